"""Links to pages of authors: the name that an address spells, wherever it stands in its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.readers.author_pages import leads_to_author, name_spelled
from tests.test_fields import STORY, html, json_ld


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("Ana Ruiz", "/author/ana-ruiz/", "Ana Ruiz"),
        ("Guide by Ana Ruiz Deputy Editor", "https://courier.example/authors/ana-ruiz", "Ana Ruiz"),
        ("View all posts by Ana María Ruiz", "/blog/author/ana-maria-ruiz.html", "Ana María Ruiz"),
        ("Von Ana Ruiz, Grauhafen", "/autoren/1234/ana-ruiz-2", "Ana Ruiz"),
        ("Ana Ruiz, MD, RD and others", "/authors/ana-ruiz-md-rd?page=2", "Ana Ruiz, MD, RD"),
        ("A. J. Ruiz", "/?author=A.%20J.%20Ruiz", "A. J. Ruiz"),
        ("seahand", "/author/seahand", "seahand"),
        ("By seahand at sea", "/author/seahand", ""),  # one word may be any
        ("Tides | seahand", "/author/seahand", ""),
        ("All his posts", "/author/ana-ruiz", ""),
        ("Ana Ruiz", "/author/", ""),
        ("Ana Ruiz", "/topic/ana-ruiz", ""),
        pytest.param("Ana Ruiz", f"/author/ana-ruiz/{'1' * 100_000}x", "Ana Ruiz", id="a long number"),
        pytest.param("Ana Ruiz", f"/author/{'é' * 100_000}/ana-ruiz", "", id="beyond what is read"),
    ],
)
def test_the_name_that_an_address_spells(text: str, address: str, name: str) -> None:
    assert name_spelled(text, address) == name


@given(st.text(), st.text())
def test_a_name_spelled_stands_in_the_text(text: str, rest: str) -> None:
    name = name_spelled(text, f"/author/{rest}")
    assert name in " ".join(text.split())
    assert leads_to_author(f'href="/author/{rest}"') or not name


LINK = '<a href="/author/{0}"><img src="{0}.jpg" alt="">{1}</a>'
ANA, BO = LINK.format("ana-ruiz", "Ana Ruiz"), LINK.format("bo-lind", "Bo Lind")


@pytest.mark.parametrize(
    ("above", "below", "authors"),
    [
        (f"<div>{ANA}</div>", "", ("Ana Ruiz",)),
        ("", f"<div>More of {ANA}</div>", ("Ana Ruiz",)),
        (f"<div>Guide by {ANA} Deputy Head</div>", f"<div>{BO}</div>", ("Ana Ruiz",)),
        (f"<div>{ANA}, Skipper of Grey Harbour &amp;</div>", f"<div>{BO}</div>", ("Ana Ruiz",)),
        (f"<ul><li>{ANA}</li><li>{BO}</li></ul>", "", ("Ana Ruiz", "Bo Lind")),
        ("", f"<div>{ANA}</div><p>Two trams.</p><div>{BO}</div>", ()),  # those are of teasers
        ("<div>By Cy Moss</div>", f"<div>{ANA}</div>", ("Cy Moss",)),
    ],
)
def test_whose_page_is_linked_is_the_author(above: str, below: str, authors: tuple[str, ...]) -> None:
    page = html("<title>Rain at last</title>", f"<h1>Rain at last</h1>{above}{STORY}{below}")
    assert page.authors == authors


def test_persons_who_are_claimed_outweigh_those_whose_pages_are_linked() -> None:
    page = f"<h1>Rain at last</h1><div>{ANA}</div>"
    assert html(json_ld(headline="Rain at last", author={"name": "Cy Moss"}), page).authors == ("Cy Moss",)
