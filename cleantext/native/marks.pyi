from collections.abc import Container

from cleantext.blocks import Block, Kind, Verdict
from cleantext.credits import marks

class Marks(marks.Marks):
    def __init__(self, plain: marks.Marks) -> None: ...

def looking(plain: marks.Marks) -> marks.Marks: ...
def marked_lines(
    blocks: tuple[Block, ...],
    settled: tuple[Verdict | None, ...],
    marks: marks.Marks,
    longest: int,
    never: Container[Kind],
) -> list[Block]: ...
def labelled_blocks(
    blocks: tuple[Block, ...],
    settled: tuple[Verdict | None, ...],
    marks: marks.Marks,
    longest: int,
    kinds: Container[Kind],
) -> list[Block]: ...
