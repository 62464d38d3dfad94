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

from cleantext.native.characters cimport FNV_SEED, Characters, character, characters_of, count_of, hashed_with
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
    bint PyUnicode_IS_ASCII(object text)
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


# -- numbers ----------------------------------------------------------------------------------------------------------


cdef class Reals:
    """The same for sums of weights."""

    cdef double* at
    cdef Py_ssize_t size

    def __cinit__(self, Py_ssize_t size):
        self.size = size
        self.at = <double*>calloc(size + 1, sizeof(double))
        if self.at is NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.at)

    cdef list listed(self):
        cdef Py_ssize_t place
        return [self.at[place] for place in range(self.size)]


cdef inline unsigned char log_code(int64_t number) noexcept:
    cdef double code
    if number < LOGGED:
        return log_of[number]
    code = rint(4 * log2(<double>number)) + 4
    return 255 if code > 255 else <unsigned char>code


cdef inline unsigned char share_code(int64_t part, int64_t whole) noexcept:
    cdef int64_t code
    if not whole:
        return 21
    code = 20 * part // whole
    return 20 if code > 20 else <unsigned char>code


cdef inline unsigned char score_code(double score) noexcept:
    cdef double code = rint(12 * score + 128)
    return 0 if code < 0 else 255 if code > 255 else <unsigned char>code


cdef inline unsigned char* room_of(bytes column) noexcept:
    return <unsigned char*>PyBytes_AS_STRING(column)


cdef inline bytes empty(Py_ssize_t count):
    return PyBytes_FromStringAndSize(NULL, count)


cdef bytes filled(Py_ssize_t count, unsigned char value):
    return bytes((value,)) * count


# -- wording -----------------------------------------------------------------------------------------------------

cdef struct Entry:
    Characters token  # kept alive by `Lookup.texts`
    void* string  # the token as a string, once somebody has asked for it; kept alive by `Lookup.strings`
    double inside
    double leaf


cdef inline uint32_t short(uint64_t hashed) noexcept:
    return <uint32_t>(hashed >> 32) | 1


cdef class Lookup:
    """Weights by token, found without making the token."""

    cdef Entry* entries
    cdef uint32_t* hashes  # of the entries, 0 where there is none: most searches need no more
    cdef uint64_t mask
    cdef Py_ssize_t size
    cdef list texts, strings

    def __cinit__(self, inside, leaves):
        cdef uint64_t room = 16
        inside, leaves = WordWeights.of(inside), WordWeights.of(leaves)
        while room < 3 * <uint64_t>(len(inside.weights) + len(leaves.weights)) // 2:
            room *= 2
        self.mask = room - 1
        self.size = room
        self.entries = <Entry*>calloc(room, sizeof(Entry))
        self.hashes = <uint32_t*>calloc(room, sizeof(uint32_t))
        if self.entries is NULL or self.hashes is NULL:
            raise MemoryError
        self.texts, self.strings = [], []
        self.read(inside.words, inside.weights, False)
        self.read(leaves.words, leaves.weights, True)

    cdef int read(self, str words, bytes packed, bint is_leaf) except -1:
        """Add the words of a `WordWeights`, with one of the two weights."""
        cdef const uint8_t* weights = <const uint8_t*>PyBytes_AS_STRING(packed)
        cdef Py_ssize_t number, end, start = 0
        cdef Characters text = characters_of(words), token
        cdef uint64_t hashed
        cdef Entry* entry
        self.texts.append(words)
        for number in range(len(packed) // 2):
            hashed = FNV_SEED
            end = start
            while end < text.size and character(text, end) != BETWEEN:
                hashed = hashed_with(hashed, character(text, end))
                end += 1
            if end > start:
                token = Characters(text.kind, <const char*>text.at + start * text.kind, end - start)
                entry = self.entry_of(hashed, token)
                weight = <int16_t>(weights[2 * number] | weights[2 * number + 1] << 8) / 100.0
                if is_leaf:
                    entry.leaf = weight
                else:
                    entry.inside = weight
            start = end + 1
        return 0

    cdef Entry* entry_of(self, uint64_t hashed, Characters token) noexcept:
        """The entry of a token, made where there is none."""
        cdef uint64_t place = self.place(hashed)
        while self.hashes[place]:
            if self.hashes[place] == short(hashed):
                if is_token(self.entries[place].token, character(token, 0), token, 1, token.size):
                    return self.entries + place
            place = (place + 1) & self.mask
        self.entries[place].token = token
        self.hashes[place] = short(hashed)
        return self.entries + place

    cdef object string_of(self, Py_ssize_t place):
        """The token of an entry."""
        cdef Entry* entry = self.entries + place
        if entry.string is NULL:
            string = PyUnicode_FromKindAndData(entry.token.kind, entry.token.at, entry.token.size)
            self.strings.append(string)
            entry.string = <void*>string
        return <object>entry.string

    def __dealloc__(self):
        free(self.entries)
        free(self.hashes)

    cdef inline uint64_t place(self, uint64_t hashed) noexcept:
        return (hashed ^ (hashed >> 29)) & self.mask

    cdef Py_ssize_t find(self, Py_UCS4 sign, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
        """Where the entry of a sign and a piece of text is, -1 where there is none."""
        cdef uint64_t hashed = hashed_with(FNV_SEED, sign)
        cdef Py_ssize_t index
        if text.kind == 1:
            for index in range(start, end):
                hashed = hashed_with(hashed, (<unsigned char*>text.at)[index])
        elif text.kind == 4:
            for index in range(start, end):
                hashed = hashed_with(hashed, (<uint32_t*>text.at)[index])
        else:
            for index in range(start, end):
                hashed = hashed_with(hashed, character(text, index))
        return self.find_hashed(hashed, sign, text, start, end)

    cdef inline Py_ssize_t find_hashed(
        self, uint64_t hashed, Py_UCS4 sign, Characters text, Py_ssize_t start, Py_ssize_t end
    ) noexcept:
        """The same, where the hash of both is known."""
        cdef uint64_t place = self.place(hashed)
        while self.hashes[place]:
            if self.hashes[place] == short(hashed) and is_token(self.entries[place].token, sign, text, start, end):
                return place
            place = (place + 1) & self.mask
        return -1

    cdef inline Py_ssize_t find_joined(self, uint64_t hashed, Py_UCS4 sign, Characters name) noexcept:
        """The same for the runs of letters of a name, with hyphens between them."""
        cdef uint64_t place = self.place(hashed)
        while self.hashes[place]:
            if self.hashes[place] == short(hashed) and is_joined(self.entries[place].token, sign, name):
                return place
            place = (place + 1) & self.mask
        return -1


cdef bint is_token(Characters known, Py_UCS4 sign, Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t index, width = known.kind
    if known.size != end - start + 1 or character(known, 0) != sign:
        return False
    if text.kind == width:
        return not memcmp(<const char*>known.at + width, <const char*>text.at + start * width, (end - start) * width)
    for index in range(start, end):
        if character(known, index - start + 1) != character(text, index):
            return False
    return True


cdef bint is_joined(Characters known, Py_UCS4 sign, Characters name) noexcept:
    cdef Py_ssize_t index, place = 1
    cdef Py_UCS4 each
    cdef bint is_inside = False
    if not known.size or character(known, 0) != sign:
        return False
    for index in range(name.size):
        each = character(name, index)
        if c"a" <= each <= c"z":
            if not is_inside and place > 1:
                if place >= known.size or character(known, place) != c"-":
                    return False
                place += 1
            if place >= known.size or character(known, place) != each:
                return False
            place += 1
            is_inside = True
        else:
            is_inside = False
    return place == known.size


cdef class Weights:
    """A `cleantext.learned.wording.Wording`, ready to be looked up in."""

    cdef Lookup names
    cdef Lookup texts

    def __init__(self, wording):
        self.names = Lookup(wording.elements, wording.leaves)
        # The sign of a word is its first character, so that both are found in the same way.
        self.texts = Lookup(wording.texts, {})


cdef class Evidence:
    """`cleantext.learned.wording.Evidence`; lists are made of the numbers when they are asked for."""

    cdef Reals _paths
    cdef Reals _texts
    cdef readonly list telling

    @property
    def paths(self):
        return self._paths.listed()

    @property
    def texts(self):
        return self._texts.listed()


def evidence(blocks, wording, elements=None):
    """`cleantext.learned.wording.evidence`."""
    cdef Evidence said = Evidence()
    cdef Weights weights = wording.compiled
    cdef Elements around = elements if isinstance(elements, Elements) else elements_of(blocks)
    cdef Py_ssize_t index = 0
    weigh_paths(said, around, weights.names)
    said._texts = Reals(around._innermost.size)
    for block in blocks:
        said._texts.at[index] = text_weight(block, weights.texts)
        index += 1
    return said


cdef struct Weight:
    double inside
    double leaf
    double most
    Py_ssize_t telling  # place of the token that weighs most, -1 where none weighs anything
    int64_t times  # how many elements of its name it stands in, itself counted; 0 for boxes


cdef int weigh_paths(Evidence said, Elements elements, Lookup lookup) except -1:
    """What the path of each block weighs, and its most telling word."""
    cdef Py_ssize_t names = len(elements.called), count = elements._parents.size, index, blocks = elements._innermost.size
    cdef Weight* weighed = <Weight*>malloc((names + 1) * sizeof(Weight))
    cdef Weight* down = <Weight*>malloc((count + 1) * sizeof(Weight))  # with what is around: the sum, and the most telling
    cdef int32_t* seen = <int32_t*>malloc(lookup.size * sizeof(int32_t))
    cdef Weight* own
    cdef int64_t parent, number, around, most = reference.MOST_NESTED, near = reference.NEAR_NESTED
    try:
        if weighed is NULL or down is NULL or seen is NULL:
            raise MemoryError
        for index in range(names):
            weigh(weighed + index, <tuple>elements.called[index], lookup, seen)
        for index in range(count):
            own = down + index
            own[0] = weighed[elements._names.at[index]]
            parent = elements._parents.at[index]
            if own.times:
                around = parent
                for number in range(near):
                    if around < 0:
                        break
                    if elements._names.at[around] == elements._names.at[index]:
                        own.times += down[around].times
                        break
                    around = elements._parents.at[around]
                if own.times > most:
                    own.inside = 0.0
            if parent >= 0:
                own.inside = down[parent].inside + own.inside
                if own.most <= down[parent].most:
                    own.most, own.telling = down[parent].most, down[parent].telling
        said._paths = Reals(blocks)
        said.telling = []
        for index in range(blocks):
            number = elements._innermost.at[index]
            if number < 0:
                said.telling.append("")
                continue
            parent = elements._parents.at[number]
            said._paths.at[index] = (down[number].inside + down[number].leaf) + (down[parent].leaf if parent >= 0 else 0.0)
            said.telling.append(lookup.string_of(down[number].telling) if down[number].telling >= 0 else "")
    finally:
        free(weighed)
        free(down)
        free(seen)
    return 0


cdef int weigh(Weight* weight, tuple name, Lookup lookup, int32_t* seen) except -1:
    """What an element of some name weighs; `seen` has room for the places of all tokens, to count each once."""
    cdef Py_ssize_t size = 0
    cdef Characters text = characters_of(<str>name[0])
    weight.inside = weight.leaf = weight.most = 0.0
    weight.telling = -1
    weight.times = name[0] not in BOXES
    size = add_token(weight, lookup, lookup.find(c"<", text, 0, text.size), seen, size)
    if name[3]:
        text = characters_of(<str>name[3])
        size = add_token(weight, lookup, lookup.find(c"=", text, 0, text.size), seen, size)
    if name[1]:
        size = add_parts(weight, lookup, c"#", characters_of(<str>name[1]), seen, size)
    for each in <tuple>name[2]:
        size = add_parts(weight, lookup, c".", characters_of(<str>each), seen, size)
    return 0


cdef Py_ssize_t add_parts(
    Weight* weight, Lookup lookup, Py_UCS4 sign, Characters name, int32_t* seen, Py_ssize_t size
) noexcept:
    """Add the weights of the runs of letters of a name and, of a class word with several, that of all of them joined."""
    cdef uint64_t seed = hashed_with(FNV_SEED, sign), hashed = seed, joined = seed
    cdef Py_ssize_t index, start = -1, parts = 0
    cdef Py_UCS4 each
    for index in range(name.size + 1):
        each = character(name, index) if index < name.size else 0
        if c"a" <= each <= c"z":
            if start < 0:
                start, hashed = index, seed
                if parts:
                    joined = hashed_with(joined, c"-")
            hashed, joined = hashed_with(hashed, each), hashed_with(joined, each)
        elif start >= 0:
            size = add_token(weight, lookup, lookup.find_hashed(hashed, sign, name, start, index), seen, size)
            parts += 1
            start = -1
    if parts > 1 and sign == c".":
        size = add_token(weight, lookup, lookup.find_joined(joined, sign, name), seen, size)
    return size


cdef inline Py_ssize_t add_token(
    Weight* weight, Lookup lookup, Py_ssize_t place, int32_t* seen, Py_ssize_t size
) noexcept:
    """Add the weight of a token, unless the element has been seen to have it; how many have been seen now."""
    cdef double value
    cdef Py_ssize_t index
    if place < 0:
        return size
    for index in range(size):
        if seen[index] == place:
            return size
    value = lookup.entries[place].inside
    weight.inside += value
    weight.leaf += lookup.entries[place].leaf
    if value < 0:
        value = -value
    if value > weight.most:
        weight.most, weight.telling = value, place
    seen[size] = <int32_t>place
    return size + 1


cdef inline bint is_sign(Py_UCS4 each) noexcept:
    """One of the signs that are words of their own in `cleantext.learned.wording.WORDS`."""
    return each == 0xA9 or each == 0x7C or each == 0xBB or each == 0x203A or each == 0x2192


cdef double text_weight(object block, Lookup lookup) except? -1:
    """What the words of a block weigh, and the block as a whole."""
    cdef Py_UCS4[FOLDED_AT_MOST + WORDS_AT_MOST + 2] wording
    cdef Py_ssize_t[WORDS_AT_MOST + 1] starts
    cdef uint64_t[WORDS_AT_MOST] hashes
    cdef Py_ssize_t[WORDS_AT_MOST] found
    cdef Py_ssize_t index, size = 1, words = 0, hits = 0, place, hit
    cdef uint64_t whole_hash, word_hash = 0
    cdef Py_UCS4 each
    cdef unsigned char kind
    cdef bint is_word = False, is_digit = False, was_digit = False, goes_on
    cdef Characters folded, whole
    cdef double weight = 0.0
    if not 0 < PyUnicode_GET_LENGTH(<str?>read_field(block, Block, TEXT)) <= MAX_CHARS:
        return 0.0
    folded = characters_of(<str?>read_field(block, Block, FOLDED))
    if folded.size > FOLDED_AT_MOST:
        return 0.0
    wording[0] = c"="
    whole_hash = hashed_with(FNV_SEED, c"=")
    for index in range(folded.size):
        each = character(folded, index)
        kind = nature(each)
        is_digit = kind & DECIMAL
        if is_digit and was_digit:
            continue
        was_digit = is_digit
        goes_on = is_word
        is_word = kind & LETTER_OR_DIGIT or each == c"_"
        if not is_word:
            if not is_sign(each):
                continue
            goes_on = False
        if not goes_on:
            if words == WORDS_AT_MOST:
                return 0.0
            if words:
                hashes[words - 1] = word_hash
                wording[size] = c" "
                size += 1
                whole_hash = hashed_with(whole_hash, c" ")
            starts[words] = size
            word_hash = FNV_SEED
            words += 1
        if is_digit:
            each = c"0"
        wording[size] = each
        size += 1
        whole_hash = hashed_with(whole_hash, each)
        word_hash = hashed_with(word_hash, each)
    if not words:
        return 0.0
    hashes[words - 1] = word_hash
    starts[words] = size + 1
    whole.kind, whole.at, whole.size = 4, <void*>wording, size
    place = lookup.find_hashed(whole_hash, c"=", whole, 1, size)
    if place >= 0:
        weight += lookup.entries[place].inside
    for index in range(words):
        place = lookup.find_hashed(
            hashes[index], wording[starts[index]], whole, starts[index] + 1, starts[index + 1] - 1
        )
        if place < 0:
            continue
        for hit in range(hits):
            if found[hit] == place:
                break
        else:
            weight += lookup.entries[place].inside
            found[hits] = place
            hits += 1
    return weight


# -- measures ----------------------------------------------------------------------------------------------------


cdef class Measures:
    """`cleantext.learned.features.Measures`; lists are made of the numbers when they are asked for."""

    cdef readonly object document
    cdef readonly object said
    cdef readonly Elements elements
    cdef Py_ssize_t count
    cdef list texts
    cdef bytes kinds
    cdef bytes levels
    cdef Numbers _words
    cdef Numbers _chars
    cdef Numbers _links
    cdef Numbers _linked
    cdef Numbers _long
    cdef Numbers alike
    cdef bytes codes  # of the scores

    @property
    def words(self):
        return self._words.listed()

    @property
    def chars(self):
        return self._chars.listed()

    @property
    def links(self):
        return self._links.listed()

    @property
    def linked(self):
        return self._linked.listed()

    @property
    def long(self):
        return [number == 1 for number in self._long.listed()]


cdef Py_ssize_t word_count(str text) noexcept:
    """`cleantext.learned.features.word_count`, 0 for an empty text."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t words = 1 + count_of(characters, c" ")
    if not characters.size:
        return 0
    if characters.size > 12 * words and not PyUnicode_IS_ASCII(text):
        return max(words, characters.size // 2)
    return words


def words_of(blocks):
    """`cleantext.filters.words._words_of`."""
    return [word_count(read_field(block, Block, TEXT)) for block in blocks]


def words_in(blocks):
    """`cleantext.filters.words._words_in`."""
    cdef Py_ssize_t words = 0
    for block in blocks:
        words += word_count(read_field(block, Block, TEXT))
    return words


def prose_words_in(blocks):
    """`cleantext.filters.words._prose_words_in`."""
    cdef Py_ssize_t words = 0, links, count
    cdef str text
    for block in blocks:
        text, links = read_field(block, Block, TEXT), read_field(block, Block, LINK_CHARS)
        count = word_count(text) if links * 3 < PyUnicode_GET_LENGTH(text) else 0
        words += count if count >= LONG_WORDS else 0
    return words


cdef Measures measure(object document, object said, Elements elements):
    """`cleantext.learned.features.measure`."""
    cdef Measures found = Measures()
    cdef tuple blocks = document.blocks
    cdef Py_ssize_t count = len(blocks), words, size, links, index = 0, level
    cdef str text
    found.document, found.said, found.elements, found.count = document, said, elements, count
    found.texts = []
    found.kinds, found.levels = empty(count), empty(count)
    found._words, found._chars, found._links = Numbers(count), Numbers(count), Numbers(count)
    found._linked, found._long = Numbers(count), Numbers(count)
    for block in blocks:
        text, links = read_field(block, Block, TEXT), read_field(block, Block, LINK_CHARS)
        words, size = word_count(text), PyUnicode_GET_LENGTH(text)
        found.texts.append(text)
        found._words.add(words)
        found._chars.add(size)
        found._links.add(links)
        found._linked.add(links if links < size else size)
        found._long.add(words >= LONG_WORDS and links * 3 < size)
        level = read_field(block, Block, LEVEL) if size else 0
        room_of(found.levels)[index] = 9 if level > 9 else <unsigned char>level
        room_of(found.kinds)[index] = KIND_CODES[read_field(block, Block, KIND)]
        index += 1
    found.alike = elements.numbers_alike()
    found.codes = codes_of(said, count)
    return found


cdef bytes codes_of(Evidence said, Py_ssize_t count):
    """The code of each block's score."""
    cdef bytes codes = empty(count)
    cdef Py_ssize_t index
    for index in range(count):
        room_of(codes)[index] = score_code(said._paths.at[index] + said._texts.at[index])
    return codes


def columns(document, said, elements=None, asked=None):
    """`cleantext.learned.features.columns`."""
    measures = measure(
        document, said, elements if isinstance(elements, Elements) else elements_of(document.blocks)
    )
    families = [TWINS.get(family.__name__, family) for family in features.families_of(asked)]
    return gathered(measures, families)


cdef dict gathered(Measures page, list families):
    """`cleantext.learned.features.gathered`."""
    cdef dict found = {}
    cdef Py_ssize_t distance, kept
    cdef bytes column, above, below
    for family in families:
        found.update(family(page))
    for name, distance, before, after in features.SHIFTS:
        column, above, below = found[name], empty(page.count), empty(page.count)
        distance = min(distance, page.count)
        kept = page.count - distance
        memset(room_of(above), 0, distance)
        memcpy(room_of(above) + distance, room_of(column), kept)
        memcpy(room_of(below), room_of(column) + distance, kept)
        memset(room_of(below) + kept, 0, distance)
        found[before], found[after] = above, below
    return found


# -- the families ------------------------------------------------------------------------------------------------


def shapes(Measures page):
    """The shape of each block."""
    cdef Py_ssize_t count = page.count, index
    cdef list found = [empty(count) for _ in range(10)]
    cdef unsigned char* into[10]
    for index in range(10):
        into[index] = room_of(found[index])
    for index in range(count):
        into[0][index] = log_code(page._chars.at[index])
        into[1][index] = log_code(page._words.at[index])
        into[2][index] = share_code(page._links.at[index], page._chars.at[index])
        shape(page.texts[index], page._words.at[index], into, index)
    return dict(zip(features.TEXT_COLUMNS, (page.kinds, page.levels, *found)))


cdef int shape(str text, Py_ssize_t words, unsigned char** into, Py_ssize_t place) except -1:
    """Codes of the last character, commas, stops, digits, capitals, the first character, and the length of words."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t size = characters.size, index, commas = 0, stops = 0, digits = 0, capitals = 0, parts = 0
    cdef Py_UCS4 each, before = 0
    cdef unsigned char kind
    cdef bint is_inside = False
    cdef Tally counts
    if not size:
        into[3][place] = into[4][place] = into[5][place] = into[8][place] = into[9][place] = 0
        into[6][place] = into[7][place] = 21
        return 0
    if characters.kind == 1 and words <= 24:
        counts = tally(<const uint8_t*>characters.at, size)
        digits, capitals, parts = counts.digits, counts.capitals, counts.parts
        if size > 20:
            commas, stops = counts.commas, counts.stops
    elif characters.kind == 1:
        commas = count_of(characters, c",")
        stops = count_stops(<const uint8_t*>characters.at, size)
    elif size > 20:
        for index in range(size):
            each = character(characters, index)
            if each == c" ":
                stops += before == c"." or before == c"?" or before == c"!"
            elif each == c",":
                commas += 1
            elif each >= 0x60C:
                commas += each == 0x60C or each == 0x3001 or each == 0xFF0C
                stops += each == 0x3002
            before = each
    if words <= 24 and characters.kind > 1:
        for index in range(size):
            kind = nature(character(characters, index))
            if kind & SPACE:
                is_inside = False
                continue
            if not is_inside:
                parts += 1
                capitals += kind & UPPER != 0
                is_inside = True
            digits += kind & DECIMAL != 0
    if words <= 24:
        into[6][place] = <unsigned char>(20 * digits // size)
        into[7][place] = <unsigned char>(20 * capitals // (parts or 1))
    else:
        into[6][place] = into[7][place] = 21
    into[3][place] = last_code(character(characters, size - 1))
    into[4][place] = 15 if commas > 15 else <unsigned char>commas
    into[5][place] = 15 if stops > 15 else <unsigned char>stops
    into[8][place] = first_code(character(characters, 0))
    into[9][place] = <unsigned char>min(30, size // words)
    return 0


cdef struct Tally:
    Py_ssize_t commas, stops, digits, capitals, parts


cdef Tally tally(const uint8_t* text, Py_ssize_t size) noexcept:
    """What `shape` counts in a text of one byte a character: all of it in one sum, for as many characters as it has room for."""
    cdef Tally found = Tally(0, 0, 0, 0, 0)
    cdef Py_ssize_t place = 0, end
    cdef uint8_t before = BEHIND_SPACE
    cdef uint64_t sum
    while place < size:
        sum, end = 0, min(size, place + MOST_SUMMED)
        while place < end:
            sum += adds[before][text[place]]
            before = behind[text[place]]
            place += 1
        found.commas += sum & MOST_SUMMED
        found.stops += sum >> 12 & MOST_SUMMED
        found.digits += sum >> 24 & MOST_SUMMED
        found.capitals += sum >> 36 & MOST_SUMMED
        found.parts += sum >> 48
    return found


cdef Py_ssize_t count_stops(const uint8_t* text, Py_ssize_t size) noexcept:
    """How often a full stop or its like stands before a space in a text of one byte a character."""
    cdef Py_ssize_t place = 0, found = 0
    cdef int position
    cdef uint8_t few, each
    while place + 32 < size:
        few = 0
        for position in range(32):  # compilers make a few instructions of it
            each = text[place + position]
            few += (text[place + position + 1] == c" ") & ((each == c".") | (each == c"?") | (each == c"!"))
        found += few
        place += 32
    while place + 1 < size:
        each = text[place]
        found += (text[place + 1] == c" ") & ((each == c".") | (each == c"?") | (each == c"!"))
        place += 1
    return found


cdef int last_code(Py_UCS4 each) except -1:
    return last_of[each] if each < 128 else CHARACTERS[chr(each)][0]


cdef int first_code(Py_UCS4 each) except -1:
    return first_of[each] if each < 128 else CHARACTERS[chr(each)][1]


cdef bytes distances(Py_ssize_t mark, Py_ssize_t count):
    """How far before (below 128) or after (above) a place each block stands."""
    cdef bytes found = empty(count)
    cdef unsigned char* into = room_of(found)
    cdef Py_ssize_t index, step
    for index in range(count):
        step = log_code(mark - index if mark > index else index - mark)
        into[index] = <unsigned char>(max(0, 128 - step) if index < mark else min(255, 128 + step))
    return found


def places(Measures page):
    """Where each block stands: on the page, to its headline, and to its long blocks; and how large the page is."""
    cdef Py_ssize_t count = page.count, index, headline = -1, first_long = -1, last_long = -1, long_blocks = 0
    cdef Py_ssize_t mark, heading
    cdef int64_t words = 0, total = 0, long_words = 0, linked = 0, chars = 0
    cdef unsigned char* kinds = room_of(page.kinds)
    cdef bytes steps = empty(count), ends = empty(count), position = empty(count)
    cdef bytes since_long = empty(count), until_long = empty(count), since_heading = empty(count)
    for index in range(count):
        total += page._words.at[index]
        linked += page._linked.at[index]
        chars += page._chars.at[index]
        if page._long.at[index]:
            if first_long < 0:
                first_long = index
            last_long = index
            long_blocks += 1
            long_words += page._words.at[index]
        if headline < 0 and kinds[index] == HEADING_CODE and page.document.blocks[index].level == 1:
            headline = index
    total = total or 1
    mark = heading = -1
    for index in range(count):
        room_of(steps)[index] = log_code(index)
        room_of(ends)[index] = log_code(count - 1 - index)
        room_of(position)[index] = <unsigned char>(50 * words // total if words < total else 50)
        words += page._words.at[index]
        room_of(since_long)[index] = 255 if mark < 0 else log_code(index - mark)
        room_of(since_heading)[index] = 255 if heading < 0 else log_code(index - heading)
        if page._long.at[index]:
            mark = index
        if kinds[index] == HEADING_CODE:
            heading = index
    mark = -1
    for index in range(count - 1, -1, -1):
        room_of(until_long)[index] = 255 if mark < 0 else log_code(mark - index)
        if page._long.at[index]:
            mark = index
    return {
        "index": steps,
        "from_end": ends,
        "position": position,
        "after_headline": distances(headline, count) if headline >= 0 else filled(count, 128),
        "after_first_long": distances(first_long, count) if long_blocks else filled(count, 1),
        "after_last_long": distances(last_long, count) if long_blocks else filled(count, 1),
        "since_long": since_long,
        "until_long": until_long,
        "since_heading": since_heading,
        "page_blocks": filled(count, log_code(count)),
        "page_words": filled(count, log_code(total)),
        "page_links": filled(count, share_code(linked, chars)),
        "page_long": filled(count, share_code(long_words, total)),
        "page_long_blocks": filled(count, log_code(long_blocks)),
    }


cdef Numbers sums(Numbers numbers):
    """Running sums, from 0."""
    cdef Numbers found = Numbers(numbers.size + 1)
    cdef Py_ssize_t index
    found.size = numbers.size + 1
    found.at[0] = 0
    for index in range(numbers.size):
        found.at[index + 1] = found.at[index] + numbers.at[index]
    return found


cdef Numbers outer_of(Places parents):
    """The element around each, or itself where there is none; and -1 in the last place, for flat text."""
    cdef Numbers found = Numbers(parents.size + 1)
    cdef Py_ssize_t index
    found.size = parents.size + 1
    for index in range(parents.size):
        found.at[index] = parents.at[index] if parents.at[index] >= 0 else index
    found.at[parents.size] = -1
    return found


def containers(Measures page):
    """What the elements around each block hold: blocks, words, links, long blocks, and their share of the page."""
    cdef Elements elements = page.elements
    cdef Numbers words = sums(page._words), chars = sums(page._chars), links = sums(page._linked)
    cdef Numbers long_words = Numbers(page.count), outer = outer_of(elements._parents)
    cdef Numbers around = Numbers(page.count)
    cdef Py_ssize_t count = page.count, index, part, level = 1, wanted
    cdef int64_t number, before, a, b, size, length, total = words.at[count] or 1
    cdef unsigned char* into[5]
    cdef list found = [depths(elements)], columns
    for index in range(count):
        long_words.add(page._words.at[index] if page._long.at[index] else 0)
        around.add(elements._innermost.at[index])
    long_words = sums(long_words)
    for wanted in features.CONTAINER_LEVELS:
        for level in range(level, wanted):
            for index in range(count):
                if around.at[index] >= 0:
                    around.at[index] = outer.at[around.at[index]]
        level = wanted
        columns = [empty(count) for _ in range(5)]
        for part in range(5):
            into[part] = room_of(columns[part])
        before = -2
        for index in range(count):
            number = around.at[index]
            if number == before:  # in the same element as the block before
                for part in range(5):
                    into[part][index] = into[part][index - 1]
                continue
            before = number
            if number < 0:
                into[0][index] = into[1][index] = 0
                into[2][index] = into[3][index] = into[4][index] = 21
                continue
            a, b = elements._starts.at[number], elements._ends.at[number]
            size, length = words.at[b] - words.at[a], chars.at[b] - chars.at[a]
            into[0][index] = log_code(b - a)
            into[1][index] = log_code(size)
            into[2][index] = <unsigned char>(20 * (links.at[b] - links.at[a]) // length) if length else 21
            into[3][index] = <unsigned char>(20 * (long_words.at[b] - long_words.at[a]) // size) if size else 21
            into[4][index] = <unsigned char>(20 * size // total)
        found += columns
    return dict(zip(features.CONTAINER_COLUMNS, found)) | insides(elements)


cdef bytes depths(Elements elements):
    """How many elements are around each block, 60 at most."""
    cdef Numbers found = Numbers(elements._parents.size)
    cdef Py_ssize_t index, count = elements._innermost.size
    cdef int64_t number
    cdef bytes column = empty(count)
    for index in range(elements._parents.size):
        number = elements._parents.at[index]
        found.add(found.at[number] + 1 if number >= 0 else 1)
    for index in range(count):
        number = elements._innermost.at[index]
        room_of(column)[index] = <unsigned char>(min(60, found.at[number]) if number >= 0 else 0)
    return column


cdef dict insides(Elements elements):
    """Whether each block stands inside elements of `cleantext.learned.features.PLACES`."""
    cdef Numbers bits = Numbers(elements._parents.size)
    cdef Numbers own = Numbers(len(elements.called))
    cdef Py_ssize_t index, count = elements._innermost.size
    cdef int64_t number
    cdef bytes flags = empty(count)
    for name in elements.called:
        own.add(features.PLACES.get(name[0], 0))
    for index in range(elements._parents.size):
        number = elements._parents.at[index]
        bits.add(own.at[elements._names.at[index]] | (bits.at[number] if number >= 0 else 0))
    for index in range(count):
        number = elements._innermost.at[index]
        room_of(flags)[index] = <unsigned char>(bits.at[number] if number >= 0 else 0)
    return {f"in_{name}": flags.translate(features.IS_SET[bit]) for name, bit in features.PLACES.items()}


def groups(Measures page):
    """Blocks alike: those in elements of the same tags and classes, three levels up."""
    cdef Elements elements = page.elements
    cdef Numbers alike = page.alike
    cdef Py_ssize_t count = page.count, index, part, distinct = elements._parents.size + 1
    cdef int64_t number, total = 0
    cdef int64_t* group
    cdef int64_t* held = <int64_t*>calloc(4 * distinct, sizeof(int64_t))
    cdef list found = [empty(count) for _ in range(4)]
    cdef unsigned char* into[4]
    if held is NULL:
        raise MemoryError
    for part in range(4):
        into[part] = room_of(found[part])
    for index in range(count):
        number = elements._innermost.at[index]
        group = held + 4 * alike.at[number if number >= 0 else distinct - 1]
        group[0] += 1
        group[1] += page._words.at[index]
        group[2] += page._links.at[index]
        group[3] += page._chars.at[index]
        total += page._words.at[index]
    total = total or 1
    for index in range(count):
        number = elements._innermost.at[index]
        group = held + 4 * alike.at[number if number >= 0 else distinct - 1]
        into[0][index] = log_code(group[0])
        into[1][index] = log_code(group[1] // group[0])
        into[2][index] = share_code(group[2], group[3])
        into[3][index] = share_code(group[1], total)
    free(held)
    return dict(zip(("group_blocks", "group_words", "group_links", "group_share"), found))


def repeats(Measures page):
    """How often each block's text is on the page, and whether it has been there before."""
    cdef Py_ssize_t count = page.count, index = 0, first
    cdef dict known = {}
    cdef Numbers firsts = Numbers(count), times = Numbers(count)
    cdef bytes repeated = empty(count), earlier = empty(count)
    for block in page.document.blocks:
        first = known.setdefault(read_field(block, Block, FOLDED), index)
        firsts.add(first)
        times.add(0)
        times.at[first] += 1
        room_of(earlier)[index] = first < index
        index += 1
    for index in range(count):
        room_of(repeated)[index] = <unsigned char>min(20, times.at[firsts.at[index]])
    return {"repeated": repeated, "earlier": earlier}


def claimed(Measures page):
    """Which blocks the page itself names: in JSON-LD text, as the description, as the headline."""
    cdef Py_ssize_t count = page.count, index, size, sum_of_bodies = 0
    cdef object claims = page.document.claims
    cdef str bodies = "|".join([bare(text) for text in claims.bodies])
    cdef str descriptions = joined_bare(claims.descriptions)
    cdef str headlines = joined_bare(claims.headlines)
    cdef Starts starts = Starts(bodies) if bodies else None
    cdef bytes in_body = bytes(count), in_description = bytes(count), in_headline = bytes(count)
    cdef Openings openings
    cdef str text, key
    if bodies or descriptions or headlines:
        openings = Openings(bodies, descriptions, headlines)
        for index in range(count):
            if page._chars.at[index] < 12:
                continue
            text = page.texts[index]
            if not openings.may_have(text):
                continue
            key = bare_start(text, START_AT_MOST)
            size = PyUnicode_GET_LENGTH(key)
            if size >= 12:
                if starts is not None and starts.of_a_piece(key):
                    room_of(in_body)[index] = 1
                    sum_of_bodies += 1
                room_of(in_description)[index] = key[:30] in descriptions
            if size >= 8 and page._chars.at[index] < 250:
                room_of(in_headline)[index] = key in headlines
    return {
        "in_body": in_body,
        "in_description": in_description,
        "in_headline": in_headline,
        "page_in_body": filled(count, <unsigned char>min(20, sum_of_bodies)),
    }


cdef str joined_bare(claims):
    return "|".join({bare(claim.value) for claim in claims})


cdef enum:
    OPENING = 4  # characters
    OPENINGS = 1 << 16


cdef class Openings:
    """The pieces of four characters that some texts have, by one bit of a hash each: few blocks begin with one of them."""

    cdef unsigned char[OPENINGS >> 3] bits

    def __cinit__(self, *texts):
        cdef Characters characters
        cdef Py_ssize_t place
        cdef uint32_t window
        for text in texts:
            characters = characters_of(text)
            window = 0
            for place in range(characters.size):
                window = window << 8 ^ character(characters, place)  # what is older than four characters is shifted out
                if place >= OPENING - 1:
                    self.bits[bit_of(window) >> 3] |= 1 << (bit_of(window) & 7)

    cdef bint may_have(self, str text) noexcept:
        """Whether the first letters and digits of a text may stand in the texts, in small letters; perhaps, beyond ASCII."""
        cdef Characters characters = characters_of(text)
        cdef Py_ssize_t place, found = 0
        cdef uint32_t window = 0, each
        for place in range(characters.size):
            each = character(characters, place)
            if each >= 128:
                if nature(each) & LETTER_OR_DIGIT:
                    return True
            elif nature_of_latin[each] & LETTER_OR_DIGIT:
                window = window << 8 ^ (each + 32 if c"A" <= each <= c"Z" else each)
                found += 1
                if found == OPENING:
                    return self.bits[bit_of(window) >> 3] >> (bit_of(window) & 7) & 1
        return False


cdef inline uint32_t bit_of(uint32_t window) noexcept:
    return (window * 0x9E3779B1U) >> 16


cdef class Starts:
    """Where in a long text pieces of `START_AT_LEAST` characters begin, so that a search needs not go through it all.

    A hash of each such piece is kept in a table together with the last place that has it; two may share a place in the
    table, and what the table cannot tell is looked for.
    """

    cdef str text
    cdef int32_t* places
    cdef uint64_t mask

    def __cinit__(self, str text):
        cdef Characters characters = characters_of(text)
        cdef uint64_t room = 1024, hashed = 0, outgoing = 1
        cdef Py_ssize_t index
        self.text = text
        while room < 2 * <uint64_t>characters.size:
            room *= 2
        self.mask = room - 1
        self.places = <int32_t*>calloc(room, sizeof(int32_t))
        if self.places is NULL:
            raise MemoryError
        for index in range(START_AT_LEAST):
            outgoing *= ROLLING
        for index in range(characters.size):
            hashed = hashed * ROLLING + character(characters, index)
            if index >= START_AT_LEAST:
                hashed -= outgoing * character(characters, index - START_AT_LEAST)
            if index >= START_AT_LEAST - 1:
                # Places from 1 on: 0 is for none. A text too long for 32 bits is not in memory.
                self.places[slot_of(hashed) & self.mask] = <int32_t>(index - START_AT_LEAST + 2)

    def __dealloc__(self):
        free(self.places)

    cdef bint of_a_piece(self, str key) except -1:
        """Whether a key of at least `START_AT_LEAST` characters is a piece of the text."""
        cdef Characters text = characters_of(self.text), piece = characters_of(key)
        cdef uint64_t hashed = 0
        cdef Py_ssize_t index, place
        for index in range(START_AT_LEAST):
            hashed = hashed * ROLLING + character(piece, index)
        place = self.places[slot_of(hashed) & self.mask] - 1
        if place < 0:
            return False
        if place + piece.size <= text.size:
            for index in range(piece.size):
                if character(piece, index) != character(text, place + index):
                    break
            else:
                return True
        return key in self.text


cdef uint64_t ROLLING = 0x9E3779B97F4A7C15ULL


cdef inline uint64_t slot_of(uint64_t hashed) noexcept:
    return hashed >> 24 ^ hashed >> 44


def scores(Measures page):
    """What the wording says: of each block, of those around it by their words, and of the page."""
    cdef Evidence said = page.said
    cdef Py_ssize_t count = page.count, index, near, first, stop
    cdef Numbers mass = Numbers(count + 1)
    cdef Reals weighed = Reals(count + 1)
    cdef double score
    cdef bytes paths = empty(count), texts = empty(count), column
    mass.add(0)
    for index in range(count):
        score = said._paths.at[index] + said._texts.at[index]
        room_of(paths)[index] = score_code(said._paths.at[index])
        room_of(texts)[index] = score_code(said._texts.at[index])
        mass.add(mass.at[index] + page._words.at[index] + 1)
        weighed.at[index + 1] = weighed.at[index] + score * (page._words.at[index] + 1)
    cdef dict found = {"paths": paths, "texts": texts, "scores": page.codes}
    for reach in features.REACHES:
        near = min(<Py_ssize_t>reach, count)
        column = empty(count)
        for index in range(count):
            first, stop = max(0, index - near), min(count, index + near + 1)
            room_of(column)[index] = score_code(
                (weighed.at[stop] - weighed.at[first]) / (mass.at[stop] - mass.at[first])
            )
        found[f"scores_{reach}"] = column
    found["scores_page"] = filled(count, score_code(weighed.at[count] / mass.at[count])) if count else b""
    return found


# -- wholes ------------------------------------------------------------------------------------------------------

cdef uint32_t[256] currency_at  # by its last byte
memset(currency_at, 0xFF, sizeof(currency_at))
for _sign in features.CURRENCIES:
    currency_at[ord(_sign) & 0xFF] = ord(_sign)
if len({ord(_sign) & 0xFF for _sign in features.CURRENCIES}) < len(features.CURRENCIES):
    raise ImportError("two currency signs have the same last byte")

cdef int64_t[256] likely_of
for _code in range(256):
    likely_of[_code] = features.LIKELY[_code]


cdef Numbers weighed_by_words(Measures page):
    """Running sums of the scores' codes, each by the words of its block and one."""
    cdef Numbers found = Numbers(page.count)
    cdef Py_ssize_t index
    for index in range(page.count):
        found.add(room_of(page.codes)[index] * (page._words.at[index] + 1))
    return sums(found)


def contents(Measures page):
    """What the wording says of whole elements."""
    cdef Elements elements = page.elements
    cdef Py_ssize_t count = page.count, index, level = 1, wanted, core = -1, size = elements._parents.size
    cdef Numbers words = sums(page._words), weighed = weighed_by_words(page), likely = Numbers(count)
    cdef Numbers fits = Numbers(size), outer = outer_of(elements._parents), around = Numbers(count)
    cdef int64_t gold, total, number, before, a, b, fit = 0, whole
    cdef dict found = {}
    cdef bytes means, fitting, places = empty(count)
    for index in range(count):
        likely.add(likely_of[room_of(page.codes)[index]] * page._words.at[index])
        around.add(elements._innermost.at[index])
    likely = sums(likely)
    gold, total = likely.at[count], words.at[count] or 1
    for index in range(size):
        a, b = elements._starts.at[index], elements._ends.at[index]
        whole = 1000 * (words.at[b] - words.at[a]) + gold
        fits.add(2000 * (likely.at[b] - likely.at[a]) // (whole or 1))
        if fits.at[index] > fit:
            fit, core = fits.at[index], index
    for wanted in features.CONTAINER_LEVELS:
        for level in range(level, wanted):
            for index in range(count):
                if around.at[index] >= 0:
                    around.at[index] = outer.at[around.at[index]]
        level = wanted
        means, fitting = empty(count), empty(count)
        before = -2
        for index in range(count):
            number = around.at[index]
            if number == before:
                room_of(means)[index] = room_of(means)[index - 1]
                room_of(fitting)[index] = room_of(fitting)[index - 1]
                continue
            before = number
            if number < 0:
                room_of(means)[index], room_of(fitting)[index] = 128, 255
                continue
            a, b = elements._starts.at[number], elements._ends.at[number]
            room_of(means)[index] = <unsigned char>(
                (weighed.at[b] - weighed.at[a]) // (words.at[b] - words.at[a] + b - a)
            )
            room_of(fitting)[index] = <unsigned char>(fits.at[number] // 20)
        found[f"score_{wanted}"] = means
        found[f"fit_{wanted}"] = fitting
    a, b = 0, count
    if core >= 0:
        a, b = elements._starts.at[core], elements._ends.at[core]
    for index in range(count):
        room_of(places)[index] = 0 if index < a else 1 if index < b else 2
    found["core"] = places
    found["page_core"] = filled(count, <unsigned char>(20 * (words.at[b] - words.at[a]) // total))
    found["page_fit"] = filled(count, <unsigned char>(fit // 20))
    found["page_gold"] = filled(count, <unsigned char>(gold // (20 * total)))
    found["rank"] = ranks(page)
    return found


cdef bytes ranks(Measures page):
    """How much of the page's words, in fiftieths, is in blocks of higher scores."""
    cdef int64_t[256] held
    cdef unsigned char[256] rank
    cdef int64_t total = 0, above = 0
    cdef Py_ssize_t index
    cdef bytes found = empty(page.count)
    for index in range(256):
        held[index] = 0
    for index in range(page.count):
        held[room_of(page.codes)[index]] += page._words.at[index]
        total += page._words.at[index]
    total = total or 1
    for index in range(255, -1, -1):
        rank[index] = <unsigned char>(50 * above // total)
        above += held[index]
    for index in range(page.count):
        room_of(found)[index] = rank[room_of(page.codes)[index]]
    return found


def sections(Measures page):
    """What stands under the same heading."""
    cdef Py_ssize_t count = page.count, start = 0, stop, part
    cdef Numbers words = sums(page._words), chars = sums(page._chars), links = sums(page._linked)
    cdef Numbers weighed = weighed_by_words(page)
    cdef list found = [empty(count) for _ in range(5)]
    cdef unsigned char* into[5]
    cdef unsigned char[5] row
    cdef bint is_headed
    for part in range(5):
        into[part] = room_of(found[part])
    while start < count:
        is_headed = room_of(page.kinds)[start] == HEADING_CODE
        stop = start + 1
        while stop < count and room_of(page.kinds)[stop] != HEADING_CODE:
            stop += 1
        row[0] = level_of(page.document.blocks[start]) if is_headed else 0
        row[1] = room_of(page.codes)[start] if is_headed else 128
        row[2] = log_code(words.at[stop] - words.at[start])
        row[3] = share_code(links.at[stop] - links.at[start], chars.at[stop] - chars.at[start])
        row[4] = <unsigned char>(
            (weighed.at[stop] - weighed.at[start]) // (words.at[stop] - words.at[start] + stop - start)
        )
        for part in range(5):
            memset(into[part] + start, row[part], stop - start)
        start = stop
    return dict(zip(features.SECTION_COLUMNS, found))


cdef unsigned char level_of(object block):
    return min(9, <Py_ssize_t>read_field(block, Block, LEVEL))


def fellows(Measures page):
    """Blocks alike, as in `groups`: the mean score of each block's group, and how many of it came before."""
    cdef Py_ssize_t count = page.count, index, distinct = page.elements._parents.size + 1
    cdef Numbers held = Numbers(3 * distinct)
    cdef bytes means = empty(count), places = empty(count)
    cdef int64_t number
    cdef int64_t* group
    for index in range(3 * distinct):
        held.add(0)
    for index in range(count):
        number = page.elements._innermost.at[index]
        group = held.at + 3 * page.alike.at[number if number >= 0 else distinct - 1]
        room_of(places)[index] = log_code(group[2])
        group[0] += room_of(page.codes)[index] * (page._words.at[index] + 1)
        group[1] += page._words.at[index] + 1
        group[2] += 1
    for index in range(count):
        number = page.elements._innermost.at[index]
        group = held.at + 3 * page.alike.at[number if number >= 0 else distinct - 1]
        room_of(means)[index] = <unsigned char>(group[0] // group[1])
    return {"group_score": means, "group_place": places}


def makeup(Measures page):
    """What the page is made of, and the genre it claims."""
    cdef Py_ssize_t count = page.count, index = 0
    cdef int64_t[16] words
    cdef int64_t[16] blocks
    cdef int64_t total = 0, concealed = 0
    cdef unsigned char kind
    cdef bytes hidden = empty(count)
    for kind in range(16):
        words[kind] = blocks[kind] = 0
    for block in page.document.blocks:
        kind = room_of(page.kinds)[index]
        words[kind] += page._words.at[index]
        blocks[kind] += 1
        total += page._words.at[index]
        room_of(hidden)[index] = read_field(block, Block, HIDDEN)
        if room_of(hidden)[index]:
            concealed += page._words.at[index]
        index += 1
    return {
        "hidden": hidden,
        "page_items": filled(count, share_code(words[ITEM_CODE], total)),
        "page_cells": filled(count, share_code(words[CELL_CODE], total)),
        "page_code": filled(count, share_code(words[CODE_CODE], total)),
        "page_hidden": filled(count, share_code(concealed, total)),
        "page_images": filled(count, log_code(blocks[IMAGE_CODE])),
        "page_headings": filled(count, log_code(blocks[HEADING_CODE])),
        "page_prices": filled(count, log_code(prices_in(page.document.source))),
        "page_genre": filled(count, page.document.claims.genre.value),
    }


def lines(Measures page):
    """How the lines of flat text stand: empty lines above and below, markers, joined lines."""
    cdef Py_ssize_t count = page.count, index = 0, place, end = 0, start, breaks
    cdef str source = page.document.source, marker
    cdef Characters characters = characters_of(source)
    cdef bytes above = empty(count), below = empty(count), markers = empty(count)
    for block in page.document.blocks:
        start = read_field(block, Block, START)
        breaks = 0
        for place in range(end, min(start, characters.size)):
            breaks += character(characters, place) == c"\n"
        room_of(above)[index] = min(9, breaks)
        if index:
            room_of(below)[index - 1] = room_of(above)[index]
        end = start + page._chars.at[index]
        marker = read_field(block, Block, MARKER)
        if marker and read_field(block, Block, KIND) is not HEADING:
            room_of(markers)[index] = 2 if marker[0].isalnum() else 1
        else:
            room_of(markers)[index] = 3 if read_field(block, Block, WRAPPED) else 0
        index += 1
    if count:
        room_of(below)[count - 1] = 9
    return {"gap_above": above, "gap_below": below, "marker": markers}


cdef Py_ssize_t prices_in(str source):
    """How many currency signs a text has."""
    cdef Characters characters = characters_of(source)
    cdef Py_ssize_t index, found = 0
    cdef uint32_t each
    for index in range(characters.size):
        each = character(characters, index)
        found += currency_at[each & 0xFF] == each
    return found


TWINS = {
    family.__name__: family
    for family in (
        shapes, places, containers, groups, repeats, claimed, scores, contents, sections, fellows, makeup, lines,
    )
}
"""The families that are compiled, by the name they have in `cleantext.learned.features`."""
