"""Verdicts and text of a document, compiled and not: the same slots, cuts, errors and text."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext import ARTICLE, LENIENT, Label, document, read_html
from cleantext.batch import rows
from cleantext.blocks import Ancestor, Block, Kind, Verdict
from cleantext.document import Document
from cleantext.errors import VerdictError
from cleantext.normalize import FIXES
from cleantext.testing.strategies import documents
from tests.cases import CASES, Case

native = pytest.importorskip("cleantext.native.document", reason="no compiled modules here")

TEXTS = st.lists(
    st.sampled_from([*"a b . é – \u00ad \u00a0 \u200b e\u0301 你 \t \n".split(" "), " ", "  ", "Rain fell"]),
    max_size=12,
).map("".join)
PATHS = st.sampled_from(
    [(), (Ancestor("td"),), (Ancestor("table"), Ancestor("td")), (Ancestor("pre"), Ancestor("div"))]
)


@st.composite
def judged_documents(draw: Any) -> Document:
    """Documents with rows, code and wrapped lines, and verdicts on all and on parts of their blocks."""
    blocks, start = [], 0
    for index in range(draw(st.integers(0, 6))):
        text, kind = draw(TEXTS), draw(st.sampled_from(Kind))
        row, wrapped = draw(st.integers(-1, 2)), draw(st.booleans())
        blocks.append(
            Block(
                index,
                kind,
                start,
                text,
                draw(PATHS),
                row=row,
                column=draw(st.integers(-1, 2)),
                wrapped=wrapped,
            )
        )
        start += len(text) + 1
    read = Document("\n".join([block.text for block in blocks]), tuple(blocks))
    page = read.with_verdicts(draw(verdicts_on(read, slack=0)))
    fixes = draw(st.sampled_from([(), FIXES, (str.upper,)]))
    keep = draw(st.sets(st.sampled_from([Label.PROSE, Label.CLUTTER, Label.UNLABELLED])))
    return evolve(page, keep=frozenset(keep), fixes=fixes)


@st.composite
def verdicts_on(draw: Any, read: Document, slack: int) -> list[Verdict]:
    """Verdicts on the blocks of a document; with `slack`, on some that are not there and on what is around them."""
    found = []
    for _ in range(draw(st.integers(0, 6)) if read.blocks or slack else 0):
        index = draw(st.integers(-slack, len(read.blocks) - 1 + slack))
        block = read.blocks[index] if 0 <= index < len(read.blocks) else Block(index, Kind.LINE, 0, "x")
        places = st.integers(block.start - slack, block.end + slack)
        first, last = sorted((draw(places), draw(places)))
        whole = draw(st.booleans())
        span = (block.start, block.end) if whole else (first, last)
        label = draw(st.sampled_from([Label.PROSE, Label.CLUTTER]))
        found.append(Verdict(index, *span, label, "said so", draw(st.sampled_from(["", "one", "other"]))))
    return found


@given(judged_documents(), st.sets(st.sampled_from([Label.PROSE, Label.CLUTTER])))
def test_labelled_pieces_are_pieces(page: Document, labels: set[Label]) -> None:
    pieces = [piece for piece in page.pieces() if piece[2] is not None and piece[2].label in labels]
    assert document._labelled(page, labels) == native.labelled(page, labels) == pieces


@given(judged_documents())
def test_what_was_left_out_is_the_same(page: Document) -> None:
    assert native.left_out(page, 3) == rows._left_out(page, 3)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.sampled_from(Label),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), VALUES))
def test_lines_of_json_are_the_same(row: dict[str, Any]) -> None:
    assert rows.line_of(row) == rows._line_of(row)


def test_lines_of_json_hold_every_byte_and_any_length() -> None:
    letters = [chr(code) for code in (*range(0x881), 0x2028, 0xFFFF, 0x10000, 0x10FFFF)]
    spread = [before + letter + "four" * 3 for letter in letters for before in ("", "Rain", "Rain’s ", "😀")]
    texts = [*spread, "é" * 40_000, "\\" * 40_000, "a\ud800", "’\udfff", "😀\ud800"]
    for text in texts:
        assert rows.line_of({text: text}) == rows._line_of({text: text})


TWINS = {
    "pieces": (native.pieces_of, document._pieces_of),
    "fates": (native.fates_of, document._fates_of),
    "outgoing": (native.outgoing, document._outgoing),
    "spans": (native.spans_of, document._spans_of),
    "text": (native.text_of, document._text_of),
}


@pytest.mark.parametrize("name", TWINS)
@given(page=judged_documents())
@example(page=read_html("<pre><p>one()<p>two()</pre>"))
def test_what_goes_out_is_the_same(name: str, page: Document) -> None:
    compiled, plain = TWINS[name]
    assert list(compiled(page)) == list(plain(page))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_goes_out_of_the_corpus_is_the_same(case: Case) -> None:
    for pipeline in (ARTICLE, LENIENT):
        page = pipeline(case.read())
        assert native.provisional(page.settled) == document._provisional(page.settled)
        for compiled, plain in TWINS.values():
            for each in (page, page.resolved):
                assert list(compiled(each)) == list(plain(each))


def outcome(settle: Any, page: Document, verdicts: list[Verdict]) -> tuple[Any, ...]:
    settled = list(page.settled)
    try:
        cuts = settle(page.blocks, settled, iter(verdicts), "one")
    except VerdictError as error:
        return settled, str(error)
    return settled, cuts


@given(st.data())
def test_verdicts_settle_the_same(data: st.DataObject) -> None:
    page = data.draw(judged_documents() | documents())
    verdicts = data.draw(verdicts_on(page, slack=2))
    assert outcome(native.settle, page, verdicts) == outcome(document._settle, page, verdicts)


def test_a_number_too_large_for_the_machine_names_no_block() -> None:
    page = Document("x", (Block(0, Kind.LINE, 0, "x"),))
    verdict = Verdict(1 << 80, 0, 1, Label.PROSE, "said so")
    assert outcome(native.settle, page, [verdict]) == outcome(document._settle, page, [verdict])


@given(judged_documents(), st.sets(st.sampled_from(document.CARRIED)))
def test_documents_are_judged_alike(page: Document, asked: set[str]) -> None:
    for name in asked:
        getattr(page, name)
    compiled, plain = (judge(page, page.settled[::-1], ()) for judge in (native.judged, document._judged))
    assert compiled == plain
    assert (compiled.settled, compiled.cuts, compiled.origin) == (page.settled[::-1], (), page.origin)
    for name in document.CARRIED:
        assert carries(compiled, name) == carries(plain, name) == carries(page, name)
        assert not carries(page, name) or getattr(compiled, name) is getattr(page, name)


def carries(page: Document, name: str) -> bool:
    """Whether a document has worked something out already."""
    return name in page.__dict__
