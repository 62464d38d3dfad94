"""Quality on folders of pages without gold, where an XPath tells which element holds the text: installed manuals, say.

    python -m benchmarks.folders XPATH FOLDER [FOLDER ...] [--limit N] [--tools a,b] [--json OUT]

The gold of a page is the text of the first element that matches, but for scripts and styles; pages without one, or of
fewer than `FEWEST_WORDS` words, are left out. With --limit, so many pages of each folder are taken, spread evenly.
`docs/benchmarks.md` says what the columns are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from lxml import etree, html

from benchmarks.peers import chosen_tools
from benchmarks.quality import DIGITS, grouped, judged, quiet, scores_of
from benchmarks.scores import words
from benchmarks.tables import table, tool_names, with_tool_option, write_json
from training.pages import Page

FEWEST_WORDS = 60
"""Shorter pages lead to others, and a word more or less says nothing."""

MOST_BYTES = 2_000_000


def folder_pages(folder: Path, xpath: str, limit: int | None = None) -> Iterator[Page]:
    """The HTML pages in a folder and below, each with the text of its main element as gold."""
    paths = sorted([path for path in folder.rglob("*.htm*") if path.stat().st_size <= MOST_BYTES])
    every = max(1, len(paths) // limit) if limit else 1
    return islice(_with_gold(paths[::every], folder.name, xpath), limit)


def _with_gold(paths: Sequence[Path], name: str, xpath: str) -> Iterator[Page]:
    for path in paths:
        content = path.read_bytes()
        text = main_text(content, xpath)
        if sum(words(text).values()) >= FEWEST_WORDS:
            yield Page(name, {"id": path.stem, "type": name, "text": text}, content, "")


def main_text(page: bytes, xpath: str) -> str:
    """The text of the first element that matches; empty where there is none, or no page."""
    try:
        found = html.fromstring(page).xpath(xpath)
    except (etree.ParserError, ValueError):
        return ""
    if not found:
        return ""
    return " ".join(found[0].xpath(".//text()[not(ancestor::script or ancestor::style)]"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.folders",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("xpath", help="such as '//main'")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="take at most so many pages of a folder")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    options = with_tool_option(parser).parse_args(arguments)
    quiet()
    tools, _ = chosen_tools(tool_names(options))
    judges = {tool.name: partial(judged, tool.clean) for tool in tools}
    pages = (
        page for folder in options.folders for page in folder_pages(folder, options.xpath, options.limit)
    )
    figures = grouped(scores_of(judges, pages))
    for group, rows in figures.items():
        print("\n" + table(f"{options.xpath}, {group}", rows, digits=DIGITS))
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
