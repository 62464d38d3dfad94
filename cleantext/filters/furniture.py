"""Furniture: headline, byline, date and the other pieces that stand around an article."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Kind, Verdict
from cleantext.document import Document
from cleantext.labels import Label


@frozen
class Furniture:
    """The headline, by the claims of the page and by its place. (Plain version.)"""

    name: str = field(default="furniture", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        for block in document.unlabelled:
            if block.kind is Kind.HEADING and block.level == 1:
                yield Verdict(block.index, block.start, block.end, Label.HEADLINE, "the h1 of the page", self.name)
                break


furniture = Furniture()
