"""Claims: what a page says of itself, each with the place it was read from. Evidence, not truth."""

from __future__ import annotations

from attrs import frozen


@frozen
class Claim:
    """One thing the page says of itself: `value`, and the `source` it was read from ("json-ld", "og:title", …)."""

    value: str
    source: str


@frozen
class ImageClaim:
    """What a page says of one of its images."""

    url: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""


@frozen
class Claims:
    """What a page says of itself, in the order of trust: JSON-LD, microdata, meta elements, the title.

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
