# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of what `cleantext.filters.content` does for each block: the choice, and the verdicts."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.math cimport rint
from libc.stdlib cimport qsort

from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind, Verdict
from cleantext.features import NAMED_BY
from cleantext.labels import Label

cdef extern from "Python.h":
    int PyObject_GenericSetAttr(object value, object name, object content) except -1

cdef object make = Verdict.__new__
cdef object KIND = Block.kind, INDEX = Block.index, START = Block.start, TEXT = Block.text, LINK_CHARS = Block.link_chars
cdef object HEADING = Kind.HEADING, IMAGE = Kind.IMAGE
cdef object PROSE = Label.PROSE, CROSSHEAD = Label.CROSSHEAD, CLUTTER = Label.CLUTTER
cdef object TEMPLATE = Label.TEMPLATE, LABEL = Verdict.label


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


def chosen(probabilities, words, double doubt=0.0, double boldness=1.0):
    """`cleantext.filters.content.chosen`."""
    cdef Py_ssize_t count = len(words), rank
    cdef double odds
    cdef list picked = [False] * count
    cdef Candidate* order = <Candidate*>PyMem_Malloc((count + 1) * sizeof(Candidate))
    if order is NULL:
        raise MemoryError
    try:
        for rank in range(count):
            order[rank] = Candidate(probabilities[rank], words[rank], rank)
        taken = likeliest(order, count)
        if taken[1] < doubt:
            for rank in range(count):
                odds = boldness * order[rank].probability
                order[rank].probability = odds / (odds + 1 - order[rank].probability)
            taken = likeliest(order, count)
        for rank in range(taken[0]):
            picked[order[rank].index] = True
    finally:
        PyMem_Free(order)
    return picked


cdef (Py_ssize_t, double) likeliest(Candidate* order, Py_ssize_t count) noexcept nogil:
    """Sort the candidates; how many of the first to take, and the word F1 to be expected of them."""
    cdef Py_ssize_t rank, best = 0, taken = 0
    cdef double gold = 0.0, hits = 0.0, score, best_score = 0.0
    qsort(order, count, sizeof(Candidate), likelier)
    for rank in range(count):
        gold += order[rank].probability * order[rank].words
    if gold <= 0:
        return 0, 1.0
    for rank in range(count):
        hits += order[rank].probability * order[rank].words
        taken += order[rank].words
        score = hits / (taken + gold)
        if score > best_score:
            best, best_score = rank, score
    return best + 1, 2 * best_score


def verdicts(blocks, probabilities, picked, telling, double low, double high, str name):
    """`cleantext.filters.content.verdicts`."""
    cdef list found = []
    cdef Py_ssize_t place = -1, index, start, size
    cdef double probability
    cdef str text
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
        index, start = read_field(block, Block, INDEX), read_field(block, Block, START)
        text = read_field(block, Block, TEXT)
        size = len(text)
        verdict = make(Verdict)
        # The constructor of a frozen class takes four times as long.
        PyObject_GenericSetAttr(verdict, "block", index)
        PyObject_GenericSetAttr(verdict, "start", start)
        PyObject_GenericSetAttr(verdict, "end", start + size)
        PyObject_GenericSetAttr(verdict, "label", label)
        PyObject_GenericSetAttr(verdict, "reason", reason_of(text, size, read_field(block, Block, LINK_CHARS), probability, telling[index]))
        PyObject_GenericSetAttr(verdict, "filter", name)
        found.append(verdict)
    return found


cdef str reason_of(str text, Py_ssize_t size, Py_ssize_t link_chars, double probability, str word):
    """What weighed most, in words: the probability, the class word, and the block's shape."""
    cdef Py_ssize_t links = 100 * link_chars // size if size else 0, words = 1
    cdef Py_UCS4 each
    for each in text:
        words += each == c" "
    # `rint` rounds as the format ".0%" does: halves to even.
    reason = f"{<int>rint(100 * probability)}% article: {words} words, {min(100, links)}% links"
    return f"{reason}, inside {NAMED_BY[word[:1]]} {word[1:]}" if word else reason


def verdicts_on(blocks, settled, said, str name):
    """`cleantext.filters.landmarks._verdicts_on`."""
    cdef list found = []
    cdef Py_ssize_t place = -1, start
    cdef str text
    cdef tuple judgement
    for block in blocks:
        place += 1
        if said[place] is None or settled[place] is not None:
            continue
        judgement = said[place]
        text, start = read_field(block, Block, TEXT), read_field(block, Block, START)
        verdict = make(Verdict)
        PyObject_GenericSetAttr(verdict, "block", read_field(block, Block, INDEX))
        PyObject_GenericSetAttr(verdict, "start", start)
        PyObject_GenericSetAttr(verdict, "end", start + len(text))
        PyObject_GenericSetAttr(verdict, "label", judgement[0])
        PyObject_GenericSetAttr(verdict, "reason", judgement[1])
        PyObject_GenericSetAttr(verdict, "filter", name)
        found.append(verdict)
    return found
