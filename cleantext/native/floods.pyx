# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of what `cleantext.filters.floods` does for each block: a flood may have a million."""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t
from libc.string cimport memset

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, hashed_with, is_decimal
from cleantext.native.elements cimport Index, Numbers
from cleantext.native.fields cimport blank, read_field, set_field
from cleantext.native.verdicts cimport verdict_on

from attrs import fields

from cleantext.blocks import Block
from cleantext.filters import floods as reference
from cleantext.labels import Label

cdef object TEXT = Block.text, INDEX = Block.index, START = Block.start
cdef list COPIED = [getattr(Block, each.name) for each in fields(Block)]
cdef enum:
    OPENINGS = 2048
    OPENING = 4  # characters

cdef object CLUTTER = Label.CLUTTER


def alike(tuple blocks, Py_ssize_t many):
    """`cleantext.filters.floods.alike`."""
    cdef Py_ssize_t chars = reference.ALIKE
    cdef dict counts = {}
    cdef Py_ssize_t flooded = 0, total = 0, index
    cdef str said
    if not may_be_alike(blocks, chars, many):
        return []
    for block in blocks:
        said = said_by(read_field(block, Block, TEXT), chars)
        if said:
            counts[said] = counts.get(said, 0) + 1
            total += 1
    for said, count in counts.items():
        if count >= many:
            flooded += count
            counts[said] = reference.one_of(count, said)
        else:
            counts[said] = None
    if not flooded or 2 * flooded < total:
        return []
    return [counts.get(said_by(read_field(block, Block, TEXT), chars)) for block in blocks]


cdef str said_by(str text, Py_ssize_t chars):
    """`cleantext.filters.floods.said_by`."""
    cdef Py_UCS4 each
    if len(text) > chars:
        text = text[:chars]
    for each in text:
        if is_decimal(each):
            return reference.NUMBER.sub("0", text)
    return text


cdef bint may_be_alike(tuple blocks, Py_ssize_t chars, Py_ssize_t many) except -1:
    """Whether half of the blocks with text begin, but for numbers, like `many` others; by hashes, so yes is perhaps."""
    cdef Index numbers = Index()
    cdef Numbers times = Numbers(len(blocks))
    cdef int64_t number, alike = 0, count = 0
    cdef Py_ssize_t index
    cdef int32_t[OPENINGS] openings  # blocks by their first characters, which costs less to know
    cdef str text
    memset(openings, 0, sizeof(openings))
    for block in blocks:
        text = <str?>read_field(block, Block, TEXT)
        if text:
            openings[opening_of(text) >> 32 & (OPENINGS - 1)] += 1
            count += 1
    for index in range(OPENINGS):
        if openings[index] >= many:
            alike += openings[index]
    if 2 * alike < count:
        return False
    alike = 0
    for block in blocks:
        text = <str?>read_field(block, Block, TEXT)
        if text:
            number = numbers.number(start_of(text, chars))
            if number == times.size:
                times.add(0)
            times.at[number] += 1
    for index in range(times.size):
        if times.at[index] >= many:
            alike += times.at[index]
    return 2 * alike >= count


cdef uint64_t opening_of(str text):
    """A hash of the first characters of a text, as far as no decimal stands among them: behind it texts alike may differ in
    length."""
    cdef Characters characters = characters_of(text)
    cdef uint64_t hashed = FNV_SEED
    cdef uint32_t each
    cdef Py_ssize_t place
    for place in range(min(OPENING, characters.size)):
        each = character(characters, place)
        if is_decimal(each):
            break
        hashed = hashed_with(hashed, each)
    return hashed


cdef uint64_t start_of(str text, Py_ssize_t chars):
    """A hash of the beginning of a text, all runs of decimals the same."""
    cdef Characters characters = characters_of(text)
    cdef uint64_t hashed = FNV_SEED
    cdef uint32_t each
    cdef Py_ssize_t place
    cdef bint was_digit = False, is_digit
    for place in range(min(chars, characters.size)):
        each = character(characters, place)
        is_digit = is_decimal(each)
        if is_digit and was_digit:
            continue
        was_digit = is_digit
        hashed = hashed_with(hashed, c"0" if is_digit else each)
    return hashed | 1


def longer(tuple blocks, Py_ssize_t least):
    """`cleantext.filters.floods._longer`."""
    return [block for block in blocks if PyUnicode_GET_LENGTH(<str?>read_field(block, Block, TEXT)) >= least]


def closed_up(list blocks):
    """`cleantext.filters.floods._closed_up`."""
    cdef list found = []
    cdef Py_ssize_t start = 0, index = 0
    for block in blocks:
        moved = blank(Block)
        for each in COPIED:
            set_field(each, moved, read_field(block, Block, each))
        set_field(INDEX, moved, index)
        set_field(START, moved, start)
        found.append(moved)
        index += 1
        start += PyUnicode_GET_LENGTH(<str?>read_field(block, Block, TEXT)) + 1
    return found


def clutter(tuple blocks, tuple settled, list flooded, str name):
    """`cleantext.filters.floods.clutter`."""
    cdef Py_ssize_t index
    return [
        verdict_on(blocks[index], CLUTTER, flooded[index].reason, name)
        for index in range(len(blocks))
        if flooded[index] is not None and settled[index] is None
    ]
