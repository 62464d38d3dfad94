"""JSON with the names of schema.org (https://schema.org/NewsArticle, https://schema.org/ImageObject)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cleantext.credits import format_credit
from cleantext.document import Document
from cleantext.figures import Figure
from cleantext.render.addresses import safe_address
from cleantext.render.passages import passages


def to_json(document: Document, *, structure: bool = False, indent: int | None = 2) -> str:
    """An article as JSON-LD.

    In IPTC terms ``creator`` of an image is the Creator, ``provider`` the Image Supplier and ``creditText`` the
    Credit Line, in the normal form. What the page does not tell is left out.

    Args:
        document: A cleaned document.
        structure: With ``hasPart``: headings with their level, list items with marker and depth, code, quotes and paragraphs, in order; in tables the numbers of their row and column.
        indent: Spaces a level; ``None`` for a single line.
    """
    return json.dumps(article(document, structure=structure), ensure_ascii=False, indent=indent)


def article(document: Document, *, structure: bool = False) -> dict[str, Any]:
    """What `to_json` writes, as a dictionary."""
    found = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": document.headline,
        "abstract": document.standfirst,
        "articleSection": _sections(document),
        "author": [{"@type": "Person", "name": name} for name in document.authors],
        "editor": [{"@type": "Person", "name": name} for name in document.editors],
        "sourceOrganization": [{"@type": "Organization", "name": name} for name in document.sources],
        "datePublished": document.date,
        "dateModified": document.modified,
        "dateline": document.dateline,
        "inLanguage": document.language,
        "isPartOf": {"@type": "WebSite", "name": document.site_name} if document.site_name else None,
        "url": document.url,
        "license": document.license,
        "articleBody": document.text,
        "image": [_image(figure, document.url) for figure in _told(document.figures)],
        "hasPart": _parts(document) if structure else None,
    }
    return _without_absent(found)


def _without_absent(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value or name == "articleBody"}


def _sections(document: Document) -> list[str]:
    """The section of the site and the kickers, each once."""
    sections = [document.section] if document.section else []
    return list(dict.fromkeys([*sections, *document.kickers]))


MOST_CREDITS = 30
"""Credits with neither a picture nor a caption. More of them are a list of names, which written out would be many times as
long as the page."""


def _told(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures without those of which another says all, and without masses of credits that belong to nothing."""
    credits = 0
    for figure in {(figure.image, figure.caption, figure.credit): figure for figure in figures}.values():
        if figure.image is None and figure.caption is None:
            credits += 1
            if credits > MOST_CREDITS:
                continue
        yield figure


def _image(figure: Figure, base: str | None) -> dict[str, Any]:
    image, credit = figure.image, figure.credit
    found: dict[str, Any] = {
        "@type": "ImageObject",
        "contentUrl": safe_address(image.url, base) if image is not None else None,
        "width": image.width if image is not None else None,
        "height": image.height if image is not None else None,
        "description": image.alt if image is not None else None,
        "caption": figure.caption,
    }
    if credit is not None:
        found |= {
            "creator": [{"@type": "Person", "name": name} for name in credit.creators],
            "provider": [{"@type": "Organization", "name": name} for name in credit.suppliers],
            "creditText": format_credit(credit),
            "copyrightNotice": credit.copyright_notice,
            "license": credit.license,
        }
    return _without_absent(found)


def _parts(document: Document) -> list[dict[str, Any]]:
    """What goes out, block by block, with what the markup says of it."""
    parts = []
    for passage in passages(document):
        block = passage.block
        part: dict[str, Any] = {
            "@type": "WebPageElement",
            "additionalType": str(block.kind),
            "text": passage.text,
        }
        if block.level:
            part["level"] = block.level
        if block.marker:
            part["marker"] = block.marker
        if block.row >= 0:
            part["row"] = block.row
            if block.column >= 0:
                part["column"] = block.column
        parts.append(part)
    return parts
