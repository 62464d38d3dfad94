"""Many pages: order, limits, and pages that take their process along."""

import multiprocessing
import os
import pickle
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cleantext import ARTICLE, Document, clean_html
from cleantext.batch import Failure, PageTimeout, PageTooLarge, WorkerCrash, clean_many, crew, workers
from cleantext.batch.cleaning import Terms

START_METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]


def shout(page: str) -> str:
    """What the tests do with a page; some pages are poison."""
    if page == "hang":
        time.sleep(600)
    if page == "die":
        os._exit(3)
    if page == "exit":
        sys.exit("enough")
    if page == "slow":
        time.sleep(0.6)
    if page == "fault":
        raise ValueError("no such page")
    if page == "odd fault":
        raise OddError("a", "b")
    if page == "odd result":
        return lambda: None  # type: ignore[return-value]
    if page.startswith("wait for "):
        sign = Path(page.removeprefix("wait for "))
        while not sign.exists():
            time.sleep(0.01)
        return "WAITED"
    if page.startswith("make "):
        Path(page.removeprefix("make ")).touch()
        return "MADE"
    return page.upper()


def process_of(page: str) -> int:
    """Takes a moment, and tells where."""
    time.sleep(0.002)
    return os.getpid()


class OddError(Exception):
    """An error that pickles but does not come back."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


PAGES = [f"page {number}" for number in range(30)]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_pages(workers: int) -> None:
    assert list(clean_many(PAGES, shout, workers=workers)) == [page.upper() for page in PAGES]


def test_results_come_in_order_though_the_first_page_is_done_last(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    pages = [f"wait for {sign}", f"make {sign}"]
    assert list(clean_many(pages, shout, workers=2)) == ["WAITED", "MADE"]


def test_results_come_as_they_are_done(tmp_path: Path) -> None:
    """The first page is not done before the second has come, however quick or slow the machine is: it waits for its sign."""
    sign = tmp_path / "sign"
    results = clean_many([f"wait for {sign}", "page"], shout, workers=2, ordered=False)
    assert next(results) == "PAGE"
    sign.touch()
    assert list(results) == ["WAITED"]


PATIENCE = 5
"""Seconds for a page that hangs: a good page takes no time, but its process may have to wait for a busy machine."""

POISON: dict[str, tuple[type[Exception], str]] = {
    "hang": (PageTimeout, f"longer than {PATIENCE} seconds"),
    "die": (WorkerCrash, "exit code 3"),
    "exit": (WorkerCrash, "exit code 1"),
    "fault": (ValueError, "no such page"),
    "odd fault": (RuntimeError, "OddError: a and b"),
    "odd result": (TypeError, "gave for the page does not pickle"),
}


@pytest.mark.parametrize("start_method", START_METHODS)
def test_poison_costs_its_own_page(start_method: str) -> None:
    pages = [page for poison, good in zip(POISON, PAGES, strict=False) for page in (good, poison)]
    found = list(clean_many(pages, shout, workers=2, timeout=PATIENCE, start_method=start_method))
    assert found[::2] == [page.upper() for page in pages[::2]]
    for index, failure in enumerate(found):
        if index % 2:
            error, words = POISON[pages[index]]
            assert isinstance(failure, Failure) and failure.index == index
            assert isinstance(failure.error, error) and words in failure.reason


def test_poison_in_a_bundle_costs_its_own_page() -> None:
    """Quick pages go out several at a time: of whatever goes wrong with one, the others come back, each once and in order."""
    poisons = [poison for poison in POISON if poison != "hang"]
    pages = [PAGES[place % 30] if place % 7 else poisons[place // 7 % len(poisons)] for place in range(210)]
    found = list(clean_many(pages, shout, workers=2))
    assert len(found) == len(pages)
    for index, (page, result) in enumerate(zip(pages, found, strict=True)):
        if page in POISON:
            assert isinstance(result, Failure) and result.index == index and POISON[page][1] in result.reason
        else:
            assert result == page.upper()


def test_a_slow_page_among_quick_ones_has_all_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LATE", 0.2)
    pages = [*PAGES, "slow", *PAGES]
    assert list(clean_many(pages, shout, workers=1, timeout=60)) == [page.upper() for page in pages]


def test_quick_pages_go_out_in_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most pages are cleaned by the process that has cleaned the one before."""
    monkeypatch.setattr(crew, "QUICK", 60.0)  # however busy the machine is
    found = list(clean_many(PAGES * 10, process_of, workers=2))
    assert len(set(found)) == 2
    assert sum([one != other for one, other in pairwise(found)]) < len(found) // 2


def test_nothing_but_poison() -> None:
    found = list(clean_many(["die", "fault", "die", "die"], shout, workers=2))
    assert [type(each) for each in found] == [Failure] * 4


def test_one_worker_is_this_process() -> None:
    assert list(clean_many([1, 2], lambda page: (page, os.getpid()))) == [(1, os.getpid()), (2, os.getpid())]
    assert list(clean_many(["fault", "a"], shout))[1] == "A"


def test_a_timeout_needs_a_process() -> None:
    first, second = clean_many(["hang", "a"], shout, timeout=PATIENCE)
    assert isinstance(first, Failure) and second == "A"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("page", ["x" * 11, "ü" * 6, b"x" * 11, {"id": 1, "html": "x" * 11}, ("id", "x" * 9)])
def test_large_pages_are_not_cleaned(workers: int, page: Any) -> None:
    (failure,) = clean_many([page], repr, workers=workers, max_bytes=10)
    assert isinstance(failure, Failure) and isinstance(failure.error, PageTooLarge)


def test_pages_of_the_size_allowed_are_cleaned() -> None:
    assert list(clean_many(["x" * 10, {"id": "x" * 10}], len, max_bytes=10)) == [10, 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_may_be_raised(workers: int) -> None:
    before = set(multiprocessing.active_children())
    results = clean_many(["a", "fault", "b"], shout, workers=workers, on_error="raise")
    assert next(results) == "A"
    with pytest.raises(ValueError, match="no such page") as caught:
        next(results)
    assert set(multiprocessing.active_children()) == before
    assert caught.value.__notes__ == ["raised by page 1"]


@pytest.mark.parametrize(
    "terms, most",
    [
        ({"workers": 1}, 1),
        ({"workers": 2}, 40),
        ({"workers": 2, "ahead": 1}, 2),
        ({"workers": 2, "ahead": 9}, 18),
    ],
)
def test_pages_are_read_as_they_are_needed(terms: Terms, most: int) -> None:
    read: list[int] = []

    def endless() -> Iterator[str]:
        while True:
            read.append(len(read))
            yield "page"

    results = clean_many(endless(), shout, **terms)
    for place in range(1, 50):
        assert next(results) == "PAGE"
        assert len(read) <= place + most


@pytest.mark.parametrize("end", ["close", "interrupt", "finish"])
def test_nothing_runs_on(end: str) -> None:
    before = set(multiprocessing.active_children())
    interrupts: list[bool] = []
    pages = interrupted_by(interrupts) if end == "interrupt" else iter(PAGES)
    results = clean_many(pages, shout, workers=2)
    next(results)
    assert set(multiprocessing.active_children()) - before
    if end == "close":
        results.close()  # type: ignore[attr-defined]
    elif end == "interrupt":
        interrupts.append(True)
        with pytest.raises(KeyboardInterrupt):
            list(results)
    else:
        list(results)
    assert set(multiprocessing.active_children()) == before


def interrupted_by(interrupts: list[bool]) -> Iterator[str]:
    """Pages without end, until there is an interrupt: however slow a worker is, the first result is out by then."""
    while not interrupts:
        yield "a"
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "terms, words",
    [
        ({"workers": 0}, "workers is 0"),
        ({"ahead": 0}, "ahead is 0; give at least 1"),
        ({"timeout": 0}, "timeout is 0"),
        ({"on_error": "ignore"}, "choose 'yield'"),
    ],
)
def test_wrong_terms_are_refused_at_once(terms: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        clean_many([], **terms)


def test_what_does_not_pickle_says_so() -> None:
    with pytest.raises((AttributeError, pickle.PicklingError, TypeError)):
        list(clean_many(["a"], lambda page: page, workers=2, start_method="spawn"))
    (failure,) = clean_many([lambda: None], shout, workers=2)  # type: ignore[list-item]
    assert isinstance(failure, Failure)


HTML = "<nav><a href='/'>Home</a></nav><p>" + "Rain fell on the coast all day, and the boats stayed in. " * 4


@pytest.mark.parametrize("clean", [clean_html, partial(clean_html, pipeline=ARTICLE.without("repeats"))])
def test_documents_come_back_equal(clean: Callable[[str], Document]) -> None:
    pages = [HTML, HTML + "<p>Again.</p>", ""]
    assert list(clean_many(pages, clean, workers=2)) == list(map(clean, pages))
    assert [page.text for page in clean_many(pages) if isinstance(page, Document)] == [
        clean_html(page).text for page in pages
    ]


def test_failures_pickle() -> None:
    failure = Failure(3, ValueError("no such page"))
    assert pickle.loads(pickle.dumps(failure)) == failure
    assert failure.reason == "ValueError: no such page"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_workers_keep_the_memory_of_a_page_for_the_next() -> None:
    pytest.importorskip("cleantext.native.heap", reason="nothing is compiled here")
    code = """
import resource
from cleantext.batch.workers import keep_freed
def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(10):
        bytearray(8_000_000)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
bytearray(4_000_000)
plain = faults()
keep_freed()
faults()
print(plain, faults())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    plain, kept = map(int, done.stdout.split())
    assert kept < plain / 10
