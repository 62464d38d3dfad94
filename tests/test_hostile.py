"""Pages that mean harm, or are merely broken: each becomes a document, and the good text beside the harm is read.

All are small enough for every run; how time grows with size is measured in `benchmarks/`.
"""

import sys
import threading
from collections.abc import Callable
from time import process_time

import pytest

import cleantext
from cleantext import Document
from cleantext.testing import laws

GOOD = "The ferry waited in the harbour until the fog had lifted, and the crew told stories on the pier."
P = f"<p>{GOOD}</p>"
MANY = 3_000

CONTENT = "div span b a ul li table td tr blockquote p section article font em form noscript h1 figure figcaption dl label center"


def nested(tag: str, count: int = MANY) -> str:
    return f"<{tag}>" * count + "x" + f"</{tag}>" * count


BETWEEN = {
    **{f"nested {tag}": nested(tag) for tag in CONTENT.split()},
    **{f"sibling {tag}": f"<{tag}>x</{tag}>" * MANY for tag in CONTENT.split()},
    **{f"closing {tag}": f"</{tag}>" * MANY for tag in CONTENT.split()},
    "nested deeper": nested("div", 100_000),
    "misnested": "<b><p><i></b>x</p></i>" * MANY,
    "misnested links": "<a><b>x</a>x</b>" * MANY,
    "many attributes": "<div " + " ".join(f"a{n}=b" for n in range(MANY)) + ">x</div>",
    "a long attribute": f"<div class='{'x ' * MANY}' title=\"{'<p>' * MANY}\">x</div>",
    "a data URI": f"<img src='data:image/png;base64,{'A' * 100_000}'>",
    "less-than signs": "<" * MANY + " ",
    "less-than signs apart": "a < b " * MANY,
    "ampersands": "&" * MANY,
    "references": "&amp;&#65;&#x41;" * MANY,
    "an endless reference": "&" + "a" * 100_000 + ";",
    "an overflowing reference": "&#" + "9" * 100_000 + ";" + "&#x" + "f" * 100_000 + ";",
    "references to nothing": "&#0;&#xD800;&#x110000;&#128;&;&#;&#x;",
    "comments": "<!-- x -->" * MANY,
    "odd comments": "<!--><!---><!-- a --!><!-- -- > -- -->" + "<!x><?x?><!DOCTYPE y>",
    "dashes in a comment": "<!--" + "-" * 100_000 + "-->",
    "CDATA": "<![CDATA[x]]>" * MANY,
    "processing instructions": "<?php echo '<p>' ?>" * MANY,
    "a long script": "<script>" + "if (a<b) { x('<p>') }" * MANY + "</script>",
    "scripts": "<script>x</script><style>y</style>" * MANY,
    "a script in capitals": "<SCRIPT>x</p></sCRIPT \n>",
    "entities of a DTD": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>&c;',
    "lines of code left open": "<pre>" + "<div>x<span class=k>y" * MANY,
    "quotes": "<a " + "'" * 999 + "\"'" * 999 + ">x</a>",
    "equals signs": "<a " + "=" * MANY + ">x</a>",
    "slashes": "<a " + "/" * MANY + ">x</a>",
    "a long name": "<" + "a" * 100_000 + ">x",
    "unclosed tags": "<a b " * 3 + ">x</a>",
    "a body that ends early": "</body></html>",
    "two bodies": "<body><html><head><body class=x>",
    "line breaks": "<br>" * MANY,
    "custom elements": "<my-story><x-p>x</x-p></my-story>" * MANY,
    "a template": "<template><p>no</p></template>" * MANY,
    "svg": "<svg><desc>x</desc><path d='M0'/></svg>" * MANY,
    "mathematics": "<math><mi>x</mi></math>" * 999,
    "controls": "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\ufffe\ud800\udfff",
    **{
        f"{name} in what a picture says": f"<figure><img src='a{odd}.png' alt='A{odd} road' data-caption='A{odd} road' data-credit='Ana{odd} Ruiz'><figcaption>Fog{odd}</figcaption></figure>"
        for name, odd in {"NUL": "\0", "an escape": "\x1b", "C1": "\x9b", "a surrogate": "\ud800", "a reference": "&#x1b;"}.items()
    },
    "marks": "a" + "\u0301" * MANY,
    "invisible characters": "\u200b\u200d\u202e\u2066\ufeff" * MANY,
    "emoji": "👩‍🌾🏳️‍🌈" * MANY,
    "a long word": "a" * 200_000,
    "broken JSON-LD": "<script type=application/ld+json>" + '{"@graph":[' * MANY + "</script>",
    "deep JSON-LD": "<script type=application/ld+json>" + "[" * 100_000 + "]" * 100_000 + "</script>",
    "odd JSON-LD": "<script type=application/ld+json>[null,1e999,{\"@type\":[[]],\"author\":{\"name\":[3]}}]</script>",
    "attributes of a meta": "<meta " + "a " * 200_000 + "name=author content='Ana Ruiz'>",
    "metas": "<meta name=author content='Ana Ruiz'><meta property=og:title content=x>" * 500,
    **{
        f"flood of {flood!r}": f"<div>{flood.replace('<', '&lt;') * MANY}</div>"
        for flood in (" ", "\n", ".", "|", "/", "12:34:", "Image: ", "Foto: Foto: ", "Skip to ", "© ", "By ", "AFP/", "(", "[", "Photo by ", "- ", "<", "a@b.c ")
    },
}  # fmt: skip
"""Harm that a browser shows between two paragraphs, which it shows too."""


@pytest.mark.parametrize("name", BETWEEN)
def test_good_text_is_read_on_both_sides_of_harm(name: str) -> None:
    page = cleantext.read_html(P + BETWEEN[name] + P)
    assert page.source.count(GOOD) == 2
    assert not any(block.hidden for block in page.blocks if GOOD in block.text)


@pytest.mark.parametrize("name", BETWEEN)
def test_harm_is_cleaned_by_law(name: str) -> None:
    laws.check_document(cleantext.clean_html(P + BETWEEN[name][:30_000] + P))


FIRST_ONLY = {
    **{f"open {tag}": f"<{tag}>x" * MANY for tag in CONTENT.split()},
    **{
        f"open {tag}, good inside": f"<{tag}>" * 500 + P
        for tag in "select option button svg object textarea".split()
    },
    "an open comment": "<!-- " * MANY,
    "an open script": "<script>" * MANY,
    "an open title": "<title>" * MANY,
    "an open quote": "<a href='" * MANY,
    "open quotes": "<a href='\"" * MANY,
    "an open CDATA": "<![CDATA[" * MANY,
    "plaintext": "<plaintext></plaintext><p>x",
    "the start of a tag": "<",
    "the start of an end tag": "</",
    "a frameset": "<frameset><frame src=x></frameset>",
}


@pytest.mark.parametrize("name", FIRST_ONLY)
def test_good_text_before_harm_without_an_end_is_read(name: str) -> None:
    page = cleantext.clean_html(P + FIRST_ONLY[name])
    assert GOOD in page.source
    laws.check_printable(page)


UNSEEN = [
    "<script>{}</script>", "<style>{}</style>", "<!-- {} -->", "<template><p>{}</p></template>", "<title>{}</title>",
    "<textarea>{}</textarea>", "<iframe>{}</iframe>", "<noembed>{}</noembed>", "<svg><desc>{}</desc></svg>",
    "<p hidden>{}</p>", "<div style='DISPLAY : none'><p>{}</p></div>", "<p title='{}'>x</p>", "<script>'</scrip>{}'</script>",
]  # fmt: skip


@pytest.mark.parametrize("form", UNSEEN)
def test_what_browsers_do_not_show_does_not_come_out(form: str) -> None:
    secret = "The secret ferry waited for nobody at all, and nobody ever saw it leave the hidden harbour."
    page = cleantext.clean_html(P + form.format(secret) + P)
    for shown in (page.text, cleantext.to_text(page, captions="own-line"), cleantext.to_markdown(page)):
        assert secret not in shown


FLOODS = [
    " ", "\n", "\r", "\t", ".", "|", "/", "12:34:", "Image: ", "Foto: Foto: ", "Skip to ", "\u0301", "\u0f73", "\u202e", "\u200b",
    "👩‍🌾", "a", "(", '"', "- ", "© ", "AFP/", "<", "&", "=\n", "• x\n", "# x\n", "> ", "| a | b |\n", "[1] x\n", "a\t\tb\n", "x\n\n", "雨。",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS, ids=repr)
def test_floods_in_flat_text(flood: str) -> None:
    page = cleantext.clean_text(f"{GOOD}\n\n{flood * 1_000}\n\n{GOOD}")
    assert page.source.count(GOOD) == 2
    laws.check_document(page)


@pytest.mark.parametrize(
    "text", ["if x<y and a>b", "a < b && c > d", "<p>no markup</p>", "I <3 rain &amp; more"]
)
def test_signs_in_flat_text_stay_characters(text: str) -> None:
    assert cleantext.LENIENT(cleantext.read_text(text)).source == text
    assert cleantext.read_text(text).blocks[0].text == text


@pytest.mark.parametrize("text", ["می‌خواهم بروم", "क्‍ष", "👩‍🌾 waters the field"])
def test_joiners_survive(text: str) -> None:
    keep_all = cleantext.Pipeline(keep=list(cleantext.Label))
    assert keep_all(cleantext.read_html(f"<p>{text}")).text == text
    assert keep_all(cleantext.read_text(text)).text == text


BINARY = [
    b"", b"\x00" * 3_000, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    b"PK\x03\x04\x14\x00", b"\x1f\x8b\x08", b"\xff\xfe\x00", b"\xff\xfe\x00\x00\x00", b"\xfe\xff\xd8\x00", b"\xef\xbb\xbf",
    b"\xc0\x80\xf5\x80\x80\x80\xed\xa0\x80\xff", b'{"a": [1, 2, {"b": "<p>c</p>"}]}', b"<?xml version='1.0'?><rss><item>x</item></rss>",
    b"#include <stdio.h>\nint main() { return a < b && c > d; }", b"\x1b$B", b"\x1b$B\xff", b"~{", b"+ADw-script+AD4-",
]  # fmt: skip


@pytest.mark.parametrize("page", BINARY, ids=lambda page: repr(page[:12]))
def test_any_bytes_become_a_document(page: bytes) -> None:
    laws.check_document(cleantext.clean_html(page))
    laws.check_document(cleantext.clean_html(page[:3] + P.encode() + page))


@pytest.mark.parametrize(
    "left_open",
    [
        "<nav><svg><path d=x></nav>",
        "<dialog><svg>x</dialog>",
        "<datalist><option>x</datalist>",
        "<select><option>x</select>",
    ],
)
def test_what_is_left_open_inside_ends_with_what_is_around_it(left_open: str) -> None:
    page = cleantext.clean_html(P + left_open + f"<p>{GOOD} Nobody slept.</p>")
    assert page.text == f"{GOOD}\n\n{GOOD} Nobody slept."


SPACE = " " * 60_000
ENDLESS: dict[str, bytes] = {
    "space where a name is due": f'<meta é name={SPACE}"" content=x>'.encode(),
    "space in broken JSON-LD": f'<script type=application/ld+json>{{"a": 1,{SPACE}x</script>'.encode(),
    "tags left open in an unknown encoding": b"<" * 60_000 + b"caf\xe9",
    "scripts left open in an unknown encoding": b"caf\xe9" + b"<script>" * 7_500,
    "scripts behind a long formula": b"<p><math>" + SPACE.encode() + b"x</math>" + b"<script type=math></script>" * 9_000,
    "formulas behind one hidden with many attributes": b"<p><i aria-hidden=true " + b"a=b " * 9_000 + b">x</i>" + b"<math></math>" * 900,
    "scripts behind a formula of nothing": b"<p>x<math>" + b"<mi> </mi>" * 9_000 + b"</math>" + b"<script type=math></script>" * 9_000,
}  # fmt: skip


"""What takes one to twenty seconds where each place of it is looked on from, and milliseconds where it is read once."""


@pytest.mark.parametrize("name", ENDLESS)
def test_what_does_not_end_is_looked_through_once(name: str) -> None:
    cleantext.clean_html(P + "café")
    began = process_time()
    cleantext.clean_html(P.encode() + ENDLESS[name])
    assert process_time() - began < 0.3


class Tagged(str):
    """As BeautifulSoup's strings are: no `str` itself."""


def test_classes_derived_from_str_and_bytes_are_read_as_these() -> None:
    line = "A ferry in fog. Photo: Ana Ruiz/AFP"
    for text in (GOOD, f"# {GOOD}\n\n## {GOOD}\n\n{GOOD}"):
        assert cleantext.clean_text(Tagged(text)) == cleantext.clean_text(text)
        assert type(cleantext.clean_text(Tagged(text)).source) is str
    for html in (P, f"<title>{GOOD}</title>{P}"):
        assert cleantext.clean_html(Tagged(html), url=Tagged("http://a.b/")) == cleantext.clean_html(
            html, url="http://a.b/"
        )
        assert cleantext.clean_html(memoryview(html.encode())) == cleantext.clean_html(html.encode())
    assert cleantext.parse_figure_line(Tagged(line)) == cleantext.parse_figure_line(line)
    assert cleantext.parse_credit(Tagged("Ana Ruiz/AFP")) == cleantext.parse_credit("Ana Ruiz/AFP")


def in_thread(run: Callable[[], Document], stack: int) -> Document:
    """The result of a call in a thread with a stack of this many bytes."""
    found: list[Document] = []
    before = threading.stack_size(stack)
    try:
        thread = threading.Thread(target=lambda: found.append(run()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    return found[0]


def test_depth_takes_no_stack() -> None:
    page = P + nested("div", 50_000) + nested("blockquote", 20_000) + P
    assert in_thread(lambda: cleantext.clean_html(page), 256 * 1_024) == cleantext.clean_html(page)


def test_threads_do_not_disturb_each_other() -> None:
    pages = [P + BETWEEN[name][:4_000] + P for name in list(BETWEEN)[::6]]
    alone = [cleantext.clean_html(page) for page in pages]
    found: dict[int, list[Document]] = {}

    def run(number: int) -> None:
        found[number] = [cleantext.clean_html(page) for page in pages]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(4)] == [alone] * 4


def test_the_interpreter_is_left_as_it_was() -> None:
    before = sys.getrecursionlimit(), sys.flags, threading.stack_size()
    cleantext.clean_html(P + nested("div"))
    assert (sys.getrecursionlimit(), sys.flags, threading.stack_size()) == before


def test_output_does_not_outgrow_the_page() -> None:
    page = "<table><tr><td colspan=99999 rowspan=99999>a<td>b</table><ol start=999999999><li value=99999999>c</ol>"
    document = cleantext.Pipeline(keep=list(cleantext.Label))(cleantext.read_html(page))
    for shown in (document.text, cleantext.to_markdown(document)):
        assert len(shown) <= 4 * len(page)
