"""Which blocks of a page are in its gold text: the labels the model learns from.

Gold text is a rendering of the page by someone else. The longest common subsequence of the two word sequences says
which words of the page the gold has in its order; what stands elsewhere in the gold (reordered sections, tables read
by column) is found by runs of words not yet used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen
from rapidfuzz.distance import LCSseq

WORD = re.compile(r"\w+")
RUN = 3  # words that must follow one another for a match out of order to count


@frozen
class Alignment:
    """For each block: its number of words and how many of them are in the gold."""

    words: tuple[int, ...]
    hits: tuple[float, ...]


def align(texts: Sequence[str], gold: str) -> Alignment:
    """Align the texts of a page's blocks with its gold text."""
    vocabulary: dict[str, int] = {}
    number = vocabulary.setdefault
    gold_words = [number(word, len(vocabulary)) for word in WORD.findall(gold.lower())]
    page_words: list[int] = []
    owners: list[int] = []
    counts = []
    for index, text in enumerate(texts):
        words = WORD.findall(text.lower())
        counts.append(len(words))
        page_words.extend(number(word, len(vocabulary)) for word in words)
        owners.extend([index] * len(words))
    in_gold = [False] * len(page_words)
    used = [False] * len(gold_words)
    for block in LCSseq.opcodes(gold_words, page_words) if gold_words and page_words else ():
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                in_gold[block.dest_start + offset] = True
                used[block.src_start + offset] = True
    _drop_scattered(in_gold, used, page_words, owners)
    left = Counter(
        tuple(gold_words[i : i + RUN]) for i in range(len(gold_words) - RUN + 1) if not any(used[i : i + RUN])
    )
    if left:
        for i in range(len(page_words) - RUN + 1):
            run = tuple(page_words[i : i + RUN])
            if left.get(run, 0) > 0 and not any(in_gold[i : i + RUN]) and owners[i] == owners[i + RUN - 1]:
                left[run] -= 1
                in_gold[i : i + RUN] = [True] * RUN
    hits = [0.0] * len(texts)
    for owner, hit in zip(owners, in_gold, strict=True):
        hits[owner] += hit
    return Alignment(tuple(counts), tuple(hits))


def _drop_scattered(in_gold: list[bool], used: list[bool], page_words: list[int], owners: list[int]) -> None:
    """Unmatch blocks of which the subsequence took a few stray words: chance, not the gold's choice of the block."""
    start = 0
    while start < len(owners):
        end = start
        while end < len(owners) and owners[end] == owners[start]:
            end += 1
        if sum(in_gold[start:end]) * 2 < end - start:
            in_gold[start:end] = [False] * (end - start)
        start = end
