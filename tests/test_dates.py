"""Dates as machines and newspapers write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext import dates
from cleantext.dates import ASCII_TOKEN, TOKEN, day_in_address, find_date, from_persian, read_date, western

WRITTEN_BY_MACHINES: list[tuple[str, str | None]] = [
    ("2025-09-02", "2025-09-02"),
    ("2025-09", "2025-09"),
    ("2025-09-02T10:15:00Z", "2025-09-02T10:15:00+00:00"),
    ("2025-09-02T10:15:00.123+0200", "2025-09-02T10:15:00+02:00"),
    ("2025-09-02 10:15", "2025-09-02T10:15:00"),
    ("2025/09/02", "2025-09-02"),
    ("May, 2019", "2019-05"),
    ("sept. 2019", "2019-09"),
    ("Route 2019", None),
    ("20250902", "2025-09-02"),
    ("20250902T101500Z", "2025-09-02T10:15:00+00:00"),
    ("1756808100", "2025-09-02T10:15:00+00:00"),
    ("1756808100000", "2025-09-02T10:15:00+00:00"),
    ("Tue, 02 Sep 2025 10:15:00 GMT", "2025-09-02T10:15:00+00:00"),
    ("Tue Sep 02 10:15:00 CEST 2025", "2025-09-02"),
]

PRINTED: list[tuple[str, str | None]] = [
    ("September 2, 2025", "2025-09-02"),
    ("2nd September 2025", "2025-09-02"),
    ("Sept. 2, 2025 at 5:30 p.m.", "2025-09-02T17:30:00"),
    ("12:05 is noon, 2 Sep 2025, 12:05 AM", "2025-09-02T00:05:00"),
    ("Stand: 2. September 2025, 14:30 Uhr", "2025-09-02T14:30:00"),
    ("02.09.2025", "2025-09-02"),
    ("02.09.25", "2025-09-02"),
    ("02.09.20252. September 2025", "2025-09-02"),
    ("Ana RuizSeptember 2, 2025", "2025-09-02"),
    ("PubliéMardi 2 Août 2025", "2025-08-02"),
    ("Ana Ruiz 2025-09-02T10:15:30Z", "2025-09-02T10:15:30+00:00"),
    ("2 de septiembre de 2025", "2025-09-02"),
    ("1er août 2025 à 9h05", "2025-08-01T09:05:00"),
    ("2 settembre 2025 alle 8:10", "2025-09-02T08:10:00"),
    ("2025年9月2日", "2025-09-02"),
    ("令和7年9月2日", "2025-09-02"),
    ("民國114年9月2日", "2025-09-02"),
    ("2025년 9월 2일 오후", "2025-09-02"),
    ("2025년 9월 2일 15시 10분", "2025-09-02T15:10:00"),
    ("입력 2025.09.02. 오전 10:15", "2025-09-02T10:15:00"),
    ("2025年9月2日(火) 午後3時5分", "2025-09-02T15:05:00"),
    ("2025年9月2日 31時5分", "2025-09-02"),
    ("Thứ bảy, 13/9/2025, 10:15 (GMT+7)", "2025-09-13T10:15:00+07:00"),
    ("2 Sep 2025 10:15 UTC-03:30", "2025-09-02T10:15:00-03:30"),
    ("Updated 10:15 AM EDT, Tue September 2, 2025", "2025-09-02T10:15:00-04:00"),
    ("September 2, 2025 / 10:15 PM EDT / Coast", "2025-09-02T22:15:00-04:00"),
    ("10:15 Harbour 2 September 2025", "2025-09-02"),
    ("2 septembre 2025 à 10 h 15", "2025-09-02T10:15:00"),
    ("2025. 09. 02. 10:15", "2025-09-02T10:15:00"),
    ("2025. 9. 2.", "2025-09-02"),
    ("ngày 2 tháng 9, 2025", "2025-09-02"),
    ("۱۱ شهریور ۱۴۰۴", "2025-09-02"),
    ("٢٠٢٥/٠٩/٠٢", "2025-09-02"),
    ("๒/๙/๒๕๖๘ - 13/09/2568", None),
    ("13/09/2568", "2025-09-13"),
    ("Sun, 05/04/2025 - 10:15", "2025-05-04T10:15:00"),
    ("Fri, 05/04/2025", None),
]

NO_DATES = [
    "",
    "4.2.10. Setting the clock",
    "5 hours ago",
    "vor 3 Stunden",
    "yesterday",
    "12 May",
    "May 2025 be kind",
    "Tuesday",
    "10:15",
    "31 February 2025",
    "2025-13-40",
    "99.99.2025",
    "Room 2025",
    "1-800-555-0100",
    "v2.10.3",
    "9" * 500,
]


@pytest.mark.parametrize(("written", "iso"), WRITTEN_BY_MACHINES + PRINTED)
def test_a_date_is_read_as_precisely_as_it_is_written(written: str, iso: str | None) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("language", "iso"),
    [("en-US", "2025-09-02"), ("en-GB", "2025-02-09"), ("fr", "2025-02-09"), ("en", None), (None, None)],
)
def test_the_language_tells_day_from_month(language: str | None, iso: str | None) -> None:
    assert read_date("09/02/2025", language) == iso


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("2025/09/02/rain-at-last", "2025-09-02"),
        ("harbour/2025/9/2", "2025-09-02"),
        ("archive/2024/01/05/copy/2025/09/02/rain.html", "2025-09-02"),
        ("article/A2025090210150001234", "2025-09-02"),
        ("article/202509021015001/", "2025-09-02"),
        ("2025/09/rain-at-last", None),
        ("2025/13/02/rain-at-last", None),
        ("article/2025090299", None),  # a number
        ("article/2025090299999999", None),  # no hour has 99 minutes
        ("rain?on=/2025/09/02/", None),
        ("", None),
    ],
)
def test_the_path_of_an_address_may_say_the_day(path: str, iso: str | None) -> None:
    assert day_in_address(f"https://courier.example/{path}") == iso


def test_the_span_holds_the_date_and_its_time() -> None:
    text = "By Ana Ruiz | 2 September 2025, 14:30 | 5 min read"
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] == "2 September 2025, 14:30"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day.isoformat()
    assert read_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
    assert read_date(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    assert read_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(
    st.tuples(
        *(
            st.integers(least, most)
            for least, most in ((1890, 2110), (0, 13), (0, 32), (0, 25), (0, 61), (0, 61))
        )
    ),
    st.sampled_from(["", ".5", ".123", ".123456", ".1234567", "."]),
    st.sampled_from("|Z|z|+00:00|-00:00|-00:30|+05:30|-11:00|+19:59|+0200|-0700|+0530|+25:00| ".split("|")),
)
def test_the_usual_spelling_is_read_as_any_other(numbers: tuple[int, ...], fraction: str, zone: str) -> None:
    year, month, day, hour, minute, second = numbers
    written = f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}"
    quick = read_date(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "USUAL", re.compile("(?!)"))
        assert read_date(written) == quick


@given(st.integers(1300, 1478))
def test_persian_years_join_without_a_gap(year: int) -> None:
    first = from_persian(year, 1, 1)
    following = from_persian(year + 1, 1, 1)
    last = from_persian(year, 12, 30) or from_persian(year, 12, 29)
    assert first is not None and following is not None and last is not None
    assert (following - last).days == 1
    assert first.month == 3 and first.day in (20, 21, 22)


@given(st.text())
def test_any_text_is_looked_at_without_complaint(text: str) -> None:
    assert day_in_address(text) is None or "/" in text
    found = find_date(text)
    assert read_date(text) is None or found is not None or any(char.isdigit() for char in text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        date.fromisoformat(found.iso[:10])


@given(st.text())
def test_digits_change_nothing_but_themselves(text: str) -> None:
    assert len(western(text)) == len(text)


@given(st.text(st.characters(codec="ascii")))
@example("2 SEPt")
def test_tokens_of_ascii_are_tokens(text: str) -> None:
    assert ASCII_TOKEN.findall(text) == TOKEN.findall(text)
