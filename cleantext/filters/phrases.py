"""Stock phrases: what boilerplate always says, in the languages of the phrasebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import field, frozen, validators

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document
from cleantext.filters import verdict_of
from cleantext.phrasebook import Phrasebook, PhraseMatch, default_phrasebook


def _matches(
    book: Phrasebook, blocks: Sequence[Block], settled: Sequence[Verdict | None]
) -> list[tuple[Block, PhraseMatch]]:
    """The open blocks that a rule of the phrasebook matches."""
    known: dict[str, PhraseMatch | None] = {}  # by wording: menus repeat
    found = []
    for block, verdict in zip(blocks, settled, strict=True):
        if verdict is not None or block.kind is Kind.IMAGE or block.kind is Kind.CODE:
            continue
        folded = block.folded
        matched = known[folded] if folded in known else known.setdefault(folded, book.match(folded))
        if matched is not None:
            found.append((block, matched))
    return found


try:
    from cleantext.native.phrases import matches
except ImportError:  # nothing has been compiled
    matches = _matches


def is_fact(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block says something of what stands beside it: in a table of several columns, or below a term. What looks like
    the length of a film or the size of a file is then a time of departure or a computer's memory."""
    if block.column < 0:
        return block.inside("dd")
    beside = [*blocks[max(0, block.index - 1) : block.index], *blocks[block.index + 1 : block.index + 2]]
    return any(other.row == block.row and other.column != block.column for other in beside)


LEAST_PAGE = 1_000
"""Characters. On a shorter page one notice may well be most of what there is."""


@frozen
class StockPhrases:
    """Blocks that are, start with or contain a phrase of the phrasebook.

    Attributes:
        phrasebook: The phrases; those of all built-in languages by default.
        max_share: A rule that would take more than this share of a page's characters, in [0, 1], takes nothing of it;
            `undone` tells which do. Pages of fewer than 1,000 characters may be taken whole.
    """

    phrasebook: Phrasebook | None = field(default=None, repr=False)
    max_share: float = field(default=0.6, validator=[validators.ge(0), validators.le(1)])
    name: str = field(default="stock_phrases", init=False)

    def __call__(self, document: Document, /) -> list[Verdict]:
        found = self._matches(document)
        undone = self._too_greedy(document, found)
        return [
            verdict_of(block, match.label, match.reason, self.name)
            for block, match in found
            if match.rule not in undone
        ]

    def undone(self, document: Document) -> frozenset[str]:
        """The rules that would take too much of a document, by their titles ("en/app download")."""
        return self._too_greedy(document, self._matches(document))

    def _matches(self, document: Document) -> list[tuple[Block, PhraseMatch]]:
        """The open blocks that a rule matches."""
        found = matches(self.phrasebook or default_phrasebook(), document.blocks, document.settled)
        return [
            (block, match)
            for block, match in found
            if match.how != "shape" or not block.path or not is_fact(block, document.blocks)
        ]

    def _too_greedy(self, document: Document, found: list[tuple[Block, PhraseMatch]]) -> frozenset[str]:
        most = self.max_share * len(document.source)
        if len(document.source) < LEAST_PAGE or sum([len(block.text) for block, _ in found]) <= most:
            return frozenset()
        taken: Counter[str] = Counter()
        for block, match in found:
            taken[match.rule] += len(block.text)
        return frozenset([rule for rule, chars in taken.items() if chars > most])


stock_phrases = StockPhrases()
