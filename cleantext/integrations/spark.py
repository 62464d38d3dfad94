"""Cleaning a column of a Spark data frame.

``pip install 'cleantext-prose[spark]'``. Works on Arrow batches: rows stream through, and no worker holds more than one batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from cleantext.api import clean_html, clean_text
from cleantext.batch import Failure, clean_many
from cleantext.document import Document
from cleantext.pipeline import Pipeline
from cleantext.presets import ARTICLE

ADDED = (
    ("clean_text", "string"),
    ("headline", "string"),
    ("authors", "array<string>"),
    ("date", "string"),
    ("error", "string"),
)
"""The columns that cleaning adds, with their types."""


def clean_column(frame: Any, column: str, *, is_text: bool = False, pipeline: Pipeline = ARTICLE) -> Any:
    """A data frame with the columns of `ADDED`, row for row.

    Args:
        frame: A `pyspark.sql.DataFrame`.
        column: The column of pages: HTML as string or binary, or with `is_text` flattened text.
        is_text: Whether the pages are flattened text.
        pipeline: The filters to run and the labels to keep; sent to each executor once.

    A row without a page, or one that cannot be cleaned, has its `error` and no text. Raises `ValueError` where the frame
    has no such column, or has one of those that are added.
    """
    if column not in frame.columns:
        raise ValueError(f"the frame has no column {column!r}; it has {', '.join(frame.columns)}")
    taken = [name for name, _ in ADDED if name in frame.columns]
    if taken:
        raise ValueError(f"the frame has a column {taken[0]!r} already; rename it")
    schema = (
        frame.limit(0).selectExpr("*", *(f"cast(null as {kind}) as {name}" for name, kind in ADDED)).schema
    )
    sent = frame.sparkSession.sparkContext.broadcast(pipeline)
    return frame.mapInArrow(_cleaner(column, is_text, sent), schema)


def _cleaner(column: str, is_text: bool, sent: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def clean_batches(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            pages = batch.column(column).to_pylist()
            yield with_columns(batch, [row_values(page, is_text, sent.value) for page in pages])

    return clean_batches


def row_values(page: str | bytes | None, is_text: bool, pipeline: Pipeline) -> tuple[Any, ...]:
    """The values of the columns of `ADDED` for a page."""
    if page is None:
        return None, None, None, None, "there is no page"
    clean: Callable[..., Document] = clean_text if is_text else clean_html
    (result,) = clean_many([page], partial(clean, pipeline=pipeline))
    if isinstance(result, Failure):
        return None, None, None, None, result.reason
    return result.text, result.headline, list(result.authors), result.date, None


def with_columns(batch: Any, rows: list[tuple[Any, ...]]) -> Any:
    """An Arrow batch with the values of `ADDED` behind its own columns."""
    import pyarrow

    kinds = {"string": pyarrow.string(), "array<string>": pyarrow.list_(pyarrow.string())}
    columns = [
        pyarrow.array([row[place] for row in rows], kinds[kind]) for place, (_, kind) in enumerate(ADDED)
    ]
    names = [*batch.schema.names, *(name for name, _ in ADDED)]
    return pyarrow.RecordBatch.from_arrays([*batch.columns, *columns], names=names)
