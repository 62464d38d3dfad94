from cleantext.blocks import Block, Verdict
from cleantext.bylines import Openers

def lines_above_prose(
    blocks: tuple[Block, ...], settled: tuple[Verdict | None, ...], openers: Openers
) -> list[Block]: ...
