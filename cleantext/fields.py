"""Fields of an article: headline, authors, date and the rest, from the verdicts and the page's claims.

Claims are evidence. A headline is the claim that the page also shows; an author is a claim cleaned of roles and
addresses, or a byline; a date is the first claim that is a date. What nobody says is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import frozen

from cleantext.blocks import Belated, Poster, Verdict
from cleantext.bylines import ADDRESS, Byline, is_wire, opening, parse_byline, parse_sign_off
from cleantext.claims import AUTHOR_LINK, AUTHOR_LINKS, Claim, Claims, Genre, bare
from cleantext.dates import DIGIT, day_in_address, find_date, read_date
from cleantext.headlines import UNCLAIMED, agreed_headline, find_headline, name_of_page, without_site
from cleantext.labels import FURNITURE, Label
from cleantext.names import HANDLE, is_name, without_role
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


# --- authors ------------------------------------------------------------------------------------------------------

REVERSED = frozenset({"dc.creator", "dcterms.creator", "citation_author"})
"""Sources that write "Ruiz, Ana" (Dublin Core, Highwire Press)."""

NOT_NAMES = frozenset({"admin", "administrator", "author", "editor", "none", "null", "undefined", "unknown", "staff",
                       "guest", "user", "root", "webmaster", "anonymous", "by", "test", "name", "moderator", "member",
                       "news", "nachrichten", "actualités", "noticias", "notícias", "notizie", "nieuws", "nyheter", "nyheder",
                       "uutiset", "wiadomości", "zprávy", "новости", "новини", "haberler"})  # fmt: skip
"""What content management systems write where nobody has filled in a name, or a desk has."""

UNWORDED = late_regex(r"[\d\W_]+")
LINKED = late(r"https?:|www\.|^/|^@")


LINKS = (AUTHOR_LINK, AUTHOR_LINKS)
PRINTED = ("itemprop", "rel=", *LINKS)
"""What the sources of claims begin with that are texts of the page; other texts of it, teasers, have such marks, too."""


def names_in(claim: Claim) -> Iterator[str]:
    """The names in one claim of authors, without labels, roles, addresses and what stands behind a post's author."""
    value = claim.value.strip()
    if value.casefold() in NOT_NAMES or LINKED.match(value):
        return
    if not value[:1].isalpha() and UNWORDED.fullmatch(value):
        return
    if claim.source in REVERSED and value.count(",") == 1:
        value = " ".join(part.strip() for part in reversed(value.split(",")))
    printed = claim.source.startswith(PRINTED)
    byline = parse_byline(value, labelled=not printed)
    if not printed and _is_cut_short(value, byline):
        yield value
    elif byline.complete and byline:
        yield from byline.authors
        yield from byline.sources
    elif not printed:
        value = ADDRESS.sub("", value).strip(" ()<>,;|")
        value = value[opening(value, "by")[0] :].strip(" :")
        if value and len(value) <= 100 and value.casefold() not in NOT_NAMES:
            yield value
    elif claim.source.startswith("itemprop"):
        yield from _handle_in(value)


def _is_cut_short(value: str, byline: Byline) -> bool:
    """Whether of two words that are claimed but one is left as a name, as if the other was an office ("Community Editor")."""
    first, _, rest = value.partition(" ")
    return byline.authors == (first,) and rest.isalpha() and rest[0].isupper()


# initials = 2*5 small letter *2( "/" 2*5 small letter )        ; "ar", "afp/ar"
INITIALS = late_regex(r"\p{Ll}{2,5}(?:/\p{Ll}{2,5}){0,2}")


def _handle_in(text: str) -> Iterator[str]:
    """The handle that a post is marked with, without the date and the number behind it ("ana_r 2 May 2025 18:48 1"), or the
    initials behind the date ("Radio 4 News, 2.5.2025, 18:48; afp/ar;bl")."""
    dated = find_date(text)
    handle = text[: dated.start].strip() if dated is not None else text
    if HANDLE.fullmatch(handle) and without_role(handle) and handle.casefold() not in NOT_NAMES:
        yield handle
    elif dated is not None:
        signed = map(str.strip, text[dated.end :].split(";")[1:])
        yield from (part for part in signed if INITIALS.fullmatch(part))


def find_authors(document: Document, bylines: list[Byline], sites: frozenset[str]) -> Group:
    """Who wrote the article, and where that is said.

    Persons come before the site itself, whose name stands on every page: that bears nothing out where a person signs. In
    order: claims that a byline bears out (the byline, if it names more), persons claimed in JSON-LD, persons in bylines
    after a word for authors; others who are claimed in JSON-LD, named after such a word or marked as authors, unless it is
    the site; persons in bylines without such a word, persons in other claims; then whoever is named. Authors marked further
    down wrote answers and comments: they count where there are no others.
    """
    groups = _claimed(document.claims.authors, sites)
    if linked := _only_linked(groups):
        groups, bylines = _cut_at_links(groups, bylines, linked)
    groups = _without_links(groups, sites)
    if not bylines and len(groups) < 2:
        return next((group for group in groups if not _is_of_several(group)), ((), ""))  # as on most pages
    bylines = [_without_publisher(byline, sites) for byline in bylines]
    signed = _printed((byline for byline in bylines if byline.labelled), sites)
    borne_out = [
        found
        for group in groups
        if (found := _borne_out(group, bylines)) is not None and not _is_signed_instead(group, signed, sites)
    ]
    if borne_out:
        first = borne_out[0]
        return next(
            (more for more in borne_out if set(more[0]) > set(first[0]) and len(more[0]) <= MOST_SIGNED),
            first,
        )
    groups = [group for group in groups if not _is_of_several(group)]
    printed = _printed(bylines, sites)
    structured = [group for group in groups if group[1].startswith("json-ld")]
    others = [group for group in groups if not group[1].startswith("json-ld")]
    marked = [group for group in others if group[1].startswith("itemprop")]
    agencies = unique(name for byline in bylines for name in byline.sources)
    by_trust = (
        *((group, _is_person) for group in (*structured, signed)),
        *((group, _is_no_site) for group in (*structured, signed, *marked)),
        *((group, _is_person) for group in (printed, *others)),
        *((group, _is_anybody) for group in (signed, printed, *groups, (agencies, "byline"))),
    )
    return next(
        (group for group, is_kind in by_trust if any(is_kind(name, sites) for name in group[0])), ((), "")
    )


def _only_linked(groups: Iterable[Group]) -> list[str]:
    """The names whose pages are linked, without those that are the beginning of a name claimed otherwise."""
    linked = [name for names, source in groups if source in LINKS for name in names]
    claimed = [
        name.casefold() for names, source in groups if not source.startswith(PRINTED) for name in names
    ]
    return [name for name in linked if not any([other.startswith(name.casefold()) for other in claimed])]


def _cut_at_links(
    groups: list[Group], bylines: list[Byline], linked: list[str]
) -> tuple[list[Group], list[Byline]]:
    """Printed names, marked by ``rel=author`` or in bylines, up to where a link to an author's page ends."""

    def cut(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([_up_to_link(name, linked) for name in names])

    return (
        [(cut(names) if source.startswith("rel=") else names, source) for names, source in groups],
        [byline._replace(authors=cut(byline.authors)) for byline in bylines],
    )


def _up_to_link(name: str, linked: Iterable[str]) -> str:
    """A printed name without what stands behind the part of it that a link to an author's page is made of ("Ana Ruiz Lima")."""
    return next((link for link in linked if name.casefold().startswith(f"{link.casefold()} ")), name)


def _without_links(groups: list[Group], sites: frozenset[str]) -> list[Group]:
    """Groups of claimed names without those whose pages are linked, if a person is claimed otherwise."""
    others = [group for group in groups if group[1] not in LINKS]
    if len(others) == len(groups):
        return groups  # as of most pages
    return others if any([_is_person(name, sites) for names, _ in others for name in names]) else groups


def _is_of_several(group: Group) -> bool:
    """Whether a group is of those whose pages a page links, some of them perhaps in teasers: a byline must bear them out."""
    return group[1] == AUTHOR_LINKS


def _printed(bylines: Iterable[Byline], sites: frozenset[str]) -> Group:
    return _without_sites(unique(name for byline in bylines for name in byline.authors), sites), "byline"


def _without_publisher(byline: Byline, sites: frozenset[str]) -> Byline:
    """A byline without the site's own name beside others or behind them."""
    names = _without_sites(tuple([_without_site_behind(name, sites) for name in byline.authors]), sites)
    return byline if names == byline.authors else byline._replace(authors=names)


def _is_signed_instead(claimed: Group, signed: Group, sites: frozenset[str]) -> bool:
    """Whether the site alone is claimed, and a person signs."""
    return all([bare(name) in sites for name in claimed[0]]) and any(
        [_is_person(name, sites) for name in signed[0]]
    )


def _without_site_behind(name: str, sites: frozenset[str]) -> str:
    """A printed name without the site's that stands behind it with no mark between ("Ana Ruiz COAST COURIER")."""
    parts = name.split()
    for size in range(2, len(parts)):
        person = " ".join(parts[:size])
        if bare("".join(parts[size:])) in sites and is_name(person):
            return person
    return name


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
        if byline.labelled and byline.complete and claimed < {bare(name) for name in byline.authors}:
            return byline.authors, "byline"
    keys = {bare(name) for byline in bylines for name in byline.authors}
    shown = tuple(name for name in names if any(key.startswith(bare(name)) for key in keys))
    if not shown:
        return None
    return (shown if source.startswith(PRINTED) else names), f"{source}, and a byline"


def _is_person(name: str, sites: frozenset[str]) -> bool:
    return is_name(name) and _is_no_site(name, sites)


def _is_no_site(name: str, sites: frozenset[str]) -> bool:
    key = bare(name)
    return key not in sites and not any(len(site) > 3 and site in key for site in sites)


def _is_anybody(name: str, sites: frozenset[str]) -> bool:
    return True


def _claimed(claims: Iterable[Claim], sites: frozenset[str]) -> list[Group]:
    """The names claimed; those of authors further down are read only where there are no others."""
    above = [claim for claim in claims if not claim.further_down]
    return _grouped(above, sites) or _grouped(claims, sites)


def _grouped(claims: Iterable[Claim], sites: frozenset[str]) -> list[Group]:
    """The names that each source claims, each once whatever its capitals."""
    groups: dict[str, dict[str, str]] = {}
    for claim in claims:
        source = f"{claim.source} further down" if claim.further_down else claim.source
        for name in names_in(claim):
            groups.setdefault(source, {}).setdefault(bare(name), name)
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


DAY = len("2025-09-02")
"""Characters of a date with its day."""


def find_day(claims: Iterable[Claim], language: str | None) -> tuple[str, str] | None:
    """The first claim that is a date, as ISO 8601, and its source; one with a day before one without, and of that day one with
    the hour."""
    first = None
    for claim in claims:
        found = read_date(claim.value, language)
        if found is None:
            continue
        if (
            first is None
            or len(found) > len(first[0])
            and (len(first[0]) < DAY or found.startswith(first[0]))
        ):
            first = found, claim.source
        if len(first[0]) > DAY:
            break
    return first


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
    pieces = _labelled(document)
    language = claims.language
    sites = document.titles.sites
    found: dict[str, tuple[object, str] | None] = {
        "headline": _headline(document, pieces),
        "standfirst": _joined(pieces, Label.STANDFIRST),
        "kickers": _kickers(pieces),
        **_people(document, pieces, sites, language),
        **_days(document, pieces, language),
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


class Piece(NamedTuple):
    """A text that a filter has labelled."""

    text: str
    verdict: Verdict


Pieces = dict[Label, list[Piece]]
"""The labelled pieces by label, in order."""


def _labelled(document: Document) -> Pieces:
    """What the filters have labelled; what only a second reading takes for a byline names nobody: it saw other neighbours."""
    pieces: Pieces = {}
    source = document.source
    for start, end, verdict, _ in document.telling:
        label = verdict.label
        if label not in FURNITURE or label is Label.BYLINE and isinstance(verdict, Belated):
            continue
        if text := source[start:end].strip():
            pieces.setdefault(label, []).append(Piece(text, verdict))
    return pieces


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


def _people(
    document: Document, pieces: Pieces, sites: frozenset[str], language: str | None
) -> dict[str, tuple[object, str] | None]:
    """Authors, sources and editors."""
    bylines = []
    label, posted = "", False
    for text, verdict in pieces.get(Label.BYLINE, []):
        signed = parse_sign_off(text)
        byline = (
            Byline(sources=signed)
            if signed
            else parse_byline(label + text, labelled=isinstance(verdict, Poster), language=language)
        )
        label = "" if byline else f"{text} "  # "Written by" in a line of its own belongs to the next
        if not (posted and byline.labelled and byline.date):  # other posts of a thread say so, too
            bylines.append(byline)
        posted = posted or (byline.labelled and byline.date is not None)
    if not bylines and not document.claims.authors:  # as on every other page
        return {"authors": _signed_below(document, language)}
    names, source = find_authors(document, bylines, sites)
    if not names or any([name.count(" ") >= TWO_NAMES for name in names]):
        below, where = _signed_below(document, language)
        if not names or bare("".join(below)) == bare("".join(names)):
            names, source = below, where
    sources = [name for byline in bylines for name in byline.sources]
    wires = (*sources, *(name for name in names if is_wire(name)))
    editors = unique(name for byline in bylines for name in byline.editors)
    return {
        "authors": (names, source),
        "sources": (unique(wires), "byline" if sources else source),
        "editors": (editors, "byline"),
    }


SIGNED = late_regex(r"\(([^()]{5,200})\)$")

TWO_NAMES = 3
"""Spaces in what may be two names, printed side by side in elements of their own ("Ana Ruiz Bo Lind")."""

ONLY_PROSE = frozenset({Label.PROSE})

LAST_PARAGRAPHS = 3
"""Paragraphs at the end of a text in which its authors are looked for: notes may follow the last one that is the article's."""


def _signed_below(document: Document, language: str | None) -> Group:
    """Who signs where a text ends: the persons whom a bracket names beside a day ("… she said. (Ana Ruiz, Bo Lind, 2.9.2025)"),
    or an editorial office in a line of its own."""
    for *_, block in reversed(document.labelled(ONLY_PROSE)[-LAST_PARAGRAPHS:]):
        if names := _in_last_bracket(block.text, language) or _office_alone(block.text):
            return names, f"signed in block {block.index}"
    return (), ""


def _in_last_bracket(text: str, language: str | None) -> tuple[str, ...]:
    """The persons whom the bracket at the end of a text names beside a day, if it says nothing else."""
    signed = SIGNED.search(text) if text[-1] == ")" else None
    byline = parse_byline(signed[1], language=language) if signed is not None else Byline()
    return byline.authors if byline.date and byline.complete and all(map(is_name, byline.authors)) else ()


EDITORIAL_OFFICES = frozenset(
    "redaktion redaktionen redaksjonen redactie rédaction redazione redacción redacció redação redakcja redakce redakcia"
    " редакция редакція newsroom".split()
)
"""What the editorial office is called, as it signs what nobody else does ("Courier-Redaktion")."""

MOST_OFFICE_WORDS = 3


def _office_alone(text: str) -> tuple[str, ...]:
    """The editorial office that a line names, if it is nothing else."""
    words = text.replace("-", " ").split(maxsplit=MOST_OFFICE_WORDS)
    is_office = 1 < len(words) <= MOST_OFFICE_WORDS and words[-1].casefold() in EDITORIAL_OFFICES
    return (text,) if is_office else ()


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))


def _days(document: Document, pieces: Pieces, language: str | None) -> dict[str, tuple[object, str] | None]:
    """When the article was published and when it was changed: as claimed, else as printed, else as its address says.

    A claim of the day of the last change, or later, is often that of the last saving: an earlier day that the page prints by
    its headline counts more.
    """
    claimed = find_day(document.claims.dates, language)
    modified = find_day(document.claims.modified, language)
    if claimed is not None and modified is not None and claimed[0][:10] < modified[0][:10]:
        return {"date": claimed, "modified": modified}
    lines = _dated_lines(pieces)
    if claimed is None:
        published = (
            _printed_day(lines, language)
            or _day_nearby(document, pieces, language)
            or _day_of_address(document.claims)
        )
    elif modified is None:
        published = claimed
    else:
        day, line = next(_printed_days(lines, language), ("", None))
        is_earlier = line is not None and not line.far and not line.changed and day < claimed[0][:10]
        published = (day, f"printed in block {line.block}") if line is not None and is_earlier else claimed
    changed = [line for line in lines if line.changed]
    return {"date": published, "modified": modified or _printed_day(changed, language)}


class DatedLine(NamedTuple):
    """A byline or a line of dates that has digits; of several the least is the likeliest to say when the page was published.

    Attributes:
        far: It stands far from the headline.
        changed: It is announced as that of a change.
        unsigned: It names nobody: it may say since when somebody is a member.
        above: It stands above the headline.
        block: The number of its block.
        text: What it says.
    """

    far: bool
    changed: bool
    unsigned: bool
    above: bool
    block: int
    text: str

    @classmethod
    def of(cls, text: str, block: int, headline: int, unsigned: bool) -> DatedLine:
        """A line in a block, beside a headline in another."""
        return cls(abs(block - headline) > FAR, _says_changed(text), unsigned, block < headline, block, text)


def _dated_lines(pieces: Pieces) -> list[DatedLine]:
    """The lines that may say when, the likeliest first."""
    headline = pieces[Label.HEADLINE][0].verdict.block if Label.HEADLINE in pieces else 0
    lines = [
        DatedLine.of(text, verdict.block, headline, label is Label.METADATA)
        for label in (Label.METADATA, Label.BYLINE)
        for text, verdict in pieces.get(label, ())
        if DIGIT.search(text)
    ]
    return sorted(lines)


def _printed_days(lines: Iterable[DatedLine], language: str | None) -> Iterator[tuple[str, DatedLine]]:
    """The days that lines say, each with its line."""
    for line in lines:
        found = find_date(line.text, language)
        if found is not None:
            yield found.iso, line


def _printed_day(lines: Iterable[DatedLine], language: str | None) -> tuple[str, str] | None:
    """The first day that lines say, and where."""
    return next(
        ((day, f"printed in block {line.block}") for day, line in _printed_days(lines, language)), None
    )


FAR = 40
"""Blocks from the headline beyond which dates are those of teasers and comments, unless there are no others."""


def _day_nearby(document: Document, pieces: Pieces, language: str | None) -> tuple[str, str] | None:
    """A date that stands around the headline with hardly a word beside it, where no filter has labelled one: first below
    the headline, then above. What shops print there are dates of deliveries."""
    labelled = pieces.get(Label.HEADLINE)
    if not labelled or document.claims.genre is Genre.PRODUCT:
        return None
    headline, blocks = labelled[0].verdict.block, document.blocks
    below = blocks[headline + 1 : headline + 1 + BELOW]
    for block in (*below, *reversed(blocks[max(0, headline - ABOVE) : headline])):
        found = _day_alone(block.text, language)
        if found is not None:
            return found, f"printed in block {block.index}"
    return None


def _day_of_address(claims: Claims) -> tuple[str, str] | None:
    """The day that the page's address has in its path."""
    found = ((day_in_address(claim.value), claim.source) for claim in claims.urls)
    return next(((day, f"in the address, says {source}") for day, source in found if day), None)


ABOVE, BELOW = 4, 12
"""Blocks above and below the headline among which a date alone is taken for that of the page."""

LONGEST_DAY, MOST_BESIDE = 60, 3
"""Characters of a line that says when, and words in it that say something else."""


def _day_alone(text: str, language: str | None) -> str | None:
    """The day that a line says, if it says no other and little else."""
    found = find_date(text, language) if len(text) <= LONGEST_DAY and DIGIT.search(text) else None
    if found is None or len(found.iso) < DAY:
        return None
    rest = f"{text[: found.start]} {text[found.end :]}"
    words = sum([word[0].isalpha() for word in rest.split()])
    return found.iso if words <= MOST_BESIDE and find_date(rest, language) is None else None


CHANGED = late(
    "updat|modif|aktuali|actuali|aggiorn|atualiz|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|ändr|endret|päivitet"
    "|muokat|обновл|оновл|zmien|güncel|更新|수정|تحديث|mis à jour|mise à jour"
)
"""Stems of "updated", "changed" in the languages of the packs."""


def _says_changed(text: str) -> bool:
    return CHANGED.search(text.casefold()) is not None
