from collections.abc import Sequence

from cleantext.blocks import Block
from cleantext.elements import Elements
from cleantext.figures.class_words import Name

def senses_of(names: Sequence[Name]) -> bytes: ...
def framed_pictures(blocks: Sequence[Block], elements: Elements) -> list[tuple[int, int]]: ...
