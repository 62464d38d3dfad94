"""Values: what attributes and JSON say, plain: without character references, with single spaces."""

from __future__ import annotations

from cleantext.normalize import one_line
from cleantext.patterns import late
from cleantext.readers.attributes import readable

TAG = late(r"<[^<>]{1,300}>")


def said(attributes: dict[str, str], name: str) -> str:
    """What one of a tag's attributes says, empty if it has none of this name."""
    return plain(attributes[name]) if name in attributes else ""


def _plain(text: str) -> str:
    """A value without character references and with single spaces."""
    return readable(text) if "&" in text else one_line(text)


try:
    from cleantext.native.claims import plain as plain
except ImportError:  # nothing has been compiled
    plain = _plain


def stated(text: str) -> str:
    """A value from JSON: plain, without the tags that templates leave in it."""
    text = plain(text)
    if "<" in text:
        text = plain(TAG.sub(" ", text))
    return text
