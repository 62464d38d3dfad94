"""Fields of an article: headline, authors, date and the rest, from the verdicts and the page's claims.

Claims are evidence. A headline is the claim that the page also shows; an author is a claim cleaned of roles and
addresses, or a byline; a date is the first claim that is a date. What nobody says is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import regex
from attrs import frozen

from cleantext.blocks import Block, Kind
from cleantext.claims import SEAM, Claim, Claims, bare, pieces_of
from cleantext.labels import ARTICLE_SIDE, Label

if TYPE_CHECKING:
    from cleantext.bylines import Byline
    from cleantext.document import Document


@frozen
class Fields:
    """The fields of an article; absent is ``None`` or empty, never invented.

    `provenance` holds pairs of a field's name and where its value was found.
    """

    headline: str | None = None
    standfirst: str | None = None
    kickers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    date: str | None = None
    modified: str | None = None
    language: str | None = None
    site_name: str | None = None
    url: str | None = None
    section: str | None = None
    license: str | None = None
    provenance: tuple[tuple[str, str], ...] = ()

    def explanation_lines(self) -> Iterator[str]:
        """A line a field: its name, its value and where it was found."""
        for name, place in self.provenance:
            yield f"field    {name:13} {place}: {getattr(self, name)!r}"


# --- the headline -------------------------------------------------------------------------------------------------


@frozen
class Headline:
    """A headline: its text, where it was found, and the block that shows it with its half-open span, if one does.

    `kicker` is what stands in front of it in the same block ("Harbour: Rain at last").
    """

    text: str
    source: str
    block: Block | None = None
    start: int = 0
    kicker: str = ""


LONGEST_HEADLINE = 300
"""Characters. The longest headline in a corpus of 1,500 pages has 250."""

ASIDE = frozenset({"nav", "footer", "aside", "dialog"})
"""Elements whose headings are not the page's headline."""


def find_headline(document: Document) -> Headline | None:
    """The headline of a page of HTML: the claim that the page shows, else its first-level heading, else a claim.

    Of the claims, each with the pieces that stay when a site's name or a section is cut off, the first counts that
    some heading shows; then the first that any short block shows. Nothing is found in flat text, where nobody claims
    anything.
    """
    claims = document.claims
    headings = [
        block
        for block in document.blocks
        if block.kind is Kind.HEADING and len(block.text) <= LONGEST_HEADLINE
    ]
    sites = site_keys(claims)
    likely = [block for block in headings if not _is_left_out(document, block)]
    return (
        _shown(claims.headlines, [block for block in likely if block.level == 1], sites)
        or _shown(claims.headlines, likely, sites)
        or _shown(claims.headlines, document.blocks, sites)
        or _first_heading(headings, claims.headlines, sites)
        or _claimed(claims.headlines, sites)
    )


def _is_left_out(document: Document, block: Block) -> bool:
    """Whether an earlier filter has called a block boilerplate (a breadcrumb repeats the headline, too)."""
    verdict = document.settled[block.index]
    return verdict is not None and verdict.label not in ARTICLE_SIDE


def site_keys(claims: Claims) -> frozenset[str]:
    """Comparable forms of the site's name: as claimed, and the host of its address, whole and without its ending."""
    keys = {bare(claim.value) for claim in claims.site_names}
    for claim in claims.urls[:2]:
        host = urlsplit(claim.value).hostname if "//" in claim.value[:9] and "[" not in claim.value else None
        if host:
            parts = host.removeprefix("www.").split(".")
            keys |= {
                bare(host),
                bare(host.removeprefix("www.")),
                *(bare(part) for part in parts[:-1] if len(part) > 2),
            }
    return frozenset(key for key in keys if key)


def _shown(claims: Iterable[Claim], blocks: Iterable[Block], sites: frozenset[str]) -> Headline | None:
    """The first claim, or the longest piece of it, that is the text of one of the blocks."""
    by_text: dict[str, Block] = {}
    claims = tuple(claims)
    longest = max((len(claim.value) for claim in claims), default=0) + 20
    for block in blocks:
        if not block.text or len(block.text) > longest:
            continue
        key = bare(block.text)
        if key and key not in sites:
            by_text[key] = _likelier(by_text.get(key), block)
    if not by_text:
        return None
    for claim in claims:
        for piece in pieces_of(claim.value):
            key = bare(piece)
            shown = by_text.get(key)
            if shown is not None and (piece == claim.value or len(key) * 4 >= len(bare(claim.value))):
                return _without_kicker(Headline(piece, claim.source, shown, shown.start), claims)
    return None


def _likelier(first: Block | None, second: Block) -> Block:
    """Which of two blocks of the same text is the headline: the seen, the one in the body, the higher, the earlier."""
    return min(first, second, key=_rank) if first is not None else second


def _rank(block: Block) -> tuple[bool, bool, bool, int]:
    return (
        block.hidden,
        block.inside(*ASIDE),
        block.kind is not Kind.HEADING or block.level != 1,
        block.index,
    )


KICKER_WORDS = 6
"""Words a kicker has at most."""


def _without_kicker(found: Headline, claims: Iterable[Claim]) -> Headline:
    """The headline without a kicker in front of it, if OpenGraph claims just the rest of what the block shows."""
    if found.block is None:
        return found
    text = found.block.text
    folded = text.casefold()
    for claim in claims:
        rest = claim.value.casefold()
        if (
            claim.source not in ("og:title", "twitter:title")
            or not folded.endswith(rest)
            or len(folded) != len(text)
        ):
            continue
        kicker = text[: -len(rest)].rstrip()
        if (
            len(rest.split()) >= 3
            and 1 <= len(kicker.split()) <= KICKER_WORDS
            and not text[len(kicker) - 1].isdigit()
        ):
            start = found.block.end - len(rest)
            return Headline(claim.value, claim.source, found.block, start, kicker.rstrip(" :|-–—"))
    return found


def _first_heading(headings: list[Block], claims: Iterable[Claim], sites: frozenset[str]) -> Headline | None:
    """The first-level heading that shares most words with the titles; the first of equals."""
    candidates = [
        block for block in headings
        if block.level == 1 and not block.hidden and not block.inside(*ASIDE) and bare(block.text) not in sites
    ]  # fmt: skip
    if not candidates:
        return None
    titles = set(" ".join([claim.value.casefold() for claim in claims]).split())
    best = max(candidates, key=lambda block: (len(titles.intersection(block.folded.split())), -block.index))
    return _without_kicker(Headline(best.text, "h1", best, best.start), claims)


def _claimed(claims: Iterable[Claim], sites: frozenset[str]) -> Headline | None:
    """The first claim that is not just the site's name, without that name at its ends."""
    for claim in claims:
        text = without_site(claim.value, sites)
        if bare(text) and bare(text) not in sites:
            return Headline(text, claim.source)
    return None


def without_site(title: str, sites: frozenset[str]) -> str:
    """A title without the site's name at its end or its start."""
    seams = list(SEAM.finditer(title))
    for match in seams:
        if bare(title[match.end() :]) in sites and title[: match.start()].strip():
            return title[: match.start()].strip()
    for match in seams:
        if bare(title[: match.start()]) in sites and title[match.end() :].strip():
            return title[match.end() :].strip()
    return title


# --- authors ------------------------------------------------------------------------------------------------------

REVERSED = frozenset({"dc.creator", "dcterms.creator", "citation_author"})
"""Sources that write "Ruiz, Ana" (Dublin Core, Highwire Press)."""

NOT_NAMES = frozenset({"admin", "administrator", "author", "editor", "none", "null", "undefined", "unknown", "staff",
                       "guest", "user", "root", "webmaster", "anonymous", "by", "test"})  # fmt: skip
"""What content management systems write where nobody has filled in a name."""

UNWORDED = regex.compile(r"[\d\W_]+")
LINKED = regex.compile(r"https?:|www\.|^/|^@")


def names_in(claim: Claim) -> Iterator[str]:
    """The names in one claim of authors, without labels, roles, addresses and handles."""
    from cleantext.bylines import ADDRESS, opening, parse_byline

    value = claim.value.strip()
    if LINKED.match(value) or UNWORDED.fullmatch(value) or value.casefold() in NOT_NAMES:
        return
    if claim.source in REVERSED and value.count(",") == 1:
        value = " ".join(part.strip() for part in reversed(value.split(",")))
    printed = claim.source.startswith(("itemprop", "rel="))
    byline = parse_byline(value, labelled=not printed)
    if byline.complete and byline:
        yield from byline.authors
        yield from byline.sources
    elif not printed:
        value = ADDRESS.sub("", value).strip(" ()<>,;|")
        value = value[opening(value, "by")[0] :].strip(" :")
        if value and len(value) <= 100 and value.casefold() not in NOT_NAMES:
            yield value


def find_authors(document: Document, bylines: list[Byline]) -> tuple[tuple[str, ...], str]:
    """Who wrote the article, and where that is said: persons before the site itself.

    In order: claims that a byline bears out (the byline, if it names more), persons claimed in JSON-LD, persons in
    bylines, persons in other claims, then whoever is named. A byline after a word for authors outweighs one without.
    """
    sites = site_keys(document.claims)
    groups = _grouped(document.claims.authors, sites)
    borne_out = [found for group in groups if (found := _borne_out(group, bylines)) is not None]
    if borne_out:
        first = borne_out[0]
        return next(
            (more for more in borne_out if set(more[0]) > set(first[0]) and len(more[0]) <= MOST_SIGNED),
            first,
        )
    labelled = [byline for byline in bylines if byline.labelled and byline.authors] or bylines
    printed = unique(name for byline in labelled for name in byline.authors)
    structured = [group for group in groups if group[1].startswith("json-ld")]
    others = [group for group in groups if not group[1].startswith("json-ld")]
    shown = [(printed, "byline")] if printed else []
    for names, source in (*structured, *shown, *others):
        if any(_is_person(name, sites) for name in names):
            return names, source
    agencies = unique(name for byline in bylines for name in byline.sources)
    for names, source in (*shown, *groups, (agencies, "byline")):
        if names:
            return names, source
    return (), ""


MOST_SIGNED = 5
"""Authors of an article that the page prints without JSON-LD naming them all; more are those of teasers."""

Group = tuple[tuple[str, ...], str]


def _borne_out(group: Group, bylines: list[Byline]) -> Group | None:
    """A group of claimed names of which a byline shows at least one, else None.

    Marks in the body are made in teasers, too: of those only the names count that a byline shows.
    """
    names, source = group
    claimed = {bare(name) for name in names}
    for byline in bylines:
        if claimed < {bare(name) for name in byline.authors}:
            return byline.authors, "byline"
    keys = {bare(name) for byline in bylines for name in byline.authors}
    shown = tuple(name for name in names if any(key.startswith(bare(name)) for key in keys))
    if not shown:
        return None
    return (shown if source.startswith(("itemprop", "rel=")) else names), f"{source}, and a byline"


def _is_person(name: str, sites: frozenset[str]) -> bool:
    from cleantext.bylines import is_name

    key = bare(name)
    return is_name(name) and key not in sites and not any(len(site) > 3 and site in key for site in sites)


def _grouped(claims: Iterable[Claim], sites: frozenset[str]) -> list[Group]:
    """The names that each source claims, each once whatever its capitals."""
    groups: dict[str, dict[str, str]] = {}
    for claim in claims:
        for name in names_in(claim):
            groups.setdefault(claim.source, {}).setdefault(bare(name), name)
    return [
        (
            tuple(names.values())
            if source.startswith("json-ld")
            else _without_sites(tuple(names.values()), sites),
            source,
        )
        for source, names in groups.items()
    ]


def _without_sites(names: tuple[str, ...], sites: frozenset[str]) -> tuple[str, ...]:
    """The names without the site's own, if others are left."""
    return tuple(name for name in names if bare(name) not in sites) or names


# --- dates and the rest -------------------------------------------------------------------------------------------


def find_day(claims: Iterable[Claim], language: str | None) -> tuple[str, str] | None:
    """The first claim that is a date, as ISO 8601, and its source; one with a day before one without."""
    from cleantext.dates import read_date

    partial = None
    for claim in claims:
        found = read_date(claim.value, language)
        if found is not None and len(found) >= 10:
            return found, claim.source
        if found is not None and partial is None:
            partial = found, claim.source
    return partial


GENERIC_URLS = frozenset({"", "#", "/"})


def find_url(claims: Claims) -> tuple[str, str] | None:
    """The canonical address; a relative one is completed by the address that the caller gave."""
    given = next((claim.value for claim in claims.urls if claim.source == "caller"), "")
    for claim in claims.urls:
        url = urljoin(given, claim.value) if given else claim.value
        if claim.value not in GENERIC_URLS and url.startswith(("http://", "https://")):
            return url, claim.source
    return None


def first_of(claims: Iterable[Claim], *, handles: bool = False) -> tuple[str, str] | None:
    """The first claim that says something, and its source; addresses and handles only if asked for."""
    for claim in claims:
        if claim.value and (handles or not LINKED.match(claim.value)):
            return claim.value, claim.source
    return None


Places = dict[Label, list[Block]]


def find_fields(document: Document) -> Fields:
    """The fields of a document, each with where it was found."""
    claims = document.claims
    pieces = _labelled(document)
    language = claims.language
    found: dict[str, tuple[object, str] | None] = {
        "headline": _headline(document, pieces),
        "standfirst": _joined(pieces, Label.STANDFIRST),
        "kickers": _kickers(pieces),
        **_people(document, pieces),
        "date": find_day(claims.dates, language) or _printed_day(pieces, language, updated=False),
        "modified": find_day(claims.modified, language) or _printed_day(pieces, language, updated=True),
        "language": (language, _source_of(claims.languages, language)) if language else None,
        "site_name": first_of(claims.site_names),
        "url": find_url(claims),
        "section": first_of(claims.sections),
        "license": first_of(claims.licenses, handles=True),
    }
    values = {name: pair[0] for name, pair in found.items() if pair is not None and pair[0]}
    provenance = tuple((name, pair[1]) for name, pair in found.items() if pair is not None and pair[0])
    return Fields(**values, provenance=provenance)  # type: ignore[arg-type]


Pieces = dict[Label, list[tuple[str, str, int]]]
"""The texts of the labelled pieces by label, with the name of the filter and the number of the block."""


def _labelled(document: Document) -> Pieces:
    pieces: Pieces = {}
    for start, end, verdict, block in document.pieces():
        if block is not None and verdict is not None and verdict.label in FURNITURE_LABELS:
            text = document.source[start:end].strip()
            if text:
                pieces.setdefault(verdict.label, []).append((text, verdict.filter, block.index))
    return pieces


FURNITURE_LABELS = frozenset({Label.HEADLINE, Label.STANDFIRST, Label.KICKER, Label.BYLINE, Label.METADATA})


def _source_of(claims: Iterable[Claim], value: str) -> str:
    return next((claim.source for claim in claims if claim.value.strip().replace("_", "-") == value), "")


def _headline(document: Document, pieces: Pieces) -> tuple[object, str] | None:
    found = find_headline(document)
    labelled = pieces.get(Label.HEADLINE, [])
    if found is not None and (found.source != "h1" or not labelled):
        shown = f", shown in block {found.block.index}" if found.block is not None else ""
        return " ".join(found.text.split()), found.source + shown
    if labelled:
        text, _, index = labelled[0]
        return " ".join(text.split()), f"block {index}"
    return None


def _joined(pieces: Pieces, label: Label) -> tuple[object, str] | None:
    found = pieces.get(label, [])
    if not found:
        return None
    return "\n\n".join(text for text, _, _ in found), f"block {found[0][2]}"


# A capital letter right after a small one: two inline elements printed without a space ("PoliticsNorth Korea").
GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll})|\s*[|·•›»/]\s*")


def _kickers(pieces: Pieces) -> tuple[object, str] | None:
    found = pieces.get(Label.KICKER, [])
    parts = [part.strip(" :-–—") for text, _, _ in found for part in GLUED.split(text)]
    kickers = [part for part in parts if part]
    return (tuple(dict.fromkeys(kickers)), f"block {found[0][2]}") if kickers else None


def _people(document: Document, pieces: Pieces) -> dict[str, tuple[object, str] | None]:
    """Authors, sources and editors."""
    from cleantext.bylines import Byline, is_wire, parse_byline, parse_sign_off

    language = document.claims.language
    bylines = []
    for text, _, _ in pieces.get(Label.BYLINE, []):
        signed = parse_sign_off(text)
        bylines.append(
            Byline(sources=signed) if signed else parse_byline(text, labelled=False, language=language)
        )
    names, source = find_authors(document, bylines)
    sources = [name for byline in bylines for name in byline.sources]
    wires = (*sources, *(name for name in names if is_wire(name)))
    editors = unique(name for byline in bylines for name in byline.editors)
    return {
        "authors": (names, source),
        "sources": (unique(wires), "byline" if sources else source),
        "editors": (editors, "byline"),
    }


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))


def _printed_day(pieces: Pieces, language: str | None, *, updated: bool) -> tuple[str, str] | None:
    """The first date in a byline or a date line, or the first that is announced as that of a change."""
    from cleantext.dates import find_date

    for label in (Label.METADATA, Label.BYLINE):
        for text, _, index in pieces.get(label, []):
            if CHANGED.search(text.casefold()) is None if updated else False:
                continue
            found = find_date(text, language)
            if found is not None:
                return found.iso, f"printed in block {index}"
    return None


# Stems of "updated", "changed" in the languages of the packs.
CHANGED = regex.compile(
    r"updat|modif|aktuali|actuali|aggiorn|atualiz|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|ändr|endret|päivitet"
    r"|muokat|обновл|оновл|zmien|güncel|更新|수정|تحديث|mis à jour|mise à jour"
)
