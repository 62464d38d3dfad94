"""Flat text: the presets beside the line rules of C4 and RefinedWeb, and the text as it is.

    python -m benchmarks.flat [ARCHIVE.zip ...] [--flat NAME ...] [--limit N] [--only TYPE] [--json OUT]

Without an archive, the flat pages of corpus/. Given archives, their prints by the flatteners named (by default
resiliparse, resiliparse-main and inscriptis).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.line_rules import C4, C4_LINES, REFINEDWEB, REFINEDWEB_LINES, read_lines
from benchmarks.pages import chosen_pages
from benchmarks.quality import DIGITS, Figures, grouped, judged, quiet, scores_of
from benchmarks.tables import table, with_common_options, write_json
from cleantext import ARTICLE, LENIENT, STRICT, Pipeline, clean_text

FLATTENERS = ("resiliparse", "resiliparse-main", "inscriptis")
"""The prints an archive holds beside the pages (``flat/<id>.<name>.txt``)."""

Cleaner = Callable[[str], str]


def by_preset(pipeline: Pipeline) -> Cleaner:
    """Cleaning as users do it, dialect and all."""
    return lambda text: clean_text(text, pipeline=pipeline).text


def by_rules(pipeline: Pipeline) -> Cleaner:
    """Cleaning line by line."""
    return lambda text: pipeline(read_lines(text)).text


CLEANERS: dict[str, Cleaner] = {
    "as it is": lambda text: text,
    "C4": by_rules(C4),
    "C4, lines alone": by_rules(C4_LINES),
    "RefinedWeb": by_rules(REFINEDWEB),
    "RefinedWeb, lines alone": by_rules(REFINEDWEB_LINES),
    "LENIENT": by_preset(LENIENT),
    "ARTICLE": by_preset(ARTICLE),
    "STRICT": by_preset(STRICT),
}
"""What is compared, by the names of the table's rows."""


def run(
    archives: Sequence[Path],
    flatteners: Iterable[str] = FLATTENERS,
    *,
    limit: int | None = None,
    only: str | None = None,
) -> dict[str, Figures]:
    """Score the cleaners on each print of each archive (on the corpus without any), and print the tables."""
    judges = {name: partial(judged, clean) for name, clean in CLEANERS.items()}
    runs: list[tuple[Path | None, str]] = [(archive, flat) for archive in archives for flat in flatteners]
    figures: dict[str, Figures] = {}
    for archive, flat in runs or [(None, "corpus")]:
        title = f"{archive.stem}, printed by {flat}" if archive else "corpus, flat pages"
        chosen = chosen_pages([archive] if archive else (), flat=flat, limit=limit, only=only)
        figures[title] = grouped(scores_of(judges, chosen))
        for group, rows in figures[title].items():
            print("\n" + table(f"{title}, {group}", rows, digits=DIGITS))
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = with_common_options(
        argparse.ArgumentParser(
            prog="python -m benchmarks.flat",
            description=__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    parser.add_argument("--flat", nargs="+", default=FLATTENERS, metavar="NAME", help="flatteners")
    options = parser.parse_args(arguments)
    write_json(options.json, run(options.archives, options.flat, limit=options.limit, only=options.only))


if __name__ == "__main__":
    quiet()
    main()
