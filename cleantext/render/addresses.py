"""Addresses that may be written into other people's documents."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from cleantext.normalize import printable

SCHEMES = ("http:", "https:", "mailto:")
"""What a link may start with. Anything else (``javascript:``, ``data:``, ``file:``) is not written."""

LONGEST = 2_000
"""Characters. Longer addresses carry content rather than name it."""

# scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) ":"        ; RFC 3986
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def safe_address(address: str, base: str | None = None) -> str:
    """An address fit to be written out: absolute where `base` is known, percent-encoded, harmless; else empty."""
    address = "".join(character for character in printable(address) if character > " ")
    if not address or len(address) > LONGEST:
        return ""
    if base and SCHEME.match(base):
        try:
            address = urljoin(base, address)
        except ValueError:  # brackets that are no IPv6 address
            return ""
    if not address.lower().startswith(SCHEMES) and (
        SCHEME.match(address) or ":" in address.partition("/")[0]
    ):
        return ""
    return quote(address, safe="!#$%&*+,-./:;=?@_~")
