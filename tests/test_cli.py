"""The command, from arguments to exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext.cli import main
from tests.cases import CORPUS, ROOT

PAGE = str(CORPUS / "broadcaster-news-skip-list" / "page.html")
SENTENCE = "The plan has a simple name, and nobody in Port Ellery calls it by that name."


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_clean_prints_the_prose(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "clean", PAGE)
    assert (code, err) == (0, "")
    assert SENTENCE in out
    assert "Skip to content" not in out
    assert out.endswith("\n")


def test_clean_prints_markdown_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert "## How would the barrage work?" in run(capsys, "clean", PAGE, "--format", "markdown")[1]
    assert SENTENCE in json.loads(run(capsys, "clean", PAGE, "--format", "json")[1])["articleBody"]


def test_clean_takes_a_policy_for_captions(capsys: pytest.CaptureFixture[str]) -> None:
    assert "[At low tide," in run(capsys, "clean", PAGE, "--captions", "bracket")[1]


def test_explain_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", PAGE)
    assert code == 0
    assert any(line.startswith("dropped") and "Skip to content" in line for line in out.split("\n"))
    assert "\x1b" not in out


def test_filters_are_listed_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert "stock_phrases" in run(capsys, "filters")[1]
    assert "stock_phrases" not in run(capsys, "filters", "--without", "stock_phrases")[1]
    assert "comments" in run(capsys, "filters", "--keep", "comments")[1]


def test_report_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.html"
    assert run(capsys, "report", PAGE, "-o", str(report)) == (0, "", "")
    assert report.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_two_pipelines_are_compared_in_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "report", PAGE, "--compare", "article", "strict-tails+comments")
    assert code == 0
    assert "strict-tails+comments" in out and "blocks differ" in out


def test_flat_text_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Skip to content\n" + "Es regnete den ganzen Tag über der Küste, und niemand ging hinaus. " * 3
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("cp1252"))))
    code, out, _ = run(capsys, "clean", "-", "--text")
    assert code == 0
    assert "über der Küste" in out
    assert "Skip" not in out


@pytest.mark.parametrize(
    "arguments, code, message",
    [
        (["clean", "no-such-page.html"], 1, "cannot read no-such-page.html"),
        (["clean", str(CORPUS)], 1, "give the path of a saved page"),
        (["clean", "a\0b"], 1, "cannot read"),
        (["clean", PAGE, "-o", "/no/such/folder/page.txt"], 1, "choose another file with -o"),
        (["clean", PAGE, "--preset", "severe"], 2, "choose from article, strict, lenient"),
        (["clean", PAGE, "--without", "spam"], 2, "this pipeline has hidden_text"),
        (["clean", PAGE, "--keep", "spam"], 2, "the labels are unlabelled"),
        (["explain", PAGE, "--width", "3"], 2, "at least 10"),
        (["report", PAGE, "--compare", "article", "a b"], 2, "--compare takes pipelines"),
        (["clean", PAGE, "--format", "json", "--captions", "drop"], 2, "leave it out"),
        (["learn", "no-such-folder"], 1, "cannot read no-such-folder: No such file"),
    ],
)
def test_errors_are_one_line_that_helps(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    returned, out, err = run(capsys, *arguments)
    assert (returned, out) == (code, "")
    assert message in err
    assert err.startswith("cleantext: ")
    assert err.count("\n") == 1


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["batch"], ["diff"]):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, "--help"])
        assert stopped.value.code == 0
        assert "examples:" in capsys.readouterr().out


def test_shells_complete_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="completions are made by shtab")
    with pytest.raises(SystemExit):
        main(["--print-completion", "bash"])
    assert "cleantext" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["clean"], ["wash", PAGE], ["clean", PAGE, "--format", "pdf"]])
def test_misuse_is_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["claen", PAGE], "did you mean 'clean'?\n`cleantext --help` says more.\n"),
        (["clean", PAGE, "--format", "jsn"], "did you mean 'json'?\n`cleantext clean --help` says more.\n"),
        (["clean"], "are required: FILE\n`cleantext clean --help` says more.\n"),
        ([], "`cleantext COMMAND --help` says more of each.\n"),
    ],
)
def test_misuse_says_what_to_do(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert capsys.readouterr().err.endswith(message)


def test_learning_nothing_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "learn", PAGE, "-o", str(tmp_path / "site.json"))
    assert code == 0
    assert "nothing repeats on 3 of 1 page" in err


def test_the_module_is_the_command_and_minds_no_closed_pipe() -> None:
    command = f"{sys.executable} -m cleantext explain {PAGE} | head -n 1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
