"""Reading flat text: each line a block. (Plain version.)"""

from __future__ import annotations

from cleantext.blocks import Block, Kind
from cleantext.document import Document, Origin

DIALECTS = ("auto", "plain")


def read_text(text: str, *, dialect: str = "auto", language: str | None = None) -> Document:
    """Read flat text: each line becomes a block."""
    if not isinstance(text, str):
        raise TypeError(f"read_text takes str, not {type(text).__name__}; decode it first, or use read_html")
    blocks = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            blocks.append(Block(len(blocks), Kind.LINE, start + line.index(stripped), stripped))
        start += len(line) + 1
    return Document(text, tuple(blocks), origin=Origin("text", dialect=dialect))
