"""Stage two: the forest over the columns, as CatBoost grows it and as the package has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from catboost import CatBoostClassifier
from catboost import Pool as Rows

from cleantext.learned.forest import MAX_SUM, Forest, grown
from cleantext.learned.trees import make_tree
from training.markup import SEED
from training.samples import Labels

DEPTH = 6


@frozen
class Growth:
    """How a forest is grown.

    Attributes:
        trees, rate: How many trees, and how much of its mistakes each mends.
        share: Of rows that weigh as much as the median one, this share is learned from, in (0, 1].
        least_share: The same of rows that weigh hardly anything.
    """

    trees: int
    rate: float
    share: float
    least_share: float


PAGE_GROWTH = Growth(trees=1_000, rate=0.035, share=0.35, least_share=0.15)
"""With half as many trees trainings came out between 0.878 and 0.879 on WCXB, with these at 0.880; a page takes 1 to 2 % longer."""

LINE_GROWTH = Growth(trees=700, rate=0.055, share=0.5, least_share=0.2)
"""Flat text asks for more rows: with 200 trees and two fifths of the rows it was 0.007 worse on news."""


def fit_forest(values: np.ndarray, rows: Labels, training: np.ndarray, growth: Growth) -> CatBoostClassifier:
    """The forest, over rows thinned where they weigh little (short blocks of long pages)."""
    chance = np.clip(rows.weight / np.median(rows.weight[training]) * growth.share, growth.least_share, 1.0)
    picked = training & (np.random.default_rng(SEED).random(len(chance)) < chance)
    model = CatBoostClassifier(
        iterations=growth.trees, depth=DEPTH, learning_rate=growth.rate, loss_function="CrossEntropy", border_count=64,
        l2_leaf_reg=6, rsm=0.3, bootstrap_type="Bernoulli", subsample=0.6, random_seed=SEED, thread_count=2, verbose=0,
    )  # fmt: skip
    model.fit(Rows(values[picked], rows.target[picked], weight=(rows.weight / chance)[picked]))
    return model


def forest_of(model: CatBoostClassifier, names: Sequence[str], path: Path) -> Forest:
    """The model as a forest of ours, its leaves in steps of 1/500, or larger ones."""
    model.save_model(str(path), format="json")
    raw = json.loads(path.read_text())
    spread = sum(max(tree["leaf_values"]) - min(tree["leaf_values"]) for tree in raw["oblivious_trees"])
    step = max(1 / 500, spread / (MAX_SUM - 2 * len(raw["oblivious_trees"])))
    trees = [
        make_tree(
            [(names[split["float_feature_index"]], int(split["border"])) for split in tree["splits"]],
            [round(value / step) for value in tree["leaf_values"]],
        )
        for tree in raw["oblivious_trees"]
    ]
    return grown(trees, step, raw["scale_and_bias"][1][0])
