"""The learned filter: its models fit the columns, its choice is the best one, its reasons say what weighed."""

from functools import partial
from itertools import combinations

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from cleantext import ARTICLE, Document, Label, clean_text, read_html, read_text
from cleantext.filters.content import MainContent, built_in_model, chosen, model_for
from cleantext.learned.features import columns
from cleantext.learned.line_features import line_columns
from cleantext.learned.wording import Wording, evidence
from cleantext.testing.laws import check_idempotent

PAGE = """<html><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Rain at last</h1>
<p>Heavy rain fell on the coast on Tuesday, ending a drought that had emptied three reservoirs, the harbour office said,
and fishermen who had stayed ashore for a week went out again before dawn.</p><h2>What comes next</h2>
<p>Forecasters expect more of it by the weekend, though nobody at the office would say whether the wells will fill before
the summer visitors arrive, as they do each year in the first days of June.</p></article>
<footer><a href="/terms">Terms</a></footer></body></html>"""


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("page", read_html(PAGE)),
        ("line", read_text("Home\n\nRain fell.\n")),
    ],
)
def test_models_ask_for_columns_that_exist(name: str, document) -> None:  # type: ignore[no-untyped-def]
    model = built_in_model(name)
    found = columns(document, evidence(document.blocks, model.wording))
    found |= line_columns(document, model.wording.prose, markup=model.markup.words)
    found |= model.markup.columns(found, len(document.blocks))
    asked = {column for tree in model.forest.trees for column, _ in tree.questions}
    assert asked <= set(found)
    assert all(len(column) == len(document.blocks) for column in found.values())


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (read_html("<p>rain</p>"), "page"),
        (read_text("rain"), "line"),
        (read_text("rain", dialect="markdown"), "line"),
    ],
)
def test_flat_text_has_a_model_of_its_own(document: Document, name: str) -> None:
    assert model_for(document) == name


def test_columns_tell_of_wholes() -> None:
    """Elements, sections, groups and the page, by what the wording says of their blocks."""
    document = read_html(PAGE)
    wording = Wording(elements={"<article": 200, "<nav": -300, "<footer": -300}, leaves={"<h2": -100})
    found = columns(document, evidence(document.blocks, wording))
    texts = [block.text[:10] for block in document.blocks]
    of = {name: dict(zip(texts, column, strict=True)) for name, column in found.items()}
    assert [text for text in texts if of["core"][text] == 1] == [
        "Rain at la", "Heavy rain", "What comes", "Forecaster",
    ]  # fmt: skip
    assert of["core"]["Home News"] == 0 and of["core"]["Terms"] == 2
    assert of["rank"]["Heavy rain"] < of["rank"]["What comes"] < of["rank"]["Terms"]
    assert of["heading_level"]["Heavy rain"] == 1 and of["heading_level"]["Forecaster"] == 2
    assert of["heading_score"]["Forecaster"] < of["heading_score"]["Heavy rain"]
    assert of["section_words"]["What comes"] == of["section_words"]["Forecaster"]
    assert of["group_place"]["Heavy rain"] == 0 and of["group_place"]["Forecaster"] > 0
    assert of["page_headings"]["Terms"] > 0 == of["page_prices"]["Terms"]


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(1, 50)), min_size=1, max_size=7))
def test_choice_has_the_highest_expected_f1(rows: list[tuple[float, int]]) -> None:
    probabilities, words = [p for p, _ in rows], [n for _, n in rows]
    gold = sum(p * n for p, n in rows)

    def expected(indexes: tuple[int, ...]) -> float:
        hits = sum(probabilities[i] * words[i] for i in indexes)
        return 2 * hits / (sum(words[i] for i in indexes) + gold)

    picked = tuple(index for index, taken in enumerate(chosen(probabilities, words)) if taken)
    best = max(
        expected(some) for size in range(1, len(rows) + 1) for some in combinations(range(len(rows)), size)
    )
    assert expected(picked) == pytest.approx(best)


def test_more_is_taken_of_a_doubtful_page_and_less_beside_a_whole_article() -> None:
    doubtful, words = [0.8, 0.4, 0.3, 0.05], [60, 40, 40, 40]
    assert chosen(doubtful, words) == [True, True, False, False]
    assert chosen(doubtful, words, 0.5, 2.0) == [True, True, True, False]
    sure = [0.97, 0.05, 0.97, 0.05, 0.47]
    assert chosen(sure, [60, 40, 40, 40, 40]) == [True, False, True, False, True]
    assert chosen(sure, [60, 40, 40, 40, 40], 0.5, 2.0) == [True, False, True, False, False]


def test_a_sure_sentence_is_no_whole_article() -> None:
    assert chosen([0.97, 0.1, 0.4], [34, 9, 40], 0.5, 2.0) == [True, False, True]
    assert chosen([0.97, 0.1, 0.4], [35, 9, 40], 0.5, 2.0) == [True, False, False]


def test_words_that_are_known_count_beside_those_that_are_chosen() -> None:
    doubtful = [0.9, 0.1, 0.45]
    assert chosen(doubtful, [20, 9, 20]) == [True, False, True]
    assert chosen(doubtful, [20, 9, 20], known=200) == [True, False, False]
    assert chosen(doubtful, [20, 9, 20], 0.5, 2.0, known=20) == [True, False, False]
    assert chosen([0.8, 0.1, 0.42], [20, 9, 20], 0.5, 2.0, known=20) == [True, False, True]  # a list, perhaps


def test_what_stands_next_to_a_sure_block_is_judged_for_itself() -> None:
    assert chosen([0.97, 0.1, 0.45], [80, 9, 40], 1.0, 2.0) == [True, False, False]
    assert chosen([0.97, 0.45, 0.1], [80, 40, 9], 1.0, 2.0) == [True, True, False]


@frozen
class Told:
    """Stands in for a model: the same probabilities for each page."""

    values: tuple[float, ...]

    def probabilities(self, document: Document) -> tuple[list[float], list[str]]:
        return list(self.values), [""] * len(self.values)


def taken(html: str, *probabilities: float, **options: float) -> list[bool]:
    """Which of the page's blocks are the article's, if these are their probabilities."""
    filter = MainContent(model=Told(probabilities), **options)  # type: ignore[arg-type]
    return [verdict.label is not Label.CLUTTER for verdict in filter(read_html(html))]


def test_what_is_doubtful_on_a_news_page_is_not_its_story() -> None:
    story, doubtful = (
        "<p>Rain fell on the coast all day, they said.</p>" * 12,
        "<p>Snow fell elsewhere today.</p>",
    )
    claim = '<script type="application/ld+json">{"@type": "ReportageNewsArticle"}</script>'
    assert taken(story + doubtful, *[0.95] * 12, 0.52, most_caution=1) == [True] * 13
    assert taken(claim + story + doubtful, *[0.95] * 12, 0.52, most_caution=1) == [True] * 12 + [False]
    assert taken(claim + story + doubtful, *[0.95] * 12, 0.58, most_caution=1) == [True] * 13


def test_what_is_doubtful_among_comments_beside_an_article_stays_out() -> None:
    story = "<p>Rain fell on the coast all day, they said.</p>" * 12
    comment = "<div id=comments-list><p>Snow fell here in the evening, though.</p></div>"
    assert taken(story + comment, *[0.95] * 12, 0.49, most_caution=1) == [True] * 12 + [False]
    assert taken(story + comment, *[0.95] * 12, 0.51, most_caution=1) == [True] * 13
    assert taken(story + comment, *[0.6] * 12, 0.49, most_caution=1) == [True] * 13


def test_beside_an_article_nothing_unlikely_is_taken() -> None:
    story, others = (
        "<p>Rain fell on the coast all day, they said.</p>" * 12,
        "<ul>" + "<li>Snow fell elsewhere.</li>" * 60 + "</ul>",
    )
    assert (
        taken(story + others, *[0.95] * 12, *[0.29] * 60, least_caution=0.1, most_caution=0.1)
        == [True] * 12 + [False] * 60
    )
    assert (
        taken(story + others, *[0.95] * 12, *[0.31] * 60, least_caution=0.1, most_caution=0.1) == [True] * 72
    )


def test_where_nothing_is_likely_there_is_no_article() -> None:
    page = "<p>Terms of use of this page</p>" * 13
    assert taken(page, *[0.3] * 13) == [False] * 13
    assert taken(page, *[0.3] * 12, 0.4) == [True] * 13


def test_a_page_that_shows_a_file_is_that_file() -> None:
    sheet = "<pre>" + "\n".join(["   Each entry of the harbour log begins with a date."] * 3) + "</pre>"
    page = "<p>Docs</p>" * 3 + sheet * 10
    assert taken(page, *[0.3] * 3, *[0.1] * 10) == [False] * 3 + [True] * 10
    note = "<pre>date: 2 May</pre>"
    assert taken("<p>Docs of the old log</p>" * 12 + note, *[0.3] * 12, 0.1) == [False] * 13


PRINTED_TABLE = (
    """Rain fell on the coast all day, and nobody in the harbour office said when it would end.

Deck\t\tlarch
Cabins\t\tfour
Range\t\t300 miles under sail

Snow fell elsewhere."""
    + "\n\nNobody went out to look at it." * 12
)


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        ((0.9, 0.9, 0.9, 0.9, 0.01, 0.01), False),  # four of nine words
        ((0.01, 0.9, 0.01, 0.01, 0.01, 0.9), True),  # five of them
        ((0.01, 0.01, 0.9, 0.9, 0.01, 0.01), False),
    ],
)
def test_a_printed_table_stays_whole(cells: tuple[float, ...], stays: bool) -> None:
    document = read_text(PRINTED_TABLE)
    told = Told((0.95, *cells, 0.95, *[0.95] * 12))
    verdicts = list(MainContent(model=told)(document))  # type: ignore[arg-type]
    taken = [verdict.label is not Label.CLUTTER for verdict in verdicts]
    assert taken == [True, *[stays] * 6, *[True] * 13]


@frozen
class EndShy:
    """Stands in for a model that takes the last lines of whatever it reads for clutter."""

    lines: int

    def probabilities(self, document: Document) -> tuple[list[float], list[str]]:
        count = len(document.blocks)
        return [0.9] * (count - self.lines) + [0.1] * self.lines, [""] * count


@pytest.mark.parametrize(
    ("eaten", "left"),
    [
        (4, 300),  # hardly anything: the text has been cleaned before
        (30, 30),  # the first reading leaves 270, the next 240, and no choice takes all of what is left
    ],
)
def test_a_list_is_not_eaten_line_by_line_by_reading_after_reading(eaten: int, left: int) -> None:
    rooms = "\n\n".join(f"Harbour room {number}" for number in range(300))
    eager = ARTICLE.replace(MainContent(model=EndShy(eaten)))  # type: ignore[arg-type]
    page = clean_text(rooms, pipeline=eager)
    assert page.text.count("room") == left
    check_idempotent(partial(clean_text, pipeline=eager), rooms)


def test_a_short_block_follows_the_two_around_it() -> None:
    question, answer = (
        "<p>Does it rain?</p>",
        "<p>Yes, on the coast it does so nearly every day of the year.</p>",
    )
    page = answer * 8 + question + answer * 8
    assert taken(page, *[0.95] * 8, 0.35, *[0.95] * 8) == [True] * 17
    assert taken(page, *[0.95] * 8, 0.25, *[0.95] * 8) == [True] * 8 + [False] + [True] * 8
    assert taken(page, *[0.95] * 7, 0.6, 0.35, *[0.95] * 8)[8] is False


@pytest.mark.parametrize("head", ["<h2>How it rains</h2>", "<table><caption>How it rains</caption></table>"])
def test_what_stands_at_the_head_of_a_part_follows_it(head: str) -> None:
    menu, answer = "<p>Home</p>", "<p>Yes, on the coast it does so nearly every day of the year.</p>"
    page = menu * 8 + head + answer * 8
    assert taken(page, *[0.05] * 8, 0.35, *[0.95] * 8) == [False] * 8 + [True] * 9
    assert taken(page, *[0.05] * 8, 0.25, *[0.95] * 8)[8] is False
    assert taken(page, *[0.05] * 8, 0.35, 0.5, *[0.95] * 7)[8] is False
    assert taken(page.replace(head, menu), *[0.05] * 8, 0.35, *[0.95] * 8)[8] is False


def test_prose_crossheads_and_clutter_are_told_apart() -> None:
    page = ARTICLE(read_html(PAGE))
    labels = {
        block.text[:10]: verdict.label
        for block, verdict in zip(page.blocks, page.settled, strict=True)
        if verdict
    }
    assert labels["Heavy rain"] is Label.PROSE
    assert labels["What comes"] is Label.CROSSHEAD
    assert labels["Terms"] not in page.keep


def test_reason_names_probability_and_shape() -> None:
    verdict = next(v for v in MainContent()(read_html(PAGE)) if v.label is Label.PROSE)
    assert "% article" in verdict.reason and "words" in verdict.reason


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_probabilities_are_shares(share: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        MainContent(min_probability=share)
