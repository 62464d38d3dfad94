"""The trees of a forest one by one, and how plain Python asks them: in few calls on whole columns.

Looking a column up, joining six of them into the number of a leaf, and adding up the leaves are calls on whole columns
(`bytes.translate`, and integers with a byte a block), not loops over blocks. What costs is then the number of such calls, and
a `Plan`, made once for a forest, keeps it small: one look-up answers up to eight questions about a column, and leaves are
added a byte at a time for as long as no byte can overflow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import itemgetter, or_
from struct import unpack
from typing import Any

from attrs import frozen

from cleantext.learned.forest import BITS

Question = tuple[str, int]
"""A column and a threshold: is the value above it?"""

Column = bytes


@frozen
class Tree:
    """The questions of each level, and the values of the leaves in steps of `Forest.step`.

    The answer to question number k is bit k of the leaf's number.
    """

    questions: tuple[Question, ...]
    leaves: tuple[int, ...]


def make_tree(questions: Iterable[Sequence[Any]], leaves: Iterable[int]) -> Tree:
    """A tree of (column, threshold) pairs and leaf values; `ValueError` unless there is a leaf for all answers."""
    tree = Tree(tuple([(name, threshold) for name, threshold in questions]), tuple(leaves))
    depth = len(tree.questions)
    if depth > BITS or len(tree.leaves) != 1 << depth:
        raise ValueError(
            f"a tree of {depth} questions has {len(tree.leaves)} leaves; it needs {1 << depth}, and at most {BITS} questions"
        )
    return tree


# -- the plan ------------------------------------------------------------------------------------------------------

Pack = tuple[str, bytes, tuple[int, ...]]
"""A column, a table that answers up to eight questions about a value, one a bit, and the bits that are used."""

Step = tuple[Callable[[Sequence[int]], tuple[int, ...]], bytes]
"""Which answers make the number of a leaf, and a table from that number to (a part of) the leaf's value."""


@frozen
class Plan:
    """The work of a forest, in few calls.

    Attributes:
        packs: The questions, by column. Each answer has a fixed bit of the leaf's number.
        rounds: The trees, in groups whose largest values add up to 255 at most.
        lowest: The sum of each tree's lowest leaf, which the tables leave out.
        most: What the leaves of a block may add up to above it. Not more than two bytes hold: sums stand side by side.
    """

    packs: tuple[Pack, ...]
    rounds: tuple[tuple[Step, ...], ...]
    lowest: int
    most: int

    def scores(
        self, columns: Mapping[str, Column], runs: Sequence[slice], step: float, bias: float
    ) -> list[float]:
        """The sum of each block's leaves above `lowest`, times `step`, and `bias`."""
        return [value * step + bias for value in self._sums(columns, runs)]

    def _sums(self, columns: Mapping[str, Column], runs: Sequence[slice]) -> list[int]:
        count = sum([run.stop - run.start for run in runs])
        if not count:
            return []
        answers = self._answers(columns, runs, count)
        from_bytes = int.from_bytes
        even_lanes = from_bytes(b"\xff\x00" * (count // 2 + 1), "little")
        even = odd = 0
        for steps in self.rounds:
            total = 0
            for pick, table in steps:
                leaves = reduce(or_, pick(answers)).to_bytes(count, "little")
                total += from_bytes(leaves.translate(table), "little")
            even += total & even_lanes
            odd += (total >> 8) & even_lanes
        return _interleaved(even, odd, count)

    def _answers(self, columns: Mapping[str, Column], runs: Sequence[slice], count: int) -> list[int]:
        from_bytes = int.from_bytes
        ones = from_bytes(b"\x01" * count, "little")
        lanes = [ones << bit for bit in range(BITS)]
        answers: list[int] = []
        values = {name: b"".join([columns[name][run] for run in runs]) for name, _, _ in self.packs}
        for name, table, bits in self.packs:
            word = from_bytes(values[name].translate(table), "little")
            answers += [word & lanes[bit] for bit in bits]
        return answers


def _interleaved(even: int, odd: int, count: int) -> list[int]:
    """The numbers in the two-byte lanes of two integers, in turn."""
    half = count // 2 + 1
    numbers = [0] * (2 * half)
    numbers[0::2] = unpack(f"<{half}H", even.to_bytes(2 * half, "little"))
    numbers[1::2] = unpack(f"<{half}H", odd.to_bytes(2 * half, "little"))
    return numbers[:count]


def make_plan(trees: Sequence[Tree]) -> Plan:
    """Give each question a bit, put eight questions about a column into a table, and group the trees."""
    bits: defaultdict[Question, list[int]] = defaultdict(list)
    loads: defaultdict[str, list[int]] = defaultdict(lambda: [0] * BITS)
    placed = [_places(tree.questions, bits, loads) for tree in trees]
    packs, number = _packed(place for places in placed for place in places)
    steps: list[tuple[int, Step]] = []
    for tree, places in zip(trees, placed, strict=True):
        slots = [number[place] for place in places]
        if slots:
            pick = itemgetter(*slots, slots[0])  # of a single one itemgetter would not make a tuple
            steps += [
                (most, (pick, table)) for most, table in _tables(tree.leaves, [bit for _, _, bit in places])
            ]
    lowest, highest = (sum([side(tree.leaves) for tree in trees]) for side in (min, max))
    return Plan(packs, tuple(_rounds(steps)), lowest, highest - lowest)


Place = tuple[str, int, int]
"""A column, a threshold, and the bit that says whether the value is above it."""


def _places(
    questions: Sequence[Question], bits: defaultdict[Question, list[int]], loads: defaultdict[str, list[int]]
) -> list[Place]:
    """A bit for each question of a tree: one it has in another tree, or else the one its column uses least.

    `bits` holds those of the questions of earlier trees, `loads` how often a column uses each; both are added to.
    """
    free = set(range(BITS))
    places: dict[int, Place] = {}
    for level, (name, threshold) in enumerate(questions):
        known = [bit for bit in bits[name, threshold] if bit in free]
        if known:
            places[level] = (name, threshold, known[0])
            free.remove(known[0])
    for level, (name, threshold) in enumerate(questions):
        if level not in places:
            load = loads[name]
            bit = min(free, key=load.__getitem__)
            places[level] = (name, threshold, bit)
            free.remove(bit)
            bits[name, threshold].append(bit)
            load[bit] += 1
    return [places[level] for level in range(len(questions))]


def _packed(places: Iterable[Place]) -> tuple[tuple[Pack, ...], dict[Place, int]]:
    """The tables for all the places, and at what number of the answers each is found."""
    by_column: dict[str, list[dict[int, int]]] = defaultdict(
        list
    )  # name -> a dict from bit to threshold for each table
    for name, threshold, bit in dict.fromkeys(places):
        fitting = next((pack for pack in by_column[name] if bit not in pack), None)
        if fitting is None:
            fitting = {}
            by_column[name].append(fitting)
        fitting[bit] = threshold
    packs: list[Pack] = []
    number: dict[Place, int] = {}
    for name, tables in by_column.items():
        for thresholds in tables:
            for bit, threshold in thresholds.items():
                number[name, threshold, bit] = len(number)
            packs.append((name, _answer_table(thresholds), tuple(thresholds)))
    return tuple(packs), number


def _answer_table(thresholds: Mapping[int, int]) -> bytes:
    """From a value of a column to a byte, of which each bit says whether the value is above the bit's threshold."""
    table = bytearray()
    below, answers = 0, 0
    for threshold, bit in sorted([(threshold, bit) for bit, threshold in thresholds.items()]):
        table += bytes([answers]) * (threshold + 1 - below)
        below, answers = threshold + 1, answers | 1 << bit
    return bytes(table + bytes([answers]) * (256 - below))


def _tables(leaves: Sequence[int], bits: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Tables from a leaf's number to its value above the lowest, each with its largest value; more than one where that
    is above 255: what they give adds up to the value."""
    lowest = min(leaves)
    numbers = [0]
    for bit in bits:
        numbers += [number | 1 << bit for number in numbers]
    values = [leaf - lowest for leaf in leaves]
    most = max(values)
    while most > 0:
        table = bytearray(256)
        for number, value in zip(
            numbers, values if most <= 255 else [min(value, 255) for value in values], strict=True
        ):
            table[number] = value
        yield min(most, 255), bytes(table)
        most -= 255
        values = [max(0, value - 255) for value in values] if most > 0 else []


def _rounds(steps: Iterable[tuple[int, Step]]) -> Iterator[tuple[Step, ...]]:
    """The steps in groups of which the largest values add up to 255 at most, small with small."""
    group: list[Step] = []
    room = 255
    for most, step in sorted(steps, key=itemgetter(0)):
        if most > room:
            yield tuple(group)
            group, room = [], 255
        group.append(step)
        room -= most
    yield tuple(group)
