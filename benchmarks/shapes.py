"""Generated pages of one kind of content each, of any size: what time and memory grow with is known."""

from __future__ import annotations

from collections.abc import Callable

SENTENCE = "Rain fell on the coast for the {}th day, and the ferries stayed in the harbour until evening. "


def prose(number: int) -> str:
    """A paragraph of five sentences."""
    return "<p>" + "".join(SENTENCE.format(5 * number + place) for place in range(5)) + "</p>\n"


def links(number: int) -> str:
    """An item of a list of links."""
    return f'<li><a href="/stories/{number}.html">The {number}th story of the harbour</a></li>\n'


def tables(number: int) -> str:
    """A table of two rows."""
    return f"<table><tr><td>Pier {number}</td><td>{number % 7} boats</td></tr><tr><td>Depth</td><td>{number % 5} m</td></tr></table>\n"


def nesting(number: int) -> str:
    """An element that is not closed, so that everything after it lies inside."""
    return f'<div class="level"><p>{SENTENCE.format(number)}</p>\n'


def attributes(number: int) -> str:
    """A paragraph with more attributes than text."""
    listed = " ".join(f'data-{name}="{number}-{name}"' for name in "abcdefghij")
    return f'<p id="p{number}" class="text wide column-{number % 9}" {listed}>Boat {number} came in.</p>\n'


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "links": links,
    "tables": tables,
    "nesting": nesting,
    "attributes": attributes,
}
"""Makers of the pages' parts, by the name of what grows."""


def page_of(shape: str, size: int) -> bytes:
    """A page of about that many bytes, never less, made of parts of one shape."""
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(SHAPES[shape](len(parts)))
        length += len(parts[-1])
    body = "".join(parts)
    return f"<!DOCTYPE html><html><head><title>Harbour</title></head><body><article>\n{body}</article></body></html>".encode()
