"""Pipelines: named filters in order, and the labels that go out."""

import pickle
from collections.abc import Callable, Iterator

import pytest

from cleantext import (
    ARTICLE,
    LENIENT,
    STRICT,
    Document,
    DuplicateFilterError,
    Label,
    Pipeline,
    UnknownFilterError,
    Verdict,
    per_block,
    read_text,
)
from cleantext.blocks import Block


@per_block(Label.PROMOTION)
def tip_jars(block: Block) -> str | None:
    """Lines that ask for money."""
    return "asks for a tip" if "coffee" in block.folded else None


@per_block(Label.PROSE)
def sentences(block: Block) -> str | None:
    """Lines that end in a full stop."""
    return "ends in a full stop" if block.text.endswith(".") else None


PAGE = "Rain fell on Lima.\nBuy me a coffee.\nMenu"


def test_the_order_of_filters_is_the_order_of_authority() -> None:
    assert Pipeline(tip_jars, sentences)(read_text(PAGE)).text == "Rain fell on Lima."
    assert Pipeline(sentences, tip_jars)(read_text(PAGE)).text == "Rain fell on Lima.\n\nBuy me a coffee."


def test_verdicts_carry_the_name_of_their_filter() -> None:
    page = Pipeline(tip_jars)(read_text(PAGE))
    assert page.settled[1] == Verdict(1, 19, 35, Label.PROMOTION, "asks for a tip", "tip_jars")


def test_pipelines_are_changed_by_making_new_ones() -> None:
    base = Pipeline(sentences)
    assert base.append(tip_jars).names == ("sentences", "tip_jars")
    assert base.insert(tip_jars, before="sentences").names == ("tip_jars", "sentences")
    assert base.insert(tip_jars, after="sentences").names == ("sentences", "tip_jars")
    assert base.append(tip_jars).without("sentences").names == ("tip_jars",)
    assert base.replace(sentences) == base
    assert base.names == ("sentences",)


def test_labels_are_kept_and_dropped_by_name() -> None:
    page = read_text(PAGE)
    pipeline = Pipeline(tip_jars, sentences)
    assert "coffee" in pipeline.keeping("promotion")(page).text
    assert pipeline.dropping(Label.PROSE)(page).text == ""


def test_fixes_run_over_what_goes_out() -> None:
    assert Pipeline(sentences).fixing(str.upper)(read_text(PAGE)).text.startswith("RAIN FELL")


@pytest.mark.parametrize(
    "change",
    [
        lambda pipeline: pipeline.without("sentence"),
        lambda pipeline: pipeline.insert(tip_jars, before="sentence"),
        lambda pipeline: pipeline.replace(tip_jars),
    ],
)
def test_unknown_names_are_refused_with_the_choices(change: Callable[[Pipeline], Pipeline]) -> None:
    with pytest.raises(UnknownFilterError, match="this pipeline has sentences"):
        change(Pipeline(sentences))


def test_duplicate_names_are_refused() -> None:
    with pytest.raises(DuplicateFilterError, match="'sentences'"):
        Pipeline(sentences, sentences)


def test_what_is_no_filter_is_refused() -> None:
    with pytest.raises(TypeError, match="a callable with a name"):
        Pipeline(len)  # type: ignore[arg-type]


def test_unknown_labels_are_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"the labels are unlabelled, headline"):
        Pipeline(sentences, keep=["prosa"])


@pytest.mark.parametrize("places", [{}, {"before": "sentences", "after": "sentences"}])
def test_insert_takes_one_place(places: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="one place"):
        Pipeline(sentences).insert(tip_jars, **places)


class Broken:
    """A filter that fails."""

    name = "broken"

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        raise ZeroDivisionError("no")


def test_a_failing_filter_is_named() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        Pipeline(Broken())(read_text(PAGE))
    assert caught.value.__notes__ == ["raised by the filter 'broken'"]


@pytest.mark.parametrize("preset", [ARTICLE, STRICT, LENIENT])
def test_presets_pickle(preset: Pipeline) -> None:
    assert pickle.loads(pickle.dumps(preset)) == preset


def test_per_block_filters_pickle_by_path() -> None:
    assert pickle.loads(pickle.dumps(tip_jars)) is tip_jars
