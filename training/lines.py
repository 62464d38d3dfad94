"""What training needs besides: the verdicts of the rules, the weights of words in lines that are not short, and for flat
text more prints than the archives hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
import scipy.sparse as sparse
from attrs import define, evolve
from sklearn.linear_model import LogisticRegression, SGDClassifier

from cleantext.document import Document
from cleantext.learned.features import word_count
from cleantext.learned.line_features import FEWEST_KNOWN, words_of
from cleantext.presets import ARTICLE
from training.markup import SEED, Facts, picked
from training.pages import Page

RULES = ARTICLE.without("main_content")
"""The filters whose verdicts the learned one sees."""

NEWS = 2.0
"""How many times the pages of news count: they are few, and all the languages but English are among them."""

PENALTY = 0.15  # C of the linear model
MIN_DOMAINS = 12
LEAST = 0.02  # smaller weights are left out; not larger ones, since how many words are known counts

MARKUP_WORDED, MARKUP_LEAST = 300_000, 0.3
"""From so many lines the weights of words for each kind of markup are learned, and smaller ones than this are left out."""

SURE_CHARS = 40  # a line so long that is in the gold text is there for no other line's sake
MOST_AROUND = 24  # lines of the surroundings, blank ones among them

MARKERS = "•◦▪ \t"


def with_more_prints(prints: Sequence[Page]) -> Iterator[Page]:
    """The prints, and others made of them: cut down to the article's surroundings, some with their lines bare."""
    for page in prints:
        yield page
        if page.flat == "resiliparse":
            yield evolve(page, content=surroundings(page), flat="cut")
        elif page.flat == "inscriptis":
            yield evolve(page, content=bare_lines(surroundings(page)), flat="wet")


def bare_lines(text: str) -> str:
    """Lines, and nothing else, as Common Crawl's WET files have them."""
    lines = [line.strip(MARKERS) for line in text.replace("\t\t", "\n").split("\n")]
    return "\n".join(filter(None, lines))


def surroundings(page: Page) -> str:
    """The part of a print from a few lines above the first line of the gold text to a few below the last.

    Pages of few lines are rare in the archives, and what a model takes for a long menu must not be all it knows.
    """
    lines = str(page.content).split("\n")
    gold = " ".join(page.row["text"].split())
    inside = [
        place
        for place, line in enumerate(lines)
        if len(line) >= SURE_CHARS and " ".join(line.split()).lstrip(MARKERS) in gold
    ]
    if not inside:
        return ""
    number = crc32(page.key.encode())
    above, below = 2 + number % MOST_AROUND, 2 + number // 256 % MOST_AROUND
    return "\n".join(lines[max(0, inside[0] - above) : inside[-1] + below])


MADE = 0.5
"""The same of short pieces and of prints made here: the model is for them too, but most for what the archives hold."""


def page_weight(page: Page) -> float:
    """How many times a page counts."""
    weight = NEWS if page.row["type"] == "news" else 1.0
    if is_short(page):
        weight *= MADE
    return weight * MADE if "x-" in page.flat else weight


def is_short(page: Page) -> bool:
    """Whether it is a short piece of a print, see `training.prints.shortened`."""
    return page.flat.startswith("short")


def is_foreign(page: Page) -> bool:
    """Whether a page is taken for one in a language that the weights of words know nothing of: every other short one.

    Else prose in such a language would look like nothing seen, and short pages in it would lose theirs.
    """
    return is_short(page) and crc32(page.key.encode()) % 2 == 1


@define
class Words:
    """The words of lines of at least some length, as a sparse table, a row a line of any length."""

    counts: sparse.csr_matrix
    names: list[str]

    def fit_prose(self, target: np.ndarray, weight: np.ndarray, training: np.ndarray) -> dict[str, int]:
        """The weights, in hundredths; of no word the bias."""
        rows = training & (np.diff(self.counts.indptr) >= FEWEST_KNOWN)
        model = LogisticRegression(C=PENALTY, max_iter=60, tol=1e-3)
        model.fit(self.counts[rows], target[rows] >= 0.5, sample_weight=weight[rows])
        return self._weights(model, LEAST)

    def fit_markup(self, facts: Facts, training: np.ndarray) -> dict[str, dict[str, int]]:
        """For each kind of markup the weights for it."""
        rows = picked(facts.is_known & training & (np.diff(self.counts.indptr) > 0), MARKUP_WORDED)
        found = {}
        for name, has in facts.has.items():
            model = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=6, tol=None, random_state=SEED)
            model.fit(self.counts[rows], has[rows])
            found[name] = self._weights(model, MARKUP_LEAST)
        return found

    def _weights(self, model: LogisticRegression | SGDClassifier, least: float) -> dict[str, int]:
        """The weights of a linear model, in hundredths; of no word the bias. The smallest are left out."""
        kept = [
            (n, value) for n, value in zip(self.names, model.coef_[0], strict=True) if abs(value) >= least
        ]
        return {"": round(100 * float(model.intercept_[0]))} | {
            n: round(100 * float(value)) for n, value in kept
        }


def words_table(documents: Sequence[Document], domains: Sequence[str], shortest: int) -> Words:
    """The table for these documents; lines of fewer than `shortest` words have none, and words of too few domains are left
    out."""
    where: dict[str, set[str]] = defaultdict(set)
    rows: list[list[str]] = []
    for document, domain in zip(documents, domains, strict=True):
        for block in document.blocks:
            rows.append(list(words_of(block).all) if word_count(block.text) >= shortest else [])
            for word in rows[-1]:
                where[word].add(domain)
    names = sorted([word for word, found in where.items() if len(found) >= MIN_DOMAINS])
    number = {word: place for place, word in enumerate(names)}
    places: list[int] = []
    values: list[float] = []
    starts = [0]
    for row in rows:
        known = [number[word] for word in row if word in number]
        places += known
        values += [max(1, len(known)) ** -0.5] * len(known)
        starts.append(len(places))
    counts = sparse.csr_matrix(
        (np.array(values, np.float32), np.array(places, np.int32), np.array(starts)),
        shape=(len(rows), len(names)),
    )
    return Words(counts, names)
