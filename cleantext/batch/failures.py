"""Failures: pages that could not be cleaned, and why."""

from __future__ import annotations

from attrs import field, frozen

from cleantext.errors import CleantextError


class WorkerCrash(CleantextError, RuntimeError):
    """The process that cleaned a page died of it: killed for its memory, or by a fault in compiled code."""


class PageTimeout(CleantextError, TimeoutError):
    """A page took longer than it was given."""


class PageTooLarge(CleantextError, ValueError):
    """A page has more bytes than it may."""


@frozen
class Failure:
    """A page that could not be cleaned.

    Attributes:
        index: The page's number in the input, 0-based.
        error: What went wrong.
    """

    index: int
    error: Exception = field(eq=str)

    @property
    def reason(self) -> str:
        """The error in a line."""
        text = " ".join(str(self.error).split())
        return f"{type(self.error).__name__}: {text}" if text else type(self.error).__name__


def too_large(index: int, size: int, max_bytes: int) -> Failure | None:
    """The failure of a page that has more bytes than it may; ``None`` for one that has not."""
    if size <= max_bytes:
        return None
    return Failure(index, PageTooLarge(f"the page has {size} bytes; {max_bytes} are allowed"))
