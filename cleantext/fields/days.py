"""Days: when an article was published and when it was changed, as claimed, as printed, or as its address says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleantext.blocks import Block, Kind
from cleantext.byline_words import words
from cleantext.bylines import opening
from cleantext.claims import Claim, Claims, Genre
from cleantext.dates import DIGIT, TIME, day_in_address, east_asian_words, find_date, read_date
from cleantext.elements import shared_depth
from cleantext.fields.pieces import ONLY_PROSE, Pieces, dateline_of
from cleantext.labels import Label
from cleantext.normalize import folded_in_place
from cleantext.patterns import late

if TYPE_CHECKING:
    from cleantext.document import Document


DAY = len("2025-09-02")
"""Characters of a date with its day."""


def find_day(claims: Iterable[Claim], language: str | None) -> tuple[str, str] | None:
    """The first claim that is a date, as ISO 8601, and its source; one with a day before one without, and of that day one with
    the hour."""
    first = None
    for claim in claims:
        found = read_date(claim.value, language)
        if found is None:
            continue
        if (
            first is None
            or len(found) > len(first[0])
            and (len(first[0]) < DAY or found.startswith(first[0]))
        ):
            first = found, claim.source
        if len(first[0]) > DAY:
            break
    return first


def find_days(
    document: Document, pieces: Pieces, language: str | None
) -> dict[str, tuple[object, str] | None]:
    """When the article was published and when it was changed: as claimed, else as printed, else as its address says.

    A claim of the day of the last change, or later, is often that of the last saving: an earlier day that the page prints by
    its headline counts more. So does any other than that of the first `time`, which may be a teaser's.
    """
    claimed = find_day(document.claims.dates, language)
    modified = find_day(document.claims.modified, language)
    if claimed is not None and modified is not None and claimed[0][:10] < modified[0][:10]:
        return {"date": claimed, "modified": modified}
    lines = _dated_lines(document, pieces, language)
    if claimed is None:
        published = (
            _printed_day(lines, language)
            or _day_nearby(document, pieces, language)
            or _day_of_dateline(pieces, language)
            or _day_beside_body(document, language)
            or _day_of_address(document.claims)
        )
    elif modified is None and claimed[1] != FIRST_TIME:
        published = claimed
    else:
        day, line = next(_printed_days(lines, language), ("", None))
        outweighs = line is not None and _outweighs(day, line, claimed, modified)
        published = (day, f"printed in block {line.block}") if line is not None and outweighs else claimed
    changed = [line for line in lines if line.changed]
    return {"date": published, "modified": modified or _printed_day(changed, language)}


FIRST_TIME = "time"
"""The source of what the first `time` element of a page says."""


def _outweighs(day: str, line: DatedLine, claimed: tuple[str, str], modified: tuple[str, str] | None) -> bool:
    """Whether a day that a line prints by the headline counts more than the one that is claimed."""
    if line.far or line.changed:
        return False
    stated, source = claimed
    return day[:DAY] != stated[:DAY] if source == FIRST_TIME else modified is not None and day < stated[:DAY]


class DatedLine(NamedTuple):
    """A byline or a line of dates that has digits; of several the least is the likeliest to say when the page was published.

    Attributes:
        far: It stands far from the headline.
        changed: It is announced as that of a change.
        unsigned: It names nobody: it may say since when somebody is a member.
        above: It stands above the headline.
        block: The number of its block.
        text: What it says.
    """

    far: bool
    changed: bool
    unsigned: bool
    above: bool
    block: int
    text: str

    @classmethod
    def of(cls, text: str, block: int, headline: int, unsigned: bool) -> DatedLine:
        """A line in a block, beside a headline in another."""
        return cls(
            abs(block - headline) > FAR, _change_in(text) >= 0, unsigned, block < headline, block, text
        )


def _dated_lines(document: Document, pieces: Pieces, language: str | None) -> list[DatedLine]:
    """The lines that may say when, the likeliest first; one that says both when the article was published and when it was
    changed is two. What stands in a quotation says when that was written."""
    headline = pieces[Label.HEADLINE][0].verdict.block if Label.HEADLINE in pieces else 0
    lines = [
        DatedLine.of(text, verdict.block, headline, label is Label.METADATA)
        for label in (Label.METADATA, Label.BYLINE)
        for line, verdict in pieces.get(label, ())
        if DIGIT.search(line)
        and document.blocks[verdict.block].kind is not Kind.QUOTE
        and not _says_other_day(line)
        and not _is_comment(document.blocks[verdict.block], document.blocks[headline])
        for text in _told_apart(line, language)
    ]
    return sorted(lines)


def _is_comment(block: Block, article: Block) -> bool:
    """Whether a block stands among comments, by what elements around it are called that do not hold a block of the article,
    too: those say that there may be comments ("comments-open")."""
    own = block.path[shared_depth(block.path, article.path) :]
    return any([COMMENTS in " ".join((around.id, *around.classes)).lower() for around in own])


COMMENTS = "comment"


def _told_apart(line: str, language: str | None) -> tuple[str, ...]:
    """A line cut where it ceases to say when the article was published, or changed: "Published 4 May 2025 | Updated 5 May 2025".
    A change on a day without its year ("Updated 5 May") is left out; one with the hour alone is of the same day."""
    start = _change_in(line)
    if start < 0:
        return (line,)
    changed = find_date(line[start:], language)
    if changed is None:
        says_day = DIGIT.search(TIME.sub("", line[start:])) is not None
        return (line[:start],) if says_day and find_date(line[:start], language) is not None else (line,)
    end = start + changed.end
    if find_date(line[:start], language) is not None:
        return line[:start], line[start:]
    return (line[:end], line[end:]) if find_date(line[end:], language) is not None else (line,)


def _printed_days(lines: Iterable[DatedLine], language: str | None) -> Iterator[tuple[str, DatedLine]]:
    """The days that lines say, each with its line."""
    for line in lines:
        found = find_date(line.text, language)
        if found is not None:
            yield found.iso, line


def _printed_day(lines: Iterable[DatedLine], language: str | None) -> tuple[str, str] | None:
    """The first day that lines say, and where."""
    return next(
        ((day, f"printed in block {line.block}") for day, line in _printed_days(lines, language)), None
    )


FAR = 40
"""Blocks from the headline beyond which dates are those of teasers and comments, unless there are no others."""


def _day_nearby(document: Document, pieces: Pieces, language: str | None) -> tuple[str, str] | None:
    """A date that stands around the headline with hardly a word beside it, where no filter has labelled one: first below
    the headline, then above. What shops print there are dates of deliveries, and a quotation says when that was written."""
    labelled = pieces.get(Label.HEADLINE)
    if not labelled or document.claims.genre is Genre.PRODUCT:
        return None
    headline, blocks = labelled[0].verdict.block, document.blocks
    below = blocks[headline + 1 : headline + 1 + BELOW]
    above = reversed(blocks[max(0, headline - ABOVE) : headline])
    return _first_day((*below, *above), blocks[headline], language)


def _first_day(blocks: Iterable[Block], article: Block, language: str | None) -> tuple[str, str] | None:
    """The first day that a block says alone, and where; none of a quotation or a comment, which has elements of its own beside
    a block of the article."""
    days = ((_day_alone(block.text, language), block) for block in blocks if block.kind is not Kind.QUOTE)
    found = ((day, block) for day, block in days if day is not None and not _is_comment(block, article))
    return next(((day, f"printed in block {block.index}") for day, block in found), None)


def _day_of_dateline(pieces: Pieces, language: str | None) -> tuple[str, str] | None:
    """The day that the dateline says ("LIMA, May 4, 2025 (AFP) - ")."""
    dateline = dateline_of(pieces, language)
    return (dateline.date, "dateline") if dateline is not None and dateline.date is not None else None


def _day_beside_body(document: Document, language: str | None) -> tuple[str, str] | None:
    """In flat text the nearest date alone in a line above the first paragraph, or else below it, where none is printed by the
    headline; none on a page of teasers, each with its day above it."""
    if document.origin.reader != "text":
        return None
    blocks = document.blocks
    prose = (block.index for *_, block in document.labelled(ONLY_PROSE) if len(block.text) >= BODY)
    first = next(prose, None)
    if first is None:
        return None
    above_bodies = [above for above, block in pairwise(blocks) if len(block.text) >= BODY]
    if len({_day_alone(block.text, language) for block in above_bodies} - {None}) > MOST_DAYS:
        return None
    above, below = blocks[max(0, first - BELOW) : first], blocks[first + 1 : first + 1 + BELOW]
    return _first_day((*reversed(above), *below), blocks[first], language)


MOST_DAYS = 2
"""Days right above paragraphs, each another: more are those of teasers."""

BODY = 100
"""Characters of a paragraph of flat text that is the first of the body."""


def _day_of_address(claims: Claims) -> tuple[str, str] | None:
    """The day that the page's address has in its path."""
    found = ((day_in_address(claim.value), claim.source) for claim in claims.urls)
    return next(((day, f"in the address, says {source}") for day, source in found if day), None)


ABOVE, BELOW = 4, 12
"""Blocks above and below the headline among which a date alone is taken for that of the page."""

LONGEST_DAY, MOST_BESIDE = 60, 3
"""Characters of a line that says when, and words in it that say something else."""


def _day_alone(text: str, language: str | None) -> str | None:
    """The day that a line says, if it says no other and little else."""
    found = find_date(text, language) if len(text) <= LONGEST_DAY and DIGIT.search(text) else None
    if found is None or len(found.iso) < DAY or _says_other_day(text):
        return None
    rest = f"{text[: found.start]} {text[found.end :]}"
    beside = max(sum([word[0].isalpha() for word in rest.split()]), east_asian_words(rest))
    return found.iso if beside <= MOST_BESIDE and find_date(rest, language) is None else None


@cache
def _stems_of_change(is_ascii: bool) -> re.Pattern[str]:
    """Stems of "updated" and "changed" in the languages of the packs: all that may stand in a text, in one of ASCII only those
    of ASCII."""
    stems = [stem for stem in sorted(words("changed")) if stem.isascii() or not is_ascii]
    return late("|".join(map(re.escape, stems)))


def _change_in(text: str) -> int:
    """Where a line has a stem that tells of a change, -1 if it has none."""
    found = _stems_of_change(text.isascii()).search(folded_in_place(text))
    return found.start() if found is not None else -1


def _says_other_day(text: str) -> bool:
    """Whether a line says since when somebody is a member of a forum, or what time it is there ("Joined: 2018-01-01")."""
    return opening(text, "other_days")[0] > 0
