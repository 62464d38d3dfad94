"""What is run on each input of a search: a reader or a grammar, and every law of what comes out.

A target takes bytes and returns nothing, or raises. They need no fuzzer: an input that was found runs in the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cleantext
from cleantext.testing import laws

RENDERERS = (cleantext.to_text, cleantext.to_markdown, cleantext.to_json, cleantext.to_report)
CORPUS = Path(__file__).parent.parent / "corpus"


def page(content: bytes) -> None:
    """Bytes as a web page."""
    document = cleantext.clean_html(content)
    laws.check_document(document)
    for render in RENDERERS:
        render(document).encode("utf-8")


def flat(content: bytes) -> None:
    """Bytes as flattened text, lone surrogates among it."""
    text = content.decode("utf-8", "surrogatepass" if content[:1] == b"\xed" else "replace")
    laws.check_document(cleantext.clean_text(text))
    laws.check_idempotent(cleantext.clean_text, text)


def credit(content: bytes) -> None:
    """Bytes as the line under a picture: parts are parts of the line, and a credit comes back from its normal form."""
    line = content.decode("utf-8", "replace")
    found = cleantext.parse_figure_line(line)
    for part in (found.caption, found.credit.line if found.credit else None):
        if part is not None and part not in line:
            raise laws.BrokenLaw("faithful", f"{part!r} is no part of {line!r}")
    for each in (found.credit, cleantext.parse_credit(line)):
        if each is not None:
            cleantext.format_credit(each).encode("utf-8")


TARGETS: dict[str, Callable[[bytes], None]] = {"page": page, "flat": flat, "credit": credit}


def seeds(target: str) -> list[bytes]:
    """Inputs to begin with: the pages of the corpus, or the credit lines on them."""
    if target == "credit":
        lines: list[bytes] = []
        for path in sorted(CORPUS.glob("*/figures.toml")):
            lines += [
                line.partition(b'"')[2][:-1] for line in path.read_bytes().splitlines() if b' = "' in line
            ]
        return sorted({line for line in lines if line})
    ending = "html" if target == "page" else "txt"
    return [path.read_bytes()[:SEED_BYTES] for path in sorted(CORPUS.glob(f"*/page.{ending}"))]


SEED_BYTES = 4_000
"""Short seeds: the search changes them a few bytes at a time, thousands of times a second at best."""
