"""A page that shows what became of a page: every block coloured by its label, with filter and reason.

Made with CSS alone. All text of the page is escaped, no address is a link, nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from cleantext.blocks import Block, Kind
from cleantext.document import Document, Fate, Row, Span
from cleantext.labels import Label
from cleantext.normalize import printable
from cleantext.render.explanation import APART, LONGEST_RUN, more
from cleantext.render.passages import figure_line

HUES = {
    label: hue
    for hue, labels in {
        130: (Label.PROSE, Label.CROSSHEAD, Label.PULL_QUOTE, Label.CORRECTION),
        165: (Label.HEADLINE, Label.STANDFIRST, Label.KICKER, Label.BYLINE, Label.DATELINE),
        195: (Label.CAPTION, Label.CREDIT),
        220: (Label.NAVIGATION, Label.CONTROL, Label.PAGINATION, Label.METADATA),
        255: (Label.RELATED, Label.TEMPLATE, Label.DUPLICATE),
        290: (Label.COMMENTS, Label.SHARING, Label.MEDIA),
        330: (Label.PROMOTION, Label.ADVERTISEMENT, Label.SUBSCRIPTION),
        20: (Label.CONSENT, Label.LEGAL, Label.HIDDEN, Label.CLUTTER),
        50: (Label.UNLABELLED,),
    }.items()
    for label in labels
}
"""Degrees on the colour wheel: green is the article, blue its pictures and the site's signs, red what is left."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c1f23; --dim: #4a5058; --quiet: #5c5f6c; --ground: #fdfdfb; --light: 93%; --rim: 45%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e5e8; --dim: #b9bec6; --quiet: #9a9caa; --ground: #15171a; --light: 17%; --rim: 55%; }
}
body { color: var(--ink); background: var(--ground); font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; unicode-bidi: plaintext; text-align: left; }
summary { cursor: pointer; } fieldset { border: 1px solid var(--quiet); border-radius: 4px; margin: 1rem 0; padding: .3rem .6rem; }
fieldset label { display: inline-block; margin: .1rem .8rem .1rem 0; font-size: .85rem; white-space: nowrap; } input { vertical-align: middle; margin: 0 .2rem 0 0; }
.b { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .75rem; margin: 2px 0; position: relative; }
.k { color: var(--quiet); font-size: .75rem; text-align: right; padding-top: .2rem; }
.t { white-space: pre-wrap; }
.s { background: hsl(var(--h) 60% var(--light)); border-inline-start: 3px solid hsl(var(--h) 60% var(--rim)); padding: 0 .35rem; unicode-bidi: isolate; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.s.dropped { color: var(--dim); font-size: .85rem; }
:focus-visible { outline: 2px solid; outline-offset: 1px; }
.s small { display: none; position: absolute; top: 100%; left: 9.75rem; z-index: 1; pointer-events: none; white-space: normal; unicode-bidi: isolate; direction: ltr;
  font-size: .8rem; padding: .1rem .5rem; color: var(--ground); background: var(--ink); }
.s:hover small, .s:focus small { display: block; }
@media (max-width: 40rem) { .b { display: block; margin: .4rem 0; } .k { text-align: start; padding: 0; } .s small { left: 0; } }
"""
"""Both schemes keep the contrast that WCAG 2.2 asks of small text (4.5); `--light` and `--rim` are the lightness of a label's ground and edge."""

FATES = {"kept": "kept", "apart": "set apart", "dropped": "left out"}
"""What became of a piece of the page, as its classes and its switches call it."""

FOUND_BY = {
    "bom": "(by its byte order mark)",
    "utf-8": "(valid)",
    "misread": "(had been read as Latin-1)",
    "declared": "(declared)",
    "detected": "(detected)",
    "fallback": "(nothing better was found)",
}
"""How an encoding was found, by `Origin.encoding_source`."""


def to_report(document: Document) -> str:
    """An HTML page on a cleaned document, to be opened in a browser: the tool to find out what a pipeline does.

    Of a run of more than `LONGEST_RUN` blocks judged alike the first are shown and the rest counted.
    """
    return printable("".join(_page(document)))


def _page(document: Document) -> Iterator[str]:
    labels = label_counts(document)
    yield head(title_of(document), "".join(_rules(labels)))
    yield "<dl>"
    yield from _fields(document)
    yield "</dl>\n"
    if document.text:
        yield f'<details><summary>The clean text</summary><div class="t" dir="auto">{escape(document.text)}</div></details>\n'
    if labels:
        yield "<fieldset><legend>Shown</legend>\n"
        yield from (_switch(fate, name, "") for fate, name in FATES.items())
        yield "</fieldset>\n<fieldset><legend>Labels, with characters</legend>\n"
        yield from (_switch(label, f"{label} {count:,}", f"s {label}") for label, count in labels)
        yield "</fieldset>\n"
    yield "<main>\n"
    yield from _blocks(document)
    yield "</main>\n</body>\n</html>\n"


def head(title: str, rules: str) -> str:
    """The beginning of a report, up to its heading: nothing is fetched and no script runs, says its policy."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{STYLE}{rules}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )


def title_of(document: Document) -> str:
    """The headline, escaped."""
    return escape(document.headline or "Page without a headline")


def hues(labels: Iterable[Label]) -> str:
    """A style rule for each label: its hue."""
    return "".join(f".{label} {{ --h: {HUES[label]}; }}\n" for label in labels)


def _rules(labels: Iterable[tuple[Label, int]]) -> Iterator[str]:
    """Style rules: the hue of each label of the page, and what each switch hides."""
    names = [label for label, _ in labels]
    yield hues(names)
    for name in (*names, *FATES):
        yield f"body:has(#show-{name}:not(:checked)) main .{name} {{ display: none; }}\n"


def _switch(name: str, text: str, classes: str) -> str:
    return f'<label><input type="checkbox" id="show-{name}" checked> <span class="{classes}">{text}</span></label>\n'


def _fields(document: Document) -> Iterator[str]:
    origin = document.origin
    encoding = " ".join(filter(None, (origin.encoding, FOUND_BY.get(origin.encoding_source, ""))))
    read_as = ", ".join(filter(None, (origin.reader, encoding, origin.dialect)))
    fields = [
        ("standfirst", document.standfirst),
        ("kickers", ", ".join(document.kickers)),
        ("authors", ", ".join(document.authors)),
        ("sources", ", ".join(document.sources)),
        ("date", document.date),
        ("language", document.language),
        ("site", document.site_name),
        ("url", document.url),
        ("read as", read_as),
        ("notes", "; ".join(origin.notes)),
    ]
    fields += [("figure", figure_line(figure)) for figure in document.figures]
    for name, value in fields:
        if value:
            yield f"<dt>{name}</dt><dd>{escape(value)}</dd>"


def label_counts(document: Document) -> list[tuple[Label, int]]:
    """How many characters have which label, the most first."""
    counts: Counter[Label] = Counter()
    for start, end, verdict, block in document.pieces():
        if block is not None:
            counts[verdict.label if verdict is not None else Label.UNLABELLED] += end - start
    return counts.most_common()


def _label(span: Span) -> Label:
    return span.verdict.label if span.verdict is not None else Label.UNLABELLED


def _fate(span: Span) -> str:
    if span.fate is not Fate.DROPPED:
        return "kept"
    return "apart" if _label(span) in APART else "dropped"


def _blocks(document: Document) -> Iterator[str]:
    """The blocks in order, each with its kind and place, and its spans; of a run judged alike only the first ones."""
    run: tuple[object, ...] = ()
    length = 0
    inside = (row for row in document.fates() if row[4] is not None)
    for _, rows in groupby(inside, key=_number):
        found = list(rows)
        block, pieces = found[0][4], [row[:4] for row in found]
        assert block is not None
        fate, verdict = pieces[0][2:]
        said = (fate, verdict.label, verdict.filter, verdict.reason) if verdict is not None else (fate,)
        if said != run or len(pieces) > 1:
            if length > LONGEST_RUN:
                yield f'<div class="k">{more(length)}</div>\n'
            run, length = said if len(pieces) == 1 else (), 0
        length += 1
        if length <= LONGEST_RUN:
            spans = [Span(*piece, "") for piece in pieces]
            yield f'<div class="{_row(spans)}"><div class="k">{escape(where(block))}</div><div class="t" dir="auto">'
            yield from (span_markup(document, span) for span in spans)
            yield "</div></div>\n"
    if length > LONGEST_RUN:
        yield f'<div class="k">{more(length)}</div>\n'


def _number(row: Row) -> int:
    """The number of the block of a row that has one."""
    assert row[4] is not None
    return row[4].index


def _said(span: Span) -> tuple[Label, str]:
    """What is said of a piece of the page, and by whom."""
    verdict = span.verdict
    return _label(
        span
    ), f"{verdict.filter}: {verdict.reason}" if verdict is not None else "nobody said anything"


def _row(spans: Iterable[Span]) -> str:
    """The classes of a block: what all of its spans are, so that a switch hides the block with them."""
    fates, labels = {_fate(span) for span in spans}, {_label(span) for span in spans}
    return " ".join(["b", *(fates if len(fates) == 1 else ()), *(labels if len(labels) == 1 else ())])


def where(block: Block) -> str:
    """The kind of a block and the element around it."""
    kind = f"{block.kind} {block.level}" if block.kind is Kind.HEADING else block.kind.replace("_", " ")
    if not block.path:
        return kind
    nearest = block.path[-1]
    return f"{kind} · {nearest.tag}{''.join('.' + name for name in nearest.classes[:2])}"[:60]


def span_markup(document: Document, span: Span) -> str:
    """A piece of the page, with its reason to be shown on hover, tap or focus."""
    fate, (label, why) = _fate(span), _said(span)
    text = escape(document.source[span.start : span.end])
    return (
        f'<span class="s {fate} {label}" tabindex="0">{text}'
        f"<small> {FATES[fate]} · {label} · {escape(why)}</small></span>"
    )


def to_frame(document: Document) -> str:
    """The report inside a frame of its own, as notebooks show it: its styles stay in, and nothing in it can act."""
    return (
        f'<iframe sandbox title="What became of the page" srcdoc="{escape(to_report(document))}"'
        ' style="width: 100%; height: 30rem; border: 1px solid #8884"></iframe>'
    )
