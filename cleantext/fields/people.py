"""People: authors, sources and editors, from the page's bylines, its claims, and who signs where the text ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cleantext.blocks import Block, Poster
from cleantext.byline_words import words
from cleantext.bylines import Byline, Dateline, linked_apart, parse_byline, parse_sign_off
from cleantext.caption_words import is_wire
from cleantext.claims import bare
from cleantext.fields.authors import Group, find_authors, unique
from cleantext.fields.pieces import Pieces, dateline_of
from cleantext.labels import Label
from cleantext.names import is_name
from cleantext.patterns import late_regex

if TYPE_CHECKING:
    from cleantext.document import Document


def find_people(
    document: Document, pieces: Pieces, sites: frozenset[str], language: str | None
) -> dict[str, tuple[object, str] | None]:
    """Authors, sources and editors."""
    bylines: list[Byline] = []
    label, posted, last = "", False, -1
    for text, verdict in pieces.get(Label.BYLINE, []):
        signed = parse_sign_off(text)
        text = linked_apart(text, document.blocks[verdict.block].link_chars)
        byline = (
            Byline(sources=signed)
            if signed
            else parse_byline(label + text, labelled=isinstance(verdict, Poster), language=language)
        )
        if bylines and bylines[-1].labelled and verdict.block == last + 1 and byline.authors == (text,):
            byline = byline._replace(labelled=True)  # the next of a list
        last = verdict.block
        label = "" if byline else f"{text} "  # "Written by" in a line of its own belongs to the next
        if not (posted and byline.labelled and byline.date):  # other posts of a thread say so, too
            bylines.append(byline)
        posted = posted or (byline.labelled and byline.date is not None)
    beside = _told_beside_days(pieces, language)
    dateline = dateline_of(pieces, language) or Dateline(0)
    if dateline.authors and not any([byline.authors for byline in bylines]):
        bylines.append(Byline(dateline.authors, labelled=True))
    if not (bylines or beside or dateline.sources or document.claims.authors):  # as on every other page
        return {"authors": _signed_below(document, language)}
    names, source = find_authors(document.claims.authors, bylines, sites)
    if not names or any([name.count(" ") >= TWO_NAMES for name in names]):
        below, where = _signed_below(document, language)
        if not names or bare("".join(below)) == bare("".join(names)):
            names, source = below, where
    bylines += beside
    sources = [name for byline in bylines for name in byline.sources]
    told = "byline" if sources else "dateline" if dateline.sources else source
    wires = (*sources, *dateline.sources, *(name for name in names if is_wire(name)))
    editors = unique(name for byline in bylines for name in byline.editors)
    return {
        "authors": (names, source),
        "sources": (unique(wires), told),
        "editors": (editors, "byline"),
    }


MOST_LINES = 6
"""Lines of dates that are asked where the article was taken from."""


def _told_beside_days(pieces: Pieces, language: str | None) -> list[Byline]:
    """What lines of dates say of where the article was taken from, and who edited it ("4 May 2025 | Source: Coast Wire")."""
    lines = [text for text, _ in pieces.get(Label.METADATA, [])[:MOST_LINES] if _says_source(text)]
    return [parse_byline(text, language=language) for text in lines]


def _says_source(text: str) -> bool:
    """A quick look: whether a line has a word for where something was taken from."""
    folded = text.casefold()
    return any([word in folded for word in words("sourced_by")])


SIGNED = late_regex(r"\(([^()]{5,200})\)$")

TWO_NAMES = 3
"""Spaces in what may be two names, printed side by side in elements of their own ("Ana Ruiz Bo Lind")."""

LAST_PARAGRAPHS = 3
"""Paragraphs at the end of a text in which its authors are looked for: notes may follow the last one that is the article's."""


def _signed_below(document: Document, language: str | None) -> Group:
    """Who signs where a text ends: the persons whom a bracket names beside a day ("… she said. (Ana Ruiz, Bo Lind, 2.9.2025)"),
    or an editorial office in a line of its own."""
    for block in islice(_paragraphs_upwards(document.resolved), LAST_PARAGRAPHS):
        if names := _in_last_bracket(block.text, language) or _office_alone(block.text):
            return names, f"signed in block {block.index}"
    return (), ""


def _paragraphs_upwards(document: Document) -> Iterator[Block]:
    """The paragraphs of a text from its end."""
    for block, verdict in zip(reversed(document.blocks), reversed(document.settled), strict=True):
        if block.text and verdict is not None and verdict.label is Label.PROSE:
            yield block


def _in_last_bracket(text: str, language: str | None) -> tuple[str, ...]:
    """The persons whom the bracket at the end of a text names beside a day, if it says nothing else."""
    signed = SIGNED.search(text) if text[-1] == ")" else None
    byline = parse_byline(signed[1], language=language) if signed is not None else Byline()
    return byline.authors if byline.date and byline.complete and all(map(is_name, byline.authors)) else ()


# office = name "-" word for it        ; "Courier-Redaktion"
OFFICE = late_regex(r"\p{Lu}[\p{L}\d.]{0,30}-(?:Redaktion|Redaktionen|Redaksjonen|Redactie)")
"""An editorial office, as it signs what nobody else does."""


def _office_alone(text: str) -> tuple[str, ...]:
    """The editorial office that a line names, if it is nothing else."""
    return (text,) if OFFICE.fullmatch(text) else ()
