"""Sizes: how many bytes a page has, and how many of them are sent to whoever cleans it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cleantext.batch.extracts import Extract

Sizes = tuple[int, int]
"""The bytes of a page, and those of them that are sent."""

NO_STRINGS, BYTES, ROWS = (bool, int, float), (bytes, bytearray, memoryview), (tuple, list)


def sizes_of(page: Any) -> Sizes:
    """The bytes of a page, or of the strings in a row; text counts as UTF-8. What lies in a file is not sent.

    >>> sizes_of(("7", "Rain", Extract("pages.warc", 30, 1000)))
    (1005, 5)
    """
    if isinstance(page, str):
        size = len(page) if page.isascii() else len(page.encode("utf-8", "replace"))
    elif page is None or isinstance(page, NO_STRINGS):
        size = 0
    elif isinstance(page, BYTES):
        size = len(page)
    elif isinstance(page, Extract):
        return page.size, 0
    elif isinstance(page, ROWS):
        return _added(page)
    elif isinstance(page, Mapping):
        return _added(page.values())
    else:
        size = 0
    return size, size


def _added(parts: Iterable[Any]) -> Sizes:
    size = sent = 0
    for part in parts:
        own, own_sent = sizes_of(part)
        size += own
        sent += own_sent
    return size, sent
