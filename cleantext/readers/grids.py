"""Tables as grids: the column in which each cell starts (HTML standard, "Forming a table")."""

from __future__ import annotations

from cleantext.readers.attributes import number_in

WIDEST_SPAN = 1_000
"""Columns that a cell may span, as the standard has it."""

MOST_HELD = 100
"""Columns of a table that cells of rows above may hold; the tables of real pages have no more."""

ALL_ROWS = 1_000_000_000


class Grid:
    """The table that is being read: the column of the open cell, -1 for none, and which columns cells above it still hold."""

    __slots__ = ("column", "following", "held", "row")

    def __init__(self) -> None:
        self.column = -1
        self.following = 0  # where the next cell may start
        self.row = 0
        self.held: list[int] = []  # for each column the first row that is free again

    def start_group(self) -> None:
        """Let go what cells above hold: no cell reaches from one group of rows (``tbody``) into the next."""
        self.held.clear()

    def start_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.following = 0

    def start_cell(self, attributes: str) -> None:
        """Find the column of a cell that has these attributes."""
        column, held = self.following, self.held
        while column < len(held) and held[column] > self.row:
            column += 1
        self.column = column
        self.following = column + 1
        if "span" in attributes.lower():
            self.following = column + min(max(1, span_of(attributes, "colspan")), WIDEST_SPAN)
            rows = span_of(attributes, "rowspan")
            self.hold(column, self.following, self.row + rows if rows else ALL_ROWS)

    def end_cell(self) -> None:
        """Leave the cell at hand."""
        self.column = -1

    def hold(self, start: int, end: int, until: int) -> None:
        """Keep some columns of the rows before one from the cells there."""
        if until <= self.row + 1 or end > MOST_HELD:
            return
        self.held.extend([0] * (end - len(self.held)))
        self.held[start:end] = [until] * (end - start)


ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})


class Tables:
    """The open tables, and the row that is being read; rows are numbered over the whole page, and no two tables touch.

    Attributes:
        row: The number of the row; `last` is always that of the last block, or another where it stands in none.
    """

    def __init__(self) -> None:
        self.row = 0
        self._grids = [Grid()]  # the first takes the cells that stand in no table

    @property
    def column(self) -> int:
        """The column of the open cell, -1 for none."""
        return self._grids[-1].column

    def begin(self, tag: str, attributes: str, last: int) -> None:
        """Begin a table, a group of rows, a row or a cell, if an element is one."""
        grid = self._grids[-1]
        if tag == "td" or tag == "th":
            grid.start_cell(attributes)
        elif tag == "tr":
            self.row += last == self.row
            grid.start_row()
        elif tag == "table":
            self.row += 2 if last == self.row else 1
            self._grids.append(Grid())
        elif tag in ROW_GROUPS:
            grid.start_group()

    def end(self, tag: str, last: int) -> None:
        """End a table or a cell, if an element is one."""
        if tag == "td" or tag == "th":
            self._grids[-1].end_cell()
        elif tag == "table":
            self._grids.pop()
            self.row += 2 if last == self.row else 0


def span_of(attributes: str, name: str) -> int:
    """How many columns or rows a cell spans, by an attribute; 0 for all that follow."""
    number = number_in(attributes.lower(), name)
    return 1 if number is None or number < 0 else number
