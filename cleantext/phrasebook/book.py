"""The phrasebook itself: rules, and what a block is by its wording."""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import chain
from operator import add
from typing import NamedTuple

from attrs import field, frozen

from cleantext.labels import Label
from cleantext.patterns import late
from cleantext.phrasebook.furniture import Furniture
from cleantext.phrasebook.shapes import SHAPES
from cleantext.phrasebook.words import EDGE, IS_UNSPACED, PAIR, ends_word, holds, starts_word

WAYS = ("whole", "starts", "ends", "contains", "opens_whole", "opens", "shape")
"""How a phrase can match a block; a shape is a name in `SHAPES`."""

MAX_WORDS = {"starts": 40, "ends": 20, "contains": 40, "opens": 8}
"""How many words a block may have at most, unless its rule says otherwise. A longer one is an article's."""

CHARS_PER_WORD = 12
"""A block of n words has at most this many characters a word, spaces included. German needs 7 on average,
Finnish 9; the bound lets a block of any length be refused without looking at it."""

CHARS_PER_UNSPACED_WORD = 3
"""The same where words are not parted by spaces: Chinese words have 1.5 characters,
Thai words 4."""

LONGEST_SHAPE = 160
"""Characters. No shape is tried on a longer block."""

LONGEST_NUMBERED = 60
"""Characters. In no longer block is a number taken for the # of a phrase."""

_NUMBER = late(r"\d[\d.,:]{0,12}(?:[km](?!\w))?")
EDGE_BUT_NUMBER = EDGE.replace("#", "")


class Rule(NamedTuple):
    """One rule of a pack, as a listing shows it.

    Attributes:
        language: the pack's file name without its ending ("en"; "all" for every language).
        name: unique in the pack ("app download").
        label: what a block is that the rule matches.
        max_words: words a block may have; None stands for `MAX_WORDS`. Only what a block starts with is
            evidence enough to go beyond those.
    """

    language: str
    name: str
    label: Label
    max_words: int | None = None

    @property
    def title(self) -> str:
        """Where the rule is found: "en/app download"."""
        return f"{self.language}/{self.name}"

    def limit(self, how: str) -> int:
        """How many words a block may have that matches in the way `how`."""
        if how == "starts":
            return self.max_words or MAX_WORDS[how]
        return min(self.max_words or MAX_WORDS[how], MAX_WORDS[how])


class PhraseMatch(NamedTuple):
    """Why a block is boilerplate.

    Attributes:
        label: what the block is.
        reason: the evidence in lower case ("starts with 'download our app'").
        rule: the rule's title ("en/app download").
        how: whole, starts, ends, contains, opens or shape.
    """

    label: Label
    reason: str
    rule: str
    how: str


Index = Mapping[str, Mapping[str, int]]
"""Key -> phrase -> number of its rule; of phrases with the same key longer ones come first. The compiled twin has another
instead, of which `get` alone is asked."""

_HEADS = (8, 4, 2)
"""Characters of a phrase's beginning, or end, that are its key: as many as it has. One key of 8 has 18 phrases at most."""

_WORDING = {"starts": "starts with", "opens": "heading starts with"}


@frozen(slots=False, repr=False)  # one a process: what it costs is to make the class
class Phrasebook:
    """Rules of one or more packs, indexed. Made by `default_phrasebook` and `load_phrasebook`.

    Attributes:
        rules: all rules, in order of precedence.
        sources: the paths of the pack files, for `check`.
        by_language: the furniture of each language by its code.
        lines: for each way to match (whole, starts, ends, contains, opens_whole, opens, shape) a line for each rule that
            has phrases for it: the rule's number and the phrases, parted by tabs. No phrase is in two lines.
    """

    rules: tuple[Rule, ...]
    sources: tuple[str, ...]
    by_language: Mapping[str, Furniture] = field(hash=False)
    lines: Mapping[str, str] = field(hash=False)

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[str, int]]:
        """For each way to match the phrases, each with the number of its rule."""
        return {way: _phrases(lines) for way, lines in self.lines.items()}

    def match(self, folded: str) -> PhraseMatch | None:
        """Say what a block is by its wording, or nothing.

        The surest evidence wins: the whole block, its start, its end, a phrase inside, its shape; of two
        phrases the longer. Costs a few look-ups; a block longer than any rule allows costs one comparison.

        Args:
            folded: the block's text, casefolded, with white space collapsed (see `cleantext.normalize.fold`).
        """
        size = len(folded)
        if size > self._longest:
            return None
        text = folded.lstrip(EDGE)
        core = text.rstrip(EDGE)
        number = self.phrases["whole"].get(core)
        if number is not None:
            return self._found(number, "whole", f"is '{core}'")
        # Most blocks are letters and spaces: no number stands in them, and no shape is made of those alone.
        is_marked = size <= LONGEST_SHAPE and not folded.replace(" ", "").isalpha()
        starts, ends = self._starts, self._ends
        return (
            (self._match_numbered(core) if is_marked and len(core) <= LONGEST_NUMBERED else None)
            or (
                self._match_start(text, starts, "starts")
                if text[:8] in starts or text[:4] in starts or text[:2] in starts
                else None
            )
            or (
                self._match_end(core, ends)
                if core[-8:] in ends or core[-4:] in ends or core[-2:] in ends
                else None
            )
            or (self._match_inside(text, self._contains) if size <= self._longest_inside else None)
            or (self._match_shape(folded) if is_marked else None)
        )

    def opens(self, folded: str) -> PhraseMatch | None:
        """Say what a block and all that follows it is, if its wording is that of a section's heading.

        Only blocks of at most 8 words are headings; the caller knows where the section ends.
        """
        if len(folded) > self.longest_title:
            return None
        text = folded.lstrip(EDGE)
        heading = text.rstrip(EDGE)
        number = self.phrases["opens_whole"].get(heading)
        if number is not None:
            return self._found(number, "opens", f"heading is '{heading}'")
        opens = self._opens
        may_open = text[:8] in opens or text[:4] in opens or text[:2] in opens
        return self._match_start(text, opens, "opens") if may_open else None

    @cached_property
    def furniture(self) -> Furniture:
        """The furniture of all languages together."""
        return Furniture.merged(self.by_language.values())

    @cached_property
    def compiled(self) -> object:
        """The book as the compiled twin looks into it; made at first use, and only by the twin."""
        from cleantext.native.phrases import Matcher

        return Matcher(self)

    @cached_property
    def quick_match(self) -> Callable[[str], PhraseMatch | None]:
        """`match`, as quick as it can be: its compiled twin where that is there."""
        try:
            return self.compiled.match  # type: ignore[attr-defined, no-any-return]
        except ImportError:  # nothing has been compiled
            return self.match

    def label_of(self, text: str) -> Label | None:
        """The label of a text that is one of the phrases as a whole, in whatever case; ``None`` for any other."""
        found = self.quick_match(text.casefold())
        return found.label if found is not None and found.how == "whole" else None

    # -- ways to match -------------------------------------------------------------------------------------

    def _match_numbered(self, text: str) -> PhraseMatch | None:
        """Whether a block is a phrase with a number in it: "14 shares" is "# shares"."""
        if text.count(" ") > self._most_spaces or not _NUMBER.search(text):
            return None
        number = self.phrases["whole"].get(_NUMBER.sub("#", text).strip(EDGE_BUT_NUMBER))
        return None if number is None else self._found(number, "whole", f"is '{text}'")

    def _match_start(self, text: str, index: Index, how: str) -> PhraseMatch | None:
        for size in _HEADS:
            for phrase, number in index.get(text[:size], _NONE).items():
                if text.startswith(phrase) and ends_word(text, len(phrase)):
                    if self._fits(text, phrase, number, how):
                        return self._found(number, how, f"{_WORDING[how]} '{phrase}'")
        return None

    def _match_end(self, text: str, index: Index) -> PhraseMatch | None:
        for size in _HEADS:
            for phrase, number in index.get(text[-size:], _NONE).items():
                if text.endswith(phrase) and starts_word(text, len(text) - len(phrase)):
                    if self._fits(text, phrase, number, "ends"):
                        return self._found(number, "ends", f"ends with '{phrase}'")
        return None

    def _match_inside(self, text: str, index: Index) -> PhraseMatch | None:
        unspaced = not text.isascii() and IS_UNSPACED.search(text) is not None
        if not unspaced and text.count(" ") >= MAX_WORDS["contains"]:
            return None
        keys = text.split()
        if unspaced:
            keys += map(add, text, text[1:])
        held = {
            phrase: number
            for key in set(keys)
            for phrase, number in index.get(key, _NONE).items()
            if holds(text, phrase) and self._fits(text, phrase, number, "contains")
        }
        if not held:
            return None
        phrase = min(held, key=precedence)
        return self._found(held[phrase], "contains", f"contains '{phrase}'")

    def _match_shape(self, folded: str) -> PhraseMatch | None:
        for shape in self._shapes_by_opening.get(folded[:1], ()):
            if SHAPES[shape].fits(folded):
                return self._found(self.shapes[shape], "shape", f"looks like a {shape}")
        return None

    def _fits(self, text: str, phrase: str, number: int, how: str) -> bool:
        """Tell whether a block is short enough for the rule of a phrase it holds."""
        words = self.rules[number].limit(how)
        if not phrase.isascii() and IS_UNSPACED.search(phrase):
            return len(text) <= CHARS_PER_UNSPACED_WORD * words
        return len(text) <= CHARS_PER_WORD * words and text.count(" ") < words

    def _found(self, number: int, how: str, reason: str) -> PhraseMatch:
        rule = self.rules[number]
        return PhraseMatch(rule.label, reason, rule.title, how)

    # -- indexes -------------------------------------------------------------------------------------------

    @cached_property
    def shapes(self) -> Mapping[str, int]:
        """The names of the shapes, each with the number of its rule."""
        return _phrases(self.lines["shape"])

    @cached_property
    def _starts(self) -> Index:
        return _indexed(self.phrases["starts"], _head)

    @cached_property
    def _opens(self) -> Index:
        return _indexed(self.phrases["opens"], _head)

    @cached_property
    def _ends(self) -> Index:
        return _indexed(self.phrases["ends"], _tail)

    @cached_property
    def _contains(self) -> Index:
        return _indexed(self.phrases["contains"], inner_key)

    @cached_property
    def _shapes_by_opening(self) -> Mapping[str, tuple[str, ...]]:
        openings = set(chain.from_iterable(SHAPES[shape].opens for shape in self.shapes))
        return {
            each: tuple(shape for shape in self.shapes if each in SHAPES[shape].opens) for each in openings
        }

    @cached_property
    def _most_spaces(self) -> int:
        """Spaces in the phrases with a number in them; a number has none."""
        return max([phrase.count(" ") for phrase in self.phrases["whole"] if "#" in phrase], default=0)

    @cached_property
    def _longest(self) -> int:
        return CHARS_PER_WORD * max([40, *(rule.max_words or 0 for rule in self.rules)])

    @property
    def longest_title(self) -> int:
        """How many characters a block may have to be a section's heading."""
        return CHARS_PER_WORD * MAX_WORDS["opens"]

    @cached_property
    def _longest_inside(self) -> int:
        return self._reach("contains")

    def _reach(self, how: str) -> int:
        """How many characters a block may have to match in the way `how`."""
        numbers = [number for number, _ in _numbered(self.lines[how])]
        return CHARS_PER_WORD * max((self.rules[number].limit(how) for number in numbers), default=0)


_NONE: Mapping[str, int] = {}


def _numbered(lines: str) -> list[tuple[int, str]]:
    """The numbers of the rules that have phrases, and these, parted by tabs."""
    parted = [line.partition("\t") for line in lines.split("\n")] if lines else []
    return [(int(number), phrases) for number, _, phrases in parted]


def _phrases(lines: str) -> dict[str, int]:
    """Phrases with the numbers of their rules."""
    return {phrase: number for number, phrases in _numbered(lines) for phrase in phrases.split("\t")}


def _head(phrase: str) -> str:
    size = len(phrase)
    return phrase[: 8 if size >= 8 else 4 if size >= 4 else 2]


def _tail(phrase: str) -> str:
    size = len(phrase)
    return phrase[-8 if size >= 8 else -4 if size >= 4 else -2 :]


def inner_key(phrase: str) -> str:
    """The longest word but the last, as the likeliest to be rare and sure to stand between spaces; the
    first two characters of unparted script. Empty if the phrase is a single word."""
    pair = None if phrase.isascii() else PAIR.search(phrase)
    return pair[0] if pair else max(phrase.split(" ")[:-1], key=len, default="")


def _indexed(phrases: Mapping[str, int], key: Callable[[str], str]) -> Index:
    index: dict[str, dict[str, int]] = {}
    for phrase, number in phrases.items():
        index.setdefault(key(phrase), {})[phrase] = number
    for known, alike in index.items():
        if len(alike) > 1:
            index[known] = {phrase: alike[phrase] for phrase in sorted(alike, key=precedence)}
    return index


def precedence(phrase: str) -> tuple[int, str]:
    return (-len(phrase), phrase)
