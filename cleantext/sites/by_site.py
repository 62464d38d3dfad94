"""Many sites: pages grouped by registrable domain, and the templates of a crawl."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Self
from urllib.parse import urlsplit

from attrs import field, frozen

from cleantext.blocks import Verdict
from cleantext.document import Document
from cleantext.sites.tally import Tally
from cleantext.sites.template import FORMAT, SiteTemplate

WINDOW = 20
"""Pages of a site between two rounds of forgetting: an error of at most 5 % of the pages, a sixth of `min_share`."""

MOST_TEXTS = 2_000_000
"""Texts held at once over all sites. At about 300 bytes each they stay well under 1 GB."""


@cache
def _suffixes() -> Any:
    try:
        library = import_module("publicsuffixlist")
    except ImportError:
        raise ImportError(
            "grouping pages by site needs the public suffix list: pip install 'cleantext-prose[sites]'"
        ) from None
    return library.PublicSuffixList()


def site_of(url: str) -> str:
    """The registrable domain of an address: the name somebody registered, by the public suffix list.

    The host itself where it has none (an IP address, a bare name); empty where there is no host. Raises `ImportError`,
    with the package to install, where the list is missing.
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    if not host or ":" in host or host.replace(".", "").isdigit():
        return host
    return str(_suffixes().privatesuffix(host) or host)


@frozen
class SiteTemplates:
    """The templates of many sites: a filter that looks up the one of the page's own site.

    Attributes:
        by_site: Templates by registrable domain.
        name: The filter's name in a pipeline.
    """

    by_site: Mapping[str, SiteTemplate] = field(factory=dict, repr=lambda sites: f"<{len(sites)} sites>")
    name: str = "site_template"

    def of(self, url: str) -> SiteTemplate | None:
        """The template of the site an address belongs to."""
        return self.by_site.get(site_of(url))

    def __call__(self, document: Document, /) -> Iterable[Verdict]:
        for claim in sorted(document.claims.urls, key=lambda claim: claim.source != "caller"):
            template = self.of(claim.value)
            if template is not None:
                return template(document)
        return ()

    def to_json(self) -> str:
        """A line of JSON a site."""
        rows = (
            {"format": FORMAT, "site": site, **each.as_dict()} for site, each in sorted(self.by_site.items())
        )
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `to_json` wrote. Raises `ValueError` for anything else."""
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        if any(row.get("format") != FORMAT or "site" not in row for row in rows):
            raise ValueError(f'these are no site templates: each line has a site, and the format "{FORMAT}"')
        return cls({row["site"]: SiteTemplate.from_dict(row) for row in rows})


def learn_by_site(
    pages: Iterable[tuple[str, Document]],
    *,
    min_pages: int = 3,
    min_share: float = 0.3,
    window: int = WINDOW,
    max_texts: int = MOST_TEXTS,
) -> SiteTemplates:
    """Templates of all sites of a crawl, in one pass and bounded memory.

    Up to `window` pages a site the counts are exact; beyond, a count may be one page too low for each window. `missed`
    of each template says how much.

    Args:
        pages: Address and document of each page; the document may be read without claims.
        min_pages: As for `SiteTemplate.learn`.
        min_share: Likewise.
        window: Pages of a site between two rounds of forgetting rare texts, from 1.
        max_texts: Texts held at once over all sites; beyond it every site forgets early, and `missed` says so.

    Raises `ImportError`, with the package to install, where the public suffix list is missing.
    """
    if window < 1:
        raise ValueError(f"window is {window}; give at least 1 page")
    tallies: dict[str, Tally] = {}
    added = held = 0
    for url, document in pages:
        site = site_of(url)
        tally = tallies.setdefault(site, Tally(window))
        tally.add(document)
        added += len(document.blocks)
        if held + added > max_texts:
            held, added = sum(each.size for each in tallies.values()), 0
            if held > max_texts // 2:
                for each in tallies.values():
                    each.forget()
                held = sum(each.size for each in tallies.values())
    return SiteTemplates({site: _template(tally, min_pages, min_share) for site, tally in tallies.items()})


def _template(tally: Tally, min_pages: int, min_share: float) -> SiteTemplate:
    return SiteTemplate(tally.pages, tally.places(), min_pages, min_share, tally.missed).pruned()
