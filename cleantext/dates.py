"""Dates as machines and newspapers write them, read to ISO 8601 as precisely as they are written.

Names of months come from the phrase packs. "5 hours ago" is no date: when it was written is not on the page.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from cleantext.byline_words import month_words
from cleantext.patterns import late, late_regex
from cleantext.phrasebook import default_phrasebook

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are page numbers and prices, not dates of publication."""

LONGEST = 200
"""Characters of a text in which a date is looked for."""


class PrintedDate(NamedTuple):
    """A date found in a text: the half-open span it fills, and the date in ISO 8601."""

    start: int
    end: int
    iso: str


# --- calendars ------------------------------------------------------------------------------------------------

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Year before the first one of Japanese eras and of the Republic of China."""

BUDDHIST_YEARS = range(2470, 2620)
BUDDHIST_OFFSET = 543  # Thai solar calendar, since 1941

PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"
)  # fmt: skip
PERSIAN_YEARS = range(1300, 1480)


PERSIAN_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Leap years of the Solar Hijri calendar by their place in a cycle of 33, right from 1925 to 2088."""


def from_persian(year: int, month: int, day: int) -> date | None:
    """The day of the Solar Hijri calendar in ours, for the years of `PERSIAN_YEARS`; None if there is none.

    >>> from_persian(1404, 6, 11)
    datetime.date(2025, 9, 2)
    """
    lengths = [31] * 6 + [30] * 5 + [30 if year % 33 in PERSIAN_LEAP_YEARS else 29]
    if year not in PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= lengths[month - 1]:
        return None
    years = range(PERSIAN_YEARS.start, year)
    days = 365 * len(years) + sum(each % 33 in PERSIAN_LEAP_YEARS for each in years)
    return date(1921, 3, 21) + timedelta(days=days + sum(lengths[: month - 1]) + day - 1)


# --- machine-written dates --------------------------------------------------------------------------------------

# iso = year "-" month [ "-" day [ ( "T" / " " ) hour ":" minute [ ":" second [ fraction ] ] [ zone ] ] ]
ISO = late(
    r"\s*(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:(?:[T\s]\s*|\s+-\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\[[\w/]+\])?)?)?(?!\d)",
    re.IGNORECASE,
)
USUAL = late(
    r"((?:19|20)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d)(?:\.\d{1,6})?"
    r"(?:(Z)|(\+[01]\d|-(?:0[1-9]|1\d)):?([0-5]\d))?",
    re.ASCII,
)
"""The usual spelling, which needs no look at its parts."""

COMPACT = late(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?")
EPOCH = late(r"(\d{10})(?:\d{3}|\.\d+)?")


def read_date(value: str, language: str | None = None) -> str | None:
    """A date that a machine or a person wrote, as ISO 8601, or None if the value is no date.

    Args:
        value: the whole value of a claim: ISO 8601 in any of its spellings, RFC 2822, seconds since 1970, or a
            date as printed, of which the month and the year may be all.
        language: the language of the page, for printed dates.

    >>> read_date("20250902T101500Z")
    '2025-09-02T10:15:00+00:00'
    >>> read_date("Tue, 02 Sep 2025 10:15:00 GMT")
    '2025-09-02T10:15:00+00:00'
    >>> read_date("5 hours ago")
    """
    value = value.strip()[:LONGEST]
    if DIGIT.search(value) is None:
        return None
    match = USUAL.fullmatch(value)
    if match and _is_moment(match[1]):
        return match[1] + ("+00:00" if match[2] else f"{match[3]}:{match[4]}" if match[3] else "")
    match = ISO.match(value)
    if match:
        return iso_of(*match.groups())
    is_number = value[:8].isdecimal()
    match = COMPACT.fullmatch(value) if is_number else None
    if match and (found := iso_of(*match.groups())):
        return found
    match = EPOCH.fullmatch(value) if is_number else None
    if match:
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    printed = find_date(value, language)
    return printed.iso if printed else _month_of_year(value)


# month-of-year = month [ "." ] [ "," ] SP year                 ; May, 2019
MONTH_OF_YEAR = late_regex(r"(\p{L}{3,12})\.?,? (\d{4})")


def _month_of_year(value: str) -> str | None:
    """The month of a year, as ISO 8601, that is a whole value ("May, 2019")."""
    match = MONTH_OF_YEAR.fullmatch(value)
    if match is None:
        return None
    word = match[1].casefold()
    month = next((number for number in range(1, 13) if word in month_words(number)), None)
    return iso_of(match[2], str(month), None) if month is not None else None


# dated-path = "/" year "/" month "/" day "/"                   ; /2025/09/02/rain-at-last
# numbered   = "/" [ letter ] year month day hour minute number    ; /article/A2025090210150001234
DATED_PATH = late(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?=/|$)")
NUMBERED = late(r"/[A-Za-z]?((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[01]\d|2[0-3])[0-5]\d\d{2,12}/?$")


def day_in_address(address: str) -> str | None:
    """The day in the path of an address, as ISO 8601, or None if it has none.

    >>> day_in_address("https://courier.example/harbour/2025/09/02/rain-at-last")
    '2025-09-02'
    """
    path = address[: LONGEST * 2].partition("?")[0].partition("#")[0]
    matches = [*DATED_PATH.finditer(path), *NUMBERED.finditer(path)]
    return iso_of(*matches[-1].groups()) if matches else None


def _is_moment(value: str) -> bool:
    """Whether there is such a day and such an hour, of ISO 8601 in its usual spelling."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def iso_of(
    year: str,
    month: str,
    day: str | None,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: str | None = None,
) -> str | None:
    """The parts of a date as ISO 8601, or None if there is no such day."""
    if day is None:
        valid = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12
        return f"{year}-{int(month):02}" if valid else None
    found = day_of(int(year), int(month), int(day))
    if found is None:
        return None
    return found.isoformat() + (clock(hour, minute, second, zone) if hour and minute else "")


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, in whatever calendar a year of this size belongs to; None if there is none."""
    if year in PERSIAN_YEARS:
        return from_persian(year, month, day)
    if year in BUDDHIST_YEARS:
        year -= BUDDHIST_OFFSET
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "wet": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "jst": "+09:00", "kst": "+09:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "et": "", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
"""Names of time zones that mean one zone only ("CST" and "IST" do not)."""


def clock(hour: str, minute: str, second: str | None, zone: str | None) -> str:
    """The time part of ISO 8601; empty if there is no such time."""
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    text = f"T{int(hour):02}:{minute}:{second or '00'}"
    if not zone:
        return text
    offset = ZONES.get(zone.lower())
    if offset is None:
        digits = zone[1:].replace(":", "")
        digits = (digits.zfill(2) if len(digits) < 3 else digits.zfill(4)).ljust(4, "0")
        offset = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return text + offset


# --- printed dates ----------------------------------------------------------------------------------------------

# east-asian-date = ( year / era year ) year-sign month month-sign day day-sign        ; 2025年9月2日, 2025년 9월 2일
EAST_ASIAN = late_regex(
    r"(令和|平成|昭和|民國|民国)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?"
)
# vietnamese-date = day "tháng" month [ "," / "năm" ] year                             ; 2 tháng 9, 2025
VIETNAMESE = late(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm)?\s*(\d{4})(?!\d)", re.IGNORECASE)
# numeric-date = year mark month mark day / day mark month mark year                   ; 2025.09.02, 02/09/2025
YEAR_FIRST = late(r"(?<![\d.,/-])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
YEAR_LAST = late(
    r"(?<![\d.,/-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(?:(\d{4})(?=\d\d?\. )|(\d{4}|\d{2}(?=\D|$))(?![\d/-]))"
)
# time = [ "at" ] hour ( ":" / "." / "h" ) minute [ ":" second ] [ "am" / "pm" ] [ zone ]
CLOCK = (
    r"(?<!\d)(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?(?!\d)\s?([ap]\.?m\.?(?!\w))?\s?(?:Uhr\s?)?"
    r"\(?((?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|(?-i:[A-Z]{1,4})(?!\w)|[+-]\d{2}:?\d{2})?"
)
BEFORE_CLOCK = r"(?:at|um|à|às|a las|alle|ore|kl\.?|klo|godz\.?|om|o|в|u|ora|saat|lúc)\s+"
TIME = late(
    rf"(?:T(?=\d)|\.\s(?=\d{{1,2}}:)|[\s,|–—@•·/-]*)(?:\(?{BEFORE_CLOCK})?{CLOCK}",
    re.IGNORECASE,
)
# time-before = time [ weekday ]                                        ; "10:15 AM EDT, Sun May 4, 2025"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = rf"({'|'.join(WEEKDAYS)})[a-z]*[.,]*"
TIME_BEFORE = late(rf"{CLOCK}\)?[\s,|–—•·-]*(?:{WEEKDAY}\s+)?\Z", re.IGNORECASE)
# east-asian-time = [ "(" weekday ")" ] [ half ] hour ( ":" / hour-sign ) minute       ; (日) 午後3時15分, 오전 10:15
EAST_ASIAN_TIME = late_regex(
    r"[\s,|·.]*(?:[(（][月火水木金土日월화수목금토일][)）]\s*)?(午前|午後|上午|下午|오전|오후)?\s*(\d{1,2})\s?[:：時时点點시]\s?(\d{1,2})(?!\d)[분分]?"
)
FROM_GREENWICH = late(r"(?:GMT|UTC)\s?(?=[+-])", re.IGNORECASE)
AFTERNOON = frozenset({"午後", "下午", "오후"})
TOKEN = late_regex(r"\d+|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}\u200c]+")
ASCII_TOKEN = late(r"[0-9]+|[A-Z]?[a-z]+|[A-Za-z]+")  # the same in ASCII, three times as fast

DIGIT = late(r"\d")
FOREIGN_DIGIT = late(r"[^\D0-9]")
YEAR = late(r"(?<!\d)[12]\d{3}(?!\d)")
"""What a date needs: a quick look for who has none."""

CONNECTORS = frozenset(
    "de del of the d di den st nd rd th er o º ª m г года року р e an la le ngày ที่ พ ศ เดือน mí".split()
)
"""Small words and endings between day, month and year ("2nd of May", "2 de mayo de 2025")."""

PASSED = CONNECTORS | ZONES.keys()
"""What may stand among the numbers of a date and its time."""

AMERICAN_ZONE = late(r"\d\s?(?:[apAP]\.?[mM]\.?)?\s?\(?(?:[ECMP][DS]T|ET)(?!\w)")
"""An hour in a zone of the United States: who writes it in English puts the month first."""

AMBIGUOUS_MONTHS_FIRST = ("en-us", "en-ph", "fil")
"""Languages that write 9/2/2025 for 2 September (Unicode CLDR, short dates)."""


@lru_cache(maxsize=256)  # a line is asked for its date by all who wonder what it is
def find_date(text: str, language: str | None = None) -> PrintedDate | None:
    """The first complete date (day, month and year) in a text, with the time that follows it.

    Args:
        text: looked at up to 200 characters.
        language: BCP 47 tag of the page, which tells 9/2/2025 from 2/9/2025. Without it a date that can be read
            both ways is none, but for an American time behind it; the day comes first in all languages but American English.

    >>> find_date("Stand: 2. September 2025, 14:30 Uhr").iso
    '2025-09-02T14:30:00'
    """
    text = text[:LONGEST]
    if DIGIT.search(text) is None:
        return None
    digits = western(text)
    found = _numbered(digits, language) or _named(digits, language)
    if found is None:
        return None
    start, end, day = found
    time, last = _time_behind(digits, end) if DIGIT.search(digits, end) is not None else ("", end)
    if not time and ":" in digits[:start]:
        time, start = _time_before(digits, start)
    return PrintedDate(start, last, day.isoformat() + time)


def _time_before(text: str, start: int) -> tuple[str, int]:
    """The time that stands right before a date, as ISO 8601, and where it begins; nothing and `start` if there is none."""
    match = TIME_BEFORE.search(text[:start])
    time = _time_of(match) if match is not None else ""
    return time, match.start() if match is not None and time else start


def _time_behind(text: str, end: int) -> tuple[str, int]:
    """The time that stands right behind a date, as ISO 8601, and where it ends; nothing and `end` if there is none."""
    match = TIME.match(text, end)
    if match is not None:
        time = _time_of(match)
        return time, end + len(match[0].rstrip(" (")) if time else end
    eastern = None if text.isascii() else EAST_ASIAN_TIME.match(text, end)
    if eastern is None:
        return "", end
    half, hour, minute = eastern.groups()
    time = clock(
        twelve_hours(hour, half and ("pm" if half in AFTERNOON else "am")), minute.zfill(2), None, None
    )
    return time, eastern.end() if time else end


def _time_of(match: re.Match[str]) -> str:
    """The time that `CLOCK` found, as ISO 8601; nothing if there is no such time."""
    hour, minute, second, half, zone = match.groups()[:5]  # a weekday may follow
    zone = FROM_GREENWICH.sub("", zone) if zone else ""
    known_zone = zone if zone and (zone.lower() in ZONES or zone[0] in "+-") else None
    return clock(twelve_hours(hour, half), minute, second, known_zone)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    found = find_date(text)
    return found is not None and found.end - found.start == len(text)


def western(text: str) -> str:
    """A text with the digits of all scripts as 0 to 9; its length stays."""
    if text.isascii() or FOREIGN_DIGIT.search(text) is None:
        return text
    return "".join([str(int(char)) if char.isdecimal() else char for char in text])


def twelve_hours(hour: str, half: str | None) -> str:
    """The hour of the day, of an hour with "am" or "pm"."""
    if not half:
        return hour
    return str(int(hour) % 12 + (12 if half[0] in "pP" else 0))


Found = tuple[int, int, date]


def _numbered(text: str, language: str | None) -> Found | None:
    """A date written in numbers alone, or with signs after them."""
    if ("年" in text or "년" in text) and (match := EAST_ASIAN.search(text)):
        era, year, month, day = match.groups()
        number = 1 if year == "元" else int(year)
        return _placed(match, day_of(number + ERAS.get(era, 0), int(month), int(day)))
    if not text.isascii() and "tháng" in text.lower() and (match := VIETNAMESE.search(text)):
        day, month, year = match.groups()
        return _placed(match, day_of(int(year), int(month), int(day)))
    if text.count(".") < 2 and text.count("/") < 2 and text.count("-") < 2:
        return None
    if match := YEAR_FIRST.search(text):
        return _placed(match, day_of(int(match[1]), int(match[3]), int(match[4])))
    if (match := YEAR_LAST.search(text)) and not _numbers_section(match, text):
        year = (
            match[4] or match[5]
        )  # the first where another date is glued to it: "02.09.20252. September 2025"
        if (language or "en")[:2].lower() == "en" and AMERICAN_ZONE.search(text, match.end()):
            language = "en-us"
        first, second = int(match[1]), int(match[3])
        day = _in_order(first, second, year, match[2], language)
        return _placed(match, day or _on_weekday(text[: match.start()], first, second, year))
    return None


def _numbers_section(match: re.Match[str], text: str) -> bool:
    """Whether what may be a date is the number of a section ("4.2.10. Setting the clock")."""
    return (
        match.start() == 0 and match[2] == "." and match[5] is not None and text.startswith(". ", match.end())
    )


def _placed(match: re.Match[str] | regex.Match[str], day: date | None) -> Found | None:
    return (match.start(), match.end(), day) if day is not None else None


def _in_order(first: int, second: int, year: str, mark: str, language: str | None) -> date | None:
    """The day of "first mark second mark year"; points are written only where the day comes first."""
    number = int(year) if len(year) == 4 else 2000 + int(year)
    if second > 12:
        return day_of(number, first, second)
    if first > 12 or mark == ".":
        return day_of(number, second, first)
    if first == second:
        return day_of(number, first, second)
    tag = (language or "").lower().replace("_", "-")
    if tag.startswith(AMBIGUOUS_MONTHS_FIRST):
        return day_of(number, first, second)
    return day_of(number, second, first) if tag and tag != "en" else None


WEEKDAY_BEFORE = late(rf"(?<!\w){WEEKDAY}\s+\Z", re.IGNORECASE)


def _on_weekday(before: str, first: int, second: int, year: str) -> date | None:
    """The day that either number may be, if the weekday in front is that of one reading ("Sun, 05/04/2025")."""
    found = WEEKDAY_BEFORE.search(before)
    if found is None or len(year) != len("2025"):
        return None
    days = (day_of(int(year), first, second), day_of(int(year), second, first))
    number = WEEKDAYS.index(found[1].lower())
    fitting = {day for day in days if day is not None and day.weekday() == number}
    return fitting.pop() if len(fitting) == 1 else None


@cache
def month_names(pack: str) -> dict[str, tuple[int, bool]]:
    """Months by folded name: their number, and whether they are those of the Persian calendar.

    The names of the language `pack` come first; of all others those count that mean one month only.
    """
    by_language = default_phrasebook().by_language
    own = by_language[pack].months if pack in by_language else ()
    return _sure_names() | {
        name.rstrip("."): (number, False) for number, spellings in enumerate(own, 1) for name in spellings
    }


@cache
def _sure_names() -> dict[str, tuple[int, bool]]:
    """The names of months that mean one month only, in whatever language."""
    names = {name: (number, True) for number, name in enumerate(PERSIAN_MONTHS, 1)}
    for number in range(1, 13):
        names |= dict.fromkeys(month_words(number), (number, False))
    return names


Token = tuple[str, int, int]


def _named(text: str, language: str | None) -> Found | None:
    """A date with the name of a month: day month year, month day year, or year month day."""
    if YEAR.search(text) is None:
        return None
    pack = (language or "").lower().replace("_", "-").split("-")[0]
    months = month_names(pack if pack in default_phrasebook().by_language else "")
    token = ASCII_TOKEN if text.isascii() else TOKEN
    if months.keys().isdisjoint(map(str.casefold, token.findall(text))):
        return None
    tokens = [(match[0], *match.span()) for match in token.finditer(text)]
    for place, (word, start, end) in enumerate(tokens):
        if word[0].isdigit():
            continue
        month, is_persian = months.get(word.casefold(), (0, False))
        if not month:
            continue
        before = _numbers(tokens[max(0, place - 4) : place][::-1], 2)
        after = _numbers(tokens[place + 1 : place + 9], 5)
        for day, year in _pairs(before, after):
            if is_persian and int(year[0]) not in PERSIAN_YEARS:
                continue
            found = day_of(int(year[0]), month, int(day[0]))
            if found is not None:
                places = (start, end, day[1], day[2], year[1], year[2])
                return min(places), max(places), found
    return None


def _numbers(tokens: list[Token], most: int) -> list[Token]:
    """The numbers in a row of tokens, until a word that is no small word of dates (zones may stand in between)."""
    found: list[Token] = []
    for token in tokens:
        if token[0][0].isdigit():
            found.append(token)
        elif token[0].casefold() not in PASSED:
            break
        if len(found) == most:
            break
    return found


def _pairs(before: list[Token], after: list[Token]) -> list[tuple[Token, Token]]:
    """The pairs of day and year that may belong to a month, the likeliest first."""
    pairs: list[tuple[Token, Token]] = []
    if before and after and is_day(before[0]) and is_year(after[0]):
        pairs.append((before[0], after[0]))  # 2 September 2025
    if after and is_day(after[0]):
        pairs.extend((after[0], year) for year in after[1:] if is_year(year))  # September 2, 2025
        if before and is_year(before[0]):
            pairs.append((after[0], before[0]))  # 2025. szeptember 2.
    return pairs


def is_day(token: Token) -> bool:
    """Whether a number may be the day of a month."""
    return len(token[0]) <= 2 and 1 <= int(token[0]) <= 31


def is_year(token: Token) -> bool:
    """Whether a number may be a year, of any of the calendars."""
    return len(token[0]) == 4 and token[0][0] in "12"


CHARACTER = late("[\u3040-\u9fff\uac00-\ud7a3]")
"""A character of East Asia, where words are not parted or have no capitals."""

WORD_LENGTH = 3
"""Such characters that count as a word."""


def east_asian_words(text: str) -> int:
    """How many words a text has at least, going by its East Asian characters.

    >>> east_asian_words("10:15 来源：海岸网"), east_asian_words("Lima, 10:15")
    (1, 0)
    """
    return 0 if text.isascii() else len(CHARACTER.findall(text)) // WORD_LENGTH
