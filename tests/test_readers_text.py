"""Reading flat text: what each flattener prints, back into blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Kind, Label, Pipeline, clean_text, per_block, read_text
from cleantext.presets import ARTICLE, LENIENT, STRICT
from cleantext.readers.dialects import DIALECTS
from cleantext.testing import laws
from tests.cases import ROOT

PROSE = (
    "The ferry to Lowport left an hour late on Monday, because nobody could find the key to the engine room, and"
    " the cook had to be sent home to look for it."
)
MORE = (
    "It hung, as it had all winter, on a nail in the kitchen of the captain's sister, who had gone to market."
)


def shape(text: str, dialect: str = "auto") -> list[tuple[str, int, str, str]]:
    """Kind, level, marker and text of each block."""
    return [
        (str(block.kind), block.level, block.marker, block.text)
        for block in read_text(text, dialect=dialect).blocks
    ]


def kinds(text: str, dialect: str = "auto") -> list[str]:
    return [str(block.kind) for block in read_text(text, dialect=dialect).blocks]


# --- markers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "  • Boats\n    • Rowing boats\n  • Oars",
            [(1, "•", "Boats"), (2, "•", "Rowing boats"), (1, "•", "Oars")],
        ),
        ("1. Skip to content\n  2. Skip to menu", [(1, "1.", "Skip to content"), (2, "2.", "Skip to menu")]),
        ("   * Harbour\n     + Pilots", [(1, "*", "Harbour"), (2, "+", "Pilots")]),
        ("- one\n- two", [(1, "-", "one"), (1, "-", "two")]),
        ("* * nested", [(1, "* *", "nested")]),
    ],
)
def test_items_keep_marker_and_depth_apart(text, expected):
    assert [(level, marker, item) for _, level, marker, item in shape(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "5. November 2024",  # a date
        "1. FC Lowport gewinnt",
        "– Nobody knows, said the pilot.",  # direct speech
        "2024 was wet.",
        "3.5 metres",
        "-5 degrees",
        "*",
    ],
)
def test_no_marker(text):
    assert shape(text) == [("line", 0, "", text)]


def test_numbers_with_prose_between_them_belong_to_headings():
    text = f"1. Who had it\n\n{PROSE}\n\n2. Where it hung\n\n{MORE}"
    assert [block.text for block in read_text(text).blocks if block.kind is Kind.HEADING] == [
        "1. Who had it",
        "2. Where it hung",
    ]


# --- headings and paragraphs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Who had the key?",
        "A nail in the kitchen",
        "「鍵」はどこに",
        "Kto miał klucz?",
        "Where it hung: at home",
    ],
)
def test_a_lonely_line_above_prose_is_a_heading(heading):
    assert kinds(f"{PROSE}\n\n{heading}\n\n{MORE}") == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Three things are sure:", "and so it went on", "It rained.", "12:30", "A nail, a key,"]
)
def test_other_lines_above_prose_are_lines(line):
    assert kinds(f"{PROSE}\n\n{line}\n\n{MORE}")[1] == "line"


def test_a_heading_stands_between_blank_lines_where_the_dialect_has_them():
    assert kinds(f"{PROSE}\n\nWho had the key\n{MORE}\n\n{PROSE}")[1] == "line"


def test_without_blank_lines_a_short_line_between_prose_is_a_heading():
    text = "\n".join(["Home", "News", "Sport", "Lowport", PROSE, "Who had the key", MORE, PROSE, MORE])
    assert kinds(text) == ["line"] * 4 + ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]


# --- wrapped lines --------------------------------------------------------------------------------------------

WRAPPED = """\
   The ferry to Lowport left an hour late on Monday, because nobody could
   find the key to the engine room.

   It hung on a nail in the kitchen of the captain's sister, who had gone to
   market. Three people have a second key now:

     * the captain, who is not known for finding things where he has put
       them,
     * the cook.

   Short lines
   stay apart.
"""


def test_wrapped_paragraphs_are_one_block():
    blocks = read_text(WRAPPED).blocks
    assert [block.wrapped for block in blocks] == [True, True, True, False, False, False]
    assert clean_text(WRAPPED, pipeline=LENIENT).text.split("\n\n")[0] == (
        "The ferry to Lowport left an hour late on Monday, because nobody could find the key to the engine room."
    )


def test_text_of_many_short_lines_is_not_wrapped():
    text = "\n".join(["Rain again", "Ferry late", "No key found", "Captain at sea", "Cook at home"] * 9)
    assert not any(block.wrapped for block in read_text(text).blocks)


PARAGRAPHS_ALIKE = [
    "The ferry to Lowport left an hour late on Monday, since nobody could find the key to its old engine.",
    "Somebody found it in the evening, on a nail in a kitchen, while everybody else was looking in the sea.",
    "Three people have a second key, but one of them is the captain, who is not known for finding anything.",
    "The others are the cook and the cook's sister, and both of them have been seen at the market in Anstey.",
]
EAST_ASIAN = [
    "船は月曜日に一時間遅れて出た。誰も鍵を見つけられなかったからだ。",
    "鍵は台所の釘に掛かっていた。",
    "三人が二つ目の鍵を持っている。だが船長は物を見つけるのが苦手だ。",
]


@pytest.mark.parametrize("paragraphs", [PARAGRAPHS_ALIKE, EAST_ASIAN * 2])
def test_paragraphs_of_like_length_are_not_wrapped(paragraphs):
    assert [block.text for block in read_text("\n".join(paragraphs)).blocks] == paragraphs


def test_wrapped_east_asian_text_is_joined_without_spaces():
    cut = "船は月曜日に一時間遅れて出た。誰も鍵を見つけら\nれなかったからだ。鍵は船長の姉の家の台所の釘に\n掛かっていた。三人が二つ目の鍵を持っている。だ"
    cut += "\nが船長は物を見つけるのが苦手だ。"
    cut = "\n".join(line + "また鍵がない、と皆が言う。誰が持っていたの" for line in cut.split("\n"))
    (block,) = read_text(cut).blocks
    assert block.wrapped
    assert clean_text(cut, pipeline=LENIENT).text == cut.replace("\n", "")


# --- code -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    ["if key:\n    go(key);\n    stop();", "ferry:\n  key: none\n  late: 1h", "x = f()\ny = x;\nz = y;"],
)
def test_code_stays_as_it_is(code):
    for text in (f"{PROSE}\n\n{code}\n\n{MORE}", f"[a](/b) [c](/d)\n\n```\n{code}\n```"):
        assert code in [block.text for block in read_text(text).blocks if block.kind is Kind.CODE]


@pytest.mark.parametrize(
    "lines", ["A boat at night\nA boatPhoto: Bo Lind/AFP", "Ferries:\nGull\nTern", "Bo Lind\nMay 4, 2025"]
)
def test_other_lines_that_touch_are_no_code(lines):
    assert "code" not in kinds(f"{PROSE}\n\n{lines}\n\n{MORE}")


def test_paragraphs_set_in_are_code_in_markdown_unless_they_go_on_an_item():
    text = "# Keys\n\n    go()\n    stop()\n\n  * an item\n\n    that goes on here\n\n[a](/b)"
    assert kinds(text) == ["heading", "code", "list_item", "line", "line"]


# --- rows -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("resiliparse", "Boat\t\tBuilt\nGull\t\t1911"),
        ("browser", "Boat\tBuilt\nGull\t1911"),
        ("w3m", "┌────┬─────┐\n│Boat│Built│\n├────┼─────┤\n│Gull│1911 │\n└────┴─────┘"),
        ("inscriptis", "Boat  Built\nGull  1911 "),
        ("markdown", "Boat | Built\n---|---\nGull | 1911"),
        ("trafilatura", "Boat | Built\nGull | 1911"),
    ],
)
def test_rows_of_a_table(dialect, text):
    cells = [(block.row, block.text) for block in read_text(text, dialect=dialect).blocks]
    assert cells == [(0, "Boat"), (0, "Built"), (1, "Gull"), (1, "1911")]


def test_tables_are_numbered_apart():
    text = "a\tb\nc\td\n\ne\tf"
    assert [block.row for block in read_text(text).blocks] == [0, 0, 1, 1, 3, 3]
    assert clean_text(text, pipeline=LENIENT.without("main_content")).text == text


@pytest.mark.parametrize(
    "line", ["About us | Contact | Imprint", "Ana Ruiz | Bo Lind with AFP", "23 May | Updated 24 May"]
)
def test_a_bar_alone_makes_no_table(line):
    assert "cell" not in kinds(f"{line}\n\n{PROSE}", "trafilatura")


# --- marks inside lines ---------------------------------------------------------------------------------------

MARKDOWN = """\
  * [Home](/)
  * [Boats](/boats "All boats")

# The key to the *Gull*

**Nobody** had it, says [Ana Ruiz](https://example.org/ana_(pilot)), and `set_key(2)` \\- she
smiles - is no help.

[![A key](/key.jpg)](/key)

> It hung on a nail.
> At home.

Who had it?
-----------

```
if key:
    go()
```
"""


def test_markdown():
    document = read_text(MARKDOWN)
    assert document.origin.dialect == "markdown"
    assert [(str(block.kind), block.level, block.link_chars) for block in document.blocks] == [
        ("list_item", 1, 4), ("list_item", 1, 5), ("heading", 1, 0), ("paragraph", 0, 8), ("image", 0, 0), ("quote", 0, 0),
        ("heading", 2, 0), ("code", 0, 0),
    ]  # fmt: skip
    assert document.blocks[2].text == "The key to the Gull"
    assert (
        document.blocks[3].text == "Nobody had it, says Ana Ruiz, and set_key(2) - she\nsmiles - is no help."
    )
    assert document.blocks[4].image is not None
    assert (document.blocks[4].image.url, document.blocks[4].image.alt) == ("/key.jpg", "A key")
    assert document.blocks[5].text == "It hung on a nail.\nAt home."
    assert document.blocks[7].text == "if key:\n    go()"


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("# Keys\n\nText\n\n## Nails\n\nText", "markdown"),
        ("# Keys\n\n**Nobody** had it.", "markdown"),
        (
            "   # Keys\n\n   **Nobody** had it.",
            "markdown",
        ),  # set in by the one who printed a page of Markdown
        ("# general\n# random", "plain"),
        ("[a](/b)", "markdown"),
        ("f[i](x)", "plain"),
        ("see [1] and [2]\n\nReferences\n\n1. Ruiz, Keys and Nails", "plain"),
    ],
)
def test_marked_dialects(text, dialect):
    assert read_text(text).origin.dialect == dialect


def test_brackets_in_brackets():
    assert read_text("[a [b](/c)](/d) and [e](/f)").source == "a b and e"


def test_numbered_links_of_a_text_browser():
    text = (
        "   [1]Home\n\n   The [2]ferry was late [7] again.\n\n   [gull.jpg]\n\n   Search ______ [Go]\n\nReferences\n\n"
        "   1. http://example.org/\n   2. http://example.org/ferry\n"
    )
    document = read_text(text)
    assert document.origin.dialect == "lynx"
    assert [(str(block.kind), block.text) for block in document.blocks[:4]] == [
        ("line", "Home"), ("line", "The ferry was late [7] again."), ("image", ""), ("control", "Search ______ [Go]"),
    ]  # fmt: skip
    assert document.blocks[0].link_chars == 4


@pytest.mark.parametrize(
    "text", ["a < b and b > c", "<p>no tag</p>", "see [1] and f(x)[2]", "2 * 3 * 4", "snake_case_name"]
)
def test_what_is_no_mark_stays(text):
    assert read_text(text).source == text


# --- the text itself ------------------------------------------------------------------------------------------


def test_line_ends_and_unprintable_characters():
    assert read_text("a\r\nb\rc\x00d\ud800e\x0cf\u2028g").source == "a\nb\ncde\nf\ng"


def test_invisible_characters_neither_begin_nor_end_a_block():
    assert shape("\ufeff\u200b• \u00a0Gull\u00ad \n\u200b\n") == [("list_item", 1, "•", "Gull")]


@pytest.mark.parametrize("value", [b"bytes", None, 3])
def test_what_is_not_str_is_refused(value):
    with pytest.raises(TypeError, match="read_text takes str"):
        read_text(value)


@pytest.mark.parametrize("name", ["lynxx", "", "Lynx"])
def test_an_unknown_dialect_is_refused(name):
    with pytest.raises(ValueError, match="resiliparse") as raised:
        read_text("text", dialect=name)
    assert "auto" in str(raised.value)


def test_language_is_a_claim():
    assert read_text("text", language="de").language == "de"


PIECES = st.sampled_from(
    ["", " ", "\n", "\n\n", "\t", "• ", "1. ", "2. ", "# ", "> ", "```\n", "[1]", "[2]", "References", "](", "[a](b)", "**",
     "| ", "│", "----", "┌─", "___", "Boat", "key", PROSE, MORE, "\u200b", "\r", "\ud800", "船は遅れた。", "  ", "    "]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join), st.sampled_from(["auto", *DIALECTS]))
def test_blocks_are_slices_in_order(text, dialect):
    document = read_text(text, dialect=dialect)
    last = 0
    for index, block in enumerate(document.blocks):
        assert block.index == index
        assert block.start >= last
        assert block.text == document.source[block.start : block.end]
        assert block.text == block.text.strip()
        assert (block.text == "") == (block.kind is Kind.IMAGE)
        last = block.end
    document.source.encode("utf-8")
    assert "".join(document.source[span.start : span.end] for span in document.spans()) == document.source


LINES = st.sampled_from(
    [
        PROSE, MORE, "Who had the key?", "Home", "Skip to content", "Skip next section Boats", "Boats", "• Gull", "1. Tern", "2. Auk",
        "By Ana Ruiz", "May 4, 2025", "04:31", "This browser does not support the video element.", "The key of the Gull, a film",
        "The Gull at nightImage: Bo Lind/AFP", "Photo: Bo Lind/AFP", "A grey boat on grey water", "Boat\tBuilt", "Gull\t\t1911",
        "Read more: Who had the key", "Share on Facebook", "- Nobody knows.", "### Boats", "Advertisement", "© 2025 Lowport Post",
        "Edited by: Eva Holm", "Three people have one:", "“I have it,” said Bo. “No,” said Eva. “It hangs on a nail at home, and it is mine.”",
    ]
)  # fmt: skip
PAGES = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n  "])), max_size=25).map(
    lambda lines: "".join(line + gap for line, gap in lines)
)


def labels(text: str) -> dict[str, str]:
    """What each block is."""
    document = clean_text(text)
    return {
        block.text: str(verdict.label)
        for block, verdict in zip(document.blocks, document.settled, strict=True)
        if verdict is not None
    }


def test_the_references_of_a_text_browser_are_navigation():
    links = "".join(f"   {number}. http://lowport.example/{number}\n" for number in range(1, 5))
    text = f"   [1]Home [2]News [3]Sport [4]Boats\n\n   {PROSE}\n\nReferences\n\n   Visible links:\n{links}"
    found = labels(text)
    assert found["References"] == found["Visible links:"] == "navigation"
    assert PROSE in clean_text(text).text


def test_items_are_what_half_of_their_list_is():
    found = labels(f"  • Home\n  • Log in\n  • Contact us\n  • Gullwatch\n\n{PROSE}")
    assert found["Gullwatch"] == found["Home"]


def test_a_title_above_a_time_alone_is_no_film():
    text = f"{PROSE}\n\nThe night of the gulls\n\n19:30\n\n{MORE}"
    assert labels(text)["The night of the gulls"] != "media"


@settings(max_examples=60, deadline=None)
@given(PAGES, st.sampled_from([ARTICLE, STRICT, LENIENT]))
def test_cleaning_twice_is_cleaning_once(page, pipeline):
    once = clean_text(page, pipeline=pipeline).text
    assert clean_text(once, pipeline=pipeline).text == once


@pytest.mark.parametrize(
    "page", sorted((ROOT / "corpus").glob("*/page.txt")), ids=lambda path: path.parent.name
)
def test_cleaning_a_case_of_the_corpus_twice(page):
    once = clean_text(page.read_text("utf-8")).text
    assert clean_text(once).text == once


@per_block(Label.CLUTTER)
def stale_lines(block):
    """Lines that begin with what the line above, once gone, had hidden."""
    return "first of the page" if block.index == 0 and block.text.startswith("old") else None


def test_what_a_later_reading_leaves_out_is_explained_in_the_first_document():
    pipeline = Pipeline(stale_lines, keep=[Label.UNLABELLED])
    document = clean_text("old boat\n\nold  key\n\nnew nail\n\nold hat", pipeline=pipeline)
    assert document.text == "new nail\n\nold hat"
    assert [verdict and verdict.reason for verdict in document.settled] == [
        "first of the page",
        "first of the page on a second reading",
        None,
        None,
    ]
    assert "".join(document.source[span.start : span.end] for span in document.spans()) == document.source


def test_a_short_text_is_read_until_nothing_goes():
    pipeline = Pipeline(stale_lines, keep=[Label.UNLABELLED])
    text = "\n".join(f"old boat {number}" for number in range(100)) + "\nnew nail"
    assert clean_text(text, pipeline=pipeline).text == "new nail"


def test_a_text_that_may_be_longer_than_usual_is_not_cut_when_it_is_read_again(monkeypatch):
    monkeypatch.setitem(read_text.__kwdefaults__, "max_bytes", len(PROSE))
    assert clean_text(f"{PROSE}\n\n{MORE}", max_bytes=10_000).text == f"{PROSE}\n\n{MORE}"


def test_marks_that_a_second_reading_would_take_out_are_left_out() -> None:
    """Code loses its fence when it is cleaned, and with it what says that its asterisks are none of Markdown's."""
    story = "The ferry left the harbour at dawn on Tuesday, and by noon the whole village had gathered on the pier."
    text = f"# Ferry\n\n## Harbour\n\n{story}\n\n```\n# fetch **all** of it\ncat [x](y) > z\n```\n\n{story.upper()}"
    page = clean_text(text)
    laws.check_document(page)
    laws.check_idempotent(clean_text, text)
    assert "**" not in page.text
    assert "a mark of the flattener on a second reading" in page.explain()
