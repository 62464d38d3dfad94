from collections.abc import Sequence

from cleantext.blocks import Block, Verdict
from cleantext.labels import Label

def runs_of(settled: Sequence[Verdict | None]) -> list[slice]: ...
def chosen(
    probabilities: Sequence[float],
    words: Sequence[int],
    least_caution: float = 1.0,
    most_caution: float = 1.0,
    known: int = 0,
) -> list[bool]: ...
def labelled(blocks: Sequence[Block], settled: Sequence[Verdict | None], label: Label) -> list[Block]: ...
def without_doubtful(
    blocks: Sequence[Block], likely: Sequence[float], words: Sequence[int], picked: Sequence[bool]
) -> list[bool]: ...
def likelihoods(scores: list[float]) -> list[float]: ...
def likelihood_codes(scores: list[float]) -> bytes: ...
def mean_codes(codes: bytes, reach: int) -> bytes: ...
def verdicts(
    blocks: Sequence[Block],
    probabilities: Sequence[float],
    picked: Sequence[bool],
    telling: Sequence[str],
    low: float,
    high: float,
    name: str,
) -> list[Verdict]: ...
