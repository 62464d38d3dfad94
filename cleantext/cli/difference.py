"""The command ``diff``: what changes from one pipeline, or one run of ``batch``, to another."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.cli.inputs import add_limits, pages_of_inputs
from cleantext.cli.pipelines import add_site, named_pipeline, with_site
from cleantext.cli.stops import MISUSED, Stop
from cleantext.cli.writing import add_output, write

if TYPE_CHECKING:
    from cleantext.batch.differences import Difference, PageDifference
    from cleantext.pipeline import Pipeline

EPILOGUE = """A and B are two outputs of `cleantext batch` over the same pages or, with INPUT, two pipelines: a preset, less some filters,
plus some labels, as in article, strict, article-repeats or article-tails+comments.

examples:
  cleantext diff monday.jsonl tuesday.jsonl --fail-on lost
  cleantext diff article article-link_lists saved-pages/
  cleantext diff article article saved-pages/ --site site.json      what a site's template takes"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``diff``, which sets `run`."""
    diff = commands.add_parser(
        "diff",
        help="compare two pipelines, or two runs of batch: paragraphs lost and gained",
        description="Say which paragraphs are lost and gained from A to B, by filter, worst pages first.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    diff.set_defaults(run=_run)
    diff.add_argument("first", metavar="A", help="rows of an earlier run, or a pipeline")
    diff.add_argument("second", metavar="B", help="rows of a later run, or a pipeline")
    diff.add_argument("inputs", nargs="*", type=Path, metavar="INPUT", help="the pages, for two pipelines")
    diff.add_argument("--worst", type=int, default=10, metavar="N", help="pages to show (default: 10)")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    diff.add_argument(
        "--fail-on",
        choices=("lost", "gained", "any"),
        help="exit code 1 if paragraphs were; for checks of a change",
    )
    add_output(diff)
    add_site(diff)
    add_limits(diff)


def _run(options: argparse.Namespace) -> None:
    found = _of_pipelines(options) if options.inputs else _of_runs(options)
    write(found.to_json() if options.format == "json" else found.to_text(options.worst), options.output)
    counts = {"lost": found.lost.total(), "gained": found.gained.total()}
    for name, count in counts.items():
        if count and options.fail_on in (name, "any"):
            raise Stop(f"{count} paragraphs were {name}")


def _of_runs(options: argparse.Namespace) -> Difference:
    from cleantext.batch.differences import difference_of_runs
    from cleantext.batch.outputs import read_rows

    if options.site is not None:
        raise Stop("--site belongs to pipelines; two runs have been cleaned already", MISUSED)
    for name in (options.first, options.second):
        if not Path(name).exists():
            raise Stop(
                f"there is no file {name}; give two outputs of `cleantext batch`, or pipelines and their pages"
            )
    try:
        return difference_of_runs(read_rows(Path(options.first)), read_rows(Path(options.second)))
    except (ImportError, ValueError) as error:
        raise Stop(str(error)) from None
    except OSError as error:
        raise Stop(f"cannot read {error.filename}: {error.strerror}") from None


def _of_pipelines(options: argparse.Namespace) -> Difference:
    from cleantext.batch.cleaning import clean_many
    from cleantext.batch.differences import Difference, PipelineDifference

    second = _pipeline(options.second)
    if options.site is not None:
        second = with_site(second, options.site)
    compare = PipelineDifference(_pipeline(options.first), second)
    failed: list[str] = []
    results = clean_many(
        pages_of_inputs(options.inputs),
        compare,
        workers=options.workers,
        timeout=options.timeout,
        max_bytes=options.max_bytes,
    )
    return Difference.of(_compared(results, failed), failed)


def _compared(results: Iterator[PageDifference | object], failed: list[str]) -> Iterator[PageDifference]:
    from cleantext.batch.failures import Failure

    for result in results:
        if isinstance(result, Failure):
            failed.append(f"page {result.index + 1} ({result.reason})")
        else:
            yield result  # type: ignore[misc]


def _pipeline(name: str) -> Pipeline:
    pipeline = named_pipeline(name)
    if pipeline is None:
        raise Stop(
            f"{name!r} is no pipeline; give a preset, less filters, plus labels: article-repeats", MISUSED
        )
    return pipeline
