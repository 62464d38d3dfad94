"""Runs: stored pages cleaned into rows, going on where an earlier run was cut off."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from cleantext.batch.cleaning import clean_many
from cleantext.batch.failures import Failure
from cleantext.batch.outputs import BatchError, Rows
from cleantext.batch.rows import failed_line
from cleantext.batch.sources import RawPage

ROWS_AHEAD = 80
"""Pages that are read ahead for each worker: most lie in files, and a row is small."""


def clean_into(
    rows: Rows,
    pages: Iterable[RawPage],
    clean: Callable[[RawPage], bytes],
    *,
    workers: int = 1,
    timeout: float | None = None,
    max_bytes: int | None = None,
) -> Iterator[bytes]:
    """Append a row for each page that has none yet, and give each as it is written.

    Args:
        rows: An open output. The pages it holds are read past.
        pages: All pages, in an order that is always the same.
        clean: From a page to its row, as a line of JSON.
        workers: Processes, as for `clean_many`.
        timeout: Seconds a page may take.
        max_bytes: Bytes a page may have.

    Raises `BatchError` where the output was written from other pages.
    """
    pages = iter(pages)
    _skip(pages, rows)
    ahead = _Remembered(pages)
    results: Iterable[Any] = clean_many(
        ahead, clean, workers=workers, ahead=ROWS_AHEAD, timeout=timeout, max_bytes=max_bytes
    )
    for result in results:
        page = ahead.pop()
        line = failed_line(*page, result.reason) if isinstance(result, Failure) else result
        rows.append(line)
        yield line


def _skip(pages: Iterator[RawPage], rows: Rows) -> None:
    """Read past the pages that were done."""
    last = deque(islice(pages, rows.count), maxlen=1)
    if rows.count and (not last or last[0].id != rows.last_id):
        raise BatchError("the output was written from other pages than these; choose another file with -o")


class _Remembered:
    """Pages on their way to the workers, whose names and addresses are kept until their results come."""

    def __init__(self, pages: Iterable[RawPage]) -> None:
        self.pages = iter(pages)
        self.names: deque[tuple[str, str]] = deque()

    def __iter__(self) -> Iterator[RawPage]:
        for page in self.pages:
            self.names.append((page.id, page.url))
            yield page

    def pop(self) -> tuple[str, str]:
        """The name and address of the next page that has a result: they come in the order of the pages."""
        return self.names.popleft()
