"""Filters: callables that look at a document and say what pieces of it are for.

A filter never removes anything and never edits. It yields verdicts; the pipeline's `keep` decides what goes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper
from typing import Protocol, runtime_checkable

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document, open_blocks
from cleantext.labels import Label


@runtime_checkable
class Filter(Protocol):
    """A callable ``Document -> Iterable[Verdict]`` with a `name`. Pure: no I/O, no memory, no mutation."""

    @property
    def name(self) -> str:
        """The name, unique in a pipeline, lower case, a plural noun."""
        ...

    def __call__(self, document: Document, /) -> Iterable[Verdict]:
        """The verdicts on the document's blocks, in any order."""
        ...


def _verdicts_of(blocks: Iterable[Block], label: Label, reason: str, name: str) -> list[Verdict]:
    """The verdicts of the filter `name` on whole blocks of which it says the same."""
    return [
        Verdict(block.index, block.start, block.start + len(block.text), label, reason, name)
        for block in blocks
    ]


try:
    from cleantext.native.verdicts import verdict_of as verdict_of
    from cleantext.native.verdicts import verdicts_of as verdicts_of
except ImportError:  # nothing has been compiled
    verdict_of, verdicts_of = Verdict.on, _verdicts_of


class PerBlock:
    """A filter made of a function that looks at one block and returns a reason, or ``None``.

    Attributes:
        name: The function's name.
        label: What a block is when the function gives a reason.
        kinds: The kinds of blocks it is asked about; empty for all.
        judge: The function itself.
    """

    def __init__(self, judge: Callable[[Block], str | None], label: Label, kinds: tuple[Kind, ...]) -> None:
        self.judge = judge
        self.label = label
        self.kinds = kinds
        self.name = judge.__name__
        update_wrapper(self, judge)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        judge, label = self.judge, self.label
        for block in open_blocks(document.blocks, document.settled, self.kinds):
            reason = judge(block)
            if reason is not None:
                yield verdict_of(block, label, reason)

    def __repr__(self) -> str:
        return f"<filter {self.name}: {self.label}>"

    def __reduce__(self) -> str:
        return self.judge.__qualname__  # pickled by import path, like a function


def per_block(
    label: Label, *, kinds: Iterable[Kind] = ()
) -> Callable[[Callable[[Block], str | None]], PerBlock]:
    """Make a filter of a function ``Block -> str | None`` that returns the reason why the block is `label`.

    The reason is a short lower-case phrase that states the evidence. Where `kinds` are given, the function is asked about
    blocks of these kinds alone. Raises `TypeError` where the decorator is used without a label.
    """
    if not isinstance(label, Label):
        raise TypeError(f"per_block takes a Label, as in @per_block(Label.PROMOTION), not {label!r}")

    def decorate(judge: Callable[[Block], str | None]) -> PerBlock:
        return PerBlock(judge, label, tuple(kinds))

    return decorate
