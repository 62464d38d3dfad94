"""The command ``cleantext``: clean, explain and report on a page, and list the filters.

Exit codes: 0 when done, 1 when a page cannot be read or the result cannot be written, 2 when the command makes no
sense. Errors are one line that says what to do.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.errors import CleantextError

if TYPE_CHECKING:
    from cleantext.document import Document
    from cleantext.pipeline import Pipeline

DONE, FAILED, MISUSED = 0, 1, 2

COLOURS = {"kept": "\x1b[32m", "apart": "\x1b[36m", "dropped": "\x1b[2m", "field": "\x1b[1m"}
PLAIN = "\x1b[0m"


class _Failure(Exception):
    """A reason to stop with one line and exit code 1."""


class _Misuse(Exception):
    """A reason to stop with one line and exit code 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        _write(options.run(options), options)
    except (_Failure, CleantextError) as failure:
        return _stop(str(failure), FAILED)
    except _Misuse as misuse:
        return _stop(str(misuse), MISUSED)
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _stop(message: str, code: int) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    import cleantext
    from cleantext.batch.command import add_commands

    parser = argparse.ArgumentParser(
        prog="cleantext",
        description="Clean prose from web pages and flattened text, with a reason for every cut.",
    )
    parser.add_argument("--version", action="version", version=f"cleantext {cleantext.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    clean = _command(commands, "clean", "print the clean text of a page", _clean)
    clean.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="default: text")
    clean.add_argument(
        "--captions",
        choices=("drop", "own-line", "bracket"),
        help="what becomes of captions (default: drop in text, own-line in Markdown)",
    )
    explain = _command(commands, "explain", "print what was kept and what was dropped, and why", _explain)
    explain.add_argument(
        "--width", type=int, default=100, help="characters of text to show a line (default: 100)"
    )
    _command(commands, "report", "write an HTML page with every block coloured by its label", _report)
    filters = commands.add_parser("filters", help="list the filters of a preset", allow_abbrev=False)
    filters.set_defaults(run=_filters, output=None)
    _add_pipeline(filters)
    add_commands(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    run: Callable[[argparse.Namespace], str],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False
    )
    parser.set_defaults(run=run)
    parser.add_argument("file", metavar="FILE", help="a saved page; - reads standard input")
    parser.add_argument("--text", action="store_true", help="the page is flattened text, not HTML")
    parser.add_argument("--url", help="the address of the page, if known")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of standard output")
    parser.add_argument("--site", metavar="FILE", help="a template of the site that `cleantext learn` wrote")
    _add_pipeline(parser)
    return parser


def _add_pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--preset", default="article", metavar="NAME", help="article (default), strict or lenient"
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="leave out a filter; may be given again",
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="LABEL",
        help="keep text of this label too; may be given again",
    )


# -- what the commands print ------------------------------------------------------------------------------


def _clean(options: argparse.Namespace) -> str:
    from cleantext.render import to_json, to_markdown, to_text

    page = _page(options)
    if options.format == "json":
        if options.captions is not None:
            raise _Misuse(
                "--captions has no place in JSON, where figures have their own fields; leave it out"
            )
        return to_json(page)
    if options.format == "markdown":
        return to_markdown(page, captions=options.captions or "own-line")
    return to_text(page, captions=options.captions or "drop")


def _explain(options: argparse.Namespace) -> str:
    if options.width < 10:
        raise _Misuse(f"--width is {options.width}; give at least 10 characters")
    lines = _page(options).explain(width=options.width).split("\n")
    return "\n".join(_coloured(line) for line in lines) if _shows_colours(options) else "\n".join(lines)


def _report(options: argparse.Namespace) -> str:
    from cleantext.render import to_report

    return to_report(_page(options))


def _filters(options: argparse.Namespace) -> str:
    pipeline = _pipeline(options)
    rows = [
        f"{name:16} {_summary(step)}" for name, step in zip(pipeline.names, pipeline.filters, strict=True)
    ]
    return "\n".join([*rows, "", f"keeps: {', '.join(sorted(pipeline.keep))}"])


def _summary(step: object) -> str:
    """The first sentence of what a filter says of itself."""
    return (step.__doc__ or "").strip().split("\n")[0]


def _coloured(line: str) -> str:
    colour = COLOURS.get(line.partition(" ")[0])
    return f"{colour}{line}{PLAIN}" if colour else line


def _shows_colours(options: argparse.Namespace) -> bool:
    return options.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


# -- reading, cleaning, writing ---------------------------------------------------------------------------


def _page(options: argparse.Namespace) -> Document:
    from cleantext.api import clean_html, clean_text
    from cleantext.readers.encoding import decode

    pipeline = _pipeline(options)
    if options.site is not None:
        pipeline = _with_site(pipeline, options.site)
    content = _content(options.file)
    if options.text:
        return clean_text(decode(content)[0], pipeline=pipeline)
    return clean_html(content, url=options.url, pipeline=pipeline)


def _with_site(pipeline: Pipeline, name: str) -> Pipeline:
    from cleantext.batch.command import with_site

    try:
        return with_site(pipeline, Path(name))
    except ValueError as error:
        raise _Misuse(f"--site: {name} holds no site template: {error}") from None


def _content(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _Failure(
            f"cannot read {name}: {reason}; give the path of a saved page, or - for standard input"
        ) from None


def _pipeline(options: argparse.Namespace) -> Pipeline:
    from cleantext.errors import UnknownFilterError
    from cleantext.presets import PRESETS

    if options.preset not in PRESETS:
        raise _Misuse(f"no preset is named {options.preset!r}; choose from {', '.join(PRESETS)}")
    try:
        return PRESETS[options.preset].without(*options.without).keeping(*options.keep)
    except UnknownFilterError as error:
        raise _Misuse(f"--without: {error}") from None
    except ValueError as error:
        raise _Misuse(f"--keep: {error}") from None


def _write(text: str, options: argparse.Namespace) -> None:
    text = text if text.endswith("\n") or not text else text + "\n"
    if options.output is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        with open(options.output, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise _Failure(
            f"cannot write {options.output}: {error.strerror}; choose another file with -o"
        ) from None


if __name__ == "__main__":
    sys.exit(main())
