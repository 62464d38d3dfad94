"""Sign-offs: the wire services in the line at the end of an article."""

from __future__ import annotations

from cleantext.bylines.parts import SEPARATOR
from cleantext.caption_words import is_wire
from cleantext.patterns import late_regex

SIGN_OFF = late_regex(
    r"(?:\p{L}{1,5}(?:\s?[/,]\s?\p{L}{1,5}){0,4}\s+)?[(\[]([^()\[\]]{2,80})[)\]]\.?|\p{Ll}{1,5}(?:/\p{Ll}{1,5}){0,3}/(\p{L}{2,10})"
)


def parse_sign_off(text: str) -> tuple[str, ...]:
    """The wire services in the sign-off at the end of an article, none if the text is no sign-off.

    >>> parse_sign_off("es/rt (AFP, dpa, Reuters)")
    ('AFP', 'dpa', 'Reuters')
    >>> parse_sign_off("(more below)")
    ()
    """
    if len(text) > 100:
        return ()
    text = text.strip()
    ends_so = text[-1:] in (")", "]", ".") or " " not in text  # a quick look
    match = SIGN_OFF.fullmatch(text) if ends_so else None
    if match is None:
        return ()
    parts = [part for part in SEPARATOR.split(match[1] or match[2]) if part]
    agencies = [part for part in parts if is_wire(part)]
    return tuple(agencies) if len(agencies) * 2 > len(parts) else ()
