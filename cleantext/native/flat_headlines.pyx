# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of what `cleantext.filters.flat_headlines` asks of every line."""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport uint32_t

from cleantext.native.characters cimport Characters, character, characters_of, is_decimal
from cleantext.native.fields cimport read_field
from cleantext.native.rules cimport count_words

from cleantext.blocks import Block, Kind
from cleantext.filters import flat_headlines as reference
from cleantext import sentences
from cleantext.filters import furniture_lines, paragraphs
from cleantext.names import LONGEST_NAME as NAME_AT_MOST

cdef extern from "Python.h":
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)

cdef object TEXT = Block.text, KIND = Block.kind, FOLDED = Block.folded, LINK_CHARS = Block.link_chars
cdef object HEADING = Kind.HEADING, LIST_ITEM = Kind.LIST_ITEM
cdef Py_ssize_t FLAT_REACH = reference.FLAT_REACH, ANCHOR_REACH = reference.ANCHOR_REACH, BESIDE = furniture_lines.BESIDE
cdef Py_ssize_t LONGEST_LINE = furniture_lines.LONGEST_LINE, LONGEST_NAME = NAME_AT_MOST
cdef Py_ssize_t SHORTEST_DATE = furniture_lines.SHORTEST_DATE, LONGEST_NOTE = furniture_lines.LONGEST_NOTE
cdef Py_ssize_t BODY_WORDS = paragraphs.BODY_WORDS, SENTENCE_WORDS = paragraphs.SENTENCE_WORDS
cdef Py_ssize_t MOST_COUNTED = paragraphs.MOST_COUNTED, CHARS_PER_WORD = paragraphs.CHARS_PER_WORD
cdef str ENDS = "".join(sentences.ENDS), CLOSERS = sentences.BEHIND

if SENTENCE_WORDS > BODY_WORDS or paragraphs.SENTENCE_CHARS > 2 * BODY_WORDS - 1:
    raise ImportError("compiled for longer paragraphs; compile cleantext.native again")


def lines_above_prose(tuple blocks, tuple settled, openers):
    """`cleantext.filters.flat_headlines._lines_above_prose`."""
    cdef Py_ssize_t count = min(len(blocks), FLAT_REACH), last = min(len(blocks), FLAT_REACH + ANCHOR_REACH)
    cdef Py_ssize_t index, size, prose = last + FLAT_REACH
    cdef list found = []
    for index in range(last - 1, -1, -1):
        block = blocks[index]
        text = read_field(block, Block, TEXT)
        size = PyUnicode_GET_LENGTH(<str?>text)
        if (
            index < count
            and prose - index <= ANCHOR_REACH
            and 0 < size <= LONGEST_LINE
            and settled[index] is None
            and read_field(block, Block, KIND) is not LIST_ITEM
            and (
                is_telling(characters_of(text))
                or size <= LONGEST_NAME and is_beside_number(blocks, index)
                or openers.may_open(read_field(block, Block, FOLDED))
            )
        ):
            found.append(block)
        if is_prose(block, characters_of(text)):
            prose = index
    found.reverse()
    return found


cdef bint is_telling(Characters text) noexcept:
    """Whether what may be a date stands in a line, or a character of a script in which labels stand behind the name."""
    cdef Py_ssize_t place
    cdef uint32_t each
    for place in range(text.size):
        each = character(text, place)
        if is_decimal(each):
            if may_be_date(text, place):
                return True
        elif each >= 0x3040 and (each <= 0x9FFF or 0xAC00 <= each <= 0xD7A3):
            return True
    return False


cdef bint may_be_date(Characters text, Py_ssize_t start) noexcept:
    """Whether three more digits stand behind one, or a mark and a digit, as in the pattern `YEAR_OR_DATE`."""
    cdef Py_ssize_t place = start + 1
    while place < text.size and place < start + 4 and is_decimal(character(text, place)):
        place += 1
    if place == start + 4:
        return True
    place = behind_space(text, start + 1)
    if place >= text.size or character(text, place) not in (c".", c"/", c"-"):
        return False
    place = behind_space(text, place + 1)
    return place < text.size and is_decimal(character(text, place))


cdef inline Py_ssize_t behind_space(Characters text, Py_ssize_t place) noexcept:
    return place + 1 if place < text.size and Py_UNICODE_ISSPACE(character(text, place)) else place


cdef bint is_beside_number(tuple blocks, Py_ssize_t index) except -1:
    """Whether the nearest line with text above, or below, is short and has a number."""
    cdef Py_ssize_t near, step
    for step in (-1, 1):
        for near in range(1, BESIDE + 1):
            if not 0 <= index + step * near < len(blocks):
                break
            text = read_field(blocks[index + step * near], Block, TEXT)
            if <str?>text:
                if has_number(characters_of(text)):
                    return True
                break
    return False


cdef bint has_number(Characters text) noexcept:
    cdef Py_ssize_t place
    if not SHORTEST_DATE <= text.size <= LONGEST_NOTE:
        return False
    for place in range(text.size):
        if is_decimal(character(text, place)):
            return True
    return False


cdef bint is_prose(object block, Characters text) except -1:
    """`cleantext.filters.paragraphs.is_prose`: a paragraph of the body that is a sentence."""
    if text.size < 2 * BODY_WORDS - 1 or not ends_sentence(text):
        return False
    if read_field(block, Block, KIND) is HEADING or 2 * <Py_ssize_t>read_field(block, Block, LINK_CHARS) >= text.size:
        return False
    text.size = min(text.size, MOST_COUNTED)
    return count_words(text, CHARS_PER_WORD, BODY_WORDS) >= BODY_WORDS


cdef bint ends_sentence(Characters text) noexcept:
    """`cleantext.sentences.ends_sentence`."""
    cdef Py_ssize_t end = text.size
    while end and <Py_UCS4>character(text, end - 1) in CLOSERS:
        end -= 1
    return end > 0 and <Py_UCS4>character(text, end - 1) in ENDS
