"""What a later reading leaves out, put among what earlier ones did: by plain definitions."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import Label, Verdict
from cleantext.settling import _put, _Words

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12)


@given(SPANS)
def test_of_verdicts_on_parts_of_a_block_the_last_stands(spans: list[tuple[int, int]]) -> None:
    cuts: list[Verdict] = []
    said: dict[int, str] = {}
    for number, (start, length) in enumerate(spans):
        _put(Verdict(0, start, start + length, Label.CLUTTER, str(number)), cuts)
        said |= dict.fromkeys(range(start, start + length), str(number))
    assert {place: cut.reason for cut in cuts for place in range(cut.start, cut.end)} == said
    assert all(one.end <= two.start for one, two in pairwise(cuts))


@given(st.text("ab \n\u3000", max_size=30), st.integers(0, 30))
def test_words_and_characters_are_counted_as_splitting_counts_them(text: str, offset: int) -> None:
    words = _Words.of(text)
    assert words.words == text.split()
    assert words.inked_before(offset) == sum(map(len, text[:offset].split()))
    inked = [place for place, letter in enumerate(text) if not letter.isspace()]
    assert [words.after(number) for number in range(len(inked) + 1)] == [*inked, len(text)]
    assert [text[words.start(number) :].split()[0] for number in range(len(text.split()))] == text.split()


def test_a_credit_printed_in_masses_is_one_image_in_json() -> None:
    page = cleantext.clean_text("Rain fell on the coast.\n\n" + "Ana Ruiz/AFP\n雨\n" * 2_000)
    assert len(page.figures) > 1_000
    assert len(json.loads(cleantext.to_json(page))["image"]) == 1
