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


SOURCES = sorted(
    path
    for folder in ("cleantext", "training", "benchmarks", "docs")
    for kind in ("py", "pyx", "pxi", "pxd", "pyi", "md")
    for path in (ROOT / folder).rglob(f"*.{kind}")
)
NAME = re.compile(r"`(cleantext(?:\.\w+)+)`")
"""The full name of a module or of something in it, as documents, docstrings and comments give it."""


def is_there(name: str) -> bool:
    """Whether a full name is that of a module, of something in one, or of a member or field of that."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:count]))
        except ModuleNotFoundError as error:
            if not str(error.name).startswith(name.partition(".")[0]):
                return True  # there, but for a package of others that is not installed
            continue
        for part in parts[count:]:
            if not hasattr(found, part) and part not in getattr(found, "__annotations__", {}):
                return False
            found = getattr(found, part, None)
        return True
    return False


def test_names_that_are_referred_to_are_there() -> None:
    named = {(name, path.name) for path in SOURCES for name in NAME.findall(path.read_text("utf-8"))}
    assert len(named) > 100
    assert {(name, path) for name, path in named if not is_there(name)} == set()


@pytest.mark.parametrize(
    "name", ["cleantext.filters.nothing", "cleantext.clean_html.nothing", "cleantexts.api"]
)
def test_a_name_that_is_not_there_is_noticed(name: str) -> None:
    assert not is_there(name)
