"""Headlines of flat text: nobody claims anything there, so place and shape have to say it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cleantext.blocks import Block, Kind, Verdict
from cleantext.bylines import (
    CHARACTER,
    LONGEST_NAME,
    YEAR_OR_DATE,
    Openers,
    is_name,
    may_be_byline,
    openers,
    parse_byline,
)
from cleantext.document import Document
from cleantext.filters.furniture_lines import (
    BODY_WORDS,
    LONGEST_LINE,
    LONGEST_NOTE,
    beside_date,
    ends_sentence,
    is_body,
    line_verdict,
    lines_beside,
    may_be_date_line,
    word_count,
)
from cleantext.headlines import Headline
from cleantext.normalize import count_words
from cleantext.patterns import late_regex
from cleantext.phrasebook import default_phrasebook

FLAT_REACH = 400
"""Lines of flat text within which the body has to begin: menus printed in front of it run to hundreds of lines."""

SHORT_PARAGRAPH = 15
"""Words of a paragraph that goes on below a picture; captions mostly have fewer."""

SENTENCE_WORDS, SENTENCE_CHARS = 8, 15
"""Words and characters of a sentence of some length; in scripts without spaces the characters count."""

EDGE_LINES = 40
"""First and last lines of a flat page in which its boilerplate shows, if it has any."""

HEADLINE_REACH = 4
"""Lines between headline and byline, or body: a standfirst, a picture's text, a button."""

ANCHOR_REACH = 12
"""Lines between the byline and the first paragraph: sharing buttons, the lines of a picture."""

ENDS_LIKE_PROSE = late_regex(r"[.;,:。，]$")


def printed_headline(document: Document) -> Headline | None:
    """The headline of flat text: the heading, or the line like one, above the byline, the date or the body."""
    blocks = document.blocks[:FLAT_REACH]
    anchor = first_anchor(document)
    start = anchor if anchor is not None else first_prose(blocks)
    if start is None:
        return None
    marked = [block for block in blocks[:start] if block.kind is Kind.HEADING and block.level == 1]
    if len(marked) == 1:
        return Headline(marked[0].text, "its mark as the first heading", marked[0], marked[0].start)
    above = [block for block in blocks[max(0, start - HEADLINE_REACH) : start] if block.text][::-1]
    if anchor is None and any(map(is_sentence, above)):
        return None  # where prose stands in front of it, a short line is a crosshead
    likely = [block for block in above if is_headline_like(block, document, sure=anchor is not None)]
    if anchor is None and likely and not has_boilerplate(document):
        return None  # and where the text has been cleaned already
    by_likelihood = (
        *(block for block in likely if block.kind is Kind.HEADING),
        *(block for block in likely if count_words(block.text) >= 4 and not is_sentence(block)),
        *likely,
    )
    best = next(iter(by_likelihood), None)
    return Headline(best.text, "place", best, best.start) if best is not None else None


def has_boilerplate(document: Document) -> bool:
    """Whether the first or last lines say what boilerplate says: this is a page, not prose cut out of one."""
    match = default_phrasebook().quick_match
    edges = (*document.blocks[:EDGE_LINES], *document.blocks[-EDGE_LINES:])
    return any(match(block.folded) is not None for block in edges)


def last_line(document: Document, headline: Block) -> int:
    """The number of the last byline or date line below a headline, with one paragraph before it at most; else -1."""
    found, paragraphs = -1, 0
    for block in document.blocks[headline.index + 1 : headline.index + 1 + ANCHOR_REACH]:
        paragraphs += is_body(block)
        if paragraphs > 1:
            break
        if block.text and is_line_about(block, document):
            found = block.index
    return found


def first_anchor(document: Document) -> int | None:
    """The number of the first line that is a byline or a date and has a paragraph of prose in reach below it."""
    lines = lines_above_prose(document.blocks, document.settled, openers())
    return next((block.index for block in lines if is_line_about(block, document)), None)


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
        if is_body(blocks[index]) and is_sentence(blocks[index]):
            return index
    return len(blocks) + FLAT_REACH


def first_prose(blocks: tuple[Block, ...]) -> int | None:
    """The number of the first paragraph with another one soon below it: one alone may be a notice."""
    for block in blocks:
        if is_body(block) and any(is_body(other) for other in blocks[block.index + 1 : block.index + 5]):
            return block.index
    return None


def is_sentence(block: Block) -> bool:
    """Whether a line is a sentence of some length."""
    return (
        len(block.text) >= SENTENCE_CHARS
        and word_count(block) >= SENTENCE_WORDS
        and ends_sentence(block.text)
    )


def is_line_about(block: Block, document: Document) -> bool:
    """Whether a line of flat text is a byline or a date line."""
    text = block.text
    if len(text) > LONGEST_LINE:
        return False
    near = len(text) <= LONGEST_NAME and is_name(text) and beside_date(document.blocks, block)
    return says_who_or_when(text, block.kind, block.level, document.claims.language, near)


@lru_cache(maxsize=1024)  # cleaned text is read again, and most of its lines were in the text before
def says_who_or_when(text: str, kind: Kind, level: int, language: str | None, near: bool) -> bool:
    """Whether a line without markup says who or when; `near` a date line it may be a bare name."""
    if not (near or may_be_byline(text, language)):
        return False
    line = Block(0, kind, 0, text, level=level)
    return line_verdict(line, frozenset(), language, bare_names=near) is not None


def is_headline_like(block: Block, document: Document, *, sure: bool) -> bool:
    """Whether a line may be the headline; where no byline or date makes it `sure`, it has to be longer."""
    if block.kind in (Kind.LIST_ITEM, Kind.CELL, Kind.CODE) or document.settled[block.index] is not None:
        return False
    words = word_count(block)
    if not (2 if sure else 4) <= words <= 35 or ENDS_LIKE_PROSE.search(block.text):
        return False
    if default_phrasebook().quick_match(block.folded) is not None:
        return False
    return len(block.text) > LONGEST_NOTE or not parse_byline(block.text).complete


def stands_apart(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a picture's lines part a paragraph from the body below it."""
    after = [other for other in blocks[block.index + 1 : block.index + 4] if other.text]
    parted = bool(after) and word_count(after[0]) < BODY_WORDS
    return parted and any(word_count(other) >= SHORT_PARAGRAPH for other in after[1:])


try:
    from cleantext.native.flat_headlines import lines_above_prose
except ImportError:  # nothing has been compiled
    lines_above_prose = _lines_above_prose
