"""Reading claims: JSON-LD, meta elements, microdata and the title, gathered by the walk, made sense of here.

The walk only lays tags and scripts aside; this module picks out what says something of the page as a whole. Nothing
is judged: each claim keeps its source, and `cleantext.fields` weighs them against what the page shows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import islice

from attrs import define, field

from cleantext.blocks import Block
from cleantext.claims import AUTHOR_LINK, Claim, Claims, bare
from cleantext.patterns import late
from cleantext.readers.attributes import written_in
from cleantext.readers.author_marks import of_one_text, told_apart, with_distance
from cleantext.readers.author_pages import leads_to_author, name_spelled
from cleantext.readers.json_ld import PAGES, SITES, WRITINGS, Graph, Node, Thing, read_graph, texts_in
from cleantext.readers.values import plain, said


@define
class Evidence:
    """What the walk lays aside for the claims.

    Attributes:
        titles: Texts of ``title`` elements, in order; those of drawings may be among them.
        tags: Tag and attributes, as in the source, of ``meta``, ``link``, ``base`` and ``html``, if they may claim something.
        scripts: Attributes and text of scripts whose attributes speak of JSON.
        marks: Tag, attributes and number of blocks so far, of elements that may be microdata, times or authors, and of the
            ``meta`` elements behind them that are microdata.
    """

    titles: list[str] = field(factory=list)
    tags: list[tuple[str, str]] = field(factory=list)
    scripts: list[tuple[str, str]] = field(factory=list)
    marks: list[tuple[str, str, int]] = field(factory=list)


# --- which names say what, the most trusted first -----------------------------------------------------------------

META: dict[str, tuple[str, ...]] = {
    "headlines": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title",
                  "sailthru.title", "title", "dc:title", "rnews:headline", "cxenseparse:title", "headline"),
    "descriptions": ("og:description", "description", "twitter:description", "dc.description"),
    "authors": ("author", "article:author", "article:author_name", "article.author", "parsely-author", "byl",
                "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author",
                "articleauthor", "article_author", "shareaholic:article_author_name", "og:author", "author.name",
                "dc:creator", "byline", "dcsext.author"),
    "dates": ("article:published_time", "article:published", "datepublished", "pubdate", "publishdate",
              "publish-date", "publish_date", "published_time", "publication_date", "publication-date",
              "og:published_time", "og:article:published_time", "rnews:datepublished", "article.published",
              "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime",
              "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
              "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "date", "published",
              "published-date", "article_date_original", "og:pubdate", "created", "release_date", "og:release_date", "video:release_date",
              "originalpublicationdate", "publicationdate", "publisheddate", "pub_date", "pdate", "displaydate",
              "og:publish_date", "prism.publicationdate", "citation_date", "dc:date", "date.created",
              "shareaholic:article_published_time"),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
                 "dc.date.modified", "lastmod", "revised", "date.modified", "shareaholic:article_modified_time"),
    "languages": ("content-language", "language", "dc.language", "dcterms.language", "og:locale"),
    "site_names": ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site"),
    "urls": ("og:url", "twitter:url", "parsely-link"),
    "sections": ("article:section", "parsely-section", "cxenseparse:category", "section", "og:article:section",
                 "og:section", "prism.section"),
    "licenses": ("license", "dcterms.license", "dc.rights", "dcterms.rights"),
    "types": ("og:type",),
}  # fmt: skip
"""Names of meta elements (OpenGraph protocol, Twitter cards, Dublin Core, Highwire Press as Google Scholar reads it, rNews,
PRISM, Parse.ly, Sailthru, Cxense, Shareaholic), by what they say."""

TITLES = ("og:title", "twitter:title", "title")
"""Names of meta elements that repeat the page's title."""

META_KINDS: dict[str, str] = {name: kind for kind, names in META.items() for name in names}
"""What each name says; of one kind the most trusted first."""

ITEM_PROPERTIES: dict[str, str] = {
    "headline": "headlines", "author": "authors", "creator": "authors", "datepublished": "dates",
    "datecreated": "dates", "datemodified": "modified", "articlesection": "sections", "license": "licenses",
    "inlanguage": "languages", "description": "descriptions",
}  # fmt: skip
"""Properties of schema.org in microdata."""

TELLING = META_KINDS.keys() | ITEM_PROPERTIES.keys()

THING: dict[str, tuple[str, ...]] = {
    "headlines": ("headline", "name"),
    "descriptions": ("description", "abstract"),
    "authors": ("author", "creator"),
    "dates": ("datePublished", "uploadDate", "dateCreated"),
    "modified": ("dateModified",),
    "languages": ("inLanguage",),
    "urls": ("url",),
    "sections": ("articleSection",),
    "licenses": ("license",),
}
"""Properties of schema.org in JSON-LD, by what they say of the page."""

# --- tags -----------------------------------------------------------------------------------------------------

# Before all attributes of a tag are read: its name, if the tag has one at all.
NAME = late(
    r"""(?:^|[\s"'])(?:name|property|itemprop|http-equiv)\s*+=\s*+["']?+\s*+([^\s"'>]+)""", re.IGNORECASE
)

MAX_VALUE = 2_000
"""Characters. A longer headline or name is none; descriptions stay below as well."""


def is_microdata(attributes: str) -> bool:
    """Whether the attributes of a tag speak of a property, as it is written by hand or by React."""
    return "itemprop" in attributes or "itemProp" in attributes


def may_claim(tag: str, attributes: str) -> bool:
    """Whether a ``meta``, ``link``, ``base`` or ``html`` element may say something of the page: of three in a head two say
    how it is to be shown."""
    if tag == "link":
        return "canonical" in attributes or "license" in attributes
    if tag == "meta":
        match = NAME.search(attributes)
        return match is not None and match[1].lower() in TELLING
    return True


# --- claims ---------------------------------------------------------------------------------------------------

Found = defaultdict[str, list[Claim]]
"""Claims by kind, of each the most trusted first."""

Metas = dict[str, list[str]]
"""Contents of meta elements, by lower-case name."""


def read_claims(evidence: Evidence, blocks: list[Block], url: str | None) -> Claims:
    """The claims of a page, of each kind the most trusted first.

    The order is that of the calls below: what JSON-LD says of the article, meta elements, what JSON-LD says of the page
    and of what else is on it, marks in the body, times in the body, the title.

    Args:
        evidence: What the walk has laid aside.
        blocks: The blocks of the page, for the text of microdata.
        url: The address of the page, if the caller knows it.
    """
    found: Found = defaultdict(list)
    metas = read_metas(evidence.tags, read_meta)
    titles = [title for title in map(plain, evidence.titles[:1]) if title]
    shared = [title for name in TITLES for title in metas.get(name, ())]
    graph = read_graph(evidence.scripts, titles + shared)
    if graph.writing is not None:
        claim_node(found, graph.writing, graph.by_id)
    claim_metas(found, metas)
    for page in graph.pages:
        claim_node(found, page, graph.by_id)
    claim_site(found, graph)
    claim_marks(found, evidence.marks, blocks)
    found["headlines"] = without_marked_teasers(found["headlines"], titles + shared)
    claim_tags(found, evidence.tags)
    claim_times(found, evidence.marks)
    found["headlines"].extend([Claim(title, "title") for title in titles])
    if url:
        found["urls"].append(Claim(url, "caller"))
    types = tuple(dict.fromkeys([claim.value for claim in found.pop("types", ())]))
    found["headlines"] = [unescaped(claim) for claim in found["headlines"]]
    unique = {kind: first_of_each(claims) for kind, claims in found.items()}
    return Claims(**unique, types=types, bodies=graph.bodies(), images=graph.images())


def without_marked_teasers(headlines: list[Claim], titles: list[str]) -> list[Claim]:
    """The headlines that are claimed, but of many that are marked in the text only those that a title repeats: each teaser of
    a list may be marked as an article."""
    if len({bare(claim.value) for claim in headlines if claim.source == MARKED_HEADLINE}) <= MOST_MARKED:
        return headlines
    known = [bare(title) for title in titles]
    return [
        claim
        for claim in headlines
        if claim.source != MARKED_HEADLINE or any([bare(claim.value) in title for title in known])
    ]


MARKED_HEADLINE = "itemprop headline"

MOST_MARKED = 2
"""Headlines that are marked on the page of one article: its own, and what its site or its blog is called."""


def unescaped(claim: Claim) -> Claim:
    """A claim without the backslash that some programs leave before an apostrophe ("It\\'s raining")."""
    return claim._replace(value=claim.value.replace("\\'", "'")) if "\\" in claim.value else claim


def first_of_each(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say the same from the same source again, and without those too long to be one."""
    return tuple(dict.fromkeys([claim for claim in claims if len(claim.value) <= MAX_VALUE]))


def read_meta(attributes: str) -> tuple[str, str]:
    """Name, in lower case, and content of a meta element; both are empty if it has no name."""
    match = NAME.search(attributes)
    return (match[1].lower(), said(written_in(attributes), "content")) if match is not None else ("", "")


def _read_metas(tags: list[tuple[str, str]], read_meta: Callable[[str], tuple[str, str]]) -> Metas:
    """The contents of the meta elements that say something of the page, by lower-case name."""
    metas: Metas = {}
    for tag, attributes in tags:
        if tag == "meta":
            name, content = read_meta(attributes)
            if content:
                metas.setdefault(name, []).append(content)
    return metas


try:
    from cleantext.native.claims import read_metas as read_metas
except ImportError:  # nothing has been compiled
    read_metas = _read_metas


def claim_metas(found: Found, metas: Metas) -> None:
    """What meta elements claim."""
    for name in [name for name in META_KINDS if name in metas]:
        found[META_KINDS[name]].extend([Claim(value, name) for value in metas[name]])


def claim_tags(found: Found, tags: list[tuple[str, str]]) -> None:
    """What ``html`` and ``link`` elements claim: language, address, licence."""
    for tag, attributes in tags:
        if tag == "html" and "lang" in attributes:
            written = written_in(attributes)
            language = said(written, "lang") or said(written, "xml:lang")
            if language:
                found["languages"].insert(0, Claim(language, "html lang"))
        elif tag == "link":
            written = written_in(attributes)
            relation = said(written, "rel").lower().split()
            address = said(written, "href") if relation else ""
            if address and "canonical" in relation:
                found["urls"].insert(0, Claim(address, "link canonical"))
            elif address and "license" in relation:
                found["licenses"].append(Claim(address, "link license"))


MAX_MARKS = 300
MARKED_CHARS = 300
"""Characters. A longer block is not the name or the headline that a mark announces."""


def marked_text(blocks: list[Block], index: int) -> str:
    """The text of the first block inside an element opened when there were `index` blocks."""
    for block in blocks[index : index + 2]:
        if block.text:
            return " ".join(block.text.split()) if len(block.text) <= MARKED_CHARS else ""
    return ""


LINK_REACH = 3
"""Blocks from the start of a link among which the name stands: a portrait may stand in front of it, or a link of its own."""


def linked_name(blocks: list[Block], index: int, address: str) -> str:
    """The name at a link that began when there were `index` blocks, if the address of an author's page spells it."""
    texts = [block.text for block in blocks[index : index + LINK_REACH] if len(block.text) <= MARKED_CHARS]
    return next((name for text in texts if (name := name_spelled(text, address))), "")


def claim_marks(found: Found, marks: list[tuple[str, str, int]], blocks: list[Block]) -> None:
    """What microdata, ``rel=author`` and links to pages of authors claim."""
    authors: list[tuple[Claim, int]] = []
    linked: list[tuple[Claim, int]] = []
    for number, (tag, attributes, index) in enumerate(islice(marks, MAX_MARKS)):
        if tag == "meta":
            continue
        leads = tag == "a" and leads_to_author(attributes)
        if not leads and not is_microdata(attributes) and "rel" not in attributes:
            continue
        written = written_in(attributes)
        if leads and (name := linked_name(blocks, index, said(written, "href"))):
            linked.append((Claim(name, AUTHOR_LINK), index))
        for name in said(written, "itemprop").lower().split():
            kind = ITEM_PROPERTIES.get(name)
            if kind is None:
                continue
            value = said(written, "content") or said(written, "datetime")
            if not value and kind == "authors" and "itemscope" in written:
                value = unseen_name(marks, number)
            if value := value or marked_text(blocks, index):
                claim = Claim(value, f"itemprop {name}")
                if kind == "authors":
                    authors.append((claim, index))
                else:
                    found[kind].append(claim)
        if "author" in said(written, "rel").lower().split():
            if value := marked_text(blocks, index):
                authors.append((Claim(value, "rel=author"), index))
    found["authors"].extend(with_distance(told_apart(authors)))
    found["authors"].extend(of_one_text(linked))


NAMED_WITHIN = 4
"""Marks behind that of a thing among which the one with its name is."""


def unseen_name(marks: list[tuple[str, str, int]], number: int) -> str:
    """The name that a ``meta`` element right behind the start of a thing gives it."""
    for tag, attributes, index in marks[number + 1 : number + 1 + NAMED_WITHIN]:
        if index != marks[number][2]:
            break
        if tag == "meta" and said(written := written_in(attributes), "itemprop").lower() == "name":
            return said(written, "content")
    return ""


CHANGED = frozenset({"updated", "modified", "dt-updated"})
"""Classes of a ``time`` that says when a post was changed (hAtom, h-entry; WordPress writes both days)."""


def claim_times(found: Found, marks: list[tuple[str, str, int]]) -> None:
    """What ``time`` elements claim, the weakest of all dates: they may belong to teasers and comments. One that says that it is
    of a change is so beside another."""
    is_dated = False
    for tag, attributes, _ in islice(marks, MAX_MARKS):
        if tag == "time" and attributes and not is_microdata(attributes):
            written = written_in(attributes)
            value = said(written, "datetime")
            if value:
                changed = is_dated and not CHANGED.isdisjoint(said(written, "class").split())
                found["modified" if changed else "dates"].append(Claim(value, "time"))
                is_dated = True


def claim_site(found: Found, graph: Graph) -> None:
    """What JSON-LD says the site is called."""
    for thing, types in graph.nodes:
        if not SITES.isdisjoint(types):
            names = texts_in(thing.get("name"), graph.by_id)
            found["site_names"].extend([Claim(name, "json-ld WebSite") for name in names])


def claim_node(found: Found, node: Node, by_id: dict[str, Thing]) -> None:
    """What one thing of JSON-LD claims of the page."""
    thing, types = node
    kind = next((name for name in types if name in WRITINGS or name in PAGES), "thing")
    source = f"json-ld {kind}"
    for name, keys in THING.items():
        for key in keys:
            if key not in thing:
                continue
            claims = [Claim(text, source) for text in texts_in(thing[key], by_id) if text]
            if claims:
                found[name].extend(claims)
                break
    for publisher in islice(texts_in(thing.get("publisher"), by_id), 1):
        if publisher:
            found["site_names"].append(Claim(publisher, f"{source} publisher"))
    found["types"].extend([Claim(name, source) for name in types])
