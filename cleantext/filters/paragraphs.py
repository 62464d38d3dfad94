"""Paragraphs of the body, told from other blocks by their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.blocks import Block, Kind
from cleantext.sentences import ends_sentence

BODY_WORDS = 25
"""Words of a paragraph that make it the body's, as most paragraphs of news have; a standfirst is known otherwise."""

CHARS_PER_WORD = 3
"""Characters of Chinese or Japanese that count as a word."""

MOST_COUNTED = 10_000
"""Characters. Nobody asks how many more words there are: a book on one line is no headline."""


def word_count(block: Block) -> int:
    """Words of a block, as far as they are counted; in scripts without spaces a third of its characters."""
    return words_in(block.text, MOST_COUNTED, CHARS_PER_WORD)


def _words_in(text: str, most: int, chars_per_word: int) -> int:
    """Words of a text, of which so many characters are counted, and so many make a word in scripts without spaces."""
    text = text[:most]
    words = len(text.split())
    return max(words, len(text) // chars_per_word) if text and text[len(text) // 2] >= "\u3040" else words


try:
    from cleantext.native.rules import words_in
except ImportError:  # nothing has been compiled
    words_in = _words_in


def is_body(block: Block, words: int | None = None) -> bool:
    """Whether a block is a paragraph of the body; `words` are its words, where they have been counted."""
    size = len(block.text)
    if size < 2 * BODY_WORDS - 1 or block.kind is Kind.HEADING or 2 * block.link_chars >= size:
        return False  # in so few characters are no more words than half of them
    return (word_count(block) if words is None else words) >= BODY_WORDS


NEXT_PARAGRAPH = 5
"""Blocks below the first paragraph of a body among which the second stands."""


def first_paragraph(blocks: Sequence[Block]) -> int | None:
    """The number of the first paragraph with another one soon below it: one alone may be a notice."""
    paragraphs = (block.index for block in blocks if is_body(block))
    return next((one for one, other in pairwise(paragraphs) if other - one < NEXT_PARAGRAPH), None)


SENTENCE_WORDS, SENTENCE_CHARS = 8, 15
"""Words and characters of a sentence of some length; in scripts without spaces the characters count."""


def is_sentence(block: Block) -> bool:
    """Whether a line is a sentence of some length."""
    return (
        len(block.text) >= SENTENCE_CHARS
        and word_count(block) >= SENTENCE_WORDS
        and ends_sentence(block.text)
    )


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of the body that ends as sentences do."""
    return is_body(block) and is_sentence(block)
