"""Datelines: where a report was written, when and for whom, in front of its first sentence.

A place in capitals alone may be another word ("UPDATE — "): that is for the caller to say, who knows the page.

    dateline  = place [ "," region ] [ "," date ] "(" agencies ")" dash          ; "LIMA, May 4 (AFP) - ", "Lima (EFE).- "
              / place [ "," date ] "/" agency "/" dash                           ; "LIMA, May 4, 2025 /PRNewswire/ -- "
              / PLACE [ "," region ] dash                                        ; "WASHINGTON — ", "LOWPORT, Ohio — "
              / "(" agency ")" dash [ PLACE [ "," date ] dash ]                  ; "(ANSA) - ROMA, 04 MAG - "
              / "(" place "=" agency ")" [ reporter "=" ]                        ; "(서울=연합뉴스) 김민수 기자 = "
              / "【" place ( agency / "=" reporter ) "】"                         ; "【リマ共同】", "【リマ=佐藤太郎】"
              / agency [ place ] date "电" [ "（" reporters "）" ]                 ; "新华社利马5月4日电（记者王小明）"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from cleantext.bylines.reading import parse_byline
from cleantext.caption_words import find_agency
from cleantext.dates import find_date
from cleantext.patterns import late, late_regex

LONGEST = 120
"""Characters of the longest dateline looked for: places, a day, agencies and a reporter."""


class Dateline(NamedTuple):
    """What stands in front of a report's first sentence.

    Attributes:
        length: Its characters, the dash included.
        sources: Wire services it names, as printed.
        authors: Reporters it names, as wires of East Asia do.
        date: The day it says, ISO 8601, if it says the year.
        bare: It is a place in capitals alone, and may be another word ("UPDATE — ").
    """

    length: int
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: str | None = None
    bare: bool = False


# What stands behind a dateline, and words with capitals, in between small ones of three letters ("Port am Meer").
DASH = r"[.:]?\s?(?:--|[-–—](?!\S))"
WORD = r"\p{Lu}[\p{L}\p{M}.'’-]{0,24}"
PLACE = rf"{WORD}(?:[ /](?:\p{{Ll}}{{1,3}} ){{0,2}}{WORD}){{0,4}}"

WITH_AGENCY = late_regex(
    rf"{PLACE}(?:(?:,|\s(?=\d))[^()/\n]{{1,40}})?\s?(?:-{{2}}|[.:])?\s?[(/](?P<agencies>[^()\n]{{2,60}})[)/](?:{DASH}|\.(?!\S))"
)

IN_CAPITALS = late_regex(
    r"\p{Lu}[\p{Lu}.'’ -]{1,28}\p{Lu}(?:, \p{Lu}[\p{L}. ]{1,24})?\s?(?:--|[-–—])(?=\s\p{Lu})"
)

AGENCY_FIRST = late_regex(
    r"\((?P<agencies>[^()\n]{2,40})\)\s?[-–—]{1,2}(?!\S)(?:\s\p{Lu}{2}[\p{Lu} ]{0,20}(?:, \d{1,2} \p{L}{3,9}(?: \d{4})?)?\s?[-–—](?!\S))?"
)

KOREAN = late_regex(
    r"[(\[]\p{Hangul}{2,10}\s?=\s?(?P<agencies>[\p{Hangul}\w]{2,10})[)\]]\s?(?:(?P<reporter>[\p{Hangul}· ]{2,24})\s?=(?!\S))?"
)

JAPANESE = late_regex(
    r"[【［](?P<inside>[^【】［］=＝\n]{2,20})(?:[=＝](?P<reporter>[\p{Han}\p{Hiragana}\p{Katakana}・ 　]{2,12}))?[】］](?:\s?[-－](?!\S))?"
)

CHINESE = late_regex(
    r"(?P<agencies>[\p{Han}]{2,5}社|中新网|人民网|央视网)\p{Han}{0,8}?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|讯|電|訊)"
    r"(?:\s?[（(](?P<reporter>[^（）()]{2,40})[）)])?"
)

SEPARATOR = late(r"\s*[/,;&]\s*")


def read_dateline(text: str, language: str | None = None) -> Dateline | None:
    """The dateline that a paragraph begins with, or ``None``.

    Args:
        text: A paragraph, the first of a report; its first 120 characters are looked at.
        language: BCP 47 tag of the page, for the date.

    >>> read_dateline("LIMA, May 4, 2025 (AFP) - Rain fell on the coast.")
    Dateline(length=25, sources=('AFP',), authors=(), date='2025-05-04', bare=False)
    """
    text = text[:LONGEST]
    if not _may_begin(text):
        return None
    for match in _found(text):
        sources, authors = _sources(match), _reporters(match)
        if sources or authors:
            date = find_date(match[0], language)
            return Dateline(match.end(), sources, authors, date.iso if date is not None else None)
    match = IN_CAPITALS.match(text)
    return Dateline(match.end(), bare=True) if match is not None else None


def _may_begin(text: str) -> bool:
    """A quick look: most paragraphs begin with a capital, and go on without brackets, slashes and dashes."""
    return MARK.search(text) is not None and (
        text[:1] in OPENING or text[:1].isupper() or text[:1] >= "\u3040"
    )


MARK = late(r"[(\[/—–【［电電讯訊]|-[- ]| -")

OPENING = "([【［（"


def _found(text: str) -> Iterator[regex.Match[str]]:
    """What the forms that name agencies or reporters match at the start of a text."""
    for form in (KOREAN, JAPANESE, CHINESE) if not text.isascii() else ():
        if match := form.match(text):
            yield match
    for form in (WITH_AGENCY, AGENCY_FIRST):
        if match := form.match(text):
            yield match


def _sources(match: regex.Match[str]) -> tuple[str, ...]:
    """The agencies that a dateline names, if one of them is known."""
    said = match.groupdict()
    if inside := said.get("inside"):
        ends = (inside[-size:].strip() for size in range(SHORTEST_AGENCY, LONGEST_AGENCY + 1))
        return next(((end,) for end in ends if _is_agency(end)), ())
    parts = tuple(filter(None, SEPARATOR.split(said["agencies"])))
    return parts if any(map(_is_agency, parts)) else ()


def _is_agency(name: str) -> bool:
    """Whether a name is a wire service, and no other word in small letters ("Custom Voice (beta) – ")."""
    agency = find_agency(name)
    return agency is not None and agency.kind == "wire" and (agency.distinct or not name.islower())


SHORTEST_AGENCY, LONGEST_AGENCY = 2, 6
"""Characters of the names of agencies that stand right behind a place in Japanese."""


def _reporters(match: regex.Match[str]) -> tuple[str, ...]:
    """The reporters that a dateline names behind its agency."""
    named = match.groupdict().get("reporter")
    byline = parse_byline(named, labelled=True) if named else None
    return byline.authors if byline is not None and byline.complete else ()
