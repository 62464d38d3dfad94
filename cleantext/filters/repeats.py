"""The same text twice on a page."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen, validators

from cleantext.blocks import Kind, Verdict, is_mass
from cleantext.document import Document
from cleantext.labels import Label


@frozen
class Repeats:
    """Blocks whose folded text stood earlier on the page and was not left out there.

    Attributes:
        min_chars: Shorter blocks may repeat: a "Yes" in a table is no duplicate.
    """

    min_chars: int = field(default=60, validator=validators.ge(1))
    name: str = field(default="repeats", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        seen: dict[str, int] = {}
        for block in document.unlabelled:
            if len(block.text) < self.min_chars or block.kind is Kind.CODE:
                continue
            first = seen.setdefault(block.folded, block.index)
            if first != block.index or is_mass(block.text):
                reason = (
                    "the line above over and over" if first == block.index else f"the same as block {first}"
                )
                yield Verdict(
                    block.index,
                    block.start,
                    block.start + len(block.text),
                    Label.DUPLICATE,
                    reason,
                    self.name,
                )


repeats = Repeats()
