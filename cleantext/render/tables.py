"""Tables, as notebooks show values that are no pages: pipelines, templates, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from cleantext.normalize import printable


def to_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in HTML, all text escaped; numbers stand right."""
    head = "".join(f'<th scope="col" style="text-align: left">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    caption = f'<caption style="text-align: left; caption-side: top">{escape(title)}</caption>'
    return printable(f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td style="text-align: right">{value:,}</td>'
    return f'<td dir="auto" style="text-align: left; white-space: normal">{escape(str(value))}</td>'
