"""The words around names and dates in all phrase packs, as bylines and dates look them up.

``python -m training.compile_phrases`` has sorted them, from the packs' furniture: to do so took 4 ms of the first page. Each
line of the file is a list, its name and its words, parted by tabs. An index has two lines: the keys, and for each of them its
words, the longest first, parted by form feeds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from cleantext.package_files import read_file
from cleantext.patterns import late_regex

COMPILED = "compiled_bylines.txt"

LABELS = ("edited_by", "by", "date_labels")
"""Fields of labels that a line of furniture may begin with."""


@cache
def _lists() -> Mapping[str, str]:
    """The lists of the compiled file by their names."""
    lines = read_file("phrases", COMPILED).decode().rstrip("\n").split("\n")
    return {name: listed for name, _, listed in [line.partition("\t") for line in lines]}


def _listed(name: str) -> list[str]:
    return _lists()[name].split("\t")


@cache
def words(field: str) -> frozenset[str]:
    """The words of all phrase packs in one field of their furniture, folded. The field ``"beside"`` has what stands beside
    names: roles, and labels of portraits."""
    return frozenset(_listed(field))


@cache
def openings(field: str) -> Mapping[str, str]:
    """The words of a field by their first word, the longest first, parted by form feeds."""
    return dict(zip(_listed(f"{field} first"), _listed(f"{field} by first"), strict=True))


@cache
def _endings(field: str) -> Mapping[str, str]:
    """The words of a field by their last word, as in `openings`."""
    return dict(zip(_listed(f"{field} last"), _listed(f"{field} by last"), strict=True))


def telling_words() -> list[str]:
    """The runs of plain letters in words that say of a part of a byline that it is no name, or not one alone."""
    return _listed("telling")


def month_words(number: int) -> list[str]:
    """The names of a month that mean no other one in whatever language."""
    return _listed(f"month {number}")


FIRST_WORD = late_regex(r"[\p{L}\p{M}'’.-]+")


def first_key(folded: str) -> str:
    """What the words of a field are looked up by: the first word, or the first character of spaceless scripts."""
    if is_spaceless(folded[:1]):
        return folded[:1]
    word = folded.partition(" ")[0]
    if word.isalpha():
        return word
    match = FIRST_WORD.match(folded)
    return match[0] if match else folded[:1]


def last_key(folded: str) -> str:
    """The last word, or the last character of scripts that write suffixes without a space."""
    return folded[-1:] if folded[-1:] >= "\u0e00" else folded[folded.rfind(" ") + 1 :]


def is_spaceless(char: str) -> bool:
    """Whether a character belongs to a script that does not part words by spaces."""
    return bool(char) and ("\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff")


def opening_alike(folded: str, field: str) -> Sequence[str]:
    """The words of a field that begin with the first word of a folded text, the longest first."""
    found = openings(field).get(first_key(folded))
    return () if found is None else found.split("\f")


def ending(folded: str, field: str) -> list[str]:
    """The words of a field that a folded text ends with, the longest first."""
    found = _endings(field).get(last_key(folded))
    return [] if found is None else [word for word in found.split("\f") if folded.endswith(word)]
