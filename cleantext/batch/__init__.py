"""Many pages: cleaned by several processes, read from files of all kinds, and counted."""

from typing import TYPE_CHECKING, Any

from cleantext.batch.cleaning import clean_many
from cleantext.batch.failures import Failure, PageTimeout, PageTooLarge, WorkerCrash

if TYPE_CHECKING:
    from cleantext.batch.differences import (
        Change,
        Difference,
        PageDifference,
        difference_of,
        difference_of_runs,
    )
    from cleantext.batch.reports import Removal, Report

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
    """Import what counts and compares rows the first time it is asked for: who cleans pages needs none of it."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'cleantext.batch' has no attribute {name!r}")
    module = "reports" if name in ("Removal", "Report") else "differences"
    return getattr(import_module(f"cleantext.batch.{module}"), name)
