"""What no page shows alone: seven checks of the whole library over the pages of corpus/ and small hostile ones.

    python -m benchmarks.whole [CHECK ...]

reach: No socket, no process, no file but modules and the package's own data, says an audit hook. threads: Eight at once
over 400 pages give what one gives. seeds: Other hash seeds, and processes forked midway, give the same. twice: So does a
second call, in the opposite order. memory: 500 pages over and over take less than 4 MB more. state: What belongs to the
interpreter is as it was. strings: Every output encodes and holds no control characters. The exit status tells whether all
hold.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import locale
import logging
import os
import random
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import cleantext
from benchmarks.hostile import memory, unclean, unsafe
from benchmarks.hostile_pages import hostile_pages
from benchmarks.pages import chosen_pages

PAGES = 400
SMALL = 60_000
"""Bytes. Larger hostile pages are those of `benchmarks.hostile`."""

MOST_GROWTH = 4 << 20


def pages() -> list[str | bytes]:
    """The pages of corpus/, and hostile ones that are small."""
    found = [page.content for flat in (None, "resiliparse") for page in chosen_pages([], flat=flat)]
    for page in hostile_pages():
        if page.group in ("claims", "depth", "number", "size", "floods"):
            break
        content = page.make()
        if len(content) <= SMALL:
            found.append(content)
    return found


def written(content: str | bytes) -> dict[str, str]:
    """A page cleaned and written in every form."""
    flat = isinstance(content, str) and "<" not in content[:200]
    page = cleantext.clean_text(str(content)) if flat else cleantext.clean_html(content)
    return {
        "text": page.text,
        "captions": cleantext.to_text(page, captions="own-line"),
        "Markdown": cleantext.to_markdown(page),
        "JSON": cleantext.to_json(page, structure=True),
        "explanation": page.explain(),
        "report": cleantext.to_report(page),
    }


def digest(contents: Sequence[str | bytes]) -> str:
    """A digest of everything written of pages, in order."""
    hashed = hashlib.sha256()
    for content in contents:
        for form, output in written(content).items():
            hashed.update(f"{form}\0{output}\0".encode())
    return hashed.hexdigest()


# --- the checks ---------------------------------------------------------------------------------------------------

FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "urllib.", "http.", "ftplib.", "shutil.", "tempfile.", "os.remove", "os.rename", "os.mkdir", "ctypes.dlopen", "webbrowser.", "sqlite3.", "smtplib.")  # fmt: skip
MODULES = (".py", ".pyc", ".so", ".pyd", ".dylib")


def reach() -> Iterator[str]:
    """In a process of its own, because a hook stays; the pages are made before it listens."""
    yield from _in_child("_listen")


def _listen() -> Iterator[str]:
    contents = pages()
    heard: set[str] = set()
    own = str(Path(cleantext.__file__).parent)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            heard.add(f"{event} {arguments[:1]!r}")
        elif event == "open":
            path = str(arguments[0])
            if not path.startswith(own) and not path.endswith(MODULES):
                heard.add(f"open {path[:99]}")

    sys.addaudithook(hook)
    for content in contents:
        written(content)
    yield from sorted(heard)


def threads() -> Iterator[str]:
    """Eight threads, each with every eighth page, and each page by several at a time."""
    contents = (pages() * PAGES)[:PAGES]
    alone = [written(content) for content in contents]
    for stack in (0, 256 << 10):
        before = threading.stack_size(stack)
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(written, contents))
        threading.stack_size(before)
        differ = sum(one != other for one, other in zip(alone, together, strict=True))
        if differ:
            yield f"{differ} of {len(contents)} pages are written otherwise by a thread with a stack of {stack}"


def seeds() -> Iterator[str]:
    """The same digest from processes with other hash seeds, and from one that was forked midway."""
    digests = {seed: "".join(_in_child("_digest", seed)) for seed in ("0", "1", "4242", "random")}
    contents = pages()
    digest(contents[:20])
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, digest(contents).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        digests["forked"] = pipe.read().decode()
    os.waitpid(child, 0)
    digests["here"] = digest(contents)
    if len(set(digests.values())) > 1:
        yield f"digests differ: {digests}"


def _digest() -> Iterator[str]:
    yield digest(pages())


def twice() -> Iterator[str]:
    """A second call, after all other pages and in the opposite order, equals the first."""
    contents = pages()
    first = [written(content) for content in contents]
    second = [written(content) for content in reversed(contents)][::-1]
    differ = sum(one != other for one, other in zip(first, second, strict=True))
    if differ:
        yield f"{differ} of {len(contents)} pages are written otherwise the second time"


def memory_growth() -> Iterator[str]:
    """What 500 pages take once all is loaded."""
    contents = (pages() * 3)[:500]
    for content in contents:
        written(content)
    gc.collect()
    before = memory("VmRSS")
    for content in contents:
        written(content)
    gc.collect()
    grown = memory("VmRSS") - before
    if grown > MOST_GROWTH:
        yield f"memory has grown by {grown >> 10} kB"


def state() -> Iterator[str]:
    """In a process of its own, from before the package is imported."""
    yield from _in_child("_state")


def _state() -> Iterator[str]:
    contents = pages()
    before = interpreter_state()
    for content in contents:
        written(content)
    after = interpreter_state()
    yield from (
        f"{name}: {before[name]!r} has become {after[name]!r}"
        for name in before
        if before[name] != after[name]
    )


def interpreter_state() -> dict[str, object]:
    """What belongs to the interpreter and is nobody's to change."""
    return {
        "recursion limit": sys.getrecursionlimit(),
        "switch interval": sys.getswitchinterval(),
        "integer digits": sys.get_int_max_str_digits(),
        "stack size": threading.stack_size(),
        "threads": threading.active_count(),
        "locale": locale.setlocale(locale.LC_ALL),
        "signals": [signal.getsignal(number) for number in sorted(signal.valid_signals())],
        "warnings filters": list(warnings.filters),
        "collector": (gc.isenabled(), gc.get_threshold(), gc.get_debug()),
        "hooks": (sys.gettrace(), sys.getprofile(), sys.excepthook, sys.displayhook, sys.unraisablehook),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "environment": dict(os.environ),
        "working directory": os.getcwd(),
        "random": random.getstate(),
        "handlers": list(logging.getLogger().handlers),
        "logging level": logging.getLogger().level,
        "search path": (list(sys.path), list(sys.meta_path), list(sys.path_hooks)),
        "open files": len(os.listdir("/proc/self/fd")),
    }  # fmt: skip


def strings() -> Iterator[str]:
    """Every output of every page is clean, and the report holds nothing of the page that could act."""
    for content in pages():
        outputs = written(content)
        for form, output in outputs.items():
            yield from unclean(form, output)
        yield from unsafe(outputs["report"])


CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "reach": reach,
    "threads": threads,
    "seeds": seeds,
    "twice": twice,
    "memory": memory_growth,
    "state": state,
    "strings": strings,
}


def _in_child(name: str, seed: str = "random") -> Iterator[str]:
    """What a function of this module yields in a process of its own, with a hash seed."""
    code = f"from benchmarks import whole\nfor fault in whole.{name}(): print(fault)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    yield from done.stdout.splitlines()
    if done.returncode:
        yield f"{name} has failed: {done.stderr[-400:]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the checks that were asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.whole", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("checks", nargs="*", metavar="CHECK", choices=[[], *CHECKS])
    options = parser.parse_args(arguments)
    failed = False
    for name in options.checks or CHECKS:
        faults = list(CHECKS[name]())
        failed |= bool(faults)
        print(f"{name}: {'; '.join(faults[:9]) or 'holds'}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
