from collections.abc import Mapping, Sequence

from cleantext.forest import Column, Tree

class Plan:
    lowest: int
    def __init__(self, trees: Sequence[Tree]) -> None: ...
    def scores(
        self, columns: Mapping[str, Column], runs: Sequence[slice], step: float, bias: float
    ) -> list[float]: ...
