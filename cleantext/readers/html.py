"""Reading HTML: decoded, walked once, and what the page claims made sense of."""

from __future__ import annotations

import re
from typing import AnyStr

from attrs import evolve

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.claims import Claims
from cleantext.document import Document, Origin
from cleantext.normalize import UNPRINTABLE, exactly_str
from cleantext.patterns import late
from cleantext.readers.attributes import unescape
from cleantext.readers.claims import Evidence, read_claims
from cleantext.readers.encoding import decode, is_sound, read_again
from cleantext.readers.state import markup_in_scripts

try:
    from cleantext.native.markup import read_markup
except ImportError:  # nothing has been compiled
    from cleantext.readers.walk import read_markup

MAX_BYTES = 100_000_000
"""A longer page is cut at a tag, and the document says so."""


def document_of(
    source: str,
    blocks: list[Block],
    evidence: Evidence,
    *,
    origin: Origin,
    url: str | None,
    html: str | bytes = "",
) -> Document:
    """The document that blocks and evidence make. All readers of markup end here; `html` is what scripts are read in."""
    claims = read_claims(evidence, blocks, url)
    body = max(claims.bodies, key=len, default="")
    if body and _is_missing(body, source, blocks):
        return _with_stated(body, "JSON-LD", blocks, claims, origin)
    if len(source) < FEW_CHARS:
        state = markup_in_scripts(html.decode() if isinstance(html, bytes) else html)
        if len(state) > len(source):
            return _with_stated(state, "a script", blocks, claims, origin)
    return Document(source, tuple(blocks), claims, origin=origin)


def _is_missing(body: str, source: str, blocks: list[Block]) -> bool:
    """Whether a page claims a text that is longer than all it shows beside its links, and does not show how it begins."""
    if len(body) <= sum([len(block.text) - block.link_chars for block in blocks]):
        return False
    begins = " ".join(unescape(TAG.sub(" ", body[: 4 * BEGINNING])).split())[:BEGINNING]
    return len(source) < FEW_CHARS or begins not in " ".join(source.split())


BEGINNING = 40
"""Characters by which it is known whether a text is shown."""

TAG = late(r"<[^<>]*>")

FEW_CHARS = 200
"""A page with less text in its markup is built by scripts, and its text is looked for in JSON-LD and in their state.
Its description is none: it says what the text is about, to those who do not see it. Of ten such pages of the archives that
have nothing else, four want nothing, and of the other six it is a tenth."""

MARKED_UP = late(r"</p|<br|</div|</li|</h[1-6]", re.IGNORECASE)


def _with_stated(stated: str, where: str, blocks: list[Block], claims: Claims, origin: Origin) -> Document:
    """The document of a page whose text stands in its claims or its state: what is in a ``script``, marked up or in
    paragraphs, behind what the page shows."""
    if not MARKED_UP.search(stated) and MARKED_UP.search(unescape(stated)):
        stated = unescape(stated)  # markup that was escaped as text is
    if MARKED_UP.search(stated):
        found = read_markup(stated, Evidence())[1]
    else:
        lines = [" ".join(unescape(line).split()) for line in stated.splitlines()]
        found = [Block(0, Kind.PARAGRAPH, 0, line) for line in lines]
    known = {block.text for block in blocks}
    script = Ancestor("script")
    start = sum(len(block.text) + 1 for block in blocks)
    for block in found:
        text = UNPRINTABLE.sub("", block.text).strip()
        if text not in known if text else block.image is not None:
            place = len(blocks)
            blocks.append(evolve(block, index=place, start=start, text=text, path=(script, *block.path)))
            start += len(text) + 1
    origin = evolve(origin, notes=(*origin.notes, f"text taken from {where}"))
    return Document("\n".join([block.text for block in blocks]), tuple(blocks), claims, origin=origin)


def read_html(html: str | bytes, *, url: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Read a web page.

    Args:
        html: The page, as the bytes that were served or as text. Bytes are decoded by byte order mark, as UTF-8 if
            valid, by the declared character set, by detection, in that order. What is UTF-8 that somebody has read as
            Latin-1 is read again.
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
        encoding, encoding_source = "utf-8", "utf-8"
        if not is_sound(html):
            html, encoding, encoding_source = decode(html)
        origin = Origin("html", encoding, encoding_source, notes=notes)
    elif isinstance(html, str):
        html = exactly_str(html)
        if len(html) > max_bytes:
            notes = (f"page of {len(html)} characters cut at {max_bytes}",)
            html = html[: _cut(html, "<", max_bytes)]
        right = read_again(html)
        html, encoding_source = (html, "") if right is None else (right, "misread")
        origin = Origin("html", encoding_source=encoding_source, notes=notes)
    else:
        raise TypeError(f"read_html takes the page itself, as str or bytes, not {type(html).__name__}")
    evidence = Evidence()
    source, blocks = read_markup(html, evidence)
    return document_of(source, blocks, evidence, origin=origin, url=url, html=html)


def _cut(html: AnyStr, tag: AnyStr, length: int) -> int:
    """Where to cut a page that is too long: before the last tag, but for a last piece that is longer than the rest."""
    before = html.rfind(tag, 0, length)
    if before >= length // 2:
        length = before
    if not isinstance(html, bytes):
        return length
    # Not inside a character: of UTF-8, which has three more bytes at most, or of two or four bytes each.
    if b"\0" in html[max(0, length - 4) : length + 4]:
        return length - length % 4
    begun = range(length, max(-1, length - 4), -1)
    return next((place for place in begun if html[place] & 0xC0 != 0x80), length)
