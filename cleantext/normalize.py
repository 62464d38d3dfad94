"""Fixes: named ``str -> str`` functions that a pipeline runs over the text it keeps.

A fix changes how text is written, never which words it has. What a fix changed is reported by
`Document.spans()` as ``NORMALISED``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from cleantext.patterns import late, late_regex

Fix = Callable[[str], str]

# A base character carries a handful of marks in any script (Tibetan and Hebrew reach about eight); longer
# runs are noise, and sorting them is what makes unicodedata.normalize quadratic.
MARK_RUN = late_regex(r"(\p{M}{30})\p{M}+")

# Soft hyphen, zero-width space, word joiner, BOM, bidi embeddings, overrides and isolates, fillers.
# ZWNJ and ZWJ (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them. So do LRM and RLM.
INVISIBLE = late(
    "[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u115f\u1160\u3164\uffa0\u2028\u2029]+"
)

SPACES = late("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t ]+")

# C0 and C1 controls but tab, newline and carriage return; lone surrogates; noncharacters.
UNPRINTABLE = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")


def composed(text: str) -> str:
    """Unicode normal form C, with runs of more than 30 combining marks cut at 30."""
    if text.isascii():
        return text
    text = MARK_RUN.sub(r"\1", text)
    if unicodedata.is_normalized("NFC", text):
        return text
    return str(MARK_RUN.sub(r"\1", unicodedata.normalize("NFC", text)))  # some signs are two marks, composed


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
    if text.isprintable() or not UNPRINTABLE.search(text):  # most are, and that costs a tenth to know
        return text
    return UNPRINTABLE.sub("", text)


def exactly_str(text: str) -> str:
    """The same text as a `str` itself: compiled modules take no class derived from it, such as the strings of BeautifulSoup."""
    return text if type(text) is str else "".join((text,))


def one_line(text: str) -> str:
    """What an attribute says, printable and with single spaces."""
    if "  " not in text and text.isprintable():  # there is no other white space
        return text.strip(" ")
    return " ".join(printable(text).split())


def folded_in_place(text: str) -> str:
    """A text casefolded letter by letter, so that every place in it stays: what folds to two letters ("ß") stays as it is."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join([small if len(small := char.casefold()) == 1 else char for char in text])


def fold(text: str) -> str:
    """The text casefolded, with runs of white space collapsed to one space: as texts are compared, not a fix."""
    folded = text.casefold()
    if "  " not in folded and folded.isprintable():  # there is no other white space
        return folded.strip(" ")
    return collapsed(folded)


LONG = 1_000_000
"""Characters. The words of a longer text, all at once, would take ten times the memory of the text."""

SPACE = late(r"\s")


def collapsed(text: str) -> str:
    """The words of a text with a space between them."""
    if len(text) < LONG:
        return " ".join(text.split())
    pieces = [" ".join(piece.split()) for piece in _pieces(text)]
    return " ".join([piece for piece in pieces if piece])


def join_parts(texts: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """The texts of neighbouring elements as one, and where each starts in it: a space between, but none before a slash or
    a stop that an element begins with.

    >>> join_parts(["Rain in Lima", "Ana Ruiz", "/AFP"])
    ('Rain in Lima Ana Ruiz/AFP', (0, 13, 21))
    """
    joined = ""
    starts = []
    for text in texts:
        if joined and text[:1] not in _TIGHT:
            joined += " "
        starts.append(len(joined))
        joined += text
    return joined, tuple(starts)


_TIGHT = tuple("/,;:.")


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
