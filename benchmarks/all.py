"""Everything: quality, flat text and speed, as tables, as JSON, and as a plot of quality against speed.

    python -m benchmarks.all [ARCHIVE.zip ...] [--tools a,b] [--limit N] [--only TYPE] [--out FOLDER]

Without an archive, on corpus/. The folder gets `benchmarks.txt`, `benchmarks.json` and `benchmarks.svg`; the plot needs
matplotlib (the extra ``plots``) and is left out without it.
"""

from __future__ import annotations

import argparse
import io
import platform
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TextIO

import benchmarks.flat
import benchmarks.quality
from benchmarks.peers import chosen_tools
from benchmarks.speed import measure, run_of, with_speed_options
from benchmarks.tables import tool_names, with_common_options, with_tool_option, write_json

OUT = Path("build/benchmarks")


class Copied(io.TextIOBase):
    """Text written goes to several places at once."""

    def __init__(self, *places: TextIO) -> None:
        self.places = places

    def write(self, text: str) -> int:
        """Write to each, at once: a run takes long, and tables should be seen as they come."""
        for place in self.places:
            place.write(text)
            place.flush()
        return len(text)


def machine(names: Sequence[str]) -> dict[str, Any]:
    """What the figures depend on: Python, the system, and the versions of the tools."""
    tools, missing = chosen_tools(names)
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "versions": {tool.name: tool.version for tool in tools},
        "missing": missing,
    }


def points(figures: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """For each tool its speed (xlxml over all pages) and quality (word F1, the mean of the archives that have one)."""
    found: dict[str, tuple[float, float]] = {}
    for tool, speed in figures["speed"]["pages"].items():
        groups = [groups["all"].get(tool, {}) for groups in figures["quality"].values()]
        scores = [group["f1"] for group in groups if "f1" in group]
        if scores and speed.get("xlxml"):
            found[tool] = (speed["xlxml"], sum(scores) / len(scores))
    return found


def plot(figures: Mapping[str, Any], path: Path) -> bool:
    """Draw quality against speed, a point a tool; says whether matplotlib was there to draw with."""
    if find_spec("matplotlib") is None:
        return False
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.add_subplot()
    for tool, (times, f1) in points(figures).items():
        ours = tool == "cleantext"
        axes.scatter(times, f1, color="tab:red" if ours else "tab:gray", zorder=3 if ours else 2)
        axes.annotate(tool, (times, f1), xytext=(5, 4), textcoords="offset points", fontsize=9)
    axes.set_xscale("log")
    axes.set_xlabel("time over the time lxml takes to parse the page (log scale, left is faster)")
    axes.set_ylabel("word F1 with the main text")
    axes.set_title(", ".join(figures["quality"]))
    axes.margins(x=0.15)  # room for the names
    axes.grid(alpha=0.3)
    figure.savefig(path)
    return True


def run(options: argparse.Namespace) -> dict[str, Any]:
    """All benchmarks, one after the other."""
    names = tool_names(options)
    chosen = {"limit": options.limit, "only": options.only}
    return {
        "machine": machine(names),
        "quality": benchmarks.quality.run(options.archives, names, **chosen),
        "flat": benchmarks.flat.run(options.archives, options.flat, **chosen),
        "speed": measure(run_of(options), names),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmarks and write what they found."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.all",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    with_speed_options(with_tool_option(with_common_options(parser)))
    parser.add_argument(
        "--flat", nargs="+", default=benchmarks.flat.FLATTENERS, metavar="NAME", help="flatteners"
    )
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help=f"by default {OUT}")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    with (
        (options.out / "benchmarks.txt").open("w", encoding="utf-8") as copy,
        redirect_stdout(Copied(sys.stdout, copy)),
    ):
        figures = run(options)
    for path in (options.json, options.out / "benchmarks.json"):
        write_json(path, figures)
    drawn = plot(figures, options.out / "benchmarks.svg")
    print(f"\nwritten to {options.out}" + ("" if drawn else "; no plot without matplotlib"))


if __name__ == "__main__":
    benchmarks.quality.quiet()
    main()
