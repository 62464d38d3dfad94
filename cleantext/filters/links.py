"""Lists of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen, validators

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.filters.words import prose_words_in, words_in
from cleantext.labels import Label


@frozen
class LinkLists:
    """Runs of blocks whose text is nearly all links, on pages that are mostly prose: teasers, tag clouds, menus.

    Where a page is mostly links itself (a listing, a shop's category) they are its content, and nothing is said. What
    other filters have judged before does not count: the sentences of a cookie notice make no page one of prose.

    Attributes:
        max_link_share: A block with a larger share of its characters in links counts as a link, in [0, 1].
        min_run: This many links in a row make a list.
        min_prose_share: On a page with a smaller share of its open words in long blocks nothing is said, in [0, 1].
    """

    max_link_share: float = field(default=0.8, validator=[validators.ge(0), validators.le(1)])
    min_run: int = field(default=3, validator=validators.ge(1))
    min_prose_share: float = field(default=0.5, validator=[validators.ge(0), validators.le(1)])
    name: str = field(default="link_lists", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        runs = list(self._runs(document.blocks))
        if runs and self._is_prose(list(document.unlabelled)):
            for run in runs:
                reason = f"one of {len(run)} links in a row"
                for block in run:
                    if document.settled[block.index] is None:
                        end = block.start + len(block.text)
                        yield Verdict(block.index, block.start, end, Label.RELATED, reason, self.name)

    def _is_prose(self, blocks: Sequence[Block]) -> bool:
        """Whether enough of the words of these blocks stand in long ones with few links."""
        return prose_words_in(blocks) >= self.min_prose_share * words_in(blocks)

    def _runs(self, blocks: Sequence[Block]) -> Iterator[list[Block]]:
        """The links that stand in a row, images between them aside."""
        run: list[Block] = []
        for block in blocks:
            size = len(block.text)
            if size and block.link_chars > self.max_link_share * size:
                run.append(block)
            elif size and run:
                if len(run) >= self.min_run:
                    yield run
                run = []
        if len(run) >= self.min_run:
            yield run
