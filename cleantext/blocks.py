"""Blocks: what a reader finds on a page, and the verdicts filters pass on them.

Every value here is frozen. A block is one run of text with a *kind* (what the markup says it is) and a
place; a verdict says what a span of that text is *for*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from attrs import field, frozen

from cleantext.errors import VerdictError
from cleantext.labels import Label
from cleantext.normalize import fold

MASS = 1_000
"""A line of flat text that follows itself so often is no longer a block of its own: a megabyte may be half a million lines."""


def is_mass(text: str) -> bool:
    """Whether a block is nothing but the same line in masses."""
    line, end, _ = text.partition("\n")
    return bool(end) and text.count("\n") >= MASS - 2 and not text.replace(line.strip(), "").strip()


COPIES = (2, 3, 4)
"""Widths of a screen for which a page prints a line of its own, at most."""

FEWEST_SPACES = 2
"""Spaces of a line that is a copy of the one before it: "Walla Walla" is a name."""


def said_once(text: str) -> str:
    """A line without the copies of it that follow ("Rain at last, she said Rain at last, she said")."""
    line = text.replace("\n", " ")
    for copies in COPIES:
        size, rest = divmod(len(line) + 1, copies)  # of one, with the space behind it
        if not rest and line[size - 1] == " " and line[size:] == line[:-size]:
            return text[: size - 1] if line.count(" ", 0, size - 1) >= FEWEST_SPACES else text
    return text


class Kind(StrEnum):
    """What the markup (or the marks of a flattener) says a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CELL = "cell"
    CODE = "code"
    FIGCAPTION = "figcaption"
    CONTROL = "control"
    IMAGE = "image"
    MEDIA = "media"
    LINE = "line"


@frozen(weakref_slot=False)  # here and below: a page has millions of them, and nobody makes weak references
class Ancestor:
    """One element around a block; all blocks inside the element share the same object.

    `tag`, `id`, `classes` and `role` are lower case, as a rule of comparison; `line` is the line of the
    start tag in the HTML source, 1-based (0 where the source is not known), and plays no part in equality.
    """

    tag: str
    id: str = ""
    classes: tuple[str, ...] = ()
    role: str = ""
    line: int = field(default=0, eq=False)


@frozen(weakref_slot=False)
class Image:
    """An image of the page. `width` and `height` are in CSS pixels, 0 where the page does not say.

    `caption` and `credit` are what the attributes of the element itself claim (``data-caption``,
    ``data-credit`` and their like), empty for most images.
    """

    url: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""


@frozen(weakref_slot=False)
class Block:
    """One run of text of a page.

    Attributes:
        index: Position in the document, 0-based.
        kind: What the markup says.
        start: Offset of `text` in `Document.source`, in characters.
        text: Exactly ``source[start:end]``; empty for images.
        path: The elements around the block, outermost first; empty for flat text.
        link_chars: Characters of `text` that stand inside links.
        level: Heading level (1 to 6) or list depth (from 1); 0 elsewhere.
        hidden: An attribute or a style says that it is not shown.
        image: The image, for blocks of kind ``IMAGE``.
        marker: The list marker in front of an item or its heading ("3.", "•"), kept apart from the text.
        row: Number of the table row the block stands in, counted over the document; -1 outside of tables.
        column: Number of the column that its cell starts in, from 0, where cells to the left and above may span more than
            one; -1 outside of tables, and for flat text.
        wrapped: The line breaks inside `text` are a flattener's hard wrap, not the author's.
        folded: The text casefolded, with runs of white space collapsed to one space.
    """

    index: int
    kind: Kind
    start: int
    text: str
    path: tuple[Ancestor, ...] = ()
    link_chars: int = 0
    level: int = 0
    hidden: bool = False
    image: Image | None = None
    marker: str = ""
    row: int = -1
    column: int = -1
    wrapped: bool = False
    # Worked out at once, not when first asked for: all blocks are asked, and a class that makes a field on demand takes
    # five times as long to read any other (attrs gives it a `__getattr__`).
    folded: str = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    @property
    def end(self) -> int:
        """Offset just past the text in `Document.source`."""
        return self.start + len(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """The text split at white space."""
        return tuple(self.text.split())

    @property
    def link_share(self) -> float:
        """Share of the characters that stand inside links, in [0, 1]."""
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0

    def around(self, tag: str) -> Ancestor | None:
        """The innermost element around the block that has this tag."""
        for ancestor in reversed(self.path):
            if ancestor.tag == tag:
                return ancestor
        return None

    def inside(self, *tags: str) -> bool:
        """Whether one of the elements around the block has one of these tags."""
        for ancestor in self.path:  # noqa: SIM110 - half the time of `any`
            if ancestor.tag in tags:
                return True
        return False


@frozen(weakref_slot=False)
class Verdict:
    """ "This span is `label`, because `reason`, says `filter`."

    `start` and `end` are half-open offsets into `Document.source`, inside block number `block`. The pipeline
    fills in the filter's name. A span that is empty or ends before it starts raises `VerdictError`.
    """

    block: int
    start: int
    end: int
    label: Label
    reason: str
    filter: str = ""

    def __attrs_post_init__(self) -> None:
        if self.start > self.end:
            raise VerdictError(
                f"verdict of filter {self.filter or '?'} on block {self.block}: span {self.start}:{self.end} ends before it starts"
            )

    @classmethod
    def on(cls, block: Block, label: Label, reason: str, filter: str = "") -> Verdict:
        """A verdict on the whole block."""
        return cls(block.index, block.start, block.start + len(block.text), label, reason, filter)


@frozen(weakref_slot=False, eq=False, repr=False)  # those of a verdict
class Provisional(Verdict):
    """A verdict on a whole block that stands until somebody asks for its parts (see `Document.resolved`).

    The prose of a page does not depend on where a caption ends and its credit begins, and telling them apart takes work.

    Attributes:
        labels: Every label that a part may have.
        parts: Gives the verdicts on the parts, which leave nothing of the block out.
    """

    labels: frozenset[Label] = field(kw_only=True)
    parts: Callable[[], Iterable[Verdict]] = field(kw_only=True)


@frozen(weakref_slot=False, eq=False, repr=False)
class Poster(Verdict):
    """A verdict on the name of who wrote a post, which may be any one word."""


@frozen(weakref_slot=False, eq=False, repr=False)
class Belated(Verdict):
    """A verdict on what is left out only when the clean text is read again, and other neighbours stand around it."""


def misplaced(verdict: Verdict, blocks: tuple[Block, ...], filter: str) -> VerdictError:
    """The error for a verdict of a filter on a block that is not there, or on a span outside its block."""
    by, index = f"filter {filter or '?'}", verdict.block
    if not 0 <= index < len(blocks):
        return VerdictError(f"{by} judged block {index}; the document has blocks 0 to {len(blocks) - 1}")
    span, block = f"{verdict.start}:{verdict.end}", blocks[index]
    return VerdictError(f"{by}: span {span} lies outside block {index}, which is {block.start}:{block.end}")
