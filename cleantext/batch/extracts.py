"""Extracts: parts of files, told by where they lie."""

from __future__ import annotations

from typing import NamedTuple


class Extract(NamedTuple):
    """A part of a file: `size` bytes from `start` on. A process that wants them reads them itself."""

    path: str
    start: int
    size: int

    def read(self) -> bytes:
        """The bytes. Raises `OSError`."""
        with open(self.path, "rb", buffering=0) as file:
            file.seek(self.start)
            return file.read(self.size)
