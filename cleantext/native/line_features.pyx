# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of `cleantext.learned.line_features`: words are told apart and weighed where they lie, and none is made a string."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.math cimport rint, sqrt
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcmp, memset

from cleantext.native.fields cimport read_field

from cleantext.learned import features, line_features as reference
from cleantext.blocks import Block, Verdict
from cleantext.native.features import words_of as word_counts_of
from cleantext.learned.word_weights import BETWEEN as BETWEEN_WORDS, WordWeights

cdef extern from "Python.h":
    bint Py_UNICODE_ISALNUM(Py_UCS4 character)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4 character)

cdef bytes LOG = features.LOG
cdef Py_ssize_t LOGGED = features.LOGGED
cdef Py_UCS4 BETWEEN = BETWEEN_WORDS
cdef object FOLDED = Block.folded, LABEL = Verdict.label
cdef dict CODES = reference.CODES
cdef frozenset VERDICTS = frozenset({"verdicts"})
cdef unsigned char HEADLINE = CODES[reference.Label.HEADLINE]
cdef unsigned char OPEN = reference.OPEN, OTHER = reference.OTHER, OUTSIDE = reference.OUTSIDE
cdef Py_UCS4 UNSPACED = reference.UNSPACED
cdef Py_ssize_t SUBJECT_WORDS = reference.SUBJECT_WORDS, SUBJECT_CHARS = reference.SUBJECT_CHARS
cdef Py_ssize_t PROSE_WORDS = reference.PROSE_WORDS, MOST_CHARS = reference.MOST_CHARS
cdef int64_t FEWEST_KNOWN = reference.FEWEST_KNOWN, MOST_SHARED = reference.MOST_SHARED
cdef dict PARTY_OF = {name: {CODES[label] for label in reference.PARTIES[name]} for name in reference.MARKS}


def line_columns(document, prose, asked=None, markup=None):
    """`cleantext.learned.line_features.line_columns`."""
    witnesses = reference.WITNESSES.keys() if asked is None else reference.asked_witnesses(asked)
    cdef dict found = {}
    cdef Lines lines
    cdef Weights weights
    if "verdicts" in witnesses:
        found.update(verdict_columns(document.settled))
    if markup or not witnesses <= VERDICTS:
        lines = Lines(document.blocks)
        if "subject" in witnesses:
            found.update(lines.subject())
        if "headline" in witnesses:
            found["headline_words"] = lines.headline_words(document.settled)
        if "prose" in witnesses:
            weights = prose if isinstance(prose, Weights) else Weights({"": prose})
            column, = lines.said(weights, PROSE_WORDS, FEWEST_KNOWN)
            found.update(lines.around("prose", column, 0))
        if markup:
            weights = markup if isinstance(markup, Weights) else Weights(markup)
            for name, column in zip(weights.names, lines.said(weights, 0, 1)):
                found.update(reference.with_neighbours(f"says_{name}", column, (-1, 1)))
    return found


# --- what the other filters said -------------------------------------------------------------------------------


cdef dict verdict_columns(tuple settled):
    """`cleantext.learned.line_features.verdict_columns`."""
    cdef Py_ssize_t count = len(settled), index, distance
    cdef bytes column = blank(count), steps
    cdef unsigned char* codes = at(column)
    cdef unsigned char[256] is_kept, is_marked
    cdef int64_t* dropped = <int64_t*>malloc((count + 1) * sizeof(int64_t))
    if dropped is NULL:
        raise MemoryError
    try:
        memset(is_kept, 0, 256)
        is_kept[OPEN] = is_kept[<unsigned char>CODES[reference.Label.STANDFIRST]] = 1
        dropped[0] = 0
        for index in range(count):
            codes[index] = code_of(settled[index])
            dropped[index + 1] = dropped[index] + (not is_kept[codes[index]])
        found = reference.with_neighbours("verdict", column, reference.BESIDE, OUTSIDE)
        for distance in reference.COMPANY:
            found[f"dropped_{distance}"] = shares(dropped, count, distance)
        found["page_dropped"] = bytes([2 * features.share_code(dropped[count], count)]) * count
        steps = blank(count + 1)
        for index in range(count + 1):
            at(steps)[index] = at(LOG)[index] if index < LOGGED else <unsigned char>features.log_code(index)
        for name, party in PARTY_OF.items():
            memset(is_marked, 0, 256)
            for index in party:
                is_marked[index] = 1
            found[f"since_{name}"] = distances(codes, count, is_marked, steps, 1)
            found[f"until_{name}"] = distances(codes, count, is_marked, steps, -1)
    finally:
        free(dropped)
    return found


cdef object last_label = None
cdef unsigned char last_code = OPEN


cdef unsigned char code_of(object verdict) except? 255:
    """The code of what was said; labels come in runs, and to look one up takes longer than to see that it is the last one."""
    global last_label, last_code
    if verdict is None:
        return OPEN
    label = read_field(verdict, Verdict, LABEL)
    if label is not last_label:
        last_code = CODES.get(label, OTHER)
        last_label = label
    return last_code


cdef bytes shares(const int64_t* sums, Py_ssize_t count, Py_ssize_t reach):
    """Of running sums the share around each place, in twentieths."""
    cdef bytes column = blank(count)
    cdef unsigned char* into = at(column)
    cdef Py_ssize_t index, first, last
    for index in range(count):
        first, last = max(0, index - reach), min(count, index + reach + 1)
        into[index] = <unsigned char>(20 * (sums[last] - sums[first]) // (last - first))
    return column


cdef bytes distances(
    const unsigned char* codes, Py_ssize_t count, const unsigned char* is_marked, bytes steps, Py_ssize_t step
):
    """How far before each line the last mark stands (`step` 1), or behind it the next (-1); 255 where there is none."""
    cdef bytes column = blank(count)
    cdef unsigned char* into = at(column)
    cdef const unsigned char* step_codes = at(steps)
    cdef Py_ssize_t index = 0 if step > 0 else count - 1, since = -1, done
    for done in range(count):
        into[index] = 255 if since < 0 else step_codes[since]
        if is_marked[codes[index]]:
            since = 0
        if since >= 0:
            since += 1
        index += step
    return column


# --- what the words say ----------------------------------------------------------------------------------------


cdef enum:
    SEED = 2166136261
    MOST_KINDS = 8  # of weights at a time


cdef int16_t NO_WEIGHT = -(1 << 15)


cdef struct Word:
    const void* characters
    Py_ssize_t size
    const int16_t* weights  # NULL where it has none
    uint32_t hashed
    int32_t line  # the one it was found in last
    int32_t times  # in lines that tell what the page is about
    unsigned char kind
    bint is_telling, is_in_headline, is_looked_up


cdef class Lines:
    """The lines of a page as the numbers of their distinct words."""

    cdef list texts  # they hold the characters that the words point to
    cdef Py_ssize_t count
    cdef int64_t* sizes
    cdef Py_ssize_t* starts  # where in `numbers` each line's words begin
    cdef int32_t* numbers
    cdef Py_ssize_t number_count, number_room
    cdef Word* words
    cdef int32_t word_count, word_room
    cdef int32_t* slots  # by hash: the number of a word, -1 where there is none
    cdef uint32_t mask

    def __cinit__(self, blocks):
        cdef Py_ssize_t index = 0
        self.count = len(blocks)
        self.number_room, self.word_room, self.mask = 1024, 512, 2047
        self.sizes = <int64_t*>malloc((self.count + 1) * sizeof(int64_t))
        self.starts = <Py_ssize_t*>malloc((self.count + 1) * sizeof(Py_ssize_t))
        self.numbers = <int32_t*>malloc(self.number_room * sizeof(int32_t))
        self.words = <Word*>malloc(self.word_room * sizeof(Word))
        self.slots = <int32_t*>malloc((self.mask + 1) * sizeof(int32_t))
        if not (self.sizes and self.starts and self.numbers and self.words and self.slots):
            raise MemoryError
        memset(self.slots, 0xFF, (self.mask + 1) * sizeof(int32_t))
        for index, size in enumerate(word_counts_of(blocks)):
            self.sizes[index] = size
        self.texts = [read_field(block, Block, FOLDED) for block in blocks]
        for index in range(self.count):
            self.starts[index] = self.number_count
            self.read(self.texts[index], index)
        self.starts[self.count] = self.number_count

    def __dealloc__(self):
        free(self.sizes)
        free(self.starts)
        free(self.numbers)
        free(self.words)
        free(self.slots)

    cdef int read(self, str text, Py_ssize_t line) except -1:
        """`cleantext.learned.line_features.words_of`: letters alone, pairs of characters in scripts without spaces."""
        cdef int kind = PyUnicode_KIND(text)
        cdef const char* characters = <const char*>PyUnicode_DATA(text)
        cdef Py_ssize_t size = min(PyUnicode_GET_LENGTH(text), MOST_CHARS), index = 0, start, place
        cdef uint32_t each, first, hashed
        while index < size:
            first = each = PyUnicode_READ(kind, characters, index)
            start = index
            hashed = SEED
            while is_letter(each):
                hashed = hashed_with(hashed, each)
                index += 1
                if index == size:
                    break
                each = PyUnicode_READ(kind, characters, index)
            if index == start:
                index += 1
            elif first >= UNSPACED and index - start > 2:
                for place in range(start, index - 1):
                    self.add(kind, characters + place * kind, 2, hash_of(kind, characters + place * kind, 2), line)
            else:
                self.add(kind, characters + start * kind, index - start, spread_out(hashed), line)
        return 0

    cdef int add(self, int kind, const char* characters, Py_ssize_t size, uint32_t hashed, Py_ssize_t line) except -1:
        """One more word of a line, if the line does not have it."""
        cdef uint32_t slot = hashed & self.mask
        cdef int32_t number
        while True:
            number = self.slots[slot]
            if number < 0:
                number = self.named(kind, characters, size, hashed)
                break
            if self.words[number].hashed == hashed and is_same(self.words + number, kind, characters, size):
                break
            slot = (slot + 1) & self.mask
        if self.words[number].line == line:
            return 0
        self.words[number].line = <int32_t>line
        if self.number_count == self.number_room:
            self.number_room *= 2
            self.numbers = <int32_t*>grown(self.numbers, self.number_room * sizeof(int32_t))
        self.numbers[self.number_count] = number
        self.number_count += 1
        return 0

    cdef int32_t named(self, int kind, const char* characters, Py_ssize_t size, uint32_t hashed) except -1:
        """The number of a new word."""
        cdef int32_t number = self.word_count
        if number == self.word_room:
            self.word_room *= 2
            self.words = <Word*>grown(self.words, self.word_room * sizeof(Word))
        if 2 * <uint32_t>number > self.mask:
            self.spread()
        self.words[number] = Word(
            characters, size, NULL, hashed, -1, 0, <unsigned char>kind,
            size >= SUBJECT_CHARS or PyUnicode_READ(kind, characters, 0) >= UNSPACED, False, False,
        )
        self.word_count += 1
        self.settle(number)
        return number

    cdef int spread(self) except -1:
        """Room for twice as many words."""
        cdef int32_t number
        self.mask = 2 * self.mask + 1
        self.slots = <int32_t*>grown(self.slots, (<size_t>self.mask + 1) * sizeof(int32_t))
        memset(self.slots, 0xFF, (<size_t>self.mask + 1) * sizeof(int32_t))
        for number in range(self.word_count):
            self.settle(number)
        return 0

    cdef void settle(self, int32_t number) noexcept:
        cdef uint32_t slot = self.words[number].hashed & self.mask
        while self.slots[slot] >= 0:
            slot = (slot + 1) & self.mask
        self.slots[slot] = number

    cdef dict subject(self):
        """`cleantext.learned.line_features.subject_columns`."""
        cdef Py_ssize_t line, place
        cdef int64_t own, hits
        cdef int32_t least
        cdef Word* word
        cdef bytes column = blank(self.count)
        cdef unsigned char* into = at(column)
        for line in range(self.count):
            if self.sizes[line] >= SUBJECT_WORDS:
                for place in range(self.starts[line], self.starts[line + 1]):
                    self.words[self.numbers[place]].times += 1
        for line in range(self.count):
            own = hits = 0
            least = 2 if self.sizes[line] >= SUBJECT_WORDS else 1
            for place in range(self.starts[line], self.starts[line + 1]):
                word = self.words + self.numbers[place]
                if word.is_telling:
                    own += 1
                    hits += word.times >= least
            into[line] = <unsigned char>(40 * hits // own + 1) if own else 0
        return self.around("subject", column, 1)

    cdef bytes headline_words(self, tuple settled):
        """`cleantext.learned.line_features.headline_columns`."""
        cdef Py_ssize_t line, place
        cdef int64_t shared
        cdef bint is_telling
        cdef Word* word
        cdef bytes column = blank(self.count)
        cdef unsigned char* into = at(column)
        cdef bint has_words = False
        for line in range(self.count):
            if code_of(settled[line]) != HEADLINE:
                continue
            for place in range(self.starts[line], self.starts[line + 1]):
                word = self.words + self.numbers[place]
                word.is_in_headline = word.is_telling
                has_words |= word.is_telling
        for line in range(self.count):
            shared, is_telling = 0, False
            for place in range(self.starts[line], self.starts[line + 1]):
                word = self.words + self.numbers[place]
                is_telling |= word.is_telling
                shared += word.is_in_headline
            into[line] = <unsigned char>(1 + min(MOST_SHARED, shared)) if is_telling and has_words else 0
        return column

    cdef list said(self, Weights weights, Py_ssize_t shortest, int64_t fewest):
        """What the words of each line of at least `shortest` words say, if at least `fewest` of them have a weight, else 0: a
        column for each kind of weights."""
        cdef Py_ssize_t line, place, kind
        cdef int32_t number
        cdef double code
        cdef Word* word
        cdef list columns = [blank(self.count) for _ in weights.names]
        cdef unsigned char* into[MOST_KINDS]
        cdef int64_t[MOST_KINDS] known, weight
        for kind in range(weights.width):
            into[kind] = at(columns[kind])
        for number in range(self.word_count):
            self.words[number].is_looked_up = False
        for line in range(self.count):
            for kind in range(weights.width):
                into[kind][line] = 0
                known[kind] = weight[kind] = 0
            if self.sizes[line] < shortest:
                continue
            for place in range(self.starts[line], self.starts[line + 1]):
                word = self.words + self.numbers[place]
                if not word.is_looked_up:
                    weights.look_up(word)
                if word.weights is NULL:
                    continue
                for kind in range(weights.width):
                    if word.weights[kind] != NO_WEIGHT:
                        known[kind] += 1
                        weight[kind] += word.weights[kind]
            for kind in range(weights.width):
                if known[kind] >= fewest:
                    code = weight[kind] / (100 * sqrt(<double>known[kind])) + weights.biases[kind] / 100.0
                    into[kind][line] = <unsigned char>min(255.0, max(1.0, rint(20 * code) + 128))
        return columns

    cdef dict around(self, str name, bytes column, int64_t more):
        """A column and its means around each line, weighed by the words and some `more`, where it is not 0."""
        cdef dict found = {name: column}
        for reach in reference.REACHES:
            found[f"{name}_{reach}"] = self.means(at(column), reach, more)
        return found

    cdef bytes means(self, const unsigned char* values, Py_ssize_t reach, int64_t more):
        """`cleantext.learned.line_features._means`: of what is in a window that moves on a line at a time."""
        cdef bytes column = blank(self.count)
        cdef unsigned char* into = at(column)
        cdef Py_ssize_t line, first = 0, last = 0
        cdef int64_t weighed = 0, mass = 0, one
        for line in range(self.count):
            while last < min(self.count, line + reach + 1):
                one = self.sizes[last] + more if values[last] else 0
                weighed += one * values[last]
                mass += one
                last += 1
            while first < line - reach:
                one = self.sizes[first] + more if values[first] else 0
                weighed -= one * values[first]
                mass -= one
                first += 1
            into[line] = <unsigned char>(weighed // mass) if mass else 0
        return column


cdef class Weights:
    """The weights of words, of one kind or of a few, found by the characters of a word where they lie."""

    cdef readonly list names  # of the kinds
    cdef list texts  # they hold the characters that the words point to
    cdef Py_ssize_t width
    cdef int64_t[MOST_KINDS] biases
    cdef int16_t* rows  # of each word one weight a kind
    cdef Word* words
    cdef int32_t count
    cdef int32_t* slots  # by hash: the number of a word, -1 where there is none
    cdef uint32_t mask

    def __cinit__(self, kinds):
        cdef Py_ssize_t kind, most, index
        self.names, self.width, self.mask, self.texts = list(kinds), len(kinds), 1023, []
        if self.width > MOST_KINDS:
            raise ValueError(f"{self.width} kinds of weights; there is room for {MOST_KINDS}")
        tables = [WordWeights.of(table) for table in kinds.values()]
        most = sum([len(table.weights) // 2 for table in tables])
        while self.mask < 2 * <uint32_t>most:
            self.mask = 2 * self.mask + 1
        self.rows = <int16_t*>malloc((most * self.width + 1) * sizeof(int16_t))
        self.words = <Word*>calloc(most + 1, sizeof(Word))
        self.slots = <int32_t*>malloc((self.mask + 1) * sizeof(int32_t))
        if not (self.rows and self.words and self.slots):
            raise MemoryError
        memset(self.slots, 0xFF, (self.mask + 1) * sizeof(int32_t))
        for index in range(most * self.width):
            self.rows[index] = NO_WEIGHT
        for kind in range(self.width):
            self.biases[kind] = 0
            self.read(tables[kind].words, tables[kind].weights, kind)

    cdef int read(self, str words, bytes packed, Py_ssize_t kind) except -1:
        """Add the words of a `WordWeights` of one kind."""
        cdef const uint8_t* weights = packed
        cdef const char* characters = <const char*>PyUnicode_DATA(words)
        cdef int width = PyUnicode_KIND(words)
        cdef Py_ssize_t number, start = 0, end, size = PyUnicode_GET_LENGTH(words)
        cdef int16_t weight
        cdef Word word
        self.texts.append(words)
        memset(&word, 0, sizeof(Word))
        word.kind = <unsigned char>width
        for number in range(len(packed) // 2):
            weight = <int16_t>(weights[2 * number] | weights[2 * number + 1] << 8)
            end = start
            word.hashed = SEED
            while end < size and PyUnicode_READ(width, characters, end) != BETWEEN:
                word.hashed = hashed_with(word.hashed, PyUnicode_READ(width, characters, end))
                end += 1
            if end > start:
                word.characters, word.size = characters + start * width, end - start
                word.hashed = spread_out(word.hashed)
                self.rows[self.number_of(&word) * self.width + kind] = weight
            else:
                self.biases[kind] = weight  # of no word
            start = end + 1
        return 0

    cdef int32_t number_of(self, Word* word) noexcept:
        """The number of a word, a new one where it has none."""
        cdef uint32_t slot = word.hashed & self.mask
        cdef int32_t number = self.slots[slot]
        while number >= 0:
            if self.words[number].hashed == word.hashed:
                if is_same(self.words + number, word.kind, <const char*>word.characters, word.size):
                    return number
            slot = (slot + 1) & self.mask
            number = self.slots[slot]
        number = self.slots[slot] = self.count
        self.words[number] = word[0]
        self.words[number].weights = self.rows + number * self.width
        self.count += 1
        return number

    def __dealloc__(self):
        free(self.rows)
        free(self.words)
        free(self.slots)

    def __len__(self):
        return self.width

    cdef void look_up(self, Word* word) noexcept:
        """Give a word its weights, if it has any."""
        cdef uint32_t slot = word.hashed & self.mask
        cdef int32_t number = self.slots[slot]
        word.is_looked_up, word.weights = True, NULL
        while number >= 0:
            if self.words[number].hashed == word.hashed:
                if is_same(self.words + number, word.kind, <const char*>word.characters, word.size):
                    word.weights = self.words[number].weights
                    return
            slot = (slot + 1) & self.mask
            number = self.slots[slot]


cdef unsigned char[128] letter_of_ascii
for _code in range(128):
    letter_of_ascii[_code] = Py_UNICODE_ISALNUM(_code) and not Py_UNICODE_ISDECIMAL(_code)


cdef inline bint is_letter(Py_UCS4 each) noexcept:
    """What the pattern ``[^\\W\\d_]`` finds."""
    if each < 128:
        return letter_of_ascii[each]
    return Py_UNICODE_ISALNUM(each) and not Py_UNICODE_ISDECIMAL(each)


cdef inline uint32_t hashed_with(uint32_t hashed, uint32_t each) noexcept:
    return (hashed ^ each) * 16777619  # FNV-1a, a character at a time


cdef inline uint32_t spread_out(uint32_t hashed) noexcept:
    return hashed ^ hashed >> 15


cdef inline uint32_t hash_of(int kind, const void* characters, Py_ssize_t size) noexcept:
    cdef uint32_t hashed = SEED
    cdef Py_ssize_t index
    for index in range(size):
        hashed = hashed_with(hashed, PyUnicode_READ(kind, characters, index))
    return spread_out(hashed)


cdef bint is_same(const Word* word, int kind, const char* characters, Py_ssize_t size) noexcept:
    cdef Py_ssize_t index
    if word.size != size:
        return False
    if word.kind == kind:
        return memcmp(word.characters, characters, size * kind) == 0
    for index in range(size):
        if PyUnicode_READ(word.kind, word.characters, index) != PyUnicode_READ(kind, characters, index):
            return False
    return True


cdef void* grown(void* memory, size_t size) except NULL:
    cdef void* larger = realloc(memory, size)
    if larger is NULL:
        raise MemoryError
    return larger


cdef inline bytes blank(Py_ssize_t count):
    """A column to be written into."""
    return PyBytes_FromStringAndSize(NULL, count)


cdef inline unsigned char* at(bytes column):
    return <unsigned char*>PyBytes_AS_STRING(column)
