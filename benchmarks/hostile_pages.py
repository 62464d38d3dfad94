"""Pages that mean harm, or are merely broken: what is in them, and which of their texts a browser shows.

A page is good prose with garbage in the middle. What stands before the garbage and after it has to come out, what the
garbage hides must not. Sizes are those at which readers break: a million elements, 50 MB of text.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from functools import partial

from attrs import frozen

from benchmarks.growth import MARKUP as MARKUP_FAMILIES
from benchmarks.growth import TEXT as TEXT_FAMILIES
from cleantext.readers.charsets import CODECS, LABELS

BEFORE = (
    "The ferry left the harbour at dawn on Tuesday, and by noon the whole village had gathered on the pier to hear"
    " what the captain had seen out on the sandbanks during the night."
)
INSIDE = (
    "Fishermen from three neighbouring towns brought their nets to the old market hall, where the mayor promised that"
    " repairs to the roof would begin before the first storms arrived."
)
AFTER = (
    "Nobody had expected the council to agree so quickly, but after a long winter of arguments the members voted nine"
    " to two for a new breakwater, which will be built before autumn."
)
MILLION = 1_000_000
MEGABYTE = 1_000_000


@frozen
class HostilePage:
    """A page and what must come of it.

    Attributes:
        group, name: What harm it does.
        make: Makes the page; pages of 50 MB are made when their turn comes.
        shown: Texts that have to be in the prose.
        unseen: Texts that must be in no output.
        flat: Whether it is flattened text and no HTML.
        limit: The `max_bytes` it is read with, below its size; 0 for none.
    """

    group: str
    name: str
    make: Callable[[], str | bytes]
    shown: tuple[str, ...] = (BEFORE, AFTER)
    unseen: tuple[str, ...] = ()
    flat: bool = False
    limit: int = 0


def article(garbage: str, before: str = BEFORE, after: str = AFTER) -> str:
    """A page as sites serve them, with the garbage between two paragraphs."""
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>Ferry back in harbour</title></head><body><article>"
        f"<h1>Ferry back in harbour</h1><p>{before}</p>{garbage}<p>{after}</p></article></body></html>"
    )


def bare(garbage: str) -> str:
    """A page of nothing but two paragraphs and the garbage between them."""
    return f"<p>{BEFORE}</p>{garbage}<p>{AFTER}</p>"


def lines(garbage: str) -> str:
    """Flattened text with the garbage between two paragraphs."""
    return f"{BEFORE}\n\n{garbage}\n\n{AFTER}"


Maker = Callable[[], str]

# --- depth and number ---------------------------------------------------------------------------------------------

SHOWN_INSIDE = (
    "a abbr address article b big blockquote body center cite code dd del details dfn div dl dt em fieldset figure font form"
    " h1 h6 header html i ins kbd li main mark menu nobr noscript ol p pre q s samp section small span strike"
    " strong sub summary sup table tbody td th time tr tt u ul var x-story amp-layout marquee legend label"
).split()
"""Elements whose content a browser shows in the middle of a page."""

OTHERS = (
    "aside button canvas caption colgroup datalist dialog footer frameset hgroup iframe math nav object option optgroup"
    " picture plaintext ruby select svg template textarea title video xmp"
).split()

KEEPS_TEXT_INSIDE = frozenset(
    "article b blockquote center dd del div em figure font i ins li main noscript ol p section span strong table td ul x-story u".split()
)
"""Those whose content is plainly an article's, however often they are nested."""


def nested(tag: str, depth: int, inside: str = "", closed: bool = True) -> str:
    """An element inside itself."""
    return f"<{tag}>" * depth + inside + (f"</{tag}>" * depth if closed else "")


def depths() -> Iterator[HostilePage]:
    """Nesting of every element, to ten thousand with prose inside, and to a million."""
    for tag in SHOWN_INSIDE:
        inside = (INSIDE,) if tag in KEEPS_TEXT_INSIDE else ()
        make = partial(nested, tag, 10_000, f"<p>{INSIDE}</p>" if tag != "p" else INSIDE)
        yield HostilePage(
            "depth", f"{tag}, 10,000", lambda make=make: article(make()), (BEFORE, *inside, AFTER)
        )
    for tag in SHOWN_INSIDE + OTHERS:
        closed = partial(nested, tag, MILLION, "x")
        shown = (BEFORE,) if tag in ("plaintext", "frameset") else (BEFORE, AFTER)
        yield HostilePage("depth", f"{tag}, a million", lambda make=closed: article(make()), shown)
    for tag in "div span b p ul li table td blockquote a section font em x-story h1 dl label form".split():
        left_open = partial(nested, tag, MILLION, "", closed=False)
        yield HostilePage("depth", f"{tag}, a million left open", lambda make=left_open: article(make()))
    for names in ("ul li", "table tr td", "div p", "b i", "blockquote p", "div span a", "dl dd", "ol li p"):
        opened = "".join(f"<{name}>" for name in names.split())
        ended = "".join(f"</{name}>" for name in reversed(names.split()))
        yield HostilePage(
            "depth", f"{names}, 300,000", lambda a=opened, b=ended: article(a * 300_000 + "x" + b * 300_000)
        )


SIBLINGS = (
    "<p>x</p>", "<div>x</div>", "<br>", "<li>x</li>", "<a href=/x>x</a>", "<img src=x.png>", "<span>x</span>", "<b></b>", "<td>x</td>",
    "<tr><td>x</td></tr>", "<option>x</option>", "<!-- x -->", "<p>", "</p>", "</div>", "<script>x</script>", "<style>x</style>", "<hr>",
    "<input>", "<h2>x</h2>", "<table></table>", "<figure></figure>", "<svg></svg>", "<template></template>", "<meta name=a content=b>",
    "<link rel=a href=b>", "<title>x</title>", "<x-y>x</x-y>", "<wbr>", "<iframe></iframe>", "<label>x</label>", "<time>x</time>",
)  # fmt: skip


def numbers() -> Iterator[HostilePage]:
    """A million elements side by side; a hundred thousand attributes."""
    for piece in SIBLINGS:
        yield HostilePage("number", f"a million {piece}", lambda piece=piece: article(piece * MILLION))
    kinds = {
        "attributes": " ".join(f"a{number}=b" for number in range(100_000)),
        "attributes in quotes": " ".join(f'a{number}="b c"' for number in range(100_000)),
        "attributes without values": " ".join(f"a{number}" for number in range(100_000)),
        "the same attribute": "class=x " * 100_000,
        "quotes": "'\"" * 100_000,
        "equals signs": "= " * 100_000,
    }
    for name, attributes in kinds.items():
        for tag in ("div", "img", "meta", "a"):
            made = f"<{tag} {attributes} name=description content=x>x"  # with a name a meta claims something
            yield HostilePage(
                "number",
                f"100,000 {name} of {tag}",
                partial(article, made),
                (BEFORE,) if name == "quotes" else (BEFORE, AFTER),
            )


# --- size ---------------------------------------------------------------------------------------------------------

BIG = {
    "an attribute": lambda: f"<div title=\"{'x ' * 5 * MEGABYTE}\">x</div>",
    "an attribute in single quotes": lambda: f"<div title='{'<p>' * 3 * MEGABYTE}'>x</div>",
    "an attribute without quotes": lambda: f"<div title={'x' * 10 * MEGABYTE}>x</div>",
    "a class": lambda: f"<div class=\"{'x ' * 5 * MEGABYTE}\"><p>x</p></div>",
    "classes": lambda: f"<div class=\"{' '.join(f'c{n}' for n in range(MEGABYTE))}\"><p>x</p></div>",
    "a style": lambda: f"<div style=\"{'color: red; ' * MEGABYTE}\"><p>x</p></div>",
    "an address": lambda: f"<a href=\"/{'x' * 10 * MEGABYTE}\">x</a>",
    "an address of an author": lambda: f"<a href=\"/author/{'1' * MEGABYTE}x\">Ana Ruiz</a>",
    "an id": lambda: f"<div id=\"{'x' * 10 * MEGABYTE}\"><p>x</p></div>",
    "an alternative text": lambda: f"<img src=x.png alt=\"{'x ' * 5 * MEGABYTE}\">",
    "a source set": lambda: f"<img srcset=\"{'x.png 1x, ' * MEGABYTE}\">",
    "a meta element": lambda: f"<meta name=description content=\"{'x ' * 5 * MEGABYTE}\">",
    "space where the name of a meta element is due": lambda: f"<meta é name={' ' * 10 * MEGABYTE}''>",
    "a data URI": lambda: f"<img src='data:image/png;base64,{'A' * 20 * MEGABYTE}'>",
    "a data URI in a style": lambda: f"<p style='background: url(data:image/png;base64,{'A' * 20 * MEGABYTE})'>x</p>",
    "a script": lambda: f"<script>{'if (a<b) x(); ' * (20 * MEGABYTE // 14)}</script>",
    "a script of less-than signs": lambda: f"<script>{'<' * 20 * MEGABYTE}</script>",
    "a script of tags": lambda: f"<script>{'<p>x</p>' * (20 * MEGABYTE // 8)}</script>",
    "a style sheet": lambda: f"<style>{'a > b { c: d } ' * (20 * MEGABYTE // 15)}</style>",
    "a comment": lambda: f"<!--{'x - ' * 5 * MEGABYTE}-->",
    "a comment of tags": lambda: f"<!--{'<p>x</p>' * (20 * MEGABYTE // 8)}-->",
    "JSON-LD": lambda: f"<script type=application/ld+json>{json.dumps({'@type': 'Thing', 'a': ['x' * 99] * 200_000})}</script>",
    "broken JSON-LD": lambda: f"<script type=application/ld+json>{'[{' * 10 * MEGABYTE}</script>",
    "space in broken JSON-LD": lambda: f"<script type=application/ld+json>[1,{' ' * 10 * MEGABYTE}x</script>",
    "JSON": lambda: f"<script type=application/json>{'[1, 2, 3], ' * (20 * MEGABYTE // 11)}</script>",
    "a template": lambda: f"<template>{'<p>x</p>' * (20 * MEGABYTE // 8)}</template>",
    "a drawing": lambda: f"<svg><path d='{'M0 0' * 5 * MEGABYTE}'/></svg>",
    "a textarea": lambda: f"<textarea>{'x ' * 10 * MEGABYTE}</textarea>",
    "a long tag name": lambda: f"<{'x' * 10 * MEGABYTE}>x",
    "a title": lambda: f"<title>{'x ' * 10 * MEGABYTE}</title>",
}  # fmt: skip

TEXT = {
    "words": "rain fell all day ",
    "a word": "x",
    "spaces": " ",
    "newlines": "\n",
    "references": "&amp;",
    "letters beyond ASCII": "é",
    "letters without spaces": "雨",
    "sentences": "Rain fell on the coast, and nobody went out. ",
}


def sizes() -> Iterator[HostilePage]:
    """10 MB in an attribute, 20 MB in a script or an address, 50 MB of text in one node."""
    for name, make in BIG.items():
        yield HostilePage("size", name, lambda make=make: article(make()))
    for name, piece in TEXT.items():
        for tag in ("p", "pre", "td", "") if name == "words" else ("div",):
            size = 50 * MEGABYTE // len(piece.encode())
            opened, ended = (f"<{tag}>", f"</{tag}>") if tag else ("", "")
            yield HostilePage(
                "size",
                f"50 MB of {name} in {tag or 'no element'}",
                lambda a=opened, b=ended, piece=piece, size=size: article(a + piece * size + b),
            )
        yield HostilePage(
            "size",
            f"50 MB of {name}",
            lambda p=piece: lines(p * (50 * MEGABYTE // len(p.encode()))),
            flat=True,
        )


# --- broken markup ------------------------------------------------------------------------------------------------

BROKEN = {
    "crossed tags": "<b><p><i></b>x</p></i>" * 9_000,
    "crossed links": "<a href=1><b>x</a>x</b>" * 9_000,
    "crossed tables": "<table><p>x<tr></table></p><td>" * 3_000 + "</table>",
    "crossed lists": "<ul><li><ol></ul><li></ol>" * 9_000,
    "crossed forms": "<form><div></form></div>" * 9_000,
    "ends of nothing": "</p></div></b></span></table></ul></x-y></body></html></head>" * 9_000,
    "ends alone": "</article></section></main></body></html>",
    "cells without a table": "<td>x<th>y<tr>z<caption>w" * 3_000,
    "items without a list": "<li>x<dd>y<dt>z" * 3_000,
    "text in a table": "<table>x<tr>y<td>z</td>x</tr></table>" * 3_000,
    "heads and bodies": "<head><body><html><head></head><body class=x>" * 999,
    "slashes": "<p/><div/><span/><br//></br/>" * 3_000,
    "less-than signs": "<" * 99_999 + " ",
    "less-than signs apart": "a < b << c <= d <3 " * 9_000,
    "greater-than signs": ">" * 99_999,
    "ampersands": "&" * 99_999,
    "tags without names": "<><></></><!><?>" * 9_000,
    "tags across lines": "<p\n\n\nclass\n=\n'x'\n>x</p\n>" * 9_000,
    "double doctypes": "<!DOCTYPE html><!DOCTYPE x SYSTEM 'y'>" * 999,
    "paragraphs left open": "<p>x" * 9_000,
    "frames": "<frame src=x><frame>",
    "long runs of formatting": "<b><i><u><s>" * 9_000,
    "headings left open": "<h1>x<h2>y<h3>" * 9_000,
    "buttons in buttons": "<button>x" * 9_000 + "</button>" * 9_000,
    "options left open": "<select>" + "<option>x" * 9_000 + "</select>",
    "an early end": "</body>",
    "an early end of all": "</article></body></html>\n<!-- x -->\n",
    "two early ends": "</body></html><body></body></html>",
    "attributes on ends": "</p class=x id='y'></div hidden>",
    "attributes without spaces": "<a href='x'class='y'id=z>x</a>" * 999,
    "an attribute named quote": "<p \"=x '>x</p>",
    "conditional comments": "<!--[if IE]><p>x</p><![endif]--><![if !IE]>x<![endif]>",
    "server tags": "<% if x %><?php echo '<p>' ?><jsp:x/><#if x><@y>{{ z }}{% w %}",
    "namespaces": "<o:p>x</o:p><svg:rect/><xi:include href='file:///etc/passwd'/>",
}  # fmt: skip


def broken() -> Iterator[HostilePage]:
    """Tags unclosed, crossed and stray."""
    for name, garbage in BROKEN.items():
        yield HostilePage("broken", name, partial(article, garbage))
        yield HostilePage("broken", f"{name}, bare", partial(bare, garbage))


# --- characters ---------------------------------------------------------------------------------------------------

INVALID_UTF8 = {
    "a lone continuation": b"\x80", "continuations": b"\xbf" * 99, "the first of two": b"\xc3", "the first of three": b"\xe2", "two of three": b"\xe2\x82",
    "the first of four": b"\xf0", "two of four": b"\xf0\x9f", "three of four": b"\xf0\x9f\x98", "overlong in two": b"\xc0\x80\xc1\xbf", "overlong in three": b"\xe0\x80\x80\xe0\x9f\xbf",
    "overlong in four": b"\xf0\x80\x80\x80\xf0\x8f\xbf\xbf", "a surrogate": b"\xed\xa0\x80", "a pair of surrogates": b"\xed\xa0\xbd\xed\xb8\x80", "past Unicode": b"\xf4\x90\x80\x80",
    "far past Unicode": b"\xf5\x80\x80\x80\xf7\xbf\xbf\xbf", "five bytes": b"\xf8\x88\x80\x80\x80", "six bytes": b"\xfc\x84\x80\x80\x80\x80", "FE and FF": b"\xfe\xff\xfe\xff",
    "all bytes": bytes(range(256)).replace(b"<", b""), "a nul": b"\0", "nuls": b"\0" * 9_999, "C0": bytes(range(1, 32)), "C1": bytes(range(0x80, 0xA0)), "DEL": b"\x7f",
    "a nul in a tag": b"<p\0><b\0 c=d>x</b\0>", "noise": random.Random(7).randbytes(9_999).replace(b"<", b"").replace(b"&", b""),
}  # fmt: skip

ODD_CHARACTERS = {
    "lone surrogates": "\ud800\udc00\udfff\ud800x",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f" + "".join(map(chr, range(0x80, 0xA0))),
    "nuls": "\0" * 999,
    "noncharacters": "\ufdd0\ufffe\uffff\U0001ffff\U0010ffff",
    "private use": "\ue000\uf8ff\U000f0000",
    "byte order marks": "\ufeff" * 999,
    "bidi controls": "\u202e\u202d\u2066\u2067\u2069\u200f" * 999,
    "separators": "\u2028\u2029\x85\x0b\x0c" * 999,
    "marks": "Z" + "\u0301\u0323\u0489" * 3_000,
    "unsorted marks": "a" + "\u0316\u0301" * 30_000,
    "tags of flags": "\U0001f3f4" + "\U000e0067\U000e007f" * 999,
    "emoji": "👩\u200d👩\u200d👧\u200d👦🏳️\u200d🌈👍🏽" * 999,
    "zero width": "\u200b\u200c\u200d\u2060\u00ad" * 999,
    "Hangul fillers": "\u3164\u115f\uffa0" * 999,
}


def characters() -> Iterator[HostilePage]:
    """Every way in which bytes are no UTF-8, and characters that nobody should print."""
    accented = "Über dem Hafen von Łódź lag den ganzen Tag Nebel, und die Fähre blieb bis zum Abend an der Mole liegen, weil niemand hinausfahren wollte."
    for name, garbage in INVALID_UTF8.items():
        yield HostilePage(
            "characters", name, lambda g=garbage: article("<div>{}</div>").encode().replace(b"{}", g)
        )
        yield HostilePage(
            "characters", f"{name}, with accents",
            lambda g=garbage, a=accented: article("<div>{}</div>", before=a).encode().replace(b"{}", g), (accented, AFTER),
        )  # fmt: skip
        yield HostilePage(
            "characters", f"{name}, flat", lambda g=garbage: lines(g.decode("utf-8", "replace")), flat=True
        )
    for name, text in ODD_CHARACTERS.items():
        yield HostilePage("characters", name, partial(article, f"<div>{text}</div>"))
        yield HostilePage("characters", f"{name}, flat", partial(lines, text), flat=True)


SHORT = "The council approved the new budget on Monday after a long debate."
SHORTER = "The museum will open again in March, officials said."

MASSES = {
    "cells": "a\tb\n", "boxes": "│ a │ b │\n", "bars": "| a | b |\n", "items": "- x\n", "code": "    x\n", "labels": "Share\n", "times": "12:34\n",
    "headings": "# x\n", "credits": "(Foto: x)\n", "bylines": "By Ana Ruiz\n", "addresses": "http://a.b/c\n", "rows of a file": "a,b,c\n", "letters": "x\n",
    "JSON": '{"a": [1, {"b": "c"}]}\n', "markup": "<div><p>x</p></div>\n", "Python": "if x < 3 and y > 2: return x\n", "numbers": "1. x\n",
}  # fmt: skip


def short() -> Iterator[HostilePage]:
    """Short sentences beside garbage, touching it and apart."""
    for name, garbage in (BROKEN | ODD_CHARACTERS).items():
        page = f"<p>{SHORT}</p><div>{garbage}</div><p>{SHORTER}</p>"
        yield HostilePage("short", name, lambda p=page: p, (SHORT, SHORTER))
    for name, line in MASSES.items():
        for gap in ("\n", "\n\n"):
            text = f"{SHORT}{gap}{line * 200}{gap[1:]}{SHORTER}"
            yield HostilePage(
                "short",
                f"{name}, lines {'apart' if len(gap) > 1 else 'touching'}",
                lambda t=text: t,
                (SHORT, SHORTER),
                flat=True,
            )


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha ha ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip

REFERENCES = {
    "a bomb": LAUGHS + "<div>&j;</div>",
    "a quadratic bomb": f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]><div>{"&a;" * 50_000}</div>',
    "an external entity": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><div>&a;</div>",
    "an external entity over the net": "<!DOCTYPE x [<!ENTITY a SYSTEM 'http://example.org/x'>]><div>&a;</div>",
    "an external DTD": "<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'>",
    "parameter entities": "<!DOCTYPE x [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]>",
    "inclusion": "<x xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></x>",
    "a style sheet for XML": "<?xml-stylesheet href='file:///etc/passwd'?>",
    "sections": "<![CDATA[x]]>" * 9_000,
    "a section left open": "<![CDATA[ x",
    "sections in sections": "<![CDATA[" * 999 + "]]>" * 999,
    "instructions": "<?x y?>" * 9_000,
    "an instruction left open": "<?x y >",
    "overflow": "&#99999999999999999999;&#x110000;&#xffffffffffffffff;&#-1;&#xD800;&#0;&#128;",
    "a long number": "&#" + "9" * MILLION + ";",
    "a long hexadecimal number": "&#x" + "f" * MILLION + ";",
    "a long name": "&" + "a" * MILLION + ";",
    "a million references": "<div>" + "&amp;" * MILLION + "</div>",
    "a million references left open": "<div>" + "&amp" * MILLION + "</div>",
    "a million numbers": "<div>" + "&#65;" * MILLION + "</div>",
    "a million broken ones": "<div>" + "&#;&#x;&;&xyz;" * (MILLION // 4) + "</div>",
    "references in attributes": "<p title='" + "&quot;&lt;p&gt;" * 99_999 + "'>x</p>",
}  # fmt: skip


def references() -> Iterator[HostilePage]:
    """Entities, inclusions, sections and instructions: nothing is fetched or expanded."""
    for name, garbage in REFERENCES.items():
        yield HostilePage(
            "references", name, partial(article, garbage), unseen=("root:x:0:0", "ha ha ha ha ha")
        )
        yield HostilePage(
            "references",
            f"{name}, in front",
            lambda g=garbage: g + article(""),
            unseen=("root:x:0:0", "ha ha ha ha ha"),
        )
        yield HostilePage(
            "references", f"{name}, flat", partial(lines, garbage), flat=True, unseen=("root:x:0:0",)
        )


# --- what is seen, and what is not --------------------------------------------------------------------------------

SEEN = {
    "plaintext": "<plaintext>{}", "xmp": "<xmp>{}</xmp>", "listing": "<listing>{}</listing>", "pre": "<pre>{}</pre>", "an open details": "<details open><summary>More</summary><p>{}</p></details>",
    "a shadow root": "<x-story><template shadowrootmode=open><style>p {{}}</style><p>{}</p></template></x-story>", "a closed shadow root": "<div><template shadowrootmode='closed'><p>{}</p></template></div>",
    "text in a shadow root": "<div><template shadowrootmode=open>{}</template></div>", "HTML in a drawing": "<svg><foreignObject><p>{}</p></foreignObject></svg>", "a drawing left open": "<svg><path d=''/><p>{}</p>",
    "a closed drawing": "<svg viewBox='0 0 1 1'/><p>{}</p>", "a drawing in a line": "<p><svg/>{}</p>", "a formula": "<math><mi>x</mi></math><p>{}</p>", "a formula left open": "<math><mi>x<p>{}</p>",
    "ruby": "<p><ruby>{}<rt>x</rt></ruby></p>", "the end of all before": "</article></body></html><p>{}</p>", "text after the end": "</article></body></html>{}", "text after the head": "</head>{}",
    "a section before": "<![CDATA[ x ]]><p>{}</p>", "comments": "<!--><p>{}</p><!--->", "a comment that ends oddly": "<!-- x --!><p>{}</p>", "dashes in a comment": "<!-- a -- b --- c --><p>{}</p>", "a comment in a comment": "<!-- <!-- x --><p>{}</p>",
    "a condition for others": "<!--[if !IE]><!--><p>{}</p><!--<![endif]-->", "a revealed condition": "<![if !IE]><p>{}</p><![endif]>", "an instruction before": "<?xml version='1.0'?><p>{}</p>", "odd ends before": "</ x></><p>{}</p>",
    "scripts in a script": "<script><!--<script>x</script>--></script><p>{}</p>", "a comment in a script": "<script><!-- x </script><p>{}</p>", "a closed script": "<script src=x /></script><p>{}</p>", "an end with attributes": "<style>x</style a=b><p>{}</p>",
    "an end with space": "<script>x</script\n><p>{}</p>", "ends alone": "</script></style></title></textarea></template>--><p>{}</p>", "a title": "<title>t</title><p>{}</p>", "a frame": "<iframe src=x></iframe><p>{}</p>", "noscript": "<noscript><p>{}</p></noscript>",
    "aria-hidden": "<p aria-hidden=true>{}</p>", "data-hidden": "<p data-hidden>{}</p>", "a class named hidden": "<p class='hidden-xs'>{}</p>", "a title named hidden": "<p title=hidden>{}</p>", "a style in data": "<p data-style='display:none'>{}</p>",
    "backface": "<div style='backface-visibility:hidden'><p>{}</p></div>", "a hidden field": "<form><input type=hidden name=a value=b></form><p>{}</p>", "signs in attributes": "<p title='a<b>c' lang=\"d>'e\">{}</p>",
    "odd attributes": "<p / a=b/ = 'c' \"d>{}</p>", "a nul in a name": "<p\0 cl\0ass=x>{}</p>", "capitals": "<P CLASS=X>{}</P>", "a form feed": "<p\x0cclass=x>{}</p>", "attributes twice": "<p class=a class=b id=c ID=d>{}</p>",
    "a marquee": "<marquee>{}</marquee>", "custom elements": "<x-story><x-text>{}</x-text></x-story>", "AMP": "<amp-layout layout=fill><p>{}</p></amp-layout>", "a cell": "<table><tr><td>{}</td></tr></table>",
    "text in a table": "<table>{}<tr><td>x</table>", "a paragraph in a table": "<table><p>{}</p><tr><td>x</table>", "a paragraph after a select": "<select><option>a</select><p>{}</p>", "an item alone": "<li>{}", "a cell alone": "<td>{}",
    "a frameset after text": "<frameset><frame src=x></frameset><p>{}</p>", "a player": "<video controls><source src=x>no player</video><p>{}</p>", "images": "<picture><source srcset=x><img src=y></picture><image src=z><p>{}</p>",
    "breaks": "<br/>" * 9_000 + "<p>{}</p>", "a hidden neighbour": "<p>{} <span hidden>x</span></p>", "a style in a paragraph": "<p><style>x</style>{}<script>y</script></p>", "templates in templates": "<template><template></template></template><p>{}</p>",
    "a less-than sign": "<p>a < b && c > d, x<3</p><p>{}</p>", "an unknown element": "<zzz>{}</zzz>", "a dead element": "<isindex><keygen><bgsound><p>{}</p>", "a base": "<base href='javascript:x'><p>{}</p>", "a fieldset": "<fieldset><legend>x</legend><p>{}</p></fieldset>",
    "a choice alone": "<option>x<option><p>{}</p></option>", "a figure": "<figure><p>{}</p></figure>", "a drawing left open in a menu": "<nav><svg><path></nav><p>{}</p>",
    "a suggestion left open": "<datalist><option>x</datalist><p>{}</p>", "a placeholder": "<a name=x><p>{}</p></a>", "a placeholder left open": "<a name=x><p>{}</p>",
}  # fmt: skip
"""Garbage with prose in it that browsers show."""

HIDDEN = {
    "a comment": "<!-- {} -->", "a comment with tags": "<!-- <p>{}</p> -->", "a comment with >": "<!-- > -> -- > {} -->", "a comment with dashes": "<!----- {} ----->", "a comment in a comment": "<!--<!-- {} -->", "a condition": "<!--[if IE]><p>{}</p><![endif]-->",
    "a declaration": "<!{}>", "an instruction": "<?x {}?>", "an odd end": "</ {}>", "a section": "<![CDATA[{}]]>", "a script": "<script>{}</script>", "a script of text": "<script type='text/template'><p>{}</p></script>", "JSON": "<script type='application/json'>[\"{}\"]</script>",
    "a script in capitals": "<SCRIPT>{}</sCRIPT >", "a script that looks closed": "<script/>{}</script>", "a script with an odd end": "<script>'</scrip>{}</scripty>'</script>", "scripts in a script": "<script><!--<script></script>{}--></script>", "a script with a string": "<script>var a = '</' + 'script>{}'</script>",
    "a style": "<style>{}</style>", "a style with a comment": "<style><!-- {} --></style>", "a style that looks closed": "<style/>{}</style>", "a template": "<template><p>{}</p></template>", "templates": "<template><template></template><p>{}</p></template>", "a table in a template": "<template><table><tr><td>{}</table></template>",
    "a template of AMP": "<template type='amp-mustache'><p>{}</p></template>", "a text field": "<textarea>{}</textarea>", "a choice": "<select><option>{}</option></select>", "suggestions": "<datalist><option>{}</option></datalist>", "a frame": "<iframe><p>{}</p></iframe>", "a document in a frame": "<iframe srcdoc='<p>{}</p>'></iframe>",
    "noembed": "<noembed>{}</noembed>", "noframes": "<noframes><p>{}</p></noframes>", "hidden": "<p hidden>{}</p>", "hidden until found": "<p hidden='until-found'>{}</p>", "hidden in capitals": "<P HIDDEN=''>{}</P>", "hidden=false": "<p hidden=false>{}</p>", "inside hidden": "<div hidden><section><div><p>{}</p></div></section></div>",
    "display": "<div style='display:none'><p>{}</p></div>", "display, spelled oddly": "<div style='color:red; DISPLAY : NONE !important'>{}</div>", "display without quotes": "<div style=display:none>{}</div>", "display with references": "<div style='display&#58;none'>{}</div>", "display with a comment": "<div style='display:/**/none'>{}</div>",
    "visibility": "<div style='visibility:hidden'>{}</div>", "collapse": "<div style='visibility:collapse'>{}</div>", "no size": "<div style='font-size:0'>{}</div>", "clipped": "<div style='position:absolute;clip:rect(0,0,0,0)'>{}</div>", "a hidden span": "<p>Rain <span hidden>{}</span> fell.</p>", "a span not displayed": "<p>Rain <span style='display:none'>{}</span> fell.</p>",
    "a hidden link": "<p>Rain <a href=x hidden>{}</a> fell.</p>", "a hidden item": "<ul><li hidden>{}</li><li>x</li></ul>", "a hidden cell": "<table><tr><td hidden>{}</td><td>x</td></tr></table>", "a closed dialog": "<dialog class=open><p>{}</p></dialog>", "a popover": "<div popover><p>{}</p></div>",
    "a player": "<audio>{}</audio>", "a canvas": "<canvas>{}</canvas>", "a drawing's title": "<svg><title>{}</title><desc>{}</desc></svg>", "a drawing's metadata": "<svg><metadata>{}</metadata></svg>", "a drawing's script": "<svg><script>{}</script></svg>", "a formula's source": "<math><semantics><mi>x</mi><annotation>{}</annotation></semantics></math>",
    "HTML in a formula's source": "<math><semantics><mi>x</mi><annotation-xml encoding='text/html'><p>{}</p></annotation-xml></semantics></math>", "a title": "<p title='{}'>x</p>", "an attribute left open": "<p title='{}</p><p class='x'>y</p>", "a field": "<input type=hidden value='{}'>", "a pixel": "<img src=x width=1 height=1 alt='{}'>",
    "a meta element": "<meta name=x content='{}'>", "data": "<div data-x='<p>{}</p>'>x</div>", "an end tag": "</p title='{}'>", "a parameter": "<object><param name=x value='{}'></object>", "a group of choices": "<select><optgroup label='{}'></optgroup></select>", "what ruby falls back to": "<p><ruby>x<rp>{}</rp><rt>y</rt></ruby></p>",
    "a head": "<head><style>{}</style></head>", "a title in the body": "<title>{}</title>", "a noscript style": "<noscript><style>{}</style></noscript>",
}  # fmt: skip
"""Garbage with text in it that browsers do not show."""

OPEN_ENDED = {
    "a comment": "<!-- {}", "a script": "<script>{}", "a script in a script": "<script><!--<script>x</script>{}", "a style": "<style>{}", "a template": "<template>{}", "a text field": "<textarea>{}", "a frame": "<iframe>{}", "a title": "<title>{}",
}  # fmt: skip
"""The same, never closed: nothing after it is shown either."""


def sights() -> Iterator[HostilePage]:
    """What a browser shows comes out, and what it hides does not."""
    for form, make in {"": article, ", bare": bare}.items():
        for name, garbage in SEEN.items():
            shown = (BEFORE, INSIDE) if name == "plaintext" else (BEFORE, INSIDE, AFTER)
            yield HostilePage("seen", name + form, partial(make, garbage.format(INSIDE)), shown)
        for name, garbage in HIDDEN.items():
            page = garbage.replace("{}", INSIDE)
            yield HostilePage("hidden", name + form, partial(make, page), unseen=(INSIDE,))
        for name, garbage in OPEN_ENDED.items():
            page = garbage.replace("{}", INSIDE)
            yield HostilePage("hidden", f"{name}, left open{form}", partial(make, page), (BEFORE,), (INSIDE,))


# --- no web pages at all ------------------------------------------------------------------------------------------

NOISE = random.Random(7).randbytes(200_000)
CODE = '#include <stdio.h>\nint main(void) {\n    for (int i = 0; i < 10 && i > -1; i++) printf("%d\\n", i << 2);\n    return a < b && c > d;\n}\n'

FILES: dict[str, bytes] = {
    "nothing": b"", "a space": b" ", "a byte": b"\xff", "zeros": bytes(100_000), "noise": NOISE, "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE, "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE,
    "GIF": b"GIF89a" + NOISE, "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Length 9>>stream\n" + NOISE, "ZIP": b"PK\x03\x04\x14\0" + NOISE, "gzip": gzip.compress(NOISE, mtime=0), "ELF": b"\x7fELF\x02\x01\x01" + NOISE,
    "MP3": b"ID3\x03\0" + NOISE, "MP4": b"\0\0\0\x18ftypmp42" + NOISE, "fonts": b"wOF2" + NOISE, "SQLite": b"SQLite format 3\0" + NOISE, "a class": b"\xca\xfe\xba\xbe" + NOISE, "JSON": json.dumps([{"a": [1, None, {"b": "<p>c</p>"}]}] * 3_000).encode(),
    "lines of JSON": b'{"a": 1}\n' * 9_000, "RSS": b"<?xml version='1.0'?><rss><channel>" + b"<item><title>x</title><description><![CDATA[<p>y</p>]]></description></item>" * 999 + b"</channel></rss>",
    "Atom": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>&lt;b&gt;x</title></entry></feed>", "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", "C": CODE.encode() * 99, "CSS": b"a > b { c: d }\n" * 9_000,
    "JavaScript": b"if (a < b && c > d) { x = '<p>' + y; }\n" * 9_000, "CSV": b"a,b,\"c<d\"\n" * 9_000, "a log": b"127.0.0.1 - - [01/Jan/2024:00:00:00] \"GET / HTTP/1.1\" 200 <1>\n" * 3_000, "a difference": b"--- a\n+++ b\n@@ -1 +1 @@\n-<p>\n+</p>\n" * 3_000,
    "less-than signs in Latin-1": b"\xe9" + b"<" * 200_000,
    "base64": b"QUJD" * 50_000, "an e-mail": b"From: a@b.c\r\nSubject: =?utf-8?q?x?=\r\nContent-Type: text/html\r\n\r\n<p>x</p>", "UTF-16 without a mark": article("").encode("utf-16-le"), "UTF-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "ISO-2022": b"\x1b$B$3$s\x1b(B\x1b$)C\x0e\x0f",
}  # fmt: skip


def files() -> Iterator[HostilePage]:
    """Files that are no pages, alone and with prose around them."""
    for name, content in FILES.items():
        yield HostilePage("files", name, lambda c=content: c, ())
        yield HostilePage(
            "files", f"{name}, flat", lambda c=content: c.decode("utf-8", "replace"), (), flat=True
        )
        tame = content[:20_000].replace(b"<", b"")
        yield HostilePage(
            "files",
            f"{name} beside prose",
            lambda c=tame: article("<div>{}</div>").encode().replace(b"{}", c),
        )
        yield HostilePage(
            "files", f"{name} beside lines", lambda c=tame: lines(c.decode("utf-8", "replace")), flat=True
        )
    yield HostilePage(
        "files", "signs in text", partial(lines, "if a < b && c > d: x<y"), (BEFORE, AFTER), flat=True
    )


# --- markup that attacks whoever shows it -------------------------------------------------------------------------

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<a href='javascript:alert(1)'>x</a>", "<a href='jAvAsCrIpT:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>", "<a href='&#106;avascript:alert(1)'>x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a href='vbscript:x'>x</a>", "<img src='javascript:alert(1)' alt='x'>",
    "<img src=x alt='\"><script>alert(1)</script>'>", "<img src=x alt=\"' onerror='alert(1)\">", "<p>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</p>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'></style></svg>", "<textarea></textarea><img src=x onerror=alert(1)></textarea>", "<xmp></xmp><img src=x onerror=alert(1)></xmp>", "<!--><img src=x onerror=alert(1)>-->",
    "<style><style/><img src=x onerror=alert(1)></style>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<p id='</p><script>alert(1)</script>'>x</p>", "<pre>&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;</pre>", "<h2>&lt;img src=x onerror=alert(1)&gt;</h2>", "<figure><img src='x\"onerror=alert(1)' alt=y><figcaption>&lt;script&gt;alert(1)&lt;/script&gt; Photo: &lt;b onclick=x&gt;</figcaption></figure>",
    "<meta property='og:title' content='</title><script>alert(1)</script>'>", "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"</x><img src=x onerror=alert(1)>\", \"url\": \"javascript:alert(1)\"}</script>", "<link rel=canonical href='javascript:alert(1)'>", "<base href='javascript:alert(1)//'>", "<article class='\"><script>alert(1)</script>' id='x\" onclick=\"y'><p>x</p></article>",
)  # fmt: skip


def attacks() -> Iterator[HostilePage]:
    """Scripts that try to live on in the report."""
    for attack in ATTACKS:
        yield HostilePage("attacks", attack[:60], partial(article, attack + f"<p>{INSIDE}</p>"), (BEFORE,))


# --- what a page says of itself -----------------------------------------------------------------------------------

METAS = "og:title og:description og:image og:url og:type author article:author article:published_time keywords robots date".split()
CLAIMS = "headline description author datePublished name image url publisher @type inLanguage articleSection".split()


def claimed(claims: dict[str, object]) -> str:
    """A page with JSON-LD in its head."""
    script = f"<script type=application/ld+json>{json.dumps({'@type': 'NewsArticle', **claims})}</script>"
    return article("").replace("<head>", "<head>" + script)


def claims() -> Iterator[HostilePage]:
    """10 MB in one claim, and lists of a million."""
    words = "word and " * MEGABYTE
    for name in METAS:
        meta = partial("<head><meta property='{0}' name='{0}' content='{1}'>".format, name)
        yield HostilePage(
            "claims", f"10 MB of {name}", lambda m=meta: article("").replace("<head>", m(words))
        )
    for name in CLAIMS:
        yield HostilePage("claims", f"10 MB of {name} in JSON-LD", lambda n=name: claimed({n: words}))
        yield HostilePage(
            "claims", f"many {name} in JSON-LD", lambda n=name: claimed({n: ["Ana Ruiz"] * 600_000})
        )
    inside = {
        "lists in lists": lambda: "[" * MILLION + "]" * MILLION, "objects in objects": lambda: '{"a":' * MILLION + "1" + "}" * MILLION,
        "a number": lambda: '{"@type": "Article", "a": ' + "9" * MILLION + "}", "odd numbers": lambda: '{"@type": "Article", "headline": NaN, "author": -1e999}',
        "surrogates": lambda: '{"@type": "NewsArticle", "headline": "a\\ud800b", "author": {"name": "\\udfff"}, "image": "http://a/\\udc00"}',
    }  # fmt: skip
    for name, make in inside.items():
        for kind in ("ld+json", "json"):
            yield HostilePage(
                "claims",
                f"{name} in {kind}",
                lambda k=kind, m=make: article(f"<script type=application/{k}>{m()}</script>"),
            )


# --- strings that are not clean, wherever a page has strings ------------------------------------------------------

UNCLEAN = {
    "a high surrogate": "\ud800", "a low surrogate": "\udfff", "NUL": "\0", "C1": "\x85\x9b", "an escape": "\x1b[31m",
    "references": "&#xD800;&#0;&#x1b;&#x85;&#xFFFF;", "bidi": "\u202e", "a mark": "\ufeff", "a separator": "\u2028",
}  # fmt: skip


def strings() -> Iterator[HostilePage]:
    """Characters that no output may hold, in every place that is written somewhere."""
    for name, odd in UNCLEAN.items():
        head = f"<title>Fog{odd} fell</title><meta name=author content='Ana{odd} Ruiz'><meta property=og:image content='http://a/{odd}'><link rel=canonical href='http://a/{odd}'>"
        body = (
            f"<h1>Fog{odd} fell</h1><p class='by{odd}line' id='{odd}' role='{odd}'>By Ana{odd} Ruiz</p><time datetime='2024-01-01{odd}'>1{odd}</time>"
            f"<a href='http://a.b/{odd}x'>link{odd}</a><figure><img src='http://a/{odd}.png' alt='al{odd}t' data-caption='A{odd}' data-credit='B{odd}'>"
            f"<figcaption>Fog{odd} on the coast. Photo: Ana{odd} Ruiz/AFP</figcaption></figure>"
        )
        yield HostilePage(
            "strings", f"{name} in a page", lambda h=head, b=body: article(b).replace("<head>", "<head>" + h)
        )
        yield HostilePage(
            "strings",
            f"{name} in JSON-LD",
            lambda o=odd: claimed(
                {"headline": f"Fog{o} fell", "author": {"name": f"Ana{o}"}, "image": f"http://a/{o}"}
            ),
        )
        printed = f"Fog{odd} fell\n\nBy Ana{odd} Ruiz\n\n[link{odd}](http://a/{odd})\n\n![al{odd}t](http://a/{odd})\n\n# He{odd}ading\n\n| a{odd} | b |\n|---|---|"
        yield HostilePage("strings", f"{name} in lines", partial(lines, printed), flat=True)
        for tag in ("script", "style", "textarea", "title", "pre", "td", "li", "figcaption", "h2"):
            yield HostilePage("strings", f"{name} in {tag}", partial(article, f"<{tag}>x{odd}y</{tag}>"))


# --- floods of one piece of text ----------------------------------------------------------------------------------


def floods() -> Iterator[HostilePage]:
    """A megabyte of every piece of text that `benchmarks.growth` knows, with prose on both sides."""
    for name, piece in TEXT_FAMILIES.items():
        many = piece * (MEGABYTE // len(piece.encode("utf-8", "surrogatepass")))
        yield HostilePage("floods", name, lambda m=many: article(f"<div>{m.replace('<', '&lt;')}</div>"))
        yield HostilePage("floods", f"{name}, bare", lambda m=many: bare(m.replace("<", "&lt;")))
        yield HostilePage("floods", f"{name}, flat", lambda m=many: lines(m), flat=True)
    for name, piece in MARKUP_FAMILIES.items():
        few = piece * (MEGABYTE // 10 // len(piece))
        shown = (BEFORE,) if name in SWALLOWING else (BEFORE, AFTER)
        yield HostilePage("floods", f"markup: {name}", lambda m=few: article(m), shown)
        yield HostilePage("floods", f"markup: {name}, bare", lambda m=few: bare(m), shown)


SWALLOWING = frozenset(
    {"anchors left open", "hidden left open", "hidden by style", "scripts in scripts", "templates", "formulas", "quotes left open", "sections left open"}
)  # fmt: skip
"""Markup left open of which what follows is a part: not shown, or a link."""


# --- encodings ----------------------------------------------------------------------------------------------------

LEGACY = {
    "windows-1250": "Łódź płynęła powoli, a żółte światło gasło nad rzeką, gdy ścichł wiatr i zaczął padać śnieg.", "windows-1251": "Прошла гроза, и маяк погас на три часа, а утром его снова зажгли рыбаки из соседней деревни.",
    "windows-1252": "Die Fähre fuhr früh übers Meer, und die Mädchen grüßten fröhlich vom Ufer – „schön“, sagten sie.", "windows-1253": "Η βάρκα έφυγε νωρίς το πρωί και κανείς δεν ήξερε πότε θα γυρίσει στο λιμάνι του νησιού.",
    "windows-1254": "Işıklar söndü, gemi sessizce kıyıya yanaştı ve çocuklar rüzgârın dinmesini bekledi.", "windows-1255": "הסירה יצאה מוקדם בבוקר ואיש לא ידע מתי תחזור אל הנמל הקטן של האי.",
    "windows-1256": "غادر القارب الميناء في الصباح الباكر ولم يعرف أحد متى سيعود إلى الجزيرة الصغيرة.", "windows-1257": "Laivas išplaukė anksti rytą, ir niekas nežinojo, kada jis grįš į mažą salos uostą.",
    "windows-874": "เรือออกจากท่าแต่เช้ามืดและไม่มีใครรู้ว่าจะกลับมาที่เกาะเล็ก ๆ เมื่อไร", "iso-8859-2": "Příliš žluťoučký kůň úpěl ďábelské ódy, když loď odplouvala od břehu za svítání.", "iso-8859-5": "Прошла гроза, и маяк погас на три часа, а утром его снова зажгли рыбаки.",
    "iso-8859-7": "Η βάρκα έφυγε νωρίς το πρωί και κανείς δεν ήξερε πότε θα γυρίσει στο λιμάνι.", "iso-8859-9": "Işıklar söndü, gemi sessizce kıyıya yanaştı ve çocuklar bekledi.", "iso-8859-15": "L’été où le bateau coula, les pêcheurs payèrent 3 000 € pour œuvrer à la côte déserte.".replace("’", "'"),
    "koi8-r": "Прошла гроза, и маяк погас на три часа, а утром его снова зажгли рыбаки из деревни.", "koi8-u": "Пройшла гроза, і маяк згас на три години, а вранці його знову запалили рибалки з їхнього села.", "ibm866": "Прошла гроза, и маяк погас на три часа, а утром его снова зажгли рыбаки.",
    "macintosh": "L’été où le bateau coula, les pêcheurs restèrent sur la côte déserte à écouter la mer.", "gbk": "清晨船离开了港口，谁也不知道它什么时候会回到这个小岛，我们在岸上等了一天。", "gb18030": "清晨船离开了港口，谁也不知道它什么时候会回到这个小岛，我们在岸上等了一天。",
    "big5": "清晨船離開了港口，誰也不知道它什麼時候會回到這個小島，我們在岸上等了一天。", "euc-jp": "朝早く船は港を出て、いつ島に帰ってくるのか誰も知らなかった。雨が降り続いていた。", "shift_jis": "朝早く船は港を出て、いつ島に帰ってくるのか誰も知らなかった。雨が降り続いていた。",
    "iso-2022-jp": "朝早く船は港を出て、いつ島に帰ってくるのか誰も知らなかった。雨が降り続いていた。", "euc-kr": "배는 아침 일찍 항구를 떠났고 언제 섬으로 돌아올지 아무도 알지 못했다. 비가 내렸다.",
}  # fmt: skip
"""A sentence in each of the encodings that pages were written in before UTF-8, by the name of the WHATWG."""

UNDECLARED = (
    "windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-874 koi8-r gbk big5"
    " euc-jp shift_jis iso-2022-jp euc-kr"
).split()
"""Those of which no other encoding of the same letters is as common."""

ODD_LABELS = (
    "utf8", " UTF-8 ", "unicode", "utf-16", "utf-7", "cp65001", "none", "", "rot13", "hex", "zlib", "idna", "punycode",
    "unicode_escape", "undefined", "mbcs", "x" * 9_999, "../../etc/passwd", "%s{x}$(y)", "utf-8\0", "koi8-r", "replacement",
    "hz-gb-2312",
)  # fmt: skip
"""What pages that are UTF-8 may say they are."""


def encodings() -> Iterator[HostilePage]:
    """Declared, undeclared, with marks, without, and with labels that are none or lie."""
    for name, text in LEGACY.items():
        codec = CODECS[LABELS[name]]
        declared = f"<html><head><meta charset={name}></head><body><h1>x</h1><p>{text}</p></body></html>"
        yield HostilePage("encodings", f"{name}, declared", partial(declared.encode, codec), (text,))
        if name in UNDECLARED:
            whole = f"<html><head><title>x</title></head><body><p>{text}</p>" + f"<p>{text} {text}</p>" * 6
            yield HostilePage("encodings", f"{name}, undeclared", partial(whole.encode, codec), (text,))
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        for name, mark in {
            "a mark": "\ufeff",
            "no mark": "",
            "a wrong label": "<meta charset=koi8-r>",
        }.items():
            yield HostilePage("encodings", f"{codec}, {name}", partial((mark + article("")).encode, codec))
    accented = "Über dem Hafen von Łódź lag den ganzen Tag Nebel, und die Fähre blieb bis zum Abend an der Mole liegen, weil niemand hinausfahren wollte."
    for label in ODD_LABELS:
        page = f'<meta charset="{label}"><h1>x</h1><p>{accented}</p><p>{AFTER}</p>'
        yield HostilePage("encodings", f"UTF-8 named {label[:30]!r}", page.encode, (accented, AFTER))


# --- limits -------------------------------------------------------------------------------------------------------

LIMIT = 5_000


def limits() -> Iterator[HostilePage]:
    """Pages longer than `max_bytes`: what stands before the cut comes out, and the document says that it was cut."""
    garbage = {
        "paragraphs": f"<p>{INSIDE}</p>" * 99, "a word": "x" * 99_999, "a script": "<script>" + "x<y;" * 9_999, "an attribute": "<p title='" + "é<p>" * 9_999,
        "continuations": "\x80" * 99_999, "letters of three bytes": "雨" * 99_999, "emoji": "👩\u200d🌾" * 9_999, "references": "&amp;" * 9_999, "tags": "<b>" * 9_999,
    }  # fmt: skip
    for name, text in garbage.items():
        for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-be", "gb18030"):
            page = article(text).replace("utf-8", codec if codec == "gb18030" else "utf-8")
            limit = LIMIT * (4 if "32" in codec else 2 if "16" in codec else 1)
            yield HostilePage(
                "limits", f"{name}, {codec}", partial(page.encode, codec, "replace"), (BEFORE,), limit=limit
            )
        yield HostilePage("limits", f"{name}, text", partial(article, text), (BEFORE,), limit=LIMIT)
        yield HostilePage("limits", f"{name}, flat", partial(lines, text), (BEFORE,), flat=True, limit=LIMIT)


def hostile_pages() -> Iterator[HostilePage]:
    """All of them, group by group."""
    for group in (
        sights, attacks, broken, files, characters, strings, short, encodings, limits, references, claims, floods, numbers, depths, sizes,
    ):  # fmt: skip
        yield from group()
