"""What site templates change on real pages: word F1 with and without, each page left out of its own template.

    python -m benchmarks.sites ARCHIVE.zip ... [--min-pages N] [--flat NAME] [--worst N] [--alone]

An archive holds `index.jsonl` (rows with id, url and text) and `html/<id>.html`; with --flat, `flat/<id>.<name>.txt`
is read instead. Sites with three pages or more count. With --alone no other filter runs: all text against
all text but the template.

    python -m benchmarks.sites --stream PAGES

learns from generated flat pages of 1,000 hosts in one pass, and prints time and memory.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attrs import frozen

from cleantext import ARTICLE, Document, Label, read_html, read_text
from cleantext.blocks import Block, Kind
from cleantext.pipeline import Pipeline
from cleantext.sites import SiteTemplate, learn_by_site, site_of

WORD = re.compile(r"\w+")


@frozen
class Page:
    """A page of an archive, its gold text, and its host."""

    name: str
    site: str
    document: Document
    gold: str


def f1(found: str, gold: str) -> float:
    """Word overlap of two texts as bags of words."""
    ours, theirs = Counter(WORD.findall(found.lower())), Counter(WORD.findall(gold.lower()))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def sites_of(archive: Path, flat: str | None) -> dict[str, list[Page]]:
    """The pages of the sites that have three or more."""
    sites: dict[str, list[Page]] = defaultdict(list)
    with zipfile.ZipFile(archive) as pages:
        members = set(pages.namelist())
        rows = [json.loads(line) for line in pages.open("index.jsonl")]
        counts = Counter(site_of(row["url"]) for row in rows if row.get("url"))
        for row in rows:
            member = f"flat/{row['id']}.{flat}.txt" if flat else f"html/{row['id']}.html"
            site = site_of(row["url"]) if row.get("url") else ""
            if site and counts[site] >= 3 and member in members:
                content = pages.read(member)
                document = (
                    read_text(content.decode("utf-8", "replace"))
                    if flat
                    else read_html(content, url=row["url"])
                )
                sites[site].append(Page(row["id"], site, document, row["text"]))
    return {site: found for site, found in sites.items() if len(found) >= 3}


def compare(page: Page, others: list[Page], min_pages: int, base: Pipeline) -> tuple[float, float]:
    """F1 of a page without and with the template of the site's other pages."""
    site = SiteTemplate.learn((other.document for other in others), min_pages=min_pages)
    return (
        f1(base(page.document).text, page.gold),
        f1(_with(site, base)(page.document).text, page.gold),
    )


def _with(site: SiteTemplate, base: Pipeline) -> Pipeline:
    return base.insert(site, before="furniture") if base.filters else base.append(site)


def report(archive: Path, options: argparse.Namespace) -> None:
    """Print what templates change on an archive."""
    base = Pipeline(keep=[Label.UNLABELLED]) if options.alone else ARTICLE
    rows = []
    for site, pages in sites_of(archive, options.flat).items():
        pairs = [
            compare(page, [other for other in pages if other is not page], options.min_pages, base)
            for page in pages
        ]
        before, after = (sum(each) / len(pairs) for each in zip(*pairs, strict=True))
        rows.append((after - before, site, len(pairs), before, after))
    rows.sort()
    pages_total = sum(row[2] for row in rows)
    if not rows:
        print(f"{archive.stem} {options.flat or 'html'}: no site has three pages")
        return
    before, after = (sum(row[place] * row[2] for row in rows) / pages_total for place in (3, 4))
    worse = sum(row[0] < -0.005 for row in rows)
    better = sum(row[0] > 0.005 for row in rows)
    print(
        f"{archive.stem} {options.flat or 'html'}, min_pages {options.min_pages}: {len(rows)} sites, {pages_total} pages,"
        f" F1 {before:.4f} -> {after:.4f}; {better} sites better and {worse} worse by more than 0.005"
    )
    for change, site, count, first, second in [*rows[: options.worst], *rows[-options.worst :]]:
        print(f"  {change:+.4f}  {site} ({count} pages) {first:.3f} -> {second:.3f}")


# --- generated crawls ------------------------------------------------------------------------------------------


def generated(pages: int, hosts: int = 1000, seed: int = 1) -> Iterator[tuple[str, Document]]:
    """Flat pages of many hosts: twelve lines of template and twenty of an article, of which none repeats."""
    random = Random(seed)
    for number in range(pages):
        host = number % hosts
        menu = [
            f"Section {chr(97 + line)} of paper {chr(97 + host % 26)}{host // 26 * 'x'}" for line in range(12)
        ]
        story = [
            f"Story line {random.random()} about the {random.random()} boats of {number}." for _ in range(20)
        ]
        lines = [*menu[:6], *(line.translate(LETTERS) for line in story), *menu[6:]]
        yield f"https://paper-{host}.example/{number}", Document("", tuple(blocks(lines)))


LETTERS = str.maketrans("0123456789", "abcdefghij")


def blocks(lines: list[str]) -> Iterator[Block]:
    """Lines as blocks."""
    start = 0
    for index, line in enumerate(lines):
        yield Block(index, Kind.LINE, start, line)
        start += len(line) + 1


def stream(pages: int) -> None:
    """Learn from a generated crawl, and print what it took."""
    begin = time.perf_counter()
    sites = learn_by_site(generated(pages))
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = sum(len(site.entries) for site in sites.by_site.values())
    print(f"{pages} pages, {len(sites.by_site)} sites: {seconds:.1f} s, peak {peak:.0f} MB, {found} entries")


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE")
    parser.add_argument("--flat", metavar="NAME")
    parser.add_argument("--min-pages", type=int, default=3)
    parser.add_argument("--worst", type=int, default=3)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--stream", type=int, metavar="PAGES")
    options = parser.parse_args()
    if options.stream:
        stream(options.stream)
    for archive in options.archives:
        report(archive, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
