"""Formulas, which pages print more than once: as MathML, as the picture of it that readers see, and as TeX.

The text has each once: as TeX where the page has that, for MathML without its markup reads "r2" for a square. Of two copies
side by side, one of which is hidden from assistive technology (WAI-ARIA, ``aria-hidden``), the second is passed over.
"""

from __future__ import annotations

import re

from cleantext.patterns import late
from cleantext.readers.attributes import attributes_of, unescape

STYLED = late(r"\{\\(?:display|text|script)style\s(.*)\}", re.DOTALL)
"""A formula and how large it is set, as MediaWiki writes it."""

OPENING, CLOSING = "% <![CDATA[", "%]]>"
"""What kramdown writes around formulas with ``<`` or ``&`` in them."""


LONGEST_REFERENCE = 40
"""Characters that stand for one, at most: a text that is longer than so many for each of a formula is no preview of it."""


def is_aria_hidden(attributes: str) -> bool:
    """Whether assistive technology passes over an element with these attributes."""
    return "aria-hidden" in attributes and attributes_of(attributes).get("aria-hidden", "").lower() == "true"


def annotated_tex(attributes: str, text: str) -> str:
    """The formula that an ``annotation`` says in TeX, with the character references of the page; empty if it is none."""
    encoding = attributes_of(attributes).get("encoding", "")
    return _unstyled(text) if encoding.lower().endswith("tex") else ""


def scripted_tex(attributes: str, text: str, before: str) -> str:
    """The formula of a ``script`` in TeX, with character references; empty if it is none, or if it stands before the script
    as a preview."""
    if not attributes_of(attributes).get("type", "").lower().startswith("math/tex"):
        return ""
    may_be_preview = len(before) <= LONGEST_REFERENCE * len(text)
    text = text.strip().removeprefix(OPENING).removesuffix(CLOSING).strip()
    if may_be_preview and unescape(before).strip() == text:
        return ""
    return _unstyled(text.replace("&", "&amp;"))


def _unstyled(tex: str) -> str:
    tex = tex.strip()
    styled = STYLED.fullmatch(tex)
    return styled[1].strip() if styled else tex
