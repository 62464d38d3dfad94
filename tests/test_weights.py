"""What was learned, packed: forests and weights of words come out as they went in."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.filters.content import ContentModel
from cleantext.learned import forest
from cleantext.learned.forest import MAX_SUM, Forest, grown
from cleantext.learned.trees import Tree, make_tree
from cleantext.learned.word_weights import BETWEEN, WordWeights

WEIGHTS = Path(cleantext.__file__).parent / "weights"

TREES = st.lists(
    st.integers(0, 8).flatmap(
        lambda depth: st.builds(
            make_tree,
            st.lists(st.tuples(st.text(), st.integers(0, 255)), min_size=depth, max_size=depth),
            st.lists(st.integers(-700, 700), min_size=1 << depth, max_size=1 << depth),
        )
    ),
    max_size=5,
)
LITTLE = grown([make_tree([("words", 5)], [-3, 4]), make_tree([], [7])], 0.5, 0.25)
WORDS = st.text().filter(lambda word: BETWEEN not in word)


MODELS = [path for path in sorted(WEIGHTS.glob("*.json")) if path.stem != "headline"]


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_file_is_what_its_model_writes(path: Path) -> None:
    text = path.read_text("utf-8")
    model = ContentModel.from_json(text)
    assert model.to_json() == text
    unpacked = grown(model.forest.trees, model.forest.step, model.forest.bias)
    assert unpacked == model.forest


@given(TREES, st.floats(0.001, 1), st.floats(-9, 9))
def test_trees_of_a_forest_are_those_it_was_made_of(trees: list[Tree], step: float, bias: float) -> None:
    made = grown(trees, step, bias)
    assert made.trees == tuple(trees)
    assert set(made.names) == {name for tree in trees for name, _ in tree.questions}
    assert Forest.from_rows(made.to_rows()) == made


def test_a_tree_has_a_leaf_for_all_answers() -> None:
    with pytest.raises(ValueError, match="1 questions has 3 leaves; it needs 2"):
        make_tree([("words", 5)], [1, 2, 3])
    with pytest.raises(ValueError, match="at most 8"):
        make_tree([("words", 5)] * 9, [0] * 512)


def test_leaves_may_not_add_up_to_more_than_there_is_room_for() -> None:
    largest = [make_tree([("words", 5)], [0, MAX_SUM // 3])] * 3
    assert grown(largest, 1.0, 0.0).scores({"words": b"\x09"}, [slice(0, 1)]) == [MAX_SUM]
    with pytest.raises(ValueError, match="larger steps"):
        grown([*largest, make_tree([], [4]), make_tree([("links", 1)], [0, 1])], 1.0, 0.0)


@pytest.mark.parametrize("is_compiled", [True, False])
def test_a_file_whose_leaves_add_up_to_more_is_refused(
    is_compiled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_compiled:
        monkeypatch.setattr(forest, "CompiledPlan", None)
    largest = grown([make_tree([("words", 5)], [-30_000, 30_000])], 1.0, 0.0)
    rows = evolve(largest, **{name: 2 * getattr(largest, name) for name in forest.PACKED}).to_rows()
    with pytest.raises(ValueError, match="the leaves of 2 trees may add up to more than 65535"):
        Forest.from_rows(rows).scores({"words": b"\x09"}, [slice(0, 1)])


@pytest.mark.parametrize(
    "broken",
    [
        {"leaves": b"\x00"},
        {"leaves": b"\x00" * 8},
        {"thresholds": b""},
        {"asked": b""},
        {"depths": b"\x09\x00"},
    ],
    ids=str,
)
def test_a_forest_is_whole(broken: dict[str, bytes]) -> None:
    assert LITTLE.scores({"words": b"\x05\x06"}, [slice(0, 2)]) == [
        (7 - 3) * 0.5 + 0.25,
        (7 + 4) * 0.5 + 0.25,
    ]
    with pytest.raises(ValueError, match="at most 8 a tree, do not take"):
        evolve(LITTLE, **broken)


def test_a_forest_asks_for_no_column_that_it_does_not_name() -> None:
    with pytest.raises(IndexError):
        _ = evolve(LITTLE, asked=b"\x01\x00").plan


@given(st.dictionaries(WORDS, st.integers(-30_000, 30_000)))
def test_weights_of_words_are_those_of_the_table(table: dict[str, int]) -> None:
    weights = WordWeights.of(table)
    assert WordWeights.of(weights) is weights
    assert dict(weights) == table
    assert len(weights) == len(table)
    assert WordWeights.from_row(*weights.to_row()) == weights


def test_a_word_that_looks_like_two_has_no_weight() -> None:
    with pytest.raises(ValueError, match="'a,b'"):
        WordWeights.of({"a,b": 1})
