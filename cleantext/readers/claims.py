"""Reading claims: JSON-LD, meta elements, microdata and the title, gathered by the walk, made sense of here.

The walk only lays tags and scripts aside; this module picks out what says something of the page as a whole. Nothing
is judged: each claim keeps its source, and `cleantext.fields` weighs them against what the page shows.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from attrs import define, field

from cleantext.blocks import Block
from cleantext.claims import AUTHOR_LINK, AUTHOR_LINKS, Claim, Claims, ImageClaim
from cleantext.normalize import one_line
from cleantext.patterns import late
from cleantext.readers.attributes import unescape, written_in
from cleantext.readers.author_pages import leads_to_author, name_spelled


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
"""Names of meta elements (OpenGraph protocol, Twitter cards, Dublin Core, Highwire Press as Google Scholar reads it,
Parse.ly, Sailthru, Cxense), by what they say."""

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

WRITINGS = frozenset(
    "Article AdvertiserContentArticle NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle"
    " OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle Report SatiricalArticle ScholarlyArticle"
    " MedicalScholarlyArticle TechArticle APIReference SocialMediaPosting BlogPosting LiveBlogPosting"
    " DiscussionForumPosting BlogPost NewsStory Recipe HowTo Review CriticReview Course Book"
    " PressRelease MedicalWebPage".split()
)
"""Types of things that a page is written to hold (schema.org, and two misspellings of it)."""

PAGES = frozenset(
    "WebPage ItemPage AboutPage ContactPage CollectionPage FAQPage QAPage ProfilePage Product ProductGroup"
    " VideoObject NewsVideoObject PodcastEpisode SoftwareApplication Event Service JobPosting Dataset"
    " WebApplication Movie".split()
)
"""Types that say something of the page where no writing does."""

SITES = frozenset({"WebSite"})


# --- text -----------------------------------------------------------------------------------------------------

# Before all attributes of a tag are read: its name, if the tag has one at all.
NAME = late(
    r"""(?:^|[\s"'])(?:name|property|itemprop|http-equiv)\s*+=\s*+["']?+\s*+([^\s"'>]+)""", re.IGNORECASE
)

TAG = late(r"<[^<>]{1,300}>")
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


def said(attributes: dict[str, str], name: str) -> str:
    """What one of a tag's attributes says, empty if it has none of this name."""
    return plain(attributes[name]) if name in attributes else ""


def _plain(text: str) -> str:
    """A value without character references and with single spaces."""
    return one_line(unescape(text) if "&" in text else text)


try:
    from cleantext.native.claims import plain as plain
except ImportError:  # nothing has been compiled
    plain = _plain


def stated(text: str) -> str:
    """A value from JSON: plain, without the tags and the doubled references that templates leave in it."""
    text = plain(text)
    if "&" in text:
        text = plain(text)
    if "<" in text:
        text = plain(TAG.sub(" ", text))
    return text


# --- JSON -----------------------------------------------------------------------------------------------------

# Numbers stay as written: some are too long to be read as numbers at all.
DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)

WRAPPING = late(r"<!--|-->|(?:/[*/]\s*+)?(?:<!\[CDATA\[|\]\]>)\s*+(?:\*/)?")
TRAILING_COMMA = late(r",(?=\s*[}\]])")
MAX_NODES = 5_000
"""Objects of a page's JSON-LD that are looked at; real pages have a few dozen."""


def read_json(text: str) -> list[Any]:
    """All values in a script, broken ones repaired where that is cheap and otherwise left out.

    Repaired are: comments and CDATA marks around, escaped quotes, trailing commas, several values in a row, control
    characters. Of a script cut off in the middle nothing is read.

    >>> read_json('{"a": [1, 2,],} {"b": "c"}')
    [{'a': ['1', '2']}, {'b': 'c'}]
    """
    try:
        return [DECODER.decode(text)]
    except (ValueError, RecursionError):
        pass
    text = WRAPPING.sub(" ", text)
    if "&quot;" in text and text.count('"') < text.count("&quot;"):
        text = plain(text)
    values = read_row(text)
    return values or read_row(TRAILING_COMMA.sub("", text))


def read_row(text: str) -> list[Any]:
    """The values that stand in a row in a text; commas and semicolons between them do not count."""
    values: list[Any] = []
    position, end = 0, len(text)
    while position < end:
        while position < end and (text[position].isspace() or text[position] in ",;\ufeff"):
            position += 1
        if position == end:
            break
        try:
            value, position = DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return values if not TRAILING_COMMA.search(text, position) else []
        values.append(value)
    return values


Thing = dict[str, Any]


def list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def types_of(thing: Thing) -> list[str]:
    """The types of a thing, without the address of their vocabulary."""
    return [str(name).rsplit("/", 1)[-1].removeprefix("schema:") for name in list_of(thing.get("@type"))]


def things_in(values: Iterable[Any]) -> list[Thing]:
    """The things that values of JSON-LD are about: those at the top, in graphs, and the main entities of pages.

    What they merely mention (teasers, comments, list items) is left out. No recursion: depth costs nothing.
    """
    found: list[Thing] = []
    waiting = list(values)[::-1]
    while waiting and len(found) < MAX_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value[:MAX_NODES][::-1])
        elif isinstance(value, dict):
            found.append(value)
            for key in ("mainEntityOfPage", "mainEntity", "@graph"):
                if isinstance(value.get(key), (list, dict)):
                    waiting.append(value[key])
    return found


MOST_STATED = 200
"""Texts that one property states at most."""


def texts_in(value: Any, things: dict[str, Thing]) -> list[str]:
    """The texts a property states: itself, or the names of the things it points to."""
    if isinstance(value, str):
        return [stated(value)] if value else []
    texts: list[str] = []
    for each in list_of(value)[:MOST_STATED]:
        if isinstance(each, dict):
            each = named(each, things)
        members = each[:MOST_STATED] if isinstance(each, list) else [each]
        texts += [stated(member) for member in members if isinstance(member, str) and member]
    return texts


def named(thing: Thing, things: dict[str, Thing]) -> Any:
    """The name of a thing, looked up by its ``@id`` if it has none itself."""
    for key in ("name", "@value", "headline", "alternateName"):
        if thing.get(key):
            return thing[key]
    identifier = thing.get("@id")
    other = things.get(identifier) if isinstance(identifier, str) else None
    return (other.get("name") or "") if other is not None else ""


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
    claim_tags(found, evidence.tags)
    claim_times(found, evidence.marks)
    found["headlines"].extend([Claim(title, "title") for title in titles])
    if url:
        found["urls"].append(Claim(url, "caller"))
    types = tuple(dict.fromkeys([claim.value for claim in found.pop("types", ())]))
    found["headlines"] = [unescaped(claim) for claim in found["headlines"]]
    unique = {kind: first_of_each(claims) for kind, claims in found.items()}
    return Claims(**unique, types=types, bodies=graph.bodies(), images=graph.images())


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
    found["authors"].extend(with_distance(authors))
    found["authors"].extend(of_one_text(linked))


def of_one_text(linked: list[tuple[Claim, int]]) -> Iterator[Claim]:
    """Claims of authors whose pages are linked: those of the first links, if links further down lead to no others, or all."""
    claims = list(with_distance(linked))
    first = [claim for claim in claims if not claim.further_down]
    names = {claim.value for claim in first}
    if all([claim.value in names for claim in claims]):
        return iter(first)
    return (Claim(claim.value, AUTHOR_LINKS) for claim in claims)


APART = 1
"""Blocks between two marks of authors behind which the second is another text's: an answer's, a comment's, a teaser's."""


def with_distance(authors: list[tuple[Claim, int]]) -> Iterator[Claim]:
    """Claims of authors that come with the numbers of their blocks; those that stand apart from the first say so."""
    last: dict[str, int] = {}
    for claim, index in authors:
        if index - last.setdefault(claim.source, index) > APART:
            yield claim._replace(further_down=True)
        else:
            last[claim.source] = index
            yield claim


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


def claim_times(found: Found, marks: list[tuple[str, str, int]]) -> None:
    """What ``time`` elements claim, the weakest of all dates: they may belong to teasers and comments."""
    for tag, attributes, _ in islice(marks, MAX_MARKS):
        if tag == "time" and attributes and not is_microdata(attributes):
            value = said(written_in(attributes), "datetime")
            if value:
                found["dates"].append(Claim(value, "time"))


class Node(NamedTuple):
    """A thing and its types."""

    thing: Thing
    types: list[str]


class Graph(NamedTuple):
    """The things that a page's JSON-LD is about.

    Attributes:
        nodes: All of them.
        by_id: Those with a name, by ``@id``.
        writing: The one that the page is written to hold.
        pages: Those that say something of the page besides.
    """

    nodes: list[Node]
    by_id: dict[str, Thing]
    writing: Node | None
    pages: list[Node]

    def about(self) -> list[Node]:
        """The things that say something of the page, the most trusted first."""
        return [self.writing, *self.pages] if self.writing is not None else self.pages

    def bodies(self) -> tuple[str, ...]:
        """The text of the article, as JSON-LD has it."""
        texts = (node.thing.get(key) for node in self.about() for key in BODIES)
        return tuple(text for text in texts if isinstance(text, str) and text.strip())

    def images(self) -> tuple[ImageClaim, ...]:
        """The images that come with a caption or a credit."""
        things = [node.thing for node in self.about()]
        things += [{"image": node.thing} for node in self.nodes if "ImageObject" in node.types]
        return tuple(dict.fromkeys([image for thing in things for image in images_in(thing, self.by_id)]))


BODIES = ("articleBody", "text", "reviewBody")


def read_graph(scripts: list[tuple[str, str]], titles: list[str]) -> Graph:
    """What the scripts of JSON-LD are about. `titles` are those of the page."""
    values = [value for attributes, text in scripts if "ld+json" in attributes for value in read_json(text)]
    things = things_in(values)
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}
    nodes = [Node(thing, types_of(thing)) for thing in things]
    writing = main_node(nodes, titles)
    pages = [node for node in nodes if node is not writing and not PAGES.isdisjoint(node.types)]
    return Graph(nodes, by_id, writing, pages)


def claim_site(found: Found, graph: Graph) -> None:
    """What JSON-LD says the site is called."""
    for thing, types in graph.nodes:
        if not SITES.isdisjoint(types):
            names = texts_in(thing.get("name"), graph.by_id)
            found["site_names"].extend([Claim(name, "json-ld WebSite") for name in names])


def main_node(nodes: list[Node], titles: list[str]) -> Node | None:
    """The writing that the page is about: the one with the page's title, else the first with a headline."""
    writings = [node for node in nodes if not WRITINGS.isdisjoint(node.types)]
    if any(["QAPage" in node.types for node in nodes]):
        writings += [node for node in nodes if "Question" in node.types]  # in a list of them, none is it
    if len(writings) > 1:
        folded = {title.casefold() for title in titles}
        for node in writings:
            headline = node.thing.get("headline") or node.thing.get("name")
            if isinstance(headline, str) and stated(headline).casefold() in folded:
                return node
    return writings[0] if writings else None


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


CAPTION_KEYS = ("caption", "description")
CREDIT_KEYS = ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice")
TOLD = frozenset({*CAPTION_KEYS, *CREDIT_KEYS})
"""Properties of schema.org that say what an image shows and whose it is."""


def first_text(thing: Thing, keys: Iterable[str], by_id: dict[str, Thing]) -> str:
    """The first text that one of these properties of a thing states; empty if none does."""
    known = [key for key in keys if key in thing]
    return next((text for key in known for text in texts_in(thing[key], by_id) if text), "")


def images_in(thing: Thing, by_id: dict[str, Thing]) -> Iterator[ImageClaim]:
    """The images of a thing that come with a caption or a credit."""
    for image in islice(list_of(thing.get("image")), 100):
        if not isinstance(image, dict):
            continue
        image = by_id.get(str(image.get("@id")), image)
        if TOLD.isdisjoint(image):  # as of most
            continue
        url = first_text(image, ("contentUrl", "url", "@id"), by_id)
        caption = first_text(image, CAPTION_KEYS, by_id)
        credit = first_text(image, CREDIT_KEYS, by_id)
        if caption or credit:
            yield ImageClaim(url, caption, credit, "json-ld")
