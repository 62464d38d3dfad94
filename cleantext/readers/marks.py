"""The marks inside a line: links, images and emphasis of Markdown, numbered links of text browsers.

These marks stand in the middle of sentences, so they are taken out before lines become blocks; where the links
were is remembered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from cleantext.blocks import Image
from cleantext.patterns import late


@frozen
class Unmarked:
    """A text without the marks inside its lines.

    Attributes:
        text: What is left.
        links: Half-open spans of `text` that were links, in order.
        images: Offsets into `text` at which images stood, with the image.
    """

    text: str
    links: tuple[tuple[int, int], ...] = ()
    images: tuple[tuple[int, Image], ...] = ()
    _ends: tuple[int, ...] = field(init=False, repr=False, default=())

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_ends", tuple(end for _, end in self.links))

    def link_chars(self, start: int, end: int) -> int:
        """How many characters between two offsets stand inside links."""
        chars = 0
        for place in range(bisect_left(self._ends, start), len(self.links)):
            first, last = self.links[place]
            if first >= end:
                break
            chars += max(0, min(last, end) - max(first, start))
        return chars


# --- Markdown (https://spec.commonmark.org/0.31.2/) -----------------------------------------------------------

# A label holds no brackets but those of an image, and no blank line; an address no spaces, and one level of
# parentheses (CommonMark allows any balance). The bounds keep the search linear where a page is full of open brackets.
_ADDRESS = r"<?[^()\s<>]{0,2000}+(?:\([^()\s]{0,500}\)[^()\s<>]{0,500}+){0,3}+>?(?:\s+\"[^\"\n]{0,300}\")?\s?"
_IN_LABEL = r"(?:[^\[\]\n]|\n(?![ \t]{0,8}\n))"


def _image(prefix: str) -> str:
    return rf"!\[(?P<{prefix}alt>{_IN_LABEL}{{0,500}})\]\((?P<{prefix}src>{_ADDRESS})\)"


_MARKDOWN = late(
    "|".join(
        (
            rf"\[{_image('in')}(?P<rest>{_IN_LABEL}{{0,300}})\]\({_ADDRESS}\)",
            _image(""),
            rf"\[(?P<label>{_IN_LABEL}{{0,500}})\]\({_ADDRESS}\)",
            r"<(?P<auto>https?://[^\s<>]{1,2000})>",
            r"`(?P<code>[^`\n]{1,200})`",
            r"\\(?P<escaped>[!-/:-@\[-`{-~])",
            r"(?P<strong>\*\*(?=[^\s*])|(?<=[^\s*])\*\*)",
            r"(?P<soft>(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_])|(?<![^\s(\"'“])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*]))",
        )
    )
)
_FENCE = late(r"^ {0,3}(?:```|~~~)", re.M)


def without_markdown(text: str) -> Unmarked:
    """Take the inline marks of Markdown out; what stands between code fences is left as it is.

    Where taking a mark out leaves another, as brackets in brackets may, that one goes too, so that none is found in
    what is left.
    """
    unmarked = _without_markdown(text)
    for _ in range(_NESTED):
        if "](" not in unmarked.text:
            break
        again = _without_markdown(unmarked.text)
        if again.text == unmarked.text:  # what is left stands in code
            break
        unmarked = again
    else:
        return Unmarked(text)
    return unmarked


_NESTED = 5  # brackets in brackets: no page has as many, and what has them stays as it is


def _without_markdown(text: str) -> Unmarked:
    pieces: list[str] = []
    links: list[tuple[int, int]] = []
    images: list[tuple[int, Image]] = []
    length = 0
    for piece, linked, image in _markdown_pieces(_one_mark_a_quote(text)):
        if image is not None:
            images.append((length, image))
        if linked and piece:
            links.append((length, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    return Unmarked("".join(pieces), tuple(links), tuple(images))


def _markdown_pieces(text: str) -> Iterator[tuple[str, bool, Image | None]]:
    """The text in pieces: (what is left, whether it was a link, the image that stood before it)."""
    for first, last, code in _fenced(text):
        if code:
            yield text[first:last], False, None
            continue
        position = first
        for mark in _MARKDOWN.finditer(text, first, last):
            yield text[position : mark.start()], False, None
            position = mark.end()
            yield _rendered(mark)
        yield text[position:last], False, None


def _rendered(mark: re.Match[str]) -> tuple[str, bool, Image | None]:
    """What one mark leaves."""
    found = mark.groupdict()
    if found["inalt"] is not None:
        return _plain(found["rest"]), True, Image(found["insrc"].split(" ")[0], _plain(found["inalt"]))
    if found["alt"] is not None:
        return "", False, Image(found["src"].split(" ")[0], _plain(found["alt"]))
    if found["label"] is not None:
        return _plain(found["label"]), True, None
    if found["auto"] is not None:
        return found["auto"], True, None
    return found["code"] or found["escaped"] or "", False, None


def _plain(label: str) -> str:
    """A label without emphasis and escapes."""
    return _MARKDOWN.sub(lambda mark: mark["code"] or mark["escaped"] or mark["auto"] or "", label).strip()


def _fenced(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text in parts that are code between fences, and parts that are not."""
    position, inside = 0, False
    for fence in _FENCE.finditer(text):
        yield position, fence.start(), inside
        position, inside = fence.start(), not inside
    yield position, len(text), inside


def _one_mark_a_quote(text: str) -> str:
    """Lines that go on a quotation lose their ">": the first line's mark stands for them all."""
    if "\n>" not in text:
        return text
    lines = text.split("\n")
    for number in range(len(lines) - 1, 0, -1):
        if lines[number].startswith(">") and lines[number - 1].startswith(">"):
            lines[number] = lines[number].lstrip("> ")
    return "\n".join(lines)


# --- text browsers --------------------------------------------------------------------------------------------

_NUMBER = late(r"\[(\d{1,4})\]")


def without_link_numbers(text: str) -> Unmarked:
    """Take out the numbers that lynx and w3m print before links: those that count up from 1, and no others."""
    pieces: list[str] = []
    position, last = 0, 0
    for mark in _NUMBER.finditer(text):
        if int(mark[1]) == last + 1:
            last += 1
            pieces.append(text[position : mark.start()])
            position = mark.end()
    pieces.append(text[position:])
    bare = "".join(pieces)
    return Unmarked(bare, tuple(_link_lines(pieces)))


def _link_lines(pieces: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a link begins a line it is taken to fill it; elsewhere nobody knows where it ends."""
    length, opens = 0, False
    for number, piece in enumerate(pieces):
        if number and opens:
            end = piece.find("\n")
            yield length, length + (len(piece) if end < 0 else end)
        opens = not piece[piece.rfind("\n") + 1 :].strip(" \t*+-o•")
        length += len(piece)
