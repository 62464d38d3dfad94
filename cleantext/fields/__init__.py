"""Fields of an article: headline, authors, date and the rest, from the verdicts and the page's claims.

Claims are evidence. A headline is the claim that the page also shows; an author is a claim cleaned of roles and
addresses, or a byline; a date is the first claim that is a date. What nobody says is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from cleantext.claims import Claim, Claims, bare
from cleantext.fields.authors import LINKED
from cleantext.fields.days import find_days
from cleantext.fields.people import find_people
from cleantext.fields.pieces import Pieces, labelled_pieces
from cleantext.headlines import UNCLAIMED, agreed_headline, find_headline, name_of_page, without_site
from cleantext.labels import Label
from cleantext.patterns import late, late_regex

if TYPE_CHECKING:
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
    dateline: str | None = None
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


GENERIC_URLS = frozenset({"", "#", "/"})
WITH_HOST = late(r"https?://[^/?#]")


def find_url(claims: Claims) -> tuple[str, str] | None:
    """The canonical address; a relative one is completed by the address that the caller gave."""
    given: str | None = None
    for claim in claims.urls:
        url = claim.value
        if WITH_HOST.match(url) is None:
            if given is None:
                given = next((each.value for each in claims.urls if each.source == "caller"), "")
            url = _completed(url, given)
        if claim.value not in GENERIC_URLS and url.startswith(("http://", "https://")):
            return url, claim.source
    return None


def _completed(url: str, given: str) -> str:
    """A relative address, completed by another, if one is given."""
    from urllib.parse import urljoin

    return urljoin(given, url) if given else url


def first_of(claims: Iterable[Claim], *, handles: bool = False) -> tuple[str, str] | None:
    """The first claim that says something, and its source; addresses and handles only if asked for."""
    for claim in claims:
        if claim.value and (handles or not LINKED.match(claim.value)):
            return claim.value, claim.source
    return None


def find_fields(document: Document) -> Fields:
    """The fields of a document, each with where it was found."""
    claims = document.claims
    pieces = labelled_pieces(document)
    language = claims.language
    sites = document.titles.sites
    found: dict[str, tuple[object, str] | None] = {
        "headline": _headline(document, pieces),
        "standfirst": _joined(pieces, Label.STANDFIRST),
        "kickers": _kickers(pieces),
        **find_people(document, pieces, sites, language),
        "dateline": _joined(pieces, Label.DATELINE),
        **find_days(document, pieces, language),
        "language": (language, _source_of(claims.languages, language)) if language else None,
        "site_name": first_of(claims.site_names),
        "url": find_url(claims),
        "section": first_of(claims.sections),
        "license": first_of(claims.licenses, handles=True),
    }
    values: dict[str, Any] = {}
    provenance: list[tuple[str, str]] = []
    for name, pair in found.items():
        if pair is not None and pair[0]:
            values[name], place = pair
            provenance.append((name, place))
    return Fields(**values, provenance=tuple(provenance))


def _source_of(claims: Iterable[Claim], value: str) -> str:
    return next((claim.source for claim in claims if claim.value.strip().replace("_", "-") == value), "")


def _headline(document: Document, pieces: Pieces) -> tuple[object, str] | None:
    """The headline that the page shows, spelled as it is claimed, unless claims agree on another."""
    titles = document.titles
    shown = _shown_headline(document, pieces)
    if shown is None:
        return None
    text, source, place = shown
    agreed = agreed_headline(document.claims, titles.sites, is_claimed=bool(source))
    if agreed is None and not source:
        agreed = name_of_page(document.claims, titles.sites, text)
    if agreed is not None and bare(agreed[0]) != bare(text):
        text, source = agreed
        place = place and f"printed otherwise in {place}"
    elif place:
        text = without_site(" ".join(text.split()), titles.sites)
        place = f"shown in {place}" if source else place
    return " ".join(text.split()), ", ".join(filter(None, (source, place)))


def _shown_headline(document: Document, pieces: Pieces) -> tuple[str, str, str] | None:
    """The headline that a filter has labelled, without one the one to be found: its text, who claims it, and where it
    stands, as far as anybody does and it stands anywhere."""
    labelled = pieces.get(Label.HEADLINE)
    if labelled:
        text, verdict = labelled[0]
        claimed = document.titles.pieces.get(bare(text))
        text, source = (claimed.text, claimed.source) if claimed is not None else (text, "")
        return text, source, f"block {verdict.block}"
    found = find_headline(document)
    if found is None:
        return None
    place = f"block {found.block.index}" if found.block is not None else ""
    return found.text, "" if found.source == UNCLAIMED else found.source, place


def _joined(pieces: Pieces, label: Label) -> tuple[object, str] | None:
    found = pieces.get(label)
    if not found:
        return None
    return "\n\n".join(piece.text for piece in found), f"block {found[0].verdict.block}"


# A capital letter right after a small one: two inline elements printed without a space ("PoliticsNorth Korea").
GLUED = late_regex(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll})|\s*[|·•›»/]\s*")


def _kickers(pieces: Pieces) -> tuple[object, str] | None:
    found = pieces.get(Label.KICKER)
    if not found:
        return None
    parts = [part.strip(" :-–—") for piece in found for part in GLUED.split(piece.text)]
    kickers = [part for part in parts if part]
    return (tuple(dict.fromkeys(kickers)), f"block {found[0].verdict.block}") if kickers else None
