"""Parts: what a byline is made of, between separators and joining words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleantext.byline_words import words
from cleantext.bylines.beside import without_notice
from cleantext.bylines.openers import openers, opening
from cleantext.caption_words import is_wire
from cleantext.names import is_name, without_role
from cleantext.patterns import late, late_regex

MAY_SEPARATE = late(r"[|;•·⋅∙/／｜、，؛،\n,ㅣ—»]|\s[-–\s]")
"""A quick look for who has no separator."""

SEPARATOR = late_regex(r"\s*[|;•·⋅∙/／｜、，؛،\n»]\s*|\s*,\s+|,(?=\p{L})|\s+[-–]\s+|\s*—\s*|\s{2,}|ㅣ")

DATED = "\v"
"""Stands in a byline where a date has been taken out."""

LABELLED = "\f"
"""Stands in front of a part that a word for authors announces."""


AFTER_LABEL = " \u3000:：|/／・＝"
"""Marks between a word for authors and the names."""


def labelled_parts(text: str) -> Iterator[str]:
    """The parts of a byline; `LABELLED` before those that a word for authors announces, `DATED` in place of dates."""
    for part in parts_of(text):
        part = part if part == DATED else part.lstrip()
        length = opening(part, "by")[0] if "by" in openers().may_open(part.casefold()) else 0
        if 0 < length < len(part):
            yield LABELLED
            yield from _split_at_and(part[length:].lstrip(AFTER_LABEL))
        else:
            yield part


def parts_of(text: str) -> list[str]:
    """The parts of a byline between separators and joining words, and the places of dates."""
    parts: list[str] = []
    for run in text.split(DATED):
        parts += SEPARATOR.split(run) if MAY_SEPARATE.search(run) else [run]
        parts.append(DATED)
    parts = [part for part in parts[:-1] if part == DATED or part and part.strip()]
    parts[1:] = map(_without_joining, parts[1:])
    return [piece for part in parts for piece in _split_at_and(part)]


def _without_joining(part: str) -> str:
    """A part without the "and" in front of it, as behind the last comma of "Ana Ruiz, Bo Lind, and Cy Moss"."""
    word, space, rest = part.lstrip().partition(" ")
    return rest if space and (word.islower() or word == "&") and word in _joining() else part


@cache
def _joining() -> frozenset[str]:
    return words("and_") | {"&", "+"}


def _pieces_at_and(part: str) -> list[str]:
    """A part cut at each "and" of any language between two words."""
    joining = _joining()
    if joining.isdisjoint(part.casefold().split()):
        return [part]
    pieces: list[str] = []
    begin = stop = 0  # of the piece that is gathered
    for word in WORD.finditer(part):
        start, end = word.span()
        if begin < start and end < len(part) and word[0].casefold() in joining:
            pieces.append(part[begin:stop])
            begin = end = len(part) - len(part[end:].lstrip())
        stop = end
    return [*pieces, part[begin:]]


WORD = late(r"\S+")


def _split_at_and(part: str) -> list[str]:
    """A part cut at "and" where both sides are names of two words ("Anna Ruiz and Bo Lind", not "Stone and Sons")."""
    part = without_notice(part)
    pieces = _pieces_at_and(part)
    if len(pieces) > 1 and (names := without_role(part)) != part:
        # "Ana Ruiz Health and science reporter", "Ana Ruiz and Bo Lind Staff Writers"
        return [part] if len(_pieces_at_and(names)) == 1 else _split_at_and(names)
    if len(pieces) == 1 or not all(
        is_name(without_role(piece), labelled=False) or is_wire(piece) for piece in pieces[:1]
    ):
        return [part] if len(pieces) == 1 or not is_wire(pieces[-1]) else pieces
    return pieces
