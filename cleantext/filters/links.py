"""Lists of links."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen, validators

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.labels import Label


@frozen
class LinkLists:
    """Runs of blocks whose text is nearly all links: teasers, tag clouds, menus without a mark.

    Attributes:
        max_link_share: A block with a larger share of its characters in links counts as a link, in [0, 1].
        min_run: This many links in a row make a list.
    """

    max_link_share: float = field(default=0.8, validator=[validators.ge(0), validators.le(1)])
    min_run: int = field(default=3, validator=validators.ge(1))
    name: str = field(default="link_lists", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        run: list[Block] = []
        for block in document.blocks:
            if block.text and block.link_share > self.max_link_share:
                run.append(block)
            elif block.text:
                yield from self._verdicts(run)
                run = []
        yield from self._verdicts(run)

    def _verdicts(self, run: list[Block]) -> Iterator[Verdict]:
        if len(run) >= self.min_run:
            for block in run:
                reason = f"one of {len(run)} links in a row"
                yield Verdict(
                    block.index, block.start, block.start + len(block.text), Label.RELATED, reason, self.name
                )
