# cython: language_level=3, boundscheck=False, wraparound=False
"""The compiled twin of what reads markup in `cleantext.readers`."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ


def has_unprintable(str text not None):
    """Whether a text has characters that `normalize.UNPRINTABLE` takes out."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void* characters = PyUnicode_DATA(text)
    cdef Py_ssize_t place
    for place in range(PyUnicode_GET_LENGTH(text)):
        if is_unprintable(PyUnicode_READ(kind, characters, place)):
            return True
    return False


cdef inline bint is_unprintable(Py_UCS4 character) noexcept nogil:
    """Controls but tab, newline and carriage return; lone surrogates; noncharacters."""
    if character < 0x20:
        return character != 0x09 and character != 0x0A and character != 0x0D
    if character < 0xD800:
        return 0x7F <= character <= 0x9F
    return (
        character <= 0xDFFF
        or 0xFDD0 <= character <= 0xFDEF
        or character == 0xFFFE
        or character == 0xFFFF
    )
