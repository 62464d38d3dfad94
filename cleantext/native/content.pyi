from collections.abc import Sequence

from cleantext.blocks import Block, Verdict

def runs_of(settled: Sequence[Verdict | None]) -> list[slice]: ...
def chosen(
    probabilities: Sequence[float],
    words: Sequence[int],
    least_caution: float = 1.0,
    most_caution: float = 1.0,
    known: int = 0,
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
