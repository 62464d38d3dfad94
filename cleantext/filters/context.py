"""Filters that look at the company a block keeps."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.phrasebook import Phrasebook, default_phrasebook

SHORTEST_PROSE = 80
"""Characters. A shorter line does not end a run of teasers, even with a full stop: teasers are sentences too."""

LONGEST_TITLE = 150
"""Characters. Titles of films and the like are no longer."""

_SENTENCE_END = frozenset(".!?…。！？．」』”»\"։۔।॥؟።")
_EAST_ASIAN = "\u2e80"


def _is_prose(block: Block) -> bool:
    """Whether a block ends a run of teasers: a sentence long enough. East Asian text says it in half the characters."""
    text = block.text
    size = len(text) * (2 if text[:1] >= _EAST_ASIAN else 1)
    return size >= SHORTEST_PROSE and text[-1] in _SENTENCE_END or size >= 4 * SHORTEST_PROSE


@frozen
class Tails:
    """Runs that a section heading such as "More stories from …" opens, up to the next prose or heading.

    The headings are those of the phrasebook, and whatever a skip link above names: "Skip next section Top story"
    before "Top story". Flat text alone is looked at; a page's own marks say it better.

    Attributes:
        phrasebook: The headings; those of all built-in languages by default.
    """

    phrasebook: Phrasebook | None = field(default=None, repr=False)
    name: str = field(default="tails", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        blocks, settled = document.blocks, document.settled
        opens = (self.phrasebook or default_phrasebook()).opens
        label: Label | None = None
        reason = ""
        for block in blocks:
            if block.path or block.kind is Kind.IMAGE:
                continue
            verdict = settled[block.index]
            opening = opens(block.folded) if _may_open(block) else None
            if opening is not None:
                label, reason = opening.label, f"under '{block.text[:60]}'"
                if verdict is None:
                    yield Verdict.on(block, opening.label, opening.reason)
            elif verdict is None and _named_by_skip_link(document, block):
                label, reason = Label.RELATED, f"under '{block.text[:60]}'"
                yield Verdict.on(block, Label.RELATED, "the section that the link above offers to skip")
            elif label is None or verdict is not None:
                continue
            elif block.kind is Kind.HEADING or _is_prose(block):
                label = None
            else:
                yield Verdict.on(block, label, reason)


def _may_open(block: Block) -> bool:
    return block.kind in (Kind.LINE, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM) and len(block.text) <= LONGEST_TITLE


def _named_by_skip_link(document: Document, block: Block) -> bool:
    """Whether the line above is a skip link that holds this line: the section's heading."""
    if not block.index or len(block.text) > LONGEST_TITLE:
        return False
    above = document.blocks[block.index - 1]
    verdict = document.settled[above.index]
    if verdict is None or verdict.label is not Label.NAVIGATION or len(above.text) > 2 * LONGEST_TITLE:
        return False
    return len(above.folded) > len(block.folded) + 3 and f" {block.folded} " in f" {above.folded} "


@frozen
class Neighbours:
    """Short open blocks that are what stands beside them.

    The title of a film stands right above its running time or above what is printed where it cannot be played; a
    short line between two of a kind is of that kind.
    """

    name: str = field(default="neighbours", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        settled = document.settled
        for block in document.unlabelled:
            if not block.text or len(block.text) > LONGEST_TITLE or block.text[-1] in ".。।":
                continue
            before = settled[block.index - 1] if block.index else None
            after = settled[block.index + 1] if block.index + 1 < len(settled) else None
            if after is not None and after.label is Label.MEDIA and _is_player(document, block.index + 1):
                yield Verdict.on(block, Label.MEDIA, "the title above a player")
            elif before is not None and after is not None and before.label is after.label:
                if before.label in _SPREADING and not (block.kind is Kind.HEADING and len(block.text) > 40):
                    yield Verdict.on(block, before.label, "between two of its kind")


_SPREADING = frozenset(
    {
        Label.NAVIGATION,
        Label.CONTROL,
        Label.PAGINATION,
        Label.RELATED,
        Label.SHARING,
        Label.SUBSCRIPTION,
        Label.CONSENT,
        Label.LEGAL,
        Label.MEDIA,
    }
)


def _is_player(document: Document, index: int) -> bool:
    """Whether a film begins at a block: what is printed in its place stands there, or two blocks down behind its
    running time. A time alone is no film: programmes print when things begin."""
    for place in (index, index + 1):
        verdict = document.settled[place] if place < len(document.settled) else None
        if verdict is None or verdict.label is not Label.MEDIA:
            return False
        if len(document.blocks[place].words) > 2 or len(document.blocks[place].text) > 20:
            return True
    return False


tails = Tails()
neighbours = Neighbours()
