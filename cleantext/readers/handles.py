"""Handles: links beside a text that are no words of it, by which one gets at its place on the page, or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.readers.attributes import unescape

LONGEST = 24
"""Characters of a handle as the page has it, with references and spaces."""

HANDLES = frozenset({"¶", "🔗", "⚓", "↩", "⤴"})
"""What links to a place, or back from a footnote to it, are often called."""

HANDLES_OF_HEADINGS = HANDLES | {"#", "§"}
"""The same beside a heading."""

AROUND = " \t\n\xa0\u200b\ufe0e\ufe0f"
"""Space, and what says whether a sign is a picture."""


def is_handle(text: str, *, heading: bool) -> bool:
    """Whether a piece of a line, with the character references of the page, is but a handle."""
    if len(text) > LONGEST:
        return False
    return unescape(text).strip(AROUND) in (HANDLES_OF_HEADINGS if heading else HANDLES)


def bracket_in(parts: Sequence[str]) -> int:
    """Where links in brackets begin that stand at the end of a heading, as those by which readers may edit the section do;
    0 for nowhere. The brackets are pieces of their own, for they stand outside of the links."""
    if len(parts) < 4 or parts[-1].strip() != "]":
        return 0
    for place in range(len(parts) - 3, max(0, len(parts) - 10), -1):
        if parts[place].strip() == "[":
            return place
    return 0
