"""Many pages: cleaned by several processes, read from files of all kinds, and counted."""

from typing import TYPE_CHECKING, Any

from cleantext.batch.reports import Removal, Report
from cleantext.batch.workers import Failure, PageTimeout, PageTooLarge, WorkerCrash, clean_many

if TYPE_CHECKING:
    from cleantext.batch.differences import (
        Change,
        Difference,
        PageDifference,
        difference_of,
        difference_of_runs,
    )

__all__ = [
    "Change",
    "Difference",
    "Failure",
    "PageDifference",
    "PageTimeout",
    "PageTooLarge",
    "Removal",
    "Report",
    "WorkerCrash",
    "clean_many",
    "difference_of",
    "difference_of_runs",
]


def __getattr__(name: str) -> Any:
    """Import what compares runs the first time it is asked for: who cleans pages needs none of it."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'cleantext.batch' has no attribute {name!r}")
    return getattr(import_module("cleantext.batch.differences"), name)
