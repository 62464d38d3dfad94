"""What recurs and stays with the article all the same: crossheads, labels, lists that are mostly the page's own, and lines
of flat text that stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.sites.texts import DIGITS, SENTENCE_END, is_label, is_prose, text_key

LONGEST_CROSSHEAD = 80
"""Characters. A line of flat text that is longer is no crosshead."""

OWN_SHARE = 0.25
"""Share of a list's items, or of the texts of a place, that must be the pages' own for the whole to be theirs. "Weight:"
recurs on all pages of a shop, and stands in lists whose other items do not."""

COMPANY = 3
"""Recurring lines of flat text that must follow one another to be template, but at the ends of a page. Menus, footers and
notices stand together; what stands alone between the page's own lines is a label of theirs ("Features", "63 reviews")."""

OFTEN = 3
"""Times that a line of flat text stands on one page to be a label of the things listed there ("63 reviews", "Save 30%").
Menus stand there twice, for narrow screens and for wide ones."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def own_items(blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
    """Items of lists that are in good part the page's own, and cells of rows that hold a cell of its own."""
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and _same_group(blocks[start], blocks[end]):
            end += 1
        recurring = [number for number in range(start, end) if number in reasons]
        own = end - start - len(recurring)
        listed = blocks[start].kind is Kind.LIST_ITEM and own >= OWN_SHARE * (end - start)
        if own and (blocks[start].kind is Kind.CELL or listed):
            yield from recurring
        start = end


def _same_group(first: Block, other: Block) -> bool:
    if first.kind is other.kind is Kind.CELL:
        return first.row == other.row
    return first.kind is other.kind is Kind.LIST_ITEM


def item_labels(blocks: Sequence[Block], reasons: Mapping[int, str]) -> list[int]:
    """Lines of flat text that the page itself has many times, but for their numbers."""
    keys = {number: text_key(blocks[number]) for number in reasons if not blocks[number].path}
    counts = Counter(keys.values())
    return [number for number, key in keys.items() if counts[key] >= OFTEN]


def loners(blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
    """Lines of flat text without company: shorter runs of what recurs, between lines of the page's own."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and end in reasons:
            end += 1
        if start > 0 and end < len(blocks) and end - start < COMPANY:
            yield from (number for number in range(start, end) if not blocks[number].path)
        start = max(end, start + 1)


def crossheads(blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
    """Headings and labels that recur above text that does not: "What we know so far", "Weight:". The last comes first."""
    own_below: Block | None = None
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if number not in reasons:
            own_below = block
        elif own_below is not None and _opens(blocks, number, own_below, reasons):
            yield number
            own_below = block
        else:
            own_below = None


def _opens(blocks: Sequence[Block], number: int, below: Block, reasons: Mapping[int, str]) -> bool:
    """Whether a block is a heading of the text below it.

    In HTML both share a container. Flat text shows no headings: there a short line counts that stands between the
    page's own text and prose, and has no number in it, as dates have. A label with a colon opens whatever follows.
    """
    block = blocks[number]
    if is_label(block):
        return True
    if block.path:
        container = _container(block.path)
        return block.kind is Kind.HEADING and below.path[: len(container)] == container
    if block.kind is Kind.HEADING:
        return True
    text = block.text.strip()
    between = number > 0 and number - 1 not in reasons and (is_prose(below) or below.kind is not Kind.LINE)
    line = len(text) <= LONGEST_CROSSHEAD and text[-1] not in SENTENCE_END and not DIGITS.search(text)
    return between and line


def _container(path: tuple[Ancestor, ...]) -> tuple[Ancestor, ...]:
    """The elements that hold a heading and the text below it; a `div` or `header` around the heading alone is none."""
    depth = max(
        (place for place, ancestor in enumerate(path) if ancestor.tag in HEADINGS), default=len(path) - 1
    )
    if depth > 1 and path[depth - 1].tag in ("div", "header"):
        depth -= 1
    return path[:depth]
