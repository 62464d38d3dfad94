"""The phrasebook: what boilerplate says, in every language, as data.

A *pack* is a TOML file (``phrases/<language>.toml``) of named rules. A rule gives a label to blocks that
are, start with, end with or contain one of its phrases, or that have one of the shapes of `SHAPES`. Packs
are indexed by the first or last characters of a phrase, or by its longest word, so that a block costs a few
dictionary look-ups however many phrases there are: 80 phrases over 600 blocks took 37 ms as one alternation
and 1.3 ms through such an index.

All languages are active at once, because the language a page declares is often wrong. A phrase therefore
has to be boilerplate in each language that has these words, and it matches whole words only.

``python -m training.compile_phrases`` compiles the built-in packs and checks every rule's examples.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cleantext.phrasebook.book import Phrasebook, PhraseMatch, Rule
from cleantext.phrasebook.compiled import built_in, load_phrasebook
from cleantext.phrasebook.furniture import Furniture

if TYPE_CHECKING:
    from cleantext.phrasebook.packs import Problem, check

__all__ = [
    "Furniture",
    "PhraseMatch",
    "Phrasebook",
    "Problem",
    "Rule",
    "check",
    "default_phrasebook",
    "load_phrasebook",
]

# Who cleans pages needs nothing that reads packs.
_ON_DEMAND = ("Problem", "check")


def default_phrasebook() -> Phrasebook:
    """All built-in packs, read once, when they are first asked for."""
    return built_in()


def __getattr__(name: str) -> Any:
    """Import a public name the first time it is used."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module 'cleantext.phrasebook' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module("cleantext.phrasebook.packs"), name)
    return found
