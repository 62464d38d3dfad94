"""Texts and places: what a block is counted under, and what kind of text it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.document import Document
from cleantext.normalize import count_words
from cleantext.phrasebook import default_phrasebook
from cleantext.sentences import CLOSING_QUOTES, STOPS

LONGEST_KEY = 120
"""Characters of a text that are stored as they are; the rest becomes a digest, so that a long text costs no more."""

DEEPEST_SHAPE = 4
"""Elements of a path that make a place, innermost first: enough to tell a menu from a list in the article."""

SHORTEST_PROSE = 80
"""Characters. A shorter block is no prose paragraph, even with a full stop: teasers are sentences too."""

SENTENCE_WORDS = 5
"""Words from which a block that ends in a full stop is a sentence, not a label."""

_NUMBER = re.compile(
    r"(?<![\w.,:/\-])\d+(?:[.,:/\-]\d+)*(?![\w\-])"
)  # a word of its own: no part number, no "3D"
DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
SENTENCE_END = STOPS | CLOSING_QUOTES
_QUOTE_OPENS = ("“", "„", "«", "‘", "「", "『", '"', "‚")


@cache
def _calendar_words() -> Mapping[str, str]:
    """Months and weekdays of all languages, folded, each with the word that stands for its kind."""
    words: dict[str, str] = {}
    for language in default_phrasebook().by_language.values():
        for spellings in language.months:
            words.update((name.rstrip("."), "<month>") for name in spellings)
        words.update((name.rstrip("."), "<day>") for name in language.weekdays)
    return words


def generalised(folded: str) -> str:
    """A folded text with numbers as "#", and months and weekdays beside them by their kind.

    >>> generalised("updated tue 4 march 2025, 10:15")
    'updated <day> # <month> #, #'
    """
    if not any(letter.isdigit() for letter in folded):
        return folded
    words = _NUMBER.sub("#", folded).split(" ")
    calendar = _calendar_words()
    for place, word in enumerate(words):
        kind = calendar.get(word.strip(".,"))
        if kind and any("#" in near or near.startswith("<") for near in words[max(0, place - 1) : place + 2]):
            words[place] = kind
    return " ".join(words)


def text_key(block: Block) -> str:
    """What a block's text is counted under: generalised, but for sentences, whose numbers are what they tell."""
    text = block.folded if is_sentence(block) else generalised(block.folded)
    if len(text) <= LONGEST_KEY:
        return text
    return f"{text[:LONGEST_KEY]}…{blake2b(text.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def place_key(block: Block) -> str:
    """The shape of a block's path: the innermost elements with their first class; empty for flat text.

    >>> place_key(Block(0, Kind.LINE, 0, "Home", (Ancestor("nav"), Ancestor("li", classes=("item-12",)))))
    'nav > li.item-#'
    """
    return " > ".join(_shape(ancestor) for ancestor in block.path[-DEEPEST_SHAPE:])


def _shape(ancestor: Ancestor) -> str:
    name = ancestor.classes[0] if ancestor.classes else ""
    return f"{ancestor.tag}.{DIGITS.sub('#', name)}" if name else ancestor.tag


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of sentences. East Asian text says as much in half the characters."""
    text = block.text.rstrip()
    size = len(text) * (2 if text[:1] >= "\u2e80" else 1)
    return size >= SHORTEST_PROSE and text[-1] in SENTENCE_END


def is_sentence(block: Block) -> bool:
    """Whether a block is a sentence or several."""
    text = block.text.rstrip()
    return text[-1] in SENTENCE_END and (count_words(block.text) >= SENTENCE_WORDS or is_prose(block))


def is_quote(block: Block) -> bool:
    """Whether a block is what somebody said."""
    return (
        block.kind is Kind.QUOTE
        or block.text.lstrip().startswith(_QUOTE_OPENS)
        or block.inside("blockquote", "q")
    )


def is_label(block: Block) -> bool:
    """Whether a block says what the next one tells: "Weight:"."""
    return block.text.rstrip().endswith((":", "："))


def has_letters(text: str) -> bool:
    """Whether there is anything but numbers and signs."""
    return _LETTER.search(text) is not None


def may_be_furniture(block: Block) -> bool:
    """Whether a block not seen before may be one more teaser of a box of teasers."""
    return not is_prose(block) and not is_quote(block) and has_letters(block.text)


def texts_of(document: Document) -> list[Block]:
    """The blocks that have something to read."""
    return [block for block in document.blocks if block.text.strip()]
