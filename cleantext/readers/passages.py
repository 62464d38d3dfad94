"""Passages: the text between two boundaries of a line, piece by piece as the page has it, and as a block will have it."""

from __future__ import annotations

from cleantext.blocks import Kind
from cleantext.normalize import collapsed
from cleantext.readers.attributes import unescape
from cleantext.readers.handles import bracket_in, is_handle
from cleantext.readers.open_elements import Element

LINE_BREAK = (
    "\x1e"  # stands for <br> among collected text; a record separator of the page's own is white space
)


class Passage:
    """The text collected since the last boundary.

    Attributes:
        parts: Its pieces, with the character references of the page.
        home: The element that all of it stands in; ``None`` as long as there is but space.
        link_chars: How many characters of it are links.
    """

    __slots__ = ("home", "link_chars", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.home: Element | None = None
        self.link_chars = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)

    @property
    def last(self) -> str:
        """The piece collected last; empty if there is none."""
        return self.parts[-1] if self.parts else ""

    def break_line(self) -> None:
        """Begin a new line of code, if none has just begun."""
        if self.parts and not self.parts[-1].endswith(("\n", LINE_BREAK)):
            self.parts.append(LINE_BREAK)

    def take_off_handles(self, *, heading: bool) -> None:
        """Take off the handles at its ends, and space behind it."""
        parts = self.parts
        while len(parts) > 1 and parts[-1].isspace():
            parts.pop()
        if len(parts) > 1 and is_handle(parts[-1], heading=heading):
            self.link_chars -= len(parts.pop())
        if heading and len(parts) > 1 and is_handle(parts[0], heading=True):
            self.link_chars -= len(parts[0])
            parts[0] = ""

    def take_off_bracket(self) -> Passage:
        """Take off the links in brackets at the end of a heading: a passage of its own, empty if there are none."""
        bracket = Passage()
        place = bracket_in(self.parts)
        if place:
            bracket.parts = self.parts[place:]
            del self.parts[place:]
            bracket.link_chars = min(self.link_chars, len(bracket.text))
            self.link_chars -= bracket.link_chars
        return bracket


def written(text: str, kind: Kind) -> str:
    """Collected text as a block has it: character references replaced, white space as a browser shows it."""
    if "&" in text:
        text = unescape(text)
    if kind is Kind.CODE:
        return _code(text)
    if LINE_BREAK in text:
        return "\n".join([" ".join(piece.split()) for piece in text.split(LINE_BREAK)]).strip()
    return collapsed(text)


def _code(text: str) -> str:
    """Preformatted text as it stands, but for the empty lines around it."""
    text = text.replace(LINE_BREAK, "\n").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text and not text.isspace() else ""
