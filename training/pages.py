"""Saved pages with gold, out of an archive (rows of ``index.jsonl`` and the raw bytes beside them) or the corpus."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from attrs import frozen

FOLDS = 5


@frozen
class Page:
    """One page of an archive: its bytes (or flat text), its gold row, and the fold its domain falls into."""

    archive: str
    row: dict[str, Any]
    content: bytes | str
    flat: str = ""

    @property
    def key(self) -> str:
        """The page's name over all archives and prints."""
        return f"{self.archive}/{self.row['id']}" + (f".{self.flat}" if self.flat else "")

    @property
    def domain(self) -> str:
        """The host without ``www.``, as far as the archive tells it; pages of one host share a fold."""
        host = urlsplit(self.row.get("url", "")).hostname or self.row["id"].rstrip("0123456789_-")
        return ".".join(host.removeprefix("www.").split(".")[-2:]) if "." in host else host

    def fold(self, folds: int) -> int:
        """The number of the fold, the same for all pages of a domain in every run."""
        return crc32(self.domain.encode()) % folds


def cases(corpus: Path) -> Iterator[Page]:
    """The saved pages of the corpus, each a domain of its own: what they show is learned too."""
    for page in sorted(corpus.glob("*/page.html")):
        yield Page(corpus.name, _row_of_case(page), page.read_bytes())


def flat_cases(corpus: Path) -> Iterator[Page]:
    """The same of what somebody has flattened."""
    for page in sorted(corpus.glob("*/page.txt")):
        yield Page(corpus.name, _row_of_case(page), page.read_text("utf-8"), "case")


def _row_of_case(page: Path) -> dict[str, Any]:
    name, expected = page.parent.name, (page.parent / "expected.txt").read_text("utf-8")
    return {"id": name, "type": "case", "url": f"https://{name}", "text": expected}


def pages(archive: Path, flat: str | None = None) -> Iterator[Page]:
    """The pages of an archive, in its order; with `flat`, the flat prints of that flattener, where there are any.

    A folder is taken for the corpus.
    """
    if archive.is_dir():
        yield from () if flat else cases(archive)
        return
    with zipfile.ZipFile(archive) as file:
        names = set(file.namelist())
        for line in file.read("index.jsonl").decode().split("\n"):
            if not line:
                continue
            row = json.loads(line)
            name = f"flat/{row['id']}.{flat}.txt" if flat else f"html/{row['id']}.html"
            if name in names:
                content = file.read(name)
                yield Page(archive.stem, row, content.decode() if flat else content, flat or "")
