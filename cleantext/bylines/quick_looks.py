"""Quick looks: whether a line may be a byline, before it is read."""

from __future__ import annotations

from cleantext.byline_words import openings, words
from cleantext.bylines.beside import linked_apart, says_how_long
from cleantext.bylines.east_asia import in_order
from cleantext.bylines.glue import unglued
from cleantext.bylines.openers import ASCII_WORD, further_on, openers, opening
from cleantext.bylines.reading import ADDRESS, line_of_editors, unwrapped
from cleantext.caption_words import is_wire
from cleantext.dates import CHARACTER, find_date
from cleantext.names import is_name, without_role
from cleantext.patterns import late

YEAR_OR_DATE = late(r"\d(?:\d{3}|\s?[./-]\s?\d)")

LONGEST_OFFICE = 90
"""Characters of a name with what its bearer does and how to reach them."""


def may_be_byline(text: str, language: str | None = None) -> bool:
    """Whether a text is worth parsing: it begins with a label, or holds a date.

    A quick look only; what it refuses is a byline by its place at most. `language` is the page's, for the date.
    """
    date = YEAR_OR_DATE.search(text)
    character = None if text.isascii() else CHARACTER.search(text)
    if character is not None and (date is None or character.start() < date.start()):
        return True
    if date is not None and find_date(text, language) is not None:
        return True
    opens = openers().may_open(text.casefold())
    if "date_labels" in opens and says_how_long(text):
        return True
    return bool(opens) and any([opening(text, field)[0] for field in opens if field != "date_labels"])


def may_name_editors(text: str) -> bool:
    """Whether a line has a label of editors, without which `parse_byline` finds none in it."""
    text = unwrapped(unglued(text))
    return (
        opening(text, "edited_by")[0] > 0
        or further_on(text, "edited_by") > 0
        or line_of_editors(in_order(text)) > 0
    )


def may_be_labelled(text: str) -> bool:
    """Whether a line without a date may have a label of authors, at its start or further on; a quick look, of ASCII."""
    text = unwrapped(unglued(text))
    if not text.isascii() or opening(text, "by")[0]:
        return True
    words_further_on = ASCII_WORD.findall(text.casefold())[text[:1].isalpha() :]
    return not openings("by").keys().isdisjoint(words_further_on)


BEHIND_NAME = late(r" ?[,|–—\n] ?| [-/] ")
"""Marks between a name and what stands behind it; "Ana Ruiz/Staff" has taken a picture."""


def names_office(text: str, linked: int = 0) -> bool:
    """Whether a short line is a name and what its bearer does, or whom for ("Ana Ruiz, Staff Writer", "Ana Ruiz, AFP"); so
    many of its characters, in front, are `linked`, and are a name then."""
    if len(text) > LONGEST_OFFICE:
        return False
    if linked_apart(text, linked) != text:
        return True
    text = ADDRESS.sub("", text).strip() if "@" in text else text
    mark = BEHIND_NAME.search(text)
    if mark is None:
        name = without_role(text) if CHARACTER.match(text) else text  # scripts that need no mark
        if name != text:
            return is_name(name)
        is_agency = text[-1:].isupper() and is_wire(text.rpartition(" ")[2])
        return is_agency and not words("with_").isdisjoint(text.casefold().split())
    name, behind = text[: mark.start()], text[mark.end() :]
    return name[:1].isupper() and is_name(name) and (is_wire(behind) or without_role(behind) != behind)
