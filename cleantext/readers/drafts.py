"""Blocks and ancestors while they are written: frozen values at the reader's edge, plain ones inside it.

The constructor of a frozen attrs class sets each field through a call, which for the 350 blocks and 800 ancestors of
a page takes as long as all its tags. A draft is the same value in a class that lets its fields be set; it becomes
the frozen value, without a copy, when its class is set to that of the value.
"""

from __future__ import annotations

from cleantext.blocks import Ancestor, Block, Image, Kind
from cleantext.normalize import UNPRINTABLE, fold


class AncestorDraft(Ancestor):
    """An `Ancestor` as soon as it is made; calling the class gives an `Ancestor`, all of whose fields are set."""

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__  # both, or the interpreter takes the slow way for both
    tag: str
    id: str
    classes: tuple[str, ...]
    role: str
    line: int

    def __init__(self, tag: str, id: str, classes: tuple[str, ...], role: str, line: int) -> None:
        self.tag = tag
        self.id = id
        self.classes = classes
        self.role = role
        self.line = line
        self.__class__ = Ancestor  # type: ignore[assignment]


class BlockDraft(Block):
    """A block whose place in the document is not known yet."""

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
    index: int
    kind: Kind
    start: int
    text: str
    path: tuple[Ancestor, ...]
    link_chars: int
    level: int
    hidden: bool
    image: Image | None
    marker: str
    row: int
    column: int
    wrapped: bool
    folded: str

    def __init__(
        self,
        kind: Kind,
        text: str,
        path: tuple[Ancestor, ...],
        link_chars: int = 0,
        level: int = 0,
        hidden: bool = False,
        image: Image | None = None,
        marker: str = "",
        row: int = -1,
    ) -> None:
        self.kind = kind
        self.text = text
        self.path = path
        self.link_chars = link_chars
        self.level = level
        self.hidden = hidden
        self.image = image
        self.marker = marker
        self.row = row
        self.column = -1
        self.wrapped = False

    def settle(self, index: int, start: int) -> int:
        """Make it a `Block` that stands at this place; the offset where the next one starts."""
        self.index = index
        self.start = start
        self.folded = fold(self.text)
        self.__class__ = Block  # type: ignore[assignment]
        return start + len(self.text) + 1


def settle(drafts: list[BlockDraft]) -> tuple[str, list[Block]]:
    """The source that blocks make together, and the blocks, each in its place."""
    source = "\n".join([draft.text for draft in drafts])
    if UNPRINTABLE.search(source):
        for draft in drafts:
            draft.text = UNPRINTABLE.sub("", draft.text).strip()
        source = "\n".join([draft.text for draft in drafts])
    start = 0
    for index, draft in enumerate(drafts):
        start = draft.settle(index, start)
    return source, list(drafts)
