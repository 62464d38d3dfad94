"""Many pages: cleaned by several processes, read from files of all kinds, and counted."""

from cleantext.batch.reports import Removal, Report
from cleantext.batch.workers import Failure, PageTimeout, PageTooLarge, WorkerCrash, clean_many

__all__ = ["Failure", "PageTimeout", "PageTooLarge", "Removal", "Report", "WorkerCrash", "clean_many"]
