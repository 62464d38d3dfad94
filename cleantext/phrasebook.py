"""The phrasebook: what boilerplate says, in every language, as data.

A *pack* is a TOML file (``phrases/<language>.toml``) of named rules. A rule gives a label to blocks that
are, start with, end with or contain one of its phrases, or that have one of the shapes of `SHAPES`. Packs
are compiled to an index by word, so that a block costs a few dictionary look-ups however many phrases
there are: 80 phrases over 600 blocks took 37 ms as one alternation and 1.3 ms through such an index.

All languages are active at once, because the language a page declares is often wrong. A phrase therefore
has to be boilerplate in each language that has these words, and it matches whole words only.

``python -m cleantext.phrasebook`` compiles the built-in packs and checks every rule's examples.
"""

import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain
from operator import add
from pathlib import Path
from typing import Any, Self

from attrs import field, fields, frozen

from cleantext.errors import PhraseFileError
from cleantext.labels import BOILERPLATE_SIDE, Label
from cleantext.normalize import fold

PHRASES = Path(__file__).parent / "phrases"
COMPILED = PHRASES / "compiled.json"

NOT_PACKS = frozenset({"captions.toml", "agencies.toml"})
"""Files beside the packs that hold the words of the caption grammar."""

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

LABELS = BOILERPLATE_SIDE | {Label.CORRECTION, Label.BYLINE, Label.CREDIT}
"""What a rule may say. The other labels of the article side are no matter of stock phrases."""

# Scripts that do not part words by spaces: Thai, Lao, Burmese, Khmer, kana and Han.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W_{_UNSPACED}]+")
_FIRST = re.compile(rf"[^\W_{_UNSPACED}]+|[{_UNSPACED}]{{1,2}}")
_PAIR = re.compile(rf"[{_UNSPACED}]{{2}}")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_NUMBER = re.compile(r"\d[\d.,:]{0,12}(?:[km](?!\w))?")

# Bullets, arrows, brackets and end marks around a phrase say nothing.
_EDGE = (
    " \t.,:;!?…»«›‹<>→←↑↓↗▶►◄▲▼△▽•·‣◦●○■□|¦/\\-–—―_+*#~()[]{}\"'“”„‚‘’`✕✖×❯❮"
    "。、：；！？・（）「」【】［］《》＞＜＋｜।॥،؛؟"
)

# A word may run on over these marks: "follow us-style", "page's".
_JOINERS = "-'’\u2010\u2011"

_INITIALS = r"[a-zäöüß]{2,5}"
_WIRE = (
    "(?:aap|afp|anp|ansa|ap|apa|ats|belga|bta|cnn|ctk|čtk|dapd|dj|dpa|ddp|efe|epd|hina|ians|ips|itar-tass|kna|kyodo"
    "|lusa|mti|ntb|pap|pti|reuters|ritzau|rtr|sapa|sda|sid|sta|stt|tanjug|tass|tt|ukrinform|upi|xinhua|yonhap)"
)
_YEARS = r"(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?"

_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßčšž"
_DIGITS = "0123456789"


@frozen
class Shape:
    """A pattern for a whole folded block, linear in its length.

    No shape is made of letters and spaces alone.

    Attributes:
        opens: the characters a match may begin with.
        holds: characters of which a match has at least one, or none to look for.
        source: the pattern as written.
    """

    opens: str
    holds: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a block first asks for it: imports are to be quick."""
        return re.compile(self.source)

    def fits(self, folded: str) -> bool:
        """Tell whether a block has this shape; a look for its characters spares most blocks the pattern."""
        if self.holds:
            for mark in self.holds:
                if mark in folded:
                    break
            else:
                return False
        return self.pattern.fullmatch(folded) is not None


def _shape(opens: str, *patterns: str, holds: str = "") -> Shape:
    return Shape(opens, holds, "|".join(patterns))


SHAPES: Mapping[str, Shape] = {
    # 02:03, 1:02:03, 2:03 min, 00:00 / 02:03
    "duration": _shape(
        _DIGITS, r"\d{1,3}:\d\d(?::\d\d)?(?: ?/ ?\d{1,3}:\d\d(?::\d\d)?)?(?: ?(?:min|mins|minutes|h)\.?)?"
    ),
    # 1h 20m, 2 hrs, 3 min 20 s
    "running time": _shape(
        _DIGITS,
        r"\d{1,2} ?(?:h|hr|hrs)\.?(?: ?\d{1,2} ?(?:m|min|mins)\.?)?",
        r"\d{1,3} ?(?:m|min)\.? ?\d{1,2} ?(?:s|sec|sek)\.?",
    ),
    # 1/12, 3 / 10
    "counter": _shape(_DIGITS, r"\d{1,3} ?/ ?\d{1,3}"),
    # 1 2 3 ... 10
    "page number": _shape(
        "1«‹<←",
        r"[«‹<←]? ?1 2(?: \d{1,4}){1,12}(?: ?(?:…|\.\.\.) ?\d{1,5})? ?[»›>→]?",
        r"1(?: ?\| ?\d{1,4}){2,12}",
    ),
    # es/rt (AFP, dpa, Reuters), mf/dpa, (Reuters)
    "sign-off": _shape(
        _LETTERS + "([",
        rf"(?:{_INITIALS}(?: ?[/,] ?{_INITIALS}){{0,3}} )?"
        rf"[(\[]{_WIRE}(?: ?[,/;] ?[a-zäöü][a-zäöü .-]{{1,20}}){{0,6}}[)\]]",
        rf"{_INITIALS}(?:/{_INITIALS}){{0,2}}/{_WIRE}",
        rf"{_WIRE}/{_INITIALS}",
        holds="/([",
    ),
    "bare address": _shape("hw", r"(?:https?://|www\.)[^\s]+"),
    "picture address": _shape("p", r"pic\.(?:twitter|x)\.com/\w+"),
    "social handle": _shape("@", r"@[\w.]{2,40}"),
    "mail address": _shape(_LETTERS + _DIGITS, r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", holds="@"),
    # #rain #lima
    "row of hashtags": _shape("#", r"#\w+(?:[ ,]{1,2}#\w+)*"),
    "row of stars": _shape("★☆⭐✩✭", r"[★☆⭐✩✭]{3,10}(?: ?\(?\d[\d.,]*\)?)?"),
    # (pdf, 1.2 MB)
    "file size": _shape(
        _DIGITS + "(pdxzme",
        r"\(?(?:(?:pdf|docx?|xlsx?|zip|mp3|mp4|epub)[ ,:|-]{1,3})?\d{1,4}(?:[.,]\d{1,3})? ?[kmg]i?b\)?",
    ),
    # © 2024 The Coast Courier, (c) 2019-2024
    "copyright line": _shape(
        "c©(℗12",
        rf"(?:copyright|©|\(c\)|℗)(?: (?:copyright|©|\(c\)|by)){{0,3}}:? ?{_YEARS}\b.*",
        rf"{_YEARS} (?:©|\(c\)) .*",
    ),
    # {{ title }}, [object object], %site_name%
    "template leftover": _shape(
        "{$[%<",
        r"\{\{[^{}]*\}\}",
        r"\$\{[^{}]*\}",
        r"\[object object\]",
        r"%[a-z_]{3,30}%",
        r"<%[^<>%]*%>",
    ),
}
"""Shapes a rule may name."""


@frozen
class Rule:
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


@frozen
class PhraseMatch:
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


@frozen
class Furniture:
    """The small words around an article, folded: what stands before names, dates and sources.

    Attributes:
        by: before an author ("by", "von"); `by_suffix` after one ("記者"); `edited_by` before an editor.
        with_: before wire services in a byline; `and_` between names; `roles` after a name ("correspondent").
        months: twelve tuples of names and genitives; `weekdays` names.
        date_labels: before a date ("last updated"); `ago` and `read_time` in relative and reading times.
        function_words: the commonest words of the language, for guessing it.
    """

    by: tuple[str, ...] = ()
    by_suffix: tuple[str, ...] = ()
    edited_by: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    and_: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ((),) * 12
    weekdays: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    read_time: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """Make one of a pack's `[furniture]`, in which the keys `with` and `and` have no underscore."""
        words = {_FURNITURE_FIELDS[key]: tuple(value) for key, value in table.items() if key != "months"}
        months = tuple(tuple(names) for names in table.get("months", [[]] * 12))
        return cls(months=months, **words)

    @classmethod
    def merged(cls, parts: Iterable[Self]) -> Self:
        """Everything the parts hold, each word once, in order of first appearance."""
        parts = tuple(parts)
        words = {
            name: tuple(dict.fromkeys(chain.from_iterable(getattr(part, name) for part in parts)))
            for name in _FURNITURE_FIELDS.values()
            if name != "months"
        }
        months = (chain.from_iterable(part.months[month] for part in parts) for month in range(12))
        return cls(months=tuple(tuple(dict.fromkeys(names)) for names in months), **words)


_FURNITURE_FIELDS = {each.name.rstrip("_"): each.name for each in fields(Furniture)}

Index = dict[str, dict[str, int]]
"""Key word -> phrase -> number of its rule. Longer phrases come first."""


@frozen
class Phrasebook:
    """Rules of one or more packs, indexed. Made by `default_phrasebook` and `load_phrasebook`.

    Attributes:
        rules: all rules, in order of precedence.
        sources: the pack files, for `check`.
        by_language: the furniture of each language by its code.
    """

    rules: tuple[Rule, ...]
    sources: tuple[Path, ...]
    by_language: Mapping[str, Furniture] = field(repr=False, hash=False)
    _whole: dict[str, int] = field(repr=False, hash=False)
    _starts: Index = field(repr=False, hash=False)
    _ends: Index = field(repr=False, hash=False)
    _contains: Index = field(repr=False, hash=False)
    _opens_whole: dict[str, int] = field(repr=False, hash=False)
    _opens: Index = field(repr=False, hash=False)
    _shapes: dict[str, int] = field(repr=False, hash=False)

    def match(self, folded: str) -> PhraseMatch | None:
        """Say what a block is by its wording, or nothing.

        The surest evidence wins: the whole block, its start, its end, a phrase inside, its shape; of two
        phrases the longer. Costs a few look-ups; a block longer than any rule allows costs one comparison.

        Args:
            folded: the block's text, casefolded, with white space collapsed (see `fold`).
        """
        if len(folded) > self._longest:
            return None
        text = folded.lstrip(_EDGE)
        core = text.rstrip(_EDGE)
        # Most blocks are letters and spaces: no number stands in them, and no shape is made of those alone.
        is_plain = folded.replace(" ", "").isalpha()
        return (
            self._match_whole(core, not is_plain)
            or self._match_start(text, self._starts, "starts")
            or (self._match_end(core) if len(text) <= self._longest_end else None)
            or (self._match_inside(text) if len(text) <= self._longest_inside else None)
            or (self._match_shape(folded) if not is_plain and len(folded) <= LONGEST_SHAPE else None)
        )

    def opens(self, folded: str) -> PhraseMatch | None:
        """Say what a block and all that follows it is, if its wording is that of a section's heading.

        Only blocks of at most 8 words are headings; the caller knows where the section ends.
        """
        if len(folded) > CHARS_PER_WORD * MAX_WORDS["opens"]:
            return None
        text = folded.lstrip(_EDGE)
        heading = text.rstrip(_EDGE)
        number = self._opens_whole.get(heading)
        if number is not None:
            return self._found(number, "opens", f"heading is '{heading}'")
        return self._match_start(text, self._opens, "opens")

    @cached_property
    def furniture(self) -> Furniture:
        """The furniture of all languages together."""
        return Furniture.merged(self.by_language.values())

    @cached_property
    def _longest(self) -> int:
        return CHARS_PER_WORD * max([40, *(rule.max_words or 0 for rule in self.rules)])

    @cached_property
    def _longest_end(self) -> int:
        return self._reach(self._ends, "ends")

    @cached_property
    def _longest_inside(self) -> int:
        return self._reach(self._contains, "contains")

    def _reach(self, index: Index, how: str) -> int:
        """How many characters a block may have to be of interest to an index."""
        numbers = {number for phrases in index.values() for number in phrases.values()}
        return CHARS_PER_WORD * max((self.rules[number].limit(how) for number in numbers), default=0)

    def _match_whole(self, text: str, numbered: bool) -> PhraseMatch | None:
        number = self._whole.get(text)
        if number is None and numbered and len(text) <= LONGEST_NUMBERED and _NUMBER.search(text):
            number = self._whole.get(_NUMBER.sub("#", text).strip(_EDGE_BUT_NUMBER))
        return None if number is None else self._found(number, "whole", f"is '{text}'")

    def _match_start(self, text: str, index: Index, how: str) -> PhraseMatch | None:
        phrases = index.get(_first_key(text))
        if phrases is None:
            return None
        for phrase, number in phrases.items():
            if (
                text.startswith(phrase)
                and _ends_word(text, len(phrase))
                and self._fits(text, phrase, number, how)
            ):
                return self._found(number, how, f"{_WORDING[how]} '{phrase}'")
        return None

    def _match_end(self, text: str) -> PhraseMatch | None:
        phrases = self._ends.get(_last_key(text))
        if phrases is None:
            return None
        for phrase, number in phrases.items():
            start = len(text) - len(phrase)
            if (
                text.endswith(phrase)
                and _starts_word(text, start)
                and self._fits(text, phrase, number, "ends")
            ):
                return self._found(number, "ends", f"ends with '{phrase}'")
        return None

    def _match_inside(self, text: str) -> PhraseMatch | None:
        unspaced = not text.isascii() and _IS_UNSPACED.search(text) is not None
        if not unspaced and text.count(" ") >= MAX_WORDS["contains"]:
            return None
        keys = text.split()
        if unspaced:
            keys += map(add, text, text[1:])
        if self._contains.keys().isdisjoint(keys):
            return None
        held = {
            phrase: number
            for key in self._contains.keys() & set(keys)
            for phrase, number in self._contains[key].items()
            if _holds(text, phrase) and self._fits(text, phrase, number, "contains")
        }
        if not held:
            return None
        phrase = min(held, key=_precedence)
        return self._found(held[phrase], "contains", f"contains '{phrase}'")

    def _match_shape(self, folded: str) -> PhraseMatch | None:
        for shape in self._shapes_by_opening.get(folded[:1], ()):
            if SHAPES[shape].fits(folded):
                return self._found(self._shapes[shape], "shape", f"looks like a {shape}")
        return None

    @cached_property
    def _shapes_by_opening(self) -> Mapping[str, tuple[str, ...]]:
        openings = set(chain.from_iterable(SHAPES[shape].opens for shape in self._shapes))
        return {
            each: tuple(shape for shape in self._shapes if each in SHAPES[shape].opens) for each in openings
        }

    def _fits(self, text: str, phrase: str, number: int, how: str) -> bool:
        """Tell whether a block is short enough for the rule of a phrase it holds."""
        words = self.rules[number].limit(how)
        if _IS_UNSPACED.search(phrase):
            return len(text) <= CHARS_PER_UNSPACED_WORD * words
        return len(text) <= CHARS_PER_WORD * words and text.count(" ") < words

    def _found(self, number: int, how: str, reason: str) -> PhraseMatch:
        rule = self.rules[number]
        return PhraseMatch(rule.label, reason, rule.title, how)


_WORDING = {"starts": "starts with", "opens": "heading starts with"}
_EDGE_BUT_NUMBER = _EDGE.replace("#", "")


def _is_unspaced(char: str) -> bool:
    # The comparison spares nearly all texts the pattern.
    return char >= "\u0e00" and _IS_UNSPACED.match(char) is not None


def _is_word(char: str) -> bool:
    # Vowel signs of Indic scripts are marks, no letters; a word goes on over them.
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not _is_unspaced(char)


def _ends_word(text: str, end: int) -> bool:
    """Tell whether no word runs on over the offset `end`."""
    if end >= len(text) or not _is_word(text[end - 1]):
        return True
    if text[end] in _JOINERS:
        return end + 1 >= len(text) or not _is_word(text[end + 1])
    return not _is_word(text[end])


def _starts_word(text: str, start: int) -> bool:
    """Tell whether no word runs on over the offset `start`."""
    if start <= 0 or not _is_word(text[start]):
        return True
    if text[start - 1] in _JOINERS:
        return start < 2 or not _is_word(text[start - 2])
    return not _is_word(text[start - 1])


def _holds(text: str, phrase: str) -> bool:
    """Tell whether a phrase occurs in a text after a space, or at its start, as whole words."""
    start = text.find(phrase)
    while start >= 0:
        after_space = start == 0 or text[start - 1] == " " or _is_unspaced(phrase[0])
        if after_space and _ends_word(text, start + len(phrase)):
            return True
        start = text.find(phrase, start + 1)
    return False


def _first_key(phrase: str) -> str:
    word = phrase.partition(" ")[0]
    if word.isalnum() and word.isascii():
        return word
    first = _FIRST.search(phrase)
    return first[0] if first else ""


def _last_key(text: str) -> str:
    """The last word, or the last two characters where words are not parted."""
    if text and _is_unspaced(text[-1]):
        return text[-2:]
    # No phrase has a word of 60 letters.
    last = text[text.rfind(" ", -60) + 1 :][-60:]
    if last.isalnum() and last.isascii():
        return last
    words = _WORD.findall(text[-60:])
    return words[-1] if words else ""


def _inner_key(phrase: str) -> str:
    """The longest word but the last, as the likeliest to be rare and sure to stand between spaces; the
    first two characters of unparted script. Empty if the phrase is a single word."""
    pair = _PAIR.search(phrase)
    return pair[0] if pair else max(phrase.split(" ")[:-1], key=len, default="")


_KEYS = {"starts": _first_key, "ends": _last_key, "contains": _inner_key, "opens": _first_key}


# --- packs ------------------------------------------------------------------------------------------------

_WAYS = ("whole", "starts", "ends", "contains", "opens_whole", "opens")
_RULE_KEYS = frozenset({"label", "name", "max_words", "shape", "hits", "misses", *_WAYS})


@frozen
class PackRule:
    """A rule as its file has it, with its examples."""

    rule: Rule
    phrases: Mapping[str, tuple[str, ...]]  # way -> folded phrases
    shapes: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@frozen
class Pack:
    """One phrase file."""

    language: str
    path: Path
    rules: tuple[PackRule, ...]
    furniture: Mapping[str, Any]


@frozen
class Problem:
    """An example that does not come out as its rule promises.

    Attributes:
        rule: the rule's title ("en/app download").
        example: the hit or miss, as the file has it.
        fault: what is wrong with it.
    """

    rule: str
    example: str
    fault: str


def read_pack(path: Path | str) -> Pack:
    """Read and check one phrase file.

    Raises:
        PhraseFileError: the file cannot be read or a rule in it makes no sense; the message names both,
            and the choices.
    """
    path = Path(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PhraseFileError(f"{path}: cannot be read: {error}") from error
    _demand_known(table, {"name", "rule", "furniture"}, str(path), "key")
    rules = tuple(_read_rule(row, number, path) for number, row in enumerate(table.get("rule", []), 1))
    seen: set[str] = set()
    for each in rules:
        if each.rule.name in seen:
            raise PhraseFileError(f"{path}: two rules are named {each.rule.name!r}")
        seen.add(each.rule.name)
    return Pack(path.stem, path, rules, _read_furniture(table.get("furniture", {}), path))


def _read_rule(row: Mapping[str, Any], number: int, path: Path) -> PackRule:
    name = row.get("name")
    if not isinstance(name, str) or not name:
        raise PhraseFileError(f"{path}: rule {number} has no name")
    place = f"{path}: rule {name!r}"
    _demand_known(row, _RULE_KEYS, place, "key")
    _demand_known([row.get("label")], sorted(LABELS), place, "label")
    shapes = _texts(row, "shape", place)
    _demand_known(shapes, SHAPES, place, "shape")
    phrases = {way: _phrases(_texts(row, way, place), way, place) for way in _WAYS}
    if not shapes and not any(phrases.values()):
        raise PhraseFileError(f"{place} has no phrases; give it one of {', '.join((*_WAYS, 'shape'))}")
    max_words = row.get("max_words")
    if max_words is not None and (not isinstance(max_words, int) or not 1 <= max_words <= 200):
        raise PhraseFileError(f"{place}: max_words is {max_words!r}; it must be a number from 1 to 200")
    rule = Rule(path.stem, name, Label(row["label"]), max_words)
    return PackRule(rule, phrases, shapes, _texts(row, "hits", place), _texts(row, "misses", place))


def _demand_known(given: Iterable[Any], known: Iterable[str], place: str, what: str) -> None:
    choices = tuple(known)
    for each in given:
        if each not in choices:
            raise PhraseFileError(
                f"{place}: unknown {what} {each!r}; choose from {', '.join(sorted(choices))}"
            )


def _texts(row: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    texts = row.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise PhraseFileError(f"{place}: {key} must be a list of texts")
    return tuple(texts)


def _phrases(texts: Iterable[str], way: str, place: str) -> tuple[str, ...]:
    """Fold phrases as blocks are folded; refuse those that would match nearly anything."""
    bare = (_BARE[way](fold(text)) for text in texts)
    phrases = tuple(dict.fromkeys(chain.from_iterable(_spellings(phrase) for phrase in bare)))
    if way == "contains":
        for phrase in phrases:
            if not _inner_key(phrase):
                raise PhraseFileError(f"{place}: {phrase!r} needs two words to be looked for inside a block")
    for phrase in phrases:
        if len(phrase.replace("#", "")) < 2 or not _FIRST.search(phrase):
            raise PhraseFileError(f"{place}: {phrase!r} is too short a phrase")
        if way == "contains" and _IS_UNSPACED.search(phrase) and not _PAIR.search(phrase):
            raise PhraseFileError(f"{place}: {phrase!r} needs two neighbouring characters of its script")
    return phrases


# A phrase loses the marks at its edges where blocks lose theirs.
_BARE: Mapping[str, Callable[[str], str]] = {
    "whole": lambda phrase: phrase.strip(_EDGE_BUT_NUMBER),
    "opens_whole": lambda phrase: phrase.strip(_EDGE),
    "starts": lambda phrase: phrase.lstrip(_EDGE),
    "opens": lambda phrase: phrase.lstrip(_EDGE),
    "ends": lambda phrase: phrase.rstrip(_EDGE),
    "contains": lambda phrase: phrase,
}


def _spellings(phrase: str) -> Iterator[str]:
    """A phrase as pages may have it: with either apostrophe and any dash, with or without the joiner of
    Persian words, and with or without the dot that casefolding leaves behind after the Turkish capital i."""
    yield phrase
    yield phrase.replace("'", "’")
    yield phrase.replace(" - ", " – ")
    yield phrase.replace(" - ", " — ")
    yield phrase.replace("\u200c", " ")
    yield phrase.replace("\u0307", "")


def _read_furniture(table: Any, path: Path) -> Mapping[str, Any]:
    place = f"{path}: furniture"
    if not isinstance(table, dict):
        raise PhraseFileError(f"{place} must be a table")
    _demand_known(table, _FURNITURE_FIELDS, place, "key")
    months = table.get("months", [[]] * 12)
    if (
        not isinstance(months, list)
        or len(months) != 12
        or not all(isinstance(names, list) for names in months)
    ):
        raise PhraseFileError(f"{place}: months must be 12 lists of names")
    folded: dict[str, Any] = {
        key: [fold(text) for text in _texts(table, key, place)] for key in table if key != "months"
    }
    return folded | {"months": [[fold(name) for name in names] for names in months]}


# --- compiling --------------------------------------------------------------------------------------------


def compile_packs(packs: Iterable[Pack]) -> dict[str, Any]:
    """Compile packs to the tables of a `Phrasebook`, plain enough for JSON.

    A phrase that several packs have belongs to the first of them.
    """
    packs = tuple(packs)
    rules: list[Rule] = []
    found: dict[str, dict[str, int]] = {way: {} for way in (*_WAYS, "shapes")}
    for each in chain.from_iterable(pack.rules for pack in packs):
        for way, phrases in (*each.phrases.items(), ("shapes", each.shapes)):
            for phrase in phrases:
                found[way].setdefault(phrase, len(rules))
        rules.append(each.rule)
    indexed = {way: _indexed(found[way], way) for way in _KEYS}
    return {
        "rules": [[rule.language, rule.name, rule.label.value, rule.max_words] for rule in rules],
        "furniture": {pack.language: dict(pack.furniture) for pack in packs},
        **{way: found[way] for way in ("whole", "opens_whole", "shapes")},
        **indexed,
    }


def _precedence(phrase: str) -> tuple[int, str]:
    return (-len(phrase), phrase)


def _indexed(found: Mapping[str, int], way: str) -> Index:
    index: Index = {}
    for phrase in sorted(found, key=_precedence):
        index.setdefault(_KEYS[way](phrase), {})[phrase] = found[phrase]
    return index


def _book(tables: Mapping[str, Any], sources: Iterable[Path]) -> Phrasebook:
    return Phrasebook(
        rules=tuple(
            Rule(language, name, Label(label), words) for language, name, label, words in tables["rules"]
        ),
        sources=tuple(sources),
        by_language={language: Furniture.from_table(each) for language, each in tables["furniture"].items()},
        whole=tables["whole"],
        starts=tables["starts"],
        ends=tables["ends"],
        contains=tables["contains"],
        opens_whole=tables["opens_whole"],
        opens=tables["opens"],
        shapes=tables["shapes"],
    )


def built_in_packs() -> tuple[Path, ...]:
    """The files of the built-in packs: those for all languages and for English first, then by code."""
    paths = (path for path in PHRASES.glob("*.toml") if path.name not in NOT_PACKS)
    return tuple(sorted(paths, key=lambda path: (path.stem != "all", path.stem != "en", path.stem)))


@cache
def default_phrasebook() -> Phrasebook:
    """All built-in packs. Read once, from the compiled file, because parsing TOML takes 1 ms per kilobyte."""
    return _book(json.loads(COMPILED.read_bytes()), built_in_packs())


def load_phrasebook(*paths: Path | str, base: Phrasebook | None = None) -> Phrasebook:
    """Add packs of one's own to the built-in ones.

    Args:
        paths: phrase files; a phrase in an earlier one overrides the same in a later one and in `base`.
        base: what to add to; the built-in packs unless given.

    Raises:
        PhraseFileError: a file cannot be read or a rule in it makes no sense.
    """
    base = default_phrasebook() if base is None else base
    packs = [read_pack(path) for path in (*paths, *base.sources)]
    return _book(compile_packs(packs), (pack.path for pack in packs))


def check(book: Phrasebook | None = None) -> tuple[Problem, ...]:
    """Try every rule's examples: each hit must get the rule's label, each miss must get none at all."""
    book = default_phrasebook() if book is None else book
    packs = (read_pack(path) for path in book.sources)
    return tuple(chain.from_iterable(_problems(each, book) for pack in packs for each in pack.rules))


def _problems(each: PackRule, book: Phrasebook) -> Iterator[Problem]:
    title, label = each.rule.title, each.rule.label
    if not each.hits or not each.misses:
        yield Problem(title, "", "needs at least one hit and one miss")
    for hit in each.hits:
        match = book.opens(fold(hit)) if each.phrases["opens"] or each.phrases["opens_whole"] else None
        match = book.match(fold(hit)) if match is None else match
        if match is None or match.label is not label:
            yield Problem(title, hit, f"should be {label} but is {_verdict(match)}")
    for miss in each.misses:
        match = book.match(fold(miss)) or book.opens(fold(miss))
        if match is not None:
            yield Problem(title, miss, f"should be nothing but is {_verdict(match)}")


def _verdict(match: PhraseMatch | None) -> str:
    return f"{match.label}: {match.reason} ({match.rule})" if match else "nothing"


def compiled_text() -> str:
    """What the compiled file must hold: one line a table, so that changes can be read."""
    tables = compile_packs(read_pack(path) for path in built_in_packs())
    lines = (f"{json.dumps(key)}: {json.dumps(table, ensure_ascii=False)}" for key, table in tables.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Compile the built-in packs, check them, and print what is wrong."""
    COMPILED.write_text(compiled_text(), "utf-8")
    problems = check()
    for problem in problems:
        print(f"{problem.rule}: {problem.example!r} {problem.fault}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
