"""The phrasebook, compiled and not: nobody can tell which of the two matched a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document
from cleantext.filters import phrases
from cleantext.normalize import fold
from cleantext.phrasebook import book, default_phrasebook
from cleantext.phrasebook import compiled as packed
from cleantext.phrasebook.shapes import SHAPES
from cleantext.testing.strategies import documents
from tests.cases import CASES, Case

compiled = pytest.importorskip("cleantext.native.phrases", reason="nothing is compiled here")

packs = pytest.importorskip("cleantext.native.packs")

BOOK = default_phrasebook()
MATCH = compiled.Matcher(BOOK).match
PHRASES = sorted({phrase for phrases in BOOK.phrases.values() for phrase in phrases} - SHAPES.keys())
WORDS = st.sampled_from(
    [*"#.:/@(-\u00a0", "", " ", "12", "\u0663", "3k", "\u00e9t\u00e9", "\u96e8", "the", "rain", "\u0301"]
)
SHAPED = st.sampled_from(sorted(SHAPES)).flatmap(
    lambda name: st.from_regex(SHAPES[name].source, fullmatch=True).filter(lambda text: len(text) < 200)
)
PIECES = st.one_of(st.sampled_from(PHRASES), WORDS, SHAPED, st.text(max_size=5))


@given(st.lists(PIECES, max_size=8), st.sampled_from(["", " "]))
def test_any_text_matches_alike(pieces: list[str], between: str) -> None:
    for text in (fold(between.join(pieces)), between.join(pieces), between.join(pieces).replace("#", "7")):
        assert MATCH(text) == BOOK.match(text)


@given(documents())
def test_the_same_blocks_match(document: Document) -> None:
    asked = (BOOK, document.blocks, document.settled)
    assert compiled.matches(*asked) == phrases._matches(*asked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_corpus_matches_alike(case: Case) -> None:
    folded = [block.folded for block in case.read().blocks]
    assert list(map(MATCH, folded)) == list(map(BOOK.match, folded))


TABLES = st.dictionaries(st.text("ab\u96e8", max_size=10), st.integers(0, 3), max_size=20)


@given(TABLES)
def test_phrases_are_indexed_alike(phrases: dict[str, int]) -> None:
    index, reference = packs.by_head(phrases), book._by_head(phrases)
    assert list(index) == list(reference)
    assert [list(alike.items()) for alike in index.values()] == [
        list(alike.items()) for alike in reference.values()
    ]


@given(TABLES, st.lists(st.text("ab\u96e8", max_size=3), min_size=1), st.integers(0, 9))
def test_phrases_are_split_alike(found: dict[str, int], words: list[str], number: int) -> None:
    reference = dict(found)
    packed._add_words(reference, "\t".join(words), number)
    packs.add_words(found, "\t".join(words), number)
    assert list(found.items()) == list(reference.items())
