"""Lines of flat text, and what their shape says: markers, wrapped paragraphs, rows of a table, headings.

Each step takes the lines of a text and gives them back with more known of them. No step looks at a line more than
a fixed number of times, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from attrs import define

from cleantext.blocks import MASS, Image, Kind
from cleantext.patterns import late
from cleantext.readers.dialects import BOX, BULLETS, RULE, WIDEST_WRAP, Dialect, LineEnd
from cleantext.sentences import CLOSERS, CLOSING_QUOTES, FULL_STOPS, PAUSES, STOPS

BLANKS = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Spaces, and characters that show nothing: neither begins or ends the text of a line."""


@define
class Line:
    """A line of flat text, or what has been made of some lines.

    Attributes:
        start: Offset of `text` in the source, in characters.
        text: The text without marker and outer spaces; a slice of the source.
        column: How many characters stand before the text in its line.
        apart: A blank line stands before it.
        kind, marker, level, row, wrapped, image: As in `Block`.
    """

    start: int
    text: str
    column: int
    apart: bool
    kind: Kind = Kind.LINE
    marker: str = ""
    level: int = 0
    row: int = -1
    wrapped: bool = False
    image: Image | None = None

    @property
    def end(self) -> int:
        """Offset just past the text in the source."""
        return self.start + len(self.text)


def lines_of(source: str) -> list[Line]:
    """The lines of a text that show anything; of a mass of the same line, the first, and one that holds all others."""
    lines: list[Line] = []
    start, apart = 0, True
    said, times, end = "", 0, 0  # the text of the line above, how often it has been said, where it ends
    for printed in source.split("\n"):
        text = printed.strip(BLANKS)
        if text:
            column = printed.index(text) if printed[0] != text[0] else 0
            if text != said:
                if times > MASS:
                    lines[-1].text = source[lines[-1].start : end]
                said, times = text, 0
            times += 1
            if times <= MASS:
                lines.append(Line(start + column, said, column, apart))
            elif times == MASS + 1:
                del lines[2 - MASS :]
            end = start + column + len(text)
        apart = not text
        start += len(printed) + 1
    if times > MASS:
        lines[-1].text = source[lines[-1].start : end]
    return lines


def counted(lines: Iterable[Line]) -> tuple[int, int, int]:
    """How many lines are set in, have a blank line above, and are longer than flatteners cut them."""
    indented = apart = wide = 0
    for line in lines:
        indented += line.column > 0
        apart += line.apart
        wide += len(line.text) > WIDEST_WRAP
    return indented, apart, wide


# --- markers --------------------------------------------------------------------------------------------------

_BULLET = late(rf"(?:[{re.escape(BULLETS)}][{BLANKS}]+)+")
_ORDINAL = late(rf"(\d{{1,3}})[.)][{BLANKS}]+(?=\S)")
_NEAR = 3  # lines: numbers of one list stand no farther apart, as an item is seldom printed in more lines

FIRST_MARKS = frozenset(BULLETS + BOX + "0123456789-=_~")


def with_markers(lines: Sequence[Line]) -> list[Line]:
    """Lists: markers come off the items, depth is told by the column. Lines that are only drawn are left out.

    A bullet always marks an item. A number does where its neighbour in a list stands near: "1." before "2.". Alone it
    may be a date ("5. November") or a heading's number.
    """
    kept = list(lines)
    marked = marked_places(kept)
    drawn = {place for place in marked if _is_drawn(kept[place].text)}
    if drawn:
        kept = [line for place, line in enumerate(kept) if place not in drawn]
        marked = marked_places(kept)
    numbered: list[tuple[int, int, str]] = []  # place in `kept`, number, marker as printed
    bulleted: list[int] = []
    for place in marked:
        line = kept[place]
        bullet = _BULLET.match(line.text)
        if bullet is not None and bullet.end() < len(line.text):
            _take_marker(line, bullet.group())
            bulleted.append(place)
        elif ordinal := _ORDINAL.match(line.text):
            numbered.append((place, int(ordinal[1]), ordinal.group()))
    counted = list(_counted(kept, numbered))
    for place, marker in counted:
        _take_marker(kept[place], marker)
    _set_depths(kept, sorted([*bulleted, *(place for place, _ in counted)]))
    return kept


def _marked_places(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that begin with what may be a marker or a drawing; of no masses."""
    return [
        place for place, line in enumerate(lines) if line.text[0] in FIRST_MARKS and "\n" not in line.text
    ]


def _is_drawn(text: str) -> bool:
    return len(text) > 2 and RULE.issuperset(text)


def _take_marker(line: Line, marker: str) -> None:
    line.marker = marker.strip(BLANKS)
    line.text = line.text[len(marker) :]
    line.start += len(marker)
    line.column += len(marker)
    line.kind = Kind.LIST_ITEM


def _counted(lines: Sequence[Line], numbered: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """The numbers that have a neighbour in a list. Prose between two makes them headings, if it is not set in."""
    taken = set()
    for (place, number, _), (next_place, next_number, _) in pairwise(numbered):
        if next_number == number + 1 and next_place - place <= _NEAR:
            between = lines[place + 1 : next_place]
            if all(_weight(line.text) == 1 or line.column > lines[place].column for line in between):
                taken |= {place, next_place}
    return ((place, marker) for place, _, marker in numbered if place in taken)


def _set_depths(lines: Sequence[Line], items: Iterable[int]) -> None:
    """Depth in a list: how many columns to the left the items above have begun at."""
    open_columns: list[int] = []
    last = -_NEAR
    for place in items:
        if place - last > _NEAR:
            open_columns.clear()
        while open_columns and open_columns[-1] > lines[place].column:
            open_columns.pop()
        if not open_columns or open_columns[-1] < lines[place].column:
            open_columns.append(lines[place].column)
        lines[place].level = len(open_columns)
        last = place


# --- Markdown -------------------------------------------------------------------------------------------------

_HASHES = late(r"(#{1,6})[ \t]+(?=\S)")
_FENCE = late(r"(?:```|~~~)")


def with_markdown(lines: Sequence[Line], source: str) -> list[Line]:
    """Headings, quotations and code by Markdown's marks at the start of a line."""
    found: list[Line] = []
    code: list[Line] | None = None
    for line in _with_indented_code(lines, source):
        if _FENCE.match(line.text):
            if code:
                found.append(_code(code, source))
            code = [] if code is None else None
        elif code is not None:
            code.append(line)
        elif line.kind is Kind.CODE:
            found.append(line)
        elif line.text.strip("=") == "" and found and not line.apart:
            found[-1].kind, found[-1].level = Kind.HEADING, 1
        elif line.text.strip("-") == "" and len(line.text) > 2 and found and not line.apart:
            found[-1].kind, found[-1].level = Kind.HEADING, 2
        else:
            found.append(_headed(line))
    found.extend(code or ())
    return found


def _with_indented_code(lines: Sequence[Line], source: str) -> Iterator[Line]:
    """Paragraphs set in by four columns are code, but for those that go on an item of a list."""
    listed = False
    for group in _groups(lines):
        first = group[0]
        listed = _is_item(first) or listed and first.column > 0
        if not listed and min(line.column for line in group) >= 4:
            yield _code(group, source)
        else:
            yield from group


def _is_item(line: Line) -> bool:
    return _BULLET.match(line.text) is not None or _ORDINAL.match(line.text) is not None


def _code(lines: Sequence[Line], source: str) -> Line:
    first, last = lines[0], lines[-1]
    return Line(first.start, source[first.start : last.end], first.column, first.apart, Kind.CODE)


def _headed(line: Line) -> Line:
    if hashes := _HASHES.match(line.text):
        _take_marker(line, hashes.group())
        line.kind, line.level, line.marker = Kind.HEADING, len(hashes[1]), ""
        line.text = line.text.rstrip("# \t") or line.text
    elif line.text.startswith("> ") and len(line.text) > 2:
        mark = line.text[: len(line.text) - len(line.text.lstrip("> \t"))]
        if len(mark) < len(line.text):
            _take_marker(line, mark)
            line.kind, line.marker = Kind.QUOTE, ""
    return line


_CODE = late(r"[{};=<>$\\`]|\w\(\w*\)")
_SETTING = late(r"[\w.-]+:(?: \S.*)?$")  # "wait: 10m"


def with_code(lines: Sequence[Line], source: str) -> list[Line]:
    """Code in plain text: lines that touch each other, of which half have the marks of code, or all are settings."""
    found: list[Line] = []
    for group in _groups(lines):
        if len(group) > 1 and _is_code(group):
            found.append(_code(group, source))
        else:
            found.extend(group)
    return found


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    group: list[Line] = []
    for line in lines:
        if line.apart and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_code(group: Sequence[Line]) -> bool:
    if any(line.kind is not Kind.LINE or "\t" in line.text for line in group) or group[0].column:
        return False
    if any(_weight(line.text) == 2 for line in group):
        return False
    if 2 * sum(_CODE.search(line.text) is not None for line in group) >= len(group):
        return True
    return group[-1].column > 1 and all(_SETTING.match(line.text) for line in group)


# --- text browsers --------------------------------------------------------------------------------------------

_BRACKETED = late(r"\[([^\[\]]{1,200})\]")
_PICTURE = late(r"(?:[^\s\[\]]+\.(?:gif|jpe?g|png|svg|webp|avif|bmp)|IMAGE|IMG|INLINE|EMBED)", re.I)
_FIELD = late(r"_{5,}")


def with_brackets(lines: Sequence[Line]) -> list[Line]:
    """Images and fields of forms as text browsers print them: "[gate.jpg]", "[A gate]", "Name ______"."""
    for line, below in zip_longest(lines, lines[1:]):
        if bracketed := _BRACKETED.fullmatch(line.text):
            inside = bracketed[1]
            described = below is not None and not below.apart and " " in inside
            if _PICTURE.fullmatch(inside) or described:
                line.kind, line.text = Kind.IMAGE, ""
                line.image = Image(alt=inside) if described else Image(url=inside)
            else:
                line.kind = Kind.CONTROL
        elif _FIELD.search(line.text):
            line.kind = Kind.CONTROL
    return list(lines)


# --- wrapped paragraphs ---------------------------------------------------------------------------------------


def line_ends(lines: Sequence[Line]) -> list[LineEnd]:
    """The ends of the lines that another goes on from."""
    return [
        LineEnd(line.column + len(line.text), _first_word(below.text), line.text[-1] in ENDS_SENTENCE)
        for line, below in pairwise(lines)
        if not below.apart and not below.marker and "\t" not in line.text and below.kind is not Kind.HEADING
    ]


def _first_word(text: str) -> int:
    """How many columns the first word has that cannot be parted from the line; East Asian lines break anywhere."""
    if text[0] >= EAST_ASIAN:
        return 1
    return len(text[:40].split(maxsplit=1)[0])


def joined(lines: Sequence[Line], source: str, width: int, *, slack: int, marked: bool) -> list[Line]:
    """Lines cut at a width made whole: a line goes on where the next one's first word would not have fitted.

    With `marked` (Markdown) every line without a blank line above goes on, as the format says.
    """
    found: list[Line] = []
    reach = 0  # the column at which the last line of the paragraph ends
    for line in lines:
        above = found[-1] if found else None
        if (
            above is not None
            and _goes_on(above, line, source)
            and (marked or above.column == line.column and reach + 1 + _first_word(line.text) + slack > width)
        ):
            above.text = source[above.start : line.end]
            above.wrapped = True
        else:
            found.append(line)
        reach = line.column + len(line.text)
    return found


_RUNNING = frozenset({Kind.LINE, Kind.LIST_ITEM, Kind.QUOTE})


def _goes_on(above: Line, line: Line, source: str) -> bool:
    """Whether nothing but the width tells two lines apart."""
    return (
        not line.apart
        and line.kind is Kind.LINE
        and above.kind in _RUNNING
        and not source.startswith("  \n", above.end)
    )


# --- rows -----------------------------------------------------------------------------------------------------

_TABS = late(r"[^\t]+")
_COLUMNS = late(r"\S+(?: \S+)*")
_BOXES = late(r"[^│┃║]+")
BOX_SIDES = "│┃║"
_BARS = late(r"(?:[^|\s]|(?<!\s)\|(?!\s)|[^\S\n](?!\|(?:\s|$)))+")


def with_rows(lines: Sequence[Line], source: str, dialect: Dialect) -> list[Line]:
    """Rows of tables taken apart into cells, and numbered so that rows of one table count up by one."""
    if not (dialect.bars or dialect.columns or "\t" in source or any(map(source.__contains__, BOX_SIDES))):
        return list(lines)
    found: list[Line] = []
    row, done = -2, 0
    for place in row_places(lines, dialect.bars, dialect.columns):
        line = lines[place]
        cells = _cells(lines, place, dialect)
        if len(cells) > 1:
            found += lines[done:place]
            row += 1 if found and found[-1].row == row and not line.apart else 2
            for number, (start, text) in enumerate(cells):
                cell = Line(start, text, line.column, line.apart and not number, Kind.CELL, row=row)
                found.append(cell)
            done = place + 1
    found += lines[done:]
    return found


def _row_places(lines: Sequence[Line], bars: bool, columns: bool) -> list[int]:
    """The numbers of the lines that may be rows: with tabs, the sides of boxes, and, as told, bars or wide gaps."""
    return [
        place
        for place, line in enumerate(lines)
        if line.kind is Kind.LINE
        and (
            "\t" in line.text
            or columns
            and "  " in line.text
            or bars
            and "|" in line.text
            or line.text[0] in BOX_SIDES
        )
    ]


def _cells(lines: Sequence[Line], place: int, dialect: Dialect) -> Sequence[tuple[int, str]]:
    """The cells of a line, with their offsets; one or none where it is no row."""
    line = lines[place]
    text = line.text
    if "\n" in text:  # a mass
        return []
    if "\t" in text:
        return _split(line, _TABS)
    if text[0] in BOX_SIDES:
        return _split(line, _BOXES)
    if dialect.bars and "|" in text:
        cells = _split(line, _BARS)
        return cells if _has_fellow(lines, place, _BARS, len(cells)) else ()
    if dialect.columns and "  " in text:
        cells = _split(line, _COLUMNS)
        return cells if _has_fellow(lines, place, _COLUMNS, len(cells)) else ()
    return ()


def _split(line: Line, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    cells = []
    for found in pattern.finditer(line.text):
        text = found.group().strip(BLANKS)
        if text:
            cells.append((line.start + found.start() + found.group().index(text), text))
    return cells


def _has_fellow(lines: Sequence[Line], place: int, pattern: re.Pattern[str], cells: int) -> bool:
    """Whether the line above or below has as many cells: a bar or a gap alone makes no table."""
    line = lines[place]
    above = lines[place - 1] if place and not line.apart else None
    below = lines[place + 1] if place + 1 < len(lines) and not lines[place + 1].apart else None
    return any(
        other is not None and other.kind is Kind.LINE and len(_split(other, pattern)) == cells
        for other in (above, below)
    )


# --- kinds ----------------------------------------------------------------------------------------------------

ENDS = STOPS | CLOSERS | PAUSES
"""What a sentence, or a part of one, ends in."""

ENDS_SENTENCE = STOPS | CLOSERS
"""What a sentence ends in."""

PROSE_ENDS = FULL_STOPS | CLOSING_QUOTES
"""What makes a line of some length prose. Questions and exclamations may be headings."""

HEADING_ENDS = ENDS - frozenset("!?！？؟\"”»'’」』)）")
EAST_ASIAN = "\u2e80"


def with_kinds(lines: Sequence[Line], dialect: Dialect) -> list[Line]:
    """Paragraphs by their length and full stop, headings by the company they keep."""
    weights = [_weight(line.text) for line in lines]
    last = len(lines) - 1
    for place, line in enumerate(lines):
        if line.kind is not Kind.LINE:
            continue
        if weights[place] == 2:
            line.kind = Kind.PARAGRAPH
        elif place < last and _headlike(line.text):
            below = lines[place + 1]
            lonely = line.apart and below.apart
            prose_above = place > 0 and weights[place - 1] == 2
            prose_below = weights[place + 1] == 2 and below.kind is not Kind.CELL
            if lonely and (prose_below or prose_above and below.kind in LISTED):
                line.kind = Kind.HEADING
            elif prose_below and prose_above and not dialect.airy:
                line.kind = Kind.HEADING
    return list(lines)


LISTED = frozenset({Kind.CELL, Kind.LIST_ITEM})


def _weight(text: str) -> int:
    """2 for what reads like prose (40 characters and a full stop, or 100 characters), else 1.

    East Asian text says in 20 characters what others need 40 for.
    """
    size = len(text)
    if size < 20:
        return 1
    if text[0] >= EAST_ASIAN or text[size // 2] >= EAST_ASIAN:
        size *= 2
    return 2 if size >= 100 or (size >= 40 and text[-1] in PROSE_ENDS) else 1


def _headlike(text: str) -> bool:
    """Whether a line can be a heading: it has letters, does not end like a sentence, nor begin in lower case."""
    return text[-1] not in HEADING_ENDS and not text[0].islower() and any(map(str.isalpha, text[:20]))


try:
    from cleantext.native.lines import marked_places, row_places
except ImportError:  # nothing has been compiled
    marked_places, row_places = _marked_places, _row_places
