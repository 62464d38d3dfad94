"""Tokens: tags and the text after them; and the values that the walk writes from them."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.readers.attributes import attributes_of
from cleantext.readers.drafts import AncestorDraft, BlockDraft
from cleantext.readers.elements import BREAK, CLOSE_INLINE, NOTHING, OPEN_INLINE, TAGS
from cleantext.readers.html import read_html
from cleantext.readers.tokens import MAX_UNCLOSED, token, tokens


def told(page: str) -> list[tuple[str, str, str]]:
    return [(name, attributes, text) for _, name, attributes, text, _ in tokens(page)]


@pytest.mark.parametrize(
    "page, expected",
    [
        ("", []),
        ("rain", [("", "", "rain")]),
        ("a<P class=x>b", [("", "", "a"), ("p", "class=x", "b")]),
        ("<a title='x > y'>b", [("a", "title='x > y'", "b")]),
        ('<a title="x > y" href=1>b</a>', [("a", 'title="x > y" href=1', "b"), ("a", "", "")]),
        ('<a title="x < y">b', [("a", 'title="x < y"', "b")]),
        ("<a\nhref=1>b", [("a", "href=1", "b")]),
        ('<a title="never closed>b<i>c', [("a", "", "b"), ("i", "", "c")]),
        ("1 < 2", [("", "", "1 "), ("", "", "< 2")]),
        ("a<!-- b --> c", [("", "", "a"), ("", "", " c")]),
        ("a<!-- <b> --> c", [("", "", "a"), ("", "", " c")]),
        ("<!-->a<!--->b", [("", "", "a"), ("", "", "b")]),
        ("<?php x ?>a<!doctype html>b", [("", "", "a"), ("", "", "b")]),
        ("<script>if (a<b) {}</script>c", [("script", "", "if (a<b) {}"), ("script", "", "c")]),
        ("<SCRIPT>a</Script >b", [("script", "", "a"), ("script", "", "b")]),
        ("<textarea><p>a</textarea>", [("textarea", "", "<p>a"), ("textarea", "", "")]),
        ("<plaintext>a<p>b", [("plaintext", "", "a<p>b")]),
        ("<my-Card>a</my-card>", [("my-card", "", "a"), ("my-card", "", "")]),
        ("<![CDATA[a]]>b", [("", "", "b")]),
        ("<?xml version='1.0'?><![CDATA[a]]>b", [("", "", ""), ("", "", "ab")]),
        ("<script><!--<script></script>a--></script>b", [("script", "", "<!--<script></script>a-->"), ("script", "", "b")]),
        ("<script><!-- a</script>b", [("script", "", "<!-- a"), ("script", "", "b")]),
        ("<script><!--<script>--></script>b", [("script", "", "<!--<script>-->"), ("script", "", "b")]),
        ("<script>'</script<b>'</script/>c", [("script", "", "'</script<b>'"), ("script", "/", "c")]),
        ("<p>a</p>\n<p>b</p>\n", [("p", "", "a"), ("p", "", "\n"), ("p", "", "b"), ("p", "", "\n")]),
    ],
)  # fmt: skip
def test_tags_and_the_text_after_them(page: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(page) == expected


def test_what_the_walk_does_is_told_with_the_tag() -> None:
    assert [op for op, *_ in tokens("<x-y>a</x-y><br></br></b>")] == [
        OPEN_INLINE,
        CLOSE_INLINE,
        BREAK,
        BREAK,
        NOTHING,
    ]
    assert TAGS["DIV"] == TAGS["div"]


PAGES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>\n",
            "<a b='>'>",
            '<a b="\n<">',
            "<!-- \n -->",
            "<script>\n<",
            "</script>",
            "rain\n",
            "<",
            "<br>",
            "'",
            '"',
            ">",
        ]
    )
).map("".join)


@given(PAGES)
def test_every_line_end_is_counted_once(page: str) -> None:
    assert sum(lines for *_, lines in tokens(page)) == page.count("\n")


@given(PAGES)
def test_tokens_do_not_depend_on_what_was_seen_before(page: str) -> None:
    page = "<i>" + page
    assert list(tokens("<p>x</p>\n<i><br>" + page))[4:] == list(tokens(page))


def test_quotes_in_disorder_count_no_longer() -> None:
    assert told("<a b='>'" * 12) == [("a", "", "'")] * MAX_UNCLOSED + [("a", "b='", "'")] * 2


def test_tokens_without_a_page() -> None:
    assert token("p", "class=x", "a\nb") == next(iter(tokens("<p class=x>a\nb")))
    assert token("/p", "", "") == next(iter(tokens("</p>")))
    assert token("", "", "a") == next(iter(tokens("a")))


def test_lines_are_those_of_the_start_tag() -> None:
    page = read_html("<!-- \n -->\n<div\nid=a><script>\n\n</script>\n<p>rain\nfell</p>\n<p>again")
    assert [[ancestor.line for ancestor in block.path] for block in page.blocks] == [[3, 7], [3, 9]]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("", {}),
        ("a b=1 c='2' D=\"3\"", {"a": "", "b": "1", "c": "2", "d": "3"}),
        ("a=1 A=2", {"a": "1"}),
        ("a = 'x y'/", {"a": "x y"}),
        ("a='&amp;&lt;'", {"a": "&<"}),
        ("a=&#99999999999;", {"a": "\ufffd"}),
    ],
)
def test_attributes(source: str, expected: dict[str, str]) -> None:
    assert attributes_of(source) == expected


@pytest.mark.parametrize(
    "page, text",
    [
        ("<span class=a>Ana Ruiz</span>/Paper", "Ana Ruiz/Paper"),
        ("<span class=a>Ana Ruiz</span><span class=b>/</span>Paper", "Ana Ruiz/Paper"),
        ("<span class=a>T</span><span class=b>he rain", "The rain"),
        ("<span class=a>Politics</span><span class=b>Lima", "Politics Lima"),
        ("<span class=a>Politics</span><!-- --><span class=b>Lima", "Politics Lima"),
        ("<span class=a>Politics</span><span class=b><b>Lima", "Politics Lima"),
        ("<span>Poli</span><span>tics", "Politics"),
        ("<a href=1>1</a><a href=2>2</a>", "1 2"),
        ("<span class=a>4</span><span class=b>herrings", "4 herrings"),
        ("<span class=a>4</span><span class=b>th floor", "4th floor"),
        ("<span class=a>4</span><span class=b>時間前", "4時間前"),
        ("<a href=1>Rain</a><a href=2>.</a>", "Rain."),
        ("<a href=1>Rain</a><span class=b>fall", "Rainfall"),
    ],
)
def test_words_in_boxes_side_by_side(page: str, text: str) -> None:
    assert read_html(page).source == text


def test_drafts_become_the_values_they_stand_for() -> None:
    assert type(AncestorDraft("p", "a", ("b",), "c", 3)) is Ancestor
    assert AncestorDraft("p", "a", ("b",), "c", 3) == Ancestor("p", "a", ("b",), "c", 3)
    path = (Ancestor("p"),)
    draft = BlockDraft(Kind.LIST_ITEM, "rain", path, 1, 2, True, None, "•", 3)
    assert draft.settle(4, 10) == 15
    assert type(draft) is Block
    assert draft == Block(4, Kind.LIST_ITEM, 10, "rain", path, 1, 2, True, None, "•", 3)
    assert draft.folded == "rain"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        draft.text = "sun"
    for value in (draft, draft.path[0]):
        assert all(hasattr(value, each.name) for each in attrs.fields(type(value)))
