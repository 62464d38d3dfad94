"""Quick looks at lines of flat text: what they refuse, the long look refuses too."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import read_text
from cleantext.caption_words import may_hold_agency
from cleantext.credits import unlabelled
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
