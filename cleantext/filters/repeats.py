"""The same text twice on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen, validators

from cleantext.blocks import Block, Kind, Verdict, is_mass, said_once
from cleantext.claims import bare
from cleantext.document import Document, open_blocks
from cleantext.filters import verdict_of
from cleantext.labels import Label


def _repeated(
    blocks: Sequence[Block], settled: Sequence[Verdict | None], min_chars: int
) -> list[tuple[Block, int]]:
    """The open blocks of at least so many characters whose folded text stood in an open block before, each with the number
    of the first such block; a line that follows itself in masses with its own."""
    seen: dict[str, int] = {}
    found = []
    for block, verdict in zip(blocks, settled, strict=True):
        if verdict is not None or len(block.text) < min_chars or block.kind is Kind.CODE:
            continue
        first = seen.setdefault(block.folded, block.index)
        if first != block.index or is_mass(block.text):
            found.append((block, first))
    return found


try:
    from cleantext.native.rules import repeated
except ImportError:  # nothing has been compiled
    repeated = _repeated


def _said_again(lines: list[Block]) -> list[tuple[Block, int]]:
    """The lines that are copies of one, each with the length of that."""
    sizes = [(block, len(said_once(block.text))) for block in lines]
    return [(block, size) for block, size in sizes if size < len(block.text)]


try:
    from cleantext.native.rules import said_again
except ImportError:  # nothing has been compiled
    said_again = _said_again

LINES = (Kind.HEADING, Kind.LINE)
"""Kinds of blocks that are printed once for each of several widths of a screen."""


ANSWER = ("Re:", "RE:")
"""How forums and mailing lists begin the subject of an answer."""


def _headline_of(document: Document) -> str:
    """The headline in a comparable form, empty if no filter has found one."""
    found = [
        verdict for verdict in document.settled if verdict is not None and verdict.label is Label.HEADLINE
    ]
    return bare(document.source[found[0].start : found[0].end]) if found else ""


@frozen
class Repeats:
    """Blocks whose folded text stood earlier on the page and was not left out there, the copies of a line in itself, and the
    headline above answers.

    Attributes:
        min_chars: Shorter blocks may repeat: a "Yes" in a table is no duplicate.
        manual_samples: A page with at least so many samples of code is a manual, which says the same of many things. There
            quotations and what follows itself in masses are looked at alone. With 3 to 20 documentation gains 0.002 to 0.003.
    """

    min_chars: int = field(default=60, validator=validators.ge(1))
    manual_samples: int = field(default=5, validator=validators.ge(1))
    name: str = field(default="repeats", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        found = repeated(document.blocks, document.settled, self.min_chars)
        is_manual = bool(found) and self._is_manual(document)
        for block, first in found:
            if is_manual and block.kind is not Kind.QUOTE and first != block.index:
                continue
            reason = "the line above over and over" if first == block.index else f"the same as block {first}"
            yield verdict_of(block, Label.DUPLICATE, reason, self.name)
        lines = open_blocks(document.blocks, document.settled, LINES)
        yield from self._headlines(lines, document)
        for block, size in said_again(lines):
            for start in range(block.start + size, block.end, size + 1):
                end = start + 1 + size
                yield Verdict(block.index, start, end, Label.DUPLICATE, "said just before", self.name)

    def _headlines(self, lines: list[Block], document: Document) -> Iterator[Verdict]:
        """The headings that say the headline once more, and the lines that have but the headline above an answer ("Re: Noise from
        the pump"), where it may be cut short."""
        headings = [block for block in lines if block.level == 1 and block.kind is Kind.HEADING]
        answers = [block for block in lines if block.text.startswith(ANSWER)]
        headline = _headline_of(document) if headings or answers else ""
        if not headline:
            return
        for block in headings:
            if bare(block.text) == headline:
                yield verdict_of(block, Label.DUPLICATE, "the headline once more", self.name)
        for block in answers:
            subject = bare(block.text[len("Re:") :])
            if subject and headline.startswith(subject):
                yield verdict_of(block, Label.DUPLICATE, "the headline, above an answer", self.name)

    def _is_manual(self, document: Document) -> bool:
        return sum([block.kind is Kind.CODE for block in document.blocks]) >= self.manual_samples


repeats = Repeats()
