"""Bylines and dates of flat text: lines that nothing but their place and what stands beside them tells."""

from __future__ import annotations

import pytest

from cleantext import clean_text
from cleantext.filters import furniture

HEADLINE = "Ferries stay in the harbour of Lowport"
BODY = (
    "The ferries of Lowport stayed in the harbour on Monday, because nobody could find the key to the engine room, and the"
    " cook had been sent home to look for it in the best overall of the crew.\n\n"
    "The captains of the ferries said that the harbour had never been so quiet, and went home one after the other to look for"
    " the key in the pockets of their coats."
)


def page(*lines: str, above: tuple[str, ...] = (), below: str = "") -> str:
    """A printed page with these lines between the headline and the body."""
    head = "\n".join(["  • Home\n  • Ferries\n  • Subscribe to our newsletter\n", *above])
    return f"{head}\n\n{HEADLINE}\n\n" + "\n".join(lines) + f"\n\n{BODY}\n\n{below}"


@pytest.mark.parametrize(
    "lines",
    [
        ("Ana Ruiz", "2 September 2025"),
        ("Ana Ruiz", "Tides and Ferries", "Lowport", "2 September 2025"),
        ("Ana Ruiz", "Lowport, 2 September 2025, 14:30"),
        ("Ana Ruiz", "Harbour Correspondent"),
        ("Picture of Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz Ana Ruiz", "Ferries"),
        ("Ana Ruiz", "6 min read"),
        ("Ana Ruiz5 hours ago", "Ferries"),
        ("  • Ana Ruiz", "  • 2 September 2025"),
        ("By", "Ana Ruiz"),
        ("Written by", "Ana Ruiz - Harbour Correspondent"),
    ],
)
def test_a_name_is_a_byline_by_what_stands_beside_it(lines: tuple[str, ...]) -> None:
    assert clean_text(page(*lines)).authors == ("Ana Ruiz",)


@pytest.mark.parametrize("label", ["By", "Author"])
def test_one_word_is_a_name_below_a_word_for_authors(label: str) -> None:
    assert clean_text(page(label, "Seahand")).authors == ("Seahand",)


@pytest.mark.parametrize(
    "above",
    [("Ana Ruiz 2 September 2025",), ("2 September 2025", "Ana Ruiz"), ("By Ana Ruiz",)],
)
def test_a_byline_may_stand_above_the_headline(above: tuple[str, ...]) -> None:
    assert clean_text(page(above=above)).authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "lines",
    [
        ("Best Overall", "2 September 2025"),  # the body has these words in small letters
        ("LinkedIn Facebook Email", "2 September 2025"),
        ("Ana Ruiz",),
        ("By", "newsletter"),
    ],
)
def test_capitals_alone_make_no_byline(lines: tuple[str, ...]) -> None:
    assert clean_text(page(*lines)).authors == ()


def test_who_signs_after_a_word_for_authors_is_followed_by_no_bare_names() -> None:
    assert clean_text(page("By Ana Ruiz", "Red Ferries", "2 September 2025")).authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("lines", "below", "day"),
    [
        (("By Ana Ruiz • 2 September 2025",), "Published on 4 May 2024", "2025-09-02"),
        (("Updated: 9 September 2025", "By Ana Ruiz on 2 September 2025"), "", "2025-09-02"),
        (("Updated: 9 September 2025",), "Next: Sails\n\nPublished on 4 May 2024", "2025-09-09"),
    ],
)
def test_the_date_is_the_one_near_the_headline_that_says_of_no_change(
    lines: tuple[str, ...], below: str, day: str
) -> None:
    far = "\n\n".join(
        ["The tide came in, and the tide went out again, as it had done on the days before."] * 50
    )
    assert clean_text(page(*lines, below=f"{far}\n\n{below}")).date == day


def test_names_in_a_title_are_none() -> None:
    """A title of names next to a date would be a byline by its shape, and no headline then."""
    text = page().replace(HEADLINE, "Harbour Ferries Stay Home\n2 September 2025")
    assert clean_text(text).headline == "Harbour Ferries Stay Home"


def test_who_and_when_are_read_where_no_line_is_the_headline() -> None:
    text = page("  • Print", "Ana Ruiz", "2 September 2025").replace(HEADLINE, "Lowport")
    document = clean_text(text)
    assert (document.headline, document.authors, document.date) == (None, ("Ana Ruiz",), "2025-09-02")


def test_teasers_say_nothing_of_a_page_without_a_headline() -> None:
    teaser = BODY.replace("\n\n", " ")
    teasers = "\n\n".join([f"Lowport\n{day} September 2025\n\n{teaser}\n\n{teaser}" for day in range(2, 9)])
    document = clean_text(f"  • Home\n  • Subscribe to our newsletter\n\n{teasers}")
    assert (document.headline, document.date) == (None, None)


@pytest.mark.parametrize(
    ("signatures", "authors"),
    [
        (["By Ana Ruiz"], ("Ana Ruiz",)),
        (["By Ana Ruiz on 2 September 2025", "By Ana Ruiz"], ("Ana Ruiz",)),
        (["By Ana Ruiz", "By Bo Lind"], ()),
        (["By Engine Room"], ()),
    ],
)
def test_the_one_name_after_a_word_for_authors_counts_wherever_it_stands(
    signatures: list[str], authors: tuple[str, ...]
) -> None:
    below = "\n\n".join(f"Sails\n{signature}\nMasts" for signature in signatures)
    assert clean_text(page(below=below)).authors == authors


def test_the_page_is_asked_about_one_of_many_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look goes through the whole text, so a look a line would take quadratic time."""
    asked: list[str] = []
    monkeypatch.setattr(furniture, "names_only", lambda text, document: not asked.append(text))
    below = "\n\n".join(f"Sails\nBy Ana Ruiz on {day} September 2025" for day in range(1, 29))
    assert clean_text(page(below=below)).authors == ("Ana Ruiz",)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("above", "below"), [("2 September 2025", "Rain"), ("Rain", "2 September 2025, 14:30\n5 min read")]
)
def test_a_day_alone_near_the_first_paragraph_is_the_date_where_there_is_no_headline(
    above: str, below: str
) -> None:
    first, second = BODY.split("\n\n")
    document = clean_text(f"{above}\n\n{first}\n\n{below}\n\n{second}\n\n{first[::-1]}")
    assert document.date is not None
    assert document.date.startswith("2025-09-02")


def test_a_day_far_from_the_body_is_no_date() -> None:
    lines = "\n\n".join(f"Ferry {number} to the harbour" for number in range(30))
    assert clean_text(f"2 September 2025\n\n{lines}\n\n{BODY}").date is None
