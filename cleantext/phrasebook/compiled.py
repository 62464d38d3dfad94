"""The built-in packs as one text, read in 3 ms; to parse the TOML files takes fifty times as long.

Parts stand between form feeds: the rules, a line each; for each way to match the phrases, a line a rule, which begins with the
rule's number; and the furniture, for each language its code, a line for each field, and one for each month. Words are parted
by tabs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from cleantext.labels import Label
from cleantext.package_files import path_of, read_file
from cleantext.phrasebook.book import WAYS, Phrasebook, Rule
from cleantext.phrasebook.furniture import Furniture

if TYPE_CHECKING:
    from pathlib import Path

    from cleantext.phrasebook.packs import Pack

NOT_PACKS = frozenset({"captions.toml", "agencies.toml"})
"""Files beside the packs that hold the words of the caption grammar."""

COMPILED = "compiled.txt"

FURNITURE_ROWS = 1 + len(Furniture().rows())
"""Lines of a language: its code, and those of its furniture."""


@cache
def built_in() -> Phrasebook:
    """All built-in packs, read once, from the compiled file."""
    return from_bytes(read_file("phrases", COMPILED))


def built_in_packs() -> tuple[Path, ...]:
    """The files of the built-in packs: those for all languages and for English first, then by code."""
    from pathlib import Path

    paths = (path for path in Path(path_of("phrases", "")).glob("*.toml") if path.name not in NOT_PACKS)
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
    seen: dict[str, set[str]] = {way: set() for way in WAYS}
    lines: dict[str, list[str]] = {way: [] for way in WAYS}
    for each in (rule for pack in packs for rule in pack.rules):
        for way, phrases in each.phrases.items():
            new = [phrase for phrase in dict.fromkeys(phrases) if phrase not in seen[way]]
            if new:
                lines[way].append("\t".join([str(len(rules)), *new]))
                seen[way].update(new)
        rules.append(each.rule)
    by_language = {pack.language: pack.furniture for pack in packs}
    sources = tuple(str(pack.path) for pack in packs)
    return Phrasebook(
        tuple(rules), sources, by_language, {way: "\n".join(found) for way, found in lines.items()}
    )


BETWEEN_PARTS = b"\n\f\n"


def to_bytes(book: Phrasebook) -> bytes:
    """A book of built-in packs without the examples of its rules, as UTF-8."""
    rules = [(rule.language, rule.name, rule.label, str(rule.max_words or "")) for rule in book.rules]
    furniture = [row for language, found in book.by_language.items() for row in ((language,), *found.rows())]
    parts = [_lines(rules), *[book.lines[way] for way in WAYS], _lines(furniture)]
    return BETWEEN_PARTS.join([part.encode() for part in parts]) + b"\n"


def _lines(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(["\t".join(row) for row in rows])


def _rows(lines: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) if line else () for line in lines.split("\n")] if lines else []


def from_bytes(raw: bytes) -> Phrasebook:
    """The book that `to_bytes` wrote."""
    rules, *lines, furniture = [part.decode() for part in raw[:-1].split(BETWEEN_PARTS)]
    labels = {label.value: label for label in Label}
    made = [
        Rule(language, name, labels[label], int(most) if most else None)
        for language, name, label, most in _rows(rules)
    ]
    rows = _rows(furniture)
    by_language = {
        rows[place][0]: Furniture.from_rows(rows[place + 1 : place + FURNITURE_ROWS])
        for place in range(0, len(rows), FURNITURE_ROWS)
    }
    sources = [path_of("phrases", f"{language}.toml") for language in by_language]
    return Phrasebook(tuple(made), tuple(sources), by_language, dict(zip(WAYS, lines, strict=True)))
