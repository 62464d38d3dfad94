"""Filters that look at the company a block keeps."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Verdict
from cleantext.document import Document
from cleantext.labels import Label


@frozen
class Tails:
    """Runs that a section heading such as "More stories from …" opens, up to the next prose."""

    name: str = field(default="tails", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        return iter(())


@frozen
class Neighbours:
    """Short open blocks between settled ones, which are what both of their neighbours are."""

    name: str = field(default="neighbours", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        settled = document.settled
        for block in document.unlabelled:
            before = settled[block.index - 1] if block.index else None
            after = settled[block.index + 1] if block.index + 1 < len(settled) else None
            if before is not None and after is not None and before.label is after.label and block.text:
                label = before.label
                if label not in (Label.HEADLINE, Label.BYLINE, Label.CAPTION, Label.CREDIT):
                    yield Verdict(
                        block.index, block.start, block.end, label, "between two of its kind", self.name
                    )


tails = Tails()
neighbours = Neighbours()
