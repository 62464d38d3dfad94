"""Floods: what it takes to read a page grows as the page does, and text beside them is kept."""

import json
from collections.abc import Callable

import pytest

from cleantext import Kind, read_html
from cleantext.readers import html as reader
from cleantext.readers import walk
from tests.steps import steps_of

FLOODS: dict[str, Callable[[int], str]] = {
    "nested div": lambda n: "<div>" * n,
    "nested span": lambda n: "<span>" * n,
    "unclosed p": lambda n: "<p>x" * n,
    "unclosed a": lambda n: "<a href=1>x" * n,
    "unclosed li": lambda n: "<li>x" * n,
    "nested lists": lambda n: "<ul><li>x" * n,
    "nested tables": lambda n: "<table><tr><td>x" * n,
    "spans": lambda n: "<table>" + "<tr><td colspan=1000 rowspan=65534>x<td rowspan=0>y" * n,
    "spans side by side": lambda n: "<table>" + "<tr><td rowspan=65534>x<td>y" * n,
    "headings": lambda n: "<h1>x" * n,
    "stray end tags": lambda n: "</p></div></b></span>" * n,
    "stray end tags in the deep": lambda n: "<div>" * n + "</p>" * n,
    "stray inline end tags": lambda n: "<span>" * n + "</a>" * n,
    "blocks below an open p": lambda n: "<p>" + "<span>" * n + "<div></div>" * n,
    "misnested": lambda n: "<a><span>x</a></span>" * n,
    "dialogs": lambda n: "<dialog>" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{number}=1" for number in range(n)) + ">",
    "quotes across tags": lambda n: "<a b='>'" * n,
    "open quotes": lambda n: '<a b="' * n,
    "open quotes of both kinds": lambda n: "<a b=\"<c d='<e f=\"" * n,
    "one open quote": lambda n: '<a b="x>' + "<c d='y>" * n,
    "open tags": lambda n: "<a " * n,
    "open comments": lambda n: "<!--" * n,
    "comments": lambda n: "<!-- x -->" * n,
    "open sections": lambda n: "<![CDATA[" * n,
    "scripts": lambda n: "<script>" * n,
    "scripts behind a formula": lambda n: "x<math>" + "<mi> </mi>" * n + "</math>" + "<script type=math></script>" * n,
    "script ends that are none": lambda n: "<script>" + "</scripty " * n,
    "drawings": lambda n: "<svg>" * n,
    "templates": lambda n: "<template>" * n,
    "breaks": lambda n: "x<br>" * n,
    "images": lambda n: "<img src=a>" * n,
    "less-than signs": lambda n: "<" * n,
    "new names": lambda n: "".join(f"<x{number}>" for number in range(n)),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _read_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are counted in Python, and what is compiled takes none; tests/test_native.py says it does the same."""
    monkeypatch.setattr(reader, "read_markup", walk.read_markup)


def steps(page: str) -> int:
    """Lines of Python run to read a page."""
    return steps_of(lambda: read_html(page))


@pytest.mark.parametrize("flood", FLOODS)
def test_steps_grow_as_the_page(flood: str) -> None:
    few, many = steps(FLOODS[flood](300)), steps(FLOODS[flood](1_200))
    assert many <= 4.6 * few + 1_000


RUNS: dict[str, Callable[[int], str]] = {
    "ampersands": lambda n: "&" * n,
    "references": lambda n: "&lt;" * n,
    "digits": lambda n: "&#" + "9" * n,
    "spaces": lambda n: " \n" * n,
    "value": lambda n: '<p a="' + "x" * n + '">',
    "letters": lambda n: "x" * n,
    "equals": lambda n: "<a " + '="' * n + ">",
}


@pytest.mark.parametrize("run", RUNS)
def test_steps_grow_as_a_run(run: str) -> None:
    assert steps(RUNS[run](40_000)) <= 4.6 * steps(RUNS[run](10_000)) + 1_000


CLOSED = [
    "nested div",
    "nested span",
    "unclosed p",
    "nested lists",
    "stray end tags in the deep",
    "comments",
    "images",
    "misnested",
]


@pytest.mark.parametrize("flood", CLOSED)
def test_text_beside_a_flood_is_kept(flood: str) -> None:
    page = read_html("<p>Rain fell all day.</p>" + FLOODS[flood](30_000) + "<div>It stopped at noon.</div>")
    texts = [block.text for block in page.blocks]
    assert texts[0] == "Rain fell all day."
    assert texts[-1] == "It stopped at noon."


def test_a_page_that_is_too_long_is_cut_at_a_tag() -> None:
    page = "<p>rain</p>" * 10
    for html in (page, page.encode()):
        cut = read_html(html, max_bytes=36)
        assert [block.text for block in cut.blocks] == ["rain"] * 3
        assert "cut at 36" in cut.origin.notes[0]
        assert read_html(html, max_bytes=len(page)).origin.notes == ()
    assert read_html("ä".encode() * 9, max_bytes=3).source == "ä"


def test_a_page_built_by_scripts_gives_the_text_it_states() -> None:
    script = (
        '<title>Rain</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain",'
        ' "articleBody": "Rain fell all day, and nobody in Lima had an umbrella.\\n\\nIt stopped at noon."}</script>'
    )
    page = read_html(script + "<div id=app>Loading</div>")
    assert [(block.kind, block.text) for block in page.blocks][1:] == [
        (Kind.PARAGRAPH, "Rain fell all day, and nobody in Lima had an umbrella."),
        (Kind.PARAGRAPH, "It stopped at noon."),
    ]
    assert all(page.source[block.start : block.end] == block.text for block in page.blocks)
    assert page.blocks[-1].inside("script")
    assert page.origin.notes == ("text taken from JSON-LD",)
    shown = read_html(script + "<p>" + "It rains. " * 30)
    assert len(shown.blocks) == 1
    assert shown.origin.notes == ()


LONG = "Rain fell all day, and nobody in Lima had an umbrella. " * 12


def stated(body: str) -> str:
    return f'<title>Rain</title><script type="application/ld+json">{json.dumps({"@type": "Article", "articleBody": body})}</script>'


@pytest.mark.parametrize("body", [LONG, f"<p>{LONG}</p>", f"&lt;p&gt;{LONG}&lt;/p&gt;"])
def test_a_page_that_shows_links_and_no_article_gives_the_one_it_states(body: str) -> None:
    page = read_html(stated(body) + "<p><a href=/1>Another story about the rain in Lima</a></p>" * 20)
    assert page.blocks[-1].text == LONG.strip()
    assert page.origin.notes == ("text taken from JSON-LD",)


def test_a_page_that_shows_how_its_article_begins_states_nothing_new() -> None:
    page = read_html(
        stated(LONG)
        + "<p>Rain fell all day, and nobody in Lima had an umbrella. <b>Subscribe to read on</b>"
        + "<p>"
        + "Rain " * 50
    )
    assert page.origin.notes == ()


def test_a_description_is_no_text_of_the_page() -> None:
    page = read_html("<meta name=description content='Rain in Lima, all day long.'><div id=app></div>")
    assert page.blocks == () and page.origin.notes == ()
    assert [claim.value for claim in page.claims.descriptions] == ["Rain in Lima, all day long."]


@pytest.mark.parametrize("words", ["rain \n", "\u3000r", "x" * 999_999 + " y", " " * 1_500_000 + "x"])
def test_long_texts_are_collapsed_as_short_ones(words: str) -> None:
    text = words * (2_500_000 // len(words))
    assert read_html("<p>" + text).source == " ".join(text.split())
