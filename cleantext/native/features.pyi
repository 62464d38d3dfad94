from collections.abc import Callable, Iterable, Sequence

from cleantext.blocks import Block
from cleantext.document import Document
from cleantext.elements import Elements
from cleantext.learned.features import Column
from cleantext.learned.wording import Evidence, Wording

class Weights:
    def __init__(self, wording: Wording) -> None: ...

def evidence(blocks: Sequence[Block], wording: Wording, elements: Elements | None = None) -> Evidence: ...
def columns(
    document: Document,
    said: Evidence,
    elements: Elements | None = None,
    asked: frozenset[str] | None = None,
) -> dict[str, Column]: ...
def words_of(blocks: Iterable[Block]) -> list[int]: ...
def words_in(blocks: Iterable[Block]) -> int: ...
def prose_words_in(blocks: Iterable[Block]) -> int: ...

TWINS: dict[str, Callable[..., dict[str, Column]]]
