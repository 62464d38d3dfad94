"""Messages: pages and what became of them, on their way between processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from multiprocessing.reduction import ForkingPickler
from pickle import Unpickler
from typing import Any

LARGE = 1 << 14
"""Bytes. Larger pages travel as they are: to copy them into a message takes longer than to send them."""

COUNT = 4
"""Bytes at the end of a message that say how many large values follow it."""


class _Packer(ForkingPickler):
    """Pickles pages but for the large values in them."""

    def __init__(self, file: BytesIO, large: list[bytes]) -> None:
        super().__init__(file)
        self.large = large

    def persistent_id(self, value: Any) -> int | None:
        if type(value) is not bytes or len(value) < LARGE:
            return None
        self.large.append(value)
        return len(self.large) - 1


class _Unpacker(Unpickler):
    def __init__(self, file: BytesIO, large: Sequence[bytes]) -> None:
        super().__init__(file)
        self.large = large

    def persistent_load(self, number: int) -> bytes:
        return self.large[number]


def packed(pages: Sequence[Any], size: int) -> Sequence[Any]:
    """Pages of so many bytes as messages: the first says how many follow."""
    file = BytesIO()
    large: list[bytes] = []
    packer = _Packer(file, large) if size >= LARGE else ForkingPickler(file)
    packer.dump(pages)
    file.write(len(large).to_bytes(COUNT, "big"))
    return file.getbuffer(), *large


def received(receive: Callable[[], bytes]) -> Unpickler:
    """All messages of a bundle, from which its pages can be loaded."""
    message = receive()
    large = [receive() for _ in range(int.from_bytes(message[-COUNT:], "big"))]
    return _Unpacker(BytesIO(message), large)


Outcome = tuple[bool, Any]
"""Whether a page was cleaned, and the result, or what went wrong."""


def outcome(clean: Callable[[Any], Any], page: Any) -> Outcome:
    """Clean a page."""
    try:
        return True, clean(page)
    except Exception as error:
        return False, portable(error)


def portable(error: Exception) -> Exception:
    """An error that pickles both ways; one that does not is told in words."""
    try:
        ForkingPickler.loads(ForkingPickler.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
