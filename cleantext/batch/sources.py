"""Pages from files: folders, JSON lines, WARC and WET archives, Parquet tables."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from errno import ENOENT
from importlib import import_module
from io import BufferedReader, BytesIO
from os import fstat, strerror
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cleantext.batch.extracts import Extract
from cleantext.patterns import late

PAGE_SUFFIXES = {".html": False, ".htm": False, ".xhtml": False, ".txt": True}
"""Files of a folder that are pages, and whether they are flat text."""

HTML_TYPES = ("text/html", "application/xhtml+xml")

TABLE_ROWS = 64
"""Rows of a Parquet file read at once: pages are large, and few of them are needed ahead."""


class RawPage(NamedTuple):
    """A page as it was stored.

    Attributes:
        id: What names the page in its source.
        url: Its address, where known.
        content: The page; bytes as they were served, or text, or where they lie.
        is_text: Whether it is flattened text, not HTML.
        error: Why there is no content, where there is none.
    """

    id: str
    url: str = ""
    content: str | bytes | Extract = ""
    is_text: bool = False
    error: str = ""

    def read(self) -> str | bytes:
        """The page itself. Raises `OSError` where it lies in a file that cannot be read."""
        return self.content.read() if isinstance(self.content, Extract) else self.content


def pages_of(paths: Iterable[Path]) -> Iterator[RawPage]:
    """The pages of files and folders, in an order that is always the same.

    A row that makes no sense is a page with an `error`. Raises `ValueError` for a file of no known kind, `ImportError`,
    with the package to install, for one whose reader is missing, and `OSError` for one that cannot be read.
    """
    for path in paths:
        yield from _reader(path)(path)


def count_of(paths: Iterable[Path]) -> int | None:
    """How many pages there are, where that is quickly told: not in packed files and archives."""
    total = 0
    for path in paths:
        if path.is_dir():
            total += sum(1 for each in path.rglob("*") if each.suffix.lower() in PAGE_SUFFIXES)
        elif path.suffix in (".jsonl", ".ndjson") and path.is_file():
            with path.open("rb") as lines:
                total += sum(1 for line in lines if line.strip())
        elif path.suffix.lower() in PAGE_SUFFIXES:
            total += 1
        else:
            return None
    return total


def _reader(path: Path) -> Callable[[Path], Iterator[RawPage]]:
    if path.is_dir():
        return _folder
    name = path.name.lower()
    for endings, reader in READERS.items():
        if name.endswith(endings):
            return reader
    if not path.exists():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(path))
    known = ", ".join(ending for endings in READERS for ending in endings)
    raise ValueError(f"{path} is of no known kind; give a folder, or a file that ends in {known}")


def _folder(folder: Path) -> Iterator[RawPage]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in PAGE_SUFFIXES and path.is_file():
            yield from _file(path, path.relative_to(folder).as_posix())


def _file(path: Path, name: str = "") -> Iterator[RawPage]:
    content = Extract(str(path), 0, path.stat().st_size)
    yield RawPage(name or path.name, "", content, PAGE_SUFFIXES[path.suffix.lower()])


# --- rows ------------------------------------------------------------------------------------------------------


def _json_lines(path: Path) -> Iterator[RawPage]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json_row(line, f"{path.name}:{number}")


def _json_row(line: bytes, name: str) -> RawPage:
    try:
        row = json.loads(line)
    except ValueError as error:
        return RawPage(name, error=f"this line is no JSON: {error}")
    return row_page(row, name)


def row_page(row: Any, name: str) -> RawPage:
    """The page of a row with ``html`` or ``text``, and perhaps ``id`` and ``url``; `name` is its id if it has none."""
    if not isinstance(row, Mapping):
        return RawPage(name, error="this row is no object with html or text")
    name, url = str(row.get("id") or name), str(row.get("url") or "")
    for key in ("html", "text"):
        content = row.get(key)
        if isinstance(content, str | bytes):
            return RawPage(name, url, content, key == "text")
    return RawPage(name, url, error="this row has neither html nor text")


def _opened(path: Path) -> BinaryIO:
    """A file to read, unpacked as its name says."""
    if path.suffix == ".gz":
        return gzip.open(path)  # type: ignore[return-value]
    if path.suffix == ".zst":
        return BufferedReader(_needed("zstandard", "zstandard", f"reading {path.name}").open(path, "rb"))
    return path.open("rb")


def _table(path: Path) -> Iterator[RawPage]:
    table = _needed("pyarrow.parquet", "cleantext-prose[parquet]", f"reading {path.name}").ParquetFile(path)
    columns = [name for name in ("id", "url", "html", "text") if name in table.schema_arrow.names]
    number = 0
    for batch in table.iter_batches(batch_size=TABLE_ROWS, columns=columns):
        for row in batch.to_pylist():
            yield row_page(row, f"{path.name}:{number}")
            number += 1


# --- archives --------------------------------------------------------------------------------------------------


WARC_OPENS = b"WARC/"
"""How an archive begins that is not packed."""


def _archive(path: Path) -> Iterator[RawPage]:
    """The HTML responses of a WARC file, and the texts of a WET file; of one that is not packed, where they lie."""
    library = _needed("fastwarc.warc", "cleantext-prose[warc]", f"reading {path.name}")
    with path.open("rb", buffering=0) as file:  # whoever reads it asks for as much as it needs
        is_packed = file.read(len(WARC_OPENS)) != WARC_OPENS
        file.seek(0)
        yield from _packed_pages(library, file) if is_packed else _plain_pages(library, file)


MEMBER_OPENS = b"\x1f\x8b\x08"
"""How a record begins that is packed by itself (RFC 1952), as those of most archives are."""


def _packed_pages(library: Any, file: BinaryIO) -> Iterator[RawPage]:
    """The pages of an archive that is packed, with their payloads. What cannot be unpacked, or ends before its time, is an
    error, and the next record that is packed by itself is looked for."""
    size = fstat(file.fileno()).st_size
    place = 0  # of the last record that was found
    while place < size:
        file.seek(place)
        try:
            for record in library.ArchiveIterator(file):
                place = record.stream_pos
                if _is_page(library, record):
                    yield _whole_page(library, record)
            return
        except (OSError, ValueError):
            name = f"{Path(file.name).name}:{place}"
            yield RawPage(name, error="there is no whole record at this place of the archive, or behind it")
        place = _next_member(library, file, place + 1, size)


def _whole_page(library: Any, record: Any) -> RawPage:
    """The page of a record. Raises `OSError` for one that cannot be unpacked to its end."""
    content = record.reader.read()
    if len(content) < int(record.content_length):
        raise OSError("the archive ends inside this record")
    return _page(library, record, content)


def _next_member(library: Any, file: BinaryIO, place: int, size: int) -> int:
    """Where the next record is packed by itself, from a place on; the size of the file if none is."""
    while (place := _found(file, MEMBER_OPENS, place)) < size:
        file.seek(place)
        try:
            next(library.ArchiveIterator(file))
        except (OSError, ValueError, StopIteration):
            place += 1
        else:
            break
    return place


def _is_page(library: Any, record: Any) -> bool:
    kinds = library.WarcRecordType
    if record.record_type == kinds.response:
        return (record.http_content_type or "").lower() in HTML_TYPES
    return bool(record.record_type == kinds.conversion)


def _page(library: Any, record: Any, content: bytes | Extract) -> RawPage:
    is_text = record.record_type == library.WarcRecordType.conversion
    return RawPage(record.record_id, record.headers.get("WARC-Target-URI") or "", content, is_text)


HEADS = 1 << 12
"""Bytes in which a record mostly has its own head and that of its response."""

LONGEST_HEADS = 1 << 20
"""Bytes. What is longer is no head."""

HEAD_END = late(rb"\n\r?\n")  # whatever stands in front of the first line end


def _plain_pages(library: Any, file: BinaryIO) -> Iterator[RawPage]:
    """The pages of an archive that is not packed, and where their payloads lie: these are passed over unread. What is no
    record, or says that it is longer than the file, is an error, and the next record is looked for."""
    last = fstat(file.fileno()).st_size
    place, heads = _heads(file, 0)
    while heads:
        record, end = _first_record(library, heads)
        end += place
        if record is None or end > last and _next_record(file, place + 1) < last:
            name = f"{Path(file.name).name}:{place}"
            yield RawPage(name, error="there is no whole record at this place of the archive")
            end = _next_record(file, place + 1)
        elif _is_page(library, record):
            size = int(record.content_length)  # what the head of the response leaves
            yield _page(library, record, Extract(file.name, end - size, size))
        place, heads = _heads(file, end)


def _first_record(library: Any, heads: bytes) -> tuple[Any, int]:
    """The record that the heads are of, and how long it is with its own; ``None`` if they are of none."""
    try:
        record = next(library.ArchiveIterator(BytesIO(heads)), None)
        length = int(record.headers.get("Content-Length") or 0) if record is not None else 0
    except (OSError, ValueError):
        return None, 0
    head = HEAD_END.search(heads)
    return record if length >= 0 else None, (head.end() if head else 0) + length


CHUNK = 1 << 20
"""Bytes in which a mark is looked for at a time."""


def _next_record(file: BinaryIO, place: int) -> int:
    """Where the next line begins like a record, from a place on; behind the end of the file if none does."""
    return _found(file, b"\n" + WARC_OPENS, place) + 1


def _found(file: BinaryIO, mark: bytes, place: int) -> int:
    """Where a mark stands in a file from a place on; the end of the file if it stands nowhere."""
    while True:
        file.seek(place)
        chunk = file.read(CHUNK)
        found = chunk.find(mark)
        if found >= 0 or len(chunk) < CHUNK:
            return place + (found if found >= 0 else len(chunk))
        place += CHUNK - len(mark) + 1


def _heads(file: BinaryIO, place: int) -> tuple[int, bytes]:
    """Where the first record begins from a place on, and as much of it as its heads need, or all there is."""
    size = HEADS
    while True:
        file.seek(place)
        found = file.read(size)
        begin = len(found) - len(found.lstrip(b"\r\n"))
        head = HEAD_END.search(found, begin)
        is_whole = head is not None and HEAD_END.search(found, head.end()) is not None
        if is_whole or len(found) < size or size >= LONGEST_HEADS:
            return place + begin, found[begin:]
        size *= 4


def _needed(module: str, package: str, task: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise ImportError(f"{task} needs another package: pip install '{package}'") from None


READERS: dict[tuple[str, ...], Callable[[Path], Iterator[RawPage]]] = {
    (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"): _json_lines,
    (".warc", ".warc.gz", ".wet", ".wet.gz"): _archive,
    (".parquet",): _table,
    tuple(PAGE_SUFFIXES): _file,
}
"""Kinds of files by the ends of their names."""
