"""What `cleantext.testing` offers to users: folders of saved pages, a pytest plugin, types for Hypothesis."""

import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import find, given, settings
from hypothesis import strategies as hst

import cleantext
from cleantext import ARTICLE, Block, Document, Label, Pipeline, per_block
from cleantext.readers.dialects import DIALECTS
from cleantext.testing import corpus, laws, prints, register_types, saved_pages, subdocument
from cleantext.testing import strategies as st
from tests.cases import CORPUS, ROOT


@per_block(Label.CLUTTER)
def looks_at_its_place(block: Block) -> str | None:
    """Not lawful: depends on where the block stands."""
    return "stands at an odd place" if block.index % 2 and "ferry" in block.text else None


UNLAWFUL = Pipeline(looks_at_its_place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "one.html").write_text(
        "<p>Rain fell.</p><p>The ferry waited.</p>" + "<p>More rain.</p>" * 6, "utf-8"
    )
    (tmp_path / "sub" / "two.txt").write_bytes("Über dem Hafen\nregnete es.".encode("cp1252"))
    (tmp_path / "sub" / "notes.md").write_text("no page", "utf-8")
    return tmp_path


def test_saved_pages_are_found_by_their_endings(folder: Path) -> None:
    pages = saved_pages(folder)
    assert [page.path.name for page in pages] == ["one.html", "two.txt"]
    assert [page.read().origin.reader for page in pages] == ["html", "text"]
    assert "Über dem Hafen" in pages[1].read().source


def test_folders_without_pages_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"holds no saved page; pages end in \.htm,"):
        saved_pages(tmp_path)
    with pytest.raises(NotADirectoryError, match="is no folder"):
        saved_pages(tmp_path / "nowhere")


def test_the_corpus_of_the_project_is_such_a_folder() -> None:
    assert len(saved_pages(CORPUS)) == len(list(CORPUS.rglob("page.*")))


@given(hst.data())
def test_corpus_draws_whole_pages_and_parts_of_them(data: hst.DataObject) -> None:
    document = data.draw(corpus(CORPUS / "wire-agency-report"))
    laws.check_document(document)


def test_whole_pages_are_among_the_examples(folder: Path) -> None:
    whole = saved_pages(folder)[0].read()
    found = find(corpus(folder), lambda document: len(document.blocks) == len(whole.blocks))
    assert found.source == whole.source


def test_failing_pages_shrink_to_the_blocks_that_fail(folder: Path) -> None:
    def fails(document: Document) -> bool:
        try:
            laws.check_pipeline(UNLAWFUL, document)
        except laws.BrokenLaw:
            return True
        return False

    smallest = find(corpus(folder), fails, settings=settings(max_examples=500))
    assert len(smallest.blocks) == 2
    assert smallest.blocks[1].text == "The ferry waited."


def test_subdocuments_are_documents_of_their_own() -> None:
    page = cleantext.read_html("<p>one</p><p>two</p><p>three</p>")
    part = subdocument(page, [2, 0, 2])
    assert [(block.index, block.text) for block in part.blocks] == [(0, "one"), (1, "three")]
    assert subdocument(page, range(3)) == evolve(page)
    laws.check_document(part)


@pytest.mark.parametrize(
    "dialect, printed",
    [
        ("plain", "Rain\none\ntwo\nIt fell.\nmore"),
        ("resiliparse", "Rain\n\n  • one\n  • two\n\nIt fell.\n\nmore"),
        ("inscriptis", "\nRain\n\n  * one\n  * two\n\n  It fell.\n\n  more"),
        ("markdown", "## Rain\n\n  * one\n  * two\n\nIt fell.\n\n[more](/1)"),
        ("lynx", "Rain\n\n     * one\n     * two\n\n   It fell.\n\n   [1]more\n\nReferences\n\n   1. http://harbour.example/1"),
        ("w3m", "Rain\n\n  • one\n  • two\n\nIt fell.\n\n[1]more\n\nReferences:\n\n[1] http://harbour.example/1"),
        ("wet", "Rain\none\ntwo\nIt fell.\nmore"),
        ("get_text", "        Rain\n\n    \n            one\n            two\n\n    \n        It fell.\n\n    \n        more"),
        ("trafilatura", "Rain\n- one\n- two\nIt fell.\nmore"),
        ("browser", "Rain\n\none\ntwo\n\nIt fell.\n\nmore"),
    ],
)  # fmt: skip
def test_every_dialect_prints_its_marks(dialect: str, printed: str) -> None:
    pieces = [("heading", "Rain"), ("item", "one"), ("item", "two"), ("text", "It fell."), ("link", "more")]
    assert prints.printed([prints.Piece(*piece) for piece in pieces], dialect) == printed


def test_the_dialects_are_those_that_are_read() -> None:
    assert set(st.FLAT_DIALECTS) == set(DIALECTS)


@pytest.mark.parametrize("dialect", ["resiliparse", "inscriptis", "markdown", "lynx", "w3m", "get_text"])
def test_a_print_is_recognised(dialect: str) -> None:
    story = "Rain fell on the coast for the third day, and the ferries stayed in the harbour until the evening, when it stopped. "
    pieces = [prints.Piece(kind, story * 3 if kind == "text" else story[:40]) for kind in ("heading", "text", "item", "item", "link", "link", "text", "row", "row", "heading", "text") * 2]  # fmt: skip
    assert cleantext.read_text(prints.printed(pieces, dialect)).origin.dialect == dialect


def test_unknown_dialects_are_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="choose from auto, plain, resiliparse, inscriptis, markdown, lynx"):
        st.flat_pages("links")


def test_hypothesis_learns_the_types() -> None:
    register_types()
    assert isinstance(find(hst.from_type(Document), lambda _: True), Document)
    assert isinstance(find(hst.from_type(cleantext.Credit), lambda _: True), cleantext.Credit)


def run_plugin(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "cleantext.testing.plugin",
        "-p",
        "no:cacheprovider",
        "-q",
    ]
    return subprocess.run(
        [*command, "-c", "/dev/null", "--rootdir", "/", *arguments],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def test_the_plugin_checks_a_folder_of_pages(folder: Path) -> None:
    empty = folder / "no_tests"
    empty.mkdir()
    done = run_plugin("--cleantext-corpus", str(folder), str(empty))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_the_plugin_names_page_and_law(folder: Path) -> None:
    empty = folder / "no_tests"
    empty.mkdir()
    done = run_plugin(
        "--cleantext-corpus", str(folder), "--cleantext-pipeline", "tests.test_testing:UNLAWFUL", str(empty)
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed, 1 passed" in done.stdout
    assert "one.html: local: looks_at_its_place judges 'The ferry waited.' otherwise" in done.stdout


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--cleantext-corpus", "/no/such/folder"], "is no folder"),
        (["--cleantext-corpus", str(CORPUS), "--cleantext-pipeline", "cleantext:Label"], "is no Pipeline"),
        (["--cleantext-corpus", str(CORPUS), "--cleantext-pipeline", "nowhere:ARTICLE"], "nowhere"),
    ],
)
def test_the_plugin_refuses_what_it_cannot_use(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = run_plugin(*arguments, str(tmp_path))
    assert done.returncode == 4
    assert message in done.stdout + done.stderr


def test_presets_hold_the_laws_on_the_corpus() -> None:
    for page in saved_pages(CORPUS):
        document = page.read()
        laws.check_document(document)
        laws.check_pipeline(ARTICLE, document)
