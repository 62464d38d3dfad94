"""What the texts of a caption area say: which part the markup calls what, then the grammar of `cleantext.credits`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.caption_words import phrases
from cleantext.credits import FigureLine, parse_figure_line, parse_figure_parts
from cleantext.credits.labels import has_label_words
from cleantext.credits.marks import CLOSING
from cleantext.credits.parties import surely_parties
from cleantext.elements import shared_depth
from cleantext.figures.class_words import class_hint
from cleantext.labels import Label
from cleantext.phrasebook import default_phrasebook

if TYPE_CHECKING:
    from cleantext.figures.areas import Area

LONGEST_CREDIT = 110
"""Characters. Longer texts are credits only where their class or label says so."""


def hints_of(texts: Sequence[Block], depth: int) -> tuple[str, ...]:
    """What the elements around each text call it. Elements around all of them tell none from another, so that a
    "caption" around both leaves the ``span`` inside to say which is the credit."""
    if not texts:
        return ()
    shared = min(shared_depth(texts[0].path, block.path) for block in texts) if len(texts) > 1 else depth
    hints = [_hint(block.path[max(shared, depth) :]) for block in texts]
    if len(texts) > 1 and "credit" not in hints:
        alone = credit_among(texts)
        if alone is not None:
            hints[alone] = "credit"
    return tuple(hints)


def credit_among(texts: Sequence[Block]) -> int | None:
    """Which text of several is the credit, where no element says so: one with a label, names behind the caption, or names
    in front of the element that is the caption."""
    for index in (len(texts) - 1, 0):
        if is_labelled(texts[index].text):
            return index
    before = next((at for at, block in enumerate(texts) if _is_figcaption(block)), 0) - 1
    if before >= 0 and all(map(_is_figcaption, texts[before + 1 :])):
        names = texts[before].text
        if " " in names and _is_credit(names):
            return before
    return len(texts) - 1 if len(texts[0].words) > 3 and _is_credit(texts[-1].text) else None


def _is_figcaption(block: Block) -> bool:
    return block.kind is Kind.FIGCAPTION or block.inside("figcaption")


def _hint(path: tuple[Ancestor, ...]) -> str:
    for ancestor in reversed(path):
        said = {class_hint(word) for word in ancestor.classes}
        # "caption-text caption-credit" is a credit in the style of captions.
        for hint in ("credit", "caption"):
            if hint in said:
                return hint
        if ancestor.tag in ("small", "cite", "footer"):
            return "credit"
    return ""


def is_labelled(text: str) -> bool:
    """Whether a text is a credit with its label, and nothing else."""
    if not has_label_words(text):
        return False
    line = parse_figure_line(text)
    return line.caption is None and line.credit is not None and line.labelled


def ends_in_credit(text: str) -> bool:
    """Whether a text is a caption with a credit and its label behind it ("Rain in Lima. Photo: Ana Ruiz"), or with who took the
    picture ("港口的渡轮。王小明 摄")."""
    says_taken = text.rstrip(CLOSING).endswith(phrases("taken"))
    if not says_taken and not has_label_words(text):
        return False
    line = parse_figure_line(text)
    if line.caption_span is None or line.credit_span is None:
        return False
    return (says_taken or line.labelled) and line.caption_span < line.credit_span


BUTTONS = frozenset({Label.COMMENTS, Label.SHARING, Label.PROMOTION, Label.SUBSCRIPTION})
"""What phrases are called that lead away from a picture; those about the picture itself tell caption from credit."""


def is_button(text: str) -> bool:
    """Whether a text leads to comments, shops or networks ("88 Comments")."""
    return default_phrasebook().label_of(text) in BUTTONS


def _is_credit(text: str) -> bool:
    """Whether the last text of an area is a credit by itself: short, and nothing but parties."""
    if len(text) > LONGEST_CREDIT or default_phrasebook().label_of(text) is not None:
        return False
    line = parse_figure_line(text)
    return line.caption is None if line.credit is not None else surely_parties(text.strip("()[] "))


def read_area(area: Area) -> FigureLine:
    """Caption and credit of an area; the offsets are those in its texts as `join_parts` joins them.

    Where markup and grammar find no credit, a caption that the page claims tells where the printed one ends, if names are
    all that is left behind it.
    """
    line = parse_figure_parts(
        [(block.text, hint) for block, hint in zip(area.texts, area.hints, strict=True)]
    )
    if line.credit is not None or line.caption is None or line.caption_span is None:
        return line
    start, end = line.caption_span
    for claim in area.claims:
        at = _end_of(claim.caption, line.text, start, end)
        if at is not None and _is_credit(line.text[at:end].strip()):
            parts = parse_figure_parts([(line.text[start:at], "caption"), (line.text[at:end], "credit")])
            if parts.credit is not None:
                seat = line.text.find(parts.credit.line, at)
                return evolve(
                    line,
                    caption=line.text[start:at].rstrip(),
                    caption_span=(start, start + len(line.text[start:at].rstrip())),
                    credit=parts.credit,
                    credit_span=(seat, seat + len(parts.credit.line)),
                    evidence="the caption that the page claims ends here",
                )
    return line


def _end_of(caption: str, text: str, start: int, end: int) -> int | None:
    """The offset in a text behind a caption that it begins with, but for white space; None if it does not, or if nothing
    follows."""
    if len(caption) < 20 or len(caption) > end - start + 20:
        return None
    at = start
    for letter in caption:
        if letter.isspace():
            continue
        while at < end and text[at].isspace():
            at += 1
        if at >= end or text[at] != letter:
            return None
        at += 1
    return at if text[at:end].strip() else None
