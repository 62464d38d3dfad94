"""Prints made of pages and of other prints: what the archives do not hold, and what people clean all the same.

The archives have flat prints of long articles in three dialects. Others flatten shops, threads, lists and references, and
keep short texts in every language. So pages of other types are printed here, by the printers named in `PRINTERS`, and
short pieces are cut out of long prints.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from zlib import crc32

import numpy as np
from attrs import evolve, frozen

from cleantext.document import Document
from cleantext.readers.encoding import decode
from training.pages import Page

MOST_CHARS = 600_000
"""Longer prints are left out: books and logs, which would cost more to learn from than they tell."""

MOST_BYTES = 1_500_000
"""The same of the pages they are made of."""


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html))


def _inscriptis(html: str) -> str:
    from inscriptis import get_text

    return str(get_text(html))


def _markdown(html: str) -> str:
    import html2text

    return str(html2text.HTML2Text().handle(html))


def _get_text(html: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    return "\n".join(filter(None, [line.strip() for line in soup.get_text("\n").split("\n")]))


PRINTERS: Mapping[str, Callable[[str], str]] = {
    "resiliparse": _resiliparse,
    "inscriptis": _inscriptis,
    "markdown": _markdown,
    "get_text": _get_text,
}
"""Printers by the dialect they print: resiliparse, inscriptis, html2text and BeautifulSoup."""


def printers_of(page: Page) -> list[str]:
    """The dialects a page is printed in besides those of the archive."""
    number = crc32(page.key.encode())
    names = list(PRINTERS)
    kind = page.row["type"]
    if kind == "news" or kind == "article":
        return ["markdown"] if kind == "news" or number % 3 == 0 else []
    if kind == "segments":
        return [names[number % 2]]
    return [names[number % 2], names[2 + number // 2 % 2]]


def printed(page: Page, printer: str) -> Page | None:
    """A page as a printer prints it; ``None`` where it fails, or prints too much."""
    if isinstance(page.content, str) or len(page.content) > MOST_BYTES:
        return None
    try:
        text = PRINTERS[printer](decode(page.content)[0])
    except Exception:  # a printer may fail in any way on a broken page
        return None
    return evolve(page, content=text, flat=f"x-{printer}") if len(text) <= MOST_CHARS else None


# --- short ones -------------------------------------------------------------------------------------------------

GOLD_WORDS = (40, 60, 90, 130, 180, 250, 350)
CLUTTER_LINES = (0, 2, 4, 6, 10, 16, 24)
MOST_GOLD, MOST_LINES = 700, 120
"""Words and lines beyond which a piece is no short one."""


@frozen
class _Line:
    text: str
    words: float
    share: float | None  # of its words in the gold; None where it has no words


def shortened(
    page: Page, document: Document, words: np.ndarray, share: np.ndarray, number: int
) -> Page | None:
    """A short piece of a print: some lines of the gold, all that stands between them, and some clutter around.

    It begins and ends with any line of the gold, not with a paragraph: else a list would be clutter wherever a page is
    short. ``None`` where the print was changed in reading, or has no such piece. `number` tells one piece from another.
    """
    lines = _lines(str(page.content), document, words, share)
    gold = [place for place, line in enumerate(lines) if line.share is not None and line.share >= 0.5]
    if len(gold) < 3:
        return None
    choose = random.Random(crc32(page.key.encode()) + number)
    wanted = choose.choice(GOLD_WORDS)
    first = last = 0 if choose.random() < 0.4 else choose.randrange(max(1, int(len(gold) * 0.7)))
    taken = 0.0
    while last < len(gold) and (taken < wanted or last - first < 3):
        taken += lines[gold[last]].words
        last += 1
    begin, end = gold[first], gold[last - 1] + 1
    if end - begin > MOST_LINES or taken > MOST_GOLD:
        return None
    above = _thinned(lines, range(gold[0]), choose, near_end=True)
    below = _thinned(lines, range(gold[-1] + 1, len(lines)), choose, near_end=False)
    kept = [*above, *range(begin, end), *below]
    text = "\n".join([lines[place].text for place in kept])
    wanted_text = "\n".join([lines[place].text for place in gold[first:last]])
    return evolve(
        page, content=text, row={**page.row, "text": wanted_text}, flat=f"short{number}-{page.flat}"
    )


def _lines(text: str, document: Document, words: np.ndarray, share: np.ndarray) -> list[_Line]:
    if document.source != text:
        return []
    found, number, start = [], 0, 0
    blocks = document.blocks
    for line in text.split("\n"):
        end, size, hits = start + len(line), 0.0, 0.0
        while number < len(blocks) and blocks[number].start <= end:
            size += words[number]
            hits += words[number] * share[number]
            number += 1
        found.append(_Line(line, size, hits / size if size else None))
        start = end + 1
    return found


def _thinned(
    lines: Sequence[_Line], places: range, choose: random.Random, *, near_end: bool
) -> Iterator[int]:
    """Some lines of clutter: half of them those next to the article, the others in runs, and blank lines beside them."""
    shown = [place for place in places if lines[place].text.strip() and (lines[place].share or 0) < 0.3]
    many = choose.choice(CLUTTER_LINES)
    kept = set(shown)
    if len(shown) > many:
        half = many // 2
        kept = set(shown[len(shown) - half :] if near_end else shown[:half])
        while len(kept) < many:
            place = choose.randrange(len(shown))
            kept.update(shown[place : place + choose.randint(1, 4)])
    return (
        place
        for place in places
        if place in kept or not lines[place].text.strip() and (place - 1 in kept or place + 1 in kept)
    )
