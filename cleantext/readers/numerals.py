"""Numbers of ordered lists, as browsers write them (HTML standard, "The ol element"; CSS Counter Styles)."""

from __future__ import annotations

from cleantext.patterns import late
from cleantext.readers.attributes import attributes_of, number_in
from cleantext.readers.drafts import BlockDraft

TYPES = frozenset("aAiI")

STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
"""Styles of markers by their name in CSS, with the ``type`` that stands for the same."""

LIST_STYLE = late(r"list-style(?:-type)?\s*:[^;]{0,40}?\b((?:lower|upper)-(?:alpha|latin|roman))")

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 3_999


class Numbering:
    """An open list: the number of its next item, how numbers go on, and how they are written.

    A list that counts down without saying from where begins at the number of its items, which is known only when the page
    has been read: until then its items are numbered from 0 down.
    """

    __slots__ = ("items", "number", "step", "type", "unsettled", "waiting")

    def __init__(self, attributes: str) -> None:
        start = number_in(attributes, "start")
        down = "reversed" in attributes.lower() and "reversed" in attributes_of(attributes)
        self.step = -1 if down else 1
        self.unsettled = down and start is None
        self.number = (0 if down else 1) if start is None else start
        self.type = _type_of(attributes)
        self.items = 0
        self.waiting: list[tuple[BlockDraft, int]] = []

    def next_marker(self, attributes: str) -> str:
        """The marker of the next item, which has these attributes."""
        value = number_in(attributes, "value")
        if value is not None:
            self.number, self.unsettled = value, False
        self.items += 1
        self.number += self.step
        return self.marker(self.number - self.step)

    def marker(self, number: int) -> str:
        """A number as the markers of the list have it."""
        return f"{numeral(number, self.type)}."

    def wait(self, block: BlockDraft) -> None:
        """Note that a block begins with the item read last, if its number is not known yet."""
        if self.unsettled:
            self.waiting.append((block, self.number - self.step))

    def settled(self) -> list[tuple[BlockDraft, str]]:
        """The blocks whose numbers were not known, with their markers."""
        return [(block, self.marker(self.items + number)) for block, number in self.waiting]


BULLET = "•"
"""The marker of an item that has no number."""


class Lists:
    """The open lists, and the item begun last.

    Attributes:
        depth: How many lists are open.
        marker: The marker of that item, until a block stands behind it.
    """

    def __init__(self) -> None:
        self.depth = 0
        self.marker = ""
        self._numbering: Numbering | None = None
        self._unsettled: list[Numbering] = []  # whose numbers depend on how many items they have

    def begin_item(self, numbering: Numbering | None, attributes: str) -> None:
        """Begin an item that has these attributes; `numbering` is that of an ordered list."""
        self._numbering = numbering
        self.marker = BULLET if numbering is None else numbering.next_marker(attributes)
        if numbering is not None and numbering.unsettled and numbering.items == 1:
            self._unsettled.append(numbering)

    def mark(self, block: BlockDraft) -> None:
        """Put the marker in front of a block."""
        block.marker = self.marker
        if self._numbering is not None:
            self._numbering.wait(block)

    def settle(self) -> None:
        """Write the numbers that could not be known before the page had been read."""
        for numbering in self._unsettled:
            for block, marker in numbering.settled():
                block.marker = marker


def _type_of(attributes: str) -> str:
    """How a list writes its numbers: letters or Roman numerals, small or capital; empty for digits."""
    known = attributes.lower()
    if "type" not in known and "list-style" not in known:
        return ""
    found = attributes_of(attributes)
    named = LIST_STYLE.search(found.get("style", "").lower())
    written = STYLES[named[1]] if named else found.get("type", "")
    return written if written in TYPES else ""


def numeral(number: int, type: str) -> str:
    """A number in the digits, letters or Roman numerals of a list's type; in digits where the others have no sign for it.

    >>> [numeral(28, type) for type in ("", "a", "A", "i", "I")]
    ['28', 'ab', 'AB', 'xxviii', 'XXVIII']
    """
    if number < 1 or not type or (type in "iI" and number > MOST_ROMAN):
        return str(number)
    written = _letters(number) if type in "aA" else _roman(number)
    return written.upper() if type.isupper() else written


def _letters(number: int) -> str:
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
