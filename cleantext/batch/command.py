"""The commands ``batch`` and ``learn``: files of pages in, rows or a site's template out.

``cleantext batch`` writes a row a page, in the order of the pages. So the lines of an output that was cut off say how
far it got: run the same command again, and it goes on behind the last whole line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import define, frozen

from cleantext.errors import CleantextError

if TYPE_CHECKING:
    from cleantext.batch.sources import RawPage
    from cleantext.document import Document
    from cleantext.pipeline import Pipeline

BETWEEN_NEWS = 5.0
"""Seconds between two lines of progress."""

MOST_BYTES = 20_000_000
"""Bytes of a page, unless told: larger files are hardly pages."""

MOST_SECONDS = 60.0
"""Seconds for a page, unless told: hundreds of times what the largest pages take."""


ROW_OPENS = b'{"id": "'
"""How each row begins."""


class BatchError(CleantextError):
    """A batch that cannot go on: a line that says what to do."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``batch`` and ``learn`` to a command's subcommands; each sets `run`, which returns what to print."""
    _add_batch(commands)
    _add_learn(commands)


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    batch = commands.add_parser(
        "batch",
        help="clean many pages into a file of rows",
        description="Clean the pages of files and folders into JSON lines, one a page; goes on where it was cut off.",
        allow_abbrev=False,
    )
    batch.set_defaults(run=run_batch, output=None)
    _add_inputs(batch)
    batch.add_argument("-o", "--output", dest="rows", metavar="OUT.jsonl", type=Path, required=True)
    batch.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    batch.add_argument(
        "--timeout", type=float, default=MOST_SECONDS, help="seconds a page may take (default: 60)"
    )
    batch.add_argument(
        "--max-bytes", type=int, default=MOST_BYTES, help="bytes a page may have (default: 20 million)"
    )
    batch.add_argument(
        "--site", type=Path, metavar="FILE", help="a template, or templates, that `learn` wrote"
    )
    batch.add_argument(
        "--report", type=Path, metavar="FILE", help="write counts by filter, label and host here"
    )
    batch.add_argument("--quiet", action="store_true", help="no lines of progress")
    batch.add_argument(
        "--preset", default="article", metavar="NAME", help="article (default), strict or lenient"
    )
    batch.add_argument("--without", action="append", default=[], metavar="NAME", help="leave out a filter")
    batch.add_argument(
        "--keep", action="append", default=[], metavar="LABEL", help="keep text of this label too"
    )


def _add_learn(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    learn = commands.add_parser(
        "learn",
        help="learn what repeats across the pages of a site",
        description="Learn the template of a site from its pages, or with --by-site those of all sites of a crawl.",
        allow_abbrev=False,
    )
    learn.set_defaults(run=run_learn)
    _add_inputs(learn)
    learn.add_argument("-o", "--output", metavar="FILE", help="write here instead of standard output")
    learn.add_argument("--by-site", action="store_true", help="a template for each registrable domain")
    learn.add_argument("--min-pages", type=int, default=3, help="pages a text must stand on (default: 3)")
    learn.add_argument(
        "--min-share", type=float, default=0.3, help="share of pages a text must stand on (default: 0.3)"
    )


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "inputs",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="folders, .jsonl(.gz, .zst), .warc(.gz), .parquet",
    )


# --- batch -----------------------------------------------------------------------------------------------------


def run_batch(options: argparse.Namespace) -> str:
    """Clean the inputs into the file of rows; returns nothing to print. Raises `BatchError`."""
    from cleantext.batch.rows import RowCleaner
    from cleantext.batch.workers import clean_many

    clean = RowCleaner(_pipeline(options))
    pages = _refusing(_pages(options.inputs))
    with _rows_file(options.rows) as rows:
        written = _Written.of(rows)
        _skip(pages, written, options.rows)
        ahead = _Remembered(pages)
        lines = clean_many(
            ahead, clean, workers=options.workers, timeout=options.timeout, max_bytes=options.max_bytes
        )
        for line in _with_progress(_lines(lines, ahead), written.count, options.quiet):
            rows.write(line.encode("utf-8", "replace") + b"\n")
            rows.flush()
    if options.report is not None:
        _write_report(options.rows, options.report)
    return ""


def _pages(inputs: Sequence[Path]) -> Iterator[RawPage]:
    from cleantext.batch.sources import pages_of

    return pages_of(inputs)


def _refusing(pages: Iterable[RawPage]) -> Iterator[RawPage]:
    """The pages; what goes wrong with a whole file stops the batch with a line."""
    try:
        yield from pages
    except (ImportError, ValueError) as error:
        raise BatchError(str(error)) from None
    except OSError as error:
        raise BatchError(f"cannot read {error.filename or 'the input'}: {error.strerror or error}") from None


def _lines(results: Iterable[object], ahead: _Remembered) -> Iterator[str]:
    """The line of each page; that of a failed one says why."""
    from cleantext.batch.rows import failed_line
    from cleantext.batch.workers import Failure

    for result in results:
        page = ahead.pop()
        yield failed_line(*page, result.reason) if isinstance(result, Failure) else str(result)


class _Remembered:
    """Pages on their way to the workers, whose names and addresses are kept until their results come."""

    def __init__(self, pages: Iterable[RawPage]) -> None:
        self.pages = iter(pages)
        self.names: dict[int, tuple[str, str]] = {}
        self.read = self.popped = 0

    def __iter__(self) -> Iterator[RawPage]:
        for page in self.pages:
            self.names[self.read] = page.id, page.url
            self.read += 1
            yield page

    def pop(self) -> tuple[str, str]:
        self.popped += 1
        return self.names.pop(self.popped - 1)


# --- going on --------------------------------------------------------------------------------------------------


@frozen
class _Written:
    """What a file of rows holds: how many, and the id of the last."""

    count: int = 0
    last_id: str | None = None

    @classmethod
    def of(cls, rows: BinaryIO) -> _Written:
        """Count the whole rows and cut off what stands behind them; the file then waits for the next one."""
        rows.seek(0)
        count, end, last = 0, 0, b""
        for line in rows:
            if not line.startswith(ROW_OPENS[: len(line)]):
                raise BatchError("the output holds lines that no batch wrote; choose another file with -o")
            if not line.endswith(b"\n"):
                break
            count, end, last = count + 1, end + len(line), line
        rows.truncate(end)
        rows.seek(end)
        return cls(count, json.loads(last)["id"] if last else None)


def _rows_file(path: Path) -> BinaryIO:
    try:
        path.touch()
        return path.open("r+b")
    except OSError as error:
        raise BatchError(f"cannot write {path}: {error.strerror}; choose another file with -o") from None


def _skip(pages: Iterator[RawPage], written: _Written, path: Path) -> None:
    """Read past the pages that were done."""
    last = deque(islice(pages, written.count), maxlen=1)
    if written.count and (not last or last[0].id != written.last_id):
        raise BatchError(f"{path} was written from other pages than these; choose another file with -o")


@define
class _Progress:
    """Lines of progress: pages, pages a second, failures."""

    begin: float
    told: float

    def tell(self, pages: int, failures: int, skipped: int, *, last: bool = False) -> None:
        now = time.monotonic()
        if not last and now - self.told < BETWEEN_NEWS:
            return
        self.told = now
        rate = pages / max(now - self.begin, 1e-9)
        before = f", {skipped} done before" if skipped else ""
        print(f"{pages} pages{before}, {rate:.1f} pages/s, {failures} failures", file=sys.stderr)


def _with_progress(lines: Iterable[str], skipped: int, quiet: bool) -> Iterator[str]:
    progress = _Progress(time.monotonic(), time.monotonic())
    pages = failures = 0
    for line in lines:
        pages += 1
        failures += not line.endswith('"error": null}')
        if not quiet:
            progress.tell(pages, failures, skipped)
        yield line
    if not quiet:
        progress.tell(pages, failures, skipped, last=True)


def _write_report(rows: Path, report: Path) -> None:
    from cleantext.batch.reports import Report

    with rows.open("rb") as lines:
        text = Report.of_rows(json.loads(line) for line in lines).to_json()
    try:
        report.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise BatchError(
            f"cannot write {report}: {error.strerror}; choose another file with --report"
        ) from None


# --- the pipeline ----------------------------------------------------------------------------------------------


def _pipeline(options: argparse.Namespace) -> Pipeline:
    from cleantext.errors import UnknownFilterError
    from cleantext.presets import PRESETS

    if options.preset not in PRESETS:
        raise BatchError(f"no preset is named {options.preset!r}; choose from {', '.join(PRESETS)}")
    try:
        pipeline = PRESETS[options.preset]
        if options.site is not None:
            pipeline = with_site(pipeline, options.site)
        return pipeline.without(*options.without).keeping(*options.keep)
    except (UnknownFilterError, ValueError) as error:
        raise BatchError(str(error)) from None


def with_site(pipeline: Pipeline, path: Path) -> Pipeline:
    """A pipeline with the template, or the templates, of a file that ``learn`` wrote.

    Raises `BatchError` for a file that cannot be read, `ValueError` for one that holds something else.
    """
    from cleantext.sites import SiteTemplate, SiteTemplates

    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise BatchError(f"cannot read {path}: {error.strerror}") from None
    many = '"site": ' in text.partition("\n")[0]
    site = SiteTemplates.from_json(text) if many else SiteTemplate.from_json(text)
    return pipeline.insert(site, before="furniture")


# --- learn -----------------------------------------------------------------------------------------------------


def run_learn(options: argparse.Namespace) -> str:
    """The template of the pages as JSON, or the templates of all sites as lines of it. Raises `BatchError`."""
    from cleantext.sites import SiteTemplate, learn_by_site

    terms = {"min_pages": options.min_pages, "min_share": options.min_share}
    pages = ((page, _document(page)) for page in _refusing(_pages(options.inputs)) if not page.error)
    try:
        if options.by_site:
            return learn_by_site(((page.url, document) for page, document in pages), **terms).to_json()
        return SiteTemplate.learn((document for _, document in pages), **terms).pruned().to_json()
    except (ImportError, ValueError) as error:
        raise BatchError(str(error)) from None


def _document(page: RawPage) -> Document:
    from cleantext.readers.encoding import decode
    from cleantext.readers.html import read_html
    from cleantext.readers.text import read_text

    if page.is_text:
        return read_text(page.content if isinstance(page.content, str) else decode(page.content)[0])
    return read_html(page.content, url=page.url or None)


# --- on its own ------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """``python -m cleantext.batch batch …`` and ``… learn …``; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m cleantext.batch", description=(__doc__ or "").split("\n")[0]
    )
    add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    options = parser.parse_args(arguments)
    try:
        text = options.run(options)
        if options.output is not None:
            Path(options.output).write_text(text, "utf-8")
        else:
            sys.stdout.write(text)
    except (CleantextError, OSError) as error:
        print(f"cleantext: {error}", file=sys.stderr)
        return 1
    return 0
