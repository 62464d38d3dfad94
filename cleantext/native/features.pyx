# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of `cleantext.learned.features`: what stands there for whole columns is done here block by block.

Each family of columns has the name it has there. One that is not here is worked out there, so that a new one needs
nothing but Python to be right; written here too, it is fast.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.math cimport log2, rint
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy, memset

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, count_of, hashed_with, word_count
from cleantext.native.elements cimport Elements, Index, Numbers, Places
from cleantext.native.fields cimport read_field
from cleantext.native.rules cimport bare_start

from cleantext.learned import features, wording as reference
from cleantext.blocks import Block
from cleantext.native.elements import elements_of
from cleantext.native.rules import bare
from cleantext.learned.word_weights import BETWEEN as BETWEEN_WORDS, WordWeights

cdef extern from "Python.h":
    bint Py_UNICODE_ISALNUM(Py_UCS4 character)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    bint Py_UNICODE_ISUPPER(Py_UCS4 character)
    object PyUnicode_FromKindAndData(int kind, const void* characters, Py_ssize_t size)

# What the two share, so that it stands in one place.
cdef bytes LOG = features.LOG
cdef const unsigned char* log_of = <const unsigned char*>PyBytes_AS_STRING(LOG)
cdef Py_ssize_t LOGGED = features.LOGGED
cdef Py_UCS4 BETWEEN = BETWEEN_WORDS
cdef dict KIND_CODES = features.KIND_CODES
cdef object CHARACTERS = features.CHARACTERS
cdef Py_ssize_t LONG_WORDS = features.LONG_WORDS
cdef frozenset BOXES = frozenset(reference.BOXES)
cdef Py_ssize_t MAX_CHARS = reference.MAX_CHARS
cdef object TEXT = Block.text, FOLDED = Block.folded, LINK_CHARS = Block.link_chars
cdef object START = Block.start, MARKER = Block.marker, WRAPPED = Block.wrapped
cdef object KIND = Block.kind, LEVEL = Block.level, HIDDEN = Block.hidden
cdef object HEADING = features.Kind.HEADING
cdef unsigned char HEADING_CODE = KIND_CODES[HEADING], ITEM_CODE = KIND_CODES[features.Kind.LIST_ITEM]
cdef unsigned char CELL_CODE = KIND_CODES[features.Kind.CELL], CODE_CODE = KIND_CODES[features.Kind.CODE]
cdef unsigned char IMAGE_CODE = KIND_CODES[features.Kind.IMAGE]

cdef enum:
    WORDS_AT_MOST = 16  # reference.MAX_TOKENS
    START_AT_MOST = 60  # features.CLAIMED_CHARS
    START_AT_LEAST = 12  # of a block that is looked for in the bodies
    FOLDED_AT_MOST = 3 * 160  # characters that reference.MAX_CHARS can become when they are casefolded

cdef enum:
    LETTER_OR_DIGIT = 1
    DECIMAL = 2
    SPACE = 4
    UPPER = 8
    STOP = 16
    COMMA = 32
    BLANK = 64

if WORDS_AT_MOST != reference.MAX_TOKENS or START_AT_MOST != features.CLAIMED_CHARS or FOLDED_AT_MOST != 3 * MAX_CHARS:
    raise ImportError("compiled for other columns; compile cleantext.native again")

cdef unsigned char[128] last_of
cdef unsigned char[128] first_of
for _code in range(128):
    last_of[_code], first_of[_code] = CHARACTERS[chr(_code)]
cdef unsigned char[256] nature_of_latin
for _code in range(256):
    nature_of_latin[_code] = looked_up(_code) | {".": STOP, "?": STOP, "!": STOP, ",": COMMA, " ": BLANK}.get(chr(_code), 0)


cdef unsigned char looked_up(Py_UCS4 each) noexcept:
    return (
        (LETTER_OR_DIGIT if Py_UNICODE_ISALNUM(each) else 0)
        | (DECIMAL if Py_UNICODE_ISDECIMAL(each) else 0)
        | (SPACE if Py_UNICODE_ISSPACE(each) else 0)
        | (UPPER if Py_UNICODE_ISUPPER(each) else 0)
    )


cdef enum:
    BEHIND_SPACE = 1
    BEHIND_STOP = 2
    MOST_SUMMED = (1 << 12) - 1  # of each of the five counts of `tally`

cdef uint8_t[256] behind  # what stands before the next character
cdef uint64_t[3][256] adds  # what a character adds to the counts of `tally`, 12 bits for each, by what stands before it
for _code in range(256):
    behind[_code] = BEHIND_SPACE if nature_of_latin[_code] & SPACE else BEHIND_STOP if nature_of_latin[_code] & STOP else 0
    for _before in range(3):
        adds[<int>_before][_code] = (
            (nature_of_latin[_code] & COMMA != 0)
            | (_before == BEHIND_STOP and nature_of_latin[_code] & BLANK != 0) << 12
            | (nature_of_latin[_code] & DECIMAL != 0) << 24
            | (_before == BEHIND_SPACE and nature_of_latin[_code] & UPPER != 0) << 36
            | (_before == BEHIND_SPACE and nature_of_latin[_code] & SPACE == 0) << 48
        )


cdef inline unsigned char nature(Py_UCS4 each) noexcept:
    """What a character is: bits."""
    return nature_of_latin[each] if each < 256 else looked_up(each)

include "parts/features/numbers.pxi"
include "parts/features/wording.pxi"
include "parts/features/measures.pxi"
include "parts/features/shapes.pxi"
include "parts/features/places.pxi"
include "parts/features/likeness.pxi"
include "parts/features/claims.pxi"
include "parts/features/sums.pxi"
include "parts/features/lines.pxi"


TWINS = {
    family.__name__: family
    for family in (
        shapes, places, containers, groups, repeats, claimed, scores, contents, sections, fellows, makeup, lines,
    )
}
"""The families that are compiled, by the name they have in `cleantext.learned.features`."""
