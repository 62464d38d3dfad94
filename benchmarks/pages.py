"""The pages that are measured on: archives of saved pages with gold, or the corpus of this project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from training.pages import Page, pages

CORPUS = Path(__file__).parent.parent / "corpus"


def corpus_pages(folder: Path = CORPUS, *, flat: bool = False) -> Iterator[Page]:
    """The cases of a corpus folder: its HTML pages, or its flat ones. The gold is what must come out of them."""
    for path in sorted(folder.glob("*/page.txt" if flat else "*/page.html")):
        gold = path.with_name("expected.txt").read_text("utf-8")
        row = {"id": path.parent.name, "type": "flat" if flat else "html", "text": gold}
        content = path.read_text("utf-8") if flat else path.read_bytes()
        yield Page(folder.name, row, content, "corpus" if flat else "")


def chosen_pages(
    archives: Sequence[Path] = (),
    *,
    flat: str | None = None,
    only: str | None = None,
    limit: int | None = None,
) -> Iterator[Page]:
    """The pages of all archives, read one at a time; of the corpus where there is no archive.

    Args:
        archives: ZIP files with ``index.jsonl`` and ``html/<id>.html``, as `docs/benchmarks.md` describes them.
        flat: The flattener whose prints are read instead of the HTML (``flat/<id>.<flat>.txt``). Of the corpus, all
            flat pages are read, whoever printed them.
        only: The page type that is read alone.
        limit: At most so many pages of each archive.
    """
    sources = [pages(archive, flat) for archive in archives] or [corpus_pages(flat=bool(flat))]
    for source in sources:
        yield from islice((page for page in source if only in (None, page.row["type"])), limit)
