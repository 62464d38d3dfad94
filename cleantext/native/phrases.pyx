# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.phrasebook.book.Phrasebook.match`, and of looking for its matches on a page.

Most blocks of a page match nothing, and sieves say so without making a string of any part of a block. What goes through
is looked up in the phrasebook's own indexes, by its own ways to match.
"""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, hashed_with
from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind
from cleantext.phrasebook.book import EDGE_BUT_NUMBER, LONGEST_NUMBERED, LONGEST_SHAPE
from cleantext.phrasebook.shapes import SHAPES
from cleantext.phrasebook.words import EDGE, UNSPACED

cdef extern from "Python.h":
    int PyUnicode_Tailmatch(object text, object part, Py_ssize_t start, Py_ssize_t end, int direction) except -1
    bint Py_UNICODE_ISALNUM(Py_UCS4 character)
    bint Py_UNICODE_ISALPHA(Py_UCS4 character)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)

cdef object FOLDED = Block.folded, KIND = Block.kind, TEXT = Block.text, PATH = Block.path
cdef object IMAGE = Kind.IMAGE, CODE = Kind.CODE

cdef str EDGES = EDGE
cdef bint[128] IS_EDGE
for _code in range(128):
    IS_EDGE[_code] = chr(_code) in EDGE

cdef uint32_t[12] UNSPACED_RANGES  # the first and the last character of each
if len(UNSPACED) != 18:
    raise ImportError("compiled for other scripts; compile cleantext.native again")
for _code in range(12):
    UNSPACED_RANGES[_code] = ord(UNSPACED.replace("-", "")[_code])


cdef inline bint is_unspaced(uint32_t each) noexcept:
    """`cleantext.phrasebook.words.is_unspaced`."""
    cdef int place
    for place in range(0, 12, 2):
        if UNSPACED_RANGES[place] <= each <= UNSPACED_RANGES[place + 1]:
            return True
    return False


cdef Py_ssize_t LONGEST_WITH_NUMBER = LONGEST_NUMBERED, LONGEST_OF_SHAPE = LONGEST_SHAPE


cdef enum:
    NUMBERED_AT_MOST = 60  # cleantext.phrasebook.book.LONGEST_NUMBERED
    NUMBER_AT_MOST = 13  # characters of a number before its k or m

if NUMBERED_AT_MOST != LONGEST_NUMBERED or EDGE_BUT_NUMBER != EDGE.replace("#", ""):
    raise ImportError("compiled for another phrasebook; compile cleantext.native again")


cdef inline bint is_edge(Py_UCS4 character) noexcept:
    return IS_EDGE[character] if character < 128 else character in EDGES


cdef class Sieve:
    """Strings by two bits of a hash each: what does not go through is none of them."""

    cdef uint8_t* bits
    cdef uint64_t mask

    def __cinit__(self, strings):
        cdef uint64_t room = 64, place, hashed
        while room < 16 * <uint64_t>len(strings):  # of what is none, one in sixty goes through
            room *= 2
        self.mask = room - 1
        self.bits = <uint8_t*>calloc(room >> 3, 1)
        if self.bits is NULL:
            raise MemoryError
        for string in strings:
            text = characters_of(string)
            hashed = hash_of(text, 0, text.size)
            for place in ((hashed >> 32) & self.mask, (hashed >> 12) & self.mask):
                self.bits[place >> 3] |= 1 << (place & 7)

    def __dealloc__(self):
        free(self.bits)

    cdef inline bint passes(self, uint64_t hashed) noexcept:
        return self.has(hashed >> 32) and self.has(hashed >> 12)

    cdef inline bint has(self, uint64_t place) noexcept:
        place &= self.mask
        return self.bits[place >> 3] >> (place & 7) & 1


cdef inline uint64_t hash_of(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place
    for place in range(start, end):
        hashed = hashed_with(hashed, character(text, place))
    return hashed


cdef class Matcher:
    """A phrasebook, with the indexes that every look needs at hand, and a sieve before each."""

    cdef object book
    cdef dict whole, starts, ends, contains, shapes, titles
    cdef Sieve wholes, heads, tails, keys, titles_whole, titles_heads
    cdef Py_ssize_t longest, longest_whole, longest_inside, longest_title, most_spaces

    def __init__(self, book):
        self.book = book
        self.whole, self.starts, self.ends = book.phrases["whole"], book._starts, book._ends
        self.contains = book._contains
        self.shapes = {
            opening: [(SHAPES[name].holds, name) for name in names] for opening, names in book._shapes_by_opening.items()
        }
        self.wholes, self.heads, self.tails = Sieve(self.whole), Sieve(self.starts), Sieve(self.ends)
        self.keys = Sieve(self.contains)
        self.titles, self.longest_title = book._opens, book.longest_title
        self.titles_whole, self.titles_heads = Sieve(book.phrases["opens_whole"]), Sieve(self.titles)
        self.longest, self.longest_inside, self.most_spaces = book._longest, book._longest_inside, book._most_spaces
        self.longest_whole = max(map(len, self.whole), default=0)

    cpdef object match(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook.match`."""
        cdef Characters text = characters_of(folded)
        cdef Py_ssize_t start = 0, end = text.size
        cdef bint has_number = False, is_marked = False
        if text.size > self.longest:
            return None
        while start < end and is_edge(character(text, start)):
            start += 1
        while end > start and is_edge(character(text, end - 1)):
            end -= 1
        if end - start <= self.longest_whole and self.wholes.passes(hash_of(text, start, end)):
            core = PyUnicode_Substring(folded, start, end)
            if core in self.whole:
                return self.book._found(self.whole[core], "whole", f"is '{core}'")
        if text.size <= LONGEST_OF_SHAPE:
            is_marked = look(text, &has_number)
        found = None
        if (
            has_number
            and end - start <= LONGEST_WITH_NUMBER
            and self.wholes.passes(hash_without_numbers(text, start, end))
        ):
            found = self.book._match_numbered(PyUnicode_Substring(folded, start, end))
        if found is None and may_start(folded, text, start, self.heads, self.starts):
            found = self.book._match_start(PyUnicode_Substring(folded, start, text.size), self.book._starts, "starts")
        if found is None and self.may_end(folded, text, start, end):
            found = self.book._match_end(PyUnicode_Substring(folded, start, end))
        if found is None and text.size <= self.longest_inside and self.may_hold(folded, text, start):
            found = self.book._match_inside(PyUnicode_Substring(folded, start, text.size))
        if found is None and is_marked:
            found = self.shape_of(folded)
        return found

    cpdef object opens(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook.opens`."""
        cdef Characters text = characters_of(folded)
        cdef Py_ssize_t start = 0, end = text.size
        if text.size > self.longest_title:
            return None
        while start < end and is_edge(character(text, start)):
            start += 1
        while end > start and is_edge(character(text, end - 1)):
            end -= 1
        if not self.titles_whole.passes(hash_of(text, start, end)):
            if not may_start(folded, text, start, self.titles_heads, self.titles):
                return None
        return self.book.opens(folded)

    cdef bint may_end(self, str folded, Characters text, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether the last 8, 4 or 2 characters are the key of a phrase that the text ends with."""
        cdef Py_ssize_t size, first
        for size in (8, 4, 2):
            first = max(start, end - size)
            if self.tails.passes(hash_of(text, first, end)):
                for phrase in self.ends.get(PyUnicode_Substring(folded, first, end), ()):
                    if PyUnicode_Tailmatch(folded, phrase, start, end, 1):
                        return True
        return False

    cdef bint may_hold(self, str folded, Characters text, Py_ssize_t start) except -1:
        """Whether a phrase may stand inside a text: a word of it is the key of one, or words are not parted."""
        cdef uint64_t hashed = FNV_SEED
        cdef Py_ssize_t place, first = start
        cdef Py_UCS4 each
        for place in range(start, text.size + 1):
            each = character(text, place) if place < text.size else c" "
            if each >= UNSPACED_RANGES[0] and is_unspaced(each):
                return True
            if not (each == c" " or Py_UNICODE_ISSPACE(each)):
                hashed = hashed_with(hashed, each)
                continue
            if place > first and self.keys.passes(hashed):
                for phrase in self.contains.get(PyUnicode_Substring(folded, first, place), ()):
                    if <str>phrase in folded:
                        return True
            hashed, first = FNV_SEED, place + 1
        return False

    cdef object shape_of(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook._match_shape`."""
        for holds, name in self.shapes.get(folded[:1], ()):
            if (not holds or has_one(folded, holds)) and SHAPES[name].pattern.fullmatch(folded) is not None:
                return self.book._found(self.book.phrases["shape"][name], "shape", f"looks like a {name}")
        return None


cdef bint may_start(str folded, Characters text, Py_ssize_t start, Sieve heads, dict phrases) except -1:
    """Whether the first 8, 4 or 2 characters are the key of a phrase that the text begins with."""
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place, size
    for place in range(start, min(start + 8, text.size)):
        hashed = hashed_with(hashed, character(text, place))
        size = place + 1 - start
        if (size == 2 or size == 4 or size == 8 or place + 1 == text.size) and heads.passes(hashed):
            for phrase in phrases.get(PyUnicode_Substring(folded, start, place + 1), ()):
                if PyUnicode_Tailmatch(folded, phrase, start, text.size, -1):
                    return True
    return False


cdef inline bint has_one(str text, str marks):
    cdef Py_UCS4 mark
    for mark in marks:
        if mark in text:
            return True
    return False


cdef uint64_t hash_without_numbers(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """The hash of what `_match_numbered` looks for: each number, as its pattern has it, is a #, and no edges are there."""
    cdef Py_UCS4[NUMBERED_AT_MOST] kept
    cdef Py_ssize_t place = start, size = 0, first = 0, number
    cdef uint64_t hashed = FNV_SEED
    while place < end:
        kept[size] = character(text, place)
        place += 1
        if Py_UNICODE_ISDECIMAL(kept[size]):
            kept[size] = c"#"
            number = place + NUMBER_AT_MOST - 1
            while place < end and place < number and goes_on(character(text, place)):
                place += 1
            if place < end and (character(text, place) == c"k" or character(text, place) == c"m"):
                if place + 1 == end or not is_word(character(text, place + 1)):
                    place += 1
        size += 1
    while first < size and kept[first] != c"#" and is_edge(kept[first]):
        first += 1
    while size > first and kept[size - 1] != c"#" and is_edge(kept[size - 1]):
        size -= 1
    for place in range(first, size):
        hashed = hashed_with(hashed, kept[place])
    return hashed


cdef inline bint goes_on(Py_UCS4 each) noexcept:
    return each == c"." or each == c"," or each == c":" or Py_UNICODE_ISDECIMAL(each)


cdef inline bint is_word(Py_UCS4 each) noexcept:
    return each == c"_" or Py_UNICODE_ISALNUM(each)


cdef bint look(Characters text, bint* has_number) noexcept:
    """Whether a text has more than letters and spaces, or no letter; and whether a number stands in it."""
    cdef bint has_letter = False, is_marked = False
    cdef Py_UCS4 each
    cdef Py_ssize_t place
    for place in range(text.size):
        each = character(text, place)
        if c"a" <= each <= c"z" or c"A" <= each <= c"Z" or each >= 128 and Py_UNICODE_ISALPHA(each):
            has_letter = True
        elif each != c" ":
            is_marked = True
            if Py_UNICODE_ISDECIMAL(each):
                has_number[0] = True
    return is_marked or not has_letter


def matches(book, tuple blocks, tuple settled):
    """`cleantext.filters.phrases._matches`."""
    cdef Matcher matcher = book.compiled
    cdef dict known = {}  # what matches, by its wording: menus repeat
    cdef list found = []
    cdef Py_ssize_t index
    cdef str folded
    for index in range(len(blocks)):
        block = blocks[index]
        kind = read_field(block, Block, KIND)
        if settled[index] is not None or kind is IMAGE or kind is CODE:
            continue
        folded = read_field(block, Block, FOLDED)
        matched = known.get(folded) if known else None
        if matched is None:
            matched = matcher.match(folded)
            if matched is None:
                continue
            known[folded] = matched
        found.append((block, matched))
    return found


def titles(book, tuple blocks, tuple kinds, Py_ssize_t longest):
    """`cleantext.filters.context._titles`."""
    cdef Matcher matcher = book.compiled
    cdef dict found = {}
    cdef Py_ssize_t index
    for index in range(len(blocks)):
        block = blocks[index]
        if (
            read_field(block, Block, KIND) in kinds
            and 0 < PyUnicode_GET_LENGTH(<str?>read_field(block, Block, TEXT)) <= longest
            and not <tuple?>read_field(block, Block, PATH)
        ):
            opening = matcher.opens(read_field(block, Block, FOLDED))
            if opening is not None:
                found[index] = opening
    return found
