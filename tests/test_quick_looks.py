"""Quick looks at lines of flat text: what they refuse, the long look refuses too."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import read_text
from cleantext.caption_words import may_hold_agency
from cleantext.credits import figure_lines, interface, parse_figure_parts, unlabelled
from cleantext.credits.labels import find_labels, may_begin_label
from cleantext.credits.unlabelled import read_unlabelled
from cleantext.document import Document
from cleantext.filters import flat_headlines
from cleantext.filters.flat_headlines import is_line_about
from cleantext.filters.furniture_lines import LONGEST_LINE
from cleantext.testing import strategies
from tests.cases import CASES, Case

PROSE = (
    "The ferry left the harbour at dawn on Tuesday, and nobody in the village had been told that it would not come "
    "back before the winter, when the ice is thick."
)
ABOUT = [
    "By Ana Ruiz", "Ana Ruiz", "(by Bo Lind)", "Ana Ruiz, 2 September 2025", "2 September 2025", "Lima, 02.09.2025 14:30", "٢٠٢٥/٠٩/٠٢",
    "5 hours ago", "1 . 2", "2 / 9 / 2025", "Rain in Lima", "Ｂｙ Ana Ruiz", "記者 早瀬みなと", "김하늘 기자", "byAna Ruiz", "By\tAna Ruiz", "• Ana Ruiz", PROSE, "", "[gate.jpg]",
]  # fmt: skip
PIECES = [
    "Ana Ruiz", "Bo Lind", "AFP", "A.F.P.", "Getty Images", "getty", "Reuters", "İHA", "共同", "Harbour Museum", "and", "/", " / ", "|", " | ",
    " via ", ". ", ", ", "(", ")", " ", "Rain in Lima", "the coast", "@", "-", "X @anaruiz", "All rights reserved", "Archiv",
]  # fmt: skip


def assert_nothing_is_missed(document: Document) -> None:
    """Every line that says who or when, and has prose below, is looked at."""
    asked = document.blocks, document.settled, flat_headlines.openers()
    passed = {block.index for block in flat_headlines._lines_above_prose(*asked)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flat_headlines, "_may_be_about", lambda blocks, block, openers: True)
        every = flat_headlines._lines_above_prose(*asked)
    about = [block for block in every if len(block.text) <= LONGEST_LINE and is_line_about(block, document)]
    assert {block.index for block in about} <= passed


@given(st.lists(st.sampled_from(ABOUT), max_size=12).map("\n".join))
def test_lines_that_say_who_or_when_are_looked_at(text: str) -> None:
    assert_nothing_is_missed(read_text(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_of_the_corpus_that_say_who_or_when_are_looked_at(case: Case) -> None:
    assert_nothing_is_missed(read_text(case.read().source))


@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), strategies.captions()))
def test_credits_of_flat_text_name_an_agency(line: str) -> None:
    read: Any = read_unlabelled(line, 0, len(line), area=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlabelled, "may_hold_agency", lambda text: True)
        assert read == read_unlabelled(line, 0, len(line), area=False)


def test_agencies_are_seen_inside_words() -> None:
    assert may_hold_agency("coastGetty Images")
    assert may_hold_agency("(G.e.t.t.y)")
    assert not may_hold_agency("Rain in Lima | The Harbour Post")


LABELS = ["Photo", "Foto: ", "(c) ", "©", "credit", "photo by ", "’s ", "É"]
LINES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), strategies.captions())


@given(LINES, LINES)
def test_captions_that_hold_their_credit_again_are_read(caption: str, credit: str) -> None:
    parts = [(caption, "caption"), (credit, "credit")]
    read: Any = parse_figure_parts(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figure_lines, "_may_repeat", lambda caption, lowered, credit: True)
        assert read == parse_figure_parts(parts)


@given(st.lists(st.sampled_from([*PIECES, *LABELS]), max_size=6).map("".join))
def test_labels_are_looked_for_where_they_may_begin(line: str) -> None:
    assert may_begin_label(line, 0) or not any(label.start == 0 for label in find_labels(line, 0, len(line)))


@given(LINES.map(str.strip).filter(bool))
def test_lines_with_seams_have_their_signs(line: str) -> None:
    read: Any = read_unlabelled(line, 0, len(line), area=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlabelled, "_SEAM_SIGNS", re.compile(""))
        assert read == read_unlabelled(line, 0, len(line), area=True)


NAMES = [
    *PIECES,
    "getty images",
    "CC BY-SA 4.0",
    "Lumen Photography",
    "2021",
    "Public Domain",
    "for",
    "photo by",
    "Handout",
    "A",
    "_",
]


@given(
    st.lists(st.sampled_from(NAMES), max_size=6).map(" ".join).filter(bool)
    | LINES.map(str.strip).filter(bool)
)
def test_lines_of_names_are_read(line: str) -> None:
    read: Any = read_unlabelled(line, 0, len(line), area=True)
    with pytest.MonkeyPatch.context() as patch:
        for look in ("_may_be_names", "may_begin_agency", "may_end_agency"):
            patch.setattr(unlabelled, look, lambda text: True)
        assert read == read_unlabelled(line, 0, len(line), area=True)


def test_names_of_nobody_known_are_passed_over() -> None:
    assert not unlabelled._may_be_names("Lima Bridge, Coast")
    assert unlabelled._may_be_names("Ana Ruiz (g-e-t-t-y)")


@given(st.sampled_from(["image # of #", "#/#", "1 de #"]), st.text("image of/1234d ", max_size=16))
def test_numbers_in_words_of_the_interface_have_three_digits(phrase: str, line: str) -> None:
    as_pattern = phrase.replace(" ", r"\s{1,3}").replace("#", r"\d{1,3}")
    found = re.match(rf"{as_pattern}(?![\w/])", line)
    assert interface._match_front(phrase, line, 0, len(line)) == (found and found.end())
