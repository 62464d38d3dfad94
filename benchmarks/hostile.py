"""Pages that mean harm, each cleaned in a process of its own with limits, and what came of it.

    python -m benchmarks.hostile [GROUP ...] [--match TEXT] [--every N] [--seconds S] [--stack BYTES] [--json OUT]

Groups are those of `benchmarks.hostile_pages`. A page passes if nothing is raised, its texts come out or stay unseen as
they ought to, everything written encodes, is no longer than four times the page and holds no markup of the page's,
and time and memory stay below their limits. The exit status tells whether all pass.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from lxml import html as lxml_html

import cleantext
from benchmarks.hostile_pages import HostilePage, article, hostile_pages
from benchmarks.tables import table, write_json
from cleantext.normalize import collapsed
from cleantext.readers.html import MAX_BYTES

SECONDS = 20
"""Processor time a page may take."""

ADDRESS_SPACE = 2 << 30
"""Bytes a process may map."""

SPARE_BYTES = 64 << 20
TIMES_PAGE, TIMES_TEXT, LONG_TEXT = 80, 12, 10_000_000
"""Peak memory may be `SPARE_BYTES` and so many times the page; of flat text longer than `LONG_TEXT`, 12 times."""

TIMES_OUTPUT = 4
FEW_CHARS = 4_000
"""Output may be four times as long as the page, and a short page's this long."""


@frozen
class Outcome:
    """What came of a page: its faults, seconds of processor time, and peak memory over the page's size."""

    faults: tuple[str, ...]
    seconds: float = 0.0
    bytes: int = 0
    peak: int = 0


def faults_of(page: HostilePage, content: str | bytes) -> Iterator[str]:
    """Clean a page, write it in every form, and tell what is wrong with it."""
    limit = page.limit or MAX_BYTES
    document = (
        cleantext.clean_text(content, max_bytes=limit)
        if page.flat and isinstance(content, str)
        else cleantext.clean_html(content, max_bytes=limit)
    )
    if page.limit and not document.origin.notes:
        yield "cut without a note"
    yield from lost(page.shown, document.text)
    for form, write in FORMS.items():
        output = write(document)
        yield from unclean(form, output)
        for text in page.unseen:
            if text in collapsed(output) and text not in (document.headline or ""):
                yield f"{form} shows: {text[:20]}"
        if len(output) > max(FEW_CHARS, TIMES_OUTPUT * len(content)):
            yield f"{form} is {len(output) / max(1, len(content)):.1f} times the page"
        del output  # the next one is made beside the document alone
    yield from unclean("explanation", document.explain())
    if sum(end - start for start, end, *_ in document.fates()) != len(document.source):
        yield "spans are no partition"
    _ = document.figures, document.fields
    if len(content) < 200_000:
        yield from unsafe(cleantext.to_report(document))


FORMS: dict[str, Callable[[cleantext.Document], str]] = {
    "text": lambda document: document.text,
    "captions": lambda document: cleantext.to_text(document, captions="own-line"),
    "Markdown": cleantext.to_markdown,
    "JSON": cleantext.to_json,
}


def lost(texts: Sequence[str], output: str) -> Iterator[str]:
    """The texts that ought to be in the output and are not."""
    found = collapsed(output)
    return (f"lost: {text[:20]}" for text in texts if text not in found)


def unclean(form: str, output: str) -> Iterator[str]:
    """What no output may hold: lone surrogates, and controls but tab and newline."""
    try:
        output.encode("utf-8")
    except UnicodeEncodeError:
        yield f"{form} does not encode"
    if any(control in output for control in CONTROLS):
        yield f"{form} holds a control character"


CONTROLS = [chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))]
SAFE_TAGS = frozenset(
    "html head meta title style body header h1 dl dt dd main div span small label input fieldset legend details summary".split()
)


def unsafe(report: str) -> Iterator[str]:
    """What a page of ours holds that is not ours: elements, handlers, addresses that run."""
    tree = lxml_html.document_fromstring(report)
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in SAFE_TAGS:
            yield f"the report holds {element.tag!r}"
            return
        for name, value in element.attrib.items():
            if name.startswith("on") or (
                name in ("href", "src") and not value.startswith(("http:", "https:", "mailto:"))
            ):
                yield f"the report holds {name}={value[:40]!r}"


def outcome_here(page: HostilePage) -> Outcome:
    """Clean a page in this process."""
    content = page.make()
    size = len(content.encode("utf-8", "surrogatepass")) if isinstance(content, str) else len(content)
    Path("/proc/self/clear_refs").write_text("5")  # the peak is measured from here
    before = memory("VmRSS")
    began = time.process_time()
    try:
        faults = list(faults_of(page, content))
    except BaseException as error:
        faults = [f"raised {type(error).__name__}: {str(error)[:200]}"]
    seconds = time.process_time() - began
    peak = memory("VmHWM") - before
    long_text = page.flat and size > LONG_TEXT
    if peak > (TIMES_TEXT * size if long_text else SPARE_BYTES + TIMES_PAGE * size):
        faults.append(f"took {peak / size:.0f} times the page, {peak >> 20} MB")
    return Outcome(tuple(faults), seconds, size, peak)


def memory(name: str) -> int:
    """A figure of this process's memory, in bytes."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(line for line in status.splitlines() if line.startswith(name)).split()[1])


def in_small_thread(call: Callable[[], Outcome], stack: int) -> Outcome:
    """The outcome of a call in a thread with a stack of so many bytes."""
    found: list[Outcome] = []
    threading.stack_size(stack)
    thread = threading.Thread(target=lambda: found.append(call()))
    thread.start()
    thread.join()
    return found[0]


def outcome(page: HostilePage, seconds: int = SECONDS, stack: int = 0) -> Outcome:
    """Clean a page in a process of its own, which ends when its limits are reached."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))  # making the page takes time too
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        found = in_small_thread(lambda: outcome_here(page), stack) if stack else outcome_here(page)
        os.write(writer, json.dumps([found.faults, found.seconds, found.bytes, found.peak]).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if not answer:
        code = os.waitstatus_to_exitcode(status)
        return Outcome((f"the process ended with {signal.Signals(-code).name if code < 0 else code}",))
    faults, took, size, peak = json.loads(answer)
    if took > seconds:
        faults.append(f"took {took:.1f} s")
    return Outcome(tuple(faults), took, size, peak)


def run(pages: Sequence[HostilePage], seconds: int, stack: int) -> dict[str, Any]:
    """Clean all pages and print those that fail."""
    for warm in (
        article(""),
        article("<figure><img src=x><figcaption>Rain. Photo: Ana Ruiz/AFP</figcaption></figure>"),
    ):
        cleantext.to_report(cleantext.clean_html(warm))
    cleantext.clean_text("Rain fell.")
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    slowest: dict[str, float] = {}
    failed: dict[str, list[str]] = {}
    for page in pages:
        came = outcome(page, seconds, stack)
        total[page.group] += 1
        passed[page.group] += not came.faults
        slowest[page.group] = max(slowest.get(page.group, 0.0), came.seconds)
        if came.faults:
            failed[f"{page.group}: {page.name}"] = list(came.faults)
            print(f"{page.group}: {page.name}: {'; '.join(came.faults)}", flush=True)
    rows = {
        group: {"pages": total[group], "passed": passed[group], "slowest s": slowest[group]}
        for group in total
    }
    rows["all"] = {
        "pages": total.total(),
        "passed": passed.total(),
        "slowest s": max(slowest.values(), default=0.0),
    }
    print(table("\nhostile pages", rows, digits={"slowest s": 1}))
    return {"groups": rows, "failed": failed}


def main(arguments: Sequence[str] | None = None) -> None:
    """Clean the pages that were asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hostile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    parser.add_argument("--match", default="", metavar="TEXT", help="only pages with this in their names")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth page")
    parser.add_argument("--seconds", type=int, default=SECONDS, metavar="S", help="processor time of a page")
    parser.add_argument(
        "--stack", type=int, default=0, metavar="BYTES", help="clean in a thread with this stack"
    )
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args(arguments)
    pages = [
        page
        for page in hostile_pages()
        if (not options.groups or page.group in options.groups) and options.match in page.name
    ]
    found = run(pages[:: options.every], options.seconds, options.stack)
    write_json(options.json, found)
    sys.exit(1 if found["failed"] else 0)


if __name__ == "__main__":
    main()
