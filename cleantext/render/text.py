"""Plain text, with or without captions."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.figures import Figure
from cleantext.render.passages import (
    FIGURE_LABELS,
    Captions,
    check_captions,
    figure_line,
    passages,
    with_figures,
)
from cleantext.separators import PARAGRAPH_BREAK


def to_text(document: Document, *, captions: Captions = "drop") -> str:
    """The text of a document.

    Args:
        document: A cleaned document.
        captions: ``"drop"`` leaves captions and credits out: the text is `Document.text`, as long as a pipeline does
            not keep them. ``"own-line"`` gives each figure a paragraph where it stands, ``Caption (Creator/Supplier)``;
            ``"bracket"`` puts that paragraph in square brackets.

    Raises `ValueError` for another word.
    """
    check_captions(captions)
    if captions == "drop":
        return "".join(
            (passage.separator if number else "") + passage.text
            for number, passage in enumerate(passages(document, without=FIGURE_LABELS))
        )
    return "".join(_with_captions(document, brackets=captions == "bracket"))


def _with_captions(document: Document, *, brackets: bool) -> Iterator[str]:
    written = ""  # "text" or "figure", as the last piece was
    for piece in with_figures(document):
        if isinstance(piece, Figure):
            line = figure_line(piece)
            if line:
                yield (PARAGRAPH_BREAK if written else "") + (f"[{line}]" if brackets else line)
                written = "figure"
            continue
        separator = piece.separator or PARAGRAPH_BREAK
        yield (separator if written == "text" else PARAGRAPH_BREAK if written else "") + piece.text
        written = "text"
