"""What the filters of rules ask of every block, compiled and not: nobody can tell which of the two answered."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext import claims, document, filters, headlines
from cleantext.blocks import Ancestor, Block, Kind, Verdict
from cleantext.bylines.openers import openers_of_phrases
from cleantext.document import Document
from cleantext.elements import elements_of
from cleantext.filters import class_names, context, landmarks, links, visibility
from cleantext.labels import Label
from tests.cases import CASES, Case

native = pytest.importorskip("cleantext.native.rules", reason="no compiled modules here")
compiled_elements = pytest.importorskip("cleantext.native.elements")
compiled_verdicts = pytest.importorskip("cleantext.native.verdicts")

OPENERS = openers_of_phrases()
LABELS = sorted(OPENERS.fields)
TWIN = native.looking(OPENERS)
MARKS = st.sampled_from([*"([（【)/.:-'’7é你©K\n \u00a0", "By", "zz", ""])
PIECES = st.one_of(st.sampled_from(LABELS), MARKS, st.text(max_size=3))
LINES = st.lists(PIECES, max_size=5).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda between: between.join(pieces))
)
NAMES = st.sampled_from(["", "nav", "sr-only", "menu", "byline", "p", "é", "tab-pane"])
ANCESTORS = st.builds(Ancestor, NAMES, NAMES, st.lists(NAMES, max_size=3).map(tuple), NAMES)
KINDS = st.sampled_from([Kind.HEADING, Kind.LINE, Kind.CONTROL, Kind.MEDIA])


@st.composite
def documents(draw: Any) -> Document:
    """Documents of lines that may be labels, links and hidden, some of them settled."""
    ancestors = draw(st.lists(ANCESTORS, min_size=1, max_size=6))
    blocks: list[Block] = []
    settled: list[Verdict | None] = []
    start = 0
    for index in range(draw(st.integers(0, 8))):
        text, links = draw(LINES) * draw(st.sampled_from([1, 1, 1, 30])), draw(st.integers(0, 12))
        path = tuple(draw(st.lists(st.sampled_from(ancestors), max_size=5)))
        blocks.append(Block(index, draw(KINDS), start, text, path, links, hidden=draw(st.booleans())))
        settled.append(Verdict.on(blocks[-1], Label.PROSE, "seen") if draw(st.booleans()) else None)
        start += len(text) + 1
    source = "\n".join([block.text for block in blocks])
    return Document(source, tuple(blocks), settled=tuple(settled))


@pytest.mark.parametrize("plane", range(0x11))
def test_every_character_is_kept_or_not_alike(plane: int) -> None:
    first = plane << 16
    for start in range(first, first + 0x10000, 0x100):
        text = "".join(map(chr, range(start, start + 0x100)))
        assert native.bare(text) == claims._bare(text)
        assert native.bare("a" + text[7]) == claims._bare("a" + text[7])


@given(st.text(st.sampled_from("aB |｜ㅣ│：:-–—·•»«›/~\n\u00a0") | st.characters(), max_size=12))
def test_seams_of_titles_are_found_alike(title: str) -> None:
    assert native.seams_in(title) == claims._seams_in(title)


@given(st.text())
def test_texts_are_as_bare(text: str) -> None:
    assert native.bare(text) == claims._bare(text)
    assert {native.bare(text)} == {claims._bare(text)}  # as a key, too


@given(LINES)
@example("(\nby")
def test_lines_may_open_with_the_same_labels(line: str) -> None:
    for folded in (line, line.casefold(), line.upper()):
        assert TWIN.may_open(folded) == OPENERS.may_open(folded)


@pytest.mark.parametrize("label", LABELS)
def test_every_label_opens_a_line(label: str) -> None:
    for line in (
        label,
        f"{label} x",
        f"({label}: x",
        f"{label}x",
        f"{label}’s",
        f"{label}é",
        f"{label} é",
        f"{label}ж",
        f"{label}\u0301",
        f"{label}“",
        f"{label}雨",
        f"{label}A",
    ):
        assert TWIN.may_open(line) == OPENERS.may_open(line)
    assert TWIN.may_open(label)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_of_the_corpus_open_alike(case: Case) -> None:
    page = case.read()
    assert TWIN.lines(page.blocks, page.settled, 0, 1, 500) == OPENERS.lines(
        page.blocks, page.settled, 0, 1, 500
    )


@given(documents(), st.integers(0, 3), st.integers(1, 6), st.integers(4, 20))
def test_the_same_lines_are_picked(page: Document, first: int, shortest: int, longest: int) -> None:
    asked = page.blocks, page.settled, first, shortest, longest
    assert TWIN.lines(*asked) == OPENERS.lines(*asked)


@given(documents(), st.lists(KINDS, max_size=2).map(tuple))
def test_the_same_blocks_are_picked(page: Document, kinds: tuple[Kind, ...]) -> None:
    blocks, settled = page.blocks, page.settled
    assert native.open_blocks(blocks, settled, kinds) == document._open_blocks(blocks, settled, kinds)
    assert native.of_kind(blocks, Kind.LINE) == headlines._of_kind(blocks, Kind.LINE)
    assert native.hidden_in(blocks) == visibility._hidden_in(blocks)


@given(documents(), st.sampled_from([0.0, 0.5, 0.8, 1.0]), st.integers(1, 3))
def test_links_stand_in_the_same_rows(page: Document, max_share: float, least: int) -> None:
    assert native.link_runs(page.blocks, max_share, least) == links._link_runs(page.blocks, max_share, least)


@given(documents(), st.integers(0, 6))
def test_the_same_names_are_around(page: Document, depth: int) -> None:
    for block in page.blocks if depth else ():
        assert native.names_around(block, depth) == class_names._names_around(block, depth)
    compiled, plain = compiled_elements.elements_of(page.blocks), elements_of(page.blocks)
    asked = [block.index for block in page.blocks if block.hidden]
    assert compiled.names_around(asked) == plain.names_around(asked)


@given(documents(), st.data())
def test_elements_and_blocks_are_judged_alike(page: Document, data: st.DataObject) -> None:
    called = elements_of(page.blocks).called
    rules = called, landmarks.TAGS, landmarks.CLASS_WORDS, landmarks.judge
    assert native.judged(*rules) == landmarks._judged(*rules)
    judgement = st.sampled_from([None, (Label.NAVIGATION, "a menu"), (Label.HIDDEN, "")])
    said = [data.draw(judgement) for _ in page.blocks]
    ours = landmarks._verdicts_on(page.blocks, page.settled, said, "x")
    assert compiled_verdicts.verdicts_on(page.blocks, page.settled, said, "x") == ours
    for block in page.blocks:
        assert compiled_verdicts.verdict_of(block, Label.HIDDEN, "x") == Verdict.on(block, Label.HIDDEN, "x")
    some = [block for block in page.blocks if block.hidden]
    ours = filters._verdicts_of(some, Label.HIDDEN, "unseen", "x")
    assert compiled_verdicts.verdicts_of(some, Label.HIDDEN, "unseen", "x") == ours


BETWEEN = st.lists(st.sampled_from(["$$", "$", "\\[", "\\]", "\\", "x", " "]), max_size=5).map("".join)


@given(st.lists(BETWEEN, max_size=4))
def test_the_same_texts_stand_between_delimiters(texts: list[str]) -> None:
    blocks = tuple([Block(index, Kind.LINE, 0, text) for index, text in enumerate(texts)])
    found = context._delimited(blocks, context.DELIMITERS)
    assert native.delimited(blocks, context.DELIMITERS) == found
