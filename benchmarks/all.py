"""Everything: quality, flat text and speed, as tables, as JSON, and as a plot of quality against speed.

    python -m benchmarks.all [ARCHIVE.zip ...] [--tools a,b] [--limit N] [--only TYPE] [--out FOLDER]

Without an archive, on corpus/. The folder gets `benchmarks.txt`, `benchmarks.json` and `benchmarks.svg`; the plot needs
matplotlib (the extra ``plots``) and is left out without it.
"""

from __future__ import annotations

import argparse
import io
import json
import platform
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any, TextIO

import benchmarks.flat
import benchmarks.quality
from benchmarks.pages import chosen_pages
from benchmarks.peers import chosen_tools
from benchmarks.speed import measure, run_of, with_speed_options
from benchmarks.tables import tool_names, with_common_options, with_tool_option, write_json
from cleantext.filters.content import built_in_model
from training.out_of_fold import judge

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


def out_of_fold(
    archives: Sequence[Path], recorded: Path | None, limit: int | None = None, only: str | None = None
) -> dict[str, float]:
    """Word F1 by archive from models that saw no page of the same domain.

    With what ``training.train --save-oof`` recorded, that of the whole pipeline on these pages; otherwise that of the
    learned filter alone on all pages, as its weights tell it.
    """
    if recorded is None:
        record = built_in_model("page").about["word F1 out of fold"]
        assert isinstance(record, dict)
        return record
    known = json.loads(recorded.read_text("utf-8"))
    return {
        archive.stem: fmean(
            judge((page, known.get(page.key, []), "article", []))[1]["f1"]
            for page in chosen_pages([archive], limit=limit, only=only)
            if "text" in page.row
        )
        for archive in archives
    }


def points(figures: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """For each tool its speed (xlxml over all pages) and quality (word F1, the mean of the archives that have one).

    On archives that cleantext learned from, it is the F1 out of fold.
    """
    found: dict[str, tuple[float, float]] = {}
    for tool, speed in figures["speed"]["pages"].items():
        rows = {archive: groups["all"].get(tool, {}) for archive, groups in figures["quality"].items()}
        scores = {archive: row["f1"] for archive, row in rows.items() if "f1" in row}
        if tool == "cleantext":
            known = figures["out of fold"]
            scores = {archive: known.get(archive, score) for archive, score in scores.items()}
        if scores and speed.get("xlxml"):
            found[tool] = (speed["xlxml"], fmean(scores.values()))
    return found


def plot(figures: Mapping[str, Any], path: Path) -> bool:
    """Draw quality against speed, a point a tool; says whether matplotlib was there to draw with."""
    if find_spec("matplotlib") is None:
        return False
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, NullFormatter

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.add_subplot()
    places = points(figures)
    for tool, (times, f1) in places.items():
        ours = tool == "cleantext"
        learned = ours and any(archive in figures["out of fold"] for archive in figures["quality"])
        axes.scatter(times, f1, color="tab:red" if ours else "tab:gray", zorder=3 if ours else 2)
        axes.annotate(
            f"{tool} (out of fold)" if learned else tool,
            (times, f1),
            xytext=(5, -11 if is_crowded(tool, places) else 4),
            textcoords="offset points",
            fontsize=9,
            weight="bold" if ours else "normal",
        )
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda times, _: f"{times:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("time over the time lxml takes to parse the page (log scale, left is faster)")
    axes.set_ylabel("word F1 with the main text")
    axes.set_title(", ".join(figures["quality"]))
    axes.margins(x=0.2)  # room for the names
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    with rc_context({"svg.hashsalt": "cleantext"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    return True


def is_crowded(tool: str, places: Mapping[str, tuple[float, float]]) -> bool:
    """Whether another tool's point is just above and not far beside: then the name goes below its own."""
    times, f1 = places[tool]
    return any(
        0 < other - f1 < 0.03 and 0.4 < beside / times < 2.5
        for name, (beside, other) in places.items()
        if name != tool
    )


def run(options: argparse.Namespace) -> dict[str, Any]:
    """All benchmarks, one after the other."""
    names = tool_names(options)
    chosen = {"limit": options.limit, "only": options.only}
    return {
        "machine": machine(names),
        "out of fold": out_of_fold(options.archives, options.out_of_fold, **chosen),
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
    parser.add_argument(
        "--out-of-fold",
        type=Path,
        metavar="FILE",
        help="what `training.train --save-oof` recorded, for the plot",
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
