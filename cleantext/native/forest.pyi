from collections.abc import Mapping, Sequence

from cleantext.learned.forest import Forest
from cleantext.learned.trees import Column

class Plan:
    lowest: int
    most: int
    def __init__(self, forest: Forest) -> None: ...
    def scores(
        self, columns: Mapping[str, Column], runs: Sequence[slice], step: float, bias: float
    ) -> list[float]: ...
