"""The learned filter, compiled and not: nobody can tell which of the two judged a page."""

from itertools import accumulate
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.blocks import Ancestor, Block, Kind, Verdict
from cleantext.claims import Claim, Claims
from cleantext.document import Document
from cleantext.elements import elements_of
from cleantext.filters import company, content, floods, words
from cleantext.filters.content import built_in_model
from cleantext.labels import Label
from cleantext.learned import features, lost_markup, trees
from cleantext.learned.forest import grown
from cleantext.learned.wording import Wording, element_tokens, evidence, text_tokens
from cleantext.testing.strategies import documents
from tests.cases import CASES, Case

native = pytest.importorskip("cleantext.native.features", reason="no compiled modules here")
compiled = pytest.importorskip("cleantext.native.forest")
compiled_company = pytest.importorskip("cleantext.native.company")
compiled_content = pytest.importorskip("cleantext.native.content")
compiled_floods = pytest.importorskip("cleantext.native.floods")
compiled_elements = pytest.importorskip("cleantext.native.elements")

SIGNS = "ab zAZ é ß İ ǅ 你 , . ? ! 。 、 ، : … 0 7 ٣ ² Ⅷ _ - | © » ﬁ \u00a0 \n".split(" ")
NAMES = st.text(st.sampled_from([*"abz-_09", "é", "ſ", "你", " "]), max_size=8)
TEXTS = st.lists(st.sampled_from([*SIGNS, " ", " ", "Rain fell on the coast"]), max_size=40).map("".join)
ANCESTORS = st.builds(
    Ancestor, NAMES.filter(bool), NAMES, st.lists(NAMES, max_size=3).map(tuple), st.sampled_from(["", "main"])
)


@st.composite
def odd_documents(draw: Any) -> Document:
    """Documents no reader makes: elements entered again, links longer than their text, any characters."""
    ancestors = draw(st.lists(ANCESTORS, min_size=1, max_size=6))
    blocks, start = [], 0
    for index in range(draw(st.integers(0, 8))):
        text = draw(TEXTS) * draw(st.sampled_from([1, 1, 1, 9]))
        path = tuple(draw(st.lists(st.sampled_from(ancestors), max_size=6)))
        kind = draw(st.sampled_from(Kind))
        links, level = draw(st.integers(0, 200)), draw(st.integers(0, 12))
        blocks.append(Block(index, kind, start, text, path, links, level, marker=draw(NAMES)))
        start += len(text) + 1
    claim = (Claim(draw(TEXTS), "title"),)
    claims = Claims(headlines=claim, descriptions=claim, bodies=(draw(TEXTS) * 5,))
    return Document("\n".join([block.text for block in blocks]), tuple(blocks), claims)


@st.composite
def wordings(draw: Any, document: Document) -> Wording:
    """Weights for some of the words of a document, and for others."""
    ancestors = {ancestor for block in document.blocks for ancestor in block.path}
    names = sorted({token for ancestor in ancestors for token in element_tokens(ancestor)} | {".", "<"})
    words = sorted({token for block in document.blocks for token in text_tokens(block)} | {"=", "x"})
    weights = st.integers(-300, 300)
    return Wording(
        draw(st.dictionaries(st.sampled_from(names), weights)),
        draw(st.dictionaries(st.sampled_from(names), weights)),
        draw(st.dictionaries(st.sampled_from(words), weights)),
    )


def assert_twins_agree(document: Document, wording: Wording) -> None:
    """Elements, evidence and columns of a document are the same from both."""
    elements, twin = elements_of(document.blocks), compiled_elements.elements_of(document.blocks)
    for name in ("names", "called", "parents", "starts", "ends", "innermost", "has_flat_text"):
        assert getattr(twin, name) == getattr(elements, name), name
    own = [None if number % 3 else number for number in range(len(elements.called))]
    assert twin.handed_down(own) == elements.handed_down(own)
    for tag in {ancestor.tag for block in document.blocks for ancestor in block.path[-2:]}:
        assert twin.tagged(tag) == elements.tagged(tag)
    bits = bytes([number % 3 for number in range(len(elements.called))])
    for question in ("blocks_inside", "blocks_close_to"):
        assert getattr(twin, question)(bits, 2) == getattr(elements, question)(bits, 2), question
    for number in range(len(elements.parents)):
        assert twin.nearest(number, bits, 2) == elements.nearest(number, bits, 2)
        for question in ("name", "parent", "extent", "depth"):
            assert getattr(twin, question)(number) == getattr(elements, question)(number), question
    for block in document.blocks:
        other = document.blocks[-1 - block.index].index
        assert twin.around(block.index) == elements.around(block.index)
        assert twin.around_both(block.index, other) == elements.around_both(block.index, other)
    said, twin_said = (
        evidence(document.blocks, wording, elements),
        native.evidence(document.blocks, wording, twin),
    )
    for name in ("paths", "texts", "telling"):
        assert list(getattr(twin_said, name)) == list(getattr(said, name)), name
    assert native.columns(document, twin_said, twin) == features.columns(document, said, elements)


@given(st.data())
def test_columns_of_any_document_are_the_same(data: st.DataObject) -> None:
    document = data.draw(odd_documents() | documents())
    assert_twins_agree(document, data.draw(wordings(document)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_columns_of_the_corpus_are_the_same(case: Case) -> None:
    assert_twins_agree(case.read(), built_in_model("page" if case.is_html else "line").wording)


@given(st.lists(TEXTS, max_size=5), st.integers(0, 60))
def test_long_and_short_texts_weigh_the_same(texts: list[str], times: int) -> None:
    blocks = tuple([Block(index, Kind.LINE, 0, text * times) for index, text in enumerate(texts)])
    tokens = {token for block in blocks for token in text_tokens(block)}
    wording = Wording(texts={token: 10 * len(token) for token in tokens})
    assert native.evidence(blocks, wording).texts == list(evidence(blocks, wording).texts)


def test_every_family_has_its_name() -> None:
    assert set(native.TWINS) <= {family.__name__ for family in features.FAMILIES}


def test_a_family_that_is_not_compiled_is_asked_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    def moods(measures: features.Measures) -> dict[str, bytes]:
        return {"mood": bytes([min(255, words) for words in measures.words])}

    monkeypatch.setattr(features, "FAMILIES", (*features.FAMILIES, moods))
    document = CASES[0].read()
    wording = Wording()
    assert_twins_agree(document, wording)
    assert "mood" in native.columns(document, native.evidence(document.blocks, wording))


TREES = st.lists(
    st.integers(0, 8).flatmap(
        lambda depth: st.builds(
            trees.make_tree,
            st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 255)), min_size=depth, max_size=depth),
            st.lists(st.integers(-700, 700), min_size=1 << depth, max_size=1 << depth),
        )
    ),
    max_size=5,
)


@given(TREES, st.lists(st.binary(min_size=3, max_size=3), max_size=40), st.data())
def test_forests_sum_the_same(grove: list[trees.Tree], rows: list[bytes], data: st.DataObject) -> None:
    columns = {name: bytes([row[place] for row in rows]) for place, name in enumerate("abc")}
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=6)))
    runs = [slice(start, stop) for start, stop in zip(cuts[::2], cuts[1::2], strict=False)]
    plan, twin = trees.make_plan(grove), compiled.Plan(grown(grove, 0.002, -1.5))
    assert (plan.lowest, plan.most) == (twin.lowest, twin.most)
    asked = (columns, runs, 0.002, -1.5)
    assert (twin.lowest, twin.scores(*asked)) == (plan.lowest, plan.scores(*asked))


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60)), max_size=30),
    st.sampled_from([0.5, 1.0]) | st.floats(1e-6, 1e6),
    st.sampled_from([1.0, 2.0]) | st.floats(1e-6, 1e6),
    st.integers(0, 60),
)
@example([(0.0, 3), (0.0, 0)], 0.5, 2.0, 0)
@example([(1.0, 35), (0.1, 9), (0.5, 1)], 0.5, 2.0, 0)
@example([(0.9, 34), (0.1, 9), (0.5, 1)], 0.5, 2.0, 0)
@example([(0.9, 34), (0.1, 9), (0.5, 1)], 0.5, 2.0, 1)
@example([(0.8, 34), (0.1, 9), (0.5, 1)], 0.5, 2.0, 40)
def test_the_choice_is_the_same(rows: list[tuple[float, int]], least: float, most: float, known: int) -> None:
    probabilities, words = [p for p, _ in rows], [n for _, n in rows]
    asked = (probabilities, words, least, most, known)
    assert compiled_content.chosen(*asked) == content.chosen(*asked)


@given(odd_documents(), st.data())
def test_what_is_doubtful_and_what_has_a_label_is_the_same(document: Document, data: st.DataObject) -> None:
    blocks = document.blocks
    count = len(blocks)
    likely = data.draw(
        st.lists(st.sampled_from([0.2, 0.3, 0.45, 0.5, 0.9, 0.95]), min_size=count, max_size=count)
    )
    words = data.draw(st.lists(st.integers(0, 40), min_size=count, max_size=count))
    asked = (blocks, likely, words, [place % 3 > 0 for place in range(count)])
    assert compiled_content.without_doubtful(*asked) == content._without_doubtful(*asked)
    settled = [
        None if place % 3 else Verdict.on(block, Label.PROSE if place % 2 else Label.STANDFIRST, "")
        for place, block in enumerate(blocks)
    ]
    told = (blocks, settled, Label.STANDFIRST)
    assert compiled_content.labelled(*told) == content._labelled(*told)


@given(odd_documents(), st.data())
def test_verdicts_are_the_same(document: Document, data: st.DataObject) -> None:
    count = len(document.blocks)
    probabilities = data.draw(
        st.lists(st.floats(0, 1) | st.sampled_from([0.005, 0.125]), min_size=count, max_size=count)
    )
    telling = data.draw(
        st.lists(st.sampled_from(["", "<nav", ".a-b", "#é", "=main"]), min_size=count, max_size=count)
    )
    picked = [place % 2 == 0 for place in range(count)]
    asked = (document.blocks, probabilities, picked, telling, 0.3, 0.6, "main_content")
    assert compiled_content.verdicts(*asked) == content.verdicts(*asked)


SURELY = st.sampled_from([0.25, company.GAP_LEAST, 0.5, company.GAP_BELOW, company.GAP_AROUND, 0.9])
HEADS = st.sampled_from(
    [(Kind.HEADING, "h2"), (Kind.CELL, "caption"), (Kind.PARAGRAPH, "p"), (Kind.LINE, "")]
)


@given(
    st.lists(
        st.tuples(HEADS, SURELY, st.booleans(), st.sampled_from([1, 12, 13]), st.integers(1, 2)), max_size=9
    )
)
def test_gaps_are_the_same(rows: list[tuple[tuple[Kind, str], float, bool, int, int]]) -> None:
    """Of blocks some of which are settled: their numbers grow by one or two."""
    numbers = accumulate([step for *_, step in rows])
    weighed = [
        Block(number, kind, 0, "rain", (Ancestor(tag),) if tag else ())
        for number, ((kind, tag), *_) in zip(numbers, rows, strict=True)
    ]
    asked = (weighed, [row[1] for row in rows], [row[3] for row in rows], [row[2] for row in rows])
    assert compiled_company.without_gaps(*asked) == company._without_gaps(*asked)


@given(odd_documents(), st.data())
def test_company_is_the_same(document: Document, data: st.DataObject) -> None:
    weighed = [block for block in document.blocks if data.draw(st.booleans())]
    size = {"min_size": len(weighed), "max_size": len(weighed)}
    likely, words = (data.draw(st.lists(each, **size)) for each in (st.floats(0, 1), st.integers(0, 9)))
    plain, twin = elements_of(document.blocks), compiled_elements.elements_of(document.blocks)
    assert twin.alike() == plain.alike()
    asked = (weighed, likely, words)
    assert compiled_company.in_company(twin, *asked) == company._in_company(plain, *asked)
    asked = (weighed, words, data.draw(st.lists(st.booleans(), **size)))
    assert compiled_company.without_pieces(twin, *asked) == company._without_pieces(plain, *asked)


@given(st.lists(st.sampled_from(["", "x", "7 x", "1234 x", "7 7 x", "y"]), min_size=30, max_size=90))
@example(["7 x"] * 29 + ["1234 x"])
def test_floods_are_the_same(texts: list[str]) -> None:
    blocks = tuple([Block(index, Kind.LINE, 0, text) for index, text in enumerate(texts)])
    flooded = floods.alike(blocks, 30)
    assert compiled_floods.alike(blocks, 30) == flooded
    assert compiled_floods.longer(blocks, 3) == floods._longer(blocks, 3)
    settled = (Verdict(0, 0, 0, Label.PROSE, "said so"), *[None] * (len(blocks) - 1))
    asked = (blocks, settled, flooded or [None] * len(blocks), "main_content")
    assert compiled_floods.clutter(*asked) == floods.clutter(*asked)


@given(st.lists(st.sampled_from([None, Label.TEMPLATE, Label.PROSE]), max_size=12))
def test_weighed_blocks_are_the_same(labels: list[Label | None]) -> None:
    settled = [
        None if label is None else Verdict(index, 0, 1, label, "said so")
        for index, label in enumerate(labels)
    ]
    assert compiled_content.runs_of(settled) == content._runs_of(settled)


@given(
    odd_documents(), st.sets(st.sampled_from(["words+1", "fit_2", "gap_above", "group_place", "repeated"]))
)
def test_columns_asked_for_are_there_and_the_same(document: Document, asked: set[str]) -> None:
    wanted = frozenset(asked)
    wording = Wording()
    every = features.columns(document, evidence(document.blocks, wording))
    some = features.columns(document, evidence(document.blocks, wording), None, wanted)
    twin = native.columns(document, native.evidence(document.blocks, wording), None, wanted)
    assert some == twin == {name: every[name] for name in some}
    assert wanted <= set(some)


@given(odd_documents())
def test_blocks_close_up_alike(document: Document) -> None:
    blocks = list(document.blocks[1::2])
    ours, theirs = floods._closed_up(blocks), compiled_floods.closed_up(blocks)
    assert ours == theirs
    assert [block.folded for block in ours] == [block.folded for block in theirs]


@given(odd_documents())
def test_words_are_counted_alike(document: Document) -> None:
    blocks = document.blocks
    assert native.words_of(blocks) == words._words_of(blocks)
    assert native.words_in(blocks) == words._words_in(blocks)
    assert native.prose_words_in(blocks) == words._prose_words_in(blocks)


@given(st.lists(st.floats(-1e4, 1e4)))
@example([-501.0, -500.0, -0.0, 0.0, 500.0, 1e308, -1e308])
def test_guesses_have_the_same_codes(scores: list[float]) -> None:
    assert compiled_content.likelihood_codes(scores) == lost_markup._likelihood_codes(scores)


@given(st.binary(max_size=40), st.integers(1, 12))
def test_guesses_around_a_line_have_the_same_mean(codes: bytes, reach: int) -> None:
    means = lost_markup._mean_codes(codes, reach)
    assert compiled_content.mean_codes(codes, reach) == means
    assert all(min(codes) <= mean <= max(codes) for mean in means)
