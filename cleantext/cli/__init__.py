"""The command ``cleantext``: clean, explain and report on a page; clean, compare and learn from many.

Exit codes: 0 when done, 1 when a page cannot be read, the result cannot be written, or what ``--fail-on`` names is
there; 2 when the command makes no sense. Errors are one line that says what to do.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, NoReturn

from cleantext.cli.parser import Parser
from cleantext.cli.stops import FAILED, MISUSED, Stop
from cleantext.errors import CleantextError

DONE = 0

DESCRIPTION = "Clean prose from web pages and flattened text, with a reason for every cut."

EPILOGUE = """examples:
  cleantext clean page.html                        the prose of a page
  cleantext explain page.html                      what was left out of it, and why
  cleantext report page.html -o report.html        the same as a page to look at
  cleantext batch saved-pages/ -o clean.jsonl      a folder, an archive, a crawl
  cleantext learn saved-pages/ -o site.json        what repeats on the pages of a site

`cleantext COMMAND --help` says more of each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = make_parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help(sys.stderr)
        parser.exit(MISUSED)
    options = parser.parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except Stop as stop:
        return _stop(str(stop), stop.code)
    except CleantextError as error:
        return _stop(str(error), FAILED)
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return _stop("interrupted", FAILED)
    return DONE


def command() -> NoReturn:
    """Run the command, and end the process with its exit code.

    The memory goes back with the process. To give it back object by object, as Python does when it ends by itself, takes a
    tenth of a short command.
    """
    code = main()
    sys.stderr.flush()
    os._exit(code)


def _stop(message: str, code: int) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return code


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; tools that make shell completions ask for it."""
    import cleantext
    from cleantext.cli import batch, difference, learn, page

    parser = Parser(
        prog="cleantext",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"cleantext {cleantext.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for part in (page, batch, difference, learn):
        part.add_commands(commands)
    _offer_completion(parser)
    return parser


def _offer_completion(parser: argparse.ArgumentParser) -> None:
    """``--print-completion bash`` (or zsh, tcsh), where shtab is installed; who asks for something else waits for no import."""
    if find_spec("shtab") is not None:
        parser.add_argument(
            "--print-completion",
            action=_Completion,
            choices=("bash", "zsh", "tcsh"),
            help="print what makes a shell complete this command",
        )


class _Completion(argparse.Action):
    """Prints the completions of a parser for a shell, and leaves."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: object, shell: Any, option: Any = None
    ) -> NoReturn:
        import shtab

        print(shtab.complete(parser, shell))
        parser.exit(DONE)


__all__ = ["DONE", "FAILED", "MISUSED", "command", "main", "make_parser"]
