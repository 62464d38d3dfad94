"""Plots, where people would rather look; drawn with matplotlib (``pip install 'cleantext-prose[plots]'``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

BAR = "#0b7a75"
SECOND_BAR = "#c7902f"


def _axes(title: str, rows: int) -> Any:
    try:
        figures = import_module("matplotlib.figure")
    except ImportError:
        raise ImportError("plots need matplotlib: pip install 'cleantext-prose[plots]'") from None
    axes = figures.Figure(figsize=(7, 1 + 0.32 * max(rows, 1)), layout="constrained").add_subplot()
    axes.set_title(title, loc="left", fontsize=11)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    return axes


def plot_removals(chars: Mapping[str, int]) -> Any:
    """What each filter left out over a corpus, as bars, the most on top.

    Args:
        chars: Characters by filter, as in ``{name: each.chars for name, each in report.filters.items()}``.

    Returns a `matplotlib.figure.Figure`, which has `savefig`. Raises `ImportError` where matplotlib is missing.
    """
    names = sorted(chars, key=lambda name: chars[name])
    axes = _axes("Characters left out, by filter", len(names))
    bars = axes.barh(names, [chars[name] for name in names], color=BAR)
    axes.bar_label(bars, [f"{chars[name]:,}" for name in names], padding=4, fontsize=9)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.margins(x=0.15)
    return axes.figure


class LabelScore(NamedTuple):
    """How well a label is given: precision and recall in [0, 1], and the characters that have it by the gold."""

    precision: float
    recall: float
    chars: int


def label_scores(
    pages: Iterable[tuple[Sequence[str], Sequence[str], Sequence[int]]],
) -> dict[str, LabelScore]:
    """Precision and recall of each label over a labelled corpus, counted in characters.

    Args:
        pages: For each page the labels given, the labels by the gold, and the characters, one of each a block.
    """
    given: dict[str, int] = {}
    gold: dict[str, int] = {}
    both: dict[str, int] = {}
    for ours, theirs, sizes in pages:
        for label, wanted, size in zip(ours, theirs, sizes, strict=True):
            given[label] = given.get(label, 0) + size
            gold[wanted] = gold.get(wanted, 0) + size
            if label == wanted:
                both[label] = both.get(label, 0) + size
    return {
        label: LabelScore(
            both.get(label, 0) / given[label] if given.get(label) else 0.0, both.get(label, 0) / count, count
        )
        for label, count in gold.items()
        if count
    }


def plot_labels(scores: Mapping[str, LabelScore]) -> Any:
    """Precision and recall of each label, as pairs of bars, the commonest label on top.

    Returns a `matplotlib.figure.Figure`. Raises `ImportError` where matplotlib is missing.
    """
    names = sorted(scores, key=lambda name: scores[name].chars)
    axes = _axes("Precision and recall by label, over characters", 2 * len(names))
    places = range(len(names))
    for shift, color, name in ((0.2, BAR, "precision"), (-0.2, SECOND_BAR, "recall")):
        widths = [getattr(scores[label], name) for label in names]
        bars = axes.barh([place + shift for place in places], widths, height=0.38, color=color, label=name)
        axes.bar_label(bars, fmt="%.2f", padding=4, fontsize=8)
    axes.set_yticks(list(places), names)
    axes.set_xlim(0, 1.12)
    axes.legend(loc="lower right", frameon=False, fontsize=9)
    return axes.figure
