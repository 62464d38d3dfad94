"""The command ``learn``: pages of a site in, its template out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cleantext.cli.inputs import add_inputs, pages_of_inputs
from cleantext.cli.stops import Stop
from cleantext.cli.writing import add_output, write

if TYPE_CHECKING:
    from cleantext.batch.sources import RawPage
    from cleantext.document import Document
    from cleantext.sites import SiteTemplate


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``learn``, which sets `run`."""
    learn = commands.add_parser(
        "learn",
        help="learn what repeats across the pages of a site",
        description="Learn the template of a site from its pages, or with --by-site those of all sites of a crawl.",
        allow_abbrev=False,
    )
    learn.set_defaults(run=_run)
    add_inputs(learn)
    add_output(learn)
    learn.add_argument("--by-site", action="store_true", help="a template for each registrable domain")
    learn.add_argument("--min-pages", type=int, default=3, help="pages a text must stand on (default: 3)")
    learn.add_argument(
        "--min-share", type=float, default=0.3, help="share of pages a text must stand on (default: 0.3)"
    )


def _run(options: argparse.Namespace) -> None:
    from cleantext.sites import SiteTemplate, learn_by_site

    terms = {"min_pages": options.min_pages, "min_share": options.min_share}
    pages = ((page, _document(page)) for page in pages_of_inputs(options.inputs) if not page.error)
    try:
        if options.by_site:
            text = learn_by_site(((page.url, document) for page, document in pages), **terms).to_json()
        else:
            site = SiteTemplate.learn((document for _, document in pages), **terms).pruned()
            text = site.to_json()
            if not site.entries:
                print(_nothing_learned(site), file=sys.stderr)
    except (ImportError, ValueError) as error:
        raise Stop(str(error)) from None
    except OSError as error:
        raise Stop(f"cannot read {error.filename}: {error.strerror}") from None
    write(text, options.output)


def _nothing_learned(site: SiteTemplate) -> str:
    pages = f"{site.pages} page{'s' * (site.pages != 1)}"
    return f"cleantext: nothing repeats on {site.min_pages} of {pages}: this template takes nothing; give it more of a site"


def _document(page: RawPage) -> Document:
    from cleantext.readers.encoding import decode
    from cleantext.readers.html import read_html
    from cleantext.readers.text import read_text

    content = page.read()
    if page.is_text:
        return read_text(content if isinstance(content, str) else decode(content)[0])
    return read_html(content, url=page.url or None)
