"""Guesses of the markup that flat text has lost."""

import pytest

from cleantext import clean_text, read_text
from cleantext.filters.content import built_in_model
from cleantext.learned.features import columns
from cleantext.learned.forest import grown
from cleantext.learned.line_features import line_columns
from cleantext.learned.lost_markup import MOST, LostMarkup
from cleantext.learned.trees import make_tree
from cleantext.learned.wording import evidence
from cleantext.presets import ARTICLE

MODEL = built_in_model("line")
RULES = ARTICLE.without("main_content")

PRINTED = """Home
Sport
Weather
Sign in
Ferry late again
The ferry to Lowport left an hour late on Monday, because nobody could find the key to the engine room.
Woman with an umbrella waiting at a landing stage
The cook had to be sent home to look for the key, and it hung, as it had all winter, in the engine room.
About us
Privacy policy
Terms of use"""


def guesses(text: str) -> dict[str, dict[str, int]]:
    """The guesses of each line of a print, by kind of markup."""
    document = RULES(read_text(text))
    found = columns(document, evidence(document.blocks, MODEL.wording), None, MODEL.asked)
    found |= line_columns(document, MODEL.wording.prose, MODEL.asked, MODEL.markup.words)
    guessed = MODEL.markup.columns(found, len(document.blocks))
    return {
        name: dict(zip([block.text for block in document.blocks], guessed[f"was_{name}"], strict=True))
        for name in MODEL.markup.forests
    }


def test_kinds_of_markup_that_pages_tell_of_are_guessed() -> None:
    assert MODEL.markup.forests.keys() == {
        "image", "heading", "link", "landmark", "article", "favoured", "disfavoured",
    }  # fmt: skip
    assert MODEL.markup.words.keys() == MODEL.markup.forests.keys()


@pytest.mark.parametrize(
    ("markup", "had_it", "had_not"),
    [
        ("link", "Weather", "Ferry late again"),
        ("landmark", "Privacy policy", "Ferry late again"),
        ("heading", "Ferry late again", "Weather"),
        ("image", "Woman with an umbrella waiting at a landing stage", "Sign in"),
        ("article", "Ferry late again", "Terms of use"),
        ("favoured", "Ferry late again", "Terms of use"),
        ("disfavoured", "Privacy policy", "Ferry late again"),
    ],
)
def test_what_had_some_markup_is_likelier_to_have_had_it(markup: str, had_it: str, had_not: str) -> None:
    found = guesses(PRINTED)[markup]
    assert found[had_it] > found[had_not]


def test_what_is_certain_has_the_highest_code() -> None:
    sure = grown([make_tree([("words", 5)], [-1_000, 1_000])], 1.0, 0.0)
    found = LostMarkup(forests={"link": sure}).columns({"words": bytes([1, 9])}, 2)
    assert found["was_link"] == bytes([0, MOST])


def test_without_forests_nothing_is_guessed() -> None:
    assert LostMarkup().asked == frozenset()
    assert LostMarkup().columns({}, 3) == {}


def test_an_empty_print_has_no_lines_to_guess_of() -> None:
    assert clean_text("").text == ""
    assert all(not column for column in guesses("").values())
