# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.phrasebook.book.Phrasebook.match`.

Most blocks of a page match nothing, and a look at their characters and words says so. What may match goes to the
phrasebook's own ways to match.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ

from cleantext.phrasebook.book import LONGEST_NUMBERED, LONGEST_SHAPE, MAX_WORDS
from cleantext.phrasebook.words import EDGE, IS_UNSPACED

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    bint Py_UNICODE_ISALPHA(Py_UCS4 character)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)

cdef str EDGES = EDGE
cdef bint[128] IS_EDGE
for _code in range(128):
    IS_EDGE[_code] = chr(_code) in EDGE

cdef Py_ssize_t MOST_WORDS = MAX_WORDS["contains"]
cdef Py_ssize_t LONGEST_WITH_NUMBER = LONGEST_NUMBERED, LONGEST_OF_SHAPE = LONGEST_SHAPE


cdef inline bint is_edge(Py_UCS4 character):
    return IS_EDGE[character] if character < 128 else character in EDGES


cdef inline Py_ssize_t look_of(Py_UCS4 first, Py_ssize_t size):
    """`cleantext.phrasebook.book.look_of`, of a word's first character and its length."""
    return (<Py_ssize_t>first & 127) << 5 | min(size, 31)


cdef class Matcher:
    """A phrasebook, with the indexes that every look needs at hand."""

    cdef object book
    cdef dict whole, starts, ends, contains, marks
    cdef Py_ssize_t longest, longest_inside, most_spaces
    cdef bytes looks

    def __init__(self, book):
        self.book = book
        self.whole = book.phrases["whole"]
        self.starts, self.ends, self.contains = book._starts, book._ends, book._contains
        self.marks = book._marks_by_opening
        self.longest, self.longest_inside = book._longest, book._longest_inside
        self.looks, self.most_spaces = book._looks, book._most_spaces

    def match(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook.match`."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(folded), start = 0, end = size, place
        cdef int kind = PyUnicode_KIND(folded)
        cdef const void* data = PyUnicode_DATA(folded)
        cdef Py_UCS4 each
        cdef bint has_number = False, has_letter = False, is_marked = False
        cdef str text, core
        if size > self.longest:
            return None
        while start < end and is_edge(PyUnicode_READ(kind, data, start)):
            start += 1
        while end > start and is_edge(PyUnicode_READ(kind, data, end - 1)):
            end -= 1
        text = PyUnicode_Substring(folded, start, size) if start else folded
        core = PyUnicode_Substring(folded, start, end) if start or end < size else folded
        if core in self.whole:
            return self.book._found(self.whole[core], "whole", f"is '{core}'")
        if size <= LONGEST_OF_SHAPE:
            for place in range(size):
                each = PyUnicode_READ(kind, data, place)
                if c"a" <= each <= c"z" or c"A" <= each <= c"Z" or each >= 128 and Py_UNICODE_ISALPHA(each):
                    has_letter = True
                elif each != c" ":
                    is_marked = True
                    if Py_UNICODE_ISDECIMAL(each):
                        has_number = True
            is_marked = is_marked or not has_letter
        found = None
        if has_number and end - start <= LONGEST_WITH_NUMBER and core.count(" ") <= self.most_spaces:
            found = self.book._match_numbered(core)
        if found is None and headed(text, self.starts):
            found = self.book._match_start(text, self.book._starts, "starts")
        if found is None and tailed(core, self.ends):
            found = self.book._match_end(core)
        if found is None and size <= self.longest_inside and self.may_hold(text):
            found = self.book._match_inside(text)
        if found is None and is_marked and self.may_have_shape(folded):
            found = self.book._match_shape(folded)
        return found

    cdef bint may_hold(self, str text) except -1:
        """Whether a phrase may stand inside a text: a word of it is the key of one, or words are not parted."""
        if not PyUnicode_IS_ASCII(text) and IS_UNSPACED.search(text) is not None:
            return True
        if text.count(" ") >= MOST_WORDS:
            return False
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), start = 0, place
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef const unsigned char* looks = self.looks
        for place in range(size + 1):
            if place < size and not Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, place)):
                continue
            if place > start and looks[look_of(PyUnicode_READ(kind, data, start), place - start)]:
                phrases = self.contains.get(PyUnicode_Substring(text, start, place))
                if phrases is not None:
                    for phrase in <dict>phrases:
                        if <str>phrase in text:
                            return True
            start = place + 1
        return False

    cdef bint may_have_shape(self, str folded) except -1:
        """Whether a text begins as a shape does, and has one of the marks that the shape needs."""
        for marks in self.marks.get(folded[:1], ()):
            if not marks:
                return True
            for mark in <str>marks:
                if mark in folded:
                    return True
        return False


cdef inline bint headed(str text, dict index) except -1:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    return (
        PyUnicode_Substring(text, 0, min(8, size)) in index
        or PyUnicode_Substring(text, 0, min(4, size)) in index
        or PyUnicode_Substring(text, 0, min(2, size)) in index
    )


cdef inline bint tailed(str text, dict index) except -1:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    return (
        PyUnicode_Substring(text, max(0, size - 8), size) in index
        or PyUnicode_Substring(text, max(0, size - 4), size) in index
        or PyUnicode_Substring(text, max(0, size - 2), size) in index
    )


def matching(book):
    """`cleantext.filters.phrases.matching`."""
    return Matcher(book).match
