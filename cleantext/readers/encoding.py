"""Which characters the bytes of a page are."""

from __future__ import annotations

import codecs


def decode(page: bytes) -> tuple[str, str, str]:
    """The text of a page, the encoding it was read with, and how that was found."""
    if page.startswith(codecs.BOM_UTF8):
        return page[3:].decode("utf-8", "replace"), "utf-8", "bom"
    try:
        return page.decode("utf-8"), "utf-8", "utf-8"
    except UnicodeDecodeError:
        return page.decode("windows-1252", "replace"), "windows-1252", "fallback"
