"""Openers: the labels that lines begin with ("By", "Edited by", "Published"), and where such words stand further on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleantext.blocks import Block, Verdict
from cleantext.byline_words import FIRST_WORD, LABELS, first_key, opening_alike, openings
from cleantext.normalize import folded_in_place
from cleantext.patterns import late, late_regex

LONGEST_LABEL = 60
"""Characters at the start of a text in which a label is looked for."""

EAST_ASIAN, LAST_HAN = "\u3040", "\u9fff"
"""Of scripts whose labels are glued to what they announce."""

ASCII_WORD = late(r"[a-z'.-]+")  # the same in folded ASCII, three times as fast


def opening(text: str, field: str) -> tuple[int, bool]:
    """Length of the words of a field that a text begins with, 0 if none, and whether a colon follows."""
    if not text:
        return 0, False
    folded = folded_in_place(text[:LONGEST_LABEL])
    for word in opening_alike(folded, field):
        if not folded.startswith(word):
            continue
        rest = text[len(word) :]
        colon = rest.lstrip()[:1] in (":", "：", "|", "／", "/", "＝")
        if not rest or colon or not (rest[0].isalnum() or rest[0] in "-'’") or _may_be_glued(word, rest):
            return len(word), colon
    return 0, False


def _may_be_glued(word: str, rest: str) -> bool:
    """Whether a label needs nothing between it and a name: one of two characters and more of China or Japan, in front of no
    particle ("著者の")."""
    return len(word) > 1 and EAST_ASIAN <= word[-1] <= LAST_HAN and rest[0] not in PARTICLES


PARTICLES = frozenset("のはがをにでとも")


START = late_regex(r"(?:[(\[（【–—-]+ ?)?([\p{L}\p{M}'’.-]+)")


class Openers(NamedTuple):
    """The fields of `LABELS` by the first words of their labels."""

    fields: dict[str, tuple[str, ...]]

    def may_open(self, folded: str) -> tuple[str, ...]:
        """The fields that have a label with the first word of a folded text; brackets before it do not count.

        A quick look: it is asked about most lines of a page, and mostly says none.
        """
        word = folded.partition(" ")[0]
        if word.isascii() and word.isalpha():
            return self.fields.get(word, ())
        match = START.match(folded)
        return self.fields.get(first_key(match[1]), ()) if match is not None else ()

    def lines(
        self,
        blocks: Sequence[Block],
        settled: Sequence[Verdict | None],
        first: int,
        shortest: int,
        longest: int,
    ) -> list[tuple[Block, tuple[str, ...]]]:
        """The open lines from the block number `first` on that may begin with a label, or end with a sign-off, and those of East
        Asia, where offices stand behind names.

        Those with a length in characters from `shortest` to `longest` are looked at, and not what is all link: it is a
        teaser or a menu. Each comes with what `may_open` says of it.
        """
        found = []
        for block, verdict in zip(blocks[first:], settled[first:], strict=True):
            text = block.text
            if verdict is not None or not shortest <= len(text) <= longest or block.link_chars == len(text):
                continue
            opens = self.may_open(block.folded)
            if opens or text[-1] == ")" or "/" in text or text[0] >= EAST_ASIAN or text[0] in "[【":
                found.append((block, opens))
        return found


try:
    from cleantext.native.rules import looking
except ImportError:  # nothing has been compiled

    def looking(plain: Openers) -> Openers:
        """Openers as quick as they can be."""
        return plain


@cache
def openers() -> Openers:
    """The openers of the phrasebook."""
    return looking(openers_of_phrases())


def openers_of_phrases() -> Openers:
    """The same in plain Python, made anew."""
    found: dict[str, tuple[str, ...]] = {}
    for field in LABELS:
        for word in openings(field):
            found[word] = (*found.get(word, ()), field)
    return Openers(found)


def inside(text: str, field: str) -> Iterator[tuple[int, int]]:
    """Where the words of a field stand after a space inside a text: start and end of each."""
    known = openings(field)
    folded = text.casefold()
    if known.keys().isdisjoint((ASCII_WORD if folded.isascii() else FIRST_WORD).findall(folded)):
        return
    for match in FIRST_WORD.finditer(text, 1):
        start = match.start()
        if match[0].casefold() in known and text[start - 1] == " ":
            length, _ = opening(text[start:], field)
            if length:
                yield start, start + length


def further_on(text: str, field: str) -> int:
    """Where two words of a field or more stand further on in a line ("By Ana Ruiz. Reviewed by Bo Lind"), 0 if nowhere."""
    return next((start for start, end in inside(text, field) if " " in text[start:end]), 0)
