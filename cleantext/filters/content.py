"""The main content: which of the blocks nobody has judged yet are the article."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Kind, Verdict
from cleantext.document import Document
from cleantext.labels import Label


@frozen
class MainContent:
    """Says of every open block whether it is the article's prose, a crosshead, or clutter."""

    name: str = field(default="main_content", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        for block in document.unlabelled:
            if block.kind is Kind.IMAGE:
                continue
            good = len(block.text) > 60 and block.link_share < 0.4
            label = Label.PROSE if good else Label.CROSSHEAD if block.kind is Kind.HEADING else Label.CLUTTER
            reason = f"{len(block.words)} words, {block.link_chars} characters in links"
            yield Verdict(block.index, block.start, block.start + len(block.text), label, reason, self.name)
