"""Flat text is read the same in Python and compiled, and its columns are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import ARTICLE, Document, read_text
from cleantext.blocks import Block, Kind
from cleantext.filters.content import built_in_model
from cleantext.learned import line_features
from cleantext.normalize import fold
from cleantext.readers import lines as readers_lines
from cleantext.readers import text as readers_text
from cleantext.readers.text import DIALECTS
from cleantext.testing.strategies import documents
from tests.cases import CASES

native = pytest.importorskip("cleantext.native.line_features", reason="nothing is compiled here")
native_lines = pytest.importorskip("cleantext.native.lines", reason="nothing is compiled here")

RULES = ARTICLE.without("main_content")
WEIGHTS = built_in_model("line").wording.prose
WORDS = [
    "ferry",
    "the",
    "harbour",
    "a",
    "of",
    "Straße",
    "müde",
    "雨",
    "雨が降",
    "降る",
    "ab雨",
    "1911",
    "2nd",
    "²",
    "x_y",
    "🌧",
    "ﬁn",
    "",
]

SENTENCE = "The ferry left the harbour at dawn on Tuesday, and nobody in the village had been told."
PRINTED = [
    "\n", "\n", "\n\n", " ", "  ", "\t", "\u00a0", "\u200b", "\u3000", "\x1f", "Harbour", "harbour  News", "ÉTÉ", "ß", "2nd", "• ", "* ", "1. ", "2. ", "# ",
    "|", " | ", "│", "---", "[1]", "[Send]", "____________", "[a](b)", "![c](d.png)", "> ", "```", "雨が降る。", "金融庁は東京で発表した、港の町は夜。", SENTENCE, SENTENCE[:-1],
    SENTENCE.upper(), "What?", "\U0001f327", "\ufeff", "x: 1", "{a = b;}",
]  # fmt: skip


def check(document: Document, weights: dict[str, int]) -> None:
    columns = line_features.line_columns(document, weights)
    assert native.line_columns(document, weights) == columns
    assert native.line_columns(document, native.Weights({"": weights})) == columns
    markup = {"link": weights, "image": {word: -weight for word, weight in weights.items() if len(word) % 2}}
    guessed = line_features.line_columns(document, weights, frozenset(), markup)
    assert len(guessed) == 6
    assert native.line_columns(document, weights, frozenset(), markup) == guessed
    assert native.line_columns(document, weights, frozenset(), native.Weights(markup)) == guessed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_columns_of_the_corpus_are_the_same(case) -> None:  # type: ignore[no-untyped-def]
    check(RULES(case.read()), WEIGHTS)
    check(RULES(read_text(case.expected)), WEIGHTS)


@given(documents())
def test_columns_of_any_document_are_the_same(document: Document) -> None:
    check(RULES(document), WEIGHTS)


LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.text()), max_size=40
)


@given(LINES, st.dictionaries(st.sampled_from([*map(fold, WORDS), "雨が", "b雨"]), st.integers(-900, 900)))
def test_words_are_told_apart_alike(lines: list[str], weights: dict[str, int]) -> None:
    check(Document("", tuple(Block(index, Kind.LINE, 0, line) for index, line in enumerate(lines))), weights)


def test_many_words_and_a_long_line_are_read_alike() -> None:
    letters = "abcdefghijklmnop"
    lines = [" ".join(a + b + c + d for c in letters for d in letters) for a in letters for b in letters]
    check(read_text("\n".join(lines)), WEIGHTS)
    check(read_text("\n".join(["".join(lines), " ".join(lines), "雨が降る " * 9000])), WEIGHTS)


@given(documents(), st.sampled_from(sorted(line_features.WITNESSES)))
def test_only_what_is_asked_for_is_worked_out(document: Document, witness: str) -> None:
    asked = frozenset(sorted(line_features.WITNESSES[witness])[:1])
    found = native.line_columns(document, WEIGHTS, asked)
    assert found == line_features.line_columns(document, WEIGHTS, asked)
    assert found.keys() == line_features.WITNESSES[witness]


@pytest.mark.parametrize("plane", range(0x11))
def test_every_character_is_printable_and_folded_alike(plane: int) -> None:
    for start in range(plane << 16, (plane + 1) << 16, 0x40):
        every = "".join(map(chr, range(start, start + 0x40)))
        for text in (every, f"A{every[1]}a", every[1]):
            assert readers_text.is_printable(text) == readers_text._is_printable(text)
    for code in range(plane << 16, (plane + 1) << 16, 1 if plane < 2 else 0x100):
        text = f"Rain {chr(code)}ÉTÉ"
        assert native_lines.folded_of(text) == fold(text)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(text=st.lists(st.sampled_from(PRINTED), max_size=60).map("".join))
def test_lines_are_read_alike(dialect: str, text: str) -> None:
    check_reading(text, dialect)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_of_the_corpus_are_read_alike(case) -> None:  # type: ignore[no-untyped-def]
    check_reading(case.read().source, "auto")
    check_reading(case.expected, "auto")


def check_reading(text: str, dialect: str) -> None:
    """Both readers find the same blocks in a text."""
    compiled = read_text(text, dialect=dialect)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("counted", "lines_of", "with_kinds"):
            patch.setattr(readers_text, name, getattr(readers_lines, name))
        for module, name in (
            (readers_text, "blocks_of"),
            (readers_text, "is_printable"),
            (readers_lines, "marked_places"),
            (readers_lines, "row_places"),
        ):
            patch.setattr(module, name, getattr(module, f"_{name}"))
        reference = read_text(text, dialect=dialect)
    assert compiled == reference
    assert [block.folded for block in compiled.blocks] == [block.folded for block in reference.blocks]
    assert {type(block) for block in compiled.blocks} <= {Block}
