"""Figures as tables for the eye and as JSON for programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, float | None]


def table(title: str, rows: Mapping[str, Figures], *, digits: Mapping[str, int] | None = None) -> str:
    """A table with a line a row and a column a figure; ``-`` where a row lacks one.

    Args:
        title: What stands above it.
        rows: Figures by the name of the row; the columns are those of all rows, in order of appearance.
        digits: Decimals of a column, 3 where it has no entry.
    """
    columns = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    decimals = digits or {}
    cells = [["", *columns]]
    for name, figures in rows.items():
        cells.append([name, *(_shown(figures.get(each), decimals.get(each, 3)) for each in columns)])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    return "\n".join([title, *lines])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  " + "  ".join([first.strip().ljust(widths[0]), *others])


def _shown(value: float | None, digits: int) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.{digits}f}"


def with_common_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The options that all benchmarks take."""
    parser.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE", help="without any: corpus/")
    parser.add_argument("--limit", type=int, help="take at most so many pages of an archive")
    parser.add_argument("--only", metavar="TYPE", help="take the pages of this type alone")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    return parser


def with_tool_option(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The choice of tools."""
    parser.add_argument("--tools", default="", help="names parted by commas; without it, all installed")
    return parser


def tool_names(options: argparse.Namespace) -> list[str]:
    """The names given with ``--tools``."""
    return [name for name in options.tools.split(",") if name]


def write_json(path: Path | None, figures: Any) -> None:
    """Write figures to a file, if one is named."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
