"""Prints: the pieces of a page, as each of the flatteners prints them that `cleantext.readers.dialects` knows.

What each prints was copied from prints of real pages, in `corpus/`: what stands before an item, between cells and between
blocks, how a link and a picture look, and where lines are cut.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from attrs import frozen


class Piece(NamedTuple):
    """A piece of a page: one of `KINDS`, and its text. The cells of a row are parted by the first space."""

    kind: str
    text: str


KINDS = ("text", "heading", "item", "quote", "link", "image", "row")


@frozen
class Print:
    """How a flattener prints.

    Attributes:
        gap: What stands between blocks; the items of a list and the rows of a table have a line each.
        indent: What stands before text.
        heading, item, quote: What stands before these; ``{}`` is the text.
        link: How a link looks: ``{}`` is its text, ``{number}`` its number.
        image: How a picture looks, by its alternative text.
        cells: What parts the cells of a row.
        width: Columns at which lines are cut; 0 for not at all.
        references: How the addresses of links are listed at the end; empty for not at all.
    """

    gap: str = "\n\n"
    indent: str = ""
    heading: str = "{}"
    item: str = "{}"
    quote: str = "{}"
    link: str = "{}"
    image: str = ""
    cells: str = " "
    width: int = 0
    references: str = ""


PRINTS: Mapping[str, Print] = {
    "plain": Print(gap="\n", image="{}"),
    "resiliparse": Print(item="  • {}", cells="\t\t", image="{}"),
    "inscriptis": Print(indent="  ", heading="\n{}", item="  * {}", quote="    {}", cells="  "),
    "markdown": Print(
        heading="## {}", item="  * {}", quote="> {}", link="[{}](/{number})", image="![{}](/{number}.png)",
        cells=" | ", width=78,
    ),
    "lynx": Print(
        indent="   ", heading="{}", item="     * {}", quote="     {}", link="[{number}]{}", image="[{}]", cells="  ",
        width=72, references="References\n\n   {number}. http://harbour.example/{number}",
    ),
    "w3m": Print(
        item="  • {}", quote="    {}", link="[{number}]{}", image="[{}]", cells="  ", width=80,
        references="References:\n\n[{number}] http://harbour.example/{number}",
    ),
    "wet": Print(gap="\n", image="{}"),
    "get_text": Print(gap="\n\n    \n", indent="        ", heading="        {}", item="            {}"),
    "trafilatura": Print(gap="\n", item="- {}", cells=" | "),
    "browser": Print(cells="\t"),
}  # fmt: skip
"""The prints, by the names of `cleantext.readers.dialects.DIALECTS`."""

TIGHT = frozenset({"item", "row"})
"""Kinds that stand on the line below another of their kind."""


def printed(pieces: Sequence[Piece], dialect: str) -> str:
    """The pieces of a page as a flattener prints them."""
    habits = PRINTS[dialect]
    written: list[str] = []
    links = 0
    before = ""
    for kind, text in pieces:
        links += kind == "link"
        if written:
            written.append("\n" if kind == before and kind in TIGHT else habits.gap)
        written.append(_block(habits, kind, text, links))
        before = kind
    if links and habits.references:
        head, _, row = habits.references.rpartition("\n")
        rows = [row.format(number=number) for number in range(1, links + 1)]
        written.append("\n".join([f"\n\n{head}", *rows]))
    return "".join(written)


def _block(habits: Print, kind: str, text: str, number: int) -> str:
    match kind:
        case "heading":
            return habits.heading.replace("{}", text)
        case "item":
            return _cut(habits, habits.item.replace("{}", text))
        case "quote":
            return _cut(habits, habits.indent + habits.quote.replace("{}", text))
        case "link":
            return habits.indent + habits.link.replace("{number}", str(number)).replace("{}", text)
        case "image":
            return habits.indent + habits.image.replace("{number}", str(number)).replace("{}", text)
        case "row":
            return habits.indent + habits.cells.join(text.split(" ", 1))
        case _:
            return _cut(habits, habits.indent + text)


def _cut(habits: Print, line: str) -> str:
    """A line, cut at the width; what follows stands below the text."""
    if len(line) <= habits.width or not habits.width:
        return line
    indent = line[: len(line) - len(line.lstrip(" *•>"))]
    below = indent if ">" in indent else " " * len(indent)
    rows = wrap(
        line[len(indent) :], habits.width - len(indent), break_long_words=False, break_on_hyphens=False
    )
    return "\n".join([indent + rows[0], *(below + row for row in rows[1:])]) if rows else line
