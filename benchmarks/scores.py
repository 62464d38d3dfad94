"""Scores of a text against its gold, and their means over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

_WORD = re.compile(r"\w+")


@frozen
class Score:
    """What one tool reached on one page.

    Attributes:
        precision: Share of its words that the gold has, repeated words counted as often as both have them.
        recall: Share of the gold's words that it has. Both are 1 where both texts are empty.
        found: Required snippets that it has.
        required: Required snippets in all.
        leaked: Forbidden snippets that it has.
        forbidden: Forbidden snippets in all.
        error: What it raised, if it did. The text then counts as empty.
    """

    precision: float | None = None
    recall: float | None = None
    found: int = 0
    required: int = 0
    leaked: int = 0
    forbidden: int = 0
    error: str = field(default="", kw_only=True)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; nothing where the gold has no text."""
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def words(text: str) -> Counter[str]:
    """The words of a text, without case, and how often it has each."""
    return Counter(_WORD.findall(text.lower()))


def score(text: str, row: Mapping[str, Any], error: str = "") -> Score:
    """A text against a row of gold: `text`, and snippets that it must have (`require`) or not (`forbid`)."""
    squashed = _squashed(text)
    require, forbid = row.get("require") or [], row.get("forbid") or []
    precision, recall = overlap(words(text), words(row["text"])) if "text" in row else (None, None)
    return Score(
        precision,
        recall,
        sum(_squashed(snippet) in squashed for snippet in require),
        len(require),
        sum(_squashed(snippet) in squashed for snippet in forbid),
        len(forbid),
        error=error,
    )


def overlap(found: Counter[str], gold: Counter[str]) -> tuple[float, float]:
    """Precision and recall of one bag of words against another."""
    if not found or not gold:
        return (1.0, 1.0) if not found and not gold else (0.0, 0.0)
    hits = (found & gold).total()
    return hits / found.total(), hits / gold.total()


def means(scores: Sequence[Score]) -> dict[str, float]:
    """The figures of a group of pages.

    Word figures are means over pages; snippet figures are pooled over all snippets. A figure is left out where
    there is nothing to take it of.
    """
    found: dict[str, float] = {"pages": len(scores)}
    for name, values in (
        ("f1", [each.f1 for each in scores]),
        ("precision", [each.precision for each in scores]),
        ("recall", [each.recall for each in scores]),
    ):
        numbers = [value for value in values if value is not None]
        if numbers:
            found[name] = sum(numbers) / len(numbers)
    required, forbidden = _total(scores, "required"), _total(scores, "forbidden")
    hits, leaks = _total(scores, "found"), _total(scores, "leaked")
    if required:
        found |= {"keep": hits / required, "snippet_f1": 2 * hits / (hits + leaks + required)}
    if forbidden:
        found["leak"] = leaks / forbidden
    found["errors"] = sum(bool(each.error) for each in scores)
    return found


def _total(scores: Iterable[Score], name: str) -> int:
    return sum(getattr(each, name) for each in scores)


def _squashed(text: str) -> str:
    return " ".join(text.split()).lower()
