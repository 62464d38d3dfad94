# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of what `cleantext.document` does for every verdict, and for every piece of text that goes out."""

cimport cython
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t

from cleantext.native.fields cimport blank, item, peek, read_field, set_field
from cleantext.native.verdicts cimport said_by

from cleantext.blocks import Block, Kind, Provisional, Verdict, misplaced
from cleantext.document import CARRIED, FIELDS, Document, Fate, Span
from cleantext.labels import Label
from cleantext.normalize import FIXES
from cleantext.separators import between_cells

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    int PyObject_GenericSetAttr(object value, object name, object content) except -1
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)

cdef object TEXT = Block.text, START = Block.start, KIND = Block.kind, WRAPPED = Block.wrapped, ROW = Block.row
cdef object NUMBER = Verdict.block, FIRST = Verdict.start, LAST = Verdict.end, FILTER = Verdict.filter
cdef object LABEL = Verdict.label
cdef object SPAN_START = Span.start, SPAN_END = Span.end, SPAN_FATE = Span.fate, SPAN_VERDICT = Span.verdict
cdef object SPAN_TEXT = Span.text
cdef object KEPT = Fate.KEPT, DROPPED = Fate.DROPPED, NORMALISED = Fate.NORMALISED
cdef object CODE = Kind.CODE, CELL = Kind.CELL
cdef object UNLABELLED = Label.UNLABELLED


cdef object make = Document.__new__
cdef tuple KEPT_NAMES = (*FIELDS, *CARRIED)


def judged(document, tuple settled, tuple cuts):
    """`cleantext.document.judged`."""
    cdef dict known = document.__dict__
    cdef dict fields = {name: known[name] for name in KEPT_NAMES if name in known}
    fields["settled"], fields["cuts"] = settled, cuts
    found = make(Document)
    PyObject_GenericSetAttr(found, "__dict__", fields)
    return found


def provisional(tuple settled):
    """`cleantext.document._provisional`."""
    cdef list found = []
    for verdict in settled:
        if verdict is not None and type(verdict) is not Verdict and isinstance(verdict, Provisional):
            found.append(verdict)
    return found


def settle(tuple blocks, list settled, verdicts, str filter):
    """`cleantext.document.settle`."""
    cdef dict cuts = {}
    cdef Py_ssize_t index, count = len(blocks), start, end, first, last
    cdef str text
    for verdict in verdicts:
        if filter and <str?>read_field(verdict, Verdict, FILTER) != filter:
            verdict = said_by(verdict, filter)
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


def pieces_of(document):
    """`cleantext.document.pieces_of`."""
    cdef str source = document.source, text
    cdef tuple blocks = document.blocks, settled = document.settled, cuts = document.cuts
    cdef Py_ssize_t position = 0, start, end, index, place = 0, cut_count = len(cuts), cut_start, cut_end
    cut = cuts[0] if cut_count else None
    cdef object first, last = 0  # where a block starts, and where the one before ends: spans share the numbers
    for index in range(len(blocks)):
        block, verdict = blocks[index], settled[index]
        text, first = read_field(block, Block, TEXT), read_field(block, Block, START)
        start = first
        end = start + PyUnicode_GET_LENGTH(text)
        if start > position:
            yield last, first, None, None
        position = end
        last = last_of(verdict, end)
        while cut is not None and cut.block == block.index:
            cut_start, cut_end = cut.start, cut.end
            if cut_start > start:
                yield start, cut_start, verdict, block
            yield cut_start, cut_end, cut, block
            start, first = cut_end, cut_end
            place += 1
            cut = cuts[place] if place < cut_count else None
        if start < end:
            yield first, last, verdict, block
    if position < len(source):
        yield position, len(source), None, None


cdef object last_of(object verdict, Py_ssize_t end):
    """The end of a block as a number; that of the verdict on it, where it is one on all of the block."""
    if verdict is not None:
        last = read_field(verdict, Verdict, LAST)
        if <Py_ssize_t>last == end:
            return last
    return end


cdef class Writer:
    """What the pieces that go out give to the text, one after the other."""

    cdef object document
    cdef str source
    cdef bint is_fixed_as_usual
    cdef object before  # the block that last gave text
    cdef str seam  # what joins the next kept piece of the same block to the one before
    cdef str separator, text  # of the piece read last

    cdef int read(self, object block, str text) except -1:
        """Read a piece of a block that goes out: what parts it from the text before, and what it gives."""
        self.separator = ""
        if read_field(block, Block, KIND) is CODE:
            self.text = text
        elif self.is_fixed_as_usual and not read_field(block, Block, WRAPPED) and needs_no_fix(text):
            self.text = text.strip()
        else:
            self.text = self.document._fixed(text, block)
        if not self.text:
            return 0
        if self.before is block:
            self.separator = self.seam or (" " if Py_UNICODE_ISSPACE(text[0]) else "")
        elif self.before is not None:
            self.separator = separator(self.before, block)
        self.before = block
        self.seam = " " if Py_UNICODE_ISSPACE(text[len(text) - 1]) else ""
        return 0


cdef Writer writer_of(document):
    cdef Writer writer = Writer()
    writer.document, writer.source = document, document.source
    writer.is_fixed_as_usual = document.fixes == FIXES
    writer.before, writer.seam = None, ""
    return writer


cdef bint needs_no_fix(str text):
    """Whether the usual fixes leave a text as it is; seldom no where they do.

    Without two spaces in a row, tabs, the special spaces and invisible characters, nothing is replaced.
    """
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    if kind == 1:
        return is_plain(<uint8_t*>data, size)
    if kind == 2:
        return is_plain(<uint16_t*>data, size)
    return is_plain(<uint32_t*>data, size)


ctypedef fused Character:
    uint8_t
    uint16_t
    uint32_t


cdef bint is_plain(const Character* characters, Py_ssize_t size) noexcept:
    cdef Py_ssize_t index
    cdef Character each, before = 0
    for index in range(size):
        each = characters[index]
        if each <= c" ":
            if each == c"\t" or each == c" " and before == c" ":
                return False
        elif each >= 0xA0 and not is_composed(each):
            return False
        before = each
    return True


cdef inline bint is_composed(uint32_t each) noexcept:
    """Whether a character beyond ASCII is surely not to be replaced, nor to be composed with what stands beside it: letters
    of Europe and East Asia, quotation marks, arrows, emoji."""
    return (
        0xA0 < each < 0x300 and each != 0xAD
        or 0x400 <= each < 0x483
        or 0x200C <= each <= 0x200D
        or 0x2010 <= each <= 0x2027
        or 0x20A0 <= each <= 0x20BF
        or 0x2190 <= each < 0x2329
        or 0x232A < each < 0x2ADC
        or 0x3001 <= each < 0x302A
        or 0x3041 <= each < 0x3097
        or 0x30A1 <= each < 0x3100
        or 0x4E00 <= each < 0xA000
        or 0xAC00 <= each < 0xD7A4
        or 0x1F000 <= each < 0x1FB00
    )


cdef str separator(object before, object after):
    """`cleantext.separators.separator_between`."""
    cdef Py_ssize_t above = read_field(before, Block, ROW), row = read_field(after, Block, ROW)
    cdef tuple inside, other
    if read_field(before, Block, KIND) is CODE and read_field(after, Block, KIND) is CODE:
        around = before.around("pre")
        return "\n" if around is not None and around is after.around("pre") else "\n\n"
    if above < 0 or row < 0:
        return "\n\n"
    if read_field(before, Block, KIND) is not CELL or read_field(after, Block, KIND) is not CELL:
        in_columns = before.column >= 0 and after.column >= 0
        return between_cells(before, after) if in_columns else "\n\n"
    if above == row:
        inside, other = before.path, after.path
        return "\n\n" if inside and other and inside[len(inside) - 1] is other[len(other) - 1] else "\t"
    return "\n" if row == above + 1 else "\n\n"


def text_of(document):
    """`cleantext.document.text_of`."""
    cdef list texts = []
    cdef tuple row
    for row in outgoing(document):
        texts.append(row[2])
        texts.append(row[3])
    return "".join(texts)


@cython.final
cdef class Wanted:
    """Whether verdicts have one of some labels; it is asked of one label several times in a row."""

    cdef object labels, asked
    cdef bint found

    def __cinit__(self, labels):
        self.labels = labels

    cdef inline bint has(self, verdict) except -1:
        return self.is_had_by(<PyObject*>verdict)

    cdef inline bint is_had_by(self, PyObject* verdict) except -1:
        cdef PyObject* label = label_of(verdict)
        if label is not <PyObject*>self.asked:
            self.asked = <object>label
            self.found = self.asked in self.labels
        return self.found


cdef inline PyObject* label_of(PyObject* verdict) except NULL:
    """The label of a verdict, which lends it; that of no verdict."""
    return <PyObject*>UNLABELLED if verdict is <PyObject*>None else peek(verdict, LABEL)


@cython.final
cdef class Pieces:
    """The pieces of the blocks, one after the other: of those that nobody wants no object is made.

    Blocks that one verdict covers whole, and which is not wanted, are passed over without a look at them.
    """

    cdef tuple blocks, settled, cuts
    cdef Wanted wanted
    cdef Py_ssize_t index, place, cut_block  # the block at hand, the next cut, and the block that it is in
    cdef Py_ssize_t at, end  # what is left of the block
    cdef object said  # of the whole block
    cdef object block, verdict
    cdef Py_ssize_t first, last

    def __cinit__(self, document, Wanted wanted=None):
        self.wanted = wanted
        self.blocks, self.settled, self.cuts = document.blocks, document.settled, document.cuts
        self.index = -1
        self.look_at_cut()

    cdef int look_at_cut(self) except -1:
        self.cut_block = self.cuts[self.place].block if self.place < len(self.cuts) else -2
        return 0

    cdef bint advance(self) except -1:
        """Go to the next piece: to `block`, `verdict`, `first` and `last`. False behind the last one."""
        while True:
            if self.cut_block == self.index:
                cut = self.cuts[self.place]
                if <Py_ssize_t>cut.start > self.at:
                    return self.take(cut.start, self.said)
                self.place += 1
                self.look_at_cut()
                self.at = cut.start
                return self.take(cut.end, cut)
            if self.at < self.end:
                return self.take(self.end, self.said)
            self.index = self.next_block()
            if self.index == len(self.blocks):
                return False
            self.said = self.settled[self.index]
            self.block = self.blocks[self.index]
            self.at = read_field(self.block, Block, START)
            self.end = self.at + PyUnicode_GET_LENGTH(<str?>read_field(self.block, Block, TEXT))

    cdef Py_ssize_t next_block(self) except -1:
        """The number of the next block that is wanted, or has cuts."""
        cdef Py_ssize_t index = self.index + 1
        if self.wanted is not None:
            while (
                index < len(self.blocks)
                and index != self.cut_block
                and not self.wanted.is_had_by(item(self.settled, index))
            ):
                index += 1
        return index

    cdef bint take(self, Py_ssize_t end, object verdict) except -1:
        self.first, self.last, self.verdict = self.at, end, verdict
        self.at = end
        return True


def labelled(document, labels):
    """`cleantext.document._labelled`."""
    cdef Wanted wanted = Wanted(labels)
    cdef Pieces pieces = Pieces(document, wanted)
    cdef list found = []
    while pieces.advance():
        if pieces.verdict is not None and wanted.has(pieces.verdict):
            found.append((pieces.first, pieces.last, pieces.verdict, pieces.block))
    return found


@cython.final
cdef class Tally:
    """How many pieces a filter gave a label, with how many characters, and where the first of them is."""

    cdef object label, filter
    cdef Py_ssize_t pieces, chars, first, last


@cython.final
cdef class Tallies:
    """The tallies of a page, each for a label and a filter, in the order of their first pieces."""

    cdef list found
    cdef Tally current

    def __cinit__(self):
        self.found = []
        self.current = Tally()

    cdef Tally of(self, PyObject* verdict):
        """The tally of what a verdict says; mostly the one before."""
        cdef PyObject* label = label_of(verdict)
        cdef PyObject* name = <PyObject*>None if verdict is <PyObject*>None else peek(verdict, FILTER)
        cdef Tally tally
        if <PyObject*>self.current.label is label and <PyObject*>self.current.filter is name:
            return self.current
        for tally in self.found:
            if <PyObject*>tally.label is label and <PyObject*>tally.filter is name:
                self.current = tally
                return tally
        self.current = Tally()
        self.current.label, self.current.filter = <object>label, <object>name
        self.found.append(self.current)
        return self.current

    cdef int add(self, Tally tally, Py_ssize_t first, Py_ssize_t last) except -1:
        if first < last:
            if not tally.pieces:
                tally.first, tally.last = first, last
            tally.pieces += 1
            tally.chars += last - first
        return 0


def left_out(document, Py_ssize_t sample):
    """`cleantext.batch.rows._left_out`."""
    cdef Pieces pieces = Pieces(document)
    cdef Tallies tallies = Tallies()
    cdef Tally tally
    cdef Py_ssize_t index, size, start
    cdef PyObject* block
    for index in range(len(pieces.blocks)):
        if index == pieces.cut_block:
            pieces.index = index - 1
            while pieces.cut_block == index or pieces.index == index and pieces.at < pieces.end:
                pieces.advance()
                tallies.add(tallies.of(<PyObject*>pieces.verdict), pieces.first, pieces.last)
            continue
        block = item(pieces.blocks, index)
        size = PyUnicode_GET_LENGTH(<str?><object>peek(block, TEXT))
        if size:
            tally = tallies.of(item(pieces.settled, index))
            if tally.pieces:
                tally.pieces += 1
                tally.chars += size
            else:
                start = <object>peek(block, START)
                tallies.add(tally, start, start + size)
    return added_up(tallies.found, document.source, document.keep, sample)


cdef tuple added_up(list tallies, str source, keep, Py_ssize_t sample):
    """Characters by label; pieces, characters and a sample by filter, of what does not go out."""
    cdef dict labels = {}, filters = {}, counts
    cdef Tally tally
    for tally in tallies:
        if not tally.pieces:
            continue
        labels[tally.label] = labels.get(tally.label, 0) + tally.chars
        if tally.filter is None or tally.label in keep:
            continue
        counts = filters.get(tally.filter)
        if counts is None:
            text = source[tally.first : min(tally.last, tally.first + sample)]
            counts = filters[tally.filter] = {"pieces": 0, "chars": 0, "sample": text}
        counts["pieces"] += tally.pieces
        counts["chars"] += tally.chars
    return labels, filters


def outgoing(document):
    """`cleantext.document._outgoing`."""
    cdef Writer writer = writer_of(document)
    cdef Wanted kept = Wanted(document.keep)
    cdef Pieces pieces = Pieces(document, kept)
    cdef list found = []
    while pieces.advance():
        if not kept.has(pieces.verdict):
            writer.seam = " "
            continue
        writer.read(pieces.block, writer.source[pieces.first:pieces.last])
        if writer.text:
            found.append((pieces.block, pieces.verdict, writer.separator, writer.text))
    return found


def fates_of(document):
    """`cleantext.document.fates_of`."""
    cdef Writer writer = writer_of(document)
    cdef str source = document.source, text
    cdef bint has_gap = False
    keep = document.keep
    cdef bint keeps_unlabelled = UNLABELLED in keep
    gap_start = gap_end = None
    for start, end, verdict, block in pieces_of(document):
        if block is None:
            if has_gap:
                yield gap_start, gap_end, NORMALISED, None, None, "", ""
            gap_start, gap_end, has_gap = start, end, True
            continue
        if not (keeps_unlabelled if verdict is None else read_field(verdict, Verdict, LABEL) in keep):
            if has_gap:
                yield gap_start, gap_end, NORMALISED, None, None, "", ""
                has_gap = False
            yield start, end, DROPPED, verdict, block, "", ""
            writer.seam = " "
            continue
        text = source[start:end]
        writer.read(block, text)
        if has_gap:
            yield gap_start, gap_end, NORMALISED, None, None, writer.separator, ""
            has_gap, writer.separator = False, ""
        fate = KEPT if writer.separator + writer.text == text else NORMALISED
        yield start, end, fate, verdict, block, writer.separator, writer.text
    if has_gap:
        yield gap_start, gap_end, NORMALISED, None, None, "", ""


def spans_of(document):
    """`cleantext.document.spans_of`."""
    return tuple(each_span(document))  # no list besides: they may be millions


def each_span(document):
    cdef str source = document.source
    for start, end, fate, verdict, _, between, text in fates_of(document):
        span = blank(Span)
        set_field(SPAN_START, span, start)
        set_field(SPAN_END, span, end)
        set_field(SPAN_FATE, span, fate)
        set_field(SPAN_VERDICT, span, verdict)
        set_field(SPAN_TEXT, span, source[<Py_ssize_t>start:<Py_ssize_t>end] if fate is DROPPED else between + text)
        yield span
