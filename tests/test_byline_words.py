"""The compiled words of bylines: fresh, and all found by what they begin and end with."""

import pytest

from cleantext.byline_words import COMPILED, ending, opening_alike, words
from cleantext.dates import month_names
from cleantext.package_files import read_file
from cleantext.phrasebook import default_phrasebook
from training.byline_words import INDEXES, compiled_text

PACKS = tuple(default_phrasebook().by_language.values())


def test_the_compiled_lists_are_fresh() -> None:
    assert read_file("phrases", COMPILED).decode() == compiled_text(PACKS), (
        "run python -m training.compile_phrases"
    )


@pytest.mark.parametrize(("field", "end"), [(field, end) for field, end, _ in INDEXES])
def test_every_word_is_found_by_its_end_the_longest_first(field: str, end: str) -> None:
    find = opening_alike if end == "first" else ending
    for word in words(field):
        found = find(word, field)
        assert word in found
        assert [*found] == sorted(found, key=len, reverse=True)


def test_words_are_those_of_all_packs_without_colons() -> None:
    assert {"by", "von", "par", "por"} <= words("by")
    assert not [word for word in words("by") if word.endswith((":", " ")) or not word]


def test_the_name_of_two_months_is_neither_one_s() -> None:
    """ "Listopad" is October in Croatian, and November in Polish; it is told by the page's language."""
    assert "listopad" not in month_names("")
    assert {pack: month_names(pack)["listopad"][0] for pack in ("hr", "pl")} == {"hr": 10, "pl": 11}


def test_all_months_have_names() -> None:
    assert {number for number, _ in month_names("").values()} == set(range(1, 13))
