"""How many words blocks have: each, all of them, and those in prose."""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.blocks import Block
from cleantext.learned.features import LONG_WORDS, word_counts

__all__ = ["prose_words_in", "words_in", "words_of"]


def _words_of(blocks: Iterable[Block]) -> list[int]:
    """The words of each block."""
    return word_counts([block.text for block in blocks])


def _words_in(blocks: Iterable[Block]) -> int:
    """The words of blocks."""
    return sum(_words_of(blocks))


def _prose_words_in(blocks: Iterable[Block]) -> int:
    """The words of long blocks that are not mostly links."""
    prose = [block for block in blocks if block.link_chars * 3 < len(block.text)]
    return sum([words for words in _words_of(prose) if words >= LONG_WORDS])


try:
    from cleantext.native.features import prose_words_in, words_in, words_of
except ImportError:  # nothing has been compiled
    prose_words_in, words_in, words_of = _prose_words_in, _words_in, _words_of
