"""What the company of a block does: kin draw it to their mean, code goes with the text beside it, gaps close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import ARTICLE, Label, read_html
from cleantext.blocks import Ancestor, Block, Kind
from cleantext.elements import elements_of
from cleantext.filters import company

BODY, LIST = Ancestor("body"), Ancestor("ul")


def judged(*rows: tuple[Kind, float, Ancestor]) -> list[float]:
    """What is left of the probabilities of a page's blocks, ten words each, in elements of their own."""
    blocks = [Block(place, kind, 0, "rain", (BODY, around)) for place, (kind, _, around) in enumerate(rows)]
    likely = [probability for _, probability, _ in rows]
    return company._in_company(elements_of(blocks), blocks, likely, [10] * len(rows))


def items(*likely: float) -> list[tuple[Kind, float, Ancestor]]:
    return [(Kind.LIST_ITEM, probability, Ancestor("li")) for probability in likely]


def text(probability: float) -> tuple[Kind, float, Ancestor]:
    return Kind.PARAGRAPH, probability, Ancestor("p")


def code(probability: float) -> tuple[Kind, float, Ancestor]:
    return Kind.CODE, probability, Ancestor("pre")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (items(0.6, 0.6, 0.3), [0.56, 0.56, 0.38]),  # drawn to their mean, 0.5
        (items(0.6, 0.3), [0.6, 0.3]),  # two are no group
        (items(0.9, 0.9, 0.6), [0.9, 0.9, 0.6]),  # surely the article's, so each for itself
        ([text(0.9), code(0.1), text(0.2)], [0.9, 0.9, 0.2]),
        ([text(0.2), code(0.1), code(0.4), text(0.8)], [0.2, 0.8, 0.8, 0.8]),
        ([text(0.2), code(0.7), text(0.1)], [0.2, 0.7, 0.1]),
        ([code(0.3)], [0.3]),
        ([], []),
    ],
)
def test_company_changes_what_is_likely(rows: list[tuple[Kind, float, Ancestor]], found: list[float]) -> None:
    assert judged(*rows) == pytest.approx(found)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_company_keeps_within_what_it_says(likely: list[float]) -> None:
    rows = items(*likely)
    found = judged(*rows)
    assert min(likely) - 1e-9 <= min(found) and max(found) <= max(likely) + 1e-9
    order = sorted(range(len(rows)), key=lambda place: likely[place])
    assert [found[place] for place in order] == sorted(found)  # nobody overtakes kin


HEADING, ITEM, PARAGRAPH = Kind.HEADING, Kind.LIST_ITEM, Kind.PARAGRAPH


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([(ITEM, 4, True), (ITEM, 6, False)], [False, False]),  # most of the list is left
        ([(ITEM, 6, True), (ITEM, 4, False)], [True, False]),
        ([(HEADING, 2, True), (PARAGRAPH, 9, True)], [True, True]),
        ([(HEADING, 2, True), (PARAGRAPH, 9, False)], [False, False]),
        ([(HEADING, 2, True), (HEADING, 2, True), (PARAGRAPH, 9, True)], [True, True, True]),
        ([(HEADING, 2, True), (PARAGRAPH, 9, False), (HEADING, 2, True), (PARAGRAPH, 9, True)], [False, False, True, True]),
        ([(HEADING, 2, True), (PARAGRAPH, 0, False)], [True, False]),  # without words it says nothing
        ([(HEADING, 2, True), (ITEM, 4, True), (ITEM, 6, False)], [False, False, False]),
        ([], []),
    ],
)  # fmt: skip
def test_pieces_go_with_what_is_left(rows: list[tuple[Kind, int, bool]], kept: list[bool]) -> None:
    paths = [(BODY, LIST, Ancestor("li")) if kind is ITEM else (BODY, Ancestor("p")) for kind, _, _ in rows]
    blocks = [
        Block(place, row[0], 0, "rain", path)
        for place, (row, path) in enumerate(zip(rows, paths, strict=True))
    ]
    asked = [count for _, count, _ in rows], [taken for *_, taken in rows]
    assert company._without_pieces(elements_of(blocks), blocks, *asked) == kept


def test_a_long_sample_of_code_stays_with_its_text() -> None:
    paragraph = (
        "The harbour office writes a line to its log whenever a boat comes in, and the log looks like this. "
    )
    rows = "\n".join(
        [f'  {{"boat": {number}, "crew": [3, 5, 8], "at": "06:{number % 60:02}"}},' for number in range(300)]
    )
    page = f"<body><main><h1>The log</h1><p>{paragraph * 3}</p><pre>[\n{rows}\n]</pre><p>{paragraph * 3}</p></main></body>"
    document = ARTICLE(read_html(page))
    [sample] = [block for block in document.blocks if block.kind is Kind.CODE]
    verdict = document.settled[sample.index]
    assert verdict is not None and verdict.label is Label.PROSE
