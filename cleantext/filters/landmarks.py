"""What a page's own marks say: tags, ARIA roles and class words of the elements around a block."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cleantext.blocks import Ancestor, Verdict
from cleantext.document import Document
from cleantext.labels import Label

Judgement = tuple[Label, str]

TAGS: dict[str, Label] = {"nav": Label.NAVIGATION, "dialog": Label.CONSENT}

ROLES: dict[str, Label] = {
    "navigation": Label.NAVIGATION,
    "search": Label.CONTROL,
    "menu": Label.NAVIGATION,
    "menubar": Label.NAVIGATION,
    "alertdialog": Label.CONSENT,
    "dialog": Label.CONSENT,
}

CLASS_WORDS: dict[str, Label] = {
    "breadcrumb": Label.NAVIGATION,
    "breadcrumbs": Label.NAVIGATION,
    "skip-link": Label.NAVIGATION,
    "pagination": Label.PAGINATION,
    "screen-reader-text": Label.HIDDEN,
    "sr-only": Label.HIDDEN,
    "visually-hidden": Label.HIDDEN,
    "visuallyhidden": Label.HIDDEN,
}


def judge(ancestor: Ancestor) -> Judgement | None:
    """What one element says of everything inside it, and why; ``None`` if it says nothing."""
    label = TAGS.get(ancestor.tag)
    if label is not None:
        return label, f"inside a {ancestor.tag} element"
    label = ROLES.get(ancestor.role) if ancestor.role else None
    if label is not None:
        return label, f"inside role {ancestor.role}"
    if not CLASS_WORDS.keys().isdisjoint(ancestor.classes):
        for word in ancestor.classes:
            if word in CLASS_WORDS:
                return CLASS_WORDS[word], f"inside class {word}"
    return None


@frozen
class Landmarks:
    """Blocks inside elements that the page itself marks as navigation, dialog or the like."""

    name: str = field(default="landmarks", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        judged: dict[int, Judgement | None] = {}  # by identity: blocks share their ancestors
        for block in document.unlabelled:
            path = block.path
            if not path:
                continue
            innermost = id(path[-1])
            if innermost not in judged:
                _judge_path(path, judged)
            found = judged[innermost]
            if found is not None:
                yield Verdict(block.index, block.start, block.start + len(block.text), *found, self.name)


def _judge_path(path: tuple[Ancestor, ...], judged: dict[int, Judgement | None]) -> None:
    """Judge the elements not judged yet, from the outermost in: what one says holds for all inside it."""
    first = len(path) - 1
    while first and id(path[first - 1]) not in judged:
        first -= 1
    found = judged[id(path[first - 1])] if first else None
    for ancestor in path[first:]:
        found = judged[id(ancestor)] = found or judge(ancestor)


landmarks = Landmarks()
