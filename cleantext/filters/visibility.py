"""Text that is not there to be read: hidden, or the choices of a form."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen, validators

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document
from cleantext.elements import Elements
from cleantext.filters import per_block, verdicts_of
from cleantext.filters.words import prose_words_in, words_in
from cleantext.labels import Label

DISCLOSED_ROLES = frozenset({"tabpanel", "region"})
"""ARIA roles of panels that a click opens: hidden when the page was saved, but there to be read."""

DISCLOSED_WORDS = (
    "accordion",
    "collaps",
    "tab-pane",
    "tabpanel",
    "tab-content",
    "tabs__",
    "expand",
    "readmore",
    "read-more",
    "show-more",
    "faq",
)
"""The same by parts of class names (Bootstrap, Foundation, jQuery UI and their like)."""

BODY_WORDS = ("article", "body", "content", "post", "story", "entry")
"""What the body of an article is called, by parts of two such words ("article-body", "entry-content", "postContent")."""


def _disclosed(elements: Elements, blocks: Sequence[Block]) -> list[bool | None]:
    """Which elements around these blocks are panels that a click opens, by name (`Elements.called`); ``None`` for not."""
    called = elements.called
    names = elements.names_around([block.index for block in blocks])
    classes = [" ".join(called[name][2]) for name in names]
    together = " ".join(classes)
    panels = {name for name in names if called[name][3] in DISCLOSED_ROLES}
    for part in DISCLOSED_WORDS:
        if part in together:
            panels.update([name for name, words in zip(names, classes, strict=True) if part in words])
    found: list[bool | None] = [None] * len(called)
    for name in panels:
        found[name] = True
    return found


def _bodies(document: Document, hidden: Sequence[Block], min_words: int) -> set[int]:
    """The hidden blocks of elements that are called the body of an article, are hidden as a whole and hold more than
    `min_words` words in long blocks."""
    elements = document.elements
    called = elements.called
    bodily = {
        number
        for number in elements.names_around([block.index for block in hidden])
        if sum([part in f"{called[number][1]} {' '.join(called[number][2])}".lower() for part in BODY_WORDS])
        > 1
    }
    if not bodily:
        return set()
    unseen = {block.index for block in hidden}
    bodies: set[int] = set()
    for number, name in enumerate(elements.names):
        if name not in bodily:
            continue
        start, end = elements.extent(number)
        if start not in bodies and unseen.issuperset(range(start, end)):
            if prose_words_in(document.blocks[start:end]) > min_words:
                bodies.update(range(start, end))
    return bodies


def _hidden_in(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks that an attribute or a style says are not shown."""
    return [block for block in blocks if block.hidden]


try:
    from cleantext.native.rules import hidden_in
except ImportError:  # nothing has been compiled
    hidden_in = _hidden_in


@frozen
class HiddenText:
    """Text that an attribute or a style says is not shown (``hidden``, ``display: none``).

    Four sorts of hidden text are there to be read all the same, and are left to later filters: panels that a click opens
    (tabs, accordions), whole pages that a script shows once it has loaded, articles of which only the beginning is
    shown until a reader clicks or pays, and what is called the body of an article by its page and is hidden as a whole.

    Attributes:
        max_share: Where more than this share of a page's words is hidden, in [0, 1], a script is taken to show it.
        max_prose_share: Where more than this share of a page's words in long blocks is hidden, in [0, 1], outside of panels
            that a click opens, these are the article. Out of fold any share from 0.5 to 0.67 measured the same.
        min_words: A page with fewer hidden words than this has its article elsewhere, and a hidden body no fewer in long
            blocks.
    """

    max_share: float = field(default=0.7, validator=[validators.ge(0), validators.le(1)])
    max_prose_share: float = field(default=0.5, validator=[validators.ge(0), validators.le(1)])
    min_words: int = field(default=100, validator=validators.ge(0))
    name: str = field(default="hidden_text", init=False)

    def __call__(self, document: Document, /) -> list[Verdict]:
        hidden = hidden_in(document.blocks)
        if not hidden or self._is_shown_by_script(document, hidden):
            return []
        elements = document.elements
        opens = elements.handed_down(_disclosed(elements, hidden))
        closed = [block for block in hidden if opens[block.index] is None]
        prose = prose_words_in(closed)
        if prose > self.min_words:
            if prose > self.max_prose_share * prose_words_in(document.blocks):
                return []  # it is what the page is there for
            bodies = _bodies(document, hidden, self.min_words)
            closed = [block for block in closed if block.index not in bodies]
        return verdicts_of(closed, Label.HIDDEN, "hidden by an attribute or a style", self.name)

    def _is_shown_by_script(self, document: Document, hidden: list[Block]) -> bool:
        """Whether so much of a page is hidden that a script must be what shows it."""
        words = words_in(hidden)
        if words <= self.min_words:
            return False
        return words > self.max_share * words_in(document.blocks)


hidden_text = HiddenText()


def counts_lines(text: str) -> bool:
    """Whether a text is nothing but numbers that count up by one, each on a line; one alone must be the first.

    >>> counts_lines(" 9\\n10\\n11"), counts_lines("7"), counts_lines("1 2")
    (True, False, False)
    """
    lines = text.split()
    first = lines[0] if lines else ""
    if not first.isascii() or not first.isdigit() or len(first) > MOST_DIGITS:
        return False
    numbers = range(int(first), int(first) + len(lines))
    return (
        (len(lines) > 1 or first == "1")
        and text.count("\n") == len(lines) - 1
        and lines == list(map(str, numbers))
    )


MOST_DIGITS = 9

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

CHOICES = frozenset({"select", "option", "optgroup", "textarea"})
"""Elements whose text is what a form offers. Buttons and labels may head a section, and are left to later filters."""

FIELDS = frozenset({"select", "textarea"})
"""Of these, the ones that need nothing around them."""

LISTS_OF_CHOICES = ("select", "datalist")
"""What a choice stands in. An ``option`` by itself is text like any other (HTML standard, "in body")."""


@per_block(Label.CONTROL, kinds=(Kind.CONTROL, Kind.MEDIA, Kind.CODE))
def controls(block: Block) -> str | None:
    """What a form offers to choose from, what stands in for a player that does not play, what edits a section, and the numbers beside lines
    of code."""
    if block.kind is Kind.MEDIA:
        return "shown only where the player does not work"
    if block.kind is Kind.CODE:
        return "numbers of lines in a table of code" if block.row >= 0 and counts_lines(block.text) else None
    if block.text[:1] == "[" and block.text[-1:] == "]" and block.inside(*HEADINGS):
        return "links in brackets beside a heading"
    for ancestor in block.path[-2:]:
        tag = ancestor.tag
        if tag in CHOICES and (tag in FIELDS or block.inside(*LISTS_OF_CHOICES)):
            return f"inside a {tag} element"
    return None
