"""Reading flat text: what a flattener printed of a page, back into blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.blocks import Block, Image, Kind
from cleantext.claims import Claim, Claims
from cleantext.document import Document, Origin
from cleantext.normalize import exactly_str, printable
from cleantext.patterns import late
from cleantext.readers.dialects import (
    DIALECTS,
    Dialect,
    chosen,
    marked_dialect,
    unmarked_dialect,
    wrap_width,
)
from cleantext.readers.drafts import BlockDraft
from cleantext.readers.html import MAX_BYTES
from cleantext.readers.lines import (
    Line,
    joined,
    line_ends,
    with_brackets,
    with_code,
    with_markdown,
    with_markers,
    with_rows,
)
from cleantext.readers.marks import Unmarked, without_link_numbers, without_markdown

try:
    from cleantext.native.lines import counted, lines_of, with_kinds
except ImportError:  # nothing has been compiled
    from cleantext.readers.lines import counted, lines_of, with_kinds

__all__ = ["DIALECTS", "read_text"]

_BREAKS = "\r\x0b\x0c\u2028\u2029"
_BREAK = late(f"\r\n|[{_BREAKS}]")
# All but what `printable` takes out; four times as fast as looking for the few.
_PRINTABLE = late("[\t\n -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]*+")
_SLACK = 12  # columns: what a link's marks, since taken out, have filled of a line


def read_text(
    text: str, *, dialect: str = "auto", language: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """Read text that was flattened from a web page.

    Lines become blocks: list items without their markers, cells of tables, paragraphs that were cut at a width as one
    block (`Block.wrapped`), headings as far as shape and place tell. Every block is a slice of `Document.source`, which
    is the text as given but for control characters, and for the marks of links and emphasis where the dialect has
    them (Markdown; the numbered links of lynx and w3m).

    Args:
        text: The text, with the line breaks the flattener printed.
        dialect: The flattener, by a name of `DIALECTS`, or ``"auto"`` to have it recognised.
        language: BCP 47 tag of the text's language, if known.
        max_bytes: A longer text (in characters, as it is text) is cut before its last line within this length, and
            `Origin.notes` says so.

    Raises `TypeError` for anything but str and `ValueError` for an unknown dialect. Any text gives a document.
    """
    if not isinstance(text, str):
        raise TypeError(f"read_text takes str, not {type(text).__name__}; decode it first, or use read_html")
    text = exactly_str(text)
    wanted = chosen(dialect)
    notes: tuple[str, ...] = ()
    if len(text) > max_bytes:
        notes = (f"text of {len(text)} characters cut at {max_bytes}",)
        line = text.rfind("\n", 0, max_bytes)
        text = text[: line if line >= max_bytes // 2 else max_bytes]
    if any(map(text.__contains__, _BREAKS)):
        text = _BREAK.sub("\n", text)
    if not is_printable(text):
        text = printable(text)
    marked = wanted or marked_dialect(text)
    unmarked = _without_marks(text, marked)
    lines, found = _structured(unmarked.text, marked)
    claims = Claims(languages=(Claim(language, "caller"),)) if language else Claims()
    return Document(
        unmarked.text,
        _blocks(lines, unmarked),
        claims,
        origin=Origin("text", dialect=found.name, notes=notes),
    )


def _without_marks(text: str, dialect: Dialect | None) -> Unmarked:
    if dialect is not None and dialect.links == "markdown":
        return without_markdown(text)
    if dialect is not None and dialect.links == "numbered":
        return without_link_numbers(text)
    return Unmarked(text)


def _structured(source: str, dialect: Dialect | None) -> tuple[list[Line], Dialect]:
    """The lines of a text with everything their shape says, and the dialect they speak."""
    lines = lines_of(source)
    markdown = dialect is not None and dialect.links == "markdown"
    indented, _, _ = counted(lines)
    if markdown:
        lines = with_markdown(lines, source)
    lines = with_markers(lines)
    _, apart, wide = counted(lines)
    width = 0 if wide > len(lines) // 50 else _width(lines, dialect)
    if dialect is None:
        dialect = unmarked_dialect(
            source,
            indented=indented,
            lines=len(lines),
            apart=apart,
            wrapped=width > 0,
        )
    if dialect.name == "plain":
        lines = with_code(lines, source)
    if dialect.brackets:
        lines = with_brackets(lines)
    lines = with_rows(lines, source, dialect)
    if width or markdown:
        lines = joined(lines, source, width, slack=_SLACK if dialect.links else 0, marked=markdown)
    return with_kinds(lines, dialect), dialect


def _width(lines: Sequence[Line], dialect: Dialect | None) -> int:
    """The width lines were cut at, none of which is wider than flatteners cut; 0 where they were not."""
    if dialect is not None and not dialect.wraps and dialect.name != "plain":
        return 0
    slack = _SLACK if dialect is not None and dialect.links else 0
    return wrap_width(line_ends(lines), slack=slack, few=2 if slack else 3)


def _blocks(lines: list[Line], unmarked: Unmarked) -> tuple[Block, ...]:
    if unmarked.images:
        lines = _with_images(lines, unmarked.images)
    linked = [unmarked.link_chars(line.start, line.end) for line in lines] if unmarked.links else []
    return blocks_of(_let_go(lines), linked)


def _blocks_of(lines: Iterable[Line], linked: Sequence[int]) -> tuple[Block, ...]:
    """The lines as blocks, with the characters that stand in links, where there are any."""
    blocks: list[BlockDraft] = []
    for index, line in enumerate(lines):
        links = linked[index] if linked else 0
        block = BlockDraft(
            line.kind, line.text, (), links, line.level, False, line.image, line.marker, line.row
        )
        block.wrapped = line.wrapped
        block.settle(index, line.start)
        blocks.append(block)
    return tuple(blocks)


def _is_printable(text: str) -> bool:
    """Whether there is nothing in a text that `printable` takes out."""
    return _PRINTABLE.fullmatch(text) is not None


try:
    from cleantext.native.lines import blocks_of, is_printable
except ImportError:  # nothing has been compiled
    blocks_of, is_printable = _blocks_of, _is_printable


def _let_go(lines: list[Line]) -> Iterator[Line]:
    """The lines in order, taken out of the list: a long text has no room for its lines beside its blocks."""
    lines.reverse()
    while lines:
        yield lines.pop()


def _with_images(lines: Sequence[Line], images: Sequence[tuple[int, Image]]) -> list[Line]:
    """The lines with the images at their places; an image inside a line goes before it."""
    found: list[Line] = []
    waiting = list(reversed(images))
    for line in lines:
        while waiting and waiting[-1][0] < line.end:
            offset, image = waiting.pop()
            found.append(Line(min(offset, line.start), "", 0, False, Kind.IMAGE, image=image))
        found.append(line)
    found.extend(Line(offset, "", 0, False, Kind.IMAGE, image=image) for offset, image in reversed(waiting))
    return found
