"""What filters ask of every line of flat text, compiled and not: nobody can tell which of the two answered."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Document, read_text
from cleantext.blocks import Block, Kind, Verdict
from cleantext.bylines import openers
from cleantext.credits import marks
from cleantext.credits.labels import label_words
from cleantext.filters import captions, context, flat_headlines, paragraphs, repeats
from cleantext.labels import Label
from cleantext.normalize import fold
from cleantext.phrasebook import default_phrasebook
from cleantext.testing import strategies
from tests.cases import CASES, Case

native_marks = pytest.importorskip("cleantext.native.marks", reason="nothing is compiled here")
native_headlines = pytest.importorskip("cleantext.native.flat_headlines")
native_phrases = pytest.importorskip("cleantext.native.phrases")
native_rules = pytest.importorskip("cleantext.native.rules")

MARKS = marks._marks()
TWIN = native_marks.looking(MARKS)
BOOK = default_phrasebook()
OPENS = native_phrases.Matcher(BOOK).opens

NOUNS = st.sampled_from(sorted(label_words()))
SIGNS = st.sampled_from(
    [*"/|:()[].,©Ⓒ（：＝ΣİıßǅŒ\n\t\u00a0\u3000_7é雨ж", "/ ", "/ A", "/afp", "/a", "(c)", "(C", " via ", "via ", "coastImage", "и", "", "a" * 90]
)  # fmt: skip
SUFFIXES = st.sampled_from(MARKS.suffixes)
CREDITS = st.lists(
    st.one_of(NOUNS, NOUNS.map(str.upper), NOUNS.map(str.title), SIGNS, SUFFIXES, st.text(max_size=3)),
    max_size=8,
).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda between: between.join(pieces)))


@given(CREDITS, st.sampled_from(["", ".", "。", ")", " "]))
def test_marks_are_seen_alike(text: str, end: str) -> None:
    assert TWIN.may_hold_credit(text + end) == MARKS.may_hold_credit(text + end)


LABELS = st.tuples(
    st.sampled_from(["", "(", "["]), st.sampled_from(sorted(MARKS.nouns)), st.sampled_from(["", *":.,"])
)


@given(LABELS.map("".join), SIGNS)
def test_every_label_is_seen(label: str, behind: str) -> None:
    for text in (
        label,
        f"{label} {behind}",
        f"{label.upper()}:{behind}",
        f"coast{label.title()}: {behind}",
        f"coast{label.title()}\u00a0: {behind}",
    ):
        assert TWIN.may_hold_credit(text) == MARKS.may_hold_credit(text)
        assert TWIN.begins_with_label(text) == MARKS.begins_with_label(text)


SENTENCE = "The ferry left the harbour at dawn on Tuesday, and nobody in the village had been told that it would not come home or come "
WORDS = st.sampled_from(
    [
        SENTENCE + "back.", SENTENCE + "back", SENTENCE + "back?”\n", "雨が降る。" * 10, "雨" * 80, "word " * 24 + "end.", "word " * 23 + "end.",
        "By Ana Ruiz", "Ana Ruiz", "2 September 2025", "٢٠٢٥", "5 . 6", "5\u20037", "5\u3000/ ٦", "1234", "12345", "7 days", "12:30", "Skip to News", "News", "Related stories", "More from the harbour", "• x", "", "\u00a0",
    ]
)  # fmt: skip
KINDS = st.sampled_from(
    [Kind.LINE, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.LIST_ITEM, Kind.IMAGE, Kind.CELL]
)


@st.composite
def pages(draw: Any) -> Document:
    """Lines of flat text, some of them settled, in links, or pictures."""
    blocks: list[Block] = []
    settled: list[Verdict | None] = []
    start = 0
    for index in range(draw(st.integers(0, 10))):
        text = draw(st.one_of(WORDS, WORDS, CREDITS))
        links = draw(st.sampled_from([0, 0, len(text) // 2, len(text)]))
        blocks.append(Block(index, draw(KINDS), start, text, (), links))
        settled.append(Verdict.on(blocks[-1], Label.PROSE, "seen") if draw(st.integers(0, 3)) == 0 else None)
        start += len(text) + 1
    source = "\n".join([block.text for block in blocks])
    return Document(source, tuple(blocks), settled=tuple(settled))


def check(page: Document) -> None:
    blocks, settled = page.blocks, page.settled
    asked = captions.LONGEST_CAPTION, captions.NEVER
    marked = captions._marked_lines(blocks, settled, MARKS, *asked)
    assert native_marks.marked_lines(blocks, settled, TWIN, *asked) == marked
    asked = captions.LONGEST_CREDIT, captions.ALONE
    labelled = captions._labelled_blocks(blocks, settled, MARKS, *asked)
    assert native_marks.labelled_blocks(blocks, settled, TWIN, *asked) == labelled
    lines = flat_headlines._lines_above_prose(blocks, settled, openers())
    assert native_headlines.lines_above_prose(blocks, settled, openers()) == lines
    titles = context.TITLE_KINDS, context.LONGEST_TITLE
    assert native_phrases.titles(BOOK, blocks, *titles) == context._titles(BOOK, blocks, *titles)
    assert native_rules.ends_in_next(blocks) == context._ends_in_next(blocks)
    assert native_rules.open_before(settled) == context._open_before(settled)
    for shortest in (1, 5):
        assert native_rules.repeated(blocks, settled, shortest) == repeats._repeated(
            blocks, settled, shortest
        )
    assert native_rules.said_again(list(blocks)) == repeats._said_again(list(blocks))
    items = Kind.LIST_ITEM, context.LONGEST_ITEM
    assert native_rules.item_runs(blocks, *items) == context._item_runs(blocks, *items)


@given(pages())
def test_the_same_lines_are_picked(page: Document) -> None:
    check(page)


@given(strategies.documents())
def test_the_same_lines_of_any_document_are_picked(page: Document) -> None:
    check(page)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_lines_of_the_corpus_are_picked(case: Case) -> None:
    check(case.read())
    check(read_text(case.expected))
    check(read_text(case.read().source))


@given(st.one_of(st.text(), WORDS, CREDITS), st.integers(0, 40), st.integers(1, 4))
def test_words_are_counted_alike(text: str, most: int, chars_per_word: int) -> None:
    for counted in (most, len(text)):
        words = paragraphs._words_in(text, counted, chars_per_word)
        assert native_rules.words_in(text, counted, chars_per_word) == words


@given(
    st.lists(
        st.one_of(st.sampled_from([*BOOK.phrases["opens"], *BOOK.phrases["opens_whole"]]), SIGNS), max_size=4
    ),
    st.sampled_from(["", " "]),
)
def test_headings_of_sections_are_known_alike(pieces: list[str], between: str) -> None:
    text = fold(between.join(pieces))
    assert OPENS(text) == BOOK.opens(text)
