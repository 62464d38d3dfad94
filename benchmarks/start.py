"""What a program pays before its first page: imports, and what is loaded at need. Alone in a process of its own.

    python -m benchmarks.start TOOL BEGAN MODULE...

`BEGAN` is the time at which the process was started, in seconds since the epoch; the modules are the tool's. Nothing
is imported up here that a tool might import, so that each pays for its own.
"""

import sys
import time
from importlib import import_module

SHARED = ("lxml.etree", "regex", "attrs")
"""What cleantext stands on: their import is told apart from its own."""


def main() -> None:
    """Import, clean one page, and print a line of JSON: milliseconds."""
    entered = time.time()
    tool, began, *modules = sys.argv[1:]
    marks = [time.perf_counter()]
    for module in SHARED if tool == "cleantext" else ():
        import_module(module)
    marks.append(time.perf_counter())
    for module in modules:
        import_module(module)
    marks.append(time.perf_counter())
    first = _first_page(tool)
    measured = {
        "import_ms": 1000 * (marks[2] - marks[0]),
        "own_import_ms": 1000 * (marks[2] - marks[1]),
        "first_page_ms": 1000 * first,
        "start_to_page_ms": 1000 * (entered - float(began) + marks[2] - marks[0] + first),
    }
    print(str(measured).replace("'", '"'))  # JSON, without the import of it


def _first_page(tool: str) -> float:
    from benchmarks.peers import tool_named
    from benchmarks.shapes import page_of

    page, clean = page_of("prose", 20_000), tool_named(tool).clean
    began = time.perf_counter()
    clean(page)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
