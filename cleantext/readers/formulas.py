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


def is_other_copy(copied: tuple[str, str], tag: str, attributes: str) -> bool:
    """Whether an element is another copy of the one right before it, told by name and attributes."""
    before, of_it = copied
    if before == "math":
        return tag != "math" and is_aria_hidden(attributes)
    return tag == "math" and is_aria_hidden(of_it)


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
    text = text.strip().removeprefix(OPENING).removesuffix(CLOSING).strip()
    return "" if unescape(before).strip() == text else _unstyled(text.replace("&", "&amp;"))


def _unstyled(tex: str) -> str:
    tex = tex.strip()
    styled = STYLED.fullmatch(tex)
    return styled[1].strip() if styled else tex
