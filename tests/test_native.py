"""Compiled twins say what the Python modules say. Where nothing is compiled, there is nothing to compare."""

import sys

import pytest

from cleantext.normalize import UNPRINTABLE

markup = pytest.importorskip("cleantext.native.markup", reason="no compiled modules here")


def test_unprintable_characters_are_known() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        assert markup.has_unprintable(character) == (UNPRINTABLE.search(character) is not None)
