"""A crew: workers, what they are given, and what became of it.

Whatever goes wrong with some pages of a bundle, each is given out again by itself: a page costs no more than itself.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import count
from multiprocessing.connection import Connection, wait
from typing import Any

from cleantext.batch.failures import Failure, PageTimeout, too_large
from cleantext.batch.messages import packed
from cleantext.batch.workers import Job, Worker, warm_up

QUICK = 0.2
"""Seconds that a bundle of pages may be expected to take. For each the parent wakes up and finds its memory cold, which
takes as long as a tenth of a page."""

LARGE_BUNDLE = 1 << 20
"""Bytes of a bundle to which nothing is added: it is kept until it has been cleaned. What lies in a file counts nothing."""


class Crew:
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
            warm_up()
        self.clean = clean
        self.size = workers
        self.room = workers * ahead
        self.longest = max(1, ahead // 2)  # pages of a bundle
        self.timeout = timeout
        self.idle: deque[Worker] = deque()
        self.busy: dict[Connection, Worker] = {}
        self.done: dict[int, Any] = {}
        self.again: deque[Job] = deque()
        self.most = 1  # of these, by the time that the last ones took

    def results(
        self, pages: Iterable[Any], ordered: bool, max_bytes: int | None
    ) -> Generator[Any, None, None]:
        """Pages go in while there is room, results come out in order or as they are done.

        While all are busy the next pages are read, so that whoever is done waits for nobody.
        """
        jobs = map(Job.of, count(), pages)
        more = True
        bundle: list[Job] = []  # the next to be given to a worker
        taken = given = 0  # pages read, results handed out
        try:
            while True:
                if self.is_free and self.again:
                    self.give([self.again.popleft()])
                elif self.is_free and bundle:
                    self.give(bundle)
                    bundle = []
                elif more and taken - given < self.room and not self.is_enough(bundle):
                    job = next(jobs, None)
                    if job is None:
                        more = False
                        continue
                    taken += 1
                    if max_bytes is not None and (failure := too_large(job.index, job.size, max_bytes)):
                        self.done[job.index] = failure
                    else:
                        bundle.append(job)
                elif ready := list(_from(given, self.done) if ordered else self.done):
                    for index in ready:
                        given += 1
                        yield self.done.pop(index)
                elif self.busy:
                    self.collect()
                else:
                    return
        finally:
            self.stop()

    @property
    def is_free(self) -> bool:
        return bool(self.idle) or len(self.busy) < self.size

    def is_enough(self, bundle: Sequence[Job]) -> bool:
        """Whether no page should be added to a bundle."""
        return len(bundle) >= self.most or sum([job.sent for job in bundle]) >= LARGE_BUNDLE

    def give(self, bundle: Sequence[Job]) -> None:
        """Hand pages to a free worker."""
        try:
            messages = packed([job.page for job in bundle], sum([job.sent for job in bundle]))
        except Exception as error:
            self._fail(bundle, error)
            return
        while True:
            worker = self.idle.popleft() if self.idle else self._started()
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

    def _take(self, worker: Worker) -> None:
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

    def _fail(self, bundle: Sequence[Job], error: Exception) -> None:
        """Whatever goes wrong with one page goes wrong with that one alone; of several, each is given once more."""
        if len(bundle) == 1:
            self.done[bundle[0].index] = Failure(bundle[0].index, error)
        else:
            self.again.extend(bundle)

    def _part_with(self, worker: Worker) -> None:
        del self.busy[worker.results]
        worker.end()

    def _started(self) -> Worker:
        return Worker(self.context, self.clean, [*self.idle, *self.busy.values()])

    def stop(self) -> None:
        """End all processes: idle ones as their pipe closes, others at once."""
        for worker in self.idle:
            worker.dismiss()
        for worker in self.busy.values():
            worker.end()
        for worker in self.idle:
            worker.end(by_itself=True)
        self.idle.clear()
        self.busy.clear()


def _from(first: int, done: Mapping[int, Any]) -> Iterator[int]:
    """The numbers from the first on, as far as they are done."""
    while first in done:
        yield first
        first += 1
