"""Furniture: headline, kicker, standfirst, byline and date line, the pieces that stand around an article.

The headline is found first: by what the page claims, else by its place. What stands just above and below it is then
judged by shape, claims and class names, down to the first paragraph of the body. Below that only lines that name
editors, and sign-offs, are looked for: a headline or a name further down belongs to a teaser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex
from attrs import field, frozen

from cleantext.blocks import Block, Kind, Verdict
from cleantext.bylines import (
    LONGEST_NAME,
    Byline,
    is_name,
    may_be_byline,
    may_open,
    opening,
    parse_byline,
    parse_sign_off,
    says_how_long,
)
from cleantext.claims import bare
from cleantext.dates import find_date
from cleantext.document import Document
from cleantext.headlines import Headline, find_headline
from cleantext.labels import Label
from cleantext.phrasebook import default_phrasebook

REACH = 30
"""Blocks below the headline among which byline and standfirst are looked for, if no paragraph ends the search."""

NEAR = 4
"""Lines below the headline among which names without a word for authors are a byline; further down most are teasers'."""

FLAT_REACH = 400
"""Lines of flat text within which the body has to begin: menus printed in front of it run to hundreds of lines."""

BODY_WORDS = 25
"""Words of a paragraph that make it the body's, as most paragraphs of news have; a standfirst is known otherwise."""

SHORT_PARAGRAPH = 15
"""Words of a paragraph that goes on below a picture; captions mostly have fewer."""

STANDFIRST_CHARS = 15
"""Characters of the shortest standfirst looked at, in Chinese; in other scripts it has five words."""

CHARS_PER_WORD = 3
"""Characters of Chinese or Japanese that count as a word."""

LONGEST_LINE = 200
"""Characters of a byline or date line."""

LONGEST_NOTE = 100
"""Characters of a line that names editors, or of a sign-off."""

AUTHOR_CLASS = re.compile(
    r"author(?!i)|autor(?!i)|by-?line|auteur|(?<![a-z])(?:writer|contributors?|firma)(?![a-z])"
)
STANDFIRST_CLASS = re.compile(
    r"(?<![a-z0-9])(?:stand-?first|dek|deck|sub-?titles?|sub-?head(?:line|ing)?|lead|lede|leadtext|intro|ingress|"
    r"vorspann|chapo|chapeau|sommario|occhiello|entradilla|bajada|copete|summary|excerpt|abstract)(?![a-z0-9])"
)
KICKER_CLASS = re.compile(
    r"(?<![a-z0-9])(?:kicker|over-?line|eye-?brow|top-?line|super-?title|pre-?title|rubric|dachzeile|spitzmarke|"
    r"surtitre|antetitulo|cintillo|volanta|overhead|vignette)(?![a-z0-9])"
)
"""Words that class names give to author lines, standfirsts and kickers in many a newsroom's templates."""

LONG_LABEL = regex.compile(r"\p{L}{5}")
"""A word for authors that counts far below the headline, too: "Author" does, "by" and "text" do not."""

SENTENCE_END = regex.compile(r"[.!?…:。！？।؟][\"'”’»)\]]*$")
ENDS_LIKE_PROSE = regex.compile(r"[.;,:。，]$")


@frozen
class Furniture:
    """Labels what stands around an article: HEADLINE, KICKER, STANDFIRST, BYLINE, and METADATA for date lines."""

    name: str = field(default="furniture", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        flat = document.origin.reader == "text"
        headline = printed_headline(document) if flat else find_headline(document)
        placed: list[Verdict] = []
        if headline is not None and headline.block is not None:
            names = claimed_names(document)
            placed.extend(self._headline(headline, headline.block))
            placed.extend(self._above(document, headline.block, names))
            placed.extend(self._below(document, headline.block, names))
        yield from placed
        last = max((verdict.block for verdict in placed), default=-1)
        yield from self._notes(document, last, any(verdict.label is Label.BYLINE for verdict in placed))

    def _headline(self, headline: Headline, block: Block) -> Iterator[Verdict]:
        reason = (
            "a line in a headline's place"
            if headline.source == "place"
            else f"the headline, says {headline.source}"
        )
        if headline.kicker:
            yield Verdict(block.index, block.start, headline.start, Label.KICKER, "in front of the headline")
        yield Verdict(block.index, headline.start, block.end, Label.HEADLINE, reason)

    def _above(self, document: Document, headline: Block, names: frozenset[str]) -> Iterator[Verdict]:
        """Kickers, bylines and dates right above the headline."""
        flat = document.origin.reader == "text"
        claims = document.claims
        sections = {bare(claim.value) for claim in claims.sections}
        for block in reversed(document.blocks[max(0, headline.index - 4) : headline.index]):
            if not block.text or document.settled[block.index] is not None:
                continue
            nearest = block.index == headline.index - 1
            if reason := kicker_reason(block, sections, flat and nearest):
                yield Verdict.on(block, Label.KICKER, reason)
            elif not flat and (found := line_verdict(block, names, claims.language, bare_names=False)):
                yield Verdict.on(block, *found)
            elif flat:
                return

    def _below(self, document: Document, headline: Block, names: frozenset[str]) -> Iterator[Verdict]:
        """Byline, date line and standfirst between the headline and the body."""
        flat = document.origin.reader == "text"
        claims = document.claims
        language = claims.language
        openings_claimed = {
            bare(claim.value[:200])[:60] for claim in claims.descriptions if len(claim.value) >= 30
        }
        blocks = document.blocks
        below_line = False  # a byline or a date has been seen
        standfirst = (
            headline.index
        )  # its last block; a paragraph of its class that stands apart is a teaser's
        line = last_line(document, headline) if flat else -1
        lines = 0
        named = False
        for block in blocks[headline.index + 1 : headline.index + 1 + REACH]:
            lines += bool(block.text)
            if not block.text or block.hidden or document.settled[block.index] is not None:
                continue
            begun = headline.index < standfirst < block.index - 1
            if reason := standfirst_reason(block, openings_claimed, by_class=not begun):
                standfirst = block.index
                yield Verdict.on(block, Label.STANDFIRST, reason)
                continue
            if is_label(block.text):
                yield from announced(block, blocks)
                continue
            if is_body(block) and block.index < line:
                yield Verdict.on(block, Label.STANDFIRST, "a paragraph between the headline and the byline")
                continue
            if is_body(block):
                if flat and below_line and stands_apart(blocks, block):
                    reason = "a paragraph between the byline and the first picture"
                    yield Verdict.on(block, Label.STANDFIRST, reason)
                return
            near = flat or (lines <= NEAR and not named)
            by_place = near and (flat or may_be_name(block)) and beside_date(blocks, block)
            found = line_verdict(block, names, language, bare_names=by_place, near=near)
            if found:
                below_line = True
                named = named or found[0] is Label.BYLINE
                yield Verdict.on(block, *found)

    def _notes(self, document: Document, last: int, signed: bool) -> Iterator[Verdict]:
        """Lines below the headline that name editors or say when, and sign-offs."""
        below = slice(last + 1, None)
        for block, verdict in zip(document.blocks[below], document.settled[below], strict=True):
            text = block.text
            # What is all link is a teaser or a menu.
            if verdict is not None or not 5 <= len(text) <= LONGEST_NOTE or block.link_chars == len(text):
                continue
            opens = may_open(block.folded)
            if not opens:
                if (text[-1] == ")" or "/" in text) and parse_sign_off(text):
                    yield Verdict.on(block, Label.BYLINE, "a sign-off that names wire services")
            elif "edited_by" in opens and names_editors(text):
                yield Verdict.on(block, Label.BYLINE, "names the editors")
            elif "by" in opens and not signed and LONG_LABEL.match(text) and names_someone(text):
                signed = True
                yield Verdict.on(block, Label.BYLINE, "a name after a word for authors")
            elif "date_labels" in opens and is_dated(text, document.claims.language):
                yield Verdict.on(block, Label.METADATA, "a date after a word for dates")


def names_editors(text: str) -> bool:
    """Whether a line names editors and nothing else."""
    byline = parse_byline(text.strip("()[]（）【】"))
    return byline.complete and any(is_name(name) for name in byline.editors)


def names_someone(text: str) -> bool:
    """Whether a line names persons and nothing else."""
    byline = parse_byline(text)
    return byline.complete and byline.date is None and any(is_name(name) for name in byline.authors)


MOST_CLAIMED = 20
"""Claims of authors that are looked at; on pages with more they are those of teasers and comments."""

JOINED = regex.compile(r",\s+|\s+(?:&|and|und|et|y|e|en|og|och|i)\s+")


def claimed_names(document: Document) -> frozenset[str]:
    """Comparable forms of the authors that the page claims."""
    claims = document.claims.authors[:MOST_CLAIMED]
    return frozenset(
        bare(name) for claim in claims for name in JOINED.split(claim.value) if len(name) <= LONGEST_NAME
    )


def word_count(block: Block) -> int:
    """Words of a block; in scripts without spaces a third of its characters."""
    text = block.text
    words = len(block.words)
    return max(words, len(text) // CHARS_PER_WORD) if text and text[len(text) // 2] >= "\u3040" else words


def is_body(block: Block) -> bool:
    """Whether a block is a paragraph of the body."""
    return block.kind is not Kind.HEADING and word_count(block) >= BODY_WORDS and block.link_share < 0.5


def classed(block: Block, pattern: re.Pattern[str], depth: int) -> bool:
    """Whether one of the innermost elements around a block has a class or id of this kind."""
    names = " ".join([" ".join((*ancestor.classes, ancestor.id)) for ancestor in block.path[-depth:]])
    return pattern.search(names) is not None


def kicker_reason(block: Block, sections: set[str], by_place: bool) -> str | None:
    """Why a block above the headline is a kicker, or None."""
    if len(block.text) > 60 or block.kind is Kind.LIST_ITEM or len(block.words) > 6:
        return None
    if bare(block.text) in sections:
        return "the section that the page claims"
    if classed(block, KICKER_CLASS, 3):
        return "a class name for kickers"
    if by_place and block.kind is Kind.LINE and not any(char.isdigit() for char in block.text):
        known = default_phrasebook().match(block.folded) is not None
        return None if known or SENTENCE_END.search(block.text) else "a few words right above the headline"
    return None


def is_label(text: str) -> bool:
    """Whether a line is a word for authors and nothing else ("Written by:")."""
    length = opening(text, "by")[0] if len(text) <= LONGEST_NAME and "by" in may_open(text.casefold()) else 0
    return length > 0 and not text[length:].strip(" :：|")


def announced(label: Block, blocks: tuple[Block, ...]) -> Iterator[Verdict]:
    """The names in the line below a word for authors that stands alone, and that word."""
    named = next((block for block in blocks[label.index + 1 : label.index + 4] if block.text), None)
    if named is not None and names_someone(f"{label.text} {named.text}"):
        yield Verdict.on(label, Label.BYLINE, "a word for authors above a name")
        yield Verdict.on(named, Label.BYLINE, "a name below a word for authors")


def standfirst_reason(block: Block, claimed: set[str], *, by_class: bool = True) -> str | None:
    """Why a block below the headline is the standfirst, or None; its class counts only if `by_class`."""
    if len(block.text) < STANDFIRST_CHARS:
        return None
    words = word_count(block)
    if not 5 <= words <= 100 or block.kind is Kind.LIST_ITEM or block.link_share > 0.5:
        return None
    key = bare(block.text[:150])[:60] if claimed else ""
    if len(key) >= 25 and any(
        claim.startswith(key) or key.startswith(claim) for claim in claimed if len(claim) >= 25
    ):
        return "the description that the page claims"
    if by_class and words >= 8 and classed(block, STANDFIRST_CLASS, 2):
        return "a class name for standfirsts"
    return None


def may_be_name(block: Block) -> bool:
    """Whether a block is shaped like a name and no label of a menu; scripts without capitals have no such shape."""
    running = block.kind in (Kind.LINE, Kind.PARAGRAPH) and block.text[0].isupper() and len(block.words) <= 3
    return running and is_name(block.text) and default_phrasebook().match(block.folded) is None


def line_verdict(
    block: Block, claimed: frozenset[str], language: str | None, *, bare_names: bool, near: bool = True
) -> tuple[Label, str] | None:
    """BYLINE or METADATA with a reason for a line around the headline that says who or when; else None.

    `claimed` are comparable forms of the authors claimed; `bare_names` says that the place makes names a byline, and
    `near` that it makes names with a date one.
    """
    text = block.text
    if len(text) > LONGEST_LINE or block.kind is Kind.FIGCAPTION:
        return None
    # A heading of level 0 is a guess about flat text.
    if block.kind is Kind.HEADING and block.level > 0 and not opening(text, "by")[0]:
        return None
    author_class = classed(block, AUTHOR_CLASS, 4)
    if not (author_class or bare_names or may_be_byline(text) or bare(text) in claimed) or block.inside(
        "figure"
    ):
        return None
    byline = parse_byline(text, language=language)
    signed = (
        byline.labelled and byline.authors and len(text) <= LONGEST_NOTE and not SENTENCE_END.search(text)
    )
    if byline and (byline.complete or signed):
        reason = byline_reason(byline, claimed, author_class, bare_names, near)
        if reason or byline.date is None:
            return (Label.BYLINE, reason) if reason else None
    if byline.date is not None and (byline.complete or is_dated(text, language)):
        return Label.METADATA, "a date line"
    return None


def is_dated(text: str, language: str | None) -> bool:
    """Whether a line says when and little else ("Lima, 2 September 2025, 14:30", "Created: 2.9.2025 in: Harbour")."""
    found = find_date(text, language)
    if found is None or len(text) > LONGEST_NOTE or (text[-1] in ".:" and found.end < len(text)):
        return False
    others = text[: found.start] + " " + text[found.end :]
    return found.start <= 30 and sum(word[0].isalnum() for word in others.split()) <= 6


def byline_reason(
    byline: Byline, claimed: frozenset[str], author_class: bool, bare_names: bool, near: bool
) -> str | None:
    """Why a line that names people or agencies is a byline, or None."""
    if byline.labelled:
        return "names after a word for authors"
    if author_class:
        return "names, and a class name for authors"
    if any(bare(name) in claimed for name in (*byline.authors, *byline.sources)):
        return "the authors that the page claims"
    if near and byline.date is not None and byline.authors:
        return "names and a date"
    if bare_names or (byline.authors and byline.sources):
        return "names in a byline's place"
    return None


# --- flat text ------------------------------------------------------------------------------------------------


def beside_date(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether the line above or below is a date line, so that a bare name in between is a byline."""
    above = next((other for other in blocks[max(0, block.index - 3) : block.index][::-1] if other.text), None)
    below = next((other for other in blocks[block.index + 1 : block.index + 4] if other.text), None)
    return any(other is not None and is_date_line(other) for other in (above, below))


HAS_DIGIT = regex.compile(r"\d")


def is_date_line(block: Block) -> bool:
    """Whether a block says when, or how long ago, and nothing else."""
    if not 4 <= len(block.text) <= LONGEST_NOTE or not HAS_DIGIT.search(block.text):
        return False
    byline = parse_byline(block.text)
    return byline.complete and not byline and (byline.date is not None or says_how_long(block.text))


def stands_apart(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a picture's lines part a paragraph from the body below it."""
    after = [other for other in blocks[block.index + 1 : block.index + 4] if other.text]
    parted = bool(after) and word_count(after[0]) < BODY_WORDS
    return parted and any(word_count(other) >= SHORT_PARAGRAPH for other in after[1:])


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
    if anchor is None and (any(is_sentence(block) for block in above) or not has_boilerplate(document)):
        # Where prose stands in front of it, or the text has been cleaned already, a short line is a crosshead.
        return None
    likely = [block for block in above if is_headline_like(block, document, sure=anchor is not None)]
    by_likelihood = (
        *(block for block in likely if block.kind is Kind.HEADING),
        *(block for block in likely if len(block.words) >= 4 and not is_sentence(block)),
        *likely,
    )
    best = next(iter(by_likelihood), None)
    return Headline(best.text, "place", best, best.start) if best is not None else None


def has_boilerplate(document: Document) -> bool:
    """Whether the first or last lines say what boilerplate says: this is a page, not prose cut out of one."""
    match = default_phrasebook().match
    edges = (*document.blocks[:EDGE_LINES], *document.blocks[-EDGE_LINES:])
    return any(match(block.folded) is not None for block in edges)


EDGE_LINES = 40
"""First and last lines of a flat page in which its boilerplate shows, if it has any."""

HEADLINE_REACH = 4
"""Lines between headline and byline, or body: a standfirst, a picture's text, a button."""

ANCHOR_REACH = 12
"""Lines between the byline and the first paragraph: sharing buttons, the lines of a picture."""


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
    blocks = document.blocks
    for block in blocks[:FLAT_REACH]:
        if not block.text or block.kind is Kind.LIST_ITEM or document.settled[block.index] is not None:
            continue
        if is_line_about(block, document) and any(
            is_body(other) and is_sentence(other)
            for other in blocks[block.index + 1 : block.index + 1 + ANCHOR_REACH]
        ):
            return block.index
    return None


def first_prose(blocks: tuple[Block, ...]) -> int | None:
    """The number of the first paragraph with another one soon below it: one alone may be a notice."""
    for block in blocks:
        if is_body(block) and any(is_body(other) for other in blocks[block.index + 1 : block.index + 5]):
            return block.index
    return None


def is_sentence(block: Block) -> bool:
    """Whether a line is a sentence of some length."""
    return word_count(block) >= 8 and SENTENCE_END.search(block.text) is not None


def is_line_about(block: Block, document: Document) -> bool:
    """Whether a line of flat text is a byline or a date line."""
    near = len(block.text) <= LONGEST_NAME and is_name(block.text) and beside_date(document.blocks, block)
    return line_verdict(block, frozenset(), document.claims.language, bare_names=near) is not None


def is_headline_like(block: Block, document: Document, *, sure: bool) -> bool:
    """Whether a line may be the headline; where no byline or date makes it `sure`, it has to be longer."""
    if block.kind in (Kind.LIST_ITEM, Kind.CELL, Kind.CODE) or document.settled[block.index] is not None:
        return False
    words = word_count(block)
    if not (2 if sure else 4) <= words <= 35 or ENDS_LIKE_PROSE.search(block.text):
        return False
    if default_phrasebook().match(block.folded) is not None:
        return False
    return len(block.text) > LONGEST_NOTE or not parse_byline(block.text).complete


furniture = Furniture()
