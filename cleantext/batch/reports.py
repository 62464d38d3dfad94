"""Reports: what a batch did, in numbers that add up across workers, runs and machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Self
from urllib.parse import urlsplit
from zlib import crc32

from attrs import asdict, field, frozen

from cleantext.render.tables import to_table

MOST_SAMPLES = 5
"""Samples kept for each filter."""


@frozen
class Removal:
    """What one filter left out.

    Attributes:
        pages: Pages on which it left something out.
        pieces: Blocks or parts of blocks.
        chars: Characters.
        samples: The beginnings of some of them, chosen by their checksum: any run over the same pages has the same.
    """

    pages: int = 0
    pieces: int = 0
    chars: int = 0
    samples: tuple[str, ...] = ()

    def __add__(self, other: Removal) -> Removal:
        return Removal(
            self.pages + other.pages,
            self.pieces + other.pieces,
            self.chars + other.chars,
            _chosen((*self.samples, *other.samples)),
        )


def _chosen(samples: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        sorted(set(samples), key=lambda text: (crc32(text.encode("utf-8", "replace")), text))[:MOST_SAMPLES]
    )


@frozen(repr=False)
class Report:
    """What became of some pages. ``report + report`` is the report of both; ``Report()`` that of none.

    Attributes:
        pages: Pages, failures among them.
        failures: Pages that could not be cleaned.
        text_chars: Characters of clean text.
        labels: Characters by label.
        filters: What each filter left out.
        hosts: Pages by host.
        failed_hosts: Failures by host.
        errors: Failures by kind of error.
    """

    pages: int = 0
    failures: int = 0
    text_chars: int = 0
    labels: Mapping[str, int] = field(factory=dict)
    filters: Mapping[str, Removal] = field(factory=dict)
    hosts: Mapping[str, int] = field(factory=dict)
    failed_hosts: Mapping[str, int] = field(factory=dict)
    errors: Mapping[str, int] = field(factory=dict)

    def __add__(self, other: Report) -> Report:
        return Report(
            self.pages + other.pages,
            self.failures + other.failures,
            self.text_chars + other.text_chars,
            _added(self.labels, other.labels),
            _joined(self.filters, other.filters),
            _added(self.hosts, other.hosts),
            _added(self.failed_hosts, other.failed_hosts),
            _added(self.errors, other.errors),
        )

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Self:
        """The report of one row of a batch's output."""
        host = host_of(row.get("url") or "")
        if row.get("error"):
            kind = str(row["error"]).partition(":")[0]
            return cls(1, 1, hosts={host: 1}, failed_hosts={host: 1}, errors={kind: 1})
        filters = {
            name: Removal(1, counts["pieces"], counts["chars"], (counts["sample"],))
            for name, counts in row["filters"].items()
        }
        return cls(1, 0, len(row["text"]), dict(row["labels"]), filters, {host: 1})

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, Any]]) -> Self:
        """The report of many rows, in time linear in their number."""
        stack: list[tuple[int, Report]] = []  # reports of 1, 2, 4 ... rows, added up in pairs
        for row in rows:
            size, report = 1, Report.of_row(row)
            while stack and stack[-1][0] == size:
                report, size = stack.pop()[1] + report, 2 * size
            stack.append((size, report))
        total = cls()
        for _, report in reversed(stack):
            total = total + report  # type: ignore[assignment]
        return total

    def __repr__(self) -> str:
        most = sorted(self.filters, key=lambda name: -self.filters[name].chars)[:3]
        taken = "".join(f"; {name} left out {self.filters[name].chars:,} characters" for name in most)
        return f"<Report: {self.pages} pages, {self.failures} failures, {self.text_chars:,} characters of text{taken}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: what each filter left out, the most first."""
        removals = sorted(self.filters.items(), key=lambda pair: -pair[1].chars)
        rows = [
            (name, each.pages, each.pieces, each.chars, each.samples[0] if each.samples else "")
            for name, each in removals
        ]
        title = f"{self.pages:,} pages, {self.failures:,} failures, {self.text_chars:,} characters of text"
        return to_table(title, ("filter", "pages", "pieces", "characters", "such as"), rows)

    def to_json(self) -> str:
        """The report as JSON, largest counts first."""
        table = asdict(self)
        for name in ("labels", "hosts", "failed_hosts", "errors"):
            table[name] = dict(sorted(table[name].items(), key=lambda pair: (-pair[1], pair[0])))
        table["filters"] = dict(
            sorted(table["filters"].items(), key=lambda pair: (-pair[1]["chars"], pair[0]))
        )
        return json.dumps(table, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The report that `to_json` wrote. Raises `ValueError` for anything else."""
        try:
            table = json.loads(text)
            table["filters"] = {
                name: Removal(**{**counts, "samples": tuple(counts["samples"])})
                for name, counts in table["filters"].items()
            }
            return cls(**table)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is no report of a batch: {error!r}") from None


def _added(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    return {key: first.get(key, 0) + second.get(key, 0) for key in (*first, *second)}


def _joined(first: Mapping[str, Removal], second: Mapping[str, Removal]) -> dict[str, Removal]:
    return {key: first.get(key, Removal()) + second.get(key, Removal()) for key in (*first, *second)}


def host_of(url: str) -> str:
    """The host of an address, or nothing."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
