"""Headlines of flat text: nobody claims anything there, so place and shape have to say it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cleantext.blocks import Block, Kind, Verdict
from cleantext.bylines import YEAR_OR_DATE, Openers, may_be_byline, openers
from cleantext.dates import CHARACTER
from cleantext.document import Document
from cleantext.filters.furniture_lines import (
    LONGEST_LINE,
    beside_date,
    is_common,
    line_verdict,
    lines_beside,
    may_be_date_line,
    signs,
)
from cleantext.filters.headline_evidence import ABOVE_BYLINE, FLAT_REACH, candidates, headline_weights
from cleantext.filters.paragraphs import BODY_WORDS, first_paragraph, is_body, is_prose, word_count
from cleantext.headlines import Headline
from cleantext.names import LONGEST_NAME, is_name
from cleantext.phrasebook import default_phrasebook

SHORT_PARAGRAPH = 15
"""Words of a paragraph that goes on below a picture; captions mostly have fewer."""

EDGE_LINES = 40
"""First and last lines of a flat page in which its boilerplate shows, if it has any."""

ANCHOR_REACH = 12
"""Lines between the byline and the first paragraph: sharing buttons, the lines of a picture."""

AROUND = 3
"""Lines above the first that says who or when among which a name may stand."""

LEAST, LEAST_NEAR = -1.1, -3.5
"""Log odds below which a line is not taken for the headline, and one above a byline or a date: half of those at the bound
were it, of the prints in the archives."""

LEAST_PLACE = -3.0
"""Log odds from which on a line that is not taken for the headline is where it stands nearly enough to look for bylines there."""


def printed_headline(document: Document, about: frozenset[int]) -> Headline | None:
    """The headline of flat text: the line marked as the first heading, else the one for which most speaks; `about` are the
    numbers of the lines that say who wrote the text, or when."""
    blocks = document.blocks[:FLAT_REACH]
    start = min(about, default=first_paragraph(blocks))
    marked = [block for block in blocks[:start] if block.kind is Kind.HEADING and block.level == 1]
    if start is not None and len(marked) == 1:
        return Headline(marked[0].text, "its mark as the first heading", marked[0], marked[0].start)
    if not about and not has_boilerplate(document):
        return None  # the text has been cleaned already
    weights = headline_weights()
    lines = candidates(document, about)
    best = max(lines, key=lambda line: line.odds(weights), default=None)
    if best is None:
        return None
    odds, is_near = best.odds(weights), ABOVE_BYLINE in best.evidence
    if odds < (LEAST_NEAR if is_near else LEAST_PLACE):
        return None
    return Headline(best.block.text, "place", best.block, best.block.start, is_sure=is_near or odds >= LEAST)


def lines_about(document: Document) -> frozenset[int]:
    """The numbers of the lines among which the headline is looked for that say who wrote the text, or when."""
    above_prose = lines_above_prose(document.blocks, document.settled, openers())
    return frozenset([block.index for block in above_prose if is_line_about(block, document)])


def lines_without_headline(document: Document, about: frozenset[int]) -> list[Block]:
    """The lines around bylines and date lines right above the body of flat text in which no line is likely enough to be the
    headline; none where there are more of them soon below: that is a list of teasers."""
    blocks = document.blocks[:FLAT_REACH]
    body = first_paragraph(blocks) if about else None
    if body is None or any([body < index <= body + ANCHOR_REACH for index in about]):
        return []
    near = [index for index in about if body - ANCHOR_REACH <= index < body]
    first = max(0, min(near, default=body) - AROUND)
    return [block for block in blocks[first:body] if block.text and document.settled[block.index] is None]


def has_boilerplate(document: Document) -> bool:
    """Whether the first or last lines say what boilerplate says: this is a page, not prose cut out of one."""
    match = default_phrasebook().quick_match
    edges = (*document.blocks[:EDGE_LINES], *document.blocks[-EDGE_LINES:])
    return any(match(block.folded) is not None for block in edges)


def last_line(document: Document, headline: Block) -> int:
    """The number of the last byline or date line below a headline, with one paragraph before it at most; else -1."""
    found, paragraphs = -1, 0
    for block in document.blocks[headline.index + 1 : headline.index + 1 + ANCHOR_REACH]:
        paragraphs += document.settled[block.index] is None and is_body(block)
        if paragraphs > 1:
            break
        if block.text and (is_line_about(block, document) or signs(block, document)):
            found = block.index
    return found


def _lines_above_prose(
    blocks: Sequence[Block], settled: Sequence[Verdict | None], openers: Openers
) -> list[Block]:
    """The open lines that may say who or when and have a paragraph of prose in reach below them, items of lists left out."""
    found: list[Block] = []
    prose = -1  # the first paragraph below the line
    for block in blocks[:FLAT_REACH]:
        if prose <= block.index:
            prose = next_paragraph(blocks, block.index + 1)
        if (
            prose - block.index <= ANCHOR_REACH
            and 0 < len(block.text) <= LONGEST_LINE
            and settled[block.index] is None
            and block.kind is not Kind.LIST_ITEM
            and _may_be_about(blocks, block, openers)
        ):
            found.append(block)
    return found


def _may_be_about(blocks: Sequence[Block], block: Block, openers: Openers) -> bool:
    """A quick look: may a line say who or when? It has what may be a date, a character of a script in which labels stand
    behind the name, or a label, or it is short and stands beside a line with a number."""
    if YEAR_OR_DATE.search(block.text) or CHARACTER.search(block.text) or openers.may_open(block.folded):
        return True
    return len(block.text) <= LONGEST_NAME and any(map(may_be_date_line, lines_beside(blocks, block)))


def next_paragraph(blocks: Sequence[Block], start: int) -> int:
    """The number of the first paragraph of prose from a place on; far beyond the last block where there is none."""
    for index in range(start, min(len(blocks), FLAT_REACH + ANCHOR_REACH)):
        if is_prose(blocks[index]):
            return index
    return len(blocks) + FLAT_REACH


def is_line_about(block: Block, document: Document) -> bool:
    """Whether a line of flat text is a byline or a date line."""
    text = block.text
    if len(text) > LONGEST_LINE:
        return False
    near = (
        len(text) <= LONGEST_NAME
        and is_name(text)
        and beside_date(document.blocks, block)
        and not is_common(text, document.source)
    )
    return says_who_or_when(text, block.kind, block.level, document.claims.language, near)


@lru_cache(maxsize=1024)  # cleaned text is read again, and most of its lines were in the text before
def says_who_or_when(text: str, kind: Kind, level: int, language: str | None, near: bool) -> bool:
    """Whether a line without markup says who or when; `near` a date line it may be a bare name."""
    if not (near or may_be_byline(text, language)):
        return False
    line = Block(0, kind, 0, text, level=level)
    return line_verdict(line, frozenset(), language, bare_names=near) is not None


def stands_apart(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a picture's lines part a paragraph from the body below it."""
    after = [other for other in blocks[block.index + 1 : block.index + 4] if other.text]
    parted = bool(after) and word_count(after[0]) < BODY_WORDS
    return parted and any(word_count(other) >= SHORT_PARAGRAPH for other in after[1:])


try:
    from cleantext.native.flat_headlines import lines_above_prose
except ImportError:  # nothing has been compiled
    lines_above_prose = _lines_above_prose
