"""What stands in a start tag: its attributes, and what the walk wants to know of them."""

from __future__ import annotations

import re
from html import unescape as unescape_entities

from cleantext.blocks import Image
from cleantext.normalize import one_line, printable
from cleantext.patterns import late

# attribute = name [ "=" value ] ; value = quoted / unquoted
ATTRIBUTE = late(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

# Digits past any code point, which int() refuses to read at all beyond 4,300 of them.
HUGE_REFERENCE = late(r"&#(?:0*[1-9][0-9]{7,}|[xX]0*[1-9a-fA-F][0-9a-fA-F]{6,});?")


def unescape(text: str) -> str:
    """Character references replaced; those past Unicode become U+FFFD."""
    if "&" not in text:
        return text
    if text.count("&") == text.count("&amp;"):  # as in most addresses
        return text.replace("&amp;", "&")
    return unescape_entities(HUGE_REFERENCE.sub("\ufffd", text) if "&#" in text else text)


REFERENCE = late(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")


def readable(text: str) -> str:
    """A value without character references, nor those that templates have escaped once more ("&amp;#8217;"), and with single
    spaces."""
    text = unescape(text)
    if "&" in text and REFERENCE.search(text):
        text = unescape(text)
    return one_line(text)


def written_in(source: str) -> dict[str, str]:
    """The attributes of a tag as they are written, by lower-case name; of a repeated one the first counts, as in browsers."""
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in ATTRIBUTE.findall(source)[::-1]
    }


def attributes_of(source: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name, without character references."""
    found = written_in(source)
    if "&" in source:
        return {name: unescape(value) for name, value in found.items()}
    return found


# CSS allows comments about a colon. Not here: transparent text and text outside the window, which scripts move in.
HIDING = late(
    r"display[\s/*]*:[\s/*]*none|(?<!backface-)visibility[\s/*]*:[\s/*]*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?![.\d])|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)

KICKER_CLASS = late(
    r"[^a-z0-9](?:kicker|over-?line|eye-?brow|top-?line|super-?title|pre-?title|rubric|dachzeile|spitzmarke|"
    r"surtitre|antetitulo|cintillo|volanta|overhead|vignette)(?![a-z0-9])"
)
"""Words that class names give to kickers in many a newsroom's templates, behind whatever parts words."""


def leads(attributes: str) -> bool:
    """Whether an anchor with these attributes leads somewhere; without an address it is no link (HTML standard)."""
    return "href" in attributes.lower()


def is_kicker(attributes: str) -> bool:
    """Whether the class of an element inside a heading, or an attribute of the site's own, says that it holds the kicker."""
    if KICKER_CLASS.search(attributes.lower()) is None:  # as of most
        return False
    return any(
        [
            KICKER_CLASS.search(f" {value.lower()}") is not None
            for name, value in written_in(attributes).items()
            if name == "class" or (name.startswith("data-") and "/" not in value)
        ]
    )


Judgement = tuple[str, tuple[str, ...], str, bool]
"""Id, classes, role and whether hidden, of an element by its attributes."""

CONCEALS = 3

UNREMARKABLE: Judgement = ("", (), "", False)


def judge(attributes: str) -> Judgement:
    """What the attributes of an element say of it."""
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


def number_in(attributes: str, name: str) -> int | None:
    """The number that an attribute states, of at most nine digits; else ``None``."""
    if name not in attributes:
        return None
    value = attributes_of(attributes).get(name, "")
    return int(value) if len(value) < 10 and NUMBER.fullmatch(value) else None


NUMBER = late("-?[0-9]+")


def pixels(value: str) -> int:
    """A width or height in CSS pixels; 0 for any other text."""
    if not value:
        return 0
    digits = value.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0


LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")


def image_of(found: dict[str, str]) -> Image | None:
    """The image that a tag with these attributes shows; ``None`` for tracking pixels and for images without an address
    or a text."""
    url = found.get("src", "")
    if not url or url.startswith("data:"):
        for name in LAZY_SOURCES:
            if found.get(name):
                url = found[name].split()[0] if found[name].split() else url
                break
    width, height = pixels(found.get("width", "")), pixels(found.get("height", ""))
    alt = one_line(found.get("alt", ""))
    if (not url and not alt) or 0 < width <= 2 or 0 < height <= 2:
        return None
    return Image(
        printable(url) if len(url) < 2_000 else "",
        alt,
        width,
        height,
        one_line(found.get("data-caption") or found.get("data-image-caption", "")),
        one_line(found.get("data-credit") or found.get("data-copyright", "")),
    )
