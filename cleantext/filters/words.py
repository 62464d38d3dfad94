"""How many words blocks have: all of them, and those in prose."""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.blocks import Block
from cleantext.features import LONG_WORDS

try:
    from cleantext.native.features import word_counts
except ImportError:  # nothing has been compiled
    from cleantext.features import word_counts


def words_in(blocks: Iterable[Block]) -> int:
    """The words of blocks."""
    return sum(word_counts([block.text for block in blocks]))


def prose_words_in(blocks: Iterable[Block]) -> int:
    """The words of long blocks that are not mostly links."""
    prose = [block.text for block in blocks if block.link_chars * 3 < len(block.text)]
    return sum([words for words in word_counts(prose) if words >= LONG_WORDS])
