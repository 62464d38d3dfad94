# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.phrasebook.book.Phrasebook.match`, and of looking for its matches on a page.

Most blocks of a page match nothing, and indexes say so without making a string of any part of a block, or of any phrase.
What may match is looked at by the phrasebook's own ways to match.
"""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memset

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, count_of, hashed_with
from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind
from cleantext.phrasebook.book import EDGE_BUT_NUMBER, LONGEST_NUMBERED, LONGEST_SHAPE
from cleantext.phrasebook.shapes import SHAPES
from cleantext.phrasebook.words import EDGE, UNSPACED

cdef extern from "Python.h":
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


cdef inline Py_ssize_t past_edge(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Where a part of a text starts without what says nothing at its edge."""
    while start < end and is_edge(character(text, start)):
        start += 1
    return start


cdef inline Py_ssize_t before_edge(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Where it ends without that."""
    while end > start and is_edge(character(text, end - 1)):
        end -= 1
    return end


cdef inline uint64_t hash_of(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place
    for place in range(start, end):
        hashed = hashed_with(hashed, character(text, place))
    return hashed


cdef enum Key:
    WHOLE
    HEAD
    TAIL
    INNER


cdef struct Phrase:
    uint32_t start  # in the lines
    uint32_t size
    uint64_t hashed  # of its key
    int32_t number  # of its rule
    int32_t next  # the next phrase with the same key, -1 where there is none


cdef class Index:
    """The phrases of one way to match, where they lie in the lines of a book, by a hash of their keys.

    Before it stands a sieve, two bits of the hash each: of what is no key, one in sixty goes through.
    """

    cdef str lines
    cdef Characters text
    cdef Phrase* phrases
    cdef int32_t count, longest
    cdef int32_t* slots  # the first phrase with a key, -1 where there is none
    cdef uint64_t mask
    cdef uint8_t* bits
    cdef uint64_t bit_mask

    def __cinit__(self, str lines, int way):
        cdef Py_ssize_t room, place = 0, end
        cdef int32_t number
        cdef uint64_t slots = 16
        self.lines, self.text = lines, characters_of(lines)
        room = count_of(self.text, c"\t")
        while slots < 2 * <uint64_t>room:
            slots *= 2
        self.mask, self.bit_mask = slots - 1, 8 * slots - 1
        self.phrases = <Phrase*>malloc((room + 1) * sizeof(Phrase))
        self.slots = <int32_t*>malloc(slots * sizeof(int32_t))
        self.bits = <uint8_t*>calloc(slots, 1)
        if self.phrases is NULL or self.slots is NULL or self.bits is NULL:
            raise MemoryError
        memset(self.slots, 0xFF, slots * sizeof(int32_t))
        while place < self.text.size:
            number = 0
            while place < self.text.size and character(self.text, place) != c"\t":
                number = 10 * number + <int32_t>character(self.text, place) - c"0"
                place += 1
            while place < self.text.size and character(self.text, place) == c"\t":
                place += 1
                end = place
                while end < self.text.size and character(self.text, end) != c"\t" and character(self.text, end) != c"\n":
                    end += 1
                self.add(place, end, way, number)
                place = end
            place += 1  # over the end of the line

    def __dealloc__(self):
        free(self.phrases)
        free(self.slots)
        free(self.bits)

    cdef void add(self, Py_ssize_t start, Py_ssize_t end, int way, int32_t number) noexcept:
        """Put a phrase before all with its key that are shorter, or of its length and later in order."""
        cdef Phrase* phrase = self.phrases + self.count
        cdef Py_ssize_t size = end - start, first = start, last = end
        cdef int32_t* here
        if way == HEAD:
            last = start + (8 if size >= 8 else 4 if size >= 4 else min(size, 2))
        elif way == TAIL:
            first = end - (8 if size >= 8 else 4 if size >= 4 else min(size, 2))
        elif way == INNER:
            inner_key(self.text, &first, &last)
        phrase.start, phrase.size, phrase.number = <uint32_t>start, <uint32_t>size, number
        phrase.hashed = hash_of(self.text, first, last)
        self.mark(phrase.hashed >> 32)
        self.mark(phrase.hashed >> 12)
        here = self.slot_of(phrase.hashed)
        while here[0] >= 0 and self.precedes(self.phrases + here[0], phrase):
            here = &self.phrases[here[0]].next
        phrase.next = here[0]
        here[0] = self.count
        self.count += 1
        self.longest = max(self.longest, <int32_t>size)

    cdef inline int32_t* slot_of(self, uint64_t hashed) noexcept:
        """Where the first phrase with a key stands, or would stand."""
        cdef uint64_t place = (hashed ^ (hashed >> 29)) & self.mask
        while self.slots[place] >= 0 and self.phrases[self.slots[place]].hashed != hashed:
            place = (place + 1) & self.mask
        return self.slots + place

    cdef bint precedes(self, Phrase* one, Phrase* other) noexcept:
        """`cleantext.phrasebook.book.precedence`: the longer first, and those of a length in order."""
        cdef uint32_t place, a, b
        if one.size != other.size:
            return one.size > other.size
        for place in range(one.size):
            a, b = character(self.text, one.start + place), character(self.text, other.start + place)
            if a != b:
                return a < b
        return True

    cdef inline int32_t first(self, uint64_t hashed) noexcept:
        """The first phrase with a key of this hash, -1 where there is none."""
        if not (self.has(hashed >> 32) and self.has(hashed >> 12)):
            return -1
        return self.slot_of(hashed)[0]

    cdef inline void mark(self, uint64_t place) noexcept:
        place &= self.bit_mask
        self.bits[place >> 3] |= 1 << (place & 7)

    cdef inline bint has(self, uint64_t place) noexcept:
        place &= self.bit_mask
        return self.bits[place >> 3] >> (place & 7) & 1

    cdef inline bint stands_at(self, int32_t phrase, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
        """Whether a piece of text begins with a phrase."""
        cdef Phrase* one = self.phrases + phrase
        cdef Py_ssize_t place
        if end - start < one.size:
            return False
        for place in range(one.size):
            if character(text, start + place) != character(self.text, one.start + place):
                return False
        return True

    cdef int32_t find(self, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
        """The number of the rule of a phrase that is a whole piece of text, -1 if none is."""
        cdef int32_t phrase
        if end - start > self.longest:
            return -1
        phrase = self.first(hash_of(text, start, end))
        if phrase >= 0 and self.phrases[phrase].size == end - start and self.stands_at(phrase, text, start, end):
            return self.phrases[phrase].number
        return -1

    cdef str phrase_of(self, int32_t phrase):
        cdef Phrase* one = self.phrases + phrase
        return PyUnicode_Substring(self.lines, one.start, one.start + one.size)

    cpdef dict get(self, str key, default=None):
        """The phrases with a key, each with the number of its rule."""
        cdef Characters text = characters_of(key)
        cdef int32_t phrase = self.first(hash_of(text, 0, text.size))
        cdef dict found = {}
        while phrase >= 0:
            found[self.phrase_of(phrase)] = self.phrases[phrase].number
            phrase = self.phrases[phrase].next
        return found


cdef void inner_key(Characters text, Py_ssize_t* first, Py_ssize_t* last) noexcept:
    """`cleantext.phrasebook.book.inner_key` of a piece of text: narrows it to its key."""
    cdef Py_ssize_t place, start = first[0], end = last[0], word = first[0]
    for place in range(start, end - 1):
        if is_unspaced(character(text, place)) and is_unspaced(character(text, place + 1)):
            first[0], last[0] = place, place + 2
            return
    last[0] = start
    for place in range(start, end):
        if character(text, place) == c" ":
            if place - word > last[0] - first[0]:
                first[0], last[0] = word, place
            word = place + 1


cdef class Matcher:
    """A phrasebook, with the indexes that every look needs at hand."""

    cdef object book
    cdef dict shapes
    cdef Index whole, starts, ends, contains, titles_whole, titles
    cdef Py_ssize_t longest, longest_inside, longest_title

    def __init__(self, book):
        self.book = book
        self.shapes = {
            opening: [(SHAPES[name].holds, name) for name in names] for opening, names in book._shapes_by_opening.items()
        }
        self.whole, self.titles_whole = Index(book.lines["whole"], WHOLE), Index(book.lines["opens_whole"], WHOLE)
        self.starts, self.titles = Index(book.lines["starts"], HEAD), Index(book.lines["opens"], HEAD)
        self.ends, self.contains = Index(book.lines["ends"], TAIL), Index(book.lines["contains"], INNER)
        self.longest, self.longest_inside, self.longest_title = book._longest, book._longest_inside, book.longest_title

    cpdef object match(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook.match`."""
        cdef Characters text = characters_of(folded)
        cdef Py_ssize_t start, end
        cdef bint has_number = False, is_marked = False
        cdef int32_t number
        if text.size > self.longest:
            return None
        start = past_edge(text, 0, text.size)
        end = before_edge(text, start, text.size)
        number = self.whole.find(text, start, end)
        if number < 0:
            if text.size <= LONGEST_OF_SHAPE:
                is_marked = look(text, &has_number)
            if has_number and end - start <= LONGEST_WITH_NUMBER:
                number = find_numbered(self.whole, text, start, end)
        if number >= 0:
            return self.book._found(number, "whole", f"is '{PyUnicode_Substring(folded, start, end)}'")
        found = None
        if may_start(self.starts, text, start):
            found = self.book._match_start(PyUnicode_Substring(folded, start, text.size), self.starts, "starts")
        if found is None and may_end(self.ends, text, start, end):
            found = self.book._match_end(PyUnicode_Substring(folded, start, end), self.ends)
        if found is None and text.size <= self.longest_inside and may_hold(self.contains, folded, text, start):
            found = self.book._match_inside(PyUnicode_Substring(folded, start, text.size), self.contains)
        if found is None and is_marked:
            found = self.shape_of(folded)
        return found

    cpdef object opens(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook.opens`."""
        cdef Characters text = characters_of(folded)
        cdef Py_ssize_t start, end
        cdef int32_t number
        if text.size > self.longest_title:
            return None
        start = past_edge(text, 0, text.size)
        end = before_edge(text, start, text.size)
        number = self.titles_whole.find(text, start, end)
        if number >= 0:
            return self.book._found(number, "opens", f"heading is '{PyUnicode_Substring(folded, start, end)}'")
        if not may_start(self.titles, text, start):
            return None
        return self.book._match_start(PyUnicode_Substring(folded, start, text.size), self.titles, "opens")

    cdef object shape_of(self, str folded):
        """`cleantext.phrasebook.book.Phrasebook._match_shape`."""
        for holds, name in self.shapes.get(folded[:1], ()):
            if (not holds or has_one(folded, holds)) and SHAPES[name].pattern.fullmatch(folded) is not None:
                return self.book._found(self.book.shapes[name], "shape", f"looks like a {name}")
        return None


cdef bint may_start(Index index, Characters text, Py_ssize_t start) noexcept:
    """Whether the first 8, 4 or 2 characters are the key of a phrase that the text begins with."""
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place, size
    cdef int32_t phrase
    for place in range(start, min(start + 8, text.size)):
        hashed = hashed_with(hashed, character(text, place))
        size = place + 1 - start
        if size == 2 or size == 4 or size == 8 or place + 1 == text.size:
            phrase = index.first(hashed)
            while phrase >= 0:
                if index.stands_at(phrase, text, start, text.size):
                    return True
                phrase = index.phrases[phrase].next
    return False


cdef bint may_end(Index index, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether the last 8, 4 or 2 characters are the key of a phrase that the text ends with."""
    cdef Py_ssize_t size = 16, first
    cdef int32_t phrase
    while size > 2:
        size //= 2
        first = max(start, end - size)
        phrase = index.first(hash_of(text, first, end))
        while phrase >= 0:
            first = end - index.phrases[phrase].size
            if first >= start and index.stands_at(phrase, text, first, end):
                return True
            phrase = index.phrases[phrase].next
    return False


cdef bint may_hold(Index index, str folded, Characters text, Py_ssize_t start) except -1:
    """Whether a phrase may stand inside a text: a word of it, or two characters where words are not parted, is its key."""
    cdef uint64_t hashed = FNV_SEED
    cdef Py_ssize_t place, first = start
    cdef Py_UCS4 each
    cdef bint is_parted = True
    for place in range(start, text.size + 1):
        each = character(text, place) if place < text.size else c" "
        if not (each == c" " or Py_UNICODE_ISSPACE(each)):
            hashed = hashed_with(hashed, each)
            if each >= UNSPACED_RANGES[0] and is_unspaced(each):
                is_parted = False
            continue
        if place > first and holds_one(index, hashed, folded):
            return True
        hashed, first = FNV_SEED, place + 1
    if not is_parted:
        for place in range(start, text.size - 1):
            if holds_one(index, hash_of(text, place, place + 2), folded):
                return True
    return False


cdef bint holds_one(Index index, uint64_t hashed, str folded) except -1:
    """Whether a phrase with a key of this hash stands somewhere in a text."""
    cdef int32_t phrase = index.first(hashed)
    while phrase >= 0:
        if index.phrase_of(phrase) in folded:
            return True
        phrase = index.phrases[phrase].next
    return False


cdef inline bint has_one(str text, str marks):
    cdef Py_UCS4 mark
    for mark in marks:
        if mark in text:
            return True
    return False


cdef int32_t find_numbered(Index index, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """What `_match_numbered` finds: each number, as its pattern has it, is a #, and no edges are there."""
    cdef Py_UCS4[NUMBERED_AT_MOST] kept
    cdef Py_ssize_t place = start, size = 0, first = 0, number
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
    return index.find(Characters(4, <const void*>kept, size), first, size)


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
