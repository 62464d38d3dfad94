"""Floods: text in masses that nobody reads, as broken or hostile pages have it beside an article.

A learned judge of blocks looks at the company they keep, and has never seen a paragraph among nine thousand cells that
say "x", or beside a file in the middle of a text. What is told apart here is left out of the company. Of a hundred saved
pages one has some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attrs import evolve

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.patterns import late

MANY = 30
"""Blocks alike, but for numbers in them, are a flood if they are so many and at least half of all."""

LONG = 1_000
SAMPLE = 4_000
"""Characters. A text of `LONG` is monotonous if its first `SAMPLE` are."""

FEW_BLOCKS, LONG_AMONG_FEW = 12, 200
"""On a page of so few blocks a shorter text outweighs the others."""

FEW_CHARACTERS = 12
"""A monotonous text is made of fewer different characters, or a tenth as many different words as words."""

FIRST_WORDS = (60, 200)
FIRST_CHARS = 100
"""What is looked at first: most texts show by it that they are not monotonous."""

LONGEST_WORDS = 100
"""Characters to a word, on average, of what is no language written with spaces."""

FEWEST_GOOD = 20
"""Good characters to each one that could not be decoded, in a text that is not garbled."""

SIGNS, MARKS = late("[¡-¿×÷]"), late(r"[#$%&*+/<=>@\[\\\]^_`{|}~]")
FEW_SIGNS = 3
"""Bytes that are no text, read as Latin-1, are signs of both kinds, each one in ten; texts have hardly any of the first,
and never all of them."""

NEAR, FEW_WORDS = 10, 15
"""Blocks from one garbled block to the next, at most, between which others are garbled too, and the words of one that is
not."""

ALIKE = 80
"""Characters by which blocks are compared."""


class Flood(NamedTuple):
    """What a block is part of, in words, and how it is dealt with.

    Attributes:
        reason: The reason for leaving it out.
        is_prose: It is left out of the company of others and judged for itself: a page may print its one good paragraph a
            thousand times.
        is_garbled: It is clutter in whatever company.
    """

    reason: str
    is_prose: bool = False
    is_garbled: bool = False


MONOTONOUS = Flood("the same over and over")
UNDECODED = Flood("could not be decoded", is_garbled=True)
SENTENCES = Flood("one of many paragraphs alike", is_prose=True)
"""Of a text whose first `ALIKE` characters have `OPENING_WORDS` words, and so many different ones of letters alone. Rows of
files have hardly any words that are nothing but letters."""

OPENING_WORDS, DIFFERENT_WORDS = 10, 6

NUMBER = late(r"\d+")


def floods(document: Document) -> list[Flood | None]:
    """For each block the flood that it is part of; empty where there is none."""
    blocks = document.blocks
    found: list[Flood | None] = []
    if len(blocks) >= MANY:
        found = find_alike(blocks, MANY)
    wrong: dict[int, Flood] = {}
    long = LONG if len(blocks) > FEW_BLOCKS else LONG_AMONG_FEW
    if len(document.source) >= long:
        wrong |= {
            block.index: MONOTONOUS for block in find_longer(blocks, long) if _is_monotonous(block.text)
        }
    source = document.source
    if "\ufffd" in source or all(sign in source and source.count(sign) >= FEW_SIGNS for sign in "¤¦¬"):
        wrong |= dict.fromkeys(_garbled(blocks), UNDECODED)
    if wrong:
        found = found or [None] * len(blocks)
        for index, flood in wrong.items():
            found[index] = found[index] or flood
    return found


def _garbled(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that could not be decoded, and what stands between two of them and is no sentence: bytes of the same
    file that happen to be letters."""
    last = -NEAR - 1
    for block in blocks:
        if _is_garbled(block.text):
            if block.index - last <= NEAR:
                between = blocks[last + 1 : block.index]
                if not any(other.text.count(" ") + 1 >= FEW_WORDS for other in between):
                    yield from range(last + 1, block.index)
            yield block.index
            last = block.index


def _is_garbled(text: str) -> bool:
    size = len(text)
    if text.count("\ufffd") * FEWEST_GOOD > size:
        return True
    return len(SIGNS.findall(text)) * FEWEST_GOOD > size and len(MARKS.findall(text)) * FEWEST_GOOD > size


def _is_monotonous(text: str) -> bool:
    sample = text[:SAMPLE]
    words = sample.split()
    if LONGEST_WORDS * len(words) < len(sample):
        return sample.isascii() or len(set(sample)) < FEW_CHARACTERS
    if len(set(sample[:FIRST_CHARS])) >= FEW_CHARACTERS or len(set(sample[:LONG])) >= FEW_CHARACTERS:
        # Most texts have words enough near their beginning.
        if any(10 * len(set(filter(str.isalpha, words[:first]))) >= len(words) for first in FIRST_WORDS):
            return False
    elif len(set(sample)) < FEW_CHARACTERS:
        return True
    return 10 * len(set(NUMBER.sub("0", sample).split())) < len(words)


def alike(blocks: tuple[Block, ...], many: int) -> list[Flood | None]:
    """For each block the flood that it is part of if it is one of `many` that say the same, numbers aside; empty if these are
    not half of all.

    No list of what they say is kept: they may be a million.
    """
    counts = Counter(said_by(block.text) for block in blocks)
    del counts[""]  # images
    said = {text: one_of(count, text) for text, count in counts.items() if count >= many}
    if 2 * sum([counts[text] for text in said]) < counts.total() or not said:
        return []
    return [said.get(said_by(block.text)) for block in blocks]


def said_by(text: str) -> str:
    """What a block says, as it is compared with others."""
    text = text[:ALIKE]
    return text if text.isalpha() else NUMBER.sub("0", text)


def one_of(count: int, said: str) -> Flood:
    """The flood of so many blocks that say the same."""
    words = said.split()
    if len(words) >= OPENING_WORDS and len(set(filter(str.isalpha, words))) >= DIFFERENT_WORDS:
        return SENTENCES
    return Flood(f"one of {count} blocks alike")


def _longer(blocks: tuple[Block, ...], least: int) -> list[Block]:
    """The blocks of at least so many characters."""
    return [block for block in blocks if len(block.text) >= least]


def _closed_up(blocks: list[Block]) -> list[Block]:
    """The blocks as those of a document that has no others, a line break after each."""
    found: list[Block] = []
    start = 0
    for block in blocks:
        found.append(evolve(block, index=len(found), start=start))
        start = found[-1].end + 1
    return found


def clutter(
    blocks: tuple[Block, ...], settled: tuple[Verdict | None, ...], flooded: list[Flood | None], name: str
) -> list[Verdict]:
    """The verdicts of the filter `name` on the open blocks that are part of a flood."""
    return [
        Verdict(block.index, block.start, block.start + len(block.text), Label.CLUTTER, flood.reason, name)
        for block, verdict, flood in zip(blocks, settled, flooded, strict=True)
        if flood is not None and verdict is None
    ]


try:
    from cleantext.native.floods import alike as find_alike
    from cleantext.native.floods import closed_up as close_up
    from cleantext.native.floods import clutter as drown
    from cleantext.native.floods import longer as find_longer
except ImportError:  # nothing has been compiled
    close_up, drown, find_alike, find_longer = _closed_up, clutter, alike, _longer


def drowned(document: Document, flooded: list[Flood | None], name: str) -> list[Verdict]:
    """The verdicts of the filter `name` on what is part of a flood."""
    return drown(document.blocks, document.settled, flooded, name)


def without(document: Document, left_out: Sequence[object]) -> tuple[Document, list[Block]]:
    """The document as if it had no blocks of which something is said, and the others as they are in the whole one."""
    left = [block for block, said in zip(document.blocks, left_out, strict=True) if said is None]
    blocks = close_up(left)
    rest = Document(
        "\n".join([block.text for block in blocks]),
        tuple(blocks),
        document.claims,
        tuple([document.settled[block.index] for block in left]),
        origin=document.origin,
    )
    return rest, left
