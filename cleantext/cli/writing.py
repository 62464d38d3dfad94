"""Where results go: standard output, or a file."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from cleantext.cli.stops import Stop


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add ``-o``."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write here instead of standard output"
    )


def write(text: str, path: Path | None = None, option: str = "-o") -> None:
    """Write a text to a file, or to standard output in UTF-8. `option` is what chose the file."""
    text = text if text.endswith("\n") or not text else text + "\n"
    if path is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Stop(f"cannot write {path}: {error.strerror}; choose another file with {option}") from None


def shows_colours(path: Path | None) -> bool:
    """Whether what is written is seen in colour: on a terminal whose user has nothing against it (no-color.org)."""
    return path is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
