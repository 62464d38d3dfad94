"""What the compiled file of `cleantext.caption_words` holds, made of the words of captions and credits and of the agencies."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from cleantext.caption_words import folded
from cleantext.package_files import read_file

SMALL = ("inner", "particles", "carriers", "conjunctions", "organizations", "works", "links")
"""Keys of `captions.toml` whose words a credit may print small."""

NAMED = ("status", "remarks")
"""Keys of phrases of which a credit may print every word small, as it may those of an agency's name."""

Phrases = dict[str, list[str]]
"""The phrases of all languages by what they say, the longest first."""

Spelling = tuple[str, str, str]
"""The kind and the name of an agency, and one of the ways to write that."""


def compiled_text() -> str:
    """The phrases of `captions.toml`, with the words that a credit may print small, and the agencies of `agencies.toml`."""
    phrases = phrases_of(_sections("captions.toml").values())
    agencies = _sections("agencies.toml")
    spellings = spellings_of(agencies)
    phrases["small"] = small_words(phrases, spellings)
    tables = {
        "phrases": phrases,
        "agencies": agencies_by_spelling(spellings, agencies["ambiguous"]["spellings"]),
    }
    return json.dumps(tables, ensure_ascii=False, indent=0) + "\n"


def _sections(name: str) -> dict[str, Any]:
    return tomllib.loads(read_file("phrases", name).decode())


def phrases_of(languages: Iterable[Mapping[str, list[str]]]) -> Phrases:
    """The phrases of some languages together."""
    merged: dict[str, set[str]] = {}
    for phrases in languages:
        for key, own in phrases.items():
            merged.setdefault(key, set()).update(own)
    return {key: sorted(merged[key], key=lambda phrase: (-len(phrase), phrase)) for key in sorted(merged)}


def spellings_of(agencies: Mapping[str, Mapping[str, list[str]]]) -> list[Spelling]:
    """All ways to write the names of agencies."""
    return [
        (kind, name, spelling)
        for kind in ("wire", "stock", "platform")
        for name, spellings in agencies[kind].items()
        for spelling in (name, *spellings)
    ]


def agencies_by_spelling(
    spellings: Iterable[Spelling], ambiguous: Iterable[str]
) -> dict[str, tuple[str, str, bool]]:
    """Name, kind and whether it is distinct, as `Agency` has them, of the agency that each folded spelling means."""
    doubtful = frozenset(map(folded, ambiguous))
    table: dict[str, tuple[str, str, bool]] = {}
    for kind, name, spelling in spellings:
        key = folded(spelling)
        table.setdefault(key, (name, kind, key not in doubtful))
    return table


def small_words(phrases: Phrases, spellings: Iterable[Spelling]) -> list[str]:
    """The words that a credit may print small."""
    named = [phrase for key in NAMED for phrase in phrases[key]]
    named += [spelling for _, _, spelling in spellings]
    words = {word for phrase in named for word in phrase.lower().split()}
    return sorted(words.union(*[phrases[key] for key in SMALL]))
