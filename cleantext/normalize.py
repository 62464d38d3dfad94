"""Fixes: named ``str -> str`` functions that a pipeline runs over the text it keeps.

A fix changes how text is written, never which words it has. What a fix changed is reported by
`Document.spans()` as ``NORMALISED``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Fix = Callable[[str], str]

# A base character carries a handful of marks in any script (Tibetan and Hebrew reach about eight); longer
# runs are noise, and sorting them is what makes unicodedata.normalize quadratic.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
MARK_RUN = re.compile(f"([{MARKS}]{{30}})[{MARKS}]+")

# Soft hyphen, zero-width space, word joiner, BOM, bidi embeddings, overrides and isolates, fillers.
# ZWNJ and ZWJ (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them. So do LRM and RLM.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u115f\u1160\u3164\uffa0\u2028\u2029]+"
)

SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t ]+")

# C0 and C1 controls but tab, newline and carriage return; lone surrogates; noncharacters.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")


def composed(text: str) -> str:
    """Unicode normal form C, with runs of more than 30 combining marks cut at 30."""
    if text.isascii():
        return text
    text = MARK_RUN.sub(r"\1", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def without_invisibles(text: str) -> str:
    """Without soft hyphens, zero-width spaces, byte order marks and bidi controls; ZWJ and ZWNJ stay."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def plain_spaces(text: str) -> str:
    """Each run of spaces, tabs and special spaces (no-break, thin, ideographic) as one space."""
    if "  " not in text and "\t" not in text and text.isascii():
        return text
    return SPACES.sub(" ", text)


def printable(text: str) -> str:
    """Without control characters (but tab and newline), lone surrogates and noncharacters.

    Readers run this over everything they read, so that output always encodes as UTF-8.
    """
    return UNPRINTABLE.sub("", text) if UNPRINTABLE.search(text) else text


def fold(text: str) -> str:
    """The text casefolded, with runs of white space collapsed to one space: as texts are compared, not a fix."""
    folded = text.casefold()
    if "  " not in folded and folded.isprintable():  # there is no other white space
        return folded.strip(" ")
    return " ".join(folded.split())


FIXES: tuple[Fix, ...] = (without_invisibles, composed, plain_spaces)
"""The fixes of the presets, in order."""
