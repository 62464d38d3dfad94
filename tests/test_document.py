"""Documents: first verdict wins, every character accounted for."""

import pickle

import pytest
from attrs import evolve

from cleantext import Block, Document, Fate, Kind, Label, Verdict, VerdictError, read_html
from cleantext.blocks import Provisional
from cleantext.separators import unwrapped

SOURCE = "Menu\nRain fell on Lima. Photo: Ana Ruiz\nShare"


def document() -> Document:
    starts = (0, 5, 40)
    texts = SOURCE.split("\n")
    blocks = tuple(
        Block(n, Kind.LINE, start, text) for n, (start, text) in enumerate(zip(starts, texts, strict=True))
    )
    return Document(SOURCE, blocks)


def verdict(block: int, start: int, end: int, label: Label) -> Verdict:
    return Verdict(block, start, end, label, "because", "tests")


def judged(*verdicts: Verdict, keep: tuple[Label, ...] = (Label.PROSE,)) -> Document:
    return evolve(document().with_verdicts(verdicts, filter="tests"), keep=frozenset(keep))


def test_untouched_text_is_unlabelled_and_kept() -> None:
    page = document()
    assert [block.text for block in page.unlabelled] == SOURCE.split("\n")
    assert page.text == "Menu\n\nRain fell on Lima. Photo: Ana Ruiz\n\nShare"


def test_the_first_verdict_stands() -> None:
    page = judged(verdict(0, 0, 4, Label.NAVIGATION), verdict(0, 0, 4, Label.PROSE))
    later = page.with_verdicts([verdict(0, 0, 4, Label.PROSE)], filter="later")
    assert [each.settled[0].label for each in (page, later) if each.settled[0]] == [Label.NAVIGATION] * 2


def test_a_cut_leaves_the_rest_of_its_block_open() -> None:
    page = judged(verdict(1, 24, 39, Label.CREDIT), verdict(1, 5, 39, Label.PROSE))
    assert page.text == "Rain fell on Lima."
    assert [(each.start, each.end) for each in page.cuts] == [(24, 39)]


def test_cuts_that_overlap_give_way_to_the_earlier() -> None:
    page = judged(
        verdict(1, 10, 20, Label.CREDIT), verdict(1, 5, 15, Label.CAPTION), verdict(1, 18, 30, Label.CAPTION)
    )
    assert [(each.start, each.end, each.label) for each in page.cuts] == [
        (5, 10, Label.CAPTION),
        (10, 20, Label.CREDIT),
        (20, 30, Label.CAPTION),
    ]


def test_cuts_that_leave_nothing_settle_the_block() -> None:
    page = judged(verdict(1, 5, 24, Label.CAPTION), verdict(1, 24, 39, Label.CREDIT))
    assert page.settled[1] is not None
    assert page.settled[1].label is Label.CAPTION


def photo(asked: list[str]) -> Provisional:
    """A verdict on the line with a credit, whose parts are told when somebody asks."""

    def parts() -> list[Verdict]:
        asked.append("parts")
        return [verdict(1, 5, 24, Label.CAPTION), verdict(1, 24, 39, Label.CREDIT)]

    labels = frozenset({Label.CAPTION, Label.CREDIT})
    return Provisional(1, 5, 39, Label.CAPTION, "inside a figure", "tests", labels=labels, parts=parts)


def test_the_parts_of_a_provisional_verdict_are_told_to_who_asks() -> None:
    asked: list[str] = []
    page = judged(photo(asked)).going_out(frozenset({Label.UNLABELLED}), ())
    assert (page.text, asked) == ("Menu\n\nShare", [])
    assert page.keeping(Label.CREDIT).text == "Menu\n\nPhoto: Ana Ruiz\n\nShare"
    assert [each.label for _, _, each, _ in page.pieces() if each] == [Label.CAPTION, Label.CREDIT]
    assert page.resolved.resolved is page.resolved
    renamed = document().with_verdicts([photo(asked)], filter="others").resolved
    assert [each.filter for each in renamed.cuts] == ["tests", "tests"]
    assert page.resolved == judged(*photo(asked).parts()).going_out(page.keep, ())


def test_the_parts_of_a_provisional_verdict_leave_earlier_cuts_alone() -> None:
    page = judged(verdict(1, 10, 14, Label.CLUTTER), photo([]))
    assert [(each.start, each.end, each.label) for each in page.resolved.cuts] == [
        (5, 10, Label.CAPTION),
        (10, 14, Label.CLUTTER),
        (14, 24, Label.CAPTION),
        (24, 39, Label.CREDIT),
    ]


@pytest.mark.parametrize("block, start, end", [(0, 0, 5), (1, 4, 9), (2, 40, 46), (3, 0, 1), (-1, 0, 1)])
def test_verdicts_outside_their_block_are_refused_by_name(block: int, start: int, end: int) -> None:
    with pytest.raises(VerdictError, match="filter wild"):
        document().with_verdicts([verdict(block, start, end, Label.PROSE)], filter="wild")


def test_spans_are_a_partition_that_spells_the_text() -> None:
    page = judged(
        verdict(0, 0, 4, Label.NAVIGATION), verdict(1, 24, 39, Label.CREDIT), verdict(1, 5, 39, Label.PROSE)
    )
    spans = page.spans()
    assert "".join(SOURCE[span.start : span.end] for span in spans) == SOURCE
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
    assert "".join(span.text for span in spans if span.fate is not Fate.DROPPED) == page.text


def test_keeping_more_runs_nothing_again() -> None:
    page = judged(
        verdict(0, 0, 4, Label.NAVIGATION), verdict(1, 5, 39, Label.PROSE), verdict(2, 40, 45, Label.SHARING)
    )
    assert page.keeping(Label.NAVIGATION).text == "Menu\n\nRain fell on Lima. Photo: Ana Ruiz"
    assert page.text == "Rain fell on Lima. Photo: Ana Ruiz"


def test_documents_pickle_and_compare() -> None:
    page = judged(verdict(1, 24, 39, Label.CREDIT)).keeping(Label.CREDIT)
    assert page.text == "Photo: Ana Ruiz"  # before it is pickled: what was worked out stays behind
    again = pickle.loads(pickle.dumps(page))
    assert (again, again.text) == (page, page.text)
    assert page != document()


@pytest.mark.parametrize(
    "wrapped, whole",
    [
        ("a\nb", "a b"),
        (" a \n b ", "a b"),
        ("雨が\n降る", "雨が降る"),
        ("雨 rain\n降る", "雨 rain 降る"),
        ("a\n\nb", "a b"),
    ],
)
def test_hard_wraps_are_undone(wrapped: str, whole: str) -> None:
    assert unwrapped(wrapped) == whole


def test_pieces_of_a_code_sample_are_its_lines() -> None:
    assert read_html("<pre><p>one()<p>two()</pre><pre>three()</pre>").text == "one()\ntwo()\n\nthree()"


def test_explanations_name_fate_label_filter_and_reason() -> None:
    lines = (
        judged(verdict(0, 0, 4, Label.NAVIGATION), verdict(1, 24, 39, Label.CREDIT))
        .explain(width=8)
        .split("\n")
    )
    assert lines[0].split() == ["dropped", "navigation", "tests", "because", "|", "Menu"]
    assert lines[1].split() == [
        "dropped",
        "unlabelled",
        "-",
        "nobody",
        "said",
        "anything",
        "|",
        "Rain",
        "fe…",
    ]
    assert lines[2].split()[:2] == ["apart", "credit"]


def test_a_notebook_shows_the_report_in_a_frame_of_its_own() -> None:
    shown = judged(verdict(0, 0, 4, Label.NAVIGATION))._repr_html_()
    assert shown.startswith("<iframe sandbox ")
    assert "<script" not in shown
