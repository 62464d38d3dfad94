"""What `re` and `regex` made of the patterns of this package, kept from when it was built.

Both libraries compile in Python: 0.3 ms a pattern, and a first page needs a hundred; to load what came out takes a hundredth
of that. As with `.pyc` files, what is kept belongs to the versions that made it: with others, and wherever the file is
missing, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import regex

from cleantext.package_files import read_file

if TYPE_CHECKING:
    from pathlib import Path

FILE = "patterns.bin"
"""In `native`, with all else that is made when the package is built."""

VERSIONS = (sys.implementation.cache_tag, sys.hexversion, regex.__version__)

MAKERS: Mapping[Callable[..., Any], tuple[str, str]] = {
    re.compile: ("_sre", "compile"),
    regex.compile: ("regex._regex", "compile"),
}
"""For what compiles a pattern, the module and the function that it ends in, which are C."""

Key = tuple[str, str | bytes, int]
"""The module that a pattern is made by, its source and its flags."""


@cache
def kept() -> Mapping[Key, bytes]:
    """What was kept when the package was built; nothing if that was with other versions."""
    try:
        versions, codes = marshal.loads(read_file("native", FILE))
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return codes if versions == VERSIONS else {}


def compiled(compiler: Callable[..., Any], source: str | bytes, flags: int) -> Any:
    """A pattern as `re.compile` or `regex.compile` makes it, from what is kept where that is possible."""
    module, maker = MAKERS.get(compiler, ("", ""))
    code = kept().get((module, source, int(flags)))
    if code is None:
        return compiler(source, flags)
    return getattr(import_module(module), maker)(*marshal.loads(code))


def keep(patterns: Iterable[tuple[Callable[..., Any], str | bytes, int]], path: Path) -> None:
    """Write what is made of patterns, given by their compilers, sources and flags."""
    codes = {
        (MAKERS[compiler][0], source, int(flags)): marshal.dumps(
            _plain(arguments_of(compiler, source, flags))
        )
        for compiler, source, flags in patterns
        if compiler in MAKERS
    }
    path.write_bytes(marshal.dumps((VERSIONS, codes)))


def arguments_of(compiler: Callable[..., Any], source: str | bytes, flags: int) -> tuple[Any, ...]:
    """What is handed to C for a pattern: by `re` as in its `_compiler.compile`, by `regex` what it pickles."""
    if compiler is not re.compile:
        return tuple(compiler(source, flags)._pickled_data)
    parsed = import_module("re._parser").parse(source, flags)
    state = parsed.state
    code = import_module("re._compiler")._code(parsed, flags)
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return source, flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names)


def _plain(value: Any) -> Any:
    """A value in plain types: `marshal` takes no subclasses of `int`."""
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_plain(each) for each in value])
    return int(value) if type(value) not in (int, bool) and isinstance(value, int) else value
