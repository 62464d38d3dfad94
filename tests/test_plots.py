"""Plots: what they count, and that they are drawn."""

import sys
from io import BytesIO

import pytest

from cleantext.render.plots import LabelScore, label_scores, plot_labels, plot_removals


def test_labels_are_scored_by_characters() -> None:
    pages = [
        (["prose", "prose", "navigation"], ["prose", "caption", "navigation"], [60, 20, 10]),
        (["navigation"], ["prose"], [20]),
    ]
    assert label_scores(pages) == {
        "prose": LabelScore(60 / 80, 60 / 80, 80),
        "caption": LabelScore(0, 0, 20),
        "navigation": LabelScore(10 / 30, 1, 10),
    }


def test_bars_stand_by_size() -> None:
    pytest.importorskip("matplotlib")
    (axes,) = plot_removals({"tails": 3, "landmarks": 1200, "repeats": 40}).axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["tails", "repeats", "landmarks"]
    assert [text.get_text() for text in axes.texts] == ["3", "40", "1,200"]


def test_each_label_has_two_bars() -> None:
    pytest.importorskip("matplotlib")
    figure = plot_labels({"prose": LabelScore(0.9, 0.8, 100), "caption": LabelScore(1, 0.5, 20)})
    (axes,) = figure.axes
    assert sorted(bar.get_width() for bar in axes.patches) == [0.5, 0.8, 0.9, 1]
    out = BytesIO()
    figure.savefig(out, format="svg")
    assert b"<svg" in out.getvalue()


def test_nothing_is_drawn_of_nothing_without_a_fault() -> None:
    pytest.importorskip("matplotlib")
    plot_removals({})
    plot_labels({})


def test_without_matplotlib_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ImportError, match=r"cleantext-prose\[plots\]"):
        plot_removals({"tails": 1})
