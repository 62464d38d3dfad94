"""The whole pipeline scored out of fold: every page judged by a model that saw no page of its domain.

    python -m training.out_of_fold OOF.json ARCHIVE.zip... [--flat NAME] [--preset NAME] [--without FILTER...]

`OOF.json` is what ``training.train --save-oof`` wrote, or the folder of ``--save-folds``: then the models themselves
judge, and flat text is cleaned as `clean_text` does it, until nothing changes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from cleantext.api import clean_html, clean_text
from cleantext.blocks import Block
from cleantext.document import Document
from cleantext.filters.content import ContentModel, MainContent
from cleantext.presets import PRESETS
from cleantext.readers.html import read_html
from cleantext.readers.text import read_text
from training.pages import FOLDS, Page, pages

WORD = re.compile(r"\w+")
MEANS: tuple[str, ...] = ("f1", "p", "r")


@frozen
class Recorded:
    """Stands in for a model: the probabilities recorded for one page, block by block."""

    values: tuple[float, ...]
    blocks: tuple[Block, ...]

    def probabilities(self, document: Document) -> tuple[list[float], Sequence[str]]:
        """Those of the document's blocks: all of the page's, or those that are left beside masses of text."""
        recorded = iter(zip(self.blocks, self.values, strict=True))
        found = [
            next(value for known, value in recorded if known.text == block.text) for block in document.blocks
        ]
        return found, [""] * len(found)


def scores(text: str, row: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = {}
    if "text" in row:
        gold, given = Counter(WORD.findall(row["text"].lower())), Counter(WORD.findall(text.lower()))
        hit = sum((gold & given).values())
        found["p"] = hit / sum(given.values()) if given else float(not gold)
        found["r"] = hit / sum(gold.values()) if gold else float(not given)
        found["f1"] = 2 * hit / (sum(gold.values()) + sum(given.values())) if gold or given else 1.0
    low = " ".join(text.split()).lower()
    squash = lambda snippet: " ".join(snippet.split()).lower() in low  # noqa: E731
    found["tp"] = sum(map(squash, row.get("require") or []))
    found["fn"] = len(row.get("require") or []) - found["tp"]
    found["fp"] = sum(map(squash, row.get("forbid") or []))
    return found


@cache
def model_of(path: Path) -> ContentModel:
    return ContentModel.from_json(path.read_text())


def judge(job: tuple[Page, list[float] | Path, str, list[str]]) -> tuple[str, dict[str, float]]:
    page, values, preset, without = job
    pipeline = PRESETS[preset]
    learned = next(step for step in pipeline.filters if step.name == "main_content")
    assert isinstance(learned, MainContent)
    if isinstance(values, Path):
        judged = evolve(learned, model=model_of(values / f"{page.fold(FOLDS)}.json"))
        pipeline = pipeline.replace(judged).without(*without)
        content = page.content
        document = (
            clean_text(content, pipeline=pipeline)
            if isinstance(content, str)
            else clean_html(content, pipeline=pipeline)
        )
        return page.row["type"], scores(document.text, page.row)
    document = read_text(page.content) if isinstance(page.content, str) else read_html(page.content)
    # A page without text in its markup was in no training set: the model of the package may judge it.
    if values:
        if len(values) != len(document.blocks):
            raise ValueError(
                f"{page.key}: {len(document.blocks)} blocks, {len(values)} recorded: train again"
            )
        recorded = Recorded(tuple(values), document.blocks)
        pipeline = pipeline.replace(evolve(learned, model=recorded))
    return page.row["type"], scores(pipeline.without(*without)(document).text, page.row)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recorded", type=Path)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--flat")
    parser.add_argument("--preset", default="article")
    parser.add_argument("--without", nargs="*", default=[])
    options = parser.parse_args()
    recorded = {} if options.recorded.is_dir() else json.loads(options.recorded.read_text())
    for archive in options.archives:
        jobs = [
            (
                page,
                options.recorded if options.recorded.is_dir() else recorded.get(page.key, []),
                options.preset,
                options.without,
            )
            for page in pages(archive, options.flat)
        ]
        with Pool(2) as pool:
            results = pool.map(judge, jobs, chunksize=16)
        groups: dict[str, list[dict[str, float]]] = defaultdict(list)
        for kind, score in results:
            groups["all"].append(score)
            groups[kind].append(score)
        for name, group in sorted(groups.items()):
            line = {key: sum(s[key] for s in group) / len(group) for key in MEANS if key in group[0]}
            tp, fn, fp = (sum(s[key] for s in group) for key in ("tp", "fn", "fp"))
            if tp:
                line["seg_f1"] = 2 * tp / (2 * tp + fn + fp)
            print(
                f"{archive.stem:14} {name:14} {len(group):5}",
                {key: round(value, 4) for key, value in line.items()},
            )


if __name__ == "__main__":
    main()
