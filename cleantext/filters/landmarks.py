"""What a page's own marks say: tags, ARIA roles and class words of the elements around a block."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import field, frozen

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.labels import Label

Judgement = tuple[Label, str]
Name = tuple[str, str, tuple[str, ...], str]

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


def judge(tag: str, classes: tuple[str, ...], role: str) -> Judgement | None:
    """What one element says of everything inside it, and why; ``None`` if it says nothing."""
    label = TAGS.get(tag)
    if label is not None:
        return label, f"inside a {tag} element"
    label = ROLES.get(role)
    if label is not None:
        return label, f"inside role {role}"
    if not CLASS_WORDS.keys().isdisjoint(classes):
        word = next(word for word in classes if word in CLASS_WORDS)
        return CLASS_WORDS[word], f"inside class {word}"
    return None


def _judged(
    called: Sequence[Name],
    tags: dict[str, Label],
    words: dict[str, Label],
    judge: Callable[..., Judgement | None],
) -> list[Judgement | None]:
    """What is said of each name in `Elements.called`: `judge` is asked where a tag, a class word or a role may say it."""
    return [
        judge(tag, classes, role) if role or tag in tags or any([word in words for word in classes]) else None
        for tag, _, classes, role in called
    ]


def _verdicts_on(
    blocks: Sequence[Block], settled: Sequence[Verdict | None], said: Sequence[Judgement | None], name: str
) -> list[Verdict]:
    """The verdicts of the filter `name` on the blocks that are not settled, where something is said of them."""
    return [
        Verdict(block.index, block.start, block.start + len(block.text), *judgement, name)
        for block, verdict, judgement in zip(blocks, settled, said, strict=True)
        if judgement is not None and verdict is None
    ]


try:
    from cleantext.native.rules import judged
    from cleantext.native.verdicts import verdicts_on
except ImportError:  # nothing has been compiled
    judged, verdicts_on = _judged, _verdicts_on


@frozen
class Landmarks:
    """Blocks inside elements that the page itself marks as navigation, dialog or the like."""

    name: str = field(default="landmarks", init=False)

    def __call__(self, document: Document, /) -> list[Verdict]:
        elements = document.elements
        said = elements.handed_down(judged(elements.called, TAGS, CLASS_WORDS, judge))
        return verdicts_on(document.blocks, document.settled, said, self.name)


landmarks = Landmarks()
