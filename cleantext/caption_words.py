"""The words of captions and credits, all languages merged, and patterns over their letters.

Labels, interface words and status words are data in ``phrases/captions.toml``, agencies in ``phrases/agencies.toml``;
both are compiled to one table (``python -m training.compile_phrases``).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Sequence
from operator import add
from typing import Any, NamedTuple

import regex

from cleantext.package_files import read_file
from cleantext.patterns import late

# --- patterns ------------------------------------------------------------------------------------------------------


_CASELESS = r"\p{Lo}\u10d0-\u10ff"
"""Letters without case. Georgian is written without capitals, though Unicode calls its letters small ones."""


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern of the `regex` library, compiled at first use. (That library compiles classes of letters in a third of the
    time that the standard one takes for lists of them.) ``\p{Lo}`` stands inside brackets."""
    return late(source.replace(r"\p{Lo}", _CASELESS), flags, regex.compile)


# --- words ---------------------------------------------------------------------------------------------------------

COMPILED = "compiled_captions.json"


@functools.cache
def _tables() -> dict[str, Any]:
    """The compiled tables, read once: parsing the TOML files takes fifty times as long."""
    tables: dict[str, Any] = json.loads(read_file("phrases", COMPILED))
    return tables


def phrases(key: str) -> tuple[str, ...]:
    """Every language's phrases under `key` of `captions.toml`, longest first so that the longest spelling wins."""
    known = _PHRASES.get(key)
    if known is None:
        known = _PHRASES[key] = tuple(_tables()["phrases"].get(key, ()))
    return known


_PHRASES: dict[str, tuple[str, ...]] = {}


def standing_in(text: str, phrases: Iterable[str]) -> list[str]:
    """Those of some phrases that stand in a text: mostly none."""
    return [phrase for phrase in phrases if phrase in text]


@functools.cache
def word_set(key: str) -> frozenset[str]:
    """The phrases under `key`, as a set."""
    return frozenset(phrases(key))


@functools.cache
def folded_set(key: str) -> frozenset[str]:
    """The phrases under `key`, folded."""
    return frozenset(map(folded, phrases(key)))


_UNFOLDED = late(r"[^\w@&+]+|_")


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Comparable form of a name: case, spaces and punctuation do not count."""
    if name.isalnum():
        return name.casefold()
    joined = name.casefold().replace(" ", "").strip(_AROUND)
    return joined if joined.isalnum() else _UNFOLDED.sub("", joined)


_AROUND = ".,:;!?()[]|/'\"“”’…"
"""What most names have around them that is not letters."""


class Agency(NamedTuple):
    """An agency: canonical `name`, `kind` ("wire", "stock", "platform"), and whether the spelling found is
    `distinct`, that is, neither an ordinary word nor a common acronym."""

    name: str
    kind: str
    distinct: bool


LONGEST_AGENCY = 60
"""Characters. No spelling of an agency is longer."""

LONGEST_STATUS = 60
"""Characters. The longest status word or remark has half as many; the rest may be marks around it."""


@functools.lru_cache(maxsize=4096)
def find_agency(name: str) -> Agency | None:
    """The agency that a name is a spelling of, or None."""
    if len(name) > LONGEST_AGENCY:
        return None
    row = _tables()["agencies"].get(folded(name))
    return Agency(*row) if row else None


def is_wire(name: str) -> bool:
    """Whether a name is that of a wire service, in whatever spelling."""
    agency = find_agency(name)
    return agency is not None and agency.kind == "wire"


_EDGE = 4  # letters of a spelling that its edges are known by


@functools.cache
def _known_names() -> tuple[frozenset[str], frozenset[str]]:
    """The folded spellings of agencies, statuses and remarks, and how they begin, in so many letters or fewer."""
    spelled = folded_set("status").union(folded_set("remarks"), _tables()["agencies"])
    return spelled, frozenset([one[:size] for size in range(_EDGE + 1) for one in spelled])


@functools.cache
def _agency_endings() -> frozenset[str]:
    """How the folded spellings of agencies end."""
    return frozenset([one[-_EDGE:] for one in _tables()["agencies"]])


def may_begin_agency(word: str) -> bool:
    """A quick look: does any agency begin like this word?"""
    return not word.isascii() or folded(word)[:_EDGE] in _known_names()[1]


def may_end_agency(word: str) -> bool:
    """A quick look: does any agency end like this word?"""
    key = folded(word)
    return not word.isascii() or len(key) < _EDGE or key[-_EDGE:] in _agency_endings()


def name_somebody(words: Sequence[str]) -> bool:
    """Whether some of these folded words that follow each other are those of an agency, a status or a remark."""
    known, beginnings = _known_names()
    for index in range(len(words)):
        spelled = ""
        for word in words[index:]:
            spelled += word
            if spelled[:_EDGE] not in beginnings:
                break
            if spelled in known:
                return True
    return False


def may_hold_agency(text: str) -> bool:
    """A quick look: does the spelling of a distinct agency stand anywhere in a text, be it inside other words?"""
    key = _inked(text.casefold())
    spelled = _distinct_spellings()
    return any(
        [
            key.startswith(spelled[pair], at)
            for at, pair in enumerate(map(add, key, key[1:]))
            if pair in spelled
        ]
    )


@functools.cache
def _distinct_spellings() -> dict[str, tuple[str, ...]]:
    """The folded spellings of distinct agencies by their first two characters; none is shorter."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling, (_, _, distinct) in _tables()["agencies"].items():
        if distinct:
            key = _inked(spelling)
            found[key[:2]] = (*found.get(key[:2], ()), key)
    return found


def _inked(text: str) -> str:
    """What is left of any part of a text once it has been folded."""
    return _UNFOLDED.sub("", text)


def canonical_agency(name: str) -> str | None:
    """The canonical name of an agency, whatever its spelling, or None for a name that the table does not hold.

    >>> canonical_agency("GETTY")
    'Getty Images'
    """
    agency = find_agency(name)
    return agency.name if agency else None
