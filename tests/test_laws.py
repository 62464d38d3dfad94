"""The laws, on generated documents; and that the checks find what breaks them."""

import random
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as hst

import cleantext
from cleantext import (
    ARTICLE,
    LENIENT,
    STRICT,
    Block,
    Credit,
    Document,
    Filter,
    Label,
    Pipeline,
    Verdict,
    per_block,
)
from cleantext.testing import Planted, laws, score
from cleantext.testing import strategies as st
from cleantext.testing.laws import BrokenLaw

PRESETS = [
    pytest.param(preset, id=name)
    for name, preset in (("article", ARTICLE), ("strict", STRICT), ("lenient", LENIENT))
]


@pytest.mark.parametrize("pipeline", PRESETS)
@given(document=st.documents())
def test_presets_are_lawful(pipeline: Pipeline, document: Document) -> None:
    laws.check_pipeline(pipeline, document)


@given(st.documents())
def test_documents_are_lawful_before_any_filter(document: Document) -> None:
    laws.check_document(document)


@pytest.mark.parametrize("pipeline", PRESETS)
@given(text=st.flat_pages())
def test_clean_text_stays_clean(pipeline: Pipeline, text: str) -> None:
    laws.check_idempotent(lambda flat: cleantext.clean_text(flat, pipeline=pipeline), text)


@given(st.pages())
def test_any_page_at_all_is_cleaned(page: str | bytes) -> None:
    document = cleantext.clean_html(page)
    laws.check_document(document)
    for render in (cleantext.to_text, cleantext.to_markdown, cleantext.to_json, cleantext.to_report):
        render(document).encode("utf-8")


@given(st.credits())
def test_credits_come_back_from_their_normal_form(credit: Credit) -> None:
    laws.check_credit(credit)


@given(st.captions())
def test_captions_are_split_without_inventing_a_letter(line: str) -> None:
    found = cleantext.parse_figure_line(line)
    for part in (found.caption, found.credit.line if found.credit else None):
        assert part is None or part in line


@given(hst.lists(st.planted_pages(), min_size=1, max_size=3))
def test_planted_prose_is_hardly_harmed(planted: list[Planted]) -> None:
    found = score(ARTICLE, planted)
    assert found.pages == len(planted)
    assert found.harm <= 0.05, str(found)


# -- the checks themselves --------------------------------------------------------------------------------

PAGE = cleantext.read_html("<p>Rain fell on the coast.</p><p>Rain fell again.</p><p>Buy me a coffee.</p>")


def filter_of(*verdicts: Verdict, name: str = "odd") -> Filter:
    class Odd:
        """Yields what it was given."""

        def __init__(self) -> None:
            self.name = name

        def __call__(self, document: Document, /) -> Iterator[Verdict]:
            yield from verdicts

    return Odd()


@pytest.mark.parametrize(
    "step, law",
    [
        (filter_of(Verdict(0, 0, 4, Label.PROSE, "")), "reasoned"),
        (filter_of(Verdict(0, 0, 4, Label.PROSE, "two\nlines")), "reasoned"),
        (filter_of(Verdict(0, 0, 99, Label.PROSE, "far")), "lawful"),
        (filter_of(Verdict(9, 0, 1, Label.PROSE, "where")), "lawful"),
        (filter_of(Verdict(0, 0, 4, Label.PROSE, "words", "another")), "lawful"),
        (filter_of(Verdict(0, 0, 4, "prose", "words")), "lawful"),  # type: ignore[arg-type]
        (filter_of("prose"), "lawful"),  # type: ignore[arg-type]
        (filter_of(name=""), "named"),
        (filter_of(name="two\nlines"), "named"),
    ],
)
def test_unlawful_filters_are_found(step: Filter, law: str) -> None:
    with pytest.raises(BrokenLaw, match=f"^{law}: ") as caught:
        laws.check_filter(step, PAGE)
    assert caught.value.law == law


def test_filters_that_throw_dice_are_found() -> None:
    class Dice:
        """Says this or that."""

        name = "dice"
        source = random.Random(7)

        def __call__(self, document: Document, /) -> Iterator[Verdict]:
            for block in document.unlabelled:
                yield Verdict.on(block, Label.PROSE, f"rolled {self.source.random()}")

    with pytest.raises(BrokenLaw, match="pure: dice says something else the second time"):
        laws.check_filter(Dice(), PAGE)


@per_block(Label.CLUTTER)
def not_the_first(block: Block) -> str | None:
    """Looks at more than the block."""
    return "stands later" if block.index else None


def test_filters_that_look_around_are_found() -> None:
    with pytest.raises(BrokenLaw, match="local: not_the_first"):
        laws.check_filter(not_the_first, PAGE)


def test_documents_that_misquote_their_source_are_found() -> None:
    blocks = (evolve(PAGE.blocks[0], text="Sun shone on the coast."), *PAGE.blocks[1:])
    with pytest.raises(BrokenLaw, match="accounted: block 0 is no slice"):
        laws.check_document(evolve(PAGE, blocks=blocks))


def test_fixes_that_change_words_are_no_matter_of_faith() -> None:
    laws.check_document(evolve(PAGE, fixes=(str.upper,)))


def test_control_characters_are_found() -> None:
    with pytest.raises(BrokenLaw, match=r"printable: .*'\\x07'"):
        laws.check_printable(Document("a\a", (Block(0, PAGE.blocks[0].kind, 0, "a\a"),)))


def test_cleaning_that_never_ends_is_found() -> None:
    def first_line_goes(text: str) -> Document:
        return cleantext.read_text(text.partition("\n")[2])

    with pytest.raises(BrokenLaw, match="^idempotent: "):
        laws.check_idempotent(first_line_goes, "one\ntwo\nthree")


def test_credits_that_do_not_come_back_are_found() -> None:
    with pytest.raises(BrokenLaw, match="^both ways: "):
        laws.check_credit(Credit("Ana Ruiz", creators=("Ana Ruiz", "Ana Ruiz")))


def test_scores_count_what_was_planted() -> None:
    @per_block(Label.PROMOTION)
    def coffee(block: Block) -> str | None:
        """Asks for coffee."""
        return "asks for coffee" if "coffee" in block.text else None

    planted = Planted(
        PAGE,
        ("Rain fell on the coast.", "Rain fell again."),
        (("Buy me a coffee.", Label.PROMOTION), ("Share", Label.SHARING)),
    )
    found = score(Pipeline(coffee, keep=[Label.UNLABELLED]), [planted])
    assert found.recall == {Label.PROMOTION: 1.0, Label.SHARING: 1.0}
    assert found.exact == {Label.PROMOTION: 1.0, Label.SHARING: 0.0}
    assert found.harm == 0.0
    assert score(Pipeline(coffee, keep=[Label.PROMOTION]), [planted]).harm == 1.0
    assert "harm to prose 0.0000" in str(found)
