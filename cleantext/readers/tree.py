"""Reading a tree that somebody has already parsed: lxml elements in, the same document out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleantext.document import Document, Origin
from cleantext.readers.claims import Evidence
from cleantext.readers.drafts import settle
from cleantext.readers.elements import NEVER_TEXT, VOID
from cleantext.readers.html import document_of
from cleantext.readers.tokens import Token, token
from cleantext.readers.walk import walk

UNESCAPED = frozenset({"script", "style"})
"""Elements whose content has no character references."""


def read_tree(element: Any, *, url: str | None = None) -> Document:
    """Read an lxml element (or element tree) and what is inside it; the tree stays as it is.

    The document is the one `read_html` makes of the same markup, as far as the parser that made the tree left the
    markup alone. The tail of the element is not part of it.

    Args:
        element: An element or element tree of `lxml.etree` or `lxml.html`.
        url: The address of the page, if known.

    Raises `TypeError` for anything else.
    """
    from lxml import etree

    root = element.getroot() if hasattr(element, "getroot") else element
    if not isinstance(root, etree._Element):
        raise TypeError(
            f"read_tree takes an lxml element, not {type(element).__name__}; read_html takes a page as str or bytes"
        )
    evidence = Evidence()
    source, blocks = settle(walk(_tokens(root), evidence))
    return document_of(source, blocks, evidence, origin=Origin("tree"), url=url)


def _tokens(root: Any) -> Iterator[Token]:
    """The tags of a tree in the order of the page, as `tokens` tells them of a page's text."""
    from lxml import etree

    unseen: Any = None  # the element around everything that is passed over
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag
        tail = element.tail if element is not root else None
        if unseen is not None:
            if event == "end" and element is unseen:
                unseen = None
                yield token("/" + _name(tag), "", _escaped(tail))
            continue
        if not isinstance(tag, str):  # a comment, a processing instruction or an entity
            if tail and event != "start":
                yield token("", "", _escaped(tail))
            continue
        name = _name(tag)
        if event == "start":
            attributes = _attributes(element)
            if name in VOID:
                yield token(name, attributes, _escaped(tail))
                continue
            text = (element.text or "") if name in UNESCAPED else _escaped(element.text)
            yield token(name, attributes, text)
            # Scripts and their like have no elements in them that count; a template may hold a shadow root.
            if name in NEVER_TEXT and name not in ("svg", "template"):
                unseen = element
        elif name not in VOID:
            yield token("/" + name, "", _escaped(tail))


def _name(tag: str) -> str:
    """The tag in lower case, without the namespace of XHTML."""
    return tag.rpartition("}")[2].lower()


def _escaped(text: str | None) -> str:
    """Text as markup has it, as far as the walk replaces character references; a ``<`` cannot open a tag there."""
    return text.replace("&", "&amp;") if text else ""


def _attributes(element: Any) -> str:
    """The attributes as a start tag has them."""
    return " ".join(
        f'{_name(name)}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
        for name, value in element.attrib.items()
    )
