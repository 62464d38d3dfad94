"""What evidence weighs for a line of flat text being the headline: `cleantext.filters.headline_evidence`.

    python -m training.headlines ARCHIVE.zip... --flat NAME... [--out FILE]

Learned from prints whose gold has a title, by logistic regression over all lines that may be the headline. Printed is how often
the likeliest line is the gold's, out of fold by domain.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from attrs import frozen
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleantext.filters.flat_headlines import LEAST, lines_about
from cleantext.filters.headline_evidence import candidates
from cleantext.presets import ARTICLE
from cleantext.readers.text import read_text
from training.pages import FOLDS, Page, pages

WORD = re.compile(r"\w+")
PENALTY = 0.5  # C of the linear model; 0.1 to 2 measured alike


@frozen
class Lines:
    """The lines of a print that may be its headline: their evidence, whether each is the gold's, and the print's fold."""

    evidence: list[dict[str, int]]
    is_gold: list[bool]
    fold: int


def lines_of(page: Page) -> Lines:
    """The lines of a print, as the filter `furniture` finds them."""
    document = read_text(str(page.content))
    for step in ARTICLE.filters:
        if step.name == "furniture":
            break
        document = document.with_verdicts(step(document), filter=step.name)
    gold = words(page.row["title"])
    found = candidates(document, lines_about(document))
    return Lines(
        [dict.fromkeys(line.evidence, 1) for line in found],
        [words(line.block.text) == gold for line in found],
        page.fold(FOLDS),
    )


def words(text: str) -> list[str]:
    """The words of a text, as titles are compared."""
    return WORD.findall(text.casefold())


def fit(values: np.ndarray, is_gold: np.ndarray) -> LogisticRegression:
    """The linear model of some lines."""
    return LogisticRegression(C=PENALTY, max_iter=2000).fit(values, is_gold)


def chosen(prints: Sequence[Lines], odds: np.ndarray) -> tuple[float, float]:
    """Of all prints the share whose likeliest line is the gold's, and of those with one likely enough."""
    right, said, place = 0, [], 0
    for each in prints:
        own = odds[place : place + len(each.is_gold)]
        place += len(each.is_gold)
        best = int(np.argmax(own)) if len(own) else -1
        right += best >= 0 and each.is_gold[best]
        if best >= 0 and own[best] >= LEAST:
            said.append(each.is_gold[best])
    return right / len(prints), float(np.mean(said))


def prints_in(archives: Iterable[Path], flatteners: Iterable[str]) -> list[Page]:
    """The prints whose gold has a title."""
    flats = list(flatteners)
    found = [page for archive in archives for flat in flats for page in pages(archive, flat)]
    return [page for page in found if page.row.get("title")]


def main() -> None:
    """Learn the weights, and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--flat", nargs="+", required=True, metavar="NAME")
    parser.add_argument("--out", type=Path, default=Path("cleantext/weights/headline.json"))
    options = parser.parse_args()
    with Pool(2) as pool:
        prints = pool.map(lines_of, prints_in(options.archives, options.flat), chunksize=16)
    table = DictVectorizer(sparse=False)
    values = table.fit_transform([evidence for each in prints for evidence in each.evidence])
    is_gold = np.array([gold for each in prints for gold in each.is_gold])
    fold = np.repeat([each.fold for each in prints], [len(each.is_gold) for each in prints])
    odds = np.zeros(len(values))
    for held in range(FOLDS):
        odds[fold == held] = fit(values[fold != held], is_gold[fold != held]).decision_function(
            values[fold == held]
        )
    first, likely = chosen(prints, odds)
    about = {
        "prints": len(prints),
        "lines": len(values),
        "right": round(first, 3),
        "right where likely": round(likely, 3),
    }
    model = fit(values, is_gold)
    names = zip(table.get_feature_names_out(), model.coef_[0].tolist(), strict=True)
    weights = {
        "": round(float(model.intercept_[0]), 2),
        **{str(name): round(weight, 2) for name, weight in names},
    }
    options.out.write_text(
        json.dumps({"about": about, "weights": weights}, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    print(about, weights)


if __name__ == "__main__":
    main()
