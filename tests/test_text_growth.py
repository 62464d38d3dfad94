"""Flat text in masses: what it takes to clean it grows as it does, in steps and in memory.

Steps are lines of Python, so that no clock decides; what runs in one step over a whole text (splitting it, looking for a
character) is not seen here, but in `benchmarks.hostile`.
"""

import tracemalloc
from collections.abc import Callable

import pytest

from cleantext import clean_text, read_text
from cleantext.readers import lines
from cleantext.readers import text as text_reader
from cleantext.readers.dialects import DIALECTS
from cleantext.testing import laws
from tests.steps import steps_of

SENTENCE = "The ferry to Lowport left an hour late on Monday, because nobody could find the key. "

MASSES: dict[str, Callable[[int], str]] = {
    "sentences on one line": lambda n: SENTENCE * n,
    "blank lines": lambda n: "\n" * 40 * n,
    "sentences, a line each": lambda n: f"{SENTENCE}\n\n" * n,
    "items": lambda n: "  • Boats\n" * n,
    "deeper and deeper items": lambda n: "".join(" " * (depth % 200) + "• Boats\n" for depth in range(n)),
    "numbers": lambda n: "".join(f"{number % 999}. Boats\n" for number in range(n)),
    "cells": lambda n: "Boat\t\tBuilt\n" * n,
    "a row of cells": lambda n: "Boat\t" * n,
    "boxes": lambda n: "│ Boat │ Built │\n" * n,
    "bars": lambda n: "- Boat | Built\n| Gull | 1911 |\n" * n,
    "columns": lambda n: "  * Boat   Built\nGull   1911\n" * n,
    "open brackets": lambda n: "[" * 20 * n + "](",
    "links": lambda n: "[Boats](/boats) " * n,
    "emphasis": lambda n: "# Boats\n\n**Gull** _Tern_ `key`\n\n## Keys\n\n" * n,
    "numbered links": lambda n: "".join(f"[{number}]Boats\n   " for number in range(1, n)) + "References\n\n 1. a:",
    "headings of sections": lambda n: f"{SENTENCE}\n\nMore stories from Lowport\n\n" * n,
    "skip links": lambda n: "".join(f"Skip next section Boats {number}\nBoats {number}\n" for number in range(n)),
    "bylines": lambda n: "By Ana Ruiz\n\n4 May 2025\n\n" * n,
    "wrapped lines": lambda n: "The ferry to Lowport left an hour late on Monday, because nobody could\n" * n,
}  # fmt: skip


def steps(text: str) -> int:
    """Lines of Python run to clean a text."""
    return steps_of(lambda: clean_text(text))


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Phrases, the model and the patterns made at first use take steps of their own."""
    for make in MASSES.values():
        clean_text(make(3))


@pytest.mark.parametrize("mass", MASSES)
def test_steps_grow_as_the_text(mass: str) -> None:
    few, many = steps(MASSES[mass](500)), steps(MASSES[mass](1_500))
    assert many <= 3.5 * few + 2_000


@pytest.mark.parametrize(
    "line", ["x", "a\tb", "- x", "=", "  x", "Rain fell on the coast, and nobody went out."]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_mass_of_the_same_line_is_two_blocks(line: str, gap: str) -> None:
    text = f"{SENTENCE}\n\n{(line + gap) * 5_000}\n{SENTENCE * 2}"
    page = clean_text(text)
    assert len(page.blocks) <= 5
    laws.check_document(page)
    assert page.text.startswith(SENTENCE.strip())
    assert page.text.endswith((SENTENCE * 2).strip())
    assert page.text.count(line) <= 10
    assert list(text_reader.lines_of(text)) == list(lines.lines_of(text))
    few = f"{SENTENCE}\n\n{(line + gap) * 50}\n{SENTENCE * 2}"
    assert len(clean_text(few).blocks) >= 50


def test_links_in_links_without_an_end_are_read_once() -> None:
    few, many = (f"{SENTENCE}\n\n{'[a' * n}{'](b)' * n}\n\n{SENTENCE}" for n in (1_000, 4_000))
    assert read_text(many).source == many
    assert read_text("[[Boats](/a) and [keys](/b)](/c)").source == "Boats and keys"
    clean_text(few)  # no text above has need of its patterns
    assert steps(many) <= 4 * steps(few) + 2_000


CHARS = 2_000_000
MOST_BYTES = 12
"""Bytes of memory that a character of a long text may take: it, itself casefolded, and lists of its lines."""


@pytest.mark.parametrize("mass", ["sentences on one line", "blank lines"])
def test_a_long_text_takes_little_memory(mass: str) -> None:
    text = (MASSES[mass](1) * CHARS)[:CHARS]
    tracemalloc.start()
    try:
        document = clean_text(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak <= MOST_BYTES * CHARS
    assert document.text == text.strip()


def test_no_dialect_is_left_out() -> None:
    """Each dialect that is told by its marks has a mass of its own here."""
    found = {read_text(make(60)).origin.dialect for make in MASSES.values()}
    assert set(DIALECTS) - found <= {"get_text", "trafilatura", "lynx", "browser"}
