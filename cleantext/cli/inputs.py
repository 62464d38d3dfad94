"""Files of pages, as commands take them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.cli.stops import Stop

if TYPE_CHECKING:
    from cleantext.batch.sources import RawPage

MOST_BYTES = 20_000_000
"""Bytes of a page, unless told: larger files are hardly pages."""

MOST_SECONDS = 60.0
"""Seconds for a page, unless told: hundreds of times what the largest pages take."""


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the files and folders to read."""
    parser.add_argument(
        "inputs",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="folders, .jsonl(.gz, .zst), .warc(.gz), .parquet",
    )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add ``--workers``, ``--timeout`` and ``--max-bytes``."""
    group = parser.add_argument_group("limits")
    group.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    group.add_argument(
        "--timeout", type=float, default=MOST_SECONDS, help="seconds a page may take (default: 60)"
    )
    group.add_argument(
        "--max-bytes", type=int, default=MOST_BYTES, help="bytes a page may have (default: 20 million)"
    )


def pages_of_inputs(inputs: Iterable[Path]) -> Iterator[RawPage]:
    """The pages; what goes wrong with a whole file stops the command with a line."""
    from cleantext.batch.sources import pages_of

    try:
        yield from pages_of(inputs)
    except (ImportError, ValueError) as error:
        raise Stop(str(error)) from None
    except OSError as error:
        raise Stop(f"cannot read {error.filename or 'the input'}: {error.strerror or error}") from None
