"""Planted pages: known prose among known boilerplate, and how well a pipeline tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from cleantext.document import Document, Fate
from cleantext.labels import Label
from cleantext.pipeline import Pipeline


@frozen
class Planted:
    """A page and what was planted in it.

    Attributes:
        page: The page as a reader finds it, before any filter.
        prose: The texts of the article, in order.
        clutter: The texts around it, each with the label it ought to get.
        html: The markup the page was read from; empty for flat text.
    """

    page: Document
    prose: tuple[str, ...] = ()
    clutter: tuple[tuple[str, Label], ...] = ()
    html: str = field(default="", repr=False)


@frozen
class Score:
    """What a pipeline makes of planted pages.

    Attributes:
        recall: For each label, the share of what was planted under it that did not go out, in [0, 1].
        exact: For each label, the share that also got just this label, in [0, 1].
        harm: The share of the words of the prose that did not go out, in [0, 1]: what nobody wants.
        pages: How many pages.
    """

    recall: Mapping[Label, float]
    exact: Mapping[Label, float]
    harm: float
    pages: int

    def __str__(self) -> str:
        rows = [
            f"{label:14} left out {self.recall[label]:.3f}, so labelled {self.exact[label]:.3f}"
            for label in self.recall
        ]
        return "\n".join([f"{self.pages} pages, harm to prose {self.harm:.4f}", *rows])


def score(pipeline: Pipeline, planted: Iterable[Planted]) -> Score:
    """Clean planted pages and count what was found and what was harmed."""
    found: dict[Label, list[tuple[bool, bool]]] = {}
    lost = words = pages = 0
    for each in planted:
        pages += 1
        cleaned = pipeline(each.page)
        fates = _fates(cleaned)
        for text in each.prose:
            count = len(text.split())
            words += count
            lost += count if any(gone for gone, _ in _of(text, fates)) else 0
        for text, label in each.clutter:
            for gone, verdict in _of(text, fates):
                found.setdefault(label, []).append((gone, verdict is label))
    return Score(
        recall={label: sum(gone for gone, _ in rows) / len(rows) for label, rows in sorted(found.items())},
        exact={label: sum(same for _, same in rows) / len(rows) for label, rows in sorted(found.items())},
        harm=lost / words if words else 0.0,
        pages=pages,
    )


Fates = dict[str, list[tuple[bool, Label]]]


def _fates(cleaned: Document) -> Fates:
    """For each text of a block, by its words: whether any of it was left out, and its label."""
    gone = {
        block.index
        for _, _, fate, _, block, *_ in cleaned.fates()
        if block is not None and fate is Fate.DROPPED
    }
    fates: Fates = {}
    for block, verdict in zip(cleaned.blocks, cleaned.resolved.settled, strict=True):
        if block.text:
            label = verdict.label if verdict is not None else Label.UNLABELLED
            fates.setdefault(" ".join(block.text.split()), []).append((block.index in gone, label))
    return fates


def _of(text: str, fates: Fates) -> list[tuple[bool, Label]]:
    """What became of a planted text; a text that no block holds counts as left out, without a label."""
    return fates.get(" ".join(text.split()), [(True, Label.UNLABELLED)])[:1]
