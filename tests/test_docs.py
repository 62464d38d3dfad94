"""Whatever the documentation shows, works."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

from tests.cases import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOCTESTED = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "cleantext").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


NEEDS = {"data-frames.md": ("pandas", "polars")}
"""Packages that the code of a page imports beyond those of the tests."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_in_the_documentation_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks of a page run one after the other, as a reader would try them, in a folder that may be written to."""
    for name in NEEDS.get(page.name, ()):
        pytest.importorskip(name, reason=f"the recipes are run where {name} is installed")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "documentation"}
    for number, block in enumerate(PYTHON.findall(page.read_text("utf-8")), 1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), names)


@pytest.mark.parametrize("module", DOCTESTED)
def test_examples_in_docstrings(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module.removesuffix(".__init__")))
    assert result.attempted > 0
    assert result.failed == 0
