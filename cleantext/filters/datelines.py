"""Datelines of first paragraphs: "LIMA (AFP) - " stays in the text, and says where and for whom it was written."""

from __future__ import annotations

from cleantext.blocks import Block, Verdict
from cleantext.bylines import read_dateline
from cleantext.claims import Genre
from cleantext.document import Document
from cleantext.filters.furniture_lines import is_common
from cleantext.filters.signatures import SIGNED
from cleantext.labels import Label

FEWEST_WORDS = 10
"""Words of a paragraph that may begin with a dateline."""


def dateline_on(block: Block, words: int, document: Document) -> Verdict | None:
    """The verdict on the dateline that a paragraph of so many words begins with, if it has one.

    A place alone ("LOWPORT — ") is one on a page that says it is an article, where the page has no other use for the word.
    """
    if words < FEWEST_WORDS or block.kind not in SIGNED:
        return None
    found = read_dateline(block.text, document.claims.language)
    if found is None or found.bare and not _is_place(block.text[: found.length], document):
        return None
    reason = f"{'a place' if found.bare else 'agencies or reporters'} in front of the first sentence"
    return Verdict(block.index, block.start, block.start + found.length, Label.DATELINE, reason)


def _is_place(dateline: str, document: Document) -> bool:
    """Whether the words of a dateline may be a place."""
    place = dateline.partition(",")[0].rstrip(" .-–—").title()
    is_article = document.claims.genre is Genre.ARTICLE
    return is_article and not all([is_common(word, document.source) for word in place.split()])
