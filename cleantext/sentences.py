"""Sentences: the marks that end them, in all scripts, and what may stand behind those."""

from __future__ import annotations

FULL_STOPS = frozenset(".…。．։۔।॥።")
"""What a statement ends with: of Latin scripts, of East Asia, Armenian, Urdu, of Indic scripts, Ethiopic."""

STOPS = FULL_STOPS | frozenset("!?！？؟")
"""What a sentence ends with."""

PAUSES = frozenset(":：;；,，،、")
"""What a part of a sentence ends with."""

CLOSING_QUOTES = frozenset('"”»」』')
"""What ends words that somebody said, or a title."""

CLOSERS = CLOSING_QUOTES | frozenset("'’›)）]］】")
"""What may stand behind a sentence's last mark."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, or announces what follows it."""
    return text.rstrip(BEHIND).endswith(ENDS)


BEHIND, ENDS = "".join(sorted(CLOSERS)), tuple(sorted({*STOPS, ":"}))
"""The same as `str.rstrip` and `str.endswith` want them, with the colon, and as the compiled twins read them."""
