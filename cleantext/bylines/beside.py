"""What stands beside names in a byline: roles, offices, places, times, counts and buttons."""

from __future__ import annotations

import re
from functools import cache

from cleantext.byline_words import month_words, words
from cleantext.bylines.east_asia import ends_as_outlet
from cleantext.caption_words import is_wire
from cleantext.dates import CHARACTER
from cleantext.labels import Label
from cleantext.names import MOST_WORDS, TITLE_WORDS, is_doubled, is_name, without_role
from cleantext.patterns import late, late_regex
from cleantext.phrasebook import default_phrasebook

CREDENTIAL = late(
    r"(?:(?:Ph|Psy|Ed|Pharm|J)\.?D\.?|D\.?(?:O|D\.?S|M\.?D|V\.?M|P\.?T|N\.?P)\.?|M\.?[ADS]\.?|M\.?Sc\.?|B\.?[AS]\.?|MBA|MPH"
    r"|RDN?|LDN?|RN|NP|PA-C|MSN|MSW|LCSW|LMFT|LMHC|LPC|CFP|CFA|CPA|CPT|CSCS|CDCES|CEPF|CISSP|PMP|Esq\.?|Jr\.?|Sr\.?|I{2,3})[®™]?"
)

TIME_WORDS = tuple("uhr am pm min et gmt utc cet cest".split())

TIME_OR_COUNT = late(rf"[\s\d:.,h]*(?:{'|'.join(TIME_WORDS)}|a\.m\.?|p\.m\.?|min\.)?\s*", re.IGNORECASE)

BEFORE_PLACE = frozenset("in aus à i for For FOR".split())

PLACE = late_regex(
    rf"(?<=\p{{L}}{{2}}\s\p{{L}}{{2,20}}),?\s+(?:{'|'.join(sorted(BEFORE_PLACE))})\s+\p{{Lu}}[\p{{L}} .-]{{1,30}}$"
)  # "Ana Ruiz in Lima", "Ana Ruiz for Coast Courier"

COUNT = late_regex(
    r"(?:^|\s+|(?<=\p{Ll}))\d+(?:\s?[-–]\s?\d+)?(?:\s+|(?=\p{Han}))\p{L}+(?:\s\p{L}+)?$"
)  # "Ana Ruiz 59 Comments", "2–3 minutes", "7 min read", "1164次阅读"

SMALL_WORDS = frozenset({*TITLE_WORDS, *TIME_WORDS, "h", *map(str.lower, BEFORE_PLACE)})
"""What `TITLES`, `TIME_OR_COUNT` and `PLACE` look for in letters."""


def without_any_role(part: str) -> str:
    """A part without its role, and without the agency whose role it is ("Ana Ruiz AP Sports Writer"); agencies stay: some
    are named like roles, because they stand behind names."""
    if is_wire(part):
        return part
    name = without_role(part)
    name = _without_desk(_without_paper(name)) if name != part else part
    person, _, last = name.rpartition(" ")
    return person if name != part and " " in person and last.isupper() and is_wire(last) else name


def linked_apart(text: str, linked: int) -> str:
    """A line that begins with a link of so many characters, a name, and goes on with an office: with a mark between."""
    name, office = text[:linked], text[linked:].strip()
    if text[linked : linked + 1] != " " or not is_name(name) or without_role(office) == office:
        return text  # the link stands elsewhere
    return f"{name}, {office}"


def _without_paper(name: str) -> str:
    """An East Asian name whose office stood behind it without the paper beside it ("김민수 해안일보", "해안일보 김민수")."""
    said = name.split()
    if len(said) < 2 or CHARACTER.match(name) is None:
        return name
    others = [part for part in said if not ends_as_outlet(part)]
    return " ".join(others) or name


FULL_NAME = 2
"""Words of a name that has a desk of two words behind it."""


def _without_desk(name: str) -> str:
    """A name of two words without the desk of two words whose role stood behind it ("Ana Ruiz Travel News")."""
    said = name.split()
    is_followed = len(said) == 2 * FULL_NAME and said[-1].casefold() in words("outlets")
    return " ".join(said[:FULL_NAME]) if is_followed else name


def without_title(part: str) -> str:
    """A part after a name: empty if it says what that person does ("Senior Research Editor", "Head of Marketing"), or for whom
    ("The Coast Courier", "KLMN Business"); another name with an agency behind it is freed of that."""
    name = without_role(part)
    if name == part:
        is_office = not OFFICE.isdisjoint(part.split())
        return "" if is_office or is_outlet(part) or FROM_PLACE.fullmatch(part) else part
    is_behind = CHARACTER.match(part) is not None  # "김민수 기자"
    return name if is_name(name) and (is_behind or is_wire(part[len(name) :])) else ""


def is_outlet(part: str) -> bool:
    """Whether a part after a name is a paper or a channel: with an article in front, a word for papers behind, or an acronym."""
    said = part.split()
    if not 2 <= len(said) <= MOST_WORDS or part.isupper() or not BEFORE_PLACE.isdisjoint(said):
        return False
    return said[0] == "The" or said[-1].casefold() in words("outlets") or any(map(ACRONYM.fullmatch, said))


ACRONYM = late(r"[A-Z]{3,5}(?:-[A-Z]\w+)?")

FROM_PLACE = late_regex(
    rf"(?:{'|'.join(sorted(BEFORE_PLACE))}) \p{{Lu}}[\p{{L}} .-]{{1,30}}"
)  # ", à Marseille"

OFFICE = frozenset({"of", "at"})
"""What parts an office from its place; in no name stands the one, and hardly ever the other."""


def printed_once(part: str) -> str:
    """A name that a template has printed twice ("Ana Ruiz Ana Ruiz", "Ana RuizAna Ruiz"), once."""
    return part[: (len(part) + 1) // 2].rstrip() if is_doubled(part) else part


def is_credential(part: str, name: str) -> bool:
    """Whether a part after a name is a degree, or letters behind another one ("Ana Ruiz, MS, RD, FAND")."""
    return CREDENTIAL.fullmatch(part) is not None or "," in name and ACRONYM.fullmatch(part) is not None


def is_place(part: str, name: str) -> bool:
    """Whether a single word after a full name is the place it was written in ("Ana Ruiz, Lima"), or a channel, not a name."""
    return " " in name and " " not in part and part[:1].isupper() and not is_wire(part)


def is_passing(part: str) -> bool:
    """Whether a part of a byline says when or how long instead of who."""
    folded = part.casefold().strip(" .,:：")
    if TIME_OR_COUNT.fullmatch(folded) or folded in words("date_labels"):
        return True
    said = folded.split()
    if _passing_words().issuperset(said):
        return True
    if len(said) == 2 and any(map(str.isdecimal, said)) and not _months().isdisjoint(said):
        return True  # "4 May"
    if folded.replace(" ", "").isalpha() or not any([char.isdigit() for char in folded]):
        return folded in words("ago") or folded in words("by")
    return says_how_long(folded)


@cache
def _passing_words() -> frozenset[str]:
    return words("weekdays") | words("date_labels")


@cache
def _months() -> frozenset[str]:
    return frozenset([name for number in range(1, 13) for name in month_words(number)])


def is_interface(part: str) -> bool:
    """Whether a part of a byline, of three words at most, is what a page prints beside names ("No Comments")."""
    return part.count(" ") <= 2 and default_phrasebook().label_of(part) is not None


def without_button(name: str) -> str:
    """A name without the button behind it that shares or follows ("Ana Ruiz Follow"): two words are left at least."""
    if name.count(" ") < 2:
        return name
    person, _, last = name.rpartition(" ")
    return person if default_phrasebook().label_of(last) is Label.SHARING else name


def without_han_button(source: str) -> str:
    """A source without the Chinese button behind it ("新华社 举报")."""
    name, _, last = source.rpartition(" ")
    is_button = CHARACTER.match(last) is not None and default_phrasebook().label_of(last) is not None
    return name if name and is_button else source


def without_notice(part: str) -> str:
    """A name without what a page prints behind names, of two words and more ("Ana Ruiz Leave a Comment")."""
    said = part.split()
    for count in range(FULL_NAME, min(len(said) - 1, MOST_WORDS)):
        if default_phrasebook().label_of(" ".join(said[count:])) is not None:
            return " ".join(said[:count])
    return part


def says_how_long(text: str) -> bool:
    """Whether a text has a relative time or a reading time in it ("5 hours ago", "5 min read")."""
    told = NUMBER.sub("#", text.casefold())
    return any([phrase in told for phrase in _spans_of_time(told.isascii())])


NUMBER = late_regex(r"\d+")


@cache
def _spans_of_time(is_ascii: bool) -> tuple[str, ...]:
    """Relative times and reading times, # for a number ("# hours ago", "vor # stunden", "# min read"): all that may stand in a
    text, in one of ASCII only those of ASCII."""
    spans = words("ago") | words("read_time")
    return tuple([phrase for phrase in spans if phrase.isascii()]) if is_ascii else tuple(spans)
