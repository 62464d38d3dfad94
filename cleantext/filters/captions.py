"""Captions and credits: in figures of a page, and in lines of flat text."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document
from cleantext.labels import Label

CAPTION_WORDS = ("caption", "bildunterschrift", "legende", "cutline")
CREDIT_WORDS = ("credit", "copyright", "attribution", "photographer", "fotocredit", "bildquelle", "rights")


def area(block: Block) -> str:
    """``"credit"``, ``"caption"`` or ``""``: what the elements around a block call it."""
    if not block.path:
        return ""
    for ancestor in reversed(block.path[-3:]):
        for word in ancestor.classes:
            if any(part in word for part in CREDIT_WORDS) and len(block.text) < 200:
                return "credit"
            if any(part in word for part in CAPTION_WORDS):
                return "caption"
        if ancestor.tag == "figcaption":
            return "caption"
    return "caption" if block.kind is Kind.FIGCAPTION else ""


@frozen
class Captions:
    """Captions and credit lines, by markup and by the grammar of `cleantext.credits`."""

    name: str = field(default="captions", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        for block in document.unlabelled:
            if block.kind is Kind.IMAGE or not block.text:
                continue
            where = area(block) if block.path else ""
            if where == "credit":
                yield Verdict(block.index, block.start, block.end, Label.CREDIT, "marked as a credit", self.name)
            elif where == "caption":
                yield from self._split(block, in_caption_area=True)
            elif not block.path and len(block.text) < 600:
                yield from self._split(block, in_caption_area=False)

    def _split(self, block: Block, *, in_caption_area: bool) -> Iterator[Verdict]:
        from cleantext.credits import parse_figure_line

        line = parse_figure_line(block.text, in_caption_area=in_caption_area)
        if line.credit is None or line.credit_span is None:
            if in_caption_area:
                yield Verdict(block.index, block.start, block.end, Label.CAPTION, "inside a caption", self.name)
            return
        start, end = block.start, block.end
        first, last = line.credit_span
        if line.caption_span is None:
            yield Verdict(block.index, start, end, Label.CREDIT, line.evidence, self.name)
        elif line.caption_span[0] < first:
            yield Verdict(block.index, start, start + first, Label.CAPTION, line.evidence, self.name)
            yield Verdict(block.index, start + first, end, Label.CREDIT, line.evidence, self.name)
        else:
            yield Verdict(block.index, start, start + last, Label.CREDIT, line.evidence, self.name)
            yield Verdict(block.index, start + last, end, Label.CAPTION, line.evidence, self.name)


captions = Captions()
