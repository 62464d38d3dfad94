"""Dates in a byline, taken out with the words that lead to them."""

from __future__ import annotations

import re
from functools import cache

from cleantext.byline_words import ending, words
from cleantext.bylines.parts import DATED
from cleantext.dates import BEFORE_CLOCK, CLOCK, DIGIT, WEEKDAY, find_date
from cleantext.normalize import folded_in_place
from cleantext.patterns import late

MOST_DATES = 3
"""Dates in one line: published, updated, and one to spare."""


def with_dates_marked(text: str, language: str | None) -> tuple[str, str | None]:
    """A byline with `DATED` in place of its dates, and the first of them; or of an hour, or how long ago it was, and ``None``."""
    first = found = find_date(text, language)
    for _ in range(MOST_DATES):
        if found is None:
            break
        text = _before_date(text[: found.start]) + DATED + text[found.end :]
        found = find_date(text, language)
    if first is not None:
        return text, first.iso
    told = (_ago().search(text) or HOUR.search(text)) if DIGIT.search(text) is not None else None
    return (text if told is None else _before_date(text[: told.start()]) + DATED + text[told.end() :]), None


HOUR = late(rf"\s{BEFORE_CLOCK}{CLOCK}", re.IGNORECASE)
"""An hour without a day ("Posted by Ana Ruiz at 10:15 AM")."""


@cache
def _ago() -> re.Pattern[str]:
    """How long ago something was, with a number ("17 hours ago", "vor 3 Tagen")."""
    told = sorted([phrase for phrase in words("ago") if " " in phrase], key=len, reverse=True)
    numbered = [phrase if "#" in phrase else f"# {phrase}" for phrase in told]
    return late(
        r"(?<!\w)(?:" + "|".join(map(re.escape, numbered)).replace(r"\#", r"\d{1,4}") + r")(?!\w)",
        re.IGNORECASE,
    )


SHORTEST_WEEKDAY = 5
"""Letters of a weekday that is no name; "Sun" is one."""


def _before_date(text: str) -> str:
    """What stands before a date, without the words that lead to it ("Ana Ruiz, updated on")."""
    unlabelled = _without_label(text)
    if unlabelled is not None:
        return unlabelled  # "modifié le"
    text = BEFORE_DATE.sub("", text)
    rest, _, last = text.rstrip(" ,").rpartition(" ")
    if len(last) >= SHORTEST_WEEKDAY and last.casefold() in words("weekdays"):
        text = BEFORE_DATE.sub("", rest)
    unlabelled = _without_label(text)
    return text if unlabelled is None else unlabelled


def _without_label(text: str) -> str | None:
    """A text without the word for a date at its end, ``None`` if there is none."""
    folded = folded_in_place(text).rstrip(" :")
    rests = (text[: len(folded) - len(label)] for label in ending(folded, "date_labels"))
    return next((rest for rest in rests if not rest[-1:].isalnum()), None)


BEFORE_DATE = late(
    rf"\s(?:on(?:\s{WEEKDAY})?|at|(?:am|le|el|em|il|op|den|på|dne)(?:\s[^\W\d_]{{2,3}}[.,]+)?|\d{{1,2}}[:.]\d\d(?:\s?[ap]m)?)\s*$",
    re.IGNORECASE,
)
