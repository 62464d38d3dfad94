"""Renderers: what goes out, as text, Markdown, JSON and a report."""

import json
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import (
    Document,
    Label,
    Pipeline,
    per_block,
    read_html,
    read_text,
    to_json,
    to_markdown,
    to_report,
    to_text,
)
from cleantext.blocks import Block
from cleantext.render import markdown as rendering
from cleantext.render.addresses import safe_address
from cleantext.render.passages import Captions
from cleantext.render.report import HUES
from cleantext.render.schema_org import MOST_CREDITS
from tests.cases import CASES, CORPUS, Case, cleaned

BY_NAME = [pytest.param(case, id=case.name) for case in CASES]


@per_block(Label.CAPTION)
def captions(block: Block) -> str | None:
    """What stands in a figcaption."""
    return "in a figcaption" if block.inside("figcaption") and block.path[-1].tag != "small" else None


@per_block(Label.CREDIT)
def credits(block: Block) -> str | None:
    """What stands in small print."""
    return "in small print" if block.inside("small") else None


@per_block(Label.PROSE)
def everything(block: Block) -> str | None:
    """All text."""
    return "text"


PLAIN = Pipeline(credits, captions, everything)


def markdown(html: str) -> str:
    return to_markdown(PLAIN(read_html(html)))


FIGURE = (
    "<p>Rain fell.</p><figure><img src=/a.jpg alt='A *wet* road'>"
    "<figcaption>A road in Lima <small>Photo: Ana Ruiz / AFP</small></figcaption></figure><p>It stopped.</p>"
)


@pytest.mark.parametrize(
    "captions, text",
    [
        ("drop", "Rain fell.\n\nIt stopped."),
        ("own-line", "Rain fell.\n\nA road in Lima (Ana Ruiz/AFP)\n\nIt stopped."),
        ("bracket", "Rain fell.\n\n[A road in Lima (Ana Ruiz/AFP)]\n\nIt stopped."),
    ],
)
def test_captions_are_rendered_by_policy(captions: Captions, text: str) -> None:
    page = PLAIN(read_html(FIGURE))
    assert to_text(page, captions=captions) == text
    assert to_text(page.keeping(Label.CAPTION, Label.CREDIT), captions=captions) == text


@pytest.mark.parametrize(
    "rows, text",
    [
        ("<tr><td><p>A</p><td>B<tr><td>C<td><p>D</p>", "A\tB\nC\tD"),
        ("<tr><td><p>A</p><p>a</p><td><p>B</p>", "A\n\na\tB"),
        ("<tr><td><p>A</p><tr><td><p>B</p>", "A\n\nB"),
        (f"<tr><td><p>A</p><td><p>{'b' * 201}</p>", f"A\n\n{'b' * 201}"),
        ("<tr><td><p>A</p><td><h3>B</h3>", "A\n\nB"),
        ("<tr><td>A<td><table><tr><td><p>B</p></table>", "A\n\nB"),
    ],
)
def test_paragraphs_of_cells_share_the_line_of_their_row(rows: str, text: str) -> None:
    assert PLAIN(read_html(f"<table>{rows}</table>")).text == text


def test_lines_of_code_follow_each_other() -> None:
    page = PLAIN(
        read_html("<p>So:</p><pre><div>a</div><div>  b</div></pre><pre>c</pre><xmp>d</xmp><xmp>e</xmp>")
    )
    assert page.text == to_text(page) == "So:\n\na\n  b\n\nc\n\nd\n\ne"


@pytest.mark.parametrize("case", BY_NAME)
def test_text_without_captions_is_the_text_of_the_document(case: Case) -> None:
    assert to_text(cleaned(case)) == cleaned(case).text


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<h2>Why it rains</h2><p>Clouds.", "## Why it rains\n\nClouds."),
        ("<ul><li>one<li>two<ul><li>deep</ul><li>three</ul>", "- one\n- two\n  - deep\n- three"),
        ("<ol start=9><li>nine<li>ten<ul><li>deep</ul></ol>", "9. nine\n10. ten\n    - deep"),
        ("<ol reversed><li>three<li>two<li>one</ol>", "3. three\n2) two\n1. one"),
        ("<ol><li>one<li>two</ol><ol><li>one<li>two</ol>", "1. one\n2. two\n1) one\n2) two"),
        ("<ol type=a><li>one<ol type=I><li>deep</ol><li>two</ol>", "- a. one\n  - I. deep\n- b. two"),
        ("<ol start=-1><li>one<li>two</ol>", "- -1. one\n0. two"),
        (
            "<ol><li><h3>one</h3><p>a</p><p>b</p><ul><li>c</ul><li>two</ol><ul><li><h4>d</h4>e</ul>",
            "### 1. one\n\na\n\nb\n\n- c\n2. two\n\n#### d\n\ne",
        ),
        ("<ol><li><p>one</p><p>more</p><li>two</ol>", "1. one\n\n   more\n2. two"),
        (
            "<ol><li>one<pre>a\n\n\n b</pre><li>two<ul><li>deep<pre>c</pre></ul></ol><pre>d</pre>",
            "1. one\n\n   ```\n   a\n\n\n    b\n   ```\n2. two\n   - deep\n\n     ```\n     c\n     ```\n\n```\nd\n```",
        ),
        ("<blockquote>A<blockquote>B<br>b</blockquote>C</blockquote>", "> A\n>\n> > B\\\n> > b\n>\n> C"),
        ("<blockquote>" * 9 + "A", "> > > > > A"),
        ("<blockquote><p>First.<p>Second.</blockquote>", "> First.\n>\n> Second."),
        ("<pre><code class=language-py>if a:\n    b()</code></pre>", "```py\nif a:\n    b()\n```"),
        ("<pre><div>a</div><div>  b</div></pre><pre>c</pre>", "```\na\n  b\n```\n\n```\nc\n```"),
        ("<pre>a ``` b</pre>", "````\na ``` b\n````"),
        ("<table><tr><th>A<th>B<tr><td>1<td>x|y</table>", "| A | B |\n| --- | --- |\n| 1 | x\\|y |"),
        ("<table><tr><td>A<tr><td>1<td>2</table>", "| A | |\n| --- | --- |\n| 1 | 2 |"),
        (
            "<table><tr><th><th>Old<th>New<tr><th>Up<td><td>2</table>",
            "| | Old | New |\n| --- | --- | --- |\n| Up | | 2 |",
        ),
        (
            "<table><tr><th rowspan=2>A<th colspan=2>B<tr><th>C<th>D<tr><td>1<td>2<td>3</table>",
            "| A | B | |\n| --- | --- | --- |\n| | C | D |\n| 1 | 2 | 3 |",
        ),
        (
            "<table><tr><td colspan=500>A<td>B<tr><td colspan=500>1<td>2</table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |",
        ),
        ("<table><tr><td>A<br><br>a<td>B</table>", "| A<br>a | B |\n| --- | --- |"),
        ("<table><tr><td>Only<br><br>one<tr><td><td>layout</table>", "Only\n\none\n\nlayout"),
        (
            "<table><tr><td><p>A</p><td><ul><li>B<li>C</ul><tr><td><p>1</p><p>2</p><td>3</table><p>x",
            "| A | B<br>C |\n| --- | --- |\n| 1<br>2 | 3 |\n\nx",
        ),
        ("<table><tr><td>1<br>2<td><pre>a\nb</pre></table>", "1\\\n2\n\n```\na\nb\n```"),
        ("<table><tr><td><h3>A</h3><p>B<td><pre>C</pre></table>", "| A<br>B | C |\n| --- | --- |"),
        ("<table><tr><td>A<td><ol><li>B<li>C</ol></table>", "| A | 1. B<br>2. C |\n| --- | --- |"),
        (
            f"<table>{'<tr><td>A<td>B' * 2}<tr><td>C<td>{'b' * 1_001}</table>",
            f"| A | B |\n| --- | --- |\n| A | B |\n| C | {'b' * 1_001} |",
        ),
        ("<table><tr><td>A<td><blockquote>B</blockquote></table>", "A\n\n> B"),
        (f"<table><tr><td>A<td>{'b' * 1_001}</table>", f"A\n\n{'b' * 1_001}"),
        ("<table><tr><td>A<td>B<br><br>C<br><br>D<br><br>E<br><br>F</table>", "A\n\nB\n\nC\n\nD\n\nE\n\nF"),
        ("<table><tr><td>Only<tr><td>layout</table>", "Only\n\nlayout"),
        ("<p>one<br>two", "one\\\ntwo"),
        ("<p># no heading", "\\# no heading"),
        ("<p>3. no list", "3\\. no list"),
        ("<p>- no item<p>> no quote", "\\- no item\n\n\\> no quote"),
        ("<p>2 * 3 * 4, a_b, _c_, `d`, [e](f)", "2 \\* 3 \\* 4, a_b, \\_c\\_, \\`d\\`, \\[e\\](f)"),
        ("<p>a<br>b", "a\\\nb"),
        ("<p>&lt;script>alert(1)&lt;/script> &amp;lt;", "\\<script>alert(1)\\</script> \\&lt;"),
    ],
)
def test_markdown(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_markdown_shows_figures_in_place() -> None:
    page = PLAIN(read_html(FIGURE))
    shown = to_markdown(page)
    assert re.fullmatch(
        r"Rain fell\.\n\n(!\[.*\]\(/a\.jpg\)\\\n)?\*A road in Lima \(Ana Ruiz/AFP\)\*\n\nIt stopped\.", shown
    )
    assert (
        to_markdown(page, captions="bracket")
        == "Rain fell.\n\n\\[A road in Lima (Ana Ruiz/AFP)\\]\n\nIt stopped."
    )
    assert to_markdown(page, captions="drop") == "Rain fell.\n\nIt stopped."


def test_addresses_in_markdown_hold_no_character_references() -> None:
    page = PLAIN(read_html(FIGURE.replace("/a.jpg", "/x?a=1&copy;=2&colon;3")))
    assert not re.search(r"\(\S*&(?!amp;)\S*\)", to_markdown(page))


def test_a_table_goes_on_below_a_row_that_is_left_out() -> None:
    @per_block(Label.CLUTTER)
    def no_sun(block: Block) -> str | None:
        """Sun."""
        return "sun" if block.text == "sun" else None

    page = read_html(
        "<table><tr><td>A<td>B<tr><td>sun<td>sun<tr><td>C<td>D</table><table><tr><td>E<td>F</table>"
    )
    assert to_markdown(Pipeline(no_sun, everything)(page)) == (
        "| A | B |\n| --- | --- |\n| C | D |\n\n| E | F |\n| --- | --- |"
    )


def test_wide_tables_stay_readable() -> None:
    wide = "".join(f"<tr><td colspan={number}>x<td>y" for number in range(300))
    assert len(markdown(f"<table>{wide}</table>")) < 20 * 600


def test_deep_lists_stay_readable() -> None:
    page = "<ul><li>x" * 500
    assert max(len(line) for line in markdown(page).split("\n")) < 30


@pytest.mark.parametrize(
    "case", [param for param in BY_NAME if (CORPUS / str(param.id) / "expected.md").exists()]
)
def test_markdown_of_the_corpus(case: Case) -> None:
    assert to_markdown(cleaned(case)) == (case.folder / "expected.md").read_text("utf-8").strip("\n")


@pytest.mark.parametrize("case", BY_NAME)
def test_markdown_has_the_words_of_the_text(case: Case) -> None:
    shown = re.sub(r"\W+", "", to_markdown(cleaned(case), captions="drop"))
    letters = re.sub(r"\W+", "", cleaned(case).text)
    position = 0
    for letter in letters:
        position = shown.find(letter, position) + 1
        assert position, f"lost {letter!r}"


def test_json_has_the_names_of_schema_org() -> None:
    page = PLAIN(read_html(FIGURE))
    found = json.loads(to_json(page))
    assert found["@type"] == "Article"
    assert found["articleBody"] == "Rain fell.\n\nIt stopped."
    (image,) = found["image"]
    assert image["caption"] == "A road in Lima"
    assert image["creditText"] == "Ana Ruiz/AFP"
    assert image["creator"] == [{"@type": "Person", "name": "Ana Ruiz"}]
    assert image["provider"] == [{"@type": "Organization", "name": "AFP"}]


def test_json_tells_the_structure_when_asked() -> None:
    page = PLAIN(read_html("<h3>Rain</h3><ol><li>one</ol><table><tr><td>a<td>b</table>"))
    parts = json.loads(to_json(page, structure=True))["hasPart"]
    assert [(part["additionalType"], part["text"]) for part in parts] == [
        ("heading", "Rain"), ("list_item", "one"), ("cell", "a"), ("cell", "b"),
    ]  # fmt: skip
    assert parts[0]["level"] == 3
    assert parts[1]["marker"] == "1."
    assert parts[2]["row"] == parts[3]["row"]
    assert (parts[2]["column"], parts[3]["column"]) == (0, 1)
    assert "hasPart" not in json.loads(to_json(page))


@pytest.mark.parametrize("case", BY_NAME)
def test_json_and_report_of_the_corpus(case: Case) -> None:
    page = cleaned(case)
    assert json.loads(to_json(page))["articleBody"] == page.text
    report = to_report(page)
    for block in page.blocks:
        assert escape(block.text[:10]) in report


class Attributes(HTMLParser):
    """Gathers the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names.update(name for name, _ in attrs)


HARM = [
    "<p title='\"><script>x</script>'>a</p>",
    "<p>&lt;img src=x onerror=alert(1)></p>",
    "<p class='\"><svg onload=x>'>&lt;/span>&lt;script>x&lt;/script></p>",
    "<p>]]>&lt;/style>&lt;/title>&lt;/iframe>--></p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>a</noscript>",
    "<p>\x00\x1b[31m\ud800</p>",
]


@pytest.mark.parametrize("html", HARM)
def test_reports_escape_everything_and_link_nothing(html: str) -> None:
    for page in (
        cleantext.clean_html(html),
        cleantext.clean_text(html),
        cleantext.LENIENT(read_html(html * 3)),
    ):
        report = to_report(page)
        report.encode("utf-8")
        seen = Attributes()
        seen.feed(report)
        assert not {"script", "img", "svg", "a", "iframe", "link", "object"} & set(seen.tags)
        assert not any(name.startswith("on") or name in ("href", "src", "srcdoc") for name in seen.names)


def test_reports_have_a_colour_for_every_label() -> None:
    assert set(HUES) == set(Label)


@pytest.mark.parametrize("render", [to_text, to_markdown, to_json, to_report])
def test_an_empty_page_is_rendered(render: Callable[[Document], str]) -> None:
    assert isinstance(render(cleantext.Document()), str)


@pytest.mark.parametrize(
    "address, base, written",
    [
        ("/a.jpg", None, "/a.jpg"),
        ("/a.jpg", "https://example.org/x/y", "https://example.org/a.jpg"),
        ("//cdn.example/a.jpg", "https://example.org/", "https://cdn.example/a.jpg"),
        ("a b(1).jpg", None, "ab%281%29.jpg"),
        ("https://example.org/ü", None, "https://example.org/%C3%BC"),
        ("mailto:ana@example.org", None, "mailto:ana@example.org"),
        ("javascript:alert(1)", None, ""),
        (" JaVa\nScript:alert(1)", "https://example.org/", ""),
        ("data:text/html,x", None, ""),
        ("file:///etc", None, ""),
        ("java\tscript&colon;alert(1)", None, "javascript&colon;alert%281%29"),
        ("1:2", None, ""),
        ("http://[bad", "https://example.org/", ""),
        ("x" * 3_000, None, ""),
        ("\ud800.jpg", None, ".jpg"),
    ],
)
def test_only_harmless_addresses_are_written(address: str, base: str | None, written: str) -> None:
    assert safe_address(address, base) == written


def test_flat_text_is_rendered_too() -> None:
    page = Pipeline(everything)(read_text("Rain fell.\n\nIt stopped."))
    assert to_markdown(page) == "Rain fell.\n\nIt stopped."
    assert to_text(evolve(page, keep=frozenset())) == ""


@given(st.text("&_~#a *\\<", max_size=30))
def test_long_texts_are_escaped_as_short_ones(text: str) -> None:
    short = rendering._escaped(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rendering, "LONG", 4)
        assert rendering._escaped(text) == short


def test_masses_of_credits_are_not_written_out() -> None:
    figure = "<figure><figcaption>Photo: Ana Ruiz{}/AFP</figcaption></figure>"
    markup = "<article><h1>Rain on the coast</h1>" + "".join(figure.format(number) for number in range(300))
    page = cleantext.clean_html(markup)
    assert len(page.figures) == 300
    assert len(json.loads(to_json(page))["image"]) == MOST_CREDITS
    assert len(to_json(page)) < len(markup)
