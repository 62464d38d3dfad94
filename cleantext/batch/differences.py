"""Differences: which paragraphs one pipeline, or one run, gives and the other does not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, field, frozen

from cleantext.batch.rows import document_of
from cleantext.batch.sources import RawPage
from cleantext.document import Document
from cleantext.pipeline import Pipeline
from cleantext.render.passages import passages

UNKNOWN = "?"
"""The filter of a change that none answers for: text between blocks, fixes."""


@frozen
class Change:
    """A paragraph that only one of two has, with the filter that left it out of the other, and why."""

    text: str
    filter: str = UNKNOWN
    reason: str = ""


@frozen
class PageDifference:
    """What one page lost and gained from the first to the second.

    Attributes:
        id: What names the page.
        url: Its address, where known.
        lost: Paragraphs that only the first has.
        gained: Paragraphs that only the second has.
    """

    id: str
    url: str = ""
    lost: tuple[Change, ...] = ()
    gained: tuple[Change, ...] = ()

    @property
    def chars(self) -> int:
        """Characters lost and gained."""
        return sum(len(change.text) for change in (*self.lost, *self.gained))


@frozen
class Difference:
    """What the pages of a corpus lost and gained.

    Attributes:
        pages: Pages compared.
        unpaired: Pages that only one of two runs has, or that failed in one.
        changed: The pages that differ, worst first: by characters lost, then gained.
    """

    pages: int = 0
    unpaired: tuple[str, ...] = ()
    changed: tuple[PageDifference, ...] = field(default=(), repr=lambda pages: f"<{len(pages)} pages>")

    @classmethod
    def of(cls, differences: Iterable[PageDifference], unpaired: Iterable[str] = ()) -> Difference:
        """The difference of a corpus from those of its pages."""
        pages, changed = 0, []
        for each in differences:
            pages += 1
            if each.lost or each.gained:
                changed.append(each)
        changed.sort(key=lambda page: (-_chars(page.lost), -_chars(page.gained), page.id))
        return cls(pages, tuple(unpaired), tuple(changed))

    @property
    def lost(self) -> Counter[str]:
        """Paragraphs lost, by the filter that took them."""
        return Counter(change.filter for page in self.changed for change in page.lost)

    @property
    def gained(self) -> Counter[str]:
        """Paragraphs gained, by the filter that had taken them."""
        return Counter(change.filter for page in self.changed for change in page.gained)

    def to_json(self) -> str:
        """The difference as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def to_text(self, worst: int = 10) -> str:
        """The difference in words, with the worst pages."""
        return "\n".join(self._lines(worst))

    def _lines(self, worst: int) -> Iterator[str]:
        yield f"{self.pages} pages, {len(self.changed)} of them differ"
        if self.unpaired:
            yield f"{len(self.unpaired)} pages have no counterpart, {', '.join(self.unpaired[:3])} among them"
        for name, counts in (("lost", self.lost), ("gained", self.gained)):
            if counts:
                by_filter = ", ".join(f"{count} {step}" for step, count in counts.most_common())
                yield f"{name:6} {counts.total()} paragraphs: {by_filter}"
        for page in self.changed[:worst]:
            yield ""
            yield f"{page.id} {page.url}".rstrip()
            yield from (_line("-", change) for change in page.lost)
            yield from (_line("+", change) for change in page.gained)


def _chars(changes: Iterable[Change]) -> int:
    return sum(len(change.text) for change in changes)


def _line(sign: str, change: Change) -> str:
    text = change.text if len(change.text) <= 90 else f"{change.text[:89]}…"
    why = f"  [{change.filter}: {change.reason}]" if change.reason else ""
    return f"  {sign} {text}{why}"


# --- two pipelines -----------------------------------------------------------------------------------------------


@frozen
class PipelineDifference:
    """A callable from a stored page to what two pipelines make of it; pickles, for workers.

    Attributes:
        first: The pipeline to compare with.
        second: The pipeline that is compared.
    """

    first: Pipeline
    second: Pipeline

    def __call__(self, page: RawPage) -> PageDifference:
        if page.error:
            raise ValueError(page.error)
        return difference_of(document_of(page, self.first), document_of(page, self.second), page.id, page.url)


def difference_of(first: Document, second: Document, id: str = "", url: str = "") -> PageDifference:
    """What a page loses and gains from one cleaning to another of the same source."""
    ours, theirs = _paragraphs(first), _paragraphs(second)
    return PageDifference(id, url, _missing(ours, theirs, second), _missing(theirs, ours, first))


def _paragraphs(document: Document) -> list[tuple[int, str]]:
    """What goes out, as (block, text)."""
    return [
        (passage.block.index, " ".join(passage.text.split()))
        for passage in passages(document)
        if passage.text.strip()
    ]


def _missing(
    paragraphs: Sequence[tuple[int, str]], others: Sequence[tuple[int, str]], other: Document
) -> tuple[Change, ...]:
    """The paragraphs that are not among the others, each with who left it out of the other document."""
    left = Counter(text for _, text in others)
    blocks = set(others)
    left.subtract(text for block, text in paragraphs if (block, text) in blocks)
    found = []
    for block, text in paragraphs:
        if (block, text) in blocks:
            continue
        if left[text] > 0:
            left[text] -= 1
        else:
            found.append(Change(text, *_who_left_out(other, block)))
    return tuple(found)


def _who_left_out(document: Document, index: int) -> tuple[str, str]:
    if index >= len(document.blocks):
        return UNKNOWN, ""
    document = document.resolved
    verdicts = [document.settled[index], *(cut for cut in document.cuts if cut.block == index)]
    for verdict in verdicts:
        if verdict is not None and verdict.label not in document.keep:
            return verdict.filter or UNKNOWN, verdict.reason
    return UNKNOWN, ""


# --- two runs ----------------------------------------------------------------------------------------------------


def difference_of_runs(
    first: Iterable[Mapping[str, Any]],
    second: Iterable[Mapping[str, Any]],
) -> Difference:
    """What changed from one run to another over the same pages, by their ids.

    Args:
        first: Rows of the earlier run.
        second: Rows of the later one. In the same order they take no memory but for those without a counterpart.

    A row says how much each filter left out, not what: where several left out more, a change names them all.
    """
    waiting: tuple[dict[str, Mapping[str, Any]], ...] = ({}, {})
    found: list[PageDifference] = []
    unpaired: list[str] = []
    for pair in _side_by_side(first, second):
        for side, row in enumerate(pair):
            if row is None:
                continue
            other = waiting[1 - side].pop(row["id"], None)
            if other is None:
                waiting[side][row["id"]] = row
                continue
            ours, theirs = (other, row) if side else (row, other)
            if ours["error"] or theirs["error"]:
                unpaired.append(row["id"])
            else:
                found.append(_row_difference(ours, theirs))
    unpaired += [id for side in waiting for id in side]
    return Difference.of(found, unpaired)


def _side_by_side(
    first: Iterable[Any], second: Iterable[Any]
) -> Iterator[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]:
    ours, theirs = iter(first), iter(second)
    while True:
        pair = next(ours, None), next(theirs, None)
        if pair == (None, None):
            return
        yield pair


def _row_difference(first: Mapping[str, Any], second: Mapping[str, Any]) -> PageDifference:
    ours, theirs = _lines_of(first), _lines_of(second)
    taken, given = _left_out_more(first, second), _left_out_more(second, first)
    return PageDifference(
        second["id"],
        second["url"],
        tuple(Change(text, taken) for text in (ours - theirs).elements()),
        tuple(Change(text, given) for text in (theirs - ours).elements()),
    )


def _left_out_more(first: Mapping[str, Any], second: Mapping[str, Any]) -> str:
    """The filters that left more out of the second: rows say how much each took, not what."""
    before = {name: counts["chars"] for name, counts in first["filters"].items()}
    more = [name for name, counts in second["filters"].items() if counts["chars"] > before.get(name, 0)]
    return " or ".join(sorted(more)) or UNKNOWN


def _lines_of(row: Mapping[str, Any]) -> Counter[str]:
    return Counter(line for line in row["text"].split("\n") if line.strip())
