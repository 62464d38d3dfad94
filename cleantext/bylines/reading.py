"""Reading a byline: its label, its dates and sources, and who is named in its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from cleantext.byline_words import words
from cleantext.bylines.beside import (
    BEFORE_PLACE,
    COUNT,
    PLACE,
    is_credential,
    is_interface,
    is_passing,
    is_place,
    printed_once,
    without_any_role,
    without_button,
    without_han_button,
    without_title,
)
from cleantext.bylines.dates import with_dates_marked
from cleantext.bylines.east_asia import glued_source, in_order
from cleantext.bylines.glue import unglued
from cleantext.bylines.openers import further_on, inside, openers, opening
from cleantext.bylines.parts import AFTER_LABEL, DATED, LABELLED, SEPARATOR, labelled_parts, parts_of
from cleantext.bylines.plain_names import is_plain_name
from cleantext.caption_words import is_wire, pattern, phrases
from cleantext.dates import DIGIT, find_date
from cleantext.names import HANDLE, MOST_WORDS, is_name
from cleantext.patterns import late_regex
from cleantext.sentences import STOPS

LONGEST = 200
"""Characters. A longer text is a sentence about its author, no byline."""


class Byline(NamedTuple):
    """Who is named in a byline, as printed and in order.

    Attributes:
        authors: people and organisations that wrote the article; in a line not understood to its end those named
            before the words that were not.
        sources: wire services it draws on.
        editors: who edited or translated it.
        labelled: a word such as "By" announces the names.
        complete: every part of the text was understood; where it was not, the text may be prose.
        date: a date printed in the same line, ISO 8601.
    """

    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    labelled: bool = False
    complete: bool = True
    date: str | None = None

    def __bool__(self) -> bool:
        return bool(self.authors or self.sources or self.editors)


def parse_byline(text: str, *, labelled: bool = False, language: str | None = None) -> Byline:
    """Who a byline names; an empty `Byline` for a text that is none.

    Args:
        text: one line or a few, at most 200 characters; "By" and its like may be missing.
        labelled: something else says that this is a byline (a claim, a class name), so one word may be a name.
        language: BCP 47 tag of the page, for dates in the line.

    >>> parse_byline("Ana Ruiz | Bo Lind with AFP, Reuters").authors
    ('Ana Ruiz', 'Bo Lind')
    >>> parse_byline("Edited by: Cy Moss").editors
    ('Cy Moss',)
    """
    if len(text) > LONGEST:
        return Byline(complete=False)
    is_told = DIGIT.search(text) is not None or _joins_by_in(language)
    return known_byline(text, labelled, language if is_told else None)


def _joins_by_in(language: str | None) -> bool:
    """Whether "in" joins two names in a language, and says no place."""
    return language is not None and language.partition("-")[0].lower() == SLOVENE


SLOVENE = "sl"

PLACE_WITHIN = late_regex(
    r"(?<=\p{L}{2}\s\p{L}{2,20}),? in \p{Lu}[\p{L}.-]{1,30}(?: \p{Lu}[\p{L}.-]{1,30}){0,2}(?=\s*(?:$|[,;|])|\s+(?:and|und)\s)"
)  # "Ana Ruiz in The Harbour and Bo Lind in Lima; Editing by Cy Moss"


def _is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does and has no name in it that capitals tell ("编辑部的灯亮了一夜。", "Text by text, the
    archive grew."): such a one may begin as a byline does."""
    last, before = text[-1:], text[-2:-1]
    if last != ".":
        return last in STOPS
    if "\uac00" <= before <= "\ud7a3":
        return True
    return (
        ":" not in text[:LONGEST_SIGNED]
        and not any(map(str.isupper, text[1:]))
        and DIGIT.search(text) is None
    )


LONGEST_SIGNED = 20
"""Characters of a label in front of a colon, behind which a name may end with a full stop."""


# A page prints its lines twice, a line is looked at from both of its neighbours, and once more for the fields.
@lru_cache(maxsize=256)
def known_byline(text: str, labelled: bool, language: str | None) -> Byline:
    """A byline as `parse_byline` reads it; `language` makes a difference beside digits, and for how names are joined."""
    text = unglued(text)
    if is_plain_name(text, labelled):
        return Byline((text,))
    if _is_sentence(text) or text.endswith(phrases("taken")):
        return Byline(complete=False)  # "海岸报记者 王小明 摄" is whose picture it is
    text = _without_places(in_order(unwrapped(text)), language)
    date = _date_alone(text, language)
    if date is not None:
        return Byline(date=date)  # most date lines
    opens = openers().may_open(text.casefold())
    length = opening(text, "edited_by")[0] if "edited_by" in opens else 0
    by_length = opening(text, "by")[0] if "by" in opens else 0
    if length and length >= by_length:
        return _edited(text[length:].lstrip(" :：|/"), language)
    place = further_on(text, "edited_by") or line_of_editors(text)
    if place:
        first = parse_byline(text[:place], labelled=labelled, language=language)
        second = parse_byline(text[place:], language=language)
        complete, date_told = first.complete and second.complete, first.date or second.date
        return Byline(first.authors, first.sources, second.editors, first.labelled, complete, date_told)
    if by_length and is_interface(" ".join(LETTERS.findall(text))):
        return Byline(complete=False)  # "Text size - +", where "text" is a word for authors elsewhere
    if by_length:
        text = text[by_length:].lstrip(AFTER_LABEL)
        again, _ = opening(text, "by")
        text = text[again:].lstrip(AFTER_LABEL) if again and again < len(text) else text
        labelled = True
    elif (desk := DESK.match(text)) is not None:
        if desk[1].casefold() in phrases("works"):
            return Byline(complete=False)  # "Photo By Ana Ruiz"
        text, labelled, by_length = text[desk.end() :], True, desk.end()
    parsed = _parts(text, labelled, language)
    announced = bool(by_length) or (parsed.labelled and not labelled)
    if parsed.labelled == announced:
        return parsed
    return Byline(parsed.authors, parsed.sources, parsed.editors, announced, parsed.complete, parsed.date)


def line_of_editors(text: str) -> int:
    """Where a line below the first begins with a word for editors and a colon, 0 if none does."""
    start = text.find("\n") + 1
    while start:
        length, has_colon = opening(text[start:], "edited_by")
        if length and has_colon:
            return start
        start = text.find("\n", start) + 1
    return 0


BEFORE_NAME = late_regex(r"(?<!\S)\p{Hangul}{2,8}(?:[·,]\s?\p{Hangul}{2,8}){0,2}\s?=\s?(?=\p{Hangul}{2,4})")
"""The places a Korean reporter wrote from ("서울=김민수 기자", "순천·광양=김민수 기자")."""


def _without_places(text: str, language: str | None) -> str:
    """A line without the places that authors wrote from, behind "in"."""
    if "=" in text:
        text = BEFORE_NAME.sub("", text)
    if " in " not in text:
        return text
    return text.replace(" in ", " & ") if _joins_by_in(language) else PLACE_WITHIN.sub("", text)


def _date_alone(text: str, language: str | None) -> str | None:
    """The date that a line says, if there is no letter beside it."""
    date = find_date(text, language)
    if date is None or _has_letter(text[: date.start]) or _has_letter(text[date.end :]):
        return None
    return date.iso


LETTERS = late_regex(r"\p{L}{2,}")

DESK = late_regex(r"((?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+) (?:By|BY) (?=\p{Lu})")
"""A desk or a section before the names of a byline ("Metro Desk By Ana Ruiz")."""


def _edited(text: str, language: str | None) -> Byline:
    """A line behind a word for editors, who are named up to a word for authors ("Bo Lind — Written by Ana Ruiz")."""
    place = further_on(text, "by") or _behind_separator(text, "by") or line_of_editors(text) or len(text)
    edited = parse_byline(text[:place].rstrip(" —–-|·•."), labelled=True, language=language)
    written = parse_byline(text[place:], language=language)
    editors = (*edited.authors, *edited.editors, *written.editors)
    complete = edited.complete and written.complete
    sources = (*edited.sources, *written.sources)
    return Byline(written.authors, sources, editors, True, complete, edited.date or written.date)


def _behind_separator(text: str, field: str) -> int:
    """Where a part of a line begins with a word of a field and then a capital ("Bo Lind — By Ana Ruiz"), 0 if none does."""
    for separator in SEPARATOR.finditer(text):
        end: int = separator.end()
        length, _ = opening(text[end:], field)
        if length and text[end + length :].lstrip(AFTER_LABEL)[:1].isupper():
            return end
    return 0


def _parts(text: str, labelled: bool, language: str | None) -> Byline:
    """The parts of a byline after its label."""
    if is_plain_name(text, labelled):
        return Byline((text,), labelled=labelled)
    text, date = with_dates_marked(text, language)
    if date is not None:
        words_left = text.strip(" |.:," + DATED)
        if not _has_letter(words_left):
            return Byline(date=date)
        if words_left.casefold() in words("date_labels") and not opening(words_left, "by")[0]:
            return Byline(labelled=labelled, date=date)  # "Updated 2 September 2025"
    text, sources = _without_sources(_without_additions(text))
    named = _named_in(labelled_parts(text), labelled)
    return named._replace(sources=tuple(dict.fromkeys([*sources, *named.sources])), date=date)


def _has_letter(text: str) -> bool:
    """Whether there is a letter of any script in a text."""
    return any(map(str.isalpha, text))


SPACES = late_regex(r"[^\S\n]+")


def unwrapped(text: str) -> str:
    """A line without what stands around it, with single spaces."""
    if "  " in text or not text.isprintable():  # there is no other white space
        text = SPACES.sub(" ", text)
    text = text.strip(" .*|·•&-–—【】")
    if text.startswith(("(", "（", "[")) and text.endswith((")", "）", "]")):
        text = text[1:-1].strip()
    return text


ADDRESS = late_regex(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|https?://\S+|www\.\S+|(?<!\w)@\w[\w.]{1,40}"
    r"|(?<!\S)[a-z\d._+-]{1,64} (?:at|\(at\)|\[at\]) [\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
"""Addresses of mail, the web and networks; archives of mailing lists write "ana at courier.example"."""

AT = ("at", "(at)", "[at]")
"""What stands in such an address between the name and the host."""


# footnote = 1*2 digit *( "," ( 1*2 digit / "*" ) )                                     ; "Ana Ruiz1,2, Bo Lind1 and Cy Moss3,*"
FOOTNOTE = late_regex(
    r"(?<=\p{Lu}\p{L}{0,20}\s\p{Lu}\p{L}{1,20})\d{1,2}(?:,\s?(?:\d{1,2}|[*†‡]))*(?=\s*[,;]|\s+(?:and|&)\s|$)"
)


# level = "Lv" / "Level" [ "." ] 1*3 digit                                                                  ; "Ana Ruiz Lv1"
LEVEL = late_regex(r"(?<=\p{L})\s(?i:lv|lvl|level)\.?\s?\d{1,3}(?!\d)")


def _without_additions(text: str) -> str:
    """A byline without badges of levels, numbers of footnotes, addresses, a picture's label and what is behind it, and brackets
    that name no agency."""
    if DIGIT.search(text):
        text = FOOTNOTE.sub("", LEVEL.sub("", text))
    if "@" in text or "://" in text or "www." in text or any([f" {mark} " in text for mark in AT]):
        text = ADDRESS.sub(" | ", text)
    if ":" in text or "：" in text or any([f" {word} " in text.casefold() for word in phrases("joins")]):
        text = _picture_label().sub("", text)
    if "(" in text:
        text = _photographer().sub("", text)
    if "(" in text or "[" in text or not text.isascii():
        text = BRACKETS.sub(_only_sources, text)
    return text


@cache
def _picture_label() -> re.Pattern[str]:
    """A label of pictures behind other words, and all after it ("Ana Ruiz Foto: Bo Lind", "Ana Ruiz Photos by Bo Lind")."""
    works, joins = ("|".join(map(re.escape, phrases(field))) for field in ("works", "joins"))
    return pattern(rf"(?<=\w)[\s,;|/(]+(?:{works})(?:\s?[:：]|\s(?:{joins})\s).*", re.IGNORECASE | re.DOTALL)


@cache
def _photographer() -> re.Pattern[str]:
    """A name that brackets say took the pictures, behind others ("Ana Ruiz, Bo Lind (foto)")."""
    works = "|".join(map(re.escape, phrases("works")))
    joining = "|".join(sorted(word for word in words("and_") if word.isalpha() and word.isascii()))
    return pattern(rf"(?:\s*[,;|/&]|\s(?:{joining})\s)[^,;|/&()]{{2,60}}\((?:{works})\)", re.IGNORECASE)


BRACKETS = late_regex(r"\s*[(\[（［][^()\[\]（）［］]{0,60}[)\]）］]")


def _only_sources(match: regex.Match[str]) -> str:
    """A bracket in a byline: kept if it names a wire service ("Anna Ruiz (AFP)"), else a role or a place."""
    inner = match[0].strip(" ()[]（）［］")
    inner = inner[opening(inner, "with_")[0] :].lstrip()
    return f" | {inner}" if any(is_wire(part) for part in SEPARATOR.split(inner)) else ""


def _without_sources(text: str) -> tuple[str, list[str]]:
    """A byline without the sources after "with" and its like, and those sources."""
    for start, end in inside(f" {text}", "with_"):
        parts = [part.strip(" .") for part in parts_of(text[end - 1 :])]
        sources = [part for part in parts if is_wire(part)]
        # "with Bo Lind" names a helper, no author; "and Bo Lind" does.
        helpers = text[start - 1 : end - 1].casefold() not in words("and_")
        if sources == parts or (helpers and all(is_name(part) or part in sources for part in parts)):
            return text[: start - 1], sources
    return text, []


def _named_in(parts: Iterable[str], labelled: bool) -> Byline:
    """Who the parts of a byline name, up to the first that is no part of one."""
    authors: list[str] = []
    sources: list[str] = []
    complete = True
    is_named = False  # what follows a date or a source names no authors, but a section or tags
    for part in parts:
        if part == DATED:
            is_named = bool(authors)
            continue
        if part == LABELLED:
            labelled, is_named = True, bool(authors) and is_named
            continue
        if part.rstrip().endswith(":") and (" " not in part.strip() or part == part.lower()):
            complete = False  # another label ("From: To:", "by online form:")
            break
        part = part.strip(AROUND_NAMES)
        part = COUNT.sub("", part) if DIGIT.search(part) else part
        part = without_title(part) if authors else without_any_role(part)
        part = printed_once(part if BEFORE_PLACE.isdisjoint(part.split()) else PLACE.sub("", part))
        if authors and is_credential(part, authors[-1]):
            authors[-1] = f"{authors[-1]}, {part}"
            continue
        if not part or is_passing(part) or (authors and is_place(part, authors[-1])):
            continue
        source = _named_source(part)
        if source or is_wire(part):
            sources.append(source or part)
            is_named = is_named or bool(source)  # what follows is a part of it
        elif is_name(part, labelled=labelled and not authors) and not is_interface(part):
            if not is_named:
                authors.append(without_button(part))
        elif labelled and not authors and HANDLE.fullmatch(part):
            authors.append(part)
        elif not is_named or part.count(" ") > MOST_WORDS:
            complete = False
            break
    return Byline(tuple(dict.fromkeys(authors)), tuple(sources), labelled=labelled, complete=complete)


# source = word *( space word ) ":" name                                                 ; "来源： 海岸报", "Source: Coast Wire"
LABELLED_SOURCE = late_regex(r"([\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?)\s*[:：]\s*(\S.{1,40})")


def _named_source(part: str) -> str:
    """Whom a part says the article was taken from; nothing if it says none."""
    if ":" not in part and "：" not in part:
        return glued_source(part)
    match = LABELLED_SOURCE.fullmatch(part)
    return without_han_button(match[2]) if match and match[1].casefold() in words("sourced_by") else ""


AROUND_NAMES = " .,*:\"'“”-–—●○▪«»‹›"
"""Marks that stand around a part of a byline."""
