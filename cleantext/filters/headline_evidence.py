"""What speaks for a line of flat text being the headline: evidence with learned weights, added up.

Nobody claims anything in flat text. But a headline stands apart, is printed again (in a breadcrumb, for sharing), has a byline
or a date near it and the body below it, and says what the body is about.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import islice
from typing import NamedTuple

from cleantext.blocks import Block, Kind
from cleantext.claims import BREADCRUMB_MARKS, bare, seams_in
from cleantext.document import Document
from cleantext.filters.paragraphs import first_paragraph, is_prose, word_count
from cleantext.learned.line_features import SUBJECT_WORDS, words_of
from cleantext.package_files import read_file
from cleantext.phrasebook import default_phrasebook
from cleantext.sentences import ends_sentence

SHORTEST, LONGEST = 6, 250
"""Characters of a headline."""

FEWEST_WORDS, MOST_WORDS = 2, 40
"""Words of a headline; in scripts without spaces a third of its characters."""

FLAT_REACH = 400
"""Lines of flat text within which the body has to begin: menus printed in front of it run to hundreds of lines."""

READ = 1_000
"""Blocks of a text that are looked through for what is printed again, and what the body is about."""

NO_HEADLINE = frozenset({Kind.LIST_ITEM, Kind.CELL, Kind.CODE, Kind.IMAGE})

ABOUT_REACH = 3
"""Lines below a headline among which a byline or a date line speaks for it."""

ABOVE_BYLINE = "above a byline or date"

FEW, MANY = 3, 20
"""Words of a line that is a label rather than a headline, and of one that is a paragraph."""

NOT_FAR, FAR = 8, 15
"""Lines above the body of which the first is not far, and the second the most."""

SUBJECT_LINES = 20
"""Long lines that tell what the body is about."""

MOST_WORDS_OF_BODY = "most words of the body"

SHARES = ((0.3, "some words of the body"), (0.6, MOST_WORDS_OF_BODY))
"""Shares of the longer words of a line that the body has."""


class Candidate(NamedTuple):
    """A line that may be the headline, and what speaks for and against it."""

    block: Block
    evidence: frozenset[str]

    def odds(self, weights: Mapping[str, float]) -> float:
        """The log odds that it is the headline."""
        return weights[""] + sum([weights.get(name, 0.0) for name in sorted(self.evidence)])


@cache
def headline_weights() -> Mapping[str, float]:
    """The weight of each piece of evidence, in log odds, and of none at all under the empty name."""
    weights: Mapping[str, float] = json.loads(read_file("weights", "headline.json"))["weights"]
    return weights


def candidates(document: Document, about: frozenset[int]) -> list[Candidate]:
    """The lines of flat text that may be the headline.

    `about` has the numbers of the lines that say who wrote the text, or when. Below the first paragraph of the body, a line
    without one of these near it is a crosshead.
    """
    blocks = document.blocks[:FLAT_REACH]
    lines = [block for block in blocks if block.text]
    first_prose = next((n for n, block in enumerate(lines) if is_prose(block)), len(lines))
    body = first_paragraph(blocks) or 0
    near = {n for n, block in enumerate(lines) if block.index in about}
    above = {n - distance for n in near for distance in range(1, ABOUT_REACH + 1)}
    places = [
        n
        for n in range(len(lines))
        if (n < first_prose or n in above or lines[n].index < body)
        and n != first_prose
        and n not in near
        and _may_be(lines[n], document)
    ]
    if not places:
        return []
    repeated, subject = Repeated.of(document.blocks[:READ]), _subject(document.blocks[:READ])
    found = [
        {
            *_shape(lines[n]),
            *_place(document.source, lines, n),
            *repeated.says(lines[n]),
            *_distance(lines, n, first_prose),
            *_words(lines[n], subject),
            *_beside(n, above, near),
        }
        for n in places
    ]
    _tell_firsts(found)
    return [Candidate(lines[n], frozenset(evidence)) for n, evidence in zip(places, found, strict=True)]


def _tell_firsts(found: Iterable[set[str]]) -> None:
    """Add to the evidence for the first line that stands apart that it is the first, and for the first about the body."""
    apart = [evidence for evidence in found if "apart" in evidence and "a few words" not in evidence]
    about = [evidence for evidence in apart if MOST_WORDS_OF_BODY in evidence]
    for evidence in apart[:1]:
        evidence.add("first apart")
    for evidence in about[:1]:
        evidence.add("first apart with words of the body")


def _may_be(block: Block, document: Document) -> bool:
    return (
        block.kind not in NO_HEADLINE
        and SHORTEST <= len(block.text) <= LONGEST
        and document.settled[block.index] is None
        and FEWEST_WORDS <= word_count(block) <= MOST_WORDS
        and default_phrasebook().quick_match(block.folded) is None
    )


# --- each kind of evidence ----------------------------------------------------------------------------------------


def _shape(block: Block) -> Iterator[str]:
    """What its length and its end say."""
    words = word_count(block)
    if words <= FEW:
        yield "a few words"
    elif words > MANY:
        yield "many words"
    elif 6 <= words <= 16:
        yield "as long as headlines are"
    if ends_sentence(block.text) and block.text[-1] != "?":
        yield "ends a sentence"
    if any([char.isdigit() for char in block.text]):
        yield "a number"
    if any([f" {mark} " in block.text for mark in BREADCRUMB_MARKS]):
        yield "a breadcrumb"


def _place(source: str, lines: Sequence[Block], n: int) -> Iterator[str]:
    """Whether blank lines part it from its neighbours, and whether it comes first of all."""
    above = n == 0 or source.count("\n", lines[n - 1].end, lines[n].start) >= 2
    below = n == len(lines) - 1 or source.count("\n", lines[n].end, lines[n + 1].start) >= 2
    if above and below:
        yield "apart"
    elif below:
        yield "apart from what is below"
    if n == 0:
        yield "the first line"


class Repeated(NamedTuple):
    """How often each text of a page stands there, and what stands at the end of a breadcrumb or a title."""

    times: Mapping[str, int]
    ends: frozenset[str]

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Repeated:
        short = [block.text for block in blocks if 0 < len(block.text) <= 2 * LONGEST]
        seams = [(text, found[-1][1]) for text in short if (found := seams_in(text))]
        return cls(Counter(map(bare, short)), frozenset([bare(text[end:]) for text, end in seams]))

    def says(self, block: Block) -> Iterator[str]:
        """Whether a line is printed again."""
        key = bare(block.text)
        if self.times.get(key, 0) > 1:
            yield "printed again"
        if key in self.ends:
            yield "the end of a breadcrumb"


def _distance(lines: Sequence[Block], n: int, first_prose: int) -> Iterator[str]:
    """How far above the body a line stands, and whether some of it is above."""
    body = first_prose
    if n > first_prose:
        yield "below a paragraph"
        beyond = n + FAR + 1
        body = next(
            (place for place in range(n + 1, min(beyond, len(lines))) if is_prose(lines[place])), beyond
        )
    if body == len(lines) or body - n > FAR:
        yield "without a body"
    elif body - n > NOT_FAR:
        yield "far above the body"


def _beside(n: int, above: Set[int], near: Set[int]) -> Iterator[str]:
    """Whether a line stands above one that says who or when, or right below one."""
    if n in above:
        yield ABOVE_BYLINE
    if n - 1 in near:
        yield "below a byline or date"


def _subject(blocks: Iterable[Block]) -> frozenset[str]:
    """The longer words of the first long lines."""
    long_lines = (block for block in blocks if word_count(block) >= SUBJECT_WORDS)
    return frozenset().union(*[words_of(block).telling for block in islice(long_lines, SUBJECT_LINES)])


def _words(block: Block, subject: frozenset[str]) -> Iterator[str]:
    """Whether its words are those of the body."""
    telling = words_of(block).telling
    share = len(subject.intersection(telling)) / len(telling) if telling else 0.0
    for least, name in SHARES:
        if share >= least:
            yield name
