"""The document: the text of a page, its blocks, and every verdict so far.

Cleaning adds verdicts and removes nothing. All output, and every explanation, is made from `spans()`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from attrs import fields as fields_of

from cleantext.blocks import Block, Kind, Provisional, Verdict, misplaced
from cleantext.claims import Claims
from cleantext.elements import Elements
from cleantext.figures import PICTURED, Figure, find_figures
from cleantext.figures.areas import Area, find_areas, senses_in
from cleantext.headlines import Titles, titles_of
from cleantext.labels import FURNITURE, Label
from cleantext.normalize import Fix
from cleantext.separators import separator_between, unwrapped

if TYPE_CHECKING:
    from cleantext.fields import Fields

try:
    from cleantext.native.elements import elements_of
except ImportError:  # nothing has been compiled
    from cleantext.elements import elements_of


class Fate(StrEnum):
    """What became of a span of the source."""

    KEPT = "kept"
    DROPPED = "dropped"
    NORMALISED = "normalised"


@frozen(weakref_slot=False)
class Span:
    """A piece of `Document.source` and what became of it.

    `text` is what the piece contributes to the page's text: the source itself when kept, the fixed form or
    the separator when normalised. Dropped spans carry the source text they would have given.
    """

    start: int
    end: int
    fate: Fate
    verdict: Verdict | None
    text: str


@frozen
class Origin:
    """How the page was read.

    Attributes:
        reader: ``"html"``, ``"tree"`` or ``"text"``.
        encoding: The encoding the bytes were decoded with (a WHATWG name); empty for text that came as str.
        encoding_source: ``"bom"``, ``"utf-8"``, ``"misread"`` (UTF-8 that had been read as Latin-1), ``"declared"``,
            ``"detected"`` or ``"fallback"``.
        dialect: The flattener whose marks were found in flat text.
        notes: What was left aside while reading, in plain words (a page cut at its size limit, for one).
    """

    reader: str = ""
    encoding: str = ""
    encoding_source: str = ""
    dialect: str = ""
    notes: tuple[str, ...] = ()


Row = tuple[int, int, Fate, Verdict | None, Block | None, str, str]
"""A span as `Document.fates` has it."""

Outgoing = tuple[Block, Verdict | None, str, str]
"""A piece that gives text: its block, the verdict, what parts the text from the text before, the text."""

TELLING = FURNITURE | PICTURED
"""Labels of what fields and figures are made of: looked for once for both."""


@frozen(slots=False)  # with slots, what is worked out once would make all fields five times as slow to read
class Document:
    """A page: its source text, blocks, claims, and the verdicts passed on them.

    Attributes:
        source: Every character a reader could see, in order.
        blocks: The blocks, in order; each is a slice of `source`.
        claims: What the page says of itself.
        settled: One slot a block: the verdict on the whole block, or ``None``. Provisional ones have parts that are told
            apart in `resolved`.
        cuts: Verdicts on part of a block, sorted, never overlapping.
        keep: The labels that go out; set by the pipeline after its last filter.
        fixes: Functions run over the text that goes out; set likewise.
        origin: How the page was read.
    """

    source: str = ""
    blocks: tuple[Block, ...] = ()
    claims: Claims = field(factory=Claims)
    settled: tuple[Verdict | None, ...] = ()
    cuts: tuple[Verdict, ...] = ()
    keep: frozenset[Label] = frozenset(Label)
    fixes: tuple[Fix, ...] = ()
    origin: Origin = Origin()

    def __attrs_post_init__(self) -> None:
        if len(self.settled) != len(self.blocks):
            object.__setattr__(self, "settled", (None,) * len(self.blocks))

    def __getstate__(self) -> dict[str, object]:
        """The fields, for `pickle`, without what has been worked out of them."""
        return {name: self.__dict__[name] for name in FIELDS}

    @cached_property
    def elements(self) -> Elements:
        """The elements around the blocks, each once."""
        return elements_of(self.blocks)

    @cached_property
    def senses(self) -> bytes:
        """What the names of the elements, `Elements.called`, say of pictures and captions: bits of `Sense`, a byte each."""
        return senses_in(self.elements)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The caption areas of the page by its markup, in order; flat text has none."""
        return find_areas(self)

    @cached_property
    def titles(self) -> Titles:
        """What the page calls itself and its site."""
        return titles_of(self.claims)

    @property
    def resolved(self) -> Document:
        """This document with the parts of every provisional verdict in its place: what explanations, figures and fields
        are made of."""
        return self._resolved if self._unparted else self

    @cached_property
    def _unparted(self) -> list[Provisional]:
        return provisional(self.settled)

    @cached_property
    def _resolved(self) -> Document:
        settled = list(self.settled)
        parts: list[Verdict] = []
        for verdict in self._unparted:
            settled[verdict.block] = None
            parts.extend(verdict.parts())
        return judged(self, tuple(settled), self.cuts).with_verdicts(parts)

    @property
    def unlabelled(self) -> Iterator[Block]:
        """The blocks no verdict covers whole, in order."""
        return iter(open_blocks(self.blocks, self.settled))

    def with_verdicts(self, verdicts: Iterable[Verdict], *, filter: str = "") -> Document:
        """This document and some more verdicts; on settled text the first verdict stands.

        `filter` is the name written into verdicts that carry none. Raises `VerdictError` for a span outside its
        block.
        """
        said = list(verdicts)
        if not said:
            return self
        settled = list(self.settled)
        cuts = settle(self.blocks, settled, said, filter)
        if not cuts:
            return judged(self, tuple(settled), self.cuts)
        return self._with_cuts(settled, cuts)

    def _with_cuts(self, settled: list[Verdict | None], cuts: dict[int, list[Verdict]]) -> Document:
        by_block: dict[int, list[Verdict]] = {}
        for cut in self.cuts:
            by_block.setdefault(cut.block, []).append(cut)
        for index, fresh in cuts.items():
            pieces = by_block.setdefault(index, [])
            for cut in fresh:
                pieces.extend(_unclaimed(cut, sorted(pieces, key=_start)))
            pieces.sort(key=_start)
            if settled[index] is None and _covers(pieces, self.blocks[index]):
                block = self.blocks[index]
                longest = max(pieces, key=_length)
                settled[index] = Verdict(
                    index, block.start, block.end, longest.label, longest.reason, longest.filter
                )
        ordered = tuple(cut for index in sorted(by_block) for cut in by_block[index])
        return judged(self, tuple(settled), ordered)

    def keeping(self, *labels: Label) -> Document:
        """The same document with more labels going out; no filter runs again."""
        return self.going_out(self.keep | {Label(label) for label in labels}, self.fixes)

    def going_out(self, keep: frozenset[Label], fixes: tuple[Fix, ...]) -> Document:
        """The same verdicts, with the labels that go out and the fixes run over what does: a pipeline's last word."""
        found = Document(
            self.source, self.blocks, self.claims, self.settled, self.cuts, keep, fixes, self.origin
        )
        return _carrying(self, found)

    # -- what goes out ---------------------------------------------------------------------------------

    def pieces(self) -> Iterator[tuple[int, int, Verdict | None, Block | None]]:
        """`source` in order as (start, end, verdict, block); block is ``None`` for the space between blocks."""
        return pieces_of(self.resolved)

    def labelled(self, labels: Container[Label]) -> list[tuple[int, int, Verdict, Block]]:
        """The pieces that have one of these labels, in order, as (start, end, verdict, block)."""
        return labelled(self.resolved, labels)

    @cached_property
    def telling(self) -> list[tuple[int, int, Verdict, Block]]:
        """The pieces that fields and figures are made of."""
        return self.labelled(TELLING)

    def spans(self) -> tuple[Span, ...]:
        """What became of every character of `source`: a partition, in order.

        The texts of the spans that were not dropped, joined, are `text`.
        """
        return spans_of(self.resolved)

    def fates(self) -> Iterator[Row]:
        """The spans as tuples: start, end, fate, verdict, block, what parts the text from the text before, the text.

        Block is ``None`` for the space between blocks. There is no text where it is dropped: most of a page is, and
        `text` wants none of it.
        """
        return fates_of(self.resolved)

    def outgoing(self) -> list[Outgoing]:
        """The pieces that give text, in order."""
        return outgoing(self.resolved)

    def _fixed(self, text: str, block: Block) -> str:
        if block.kind is Kind.CODE:
            return text
        if block.wrapped and "\n" in text:
            text = unwrapped(text)
        for fix in self.fixes:
            text = fix(text)
        return text.strip()

    @cached_property
    def text(self) -> str:
        """The clean prose: the spans that were not dropped, blocks separated by a blank line."""
        asks_for_parts = any([not verdict.labels.isdisjoint(self.keep) for verdict in self._unparted])
        return text_of(self.resolved if asks_for_parts else self)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The images of the article with their captions and credits, whatever `keep` says."""
        return find_figures(self.resolved)

    @cached_property
    def fields(self) -> Fields:
        """Headline, authors, date and the other fields of an article, each with where it was found."""
        from cleantext.fields import find_fields

        return find_fields(self.resolved)

    @property
    def headline(self) -> str | None:
        """The headline as printed, or ``None``."""
        return self.fields.headline

    @property
    def standfirst(self) -> str | None:
        """The summary under the headline, or ``None``."""
        return self.fields.standfirst

    @property
    def kickers(self) -> tuple[str, ...]:
        """The topic words above the headline."""
        return self.fields.kickers

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it, as printed, without "By", roles or addresses."""
        return self.fields.authors

    @property
    def sources(self) -> tuple[str, ...]:
        """The wire services named in the byline or the sign-off."""
        return self.fields.sources

    @property
    def editors(self) -> tuple[str, ...]:
        """Who edited it."""
        return self.fields.editors

    @property
    def dateline(self) -> str | None:
        """Where it was written, and for whom, as printed in front of the first sentence ("LIMA (AFP) -"); or ``None``."""
        return self.fields.dateline

    @property
    def date(self) -> str | None:
        """When it was published, ISO 8601, as precise as the page says; or ``None``."""
        return self.fields.date

    @property
    def modified(self) -> str | None:
        """When it was last changed, ISO 8601, or ``None``."""
        return self.fields.modified

    @property
    def language(self) -> str | None:
        """The language as a BCP 47 tag, or ``None``."""
        return self.fields.language

    @property
    def site_name(self) -> str | None:
        """The name of the site, or ``None``."""
        return self.fields.site_name

    @property
    def url(self) -> str | None:
        """The canonical address of the page, or ``None``."""
        return self.fields.url

    @property
    def section(self) -> str | None:
        """The section of the site ("Politics"), or ``None``."""
        return self.fields.section

    @property
    def license(self) -> str | None:
        """The licence of the text, as an address or a name, or ``None``."""
        return self.fields.license

    def explain(self, *, width: int = 100) -> str:
        """A line for each piece of the page: fate, label, filter, reason, and the text cut at `width` characters.

        Of more than `LONGEST_RUN` pieces in a row of which the same is said, the rest is counted on one line.
        """
        from cleantext.render.explanation import explanation_lines

        return "\n".join(explanation_lines(self, width))

    def __repr__(self) -> str:
        """Sizes, not contents: a page is too long for a prompt or a failing test."""
        judged = len(self.blocks) - self.settled.count(None)
        return f"<Document: {len(self.source):,} characters, {len(self.blocks)} blocks, {judged} of them settled>"

    def _repr_html_(self) -> str:
        """What a notebook shows for a document: every block coloured by its label."""
        from cleantext.render.report import to_frame

        return to_frame(self)


def _open_blocks(
    blocks: tuple[Block, ...], settled: tuple[Verdict | None, ...], kinds: tuple[Kind, ...] = ()
) -> list[Block]:
    """The blocks no verdict covers whole, in order; of these `kinds` alone, if some are given."""
    return [
        block
        for block, verdict in zip(blocks, settled, strict=True)
        if verdict is None and (not kinds or block.kind in kinds)
    ]


try:
    from cleantext.native.rules import open_blocks as open_blocks
except ImportError:  # nothing has been compiled
    open_blocks = _open_blocks


def _provisional(settled: tuple[Verdict | None, ...]) -> list[Provisional]:
    """The provisional verdicts, in order: on most pages none."""
    return [verdict for verdict in settled if isinstance(verdict, Provisional)]


def _settle(
    blocks: tuple[Block, ...], settled: list[Verdict | None], verdicts: Iterable[Verdict], filter: str
) -> dict[int, list[Verdict]]:
    """Put verdicts on whole blocks into their slots where these are free; those on parts of open blocks, by block.

    `filter` is the name written into verdicts that carry none.
    """
    cuts: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if filter and verdict.filter != filter:
            verdict = evolve(verdict, filter=filter)
        index, first, last = verdict.block, verdict.start, verdict.end
        if not 0 <= index < len(blocks):
            raise misplaced(verdict, blocks, filter)
        block = blocks[index]
        start = block.start
        end = start + len(block.text)
        if first < start or last > end:
            raise misplaced(verdict, blocks, filter)
        if settled[index] is not None:
            continue
        if first == start and last == end:
            settled[index] = verdict
        elif first < last:
            cuts.setdefault(index, []).append(verdict)
    return cuts


def _pieces_of(document: Document) -> Iterator[tuple[int, int, Verdict | None, Block | None]]:
    """`Document.pieces`."""
    position = 0
    cuts = iter(document.cuts)
    cut = next(cuts, None)
    for block, verdict in zip(document.blocks, document.settled, strict=True):
        start, end = block.start, block.start + len(block.text)
        if start > position:
            yield position, start, None, None
        position = end
        while cut is not None and cut.block == block.index:
            if cut.start > start:
                yield start, cut.start, verdict, block
            yield cut.start, cut.end, cut, block
            start = cut.end
            cut = next(cuts, None)
        if start < end:
            yield start, end, verdict, block
    if position < len(document.source):
        yield position, len(document.source), None, None


def _fates_of(document: Document) -> Iterator[Row]:
    """`Document.fates`."""
    source, keep = document.source, document.keep
    unlabelled = Label.UNLABELLED in keep
    kept, dropped, normalised = Fate.KEPT, Fate.DROPPED, Fate.NORMALISED
    gap: tuple[int, int] | None = None
    written: Block | None = None  # the block that last gave text
    seam = ""  # what joins the next kept piece of the same block to the one before
    for start, end, verdict, block in pieces_of(document):
        if block is None:
            if gap is not None:
                yield *gap, normalised, None, None, "", ""
            gap = (start, end)
            continue
        if not (unlabelled if verdict is None else verdict.label in keep):
            if gap is not None:
                yield *gap, normalised, None, None, "", ""
                gap = None
            yield start, end, dropped, verdict, block, "", ""
            seam = " "
            continue
        text = source[start:end]
        fixed = document._fixed(text, block)
        separator = ""
        if fixed:
            if written is block:
                separator = seam or (" " if text[0].isspace() else "")
            elif written is not None:
                separator = separator_between(written, block)
            written = block
            seam = " " if text[-1].isspace() else ""
        if gap is not None:
            yield *gap, normalised, None, None, separator, ""
            gap, separator = None, ""
        fate = kept if separator + fixed == text else normalised
        yield start, end, fate, verdict, block, separator, fixed
    if gap is not None:
        yield *gap, normalised, None, None, "", ""


def _spans_of(document: Document) -> tuple[Span, ...]:
    """`Document.spans`."""
    source, dropped = document.source, Fate.DROPPED
    return tuple(
        [
            Span(start, end, fate, verdict, source[start:end] if fate is dropped else separator + text)
            for start, end, fate, verdict, _, separator, text in fates_of(document)
        ]
    )


def _text_of(document: Document) -> str:
    """The texts of the spans that were not dropped, joined."""
    return "".join([separator + text for *_, separator, text in fates_of(document)])


def _labelled(document: Document, labels: Container[Label]) -> list[tuple[int, int, Verdict, Block]]:
    """`Document.labelled`."""
    return [
        (start, end, verdict, block)
        for start, end, verdict, block in pieces_of(document)
        if block is not None and verdict is not None and verdict.label in labels
    ]


def _outgoing(document: Document) -> list[Outgoing]:
    """`Document.outgoing`."""
    rows: list[Outgoing] = []
    between = ""
    for _, _, _, verdict, block, separator, text in fates_of(document):
        if block is None:
            between = separator
        elif text:
            rows.append((block, verdict, between or separator, text))
            between = ""
    return rows


FIELDS = tuple([each.name for each in fields_of(Document)])

CARRIED = ("elements", "senses", "areas", "titles")
"""What a document works out of its blocks and claims."""


def _judged(document: Document, settled: tuple[Verdict | None, ...], cuts: tuple[Verdict, ...]) -> Document:
    """The document with other verdicts."""
    found = Document(
        document.source,
        document.blocks,
        document.claims,
        settled,
        cuts,
        document.keep,
        document.fixes,
        document.origin,
    )
    return _carrying(document, found)


def _carrying(document: Document, other: Document) -> Document:
    """The second document, with what was worked out of the blocks and claims of the first: they have the same."""
    known = document.__dict__
    other.__dict__.update({name: known[name] for name in CARRIED if name in known})
    return other


try:
    from cleantext.native.document import (
        fates_of,
        judged,
        labelled,
        outgoing,
        pieces_of,
        provisional,
        settle,
        spans_of,
        text_of,
    )
except ImportError:  # nothing has been compiled
    fates_of, labelled, outgoing, pieces_of = _fates_of, _labelled, _outgoing, _pieces_of
    judged, provisional, settle, spans_of, text_of = _judged, _provisional, _settle, _spans_of, _text_of


def _start(verdict: Verdict) -> int:
    return verdict.start


def _length(verdict: Verdict) -> int:
    return verdict.end - verdict.start


def _unclaimed(cut: Verdict, taken: Iterable[Verdict]) -> Iterator[Verdict]:
    """The parts of a cut that no earlier cut of the block has taken; `taken` is sorted by start."""
    start = cut.start
    for earlier in taken:
        if earlier.end <= start:
            continue
        if earlier.start >= cut.end:
            break
        if earlier.start > start:
            yield evolve(cut, start=start, end=earlier.start)
        start = max(start, earlier.end)
    if start < cut.end:
        yield evolve(cut, start=start) if start != cut.start else cut


def _covers(cuts: Iterable[Verdict], block: Block) -> bool:
    """Whether the cuts leave nothing of the block but white space."""
    position, text = 0, block.text
    for cut in cuts:
        if text[position : cut.start - block.start].strip():
            return False
        position = cut.end - block.start
    return not text[position:].strip()
