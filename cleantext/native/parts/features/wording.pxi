# What the wording says, as in `learned.wording`: words are weighed where they lie.

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
