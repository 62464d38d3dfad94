"""Markdown (CommonMark with the tables of GitHub): headings, lists, tables, code, quotes, figures in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import define, evolve, field, frozen

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.document import Document
from cleantext.figures import Figure
from cleantext.render.addresses import safe_address
from cleantext.render.passages import Captions, Passage, check_captions, figure_line, with_figures

SPECIAL = re.compile(r"(?=[\\`*\[\]<&_~])(?:(?=[\\`*\[\]<]|&(?:#|\w)|_(?!\w)|~~)|(?<!\w)(?=_))")
"""Where stands what would be read as emphasis, code, a link, markup or a character reference. The place alone, because to
put a backslash there is three times as fast as to put one before what was found."""

SEAM = re.compile(r"[^&_~](?=[^_])")
"""Where a text can be parted so that neither part changes what is special in the other."""

LONG = 1_000_000
"""Characters. A longer text is escaped a part at a time: it may be nothing but asterisks."""

LINE_START = re.compile(r"^(\s*)([#>+=-]|\|)|^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
"""What would be read as a heading, a quote, a list, a rule or a table at the start of a line."""

NUMBER = re.compile(r"(\d{1,9})[.)]")
BACKTICKS = re.compile("`+")
LANGUAGE = re.compile(r"(?:language|lang|highlight)-([a-z0-9+#-]{1,20})")

DEEPEST_QUOTE = 5
"""Quotes inside of quotes that are marked as such, so that marks do not outgrow the text."""

DEEPEST_LIST = 8
"""Levels. Deeper items are set at this depth, so that indents do not outgrow the text."""


def to_markdown(document: Document, *, captions: Captions = "own-line") -> str:
    """The text of a document as Markdown.

    Args:
        document: A cleaned document.
        captions: ``"own-line"`` shows each figure where it stands, with its image, and its caption and normal-form
            credit in italics; ``"bracket"`` gives only the caption, in square brackets; ``"drop"`` leaves figures out.

    Raises `ValueError` for another word. Text of the page is escaped throughout; only ``http``, ``https`` and
    ``mailto`` addresses are written.
    """
    check_captions(captions)
    page = _Page()
    base = document.url
    for piece in _with_whole_code(with_figures(document)):
        if isinstance(piece, Figure):
            if captions != "drop":
                page.end_table()
                page.add(_figure(piece, base, brackets=captions == "bracket"))
        else:
            page.add_passage(piece)
    page.end_table()
    return "".join(page.written)


def _with_whole_code(pieces: Iterable[Passage | Figure]) -> Iterator[Passage | Figure]:
    """The pieces, with the lines of code that have an element each as one."""
    for code, lines in groupby(pieces, _code_around):
        if code is None:
            yield from lines
        else:
            passages = [line for line in lines if isinstance(line, Passage)]
            yield evolve(passages[0], text="\n".join([passage.text for passage in passages]))


def _code_around(piece: Passage | Figure) -> int | None:
    """What tells the code that a piece is a line of from other code."""
    if isinstance(piece, Figure) or piece.block.kind is not Kind.CODE:
        return None
    around = piece.block.around("pre")
    return None if around is None else id(around)


@frozen
class _Item:
    """An open list item: where its text starts, and the number and the sign in front of it, if it has them."""

    column: int
    number: int = -1
    sign: str = ""


@define
class _Page:
    """The Markdown written so far, and what the next piece depends on."""

    written: list[str] = field(factory=list)
    items: list[_Item] = field(factory=list)  # the open list items, by level
    headed: Ancestor | None = None  # the list item whose heading was the last one
    rows: list[Row] = field(factory=list)  # the table that is being read
    row: int = -1  # of its last cell
    table: Ancestor | None = None  # its element; None in flat text
    before: str = ""  # "item", "quote" or "other": what was written last

    def add(self, text: str, kind: str = "other") -> None:
        """Write a paragraph of its own."""
        if not text:
            return
        if kind != "item":
            self.items.clear()
        if self.written:
            both = (self.before, kind)
            self.written.append(
                "\n" if both == ("item", "item") else "\n>\n" if both == ("quote", "quote") else "\n\n"
            )
        self.written.append(text)
        self.before = kind

    def add_passage(self, passage: Passage) -> None:
        """Write what a block gives; what stands in a table waits for the rest of it."""
        row = passage.block.row
        table = passage.block.around("table")
        if row < 0 or table is not self.table or (table is None and row not in (self.row, self.row + 1)):
            self.end_table()
        if row < 0:
            self.write(passage)
            return
        if not self.rows or row != self.row:
            self.rows.append({})
        self.row, self.table = row, table
        cells = self.rows[-1]
        column = passage.block.column if passage.block.column >= 0 else max(cells, default=-1) + 1
        cells.setdefault(column, []).append(passage)

    def write(self, passage: Passage) -> None:
        """Write what a block gives, as its kind is written."""
        block, text = passage.block, passage.text
        if block.kind is Kind.HEADING:
            self.headed = block.around("li")
            self.add("#" * min(6, max(1, block.level)) + " " + _in_line(block, text))
        elif (
            block.kind is Kind.LIST_ITEM
            and not block.marker
            and self.headed
            and self.headed is block.around("li")
        ):
            self.add(_lines(text))
        elif block.kind is Kind.LIST_ITEM and block.level > 0:
            self.add_item(block, _lines(text))
        elif block.kind is Kind.QUOTE:
            self.add_quote("> " * _quoted(block), _lines(text))
        elif block.kind is Kind.CODE and self.items and block.inside("li"):
            self.add_inside(len(self.items), _fenced(block, text))
        elif block.kind is Kind.CODE:
            self.add(_fenced(block, text))
        else:
            self.add(_lines(text))

    def add_quote(self, marks: str, text: str) -> None:
        """Write a paragraph of a quote; what follows it in the same one, or in one around or inside it, is parted by a mark."""
        self.add(marks + text.replace("\n", "\n" + marks), "quote")

    def add_inside(self, level: int, text: str) -> None:
        """Write what stands in the open list item of a level, below its first paragraph."""
        indent = " " * self.items[min(level, len(self.items)) - 1].column
        self.written.append("\n")  # an empty line
        self.add("\n".join([indent + line if line else "" for line in text.split("\n")]), "item")

    def add_item(self, block: Block, text: str) -> None:
        """Write a list item, or a further paragraph of one."""
        level = min(block.level, DEEPEST_LIST, len(self.items) + 1)
        if not block.marker and self.before == "item" and self.items:
            self.add_inside(level, text)
            return
        before = self.items[level - 1] if level <= len(self.items) else None
        del self.items[level - 1 :]
        indent = " " * (self.items[-1].column if self.items else 0)
        counted = NUMBER.fullmatch(block.marker)
        if counted:
            number = int(counted.group(1))
            sign = _sign(number, before)
            marker = f"{number}{sign}"
        else:
            number, sign, marker = -1, "", "-"
            if any(map(str.isalnum, block.marker)):
                text = f"{_escaped(block.marker)} {text}"
        self.items.append(_Item(len(indent) + len(marker) + 1, number, sign))
        self.add(f"{indent}{marker} " + text.replace("\n", "\n" + " " * self.items[-1].column), "item")

    def end_table(self) -> None:
        """Write the table that has been read, or what stands in it, where it is none but in its markup."""
        rows, self.rows = self.rows, []
        if not rows:
            return
        if _is_layout(rows):
            for row in rows:
                for cell in row.values():
                    for passage in cell:
                        self.write(passage)
            return
        cells = _in_columns(rows)
        width = max(map(len, cells))
        # The header alone must have all columns; shorter rows below are filled up by whoever reads them.
        cells[0] += [""] * (width - len(cells[0]))
        lines = ["|" + "".join(f" {text} |" if text else " |" for text in row) for row in cells]
        lines.insert(1, "|" + " --- |" * width)
        self.add("\n".join(lines))


def _sign(number: int, before: _Item | None) -> str:
    """What stands behind the number of an item. Readers of Markdown count on from an item to the next, unless that has
    another sign."""
    if before is None or not before.sign:
        return "."
    return before.sign if number == before.number + 1 else ")" if before.sign == "." else "."


def _escaped(text: str) -> str:
    """Text with a backslash before what Markdown would read as more than text."""
    if len(text) < LONG:
        return SPECIAL.sub(r"\\", text)
    parts = []
    start = 0
    while start < len(text):
        seam = SEAM.search(text, start + LONG)
        end = seam.end() if seam else len(text)
        parts.append(SPECIAL.sub(r"\\", text[start:end]))
        start = end
    return "".join(parts)


def _lines(text: str) -> str:
    """A paragraph, escaped also at the start of lines; its line breaks stay line breaks."""
    text = "\n".join(line.strip() for line in text.split("\n") if line.strip())
    text = LINE_START.sub(
        lambda match: f"{match[1] or match[3] or ''}\\{match[2] or match[4]}", _escaped(text)
    )
    return text.replace("\n", "\\\n")


Row = dict[int, list[Passage]]
"""What stands in each column of a row of a table."""

LONGEST_CELL = 1_000
"""Characters. A cell of more may be a column of the page."""

FEW_CELLS = 4
"""Cells in a table for each that may be a column of the page; where there are more, it is a long text in a table of facts."""

MOST_PARAGRAPHS = 4
"""Paragraphs of a cell in a table of one row; a cell of more is a column of the page."""

EMPTIEST = 10
"""Places of a table for each cell in it. A table with more empty ones is written without them: spans may be of a thousand."""


def _is_layout(rows: list[Row]) -> bool:
    """Whether rows are no table for whoever reads them: they have a cell each, columns of the page, or what no table holds."""
    if all(len(row) == 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row.values()]
    columns = sum(_length(cell) > LONGEST_CELL for cell in cells)
    return (
        columns * FEW_CELLS > len(cells)
        or (len(rows) == 1 and max(map(len, cells)) > MOST_PARAGRAPHS)
        or any(map(_has_lines, cells))
    )


def _length(cell: list[Passage]) -> int:
    return sum(len(passage.text) for passage in cell)


def _has_lines(cell: list[Passage]) -> bool:
    """Whether a cell holds what is nothing without its lines."""
    return any(
        passage.block.kind is Kind.QUOTE or (passage.block.kind is Kind.CODE and "\n" in passage.text)
        for passage in cell
    )


def _in_columns(rows: list[Row]) -> list[list[str]]:
    """The cells of rows as they are written, each in its column, with empty ones before it where it takes them. Columns in
    which no cell starts are left out."""
    columns = sorted({column for row in rows for column in row})
    if len(rows) * len(columns) > EMPTIEST * sum(map(len, rows)):
        return [[_cell(row[column]) for column in sorted(row)] for row in rows]
    places = {column: place for place, column in enumerate(columns)}
    written = []
    for row in rows:
        cells = [""] * (places[max(row)] + 1)
        for column, cell in row.items():
            cells[places[column]] = _cell(cell)
        written.append(cells)
    return written


def _cell(cell: list[Passage]) -> str:
    return "<br>".join(map(_in_cell, cell))


def _in_cell(passage: Passage) -> str:
    """A paragraph or item of a cell."""
    return _in_line(passage.block, passage.text).replace("|", "\\|")


def _in_line(block: Block, text: str) -> str:
    """The text of a block on one line, behind its number in a list, if it has one."""
    marker = block.marker if block.marker[:1].isalnum() else ""
    return _escaped(" ".join([marker, *text.split()]).strip())


def _fenced(block: Block, text: str) -> str:
    """Code in a fence longer than any run of backticks inside."""
    longest = max((len(run) for run in BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{_language(block)}\n{text}\n{fence}"


def _quoted(block: Block) -> int:
    """How many quotes a block of one stands in."""
    return max(1, min(DEEPEST_QUOTE, sum(ancestor.tag == "blockquote" for ancestor in block.path)))


def _language(block: Block) -> str:
    """The language of code, where a class of an element around it names one."""
    for ancestor in reversed(block.path[-4:]):
        for name in ancestor.classes:
            found = LANGUAGE.fullmatch(name)
            if found:
                return found.group(1)
    return ""


def _figure(figure: Figure, base: str | None, *, brackets: bool) -> str:
    """An image and, on the line below, its caption and credit."""
    line = _escaped(figure_line(figure))
    if brackets:
        return f"\\[{line}\\]" if line else ""
    address = safe_address(figure.image.url, base) if figure.image is not None else ""
    alt = _escaped(" ".join(figure.image.alt.split())) if figure.image is not None else ""
    # Readers of Markdown replace character references in addresses too: "&colon;" must not become a colon.
    shown = [f"![{alt}]({address.replace('&', '&amp;')})"] if address else []
    return "\\\n".join([*shown, f"*{line}*"] if line else shown)
