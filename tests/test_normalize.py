"""Fixes change how text is written, never its words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.normalize import FIXES, Fix, composed, plain_spaces, printable, without_invisibles


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
