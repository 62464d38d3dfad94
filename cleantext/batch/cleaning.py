"""Cleaning many pages: any iterable, any callable, several processes, and no page that costs more than itself."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Literal, TypedDict, TypeVar, Unpack, overload

from cleantext.api import clean_html
from cleantext.batch.crew import Crew
from cleantext.batch.failures import Failure, too_large
from cleantext.batch.sizes import sizes_of
from cleantext.document import Document

Page = TypeVar("Page")
Result = TypeVar("Result")

PAGES_AHEAD = 20
"""Pages a worker may be ahead of the oldest page not yet handed out, unless told: what a slow page makes the others wait
for. Half of them make a bundle, so that as many again can be read while they are cleaned."""


class Terms(TypedDict, total=False):
    """The terms of `clean_many`, which says what they mean."""

    workers: int
    ahead: int
    ordered: bool
    timeout: float | None
    max_bytes: int | None
    on_error: Literal["yield", "raise"]
    start_method: str | None


@overload
def clean_many(pages: Iterable[str | bytes], **terms: Unpack[Terms]) -> Iterator[Document | Failure]: ...


@overload
def clean_many(
    pages: Iterable[Page], clean: Callable[[Page], Result], **terms: Unpack[Terms]
) -> Iterator[Result | Failure]: ...


def clean_many(
    pages: Iterable[Any],
    clean: Callable[[Any], Any] = clean_html,
    *,
    workers: int = 1,
    ahead: int = PAGES_AHEAD,
    ordered: bool = True,
    timeout: float | None = None,
    max_bytes: int | None = None,
    on_error: Literal["yield", "raise"] = "yield",
    start_method: str | None = None,
) -> Iterator[Any]:
    """Clean pages one after the other, or several at a time, reading no further ahead than it must.

    Args:
        pages: Anything that gives pages; it may be endless.
        clean: What is done with a page. With several workers it must pickle, as functions of modules and
            `functools.partial` of them do.
        workers: Processes. One worker is this process itself, unless there is a timeout to keep.
        ahead: Pages that are read ahead for each worker, at most.
        ordered: Results come in the order of the pages; else as they are done.
        timeout: Seconds a page may take before its process is ended.
        max_bytes: Bytes a page may have (text counts as UTF-8; of rows, all their strings).
        on_error: ``"yield"`` gives a `Failure` in the place of a result; ``"raise"`` raises what went wrong.
        start_method: How processes start (``"fork"``, ``"spawn"``, ``"forkserver"``); Python's own choice by default.

    Closing the iterator, or an exception such as a keyboard interrupt, ends all processes. Raises `ValueError` for
    arguments out of range, and `RuntimeError` where no process can start.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}; give at least 1")
    if ahead < 1:
        raise ValueError(f"ahead is {ahead}; give at least 1")
    if timeout is not None and timeout <= 0:
        raise ValueError(f"timeout is {timeout}; give a time above 0 seconds")
    if on_error not in ("yield", "raise"):
        raise ValueError(f"on_error is {on_error!r}; choose 'yield' or 'raise'")
    if workers == 1 and timeout is None:
        results = _one_by_one(pages, clean, max_bytes)
    else:
        results = Crew(clean, workers, ahead, timeout, start_method).results(pages, ordered, max_bytes)
    return results if on_error == "yield" else _raising(results)


def _raising(results: Generator[Any, None, None]) -> Iterator[Any]:
    with closing(results):  # an error holds on to where it was raised, and so to the processes
        for result in results:
            if isinstance(result, Failure):
                result.error.add_note(f"raised by page {result.index}")
                raise result.error
            yield result


def _one_by_one(
    pages: Iterable[Any], clean: Callable[[Any], Any], max_bytes: int | None
) -> Generator[Any, None, None]:
    for index, page in enumerate(pages):
        if max_bytes is not None and (failure := too_large(index, sizes_of(page)[0], max_bytes)):
            yield failure
            continue
        try:
            result = clean(page)
        except Exception as error:
            result = Failure(index, error)
        yield result
