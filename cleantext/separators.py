"""What stands between the blocks of a text, and between the lines of a block that a flattener has cut."""

from __future__ import annotations

from cleantext.blocks import Block, Kind

PARAGRAPH_BREAK = "\n\n"

IN_CELLS = frozenset({Kind.CELL, Kind.PARAGRAPH})

LONGEST_FACT = 200
"""Characters. A longer paragraph in a table is no fact of it, but the text of a page that the table lays out."""


def between_cells(before: Block, after: Block) -> str:
    """What stands between two blocks in tables, of which one is a paragraph of its cell: where both are short, the same as
    between plain cells."""
    if (
        not {before.kind, after.kind} <= IN_CELLS
        or max(len(before.text), len(after.text)) > LONGEST_FACT
        or before.around("table") is not after.around("table")
    ):
        return PARAGRAPH_BREAK
    if before.row == after.row:
        return PARAGRAPH_BREAK if before.column == after.column else "\t"
    return "\n" if before.column > 0 else PARAGRAPH_BREAK


def unwrapped(text: str) -> str:
    """The lines of a hard-wrapped paragraph joined: by a space, or by nothing between East Asian characters.

    >>> unwrapped("a flattener cut\\nthis line")
    'a flattener cut this line'
    """
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        spaceless = joined and line and _is_east_asian(joined[-1]) and _is_east_asian(line[0])
        joined += line if spaceless or not joined or not line else " " + line
    return joined


def _is_east_asian(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def separator_between(before: Block, after: Block) -> str:
    """What stands between two blocks in the text: cells of a row share a line, rows of a table and pieces of a code sample a
    paragraph."""
    if before.kind is after.kind is Kind.CODE:
        around = before.around("pre")  # paragraphs inside may be lines
        return "\n" if around is not None and around is after.around("pre") else PARAGRAPH_BREAK
    if before.row < 0 or after.row < 0:
        return PARAGRAPH_BREAK
    if not before.kind is after.kind is Kind.CELL:
        in_columns = before.column >= 0 and after.column >= 0
        return between_cells(before, after) if in_columns else PARAGRAPH_BREAK
    if before.row == after.row:
        # Paragraphs of one cell (a layout table) stay paragraphs.
        one_cell = bool(before.path) and bool(after.path) and before.path[-1] is after.path[-1]
        return PARAGRAPH_BREAK if one_cell else "\t"
    return "\n" if after.row == before.row + 1 else PARAGRAPH_BREAK
