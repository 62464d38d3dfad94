"""Patterns are compiled when they are first used, or come from what was kept of them; then they are what was written."""

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import regex

from cleantext import pattern_codes
from cleantext.batch.workers import warm_up
from cleantext.pattern_codes import FILE, compiled, keep, kept
from cleantext.patterns import METHODS, _Waiting, all_alive, late, late_regex
from tests.cases import ROOT
from tests.test_architecture import MODULES


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_every_pattern_compiles(path: Path) -> None:
    name = ".".join(("cleantext", *path.with_suffix("").parts)).removesuffix(".__init__")
    if name.startswith(("cleantext.integrations", "cleantext.__main__")):
        return
    for value in vars(import_module(name)).values():
        if type(value) is _Waiting:
            value.search("" if isinstance(value._source, str) else b"")


def test_it_is_compiled_once_and_when_asked() -> None:
    compiled = []

    def compiler(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return re.compile(source, flags)

    pattern = late("RA+IN", re.IGNORECASE, compiler)
    assert not compiled
    assert pattern.sub("snow", "no Raain") == "no snow"
    assert pattern.match("rain") and pattern.findall("rain, RAIN") == ["rain", "RAIN"]
    assert compiled == ["RA+IN"]


def test_both_libraries_and_bytes() -> None:
    assert late(rb"\d+").search(b"a 12")[0] == b"12"
    assert late_regex(r"\p{L}+", regex.IGNORECASE).fullmatch("é")
    for pattern in (late("a"), late_regex("a")):
        assert all(callable(getattr(pattern, method)) for method in METHODS)
        with pytest.raises(AttributeError):
            pattern.nothing  # noqa: B018


def test_a_wrong_pattern_says_so_whenever_it_is_used() -> None:
    for _ in range(2):
        with pytest.raises(re.error):
            late("(").search("x")


# --- what is kept of them ------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of what is kept, in an empty folder."""
    monkeypatch.setattr(pattern_codes, "read_file", lambda folder, name: (tmp_path / name).read_bytes())
    kept.cache_clear()
    yield tmp_path / FILE
    kept.cache_clear()


SAMPLES = "By Ana Ruiz, 2 September 2025 | Photo: Bo Lind/AFP (more) © 写真：青木 д. Лесной 12:30 Uhr http://a.example/x \n\t&amp;"


def found_by(pattern: re.Pattern[str], flags: int) -> list[tuple[object, ...]]:
    """What a pattern finds in samples of text, with names and places of groups."""
    text = SAMPLES.encode() if isinstance(pattern.pattern, bytes) else SAMPLES
    return [(match.span(), match.groups(), match.groupdict(), flags) for match in pattern.finditer(text)]


def test_a_pattern_kept_is_the_one_compiled(file: Path) -> None:
    warm_up()
    patterns = all_alive()
    assert len(patterns) > 100
    keep(patterns, file)
    kept.cache_clear()  # the page may have asked already
    assert len(kept()) > 100
    for compiler, source, flags in patterns:
        ours, theirs = compiled(compiler, source, flags), compiler(source, flags)
        assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
        assert ours.groupindex == theirs.groupindex
        assert found_by(ours, flags) == found_by(theirs, flags)
        if compiler is re.compile:
            assert ours == theirs  # which compares what they were made into; `regex` orders sets by chance


def test_each_process_asks_for_the_same_patterns() -> None:
    """A pattern put together from a set, whose order is left to chance, would never be found among those kept."""
    code = (
        "from cleantext.batch.workers import warm_up; from cleantext.patterns import all_alive; warm_up();"
        " print(sorted(ascii(source) for _, source, _ in all_alive()))"
    )
    listed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert listed[0] == listed[1]
    assert listed[0].count(b"\n") == 1


def test_without_a_compiler_what_is_kept_will_do(file: Path) -> None:
    keep([(re.compile, "ra+in", int(re.IGNORECASE)), (regex.compile, r"\p{L}+", 0)], file)
    assert [key[1] for key in kept()] == ["ra+in", r"\p{L}+"]
    (found,) = compiled(regex.compile, r"\p{L}+", 0).findall("1 é 2")
    assert found == "é"
    assert compiled(re.compile, "ra+in", re.IGNORECASE).fullmatch("RAAIN")


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"\x00", marshal.dumps(1), marshal.dumps((("cpython-1", 1, "1"), {}))]
)
def test_what_others_have_kept_is_not_used(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    assert kept() == {}
    assert compiled(re.compile, "ra+in", 0).fullmatch("raain")


def test_only_compilers_known_are_kept(file: Path) -> None:
    keep([(lambda source, flags: None, "x", 0)], file)
    assert kept() == {}
    assert compiled(lambda source, flags: (source, flags), "x", 3) == ("x", 3)


def test_nothing_kept(file: Path) -> None:
    assert kept() == {}
    assert compiled(regex.compile, r"\p{Lu}", 0).search("aÉ")[0] == "É"
