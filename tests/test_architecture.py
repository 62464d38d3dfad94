"""Who may import whom: modules know only what stands above them here. And what an import costs in modules."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT

PACKAGE = ROOT / "cleantext"

LAYERS = (
    ("errors", "labels", "namesakes", "native", "pattern_codes", "patterns", "package_files"),
    ("normalize", "claims", "quotation", "sentences"),
    ("phrasebook",),
    ("byline_words", "caption_words"),
    ("credits",),
    ("blocks", "elements", "separators"),
    ("figures", "dates", "names", "bylines", "headlines", "fields"),
    ("document",),
    ("settling",),
    ("readers",),
    ("learned",),
    ("filters", "sites"),
    ("pipeline",),
    ("presets",),
    ("render",),
    ("api",),
    ("batch",),
    ("testing", "integrations"),
    ("cli", "__main__"),
    ("__init__",),
)
"""A module imports from layers above its own, and from its own layer."""

RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}

AT_NEED = {("document", "render"), ("pipeline", "render"), ("sites", "render")}
"""Imports inside a function against the order: what a notebook shows of a value."""

MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The parts of the package that a module imports to work, not only for its types."""
    found: set[str] = set()
    tree = ast.parse((PACKAGE / path).read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("cleantext."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found.update(
                alias.name.split(".")[1] for alias in node.names if alias.name.startswith("cleantext.")
            )
    return found


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_modules_import_upwards_only(path: Path) -> None:
    own = part_of(path)
    assert own in RANK, f"cleantext/{path} stands in no layer; put it into LAYERS"
    for other in imports_of(path) - {own}:
        assert other in RANK, f"cleantext/{path} imports {other}, which stands in no layer"
        if (own, other) not in AT_NEED:
            assert RANK[other] <= RANK[own], f"cleantext/{path} may not import cleantext.{other}"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_modules_say_what_they_are(path: Path) -> None:
    tree = ast.parse((PACKAGE / path).read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_nothing_reaches_out(path: Path) -> None:
    """No network, no subprocess, no logging; files are opened where data of the package is read, and by the command."""
    tree = ast.parse((PACKAGE / path).read_text("utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {
        node.module.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    }
    if part_of(path) in ("testing", "batch"):
        names -= {
            "pickle"
        }  # the laws ask whether a document survives it, and processes of a batch hand pages over
    assert not names & {
        "socket",
        "urllib3",
        "requests",
        "http",
        "subprocess",
        "logging",
        "warnings",
        "random",
        "pickle",
    }
    if part_of(path) not in ("cli", "testing", "batch", "integrations"):
        opened = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "open"]
        assert not opened


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_import_loads_nothing_that_a_page_does_not_need() -> None:
    loaded = loaded_by("import cleantext")
    for name in (
        "hypothesis",
        "pytest",
        "charset_normalizer",
        "lxml.etree",
        "argparse",
        "importlib.metadata",
        "pathlib",
    ):
        assert name not in loaded, name
    for name in (
        *("testing", "cli", "render", "readers.tree", "readers.text", "settling", "batch", "sites"),
        *("fields", "learned.trees", "phrasebook.packs"),
    ):
        name = f"cleantext.{name}"
        assert name not in loaded, name


def test_public_names_are_there() -> None:
    import cleantext

    for name in cleantext.__all__:
        assert getattr(cleantext, name) is not None
    assert set(cleantext.__all__) <= set(dir(cleantext))
