from collections.abc import Callable, Sequence

from cleantext.blocks import Block
from cleantext.document import Document
from cleantext.elements import Elements
from cleantext.features import Column, Evidence, Wording

class Weights:
    def __init__(self, wording: Wording) -> None: ...

def evidence(blocks: Sequence[Block], wording: Wording, elements: Elements | None = None) -> Evidence: ...
def columns(
    document: Document,
    said: Evidence,
    elements: Elements | None = None,
    asked: frozenset[str] | None = None,
) -> dict[str, Column]: ...
def word_counts(texts: Sequence[str]) -> list[int]: ...

TWINS: dict[str, Callable[..., dict[str, Column]]]
