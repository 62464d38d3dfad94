"""What site templates change on real pages: word F1 with and without, each page left out of its own template.

    python -m benchmarks.sites ARCHIVE.zip ... [--min-pages N] [--flat NAME [--printed]] [--worst N] [--alone]

An archive holds `index.jsonl` (rows with id, url and text) and `html/<id>.html`; with --flat, `flat/<id>.<name>.txt`
is read instead, or, where the archive has none of a page, what the flattener makes of it (`make bench` installs them;
--printed leaves such pages out). The sites with three pages or more in all archives together count. With --alone no other
filter runs: all text against all text but the template. A second line is on the pages of which the flattener kept
half of the gold's words: of the others there is nothing to be lost or found.

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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import fmean

from attrs import frozen

from benchmarks.peers import PRINTERS
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


def sites_of(
    archives: Sequence[Path], flat: str | None = None, printed: bool = False
) -> dict[str, list[Page]]:
    """The pages of the sites that have three or more in these archives."""
    sites: dict[str, list[Page]] = defaultdict(list)
    rows = [(archive, row) for archive in archives for row in rows_of(archive)]
    counts = Counter(site_of(row["url"]) for _, row in rows if row.get("url"))
    for archive, row in rows:
        site = site_of(row["url"]) if row.get("url") else ""
        if site and counts[site] >= 3:
            document = document_of(archive, row, flat, printed)
            if document is not None:
                sites[site].append(Page(row["id"], site, document, row["text"]))
    return {site: found for site, found in sites.items() if len(found) >= 3}


def rows_of(archive: Path) -> list[dict[str, str]]:
    """The rows of an archive that have a text to compare with."""
    with zipfile.ZipFile(archive) as pages:
        return [row for row in map(json.loads, pages.open("index.jsonl")) if "text" in row]


def document_of(archive: Path, row: Mapping[str, str], flat: str | None, printed: bool) -> Document | None:
    """A page as HTML, or its print; ``None`` where there is none."""
    with zipfile.ZipFile(archive) as pages:
        if flat is None:
            return read_html(pages.read(f"html/{row['id']}.html"), url=row["url"])
        try:
            return read_text(pages.read(f"flat/{row['id']}.{flat}.txt").decode("utf-8", "replace"))
        except KeyError:
            return None if printed else read_text(PRINTERS[flat](pages.read(f"html/{row['id']}.html")))


def is_whole(page: Page) -> bool:
    """Whether a page as it was read holds half of its gold's words."""
    here, gold = Counter(WORD.findall(page.document.source.lower())), Counter(WORD.findall(page.gold.lower()))
    return (here & gold).total() >= 0.5 * gold.total() > 0


def compare(page: Page, others: list[Page], min_pages: int, base: Pipeline) -> tuple[float, float]:
    """F1 of a page without and with the template of the site's other pages."""
    site = SiteTemplate.learn((other.document for other in others), min_pages=min_pages)
    return (
        f1(base(page.document).text, page.gold),
        f1(_with(site, base)(page.document).text, page.gold),
    )


def _with(site: SiteTemplate, base: Pipeline) -> Pipeline:
    return base.insert(site, before="main_content") if base.filters else base.append(site)


def report(options: argparse.Namespace) -> None:
    """Print what templates change on the pages of some archives."""
    base = Pipeline(keep=[Label.UNLABELLED]) if options.alone else ARTICLE
    sites = sites_of(options.archives, options.flat, options.printed)
    found = [
        Change(page, *compare(page, [other for other in pages if other is not page], options.min_pages, base))
        for pages in sites.values()
        for page in pages
    ]
    names = "+".join(archive.stem for archive in options.archives)
    print(f"{names} {options.flat or 'html'}, min_pages {options.min_pages}")
    summary("all pages", found, options.worst)
    summary("pages read whole", [change for change in found if is_whole(change.page)], options.worst)


@frozen
class Change:
    """F1 of a page without and with the template of its site."""

    page: Page
    before: float
    after: float


def summary(title: str, found: Sequence[Change], worst: int) -> None:
    """Print the means over pages, how many sites got better and worse, and those that changed most."""
    sites: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        sites[change.page.site].append(change)
    if not sites:
        print(f"  {title}: none")
        return
    before, after = fmean(change.before for change in found), fmean(change.after for change in found)
    gains = sorted(
        (fmean(each.after - each.before for each in changes), site) for site, changes in sites.items()
    )
    better, worse = sum(gain > 0.005 for gain, _ in gains), sum(gain < -0.005 for gain, _ in gains)
    print(
        f"  {title}: {len(sites)} sites, {len(found)} pages, F1 {before:.4f} -> {after:.4f} ({after - before:+.5f});"
        f" {better} sites better and {worse} worse by more than 0.005"
    )
    for gain, site in [*gains[:worst], *gains[-worst:]]:
        print(f"    {gain:+.4f}  {site} ({len(sites[site])} pages)")


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
    parser.add_argument("--printed", action="store_true")
    parser.add_argument("--min-pages", type=int, default=3)
    parser.add_argument("--worst", type=int, default=3)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--stream", type=int, metavar="PAGES")
    options = parser.parse_args()
    if options.stream:
        stream(options.stream)
    if options.archives:
        report(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
