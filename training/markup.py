"""What the lines of prints were on the pages they were made of, and the forests that guess it: see `cleantext.learned.lost_markup`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import define
from catboost import CatBoostClassifier
from lxml import etree
from lxml import html as lxml_html

from cleantext.blocks import Block, Kind
from cleantext.claims import bare
from cleantext.document import Document
from cleantext.filters.content import built_in_model
from cleantext.learned.lost_markup import guess_columns, likelihood_codes
from cleantext.learned.wording import evidence
from training.pages import FOLDS, Page

SEED = 1

LANDMARKS = frozenset({"nav", "header", "footer", "aside"})
ARTICLES = frozenset({"article", "main"})

MARKUP = ("image", "heading", "link", "landmark", "article", "favoured", "disfavoured")
"""Kinds of markup, by what a line was: the description of an image, a heading, in a link, in a landmark, in an article, in
elements whose names speak for the article, or against it."""

FAVOUR = 1.0
"""The log odds from which on the names of elements (tags, ids, classes) speak for the article, by the model for pages; below
the opposite they speak against it."""

Marks = frozenset[str]
"""The kinds of markup that a line had."""

GROWN, TREES, RATE = 250_000, 200, 0.15
"""From how many lines the forest for a kind of markup grows, of how many trees, and how fast."""


def marks_of(page: Page) -> dict[str, Marks]:
    """What each text of a page of HTML was, by its letters and digits; of what stands there twice what it was first."""
    from cleantext.readers.html import read_html

    assert isinstance(page.content, bytes)
    found: dict[str, Marks] = {}
    blocks = read_html(page.content).blocks
    paths = evidence(blocks, built_in_model("page").wording).paths
    for block, odds in zip(blocks, paths, strict=True):
        if key := bare(block.text):
            found.setdefault(key, _marks(block, odds))
    for described in _descriptions(page.content):
        if key := bare(described):
            found.setdefault(key, frozenset({"image"}))
    return found


def _marks(block: Block, odds: float) -> Marks:
    """The kinds of markup of a block for which the names of its elements speak with these log odds."""
    tags = {element.tag for element in block.path}
    was = {
        "heading": block.kind is Kind.HEADING,
        "link": "a" in tags,
        "landmark": not tags.isdisjoint(LANDMARKS),
        "article": not tags.isdisjoint(ARTICLES),
        "favoured": odds > FAVOUR,
        "disfavoured": odds < -FAVOUR,
    }
    return frozenset(name for name, is_so in was.items() if is_so)


def _descriptions(content: bytes) -> list[str]:
    try:
        return [str(text) for text in lxml_html.document_fromstring(content).xpath("//img/@alt")]
    except (etree.LxmlError, ValueError):  # nothing to read, or not as bytes
        return []


@define
class Facts:
    """Of all lines of some prints, whether it is known what they were, and of each kind of markup whether they had it."""

    is_known: np.ndarray
    has: dict[str, np.ndarray]


def facts_of(prints: Sequence[tuple[Page, Document]], marks: Mapping[str, Mapping[str, Marks]]) -> Facts:
    """What is known of the lines of these prints; `marks` by page and text."""
    found: list[Marks | None] = []
    for page, document in prints:
        known = marks.get(page_key(page), {})
        found += [known.get(bare(block.text)) for block in document.blocks]
    has = {name: np.array([name in (line or ()) for line in found]) for name in MARKUP}
    return Facts(np.array([line is not None for line in found]), has)


def page_key(page: Page) -> str:
    """The page that a print was made of."""
    return f"{page.archive}/{page.row['id']}"


def picked(among: np.ndarray, count: int) -> np.ndarray:
    """The numbers of so many rows, drawn by lot."""
    rows: np.ndarray = np.random.default_rng(SEED).permutation(np.flatnonzero(among))[:count]
    return rows


@define
class Guesses:
    """Forests by kind of markup: one of each that saw all pages, those that saw all but a fold, and what they guess."""

    whole: dict[str, CatBoostClassifier]
    by_fold: list[dict[str, CatBoostClassifier]]
    columns: dict[str, np.ndarray]


def fit_guesses(values: np.ndarray, facts: Facts, fold: np.ndarray, sizes: Sequence[int]) -> Guesses:
    """Grow the forests, and guess each line's markup by those that saw no page of its domain.

    Args:
        values: The columns of all lines, side by side.
        facts: What is known of the lines.
        fold: The fold of each line's page.
        sizes: How many lines each print has.
    """
    by_fold: list[dict[str, CatBoostClassifier]] = [{} for _ in range(FOLDS)]
    columns: dict[str, np.ndarray] = {}
    for name, has in facts.has.items():
        codes = np.zeros(len(values), np.uint8)
        for number, models in enumerate(by_fold):
            models[name] = _grown(values, has, picked(facts.is_known & (fold != number), GROWN))
            held = fold == number
            codes[held] = _codes(models[name].predict(values[held], prediction_type="RawFormulaVal"))
        columns |= _told(name, codes, sizes)
    whole = {name: _grown(values, has, picked(facts.is_known, GROWN)) for name, has in facts.has.items()}
    return Guesses(whole, by_fold, columns)


def _grown(values: np.ndarray, has: np.ndarray, rows: np.ndarray) -> CatBoostClassifier:
    model = CatBoostClassifier(
        iterations=TREES, depth=6, learning_rate=RATE, border_count=64, rsm=0.35, random_seed=SEED, thread_count=2,
        verbose=0,
    )  # fmt: skip
    model.fit(values[rows], has[rows].astype(int))
    return model


def _codes(scores: np.ndarray) -> np.ndarray:
    return np.frombuffer(likelihood_codes(scores.tolist()), np.uint8)


def _told(name: str, codes: np.ndarray, sizes: Sequence[int]) -> dict[str, np.ndarray]:
    """The columns that tell the guesses of each print, one print after the other."""
    parts = [
        guess_columns(name, codes[end - size : end].tobytes())
        for end, size in zip(np.cumsum(sizes), sizes, strict=True)
    ]
    return {
        column: np.frombuffer(b"".join([part[column] for part in parts]), np.uint8) for column in parts[0]
    }
