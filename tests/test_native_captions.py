"""Captions, compiled and not: nobody can tell which of the two looked for pictures, class words and labels."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.blocks import Ancestor, Block, Image, Kind, Verdict
from cleantext.credits.labels import LabelWords, label_words
from cleantext.elements import elements_of
from cleantext.figures import areas, class_words, pictures
from cleantext.labels import Label
from tests.cases import CASES, Case

compiled = pytest.importorskip("cleantext.native.areas", reason="nothing is compiled here")
compiled_labels = pytest.importorskip("cleantext.native.labels")
compiled_elements = pytest.importorskip("cleantext.native.elements")

TAGS = st.sampled_from(["body", "main", "div", "figure", "figcaption", "nav", "footer", "section", "p"])
PIECES = st.sampled_from(
    [
        *class_words.STEMS,
        "mediation",
        "s",
        "-",
        "_",
        "x",
        "im",
        "é",
        "你",
        "credit",
        "wp-caption",
        "tr-caption-container",
    ]
)
CLASS_WORDS = st.lists(PIECES, max_size=4).map("".join)
NAMES = st.tuples(TAGS, st.just(""), st.lists(CLASS_WORDS, max_size=3).map(tuple), st.just(""))


@given(st.lists(NAMES, max_size=6))
def test_names_say_the_same(names: list[class_words.Name]) -> None:
    assert compiled.senses_of(names) == class_words.senses_of(names)


@given(CLASS_WORDS)
def test_what_says_anything_has_a_stem(word: str) -> None:
    telling = [stem for stem, said in class_words.STEMS.items() if said != class_words.Sense.CAPTION]
    assert not class_words.sense_of_word(word) or any(stem in word for stem in telling)


IMAGES = st.none() | st.builds(
    Image,
    alt=st.sampled_from(["", "Photo", "the harbour", "the harbour in the rain", "rainonthecoastagain"]),
    width=st.sampled_from([0, pictures.LEAST_WIDTH - 1, pictures.LEAST_WIDTH]),
    caption=st.sampled_from(["", "Rain"]),
    credit=st.sampled_from(["", "Ana Ruiz"]),
)


@st.composite
def pages_of_pictures(draw: Any) -> tuple[Block, ...]:
    """Blocks of a few elements, half of them pictures."""
    ancestors = [Ancestor(tag) for tag in ("body", "div", "div", "section", "p")]
    blocks = []
    for index in range(draw(st.integers(0, 12))):
        path = tuple(ancestors[: draw(st.integers(0, 5))])
        if draw(st.booleans()):
            blocks.append(
                Block(index, Kind.IMAGE, 0, "", path, hidden=draw(st.booleans()), image=draw(IMAGES))
            )
        else:
            text, kind = draw(st.sampled_from(["", "rain on the coast"])), draw(st.sampled_from(Kind))
            links, hidden = draw(st.sampled_from([0, 8, 9])), draw(st.booleans())
            blocks.append(Block(index, kind, 0, text, path, links, hidden=hidden))
        if draw(st.integers(0, 3)) == 0:
            tag, classes = draw(st.sampled_from([("div", ()), ("li", ()), ("div", ("related-posts",))]))
            ancestors[draw(st.integers(1, 4))] = Ancestor(tag, classes=classes)
    return tuple(blocks)


def assert_pictures_agree(blocks: tuple[Block, ...]) -> None:
    found = areas.framed_pictures(blocks, elements_of(blocks))
    assert compiled.framed_pictures(blocks, compiled_elements.elements_of(blocks)) == found


@given(pages_of_pictures())
def test_pictures_are_framed_alike(blocks: tuple[Block, ...]) -> None:
    assert_pictures_agree(blocks)


@given(pages_of_pictures(), st.data())
def test_pictures_of_the_article_are_found_alike(blocks: tuple[Block, ...], data: st.DataObject) -> None:
    labels = st.none() | st.sampled_from([Label.PROSE, Label.HEADLINE, Label.CAPTION, Label.NAVIGATION])
    said = [(block, data.draw(labels)) for block in blocks]
    settled = tuple(None if label is None else Verdict.on(block, label, "said so") for block, label in said)
    elements = elements_of(blocks)
    senses = class_words.senses_of(elements.called)
    found = pictures.article_pictures(blocks, settled, elements, senses)
    twin = compiled_elements.elements_of(blocks)
    assert compiled.article_pictures(blocks, settled, twin, senses) == found


WORDS = LabelWords(label_words())
TWIN = compiled_labels.LabelWords(WORDS)
LABELS = st.sampled_from(sorted(WORDS.kinds))
TEXTS = st.lists(
    st.one_of(
        LABELS,
        LABELS.map(str.title),
        LABELS.map(str.upper),
        st.sampled_from(
            ["", " ", "'s", "’s", "(c)", "(C", "©", "İ", "ª", "ǅ", "ж", "é", "É", "7", "_", ".", "ab", "aB"]
        ),
        st.text(max_size=3),
    ),
    max_size=7,
)


@given(TEXTS, st.sampled_from(["", " "]), st.integers(0, 9), st.integers(0, 9))
def test_words_of_labels_are_found_alike(pieces: list[str], between: str, front: int, back: int) -> None:
    text = between.join(pieces)
    for start, end in ((0, len(text)), (min(front, len(text)), max(0, len(text) - back))):
        assert TWIN.tokens(text, start, end) == WORDS.tokens(text, start, end)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_corpus_is_seen_alike(case: Case) -> None:
    document = case.read()
    called = list(elements_of(document.blocks).called)
    assert compiled.senses_of(called) == class_words.senses_of(called)
    assert_pictures_agree(document.blocks)
    for block in document.blocks:
        size = len(block.text)
        assert TWIN.tokens(block.text, 0, size) == WORDS.tokens(block.text, 0, size)
