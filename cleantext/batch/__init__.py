"""Many pages: cleaned by several processes, read from files of all kinds, and counted."""

from cleantext.batch.differences import Change, Difference, PageDifference, difference_of, difference_of_runs
from cleantext.batch.reports import Removal, Report
from cleantext.batch.workers import Failure, PageTimeout, PageTooLarge, WorkerCrash, clean_many

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
