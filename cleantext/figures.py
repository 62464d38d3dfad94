"""Figures: the images of an article, each paired with its caption and its credit.

Figures are derived from the verdicts, whatever a pipeline keeps: an image block plus the nearest caption and
credit spans in its ``figure`` element or, failing that, beside it. In flat text the image is ``None``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from cleantext.blocks import Block, Image, Kind
from cleantext.labels import Label

if TYPE_CHECKING:
    from cleantext.credits import Credit
    from cleantext.document import Document


@frozen
class Figure:
    """An image with its caption, and who made and supplied it.

    `blocks` are the numbers of the blocks it was put together from, in order.
    """

    image: Image | None = None
    caption: str | None = None
    credit: Credit | None = None
    blocks: tuple[int, ...] = ()


def find_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of a document, in the order in which they stand on the page."""
    from cleantext.credits import Credit, parse_credit  # the grammar is read only when a figure is asked for

    found: list[Figure] = []
    image: Block | None = None
    captions: list[str] = []
    credits: list[str] = []
    members: list[int] = []

    def close() -> None:
        nonlocal image
        if captions or credits:
            line = " ".join(credits)
            found.append(
                Figure(
                    image.image if image is not None else None,
                    " ".join(captions) or None,
                    parse_credit(line) or Credit(line) if line else None,
                    tuple(dict.fromkeys(members)),
                )
            )
        image = None
        captions.clear()
        credits.clear()
        members.clear()

    for start, end, verdict, block in document.pieces():
        if block is None:
            continue
        if block.kind is Kind.IMAGE:
            close()
            image = block
            members.append(block.index)
            continue
        label = verdict.label if verdict is not None else Label.UNLABELLED
        text = document.source[start:end].strip()
        if label is Label.CAPTION:
            if credits and block.index not in members:
                close()
            captions.append(text)
            members.append(block.index)
        elif label is Label.CREDIT:
            credits.append(text)
            members.append(block.index)
        elif text:
            close()
    close()
    return tuple(found)
