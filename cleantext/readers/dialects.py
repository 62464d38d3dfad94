"""Dialects: how the common flatteners print a page, and how to tell them apart.

What each prints was found by printing pages with it (resiliparse 2.0, inscriptis 2.7, html2text, lynx, w3m,
trafilatura 2.3, Common Crawl's WET files, BeautifulSoup's ``get_text``, copies out of a browser window).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleantext.patterns import late


class LineEnd(NamedTuple):
    """Where a line ends: at which column, how many columns the next line's first word has, whether a sentence does."""

    column: int
    next_word: int
    sentence: bool


class Dialect(NamedTuple):
    """The habits of one flattener.

    Attributes:
        name: What `Origin.dialect` says.
        links: How links are marked: ``""`` (not at all), ``"markdown"`` or ``"numbered"``.
        wraps: Whether lines are cut at a width.
        bars: Cells of a row are parted by `` | ``.
        columns: Cells of a row are set in columns, with two spaces or more between them.
        brackets: Images and buttons stand in brackets.
        airy: Blank lines part paragraphs, so that a line without one before it goes with the line above.
    """

    name: str
    links: str = ""
    wraps: bool = False
    bars: bool = False
    columns: bool = False
    brackets: bool = False
    airy: bool = True


DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("plain"),
        Dialect("resiliparse"),
        Dialect("inscriptis", columns=True),
        Dialect("markdown", links="markdown", wraps=True, bars=True),
        Dialect("lynx", links="numbered", wraps=True, columns=True, brackets=True),
        Dialect("w3m", links="numbered", wraps=True, columns=True, brackets=True),
        Dialect("wet", airy=False),
        Dialect("get_text", airy=False),
        Dialect("trafilatura", bars=True, airy=False),
        Dialect("browser"),
    )
}
"""The dialects by name. html2text prints ``"markdown"``; ``"plain"`` is what no flattener's marks are found in."""

BULLETS = "•◦▪▫‣⁃●○■□∙⚫➤►*+-"
"""What stands before the items of a list, a space behind it. Dashes longer than a hyphen open direct speech."""

BOX = "│┃║|┌┐└┘├┤┬┴┼─━┏┓┗┛┠┨┯┷┿═╔╗╚╝╠╣╦╩╬"
RULE = frozenset(BOX + "-=_*~—–·.+:• \t")
"""Lines of nothing but these are drawn, not written."""

WIDEST_WRAP = 132
"""Columns. No flattener cuts lines at more: 132 is the widest terminal; 80, 79, 78 and 72 are the defaults."""

_REFERENCES = late(
    r"^\s{0,9}(?:References:?|Visible links:?)\s{1,9}(?:Visible links:?\s{1,9})?(?:1\.|\[1\]) ?\w+:", re.M
)
# However far they are set in: no cleaned text is, and it must be read as the text was that it came from.
_HASHES = late(r"^[ \t]*+#{1,6} +\S", re.M)


def marked_dialect(text: str) -> Dialect | None:
    """The dialect whose marks inside lines are found in a text, or ``None`` where lines have none."""
    if (
        _holds(text, "](")
        and _has_markdown_links(text)
        or _holds(text, "# ")
        and _has_markdown_headings(text)
    ):
        return DIALECTS["markdown"]
    if _holds(text, "[1]") and "[2]" in text and _REFERENCES.search(text):
        return DIALECTS["lynx"] if "\n   " in text else DIALECTS["w3m"]
    return None


def _holds(text: str, mark: str) -> bool:
    """Whether a mark stands in a text. To look for a single character takes a hundredth of the time,
    and mostly it is not there."""
    return mark.strip(" ")[0] in text and mark in text


def _has_markdown_links(text: str) -> bool:
    """Three links or images, or one with the look of an address, or one and a heading."""
    return (
        text.count("](") > 2
        or "](/" in text
        or "](http" in text
        or "](#" in text
        or bool(_HASHES.search(text))
    )


def _has_markdown_headings(text: str) -> bool:
    """Headings of two levels, or one beside strong emphasis or code; "#" alone may be a comment or a channel."""
    headings = {heading.count("#") for heading in _HASHES.findall(text)}
    return len(headings) > 1 or bool(headings) and (text.count("**") > 1 or "\n```" in text)


def unmarked_dialect(text: str, *, indented: int, lines: int, apart: int, wrapped: bool) -> Dialect:
    """The dialect of a text without marks inside its lines, by what it prints before and between them.

    Args:
        text: The text.
        indented: How many lines begin with spaces.
        lines: How many lines are not blank.
        apart: How many of them have a blank line above.
        wrapped: Whether lines are cut at a width.
    """
    if _holds(text, "┌─") or "│" in text or (wrapped and "•" in text):
        return DIALECTS["w3m"]
    if _holds(text, "\t\t") or _holds(text, "  • "):
        return DIALECTS["resiliparse"]
    if wrapped and indented > lines // 2:
        return DIALECTS["lynx"]
    if _holds(text, "  * "):
        return DIALECTS["inscriptis"]
    if indented > lines // 2:
        return DIALECTS["get_text" if "\n    \n" in text or "\n\n\n" in text else "inscriptis"]
    if indented:
        return DIALECTS["resiliparse"] if "\n  1. " in text else DIALECTS["plain"]
    if apart > 1 + lines // 10 or lines < 8:
        return DIALECTS["browser" if "\t" in text else "plain"]
    return DIALECTS["trafilatura" if "\n- " in text or "\n|" in text else "wet"]


def chosen(name: str) -> Dialect | None:
    """The dialect of a name, ``None`` for ``"auto"``. Raises `ValueError` for a name that is neither."""
    if name == "auto":
        return None
    try:
        return DIALECTS[name]
    except (KeyError, TypeError):
        raise ValueError(f"unknown dialect {name!r}; choose from auto, {', '.join(DIALECTS)}") from None


def wrap_width(ends: Sequence[LineEnd], *, slack: int = 0, few: int = 3) -> int:
    """The width a text was cut at, in columns, or 0 where lines end where the author ended them.

    In a wrapped paragraph the first word of the next line would not have fitted on this one. A width is believed
    when that holds of `few` lines at least and of seven in ten of those that fill two thirds of it, and when half of
    these lines end inside a sentence: paragraphs of like length, a line each, do not.

    Args:
        ends: The ends of the lines that another follows without a blank line.
        slack: Columns that marks since taken out may have filled.
        few: How many lines must be full.
    """
    width = max((end.column for end in ends if 40 <= end.column <= WIDEST_WRAP), default=0)
    if not width or sum(end.column > width for end in ends) > len(ends) // 20:
        return 0
    long = [end for end in ends if 3 * end.column >= 2 * width and end.column <= width]
    full = [end for end in long if end.column + 1 + end.next_word + slack > width]
    inside = sum(not end.sentence for end in full)
    return width if len(full) >= few and 10 * len(full) >= 7 * len(long) and 2 * inside >= len(full) else 0
