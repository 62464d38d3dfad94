"""The phrasebook: its packs keep their promises, and its index says what the plain definition says."""

import re
import string
import unicodedata
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.errors import CleantextError, PhraseFileError
from cleantext.labels import ARTICLE_SIDE, BOILERPLATE_SIDE, Label
from cleantext.normalize import fold
from cleantext.package_files import read_file
from cleantext.phrasebook import Phrasebook, check, default_phrasebook, load_phrasebook
from cleantext.phrasebook.book import MAX_WORDS
from cleantext.phrasebook.compiled import COMPILED, bound, built_in_packs, from_bytes, to_bytes
from cleantext.phrasebook.packs import read_pack
from cleantext.phrasebook.shapes import SHAPES
from cleantext.phrasebook.words import EDGE

BOOK = default_phrasebook()
LANGUAGES = [path for path in built_in_packs() if path.stem != "all"]

PACK = """
[[rule]]
label = "promotion"
name = "tip jar"
whole = ["buy me a pie", "# pies sold"]
starts = ["buy our pies", "pies:"]
ends = ["in every shop"]
contains = ["from our bakery"]
opens = ["more pies"]
max_words = 12
hits = ["Buy our pies today", "Loaves from our bakery, warm", "More pies"]
misses = ["She would buy our pieces of art."]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(PACK, "utf-8")
    return path


# --- labels ---


def test_labels_fall_into_two_sides() -> None:
    assert ARTICLE_SIDE | BOILERPLATE_SIDE | {Label.UNLABELLED} == set(Label)
    assert not ARTICLE_SIDE & BOILERPLATE_SIDE
    assert all(label.value == label.name.lower() for label in Label)


# --- the built-in packs ---


def test_every_example_comes_out_as_promised() -> None:
    assert check(BOOK) == ()


def test_compiled_file_is_fresh() -> None:
    compiled = to_bytes(bound(map(read_pack, built_in_packs())))
    assert read_file("phrases", COMPILED) == compiled, "run python -m training.compile_phrases"


def test_compiled_and_parsed_packs_are_the_same_book() -> None:
    assert load_phrasebook() == BOOK


def test_a_book_of_ones_own_can_be_compiled(pack: Path) -> None:
    book = load_phrasebook(pack)
    assert evolve(from_bytes(to_bytes(book)), sources=book.sources) == book


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_language_has_what_every_language_needs(path: Path) -> None:
    pack = read_pack(path)
    furniture = pack.furniture
    labels = {each.rule.label for each in pack.rules}
    assert {Label.SHARING, Label.COMMENTS, Label.RELATED, Label.LEGAL, Label.ADVERTISEMENT} <= labels
    assert sum(len(phrases) for each in pack.rules for phrases in each.phrases.values()) >= 30
    assert all(furniture.months)
    assert len(furniture.weekdays) >= 7
    for key in ("date_labels", "ago", "read_time", "roles", "and_"):
        assert getattr(furniture, key), key
    assert furniture.by or furniture.by_suffix
    assert len(furniture.function_words) >= 20


def test_publishers_languages_are_there() -> None:
    needed = "en de fr es pt it nl da nb sv fi is pl cs sk hu ro bg sr hr sl uk ru el tr ar fa he hi bn ur "
    needed += "ta id ms vi th ko ja zh"
    needed += " et lv lt af xh zu sw lb gl"
    assert set(needed.split()) <= {path.stem for path in LANGUAGES}


CASES = [
    ("Skip to content", Label.NAVIGATION),
    ("This browser does not support the video element.", Label.MEDIA),
    ("02:03", Label.MEDIA),
    ("es/rt (AFP, dpa, Reuters)", Label.BYLINE),
    ("14 shares", Label.SHARING),
    ("Alle akzeptieren", Label.CONSENT),
    ("Lire aussi : La pluie", Label.RELATED),
    ("An earlier version of this article gave the wrong year.", Label.CORRECTION),
    ("© 2024 The Coast Courier", Label.LEGAL),
]


@pytest.mark.parametrize(("text", "label"), CASES)
def test_label(text: str, label: Label) -> None:
    match = BOOK.match(fold(text))
    assert match is not None and match.label is label


def test_reason_states_the_evidence() -> None:
    match = BOOK.match("sign up for our letters")
    assert match is not None
    assert (match.reason, match.how) == ("starts with 'sign up for our'", "starts")


def test_furniture_is_merged_over_languages() -> None:
    assert {"by", "von", "par", "por"} <= set(BOOK.furniture.by)
    assert {"may", "mai", "mayo"} <= set(BOOK.furniture.months[4])
    assert "und" not in BOOK.by_language["en"].and_


# --- shapes ---

FOLDED = (
    string.ascii_lowercase
    + string.digits
    + " !#$%&()+,-./:;<>@[]_{|}äöüßčšž©℗★☆⭐✩✭«‹←…»›→–（【）】完全文了終끝конец"
)
"""Characters of folded blocks. Marks of shapes are the digits 0 to 9, though patterns know those of other scripts."""


@pytest.mark.parametrize("name", sorted(SHAPES))
@given(data=st.data())
def test_what_has_a_shape_holds_its_marks(name: str, data: st.DataObject):
    shape = SHAPES[name]
    text = data.draw(st.from_regex(shape.source, fullmatch=True, alphabet=FOLDED))
    assert shape.fits(text)


# --- matching ---

MATCHES = [
    ("Buy me a pie!", "whole"),
    ("1,200 pies sold", "whole"),
    ("Buy our pies, they are good", "starts"),
    ("Pies:", "starts"),
    ("Now on sale in every shop.", "ends"),
    ("Fresh loaves from our bakery, every day", "contains"),
    ("Buy our pies-and-peas", None),
    ("Buy our piess", None),
    ("Loaves from our bakery's oven", None),
    ("Buy our pies " + "and more " * 12, None),
    ("They never buy me a pie", None),
    ("", None),
    ("***", None),
]


@pytest.mark.parametrize(("text", "how"), MATCHES)
def test_own_pack_matches_whole_words(pack: Path, text: str, how: str | None) -> None:
    match = load_phrasebook(pack).match(fold(text))
    assert (match and match.how) == how
    assert match is None or match.rule == "own/tip jar"


def test_opening_heading_is_short(pack: Path) -> None:
    book = load_phrasebook(pack)
    match = book.opens("more pies for you")
    assert match is not None and match.label is Label.PROMOTION and match.how == "opens"
    assert book.opens("more pies for you and me and all who come by") is None


def test_own_pack_overrides_built_in_phrases(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[rule]]\nlabel = "legal"\nname = "mine"\nwhole = ["advertisement"]\n', "utf-8")
    match = load_phrasebook(path).match("advertisement")
    assert match is not None and match.label is Label.LEGAL
    assert [problem.rule for problem in check(load_phrasebook(path)) if not problem.example] == ["mine/mine"]


def test_long_blocks_are_refused_unread() -> None:
    assert BOOK.match("advertisement " * 1_000_000) is None


# --- the index against the plain definition ---

PHRASES_BY_WAY = {way: tuple(BOOK.phrases[way].items()) for way in ("starts", "ends", "contains", "opens")}
EVERY_PHRASE = sorted(
    {phrase for found in PHRASES_BY_WAY.values() for phrase, _ in found} | set(BOOK.phrases["whole"])
)
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

pieces = st.one_of(
    st.sampled_from(EVERY_PHRASE),
    st.sampled_from(["rain", "our", "a", ":", "-", "’s", "(", ")", "12", "日本", "ไทย", "को", "é", "…"]),
)
texts = st.lists(st.tuples(pieces, st.sampled_from([" ", " ", " ", ""])), max_size=6).map(
    lambda parts: fold("".join(piece + gap for piece, gap in parts))
)


def plainly_matches(book: Phrasebook, text: str, way: str) -> set[str]:
    """Titles of the rules one of whose phrases is where the way wants it, found without any index."""
    text = text.lstrip(EDGE)
    text = text.rstrip(EDGE) if way == "ends" else text
    return {
        book.rules[number].title
        for phrase, number in PHRASES_BY_WAY[way]
        if plainly_has(book, text, phrase, number, way)
    }


def plainly_has(book: Phrasebook, text: str, phrase: str, number: int, way: str) -> bool:
    limit = book.rules[number].limit(way)
    if UNSPACED.search(phrase):
        fits = len(text) <= 3 * limit
    else:
        fits = len(text) <= 12 * limit and len(text.split(" ")) <= limit
    places = [place for place in range(len(text)) if text.startswith(phrase, place)]
    if way in ("starts", "opens"):
        places = [place for place in places if place == 0]
    if way == "ends":
        places = [place for place in places if place + len(phrase) == len(text)]
    return fits and any(stands_alone(text, place, place + len(phrase), way) for place in places)


def stands_alone(text: str, start: int, end: int, way: str) -> bool:
    before, after = text[:start], text[end:]
    if way == "contains" and before and before[-1] != " " and not UNSPACED.match(text[start]):
        return False
    return not (runs_on(text[start], before[::-1])) and not runs_on(text[end - 1], after)


def runs_on(edge: str, outside: str) -> bool:
    beside = outside[1:2] if outside[:1] in ("-", "'", "’", "\u2010", "\u2011") else outside[:1]
    return is_word(edge) and is_word(beside)


def is_word(char: str) -> bool:
    if not char or UNSPACED.match(char):
        return False
    return char.isalnum() or unicodedata.category(char).startswith("M")


@settings(max_examples=150, deadline=None)
@given(texts)
def test_index_agrees_with_plain_definition(text: str) -> None:
    match = BOOK.match(text)
    for way in ("starts", "ends", "contains"):
        if match is not None and match.how == "whole":
            return
        plain = plainly_matches(BOOK, text, way)
        if match is not None and match.how == way:
            assert match.rule in plain
            return
        assert not plain
    opened = BOOK.opens(text)
    assert (
        opened is None
        or opened.reason.startswith("heading is")
        or opened.rule in plainly_matches(BOOK, text, "opens")
    )


def test_every_phrase_is_found() -> None:
    for phrase in BOOK.phrases["whole"]:
        assert BOOK.match(phrase.replace("#", "7")), phrase
    for way in ("starts", "contains", "ends"):
        for phrase, _ in PHRASES_BY_WAY[way]:
            assert BOOK.match(phrase), phrase
    for phrase, _ in PHRASES_BY_WAY["opens"]:
        assert len(phrase.split()) > MAX_WORDS["opens"] or BOOK.opens(phrase), phrase


# --- faults in a file ---

FAULTS = [
    ('[[rule]]\nlabel = "promotion"\nwhole = ["pie shop"]', "rule 1 has no name"),
    (
        '[[rule]]\nlabel = "promo"\nname = "x"\nwhole = ["pie shop"]',
        "unknown label 'promo'; choose from advertisement,",
    ),
    ('[[rule]]\nlabel = "prose"\nname = "x"\nwhole = ["pie shop"]', "unknown label 'prose'"),
    (
        '[[rule]]\nlabel = "legal"\nname = "x"\nbegins = ["pie"]',
        "unknown key 'begins'; choose from contains,",
    ),
    ('[[rule]]\nlabel = "legal"\nname = "x"\nshape = ["round"]', "unknown shape 'round'; choose from"),
    ('[[rule]]\nlabel = "legal"\nname = "x"', "has no phrases"),
    ('[[rule]]\nlabel = "legal"\nname = "x"\nwhole = ["…"]', "too short a phrase"),
    ('[[rule]]\nlabel = "legal"\nname = "x"\nwhole = "pie"', "whole must be a list of texts"),
    ('[[rule]]\nlabel = "legal"\nname = "x"\ncontains = ["pie"]', "needs two words"),
    ('[[rule]]\nlabel = "legal"\nname = "x"\nwhole = ["pie"]\nmax_words = 0', "max_words is 0"),
    ('[[rule]]\nlabel = "legal"\nname = "x"\nwhole = ["pie"]\n' * 2, "two rules are named 'x'"),
    ('[furniture]\nmonths = [["may"]]', "months must be 12 lists"),
    ("[[rule", "cannot be read"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_fault_is_named_with_file_and_choices(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(PhraseFileError) as caught:
        load_phrasebook(path)
    assert message in str(caught.value)
    assert "bad.toml" in str(caught.value)
    assert isinstance(caught.value, CleantextError) and isinstance(caught.value, ValueError)


def test_missing_file_is_named() -> None:
    with pytest.raises(PhraseFileError, match="nowhere.toml"):
        load_phrasebook("nowhere.toml")


def test_failing_examples_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        PACK.replace('"Buy our pies today"', '"Pies"').replace("pieces", "pies").replace("She would b", "B"),
        "utf-8",
    )
    faults = [(problem.rule, problem.example) for problem in check(load_phrasebook(path, base=BOOK))]
    assert faults == [("bad/tip jar", "Pies"), ("bad/tip jar", "Buy our pies of art.")]


def test_packs_lie_in_the_package() -> None:
    assert BOOK.sources == tuple(map(str, built_in_packs()))
