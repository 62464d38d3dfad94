"""The built-in packs as one text, read in 9 ms; to parse the TOML files takes some ten times as long.

A line is a key and its words, parted by tabs: ``rule`` begins a rule, ``language`` the furniture of a language; what
follows belongs to it, a line a way to match or a kind of furniture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.labels import Label
from cleantext.phrasebook.book import WAYS, Phrasebook, Rule
from cleantext.phrasebook.furniture import FURNITURE_FIELDS, Furniture

if TYPE_CHECKING:
    from cleantext.phrasebook.packs import Pack

PHRASES = Path(__file__).parent.parent / "phrases"

NOT_PACKS = frozenset({"captions.toml", "agencies.toml"})
"""Files beside the packs that hold the words of the caption grammar."""

COMPILED = PHRASES / "compiled.txt"


@cache
def built_in() -> Phrasebook:
    """All built-in packs, read once, from the compiled file."""
    return from_text(COMPILED.read_bytes().decode(), built_in_packs())


def built_in_packs() -> tuple[Path, ...]:
    """The files of the built-in packs: those for all languages and for English first, then by code."""
    paths = (path for path in PHRASES.glob("*.toml") if path.name not in NOT_PACKS)
    return tuple(sorted(paths, key=lambda path: (path.stem != "all", path.stem != "en", path.stem)))


def load_phrasebook(*paths: Path | str, base: Phrasebook | None = None) -> Phrasebook:
    """Add packs of one's own to the built-in ones.

    Args:
        paths: phrase files; a phrase in an earlier one overrides the same in a later one and in `base`.
        base: what to add to; the built-in packs unless given.

    Raises:
        PhraseFileError: a file cannot be read or a rule in it makes no sense.
    """
    from cleantext.phrasebook.packs import read_pack

    base = built_in() if base is None else base
    return bound([read_pack(path) for path in (*paths, *base.sources)])


def bound(packs: Iterable[Pack]) -> Phrasebook:
    """Packs as one book. A phrase that several packs have belongs to the first of them."""
    packs = tuple(packs)
    rules: list[Rule] = []
    found: dict[str, dict[str, int]] = {way: {} for way in WAYS}
    for each in (rule for pack in packs for rule in pack.rules):
        for way, phrases in each.phrases.items():
            for phrase in phrases:
                found[way].setdefault(phrase, len(rules))
        rules.append(each.rule)
    by_language = {pack.language: pack.furniture for pack in packs}
    return Phrasebook(tuple(rules), tuple(pack.path for pack in packs), by_language, found)


def to_text(book: Phrasebook) -> str:
    """A book without the examples of its rules."""
    return "".join("\t".join(row) + "\n" for row in _rows(book))


def _rows(book: Phrasebook) -> Iterator[tuple[str, ...]]:
    phrases: dict[tuple[int, str], list[str]] = {}
    for way in WAYS:
        for phrase, number in book.phrases[way].items():
            phrases.setdefault((number, way), []).append(phrase)
    for number, rule in enumerate(book.rules):
        yield "rule", rule.language, rule.name, rule.label, str(rule.max_words or "")
        for way in WAYS:
            if (number, way) in phrases:
                yield way, *phrases[number, way]
    for language, furniture in book.by_language.items():
        yield "language", language
        for key, name in FURNITURE_FIELDS.items():
            for words in furniture.months if key == "months" else [getattr(furniture, name)]:
                yield key, *words


def _add_words(found: dict[str, int], words: str, number: int) -> None:
    """Put words that are parted by tabs under a number."""
    found.update(dict.fromkeys(words.split("\t"), number))


try:
    from cleantext.native.packs import add_words
except ImportError:  # nothing has been compiled
    add_words = _add_words


def from_text(text: str, sources: Iterable[Path]) -> Phrasebook:
    """The book that `to_text` wrote."""
    rules: list[Rule] = []
    phrases: dict[str, dict[str, int]] = {way: {} for way in WAYS}
    furniture: dict[str, tuple[dict[str, list[str]], list[list[str]]]] = {}
    for line in text.split("\n")[:-1]:
        key, _, rest = line.partition("\t")
        if key in phrases:
            add_words(phrases[key], rest, len(rules) - 1)
            continue
        words = rest.split("\t") if rest else []
        if key == "rule":
            language, name, label, max_words = words
            rules.append(Rule(language, name, Label(label), int(max_words) if max_words else None))
        elif key == "language":
            by_key, months = furniture[words[0]] = {}, []
        elif key == "months":
            months.append(words)
        else:
            by_key[key] = words
    by_language = {language: Furniture.from_words(*found) for language, found in furniture.items()}
    return Phrasebook(tuple(rules), tuple(sources), by_language, phrases)
