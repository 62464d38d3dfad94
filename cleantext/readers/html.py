"""Reading HTML: one walk over the tags of a page, from which blocks fall.

The walk keeps a stack of the open elements, collects text, and at each boundary of a line makes a block of what it
has collected. Elements are looked into (classes, ids, styles) only if a block falls inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape as unescape_entities
from typing import Any

from attrs import define, field

from cleantext.blocks import Ancestor, Block, Image, Kind
from cleantext.document import Document, Origin
from cleantext.normalize import UNPRINTABLE
from cleantext.readers.claims import Evidence, read_claims
from cleantext.readers.elements import (
    BLOCK_LEVEL,
    CLOSE_STOPS,
    CLOSED_BY,
    CLOSES_P,
    FORMATTING,
    KINDS,
    LISTS,
    NEVER_TEXT,
    SCOPES,
    VOID,
)
from cleantext.readers.encoding import decode
from cleantext.readers.tokens import Token, tokens

MAX_DEPTH = 200
"""Elements deeper than this share the path of the element at this depth: real pages stay below 60."""

MAX_BYTES = 100_000_000
"""A longer page is cut at a tag, and the document says so."""

INHERITED = frozenset({Kind.LIST_ITEM, Kind.QUOTE, Kind.FIGCAPTION, Kind.CONTROL, Kind.MEDIA, Kind.CODE})
"""Kinds that a paragraph inside takes over."""

# attribute = name [ "=" value ] ; value = quoted / unquoted
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

# Digits past any code point, which int() refuses to read at all beyond 4,300 of them.
HUGE_REFERENCE = re.compile(r"&#(?:0*[1-9][0-9]{7,}|[xX]0*[1-9a-fA-F][0-9a-fA-F]{6,});?")

LINE_BREAK = (
    "\x1e"  # stands for <br> among collected text; a record separator of the page's own is white space
)


def unescape(text: str) -> str:
    """Character references replaced; those past Unicode become U+FFFD."""
    if "&" not in text:
        return text
    return unescape_entities(HUGE_REFERENCE.sub("\ufffd", text) if "&#" in text else text)


def attributes_of(source: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name; of a repeated one the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(source):
        name = name.lower()
        if name not in found:
            value = double or single or bare
            found[name] = unescape(value) if "&" in value else value
    return found


# An open element is a list, cheaper to make than any object; these are its places.
TAG, ATTRIBUTES, KIND, LINE, PATH, HIDDEN, COUNTER = range(7)
Element = list[Any]

HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@define
class _Paths:
    """Makes the paths of open elements, when the first block falls inside them."""

    judged: dict[str, tuple[str, tuple[str, ...], str, bool]] = field(factory=dict)

    def judge(self, attributes: str) -> tuple[str, tuple[str, ...], str, bool]:
        """Id, classes, role and whether hidden, of a tag's attributes."""
        found = attributes_of(attributes)
        style = found.get("style")
        known = self.judged[attributes] = (
            found.get("id", "").strip().lower(),
            tuple(found["class"].lower().split()) if "class" in found else (),
            found.get("role", "").strip().lower(),
            "hidden" in found or (style is not None and HIDING.search(style) is not None),
        )
        return known

    def enter(self, stack: list[Element], last: int) -> tuple[Ancestor, ...]:
        """The path of the open element at this place of the stack; those around it get theirs on the way."""
        first = last
        while stack[first][PATH] is None:
            first -= 1
        for depth in range(first + 1, last + 1):
            parent, element = stack[depth - 1], stack[depth]
            if depth > MAX_DEPTH:
                element[PATH], element[HIDDEN] = parent[PATH], parent[HIDDEN]
                continue
            tag, attributes = element[TAG], element[ATTRIBUTES]
            if attributes:
                identifier, classes, role, hidden = self.judged.get(attributes) or self.judge(attributes)
            else:
                identifier, classes, role, hidden = "", (), "", False
            if tag == "dialog" and "open" not in attributes:
                hidden = True
            element[HIDDEN] = hidden or parent[HIDDEN]
            element[PATH] = (*parent[PATH], Ancestor(tag, identifier, classes, role, element[LINE]))
        path: tuple[Ancestor, ...] = stack[last][PATH]
        return path


def build(page: Iterable[Token], *, origin: Origin, url: str | None = None) -> Document:
    """The document that a run of tokens makes. All readers of markup end here."""
    root: Element = ["", "", Kind.LINE, 0, (), False, None]
    stack = [root]
    top = container = root  # the innermost element; the innermost that starts a line
    paths = _Paths()
    evidence = Evidence()
    records: list[list[Any]] = []  # kind, text, path, link_chars, level, hidden, image, marker, row
    parts: list[str] = []
    home: Element | None = None  # the element that all text since the last boundary stands in
    links = link_chars = 0
    list_depth = row = figures = paragraphs = 0
    marker = last_tag = skip = ""
    skip_depth = 0
    line = 1

    def flush() -> None:
        """Make a block of the text collected since the last boundary."""
        nonlocal home, link_chars, marker
        text = "".join(parts)
        parts.clear()
        if home is None:
            return
        element, home = home, None
        characters, link_chars = link_chars, 0
        if "&" in text:
            text = unescape(text)
        kind = element[KIND]
        if kind is Kind.CODE:
            text = _code(text)
        elif LINE_BREAK in text:
            text = "\n".join([" ".join(piece.split()) for piece in text.split(LINE_BREAK)]).strip()
        else:
            text = " ".join(text.split())
        if not text:
            return
        level = 0
        if kind is Kind.HEADING:
            level = _heading_level(element[PATH])
        elif kind is Kind.LIST_ITEM:
            level = list_depth
        records.append(
            [
                kind, text, element[PATH], min(characters, len(text)), level, element[HIDDEN], None,
                marker if kind is Kind.LIST_ITEM else "", row if kind is Kind.CELL else -1,
            ]
        )  # fmt: skip
        marker = ""

    def close(index: int) -> None:
        """Take the open elements from this place on off the stack."""
        nonlocal links, list_depth, figures, paragraphs, top, container
        for element in stack[index:]:
            tag = element[TAG]
            if tag == "a":
                links -= links > 0
            elif tag == "p":
                paragraphs -= 1
            elif tag in LISTS:
                list_depth -= list_depth > 0
            elif tag == "figure":
                figures -= figures > 0
        del stack[index:]
        top = stack[-1]
        index -= 1
        while index and stack[index][TAG] not in BLOCK_LEVEL:
            index -= 1
        container = stack[index]

    for tag, attributes, text in page:
        line += text.count("\n")
        if skip:
            if tag == skip:
                skip_depth += 1
                continue
            if tag == "/" + skip:
                skip_depth -= 1
                if skip_depth:
                    continue
                skip = ""
            elif skip == "svg" and tag in BREAKS_OUT_OF_SVG:
                skip = ""
            else:
                continue
        op = OPS.get(tag)
        if op is None:
            op = CLOSE_INLINE if tag[:1] == "/" else OPEN_INLINE if tag else NOTHING
        if op == OPEN_BLOCK:
            if parts:
                flush()
            if paragraphs and tag in CLOSES_P:
                index = _open_paragraph(stack)
                if index:
                    close(index)
            special = tag in SPECIAL
            if special and tag in CLOSED_BY:
                index = _implied(stack, tag, CLOSED_BY[tag])
                if index:
                    close(index)
            kind = KINDS.get(tag) or top[KIND]
            if kind is Kind.PARAGRAPH:
                if top[KIND] in INHERITED:
                    kind = top[KIND]
                paragraphs += tag == "p"
            top = container = [tag, attributes, kind, line, None, False, None]
            if special:
                if tag == "li":
                    marker = _marker(stack, attributes)
                elif tag in LISTS:
                    list_depth += 1
                    if tag == "ol":
                        top[COUNTER] = _start_number(attributes)
                elif tag == "tr" or tag == "table":
                    if records and records[-1][8] == row:
                        row += 1
                    row += tag == "table"
                elif tag == "figure":
                    figures += 1
                elif tag == "textarea":
                    text = ""  # what a form holds is no text of the page
            stack.append(top)
            if attributes and "itemprop" in attributes:
                evidence.marks.append((tag, attributes, len(records)))
        elif op == CLOSE_BLOCK:
            if parts:
                flush()
            name = tag[1:]
            index = len(stack) - 1
            if top[TAG] != name:
                index = _matching(stack, name)
            if index:
                close(index)
        elif op == OPEN_INLINE:
            if tag == "a":
                if links:
                    index = _implied(stack, "a", CLOSED_BY["a"])
                    if index:
                        close(index)
                links += 1
            elif figures and (attributes or tag == "small" or tag == "cite"):
                if parts:
                    flush()  # inside a figure an inline element sets the credit apart from the caption
            if parts and attributes and last_tag == "/" + tag:
                parts.append(" ")  # two inline boxes side by side: "Politics", "North Korea"
            top = [tag, attributes, top[KIND], line, None, False, None]
            stack.append(top)
            if attributes and (tag == "time" or "itemprop" in attributes or "author" in attributes):
                evidence.marks.append((tag, attributes, len(records)))
        elif op == CLOSE_INLINE:
            name = tag[1:]
            if top[TAG] == name:
                if (
                    figures
                    and parts
                    and name != "a"
                    and (top[ATTRIBUTES] or name == "small" or name == "cite")
                ):
                    flush()
                stack.pop()
                top = stack[-1]
                if name == "a":
                    links -= links > 0
            else:
                index = _matching_inline(stack, name, container)
                if index:
                    close(index)
        elif op == BREAK:
            if parts:
                if parts[-1] is LINE_BREAK:
                    flush()
                else:
                    parts.append(LINE_BREAK)
            if text.isspace():
                text = ""
        elif op == IMAGE:
            image = _image(attributes)
            if image is not None:
                if parts:
                    flush()
                path = top[PATH]
                if path is None:
                    path = paths.enter(stack, len(stack) - 1)
                records.append([Kind.IMAGE, "", path, 0, 0, top[HIDDEN], image, "", -1])
        elif op == RULE:
            if parts:
                flush()
        elif op == GATHER:
            evidence.tags.append((tag, attributes))
        elif op == UNSEEN:
            if tag == "script":
                if "json" in attributes:
                    evidence.scripts.append((attributes, text))
            elif tag == "title":
                evidence.titles.append(text)
            elif tag == "svg" or (tag == "template" and "shadowroot" not in attributes):
                skip, skip_depth = tag, 1
            continue
        last_tag = "" if text else tag
        if text:
            if text.isspace():
                if parts or container[KIND] is Kind.CODE:
                    parts.append(text)
            elif op != RUBY:
                if home is not top:
                    if home is None:
                        home = top
                        if top[PATH] is None:
                            paths.enter(stack, len(stack) - 1)
                    elif home is not container:
                        home = container
                        if container[PATH] is None:
                            paths.enter(stack, stack.index(container))
                if links:
                    link_chars += len(text)
                parts.append(text)
    if parts:
        flush()
    return _frozen(records, evidence, origin, url)


def _code(text: str) -> str:
    """Preformatted text as it stands, but for the empty lines around it."""
    text = text.replace(LINE_BREAK, "\n").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text and not text.isspace() else ""


def _heading_level(path: tuple[Ancestor, ...]) -> int:
    for ancestor in reversed(path):
        if ancestor.tag in HEADING_LEVELS:
            return HEADING_LEVELS[ancestor.tag]
    return 1


(NOTHING, OPEN_BLOCK, CLOSE_BLOCK, OPEN_INLINE, CLOSE_INLINE, BREAK, IMAGE, RULE, GATHER, UNSEEN, RUBY) = (
    range(11)
)

OPS: dict[str, int] = {
    "": NOTHING,
    **{tag: OPEN_BLOCK for tag in BLOCK_LEVEL},
    **{"/" + tag: CLOSE_BLOCK for tag in BLOCK_LEVEL},
    **{tag: NOTHING for tag in FORMATTING | VOID},
    **{"/" + tag: NOTHING for tag in FORMATTING | VOID | NEVER_TEXT | {"title", "rt", "rp", "html", "body"}},
    **{tag: UNSEEN for tag in NEVER_TEXT | {"title"}},
    "br": BREAK, "/br": BREAK, "img": IMAGE, "image": IMAGE, "amp-img": IMAGE, "hr": RULE, "meta": GATHER, "link": GATHER,
    "base": GATHER, "rt": RUBY, "rp": RUBY, "html": GATHER,
}  # fmt: skip
"""What the walk does at a tag. Other start and end tags are inline elements, as unknown ones are in browsers."""

SPECIAL = frozenset(CLOSED_BY) | LISTS | {"table", "figure", "textarea"}
"""Block-level start tags that do more than start a line."""

HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

BREAKS_OUT_OF_SVG = BLOCK_LEVEL - {"title"} | {"span", "img", "b", "i", "em", "strong", "br", "foreignobject"}
"""Start tags that end an ``svg`` left open (HTML standard, "Foreign content"), or hold HTML inside one."""


def _open_paragraph(stack: list[Element]) -> int:
    """The index of an open ``p`` that a block-level start tag closes; 0 if there is none in reach."""
    for index in range(len(stack) - 1, max(0, len(stack) - 64), -1):
        tag = stack[index][TAG]
        if tag == "p":
            return index
        if tag in SCOPES or tag == "button":
            return 0
    return 0


def _matching(stack: list[Element], name: str) -> int:
    """The index of the open element that a block-level end tag closes; 0 if it closes none."""
    stops = TABLE if name in TABLE_PARTS or name in SCOPES else SCOPES
    headings = name in HEADING_LEVELS
    for index in range(len(stack) - 1, max(0, len(stack) - 1_000), -1):
        tag = stack[index][TAG]
        if tag == name or (headings and tag in HEADING_LEVELS):
            return index
        if tag in stops:
            return 0
    return 0


def _matching_inline(stack: list[Element], name: str, container: Element) -> int:
    """The index of the open element that an inline end tag closes, within the line it stands in; else 0."""
    for index in range(len(stack) - 1, max(0, len(stack) - 64), -1):
        if stack[index][TAG] == name:
            return index
        if stack[index] is container:
            return 0
    return 0


def _implied(stack: list[Element], tag: str, closes: frozenset[str]) -> int:
    """The index from which a start tag closes what is open; 0 if it closes nothing."""
    stops = CLOSE_STOPS.get(tag)
    found = 0
    for index in range(len(stack) - 1, max(0, len(stack) - 64), -1):
        open_tag = stack[index][TAG]
        if open_tag in closes:
            found = index
            if tag not in TABLE_PARTS:
                return found
        elif stops is None or open_tag in stops:
            return found
    return found


TABLE = frozenset({"table"})
TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot", "optgroup"})


def _start_number(attributes: str) -> int:
    if "start" in attributes:
        value = attributes_of(attributes).get("start", "")
        if len(value) < 10 and value.lstrip("-").isdigit():
            return int(value) - 1
    return 0


def _marker(stack: list[Element], attributes: str) -> str:
    """The marker of a list item: its number in an ordered list, else a bullet."""
    for element in stack[-1:-4:-1]:
        if element[COUNTER] is not None:
            if "value" in attributes:
                value = attributes_of(attributes).get("value", "")
                if len(value) < 10 and value.lstrip("-").isdigit():
                    element[COUNTER] = int(value) - 1
            element[COUNTER] += 1
            return f"{element[COUNTER]}."
        if element[TAG] in LISTS:
            break
    return "•"


def _pixels(value: str) -> int:
    digits = value.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0


LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")


def _image(attributes: str) -> Image | None:
    """The image a tag shows; ``None`` for tracking pixels and for images without an address or a text."""
    found = attributes_of(attributes)
    url = found.get("src", "")
    if not url or url.startswith("data:"):
        for name in LAZY_SOURCES:
            if found.get(name):
                url = found[name].split()[0] if found[name].split() else url
                break
    width, height = _pixels(found.get("width", "")), _pixels(found.get("height", ""))
    alt = " ".join(found.get("alt", "").split())
    if (not url and not alt) or 0 < width <= 2 or 0 < height <= 2:
        return None
    return Image(
        url if len(url) < 2_000 else "",
        alt,
        width,
        height,
        found.get("data-caption") or found.get("data-image-caption", ""),
        found.get("data-credit") or found.get("data-copyright", ""),
    )


def _frozen(records: list[list[Any]], evidence: Evidence, origin: Origin, url: str | None) -> Document:
    """Blocks and source from what the walk has recorded."""
    texts: list[str] = [record[1] for record in records]
    source = "\n".join(texts)
    if UNPRINTABLE.search(source):
        texts = [UNPRINTABLE.sub("", text).strip() for text in texts]
        source = "\n".join(texts)
    start = 0
    blocks = []
    for index, (record, text) in enumerate(zip(records, texts, strict=True)):
        kind, _, path, link_chars, level, hidden, image, marker, row = record
        blocks.append(Block(index, kind, start, text, path, link_chars, level, hidden, image, marker, row))
        start += len(text) + 1
    return Document(source, tuple(blocks), read_claims(evidence, blocks, url), origin=origin)


def read_html(html: str | bytes, *, url: str | None = None) -> Document:
    """Read a web page.

    Args:
        html: The page, as the bytes that were served or as text. Bytes are decoded by byte order mark, as UTF-8 if
            valid, by the declared character set, by detection, in that order.
        url: The address of the page, if known.

    Raises `TypeError` for anything but str or bytes. A broken or empty page is a document without blocks.
    """
    if isinstance(html, (bytes, bytearray, memoryview)):
        html, encoding, source = decode(bytes(html))
        origin = Origin("html", encoding, source)
    elif isinstance(html, str):
        origin = Origin("html")
    else:
        raise TypeError(f"read_html takes the page itself, as str or bytes, not {type(html).__name__}")
    return build(tokens(html), origin=origin, url=url)
