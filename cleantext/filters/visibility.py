"""Text that is not there to be read: hidden, or the choices of a form."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen, validators

from cleantext.blocks import Ancestor, Block, Kind, Verdict
from cleantext.document import Document
from cleantext.features import word_count
from cleantext.filters import per_block
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


def _disclosed(ancestor: Ancestor) -> bool:
    names = " ".join(ancestor.classes)
    return ancestor.role in DISCLOSED_ROLES or any(part in names for part in DISCLOSED_WORDS)


@frozen
class HiddenText:
    """Text that an attribute or a style says is not shown (``hidden``, ``display: none``).

    Two sorts of hidden text are there to be read all the same, and are left to later filters: panels that a click opens
    (tabs, accordions), and whole pages that a script shows once it has loaded.

    Attributes:
        max_share: Where more than this share of a page's words is hidden, in [0, 1], a script is taken to show it.
        min_words: A page with fewer hidden words than this is not held for one that a script shows.
    """

    max_share: float = field(default=0.7, validator=[validators.ge(0), validators.le(1)])
    min_words: int = field(default=100, validator=validators.ge(0))
    name: str = field(default="hidden_text", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        hidden = [block for block in document.blocks if block.hidden]
        if not hidden:
            return
        sizes = [word_count(block.text) for block in hidden if block.text]
        total = sum([word_count(block.text) for block in document.blocks if block.text])
        if sum(sizes) > max(self.min_words, self.max_share * total):
            return
        judged: dict[int, bool] = {}
        for block in hidden:
            if not self._opens(block, judged):
                reason = "hidden by an attribute or a style"
                yield Verdict(
                    block.index, block.start, block.start + len(block.text), Label.HIDDEN, reason, self.name
                )

    def _opens(self, block: Block, judged: dict[int, bool]) -> bool:
        for ancestor in block.path:
            known = judged.get(id(ancestor))
            if known is None:
                known = judged[id(ancestor)] = _disclosed(ancestor)
            if known:
                return True
        return False


hidden_text = HiddenText()

CHOICES = frozenset({"select", "option", "optgroup", "textarea"})
"""Elements whose text is what a form offers. Buttons and labels may head a section, and are left to later filters."""


@per_block(Label.CONTROL)
def controls(block: Block) -> str | None:
    """What a form offers to choose from, and what stands in for a player that does not play."""
    if block.kind is Kind.CONTROL:
        for ancestor in block.path[-2:]:
            if ancestor.tag in CHOICES:
                return f"inside a {ancestor.tag} element"
        return None
    if block.kind is Kind.MEDIA:
        return "shown only where the player does not work"
    return None
