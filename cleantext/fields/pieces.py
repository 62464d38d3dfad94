"""Pieces: what the filters have labelled as the furniture of an article, by label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleantext.blocks import Belated, Verdict
from cleantext.bylines import Dateline, read_dateline
from cleantext.labels import FURNITURE, Label

if TYPE_CHECKING:
    from cleantext.document import Document


ONLY_PROSE = frozenset({Label.PROSE})
"""The labels of an article's paragraphs."""


class Piece(NamedTuple):
    """A text that a filter has labelled."""

    text: str
    verdict: Verdict


Pieces = dict[Label, list[Piece]]
"""The labelled pieces by label, in order."""


def dateline_of(pieces: Pieces, language: str | None) -> Dateline | None:
    """The dateline that a filter has labelled, taken apart."""
    found = (read_dateline(text, language) for text, _ in pieces.get(Label.DATELINE, ()))
    return next(found, None)


def labelled_pieces(document: Document) -> Pieces:
    """What the filters have labelled; what only a second reading takes for a byline names nobody: it saw other neighbours."""
    pieces: Pieces = {}
    source = document.source
    for start, end, verdict, _ in document.telling:
        label = verdict.label
        if label not in FURNITURE or label is Label.BYLINE and isinstance(verdict, Belated):
            continue
        if text := source[start:end].strip():
            pieces.setdefault(label, []).append(Piece(text, verdict))
    return pieces
