from collections.abc import Iterable

from cleantext.blocks import Block, Verdict
from cleantext.document import Document

def settle(
    blocks: tuple[Block, ...], settled: list[Verdict | None], verdicts: Iterable[Verdict], filter: str
) -> dict[int, list[Verdict]]: ...
def text_of(document: Document) -> str: ...
