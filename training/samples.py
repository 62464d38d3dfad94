"""Samples: pages and prints read, and how much of each block is in the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import numpy as np
from attrs import define, evolve

from cleantext.document import Document
from training.alignment import WORD, align
from training.excerpts import excerpt
from training.lines import RULES, page_weight
from training.pages import FOLDS, Page
from training.prints import printed, shortened

EXCERPT = 0.1  # what a page cut short weighs beside the whole one; at 0.5, and with CASE at 12, documentation lost 0.006
SNIPPETS = 3  # what a page whose gold is snippets weighs; they tell of few blocks, but of many languages
MOST_BLOCKS = 450
"""Longer prints made for training are left out: what they cost is more than they tell."""

CASE = 6  # what a page of the corpus weighs beside one of an archive: there are few, and each was made to show something


@define
class Sample:
    """A page made ready: its document, and for each block its words, the share in the gold, and its weight."""

    page: Page
    document: Document
    words: np.ndarray
    share: np.ndarray
    weight: np.ndarray
    gold_words: int


def cut_short(whole: Sample) -> Sample | None:
    """A short page made of a sample, see `training.excerpts`; ``None`` of one that is short or has no gold text."""
    if not whole.gold_words:
        return None
    cut = excerpt(whole.document, whole.words.tolist(), whole.share.tolist(), whole.page.key)
    if cut is None:
        return None
    document = RULES(evolve(cut.document, settled=(), cuts=()))
    words, share = whole.words[cut.left], whole.share[cut.left]
    gold = int((words * share).sum())
    weight = np.where(words > 0, np.minimum(0.5, (words + 3) / (gold + 100)), 0.0) * EXCERPT
    return Sample(whole.page, document, words, share, weight, gold)


def print_sample(job: tuple[Page, str]) -> Sample | None:
    """A page as a printer prints it, made ready; ``None`` where there is no such print, or only a very long one."""
    page = printed(*job)
    made = sample(page) if page is not None else None
    return made if made is not None and 0 < len(made.words) <= MOST_BLOCKS else None


def short_sample(job: tuple[Sample, int]) -> Sample | None:
    """A short piece of a print, made ready; ``None`` where there is none."""
    whole, number = job
    page = shortened(whole.page, whole.document, whole.words, whole.share, number)
    made = sample(page) if page is not None else None
    return made if made is not None and len(made.words) else None


def short_jobs(samples: Iterable[Sample]) -> Iterator[tuple[Sample, int]]:
    """Of which prints short pieces are made: two of each of news, one of one print of each article, and of the others."""
    for each in samples:
        page, number = each.page, crc32(each.page.row["id"].encode())
        if page.flat.startswith("x-"):
            if "text" in page.row:
                yield each, 1
        elif page.flat not in ("resiliparse", "inscriptis"):
            continue
        elif page.row["type"] == "news":
            yield from ((each, 1), (each, 2))
        elif number % 2 == (page.flat == "inscriptis"):
            yield each, 1


def squash(text: str) -> str:
    return " ".join(text.split()).lower()


def sample(page: Page) -> Sample:
    """Read a page and say of each block how much of it is in the gold."""
    from cleantext.readers.html import read_html
    from cleantext.readers.text import read_text

    document = read_text(page.content) if isinstance(page.content, str) else read_html(page.content)
    texts = [block.text for block in document.blocks]
    if "text" in page.row:
        alignment = align(texts, page.row["text"])
        words = np.array(alignment.words, float)
        share = np.array(alignment.hits) / np.maximum(words, 1)
        gold = len(WORD.findall(page.row["text"].lower()))
        known = words > 0 if gold else np.zeros(len(words), bool)
        weight = np.where(known, np.minimum(0.5, (words + 3) / (gold + 100)), 0.0)
        weight *= CASE if page.row["type"] == "case" else 1
    else:
        gold = 0
        words = np.array([len(WORD.findall(text)) for text in texts], float)
        share, known = _by_snippets(texts, page.row)
        weight = np.where(known, np.minimum(0.1, (words + 3) / (words[known].sum() + 100)), 0.0) * SNIPPETS
    if isinstance(page.content, str):
        weight *= page_weight(page)
    return Sample(page, RULES(document), words, share, weight, gold)


def _by_snippets(texts: Sequence[str], row: dict[str, list[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Labels of the blocks that hold a required or a forbidden snippet; the others stay unknown."""
    require = [squash(text) for text in row.get("require") or []]
    forbid = [squash(text) for text in row.get("forbid") or []]
    share, known = np.zeros(len(texts)), np.zeros(len(texts), bool)
    for index, text in enumerate(texts):
        low = squash(text)
        if any(snippet in low for snippet in require):
            share[index], known[index] = 1.0, True
        elif any(snippet in low for snippet in forbid):
            known[index] = True
    return share, known


@define
class Labels:
    """What is known of all blocks of some samples: the share in the gold, the weight, and fold and number of their page."""

    target: np.ndarray
    weight: np.ndarray
    fold: np.ndarray
    owner: np.ndarray


def labels(samples: Sequence[Sample]) -> Labels:
    """The labels of all blocks; weights are 1 in the mean."""
    sizes = [len(each.words) for each in samples]
    weight = np.concatenate([each.weight for each in samples])
    return Labels(
        np.concatenate([each.share for each in samples]),
        weight / weight[weight > 0].mean(),
        np.repeat([each.page.fold(FOLDS) for each in samples], sizes),
        np.repeat(np.arange(len(samples)), sizes),
    )
