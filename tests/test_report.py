"""The report: legible in both colour schemes, and every label of the page can be switched off without a script."""

import colorsys
import re
from html.parser import HTMLParser

import pytest

import cleantext
from cleantext import Label, to_comparison, to_report
from cleantext.batch import Report
from cleantext.batch.rows import row_of
from cleantext.render.report import FATES, HUES, STYLE
from cleantext.sites import SiteTemplate
from tests.cases import CASES, Case, cleaned

SMALL_TEXT = 4.5
"""WCAG 2.2, success criterion 1.4.3: the contrast that small text needs."""


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of an sRGB colour, as WCAG defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def from_hex(colour: str) -> tuple[float, ...]:
    pairs = [colour[1:][at : at + len(colour) // 3] for at in range(0, len(colour) - 1, len(colour) // 3)]
    return tuple(int(pair * (3 - len(pair)), 16) / 255 for pair in pairs)


def contrast(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    low, high = sorted((luminance(*one), luminance(*two)))
    return (high + 0.05) / (low + 0.05)


def schemes() -> list[dict[str, str]]:
    """The colours of the light and of the dark scheme."""
    return [dict(re.findall(r"--(\w+): ([^;]+);", block)) for block in re.findall(r":root \{[^}]+\}", STYLE)]


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
@pytest.mark.parametrize("label", Label)
def test_text_stands_out_from_the_colour_of_its_label(label: Label, scheme: dict[str, str]) -> None:
    lightness = float(scheme["light"].removesuffix("%")) / 100
    ground = colorsys.hls_to_rgb(HUES[label] / 360, lightness, 0.6)
    for ink in ("ink", "dim"):
        assert contrast(from_hex(scheme[ink]), ground) >= SMALL_TEXT


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
def test_text_stands_out_from_the_page(scheme: dict[str, str]) -> None:
    for ink in ("ink", "quiet"):
        assert contrast(from_hex(scheme[ink]), from_hex(scheme["ground"])) >= SMALL_TEXT


class Markup(HTMLParser):
    """Gathers the switches of a report, and the classes of what can be reached by the keyboard."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.switches: list[str] = []
        self.reached: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "input":
            self.switches.append(values["id"].removeprefix("show-"))
        if "tabindex" in values:
            self.reached.append(values["class"].split())


@pytest.mark.parametrize("case", CASES[::8], ids=lambda case: case.name)
def test_every_piece_has_two_switches(case: Case) -> None:
    text = to_report(cleaned(case))
    report = Markup(text)
    assert report.reached
    for classes in report.reached:
        assert classes[0] == "s"
        assert len(set(classes) & set(FATES)) == 1
        assert len(set(classes) & set(Label)) == 1
        for name in classes[1:]:
            assert name in report.switches
            assert f"#show-{name}:not(:checked)) main .{name} {{ display: none; }}" in text


def test_a_block_goes_with_its_pieces() -> None:
    page = cleantext.clean_html("<nav>Home</nav><p>" + "Rain fell on the coast all day. " * 4)
    assert '<div class="b dropped navigation">' in to_report(page)
    assert '<div class="b kept prose">' in to_report(page)


def test_reasons_are_in_the_report() -> None:
    page = cleantext.clean_html("<nav>Home</nav>")
    assert "<small> left out · navigation · landmarks: inside a nav element</small>" in to_report(page)


def test_notebooks_show_the_report_in_a_frame_that_cannot_act() -> None:
    page = cleantext.clean_html("<nav>Home</nav>")
    assert page._repr_html_().startswith('<iframe sandbox title="')


def test_documents_say_their_size_and_not_their_text() -> None:
    page = cleantext.clean_html("<nav>Home</nav><p>Rain fell.</p><img src=rain.jpg>")
    assert repr(page) == "<Document: 16 characters, 3 blocks, 2 of them settled>"


def test_values_say_in_a_line_what_they_hold() -> None:
    pages = [cleantext.read_html(f"<div>Weather by Ana</div><p>Day {word}.</p>") for word in "abc"]
    site = SiteTemplate.learn(pages, name="courier")
    assert repr(site) == "<SiteTemplate courier: 3 pages, 1 entries; 'weather by ana' on 3>"
    report = Report.of_rows([row_of(cleantext.clean_html("<nav>Home</nav>"))])
    assert (
        repr(report) == "<Report: 1 pages, 0 failures, 0 characters of text; landmarks left out 4 characters>"
    )


def test_notebooks_show_values_as_tables() -> None:
    pages = [cleantext.read_html("<div>Weather &lt;by> Ana</div>")] * 3
    report = Report.of_rows([row_of(cleantext.clean_html("<nav>&lt;Home></nav>"))])
    shown = [cleantext.ARTICLE._repr_html_(), SiteTemplate.learn(pages)._repr_html_(), report._repr_html_()]
    for text, words in zip(shown, ("landmarks", "weather &lt;by&gt; ana", "&lt;Home&gt;"), strict=True):
        assert text.startswith("<table>") and words in text


def test_two_cleanings_stand_side_by_side() -> None:
    html = "<nav>Home</nav><p>" + "Rain fell on the coast all day. " * 4
    first = cleantext.clean_html(html)
    second = cleantext.clean_html(html, pipeline=cleantext.ARTICLE.keeping("navigation"))
    text = to_comparison(first, second, names=("article", "<mine>"))
    assert "1 of 2 blocks differ" in text
    assert "<div>article</div><div>&lt;mine&gt;</div>" in text
    assert text.count('<div class="b same">') == 1
    assert "<small> left out · navigation · landmarks: inside a nav element</small>" in text
    assert "<small> kept · navigation · landmarks: inside a nav element</small>" in text


def test_two_pages_are_not_two_cleanings() -> None:
    with pytest.raises(ValueError, match="two pages"):
        to_comparison(cleantext.clean_html("<p>Rain"), cleantext.clean_html("<p>Hail"))
