# cython: language_level=3
"""The characters of a text where they lie, and hashes of them: most searches need no string to be made."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy

cdef extern from "Python.h":
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    bint PyUnicode_IS_ASCII(object text)

cdef extern from *:
    """
    #define FNV_SEED 0xCBF29CE484222325ULL
    #define ONES 0x0101010101010101ULL  /* a one in each of eight bytes */
    #define LOW_BITS 0x7F7F7F7F7F7F7F7FULL
    """
    const uint64_t FNV_SEED, ONES, LOW_BITS


cdef struct Characters:
    int kind
    const void* at
    Py_ssize_t size


cdef inline Characters characters_of(str text):
    cdef Characters found
    found.kind = PyUnicode_KIND(text)
    found.at = PyUnicode_DATA(text)
    found.size = PyUnicode_GET_LENGTH(text)
    return found


cdef inline uint32_t character(Characters text, Py_ssize_t place) noexcept:
    return PyUnicode_READ(text.kind, text.at, place)


cdef inline bint is_decimal(uint32_t each) noexcept:
    """Whether a character is a decimal digit of any script."""
    return c"0" <= each <= c"9" if each < 128 else Py_UNICODE_ISDECIMAL(each)


cdef inline Py_ssize_t past_space(Characters text, Py_ssize_t place) noexcept:
    """Where the white space ends that stands at a place, if any does."""
    while place < text.size and Py_UNICODE_ISSPACE(character(text, place)):
        place += 1
    return place


cdef inline Py_ssize_t count_of(Characters text, uint8_t wanted) noexcept:
    """How often a character of ASCII stands in a text."""
    cdef const uint8_t* bytes
    cdef Py_ssize_t place = 0, found = 0
    cdef int position
    cdef uint8_t few
    cdef uint64_t eight
    if text.kind == 1:
        bytes = <const uint8_t*>text.at
        while place + 32 <= text.size:  # compilers make a few instructions of each step
            few = 0
            for position in range(32):
                few += bytes[place + position] == wanted
            found += few
            place += 32
        while place + 8 <= text.size:  # the highest bit of each byte tells, of what is left of eight, which are nothing
            memcpy(&eight, bytes + place, 8)
            eight ^= ONES * wanted
            eight = ~((eight & LOW_BITS) + LOW_BITS | eight | LOW_BITS)
            found += (eight >> 7) * ONES >> 56
            place += 8
    while place < text.size:
        found += character(text, place) == wanted
        place += 1
    return found


cdef inline Py_ssize_t word_count(str text) noexcept:
    """`cleantext.learned.features.word_count`, 0 for an empty text."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t words = 1 + count_of(characters, c" ")
    if not characters.size:
        return 0
    if characters.size > 12 * words and not PyUnicode_IS_ASCII(text):
        return max(words, characters.size // 2)
    return words


cdef inline uint64_t hashed_with(uint64_t hashed, uint32_t each) noexcept:
    return (hashed ^ each) * 0x100000001B3ULL  # FNV-1a, a character at a time


cdef extern from *:
    """
    static uint16_t folded_codes[0x10000];  /* 0 where nobody has asked; each module has its own */
    """
    uint16_t[0x10000] folded_codes


cdef inline uint32_t folded_code(uint32_t each) except? 0:
    """What a character up to U+FFFF is when it is casefolded; 1 where that is not one character."""
    if not folded_codes[each]:
        meant = chr(each).casefold()
        folded_codes[each] = <uint16_t>ord(meant) if len(meant) == 1 else 1
    return folded_codes[each]
