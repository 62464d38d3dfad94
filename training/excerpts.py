"""Short pages made of long ones: the beginning of the article, with a little of what stands around and inside it.

Pages of a few paragraphs are rare in the archives. A model that has hardly seen one takes its prose for the introduction
of a list, or the little around it for part of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from zlib import crc32

from attrs import frozen

from cleantext.document import Document
from cleantext.filters.floods import without

WORDS = (60, 100, 150, 220, 320, 450)
"""Of the article's words one of these numbers stays, more or less: up to the end of the block that reaches it."""

AROUND = (1, 2, 3, 5, 8)
"""Of the blocks that follow one another and are not the article's, at most one of these numbers stays."""

FEWEST_WORDS = 30


@frozen
class Excerpt:
    """A document cut short, and which blocks of the whole one it has."""

    document: Document
    left: list[int]


def excerpt(document: Document, words: Sequence[float], share: Sequence[float], name: str) -> Excerpt | None:
    """The page `name` cut short; how short is chosen by its name, so that it is the same in every run.

    `words` and `share` are those of the blocks, and how much of each is in the gold. ``None`` where nothing is cut or
    hardly anything is left.
    """
    random = Random(crc32(name.encode()))
    most, around = random.choice(WORDS), random.choice(AROUND)
    left = list(_left(words, share, most, around))
    count = sum([words[index] for index in left if share[index] >= 0.5])
    if count < FEWEST_WORDS or len(left) == len(words):
        return None
    kept = set(left)
    cut, _ = without(document, [None if index in kept else "left out" for index in range(len(words))])
    return Excerpt(cut, left)


def _left(words: Sequence[float], share: Sequence[float], most: int, around: int) -> Iterator[int]:
    """The blocks that stay."""
    taken = run = 0.0
    for index, (count, part) in enumerate(zip(words, share, strict=True)):
        if count and part >= 0.5:
            run = 0
            if taken < most:
                yield index
                taken += count
        else:
            run += 1
            if run <= around:
                yield index
