"""How much of the main text tools find, and how much else they let through.

    python -m benchmarks.quality [ARCHIVE.zip ...] [--tools a,b] [--limit N] [--only TYPE] [--worst N] [--json OUT]

Without an archive, the HTML pages of corpus/. `docs/benchmarks.md` says what the columns are.
"""

from __future__ import annotations

import argparse
import logging
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.pages import chosen_pages
from benchmarks.peers import chosen_tools
from benchmarks.scores import Score, means, score
from benchmarks.tables import table, tool_names, with_common_options, with_tool_option, write_json
from training.pages import Page

DIGITS = {"pages": 0, "errors": 0}

Figures = dict[str, dict[str, dict[str, float]]]
"""Means by page type (``all`` first) and tool."""


def judged(clean: Callable[[Any], str], page: Page) -> Score:
    """The score of a tool on a page; what it raises counts as an empty text."""
    try:
        return score(clean(page.content), page.row)
    except Exception as error:  # any tool may raise anything on a page, and the run goes on
        return score("", page.row, f"{type(error).__name__}: {error}")


def scores_of(
    judges: Mapping[str, Callable[[Page], Score]], pages: Iterable[Page]
) -> dict[tuple[str, str], list[tuple[Page, Score]]]:
    """Each page's score by page type and tool. All tools see a page before the next one is read."""
    found: dict[tuple[str, str], list[tuple[Page, Score]]] = defaultdict(list)
    for page in pages:
        for name, judge in judges.items():
            found[page.row["type"], name].append((page, judge(page)))
    return found


def grouped(scores: dict[tuple[str, str], list[tuple[Page, Score]]]) -> Figures:
    """The means of all pages, and of each page type where there are several."""
    types = sorted({kind for kind, _ in scores})
    names = list(dict.fromkeys(name for _, name in scores))
    groups = {"all": types} | ({kind: [kind] for kind in types} if len(types) > 1 else {})
    return {
        group: {
            name: means([each for kind in kinds for _, each in scores.get((kind, name), [])])
            for name in names
        }
        for group, kinds in groups.items()
    }


def worst(scores: dict[tuple[str, str], list[tuple[Page, Score]]], tool: str, count: int) -> Iterator[str]:
    """The pages on which a tool does worst."""
    judged_pages = [pair for (_, name), pairs in scores.items() if name == tool for pair in pairs]
    ordered = sorted(judged_pages, key=lambda pair: (pair[1].f1 is None, pair[1].f1 or 0.0))
    for page, each in ordered[:count]:
        if each.f1 is not None:
            figures = f"F1 {each.f1:.3f}  P {each.precision:.3f}  R {each.recall:.3f}"
            yield f"    {page.row['type']:14} {page.row['id']:44} {figures}  {each.error}"


def quiet() -> None:
    """Leave out what tools log and warn about while they clean."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def run(
    archives: Sequence[Path],
    names: Iterable[str] = (),
    *,
    limit: int | None = None,
    only: str | None = None,
    low: int = 0,
) -> dict[str, Figures]:
    """Score the tools on each archive (on the corpus without any), print the tables, and give the figures."""
    tools, missing = chosen_tools(names)
    if missing:
        print(f"not installed, and left out: {', '.join(missing)}")
    judges = {tool.name: partial(judged, tool.clean) for tool in tools}
    figures: dict[str, Figures] = {}
    sources: Sequence[Path | None] = archives or [None]
    for archive in sources:
        title = archive.stem if archive else "corpus"
        scores = scores_of(judges, chosen_pages([archive] if archive else (), only=only, limit=limit))
        figures[title] = grouped(scores)
        for group, rows in figures[title].items():
            print("\n" + table(f"{title}, {group}", rows, digits=DIGITS))
        for line in worst(scores, "cleantext", low):
            print(line)
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    with_tool_option(with_common_options(parser))
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list cleantext's N worst pages")
    options = parser.parse_args(arguments)
    figures = run(
        options.archives, tool_names(options), limit=options.limit, only=options.only, low=options.worst
    )
    write_json(options.json, figures)


if __name__ == "__main__":
    quiet()
    main()
