# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.credits.labels.LabelWords`, for texts in Latin letters; others go to the original."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

from cleantext.credits.labels import POSSESSIVE, Kind, Token

cdef extern from "Python.h":
    Py_UCS4 Py_UNICODE_TOLOWER(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)

cdef int NOUN = Kind.NOUN
cdef enum:
    PLACES = 4096  # of the table of looks
    LETTER = 1
    LOWER = 2
    UPPER = 4
    ODD = 8
    LAST = 0x250  # behind the letters that are known here: Latin as far as Unicode names its letters one by one

# What each character up to LAST is. Those whose case Python and the patterns see differently are odd, as all others are.
cdef unsigned char traits[LAST]
for _code in range(LAST):
    _letter = chr(_code)
    traits[_code] = LETTER * _letter.isalpha() | LOWER * _letter.islower() | UPPER * _letter.isupper()
    if _letter.isalpha() and (not _letter.islower() and not _letter.isupper() or _letter in "ªºİ"):
        traits[_code] = ODD


cdef inline unsigned char traits_of(Py_UCS4 each) noexcept:
    if each < LAST:
        return traits[each]
    return 0 if 0x2010 <= each <= 0x2027 else ODD  # dashes, quotation marks and dots


cdef inline Py_ssize_t look_of(Py_ssize_t first, Py_ssize_t second, Py_ssize_t last, Py_ssize_t size) noexcept:
    """A place in the table of looks, by a few letters of a word in lower case and its length."""
    return (first * 131 + second * 31 + last * 7 + size) % PLACES


cdef inline Py_ssize_t sign_at(int kind, const void* data, Py_ssize_t at, Py_ssize_t end) noexcept:
    """The length of a copyright sign at an offset, 0 for none."""
    cdef Py_UCS4 each = PyUnicode_READ(kind, data, at)
    if each != c"(" or at + 2 >= end or PyUnicode_READ(kind, data, at + 2) != c")":
        return each == 0xA9
    each = PyUnicode_READ(kind, data, at + 1)
    return 3 if each == c"c" or each == c"C" else 0


cdef class LabelWords:
    """`cleantext.credits.labels.LabelWords`. Most words do not look like one of a label, and are not looked up."""

    cdef readonly object plain
    cdef dict kinds
    cdef bint looks[PLACES]

    def __init__(self, plain):
        self.plain, self.kinds = plain, plain.kinds
        for word in self.kinds:
            self.looks[look_of(ord(word[0]), ord(word[1:2] or word), ord(word[len(word) - 1 :]), len(word))] = True

    def tokens(self, str text, Py_ssize_t start, Py_ssize_t end):
        """`cleantext.credits.labels.LabelWords.tokens`."""
        cdef list tokens = []
        if not self.is_read(text, start, end, tokens):
            return self.plain.tokens(text, start, end)
        for token in tokens:
            if <int>(<tuple>token)[3] & NOUN:
                return tokens
        return []

    cdef bint is_read(self, str text, Py_ssize_t start, Py_ssize_t end, list tokens) except -1:
        """Put the tokens between two offsets into a list; whether no character there is odd."""
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Py_ssize_t place = start, at
        cdef unsigned char own, seen, later
        end = min(end, len(text))
        while place < end:
            at = place
            seen = later = 0
            while place < end:
                own = traits_of(PyUnicode_READ(kind, data, place))
                if own & ODD:
                    return False
                if not own & LETTER:
                    break
                later |= own if place > at else 0
                seen |= own
                place += 1
            if place == at:
                place += sign_at(kind, data, at, end)
                if place == at:
                    place += 1
                    continue
            sense = self.kind_of(text, kind, data, at, place)
            if sense is not None or later & UPPER and seen & LOWER:
                self.add(tokens, text, at, place, end, sense)
        return True

    cdef object kind_of(self, str text, int kind, const void* data, Py_ssize_t start, Py_ssize_t end):
        """What a word can be in a label, None for nothing."""
        cdef Py_UCS4 first = Py_UNICODE_TOLOWER(PyUnicode_READ(kind, data, start))
        cdef Py_UCS4 second = Py_UNICODE_TOLOWER(PyUnicode_READ(kind, data, min(start + 1, end - 1)))
        cdef Py_UCS4 last = Py_UNICODE_TOLOWER(PyUnicode_READ(kind, data, end - 1))
        if not self.looks[look_of(first, second, last, end - start)]:
            return None
        return self.kinds.get(PyUnicode_Substring(text, start, end).lower())

    cdef int add(self, list tokens, str text, Py_ssize_t start, Py_ssize_t stop, Py_ssize_t end, object sense) except -1:
        """Put the tokens of a word into the list; one that is not in the table is cut where its case turns."""
        cdef bint possessive = text.startswith(POSSESSIVE, stop)
        if sense is None or possessive:
            tokens.extend(self.plain.cut(text, start, min(stop + 2 * possessive, end)))
        else:
            tokens.append(Token(start, stop, PyUnicode_Substring(text, start, stop), sense))
        return 0
