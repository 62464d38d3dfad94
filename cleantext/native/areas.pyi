from collections.abc import Sequence

from cleantext.blocks import Block, Verdict
from cleantext.elements import Elements
from cleantext.figures.class_words import Name

def senses_of(names: Sequence[Name]) -> bytes: ...
def framed_pictures(blocks: Sequence[Block], elements: Elements) -> list[tuple[int, int]]: ...
def article_pictures(
    blocks: Sequence[Block], settled: Sequence[Verdict | None], elements: Elements, senses: bytes
) -> list[Block]: ...
