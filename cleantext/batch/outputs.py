"""Files of rows, which say how far a batch got: run it again, and it goes on behind the last whole row."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from cleantext.errors import CleantextError

ROW_OPENS = b'{"id": "'
"""How each line of rows begins."""

PART_ROWS = 500
"""Rows of a part of a Parquet table: what a kill costs at most, and what is held in memory."""

UNFINISHED = ".unfinished"
"""What is behind the name of a part that is being written."""


class BatchError(CleantextError):
    """A batch that cannot go on: a line that says what to do."""


class Rows(Protocol):
    """An output of a batch, open for more rows.

    Attributes:
        count: Rows it held when it was opened.
        last_id: The id of the last of them; ``None`` if there was none.
    """

    count: int
    last_id: str | None

    def append(self, line: bytes) -> None:
        """Write a row, given as a line of JSON."""

    def close(self) -> None:
        """Write what is left."""


def open_rows(path: Path) -> Rows:
    """The output of this name: a Parquet table for ``.parquet``, else lines of JSON. Raises `BatchError`."""
    try:
        return ParquetRows(path) if path.suffix == ".parquet" else JsonRows(path)
    except ImportError:
        raise BatchError(
            "writing Parquet needs another package: pip install 'cleantext-prose[parquet]'"
        ) from None
    except OSError as error:
        raise BatchError(f"cannot write {path}: {error.strerror}; choose another file with -o") from None


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows that a batch wrote. Raises `ValueError` for other files, and `OSError` for one that cannot be read."""
    if path.suffix == ".parquet":
        for part in _parts(path):
            for row in _parquet().read_table(part).to_pylist():
                yield _from_table(row)
        return
    with path.open("rb") as lines:
        for line in lines:
            row = json.loads(line) if line.startswith(ROW_OPENS) else {}
            if "filters" not in row:
                raise ValueError(f"{path} holds lines that no batch wrote")
            yield row


# --- lines of JSON ---------------------------------------------------------------------------------------------


class JsonRows:
    """Lines of JSON; what a kill tore off is cut off when the file is opened again."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._file: BinaryIO = path.open("r+b")
        try:
            self.count, self.last_id = self._whole_rows()
        except BatchError:
            self._file.close()
            raise

    def _whole_rows(self) -> tuple[int, str | None]:
        count, end, last = 0, 0, b""
        for line in self._file:
            if not line.startswith(ROW_OPENS[: len(line)]):
                raise BatchError("the output holds lines that no batch wrote; choose another file with -o")
            if not line.endswith(b"\n"):
                break
            count, end, last = count + 1, end + len(line), line
        self._file.truncate(end)
        self._file.seek(end)
        return count, json.loads(last)["id"] if last else None

    def append(self, line: bytes) -> None:
        """Write a line, at once."""
        self._file.write(line + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


# --- Parquet ---------------------------------------------------------------------------------------------------


def _parquet() -> Any:
    return import_module("pyarrow.parquet")


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("part-*.parquet"))


class ParquetRows:
    """A folder of Parquet files, which readers take for one table: each part appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parquet = _parquet()
        folder.mkdir(exist_ok=True)
        parts = _parts(folder)
        if {path for path in folder.iterdir() if path.suffix != UNFINISHED} != set(parts):
            raise BatchError("the output holds files that no batch wrote; choose another folder with -o")
        self.count = sum(self._parquet.read_metadata(part).num_rows for part in parts)
        last = self._parquet.read_table(parts[-1], columns=["id"]).column("id")[-1] if parts else None
        self.last_id = None if last is None else str(last.as_py())
        self._number = len(parts)
        self._waiting: list[dict[str, Any]] = []

    def append(self, line: bytes) -> None:
        """Keep a row until a part is full."""
        self._waiting.append(_for_table(json.loads(line)))
        if len(self._waiting) >= PART_ROWS:
            self._write()

    def close(self) -> None:
        """Write the last part."""
        if self._waiting:
            self._write()

    def _write(self) -> None:
        pyarrow = import_module("pyarrow")
        path = self._folder / f"part-{self._number:06}.parquet"
        unfinished = path.with_name(path.name + UNFINISHED)
        table = pyarrow.Table.from_pylist(self._waiting, schema=_schema(pyarrow))
        self._parquet.write_table(table, unfinished, compression="zstd")
        os.replace(unfinished, path)
        self._number += 1
        self._waiting = []


TEXTS = ("headline", "standfirst", "dateline", "date", "modified", "language", "section", "license")
LISTS = ("kickers", "authors", "sources", "editors")
FIGURE_TEXTS = ("image", "caption", "credit")
FIGURE_LISTS = ("creators", "suppliers")


def _schema(pyarrow: Any) -> Any:
    text, number = pyarrow.string(), pyarrow.int64()

    def struct(texts: tuple[str, ...], lists: tuple[str, ...]) -> Any:
        return pyarrow.struct(
            [*((name, text) for name in texts), *((name, pyarrow.list_(text)) for name in lists)]
        )

    counts = pyarrow.struct([("pieces", number), ("chars", number), ("sample", text)])
    return pyarrow.schema(
        [
            ("id", text),
            ("url", text),
            ("text", text),
            ("fields", struct(TEXTS, LISTS)),
            ("figures", pyarrow.list_(struct(FIGURE_TEXTS, FIGURE_LISTS))),
            ("labels", pyarrow.map_(text, number)),
            ("filters", pyarrow.map_(text, counts)),
            ("error", text),
        ]
    )


def _for_table(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row for a table: maps are lists of pairs there, and a failure has no fields."""
    return {
        **_encodable(row),
        "fields": _encodable(row["fields"] or None),
        "labels": list(row["labels"].items()),
        "filters": [(name, _encodable(counts)) for name, counts in row["filters"].items()],
    }


def _from_table(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "fields": row["fields"] or {},
        "labels": dict(row["labels"]),
        "filters": dict(row["filters"]),
    }


def _encodable(value: Any) -> Any:
    """A value without lone surrogates, which no Parquet file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: _encodable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_encodable(each) for each in value]
    return value
