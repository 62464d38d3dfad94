"""What a search for faults runs on each input, on the inputs it begins with and on those that once were faults."""

from pathlib import Path

import pytest

from fuzz.targets import TARGETS, seeds

FOUND = sorted(Path(__file__).parent.glob("found/*/*"))
"""Minimised inputs that broke a law, in a folder by their target."""


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_are_lawful_cut_anywhere(target: str) -> None:
    chosen = seeds(target)[::6]
    assert chosen
    for number, seed in enumerate(chosen):
        TARGETS[target](seed[number : number + 700])


@pytest.mark.parametrize("path", FOUND, ids=str)
def test_faults_once_found_are_gone(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "content", [b"", b"\xed\xa0\x80 <p>", b"\xff\xfe<", b"Photo: \xcc\x81/AFP", bytes(range(256))]
)
def test_any_bytes_are_lawful(target: str, content: bytes) -> None:
    TARGETS[target](content)
