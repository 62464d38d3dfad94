"""Fields of an article: headline, authors, date and the rest, from the verdicts and the page's claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from cleantext.labels import Label

if TYPE_CHECKING:
    from cleantext.document import Document


@frozen
class Fields:
    """The fields of an article; absent is ``None`` or empty, never invented."""

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
        places = dict(self.provenance)
        for name, place in places.items():
            yield f"field    {name:13} {place}: {getattr(self, name)!r}"


def find_fields(document: Document) -> Fields:
    """The fields of a document. (A plain version: the first of the claims, and the labelled headline.)"""
    claims = document.claims
    texts: dict[Label, str] = {}
    for start, end, verdict, block in document.pieces():
        if block is not None and verdict is not None:
            texts.setdefault(verdict.label, document.source[start:end])
    return Fields(
        headline=texts.get(Label.HEADLINE) or (claims.headlines[0].value if claims.headlines else None),
        standfirst=texts.get(Label.STANDFIRST),
        authors=tuple(dict.fromkeys(claim.value for claim in claims.authors)),
        date=claims.dates[0].value if claims.dates else None,
        modified=claims.modified[0].value if claims.modified else None,
        language=claims.languages[0].value if claims.languages else None,
        site_name=claims.site_names[0].value if claims.site_names else None,
        url=claims.urls[0].value if claims.urls else None,
        section=claims.sections[0].value if claims.sections else None,
        license=claims.licenses[0].value if claims.licenses else None,
    )
