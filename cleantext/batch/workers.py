"""Workers: processes that clean pages, seen from both sides.

Each is a process with a pipe in and a pipe out, and is handed pages only while it waits for some, so that no side ever
blocks on the other. It holds one page at a time, so whoever hangs, dies or eats all memory takes one page along, which is
known; or a few where pages are quick.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any

from attrs import frozen

from cleantext.api import clean_html
from cleantext.batch.failures import WorkerCrash
from cleantext.batch.messages import Outcome, outcome, portable, received
from cleantext.batch.sizes import sizes_of

LATE = 2.0
"""Seconds after which a bundle is given out again page by page, if pages have a time to keep."""

YOUNG = 200_000
"""Objects a worker makes before the collector of cycles looks for some (Python's own choice is 700): a page is made of
thousands, and has hardly any. A tenth as many take 1.6 % longer, and ten megabytes less."""

READY = b""
"""What a worker sends once it can work."""

FIRST_PAGE = """<title>Rain at last | Coast Courier</title><meta name=author content="Ana Ruiz"><meta name=author content="Bo Lind, Photo: AFP">
<meta property=article:published_time content=Tuesday><meta property=article:published_time content=2025-09-02T10:15:00Z>
<meta name=description content="Rain fell on the coast."><nav><a href=/>Home</a></nav>
<p class=kicker>Weather · Coast<h1>Rain at last</h1><p class=dek>Rain fell on the coast.
<p>By Ana Ruiz and Bo Lind, Staff Writer | Updated 2 September 2025
<figure><img src=a alt="The harbour in the rain"><figcaption>The harbour, in the rain. Photo: Ana Ruiz/AFP</figcaption></figure>
<p>Rain fell on the coast all day, and nobody went out to the boats until the evening, when it stopped.
<figure><img src=b><figcaption>5 The ferry leaves the pier of Lowport. Photo courtesy of J. R. Ruiz/Coast-Courier via Getty Images, CC BY 4.0
</figcaption></figure>
<figure><img src=c><figcaption>A boat on the pier of Lima (left) in 2024. Ana J. Ruiz/AP</figcaption></figure>
<figure><img src=d><figcaption>The sea “rose”, she said. <span class=credit>© 2024 Ana Ruiz by Bo Lind. All rights reserved</span>
</figcaption></figure>
<figure><img src=e alt="Rain by night: Lima"><figcaption>Lima Bridge</figcaption></figure>
<ul class=related><li><a href=/b>More rain, 5 hours ago</a></ul><footer>© 2025 Coast Courier. All rights reserved.</footer>"""
"""A page that makes cleaning load most of what it needs, once for all workers."""

LAST_CALL = 5.0
"""Seconds for an idle worker to end by itself once its pipe is closed."""


def warm_up() -> None:
    """Load phrases, weights, patterns and modules, which processes that are forked then have."""
    was_enabled = gc.isenabled()
    gc.disable()  # what is loaded stays: to look through it for cycles takes a tenth of the time
    try:
        document = clean_html(FIRST_PAGE)
        document.text, document.fields, document.figures  # noqa: B018
    finally:
        if was_enabled:
            gc.enable()


@frozen(eq=False, repr=False)
class Job:
    """A page with its number, its bytes, and those of them that are sent."""

    index: int
    page: Any
    size: int
    sent: int

    @classmethod
    def of(cls, index: int, page: Any) -> Job:
        return cls(index, page, *sizes_of(page))


class Worker:
    """This side of a worker process: the pipes, and the pages that were handed to it.

    `context` makes pipes and processes, as `multiprocessing.get_context` does; `others` are workers that run already.
    """

    def __init__(self, context: Any, clean: Callable[[Any], Any], others: Iterable[Worker]) -> None:
        theirs_in, self.pages = context.Pipe(duplex=False)
        self.results, theirs_out = context.Pipe(duplex=False)
        forked = context.get_start_method() == "fork"
        inherited = [end for each in (*others, self) for end in (each.pages, each.results)] if forked else []
        self.process = context.Process(
            target=_work, args=(clean, theirs_in, theirs_out, inherited), daemon=True
        )
        self.process.start()
        theirs_in.close()
        theirs_out.close()
        self.bundle: Sequence[Job] = ()
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

    def give(self, bundle: Sequence[Job], messages: Sequence[Any], timeout: float | None) -> bool:
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

    def receive(self) -> Sequence[Outcome] | Exception:
        """What became of each page, or what went wrong with all of them."""
        try:
            message = self.results.recv_bytes()
        except (EOFError, OSError):
            self.is_dead = True
            self.process.join(LAST_CALL)
            return WorkerCrash(f"the process that cleaned the page {_ending(self.process.exitcode)}")
        try:
            outcomes: Sequence[Outcome] | Exception = ForkingPickler.loads(message)
        except Exception as error:
            return error
        return outcomes

    def dismiss(self) -> None:
        """Let an idle process end by itself."""
        self.pages.close()

    def end(self, *, by_itself: bool = False) -> None:
        """Kill the process, if it lives, after it has had time to end by itself, and forget the pipes."""
        if by_itself:
            self.process.join(LAST_CALL)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.pages.close()
        self.results.close()


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
    bundle = received(pages.recv_bytes)
    try:
        outcomes = [outcome(clean, page) for page in bundle.load()]
    except Exception as error:
        return ForkingPickler.dumps(portable(error))
    try:
        return ForkingPickler.dumps(outcomes)
    except Exception as error:  # which versions of Python word differently
        return ForkingPickler.dumps(TypeError(f"what `clean` gave for the page does not pickle: {error}"))
