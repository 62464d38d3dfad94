"""Passages: what each block of a document gives to its text, and the figures among them.

All renderers start here, so that none of them has a second opinion of what goes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from attrs import frozen

from cleantext.blocks import Block, Kind
from cleantext.credits import format_credit
from cleantext.document import Document, Span
from cleantext.figures import Figure
from cleantext.labels import Label

Captions = Literal["drop", "own-line", "bracket"]
"""What becomes of captions: left out, a paragraph of their own, or such a paragraph in square brackets."""

FIGURE_LABELS = frozenset({Label.CAPTION, Label.CREDIT})


@frozen
class Passage:
    """What one block gives to the text.

    Attributes:
        block: The block.
        text: Its text as it goes out, without what parts it from the text before.
        separator: What parts it from the text before; empty for the first.
    """

    block: Block
    text: str
    separator: str


def check_captions(captions: str) -> None:
    """Raise `ValueError` for a policy that does not exist."""
    if captions not in get_args(Captions):
        raise ValueError(f"captions is one of {', '.join(get_args(Captions))}, not {captions!r}")


def spans_by_block(document: Document) -> Iterator[tuple[Block | None, Span]]:
    """The spans of a document, each with the block it lies in; ``None`` for the space between blocks."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for span in document.spans():
        while block is not None and block.end <= span.start:
            block = next(blocks, None)
        yield (block if block is not None and block.start <= span.start else None), span


def passages(document: Document, *, without: frozenset[Label] = frozenset()) -> Iterator[Passage]:
    """What goes out, block by block; spans of the labels in `without` stay behind even where they are kept."""
    block: Block | None = None  # whose text is being gathered
    begun: Block | None = None  # the last one with a piece that goes out, left behind or not
    text = separator = gap = ""
    for place, verdict, between, piece in document.outgoing():
        if place is not begun:
            begun, gap = place, between or gap
        if verdict is not None and verdict.label in without:
            continue
        if place is block:
            text += between + piece
            continue
        if block is not None:
            yield Passage(block, text, separator)
        block, separator, gap = place, gap, ""
        text = piece.lstrip("\n") if place.kind is Kind.CODE else piece
    if block is not None:
        yield Passage(block, text, separator)


def with_figures(document: Document) -> Iterator[Passage | Figure]:
    """What goes out, and the figures of the article, each where its first block stands.

    Captions and credits come as part of their figure only.
    """
    waiting = sorted(document.figures, key=_place)
    number = 0
    for passage in passages(document, without=FIGURE_LABELS):
        while number < len(waiting) and _place(waiting[number]) < passage.block.index:
            yield waiting[number]
            number += 1
        yield passage
    yield from waiting[number:]


def _place(figure: Figure) -> int:
    return figure.blocks[0] if figure.blocks else -1


def figure_line(figure: Figure) -> str:
    """The caption with its credit in the normal form: ``Caption (Creator/Supplier)``.

    >>> from cleantext.credits import Credit
    >>> figure_line(Figure(None, "Rain in Lima", Credit("Ana Ruiz / AFP", ("Ana Ruiz",), ("AFP",))))
    'Rain in Lima (Ana Ruiz/AFP)'
    """
    caption = " ".join((figure.caption or "").split())
    credit = " ".join(format_credit(figure.credit).split()) if figure.credit is not None else ""
    return f"{caption} ({credit})" if caption and credit else caption or credit
