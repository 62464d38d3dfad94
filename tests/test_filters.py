"""The small filters, one table each."""

import pytest

from cleantext import Block, Filter, Label, Pipeline, Verdict, per_block, read_html, read_text
from cleantext.filters.links import LinkLists
from cleantext.filters.phrases import StockPhrases, stock_phrases
from cleantext.filters.repeats import Repeats, repeats
from cleantext.filters.visibility import HiddenText, controls, hidden_text
from cleantext.presets import ARTICLE


def labels(step: Filter, html: str) -> list[str]:
    page = Pipeline(step)(read_html(html))
    return [str(verdict.label) if verdict else "" for verdict in page.settled]


@pytest.mark.parametrize(
    "html, found",
    [
        ("<p>shown</p><p hidden>not</p>", ["", "hidden"]),
        ("<div style='visibility:hidden'><p>not</p></div><p style='color:red'>shown</p>", ["hidden", ""]),
        ("<dialog>closed</dialog><dialog open>open</dialog>", ["hidden", ""]),
    ],
)
def test_hidden_text(html: str, found: list[str]) -> None:
    assert labels(hidden_text, html) == found


@pytest.mark.parametrize(
    "html, found",
    [
        (
            "<button>Share</button><p>Rain</p>",
            ["", ""],
        ),  # some pages set their text on buttons: the model decides
        ("<select><option>de<option>en</select>", ["control", "control"]),
        ("<video>Your player is old.</video>", ["control"]),
        ("<h2>Rain<span>[<a href=/e>edit</a>]</span></h2><h2>[rain]</h2>", ["", "control", ""]),
        ("<table><td><pre> 9\n10\n</pre><td><pre>a\nb</pre></table><pre>1\n2</pre>", ["control", "", ""]),
        ("<table><td><pre>1</pre><td><pre>7</pre></table>", ["control", ""]),
        (f"<table><td><pre>1\n3</pre><td><pre>1 2</pre><td><pre>{'9' * 5_000}</pre></table>", ["", "", ""]),
    ],
)
def test_controls(html: str, found: list[str]) -> None:
    assert labels(controls, html) == found


@pytest.mark.parametrize(
    "html, found",
    [
        ("<p>02:03</p>", ["media"]),
        ("<table><tr><td>02:03<tr><td>16 GB</table>", ["media", "media"]),
        ("<table><tr><td>Memory<td>16 GB<tr><td><p>02:03<td>★★★★☆<td>1/12</table>", [""] * 5),
        ("<table><tr><td>Rain<td>Share this article</table>", ["", "sharing"]),
        ("<dl><dt>Memory<dd><b>16 GB</b></dl>", ["", ""]),
    ],
)
def test_what_looks_like_a_duration_is_a_fact_in_a_table(html: str, found: list[str]) -> None:
    assert labels(stock_phrases, html) == found


LINK = "<p><a href=/>Another story</a></p>"
STORY = "<p>" + "Rain fell on the coast from dawn to dusk, and nobody went out to the boats. " * 3 + "</p>"


@pytest.mark.parametrize("count, found", [(2, ["", ""]), (3, ["related"] * 3)])
def test_link_lists_need_a_run(count: int, found: list[str]) -> None:
    assert labels(LinkLists(), STORY + LINK * count) == ["", *found]


def test_link_lists_are_broken_by_text() -> None:
    assert labels(LinkLists(), LINK * 2 + STORY + LINK * 2) == [""] * 5


def test_pages_of_links_are_left_alone() -> None:
    assert labels(LinkLists(), LINK * 9) == [""] * 9


def test_repeats_leave_the_first_and_the_short() -> None:
    long = "<p>Rain fell on the coast from dawn to dusk, and nobody went out to the boats.</p>"
    assert labels(repeats, long + "<p>Yes</p>" + long + "<p>Yes</p>") == ["", "", "duplicate", ""]


@pytest.mark.parametrize(
    "html, text",
    [
        (
            "<h2>Rain on the coast <span>Rain on the\ncoast</span> <b>Rain on the coast</b></h2>",
            "Rain on the coast",
        ),
        ("<div>All that you need All that you need</div>", "All that you need"),
        ("<h2>Walla Walla</h2>", "Walla Walla"),
        ("<h2>Rain again, rain again, and again</h2>", "Rain again, rain again, and again"),
        ("<p>Rain on the coast Rain on the coast</p>", "Rain on the coast Rain on the coast"),
    ],
)
def test_a_line_printed_for_several_widths_is_said_once(html: str, text: str) -> None:
    assert Pipeline(repeats).keeping(Label.UNLABELLED)(read_html(html)).text == text


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("Re: Rain on the coast", False),
        ("RE: Rain on", False),
        ("Re: The boats", True),
        ("Rain on the", True),
    ],
)
def test_the_headline_above_an_answer_is_a_duplicate(line: str, is_said: bool) -> None:
    post = "<p>It rained on the coast from dawn to dusk, and nobody went out to the boats, I say.</p>"
    page = ARTICLE(
        read_html(
            f"<title>Rain on the coast</title><h1>Rain on the coast</h1>{post}<h4>{line}</h4>{post}<p>Yes."
        )
    )
    (verdict,) = [page.settled[block.index] for block in page.blocks if block.text == line]
    assert (verdict is None or verdict.label != "duplicate") == is_said


def test_a_manual_repeats_itself_but_for_quotations() -> None:
    long = f"<p>{'The rain in the harbour was heavy and cold all day long. ' * 2}</p>"
    quoted = f"<blockquote>{long}</blockquote>"
    samples = "<pre>rain()</pre>"
    assert labels(repeats, long * 2 + samples * 4)[:2] == ["", "duplicate"]
    assert labels(repeats, long * 2 + samples * 5)[:2] == ["", ""]
    assert labels(repeats, long + quoted + samples * 5)[:2] == ["", "duplicate"]
    assert labels(Repeats(manual_samples=9), long * 2 + samples * 5)[:2] == ["", "duplicate"]
    assert labels(Repeats(min_chars=2), "<p>Yes</p><p>YES</p>") == ["", "duplicate"]


def test_stock_phrases_leave_prose_alone() -> None:
    html = "<p>Skip to content</p><p>They had to skip to content themselves with what was left.</p>"
    assert labels(stock_phrases, html) == ["navigation", ""]
    assert StockPhrases().name == "stock_phrases"


@pytest.mark.parametrize("notices, undone", [(1, set()), (40, {"en/newsletters"})])
def test_a_rule_that_would_take_most_of_a_page_takes_nothing(notices: int, undone: set[str]) -> None:
    prose = "<p>Rain fell on the coast all day, and the boats stayed in the harbour.</p>" * 20
    page = read_html(
        prose + "".join(f"<p>Sign up for our newsletter of town {n}</p>" for n in range(notices))
    )
    step = StockPhrases(max_share=0.5)
    assert step.undone(page) == undone
    assert len(list(step(page))) == (0 if undone else notices)
    assert StockPhrases(max_share=1).undone(page) == set()


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_is_between_none_and_all(share: float) -> None:
    with pytest.raises(ValueError, match="max_share"):
        StockPhrases(max_share=share)


def test_every_filter_of_the_presets_is_a_filter_with_a_docstring() -> None:
    for step in ARTICLE.filters:
        assert isinstance(step, Filter)
        assert (step.__doc__ or "").strip(), step.name


def test_per_block_filters_pass_settled_blocks_by() -> None:
    seen: list[str] = []

    @per_block(Label.PROSE)
    def curious(block: Block) -> str | None:
        seen.append(block.text)
        return None

    Pipeline(hidden_text, curious)(read_html("<p hidden>one</p><p>two</p>"))
    assert seen == ["two"]
    assert repr(curious) == "<filter curious: prose>"


def test_hidden_articles_are_there_to_be_read() -> None:
    """Behind a paywall the beginning is shown and the rest hidden; a hidden box beside an article stays hidden."""
    sentence = (
        "<p>"
        + "Rain fell on the coast all day and nobody went out to the boats until it had stopped " * 3
        + "</p>"
    )
    paywalled = f"{sentence}<div hidden>{sentence * 3}</div>"
    assert labels(hidden_text, paywalled) == [""] * 4
    assert labels(hidden_text, f"{sentence * 3}<div hidden>{sentence * 2}</div>") == [""] * 3 + ["hidden"] * 2
    assert labels(HiddenText(min_words=200), paywalled) == ["", "hidden", "hidden", "hidden"]


def test_a_hidden_body_is_there_to_be_read_by_its_name() -> None:
    """However long what else a page shows; a hidden part of a body is not."""
    prose = (
        "Rain fell on the coast all day and nobody went out to the boats until it had stopped at last. " * 3
    )
    story = f"<p>{prose}" * 2
    dialog = f"<p>{prose}" * 4
    assert labels(hidden_text, f"<div id=articleBody style='display:none'>{story}</div>{dialog}") == [""] * 6
    assert (
        labels(hidden_text, f"<div id=aside style='display:none'>{story}</div>{dialog}")
        == ["hidden"] * 2 + [""] * 4
    )
    assert (
        labels(hidden_text, f"<div id=articleBody><div hidden>{story}</div>{dialog}</div>")
        == ["hidden"] * 2 + [""] * 4
    )


def test_settled_prose_makes_no_page_one_of_prose() -> None:
    links = "".join(f"<li><a href='/{n}'>Recipe number {n}</a></li>" for n in range(4))
    sentence = (
        "<p>" + "We would like to remember what you look at on our pages and on those of others " * 4 + "</p>"
    )
    page = read_html(f"{sentence}<ul>{links}</ul>")
    assert [v.label for v in LinkLists()(page)] == [Label.RELATED] * 4
    settled = page.with_verdicts([Verdict.on(page.blocks[0], Label.CONSENT, "a notice")], filter="notices")
    assert list(LinkLists()(settled)) == []


def test_lines_of_flat_text_have_no_place() -> None:
    page = read_text("Menu\n\nRain fell.")
    assert all(block.path == () and not block.hidden for block in page.blocks)
    assert not list(hidden_text(page))
