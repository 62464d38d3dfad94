from collections.abc import Sequence

from cleantext.blocks import Block, Verdict
from cleantext.labels import Label

def runs_of(settled: Sequence[Verdict | None]) -> list[slice]: ...
def chosen(
    probabilities: Sequence[float], words: Sequence[int], doubt: float = 0.0, boldness: float = 1.0
) -> list[bool]: ...
def verdicts(
    blocks: Sequence[Block],
    probabilities: Sequence[float],
    picked: Sequence[bool],
    telling: Sequence[str],
    low: float,
    high: float,
    name: str,
) -> list[Verdict]: ...
def verdicts_on(
    blocks: Sequence[Block],
    settled: Sequence[Verdict | None],
    said: Sequence[tuple[Label, str] | None],
    name: str,
) -> list[Verdict]: ...
