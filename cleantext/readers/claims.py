"""Reading claims: JSON-LD, meta elements, microdata and the title, gathered by the walk, made sense of here."""

from __future__ import annotations

import json
from html import unescape

from attrs import define, field

from cleantext.blocks import Block
from cleantext.claims import Claim, Claims


@define
class Evidence:
    """What the walk lays aside for the claims: raw tags and scripts, and marks on blocks."""

    titles: list[str] = field(factory=list)
    tags: list[tuple[str, str]] = field(factory=list)
    scripts: list[tuple[str, str]] = field(factory=list)
    marks: list[tuple[str, str, int]] = field(factory=list)


def read_claims(evidence: Evidence, blocks: list[Block], url: str | None) -> Claims:
    """The claims of a page."""
    return Claims(headlines=tuple(Claim(" ".join(unescape(title).split()), "title") for title in evidence.titles[:1]))
