"""Counting: on how many pages of a site each text stood at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from cleantext.document import Document
from cleantext.sites.texts import place_key, text_key, texts_of


@frozen
class Place:
    """What stood at one place of a site.

    Attributes:
        pages: Pages that have the place.
        blocks: Texts found there, each counted once a page.
        texts: Each text with the number of pages it stood on.
    """

    pages: int
    blocks: int
    texts: Mapping[str, int]

    def __or__(self, other: Place) -> Place:
        texts = dict(self.texts)
        for text, count in other.texts.items():
            texts[text] = texts.get(text, 0) + count
        return Place(self.pages + other.pages, self.blocks + other.blocks, texts)


class Tally:
    """Counts of a site's pages while they are read.

    With a `window`, rare texts are forgotten as pages go by (lossy counting: Manku and Motwani, "Approximate frequency
    counts over data streams", VLDB 2002): after each window of pages, texts whose count may be no more than the number
    of windows so far. What remains is bounded by the window, however many pages come, and a count is at most one page a
    window too low.

    Args:
        window: Pages between two rounds of forgetting; 0 keeps everything.
    """

    def __init__(self, window: int = 0) -> None:
        self.window = window
        self.pages = 0
        self.missed = 0
        self._places: dict[str, _PlaceTally] = {}

    def add(self, document: Document) -> None:
        """Count a page: each text once at each of its places."""
        self.pages += 1
        for key, texts in _page_keys(document).items():
            place = self._places.get(key)
            if place is None:
                place = self._places[key] = _PlaceTally()
            place.add(texts, self.missed)
        if self.window and self.pages % self.window == 0:
            self.forget()

    def forget(self) -> None:
        """Drop what was rare so far; a count may be one page lower for it."""
        self.missed += 1
        for place in self._places.values():
            place.forget(self.missed)
        self._places = {key: place for key, place in self._places.items() if place.texts}

    @property
    def size(self) -> int:
        """How many texts are held."""
        return sum(len(place.texts) for place in self._places.values())

    def places(self) -> dict[str, Place]:
        """The counts so far."""
        return {
            key: Place(place.pages, place.blocks, dict(place.texts)) for key, place in self._places.items()
        }


class _PlaceTally:
    """Counts at one place; `late` says how often a text may have been seen and forgotten before it came back."""

    __slots__ = ("blocks", "late", "pages", "texts")

    def __init__(self) -> None:
        self.pages = 0
        self.blocks = 0
        self.texts: dict[str, int] = {}
        self.late: dict[str, int] = {}

    def add(self, texts: Iterable[str], missed: int) -> None:
        self.pages += 1
        for text in texts:
            self.blocks += 1
            count = self.texts.get(text)
            if count is None:
                self.texts[text] = 1
                if missed:
                    self.late[text] = missed
            else:
                self.texts[text] = count + 1

    def forget(self, missed: int) -> None:
        late = self.late
        self.texts = {text: count for text, count in self.texts.items() if count + late.get(text, 0) > missed}
        self.late = {text: count for text, count in late.items() if text in self.texts}


def _page_keys(document: Document) -> dict[str, set[str]]:
    """The texts of a page by place."""
    keys: dict[str, set[str]] = {}
    for block in texts_of(document):
        keys.setdefault(place_key(block), set()).add(text_key(block))
    return keys
