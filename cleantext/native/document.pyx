# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of what `cleantext.document` does for every verdict, and for every piece of text that goes out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ

from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind, Verdict, misplaced
from cleantext.labels import Label
from cleantext.normalize import FIXES

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)

cdef object TEXT = Block.text, START = Block.start
cdef object NUMBER = Verdict.block, FIRST = Verdict.start, LAST = Verdict.end, FILTER = Verdict.filter
cdef object CODE = Kind.CODE
cdef object UNLABELLED = Label.UNLABELLED


def settle(tuple blocks, list settled, verdicts, str filter):
    """`cleantext.document.settle`."""
    cdef dict cuts = {}
    cdef Py_ssize_t index, count = len(blocks), start, end, first, last
    cdef str text
    for verdict in verdicts:
        if filter and <str?>read_field(verdict, Verdict, FILTER) != filter:
            verdict = Verdict(verdict.block, verdict.start, verdict.end, verdict.label, verdict.reason, filter)
        try:
            index, first = read_field(verdict, Verdict, NUMBER), read_field(verdict, Verdict, FIRST)
            last = read_field(verdict, Verdict, LAST)
        except OverflowError:
            raise misplaced(verdict, blocks, filter) from None
        if not 0 <= index < count:
            raise misplaced(verdict, blocks, filter)
        block = blocks[index]
        text, start = read_field(block, Block, TEXT), read_field(block, Block, START)
        end = start + PyUnicode_GET_LENGTH(text)
        if first < start or last > end:
            raise misplaced(verdict, blocks, filter)
        if settled[index] is not None:
            continue
        if first == start and last == end:
            settled[index] = verdict
        elif first < last:
            cuts.setdefault(index, []).append(verdict)
    return cuts


cdef class Writer:
    """What has been written of a document so far, and what is needed to go on."""

    cdef list written
    cdef object document
    cdef str source
    cdef bint is_fixed_as_usual
    cdef object before  # the block that last gave text
    cdef str seam  # what joins the next kept piece of the same block to the one before

    cdef int write(self, object block, Py_ssize_t start, Py_ssize_t end) except -1:
        """Write a piece of a block that goes out."""
        cdef str text = self.source[start:end]
        cdef str fixed
        if self.is_fixed_as_usual and not block.wrapped and needs_no_fix(text) and block.kind is not CODE:
            fixed = text.strip()
        else:
            fixed = self.document._fixed(text, block)
        if not fixed:
            return 0
        if self.before is block:
            self.written.append(self.seam or (" " if Py_UNICODE_ISSPACE(text[0]) else ""))
        elif self.before is not None:
            self.written.append(separator(self.before, block))
        self.written.append(fixed)
        self.before = block
        self.seam = " " if Py_UNICODE_ISSPACE(text[len(text) - 1]) else ""
        return 0


cdef bint needs_no_fix(str text):
    """Whether the usual fixes leave a text as it is; seldom no where they do.

    Without two spaces in a row, tabs, the special spaces and invisible characters, and up to U+0300 or among the dashes,
    quotation marks and dots from U+2010 on, nothing is composed or replaced.
    """
    cdef int kind = PyUnicode_KIND(text)
    cdef void* characters = PyUnicode_DATA(text)
    cdef Py_ssize_t index
    cdef Py_UCS4 each, before = 0
    for index in range(PyUnicode_GET_LENGTH(text)):
        each = PyUnicode_READ(kind, characters, index)
        if each <= c" ":
            if each == c"\t" or each == c" " and before == c" ":
                return False
        elif each >= 0xA0 and not 0xA0 < each < 0xAD and not 0xAD < each < 0x300 and not 0x2010 <= each <= 0x2027:
            return False
        before = each
    return True


cdef str separator(object before, object after):
    """`cleantext.document._separator`."""
    cdef Py_ssize_t above = before.row, row = after.row
    cdef tuple inside, other
    if above < 0 or row < 0:
        return "\n\n"
    if above == row:
        inside, other = before.path, after.path
        return "\n\n" if inside and other and inside[len(inside) - 1] is other[len(other) - 1] else "\t"
    return "\n" if row == above + 1 else "\n\n"


def text_of(document):
    """`cleantext.document.text_of`."""
    cdef Writer writer = Writer()
    cdef tuple blocks = document.blocks, settled = document.settled, cuts = document.cuts
    cdef Py_ssize_t index, start, end, cut_start, cut_end, place = 0, cut_count = len(cuts)
    cdef str text
    cdef bint is_kept
    keep = document.keep
    cdef bint keeps_unlabelled = UNLABELLED in keep
    writer.written, writer.document, writer.source = [], document, document.source
    writer.is_fixed_as_usual = document.fixes == FIXES
    writer.before, writer.seam = None, ""
    cut = cuts[0] if cut_count else None
    for index in range(len(blocks)):
        verdict = settled[index]
        is_kept = keeps_unlabelled if verdict is None else verdict.label in keep
        if not is_kept and cut is None:
            continue
        block = blocks[index]
        text, start = read_field(block, Block, TEXT), read_field(block, Block, START)
        end = start + PyUnicode_GET_LENGTH(text)
        while cut is not None and cut.block == block.index:
            cut_start, cut_end = cut.start, cut.end
            if cut_start > start:
                if is_kept:
                    writer.write(block, start, cut_start)
                else:
                    writer.seam = " "
            if cut.label in keep:
                writer.write(block, cut_start, cut_end)
            else:
                writer.seam = " "
            start = cut_end
            place += 1
            cut = cuts[place] if place < cut_count else None
        if start < end:
            if is_kept:
                writer.write(block, start, end)
            else:
                writer.seam = " "
    return "".join(writer.written)
