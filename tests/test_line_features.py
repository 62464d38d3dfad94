"""What the learned filter sees besides."""

from hypothesis import given
from hypothesis import strategies as st

from cleantext import read_text
from cleantext.blocks import Block, Kind, Verdict
from cleantext.labels import Label
from cleantext.learned.line_features import (
    CODES,
    OPEN,
    OUTSIDE,
    line_columns,
    prose_score,
    with_neighbours,
    words_of,
)
from cleantext.testing.strategies import documents

TEXT = """Sitemap
Ferry late again
The ferry to Lowport left an hour late on Monday, because nobody could find the key to the engine room of the ferry.
The cook of the ferry had to be sent home to look for the key, and it hung, as it had all winter, in the engine room.
Cookies help us to serve you better, and so do the partners whose names you find on a page of their own."""


def line(text: str) -> Block:
    return Block(0, Kind.LINE, 0, text)


def test_words_are_letters_alone_and_distinct() -> None:
    words = words_of(line("The cat, the 2 cats_and 3 Müller"))
    assert words.all == ("the", "cat", "cats", "and", "müller")
    assert words.telling == ("cats", "müller")


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    words = words_of(line("金融庁は AI 東京"))
    assert words.all == ("金融", "融庁", "庁は", "ai", "東京")
    assert words.telling == ("金融", "融庁", "庁は", "東京")


def test_lines_about_the_pages_subject_share_its_words() -> None:
    subject = line_columns(read_text(TEXT), {})["subject"]
    menu, title, first, second, cookies = subject
    assert menu < title
    assert min(first, second) > cookies


def test_words_of_the_headline_are_counted_in_all_lines() -> None:
    document = read_text(TEXT)
    assert set(line_columns(document, {})["headline_words"]) == {0}  # there is no headline yet
    document = document.with_verdicts([Verdict.on(document.blocks[1], Label.HEADLINE, "test")])
    assert list(line_columns(document, {})["headline_words"]) == [1, 4, 3, 2, 1]


def test_verdicts_are_told_of_the_line_and_its_neighbours() -> None:
    document = read_text("Share\n\nRain fell\n\nRead more")
    share, _, more = document.blocks
    document = document.with_verdicts(
        [Verdict.on(share, Label.SHARING, "test"), Verdict.on(more, Label.RELATED, "test")]
    )
    columns = line_columns(document, {})
    sharing, related = CODES[Label.SHARING], CODES[Label.RELATED]
    assert columns["verdict"] == bytes([sharing, OPEN, related])
    assert columns["verdict-1"] == bytes([OUTSIDE, sharing, OPEN])
    assert columns["verdict+1"] == bytes([OPEN, related, OUTSIDE])
    assert columns["since_sharing"][1] < columns["since_sharing"][2] < columns["since_headline"][2] == 255
    assert columns["until_related"][1] < columns["until_related"][0]


def test_words_of_longer_lines_weigh() -> None:
    weights = {"": 0, "ferry": 300, "cookies": -300} | dict.fromkeys(
        ["the", "to", "of", "an", "on", "and", "that", "help", "us", "better"], 1
    )
    prose = line_columns(read_text(TEXT), weights)["prose"]
    assert prose[0] == 0  # too short to be asked
    assert prose[2] > 128 > prose[4]


@given(st.permutations(["ferry", "cookies", "rain", "snow"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    weights = {"": 7, "ferry": 10, "cookies": -31, "rain": 113, "snow": 9, "in": 3}
    assert prose_score([*words, "in"], weights) == prose_score(["in", *sorted(words)], weights)


def test_a_language_without_weights_is_not_judged() -> None:
    assert prose_score(["färjan", "kom", "en", "timme", "för", "sent", "the"], {"": -100, "the": 3}) is None


@given(documents())
def test_every_column_has_a_value_for_each_line(document) -> None:  # type: ignore[no-untyped-def]
    columns = line_columns(document, {"": 1, "the": 50})
    assert {len(column) for column in columns.values()} == {len(document.blocks)}


@given(st.text(max_size=300))
def test_any_text_has_columns(text: str) -> None:
    document = read_text(text)
    columns = line_columns(document, {"": -2000})
    assert {len(column) for column in columns.values()} == {len(document.blocks)}


def test_what_a_template_took_is_told_as_if_nobody_had_spoken() -> None:
    """A template moves no line but its own: the learned filter must not see it."""
    document = read_text("Share\n\nRain fell\n\nRead more")
    taken = document.with_verdicts([Verdict.on(document.blocks[0], Label.TEMPLATE, "on 5 of 5 pages")])
    assert line_columns(taken, {}) == line_columns(document, {})


def test_a_column_is_told_of_the_lines_beside_each() -> None:
    assert with_neighbours("a", b"\x01\x02\x03", (-2, 1)) == {
        "a": b"\x01\x02\x03",
        "a-2": b"\x00\x00\x01",
        "a+1": b"\x02\x03\x00",
    }


@given(st.binary(max_size=4), st.integers(-6, 6))
def test_every_line_has_neighbours_or_none(column: bytes, distance: int) -> None:
    moved = with_neighbours("a", column, [distance])[f"a{distance:+}"]
    for place, code in enumerate(moved):
        assert code == (column[place + distance] if 0 <= place + distance < len(column) else 0)


def test_words_speak_for_markup() -> None:
    markup = {"image": {"": -100, "ferry": 300}, "link": {"": 50}}
    found = line_columns(read_text(TEXT), {}, frozenset(), markup)
    sitemap, title, *_ = found["says_image"]
    assert sitemap == 0 < title
    assert set(found["says_link"]) == {0}
