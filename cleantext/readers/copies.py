"""Copies of a formula: two elements side by side, one MathML, the other hidden from assistive technology. The second is
passed over."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.readers.formulas import is_aria_hidden
from cleantext.readers.open_elements import Element

BEHIND_A_BOUNDARY = -1
"""Where the last copy ended, if the line it stood in has ended since."""


class Copies:
    """The element that may be one of two copies, and the one that was so last; `parts` is always the text collected.

    Attributes:
        open: The element, while it is open.
        start: How many pieces of text had been collected before it.
    """

    def __init__(self) -> None:
        self.open: Element | None = None
        self.start = 0
        self._last: Element | None = None
        self._end = BEHIND_A_BOUNDARY
        self._says = False  # whether there is more to it than space
        self._is_hidden: bool | None = None  # from assistive technology, once somebody has asked

    def begin(self, element: Element, parts: Sequence[str]) -> None:
        """Note that the element which opens may be a copy."""
        self.open, self.start, self._end = element, len(parts), BEHIND_A_BOUNDARY

    def end(self, parts: Sequence[str]) -> None:
        """Note that the open one ends."""
        self._last, self.open, self._end, self._is_hidden = self.open, None, len(parts), None
        self._says = any([part.strip() for part in parts[self.start :]])

    def forget(self) -> None:
        """Pass a boundary: what follows is the copy of nothing before it."""
        self.open, self._end = None, BEHIND_A_BOUNDARY

    def is_before(self, parts: Sequence[str]) -> bool:
        """Whether the text collected last is one that may be a copy."""
        return self._says and self._end == len(parts)

    def is_other(self, tag: str, attributes: str, parts: Sequence[str]) -> bool:
        """Whether an element is the other copy of the formula right before it."""
        last = self._last
        if last is None or not self.is_before(parts):
            return False
        if last.tag == "math":
            return tag != "math" and is_aria_hidden(attributes)
        if tag == "math" and self._is_hidden is None:
            self._is_hidden = is_aria_hidden(last.attributes)
        return tag == "math" and bool(self._is_hidden)

    def is_at(self, tag: str, parts: Sequence[str]) -> bool:
        """Whether a tag stands inside of a formula or right behind one."""
        if self.open is not None:
            return tag == "math" or self.open.tag == "math"
        is_behind = self._last is not None and self._last.tag == "math" and self._end == len(parts)
        return tag == "math" or is_behind
