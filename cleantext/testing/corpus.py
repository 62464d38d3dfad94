"""Saved pages of one's own as a source of examples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from cleantext.blocks import Block
from cleantext.document import Document
from cleantext.readers.encoding import decode
from cleantext.readers.html import read_html
from cleantext.readers.text import read_text

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HTML = frozenset({".html", ".htm", ".xhtml"})
TEXT = frozenset({".txt", ".text"})


@frozen
class SavedPage:
    """A page in a folder: HTML by its ending (.html, .htm, .xhtml), flat text otherwise (.txt, .text)."""

    path: Path

    def read(self) -> Document:
        """The page as its reader finds it."""
        text = self.flat_text()
        return read_html(self.path.read_bytes()) if text is None else read_text(text)

    def flat_text(self) -> str | None:
        """What is in the file, if it is flat text."""
        return None if self.path.suffix.lower() in HTML else decode(self.path.read_bytes())[0]


def saved_pages(folder: Path | str) -> tuple[SavedPage, ...]:
    """The pages below a folder, in the order of their names.

    Raises `NotADirectoryError` for what is no folder, and `ValueError` for a folder without a page.
    """
    root = Path(folder)
    if not root.is_dir():
        raise NotADirectoryError(f"{root} is no folder; give the folder that holds the saved pages")
    found = sorted(path for path in root.rglob("*") if path.suffix.lower() in HTML | TEXT and path.is_file())
    # Of a corpus like that of this project only the pages are pages.
    found = [path for path in found if path.name != "expected.txt"]
    if not found:
        endings = ", ".join(sorted(HTML | TEXT))
        raise ValueError(f"{root} holds no saved page; pages end in {endings}")
    return tuple(map(SavedPage, found))


def subdocument(document: Document, indices: Iterable[int]) -> Document:
    """The document with these of its blocks alone, in order, as if the page had no others. Verdicts are left behind."""
    blocks: list[Block] = []
    start = 0
    for index in sorted(set(indices)):
        blocks.append(evolve(document.blocks[index], index=len(blocks), start=start))
        start = blocks[-1].end + 1
    source = "\n".join(block.text for block in blocks)
    return Document(source, tuple(blocks), document.claims, origin=document.origin)


def corpus(folder: Path | str) -> SearchStrategy[Document]:
    """A strategy of documents: the saved pages of a folder, mostly whole.

    A failing page shrinks to the fewest blocks that still fail. Needs Hypothesis
    (``pip install 'cleantext-prose[testing]'``).
    """
    from hypothesis import strategies as st

    pages = saved_pages(folder)

    @st.composite
    def documents(draw: Any) -> Document:
        page = draw(st.sampled_from(pages)).read()
        if not page.blocks:
            return Document()
        # One choice for the whole page first, so that most examples are pages as saved; then one a block, all of
        # which shrink to "left out".
        if draw(st.integers(0, 3)):
            kept = [index for index in range(len(page.blocks)) if draw(st.integers(0, 31))]
        else:
            kept = draw(st.lists(st.integers(0, len(page.blocks) - 1), max_size=12))
        return subdocument(page, kept)

    return documents()
