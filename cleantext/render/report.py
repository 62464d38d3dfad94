"""A page that shows what became of a page: every block coloured by its label, with filter and reason.

Made with CSS alone. All text of the page is escaped, no address is a link, nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from cleantext.blocks import Block, Kind
from cleantext.document import APART, Document, Fate, Span
from cleantext.labels import Label
from cleantext.normalize import printable
from cleantext.render.passages import figure_line, spans_by_block

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
:root { color-scheme: light dark; --ink: #1c1f23; --ground: #fdfdfb; --quiet: #667; --light: 93%; --rim: 45%; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e5e8; --ground: #15171a; --quiet: #99a; --light: 17%; --rim: 55%; } }
body { color: var(--ink); background: var(--ground); font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; }
.b { display: grid; grid-template-columns: 9rem 1fr; gap: .75rem; margin: 2px 0; }
.k { color: var(--quiet); font-size: .75rem; text-align: right; overflow-wrap: anywhere; padding-top: .2rem; }
.t { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
.s { background: hsl(var(--h) 60% var(--light)); border-left: 3px solid hsl(var(--h) 60% var(--rim)); padding: 0 .35rem; }
.dropped { opacity: .62; font-size: .85rem; }
.s small { color: var(--quiet); display: none; } .s:hover small, .s:focus small { display: inline; }
nav span { margin-right: .5rem; font-size: .8rem; }
#kept:checked ~ main .dropped, #kept:checked ~ main .apart, #gone:checked ~ main .kept { display: none; }
"""


def to_report(document: Document) -> str:
    """An HTML page on a cleaned document, to be opened in a browser: the tool to find out what a pipeline does."""
    return printable("".join(_page(document)))


def _page(document: Document) -> Iterator[str]:
    title = escape(document.headline or "Page without a headline")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{STYLE}'
    yield "".join(f".{label} {{ --h: {HUES[label]}; }}\n" for label in Label)
    yield f"</style>\n</head>\n<body>\n<h1>{title}</h1>\n<dl>"
    yield from _fields(document)
    yield "</dl>\n<nav>"
    yield from _legend(document)
    yield "</nav>\n"
    for name, label, checked in (
        ("all", "everything", " checked"),
        ("kept", "kept", ""),
        ("gone", "left out", ""),
    ):
        yield f'<input type="radio" name="show" id="{name}"{checked}><label for="{name}">{label}</label>\n'
    yield "<main>\n"
    yield from _blocks(document)
    yield "</main>\n</body>\n</html>\n"


def _fields(document: Document) -> Iterator[str]:
    origin = document.origin
    read_as = " ".join(filter(None, (origin.reader, origin.encoding, origin.encoding_source, origin.dialect)))
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


def _legend(document: Document) -> Iterator[str]:
    """How many characters have which label, the most first."""
    counts: Counter[Label] = Counter()
    for block, span in spans_by_block(document):
        if block is not None:
            counts[_label(span)] += span.end - span.start
    for label, count in counts.most_common():
        yield f'<span class="s {label}">{label} {count:,}</span>'


def _label(span: Span) -> Label:
    return span.verdict.label if span.verdict is not None else Label.UNLABELLED


def _blocks(document: Document) -> Iterator[str]:
    """The blocks in order, each with its kind and place, and its spans."""
    place: Block | None = None
    for block, span in spans_by_block(document):
        if block is None:
            continue
        if block is not place:
            if place is not None:
                yield "</div></div>\n"
            place = block
            yield f'<div class="b"><div class="k">{escape(_where(block))}</div><div class="t">'
        yield _span(document, span)
    if place is not None:
        yield "</div></div>\n"


def _where(block: Block) -> str:
    """The kind of a block and the element around it."""
    kind = f"{block.kind} {block.level}" if block.kind is Kind.HEADING else str(block.kind)
    if not block.path:
        return kind
    nearest = block.path[-1]
    return f"{kind} · {nearest.tag}{''.join('.' + name for name in nearest.classes[:2])}"[:60]


def _span(document: Document, span: Span) -> str:
    label = _label(span)
    fate = (
        "apart"
        if span.fate is Fate.DROPPED and label in APART
        else "dropped"
        if span.fate is Fate.DROPPED
        else "kept"
    )
    verdict = span.verdict
    why = f"{verdict.filter}: {verdict.reason}" if verdict is not None else "nobody said anything"
    text = escape(document.source[span.start : span.end])
    return (
        f'<span class="s {fate} {label}" tabindex="0" title="{escape(f"{fate}, {label}, {why}")}">{text}'
        f" <small>{label} · {escape(why)}</small></span>"
    )


def to_frame(document: Document) -> str:
    """The report inside a frame of its own, as notebooks show it: its styles stay in, and nothing in it can act."""
    return (
        f'<iframe sandbox srcdoc="{escape(to_report(document))}"'
        ' style="width: 100%; height: 30rem; border: 1px solid #8884"></iframe>'
    )
