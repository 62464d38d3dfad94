"""Prose beside text in masses: it is judged as if it stood alone."""

import random

import pytest

import cleantext
from cleantext import Label
from cleantext.filters.floods import floods, without
from cleantext.render.explanation import LONGEST_RUN
from cleantext.testing import laws

BEFORE = (
    "The ferry left the harbour at dawn on Tuesday, and by noon the whole village had gathered on the pier to hear"
    " what the captain had seen out on the sandbanks during the night."
)
AFTER = (
    "Nobody had expected the council to agree so quickly, but after a long winter of arguments the members voted nine"
    " to two for a new breakwater, which will be built before autumn."
)
FLOODS = {
    "paragraphs": "<p>x</p>" * 400,
    "masses of paragraphs": "<p>x</p>" * 4_000,
    "numbered items": "".join(f"<li>item {number}</li>" for number in range(100)),
    "cells": "".join(f"<tr><td>a{number}<td>b{number}</tr>" for number in range(200)),
    "headings": "<h2>x<h3>y" * 2_000,
    "choices": "<select>" + "<option>x" * 2_000 + "</select>",
    "words over and over": "<div>" + "a < b << c " * 2_000 + "</div>",
    "a word without an end": "<div>" + "x" * 50_000 + "</div>",
    "marks": "<div>a" + "\u0316\u0301" * 9_000 + "</div>",
    "depth": "<p/><div/>" * 2_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_prose_beside_a_flood_is_kept(flood: str) -> None:
    page = f"<article><h1>Ferry back in harbour</h1><p>{BEFORE}</p>{FLOODS[flood]}<p>{AFTER}</p></article>"
    for html in (page, page.partition("</h1>")[2]):
        text = cleantext.clean_html(html).text
        assert BEFORE in text
        assert AFTER in text


SHORT = "The council approved the new budget on Monday after a long debate."
SHORTER = "The museum will open again in March, officials said."


@pytest.mark.parametrize("flood", FLOODS)
def test_short_sentences_beside_a_flood_are_kept(flood: str) -> None:
    text = cleantext.clean_html(f"<p>{SHORT}</p>{FLOODS[flood]}<p>{SHORTER}</p>").text
    assert text.startswith(SHORT)
    assert text.endswith(SHORTER)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "line", ["a\tb", "│ a │ b │", "| a | b |", "- x", "    x", "Share", "12:34", "# x", "(Foto: x)"]
)
def test_short_sentences_beside_lines_in_masses_are_kept(line: str, gap: str) -> None:
    text = cleantext.clean_text(f"{SHORT}{gap}" + f"{line}\n" * 200 + f"{gap[1:]}{SHORTER}").text
    assert text.startswith(SHORT)
    assert text.endswith(SHORTER)


@pytest.mark.parametrize(
    "line", ['{"a": 1}', "if (a < b && c > d) { x = y; }", "a,b,c<d", "\ufffd" * 40, "x" * 9_000]
)
def test_prose_beside_a_file_is_kept(line: str) -> None:
    page = cleantext.clean_text(f"{BEFORE}\n\n" + f"{line}\n" * 400 + f"\n{AFTER}")
    laws.check_document(page)
    assert page.text.startswith(BEFORE)
    assert page.text.endswith(AFTER)


@pytest.mark.parametrize("tag", ["ul", "section", "label", "form", "div", "blockquote"])
def test_prose_behind_what_is_left_open_by_the_hundred_is_kept(tag: str) -> None:
    page = (
        f"<article><h1>Ferry back in harbour</h1><p>{BEFORE}</p>{f'<{tag}>' * 9_000}<p>{AFTER}</p></article>"
    )
    assert cleantext.clean_html(page).text == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize("opened", ["<ul><li>", "<ul>", "<ol>", "<dl><dd>", "<small>", "<label>"])
@pytest.mark.parametrize("depth", [10, 60, 150])
def test_what_is_left_open_inside_an_article_takes_no_prose(opened: str, depth: int) -> None:
    before = [
        f"The harbour master wrote in his book that boat number {n} came home late, its crew wet but well."
        for n in range(12)
    ]
    after = [
        f"In the evening the women of street number {n} lit the lamps and waited until the rain had gone by."
        for n in range(12)
    ]
    page = f"<article><h1>Ferry</h1><p>{'<p>'.join(before)}{opened * depth}<p>{'<p>'.join(after)}</article>"
    text = cleantext.clean_html(page).text
    assert [part for part in before + after if part not in text] == []


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_bytes_read_as_text_are_clutter(encoding: str) -> None:
    garbage = random.Random(7).randbytes(9_000).decode(encoding, "replace")
    page = cleantext.clean_text(f"{BEFORE}\n\n{garbage}\n\n{AFTER}")
    assert page.text.startswith(BEFORE)
    assert page.text.endswith(AFTER)
    assert len(page.text) < len(BEFORE) + len(AFTER) + len(garbage) / 100


@pytest.mark.parametrize("count", [40, 1_100, 4_000])
@pytest.mark.parametrize("numbered", ["", " It was year {}."])
def test_a_paragraph_that_a_page_has_in_masses_comes_out_and_drowns_no_other(
    count: int, numbered: str
) -> None:
    again = "Every spring the harbour master counts the boats on the quay and writes the number on the wall."
    many = "".join(f"<p>{again}{numbered.format(number)}</p>" for number in range(count))
    text = cleantext.clean_html(f"<p>{BEFORE}</p>{many}{'<p>x</p>' * 2_000}<p>{AFTER}</p>").text
    assert text.startswith(BEFORE)
    assert text.endswith(AFTER)
    assert text.count(again) == 1 if not numbered else text.count(again) >= 0.9 * count
    assert "\nx\n" not in text


def test_masses_are_clutter_and_a_reason_says_how_many() -> None:
    page = cleantext.clean_html(f"<p>{BEFORE}</p>" + "<p>x 1</p>" * 2_000)
    assert page.settled[-1] is not None
    assert (page.settled[-1].label, page.settled[-1].reason) == (Label.CLUTTER, "one of 2000 blocks alike")


def test_of_masses_an_explanation_and_a_report_show_the_first_and_count_the_rest() -> None:
    html = f"<p>{BEFORE}</p>" + "<p>x 1</p>" * 2_500 + f"<p>{AFTER}</p>"
    page = cleantext.clean_html(html)
    lines = page.explain().split("\n")
    assert len([line for line in lines if line.endswith("| x 1")]) == LONGEST_RUN
    assert lines[-2].endswith("one of 2500 blocks alike                     | … and 1,500 more")
    assert lines[-1].endswith(f"| {AFTER[:99]}…")
    report = cleantext.to_report(page)
    assert report.count(">x 1<") == LONGEST_RUN
    assert "… and 1,500 more" in report
    assert AFTER in report.partition("1,500 more")[2]


def test_tables_and_prose_are_no_floods() -> None:
    rows = "".join(f"<tr><td>Boat {chr(65 + row)}</td><td>{row} m</td></tr>" for row in range(25))
    assert not floods(cleantext.read_html(f"<p>{BEFORE} {AFTER} {BEFORE} {AFTER}</p><table>{rows}</table>"))
    assert not floods(cleantext.read_text("雨が降る港に、船が戻った。" * 1))


def test_a_document_without_some_blocks_is_one_of_its_own() -> None:
    page = cleantext.read_html("<p>one</p><p>two</p><p>three</p>")
    rest, left = without(page, [None, "so", None])
    assert [block.text for block in rest.blocks] == ["one", "three"]
    assert left == [page.blocks[0], page.blocks[2]]
    laws.check_document(rest)
