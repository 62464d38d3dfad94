"""Cleaning many pages: any iterable, any callable, several processes, and no page that costs more than itself.

Each worker is a process with a pipe in and a pipe out, and is handed pages only while it waits for some, so that no side
ever blocks on the other. It holds one page at a time, so whoever hangs, dies or eats all memory takes one page along, which
is known; or a few where pages are quick. Then whatever goes wrong with some of them, each is given out again by itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pickle import Unpickler
from typing import Any, Literal, TypedDict, TypeVar, Unpack, overload

from attrs import field, frozen

from cleantext.api import clean_html
from cleantext.batch.sources import Extract, RawPage
from cleantext.document import Document
from cleantext.errors import CleantextError

Page = TypeVar("Page")
Result = TypeVar("Result")

PAGES_AHEAD = 20
"""Pages a worker may be ahead of the oldest page not yet handed out, unless told: what a slow page makes the others wait
for. Half of them make a bundle, so that as many again can be read while they are cleaned."""

QUICK = 0.2
"""Seconds that a bundle of pages may be expected to take. For each the parent wakes up and finds its memory cold, which
takes as long as a tenth of a page."""

LARGE_BUNDLE = 1 << 20
"""Bytes of a bundle to which nothing is added: it is kept until it has been cleaned. What lies in a file counts nothing."""

LATE = 2.0
"""Seconds after which a bundle is given out again page by page, if pages have a time to keep."""

YOUNG = 20_000
"""Objects a worker makes before the collector of cycles looks for some (Python's own choice is 700): a page is made of
thousands, and has hardly any."""

READY = b""
"""What a worker sends once it can work."""

FIRST_PAGE = """<title>Rain at last | Coast Courier</title><meta property=article:published_time content=2025-09-02T10:15:00Z>
<meta name=author content="Ana Ruiz"><meta name=description content="Rain fell on the coast."><nav><a href=/>Home</a></nav>
<p class=kicker>Weather · Coast<h1>Rain at last</h1><p class=dek>Rain fell on the coast.
<p>By Ana Ruiz and Bo Lind, Staff Writer | Updated 2 September 2025
<figure><img src=a alt="The harbour in the rain"><figcaption>The harbour, in the rain. Photo: Ana Ruiz/AFP</figcaption></figure>
<p>Rain fell on the coast all day, and nobody went out to the boats until the evening, when it stopped.
<figure><img src=b><figcaption>5 The ferry leaves the pier of Lowport. Photo courtesy of J. R. Ruiz/Coast-Courier via Getty Images, CC BY 4.0
</figcaption></figure>
<figure><img src=c><figcaption>A boat on the pier of Lima (left) in 2024. Ana J. Ruiz/AP</figcaption></figure>
<figure><img src=d><figcaption>The sea “rose”, she said. <span class=credit>© 2024 Ana Ruiz by Bo Lind. All rights reserved</span>
</figcaption></figure>
<ul class=related><li><a href=/b>More rain, 5 hours ago</a></ul><footer>© 2025 Coast Courier. All rights reserved.</footer>"""
"""A page that makes cleaning load most of what it needs, once for all workers."""

LAST_CALL = 5.0
"""Seconds for an idle worker to end by itself once its pipe is closed."""


class WorkerCrash(CleantextError, RuntimeError):
    """The process that cleaned a page died of it: killed for its memory, or by a fault in compiled code."""


class PageTimeout(CleantextError, TimeoutError):
    """A page took longer than it was given."""


class PageTooLarge(CleantextError, ValueError):
    """A page has more bytes than it may."""


@frozen
class Failure:
    """A page that could not be cleaned.

    Attributes:
        index: The page's number in the input, 0-based.
        error: What went wrong.
    """

    index: int
    error: Exception = field(eq=str)

    @property
    def reason(self) -> str:
        """The error in a line."""
        text = " ".join(str(self.error).split())
        return f"{type(self.error).__name__}: {text}" if text else type(self.error).__name__


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
        results = _by_crew(pages, _Crew(clean, workers, ahead, timeout, start_method), ordered, max_bytes)
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
        if max_bytes is not None and (failure := _too_large(index, _size(page), max_bytes)):
            yield failure
            continue
        try:
            result = clean(page)
        except Exception as error:
            result = Failure(index, error)
        yield result


def _too_large(index: int, size: int, max_bytes: int) -> Failure | None:
    if size <= max_bytes:
        return None
    return Failure(index, PageTooLarge(f"the page has {size} bytes; {max_bytes} are allowed"))


NO_STRINGS, BYTES, ROWS = (bool, int, float), (bytes, bytearray, memoryview), (tuple, list)


def _size(page: Any) -> int:
    """The bytes of a page, or of the strings in a row."""
    if isinstance(page, str):
        return len(page) if page.isascii() else len(page.encode("utf-8", "replace"))
    if page is None or isinstance(page, NO_STRINGS):
        return 0
    if isinstance(page, BYTES):
        return len(page)
    if isinstance(page, Extract):
        return page.size
    if isinstance(page, ROWS):
        return sum(map(_size, page))
    if isinstance(page, Mapping):
        return sum(map(_size, page.values()))
    return 0


def _load(page: Any, size: int) -> int:
    """The bytes of a page that are sent to whoever cleans it: none where it is told where they lie."""
    return 0 if isinstance(page, RawPage) and isinstance(page.content, Extract) else size


# --- several processes -----------------------------------------------------------------------------------------


def _by_crew(
    pages: Iterable[Any], crew: _Crew, ordered: bool, max_bytes: int | None
) -> Generator[Any, None, None]:
    """Results of a crew: pages go in while there is room, results come out in order or as they are done.

    While all are busy the next pages are read, so that whoever is done waits for nobody.
    """
    jobs = (_job(index, page) for index, page in enumerate(pages))
    more = True
    bundle: list[_Job] = []  # the next to be given to a worker
    taken = given = 0  # pages read, results handed out
    try:
        while True:
            if crew.is_free and crew.again:
                crew.give([crew.again.popleft()])
            elif crew.is_free and bundle:
                crew.give(bundle)
                bundle = []
            elif more and taken - given < crew.room and not crew.is_enough(bundle):
                job = next(jobs, None)
                if job is None:
                    more = False
                    continue
                taken += 1
                if max_bytes is not None and (failure := _too_large(job.index, job.size, max_bytes)):
                    crew.done[job.index] = failure
                else:
                    bundle.append(job)
            elif ready := list(_from(given, crew.done) if ordered else crew.done):
                for index in ready:
                    given += 1
                    yield crew.done.pop(index)
            elif crew.is_busy:
                crew.collect()
            else:
                return
    finally:
        crew.stop()


def _from(first: int, done: Mapping[int, Any]) -> Iterator[int]:
    """The numbers from the first on, as far as they are done."""
    while first in done:
        yield first
        first += 1


@frozen
class _Job:
    """A page with its number, its bytes, and those of them that are sent."""

    index: int
    page: Any
    size: int
    load: int


def _job(index: int, page: Any) -> _Job:
    size = _size(page)
    return _Job(index, page, size, _load(page, size))


class _Crew:
    """Worker processes, started as there is work for them, and what became of the pages given to them.

    Attributes:
        done: Results and failures by the number of the page, until somebody takes them.
        again: Pages of bundles that went wrong, which are to be given once more, each by itself.
    """

    def __init__(
        self,
        clean: Callable[[Any], Any],
        workers: int,
        ahead: int,
        timeout: float | None,
        start_method: str | None,
    ) -> None:
        self.context: Any = multiprocessing.get_context(start_method)
        if self.context.get_start_method() == "fork":
            _warm_up()
        self.clean = clean
        self.size = workers
        self.room = workers * ahead
        self.longest = max(1, ahead // 2)  # pages of a bundle
        self.timeout = timeout
        self.idle: deque[_Worker] = deque()
        self.busy: dict[Connection, _Worker] = {}
        self.done: dict[int, Any] = {}
        self.again: deque[_Job] = deque()
        self.most = 1  # of these, by the time that the last ones took

    @property
    def is_free(self) -> bool:
        return bool(self.idle) or len(self.busy) < self.size

    @property
    def is_busy(self) -> bool:
        return bool(self.busy)

    def is_enough(self, bundle: Sequence[_Job]) -> bool:
        """Whether no page should be added to a bundle."""
        return len(bundle) >= self.most or sum([job.load for job in bundle]) >= LARGE_BUNDLE

    def give(self, bundle: Sequence[_Job]) -> None:
        """Hand pages to a free worker."""
        try:
            messages = _packed([job.page for job in bundle], sum([job.load for job in bundle]))
        except Exception as error:
            self._fail(bundle, error)
            return
        while True:
            worker = self.idle.popleft() if self.idle else _Worker(self)
            self.busy[worker.results] = worker
            if worker.give(bundle, messages, self.timeout):
                return
            self._part_with(worker)  # it died while it had nothing to do

    def collect(self) -> None:
        """Wait until a worker is done, or the time of one is over, and take what became of its pages."""
        deadlines = [worker.deadline for worker in self.busy.values() if worker.deadline is not None]
        left = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
        for connection in wait(list(self.busy), left):
            self._take(self.busy[connection])  # type: ignore[index]
        now = time.monotonic()
        for worker in [
            each for each in self.busy.values() if each.deadline is not None and each.deadline <= now
        ]:
            self._part_with(worker)
            self._fail(worker.bundle, PageTimeout(f"the page took longer than {self.timeout:g} seconds"))

    def _take(self, worker: _Worker) -> None:
        outcomes = worker.receive()
        if isinstance(outcomes, Exception):
            self._fail(worker.bundle, outcomes)
        else:
            for job, (is_clean, result) in zip(worker.bundle, outcomes, strict=True):
                self.done[job.index] = result if is_clean else Failure(job.index, result)
            pace = (time.monotonic() - worker.since) / len(worker.bundle)
            self.most = max(1, int(min(QUICK / pace, self.longest))) if pace > 0 else self.longest
        if worker.is_dead:
            self._part_with(worker)
        else:
            self.idle.append(self.busy.pop(worker.results))

    def _fail(self, bundle: Sequence[_Job], error: Exception) -> None:
        """Whatever goes wrong with one page goes wrong with that one alone; of several, each is given once more."""
        if len(bundle) == 1:
            self.done[bundle[0].index] = Failure(bundle[0].index, error)
        else:
            self.again.extend(bundle)

    def _part_with(self, worker: _Worker) -> None:
        del self.busy[worker.results]
        worker.end()

    @property
    def ends(self) -> list[Connection]:
        """This side of all pipes."""
        return [end for worker in [*self.idle, *self.busy.values()] for end in (worker.pages, worker.results)]

    def stop(self) -> None:
        """End all processes: idle ones as their pipe closes, others at once."""
        idle = list(self.idle)
        for worker in idle:
            worker.pages.close()
        for worker in self.busy.values():
            worker.end()
        for worker in idle:
            worker.process.join(LAST_CALL)
            worker.end()
        self.idle.clear()
        self.busy.clear()


def _warm_up() -> None:
    """Load phrases, weights, patterns and modules, which processes that are forked then have."""
    was_enabled = gc.isenabled()
    gc.disable()  # what is loaded stays: to look through it for cycles takes a tenth of the time
    try:
        document = clean_html(FIRST_PAGE)
        document.text, document.fields, document.figures  # noqa: B018
    finally:
        if was_enabled:
            gc.enable()


class _Worker:
    """This side of a worker process: the pipes, and the pages that were handed to it."""

    def __init__(self, crew: _Crew) -> None:
        theirs_in, self.pages = crew.context.Pipe(duplex=False)
        self.results, theirs_out = crew.context.Pipe(duplex=False)
        forked = crew.context.get_start_method() == "fork"
        inherited = [*crew.ends, self.pages, self.results] if forked else []
        self.process = crew.context.Process(
            target=_work, args=(crew.clean, theirs_in, theirs_out, inherited), daemon=True
        )
        self.process.start()
        theirs_in.close()
        theirs_out.close()
        self.bundle: Sequence[_Job] = ()
        self.since = 0.0
        self.deadline: float | None = None
        self.is_dead = False
        self._await_start()

    def _await_start(self) -> None:
        try:
            self.results.recv_bytes()
        except (EOFError, OSError):
            self.end()
            raise RuntimeError(
                "a worker process could not start: `clean` must be importable from a module, and a script that starts"
                ' processes must do so under `if __name__ == "__main__":`'
            ) from None

    def give(self, bundle: Sequence[_Job], messages: Sequence[Any], timeout: float | None) -> bool:
        """Send pages; False if the process is gone."""
        self.bundle, self.since = bundle, time.monotonic()
        if timeout is not None:
            self.deadline = self.since + (timeout if len(bundle) == 1 else min(timeout, LATE))
        try:
            for message in messages:
                self.pages.send_bytes(message)
        except OSError:
            return False
        return True

    def receive(self) -> Sequence[_Outcome] | Exception:
        """What became of each page, or what went wrong with all of them."""
        try:
            message = self.results.recv_bytes()
        except (EOFError, OSError):
            self.is_dead = True
            self.process.join(LAST_CALL)
            return WorkerCrash(f"the process that cleaned the page {_ending(self.process.exitcode)}")
        try:
            outcomes: Sequence[_Outcome] | Exception = ForkingPickler.loads(message)
        except Exception as error:
            return error
        return outcomes

    def end(self) -> None:
        """Kill the process, if it lives, and forget the pipes."""
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.pages.close()
        self.results.close()


# --- pages on their way ----------------------------------------------------------------------------------------

LARGE = 1 << 14
"""Bytes. Larger pages travel as they are: to copy them into a message takes longer than to send them."""

COUNT = 4
"""Bytes at the end of a message that say how many large values follow it."""


class _Packer(ForkingPickler):
    """Pickles pages but for the large values in them."""

    def __init__(self, file: BytesIO, large: list[bytes]) -> None:
        super().__init__(file)
        self.large = large

    def persistent_id(self, value: Any) -> int | None:
        if type(value) is not bytes or len(value) < LARGE:
            return None
        self.large.append(value)
        return len(self.large) - 1


class _Unpacker(Unpickler):
    def __init__(self, file: BytesIO, large: Sequence[bytes]) -> None:
        super().__init__(file)
        self.large = large

    def persistent_load(self, number: int) -> bytes:
        return self.large[number]


def _packed(pages: Sequence[Any], load: int) -> Sequence[Any]:
    """Pages of so many bytes as messages: the first says how many follow."""
    file = BytesIO()
    large: list[bytes] = []
    packer = _Packer(file, large) if load >= LARGE else ForkingPickler(file)
    packer.dump(pages)
    file.write(len(large).to_bytes(COUNT, "big"))
    return file.getbuffer(), *large


def _ending(code: int | None) -> str:
    if code is None:
        return "stopped to answer"
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"


# --- the other side --------------------------------------------------------------------------------------------


try:
    from cleantext.native.heap import keep_freed
except ImportError:  # nothing has been compiled

    def keep_freed() -> None:
        """Keep the memory of a page that was cleaned for the next one, where the C library can be told to."""


def _work(
    clean: Callable[[Any], Any], pages: Connection, results: Connection, inherited: Iterable[Connection]
) -> None:
    """What a worker process does: clean what comes in, until the pipe closes."""
    for end in inherited:  # else no pipe would ever close when the parent dies
        end.close()
    gc.freeze()  # what has been loaded stays
    gc.set_threshold(YOUNG)
    keep_freed()
    try:
        results.send_bytes(READY)
        while True:
            results.send_bytes(_reply(clean, pages))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _reply(clean: Callable[[Any], Any], pages: Connection) -> Any:
    """Clean what comes in: what became of each page, or the error that all of them share, as a message."""
    message = pages.recv_bytes()
    large = [pages.recv_bytes() for _ in range(int.from_bytes(message[-COUNT:], "big"))]
    try:
        bundle = _Unpacker(BytesIO(message), large).load()
        return ForkingPickler.dumps([_outcome(clean, page) for page in bundle])
    except Exception as error:
        return ForkingPickler.dumps(_portable(error))


_Outcome = tuple[bool, Any]
"""Whether a page was cleaned, and the result, or what went wrong."""


def _outcome(clean: Callable[[Any], Any], page: Any) -> _Outcome:
    try:
        return True, clean(page)
    except Exception as error:
        return False, _portable(error)


def _portable(error: Exception) -> Exception:
    """An error that pickles both ways; one that does not is told in words."""
    try:
        ForkingPickler.loads(ForkingPickler.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
