"""The template of a site: a filter that knows what recurs there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Self

from attrs import evolve, field, frozen, validators

from cleantext.blocks import Block, Verdict
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.sites.exceptions import OWN_SHARE, crossheads, item_labels, loners, own_items
from cleantext.sites.tally import Place, Tally
from cleantext.sites.texts import (
    has_letters,
    is_label,
    is_prose,
    is_quote,
    is_sentence,
    may_be_furniture,
    place_key,
    text_key,
    texts_of,
)

FORMAT = "cleantext site template 1"

PROSE_SHARE = 0.5
"""Share of a place's pages on which a sentence must stand to be template, beside `SURE_SHARE`. Background paragraphs
recur in the stories of one subject, terms of sale with the goods of one kind, and no subject fills half of a site."""

SURE_SHARE = 0.9
"""Share of all pages that makes a sentence template however few pages there are, and share of a place's pages that
makes any text template where a quarter of what stands there is the pages' own (`OWN_SHARE`): "Varies", in a shop's lists of
particulars, is on half of the pages and belongs to each of them."""

FLAT_SHARE = 0.5
"""Share of the pages that a line of flat text must be above, below `MANY_PAGES` times `min_pages` pages. Among few pages
what less than half of them share is often what a family of them has in common: goods of one kind, parts of a series."""

MANY_PAGES = 4
"""So many times `min_pages` pages are no family: from there on, lines of flat text need no more than `min_share`."""

FEWEST_SURE = 3
"""Pages from which "nearly all pages" means something: two pages share a sentence for many reasons."""

SHOWN = 20
"""Entries that a notebook shows of a template."""

FURNITURE_SHARE = 0.9
"""Share of a place's texts that must recur for the place itself to be furniture: a box of rotating teasers, where a
text not seen before is one more teaser. Below it stand lists of articles, whose items recur too (salt, in recipes)."""


@frozen
class Entry:
    """A text that belongs to a template: where it stands, and on how many of the pages that have the place."""

    place: str
    text: str
    pages: int
    of: int


@frozen
class Drift:
    """How a site moved away from its template.

    Attributes:
        silent: Entries of the template that stand on none of the new pages.
        fresh: What repeats on the new pages and is no entry of the template.
        share: Share of the template's entries that fell silent, in [0, 1].
    """

    silent: tuple[Entry, ...]
    fresh: tuple[Entry, ...]
    share: float


@frozen(repr=False)
class SiteTemplate:
    """What repeats across a site's pages: a filter, once it has learned. Made by `learn`, never changed.

    A block is template where its text recurs at its place. Left to the article, whatever recurs: quotes, texts without
    letters, sentences on few pages, headings above the page's own text, items of lists and rows that are mostly the
    page's own, and lines of flat text that stand alone. Of flat text that is nothing else, nothing is taken: then it is
    all that the flattener left.

    Attributes:
        pages: Pages learned from.
        places: What stood where.
        min_pages: A text must stand on this many pages.
        min_share: And on this share of the pages that have its place, in [0, 1].
        missed: A count may be at most this many pages too low: 0 when all were counted.
        name: The filter's name in a pipeline.
    """

    pages: int = field(default=0, validator=validators.ge(0))
    places: Mapping[str, Place] = field(factory=dict)
    min_pages: int = field(default=3, validator=validators.ge(2))
    min_share: float = field(default=0.3, validator=[validators.ge(0), validators.le(1)])
    missed: int = 0
    name: str = "site_template"

    @classmethod
    def learn(
        cls,
        documents: Iterable[Document],
        *,
        min_pages: int = 3,
        min_share: float = 0.3,
        name: str = "site_template",
    ) -> Self:
        """The template of the site these documents come from, in whatever order.

        Args:
            documents: Pages of one site, all read from HTML or all from text, cleaned or not.
            min_pages: Pages a text must stand on, from 2.
            min_share: Share of the pages having its place that a text must stand on, in [0, 1].
            name: The filter's name in a pipeline.
        """
        tally = Tally()
        for document in documents:
            tally.add(document)
        return cls(tally.pages, tally.places(), min_pages, min_share, 0, name)

    def __or__(self, other: SiteTemplate) -> SiteTemplate:
        """Both together: ``learn(a) | learn(b) == learn(a + b)``. Raises `ValueError` where thresholds or names differ."""
        if not isinstance(other, SiteTemplate):
            return NotImplemented
        if self._terms != other._terms:
            raise ValueError(
                f"templates of different terms do not merge: {self._terms} and {other._terms}"
                " are min_pages, min_share and name"
            )
        places = dict(self.places)
        for key, place in other.places.items():
            places[key] = places[key] | place if key in places else place
        return evolve(self, pages=self.pages + other.pages, places=places, missed=self.missed + other.missed)

    @property
    def _terms(self) -> tuple[int, float, str]:
        return self.min_pages, self.min_share, self.name

    def pruned(self) -> SiteTemplate:
        """The same filter without the texts on too few pages to act; merged with others, it may count them too low."""
        places = {}
        for key, place in self.places.items():
            texts = {text: count for text, count in place.texts.items() if count >= self.min_pages}
            if texts:
                places[key] = evolve(place, texts=texts)
        dropped = places != self.places
        return evolve(
            self, places=places, missed=max(self.missed, self.min_pages - 1) if dropped else self.missed
        )

    # -- judging ----------------------------------------------------------------------------------------------

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        blocks = texts_of(document)
        reasons: dict[int, str] = {}  # place in `blocks` -> why it is template
        unseen: dict[int, str] = {}  # the same for texts that do not recur, at places that do
        for number, block in enumerate(blocks):
            place = place_key(block)
            if reason := self._recurs(block, place):
                reasons[number] = reason
            elif place in self._furniture and may_be_furniture(block):
                unseen[number] = (
                    f"at a place where texts recur, on {self.places[place].pages} of {self.pages} pages"
                )
        for number in own_items(blocks, reasons):
            del reasons[number]
        for number in item_labels(blocks, reasons):
            del reasons[number]
        for number in loners(blocks, reasons):
            del reasons[number]
        for number in list(self._particulars(blocks, reasons)):
            reasons.pop(number, None)
        reasons |= unseen
        for number in crossheads(blocks, reasons):
            del reasons[number]
        left = [number for number, block in enumerate(blocks) if document.settled[block.index] is None]
        taken = [number for number in left if number in reasons]
        if len(taken) < len(left) or not document.elements.has_flat_text:
            for number in taken:
                yield Verdict.on(blocks[number], Label.TEMPLATE, reasons[number])

    def _particulars(self, blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
        """Labels with a colon before texts that are on fewer pages, and these: "Condition:" is "Used" here, "New" elsewhere."""
        for number in reasons:
            if number + 1 in reasons and is_label(blocks[number]) and not is_prose(blocks[number + 1]):
                if self._count(blocks[number + 1]) < SURE_SHARE * self._count(blocks[number]):
                    yield from (number, number + 1)

    def _count(self, block: Block) -> int:
        """On how many pages a block's text stood at its place."""
        place = self.places.get(place_key(block))
        return place.texts.get(text_key(block), 0) if place else 0

    def _recurs(self, block: Block, key: str) -> str | None:
        """Why a block's text is one of the template's, or ``None``."""
        place = self.places.get(key)
        if place is None:
            return None
        text = text_key(block)
        count = place.texts.get(text, 0)
        if not self._acts(key, text, count, place) or is_quote(block):
            return None
        if is_sentence(block) and not self._sentence_acts(count, place):
            return None
        return f"on {count} of {self.pages} pages"

    def _acts(self, key: str, text: str, count: int, place: Place) -> bool:
        """Whether a text is on enough pages: at a place that is in good part the pages' own, on nearly all that have it."""
        if count < self.min_pages or count < self.min_share * place.pages or not has_letters(text):
            return False
        if not key:  # flat text has one place, which is never furniture as a whole
            return count > FLAT_SHARE * place.pages or count >= MANY_PAGES * self.min_pages
        return self._own_share[key] < OWN_SHARE or _is_sure(count, place.pages)

    def _sentence_acts(self, count: int, place: Place) -> bool:
        """Sentences on few pages stay: it takes half of the place's pages and twice `min_pages`, or nearly all pages."""
        many = count >= PROSE_SHARE * place.pages and count >= 2 * self.min_pages
        return many or _is_sure(count, self.pages)

    @cached_property
    def _own_share(self) -> Mapping[str, float]:
        """For each place, the share of its texts that do not recur, in [0, 1]."""
        return {
            key: 1 - sum(count for count in place.texts.values() if count >= self.min_pages) / place.blocks
            for key, place in self.places.items()
        }

    @cached_property
    def _furniture(self) -> frozenset[str]:
        """The places whose texts nearly all recur, on enough pages to be sure."""
        return frozenset(
            key
            for key, share in self._own_share.items()
            if key and share <= 1 - FURNITURE_SHARE and self.places[key].pages >= 2 * self.min_pages
        )

    # -- looking at it ----------------------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The texts that recur enough to be template, the most frequent first."""
        found = [
            Entry(key, text, count, place.pages)
            for key, place in self.places.items()
            for text, count in place.texts.items()
            if self._acts(key, text, count, place)
        ]
        return tuple(sorted(found, key=lambda entry: (-entry.pages, entry.place, entry.text)))

    def __repr__(self) -> str:
        entries = self.entries
        first = "".join(f"; {entry.text[:40]!r} on {entry.pages}" for entry in entries[:2])
        return f"<SiteTemplate {self.name}: {self.pages} pages, {len(entries)} entries{first}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the most frequent entries."""
        from cleantext.render.tables import to_table

        entries = self.entries
        rows = [(entry.text, entry.place or "flat text", entry.pages) for entry in entries[:SHOWN]]
        title = f"{len(entries)} entries, learned from {self.pages} pages"
        return to_table(title, ("text", "place", "pages"), rows)

    def compare(self, documents: Iterable[Document]) -> Drift:
        """What changed on newer pages of the site: entries that fell silent, and repeats the template does not know.

        Give at least `min_pages` documents: nothing repeats on fewer.
        """
        now = type(self).learn(documents, min_pages=self.min_pages, min_share=self.min_share, name=self.name)
        entries = self.entries
        silent = tuple(entry for entry in entries if not _count(now, entry))
        known = {(entry.place, entry.text) for entry in entries}
        fresh = tuple(entry for entry in now.entries if (entry.place, entry.text) not in known)
        return Drift(silent, fresh, len(silent) / len(entries) if entries else 0.0)

    # -- storing ----------------------------------------------------------------------------------------------

    def to_json(self) -> str:
        """The template as JSON that a person can read; `pruned` first makes it small."""
        return json.dumps({"format": FORMAT, **self.as_dict()}, ensure_ascii=False, indent=1)

    def as_dict(self) -> dict[str, Any]:
        """The template as JSON has it, without its format."""
        return {
            "name": self.name,
            "pages": self.pages,
            "min_pages": self.min_pages,
            "min_share": self.min_share,
            "missed": self.missed,
            "places": {
                key: {
                    "pages": place.pages,
                    "blocks": place.blocks,
                    "texts": dict(sorted(place.texts.items(), key=lambda pair: (-pair[1], pair[0]))),
                }
                for key, place in sorted(self.places.items())
            },
        }

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The template that `to_json` wrote. Raises `ValueError` for anything else."""
        row = json.loads(text)
        if not isinstance(row, dict) or row.get("format") != FORMAT:
            raise ValueError(f'this is no site template: it does not say "format": "{FORMAT}"')
        return cls.from_dict(row)

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Self:
        """The template that `as_dict` gave. Raises `ValueError` for anything else."""
        try:
            places = {
                key: Place(each["pages"], each["blocks"], each["texts"])
                for key, each in row["places"].items()
            }
            return cls(row["pages"], places, row["min_pages"], row["min_share"], row["missed"], row["name"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this site template is broken: {error!r}") from None


def _is_sure(count: int, pages: int) -> bool:
    """Whether a text stands on nearly all pages, and those are not just two."""
    return count >= SURE_SHARE * pages and count >= FEWEST_SURE


def _count(template: SiteTemplate, entry: Entry) -> int:
    place = template.places.get(entry.place)
    return place.texts.get(entry.text, 0) if place else 0
