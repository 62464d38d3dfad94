"""The line rules say what C4 and RefinedWeb say; the benchmarks run, and count right."""

import json
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import flat, folders, quality, speed
from benchmarks.line_rules import C4, C4_LINES, REFINEDWEB, REFINEDWEB_LINES, read_lines, sentences
from benchmarks.pages import chosen_pages
from benchmarks.peers import TOOLS, chosen_tools, tool_named
from benchmarks.scores import means, score
from benchmarks.shapes import SHAPES, page_of
from benchmarks.tables import Figures, table
from cleantext import Label, Pipeline, Verdict

# --- the line rules --------------------------------------------------------------------------------------------


def verdict_of(pipeline: Pipeline, line: str) -> Verdict | None:
    return pipeline(read_lines(line)).settled[0]


C4_DROPS = [
    ("Boats and weather", "open_endings"),
    ("The ferry leaves at noon...", "open_endings"),
    ("The ferry leaves at noon…", "open_endings"),
    ("“The ferry leaves at noon.”", "open_endings"),
    ("渡し船は正午に出ます。", "open_endings"),
    ("Read more!", "short_lines"),
    ("Please turn on JavaScript to see the tide table.", "script_lines"),
    ("This harbour uses cookies to count boats.", "policy_lines"),
    ("Read our Privacy Policy before you sail.", "policy_lines"),
    (f"The log says {'a' * 1001} again and again.", "long_words"),
]


@pytest.mark.parametrize("line, rule", C4_DROPS)
def test_lines_that_c4_drops(line: str, rule: str) -> None:
    verdict = verdict_of(C4_LINES, line)
    assert verdict is not None
    assert verdict.filter == rule


C4_KEEPS = [
    ("Rain fell today.", "Rain fell today."),
    ('She said "rain"', 'She said "rain"'),
    ("They were the pilots'", "They were the pilots'"),
    ("Was it raining at noon?", "Was it raining at noon?"),
    ("This browser does not support the video element.", "This browser does not support the video element."),
    ("The tower was built in 1902.[3]", "The tower was built in 1902."),
    ("The tower was built in 1902.[citation needed]", "The tower was built in 1902."),
    ("Tower built.[1] [2]", None),  # what is left of it ends in a space
    ("Boats sailed. [4]", None),
    ("Boats sailed.[4] [5]", None),
    (f"The log says {'a' * 1000} again.", f"The log says {'a' * 1000} again."),
]


@pytest.mark.parametrize("line, text", C4_KEEPS)
def test_lines_that_c4_keeps(line: str, text: str | None) -> None:
    assert C4_LINES(read_lines(line)).text == (text or "")


FIVE = "Rain fell. Boats sailed. Ana Ruiz wrote it down. Nobody else saw it. The harbour was closed."


@pytest.mark.parametrize(
    "addition, rule",
    [
        ("Lorem ipsum dolor sit amet.", "placeholder_pages"),
        ("The page says {name} was here.", "brace_pages"),
        # Only lines that the rules before let through can throw a page away.
        ("lorem ipsum", None),
        ("function() {", None),
        ("Without JavaScript { nothing moves }.", None),
    ],
)
def test_pages_that_c4_throws_away(addition: str, rule: str | None) -> None:
    first = C4(read_lines(f"{FIVE}\n{addition}")).settled[0]
    assert (first.filter if first else None) == rule


@pytest.mark.parametrize(
    "line, count", [(FIVE, 5), ("Rain fell", 1), ('"Rain." Then sun', 2), ("At 3.14 p.m. it rained!", 2)]
)
def test_sentences_are_counted_by_their_ends(line: str, count: int) -> None:
    assert sentences(line) == count


def test_pages_of_too_few_sentences_come_out_empty() -> None:
    assert C4(read_lines(FIVE)).text == FIVE
    four = FIVE.removesuffix(" The harbour was closed.")
    assert C4(read_lines(four)).text == ""
    assert C4_LINES(read_lines(four)).text == four


REFINEDWEB_DROPS = [
    ("BREAKING NEWS today", "shouted_lines"),
    ("20251103", "digit_lines"),
    ("3 likes", "counters"),
    ("· 1.2K Shares ·", "counters"),
    ("10,500 views", "counters"),
    ("Weather", "single_words"),
]


@pytest.mark.parametrize("line, rule", REFINEDWEB_DROPS)
def test_lines_that_refinedweb_drops(line: str, rule: str) -> None:
    verdict = verdict_of(REFINEDWEB_LINES, line)
    assert verdict is not None
    assert verdict.filter == rule


REFINEDWEB_KEEPS = [
    ("AB cd", "AB cd"),  # two of five are capitals
    ("3 likes of the harbour master", "3 likes of the harbour master"),
    ("3 boats", "3 boats"),
    ("2 items in cart today", "2 today"),
    ("Boats collide off Lima Read more...", "Boats collide off Lima"),
    ("Read more... about boats", "Read more... about boats"),
    ("Sign-in to your harbour", "to your harbour"),
    ("You can sign-in at the harbour", "You can sign-in at the harbour"),
    (
        "Eleven words stand here before the last ones that say read more...",
        "Eleven words stand here before the last ones that say read more...",
    ),
]


@pytest.mark.parametrize("line, text", REFINEDWEB_KEEPS)
def test_lines_that_refinedweb_keeps(line: str, text: str) -> None:
    assert REFINEDWEB_LINES(read_lines(line)).text == text


@pytest.mark.parametrize("words, kept", [(19, True), (18, False)])
def test_refinedweb_throws_pages_away_that_lost_more_than_a_twentieth(words: int, kept: bool) -> None:
    prose = " ".join(["rain"] * words)
    page = REFINEDWEB(read_lines(f"Weather\n{prose}"))
    assert page.text == (prose if kept else "")
    assert {verdict.label for verdict in page.settled if verdict} == {Label.CLUTTER}


@given(st.text(st.sampled_from("aB1 .\t\n\u3000")))
def test_lines_are_the_lines_of_the_text(text: str) -> None:
    document = read_lines(text)
    assert [block.text for block in document.blocks] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    assert all(text[block.start : block.end] == block.text for block in document.blocks)


# --- scores and tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, gold, precision, recall",
    [
        ("rain rain", "Rain", 0.5, 1.0),
        ("rain", "rain fell", 1.0, 0.5),
        ("", "", 1.0, 1.0),
        ("rain", "", 0.0, 0.0),
        ("", "rain", 0.0, 0.0),
        ("sun", "rain", 0.0, 0.0),
    ],
)
def test_words_are_compared_as_bags(text: str, gold: str, precision: float, recall: float) -> None:
    found = score(text, {"text": gold})
    assert (found.precision, found.recall) == (precision, recall)


def test_snippets_are_pooled_over_pages() -> None:
    row = {"require": ["Rain fell", "boats sailed"], "forbid": ["Sign up"]}
    pages = [score("rain\n fell, sign up", row), score("rain fell and boats sailed", row)]
    assert means(pages) == {
        "pages": 2,
        "keep": 0.75,
        "snippet_f1": 2 * 3 / (2 * 3 + 1 + 1),
        "leak": 0.5,
        "errors": 0,
    }


def test_tables_say_where_a_figure_is_lacking() -> None:
    rows: dict[str, Figures] = {"ours": {"f1": 0.5, "pages": 3}, "theirs": {"f1": None}}
    assert table("title", rows).split("\n") == [
        "title",
        "             f1  pages",
        "  ours    0.500      3",
        "  theirs      -      -",
    ]


def test_only_installed_tools_run() -> None:
    installed, missing = chosen_tools()
    assert sorted([tool.name for tool in installed] + missing) == sorted(tool.name for tool in TOOLS)
    assert tool_named("cleantext") in installed
    with pytest.raises(LookupError, match="no tool is named 'broom'; the tools are cleantext, "):
        chosen_tools(["broom"])


@pytest.mark.parametrize("shape", SHAPES)
def test_generated_pages_have_the_size_asked_for(shape: str) -> None:
    assert 0 <= log(len(page_of(shape, 10_000)) / 10_000) < 0.1


# --- the commands ----------------------------------------------------------------------------------------------


def test_quality_runs_on_the_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "quality.json"
    quality.main(["--tools", "cleantext", "--limit", "2", "--worst", "1", "--json", str(out)])
    figures = json.loads(out.read_text())["corpus"]["all"]["cleantext"]
    assert figures["pages"] == 2
    assert figures["errors"] == 0
    assert figures["f1"] > 0.5
    assert "corpus, all" in capsys.readouterr().out


def test_what_a_tool_raises_counts_as_an_empty_text() -> None:
    def broken(page: bytes) -> str:
        raise RuntimeError("no such page")

    page = next(chosen_pages(limit=1))
    judged = quality.judged(broken, page)
    assert (judged.f1, judged.error) == (0.0, "RuntimeError: no such page")


def test_flat_runs_on_the_corpus(tmp_path: Path) -> None:
    out = tmp_path / "flat.json"
    flat.main(["--limit", "2", "--json", str(out)])
    (figures,) = json.loads(out.read_text()).values()
    assert list(figures["all"]) == list(flat.CLEANERS)
    assert figures["all"]["as it is"]["recall"] > 0.9
    assert not any(row["errors"] for row in figures["all"].values())


def test_speed_runs_on_the_corpus(tmp_path: Path) -> None:
    out = tmp_path / "speed.json"
    quick = ["--grow-from", "1000", "--seconds", "0.1"]
    speed.main(["--tools", "cleantext", "--limit", "2", *quick, "--json", str(out)])
    figures = json.loads(out.read_text())
    pages = figures["pages"]["cleantext"]
    assert all(pages[name] > 0 for name in pages if name != "grown MB")
    assert pages["ms median"] <= pages["ms p95"]
    assert set(figures["growth"]["cleantext"]) == set(SHAPES)


def test_a_measurement_that_fails_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    run = speed.Run(archives=(Path("no-such-archive.zip"),))
    assert run.probe("pages", tool_named("cleantext")) is None
    assert "no-such-archive.zip" in capsys.readouterr().err


# --- folders of pages -------------------------------------------------------------------------------------------


def test_folders_are_measured_by_their_main_element(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "<p>" + "The boats lie on the sand and wait for the water to come back. " * 8 + "</p>"
    page = f"<nav><a href=/>Home</a></nav><main><h1>Tides</h1>{body}<script>x = 1</script></main>"
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "tides.html").write_text(page)
    (tmp_path / "short.html").write_text("<main>Rain</main>")
    (tmp_path / "none.html").write_text(body)
    (tmp_path / "empty.htm").write_text("")
    [found] = folders.folder_pages(tmp_path, "//main")
    assert found.row["id"] == "tides" and found.row["text"].split()[:3] == ["Tides", "The", "boats"]
    assert "x = 1" not in found.row["text"]
    folders.main(["//main", str(tmp_path), "--tools", "cleantext", "--json", str(tmp_path / "out.json")])
    assert "//main, all" in capsys.readouterr().out
    assert json.loads((tmp_path / "out.json").read_text())["all"]["cleantext"]["f1"] > 0.98


def test_a_limit_takes_pages_from_all_of_a_folder(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.html").write_text(f"<main>{'rain ' * 70}</main>")
    names = [page.row["id"] for page in folders.folder_pages(tmp_path, "//main", limit=3)]
    assert names == ["0", "3", "6"]
