"""Lines around a headline: which of them is kicker, standfirst, byline or date line, by shape, claims and class names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.blocks import Block, Kind, Verdict
from cleantext.byline_words import words as known_words
from cleantext.bylines import (
    ADDRESS,
    AT,
    Byline,
    may_be_byline,
    may_be_labelled,
    names_office,
    openers,
    opening,
    parse_byline,
    says_how_long,
)
from cleantext.claims import Genre, bare
from cleantext.dates import east_asian_words, find_date
from cleantext.document import Document
from cleantext.elements import shared_depth
from cleantext.filters.class_names import STANDFIRST_CLASS, classed, is_authors, is_head
from cleantext.headlines import words_of
from cleantext.labels import Label
from cleantext.names import LONGEST_NAME, is_doubled, is_name, without_role
from cleantext.normalize import count_words
from cleantext.patterns import late, late_regex
from cleantext.phrasebook import default_phrasebook
from cleantext.readers.attributes import KICKER_CLASS
from cleantext.sentences import ends_sentence

STANDFIRST_CHARS = 15
"""Characters of the shortest standfirst looked at, in Chinese; in other scripts it has five words."""

LONGEST_LINE = 200
"""Characters of a byline or date line."""

LONGEST_NOTE = 100
"""Characters of a line that names editors, or of a sign-off."""

MOST_CLAIMED = 20
"""Claims of authors that are looked at; on pages with more they are those of teasers and comments."""

JOINED = late(r",\s+|\s+(?:&|and|und|et|y|e|en|og|och|i)\s+")


def claimed_names(document: Document) -> frozenset[str]:
    """Comparable forms of the authors that the page claims, each and all of a source together, as a line may have them."""
    claims = document.claims.authors[:MOST_CLAIMED]
    together: dict[str, str] = {}
    for claim in claims:
        together[claim.source] = together.get(claim.source, "") + claim.value
    names = [name for claim in claims for name in JOINED.split(claim.value)]
    return frozenset([bare(name) for name in (*names, *together.values()) if len(name) <= LONGEST_NAME])


def kicker_reason(block: Block, sections: set[str], by_place: bool) -> str | None:
    """Why a block above the headline is a kicker, or None."""
    if len(block.text) > 60 or block.kind is Kind.LIST_ITEM or count_words(block.text) > 6:
        return None
    if bare(block.text) in sections:
        return "the section that the page claims"
    if classed(block, KICKER_CLASS, 3):
        return "a class name for kickers"
    if by_place and block.kind is Kind.LINE and not any(char.isdigit() for char in block.text):
        known = default_phrasebook().quick_match(block.folded) is not None
        return None if known or ends_sentence(block.text) else "a few words right above the headline"
    return None


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def shares_heading(block: Block, headline: Block) -> bool:
    """Whether a line stands in the same heading element as the headline, as its kicker does."""
    depth = shared_depth(block.path, headline.path)
    return block.kind is Kind.LINE and depth > 0 and block.path[depth - 1].tag in HEADINGS


def is_label(text: str) -> bool:
    """Whether a line is a word for authors and nothing else ("Written by:")."""
    if len(text) > LONGEST_NAME or "by" not in openers().may_open(text.casefold()):
        return False
    length, _ = opening(text, "by")
    return length > 0 and not text[length:].strip(" :：|")


def announced(label: Block, document: Document, *, near: bool) -> Iterator[Verdict]:
    """The names in the line below a word for authors that stands alone, and that word; `near` the headline one word will do."""
    named = next((block for block in document.blocks[label.index + 1 : label.index + 4] if block.text), None)
    if named is None or is_head(named) or default_phrasebook().quick_match(named.folded) is not None:
        return
    line = f"{label.text} {named.text}"
    if names_someone(line) or (near and len(named.text) <= LONGEST_NAME and names_only(line, document)):
        yield Verdict.on(label, Label.BYLINE, "a word for authors above a name")
        yield Verdict.on(named, Label.BYLINE, "a name below a word for authors")


def claimed_openings(document: Document) -> set[str]:
    """Comparable forms of how the descriptions begin that the page claims."""
    claims = document.claims.descriptions
    return {bare(claim.value[:200])[:60] for claim in claims if len(claim.value) >= 30}


def standfirst_reason(
    block: Block, words: int, claimed: set[str], *, by_class: bool = True, nearest: bool = False
) -> str | None:
    """Why a block of so many words below the headline is the standfirst, or None; its class counts only if `by_class`, and
    tells a short one if it is the `nearest` to the headline."""
    if len(block.text) < STANDFIRST_CHARS:
        return None
    if not 5 <= words <= 100 or block.kind in NO_STANDFIRST or 2 * block.link_chars > len(block.text):
        return None
    key = bare(block.text[:150])[:60] if claimed else ""
    if len(key) >= 25 and any(
        claim.startswith(key) or key.startswith(claim) for claim in claimed if len(claim) >= 25
    ):
        return "the description that the page claims"
    is_long = words >= FEWEST_WORDS or (nearest and words >= FEWEST_NEAREST and find_date(block.text) is None)
    if by_class and is_long and classed(block, STANDFIRST_CLASS, 2):
        return "a class name for standfirsts"
    return None


FEWEST_NEAREST = 5
"""Words of a line right below the headline that its class tells for a standfirst; further down it has `FEWEST_WORDS`."""

FEWEST_WORDS, MOST_BLOCKS = 8, 6
"""Words of a paragraph that its place alone tells for a standfirst, and blocks of the element it shares with the headline: a
larger one holds the body."""

NOTE_MARKS = tuple("❯›»|>·•")
"""Marks between the steps of a breadcrumb, and between notes on one line."""


def is_under_headline(document: Document, headline: Block, block: Block) -> bool:
    """Whether a paragraph, and no line of notes, stands beside the headline in an element that holds hardly anything else."""
    elements = document.elements
    around = elements.parent(elements.around(headline.index))
    if block.kind is Kind.HEADING:
        return document.claims.genre is Genre.ARTICLE and _goes_on(document, headline, block)
    if block.kind is not Kind.PARAGRAPH or around < 0 or 2 * block.link_chars > len(block.text):
        return False
    first, last = elements.extent(around)
    if last - first > MOST_BLOCKS or elements.parent(elements.around(block.index)) != around:
        return False
    is_line_of_notes = any([mark in block.text for mark in NOTE_MARKS]) or find_date(block.text) is not None
    return not is_line_of_notes


HEADING_WORDS, COMMON_SHARE = 10, 0.4
"""Words of a heading that its place alone tells for a standfirst, and the share of them that a headline printed anew has in
common with the titles."""


def _goes_on(document: Document, headline: Block, block: Block) -> bool:
    """Whether a heading right below the headline says more than it, and is not the headline in other words."""
    words = set(block.folded.split())
    if block.level != headline.level + 1 or block.link_chars or len(words) < HEADING_WORDS:
        return False
    titles = words_of([headline.text, *[claim.value for claim in document.claims.headlines]])
    return len(words & titles) < COMMON_SHARE * len(words)


NO_STANDFIRST = frozenset({Kind.LIST_ITEM, Kind.FIGCAPTION})
"""Kinds of blocks that are none. Some sites describe a page by the caption of its first picture."""

NAMING = frozenset({Kind.LINE, Kind.PARAGRAPH, Kind.HEADING})
"""Kinds of blocks that a name may be; items are those of menus."""

NAME_LEVEL = 3
"""The first level of headings that bear names of authors instead of titles."""


def may_be_name(block: Block) -> bool:
    """Whether a block is shaped like a name, but for an address, and no label of a menu; scripts without capitals have no such
    shape."""
    text = ADDRESS.sub("", block.text).strip() if "@" in block.text else block.text
    running = block.kind in NAMING and text[:1].isupper() and count_words(text) <= 3
    return running and is_name(text) and default_phrasebook().quick_match(block.folded) is None


def is_bare(block: Block, document: Document) -> bool:
    """Whether a line of a page is nothing but a name, and stands beside a date, with a place between or none, or above an
    office."""
    if not may_be_name(block):
        return False
    below = lines_below(document.blocks, block)[:2]
    stands_between = len(below) > 1 and " " not in below[0].text and says_when(below[1])
    return stands_between or beside_date(document.blocks, block) or any(map(is_office, below[:1]))


ROW_REACH = 3
"""Blocks from a name to the next one of a row: an office and a portrait may stand between."""


def is_next_name(block: Block, named: Block) -> bool:
    """Whether a block is nothing but a name, and is made as one close above that names somebody, item by item or box by box."""
    if block.kind is not named.kind or block.index - named.index > ROW_REACH or not is_name(block.text):
        return False
    made, other = ([(a.tag, a.classes) for a in each.path if a.tag != "a"] for each in (block, named))
    is_item = block.kind is Kind.LIST_ITEM or any([classes for _, classes in made[-2:]])
    return is_item and made == other


def line_verdict(
    block: Block,
    claimed: frozenset[str],
    language: str | None,
    *,
    bare_names: bool,
    near: bool = True,
    document: Document | None = None,
) -> tuple[Label, str] | None:
    """BYLINE or METADATA with a reason for a line around the headline that says who or when; else None.

    `claimed` are comparable forms of the authors claimed; `bare_names` says that the place makes names a byline, and
    `near` that it makes names with a date one: but not if the page, `document`, has other uses for them.
    """
    text = block.text
    if len(text) > LONGEST_LINE or block.kind is Kind.FIGCAPTION or is_head(block):
        return None
    author_class = is_authors(block)
    if is_title(block, by_place=author_class or bare_names):
        return None
    has_office = near and names_office(text, block.link_chars)
    if not (
        author_class
        or bare_names
        or has_office
        or may_be_byline(text, language)
        or bare(text) in claimed
        or bare(text.partition(",")[0]) in claimed
    ) or block.inside("figure"):
        return None
    byline = parse_byline(text, language=language)
    known = byline.labelled or any([bare(name) in claimed for name in byline.authors])
    signed = known and byline.authors and len(text) <= LONGEST_NOTE and not ends_sentence(text)
    if byline and (byline.complete or signed):
        reason = told_reason(byline, claimed, author_class) or shape_reason(
            byline, bare_names, near, document
        )
        if reason is None and has_office and byline.authors:
            reason = "a name and what its bearer does"
        if reason or byline.date is None:
            return (Label.BYLINE, reason) if reason else None
    if byline.date is not None and (byline.complete or is_dated(text, language)):
        return Label.METADATA, "a date line"
    return None


def is_title(block: Block, *, by_place: bool) -> bool:
    """Whether a heading is none of names: one of the first levels, or of any if its place does not say so. A heading of
    level 0 is a guess about flat text."""
    if block.kind is not Kind.HEADING or not block.level or opening(block.text, "by")[0]:
        return False
    return not by_place or block.level < NAME_LEVEL or not _names_persons(block.text)


def _is_day_alone(text: str, language: str | None) -> bool:
    """Whether a heading is a day, and nothing else but maybe the weekday and the hour ("Friday, December 19, 2025")."""
    found = find_date(text, language) if len(text) <= LONGEST_NAME else None
    if found is None:
        return False
    others = WORDS.findall((text[: found.start] + " " + text[found.end :]).casefold())
    return known_words("weekdays").issuperset(others)


WORDS = late_regex(r"\p{L}+")


def _names_persons(text: str) -> bool:
    """Whether a line names persons, and at most says what they do or how to reach them ("Ana Ruiz, Staff Writer")."""
    if is_name(text):
        return True
    byline = parse_byline(text)
    return byline.complete and any(map(is_name, byline.authors))


def is_dated(text: str, language: str | None) -> bool:
    """Whether a line says when and little else ("Lima, 2 September 2025, 14:30", "Created: 2.9.2025 in: Harbour")."""
    found = find_date(text, language)
    if found is None or len(text) > LONGEST_NOTE or (text[-1] in ".:。：" and found.end < len(text)):
        return False
    others = text[: found.start] + " " + text[found.end :]
    words = max(sum([word[0].isalnum() for word in others.split()]), east_asian_words(others))
    return found.start <= 30 and words <= MOST_BESIDE_DATE


MOST_BESIDE_DATE = 6
"""Words beside the date in a line that says when."""


def told_reason(byline: Byline, claimed: frozenset[str], author_class: bool) -> str | None:
    """Why a line that names people or agencies is a byline, if more than the shape of names says so; else None."""
    if byline.labelled:
        return "names after a word for authors"
    if author_class:
        return "names, and a class name for authors"
    if any(bare(name) in claimed for name in (*byline.authors, *byline.sources)):
        return "the authors that the page claims"
    return None


def shape_reason(byline: Byline, bare_names: bool, near: bool, document: Document | None) -> str | None:
    """Why names that nothing but their shape tells are a byline where they stand, or None; a person beside an agency is."""
    is_dated = near and byline.date is not None and bool(byline.authors)
    if (is_dated or bare_names) and (document is None or _are_nothing_else(byline, document)):
        return "names and a date" if is_dated else "names in a byline's place"
    return "names in a byline's place" if byline.authors and byline.sources else None


def _are_nothing_else(byline: Byline, document: Document) -> bool:
    """Whether a page has no other use for the names of a byline, in its text or in its menu ("North Coast")."""
    return are_names_only(byline, document.source) and not any(
        [
            block.text in byline.authors and verdict is not None and verdict.label is Label.NAVIGATION
            for block, verdict in zip(document.blocks, document.settled, strict=True)
        ]
    )


def line_verdict_on(
    document: Document, block: Block, claimed: frozenset[str], *, bare_names: bool, near: bool = True
) -> tuple[Label, str] | None:
    """What `line_verdict` says of a line of a document."""
    language = document.claims.language
    found = line_verdict(block, claimed, language, bare_names=bare_names, near=near, document=document)
    is_written = found is None and block.kind is Kind.HEADING and document.claims.genre is Genre.ARTICLE
    return (Label.METADATA, "a date line") if is_written and _is_day_alone(block.text, language) else found


def names_someone(text: str) -> bool:
    """Whether a line names persons after a word for authors, and nothing else."""
    if find_date(text) is not None or not may_be_labelled(text):
        return False
    byline = parse_byline(text)
    return byline.labelled and byline.complete and any([is_name(name) for name in byline.authors])


BESIDE = 3
"""Blocks above and below among which the next line is looked for; those without text are pictures."""


def lines_beside(blocks: Sequence[Block], block: Block) -> list[Block]:
    """The lines with text right above and below a block."""
    above = next((o for o in blocks[max(0, block.index - BESIDE) : block.index][::-1] if o.text), None)
    below = next((o for o in blocks[block.index + 1 : block.index + 1 + BESIDE] if o.text), None)
    return [other for other in (above, below) if other is not None]


def beside_date(blocks: Sequence[Block], block: Block) -> bool:
    """Whether the line above or below is a date line, so that a bare name in between is a byline."""
    return any(map(says_when, lines_beside(blocks, block)))


DATE_REACH = 3
"""Lines with text below a name among which a date says that it is a byline: an office may stand in between."""


def signs(block: Block, document: Document) -> bool:
    """Whether a line of flat text that is nothing but names is a byline, by what stands beside it: a date, an office, or the
    name once more, as in the label of a portrait."""
    text, blocks = block.text, document.blocks
    if (
        len(text) > LONGEST_NOTE
        or block.kind is Kind.HEADING
        or default_phrasebook().quick_match(block.folded)
    ):
        return False
    below = lines_below(blocks, block)
    return names_only(text, document) and (
        any([says_when(other) or text in other.text for other in lines_beside(blocks, block)])
        or any(map(says_when, below))
        or any(map(is_office, below[:1]))
        or is_doubled(text)
        or (HAS_DIGIT.search(text) is not None and says_how_long(text))
    )


def says_when(block: Block) -> bool:
    """Whether a line says when and little else, whatever stands around the date."""
    return is_date_line(block) or (may_be_date_line(block) and is_dated(block.text, None))


def signs_above(block: Block, document: Document, headline: Block) -> bool:
    """Whether a line that is nothing but names, above the headline, is a byline: a date is beside it, on a page in an item of
    the same list."""
    if block.kind is not (Kind.LIST_ITEM if block.path else Kind.LINE) or block.link_chars:
        return False
    beside = [other for other in lines_beside(document.blocks, block) if other.index < headline.index]
    dated = [other for other in beside if says_when(other)]
    if block.path:
        dated = [other for other in dated if other.kind is block.kind and other.path[:-1] == block.path[:-1]]
    return bool(dated) and names_only(block.text, document)


def names_only(text: str, document: Document) -> bool:
    """Whether a line names authors and nothing else, in words that the page does not use for anything else."""
    return are_names_only(parse_byline(text, language=document.claims.language), document.source)


def are_names_only(byline: Byline, source: str) -> bool:
    """Whether a byline was understood to its end, and the page has no other use for the words of its names."""
    names = byline.authors
    return bool(byline) and byline.complete and not any([is_common(name, source) for name in names])


USES_READ = 200_000
"""Characters of a text in which other uses of a word are looked for: the body is there, and a name is asked about in a moment."""


AT_HOST = tuple([f"{mark} " for mark in AT])


def is_common(name: str, source: str) -> bool:
    """Whether a page has a capitalised word of a name in small letters, too ("Best Overall" is no name there), or one of them
    is a button to share."""
    capitalised = [word.lower() for word in name.split() if word[0].isupper()]
    label_of = default_phrasebook().label_of
    return any([_is_used(word, source) or label_of(word) is Label.SHARING for word in capitalised])


def _is_used(word: str, source: str) -> bool:
    """Whether a page has a word by itself, and not in an address of mail ("ana at courier.example")."""
    place = source.find(f" {word} ", 0, USES_READ)
    while place >= 0 and source.startswith(AT_HOST, place + len(word) + 2):
        place = source.find(f" {word} ", place + 1, USES_READ)
    return place >= 0


def is_office(block: Block) -> bool:
    """Whether a line says what somebody does ("Senior Editor, Tides")."""
    return len(block.text) <= LONGEST_NOTE and without_role(block.text) != block.text


def lines_below(blocks: Sequence[Block], block: Block) -> list[Block]:
    """The next lines with text below a block."""
    below = blocks[block.index + 1 : block.index + 1 + DATE_REACH * BESIDE]
    return [other for other in below if other.text][:DATE_REACH]


HAS_DIGIT = late_regex(r"\d")

SHORTEST_DATE = 4
"""Characters of the shortest date line."""


def may_be_date_line(block: Block) -> bool:
    """A quick look: is a line short, and has it a number?"""
    return SHORTEST_DATE <= len(block.text) <= LONGEST_NOTE and HAS_DIGIT.search(block.text) is not None


def is_date_line(block: Block) -> bool:
    """Whether a block says when, or how long ago, and nothing else."""
    if not may_be_date_line(block):
        return False
    byline = parse_byline(block.text)
    return byline.complete and not byline and (byline.date is not None or says_how_long(block.text))
