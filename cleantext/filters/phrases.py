"""Stock phrases: what boilerplate always says, in the languages of the phrasebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from cleantext.blocks import Kind, Verdict
from cleantext.document import Document
from cleantext.phrasebook import Phrasebook, PhraseMatch, default_phrasebook

try:
    from cleantext.native.phrases import matching
except ImportError:  # nothing has been compiled

    def matching(book: Phrasebook) -> Callable[[str], PhraseMatch | None]:
        """The way a phrasebook matches, for who asks about a page of blocks."""
        return book.match


@frozen
class StockPhrases:
    """Blocks that are, start with or contain a phrase of the phrasebook.

    Attributes:
        phrasebook: The phrases; those of all built-in languages by default.
        max_share: Where phrases would take more than this share of a page's words, in [0, 1], none is believed.
    """

    phrasebook: Phrasebook | None = field(default=None, repr=False)
    max_share: float = 0.6
    name: str = field(default="stock_phrases", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        match = matching(self.phrasebook or default_phrasebook())
        matches: dict[str, PhraseMatch | None] = {}  # by text: menus repeat
        for block in document.unlabelled:
            if block.kind is Kind.IMAGE or block.kind is Kind.CODE:
                continue
            text = block.text
            if text not in matches:
                matches[text] = match(block.folded)
            found = matches[text]
            if found is not None:
                end = block.start + len(text)
                yield Verdict(block.index, block.start, end, found.label, found.reason, self.name)


stock_phrases = StockPhrases()
