"""Headline, authors and date against the gold of page archives, trafilatura's figures beside when it is installed.

    python benchmarks/fields.py ARCHIVE.zip [ARCHIVE.zip ...] [--every N] [--misses FIELD] [--flat NAME]

An archive holds `index.jsonl`, a row a page with `id`, `title`, `author` or `authors`, and `date`, and the pages as
`html/<id>.html`. Titles and names compare without case and punctuation, dates by their first ten characters. Printed
is the F1 of each field over the pages whose gold has it, of both tools over the same pages. With --flat cleantext alone reads
the flat text that NAME made of the pages, `flat/<id>.NAME.txt`.
"""

from __future__ import annotations

import argparse
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import cleantext

FIELDS = ("title", "author", "date")

Answer = dict[str, list[str]]


def bare(text: str) -> str:
    """A text without case, spaces and punctuation."""
    return re.sub(r"\W+", "", text).lower()


def names_in(names: Iterable[str]) -> list[str]:
    """Names one by one, because some golds and some tools have all of them in one text."""
    return [
        bare(part)
        for name in names
        for part in re.split(r"[;,]\s+(?:(?:and|und|y|et|&)\s+)?|;|\s+(?:and|und|y|et|&)\s+", name)
        if bare(part)
    ]


def gold_of(row: dict[str, Any]) -> Answer:
    """The gold of a row; a field without gold is left out."""
    authors = row.get("authors") or ([row["author"]] if row.get("author") else [])
    gold = {
        "title": [bare(row["title"])] if row.get("title") else [],
        "author": names_in(authors),
        "date": [str(row["date"])[:10]] if row.get("date") else [],
    }
    return {name: values for name, values in gold.items() if values}


def by_cleantext(page: bytes) -> Answer:
    """What cleantext says of a page."""
    return _answer(cleantext.clean_html(page))


def by_flat_text(text: bytes) -> Answer:
    """What cleantext says of its flat text."""
    return _answer(cleantext.clean_text(text.decode()))


def _answer(document: cleantext.Document) -> Answer:
    return {
        "title": [bare(document.headline or "")],
        "author": names_in(document.authors),
        "date": [(document.date or "")[:10]],
    }


def by_trafilatura(page: bytes) -> Answer:
    """What trafilatura says."""
    from trafilatura import extract_metadata, load_html

    tree = load_html(page)
    found = extract_metadata(tree) if tree is not None else None
    if found is None:
        return {}
    return {
        "title": [bare(found.title or "")],
        "author": names_in([found.author or ""]),
        "date": [(found.date or "")[:10]],
    }


def tools(flat: str) -> dict[str, Callable[[bytes], Answer]]:
    """The tools that are installed, by name."""
    if flat:
        return {"cleantext": by_flat_text}
    found: dict[str, Callable[[bytes], Answer]] = {"cleantext": by_cleantext}
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return found
    return found | {"trafilatura": by_trafilatura}


def rows_of(archive: zipfile.ZipFile) -> list[dict[str, Any]]:
    """The index of an archive."""
    return [json.loads(line) for line in archive.read("index.jsonl").decode().split("\n") if line]


def score(archive: Path, every: int, misses: str, flat: str) -> Iterator[str]:
    """A line a field, with the F1 of each tool."""
    readers = tools(flat)
    counts = {tool: {name: [0, 0, 0] for name in FIELDS} for tool in readers}
    pages = zipfile.ZipFile(archive)
    names = set(pages.namelist())
    for row in rows_of(pages)[::every]:
        gold = gold_of(row)
        name = f"flat/{row['id']}.{flat}.txt" if flat else f"html/{row['id']}.html"
        if name not in names:
            continue
        page = pages.read(name)
        for tool, read in readers.items():
            answer = read(page)
            for name, values in gold.items():
                given = {value for value in answer.get(name, []) if value}
                hits = len(given & set(values))
                if misses == name and tool == "cleantext" and given != set(values):
                    yield f"  {row['id']}: {sorted(given)} for {sorted(values)}"
                for place, number in enumerate((hits, len(given), len(set(values)))):
                    counts[tool][name][place] += number
    yield archive.stem
    for name in FIELDS:
        figures = [f"{tool} {f1(counts[tool][name]):.3f}" for tool in counts]
        yield f"  {name:8}{'   '.join(figures)}   ({counts['cleantext'][name][2]} in the gold)"


def f1(counts: Iterable[int]) -> float:
    """F1 of right, given and wanted."""
    right, given, wanted = counts
    return 2 * right / max(1, given + wanted)


def main() -> None:
    """Print the scores of each archive."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth page")
    parser.add_argument("--misses", choices=FIELDS, default="", help="list the misses of a field")
    parser.add_argument("--flat", default="", metavar="NAME", help="read the flat text of this flattener")
    options = parser.parse_args()
    for archive in options.archives:
        for line in score(archive, options.every, options.misses, options.flat):
            print(line)


if __name__ == "__main__":
    main()
