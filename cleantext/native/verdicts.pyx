# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The verdict on a whole block, made without its constructor, which takes four times as long; and verdicts by the list."""

from cpython.unicode cimport PyUnicode_GET_LENGTH

from attrs import evolve

from cleantext.native.fields cimport blank, read_field, set_field

from cleantext.blocks import Block, Verdict

cdef object INDEX = Block.index, START = Block.start, TEXT = Block.text
cdef object NUMBER = Verdict.block, FIRST = Verdict.start, LAST = Verdict.end, LABEL = Verdict.label
cdef object REASON = Verdict.reason, FILTER = Verdict.filter


cdef object verdict_on(object block, object label, object reason, object name):
    """`cleantext.blocks.Verdict.on`, for the filter of that name."""
    cdef Py_ssize_t end
    start = read_field(block, Block, START)
    end = start
    verdict = blank(Verdict)
    set_field(NUMBER, verdict, read_field(block, Block, INDEX))
    set_field(FIRST, verdict, start)
    set_field(LAST, verdict, end + PyUnicode_GET_LENGTH(<str?>read_field(block, Block, TEXT)))
    set_field(LABEL, verdict, label)
    set_field(REASON, verdict, reason)
    set_field(FILTER, verdict, name)
    return verdict


cdef object said_by(object verdict, str name):
    """The verdict with the name of the filter that gave it."""
    if type(verdict) is not Verdict:  # a provisional one
        return evolve(verdict, filter=name)
    found = blank(Verdict)
    set_field(NUMBER, found, read_field(verdict, Verdict, NUMBER))
    set_field(FIRST, found, read_field(verdict, Verdict, FIRST))
    set_field(LAST, found, read_field(verdict, Verdict, LAST))
    set_field(LABEL, found, read_field(verdict, Verdict, LABEL))
    set_field(REASON, found, read_field(verdict, Verdict, REASON))
    set_field(FILTER, found, name)
    return found


def verdicts_on(blocks, settled, said, str name):
    """`cleantext.filters.landmarks._verdicts_on`."""
    cdef list found = []
    cdef Py_ssize_t place = -1
    cdef tuple judgement
    for block in blocks:
        place += 1
        if said[place] is None or settled[place] is not None:
            continue
        judgement = said[place]
        found.append(verdict_on(block, judgement[0], judgement[1], name))
    return found


def verdict_of(block, label, reason, str filter=""):
    """`cleantext.blocks.Verdict.on`."""
    return verdict_on(block, label, reason, filter)


def verdicts_of(list blocks, label, str reason, str name):
    """`cleantext.filters._verdicts_of`."""
    return [verdict_on(block, label, reason, name) for block in blocks]
