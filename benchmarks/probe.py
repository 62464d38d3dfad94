"""One measurement of one tool, alone in a process of its own; `benchmarks.speed` starts it and reads its JSON line.

    python -m benchmarks.probe pages|growth|large|throughput TOOL [options]

Times of cleaning are processor time, so that other work on the machine disturbs them little; throughput is measured by
the clock on the wall.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from math import ceil, log
from pathlib import Path
from statistics import linear_regression
from typing import Any

Measured = dict[str, Any]

FIRST_PAGES = 20
"""Pages cleaned before anything is timed."""

WARM_PAGES = 100
"""Pages after which a process has loaded what it loads, and its memory should no longer grow."""


def timed(call: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes; what it raises is not its caller's trouble."""
    began = time.process_time()
    with suppress(Exception):  # pages break tools; quality counts how many
        call()
    return time.process_time() - began


def peak_bytes() -> int:
    """The most memory this process ever held.

    Linux hands `ru_maxrss` on from the process that started this one; its own figure stands in ``/proc``.
    """
    status = Path("/proc/self/status")
    if status.exists():
        kilobytes = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return 1024 * int(kilobytes.split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _first_page() -> bytes:
    from benchmarks.shapes import page_of

    return page_of("prose", 20_000)


def pages(tool: str, archives: list[Path], limit: int | None, only: str | None) -> Measured:
    """Seconds of each page and of lxml's parse of it, bytes, and peak memory early on and in the end.

    The first `FIRST_PAGES` are cleaned once more beforehand: what is loaded at need belongs to starting.
    """
    from lxml import html

    from benchmarks.pages import chosen_pages
    from benchmarks.peers import tool_named

    clean: Callable[[Any], str] = tool_named(tool).clean
    for page in islice(chosen_pages(archives, limit=limit, only=only), FIRST_PAGES):
        timed(partial(clean, page.content))
    warm = peak_bytes()
    took: list[float] = []
    parse: list[float] = []
    size = 0
    for page in chosen_pages(archives, limit=limit, only=only):
        assert isinstance(page.content, bytes)
        size += len(page.content)
        parse.append(timed(partial(html.document_fromstring, page.content)))
        took.append(timed(partial(clean, page.content)))
        if len(took) <= WARM_PAGES:
            warm = peak_bytes()
    return {
        "took": took,
        "parse": parse,
        "bytes": size,
        "peak_warm": warm,
        "peak": peak_bytes(),
    }


def growth(tool: str, size: int) -> Measured:
    """How time grows from `size` bytes to 2, 4 and 8 times as many, by shape: seconds, and the exponent.

    The exponent is the slope of log time over log size, of the best of three runs each.
    """
    from benchmarks.peers import tool_named
    from benchmarks.shapes import SHAPES, page_of

    clean = tool_named(tool).clean
    clean(_first_page())
    found: Measured = {}
    for shape in SHAPES:
        grown = [page_of(shape, size * times) for times in (1, 2, 4, 8)]
        took = [min(timed(partial(clean, page)) for _ in range(3)) for page in grown]
        slope, _ = linear_regression([log(len(page)) for page in grown], [log(max(t, 1e-9)) for t in took])
        found[shape] = {"seconds": took, "exponent": slope}
    return found


def large(tool: str, size: int) -> Measured:
    """Memory that a page of `size` bytes takes, over its size."""
    from benchmarks.peers import tool_named
    from benchmarks.shapes import page_of

    clean = tool_named(tool).clean
    clean(_first_page())
    page = page_of("prose", size)
    before = peak_bytes()
    took = timed(partial(clean, page))
    return {"times_size": (peak_bytes() - before) / len(page), "seconds": took}


def throughput(
    tool: str, archives: list[Path], limit: int | None, only: str | None, *, workers: int, seconds: float
) -> Measured:
    """Pages a second by the clock, cleaned by one or several processes through `cleantext.batch.clean_many`.

    The processes have the pages from the start and are handed their numbers, as those of a batch find pages in a file: one
    process is not helped by a second that hands it pages. Where the pages are too few for about `seconds` of one process's
    work, they come several times.
    """
    from benchmarks.pages import chosen_pages
    from benchmarks.peers import tool_named
    from cleantext.batch import clean_many

    clean: Callable[[Any], str] = tool_named(tool).clean
    chosen = [page.content for page in chosen_pages(archives, limit=limit, only=only)]
    for page in chosen[:FIRST_PAGES]:
        timed(partial(clean, page))
    first = sum(timed(partial(clean, page)) for page in chosen[:FIRST_PAGES])
    rounds = ceil(seconds * min(FIRST_PAGES, len(chosen)) / len(chosen) / max(first, 1e-3))
    numbers = [*range(len(chosen))] * rounds
    results = clean_many([0, *numbers], partial(_cleaned, clean, chosen), workers=workers)
    next(results)  # the processes have started
    began = time.perf_counter()
    done = sum(1 for _ in results)
    return {"pages_a_second": done / (time.perf_counter() - began)}


def _cleaned(clean: Callable[[Any], str], chosen: list[Any], number: int) -> str:
    return clean(chosen[number])


def main() -> None:
    """Measure once, and print a line of JSON."""
    from benchmarks.quality import quiet

    quiet()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["pages", "growth", "large", "throughput"])
    parser.add_argument("tool")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--only")
    parser.add_argument("--size", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    print(json.dumps(measured(options)))


def measured(options: argparse.Namespace) -> Measured:
    """The measurement that was asked for."""
    chosen = options.archives, options.limit, options.only
    match options.what:
        case "pages":
            return pages(options.tool, *chosen)
        case "growth":
            return growth(options.tool, options.size)
        case "large":
            return large(options.tool, options.size)
        case _:
            return throughput(options.tool, *chosen, workers=options.workers, seconds=options.seconds)


if __name__ == "__main__":
    main()
