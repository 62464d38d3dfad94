# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of what `cleantext.filters.content` does for each block: the choice, and the verdicts."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_New
from libc.math cimport exp, rint
from libc.stdlib cimport qsort
from libc.string cimport memcpy, strlen

from cleantext.native.characters cimport word_count
from cleantext.native.fields cimport read_field
from cleantext.native.verdicts cimport verdict_on

from cleantext.blocks import Block, Kind, Verdict
from cleantext.filters import content as reference
from cleantext.labels import Label
from cleantext.learned.lost_markup import MOST as MOST_LIKELY
from cleantext.learned.wording import NAMED_BY

cdef extern from "Python.h":
    str PyUnicode_Concat(str left, str right)

cdef object KIND = Block.kind, INDEX = Block.index, TEXT = Block.text, LINK_CHARS = Block.link_chars
cdef object HEADING = Kind.HEADING, IMAGE = Kind.IMAGE
cdef object PROSE = Label.PROSE, CROSSHEAD = Label.CROSSHEAD, CLUTTER = Label.CLUTTER
cdef object TEMPLATE = Label.TEMPLATE, LABEL = Verdict.label


cdef double MOST = MOST_LIKELY


cdef struct Candidate:
    double probability
    Py_ssize_t words
    Py_ssize_t index


cdef int likelier(const void* one, const void* other) noexcept nogil:
    """The likeliest first, of equals the earlier."""
    cdef const Candidate* a = <const Candidate*>one
    cdef const Candidate* b = <const Candidate*>other
    if a.probability != b.probability:
        return -1 if a.probability > b.probability else 1
    return -1 if a.index < b.index else 1


def runs_of(settled):
    """`cleantext.filters.content._runs_of`."""
    cdef list runs = []
    cdef Py_ssize_t index = 0, start = -1
    for verdict in settled:
        if verdict is None or read_field(verdict, Verdict, LABEL) is TEMPLATE:
            if start < 0:
                start = index
        elif start >= 0:
            runs.append(slice(start, index))
            start = -1
        index += 1
    if start >= 0:
        runs.append(slice(start, index))
    return runs


def labelled(blocks, settled, label):
    """`cleantext.filters.content._labelled`."""
    cdef list found = []
    cdef Py_ssize_t place = -1
    for verdict in settled:
        place += 1
        if verdict is not None and read_field(verdict, Verdict, LABEL) is label:
            found.append(blocks[place])
    return found


def without_doubtful(blocks, likely, words, picked):
    """`cleantext.filters.content._without_doubtful`."""
    cdef double surely = reference.SURELY_ARTICLE, beside = reference.LEAST_BESIDE, comment = reference.LEAST_COMMENT
    cdef double probability
    cdef Py_ssize_t sure = 0, place, fewest = reference.FEWEST_SURE
    cdef list kept = list(picked)
    for place in range(len(kept)):
        probability = likely[place]
        if probability >= surely:
            sure += <Py_ssize_t>words[place]
    if sure < fewest:
        return kept
    for place in range(len(kept)):
        probability = likely[place]
        if kept[place] and probability < comment:
            kept[place] = probability >= beside and not reference.is_comment(blocks[place])
    return kept


cdef inline double likelihood(double score) noexcept:
    """`cleantext.learned.forest.likelihood`."""
    return 1 / (1 + exp(-score)) if score > -500 else 0.0


def likelihoods(list scores):
    """`cleantext.filters.content._likelihoods`."""
    cdef double score
    return [likelihood(score) for score in scores]


def likelihood_codes(list scores):
    """`cleantext.learned.lost_markup._likelihood_codes`."""
    cdef Py_ssize_t count = len(scores), place
    cdef bytes column = PyBytes_FromStringAndSize(NULL, count)
    cdef unsigned char* codes = <unsigned char*>PyBytes_AS_STRING(column)
    for place in range(count):
        codes[place] = <unsigned char>(MOST * likelihood(scores[place]) + 0.5)
    return column


def mean_codes(bytes codes, Py_ssize_t reach):
    """`cleantext.learned.lost_markup._mean_codes`: of what is in a window that moves on a line at a time."""
    cdef Py_ssize_t count = len(codes), place, first = 0, last = 0
    cdef bytes column = PyBytes_FromStringAndSize(NULL, count)
    cdef unsigned char* into = <unsigned char*>PyBytes_AS_STRING(column)
    cdef const unsigned char* values = <const unsigned char*>PyBytes_AS_STRING(codes)
    cdef Py_ssize_t total = 0
    for place in range(count):
        while last < min(count, place + reach + 1):
            total += values[last]
            last += 1
        while first < place - reach:
            total -= values[first]
            first += 1
        into[place] = <unsigned char>(total // (last - first))
    return column


def chosen(probabilities, words, double least_caution=1.0, double most_caution=1.0, Py_ssize_t known=0):
    """`cleantext.filters.content.chosen`."""
    cdef Py_ssize_t count = len(words), rank
    cdef double caution, probability, surely = reference.SURELY_ARTICLE
    cdef Py_ssize_t fewest = reference.FEWEST_SURE
    cdef bint was_sure, beside
    cdef list picked = [False] * count
    cdef Candidate* order = <Candidate*>PyMem_Malloc((count + 1) * sizeof(Candidate))
    if order is NULL:
        raise MemoryError
    try:
        for rank in range(count):
            order[rank] = Candidate(probabilities[rank], words[rank], rank)
        caution = least_caution + (most_caution - least_caution) * sure_share(
            order, count, known, surely, fewest
        )
        was_sure = False
        for rank in range(count):
            probability = order[rank].probability
            beside = was_sure or (rank + 1 < count and order[rank + 1].probability >= surely)
            was_sure = probability >= surely
            order[rank].probability = probability / (
                probability + (min(1.0, caution) if beside else caution) * (1 - probability)
            )
        qsort(order, count, sizeof(Candidate), likelier)
        for rank in range(worth_taking(order, count, known)):
            picked[order[rank].index] = True
    finally:
        PyMem_Free(order)
    return picked


cdef double sure_share(
    const Candidate* order, Py_ssize_t count, Py_ssize_t known, double surely, Py_ssize_t fewest
) noexcept nogil:
    """`cleantext.filters.content._sure_share`."""
    cdef Py_ssize_t rank, sure = 0
    cdef double expected = known
    for rank in range(count):
        if order[rank].probability >= surely:
            sure += order[rank].words
        expected += order[rank].probability * order[rank].words
    if sure:
        sure += known
    return min(1.0, sure / expected) if sure >= fewest else 0.0


cdef Py_ssize_t worth_taking(const Candidate* order, Py_ssize_t count, Py_ssize_t known) noexcept nogil:
    """How many of the candidates to take, the likeliest being the first, so that the expected word F1 is highest."""
    cdef Py_ssize_t rank, best = 0, taken = known
    cdef double gold = 0.0, hits = 0.0, score, best_score = 0.0
    for rank in range(count):
        gold += order[rank].probability * order[rank].words
    if gold <= 0:
        return 0
    gold += known
    for rank in range(count):
        hits += order[rank].probability * order[rank].words
        taken += order[rank].words
        score = (hits + known) / (taken + gold)
        if score > best_score:
            best, best_score = rank, score
    return best + 1


def verdicts(blocks, probabilities, picked, telling, double low, double high, str name):
    """`cleantext.filters.content.verdicts`."""
    cdef list found = []
    cdef dict said = {}
    cdef Py_ssize_t place = -1, index
    cdef double probability
    for block in blocks:
        place += 1
        kind = read_field(block, Block, KIND)
        if kind is IMAGE:
            continue
        probability = probabilities[place]
        if (picked[place] and probability >= low) or probability > high:
            label = CROSSHEAD if kind is HEADING else PROSE
        else:
            label = CLUTTER
        index = read_field(block, Block, INDEX)
        found.append(verdict_on(block, label, reason_of(block, probability, telling[index], said), name))
    return found


cdef str reason_of(object block, double probability, str word, dict said):
    """What weighed most, in words: the probability, the class word, and the block's shape.

    Many blocks have the same reason. What has been `said` is kept by class word, with where that is, and by the three
    numbers in one.
    """
    cdef str text = read_field(block, Block, TEXT)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), link_chars = read_field(block, Block, LINK_CHARS)
    cdef Py_ssize_t links = min(100, 100 * link_chars // size) if size else 0, words = word_count(text)
    cdef int share = <int>rint(100 * probability)  # halves to even, as ".0%" has them
    cdef list known = said.get(word)
    if known is None:
        known = said[word] = [f", inside {NAMED_BY[word[:1]]} {word[1:]}" if word else "", {}]
    cdef dict reasons = <dict>known[1]
    numbers = (words << 14) | (share << 7) | links
    reason = reasons.get(numbers)
    if reason is None:
        reason = reasons[numbers] = worded(share, words, links, <str>known[0])
    return <str>reason


cdef str worded(int share, Py_ssize_t words, Py_ssize_t links, str where):
    """The reason in words, such as "98% article: 38 words, 0% links, inside class post"."""
    cdef char[96] text
    cdef Py_ssize_t size = 0
    size = printed(text, size, share)
    size = copied(text, size, b"% article: ")
    size = printed(text, size, words)
    size = copied(text, size, b" words, ")
    size = printed(text, size, links)
    size = copied(text, size, b"% links")
    shape = PyUnicode_New(size, 0x7F)
    memcpy(PyUnicode_DATA(shape), text, size)
    return PyUnicode_Concat(shape, where) if where else shape


cdef inline Py_ssize_t copied(char* text, Py_ssize_t size, const char* more) noexcept:
    """Put some more text behind a text of this size; its new size."""
    cdef Py_ssize_t length = strlen(more)
    memcpy(text + size, more, length)
    return size + length


cdef inline Py_ssize_t printed(char* text, Py_ssize_t size, Py_ssize_t number) noexcept:
    """The same with a number, which is not negative."""
    cdef char[24] digits
    cdef int count = 0
    while number or not count:
        digits[count] = <char>(c"0" + number % 10)
        number //= 10
        count += 1
    while count:
        count -= 1
        text[size] = digits[count]
        size += 1
    return size
