"""Settling: cleaning what was cleaned must change nothing.

Filters look at the company a block keeps, and a cleaned text is other company: once the menus are gone a title
may stand alone, once the teasers are gone two lines may be neighbours. So the text that goes out is read and
cleaned again, and what a later reading leaves out is left out of the first document too, with that reading's reason,
until a reading changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from attrs import evolve, field, frozen

from cleantext.blocks import Belated, Kind, Verdict
from cleantext.document import Document, Fate, Span
from cleantext.labels import Label

MOST_READINGS, MOST_READ = 24, 1_000_000
"""Readings after the first, or characters read in them, whichever allows more. Each leaves something out: most pages need
one, few three, and one in hundreds more, such as lists from whose end one line after the other goes; 16 was the most
among 4,839 pages and prints. A short text has little that could go, and is read until nothing does."""

LONGEST_READ = 10_000_000
"""Characters read again, at most, where the text is so long that fewer readings reach them: none of a longer text, whose
second document would take as much memory as the first."""

MARKER = "the marker of a list"


def settled(
    document: Document, clean: Callable[[Document], Document], read: Callable[[str], Document]
) -> Document:
    """A cleaned document whose text, read and cleaned again, stays as it is.

    Args:
        document: The document, as `clean` left it.
        clean: The pipeline.
        read: The reader that made the document; it is handed the clean text.
    """
    text = document.text
    for _ in range(_readings(len(text))):
        again = clean(read(text))
        if again.text == text:
            break
        if again.source == text:
            left_out = tuple(_left_out(document, again))
        else:
            left_out = tuple(_marks(document, again.source))
            if not left_out:
                break
        document = _without(document, left_out) if left_out else _loosened(document)
        if document.text == text:  # no reading will find another
            break
        text = document.text
    return document


def _readings(size: int) -> int:
    """How many readings a text of so many characters is worth."""
    return min(max(MOST_READINGS, MOST_READ // (size + 1)), LONGEST_READ // (size + 1))


def _left_out(document: Document, again: Document) -> Iterator[Verdict]:
    """What the second reading leaves out, as verdicts on the first document."""
    places = _Places.of(document)
    for start, end, verdict in _missing(again):
        yield from places.verdicts(start, end, verdict)


def _marks(document: Document, source: str) -> Iterator[Verdict]:
    """The characters of a document's text that a second reading takes for marks, and has not in its source."""
    places = _Places.of(document)
    text = document.text
    for start, end in _taken_out(text, source):
        mark = Verdict(0, start, end, Label.CLUTTER, "a mark of the flattener", "reader")
        yield from places.verdicts(start, end, mark)


def _taken_out(text: str, source: str) -> Iterator[tuple[int, int]]:
    """The spans of a text that are to be taken out of it to get the other; none where that does not do."""
    found: list[tuple[int, int]] = []
    place = start = 0
    while place < len(source) and start < len(text):
        end = text.find(source[place], start)
        if end < 0:
            return
        if end > start:
            found.append((start, end))
        place, start = place + 1, end + 1
    if place == len(source):
        yield from found
        if start < len(text):
            yield start, len(text)


def _missing(again: Document) -> Iterator[tuple[int, int, Verdict]]:
    """Spans of a reading's source that have letters and did not go out."""
    for start, end, fate, verdict, *_ in again.fates():
        if verdict is not None:
            if fate is Fate.DROPPED:
                yield start, end, verdict
        elif fate is not Fate.KEPT and again.source[start:end].strip():
            reason, by = (
                (MARKER, "reader") if fate is Fate.NORMALISED else ("nobody said anything", "pipeline")
            )
            yield start, end, Verdict(0, start, end, Label.CLUTTER, reason, by)


@frozen
class _Places:
    """Where in the source each piece of a document's text comes from."""

    document: Document
    spans: Sequence[Span]  # those that gave text
    offsets: Sequence[int]  # where in the text each begins
    words: dict[int, tuple[_Words, _Words]] = field(
        factory=dict
    )  # of the source and of the text of spans asked for

    @classmethod
    def of(cls, document: Document) -> _Places:
        spans = [span for span in document.spans() if span.text and span.fate is not Fate.DROPPED]
        return cls(document, spans, [0, *accumulate(len(span.text) for span in spans)])

    def verdicts(self, start: int, end: int, verdict: Verdict) -> Iterator[Verdict]:
        """A verdict on a span of the text, as verdicts on the blocks it came from."""
        reason = f"{verdict.reason} on a second reading"
        place = max(0, bisect_right(self.offsets, start) - 1)
        while place < len(self.spans) and self.offsets[place] < end:
            span, offset = self.spans[place], self.offsets[place]
            place += 1
            first, last = max(0, start - offset), min(len(span.text), end - offset)
            block = _block_at(self.document, span)
            if block is None or not span.text[first:last].strip():
                continue
            if span.fate is Fate.KEPT:
                source = span.start + first, span.start + last
            else:
                if place not in self.words:
                    printed = self.document.source[span.start : span.end]
                    self.words[place] = _Words.of(printed), _Words.of(span.text)
                source = _source_span(span, *self.words[place], first, last)
            yield Belated(block, *source, verdict.label, reason, verdict.filter)


def _block_at(document: Document, span: Span) -> int | None:
    """The block a span that gave text belongs to, ``None`` for the space between blocks."""
    if span.verdict is not None:
        return span.verdict.block
    place = bisect_right(document.blocks, span.start, key=lambda block: block.start) - 1
    while place >= 0 and not document.blocks[place].text:
        place -= 1
    return place if place >= 0 and span.start < document.blocks[place].end else None


class _Words(NamedTuple):
    """Where the words of a text stand.

    Attributes:
        words: The words.
        starts, ends: Their offsets in the text.
        inked: How many characters that are no white space stand before each, and in all.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    inked: Sequence[int]
    size: int

    @classmethod
    def of(cls, text: str) -> _Words:
        words = text.split()
        starts: list[int] = []
        end = 0
        for word in words:
            starts.append(text.index(word, end))
            end = starts[-1] + len(word)
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        return cls(words, starts, ends, [0, *accumulate(map(len, words))], len(text))

    def inked_before(self, offset: int) -> int:
        """How many characters before an offset are no white space."""
        place = bisect_left(self.starts, offset)
        return self.inked[place] - max(0, self.ends[place - 1] - offset) if place else 0

    def after(self, number: int) -> int:
        """The offset of the character that has so many before it, white space not counted."""
        place = bisect_right(self.inked, number) - 1
        return self.starts[place] + number - self.inked[place] if place < len(self.words) else self.size

    def start(self, number: int) -> int:
        """Where the word of a number begins, or the end of the text."""
        return self.starts[number] if number < len(self.starts) else self.size


def _source_span(span: Span, source: _Words, printed: _Words, first: int, last: int) -> tuple[int, int]:
    """The source of a part of a span's text: by characters where no more than space was fixed, else by words, else all."""
    if source.words == printed.words:
        before, behind = printed.inked_before(first), printed.inked_before(last)
        return span.start + source.after(before), span.start + source.after(behind - 1) + 1
    if len(source.words) != len(printed.words):
        return span.start, span.end
    number = bisect_left(printed.starts, first)
    inside = bisect_left(printed.starts, last) - bisect_right(printed.ends, first)
    return span.start + source.start(number), span.start + source.start(number + inside)


def _without(document: Document, verdicts: Iterable[Verdict]) -> Document:
    """The document with these verdicts in the place of the ones that stood on their spans."""
    slots = list(document.settled)
    cuts: dict[int, list[Verdict]] = {}
    for cut in document.cuts:
        cuts.setdefault(cut.block, []).append(cut)
    for verdict in verdicts:
        block = document.blocks[verdict.block]
        first, last = verdict.start - block.start, verdict.end - block.start
        if first <= len(block.text) - len(block.text.lstrip()) and last >= len(block.text.rstrip()):
            slots[block.index] = evolve(verdict, start=block.start, end=block.end)
            cuts.pop(block.index, None)
        else:
            _put(verdict, cuts.setdefault(block.index, []))
    pieces = tuple([cut for index in sorted(cuts) for cut in cuts[index]])
    return evolve(document, settled=tuple(slots), cuts=pieces)


def _put(verdict: Verdict, cuts: list[Verdict]) -> None:
    """Put a verdict among the cuts of its block, which are in order and apart, in the place of what it meets of them."""
    first = bisect_right(cuts, verdict.start, key=lambda cut: cut.end)
    last = bisect_left(cuts, verdict.end, key=lambda cut: cut.start)
    met = cuts[first:last]
    before = [evolve(cut, end=verdict.start) for cut in met[:1] if cut.start < verdict.start]
    behind = [evolve(cut, start=verdict.end) for cut in met[-1:] if cut.end > verdict.end]
    cuts[first:last] = [*before, verdict, *behind]


def _loosened(document: Document) -> Document:
    """The document with every cell and every piece of code a paragraph of its own.

    Rows and code that lost a part may read as paragraphs; where a second reading changes nothing but the space between
    blocks, what they were is not to be seen in the text, and they go out as what they look like.
    """
    blocks = tuple(
        evolve(
            block,
            row=-1,
            kind=Kind.LINE if block.kind is Kind.CODE else block.kind,
            wrapped=block.kind is Kind.CODE,
        )
        if block.row >= 0 or block.kind is Kind.CODE
        else block
        for block in document.blocks
    )
    return evolve(document, blocks=blocks)
