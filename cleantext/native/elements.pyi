from collections.abc import Sequence

from cleantext.blocks import Block
from cleantext.elements import Elements

def elements_of(blocks: Sequence[Block]) -> Elements: ...
