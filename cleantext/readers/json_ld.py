"""JSON-LD: the things that a page's scripts are about, however they are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from cleantext.claims import ImageClaim
from cleantext.patterns import late
from cleantext.readers.values import plain, stated

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


# --- reading ---------------------------------------------------------------------------------------------------

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


# --- the graph -------------------------------------------------------------------------------------------------


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
