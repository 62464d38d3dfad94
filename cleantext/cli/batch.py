"""The command ``batch``: files of pages in, a row a page out."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from cleantext.cli.inputs import add_inputs, add_limits, pages_of_inputs
from cleantext.cli.pipelines import add_pipeline, pipeline_of
from cleantext.cli.progress import with_progress
from cleantext.cli.writing import write

EPILOGUE = """The same command run again goes on where it was cut off. The output is a line of JSON a page or, where its name ends in
.parquet, a folder of Parquet files that is read as one table.

examples:
  cleantext batch saved-pages/ -o clean.jsonl
  cleantext batch crawl.warc.gz -o clean.parquet --workers 4 --report report.json
  cleantext batch crawl.warc.gz -o clean.jsonl --site sites.jsonl"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``batch``, which sets `run`."""
    batch = commands.add_parser(
        "batch",
        help="clean many pages into a file of rows",
        description="Clean the pages of files and folders into a row each.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    batch.set_defaults(run=_run)
    add_inputs(batch)
    batch.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="a file .jsonl or a folder .parquet"
    )
    batch.add_argument(
        "--report", type=Path, metavar="FILE", help="write counts by filter, label and host here, as JSON"
    )
    batch.add_argument("--quiet", action="store_true", help="say nothing of the progress")
    add_limits(batch)
    add_pipeline(batch)


def _run(options: argparse.Namespace) -> None:
    from cleantext.batch.outputs import open_rows
    from cleantext.batch.rows import RowCleaner
    from cleantext.batch.runs import clean_into
    from cleantext.batch.sources import count_of

    clean = RowCleaner(pipeline_of(options))
    pages = pages_of_inputs(options.inputs)
    total = None if options.quiet else count_of(options.inputs)
    limits = {"workers": options.workers, "timeout": options.timeout, "max_bytes": options.max_bytes}
    with closing(open_rows(options.output)) as rows:
        done = rows.count
        lines = clean_into(rows, pages, clean, **limits)
        for _ in with_progress(lines, done=done, total=total, quiet=options.quiet):
            pass
    if options.report is not None:
        _write_report(options.output, options.report)


def _write_report(rows: Path, report: Path) -> None:
    from cleantext.batch.outputs import read_rows
    from cleantext.batch.reports import Report

    write(Report.of_rows(read_rows(rows)).to_json(), report, "--report")
