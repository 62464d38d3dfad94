from collections.abc import Sequence

from cleantext.blocks import Block, Verdict
from cleantext.phrasebook.book import Phrasebook, PhraseMatch

class Matcher:
    def __init__(self, book: Phrasebook) -> None: ...
    def match(self, folded: str) -> PhraseMatch | None: ...

def matches(
    book: Phrasebook, blocks: Sequence[Block], settled: Sequence[Verdict | None]
) -> list[tuple[Block, PhraseMatch]]: ...
