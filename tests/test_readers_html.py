"""Reading HTML: blocks, kinds and places; and the same from a tree."""

import json

import pytest
from attrs import evolve
from hypothesis import given
from lxml import etree, html

from cleantext import Document, Kind, read_html, read_tree
from cleantext.document import Origin
from cleantext.testing import strategies as st


def shown(page: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in page.blocks]


@pytest.mark.parametrize(
    "page, blocks",
    [
        ("<h1>Rain</h1><p>It  fell\n all day.", [("heading", "Rain"), ("paragraph", "It fell all day.")]),
        ("<p>one<p>two<div>three</div>four", [("paragraph", "one"), ("paragraph", "two"), ("line", "three"), ("line", "four")]),
        ("<p>a <b>b</b>, <i>c</i>d", [("paragraph", "a b, cd")]),
        ("<ul><li>one<li>two</ul>", [("list_item", "one"), ("list_item", "two")]),
        ("<pre>\n  a\n\n    b </pre>", [("code", "  a\n\n    b")]),
        ("<pre><b class=k>if</b><b class=p>::</b>\n<b class=x>  go\n</b><b class=x>  on</b></pre>", [("code", "if::\n  go\n  on")]),
        ("<p>Call <code><i class=n>rain</i><i class=p>()</i></code> <i class=n>now</i>", [("paragraph", "Call rain() now")]),
        ("<pre><code>a</code><code class=x>b</code> <code>c</code></pre>", [("code", "a\nb c")]),
        ("<pre>a<div>  b</div><div><br></div><div>c\n</div><div>d</div>e</pre>f", [("code", "a\n  b\n\nc\nd\ne"), ("line", "f")]),
        ("<div><pre>a<br><br>b</div><div>c</div><div>d", [("code", "a\n\nb"), ("line", "c"), ("line", "d")]),
        ("<pre><div>a</div><p>b<ul><li>c", [("code", "a"), ("code", "b"), ("list_item", "c")]),
        ("<figure><pre><b class=x>a\n</b>b <b class=x>c</b></pre></figure>", [("code", "a\nb c")]),
        ("<figure><p><code class=k>rain <b class=n>fell</b>()</code> here</p></figure>", [("paragraph", "rain fell() here")]),
        ("<p>one<br>two<br><br>three", [("paragraph", "one\ntwo"), ("paragraph", "three")]),
        ("<p>a &amp; b &lt;c&gt; &eacute; &#x1F33E; &#99999999;", [("paragraph", "a & b <c> é 🌾 �")]),
        ("<p>2 < 3 and 5 > 4", [("paragraph", "2 < 3 and 5 > 4")]),
        ("<script>no</script><style>no</style><p>yes<!-- no --> still", [("paragraph", "yes still")]),
        ("<noscript><iframe src=x /></noscript><p>posts</p>", [("paragraph", "posts")]),
        ("<noscript><p>posts</p></noscript>", [("paragraph", "posts")]),
        ("<template><p>no</p></template><p>yes", [("paragraph", "yes")]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [("cell", "a"), ("cell", "b"), ("cell", "c")]),
        ("<button>Share</button><p>Rain", [("control", "Share"), ("paragraph", "Rain")]),
        ("</body></html><p>late", [("paragraph", "late")]),
        ("", []),
        ("   \n", []),
    ],
)  # fmt: skip
def test_blocks_and_kinds(page: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(read_html(page)) == blocks


def test_blocks_know_their_place() -> None:
    page = read_html("<body>\n<MAIN class='Story Big' role=main><h3 id=Top>Rain</h3>")
    (block,) = page.blocks
    assert [ancestor.tag for ancestor in block.path] == ["body", "main", "h3"]
    assert block.path[1].classes == ("story", "big")
    assert (block.path[1].role, block.path[2].id, block.path[2].line) == ("main", "top", 2)
    assert block.level == 3


def test_links_hidden_text_and_markers() -> None:
    page = read_html(
        "<p>See <a href=/x>this page</a></p><div hidden><p>one</p></div><p style='display: none'>two</p>"
        "<ol start=4><li>four<ul><li>deep</ul><li value=9>nine</ol>"
    )
    see, one, two, four, deep, nine = page.blocks
    assert see.link_chars == len("this page")
    assert (see.hidden, one.hidden, two.hidden) == (False, True, True)
    assert [(item.marker, item.level) for item in (four, deep, nine)] == [("4.", 1), ("•", 2), ("9.", 1)]


HIDING = [
    "hidden", "hidden=until-found", "popover", "style='DISPLAY: none'", "style='display:/**/none'", "style=visibility:collapse",
    "style='margin: 0; font-size:0'", "style='position:absolute; clip: rect(0 0 0 0)'",
]  # fmt: skip
SHOWING = [
    "aria-hidden=true",
    "class=hidden-xs",
    "style='backface-visibility:hidden'",
    "style='font-size:0.9em'",
    "title=none",
]


@pytest.mark.parametrize(
    "page, text",
    [
        ("<a href=/p>Politics</a><a href=/k>North Korea</a>", "Politics North Korea"),
        ("<i class=n>Rain</i><i class=n>, wind</i>", "Rain, wind"),
        ("Rain <span class=n>fell (</span><span class=n>or snow</span><span class=n>)</span>", "Rain fell (or snow)"),
        ("<span class=n>rain</span><span class=n>wind</span>", "rain wind"),
        ("<a href=/rain>ra</a><a href=/rain>in</a>", "rain"),
        ("<a href=/rain>rain</a><a href=/wind>wind</a>", "rain wind"),
        ("<a class=tag>rain</a><a class=tag>wind</a>", "rain wind"),
        ("<span style='color: red'>chil</span><span style='color: red'>dren</span>", "children"),
        ("<span class='NormalTextRun X1'>chil</span><span class='NormalTextRun X1'>dren</span>", "children"),
        ("<span style='display: inline-block'>rain</span><span style='display: inline-block'>wind</span>", "rain wind"),
        ("<span style='color: red'>Rain</span><span style='color: red'>Wind</span>", "Rain Wind"),
        ("Updated on<time datetime=2026-01-02>2 January</time>", "Updated on2 January"),
        ("Updated on<time datetime=2026-01-02>January 2</time>", "Updated on January 2"),
        ("<a class=m href=/>Next</a>Rain at last", "Next Rain at last"),
        ("It rained.<a href=/>More</a>", "It rained. More"),
        ("01<a href=/>Rain</a>", "01 Rain"),
        ("3<a href=/>D</a>", "3D"),
        ("i<span class=x>Rain</span>", "iRain"),
        ("U.<a href=/>S.</a>", "U.S."),
        ("Rain<span style='color: red'>Wind</span>Sun", "RainWindSun"),
        ("Rain<b>Wind</b>", "RainWind"),
        ("<code>rain<span class=x>Wind</span></code>", "rainWind"),
        ("ветер<a href=/>Дождь</a>", "ветер Дождь"),
    ],
)  # fmt: skip
def test_words_side_by_side_are_told_apart(page: str, text: str) -> None:
    assert [block.text for block in read_html(f"<p>{page}</p>").blocks] == [text]


@pytest.mark.parametrize("attributes", HIDING)
def test_what_is_hidden_in_the_middle_of_a_line_is_set_apart(attributes: str) -> None:
    shown, hidden = read_html(
        f"<li>Rain <a {attributes}>or <b>sun</b></a>fell.<span {attributes}> Wind.</span>"
    ).blocks
    assert (shown.text, shown.hidden, shown.marker) == ("Rain fell.", False, "•")
    assert (hidden.text, hidden.hidden, hidden.kind) == ("or sun Wind.", True, Kind.LIST_ITEM)
    (block,) = read_html(f"<div {attributes}><p>Rain").blocks
    assert block.hidden


@pytest.mark.parametrize("attributes", SHOWING)
def test_what_only_sounds_hidden_is_shown(attributes: str) -> None:
    (block,) = read_html(f"<p {attributes}>Rain <span {attributes}>fell</span>.").blocks
    assert (block.text, block.hidden) == ("Rain fell.", False)


def test_hidden_elements_left_open_end_with_their_line() -> None:
    one, hidden, two = read_html("<p>Rain <span hidden>or sun<p>fell.").blocks
    assert (one.text, hidden.text, two.text) == ("Rain", "or sun", "fell.")
    assert (one.hidden, hidden.hidden, two.hidden) == (False, True, False)
    (inside,) = read_html("<my-tab hidden><p>Rain</my-tab>").blocks
    assert (inside.kind, inside.hidden) == (Kind.PARAGRAPH, True)


@pytest.mark.parametrize(
    "page",
    [
        "<div><template shadowrootmode=open>Rain</template></div>",
        "<p><svg viewBox='0 0 1 1'/>Rain",
        "<p><svg><path><title>sun</title></svg>Rain",
        "<math><semantics><mi>Rain</mi><annotation encoding=x>sun</annotation></semantics></math>",
        "<math><annotation-xml encoding=text/html><p>sun</annotation-xml></math>Rain",
        "<math><annotation>sun<p>Rain",
        "<dialog class=open>sun</dialog><![CDATA[sun]]>Rain",
    ],
)
def test_drawings_formulas_and_shadows(page: str) -> None:
    assert [block.text for block in read_html(page).blocks if not block.hidden] == ["Rain"]


def test_numbers_that_are_none_do_not_count() -> None:
    page = read_html("<ol start=²><li>a<li value=--5>b<li value=0>c<li value=9999999999>d</ol>")
    assert [item.marker for item in page.blocks] == ["1.", "2.", "0.", "1."]


@pytest.mark.parametrize(
    "page, markers",
    [
        ("<ol><li>a<li value=7>b<li>c</ol>", "1. 7. 8."),
        ("<ol start=0><li>a<li>b</ol>", "0. 1."),
        ("<ol reversed><li>a<p>b</p><li>c<ul><li>d</ul><li>e</ol>", "3.  2. • 1."),
        ("<ol reversed start=10><li>a<li>b</ol>", "10. 9."),
        ("<ol reversed><li>a<li value=9>b<li>c</ol>", "3. 9. 8."),
        ("<ol REVERSED=''><li>a<ol reversed><li>b<li>c</ol><li><li>d", "3. 2. 1. 1."),
        ("<ol reversed type=a><li>a<li>b", "b. a."),
        ("<ol type=A start=26><li>a<li>b<li>c</ol>", "Z. AA. AB."),
        ("<ol type=i start=3><li>a<li>b</ol><ol type=I start=1994><li>c</ol>", "iii. iv. MCMXCIV."),
        ("<ol type=i start=3999><li>a<li>b<li value=0>c</ol>", "mmmcmxcix. 4000. 0."),
        ("<ol type=1><li>a</ol><ol type=x><li>b</ol><ol type=AA><li>c", "1. 1. 1."),
        ("<ol style='color: red; list-style: inside Lower-Roman'><li>a<li>b</ol>", "i. ii."),
        ("<ol style='list-style-type: upper-latin' type=i><li>a</ol>", "A."),
        ("<ul><li>a</ul><li>b", "• •"),
    ],
)
def test_items_are_numbered_as_browsers_do(page: str, markers: str) -> None:
    assert " ".join(block.marker for block in read_html(page).blocks) == markers


def test_rows_tell_cells_apart() -> None:
    page = read_html("<table><tr><td>a<td>b<tr><td>c</table><table><tr><td>d</table>")
    rows = [block.row for block in page.blocks]
    assert rows[0] == rows[1]
    assert rows[2] == rows[1] + 1
    assert rows[3] > rows[2] + 1


TABLES = [
    ("<tr><td>a<td><td>c", [("a", 0), ("c", 2)]),
    ("<tr><td colspan=2>a<td>c<tr><td>d<td>e", [("a", 0), ("c", 2), ("d", 0), ("e", 1)]),
    ("<tr><td rowspan=2>a<td>b<tr><td>d<tr><td>e", [("a", 0), ("b", 1), ("d", 1), ("e", 0)]),
    ("<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e", [("a", 0), ("b", 1), ("c", 3), ("d", 0), ("e", 3)]),
    ("<tr><th rowspan=0>a<td>b<tr><td>c<tr><td>d<tbody><tr><td>e", [("a", 0), ("b", 1), ("c", 1), ("d", 1), ("e", 0)]),
    ("<tr><td rowspan=9>a<td rowspan=2>b<tr><tr><td>c", [("a", 0), ("b", 1), ("c", 1)]),
    ("<tr><td>a<td>b<table><tr><td>c<td>d</table>e<td>f", [("a", 0), ("b", 1), ("c", 0), ("d", 1), ("e", 1), ("f", 2)]),
    ("<tr><td>a<p>b</p><td>c<div>d</div>", [("a", 0), ("b", 0), ("c", 1), ("d", 1)]),
    ("<caption>a</caption><tr><td>b</td>c<p>d", [("a", -1), ("b", 0), ("c", -1), ("d", -1)]),
    ("<tr><td>a<td><table><tr><td>b</table><p>c<td>d", [("a", 0), ("b", 0), ("c", 1), ("d", 2)]),
    ("<tr><td colspan=0>a<td>b<td colspan=-3>c<td>d", [("a", 0), ("b", 1), ("c", 2), ("d", 3)]),
    ("<tr><td colspan=99999>a<td>b<tr><td COLSPAN='2' x>c<td>d", [("a", 0), ("b", 1_000), ("c", 0), ("d", 2)]),
]  # fmt: skip


@pytest.mark.parametrize("rows, columns", TABLES)
def test_cells_know_their_columns(rows: str, columns: list[tuple[str, int]]) -> None:
    assert [(block.text, block.column) for block in read_html(f"<table>{rows}</table>").blocks] == columns


def test_rows_of_a_table_inside_are_apart_from_those_around_it() -> None:
    page = read_html("<table><tr><td>a<table><tr><td>b</table><td>c</table>")
    rows = [block.row for block in page.blocks]
    assert rows == sorted(set(rows))
    assert rows[2] > rows[1] + 1


@pytest.mark.parametrize(
    "page, blocks",
    [
        ("<ol><li><h3>a</h3><p>b<li>c</ol>", [("heading", "1."), ("list_item", ""), ("list_item", "2.")]),
        ("<ol reversed><li><div><h3>a</h3></div>b<li><h3>c</h3></ol>", [("heading", "2."), ("list_item", ""), ("heading", "1.")]),
        ("<ul><li></ul><h3>a</h3>", [("heading", "")]),
        ("<ul><li>a<h3>b</h3></ul>", [("list_item", "•"), ("heading", "")]),
    ],
)  # fmt: skip
def test_a_heading_may_begin_an_item(page: str, blocks: list[tuple[str, str]]) -> None:
    assert [(str(block.kind), block.marker) for block in read_html(page).blocks] == blocks


@pytest.mark.parametrize(
    "page, text",
    [
        ("<h2>Rain<a href=#r>¶</a></h2>", "Rain"),
        ("<h2>Rain <a href=#r><span>&para;</span></a>\n</h2>", "Rain"),
        ("<h2><a href=#r aria-hidden=true>#</a> Rain</h2>", "Rain"),
        ("<dl><dt>rain(<i>mm</i>)<a href=#r>\u00b6</a>", "rain(mm)"),
        ("<li>A note. <a href=#back>&#8617;&#xFE0E;</a></li>", "A note."),
        ("<h2>C#</h2>", "C#"),
        ("<h2><a href=/c>C#</a></h2>", "C#"),
        ("<h2><a href=#>#</a></h2>", "#"),
        ("<p>Rain <a href=#r>#</a></p>", "Rain #"),
        ("<p>See <a href=/r>rain</a> in 4 ¶ 5", "See rain in 4 ¶ 5"),
        ("<pre><a href=/>rain</a><i>¶</i></pre>", "rain¶"),
    ],
)
def test_handles_are_no_text(page: str, text: str) -> None:
    (block,) = read_html(page).blocks
    assert block.text == text


def test_a_heading_without_its_handle_is_no_link() -> None:
    rain, snow = read_html("<h2>Rain<a href=#r>¶</a></h2><h2><a href=/s>Snow</a><a href=#s>¶</a></h2>").blocks
    assert (rain.link_chars, snow.link_chars) == (0, 4)


@pytest.mark.parametrize(
    "heading, texts",
    [
        ("Rain<span>[</span><a href=/e>edit</a><span>]</span>", ["Rain", "[edit]"]),
        ("Rain<span>[<a href=/e>bearbeiten</a> | <a href=/e>Quelltext bearbeiten</a>]</span>", ["Rain", "[bearbeiten | Quelltext bearbeiten]"]),
        ("Rain [and <a href=/e>snow</a>]", ["Rain [and snow]"]),
        ("Rain [<b>and</b>]", ["Rain [and]"]),
        ("[<a href=/e>Rain</a>]", ["[Rain]"]),
        ("<a href=/e>Rain</a>]", ["Rain]"]),
    ],
)  # fmt: skip
def test_what_edits_a_section_is_a_control_beside_its_heading(heading: str, texts: list[str]) -> None:
    blocks = read_html(f"<h2>{heading}</h2>").blocks
    assert [block.text for block in blocks] == texts
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.CONTROL][: len(texts)]


@pytest.mark.parametrize(
    "page, text",
    [
        (
            "<blockquote><cite><a href=/u>Ana</a> wrote:</cite>Rain fell.</blockquote>",
            "Ana wrote:\nRain fell.",
        ),
        ("<blockquote>In <cite>Rain</cite>, it falls.</blockquote>", "In Rain, it falls."),
        ("<blockquote><cite>Ana</cite></blockquote>", "Ana"),
        ("<p><cite>Rain</cite> fell.", "Rain fell."),
        ("<p>10<sup>6</sup>, 10<sup>&minus;3</sup>, 10<sup>-3</sup>", "10⁶, 10−3, 10⁻³"),
        ("<p>in 2020<sup><a href=#n>12</a></sup>, 3<sup>rd</sup>", "in 2020¹², 3rd"),
        ("<p>x<sup>2</sup> 5 <sup>2</sup> 7<sup></sup>a 8", "x2 5 2 7a 8"),
    ],
)
def test_quoted_authors_and_raised_digits(page: str, text: str) -> None:
    assert read_html(page).source == text


@pytest.mark.parametrize("levels", [255, 3_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "blockquote"])
def test_no_depth_loses_text(levels: int, tag: str) -> None:
    page = read_html(f"<{tag}>" * levels + "inside" + f"</{tag}>" * levels + "<p>after")
    assert [block.text for block in page.blocks][-1].endswith("after")
    assert "inside" in page.source


def without_origin(page: Document) -> Document:
    return evolve(page, origin=Origin())


WELL_FORMED = [
    "<html><head><title>Rain &amp; sun</title><meta name='author' content='Ana &quot;A&quot; Ruiz'/></head><body>"
    "<h1 class='big Head'>Rain</h1><p>It <b>fell</b> on <a href='/lima'>Lima</a> &amp; Cusco.</p></body></html>",
    "<html><body><!-- no --><p>one<!-- no --> two<?php no ?> three</p><script>if (a &lt; b) {}</script><p>x</p></body></html>",
    "<html><body><ul><li>a<br/>b</li><li>c<img src='/i.jpg' alt='A road'/></li></ul><pre>a\n  b</pre></body></html>",
    "<html><body><table><tr><td>1</td><td>2</td></tr></table><div hidden='hidden'><p>no</p></div>tail</body></html>",
    "<html><body><figure><img src='/a.jpg'/><figcaption>A road <small>Photo: Ana Ruiz</small></figcaption></figure></body></html>",
    "<html><body><p>a</p><hr/>b<div>c<input type='text'/>d</div><svg><text>no</text></svg><p>e</p></body></html>",
    "<html><body><template><p>no</p></template><p>&amp;lt; stays escaped once</p></body></html>",
]


@pytest.mark.parametrize("page", WELL_FORMED)
def test_a_tree_gives_the_document_of_its_page(page: str) -> None:
    tree = etree.fromstring(page)
    before = etree.tostring(tree)
    assert without_origin(read_tree(tree)) == without_origin(read_html(page))
    assert etree.tostring(tree) == before


@given(st.html_pages(well_formed=True))
def test_a_tree_gives_the_document_of_any_well_formed_page(page: str) -> None:
    assert without_origin(read_tree(etree.fromstring(page))) == without_origin(read_html(page))


def test_trees_of_html_and_xhtml_are_read() -> None:
    page = "<p>Rain <b>fell</b>.</p><p>It stopped.</p>"
    for tree in (
        html.document_fromstring(page),
        etree.ElementTree(html.document_fromstring(page)),
        etree.fromstring(f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{page}</body></html>"),
    ):
        assert [block.text for block in read_tree(tree).blocks] == ["Rain fell.", "It stopped."]


def test_only_what_is_inside_the_element_is_read() -> None:
    tree = html.fragment_fromstring("<div><p>in</p>tail of the paragraph</div>")
    assert [block.text for block in read_tree(tree[0]).blocks] == ["in"]
    assert read_tree(tree).origin.reader == "tree"


def test_deep_trees_are_read_without_recursion() -> None:
    root = element = etree.Element("div")
    for _ in range(5_000):
        element = etree.SubElement(element, "div")
    element.text = "inside"
    assert [block.text for block in read_tree(root).blocks] == ["inside"]


STATED = "".join(
    f"<p>{sentence} {'and so on, ' * 20}</p>" for sentence in ("It rained.", "It snowed.", "It thawed.")
)


@pytest.mark.parametrize(
    "script",
    [
        f"window.state = {json.dumps({'story': STATED})}",
        f"push([1, {json.dumps(STATED)}])",
        f"push([1, {json.dumps(json.dumps({'story': STATED}))}])",
        f'it = "{{"; push([1, {json.dumps(STATED).replace("<", chr(92) + "u003c")}])',
    ],
)
def test_text_in_the_state_of_a_script(script: str) -> None:
    page = read_html(f"<div id=app>Loading</div><script>{script}</script>")
    assert [block.text[:10] for block in page.blocks] == ["Loading", "It rained.", "It snowed.", "It thawed."]
    assert page.origin.notes == ("text taken from a script",)


def test_the_state_of_a_script_keeps_its_markup() -> None:
    figure = "<figure><img src=pier.jpg><figcaption>The pier in rain.</figcaption></figure><h2>Tides</h2>"
    page = read_html(f"Loading<script>push([1, {json.dumps(STATED + figure)}])</script>")
    kinds = [Kind.LINE, *[Kind.PARAGRAPH] * 3, Kind.IMAGE, Kind.FIGCAPTION, Kind.HEADING]
    assert [block.kind for block in page.blocks] == kinds
    assert all(page.source[block.start : block.end] == block.text for block in page.blocks)
    assert page.blocks[4].image is not None and page.blocks[4].image.url == "pier.jpg"
    assert [element.tag for element in page.blocks[5].path] == ["script", "figure", "figcaption"]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{'A page that shows its text has no need of this. ' * 10}</p><script>push({json.dumps(STATED)})</script>",
        f"Loading<script>push({json.dumps(STATED)}",
        f"Loading<script>push({json.dumps('<p>short</p>' * 3)})</script>",
        f"Loading<script>push({json.dumps('no markup in it ' * 100)})</script>",
    ],
)
def test_scripts_of_other_pages_are_left_alone(page: str) -> None:
    assert not any(
        block.text.startswith(("It rained", "short", "no markup")) for block in read_html(page).blocks
    )


@pytest.mark.parametrize(
    "html, characters",
    [
        ("<a href=x>Rain</a> fell", 4),
        ("<A HREF=x>Rain</A> fell", 4),
        ("<a name=top>Rain</a> fell", 0),
        ("<a name=top><b>Rain <a href=x>fell</a>", 4),
        ("<a href=x>Rain <a name=top>fell</a> all", 5),
    ],
)
def test_an_anchor_without_an_address_is_no_link(html: str, characters: int) -> None:
    assert read_html(f"<p>{html}</p>").blocks[0].link_chars == characters
