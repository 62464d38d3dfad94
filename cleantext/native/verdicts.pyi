from collections.abc import Sequence

from cleantext.blocks import Block, Verdict
from cleantext.labels import Label

def verdicts_on(
    blocks: Sequence[Block],
    settled: Sequence[Verdict | None],
    said: Sequence[tuple[Label, str] | None],
    name: str,
) -> list[Verdict]: ...
def verdict_of(block: Block, label: Label, reason: str, filter: str = "") -> Verdict: ...
def verdicts_of(blocks: list[Block], label: Label, reason: str, name: str) -> list[Verdict]: ...
