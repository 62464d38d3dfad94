"""Floods: text in masses that nobody reads, as broken or hostile pages have it beside an article.

A learned judge of blocks looks at the company they keep, and has never seen a paragraph among nine thousand cells that
say "x", or beside a file in the middle of a text. What is told apart here is left out of the company. Of a hundred saved
pages one has some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve

from cleantext.blocks import Block
from cleantext.document import Document

try:
    from cleantext.native.content import may_be_alike
except ImportError:  # nothing has been compiled

    def may_be_alike(blocks: Sequence[Block], chars: int, many: int) -> bool:
        """Whether half of the blocks may begin like `many` others; to ask is worth it only where it costs nothing."""
        return True


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


def floods(document: Document) -> Mapping[int, str]:
    """The blocks of a page that are part of a flood, each with what is wrong with it."""
    found: dict[int, str] = {}
    if len(document.source) >= LONG:
        found |= {
            block.index: "the same over and over"
            for block in document.blocks
            if len(block.text) >= LONG and _is_monotonous(block.text)
        }
    if "\ufffd" in document.source:
        found |= {
            block.index: "could not be decoded"
            for block in document.blocks
            if block.text.count("\ufffd") * FEWEST_GOOD > len(block.text)
        }
    if len(document.blocks) >= MANY and may_be_alike(document.blocks, ALIKE, MANY):
        found |= _alike(document.blocks)
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


def _alike(blocks: Sequence[Block]) -> dict[int, str]:
    """The blocks of which many say the same, numbers aside. No list of what they say is kept: they may be a million."""
    counts = Counter(_said(block) for block in blocks)
    del counts[""]  # images
    many = {said: f"one of {count} blocks alike" for said, count in counts.items() if count >= MANY}
    if 2 * sum([counts[said] for said in many]) < counts.total():
        return {}
    found = {}
    for block in blocks:
        reason = many.get(_said(block))
        if reason is not None:
            found[block.index] = reason
    return found


def _said(block: Block) -> str:
    text = block.text[:ALIKE]
    return text if text.isalpha() else NUMBER.sub("0", text)


def without(document: Document, left_out: Mapping[int, str]) -> tuple[Document, list[Block]]:
    """The document as if it had no such blocks, and the blocks it has left, as they are in the whole one."""
    left = [block for block in document.blocks if block.index not in left_out]
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
