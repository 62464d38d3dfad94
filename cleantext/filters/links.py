"""Lists of links."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen, validators

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.filters import verdicts_of
from cleantext.filters.words import prose_words_in, words_in
from cleantext.labels import Label


def _link_runs(blocks: tuple[Block, ...], max_share: float, least: int) -> list[list[Block]]:
    """Runs of at least so many blocks of which more than this share is links, blocks without text aside."""
    runs: list[list[Block]] = []
    run: list[Block] = []
    for block in blocks:
        size = len(block.text)
        if size and block.link_chars > max_share * size:
            run.append(block)
        elif size and run:
            if len(run) >= least:
                runs.append(run)
            run = []
    if len(run) >= least:
        runs.append(run)
    return runs


try:
    from cleantext.native.rules import link_runs
except ImportError:  # nothing has been compiled
    link_runs = _link_runs


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

    def __call__(self, document: Document, /) -> list[Verdict]:
        runs = link_runs(document.blocks, self.max_link_share, self.min_run)
        if not runs or not self._is_prose(list(document.unlabelled)):
            return []
        settled = document.settled
        found = []
        for run in runs:
            still_open = [block for block in run if settled[block.index] is None]
            found += verdicts_of(still_open, Label.RELATED, f"one of {len(run)} links in a row", self.name)
        return found

    def _is_prose(self, blocks: Sequence[Block]) -> bool:
        """Whether enough of the words of these blocks stand in long ones with few links."""
        return prose_words_in(blocks) >= self.min_prose_share * words_in(blocks)
