"""Patterns are compiled when they are first used, and then are what was written."""

import re
from importlib import import_module
from pathlib import Path

import pytest
import regex

from cleantext.patterns import METHODS, _Waiting, late, late_regex
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
