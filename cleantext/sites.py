"""What repeats across the pages of a site: learned once, then applied to each page alone, in any order.

A template is counts: on how many pages a text stood at a place. Texts are folded, their numbers and dates generalised;
a place is the shape of the path for HTML, and one place for all lines of flat text, whose neighbours are looked at
when a page is judged. Counts add up, so that templates learned from parts of a site merge exactly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from typing import Any, Self
from urllib.parse import urlsplit

from attrs import evolve, field, frozen, validators

from cleantext.blocks import Ancestor, Block, Kind, Verdict
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.phrasebook import default_phrasebook

FORMAT = "cleantext site template 1"

LONGEST_KEY = 120
"""Characters of a text that are stored as they are; the rest becomes a digest, so that a long text costs no more."""

DEEPEST_SHAPE = 4
"""Elements of a path that make a place, innermost first: enough to tell a menu from a list in the article."""

SHORTEST_PROSE = 80
"""Characters. A shorter block is no prose paragraph, even with a full stop: teasers are sentences too."""

LONGEST_CROSSHEAD = 80
"""Characters. A line of flat text that is longer is no crosshead."""

SENTENCE_WORDS = 5
"""Words from which a block that ends in a full stop is a sentence, not a label."""

PROSE_SHARE = 0.5
"""Share of a place's pages on which a sentence must stand to be template, beside `SURE_SHARE`. Background paragraphs
recur in the stories of one subject, terms of sale with the goods of one kind, and no subject fills half of a site."""

SURE_SHARE = 0.9
"""Share of all pages that makes a sentence template however few pages there are."""

FURNITURE_SHARE = 0.9
"""Share of a place's texts that must recur for the place itself to be furniture: a box of rotating teasers, where a
text not seen before is one more teaser. Below it stand lists of articles, whose items recur too (salt, in recipes)."""

OWN_ITEMS_SHARE = 0.25
"""Share of a list's items that must be the page's own for the whole list to be its own. "Weight:" recurs on all pages of
a shop, and stands in lists whose other items do not."""

_NUMBER = re.compile(
    r"(?<![\w.,:/\-])\d+(?:[.,:/\-]\d+)*(?![\w\-])"
)  # a word of its own: no part number, no "3D"
_DIGITS = re.compile(r"\d+")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = frozenset('.!?…。！？．」』”»"։۔।॥؟')
_QUOTE_OPENS = ("“", "„", "«", "‘", "「", "『", '"', "‚")


# --- texts and places ----------------------------------------------------------------------------------------


@cache
def _calendar_words() -> Mapping[str, str]:
    """Months and weekdays of all languages, folded, each with the word that stands for its kind."""
    words: dict[str, str] = {}
    for language in default_phrasebook().by_language.values():
        for spellings in language.months:
            words.update((name.rstrip("."), "<month>") for name in spellings)
        words.update((name.rstrip("."), "<day>") for name in language.weekdays)
    return words


def generalised(folded: str) -> str:
    """A folded text with numbers as "#", and months and weekdays beside them by their kind.

    >>> generalised("updated tue 4 march 2025, 10:15")
    'updated <day> # <month> #, #'
    """
    if not any(letter.isdigit() for letter in folded):
        return folded
    words = _NUMBER.sub("#", folded).split(" ")
    calendar = _calendar_words()
    for place, word in enumerate(words):
        kind = calendar.get(word.strip(".,"))
        if kind and any("#" in near or near.startswith("<") for near in words[max(0, place - 1) : place + 2]):
            words[place] = kind
    return " ".join(words)


def text_key(block: Block) -> str:
    """What a block's text is counted under: generalised, but for sentences, whose numbers are what they tell."""
    text = block.folded if _is_sentence(block) else generalised(block.folded)
    if len(text) <= LONGEST_KEY:
        return text
    return f"{text[:LONGEST_KEY]}…{blake2b(text.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def place_key(block: Block) -> str:
    """The shape of a block's path: the innermost elements with their first class; empty for flat text.

    >>> place_key(Block(0, Kind.LINE, 0, "Home", (Ancestor("nav"), Ancestor("li", classes=("item-12",)))))
    'nav > li.item-#'
    """
    return " > ".join(_shape(ancestor) for ancestor in block.path[-DEEPEST_SHAPE:])


def _shape(ancestor: Ancestor) -> str:
    name = ancestor.classes[0] if ancestor.classes else ""
    return f"{ancestor.tag}.{_DIGITS.sub('#', name)}" if name else ancestor.tag


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of sentences. East Asian text says as much in half the characters."""
    text = block.text.rstrip()
    size = len(text) * (2 if text[:1] >= "\u2e80" else 1)
    return size >= SHORTEST_PROSE and text[-1] in _SENTENCE_END


def _is_sentence(block: Block) -> bool:
    text = block.text.rstrip()
    return text[-1] in _SENTENCE_END and (len(block.words) >= SENTENCE_WORDS or _is_prose(block))


def _is_quote(block: Block) -> bool:
    return (
        block.kind is Kind.QUOTE
        or block.text.lstrip().startswith(_QUOTE_OPENS)
        or block.inside("blockquote", "q")
    )


def _may_be_furniture(block: Block) -> bool:
    return not _is_prose(block) and not _is_quote(block) and _LETTER.search(block.text) is not None


def _texts(document: Document) -> list[Block]:
    """The blocks that have something to read."""
    return [block for block in document.blocks if block.text.strip()]


# --- the template --------------------------------------------------------------------------------------------


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


@frozen
class SiteTemplate:
    """What repeats across a site's pages: a filter, once it has learned. Made by `learn`, never changed.

    A block is template where its text recurs at its place. Left to the article, whatever recurs: quotes, texts without
    letters, sentences on few pages, headings above the page's own text, and items of lists and rows that are mostly the
    page's own.

    Attributes:
        pages: Pages learned from.
        places: What stood where.
        min_pages: A text must stand on this many pages.
        min_share: And on this share of the pages that have its place, in [0, 1].
        missed: A count may be at most this many pages too low: 0 when all were counted.
        name: The filter's name in a pipeline.
    """

    pages: int = field(default=0, validator=validators.ge(0))
    places: Mapping[str, Place] = field(factory=dict, repr=False)
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
        blocks = _texts(document)
        reasons: dict[int, str] = {}  # place in `blocks` -> why it is template
        unseen: dict[int, str] = {}  # the same for texts that do not recur, at places that do
        for number, block in enumerate(blocks):
            place = place_key(block)
            if reason := self._recurs(block, place):
                reasons[number] = reason
            elif place in self._furniture and _may_be_furniture(block):
                unseen[number] = (
                    f"at a place where texts recur, on {self.places[place].pages} of {self.pages} pages"
                )
        for number in _own_items(blocks, reasons):
            del reasons[number]
        reasons |= unseen
        for number in _crossheads(blocks, reasons):
            del reasons[number]
        for number in sorted(reasons):
            if document.settled[blocks[number].index] is None:
                yield Verdict.on(blocks[number], Label.TEMPLATE, reasons[number])

    def _recurs(self, block: Block, key: str) -> str | None:
        """Why a block's text is one of the template's, or ``None``."""
        place = self.places.get(key)
        if place is None:
            return None
        text = text_key(block)
        count = place.texts.get(text, 0)
        if not self._acts(key, text, count, place) or _is_quote(block):
            return None
        if _is_sentence(block) and not self._sentence_acts(count, place):
            return None
        return f"on {count} of {self.pages} pages"

    def _acts(self, key: str, text: str, count: int, place: Place) -> bool:
        """Whether a text is on enough pages: at a place with many texts of the pages' own, on nearly all that have it."""
        if count < self.min_pages or count < self.min_share * place.pages or not _LETTER.search(text):
            return False
        return not key or count >= self._own_share[key] * place.pages

    def _sentence_acts(self, count: int, place: Place) -> bool:
        """Sentences on few pages stay: it takes half of the place's pages and twice `min_pages`, or nearly all pages."""
        many = count >= PROSE_SHARE * place.pages and count >= 2 * self.min_pages
        return many or count >= SURE_SHARE * self.pages

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
        return json.dumps({"format": FORMAT, **self._as_dict()}, ensure_ascii=False, indent=1)

    def _as_dict(self) -> dict[str, Any]:
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
        return cls._from_dict(row)

    @classmethod
    def _from_dict(cls, row: Mapping[str, Any]) -> Self:
        try:
            places = {
                key: Place(each["pages"], each["blocks"], each["texts"])
                for key, each in row["places"].items()
            }
            return cls(row["pages"], places, row["min_pages"], row["min_share"], row["missed"], row["name"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this site template is broken: {error!r}") from None


def _count(template: SiteTemplate, entry: Entry) -> int:
    place = template.places.get(entry.place)
    return place.texts.get(entry.text, 0) if place else 0


# --- what stays with the article -----------------------------------------------------------------------------


def _own_items(blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
    """Items of lists that are in good part the page's own, and cells of rows that hold a cell of its own."""
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and _same_group(blocks[start], blocks[end]):
            end += 1
        recurring = [number for number in range(start, end) if number in reasons]
        own = end - start - len(recurring)
        listed = blocks[start].kind is Kind.LIST_ITEM and own >= OWN_ITEMS_SHARE * (end - start)
        if own and (blocks[start].row >= 0 or listed):
            yield from recurring
        start = end


def _same_group(first: Block, other: Block) -> bool:
    if first.row >= 0 or other.row >= 0:
        return first.row == other.row
    return first.kind is other.kind is Kind.LIST_ITEM


def _crossheads(blocks: Sequence[Block], reasons: Mapping[int, str]) -> Iterator[int]:
    """Headings and labels that recur above text that does not: "What we know so far", "Weight:". The last comes first."""
    own_below: Block | None = None
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if number not in reasons:
            own_below = block
        elif own_below is not None and _opens(blocks, number, own_below, reasons):
            yield number
            own_below = block
        else:
            own_below = None


def _opens(blocks: Sequence[Block], number: int, below: Block, reasons: Mapping[int, str]) -> bool:
    """Whether a block is a heading of the text below it.

    In HTML both share a container. Flat text shows no headings: there a short line counts that stands between the
    page's own text and prose, and has no number in it, as dates have. A label with a colon opens whatever follows.
    """
    block = blocks[number]
    if block.text.rstrip().endswith((":", "：")):
        return True
    if block.path:
        container = _container(block.path)
        return block.kind is Kind.HEADING and below.path[: len(container)] == container
    if block.kind is Kind.HEADING:
        return True
    text = block.text.strip()
    between = number > 0 and number - 1 not in reasons and (_is_prose(below) or below.kind is not Kind.LINE)
    line = len(text) <= LONGEST_CROSSHEAD and text[-1] not in _SENTENCE_END and not _DIGITS.search(text)
    return between and line


def _container(path: tuple[Ancestor, ...]) -> tuple[Ancestor, ...]:
    """The elements that hold a heading and the text below it; a `div` or `header` around the heading alone is none."""
    depth = max(
        (place for place, ancestor in enumerate(path) if ancestor.tag in HEADINGS), default=len(path) - 1
    )
    if depth > 1 and path[depth - 1].tag in ("div", "header"):
        depth -= 1
    return path[:depth]


# --- counting ------------------------------------------------------------------------------------------------


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
    for block in _texts(document):
        keys.setdefault(place_key(block), set()).add(text_key(block))
    return keys


# --- many sites ----------------------------------------------------------------------------------------------

WINDOW = 20
"""Pages of a site between two rounds of forgetting: an error of at most 5 % of the pages, a sixth of `min_share`."""

MOST_TEXTS = 2_000_000
"""Texts held at once over all sites. At about 300 bytes each they stay well under 1 GB."""


@cache
def _suffixes() -> Any:
    try:
        library = import_module("publicsuffixlist")
    except ImportError:
        raise ImportError(
            "grouping pages by site needs the public suffix list: pip install 'cleantext-prose[sites]'"
        ) from None
    return library.PublicSuffixList()


def site_of(url: str) -> str:
    """The registrable domain of an address: the name somebody registered, by the public suffix list.

    The host itself where it has none (an IP address, a bare name); empty where there is no host. Raises `ImportError`,
    with the package to install, where the list is missing.
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    if not host or ":" in host or host.replace(".", "").isdigit():
        return host
    return str(_suffixes().privatesuffix(host) or host)


@frozen
class SiteTemplates:
    """The templates of many sites: a filter that looks up the one of the page's own site.

    Attributes:
        by_site: Templates by registrable domain.
        name: The filter's name in a pipeline.
    """

    by_site: Mapping[str, SiteTemplate] = field(factory=dict, repr=lambda sites: f"<{len(sites)} sites>")
    name: str = "site_template"

    def of(self, url: str) -> SiteTemplate | None:
        """The template of the site an address belongs to."""
        return self.by_site.get(site_of(url))

    def __call__(self, document: Document, /) -> Iterable[Verdict]:
        for claim in sorted(document.claims.urls, key=lambda claim: claim.source != "caller"):
            template = self.of(claim.value)
            if template is not None:
                return template(document)
        return ()

    def to_json(self) -> str:
        """A line of JSON a site."""
        rows = (
            {"format": FORMAT, "site": site, **each._as_dict()} for site, each in sorted(self.by_site.items())
        )
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `to_json` wrote. Raises `ValueError` for anything else."""
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        if any(row.get("format") != FORMAT or "site" not in row for row in rows):
            raise ValueError(f'these are no site templates: each line has a site, and the format "{FORMAT}"')
        return cls({row["site"]: SiteTemplate._from_dict(row) for row in rows})


def learn_by_site(
    pages: Iterable[tuple[str, Document]],
    *,
    min_pages: int = 3,
    min_share: float = 0.3,
    window: int = WINDOW,
    max_texts: int = MOST_TEXTS,
) -> SiteTemplates:
    """Templates of all sites of a crawl, in one pass and bounded memory.

    Up to `window` pages a site the counts are exact; beyond, a count may be one page too low for each window. `missed`
    of each template says how much.

    Args:
        pages: Address and document of each page; the document may be read without claims.
        min_pages: As for `SiteTemplate.learn`.
        min_share: Likewise.
        window: Pages of a site between two rounds of forgetting rare texts, from 1.
        max_texts: Texts held at once over all sites; beyond it every site forgets early, and `missed` says so.

    Raises `ImportError`, with the package to install, where the public suffix list is missing.
    """
    if window < 1:
        raise ValueError(f"window is {window}; give at least 1 page")
    tallies: dict[str, Tally] = {}
    added = held = 0
    for url, document in pages:
        site = site_of(url)
        tally = tallies.setdefault(site, Tally(window))
        tally.add(document)
        added += len(document.blocks)
        if held + added > max_texts:
            held, added = sum(each.size for each in tallies.values()), 0
            if held > max_texts // 2:
                for each in tallies.values():
                    each.forget()
                held = sum(each.size for each in tallies.values())
    return SiteTemplates({site: _template(tally, min_pages, min_share) for site, tally in tallies.items()})


def _template(tally: Tally, min_pages: int, min_share: float) -> SiteTemplate:
    return SiteTemplate(tally.pages, tally.places(), min_pages, min_share, tally.missed).pruned()
