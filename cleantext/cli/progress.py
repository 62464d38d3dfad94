"""Progress: a bar on a terminal, where tqdm is installed; lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

BETWEEN_NEWS = 5.0
"""Seconds between two lines of progress."""

SUCCEEDED = b'"error": null}'
"""How the row of a page that was cleaned ends."""


def with_progress(
    lines: Iterable[bytes], *, done: int = 0, total: int | None = None, quiet: bool = False
) -> Iterator[bytes]:
    """The lines of rows as they come, with pages a second, failures and time left on standard error.

    Args:
        lines: A row for each page.
        done: Pages done in an earlier run.
        total: Pages there are, with those done before; ``None`` if nobody knows.
        quiet: Say nothing.
    """
    if quiet:
        return iter(lines)
    bar = _bar(done, total)
    return _with_bar(lines, bar) if bar is not None else _with_lines(lines, done, total)


def _bar(done: int, total: int | None) -> Any:
    if not sys.stderr.isatty():
        return None
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(total=total, initial=done, unit=" pages", dynamic_ncols=True)


def _with_bar(lines: Iterable[bytes], bar: Any) -> Iterator[bytes]:
    failures = 0
    with bar:
        for line in lines:
            if not line.endswith(SUCCEEDED):
                failures += 1
                bar.set_postfix(failures=failures, refresh=False)
            bar.update()
            yield line


def _with_lines(lines: Iterable[bytes], done: int, total: int | None) -> Iterator[bytes]:
    begin = told = time.monotonic()
    pages = failures = 0
    for line in lines:
        pages += 1
        failures += not line.endswith(SUCCEEDED)
        now = time.monotonic()
        if now - told >= BETWEEN_NEWS:
            told = now
            print(_news(pages, failures, now - begin, done, total), file=sys.stderr)
        yield line
    print(_news(pages, failures, time.monotonic() - begin, done, None), file=sys.stderr)


def _news(pages: int, failures: int, seconds: float, done: int, total: int | None) -> str:
    rate = pages / max(seconds, 1e-9)
    before = f", {done} done before" if done else ""
    left = f", {(total - done - pages) / rate / 60:.0f} min left" if total else ""
    return f"{pages} pages{before}, {rate:.1f} pages/s, {failures} failures{left}"
