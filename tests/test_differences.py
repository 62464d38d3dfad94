"""Two pipelines, or two runs, over the same pages: what was lost, what was gained, and by which filter."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from cleantext import ARTICLE, LENIENT, STRICT, Document, Label, clean_html
from cleantext.batch.differences import (
    UNKNOWN,
    Change,
    Difference,
    PageDifference,
    difference_of,
    difference_of_runs,
)
from cleantext.batch.rows import row_of
from cleantext.cli import main
from cleantext.cli.pipelines import named_pipeline
from cleantext.testing.strategies import documents
from tests.cases import CASES

PROSE = "Rain fell on the coast all day, and the boats stayed in the harbour until the evening came."
HTML = f"<nav>Home</nav><p>{PROSE}</p><p>Sign up for our newsletter</p><p>{PROSE.replace('Rain', 'Hail')}</p>"
LOOSE = ARTICLE.without("stock_phrases").keeping(Label.UNLABELLED).without("main_content")


def test_what_is_lost_names_the_filter_that_took_it() -> None:
    found = difference_of(clean_html(HTML, pipeline=LOOSE), clean_html(HTML, pipeline=ARTICLE), "a")
    assert found.gained == ()
    assert found.lost == (
        Change("Sign up for our newsletter", "stock_phrases", "starts with 'sign up for our'"),
    )


@given(documents())
def test_a_cleaning_does_not_differ_from_itself(page: Document) -> None:
    cleaned = ARTICLE(page)
    assert difference_of(cleaned, cleaned) == PageDifference("")


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.name)
def test_lost_one_way_is_gained_the_other(case) -> None:  # type: ignore[no-untyped-def]
    page = case.read()
    strict, lenient = STRICT(page), LENIENT(page)
    there, back = difference_of(strict, lenient), difference_of(lenient, strict)
    assert {change.text for change in there.lost} == {change.text for change in back.gained}
    assert {change.text for change in there.gained} == {change.text for change in back.lost}
    for change in back.lost:
        assert " ".join(lenient.text.split()).find(change.text[:40]) >= 0


def test_the_same_paragraph_from_elsewhere_is_not_lost() -> None:
    html = f"<p>{PROSE}</p><p>{PROSE}</p>"
    first = clean_html(html, pipeline=ARTICLE)
    assert len(first.text) == len(PROSE)
    second = clean_html(html, pipeline=ARTICLE.keeping(Label.DUPLICATE))
    (gained,) = difference_of(first, second).gained
    assert (gained.text, gained.filter) == (PROSE, "repeats")


def rows(pipeline=ARTICLE, pages: str = "ab"):  # type: ignore[no-untyped-def]
    return [row_of(clean_html(HTML, pipeline=pipeline), id, f"https://courier.example/{id}") for id in pages]


def test_runs_are_compared_by_id() -> None:
    found = difference_of_runs(rows(LOOSE), rows()[::-1])
    assert (found.pages, found.unpaired) == (2, ())
    assert [page.id for page in found.changed] == ["a", "b"]
    assert found.lost == {"stock_phrases": 2} and not found.gained


def test_rows_without_a_counterpart_are_named() -> None:
    failed = {**rows()[0], "error": "PageTimeout: too long", "text": None}
    found = difference_of_runs([failed, *rows(pages="cd")], rows(pages="ace"))
    assert sorted(found.unpaired) == ["a", "d", "e"]
    assert found.pages == 1


def test_the_worst_pages_come_first() -> None:
    pages = [
        PageDifference("a", lost=(Change("x"),)),
        PageDifference("b", gained=(Change("x" * 9),)),
        PageDifference("c", lost=(Change("x" * 5, "tails", "under 'More'"),)),
        PageDifference("d"),
    ]
    found = Difference.of(pages)
    assert [page.id for page in found.changed] == ["c", "a", "b"]
    assert found.to_text(worst=1).splitlines() == [
        "4 pages, 3 of them differ",
        f"lost   2 paragraphs: 1 tails, 1 {UNKNOWN}",
        f"gained 1 paragraphs: 1 {UNKNOWN}",
        "",
        "c",
        "  - xxxxx  [tails: under 'More']",
    ]


# --- the command -----------------------------------------------------------------------------------------------


def pages_file(folder: Path) -> str:
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps({"id": id, "html": HTML}) + "\n" for id in "ab"), "utf-8")
    return str(path)


def test_two_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = pages_file(tmp_path)
    runs = [str(tmp_path / "first.jsonl"), str(tmp_path / "second.jsonl")]
    for run, more in zip(runs, (["--keep", "subscription"], []), strict=True):
        assert main(["batch", pages, "-o", run, "--quiet", "--workers", "1", *more]) == 0
    assert main(["diff", *runs]) == 0
    assert "lost   2 paragraphs: 2 stock_phrases" in capsys.readouterr().out
    assert main(["diff", *runs, "--fail-on", "lost"]) == 1
    assert capsys.readouterr().err == "cleantext: 2 paragraphs were lost\n"
    assert main(["diff", *runs[::-1], "--fail-on", "lost"]) == 0
    assert main(["diff", *runs[::-1], "--fail-on", "any"]) == 1


def test_two_pipelines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = [pages_file(tmp_path), "--workers", "1", "--timeout", "60"]
    assert main(["diff", "article+subscription", "article", *terms, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [page["id"] for page in found["changed"]] == ["a", "b"]
    assert found["changed"][0]["lost"][0]["filter"] == "stock_phrases"
    assert main(["diff", "article", "article", *terms, "--fail-on", "any"]) == 0
    assert capsys.readouterr().out == "2 pages, 0 of them differ\n"


def test_what_a_template_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = [f"<p>Written by the sea for you</p><p>{PROSE} On day {day}.</p>" for day in range(5)]
    path = tmp_path / "pages.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(day), "html": page}) + "\n" for day, page in enumerate(html))
    )
    site = str(tmp_path / "site.json")
    assert main(["learn", str(path), "-o", site]) == 0
    assert main(["diff", "lenient", "lenient", str(path), "--workers", "1", "--site", site]) == 0
    assert "lost   5 paragraphs: 5 site_template" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["a.jsonl", "b.jsonl"], 1, "there is no file a.jsonl"),
        (["article", "severe", "{pages}"], 2, "choose from article, strict, lenient"),
        (["article", "article-spam", "{pages}"], 2, "article-spam: no filter is named 'spam'"),
        (["article", "article+spam", "{pages}"], 2, "the labels are"),
        (["article", "a b", "{pages}"], 2, "is no pipeline"),
        (["{pages}", "{pages}"], 1, "no batch wrote"),
        (["{pages}", "{pages}", "--site", "site.json"], 2, "cleaned already"),
    ],
)
def test_misuse_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    pages = pages_file(tmp_path)
    given = [argument.replace("{pages}", pages) for argument in arguments]
    assert main(["diff", *given, "--workers", "1"]) == code
    assert words in capsys.readouterr().err


def test_pipelines_have_names_of_one_word() -> None:
    assert named_pipeline("strict") == STRICT
    assert named_pipeline("article-repeats-tails+comments") == ARTICLE.without("repeats", "tails").keeping(
        "comments"
    )
    assert named_pipeline("no such") is None
