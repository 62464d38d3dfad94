"""Claims: what a page says of itself, each with the place it was read from. Evidence, not truth."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from cleantext.patterns import late


class Claim(NamedTuple):
    """One thing the page says of itself: `value`, and the `source` it was read from ("json-ld", "og:title", …).

    `further_down` an author is marked as that of another text of the page: of an answer, a comment, a teaser.
    """

    value: str
    source: str
    further_down: bool = False


AUTHOR_LINK, AUTHOR_LINKS = "link to an author's page", "one of the links to authors' pages"
"""Sources of an author whose own page is linked where the name stands; the second where links further down lead to others:
some may be those of teasers."""


class ImageClaim(NamedTuple):
    """What a page says of one of its images."""

    url: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""


class Genre(IntEnum):
    """What a page says it is."""

    UNSAID = 0
    ARTICLE = 1
    PRODUCT = 2
    DISCUSSION = 3
    COLLECTION = 4
    REFERENCE = 5
    ORGANISATION = 6
    SITE = 7
    OTHER = 8


GENRES: dict[str, Genre] = {
    name: genre
    for genre, names in {
        Genre.ARTICLE: "article newsarticle reportagenewsarticle blogposting blogpost",
        Genre.PRODUCT: "product productgroup og:product product.item product.group",
        Genre.DISCUSSION: "discussionforumposting qapage question",
        Genre.COLLECTION: "collectionpage itemlist searchresultspage",
        Genre.REFERENCE: "techarticle apireference howto softwareapplication course",
        Genre.ORGANISATION: "service localbusiness organization faqpage aboutpage contactpage",
        Genre.SITE: "website webpage",
    }.items()
    for name in names.split()
}
"""Types of schema.org and of ``og:type``, casefolded, by what they say of the page."""


@frozen(slots=False)  # as `Document`
class Claims:
    """What a page says of itself, in the order of trust: JSON-LD, meta elements, microdata, the title.

    Attributes:
        headlines, descriptions, authors, dates, modified, languages, site_names, urls, sections, licenses: claims,
            the most trusted first.
        types: schema.org types of the page ("NewsArticle"), as in JSON-LD or ``og:type``.
        bodies: Text of the article that the page carries in JSON-LD (``articleBody``, ``text``).
        images: What JSON-LD says of images.
    """

    headlines: tuple[Claim, ...] = ()
    descriptions: tuple[Claim, ...] = ()
    authors: tuple[Claim, ...] = ()
    dates: tuple[Claim, ...] = ()
    modified: tuple[Claim, ...] = ()
    languages: tuple[Claim, ...] = ()
    site_names: tuple[Claim, ...] = ()
    urls: tuple[Claim, ...] = ()
    sections: tuple[Claim, ...] = ()
    licenses: tuple[Claim, ...] = ()
    types: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    images: tuple[ImageClaim, ...] = ()

    @cached_property
    def genre(self) -> Genre:
        """What the page says it is; where it says several things, the first of them in the order of `Genre`."""
        said = [GENRES.get(name.casefold(), Genre.OTHER) for name in self.types]
        return min(said, default=Genre.UNSAID)

    @cached_property
    def is_news(self) -> bool:
        """Whether the page says that it is a news article, of schema.org's ``NewsArticle`` or one of its subtypes."""
        return any([name.casefold().endswith("newsarticle") for name in self.types])

    @cached_property
    def language(self) -> str | None:
        """The first language claimed, as a BCP 47 tag, or None."""
        for claim in self.languages:
            match = LANGUAGE_TAG.fullmatch(claim.value.strip())
            if match:
                return claim.value.strip().replace("_", "-")
        return None


LANGUAGE_TAG = late(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")

_WORDLESS = late(r"[\W_]+")
_ASCII_LOWER = bytes(range(256)).lower()
_ASCII_WORDLESS = bytes([code for code in range(128) if not chr(code).isalnum()])


def _bare(text: str) -> str:
    """The letters and digits of a text, casefolded: what is left to compare when typography is set aside.

    >>> bare("“Rain”, at last - …")
    'rainatlast'
    """
    if text.isascii():  # five times as fast
        return text.encode().translate(_ASCII_LOWER, _ASCII_WORDLESS).decode()
    return _WORDLESS.sub("", text).casefold()


try:
    from cleantext.native.rules import bare as bare
except ImportError:  # nothing has been compiled
    bare = _bare


# seam = spaced mark / bar / colon / mark beside an East Asian character   ; what glues site, section and kicker to a
#                                                                            headline in a title ("雨终于来了_海岸报")
# It begins with one character, so that all others are passed over.
SEAM = late(
    r"[\s|｜ㅣ│：:_-](?:(?<=\s)\s*(?:[|\-–—·•»«›/~:]{1,3}\s+|[|｜ㅣ│：]\s*)|(?<=[|｜ㅣ│：])\s*|(?<=:)\s+|(?<=-)-"
    r"|(?<=\S-)(?=\S+[|｜ㅣ│])|(?<=[⺀-鿿＀-￯][_-])|(?<=[_-])(?=[⺀-鿿＀-￯]))"
)


SEAM_MARKS = frozenset("|｜ㅣ│：-–—·•»«›/~:_")
"""One of these is in every seam."""

BREADCRUMB_MARKS = "»/|›>"
"""What stands, spaced, between the steps of a breadcrumb: fewer than in seams of titles, as dashes and colons are in headlines,
too; and ``>``, which parts no title."""


def _seams_in(title: str) -> list[tuple[int, int]]:
    """Where a title may be parted: the spans of its seams."""
    return [seam.span() for seam in SEAM.finditer(title)] if not SEAM_MARKS.isdisjoint(title) else []


try:
    from cleantext.native.rules import seams_in as seams_in
except ImportError:  # nothing has been compiled
    seams_in = _seams_in

MOST_SEAMS = 12
"""Seams of a title between which its pieces are; a longer row of them is no title."""


def pieces_of(title: str) -> list[str]:
    """A title, and what is left of it when pieces are cut off its end or its start, the longest first.

    >>> pieces_of("Rain at last | Coast Courier")
    ['Rain at last | Coast Courier', 'Coast Courier', 'Rain at last']
    """
    seams = seams_in(title)[:MOST_SEAMS]
    spans = {(0, len(title))}
    for start, end in seams:
        spans |= {(0, start), (end, len(title))}
        spans |= {(end, later) for later, _ in seams if later > end}
    by_length = sorted(spans, key=lambda span: span[0] - span[1])
    return [piece for start, end in by_length if (piece := title[start:end].strip())]
