from cleantext.blocks import Block
from cleantext.elements import Elements

def in_company(
    elements: Elements, weighed: list[Block], likely: list[float], words: list[int]
) -> list[float]: ...
def without_pieces(
    elements: Elements, weighed: list[Block], words: list[int], picked: list[bool]
) -> list[bool]: ...
def without_gaps(
    weighed: list[Block], likely: list[float], words: list[int], picked: list[bool]
) -> list[bool]: ...
