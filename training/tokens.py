"""Stage one: the tokens of elements and of short blocks, and the linear model that weighs them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sparse
from attrs import define
from sklearn.linear_model import LogisticRegression

from cleantext.document import Document
from cleantext.elements import Elements, elements_of
from cleantext.learned.word_weights import BETWEEN
from cleantext.learned.wording import LEAF, Wording, name_tokens, text_tokens
from training.lines import Words
from training.samples import Labels, Sample

MIN_DOMAINS = 5  # a word becomes a feature only if pages of so many domains have it
LEAST_WEIGHT = 0.02  # words that weigh less are left out
PENALTY = 0.0015  # C of the linear model; 0.001 to 0.003 measured alike, 0.01 overfits


@define
class Tokens:
    """The tokens of a page's elements, by their number in `called`, and those of its blocks' own words."""

    elements: Elements
    called: list[list[str]]
    texts: list[list[str]]

    @property
    def leaves(self) -> set[int]:
        """The elements that are one of the innermost two of a block."""
        innermost = set(self.elements.innermost) - {-1}
        return innermost | {self.elements.parents[number] for number in innermost} - {-1}

    @property
    def names(self) -> set[str]:
        """``E`` and a token of any element, ``L`` and one of the innermost two, ``T`` and one of a block's words."""
        found = {"E" + token for tokens in self.called for token in tokens}
        found |= {"L" + token for number in self.leaves for token in self.called[self.elements.names[number]]}
        return found | {"T" + token for tokens in self.texts for token in tokens}

    def rows(self, number: dict[str, int]) -> Iterator[list[int]]:
        """For each block the numbers of its tokens that have one, as often as it has them."""
        own = [
            [number[name] for token in tokens if (name := "E" + token) in number] for tokens in self.called
        ]
        leaf = [
            [number[name] for token in tokens if (name := "L" + token) in number] for tokens in self.called
        ]
        parents, names = self.elements.parents, self.elements.names
        around: list[list[int]] = []
        for element, parent in zip(names, parents, strict=True):
            around.append(around[parent] + own[element] if parent >= 0 else own[element])
        for innermost, tokens in zip(self.elements.innermost, self.texts, strict=True):
            row = [number[name] for token in tokens if (name := "T" + token) in number]
            if innermost >= 0:
                row += around[innermost]
            place = innermost
            for _ in range(LEAF):
                if place >= 0:
                    row += leaf[names[place]]
                    place = parents[place]
            yield row


def tokens_of(document: Document) -> Tokens:
    """The tokens of a page."""
    elements = elements_of(document.blocks)
    return Tokens(
        elements,
        [name_tokens(*name) for name in elements.called],
        [text_tokens(block) for block in document.blocks],
    )


@define
class Table:
    """How often each block of all samples has each token."""

    counts: sparse.csr_matrix
    names: list[str]


def table(samples: Sequence[Sample]) -> Table:
    """Count the tokens of all blocks; only those of several domains become columns."""
    domains: dict[str, set[str]] = defaultdict(set)
    pages_tokens = [tokens_of(each.document) for each in samples]
    for each, tokens in zip(samples, pages_tokens, strict=True):
        for name in tokens.names:
            domains[name].add(each.page.domain)
    names = sorted(name for name, where in domains.items() if len(where) >= MIN_DOMAINS)
    number = {name: place for place, name in enumerate(names)}
    places = array("i")
    starts = [0]
    for tokens in pages_tokens:
        for row in tokens.rows(number):
            places.extend(row)
            starts.append(len(places))
    counts = sparse.csr_matrix(
        (np.ones(len(places), np.float32), np.frombuffer(places, np.int32), np.array(starts)),
        (len(starts) - 1, len(names)),
    )
    counts.sum_duplicates()
    return Table(counts, names)


def fit_wording(tokens: Table, rows: Labels, training: np.ndarray, prose: Words) -> Wording:
    """The linear models, as weights by kind of token; the smallest are left out."""
    model = LogisticRegression(C=PENALTY, max_iter=80, tol=1e-3)
    model.fit(tokens.counts[training], rows.target[training] >= 0.5, sample_weight=rows.weight[training])
    parts: dict[str, dict[str, int]] = {"E": {}, "L": {}, "T": {}}
    for name, value in zip(tokens.names, model.coef_[0], strict=True):
        if abs(value) >= LEAST_WEIGHT and BETWEEN not in name:
            parts[name[0]][name[1:]] = round(100 * float(value))
    return Wording(parts["E"], parts["L"], parts["T"], prose.fit_prose(rows.target, rows.weight, training))
