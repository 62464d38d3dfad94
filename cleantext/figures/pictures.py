"""Pictures inside the article that tell something by themselves: captions in ``data-caption``, or alternative texts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from cleantext.blocks import Block, Image, Kind, Verdict
from cleantext.elements import Elements
from cleantext.figures.class_words import Sense
from cleantext.labels import ARTICLE_SIDE, Label

LEAST_WIDTH = 150
"""CSS pixels. Smaller pictures are icons and portraits."""

LEAST_ALT = 12
"""Characters. A shorter alternative text ("Photo", "Logo"), or one word, tells nothing."""

OPENING = frozenset({Label.HEADLINE, Label.STANDFIRST, Label.PROSE})
"""With the first of these the article begins."""

CLOSING = frozenset({Label.PROSE})
"""With the last of these it ends."""

LISTED = frozenset({"a", "aside", "li", "td"})
"""Elements whose pictures are not the article's."""


def article_pictures(
    blocks: Sequence[Block], settled: Sequence[Verdict | None], elements: Elements, senses: bytes
) -> list[Block]:
    """The pictures of a page that tell something and stand inside its article.

    `senses` is what the names of the elements say of pictures and captions, a byte each.
    """
    first = _first(settled, range(len(settled)), OPENING)
    last = _first(settled, range(len(settled) - 1, -1, -1), CLOSING)
    if not 0 <= first < last:
        return []
    found = []
    for block, verdict in zip(blocks[first:last], settled[first:last], strict=True):
        image = block.image
        if block.kind is not Kind.IMAGE or image is None or block.hidden or not tells(image):
            continue
        is_small = 0 < image.width < LEAST_WIDTH
        is_left = verdict is None or verdict.label in ARTICLE_SIDE
        if not is_left or is_small or block.inside(*LISTED):
            continue
        if elements.nearest(elements.around(block.index), senses, Sense.AWAY) < 0:
            found.append(block)
    return found


def _first(settled: Sequence[Verdict | None], places: Iterable[int], labels: Container[Label]) -> int:
    """The first of these places whose block has one of these labels; -1 if none has."""
    for place in places:
        verdict = settled[place]
        if verdict is not None and verdict.label in labels:
            return place
    return -1


def tells(image: Image) -> bool:
    """Whether the attributes of a picture tell something of it."""
    return bool(image.caption or image.credit) or len(image.alt) > LEAST_ALT and " " in image.alt
