"""A small forest of oblivious decision trees that judges all blocks of a page at once.

In an oblivious tree every level asks one question of all blocks ("more than 40 words?"), so that a tree of depth six is
six yes-or-no columns and a table of 64 values. The columns are bytes; looking them up, joining six of them into the
number of a leaf, and adding up the leaves are calls on whole columns (`bytes.translate`, integers as wide as the page),
not loops over blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from struct import unpack

from attrs import frozen

LANE = 4
"""Bytes a block has in the sum of the leaves; a leaf takes two, so 65,536 trees would fit."""


@frozen
class Tree:
    """Questions, as (column, threshold): is the value above it?; and the value of each leaf, in steps of `Forest.step`.

    The answer to question number k is bit k of the leaf's number.
    """

    questions: tuple[tuple[str, int], ...]
    low: bytes  # leaf number (of 256) -> low byte of the leaf's value, shifted to be positive
    high: bytes


@frozen
class Forest:
    """Trees, and how to read the sum of their leaves as log odds: ``sum * step + bias``."""

    trees: tuple[Tree, ...]
    step: float
    bias: float

    def scores(self, columns: Mapping[str, bytes], count: int) -> list[float]:
        """The log odds of each of the `count` blocks to be of the article."""
        if not count:
            return []
        lanes = bytearray(LANE * count)
        total = 0
        from_bytes = int.from_bytes
        answers: dict[tuple[str, int, int], int] = {}
        for tree in self.trees:
            leaf = 0
            for bit, (name, threshold) in enumerate(tree.questions):
                key = (name, threshold, bit)
                answer = answers.get(key)
                if answer is None:
                    answer = answers[key] = from_bytes(columns[name].translate(above(threshold, bit)), "little")
                leaf |= answer
            leaves = leaf.to_bytes(count, "little")
            lanes[0::LANE] = leaves.translate(tree.low)
            lanes[1::LANE] = leaves.translate(tree.high)
            total += from_bytes(lanes, "little")
        sums = unpack(f"<{count}I", total.to_bytes(LANE * count, "little"))
        step, bias = self.step, self.bias
        return [value * step + bias for value in sums]


@cache
def above(threshold: int, bit: int) -> bytes:
    """A table for `bytes.translate`: bit number `bit` set for values above the threshold."""
    return bytes(threshold + 1) + bytes([1 << bit]) * (255 - threshold)


def make_tree(questions: Sequence[tuple[str, int]], leaves: Sequence[int], shift: int) -> Tree:
    """A tree of questions and leaf values (in steps); `shift` is added to make each positive and below 65,536."""
    values = [leaf + shift for leaf in leaves] + [0] * (256 - len(leaves))
    return Tree(tuple(questions), bytes([value & 255 for value in values]), bytes([value >> 8 for value in values]))
