"""The documentation beyond its code blocks: notebooks run, links resolve, the layers drawn are those of the code."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cases import ROOT
from tests.test_architecture import LAYERS

DOCS = ROOT / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
LINK = re.compile(r"\]\(([^)\s:#]+)?(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient = pytest.importorskip("nbclient", reason="notebooks are run where nbclient is installed")
    for name in ("ipykernel", "matplotlib"):
        pytest.importorskip(name, reason=f"the notebooks need {name}")
    nbformat = pytest.importorskip("nbformat")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("MPLBACKEND", "agg")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("<iframe sandbox" in output.get("data", {}).get("text/html", "") for output in shown)


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    for name in ("mkdocs", "material", "mkdocstrings"):
        pytest.importorskip(name, reason="the site is built where the extra docs is installed")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "clean_html" in (tmp_path / "site" / "reference" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stored_without_results(path: Path) -> None:
    """Results go stale, and say on whose machine they were made."""
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    assert [cell["outputs"] for cell in cells if cell["cell_type"] == "code" and cell["outputs"]] == []


def anchors(page: Path) -> set[str]:
    """The names of the headings of a page, as Markdown renderers make them."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_resolve(page: Path) -> None:
    for target, anchor in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        other = page.parent / target if target else page
        assert other.exists(), f"{page.name} links {target}"
        if anchor:
            assert anchor in anchors(other), f"{page.name} links {target}#{anchor}"


def test_the_layers_drawn_are_those_of_the_code() -> None:
    text = (DOCS / "how-it-works.md").read_text("utf-8")
    drawn = text.partition("## Who may import whom")[2].partition("```text\n")[2].partition("```")[0]
    words = drawn.split()
    modules = {name for layer in LAYERS for name in layer}
    assert modules <= set(words)
    places = [min(words.index(name) for name in layer) for layer in LAYERS]
    assert places == sorted(places)


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:\n")[2]
    listed = set(re.findall(r"- ([\w/\-]+\.(?:md|ipynb))", navigation))
    assert listed == {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}
