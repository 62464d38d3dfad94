"""Reading HTML: one walk over the tags of a page, from which blocks fall.

The walk keeps a stack of the open elements, collects text, and at each boundary of a line makes a block of what it
has collected. Elements are looked into (classes, ids, styles) only if a block falls inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape as unescape_entities
from typing import Any, AnyStr

from attrs import evolve

from cleantext.blocks import Ancestor, Block, Image, Kind
from cleantext.claims import Claims
from cleantext.document import Document, Origin
from cleantext.normalize import UNPRINTABLE
from cleantext.readers.claims import Evidence, read_claims
from cleantext.readers.drafts import AncestorDraft, BlockDraft
from cleantext.readers.elements import (
    BLOCK_LEVEL,
    BREAK,
    CLOSE_BLOCK,
    CLOSE_COUNTED,
    CLOSE_INLINE,
    CLOSE_STOPS,
    CLOSED_BY,
    CLOSES_P,
    ENDS,
    GATHER,
    IMAGE,
    KINDS,
    LISTS,
    OPEN_BLOCK,
    OPEN_INLINE,
    OPEN_SPECIAL,
    PASSED_OVER,
    RAW_TEXT,
    RUBY,
    RULE,
    SCOPES,
    UNSEEN,
    UNSEEN_END,
)
from cleantext.readers.encoding import decode
from cleantext.readers.tokens import Token, tokens

try:
    from cleantext.native.markup import has_unprintable
except ImportError:  # nothing has been compiled

    def has_unprintable(text: str) -> bool:
        return UNPRINTABLE.search(text) is not None


MAX_DEPTH = 200
"""Elements deeper than this share the path of the element at this depth: real pages stay below 60."""

MAX_BYTES = 100_000_000
"""A longer page is cut at a tag, and the document says so."""

REACH = 100
"""Open elements that a tag looks through for one that it closes. Real pages need 60; a flood of stray tags over deep
nesting costs no more than this for each."""

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
    found = {
        name.lower(): double or single or bare
        for name, double, single, bare in ATTRIBUTE.findall(source)[::-1]
    }
    if "&" in source:
        return {name: unescape(value) for name, value in found.items()}
    return found


# An open element is a list, cheaper to make than any object; these are its places. Its container is the element that
# starts the line it stands in, or None if that is itself.
TAG, ATTRIBUTES, KIND, LINE, PATH, HIDDEN, COUNTER, CONTAINER = range(8)
Element = list[Any]

# CSS allows comments about a colon. Not here: transparent text and text outside the window, which scripts move in.
HIDING = re.compile(
    r"display[\s/*]*:[\s/*]*none|(?<!backface-)visibility[\s/*]*:[\s/*]*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?![.\d])|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)

Judgement = tuple[str, tuple[str, ...], str, bool]
"""Id, classes, role and whether hidden, of an element by its attributes."""

CONCEALS = 3

UNREMARKABLE: Judgement = ("", (), "", False)


def _judge(attributes: str) -> Judgement:
    if attributes.startswith('class="') and attributes.find('"', 7) == len(attributes) - 1:
        return "", tuple(unescape(attributes[7:-1]).lower().split()), "", False
    known = attributes if attributes.islower() else attributes.lower()
    if not ("class" in known or "id" in known or "style" in known or "role" in known or "popover" in known):
        return UNREMARKABLE  # "hidden" has an "id" in it
    found = attributes_of(attributes)
    style = found.get("style")
    return (
        found["id"].strip().lower() if "id" in found else "",
        tuple(found["class"].lower().split()) if "class" in found else (),
        found["role"].strip().lower() if "role" in found else "",
        "hidden" in found or "popover" in found or (style is not None and HIDING.search(style) is not None),
    )


def _enter(stack: list[Element], judged: dict[str, Judgement]) -> None:
    """Give the innermost open element its path, and those around it theirs: a block has fallen inside them."""
    first = len(stack) - 1
    while stack[first][PATH] is None:
        first -= 1
    parent = stack[first]
    path, hidden = parent[PATH], parent[HIDDEN]
    for element in stack[first + 1 : MAX_DEPTH + 1]:
        attributes = element[ATTRIBUTES]
        found = judged.get(attributes)
        if found is None:
            found = judged[attributes] = _judge(attributes)
        identifier, classes, role, conceals = found
        if conceals or (element[TAG] == "dialog" and "open" not in attributes_of(attributes)):
            hidden = True
        path = (*path, AncestorDraft(element[TAG], identifier, classes, role, element[LINE]))
        element[PATH], element[HIDDEN] = path, hidden
    if len(stack) > MAX_DEPTH:
        for element in stack[max(first, MAX_DEPTH) + 1 :]:
            element[PATH], element[HIDDEN] = path, hidden


def build(page: Iterable[Token], *, origin: Origin, url: str | None = None) -> Document:
    """The document that a run of tokens makes. All readers of markup end here."""
    evidence = Evidence()
    drafts = walk(page, evidence)
    source = _settle(drafts)
    blocks: list[Block] = list(drafts)
    claims = read_claims(evidence, blocks, url)
    if len(source) < FEW_CHARS:
        stated = max([*claims.bodies] or [claim.value for claim in claims.descriptions], key=len, default="")
        if len(stated) > len(source):
            return _with_stated(stated, blocks, claims, origin)
    return Document(source, tuple(blocks), claims, origin=origin)


FEW_CHARS = 200
"""A page with less text in its markup is built by scripts, and its text is looked for in what it claims."""

MARKED_UP = re.compile(r"</p|<br|</div|</li|</h[1-6]", re.IGNORECASE)


def _with_stated(stated: str, blocks: list[Block], claims: Claims, origin: Origin) -> Document:
    """The document of a page whose text stands in its claims: paragraphs of a ``script``, behind what the page shows."""
    if MARKED_UP.search(stated):
        texts = [draft.text for draft in walk(tokens(stated), Evidence())]
    else:
        texts = [" ".join(unescape(line).split()) for line in stated.splitlines()]
    known = {block.text for block in blocks}
    path = (Ancestor("script"),)
    start = sum(len(block.text) + 1 for block in blocks)
    for text in texts:
        text = UNPRINTABLE.sub("", text).strip()
        if text and text not in known:
            blocks.append(Block(len(blocks), Kind.PARAGRAPH, start, text, path))
            start += len(text) + 1
    note = "text taken from JSON-LD" if claims.bodies else "text taken from the description"
    origin = evolve(origin, notes=(*origin.notes, note))
    return Document("\n".join([block.text for block in blocks]), tuple(blocks), claims, origin=origin)


def walk(page: Iterable[Token], evidence: Evidence) -> list[BlockDraft]:
    """The blocks that a run of tokens makes; what may be claims is laid aside as evidence.

    One loop, because a call for each of 3,000 tags would cost as much as all that is done at them.
    """
    root: Element = ["", "", Kind.LINE, 0, (), False, None, None]
    stack = [root]
    top = container = root  # the innermost element; the innermost that starts a line
    judged: dict[str, Judgement] = {"": UNREMARKABLE}
    blocks: list[BlockDraft] = []
    parts: list[str] = []
    home: Element | None = None  # the element that all text since the last boundary stands in
    links = link_chars = 0
    list_depth = row = figures = paragraphs = 0
    marker = closed = seam = skip = (
        ""  # an inline end tag, and one with its like behind it, since the last text
    )
    skip_depth = 0
    veil: Element | None = None  # an inline element in the middle of a line that is not shown
    veiled: list[str] = []  # the text in such elements since the last boundary
    veiled_home = root
    breakable = False  # whether what is skipped ends at a tag that no drawing can hold
    line = 1

    def flush() -> None:
        """Make a block of the text collected since the last boundary, and one of what is hidden in the middle of it."""
        nonlocal home, link_chars
        text = parts[0] if len(parts) == 1 else "".join(parts)
        parts.clear()
        element, characters = home, link_chars
        home, link_chars = None, 0
        if element is not None:
            append(element, text, characters, element[HIDDEN])
        if veiled:
            text = "".join(veiled)
            veiled.clear()
            append(veiled_home, text, 0, True)

    def append(element: Element, text: str, characters: int, hidden: bool) -> None:
        """Append a block of text that stands in this element, if there is more to it than space."""
        nonlocal marker
        if "&" in text:
            text = unescape(text)
        kind = element[KIND]
        if kind is Kind.CODE:
            text = _code(text)
        elif LINE_BREAK in text:
            text = "\n".join([" ".join(piece.split()) for piece in text.split(LINE_BREAK)]).strip()
        else:
            text = " ".join(text.split()) if len(text) < LONG else _collapsed(text)
        if not text:
            return
        block = BlockDraft(kind, text, element[PATH])
        if characters:
            block.link_chars = min(characters, len(text))
        if hidden:
            block.hidden = True
        if kind is Kind.LIST_ITEM:
            block.level = list_depth
            block.marker = marker
        elif kind is Kind.HEADING:
            block.level = _heading_level(element[PATH])
        elif kind is Kind.CELL:
            block.row = row
        marker = ""
        blocks.append(block)

    def close(index: int) -> None:
        """Take the open elements from this place on off the stack."""
        nonlocal links, list_depth, figures, paragraphs, veil, top, container
        for element in stack[index:]:
            if element is veil:
                veil = None
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
        container = top[CONTAINER] or top

    for op, tag, attributes, text, lines in page:
        if skip:
            line += lines
            if tag == skip:
                skip_depth += 1 if op == UNSEEN else -1 if op == UNSEEN_END else 0
                if skip_depth:
                    continue
                skip = ""
            elif breakable and tag in BREAKS_OUT and op not in ENDS:
                skip = ""
            else:
                continue
            line -= lines
        if op == OPEN_BLOCK:
            if parts:
                flush()
            if paragraphs:
                index = _open_paragraph(stack)
                if index:
                    close(index)
            top = container = [tag, attributes, top[KIND], line, None, False, None, None]
            stack.append(top)
            if attributes and "itemprop" in attributes:
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == CLOSE_BLOCK:
            if parts:
                flush()
            if top[TAG] == tag:
                stack.pop()
                top = stack[-1]
                container = top[CONTAINER] or top
            else:
                index = _matching(stack, tag)
                if index:
                    close(index)
        elif op == OPEN_INLINE:
            if tag == "a":
                if links:
                    index = _implied(stack, "a", CLOSED_BY["a"])
                    if index:
                        close(index)
                links += 1
            elif figures and parts and (attributes or tag == "small" or tag == "cite"):
                flush()  # inside a figure an inline element sets the credit apart from the caption
            if attributes:
                if closed == tag and parts:
                    seam = tag
                if tag == "time" or "itemprop" in attributes or "author" in attributes:
                    evidence.marks.append((tag, attributes, len(blocks)))
            top = [tag, attributes, top[KIND], line, None, False, None, container]
            stack.append(top)
            if (
                attributes
                and veil is None
                and ("style" in attributes or "hidden" in attributes or "popover" in attributes)
            ):
                if attributes not in judged:
                    judged[attributes] = _judge(attributes)
                if judged[attributes][CONCEALS]:
                    veil = top
                    if veiled:
                        veiled.append(" ")
        elif op == CLOSE_INLINE:
            if top[TAG] == tag:
                if tag == "a":
                    links -= links > 0
                elif figures and parts and (top[ATTRIBUTES] or tag == "small" or tag == "cite"):
                    flush()
                if top is veil:
                    veil = None
                stack.pop()
                top = stack[-1]
            else:
                index = _matching_inline(stack, tag, container)
                if index:
                    close(index)
        elif op == OPEN_SPECIAL:
            if parts:
                flush()
            if paragraphs and tag in CLOSES_P:
                index = _open_paragraph(stack)
                if index:
                    close(index)
            if tag in CLOSED_BY:
                index = _implied(stack, tag, CLOSED_BY[tag])
                if index:
                    close(index)
            kind = KINDS.get(tag)
            if kind is None:
                kind = top[KIND]
            elif kind is Kind.PARAGRAPH:
                if top[KIND] in INHERITED:
                    kind = top[KIND]
                paragraphs += 1
            top = container = [tag, attributes, kind, line, None, False, None, None]
            if tag == "li":
                marker = _marker(stack, attributes)
            elif tag in LISTS:
                list_depth += 1
                if tag == "ol":
                    top[COUNTER] = _start_number(attributes)
            elif tag == "tr" or tag == "table":
                if blocks and blocks[-1].row == row:
                    row += 1
                row += tag == "table"
            elif tag == "figure":
                figures += 1
            elif tag == "textarea":
                text = ""  # what a form holds is no text of the page
            stack.append(top)
            if attributes and "itemprop" in attributes:
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == CLOSE_COUNTED:
            if parts:
                flush()
            index = len(stack) - 1 if top[TAG] == tag else _matching(stack, tag)
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
                if top[PATH] is None:
                    _enter(stack, judged)
                blocks.append(BlockDraft(Kind.IMAGE, "", top[PATH], 0, 0, top[HIDDEN], image))
        elif op == RULE:
            if parts:
                flush()
        elif op == GATHER:
            evidence.tags.append((tag, attributes))
        elif op == UNSEEN:
            if tag == "script" and "json" in attributes:
                evidence.scripts.append((attributes, text))
            elif tag == "title":
                evidence.titles.append(text)
            elif tag == "template" and "shadowroot" not in attributes:
                skip, skip_depth, breakable = tag, 1, False
            elif tag in PASSED_OVER and not attributes.endswith("/"):
                skip, skip_depth, breakable = tag, 1, "html" not in attributes
            if skip or tag in RAW_TEXT:
                text = ""
        line += lines
        if text:
            closed = ""
            if text.isspace():
                seam = ""
                if parts or container[KIND] is Kind.CODE:
                    parts.append(text)
            elif veil is not None and container is veil[CONTAINER]:
                if not veiled:
                    if top[PATH] is None:
                        _enter(stack, judged)
                    veiled_home = top
                    parts.append("")  # there is something to flush
                veiled.append(text)
            elif op != RUBY:
                if home is None:
                    home = top
                    if top[PATH] is None:
                        _enter(stack, judged)
                elif home is not top:
                    home = container
                if links:
                    link_chars += len(text)
                if seam:
                    if parts and _apart(parts[-1], text, seam):
                        parts.append(" ")
                    seam = ""
                parts.append(text)
        elif op == CLOSE_INLINE:
            closed = tag
    if parts:
        flush()
    return blocks


LONG = 1_000_000
"""Characters. The words of a longer text, all at once, would take ten times the memory of the text."""

SPACE = re.compile(r"\s")


def _collapsed(text: str) -> str:
    """A long text with single spaces, a piece at a time."""
    pieces = []
    start = 0
    while start < len(text):
        space = SPACE.search(text, start + LONG)
        end = space.start() if space else len(text)
        pieces.append(" ".join(text[start:end].split()))
        start = end
    return " ".join([piece for piece in pieces if piece])


def _apart(before: str, after: str, tag: str) -> bool:
    """Whether two inline boxes side by side are words apart: "Politics", "North Korea"; links "1", "2".

    Single characters beside a box belong to it: initials set large, slashes, full stops.
    """
    if len(before) > 1 and len(after) > 1:
        return True
    return tag == "a" and before[-1:].isalnum() and after[:1].isalnum()


def _code(text: str) -> str:
    """Preformatted text as it stands, but for the empty lines around it."""
    text = text.replace(LINE_BREAK, "\n").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text and not text.isspace() else ""


def _heading_level(path: tuple[Ancestor, ...]) -> int:
    for ancestor in reversed(path):
        if ancestor.tag in HEADING_LEVELS:
            return HEADING_LEVELS[ancestor.tag]
    return 1


HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

BREAKS_OUT = BLOCK_LEVEL - {"title"} | {"span", "img", "b", "i", "em", "strong", "br", "foreignobject"}
"""Start tags that end a drawing or formula left open (HTML standard, "Foreign content"), or hold HTML inside one."""


def _open_paragraph(stack: list[Element]) -> int:
    """The index of an open ``p`` that a block-level start tag closes; 0 if there is none in reach."""
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
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
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        tag = stack[index][TAG]
        if tag == name or (headings and tag in HEADING_LEVELS):
            return index
        if tag in stops:
            return 0
    return 0


def _matching_inline(stack: list[Element], name: str, container: Element) -> int:
    """The index of the open element that an inline end tag closes, within the line it stands in; else 0."""
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        if stack[index][TAG] == name:
            return index
        if stack[index] is container:
            return 0
    return 0


def _implied(stack: list[Element], tag: str, closes: frozenset[str]) -> int:
    """The index from which a start tag closes what is open; 0 if it closes nothing."""
    stops = CLOSE_STOPS.get(tag)
    found = 0
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
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


def _settle(blocks: list[BlockDraft]) -> str:
    """Give the blocks their places; the source they make together."""
    source = "\n".join([block.text for block in blocks])
    if has_unprintable(source):
        for block in blocks:
            block.text = UNPRINTABLE.sub("", block.text).strip()
        source = "\n".join([block.text for block in blocks])
    start = 0
    for index, block in enumerate(blocks):
        start = block.settle(index, start)
    return source


def read_html(html: str | bytes, *, url: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Read a web page.

    Args:
        html: The page, as the bytes that were served or as text. Bytes are decoded by byte order mark, as UTF-8 if
            valid, by the declared character set, by detection, in that order.
        url: The address of the page, if known.
        max_bytes: A longer page (in bytes; in characters if it is text) is cut before its last tag within this
            length, and `Origin.notes` says so.

    Raises `TypeError` for anything but str or bytes. A broken or empty page is a document without blocks.
    """
    notes: tuple[str, ...] = ()
    if isinstance(html, (bytes, bytearray, memoryview)):
        html = bytes(html)
        if len(html) > max_bytes:
            notes = (f"page of {len(html)} bytes cut at {max_bytes}",)
            html = html[: _cut(html, b"<", max_bytes)]
        html, encoding, source = decode(html)
        origin = Origin("html", encoding, source, notes=notes)
    elif isinstance(html, str):
        if len(html) > max_bytes:
            notes = (f"page of {len(html)} characters cut at {max_bytes}",)
            html = html[: _cut(html, "<", max_bytes)]
        origin = Origin("html", notes=notes)
    else:
        raise TypeError(f"read_html takes the page itself, as str or bytes, not {type(html).__name__}")
    return build(tokens(html), origin=origin, url=url)


def _cut(html: AnyStr, tag: AnyStr, length: int) -> int:
    """Where to cut a page that is too long: before the last tag, but for a last piece that is longer than the rest."""
    before = html.rfind(tag, 0, length)
    if before >= length // 2:
        return before
    while length and isinstance(html, bytes) and html[length] & 0xC0 == 0x80:
        length -= 1  # not inside a character
    return length
