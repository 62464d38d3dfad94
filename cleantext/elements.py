"""The elements around a page's blocks, each once.

Blocks share their ancestors. What an element says, it says of all blocks inside it: so it is numbered and judged once,
and what it says is handed down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from attrs import frozen

from cleantext.blocks import Ancestor, Block

Said = TypeVar("Said")


@frozen(eq=False, repr=False)
class Elements:
    """The elements around a page's blocks, numbered so that an element comes after the one around it.

    Attributes:
        names: What each element is called: tag, id, classes and role, by number in `called`.
        called: The distinct names.
        parents: The number of the element around each; -1 for the outermost.
        starts, ends: The first block inside each, and the one after the last.
        innermost: For each block the number of the element it stands in; -1 for flat text.
    """

    names: list[int]
    called: list[tuple[str, str, tuple[str, ...], str]]
    parents: list[int]
    starts: list[int]
    ends: list[int]
    innermost: list[int]

    @property
    def has_flat_text(self) -> bool:
        """Whether a block stands in no element, as flat text does."""
        return -1 in self.innermost

    def handed_down(self, own: Sequence[Said | None]) -> list[Said | None]:
        """For each block what the outermost element around it says that says anything; ``None`` where none does.

        `own` is what the elements of each name in `called` say.
        """
        said: list[Said | None] = []
        for name, parent in zip(self.names, self.parents, strict=True):
            above = said[parent] if parent >= 0 else None
            said.append(own[name] if above is None else above)
        said.append(None)  # of flat text, whose element has the number -1
        return [said[number] for number in self.innermost]

    def tagged(self, tag: str) -> bytes:
        """For each name in `called` whether its tag is this one, a byte each."""
        return bytes([name[0] == tag for name in self.called])

    def name(self, number: int) -> tuple[str, str, tuple[str, ...], str]:
        """Tag, id, classes and role of an element."""
        return self.called[self.names[number]]

    def parent(self, number: int) -> int:
        """The number of the element around an element; -1 for none, and for flat text (-1)."""
        return self.parents[number] if number >= 0 else -1

    def extent(self, number: int) -> tuple[int, int]:
        """The first block inside an element, and the one after the last."""
        return self.starts[number], self.ends[number]

    def around(self, block: int) -> int:
        """The number of the element that a block stands in; -1 for flat text."""
        return self.innermost[block]

    def depth(self, number: int) -> int:
        """How many elements are around an element."""
        depth = -1
        while number >= 0:
            number = self.parents[number]
            depth += 1
        return depth

    def around_both(self, one: int, two: int) -> int:
        """The innermost element around two blocks, -1 for none. What is around an element has a lower number."""
        left, right = self.innermost[one], self.innermost[two]
        while left != right:
            if left > right:
                left = self.parents[left]
            else:
                right = self.parents[right]
        return left

    def nearest(self, number: int, said: bytes, wanted: int) -> int:
        """The innermost element, one itself or around it, of which its name says something wanted; -1 for none.

        `said` is what the names in `called` say, a byte of bits each; `wanted` are some of the bits.
        """
        while number >= 0 and not said[self.names[number]] & wanted:
            number = self.parents[number]
        return number

    def blocks_inside(self, said: bytes, wanted: int) -> list[tuple[int, int]]:
        """The blocks inside elements of which their names say something wanted, each with the innermost such element."""
        nearest = [-1]  # for each element and, in front, for flat text
        for number, (name, parent) in enumerate(zip(self.names, self.parents, strict=True)):
            nearest.append(number if said[name] & wanted else nearest[parent + 1])
        return [
            (block, nearest[number + 1])
            for block, number in enumerate(self.innermost)
            if nearest[number + 1] >= 0
        ]

    def alike(self) -> list[int]:
        """For each element a number that those share whose tags and classes, three levels up, are the same; the last number
        is that of flat text."""
        looks: dict[tuple[str, tuple[str, ...]], int] = {}
        look = [looks.setdefault((tag, classes), len(looks)) for tag, _, classes, _ in self.called]
        own = [look[name] for name in self.names]
        own.append(-1)  # of what is outside the outermost
        parents = [*self.parents, -1]
        numbers: dict[tuple[int, int, int], int] = {}
        return [
            numbers.setdefault((own[number], own[parent], own[parents[parent]]), len(numbers))
            for number, parent in enumerate(parents)
        ]

    def names_around(self, blocks: Sequence[int]) -> list[int]:
        """The names of the elements around these blocks, each once, as they come."""
        found: dict[int, None] = {}
        seen: set[int] = set()
        for block in blocks:
            number = self.innermost[block]
            while number >= 0 and number not in seen:
                seen.add(number)
                found[self.names[number]] = None
                number = self.parents[number]
        return list(found)

    def blocks_close_to(self, said: bytes, wanted: int) -> list[int]:
        """The blocks of which one of the two innermost elements has a name that says something wanted."""
        found = []
        for index, number in enumerate(self.innermost):
            if number < 0:
                continue
            parent = self.parents[number]
            if (said[self.names[number]] | (said[self.names[parent]] if parent >= 0 else 0)) & wanted:
                found.append(index)
        return found


def elements_of(blocks: Sequence[Block]) -> Elements:
    """Number the elements around the blocks."""
    numbers: dict[int, int] = {}
    known: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    names: list[int] = []
    parents: list[int] = []
    starts: list[int] = []
    innermost: list[int] = []
    for index, block in enumerate(blocks):
        path = block.path
        fresh = len(path)
        while fresh and id(path[fresh - 1]) not in numbers:
            fresh -= 1
        number = numbers[id(path[fresh - 1])] if fresh else -1
        for ancestor in path[fresh:]:
            parents.append(number)
            number = numbers[id(ancestor)] = len(starts)
            starts.append(index)
            name = ancestor.tag, ancestor.id, ancestor.classes, ancestor.role
            names.append(known.setdefault(name, len(known)))
        innermost.append(number)
    return Elements(names, list(known), parents, starts, _ends(parents, innermost), innermost)


def _ends(parents: list[int], innermost: list[int]) -> list[int]:
    """Where each element ends: after the last block in it, or in an element inside it."""
    ends = [0] * (len(parents) + 1)  # the last place takes what belongs to no element (number -1)
    for stop, number in enumerate(innermost, 1):
        ends[number] = stop
    for number in range(len(parents) - 1, -1, -1):
        end, parent = ends[number], parents[number]
        if end > ends[parent]:
            ends[parent] = end
    return ends[:-1]


def shared_depth(one: tuple[Ancestor, ...], two: tuple[Ancestor, ...]) -> int:
    """How many elements two paths have in common, from the outside."""
    count = 0
    for left, right in zip(one, two, strict=False):
        if left is not right:
            break
        count += 1
    return count
