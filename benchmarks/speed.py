"""How fast tools are, what memory they take, and how both grow.

    python -m benchmarks.speed [ARCHIVE.zip ...] [--tools a,b] [--limit N] [--only TYPE] [--json OUT]
        [--grow-from BYTES] [--large BYTES] [--seconds N] [--timeout SECONDS]

Without an archive, the HTML pages of corpus/. Every figure comes from a process of its own (`benchmarks.probe`,
`benchmarks.start`); tools take turns. `docs/benchmarks.md` says what the columns are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from attrs import frozen

from benchmarks.peers import Tool, chosen_tools
from benchmarks.tables import table, tool_names, with_common_options, with_tool_option, write_json

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000

Figures = dict[str, dict[str, float | None]]
"""Figures by tool."""


@frozen
class Run:
    """What is measured on.

    Attributes:
        archives: Page archives; the corpus without any.
        limit: At most so many pages of each.
        only: The page type that is taken alone.
        grow_from: Bytes of the smallest of the generated pages that grow eightfold; 0 leaves growth out.
        large: Bytes of the generated page whose memory is measured; 0 leaves it out.
        seconds: How long throughput is measured, about.
        timeout: Seconds after which a process is ended and its figures are left out.
    """

    archives: tuple[Path, ...] = ()
    limit: int | None = None
    only: str | None = None
    grow_from: int = 100_000
    large: int = 0
    seconds: float = 3.0
    timeout: float = 3600.0

    def probe(self, what: str, tool: Tool, *options: str) -> dict[str, Any] | None:
        """One measurement of a tool; ``None`` where its process failed."""
        chosen = [str(archive.resolve()) for archive in self.archives] if what in ON_PAGES else []
        if what in ON_PAGES and self.limit is not None:
            chosen += ["--limit", str(self.limit)]
        if what in ON_PAGES and self.only is not None:
            chosen += ["--only", self.only]
        return self._answer("benchmarks.probe", what, tool.name, *chosen, *options)

    def start(self, tool: Tool) -> dict[str, Any] | None:
        """What starting takes: of five runs the quickest, by the time to the first page."""
        answers = [
            self._answer("benchmarks.start", tool.name, str(time.time()), *tool.modules) for _ in range(5)
        ]
        found = [answer for answer in answers if answer is not None]
        return min(found, key=lambda answer: float(answer["start_to_page_ms"]), default=None)

    def _answer(self, module: str, *arguments: str) -> dict[str, Any] | None:
        command = [sys.executable, "-m", module, *arguments]
        try:
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, timeout=self.timeout, check=True
            )
        except subprocess.TimeoutExpired:
            print(f"{' '.join(arguments[:2])}: not done after {self.timeout:g} s", file=sys.stderr)
            return None
        except subprocess.CalledProcessError as error:
            last = (error.stderr.strip().splitlines() or ["no message"])[-1]
            print(f"{' '.join(arguments[:2])}: {last}", file=sys.stderr)
            return None
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer


ON_PAGES = frozenset({"pages", "throughput"})
"""The measurements that read the archives."""


def page_figures(measured: dict[str, Any]) -> dict[str, float | None]:
    """Times, rate and memory out of what a process saw."""
    took, total = measured["took"], sum(measured["took"])
    return {
        "ms median": 1000 * median(took),
        "ms p95": 1000 * percentile_95(took),
        "ms mean": 1000 * mean(took),
        "xlxml": total / sum(measured["parse"]),
        "MB/s": measured["bytes"] / MEGABYTE / total,
        "peak MB": measured["peak"] / MEGABYTE,
        "grown MB": (measured["peak"] - measured["peak_warm"]) / MEGABYTE,
    }


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def figures_of(tool: Tool, run: Run) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """The figures of a tool on pages, and on generated pages."""
    found: dict[str, float | None] = {}
    if (pages := run.probe("pages", tool)) is not None:
        found |= page_figures(pages)
    if (start := run.start(tool)) is not None:
        found |= {
            "import ms": start["import_ms"],
            "own ms": start["own_import_ms"] if tool.name == "cleantext" else None,
            "1st page ms": start["first_page_ms"],
            "start ms": start["start_to_page_ms"],
        }
    rates = [
        run.probe("throughput", tool, "--workers", str(workers), "--seconds", str(run.seconds))
        for workers in (1, 2)
    ]
    one, two = (rate["pages_a_second"] if rate else None for rate in rates)
    found |= {"pages/s": one, "with 2": two, "gain": two / one if one and two else None}
    return found, grown_figures(tool, run)


def grown_figures(tool: Tool, run: Run) -> dict[str, float | None]:
    """The exponents of growth by shape, and the memory a large page takes over its size."""
    found: dict[str, float | None] = {}
    if run.grow_from:
        growth = run.probe("growth", tool, "--size", str(run.grow_from)) or {}
        found |= {shape: measured["exponent"] for shape, measured in growth.items()}
    if run.large:
        large = run.probe("large", tool, "--size", str(run.large))
        found["large page"] = large["times_size"] if large else None
    return found


DIGITS = {
    "ms median": 2, "ms p95": 2, "ms mean": 2, "xlxml": 2, "MB/s": 1, "peak MB": 0, "grown MB": 1, "import ms": 0,
    "own ms": 0, "1st page ms": 0, "start ms": 0, "pages/s": 1, "with 2": 1, "gain": 2,
}  # fmt: skip
"""Decimals by column."""


def measure(run: Run, names: Iterable[str] = ()) -> dict[str, Figures]:
    """Measure the tools, print the tables, and give the figures: of pages, and of growth."""
    tools, missing = chosen_tools(names)
    if missing:
        print(f"not installed, and left out: {', '.join(missing)}")
    pages: Figures = {}
    growth: Figures = {}
    for tool in tools:
        pages[tool.name], growth[tool.name] = figures_of(tool, run)
    title = ", ".join(archive.stem for archive in run.archives) or "corpus"
    print("\n" + table(f"speed, {title}", pages, digits=DIGITS))
    if any(growth.values()):
        print("\n" + table("growth: exponent of time by shape; large page: memory over its size", growth))
    return {"pages": pages, "growth": growth}


def with_speed_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The options of this benchmark alone."""
    parser.add_argument(
        "--grow-from",
        type=int,
        default=100_000,
        metavar="BYTES",
        help="smallest generated page; 0: no growth",
    )
    parser.add_argument(
        "--large", type=int, default=0, metavar="BYTES", help="also the memory of such a page"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="how long throughput is measured")
    parser.add_argument("--timeout", type=float, default=3600.0, metavar="SECONDS", help="of one process")
    return parser


def run_of(options: argparse.Namespace) -> Run:
    """What the options ask for."""
    return Run(
        tuple(options.archives),
        options.limit,
        options.only,
        options.grow_from,
        options.large,
        options.seconds,
        options.timeout,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options = with_speed_options(with_tool_option(with_common_options(parser))).parse_args(arguments)
    write_json(options.json, measure(run_of(options), tool_names(options)))


if __name__ == "__main__":
    main()
