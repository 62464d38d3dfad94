"""How the time of cleaning and of every output grows with what a page is full of.

    python -m benchmarks.growth [--match TEXT] [--every N] [--json OUT]

A family is one piece of markup or text, over and over, beside a sentence. Each is cleaned at 25 kB and 100 kB and written in
every form; where that looks like more than linear growth, at 400 kB too. The exponent is the slope of log time over log
size: at most `MOST` is asked for, and less than `SECONDS` for 100 kB. The exit status tells whether all families keep to it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path

from attrs import frozen

import cleantext
from benchmarks.tables import write_json
from cleantext import Document

GOOD = "The ferry waited in the harbour until the fog had lifted, and the crew told stories on the pier."

MOST = 1.2
SECONDS = 1.0
SIZES = (25_000, 100_000, 400_000)
CLEARLY = 0.05
"""Seconds. Less says nothing about growth."""

MARKUP = {
    "attributes": "<p a=1 b='2' c=\"3\">x</p>", "classes": "<div class='a b c'><p>x", "ids": "<div id=x1>x</div>", "paragraphs": f"<p>{GOOD}</p>", "paragraphs left open": "<p>x",
    "nested div": "<div>", "nested span": "<span>x", "nested lists": "<ul><li>x", "nested tables": "<table><tr><td>x", "nested quotes": "<blockquote>x", "nested formatting": "<i><b>",
    "anchors left open": "<a href=1>x", "placeholders": "<a>x", "links": "<li><a href=/x>Story of it</a></li>", "glued links": "<a href=x>x</a> ", "read more": "<p>Rain fell on the coast. <a href=x>Read more</a></p>",
    "rows": "<tr><td>1<td>2</tr>", "cells": "<td>x</td>", "tables": "<table><tr><td>x</table>", "items": "<li>x", "lists": "<ul><li>x</ul>", "definitions": "<dl><dt>a<dd>b", "options": "<option>x", "labels": "<label>x</label>",
    "figures": "<figure><img src=x.png><figcaption>Rain. Photo: Ana Ruiz/AFP</figcaption></figure>", "captions": "<figcaption>x</figcaption>", "captions by class": "<p class=caption>x", "images": "<img src=x.png>", "images with texts": "<img src=x alt='a b c d e f'>",
    "images with captions": "<img src=x.png><p>Rain. Photo: Ana Ruiz/AFP</p>", "framed images": "<div class=photo><img src=x>x</div>", "cards": "<div class=card><a href=x><img src=x><h3>x</h3></a></div>",
    "headings": "<h2>x</h2>", "kickers": "<h2><b class=kicker>x</b> y</h2>", "kickers left open": "<h2><b class=kicker>x", "sections": "<h2>x</h2><p>Rain fell all day on the coast.</p>", "articles": "<article><h2>x</h2><p>y</p></article>", "breaks": "x<br>", "navigation": "<nav>x</nav>", "forms": "<form><input>x", "buttons": "<button>x</button>",
    "hidden": "<span hidden>x</span> y ", "hidden left open": "<span hidden>x", "hidden by style": "<p style='display:none'>x", "scripts": "<script>x</script>", "scripts in scripts": "<script><!--<script>", "templates": "<template>", "drawings": "<svg>", "formulas": "<annotation>x",
    "sections left open": "<![CDATA[", "comments": "<!-- x -->", "less-than signs": "<", "quotes left open": "<a b='", "ends": "</p></div></b>", "crossed": "<b><p></b></p>", "references": "&amp;&#65;",
    "metas": "<meta name=author content=x>", "JSON-LD": '<script type=application/ld+json>{"@type":"Article","headline":"x"}</script>', "times": "<time datetime=2024-01-01>x</time>", "marked authors": "<span itemprop=author>x</span>", "bylines": "<span class=byline>By Ana Ruiz</span>",
    "titles": "<title>x</title>", "canonical addresses": "<link rel=canonical href=x>", "code": "<pre>x</pre>", "lines of code": "<pre><div>x</div>", "code left open": "<pre><span class=k>x<div>y", "boxes": "<span class=x>Rain</span><span class=x>fell</span>", "custom elements": "<x-y>x</x-y>",
}  # fmt: skip
"""What pages are full of, by name."""

TEXT = {
    "spaces": " ", "newlines": "\n", "carriage returns": "\r\n", "dots": ".", "pipes": "|", "slashes": "/", "digits": "9", "digits with colons": "12:34:", "a word": "a", "letters without spaces": "雨", "sentences without spaces": "雨。", "letters": "x ", "capitals": "A ", "accents": "é ",
    "Image": "Image: ", "Foto": "Foto: Foto: ", "credits": "Foto: x\n", "credits in brackets": "(Foto: x)\n", "agencies": "Ana Ruiz/AFP\n", "agencies, glued": "AFP/", "a chain of agencies": "AFP via Getty Images ", "photographers": "Photo by Ana Ruiz for AFP/", "initials": "Photo: A. B. C. / ", "notices": "© 2020 ", "copyright": "Copyright ",
    "bylines": "By Ana Ruiz\n", "via": " via ", "and": " and ", "commas": "a, ", "semicolons": "x; ", "skip links": "Skip to ", "stock phrases": "Share\n", "read more": "Read more\n", "dates": "1 January 2024\n", "ISO dates": "2024-01-01\n", "times": "12:34\n", "prices": "$5 ", "shares": "5% ", "fractions": "1/2 ",
    "marks": "\u0301", "marks unsorted": "\u0316\u0301", "Tibetan signs": "\u0f73", "Thai marks": "\u0e48\u0e38", "bidi controls": "\u202e", "zero width": "\u200b", "joiners": "\u200d", "emoji": "👩‍🌾", "controls": "\x01\x02", "surrogates": "\ud800", "replaced": "\ufffd",
    "lines": "Rain fell all day.\n", "letters on lines": "x\n", "paragraphs": GOOD + "\n\n", "letters apart": "x\n\n", "sentences": "Rain fell on the coast. ", "short sentences": "I am.\n", "abbreviations": "Mr. X. a.b.c ", "settings": "x: y\n",
    "sign-offs": "(Reporting by Ana Ruiz in Lima; Editing by Bo Lind)\n", "offices": "Courier-Redaktion\n", "signed paragraphs": "Rain fell. (Ana Ruiz, 2.9.2025)\n\n", "signed days": "Ana Ruiz 2 September 2025\n",
    "bullets": "- x\n", "round bullets": "• x\n", "numbers": "1. x\n", "headings": "# x\n\n", "quotes": "> x\n", "cells": "a\tb\n", "cells apart": "a\t\tb\n", "columns": "a  b  c\n", "bars": "| a | b |\n", "boxes": "│ a │ b │\n", "rules": "---\n", "underlines": "=\n", "numbered links": "[1] x\n", "code": "    x\n", "tabs": "\tx\n",
    "links": "[a](b) ", "pictures": "![a](b)\n", "strong": "**x**", "emphasis": "_x_", "ticks": "`", "asterisks": "*", "underscores": "_", "tildes": "~", "brackets": "[", "parentheses": "(", "in brackets": "[x] ", "in parentheses": "(x) ", "quotation marks": '"', "quotations": "“x” ", "guillemets": "«x» ",
    "dashes": " - ", "long dashes": "— ", "less-than signs": "<", "ampersands": "&", "tags": "<p>", "references": "&amp;", "mail": "a@b.c ", "addresses": "http://a.b/c ",
}  # fmt: skip
"""What text is full of, by name."""


@frozen
class Family:
    """A piece that a page is full of, and how the page is made of it."""

    name: str
    make: Callable[[int], str]
    clean: Callable[[str], Document]


def flat(piece: str, size: int) -> str:
    """Flat text of about so many bytes."""
    return f"{GOOD}\n\n" + times(piece, size)


def in_markup(piece: str, size: int) -> str:
    """A page of about so many bytes, full of a piece of text."""
    return f"<p>{GOOD}</p><div>{times(piece.replace('<', '&lt;'), size)}</div><p>{GOOD}</p>"


def times(piece: str, size: int) -> str:
    """A piece over and over."""
    return piece * (size // len(piece.encode("utf-8", "surrogatepass")))


def families() -> Iterator[Family]:
    """All of them: markup, text, and text inside markup."""
    for name, piece in MARKUP.items():
        yield Family(f"{name} (HTML)", lambda size, p=piece: f"<p>{GOOD}</p>{times(p, size)}", cleantext.clean_html)  # type: ignore[misc]  # fmt: skip
    for name, piece in TEXT.items():
        yield Family(f"{name} (flat)", lambda size, p=piece: flat(p, size), cleantext.clean_text)  # type: ignore[misc]  # fmt: skip
        yield Family(f"{name} (in HTML)", lambda size, p=piece: in_markup(p, size), cleantext.clean_html)  # type: ignore[misc]  # fmt: skip


def write_all(page: Document) -> None:
    """Write a document in every form."""
    _ = page.text, page.figures, page.fields, page.spans(), page.explain()
    cleantext.to_text(page, captions="own-line")
    cleantext.to_markdown(page)
    cleantext.to_json(page)
    cleantext.to_report(page)


def seconds(family: Family, size: int) -> float:
    """Processor time of cleaning and writing, the better of two runs."""
    page = family.make(size)
    took = []
    for _ in range(2):
        began = time.process_time()
        write_all(family.clean(page))
        took.append(time.process_time() - began)
    return min(took)


def grown(family: Family) -> tuple[float, float]:
    """Seconds for 100 kB, and the exponent of growth; 0 where all is too fast to tell."""
    small, middle, large = SIZES
    took = seconds(family, middle)
    if took < CLEARLY:
        return took, 0.0
    exponent = slope(seconds(family, small), took, middle / small)
    if exponent > MOST:
        exponent = slope(took, seconds(family, large), large / middle)
    return took, exponent


def slope(less: float, more: float, ratio: float) -> float:
    """The exponent of growth between two sizes."""
    return log(more / max(less, 1e-9)) / log(ratio)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the families and print those that grow too fast or take too long."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("--match", default="", metavar="TEXT", help="only families with this in their names")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth family")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args(arguments)
    write_all(cleantext.clean_html(f"<figure><img src=x><figcaption>Rain. Photo: Ana Ruiz/AFP</figcaption></figure><p>{GOOD}"))  # fmt: skip
    write_all(cleantext.clean_text(GOOD))
    found = {}
    failed = 0
    for family in [family for family in families() if options.match in family.name][:: options.every]:
        took, exponent = found[family.name] = grown(family)
        if took > SECONDS or exponent > MOST:
            failed += 1
            print(f"{family.name}: {took:.2f} s for 100 kB, exponent {exponent:.2f}", flush=True)
    slowest = max(found, key=lambda name: found[name], default="")
    if slowest:
        print(f"{len(found)} families, {failed} too slow; the slowest: {slowest}, {found[slowest][0]:.2f} s")
    write_json(
        options.json,
        {name: {"seconds": took, "exponent": exponent} for name, (took, exponent) in found.items()},
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
