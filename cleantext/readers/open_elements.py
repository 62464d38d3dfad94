"""The open elements of a page, and which of them a tag closes (HTML standard, "Tree construction").

Elements are looked into (classes, ids, styles) only if a block falls inside them.
"""

from __future__ import annotations

from cleantext.blocks import Ancestor, Kind
from cleantext.readers.attributes import UNREMARKABLE, Judgement, attributes_of, judge
from cleantext.readers.drafts import AncestorDraft
from cleantext.readers.elements import CLOSE_STOPS, CLOSED_BY, LISTS, SCOPES
from cleantext.readers.numerals import Numbering

MAX_DEPTH = 200
"""Elements deeper than this share the path of the element at this depth: real pages stay below 60."""

REACH = 100
"""Open elements that a tag looks through for one that it closes. Real pages need 60; a flood of stray tags over deep
nesting costs no more than this for each."""

HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

TABLE = frozenset({"table"})
TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot", "optgroup"})

ENCLOSING = 3
"""Open elements among which an item's list is looked for."""


class Element:
    """An open element.

    Attributes:
        tag: Its name, in lower case.
        attributes: What its start tag has behind the name.
        kind: The kind of the blocks in it.
        line: The line of the page that its start tag stands in.
        container: The element that starts the line of text it stands in; ``None`` if that is itself.
        path: It and the elements around it; empty until a block falls inside.
        hidden: Whether it is not shown, as far as somebody has asked.
        numbering: The numbers of its items, if it is an ordered list.
    """

    __slots__ = ("attributes", "container", "hidden", "kind", "line", "numbering", "path", "tag")

    def __init__(
        self, tag: str, attributes: str, kind: Kind, line: int, container: Element | None = None
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.kind = kind
        self.line = line
        self.container = container
        self.path: tuple[Ancestor, ...] = ()
        self.hidden = False
        self.numbering: Numbering | None = None


class OpenElements:
    """The open elements, the innermost last; the first is none, and stands for what is around all others.

    Attributes:
        stack: The elements.
        top: The innermost.
        container: The innermost that starts a line.
    """

    def __init__(self) -> None:
        self.top = self.container = Element("", "", Kind.LINE, 0)
        self.stack = [self.top]
        self._judged: dict[str, Judgement] = {"": UNREMARKABLE}

    @property
    def around(self) -> Element:
        """The element around the innermost."""
        return self.stack[-2]

    def push(self, element: Element) -> None:
        """Open an element inside the innermost."""
        self.stack.append(element)
        self.top = element
        self.container = element.container or element

    def close(self, index: int) -> list[Element]:
        """Take the elements from this place on off, and give them, the innermost first."""
        closed = self.stack[index:]
        del self.stack[index:]
        self.top = self.stack[-1]
        self.container = self.top.container or self.top
        closed.reverse()
        return closed

    def enter(self) -> None:
        """Give the innermost element its path, and those around it theirs: a block has fallen inside them."""
        if self.top.path:
            return
        first = len(self.stack) - 1
        while first and not self.stack[first].path:
            first -= 1
        path, hidden = self.stack[first].path, self.stack[first].hidden
        for depth, element in enumerate(self.stack[first + 1 :], first + 1):
            if depth <= MAX_DEPTH:
                identifier, classes, role, conceals = self._judgement(element.attributes)
                if conceals or (element.tag == "dialog" and "open" not in attributes_of(element.attributes)):
                    hidden = True
                path = (*path, AncestorDraft(element.tag, identifier, classes, role, element.line))
            element.path, element.hidden = path, hidden

    def conceals(self, attributes: str) -> bool:
        """Whether an element with these attributes is not shown."""
        _, _, _, conceals = self._judgement(attributes)
        return conceals

    def _judgement(self, attributes: str) -> Judgement:
        found = self._judged.get(attributes)
        if found is None:
            found = self._judged[attributes] = judge(attributes)
        return found

    # -- which is meant: the place of an element, 0 for none ------------------------------------------------------

    def _within_reach(self) -> range:
        size = len(self.stack)
        return range(size - 1, max(0, size - REACH), -1)

    def has(self, name: str) -> bool:
        """Whether one of the innermost elements has this name."""
        return any([self.stack[place].tag == name for place in self._within_reach()])

    def open_paragraph(self) -> int:
        """The open ``p`` that a block-level start tag closes."""
        for place in self._within_reach():
            tag = self.stack[place].tag
            if tag == "p":
                return place
            if tag in SCOPES or tag == "button":
                return 0
        return 0

    def matching(self, name: str) -> int:
        """The element that a block-level end tag closes."""
        stops = TABLE if name in TABLE_PARTS or name in SCOPES else SCOPES
        is_heading = name in HEADING_LEVELS
        for place in self._within_reach():
            tag = self.stack[place].tag
            if tag == name or (is_heading and tag in HEADING_LEVELS):
                return place
            if tag in stops:
                return 0
        return 0

    def matching_inline(self, name: str) -> int:
        """The element that an inline end tag closes, within the line it stands in."""
        for place in self._within_reach():
            element = self.stack[place]
            if element.tag == name:
                return place
            if element is self.container:
                return 0
        return 0

    def implied(self, tag: str) -> int:
        """The element from which on a start tag closes what is open."""
        closes, stops = CLOSED_BY[tag], CLOSE_STOPS.get(tag)
        found = 0
        for place in self._within_reach():
            open_tag = self.stack[place].tag
            if open_tag in closes:
                found = place
                if tag not in TABLE_PARTS:
                    return found
            elif stops is None or open_tag in stops:
                return found
        return found

    def numbering(self) -> Numbering | None:
        """The numbers of the ordered list that an item stands in, ``None`` for an item of another list or of none."""
        for element in self.stack[: -ENCLOSING - 1 : -1]:
            if element.numbering is not None:
                return element.numbering
            if element.tag in LISTS:
                break
        return None
