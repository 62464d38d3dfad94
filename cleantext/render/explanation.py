"""The explanation: a line for each field, and for each piece of a page what became of it and why."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document, Fate
from cleantext.labels import ARTICLE_SIDE, Label
from cleantext.normalize import collapsed

APART: frozenset[Label] = ARTICLE_SIDE - {Label.PROSE, Label.CROSSHEAD}


LONGEST_RUN = 1_000
"""Pieces in a row of which the same is said. Of more, an explanation and a report show so many and count the rest: a
page of a million cells that say "x" gives no 200 MB of reasons."""


def explanation_lines(document: Document, width: int) -> Iterator[str]:
    """The lines of `Document.explain`: first the fields with their provenance, then the page in order."""
    yield from document.fields.explanation_lines()
    run: tuple[str, Label, str, str] | None = None
    length = 0
    for start, end, fate, verdict, block, _, text in document.fates():
        kept = fate is not Fate.DROPPED
        # Between blocks stand white space and list markers: nobody judges them.
        if block is None or (verdict is None and kept and not text):
            continue
        label = verdict.label if verdict is not None else Label.UNLABELLED
        # What belongs to the article but not to its prose (a byline, a caption) is a field: not lost, but apart.
        said = (
            "kept" if kept else "apart" if label in APART else "dropped",
            label,
            *((verdict.filter, verdict.reason) if verdict is not None else ("-", "nobody said anything")),
        )
        if said != run:
            if length > LONGEST_RUN:
                yield _explained(run, more(length))
            run, length = said, 0
        length += 1
        if length > LONGEST_RUN:
            continue
        shown = _beginning(document.source[start:end], width)
        if shown:
            yield _explained(said, shown)
    if length > LONGEST_RUN:
        yield _explained(run, more(length))


def _beginning(text: str, width: int) -> str:
    """The words of a text, as many characters of them as there is room for."""
    shown = collapsed(text[: 8 * width])
    if len(shown) <= width:
        shown = collapsed(text)
    return shown if len(shown) <= width else shown[: width - 1] + "…"


def _explained(said: tuple[str, Label, str, str] | None, shown: str) -> str:
    """A line of an explanation: fate, label, filter and reason, and a text."""
    assert said is not None
    fate, label, by, reason = said
    return f"{fate:8} {label:13} {by:13} {reason:44} | {shown}"


def more(length: int) -> str:
    """What stands for the rest of a run of so many pieces, of which `LONGEST_RUN` are shown."""
    return f"… and {length - LONGEST_RUN:,} more"
