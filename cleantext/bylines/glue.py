"""Glue: elements of a byline that were printed without a space between them ("byAna Ruiz", "Ana RuizPublished 2 May")."""

from __future__ import annotations

from cleantext.byline_words import words
from cleantext.bylines.openers import openers, opening
from cleantext.dates import DIGIT
from cleantext.names import PARTICLES, is_name
from cleantext.patterns import late

GLUED = late(r"[A-Z\xc0-\xde](?:(?<=[a-z\xdf-\xff\d].)|(?<=[A-Z]{2}.)(?=[a-z]))")
"""A capital before which two elements may have been printed without a space between them, in the letters of western Europe:
behind a small letter, or behind an acronym in front of one ("EDTBy")."""


def unglued(text: str) -> str:
    """A line with its parts apart where elements were printed without a space between them: behind a word for authors, in front
    of one or of a word for dates, and between two names ("byAna Ruiz", "Ana RuizPublished 2 September 2025")."""
    seams = [match.start() for match in GLUED.finditer(text)]
    parts: list[str] = []
    begin = 0
    for place in seams:
        if _is_label_for_authors(text[begin:place]):
            parts.append(text[begin:place] + " ")
        elif _is_announced(text[place:]) or _are_names(text[begin:place], text[place:]):
            parts.append(text[begin:place] + " | ")
        else:
            continue
        begin = place
    return "".join([*parts, text[begin:]]) if parts else text


def _is_label_for_authors(text: str) -> bool:
    """Whether a part is a word for authors, and nothing that stands in names."""
    folded = text.casefold().strip()
    return folded in words("by") and folded not in PARTICLES


def _are_names(text: str, rest: str) -> bool:
    """Whether a part is a name, after a word for authors or without, and another one begins behind it: no capital stands inside
    it, as in "Ana DeSouza"."""
    text = text[opening(text, "by")[0] :].lstrip(" :")
    return (
        rest[1:2].islower()
        and is_name(text)
        and text.rpartition(" ")[2].casefold() not in PARTICLES
        and is_name(" ".join(GLUED.split(rest, 1)[0].split()[:2]))
    )


def _is_announced(text: str) -> bool:
    """Whether a text begins with a word for authors, or with one for dates and has a number behind it."""
    folded = text.casefold()
    opens = openers().may_open(folded)
    if "by" in opens and (length := opening(text, "by")[0]):
        return folded[:length] not in PARTICLES
    return "date_labels" in opens and opening(text, "date_labels")[0] > 0 and DIGIT.search(text) is not None
