"""Blocks and verdicts."""

import pickle

import pytest
from attrs.exceptions import FrozenInstanceError

from cleantext import Ancestor, Block, Kind, Label, Verdict, VerdictError


def test_a_block_ends_where_its_text_does() -> None:
    assert Block(0, Kind.PARAGRAPH, 7, "Rain fell.").end == 17


def test_folded_text_is_casefolded_with_single_spaces() -> None:
    block = Block(0, Kind.LINE, 0, "  Große \n STRASSE ")
    assert block.folded == "grosse strasse"
    assert block.words == ("Große", "STRASSE")


@pytest.mark.parametrize(
    "text, link_chars, share", [("", 0, 0.0), ("abcd", 1, 0.25), ("abcd", 4, 1.0), ("ab", 9, 1.0)]
)
def test_link_share_is_a_share(text: str, link_chars: int, share: float) -> None:
    assert Block(0, Kind.LINE, 0, text, link_chars=link_chars).link_share == share


def test_blocks_know_the_elements_around_them() -> None:
    block = Block(0, Kind.LINE, 0, "x", path=(Ancestor("main"), Ancestor("p")))
    assert block.inside("aside", "main")
    assert not block.inside("aside")


def test_lines_of_the_source_play_no_part_in_equality() -> None:
    assert Ancestor("p", line=3) == Ancestor("p", line=9)


def test_values_are_frozen_and_pickle() -> None:
    block = Block(1, Kind.HEADING, 4, "Rain", path=(Ancestor("h1"),), level=1)
    assert block.folded == "rain"
    assert pickle.loads(pickle.dumps(block)) == block
    with pytest.raises(FrozenInstanceError):
        block.text = "Sun"  # type: ignore[misc]


def test_a_verdict_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(VerdictError, match="block 3: span 9:4 ends before it starts"):
        Verdict(3, 9, 4, Label.PROSE, "odd")


def test_a_verdict_on_a_block_covers_it() -> None:
    block = Block(2, Kind.LINE, 5, "Rain")
    assert Verdict.on(block, Label.PROSE, "words") == Verdict(2, 5, 9, Label.PROSE, "words")
