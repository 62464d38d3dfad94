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

from typing import TYPE_CHECKING, Any

from cleantext.phrasebook.book import Phrasebook, PhraseMatch, Rule
from cleantext.phrasebook.compiled import default_phrasebook, load_phrasebook
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


def __getattr__(name: str) -> Any:
    """Import what checks packs when it is asked for: no page needs it."""
    if name not in ("Problem", "check"):
        raise AttributeError(f"module 'cleantext.phrasebook' has no attribute {name!r}")
    from cleantext.phrasebook import packs

    return getattr(packs, name)
