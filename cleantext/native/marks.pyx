# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.credits.marks.Marks`: most lines have no mark, which is seen in one pass over their end."""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.string cimport memset

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, hashed_with
from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind
from cleantext.sentences import STOPS

cdef extern from "Python.h":
    int PyUnicode_Tailmatch(object text, object part, Py_ssize_t start, Py_ssize_t end, int direction) except -1
    bint Py_UNICODE_ISALNUM(Py_UCS4 character)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)
    bint Py_UNICODE_ISLOWER(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    Py_UCS4 Py_UNICODE_TOLOWER(Py_UCS4 character)
    Py_UCS4 Py_UNICODE_TOUPPER(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)

cdef object TEXT = Block.text, KIND = Block.kind, PATH = Block.path, IMAGE = Kind.IMAGE
cdef enum:
    PLACES = 1 << 16  # of the table of nouns, a bit each

cdef bint[128] IS_DULL  # of ASCII, what neither parts words nor is part of a mark
for _code in range(128):
    IS_DULL[_code] = not chr(_code).isspace() and chr(_code) not in "/|(:"


cdef class Marks:
    """`cleantext.credits.marks.Marks`. A line that may have a mark goes to the original."""

    cdef readonly object plain
    cdef frozenset nouns
    cdef dict suffixes  # by their last character
    cdef uint8_t[PLACES >> 3] looks
    cdef Py_ssize_t reach, reach_of_sentence, reach_of_label
    cdef str sentence_end, closing
    cdef Py_UCS4 east_asian

    def __init__(self, plain):
        cdef str word
        cdef uint64_t place
        from cleantext.credits import marks as reference  # which imports this module

        self.reach, self.reach_of_sentence = reference.REACH, reference.REACH_OF_SENTENCE
        self.reach_of_label = reference.REACH_OF_LABEL
        self.sentence_end, self.closing = "".join(sorted(STOPS)), reference.CLOSING
        self.east_asian = reference.EAST_ASIAN
        self.plain, self.nouns, self.suffixes = plain, plain.nouns, {}
        for word in plain.suffixes:
            self.suffixes.setdefault(ord(word[len(word) - 1]), []).append(word)
        memset(self.looks, 0, PLACES >> 3)
        for word in self.nouns:
            place = place_of(characters_of(word), 0, len(word))
            self.looks[place >> 3] |= 1 << (place & 7)

    def may_hold_credit(self, str text):
        """`cleantext.credits.marks.Marks.may_hold_credit`."""
        return self.may_hold(text)

    cdef bint may_hold(self, str text) except -1:
        return self.may_have(text) and self.plain.may_hold_credit(text)

    def begins_with_label(self, str text):
        """`cleantext.credits.marks.Marks.begins_with_label`."""
        return self.may_begin(text) and self.plain.begins_with_label(text)

    cdef bint may_begin(self, str text) except -1:
        """Whether a text may begin with a label, going by the first mark that stands behind labels."""
        cdef Characters characters = characters_of(text)
        cdef Py_ssize_t place
        for place in range(min(characters.size, self.reach_of_label)):
            if <Py_UCS4>character(characters, place) in ":：©":
                return self.ends_in_label(text, characters, 0, place)
        return False

    cdef bint may_have(self, str text) except -1:
        """Whether the end of a text has what may be a mark."""
        cdef Characters characters = characters_of(text)
        cdef Py_ssize_t end = characters.size, start, place, word
        cdef uint32_t each
        if not end:
            return False
        each = character(characters, end - 1)
        start = max(0, end - (self.reach_of_sentence if <Py_UCS4>each in self.sentence_end else self.reach))
        if (each >= self.east_asian or not Py_UNICODE_ISALNUM(each)) and self.ends_in_suffix(text, characters, start):
            return True
        word = start
        for place in range(start, end):
            each = character(characters, place)
            if each < 128:
                if IS_DULL[each]:
                    continue
                if each == c"/":
                    if parts_names(characters, place):
                        return True
                elif each == c"|":
                    return True
                elif each == c"(":
                    if place + 2 < end and character(characters, place + 2) == c")":
                        if character(characters, place + 1) | 32 == c"c":
                            return True
                elif each == c":":
                    if self.ends_in_label(text, characters, start, place):
                        return True
                else:
                    if self.is_noun(text, characters, word, place):
                        return True
                    if each == c" " and is_via(characters, place):
                        return True
                    word = place + 1
            elif <Py_UCS4>each in "©Ⓒⓒ℗／＝（：İΣ":
                return True
            elif Py_UNICODE_ISSPACE(each):
                if self.is_noun(text, characters, word, place):
                    return True
                word = place + 1
        return self.is_noun(text, characters, word, end)

    cdef bint is_noun(self, str text, Characters characters, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether a word is a noun of labels, be it behind a bracket or before a mark."""
        if start < end and character(characters, start) in (c"(", c"["):
            start += 1
        if start < end and character(characters, end - 1) in (c":", c".", c",", 0x60C):
            end -= 1
        return self.is_known(text, characters, start, end)

    cdef bint is_known(self, str text, Characters characters, Py_ssize_t start, Py_ssize_t end) except -1:
        cdef uint64_t place
        if start >= end:
            return False
        place = place_of(characters, start, end)
        if not self.looks[place >> 3] >> (place & 7) & 1:
            return False
        return PyUnicode_Substring(text, start, end).lower() in self.nouns

    cdef bint ends_in_label(self, str text, Characters characters, Py_ssize_t start, Py_ssize_t colon) except -1:
        """Whether a label stands before a colon, behind the last turn of the case of a word."""
        cdef Py_ssize_t end = colon, turn
        cdef uint32_t last
        if end > start and character(characters, end - 1) in (c" ", 0xA0):
            end -= 1
        if end == start or not is_letter(character(characters, end - 1)):
            return False
        last = character(characters, end - 1)
        if Py_UNICODE_TOLOWER(last) == Py_UNICODE_TOUPPER(last):
            return True
        turn = end
        while turn > start and Py_UNICODE_ISLOWER(character(characters, turn - 1)) and is_letter(character(characters, turn - 1)):
            turn -= 1
        if turn > start and is_letter(character(characters, turn - 1)):
            turn -= 1
        return self.is_known(text, characters, turn, end)

    cdef bint ends_in_suffix(self, str text, Characters characters, Py_ssize_t start) except -1:
        """Whether a text ends in what stands behind a name, brackets and stops not counted."""
        cdef Py_ssize_t end = characters.size
        while end > start and <Py_UCS4>character(characters, end - 1) in self.closing:
            end -= 1
        if end == start:
            return False
        for suffix in self.suffixes.get(character(characters, end - 1), ()):
            if PyUnicode_Tailmatch(text, suffix, start, end, 1):
                return True
        return False


cdef inline uint64_t place_of(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """The place of a word in the table, its case not counted."""
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place
    cdef uint32_t each
    for place in range(start, end):
        each = character(text, place)
        if each >= 128:
            each = Py_UNICODE_TOLOWER(each)
        elif c"A" <= each <= c"Z":
            each |= 32
        hashed = hashed_with(hashed, each)
    return (hashed >> 32) & (PLACES - 1)


cdef inline bint is_letter(uint32_t each) noexcept:
    return Py_UNICODE_ISALNUM(each) and not Py_UNICODE_ISDECIMAL(each)


cdef inline bint parts_names(Characters text, Py_ssize_t slash) noexcept:
    """Whether what stands behind a slash may be a name: it begins with no small letter of ASCII, or like an agency's."""
    cdef Py_ssize_t place = slash + 1
    cdef uint32_t each
    if place < text.size and character(text, place) == c" ":
        place += 1
    if place >= text.size:
        return False
    each = character(text, place)
    if each >= 128 or c"A" <= each <= c"Z":
        return True
    return <Py_UCS4>each in "aednpt"


cdef inline bint is_via(Characters text, Py_ssize_t space) noexcept:
    return (
        space + 4 < text.size
        and character(text, space + 1) == c"v"
        and character(text, space + 2) == c"i"
        and character(text, space + 3) == c"a"
        and character(text, space + 4) == c" "
    )


def looking(plain):
    """`cleantext.credits.marks.looking`."""
    return Marks(plain)


def marked_lines(tuple blocks, tuple settled, Marks marks, Py_ssize_t longest, never):
    """`cleantext.filters.captions._marked_lines`."""
    cdef list found = []
    cdef Py_ssize_t index
    cdef object above = None, kind
    cdef str text
    for index in range(len(blocks)):
        block = blocks[index]
        kind = read_field(block, Block, KIND)
        if settled[index] is None and not <tuple>read_field(block, Block, PATH) and kind not in never:
            text = read_field(block, Block, TEXT)
            if 0 < PyUnicode_GET_LENGTH(text) <= longest and (above is IMAGE or marks.may_hold(text)):
                found.append(block)
        above = kind
    return found


def labelled_blocks(tuple blocks, tuple settled, Marks marks, Py_ssize_t longest, kinds):
    """`cleantext.filters.captions._labelled_blocks`."""
    cdef list found = []
    cdef Py_ssize_t index
    cdef str text
    for index in range(len(blocks)):
        if settled[index] is None:
            block = blocks[index]
            text = read_field(block, Block, TEXT)
            if 0 < PyUnicode_GET_LENGTH(text) <= longest and marks.may_begin(text):
                if read_field(block, Block, KIND) in kinds and marks.plain.begins_with_label(text):
                    found.append(block)
    return found
