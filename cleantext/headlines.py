"""Headlines: which words of a page are its headline.

Claims are evidence, the page is the witness: a headline is the claim, or the piece of one, that the page shows. Titles
carry more than the headline ("Rain at last | Coast Courier"), so each claim is tried whole and in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleantext.blocks import Block, Kind, Verdict, said_once
from cleantext.claims import Claim, Claims, Genre, bare, pieces_of, seams_in
from cleantext.dates import is_date
from cleantext.labels import ARTICLE_SIDE
from cleantext.normalize import folded_in_place
from cleantext.patterns import late

if TYPE_CHECKING:
    from cleantext.document import Document


class Headline(NamedTuple):
    """A headline: its text, where it was found, and the block that shows it with its half-open span, if one does.

    `kicker` is what stands in front of it in the same block ("Harbour: Rain at last"). One that is not sure is none, but who
    wrote the page and when is told around it.
    """

    text: str
    source: str
    block: Block | None = None
    start: int = 0
    kicker: str = ""
    is_sure: bool = True


UNCLAIMED = "h1"
"""The source of a headline that the page shows and nobody claims."""


def _unclaimed(block: Block) -> Headline:
    """The headline that a block is, if nobody claims it."""
    return Headline(said_once(block.text), UNCLAIMED, block, block.start)


LONGEST_HEADLINE = 300
"""Characters. The longest headline in a corpus of 1,500 pages has 250."""

LONGEST_OF_ARTICLE = 200
"""The same where a page claims to be an article, whose longer headings are paragraphs."""

SHORTEST_PIECE = 3
"""Letters and digits of a piece that is looked for inside a heading."""

ASIDE = frozenset({"nav", "footer", "aside", "dialog"})
"""Elements whose headings are not the page's headline."""


def find_headline(document: Document) -> Headline | None:
    """The headline of a page of HTML, or None: in flat text nobody claims anything.

    In order: the claim that a first-level heading shows outside of breadcrumbs; that any heading shows; the first-level
    heading whose words are mostly those of the titles; the claim that a heading shows which was left out; that any short
    block shows; a first-level heading that shares words with the titles; the one of a lower level below it that says what
    they say; any first-level heading; the claim that a heading ends with, or that begins with a heading; a claim. If a title
    has something in front of what was found, and a later heading shows that, it is that.
    """
    claims = document.claims.headlines
    sites, pieces = document.titles.sites, document.titles.pieces
    longest = LONGEST_OF_ARTICLE if document.claims.genre is Genre.ARTICLE else LONGEST_HEADLINE
    headings = [block for block in of_kind(document.blocks, Kind.HEADING) if len(block.text) <= longest]
    settled = document.settled
    kept = [block for block in headings if not _is_left_out(settled[block.index])]
    first_level = [block for block in kept if block.level == 1]
    blocks = document.blocks
    found = (
        _shown(pieces, [block for block in first_level if not _is_step(block, blocks)], blocks)
        or _shown(pieces, kept, blocks)
        or _first_heading(
            [block for block in first_level if not _is_linked(block)], claims, sites, min_share=0.5
        )
        or _shown(pieces, headings, blocks)
        or _shown(pieces, blocks, blocks)
        or _first_heading(headings, claims, sites, min_share=SECTION_SHARE)
        or _reworded(first_level, kept, claims)
        or _first_heading(headings, claims, sites)
        or _behind_kicker(pieces, kept)
        or _in_front(claims, kept)
    )
    if found is None:
        return _claimed(document.claims, sites)
    better = _before_it(found, claims, pieces, kept) or _whole_below(found, claims, sites, kept)
    return _without_kicker(better or found, claims, sites)


def _of_kind(blocks: tuple[Block, ...], kind: Kind) -> list[Block]:
    """The blocks of a kind."""
    return [block for block in blocks if block.kind is kind]


try:
    from cleantext.native.rules import of_kind as of_kind
except ImportError:  # nothing has been compiled
    of_kind = _of_kind


def _is_left_out(verdict: Verdict | None) -> bool:
    """Whether an earlier filter has called a block boilerplate (a breadcrumb repeats the headline, too)."""
    return verdict is not None and verdict.label not in ARTICLE_SIDE


# --- claims, whole and in pieces ----------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A claim or a part of it: its place among the pieces in order of trust, its text, and the claim's source."""

    rank: int
    text: str
    source: str


Pieces = dict[str, Piece]
"""By `bare` text, the most trusted first."""


def pieces_claimed(claims: Iterable[Claim], sites: frozenset[str]) -> Pieces:
    """What the claims may stand for, by `bare` text, the most trusted first: each claim whole, then its pieces of a quarter of
    its length and more, but no site."""
    pieces: Pieces = {}
    sources: dict[str, str] = {}  # of each value the first
    for claim in claims:
        sources.setdefault(claim.value, claim.source)
    for value, source in sources.items():
        whole = len(bare(value))
        for text in pieces_of(value):
            key = bare(text)
            if key and len(key) * 4 >= whole and key not in pieces and key not in sites:
                pieces[key] = Piece(len(pieces), text, source)
    return pieces


class Titles(NamedTuple):
    """What a page calls itself and its site.

    Attributes:
        sites: the site's names, in comparable forms.
        pieces: what its claims of a headline may stand for.
    """

    sites: frozenset[str]
    pieces: Pieces


def titles_of(claims: Claims) -> Titles:
    """The titles that a page claims."""
    sites = site_keys(claims)
    return Titles(sites, pieces_claimed(claims.headlines, sites))


def agreed_headline(claims: Claims, sites: frozenset[str], *, is_claimed: bool) -> tuple[str, str] | None:
    """The headline that two claims of a news article agree on, and their sources; ``None`` where they do not.

    One is JSON-LD's, the other that for sharing; where nobody claims what the page prints (`is_claimed` is false) the page's
    title will do, which is often written for search.
    """
    if not claims.is_news:
        return None
    first: dict[str, str] = {}  # the first claim of each source
    for claim in claims.headlines:
        first.setdefault("json-ld" if claim.source.startswith("json-ld") else claim.source, claim.value)
    stated = without_site(first.get("json-ld", ""), sites)
    for source in ("og:title",) if is_claimed else ("og:title", "title"):
        if stated and bare(without_site(first.get(source, ""), sites)) == bare(stated):
            return stated, f"json-ld and {source}"
    return None


SHARING = ("og:title", "twitter:title")
"""Claims of a headline made for sharing."""


def name_of_page(claims: Claims, sites: frozenset[str], heading: str) -> tuple[str, str] | None:
    """What a page that is no article is called for sharing, and where, if its heading is a slogan; else ``None``.

    A heading that nobody claims is one if most of its words are not in the titles ("Your coast. Your ferry."). Articles have
    such headings, too, but those are written to be read.
    """
    if _is_written(claims) or not any([claim.source in SHARING for claim in claims.headlines]):
        return None
    words = {bare(word) for word in heading.split()}
    if 2 * len(words & {bare(word) for word in _words_of(claims.headlines)}) >= len(words):
        return None
    found = _claimed(claims, sites)
    return (found.text, found.source) if found is not None else None


def _is_written(claims: Claims) -> bool:
    """Whether a page claims to be what somebody wrote at some time, an article or a thread, and no shop or service."""
    return claims.genre in (Genre.ARTICLE, Genre.DISCUSSION) or bool(claims.dates or claims.authors)


def words_of(titles: Iterable[str]) -> set[str]:
    """The words of some titles, casefolded."""
    return set(" ".join([title.casefold() for title in titles]).split())


def _words_of(claims: Iterable[Claim]) -> set[str]:
    """The words of all claims, casefolded."""
    return words_of([claim.value for claim in claims])


# scheme "//" (user "@") host              ; of an address. The library's own parser takes longer than all else here.
HOST = late(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,5}:)?//(?:[^/?#@\s]*@)?([^/?#:@\[\]\s]+)")


def site_keys(claims: Claims) -> frozenset[str]:
    """Comparable forms of the site's name: as claimed, and the host of its address, whole and without its ending."""
    keys = {bare(claim.value) for claim in claims.site_names}
    for claim in claims.urls[:2]:
        if found := HOST.match(claim.value):
            host = found[1].lower().removeprefix("www.")
            keys |= {bare(host), *(bare(part) for part in host.split(".")[:-1] if len(part) > 2)}
    return frozenset(key for key in keys if key)


def without_site(title: str, sites: frozenset[str], *, names_site: bool = False) -> str:
    """A title without the site's name at its end or its start; if it `names_site`, its start is cut off only at a bar, for it is
    called so ("Coast Lines: Ferries to Grey Harbour")."""
    seams = seams_in(title)
    for start, end in seams:
        if bare(title[end:]) in sites and title[:start].strip():
            return title[:start].strip()
    for start, end in seams:
        if names_site and "|" not in title[start:end]:
            continue
        if bare(title[:start]) in sites and title[end:].strip():
            return title[end:].strip()
    return title


# --- the page as witness ------------------------------------------------------------------------------------------


def _shown(pieces: Pieces, blocks: Iterable[Block], page: Sequence[Block] = ()) -> Headline | None:
    """The most trusted piece that is the text of one of the blocks, in its likeliest block; those of a breadcrumb and of teasers
    come last, whatever they say. `page` has all blocks, where steps of a breadcrumb are to be known.
    """
    if not pieces:
        return None
    shortest = min(map(len, pieces))
    longest = max(len(piece.text) for piece in pieces.values()) + 20  # marks that the claim leaves out
    found = [
        (_is_teasers(block) or _is_step(block, page), piece.rank, _unlikeliness(block), piece, block)
        for block in blocks
        if shortest <= len(block.text) <= longest and (piece := pieces.get(bare(block.text)))
    ]
    if not found:
        return None
    *_, piece, block = min(found, key=lambda row: row[:3])
    return Headline(piece.text, piece.source, block, block.start)


def _is_linked(block: Block) -> bool:
    """Whether a block is a link as a whole."""
    return block.link_chars == len(block.text) > 0


def _is_teasers(block: Block) -> bool:
    """Whether a block is a link as a whole, and no heading of the first level, which may lead to the page itself."""
    return _is_linked(block) and block.level != 1


MOSTLY = 0.8
"""Share of a line in links that makes it the steps of a breadcrumb."""


def _is_step(block: Block, page: Sequence[Block]) -> bool:
    """Whether a block is the last step of a breadcrumb: an item of a list, or behind a row of links in their element. Some
    sites print a title there that is written for search, as a heading of the first level."""
    if block.inside("li"):
        return True
    before = page[block.index - 1] if 0 < block.index <= len(page) else None
    return (
        before is not None
        and len(block.path) > 1
        and before.path[-1:] == block.path[-2:-1]
        and before.link_share >= MOSTLY
    )


def _before_it(
    found: Headline, claims: Iterable[Claim], pieces: Pieces, headings: Iterable[Block]
) -> Headline | None:
    """What stands in front of a headline in a claim that ends with it, if a heading further down shows that: the first heading
    of a page is often that of a whole book or site ("What tides are - The Sailor's Handbook")."""
    key = bare(found.text)
    fronts = [whole[: -len(key)] for whole in [bare(claim.value) for claim in claims] if whole.endswith(key)]
    if found.block is None or not any(fronts):
        return None
    before = {other: piece for other, piece in pieces.items() if any([other in front for front in fronts])}
    below = [block for block in headings if block.index > found.block.index]
    return _shown(before, below) or _holding(before, below)


def _holding(pieces: Iterable[str], headings: Iterable[Block]) -> Headline | None:
    """The first of first-level headings that has one of the pieces in it, and more: "Error 0391" for "0391"."""
    for block in headings:
        key = bare(block.text) if block.level == 1 and not block.hidden else ""
        if any([len(piece) >= SHORTEST_PIECE and piece in key for piece in pieces]):
            return _unclaimed(block)
    return None


def _whole_below(
    found: Headline, claims: Iterable[Claim], sites: frozenset[str], headings: Iterable[Block]
) -> Headline | None:
    """The whole of another claim, if a heading below what was found shows that, and what was found is but a piece of the page's
    title: the name of a blog ("The Sailor's Log: What tides are")."""
    if found.block is None or found.source != "title":
        return None
    wholes = [(without_site(claim.value, sites), claim.source) for claim in claims]
    if bare(found.text) in [bare(text) for text, _ in wholes]:
        return None
    pieces = {
        bare(text): Piece(rank, text, source)
        for rank, (text, source) in enumerate(wholes)
        if source != "title"
    }
    return _shown(pieces, [block for block in headings if block.index > found.block.index])


def _unlikeliness(block: Block) -> tuple[bool, bool, bool, int]:
    """Of blocks with the same text the seen one is the headline, the one in the body, the higher, the earlier."""
    return (
        block.hidden,
        block.inside(*ASIDE),
        block.kind is not Kind.HEADING or block.level != 1,
        block.index,
    )


def _first_heading(
    headings: Iterable[Block], claims: Iterable[Claim], sites: frozenset[str], *, min_share: float = 0.0
) -> Headline | None:
    """The first-level heading that shares most words with the titles, the first of equals; one that is no link before those of
    teasers.

    None if fewer than `min_share` of its words, in [0, 1], are words of the titles.
    """
    titles = _words_of(claims)
    candidates = [
        (shared > 0 and not _is_linked(block), shared, -block.index, len(words), block)
        for block in headings
        if block.level == 1 and not block.hidden and not block.inside(*ASIDE) and bare(block.text) not in sites
        for words in [set(block.folded.split())]
        for shared in [len(titles & words)]
    ]  # fmt: skip
    if not candidates:
        return None
    _, shared, _, words, block = max(candidates, key=lambda row: row[:3])
    return _unclaimed(block) if shared >= min_share * words else None


REWORDED_WORDS, REWORDED_SHARE, REWORDED_REACH = 5, 0.7, 30
"""Words of a heading that says what the page's title says in other words, the share of them that the title has, too, and blocks
below the first-level heading among which it stands."""

SECTION_SHARE = 0.35
"""A first-level heading of which the titles have a smaller share of the words may be a section's."""


def _reworded(
    first_level: Iterable[Block], headings: Iterable[Block], claims: Iterable[Claim]
) -> Headline | None:
    """The first heading of a lower level, soon below one of the first, that is the page's title in other words: that of the
    first level is a section's then ("Tides Health Center", and below it "Panel votes to change rules on tides")."""
    titles = _words_of(claims)
    above = [block.index for block in first_level]
    for block in headings:
        words = set(block.folded.split())
        if block.level == 1 or block.hidden or len(words) < REWORDED_WORDS or block.inside(*ASIDE):
            continue
        is_near = any([0 < block.index - other <= REWORDED_REACH for other in above])
        if is_near and len(titles & words) >= REWORDED_SHARE * len(words):
            return _unclaimed(block)
    return None


KICKER_WORDS = 6
"""Words a kicker has at most."""


def _behind_kicker(pieces: Pieces, headings: Iterable[Block]) -> Headline | None:
    """The first claim of some words that a heading ends with, behind a kicker ("Storms Harbour closed after three days")."""
    for block in headings:
        folded = folded_in_place(block.text)
        for piece in pieces.values():
            rest = folded_in_place(piece.text)
            if len(rest.split()) >= FEWEST_BEHIND and folded.endswith(f" {rest}"):
                kicker = block.text[: -len(rest)].rstrip()
                if len(kicker.split()) <= KICKER_WORDS:
                    return Headline(piece.text, piece.source, block, block.end - len(rest), kicker)
    return None


FEWEST_BEHIND = 4
"""Words of a claim that a heading ends with."""


def _in_front(claims: Iterable[Claim], headings: Iterable[Block]) -> Headline | None:
    """The first heading of some length that a claim begins with, a mark behind it: where a site is glued to a title
    ("Rain at last over Grey Harbour-Courier")."""
    titles = [(folded_in_place(claim.value), claim.source) for claim in claims]
    for block in headings:
        text = folded_in_place(block.text)
        for title, source in titles if len(text) >= FEWEST_IN_FRONT else ():
            if title.startswith(text) and title[len(text) :].lstrip()[:1] in GLUE:
                return Headline(block.text, source, block, block.start)
    return None


FEWEST_IN_FRONT, GLUE = 12, tuple("-_|–—·")
"""Characters of a heading that a claim begins with, and what glues a site to it."""

SHARED = (*SHARING, "json-ld DiscussionForumPosting")
"""Claims of a headline as it is shown where nothing stands in front of it: no topic, and no label of a forum."""


def _without_kicker(found: Headline, claims: Iterable[Claim], sites: frozenset[str]) -> Headline:
    """The headline without a kicker or a day in front of it, if a claim made for sharing has just the rest of the block."""
    if found.block is None:
        return found
    text = found.block.text
    folded = folded_in_place(text)
    for claim in claims:
        if claim.source not in SHARED:
            continue
        shared = without_site(claim.value, sites)
        rest = folded_in_place(shared)
        if not folded.endswith(rest) or len(rest.split()) < 3:
            continue
        kicker = text[: -len(rest)].rstrip()
        if 1 <= len(kicker.split()) <= KICKER_WORDS and (not kicker[-1].isdigit() or is_date(kicker)):
            start = found.block.end - len(rest)
            return Headline(shared, claim.source, found.block, start, kicker.rstrip(" :|-–—"))
    return found


def _claimed(claims: Claims, sites: frozenset[str]) -> Headline | None:
    """The first claim that is not just the site's name, without that name at its ends, and up to a bar: of ten titles that
    the page does not show, eight have behind it what the site prints on other pages, too. East Asian titles have a low line."""
    names_site = not _is_written(claims)
    for claim in claims.headlines:
        text = without_site(claim.value, sites, names_site=names_site).partition(" | ")[0]
        text = text[: next((start for start, end in seams_in(text) if text[start:end] == "_"), len(text))]
        if bare(text) and bare(text) not in sites:
            return Headline(_without_section(text, claim.value, claims), claim.source)
    return None


def _without_section(text: str, title: str, claims: Claims) -> str:
    """The greater part of a title up to one of its seams, if another claim is no more than that ("Rain at last-Weather")."""
    wholes = {claim.value for claim in claims.headlines}
    fronts = (title[:start] for start, _ in seams_in(title))
    return next(
        (front for front in fronts if front in wholes and 2 * len(front) > len(text) > len(front)), text
    )
