"""Floods: text in masses that nobody reads, as broken or hostile pages have it beside an article.

A learned judge of blocks looks at the company they keep, and has never seen a paragraph among nine thousand cells that
say "x", or beside a file in the middle of a text. What is told apart here is left out of the company. Of a hundred saved
pages one has some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.labels import Label

MANY = 30
"""Blocks alike, but for numbers in them, are a flood if they are so many and at least half of all."""

LONG = 1_000
SAMPLE = 4_000
"""Characters. A text of `LONG` is monotonous if its first `SAMPLE` are."""

FEW_CHARACTERS = 12
"""A monotonous text is made of fewer different characters, or a tenth as many different words as words."""

FIRST_WORDS = 200

LONGEST_WORDS = 100
"""Characters to a word, on average, of what is no language written with spaces."""

FEWEST_GOOD = 20
"""Good characters to each one that could not be decoded, in a text that is not garbled."""

ALIKE = 80
"""Characters by which blocks are compared."""

NUMBER = re.compile(r"\d+")


def floods(document: Document) -> list[str | None]:
    """For each block what is wrong with it if it is part of a flood; empty where there is none."""
    blocks = document.blocks
    found: list[str | None] = []
    if len(blocks) >= MANY:
        found = find_alike(blocks, MANY)
    wrong: dict[int, str] = {}
    if len(document.source) >= LONG:
        wrong |= {
            block.index: "the same over and over"
            for block in blocks
            if len(block.text) >= LONG and _is_monotonous(block.text)
        }
    if "\ufffd" in document.source:
        wrong |= {
            block.index: "could not be decoded"
            for block in blocks
            if block.text.count("\ufffd") * FEWEST_GOOD > len(block.text)
        }
    if wrong:
        found = found or [None] * len(blocks)
        for index, reason in wrong.items():
            found[index] = found[index] or reason
    return found


def _is_monotonous(text: str) -> bool:
    sample = text[:SAMPLE]
    words = sample.split()
    if LONGEST_WORDS * len(words) < len(sample):
        return sample.isascii() or len(set(sample)) < FEW_CHARACTERS
    if len(set(sample[:LONG])) >= FEW_CHARACTERS:
        # Most texts have words enough near their beginning.
        if 10 * len(set(filter(str.isalpha, words[:FIRST_WORDS]))) >= len(words):
            return False
    elif len(set(sample)) < FEW_CHARACTERS:
        return True
    return 10 * len(set(NUMBER.sub("0", sample).split())) < len(words)


def alike(blocks: tuple[Block, ...], many: int) -> list[str | None]:
    """For each block whether it is one of `many` that say the same, numbers aside; empty if these are not half of all.

    No list of what they say is kept: they may be a million.
    """
    counts = Counter(said_by(block.text) for block in blocks)
    del counts[""]  # images
    said = {text: one_of(count) for text, count in counts.items() if count >= many}
    if 2 * sum([counts[text] for text in said]) < counts.total() or not said:
        return []
    return [said.get(said_by(block.text)) for block in blocks]


def said_by(text: str) -> str:
    """What a block says, as it is compared with others."""
    text = text[:ALIKE]
    return text if text.isalpha() else NUMBER.sub("0", text)


def one_of(count: int) -> str:
    """The reason for what so many blocks say."""
    return f"one of {count} blocks alike"


def clutter(
    blocks: tuple[Block, ...], settled: tuple[Verdict | None, ...], flooded: list[str | None], name: str
) -> list[Verdict]:
    """The verdicts of the filter `name` on the open blocks that are part of a flood."""
    return [
        Verdict(block.index, block.start, block.start + len(block.text), Label.CLUTTER, reason, name)
        for block, verdict, reason in zip(blocks, settled, flooded, strict=True)
        if reason is not None and verdict is None
    ]


try:
    from cleantext.native.floods import alike as find_alike
    from cleantext.native.floods import clutter as drown
except ImportError:  # nothing has been compiled
    find_alike, drown = alike, clutter


def drowned(document: Document, flooded: list[str | None], name: str) -> list[Verdict]:
    """The verdicts of the filter `name` on what is part of a flood."""
    return drown(document.blocks, document.settled, flooded, name)


def without(document: Document, left_out: Sequence[str | None]) -> tuple[Document, list[Block]]:
    """The document as if it had no blocks with a reason to leave them out, and the others as they are in the whole one."""
    left = [block for block, reason in zip(document.blocks, left_out, strict=True) if reason is None]
    blocks: list[Block] = []
    start = 0
    for block in left:
        blocks.append(evolve(block, index=len(blocks), start=start))
        start = blocks[-1].end + 1
    rest = Document(
        "\n".join([block.text for block in blocks]),
        tuple(blocks),
        document.claims,
        tuple([document.settled[block.index] for block in left]),
        origin=document.origin,
    )
    return rest, left
