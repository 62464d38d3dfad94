"""Patterns that are compiled when they are first used: who imports the package waits for none of them."""

import gc
import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

import regex

from cleantext.pattern_codes import compiled

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Ready:
    """A pattern that holds the methods of the compiled one."""


class _Waiting:
    """A pattern that is compiled when a method of it is first asked for."""

    def __init__(self, compiler: Callable[..., Any], source: str | bytes, flags: int) -> None:
        self._compiler = compiler
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = compiled(self._compiler, self._source, self._flags)
        for method in METHODS:
            setattr(self, method, getattr(pattern, method))
        # A class with `__getattr__` takes five times as long to find what a value has.
        self.__class__ = _Ready  # type: ignore[assignment]
        return getattr(pattern, name)


def late(source: AnyStr, flags: int = 0, compiler: Callable[..., Any] = re.compile) -> re.Pattern[AnyStr]:
    """A pattern of the standard library, compiled at first use."""
    return cast("re.Pattern[AnyStr]", _Waiting(compiler, source, flags))


def late_regex(source: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern of the `regex` library, compiled at first use."""
    return cast("regex.Pattern[str]", _Waiting(regex.compile, source, flags))


def all_alive() -> list[tuple[Callable[..., Any], str | bytes, int]]:
    """Compiler, source and flags of every late pattern there is by now, used or not."""
    found = [each for each in gc.get_objects() if type(each) in (_Waiting, _Ready)]
    return [(each._compiler, each._source, each._flags) for each in found]
