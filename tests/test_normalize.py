"""Fixes change how text is written, never its words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import normalize
from cleantext.normalize import (
    FIXES,
    MARK_RUN,
    Fix,
    composed,
    folded_in_place,
    one_line,
    plain_spaces,
    printable,
    without_invisibles,
)


@pytest.mark.parametrize(
    "fix, before, after",
    [
        (composed, "Cafe\u0301", "Café"),
        (composed, "plain", "plain"),
        (composed, "a" + "\u0301" * 90, unicodedata.normalize("NFC", "a" + "\u0301" * 30)),
        (without_invisibles, "co\u00adop\u200b, \u202bRTL\u202c\ufeff", "coop, RTL"),
        (without_invisibles, "می\u200cروم 👩\u200d🌾", "می\u200cروم 👩\u200d🌾"),
        (plain_spaces, "10\u00a0000\u2009km \t\u3000fort", "10 000 km fort"),
        (plain_spaces, "two  spaces", "two spaces"),
        (plain_spaces, "a\nb", "a\nb"),
        (printable, "a\x00b\x1bc\ud800d\ufffee\tf\ng", "abcde\tf\ng"),
    ],
)
def test_fixes(fix: Fix, before: str, after: str) -> None:
    assert fix(before) == after


@given(st.text())
def test_fixes_are_idempotent(text: str) -> None:
    for fix in (*FIXES, printable):
        assert fix(fix(text)) == fix(text)


@given(st.text())
def test_fixed_text_encodes(text: str) -> None:
    printable(text).encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_fixes_keep_letters_digits_and_marks(text: str) -> None:
    once = unicodedata.normalize("NFC", without_invisibles(text))
    for fix in FIXES:
        text = fix(text)
    assert text == once


@given(st.text(" \n\u3000ab", max_size=40))
def test_words_of_long_texts_are_those_of_short_ones(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(normalize, "LONG", 4)
        assert normalize.collapsed(text) == " ".join(text.split())
        assert normalize.count_words(text) == len(text.split())


@pytest.mark.parametrize("mark", ["\u0f73", "\u0301\u0316", "\u0344", "\u0f81\u0301"])
def test_long_runs_of_marks_are_cut_once(mark: str) -> None:
    fixed = composed("a" + mark * 99)
    assert len(fixed) <= 31
    assert composed(fixed) == fixed


def test_every_mark_is_one_of_a_run() -> None:
    """Composing sorts marks, and takes the square of a run's length for it."""
    marks = [
        character
        for character in map(chr, range(0x110000))
        if unicodedata.combining(character)
        or unicodedata.combining(unicodedata.normalize("NFD", character)[0])
    ]
    assert [mark for mark in marks if not MARK_RUN.fullmatch(mark * 31)] == []


@given(st.text() | st.text("a \n\u00a0\x00\u200b", max_size=6))
def test_one_line_has_single_spaces_and_nothing_unprintable(text: str) -> None:
    assert one_line(text) == " ".join(printable(text).split())


@given(st.text() | st.text("aßİŉ ΣfiB"))
def test_text_folded_in_place_keeps_every_letter_in_its_place(text: str) -> None:
    folded = folded_in_place(text)
    assert len(folded) == len(text)
    assert all(small in (char, char.casefold()) for small, char in zip(folded, text, strict=True))
    assert len(text.casefold()) > len(text) or folded == text.casefold()
