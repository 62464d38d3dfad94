"""Furniture: headline, kicker, standfirst, byline and date line, the pieces that stand around an article.

The headline is found first: by what the page claims, else by its place. What stands just above and below it is then
judged by shape, claims and class names, down to the first paragraph of the body; what is printed with a picture is none. Below
that only lines that name editors, sign-offs, and the one byline right above a body are looked for: a headline or a name
further down belongs to a teaser.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from cleantext.blocks import Block, Kind, Poster, Verdict, said_once
from cleantext.bylines import openers, opening, parse_byline
from cleantext.claims import bare
from cleantext.dates import CHARACTER, is_date
from cleantext.document import Document
from cleantext.figures.reading import ends_in_credit
from cleantext.filters.class_names import is_user
from cleantext.filters.datelines import dateline_on
from cleantext.filters.flat_headlines import (
    last_line,
    lines_about,
    lines_without_headline,
    printed_headline,
    stands_apart,
)
from cleantext.filters.furniture_lines import (
    FEWEST_WORDS,
    LONGEST_LINE,
    LONGEST_NOTE,
    announced,
    claimed_names,
    claimed_openings,
    is_bare,
    is_dated,
    is_label,
    is_next_name,
    is_under_headline,
    kicker_reason,
    line_verdict_on,
    lines_below,
    lines_beside,
    names_only,
    names_someone,
    shares_heading,
    signs,
    signs_above,
    standfirst_reason,
)
from cleantext.filters.paragraphs import is_body, word_count
from cleantext.filters.signatures import (
    is_footer,
    names_editors,
    reporters,
    sign_off,
    signature,
)
from cleantext.headlines import Headline, find_headline
from cleantext.labels import Label

REACH = 30
"""Blocks below the headline among which byline and standfirst are looked for, if no paragraph ends the search."""

SHORTEST_NOTE = 4
"""Characters of a line that names editors, or of a sign-off; `LONGEST_LINE` has the most."""

NEAR = 4
"""Lines below the headline among which names without a word for authors are a byline; further down most are teasers'."""

LONG_LABEL = 5
"""Characters of a label of authors that counts far below the headline, too: "Author" does, and "Text by"; "by" does not, but
for a mark in front of it."""

SIGNING = "([（【-–— "
"""Marks in front of a sign-off: "(By Ana Ruiz)", "-- By Ana Ruiz"."""


def in_areas(document: Document) -> frozenset[int]:
    """The numbers of the blocks that a page prints with its pictures."""
    return frozenset([block.index for area in document.areas for block in area.texts])


def _has_credit(document: Document, block: Block) -> bool:
    """Whether a text is the caption of a picture that it says whose it is."""
    areas = [area for area in document.areas if block in area.texts]
    return any([area.line.credit is not None for area in areas]) or ends_in_credit(block.text)


def _is_standfirst(document: Document, headline: Block, block: Block, words: int) -> bool:
    """Whether a text of so many words right below the headline is a standfirst by its place, and no caption."""
    if words < FEWEST_WORDS or not is_under_headline(document, headline, block):
        return False
    return not _has_credit(document, block)


def _begins_body(document: Document, block: Block) -> bool:
    """Whether a paragraph of the body is among the next lines below a line, and none right above it."""
    above = [other for other in lines_beside(document.blocks, block) if other.index < block.index]
    follows = [other for other in above if is_body(other) and other.index not in in_areas(document)]
    return not follows and any(map(is_body, lines_below(document.blocks, block)))


def _is_announced(text: str) -> bool:
    """Whether a line begins with a word for authors that counts far below the headline, too; one of East Asia has fewer letters,
    and a mark or a space behind it."""
    signing = text.lstrip(SIGNING)
    length, has_mark = opening(signing, "by")
    is_short = CHARACTER.match(signing) is not None and (has_mark or signing[length : length + 1].isspace())
    return length >= LONG_LABEL or length > 0 and (is_short or signing != text)


def is_byline(verdict: Verdict) -> bool:
    """Whether a verdict names somebody."""
    return verdict.label is Label.BYLINE


@define
class LinesBelow:
    """The lines between a headline and the body, looked at in order for byline, date line and standfirst.

    Attributes:
        document, headline: The page, and the block with its headline.
        names: Comparable forms of the authors that the page claims.
        descriptions: How the descriptions begin that it claims.
        last: The number of the last line of flat text that may be one of them.
        lines: How many lines have been seen.
        standfirst: The number of the standfirst's last block; of the headline's, while there is none.
        dated: A byline or a date has been seen.
        named: The last byline that has been seen.
        signed: One has been seen that more than its place tells.
    """

    document: Document
    headline: Block
    names: frozenset[str]
    descriptions: set[str]
    last: int
    standfirst: int
    lines: int = 0
    dated: bool = False
    named: Block | None = None
    signed: bool = False

    @classmethod
    def of(cls, document: Document, headline: Block, names: frozenset[str]) -> LinesBelow:
        """The lines below a headline, none of them seen yet."""
        last = last_line(document, headline) if document.origin.reader == "text" else -1
        return cls(document, headline, names, claimed_openings(document), last, headline.index)

    @property
    def flat(self) -> bool:
        """Whether the page is flat text."""
        return self.document.origin.reader == "text"

    def verdicts(self) -> Iterator[Verdict]:
        """What the lines are, down to the first paragraph of the body."""
        first = self.headline.index + 1
        for block in self.document.blocks[first : first + REACH]:
            self.lines += bool(block.text)
            settled = self.document.settled[block.index] is not None
            if settled or not block.text or block.hidden > self.headline.hidden:
                continue
            words = word_count(block)
            dateline, standfirst = self._dateline(block, words), self._standfirst(block, words)
            yield from filter(None, (dateline, standfirst))
            if dateline is not None:
                return  # the body has begun
            if standfirst is not None:
                self.standfirst = block.index
            elif is_label(block.text):
                yield from announced(block, self.document, near=True)
            elif block.index < self.last and is_body(block, words):
                yield Verdict.on(block, Label.STANDFIRST, "a paragraph between the headline and the byline")
            elif not (is_body(block, words) and (self.flat or block.kind is not Kind.LIST_ITEM)):
                yield from self._note(block, words)
            elif not self.flat and block.index in in_areas(self.document):
                self.lines += NEAR  # the text of a picture; below it a name alone is no byline
            else:
                if self.flat and self.dated and stands_apart(self.document.blocks, block):
                    reason = "a paragraph between the byline and the first picture"
                    yield Verdict.on(block, Label.STANDFIRST, reason)
                return

    def _dateline(self, block: Block, words: int) -> Verdict | None:
        """The verdict on the dateline of a paragraph of so many words; that of a caption is none."""
        found = dateline_on(block, words, self.document)
        return None if found is not None and block.index in in_areas(self.document) else found

    def _standfirst(self, block: Block, words: int) -> Verdict | None:
        """The verdict on the standfirst, or on what goes on with it; what stands apart from that is a teaser's."""
        begun = self.headline.index < self.standfirst < block.index - 1
        reason = standfirst_reason(
            block, words, self.descriptions, by_class=not begun, nearest=self.lines == 1
        )
        return Verdict.on(block, Label.STANDFIRST, reason) if reason else None

    def _note(self, block: Block, words: int) -> Iterator[Verdict]:
        """What a line of so many words is that is no paragraph of the body: a byline, a date line, a short standfirst."""
        near = self.flat or (self.lines <= NEAR and self.named is None)
        by_place = (
            not self.signed and signs(block, self.document)
            if self.flat
            else near and is_bare(block, self.document)
        )
        found = line_verdict_on(self.document, block, self.names, bare_names=by_place, near=near)
        if not found and self.named is not None and is_next_name(block, self.named):
            found = Label.BYLINE, "a name in a row with others"
        if found:
            self.dated = True
            self.named = block if found[0] is Label.BYLINE else self.named
            self.signed = self.signed or (self.named is not None and not by_place)
            yield Verdict.on(block, *found)
        elif self.lines == 1 and _is_standfirst(self.document, self.headline, block, words):
            yield Verdict.on(block, Label.STANDFIRST, "right below the headline, in its element")


@frozen
class Furniture:
    """Labels what stands around an article: HEADLINE, KICKER, STANDFIRST, BYLINE, DATELINE, and METADATA for lines of dates."""

    name: str = field(default="furniture", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        flat = document.origin.reader == "text"
        about = lines_about(document) if flat else frozenset()
        headline = printed_headline(document, about) if flat else find_headline(document)
        placed: list[Verdict] = []
        if headline is not None and headline.block is not None:
            names = claimed_names(document)
            if headline.is_sure:
                placed.extend(self._headline(headline, headline.block))
            placed.extend(self._above(document, headline.block, names))
            placed.extend(LinesBelow.of(document, headline.block, names).verdicts())
            if not (flat or document.claims.authors or any(map(is_byline, placed))):
                placed.extend(self._poster(document, headline.block))
        elif about:
            placed.extend(self._without_headline(document, lines_without_headline(document, about)))
        yield from placed
        last = max((verdict.block for verdict in placed), default=-1)
        yield from self._notes(document, last, list(filter(is_byline, placed)))

    def _without_headline(self, document: Document, lines: list[Block]) -> Iterator[Verdict]:
        """Bylines and dates right above the body of flat text, where nobody knows its headline."""
        for block in lines:
            if is_label(block.text):
                yield from announced(block, document, near=True)
            elif found := line_verdict_on(document, block, frozenset(), bare_names=signs(block, document)):
                yield Verdict.on(block, *found)
        below = lines_below(document.blocks, lines[-1])[:1] if lines else []
        yield from filter(None, [dateline_on(block, word_count(block), document) for block in below])

    def _headline(self, headline: Headline, block: Block) -> Iterator[Verdict]:
        reason = (
            "a line in a headline's place"
            if headline.source == "place"
            else f"the headline, says {headline.source}"
        )
        if headline.kicker:
            label = Label.METADATA if is_date(headline.kicker) else Label.KICKER
            yield Verdict(block.index, block.start, headline.start, label, "in front of the headline")
        end = headline.start + len(said_once(block.text[headline.start - block.start :]))
        yield Verdict(block.index, headline.start, end, Label.HEADLINE, reason)

    def _above(self, document: Document, headline: Block, names: frozenset[str]) -> Iterator[Verdict]:
        """Kickers, bylines and dates right above the headline."""
        flat = document.origin.reader == "text"
        sections = {bare(claim.value) for claim in document.claims.sections}
        for block in reversed(document.blocks[max(0, headline.index - 4) : headline.index]):
            if not block.text or document.settled[block.index] is not None:
                continue
            nearest = block.index == headline.index - 1
            reason = kicker_reason(block, sections, flat and nearest)
            if not reason and nearest and shares_heading(block, headline):
                reason = "in the headline's element"
            if flat or not reason:
                by_place = signs_above(block, document, headline)
                found = line_verdict_on(document, block, names, bare_names=by_place)
                if found:
                    yield Verdict.on(block, *found)
                    continue
            if reason:
                yield Verdict.on(block, Label.KICKER, reason)

    def _poster(self, document: Document, headline: Block) -> Iterator[Verdict]:
        """Who wrote the first post of a thread, where nobody says who wrote the page."""
        for block in document.blocks[max(0, headline.index - NEAR) : headline.index + 1 + REACH]:
            if block.text and not block.hidden and is_user(block):
                byline = parse_byline(block.text, labelled=True)
                if byline.authors and byline.complete:
                    yield Poster.on(block, Label.BYLINE, "a class name for who wrote a post")
                return

    def _notes(self, document: Document, last: int, bylines: list[Verdict]) -> Iterator[Verdict]:
        """Lines below the headline that name editors or say when, and sign-offs; who wrote it, if but one is named so. Some
        `bylines` are known."""
        signed = bool(bylines)
        names = {name for line in bylines for name in parse_byline(document.blocks[line.block].text).authors}
        flat = document.origin.reader == "text"
        named: list[tuple[Block, str]] = []
        lines = openers().lines(document.blocks, document.settled, last + 1, SHORTEST_NOTE, LONGEST_LINE)
        for block, opens in lines:
            text = block.text
            if not opens:
                if reason := sign_off(block, document):
                    yield Verdict.on(block, Label.BYLINE, reason)
                elif (said := reporters(block, document)) and (not signed or not names.isdisjoint(said)):
                    signed = True
                    yield Verdict.on(block, Label.BYLINE, "a name and what its bearer does")
            elif ("edited_by" in opens or _is_announced(text)) and names_editors(text):
                yield Verdict.on(block, Label.BYLINE, "names the editors")
            elif len(text) > LONGEST_NOTE:
                continue
            elif "by" in opens and not signed and (found := self._signature(document, block)):
                signed = True
                yield from found
            elif not (flat or signed or document.claims.authors) and is_footer(block, document):
                signed = True
                yield Verdict.on(block, Label.BYLINE, "names and a date below the text")
            elif (
                "by" in opens
                and not signed
                and (flat or _begins_body(document, block))
                and (name := signature(block))
            ):
                named.append((block, name))
            elif "date_labels" in opens and is_dated(text, document.claims.language):
                yield Verdict.on(block, Label.METADATA, "a date after a word for dates")

        is_one = len({name for _, name in named}) == 1
        if is_one and not signed and names_only(named[0][0].text, document):
            for block, _ in named:
                yield Verdict.on(block, Label.BYLINE, "the one name after a word for authors")

    def _signature(self, document: Document, block: Block) -> list[Verdict]:
        """A name after a word for authors far from the headline, or in the line below one."""
        if not _is_announced(block.text):
            return []
        if is_label(block.text):
            return list(announced(block, document, near=False))
        if names_someone(block.text):
            return [Verdict.on(block, Label.BYLINE, "a name after a word for authors")]
        return []


furniture = Furniture()
