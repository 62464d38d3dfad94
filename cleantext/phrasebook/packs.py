"""Packs: the phrase files as people write them, read and checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import frozen

from cleantext.errors import PhraseFileError
from cleantext.labels import BOILERPLATE_SIDE, Label
from cleantext.normalize import fold
from cleantext.phrasebook.book import EDGE_BUT_NUMBER, WAYS, Phrasebook, PhraseMatch, Rule, inner_key
from cleantext.phrasebook.furniture import FURNITURE_FIELDS, Furniture
from cleantext.phrasebook.shapes import SHAPES
from cleantext.phrasebook.words import EDGE, HAS_WORD, IS_UNSPACED, PAIR

LABELS = BOILERPLATE_SIDE | {Label.CORRECTION, Label.BYLINE, Label.CREDIT}
"""What a rule may say. The other labels of the article side are no matter of stock phrases."""

_RULE_KEYS = frozenset({"label", "name", "max_words", "hits", "misses", *WAYS})


@frozen
class PackRule:
    """A rule as its file has it, with its examples. `phrases` holds, for each way to match, folded phrases or shapes."""

    rule: Rule
    phrases: Mapping[str, tuple[str, ...]]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@frozen
class Pack:
    """One phrase file."""

    language: str
    path: Path
    rules: tuple[PackRule, ...]
    furniture: Furniture


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
    import tomllib  # needed for packs of one's own alone

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
    phrases = {way: _phrases(_texts(row, way, place), way, place) for way in _BARE} | {"shape": shapes}
    if not any(phrases.values()):
        raise PhraseFileError(f"{place} has no phrases; give it one of {', '.join(WAYS)}")
    max_words = row.get("max_words")
    if max_words is not None and (not isinstance(max_words, int) or not 1 <= max_words <= 200):
        raise PhraseFileError(f"{place}: max_words is {max_words!r}; it must be a number from 1 to 200")
    rule = Rule(path.stem, name, Label(row["label"]), max_words)
    return PackRule(rule, phrases, _texts(row, "hits", place), _texts(row, "misses", place))


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
            if not inner_key(phrase):
                raise PhraseFileError(f"{place}: {phrase!r} needs two words to be looked for inside a block")
    for phrase in phrases:
        if len(phrase.replace("#", "")) < 2 or not HAS_WORD.search(phrase):
            raise PhraseFileError(f"{place}: {phrase!r} is too short a phrase")
        if way == "contains" and IS_UNSPACED.search(phrase) and not PAIR.search(phrase):
            raise PhraseFileError(f"{place}: {phrase!r} needs two neighbouring characters of its script")
    return phrases


# A phrase loses the marks at its edges where blocks lose theirs.
_BARE: Mapping[str, Callable[[str], str]] = {
    "whole": lambda phrase: phrase.strip(EDGE_BUT_NUMBER),
    "opens_whole": lambda phrase: phrase.strip(EDGE),
    "starts": lambda phrase: phrase.lstrip(EDGE),
    "opens": lambda phrase: phrase.lstrip(EDGE),
    "ends": lambda phrase: phrase.rstrip(EDGE),
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


def _read_furniture(table: Any, path: Path) -> Furniture:
    place = f"{path}: furniture"
    if not isinstance(table, dict):
        raise PhraseFileError(f"{place} must be a table")
    _demand_known(table, FURNITURE_FIELDS, place, "key")
    months = table.get("months", [[]] * 12)
    if (
        not isinstance(months, list)
        or len(months) != 12
        or not all(isinstance(names, list) for names in months)
    ):
        raise PhraseFileError(f"{place}: months must be 12 lists of names")
    words = {key: list(map(fold, _texts(table, key, place))) for key in table if key != "months"}
    return Furniture.from_words(words, [list(map(fold, names)) for names in months])


def check(book: Phrasebook) -> tuple[Problem, ...]:
    """Try every rule's examples: each hit must get the rule's label, each miss must get none at all."""
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
