"""Rows: what is written of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from attrs import frozen

from cleantext.api import clean_html, clean_text
from cleantext.batch.sources import RawPage
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.pipeline import Pipeline
from cleantext.presets import ARTICLE
from cleantext.readers.encoding import decode

FIELDS = (
    "headline",
    "standfirst",
    "kickers",
    "authors",
    "sources",
    "editors",
    "dateline",
    "date",
    "modified",
    "language",
    "section",
    "license",
)
"""Fields of a document that go into a row, by name."""

_fields_of = attrgetter(*FIELDS)

SAMPLE = 80
"""Characters of the first text that a filter left out, shown as a sample."""


@frozen
class RowCleaner:
    """A callable from a stored page to the line that is written of it; pickles, for workers.

    Attributes:
        pipeline: The filters to run and the labels to keep.
    """

    pipeline: Pipeline = ARTICLE

    def __call__(self, page: RawPage) -> bytes:
        if page.error:
            return failed_line(page.id, page.url, page.error)
        return line_of(row_of(document_of(page, self.pipeline), page.id, page.url))


def document_of(page: RawPage, pipeline: Pipeline) -> Document:
    """A stored page, cleaned."""
    content = page.read()
    if page.is_text:
        text = content if isinstance(content, str) else decode(content)[0]
        return clean_text(text, pipeline=pipeline)
    return clean_html(content, url=page.url or None, pipeline=pipeline)


def row_of(document: Document, id: str = "", url: str = "") -> dict[str, Any]:
    """A cleaned document as a row: text, fields, figures, and what was left out, by label and by filter."""
    document = document.resolved
    labels, filters = left_out(document, SAMPLE)
    return {
        "id": id,
        "url": url,
        "text": document.text,
        "fields": dict(zip(FIELDS, _fields_of(document.fields), strict=True)),
        "figures": [_figure(figure) for figure in document.figures],
        "labels": labels,
        "filters": filters,
        "error": None,
    }


def _figure(figure: Any) -> dict[str, Any]:
    credit = figure.credit
    return {
        "image": figure.image.url if figure.image else None,
        "caption": figure.caption,
        "credit": credit.line if credit else None,
        "creators": list(credit.creators) if credit else [],
        "suppliers": list(credit.suppliers) if credit else [],
    }


def _left_out(document: Document, sample: int) -> tuple[dict[str, int], dict[str, dict[str, Any]]]:
    """Characters by label over the whole page; pieces, characters and the first so many characters of what each filter left
    out."""
    labels: dict[str, int] = {}
    filters: dict[str, dict[str, Any]] = {}
    keep, source = document.keep, document.source
    for start, end, verdict, block in document.pieces():
        if block is None or start == end:
            continue
        label = verdict.label if verdict is not None else Label.UNLABELLED
        labels[label] = labels.get(label, 0) + end - start
        if verdict is not None and label not in keep:
            counts = filters.get(verdict.filter)
            if counts is None:
                text = source[start : min(end, start + sample)]
                counts = filters[verdict.filter] = {"pieces": 0, "chars": 0, "sample": text}
            counts["pieces"] += 1
            counts["chars"] += end - start
    return labels, filters


try:
    from cleantext.native.document import left_out
except ImportError:  # nothing has been compiled
    left_out = _left_out


def failed_line(id: str, url: str, error: str) -> bytes:
    """The line of a page that could not be cleaned: the same keys, and the error."""
    return line_of(
        {
            "id": id,
            "url": url,
            "text": None,
            "fields": {},
            "figures": [],
            "labels": {},
            "filters": {},
            "error": error,
        }
    )


def _line_of(row: Mapping[str, Any]) -> bytes:
    """A row as a line of JSON in UTF-8; where there are lone surrogates, which UTF-8 has none of, all is escaped."""
    try:
        return json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(row).encode()


try:
    from cleantext.native.rows import line_of
except ImportError:  # nothing has been compiled
    line_of = _line_of
