"""The commands for one page: ``clean``, ``explain``, ``report``; and ``filters``, which lists those of a pipeline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from cleantext.cli.pipelines import add_pipeline, named_pipeline, pipeline_of
from cleantext.cli.stops import MISUSED, Stop
from cleantext.cli.writing import add_output, shows_colours, write

if TYPE_CHECKING:
    from cleantext.document import Document
    from cleantext.pipeline import Pipeline

COLOURS = {"kept": "\x1b[32m", "apart": "\x1b[36m", "dropped": "\x1b[2m", "field": "\x1b[1m"}
PLAIN = "\x1b[0m"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the four commands; each sets `run`."""
    clean = _command(commands, "clean", "print the clean text of a page", _clean)
    clean.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="default: text")
    clean.add_argument(
        "--captions",
        choices=("drop", "own-line", "bracket"),
        help="what becomes of captions (default: drop in text, own-line in Markdown)",
    )
    explain = _command(commands, "explain", "print what was kept and what was left out, and why", _explain)
    explain.add_argument(
        "--width", type=int, default=100, help="characters of text to show a line (default: 100)"
    )
    report = _command(
        commands, "report", "write an HTML page with every block coloured by its label", _report
    )
    report.add_argument(
        "--compare",
        nargs=2,
        metavar=("A", "B"),
        help="show two pipelines side by side: presets, less filters, plus labels, as in article-repeats+comments",
    )
    filters = commands.add_parser("filters", help="list the filters of a preset", allow_abbrev=False)
    filters.set_defaults(run=_filters)
    add_pipeline(filters, with_site=False)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    run: Callable[[argparse.Namespace], None],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False
    )
    parser.set_defaults(run=run)
    parser.add_argument("file", metavar="FILE", help="a saved page; - reads standard input")
    parser.add_argument("--text", action="store_true", help="the page is flattened text, not HTML")
    parser.add_argument("--url", help="the address of the page, if known")
    add_output(parser)
    add_pipeline(parser)
    return parser


def _clean(options: argparse.Namespace) -> None:
    from cleantext.render import to_json, to_markdown, to_text

    if options.format == "json" and options.captions is not None:
        raise Stop(
            "--captions has no place in JSON, where figures have their own fields; leave it out", MISUSED
        )
    page = _page(options, pipeline_of(options))
    if options.format == "json":
        text = to_json(page)
    elif options.format == "markdown":
        text = to_markdown(page, captions=options.captions or "own-line")
    else:
        text = to_text(page, captions=options.captions or "drop")
    write(text, options.output)


def _explain(options: argparse.Namespace) -> None:
    if options.width < 10:
        raise Stop(f"--width is {options.width}; give at least 10 characters", MISUSED)
    lines = _page(options, pipeline_of(options)).explain(width=options.width).split("\n")
    if shows_colours(options.output):
        lines = [_coloured(line) for line in lines]
    write("\n".join(lines), options.output)


def _coloured(line: str) -> str:
    colour = COLOURS.get(line.partition(" ")[0])
    return f"{colour}{line}{PLAIN}" if colour else line


def _report(options: argparse.Namespace) -> None:
    from cleantext.render import to_comparison, to_report

    if options.compare is None:
        write(to_report(_page(options, pipeline_of(options))), options.output)
        return
    pages = []
    for name in options.compare:
        pipeline = named_pipeline(name)
        if pipeline is None:
            raise Stop(f"--compare takes pipelines such as article or strict-repeats, not {name!r}", MISUSED)
        pages.append(_page(options, pipeline))
    write(to_comparison(*pages, names=tuple(options.compare)), options.output)


def _filters(options: argparse.Namespace) -> None:
    pipeline = pipeline_of(options)
    rows = [
        f"{name:16} {_summary(step)}" for name, step in zip(pipeline.names, pipeline.filters, strict=True)
    ]
    write("\n".join([*rows, "", f"keeps: {', '.join(sorted(pipeline.keep))}"]))


def _summary(step: object) -> str:
    """The first sentence of what a filter says of itself."""
    return (step.__doc__ or "").strip().split("\n")[0]


# -- reading and cleaning ---------------------------------------------------------------------------------


def _page(options: argparse.Namespace, pipeline: Pipeline) -> Document:
    from cleantext.api import clean_html, clean_text
    from cleantext.readers.encoding import decode

    content = _content(options.file)
    if options.text:
        return clean_text(decode(content)[0], pipeline=pipeline)
    return clean_html(content, url=options.url, pipeline=pipeline)


def _content(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Stop(
            f"cannot read {name}: {reason}; give the path of a saved page, or - for standard input"
        ) from None
