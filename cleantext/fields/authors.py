"""Authors: who is claimed to have written a page, weighed against who is printed.

A claim is cleaned of roles and addresses, a byline bears it out, and the site's own name says nothing beside others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.bylines import ADDRESS, Byline, opening, parse_byline
from cleantext.claims import AUTHOR_LINK, AUTHOR_LINKS, Claim, bare
from cleantext.dates import find_date
from cleantext.names import HANDLE, is_name, without_role
from cleantext.patterns import late, late_regex

REVERSED = frozenset({"dc.creator", "dcterms.creator", "citation_author"})
"""Sources that write "Ruiz, Ana" (Dublin Core, Highwire Press)."""

NOT_NAMES = frozenset({"admin", "administrator", "author", "editor", "none", "null", "undefined", "unknown", "staff",
                       "guest", "user", "root", "webmaster", "anonymous", "by", "test", "name", "moderator", "member",
                       "news", "nachrichten", "actualités", "noticias", "notícias", "notizie", "nieuws", "nyheter", "nyheder",
                       "uutiset", "wiadomości", "zprávy", "новости", "новини", "haberler", "佚名", "匿名", "未知", "网络整理", "请设置文章作者"})  # fmt: skip
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
        yield from (name for name in byline.authors if name.casefold() not in NOT_NAMES)
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


def find_authors(claims: Iterable[Claim], bylines: list[Byline], sites: frozenset[str]) -> Group:
    """Who wrote the article, and where that is said.

    Persons come before the site itself, whose name stands on every page: that bears nothing out where a person signs. In
    order: claims that a byline bears out (the byline, if it names more), persons claimed in JSON-LD, persons in bylines
    after a word for authors; others who are claimed in JSON-LD, named after such a word or marked as authors, unless it is
    the site; persons in bylines without such a word, persons in other claims; then whoever is named. Authors marked further
    down wrote answers and comments: they count where there are no others.
    """
    groups = _claimed(claims, sites)
    if known := _only_linked(groups) or _marked_apart(groups):
        groups, bylines = _cut_at_known(groups, bylines, known)
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


def _marked_apart(groups: Iterable[Group]) -> list[str]:
    """The names that are marked in the text, where they are several: a byline may have them side by side."""
    return [
        name for names, source in groups if source.startswith(PRINTED) and len(names) > 1 for name in names
    ]


def _cut_at_known(
    groups: list[Group], bylines: list[Byline], known: list[str]
) -> tuple[list[Group], list[Byline]]:
    """Printed names, marked by ``rel=author`` or in bylines, up to where a link to an author's page ends, or a mark."""

    def cut(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([each for name in names for each in _up_to_known(name, known)])

    return (
        [(cut(names) if source.startswith("rel=") else names, source) for names, source in groups],
        [byline._replace(authors=cut(byline.authors)) for byline in bylines],
    )


def _up_to_known(name: str, known: Sequence[str]) -> Sequence[str]:
    """A printed name without what stands behind the part of it that is known from a link or a mark ("Ana Ruiz Lima"), or the
    known names that it is made of ("Ana Ruiz Bo Lind")."""
    found: list[str] = []
    rest = name.split()
    while words := next((size for each in known if (size := _begins_with(rest, each))), 0):
        found.append(" ".join(rest[:words]))
        rest = rest[words:]
    return found or (name,)


def _begins_with(words: Sequence[str], name: str) -> int:
    """How many of some words are a name, the first ones; 0 if these are not."""
    parts = name.casefold().split()
    return len(parts) if [word.casefold() for word in words[: len(parts)]] == parts else 0


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
    """A byline without the site's own name beside others or behind them, and without what is printed for want of a name."""
    said = [name for name in byline.authors if name.casefold() not in NOT_NAMES]
    names = _without_sites(tuple([_without_site_behind(name, sites) for name in said]), sites)
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


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))
