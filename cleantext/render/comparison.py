"""A page that shows two cleanings of one page side by side, block by block; made like the report, with CSS alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from cleantext.blocks import Block
from cleantext.document import Document, Fate, Span
from cleantext.normalize import printable
from cleantext.render.passages import spans_by_block
from cleantext.render.report import head, hues, label_counts, span_markup, title_of, where

RULES = """.b { grid-template-columns: 9rem minmax(0, 1fr) minmax(0, 1fr); } .s small { left: auto; inset-inline-start: 0; } .t { position: relative; }
.same .s { background: none; } .b.head { position: sticky; top: 0; z-index: 2; background: var(--ground); font-weight: 600; padding: .3rem 0; }
body:has(#only:checked) .same { display: none; }
@media (max-width: 40rem) { .b { display: grid; gap: 0 .75rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .k { grid-column: 1 / -1; } }
"""


def to_comparison(first: Document, second: Document, *, names: tuple[str, str] = ("first", "second")) -> str:
    """An HTML page on two cleanings of the same page: what each makes of every block, and where they differ.

    Args:
        first: A page, cleaned.
        second: The same page, cleaned otherwise. Raises `ValueError` if it is another page.
        names: What the two are called.
    """
    if first.source != second.source:
        raise ValueError("these are two pages, not two cleanings of one: their sources differ")
    return printable("".join(_page(first, second, names)))


def _page(first: Document, second: Document, names: tuple[str, str]) -> Iterator[str]:
    labels = dict.fromkeys(label for page in (first, second) for label, _ in label_counts(page))
    yield head(title_of(second), hues(labels) + RULES)
    rows = list(_rows(first, second))
    differ = sum(not same for _, same in rows)
    yield f"<p>{differ} of {len(rows)} blocks differ; {_kept(first)} characters are kept by {escape(names[0])}, "
    yield f"{_kept(second)} by {escape(names[1])}. What is left out is smaller and grey.</p>\n"
    yield '<fieldset><legend>Shown</legend><label><input type="checkbox" id="only"> only what differs</label></fieldset>\n'
    yield f'<main>\n<div class="b head"><div class="k"></div><div>{escape(names[0])}</div><div>{escape(names[1])}</div></div>\n'
    yield from (row for row, _ in rows)
    yield "</main>\n</body>\n</html>\n"


def _kept(document: Document) -> str:
    return f"{len(document.text):,}"


def _rows(first: Document, second: Document) -> Iterator[tuple[str, bool]]:
    """A row for each block, and whether both make the same of it."""
    ours, theirs = _by_block(first), _by_block(second)
    for block in first.blocks:
        pair = ours.get(block.index, []), theirs.get(block.index, [])
        if any(pair):
            same = _outcome(pair[0]) == _outcome(pair[1])
            yield _row(block, (first, second), pair, same), same


def _by_block(document: Document) -> Mapping[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for block, span in spans_by_block(document):
        if block is not None:
            found.setdefault(block.index, []).append(span)
    return found


def _outcome(spans: list[Span]) -> list[tuple[int, int, bool, object]]:
    """What became of a block: labels and fates, whoever said so."""
    return [
        (span.start, span.end, span.fate is Fate.DROPPED, span.verdict.label if span.verdict else None)
        for span in spans
    ]


def _row(
    block: Block, pages: tuple[Document, Document], pair: tuple[list[Span], list[Span]], same: bool
) -> str:
    cells = "".join(
        f'<div class="t" dir="auto">{"".join(span_markup(page, span) for span in spans)}</div>'
        for page, spans in zip(pages, pair, strict=True)
    )
    return (
        f'<div class="b{" same" if same else ""}"><div class="k">{escape(where(block))}</div>{cells}</div>\n'
    )
