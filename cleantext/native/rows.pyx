# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The compiled twin of how `cleantext.batch.rows` writes a row: as UTF-8 at once, without a text in between."""

import json

from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.limits cimport LONG_MAX
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcpy

from cleantext.batch.rows import _line_of

cdef bytes HEX = b"0123456789abcdef"
cdef unsigned char[128] escapes  # what stands behind the backslash; 0 for letters that stand as they are
for _code in range(128):
    escapes[_code] = c"u" if _code < 32 else 0
for _name, _code in zip(b'"\\bfnrt', b'"\\\b\f\n\r\t'):
    escapes[_code] = _name

cdef enum:
    CHUNK = 4096  # letters that are written at a time
    LONGEST = 6  # bytes of a letter: those of an escape
    STEP = 8  # bytes that are looked at together: as many letters as have room in them

ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef inline bint are_plain(uint64_t step, uint64_t ones) noexcept:
    """Whether a step of letters are all ASCII, and none is escaped; `ones` are as many letters, each of them 1."""
    cdef uint64_t below = step - ones * 32 | (step ^ ones * c'"') - ones | (step ^ ones * c"\\") - ones
    return not (step | below) & ~(ones * 0x7F)


cdef char* written(char* at, const Letter* letters, Py_ssize_t count) noexcept:
    """Write letters as UTF-8, those escaped that JSON wants escaped. Gives the place behind them; NULL for lone surrogates."""
    cdef uint64_t step, ones = <uint64_t>-1 // <Letter>-1
    cdef Py_ssize_t place = 0, each, size = STEP // sizeof(Letter)
    while place < count:
        if place + size <= count:
            memcpy(&step, letters + place, STEP)
            if are_plain(step, ones):
                for each in range(size):
                    at[each] = <char>letters[place + each]
                at += size
                place += size
                continue
        at = put_letter(at, letters[place])
        if at is NULL:
            return NULL
        place += 1
    return at


cdef inline char* put_letter(char* at, uint32_t letter) noexcept:
    """Write a letter. Gives the place behind it; NULL for a lone surrogate."""
    cdef unsigned char escape
    if letter < 0x80:
        escape = escapes[letter]
        if not escape:
            at[0] = <char>letter
            return at + 1
        at[0], at[1] = c"\\", escape
        if escape != c"u":
            return at + 2
        at[2], at[3], at[4], at[5] = c"0", c"0", HEX[letter >> 4], HEX[letter & 15]
        return at + 6
    if letter < 0x800:
        at[0], at[1] = <char>(0xC0 | letter >> 6), tail_byte(letter)
        return at + 2
    if 0xD800 <= letter < 0xE000:
        return NULL
    if letter < 0x10000:
        at[0], at[1], at[2] = <char>(0xE0 | letter >> 12), tail_byte(letter >> 6), tail_byte(letter)
        return at + 3
    at[0], at[1] = <char>(0xF0 | letter >> 18), tail_byte(letter >> 12)
    at[2], at[3] = tail_byte(letter >> 6), tail_byte(letter)
    return at + 4


cdef inline char tail_byte(uint32_t bits) noexcept:
    """A byte of UTF-8 that is not the first of its letter: it holds six bits."""
    return <char>(0x80 | bits & 0x3F)


cdef class Line:
    """A line of JSON as it grows."""

    cdef char* at
    cdef Py_ssize_t size, room

    def __cinit__(self):
        self.room = 1 << 14
        self.at = <char*>malloc(self.room)
        if self.at is NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.at)

    cdef int reserve(self, Py_ssize_t more) except -1:
        cdef char* larger
        if self.size + more > self.room:
            larger = <char*>realloc(self.at, 2 * (self.size + more))
            if larger is NULL:
                raise MemoryError
            self.at, self.room = larger, 2 * (self.size + more)
        return 0

    cdef int put(self, const char* part, Py_ssize_t size) except -1:
        self.reserve(size)
        memcpy(self.at + self.size, part, size)
        self.size += size
        return 0

    cdef int text(self, value) except -1:
        """Write a text in quotes. Raises `UnicodeEncodeError` for one with a lone surrogate."""
        if not isinstance(value, str):
            raise TypeError("the names in a row are texts")
        cdef int kind = PyUnicode_KIND(value)
        cdef void* letters = PyUnicode_DATA(value)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(value), place = 0, count
        cdef char* end
        self.put(b'"', 1)
        while place < size:
            count = min(size - place, CHUNK)
            self.reserve(LONGEST * count)
            end = self.at + self.size
            if kind == 1:
                end = written(end, <uint8_t*>letters + place, count)
            elif kind == 2:
                end = written(end, <uint16_t*>letters + place, count)
            else:
                end = written(end, <uint32_t*>letters + place, count)
            if end is NULL:
                value.encode()
            self.size = end - self.at
            place += count
        return self.put(b'"', 1)

    cdef int value(self, value) except -1:
        cdef bytes other
        if isinstance(value, str):
            self.text(value)
        elif value is None:
            self.put(b"null", 4)
        elif type(value) is int and 0 <= value <= LONG_MAX:
            self.number(value)
        elif isinstance(value, dict):
            self.pairs(value)
        elif isinstance(value, (list, tuple)):
            self.items(value)
        else:
            other = json.dumps(value, ensure_ascii=False).encode()
            self.put(other, len(other))
        return 0

    cdef int number(self, unsigned long value) except -1:
        cdef char[20] digits
        cdef Py_ssize_t place = 20
        while True:
            place -= 1
            digits[place] = <char>(c"0" + value % 10)
            value //= 10
            if not value:
                return self.put(digits + place, 20 - place)

    cdef int items(self, values) except -1:
        cdef bint is_first = True
        self.put(b"[", 1)
        for value in values:
            if not is_first:
                self.put(b", ", 2)
            is_first = False
            self.value(value)
        return self.put(b"]", 1)

    cdef int pairs(self, dict values) except -1:
        cdef bint is_first = True
        self.put(b"{", 1)
        for key, value in values.items():
            if not is_first:
                self.put(b", ", 2)
            is_first = False
            self.text(key)
            self.put(b": ", 2)
            self.value(value)
        return self.put(b"}", 1)


def line_of(row):
    """`cleantext.batch.rows.line_of`."""
    cdef Line line = Line()
    try:
        line.value(row)
    except UnicodeEncodeError:
        return _line_of(row)
    return PyBytes_FromStringAndSize(line.at, line.size)
