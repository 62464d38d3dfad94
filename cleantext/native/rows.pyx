# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of how `cleantext.batch.rows` writes a row: as UTF-8 at once, without a text in between."""

import json

from cpython.bytes cimport PyBytes_FromStringAndSize
from libc.limits cimport LONG_MAX
from libc.stdint cimport uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcpy

from cleantext.batch.rows import _line_of

cdef extern from "Python.h":
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL

cdef bytes HEX = b"0123456789abcdef"
cdef unsigned char[256] escapes  # what stands behind the backslash; 0 for bytes that stand as they are
for _code in range(256):
    escapes[_code] = c"u" if _code < 32 else 0
for _name, _code in zip(b'"\\bfnrt', b'"\\\b\f\n\r\t'):
    escapes[_code] = _name


cdef enum:
    STEP = 8  # bytes that are looked at together

cdef const uint64_t ONES = 0x0101010101010101, TOPS = 0x8080808080808080


cdef inline uint64_t with_byte(uint64_t step, unsigned char byte) noexcept:
    """Not 0 if one of eight bytes is this one."""
    cdef uint64_t other = step ^ ONES * byte
    return (other - ONES) & ~other & TOPS


cdef Py_ssize_t plain_until(const unsigned char* letters, Py_ssize_t place, Py_ssize_t size) noexcept:
    """From a place on, where the first eight letters are of which one is escaped; the letters left over count as such."""
    cdef uint64_t step
    while place + STEP <= size:
        memcpy(&step, letters + place, STEP)
        if with_byte(step, c'"') | with_byte(step, c"\\") | (step - ONES * 32) & ~step & TOPS:
            break
        place += STEP
    return place


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
        cdef Py_ssize_t size, place = 0, start = 0
        cdef const unsigned char* letters = <const unsigned char*>PyUnicode_AsUTF8AndSize(value, &size)
        cdef unsigned char escape
        self.put(b'"', 1)
        while True:
            place = plain_until(letters, place, size)
            if place == size:
                break
            escape = escapes[letters[place]]
            if escape:
                self.put(<const char*>letters + start, place - start)
                self.escaped(letters[place], escape)
                start = place + 1
            place += 1
        self.put(<const char*>letters + start, size - start)
        self.put(b'"', 1)
        return 0

    cdef int escaped(self, unsigned char letter, unsigned char escape) except -1:
        self.reserve(6)
        self.at[self.size], self.at[self.size + 1] = c"\\", escape
        self.size += 2
        if escape == c"u":
            self.at[self.size], self.at[self.size + 1] = c"0", c"0"
            self.at[self.size + 2], self.at[self.size + 3] = HEX[letter >> 4], HEX[letter & 15]
            self.size += 4
        return 0

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
