"""Every law over every page of archives: how many pages, and how many violations, which ought to be none.

    python -m benchmarks.laws [ARCHIVE.zip ...] [--flat NAME ...] [--every N] [--json OUT]

Without an archive, on corpus/. Each page is read and cleaned with `ARTICLE`; each law of `cleantext.testing.laws` is
checked of its document, of each filter and of the pipeline, and of flat text (of markup, the clean text) that cleaning it
again changes nothing. The exit status tells whether all hold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cleantext
from benchmarks.pages import chosen_pages
from benchmarks.tables import table, write_json
from cleantext.testing import laws
from training.pages import Page


def violations(page: Page) -> Iterator[str]:
    """The laws that a page breaks, or what is raised."""
    content = page.content
    document = cleantext.read_text(content) if isinstance(content, str) else cleantext.read_html(content)
    checks: list[Callable[[], None]] = [
        lambda: laws.check_document(document),
        lambda: laws.check_pipeline(cleantext.ARTICLE, document),
    ]
    text = content if isinstance(content, str) else cleantext.ARTICLE(document).text
    checks.append(lambda: laws.check_idempotent(cleantext.clean_text, text))
    for check in checks:
        try:
            check()
        except Exception as error:
            yield f"{type(error).__name__}: {error}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Check all pages and print what is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.laws",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE", help="without any: corpus/")
    parser.add_argument(
        "--flat", nargs="*", default=[], metavar="NAME", help="flatteners whose prints are read as well"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth page")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args(arguments)
    rows: dict[str, dict[str, int]] = {}
    for archive in options.archives or [None]:
        for flat in [None, *options.flat]:
            name = f"{archive.stem if archive else 'corpus'}, {flat or 'HTML'}"
            row = rows[name] = {"pages": 0, "violations": 0}
            chosen = chosen_pages([archive] if archive else [], flat=flat)
            for number, page in enumerate(chosen):
                if number % options.every:
                    continue
                row["pages"] += 1
                for violation in violations(page):
                    row["violations"] += 1
                    print(f"{page.key}: {violation[:300]}", flush=True)
    print(table("\nlaws", rows))
    write_json(options.json, rows)
    sys.exit(1 if any(row["violations"] for row in rows.values()) else 0)


if __name__ == "__main__":
    main()
