"""The cases of the corpus, as the tests read them."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

import cleantext

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


@frozen
class Case:
    """A folder of the corpus."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def is_html(self) -> bool:
        return (self.folder / "page.html").exists()

    @property
    def page(self) -> bytes:
        return (self.folder / ("page.html" if self.is_html else "page.txt")).read_bytes()

    @property
    def expected(self) -> str:
        return (self.folder / "expected.txt").read_text("utf-8").strip("\n")

    @property
    def figures(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.table("figures").get("figures", [])
        return found

    def table(self, name: str) -> dict[str, Any]:
        return tomllib.loads((self.folder / f"{name}.toml").read_text("utf-8"))

    def read(self) -> cleantext.Document:
        return (
            cleantext.read_html(self.page) if self.is_html else cleantext.read_text(self.page.decode("utf-8"))
        )


CASES = tuple(Case(path.parent) for path in sorted(CORPUS.glob("*/expected.txt")))
KNOWN_FAILURES = tuple(Case(path.parent) for path in sorted(CORPUS.glob("known_failures/*/expected.txt")))
"""Pages that do not come out as they should, kept apart until they do."""


@cache
def cleaned(case: Case) -> cleantext.Document:
    """The case through the preset `ARTICLE`; once a run."""
    return cleantext.ARTICLE(case.read())


def word_f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall over the words of two texts, as bags."""
    ours, theirs = Counter(found.split()), Counter(wanted.split())
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def figure_f1(document: cleantext.Document, wanted: list[dict[str, Any]]) -> float:
    """The same over figures, each taken as its caption and its parties; 1 where there is none and none is found."""
    ours = Counter(
        (
            _words(figure.caption),
            _names(figure.credit.creators if figure.credit else ()),
            _names(figure.credit.suppliers if figure.credit else ()),
        )
        for figure in document.figures
        if figure.caption or figure.credit
    )
    theirs = Counter(
        (_words(row.get("caption")), _names(row.get("creators", ())), _names(row.get("suppliers", ())))
        for row in wanted
        if row.get("caption") or row.get("credit")
    )
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _words(text: str | None) -> str:
    return " ".join((text or "").split()).rstrip(".")


def _names(names: Any) -> frozenset[str]:
    return frozenset(names)
