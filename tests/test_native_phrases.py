"""The phrasebook, compiled and not: nobody can tell which of the two matched a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document
from cleantext.filters import phrases
from cleantext.normalize import fold
from cleantext.phrasebook import book, default_phrasebook
from cleantext.phrasebook.shapes import SHAPES
from cleantext.testing.strategies import documents
from tests.cases import CASES, Case

compiled = pytest.importorskip("cleantext.native.phrases", reason="nothing is compiled here")

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


KEYED = {0: str, 1: book._head, 2: book._tail, 3: book.inner_key}
"""How phrases are looked up, by the number that the compiled index has for it."""

LINES = st.dictionaries(
    st.text("ab \u96e8", min_size=1, max_size=10), st.integers(0, 3), max_size=20
).map(lambda phrases: "\n".join([
    "\t".join([str(rule), *[phrase for phrase, number in phrases.items() if number == rule]])
    for rule in sorted(set(phrases.values()))
]))  # fmt: skip


@given(LINES, st.sampled_from(sorted(KEYED)), st.text("ab \u96e8", max_size=10))
def test_phrases_are_indexed_alike(lines: str, way: int, other: str) -> None:
    index, reference = compiled.Index(lines, way), book._indexed(book._phrases(lines), KEYED[way])
    for key, alike in reference.items():
        assert list(index.get(key).items()) == list(alike.items())
    assert index.get(other) == reference.get(other, {})


@pytest.mark.parametrize("way", sorted(KEYED))
def test_phrases_of_packs_are_indexed_alike(way: int) -> None:
    lines = BOOK.lines[("whole", "starts", "ends", "contains")[way]]
    index, reference = compiled.Index(lines, way), book._indexed(book._phrases(lines), KEYED[way])
    assert {key: list(index.get(key).items()) for key in reference} == {
        key: list(alike.items()) for key, alike in reference.items()
    }
