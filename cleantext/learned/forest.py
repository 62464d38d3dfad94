"""A small forest of oblivious decision trees that judges all blocks of a page at once.

In an oblivious tree every level asks one question of all blocks ("more than 40 words?"), so that a tree of depth six is
six yes-or-no columns and a table of 64 values. A column is ``bytes``, one value a block. The trees lie in a few strings of
bytes, as the compiled plan reads them and a weights file holds them; they are made one by one only where somebody asks for
one (see `cleantext.learned.trees`).
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from math import exp
from struct import pack, unpack
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from cleantext.learned.trees import Column, Tree
    from cleantext.learned.trees import Plan as PlainPlan

try:
    from cleantext.native.forest import Plan as CompiledPlan
except ImportError:  # nothing has been compiled
    CompiledPlan = None  # type: ignore[assignment,misc]

BITS = 8
"""Bits of the byte that a block has for the number of its leaf; no tree asks more questions."""

MAX_SUM = 65_535
"""What the leaves of a block may add up to, in steps above the lowest leaf of each tree: two bytes."""

PACKED = ("depths", "asked", "thresholds", "leaves")
"""What a weights file has of a forest in base 64."""


@frozen(slots=False, repr=False)  # one a process: what it costs is to make the class
class Forest:
    """Trees, and how to read the sum of their leaves as log odds: ``sum * step + bias``.

    Attributes:
        names: The columns that are asked for.
        depths: How many questions each tree asks, a byte each.
        asked: Of each question of each tree the number of its column, two bytes each, the lower first.
        thresholds: Of each question what a value must be above, a byte each.
        leaves: Of each leaf of each tree its value in steps, two bytes each.
    """

    names: tuple[str, ...]
    depths: bytes
    asked: bytes
    thresholds: bytes
    leaves: bytes
    step: float
    bias: float

    def __attrs_post_init__(self) -> None:
        questions, leaves = sum(self.depths), sum([1 << depth for depth in self.depths])
        found = len(self.asked), len(self.thresholds), len(self.leaves)
        if max(self.depths, default=0) > BITS or found != (2 * questions, questions, 2 * leaves):
            raise ValueError(
                f"{questions} questions of trees with {leaves} leaves, at most {BITS} a tree, do not take {found} bytes"
            )

    @classmethod
    def from_rows(cls, rows: Mapping[str, Any]) -> Forest:
        """Read what `to_rows` wrote."""
        packed = {name: a2b_base64(rows[name]) for name in PACKED}
        return cls(names=tuple(rows["names"]), step=rows["step"], bias=rows["bias"], **packed)

    def to_rows(self) -> dict[str, Any]:
        """The forest as JSON has it."""
        packed = {name: b2a_base64(getattr(self, name), newline=False).decode() for name in PACKED}
        return {"names": list(self.names), **packed, "step": self.step, "bias": self.bias}

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The trees one by one."""
        from cleantext.learned.trees import make_tree

        asked = unpack(f"<{len(self.asked) // 2}H", self.asked)
        questions = zip([self.names[number] for number in asked], self.thresholds, strict=True)
        leaves = iter(unpack(f"<{len(self.leaves) // 2}h", self.leaves))
        return tuple(
            [make_tree(islice(questions, depth), islice(leaves, 1 << depth)) for depth in self.depths]
        )

    @cached_property
    def plan(self) -> PlainPlan | CompiledPlan:
        """How the trees are worked out; made at first use. `ValueError` where leaves may add up to more than `MAX_SUM`."""
        plan = _plan_of(self)
        if plan.most > MAX_SUM:
            raise ValueError(
                f"the leaves of {len(self.depths)} trees may add up to more than {MAX_SUM} steps; take larger steps"
            )
        return plan

    def scores(self, columns: Mapping[str, Column], runs: Sequence[slice]) -> list[float]:
        """The log odds to be of the article of each block in these runs of blocks."""
        plan = self.plan
        return plan.scores(columns, runs, self.step, self.bias + plan.lowest * self.step)


def _plan_of(forest: Forest) -> PlainPlan | CompiledPlan:
    if CompiledPlan is not None:
        return CompiledPlan(forest)
    from cleantext.learned.trees import make_plan

    return make_plan(forest.trees)


def likelihood(score: float) -> float:
    """The probability that log odds stand for."""
    return 1 / (1 + exp(-score)) if score > -500 else 0.0  # below, `exp` would overflow


def grown(trees: Iterable[Tree], step: float, bias: float) -> Forest:
    """A forest of these trees. `ValueError` where the leaves of a block could add up to more than `MAX_SUM`."""
    trees = tuple(trees)
    questions = [question for tree in trees for question in tree.questions]
    numbers = {name: number for number, name in enumerate(dict.fromkeys([name for name, _ in questions]))}
    leaves = list(chain.from_iterable([tree.leaves for tree in trees]))
    forest = Forest(
        tuple(numbers),
        bytes([len(tree.questions) for tree in trees]),
        pack(f"<{len(questions)}H", *[numbers[name] for name, _ in questions]),
        bytes([threshold for _, threshold in questions]),
        pack(f"<{len(leaves)}h", *leaves),
        step,
        bias,
    )
    _ = forest.plan  # says so where there is none
    return forest
