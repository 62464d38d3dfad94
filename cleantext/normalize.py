"""Fixes: named ``str -> str`` functions that a pipeline runs over the text it keeps.

A fix changes how text is written, never which words it has. What a fix changed is reported by
`Document.spans()` as ``NORMALISED``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Fix = Callable[[str], str]

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7-\u05c9\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07eb-\u07f3"
    "\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08e1"
    "\u08e3-\u08ff\u093c\u094d\u0951-\u0954\u09bc\u09cd\u09fe\u0a3c\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c3c"
    "\u0c4d\u0c55\u0c56\u0cbc\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0eba"
    "\u0ec8-\u0ecb\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f75\u0f7a-\u0f7d\u0f80-\u0f84\u0f86\u0f87\u0fc6"
    "\u1037\u1039\u103a\u108d\u135d-\u135f\u1714\u1715\u1734\u17d2\u17dd\u18a9\u1939-\u193b\u1a17\u1a18\u1a60"
    "\u1a75-\u1a7c\u1a7f\u1ab0-\u1aff\u1b34\u1b44\u1b6b-\u1b73\u1baa\u1bab\u1be6\u1bf2\u1bf3\u1c37"
    "\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8\u1cf9\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1"
    "\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua806\ua82c\ua8c4"
    "\ua8e0-\ua8f1\ua92b-\ua92d\ua953\ua9b3\ua9c0\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1\uaaf6\uabed"
    "\ufb1e\ufe20-\ufe2f\U000101fd\U000102e0\U00010376-\U0001037a\U00010a0d\U00010a0f\U00010a38-\U00010a3a"
    "\U00010a3f\U00010ae5\U00010ae6\U00010d24-\U00010d27\U00010d69-\U00010d6d\U00010eab\U00010eac"
    "\U00010ecb-\U00010ecf\U00010ef0-\U00010efb\U00010efd-\U00010eff\U00010f46-\U00010f50\U00010f82-\U00010f85"
    "\U00011046\U00011070\U0001107f\U000110b9\U000110ba\U00011100-\U00011102\U00011133\U00011134\U00011173"
    "\U000111c0\U000111ca\U00011235\U00011236\U000112e9\U000112ea\U0001133b\U0001133c\U0001134d"
    "\U00011366-\U0001136c\U00011370-\U00011374\U000113ce-\U000113d0\U00011442\U00011446\U0001145e"
    "\U000114c2\U000114c3\U000115bf\U000115c0\U0001163f\U000116b6\U000116b7\U0001172b\U00011839\U0001183a"
    "\U0001193d\U0001193e\U00011943\U000119e0\U00011a34\U00011a47\U00011a99\U00011c3f\U00011d42"
    "\U00011d44\U00011d45\U00011d97\U00011f41\U00011f42\U0001612f\U00016af0-\U00016af4\U00016b30-\U00016b36"
    "\U00016ff0\U00016ff1\U0001bc9e\U0001d127\U0001d128\U0001d165-\U0001d169\U0001d16d-\U0001d172"
    "\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001d250-\U0001d252"
    "\U0001d25b\U0001d25c\U0001d25f\U0001d280\U0001d281\U0001e000-\U0001e006\U0001e008-\U0001e018"
    "\U0001e01b-\U0001e021\U0001e023\U0001e024\U0001e026-\U0001e02a\U0001e08f\U0001e130-\U0001e136\U0001e2ae"
    "\U0001e2ec-\U0001e2ef\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef\U0001e6e3\U0001e6e6\U0001e6ee\U0001e6ef"
    "\U0001e6f5\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a"
)  # fmt: skip
"""All characters of a combining class (Unicode 17), three Tibetan vowel signs that are taken apart into such, and the
blocks of combining marks for any script, whole."""

# A base character carries a handful of marks in any script (Tibetan and Hebrew reach about eight); longer
# runs are noise, and sorting them is what makes unicodedata.normalize quadratic.
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
    return collapsed(folded)


LONG = 1_000_000
"""Characters. The words of a longer text, all at once, would take ten times the memory of the text."""

SPACE = re.compile(r"\s")


def collapsed(text: str) -> str:
    """The words of a text with a space between them."""
    if len(text) < LONG:
        return " ".join(text.split())
    pieces = [" ".join(piece.split()) for piece in _pieces(text)]
    return " ".join([piece for piece in pieces if piece])


def count_words(text: str) -> int:
    """How many words a text has, going by white space."""
    if len(text) < LONG:
        return len(text.split())
    return sum(len(piece.split()) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that end between words."""
    start = 0
    while start < len(text):
        space = SPACE.search(text, start + LONG)
        end = space.start() if space else len(text)
        yield text[start:end]
        start = end


FIXES: tuple[Fix, ...] = (without_invisibles, composed, plain_spaces)
"""The fixes of the presets, in order."""
