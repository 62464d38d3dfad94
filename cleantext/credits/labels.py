"""Labels of credits: "Photo:", "Image courtesy of", "Bild ©", "Fot.", in any language and stacked.

    label = *modifier 1*(sign / work / role / maker) *(link / join) [":"]

A label is a run of label words. Which word can be what is data (`phrases/captions.toml`), so that "Photo credit",
"Crédit photo" and "Image source" need no list of their own.
"""

import functools
import itertools
from collections.abc import Iterator
from enum import IntEnum
from operator import or_
from typing import NamedTuple, cast

from cleantext.caption_words import (
    LONGEST_STATUS,
    find_agency,
    folded,
    folded_set,
    pattern,
    phrases,
    word_set,
)
from cleantext.patterns import late


class Kind:
    """What a word can be in a label; bits, because a word can be several."""

    WORK = 1
    ROLE = 2
    MAKER = 4
    MODIFIER = 8
    LINK = 16
    JOIN = 32
    LONE = 64
    SIGN = 128
    NOUN = WORK | ROLE | MAKER | LONE | SIGN


class Strength(IntEnum):
    """How a label ends, weakest first: a bare work ("Photo"), a pair ("Photo Credit"), a join ("Photo by"), a
    copyright sign, a colon."""

    BARE = 0
    PAIR = 1
    JOIN = 2
    SIGN = 3
    COLON = 4


class CreditLabel(NamedTuple):
    """A label in a text: half-open character offsets (with the colon and the space behind it), its strength, and
    whether it names a person's craft ("Photographer:")."""

    start: int
    end: int
    strength: Strength
    maker: bool


_LONGEST = 6  # words of stacked labels: "Credit: Photo courtesy of the" has five
_KEYS = {
    "works": Kind.WORK, "roles": Kind.ROLE, "makers": Kind.MAKER, "modifiers": Kind.MODIFIER, "links": Kind.LINK,
    "joins": Kind.JOIN, "lone": Kind.LONE,
}  # fmt: skip
# token = 1*letter, split where the case turns / sign             ; "coastImage: Getty" is glued, "Image" is a word
_TOKEN = pattern(
    r"[\p{Lu}]+[\p{Ll}\p{M}]*(?:['’]s\b)?|[\p{Ll}\p{M}]+(?:['’]s\b)?|[\p{Lo}\p{M}]+|[©Ⓒⓒ℗]|[(（][cC][)）]"
)
# between the words of one label                                                              ; "Credit: Photo: PA"
_GAP = late(r"[ \xa0]{0,2}|-|\s?[:\uff1a&+]\s?|['’]")
# colon behind a label                                                                     ; "Foto :", "写真＝", "圖／"
_COLON = pattern(r"(?:\.?\s{0,2}[:：=＝／]|(?<=[\p{Lo}])/|\.\.\.|…)\s*")
# comma behind a picture and a role, as screen readers say it            ; "Image source, Getty", "图像来源，Getty"
_COMMA = pattern(r",\s|[،、，]\s?")
_END = " \t\n\xa0.)]|）】"


@functools.cache
def label_words() -> dict[str, int]:
    """What each word can be in a label, as bits of `Kind`, over all languages."""
    found = dict.fromkeys(("©", "(c)", "（c）", "ⓒ", "℗"), Kind.SIGN)
    for key, kind in _KEYS.items():
        for word in phrases(key):
            found[word] = found.get(word, 0) | kind
    return found


# word = 1*letter / sign: a quick cut; words whose case turns, and other scripts, are cut again as tokens
_WORD = pattern(r"[^\W\d_]+|[©Ⓒⓒ℗]|[(（][cC][)）]")
# where a word may be cut: at a turn of its case, and anywhere in scripts without
_GLUE = pattern("[\\p{Ll}][\\p{Lu}]|[\u0300-\u036f\u0590-\u1fff\u2c00-\ufaff]")
POSSESSIVE = ("'s", "’s")
_OTHER_SCRIPTS = pattern("[\u0300-\u036f\u0590-\u1fff\u2c00-\ufaff]")


class Token(NamedTuple):
    start: int
    end: int
    text: str
    kind: int


class LabelWords:
    """Finds the words of labels in a text. `kinds` says what each can be in a label, as bits of `Kind`."""

    def __init__(self, kinds: dict[str, int]) -> None:
        self.kinds = kinds
        self.nouns = frozenset(word for word, kind in kinds.items() if kind & Kind.NOUN)

    def _may_hold(self, text: str, start: int, end: int) -> bool:
        """A quick look between two offsets: is there a noun, without which no label is one ("photo", "credit", "fot"), or
        a place where one may be glued to another word?"""
        words = map(str.lower, _WORD.findall(text, start, end))
        return not self.nouns.isdisjoint(words) or _GLUE.search(text, start, end) is not None

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The words between two offsets that can stand in a label; none if no noun is among them."""
        if not self._may_hold(text, start, end):
            return []
        tokens = list(self._tokens(text, start, end))
        return tokens if any([token.kind & Kind.NOUN for token in tokens]) else []

    def _tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        if not text.isascii() and _OTHER_SCRIPTS.search(text, start, end):
            yield from self.cut(text, start, end)
            return
        for match in _WORD.finditer(text, start, end):
            word = match[0]
            kind = self.kinds.get(word.lower())
            if kind is None and (word.islower() or word.istitle() or word.isupper()):
                continue
            at, stop = match.span()
            possessive = text.startswith(POSSESSIVE, stop)
            if kind is None or possessive:
                yield from self.cut(text, at, min(stop + 2 * possessive, end))
            else:
                yield Token(at, stop, word, kind)

    def cut(self, text: str, start: int, end: int) -> Iterator[Token]:
        """The same where words are cut at the turns of their case: "coastImage" is two."""
        for match in _TOKEN.finditer(text, start, end):
            kind = self.kinds.get(match[0].lower())
            if kind:
                yield Token(match.start(), match.end(), match[0], kind)


@functools.cache
def words_of_labels() -> LabelWords:
    """The words of labels of all languages, or their compiled twin."""
    words = LabelWords(label_words())
    try:
        from cleantext.native.labels import LabelWords as Twin
    except ImportError:  # nothing has been compiled
        return words
    return cast("LabelWords", Twin(words))


def has_label_words(text: str) -> bool:
    """A quick look: is there a word without which no label is one?"""
    return bool(words_of_labels().tokens(text, 0, len(text)))


def may_begin_label(text: str, at: int) -> bool:
    """A quick look: can a label begin at an offset? Not with an ordinary word."""
    word = _ASCII_WORD.match(text, at)
    if word is None or not text[word.end() : word.end() + 1].isascii():
        return True
    ordinary = word[0].islower() or word[0].istitle() or word[0].isupper()
    return not ordinary or word[0].lower() in label_words()


_ASCII_WORD = late(r"[A-Za-z]+")


def find_labels(text: str, start: int, end: int) -> list[CreditLabel]:
    """The labels between two character offsets of a text, in order; stacked labels are one."""
    tokens = words_of_labels().tokens(text, start, end)
    labels: list[CreditLabel] = []
    index = 0
    while index < len(tokens):
        may_begin = tokens[index].kind & _BEGINNING and _free_before(text, tokens[index])
        run = _run(text, tokens, index) if may_begin else None
        label = _read_run(text, run, end) if run else None
        if label:
            labels.append(label)
            while index < len(tokens) and tokens[index].start < label.end:
                index += 1
        else:
            index += 1
    return labels


def begins_with_picture(text: str) -> bool:
    """Does a text begin with a label that names a picture or who made it, and not what may be listed of anything?"""
    labels = find_labels(text, 0, len(text))
    if not labels or labels[0].start or labels[0].strength < Strength.SIGN:
        return False
    unsure, pictured = word_set("unsure"), word_set("pictured")
    said = words_of_labels().tokens(text, 0, labels[0].end)
    return any(
        [
            token.text.lower() in pictured
            or token.kind & (Kind.WORK | Kind.MAKER) != 0
            and token.text.lower() not in unsure
            for token in said
        ]
    )


_BEGINNING = Kind.NOUN | Kind.MODIFIER


def _run(text: str, tokens: list[Token], index: int) -> list[Token]:
    """The label words from a token on that stand together."""
    stop = index + 1
    while stop < len(tokens) and stop - index < _LONGEST:
        if not _joined(text, tokens[stop - 1], tokens[stop]):
            break
        stop += 1
    return _before_status(text, tokens[index:stop])


def _joined(text: str, one: Token, two: Token) -> bool:
    """Do two label words stand in one label? Not an article of a name ("Source: The Harbour Post"), and no word
    that ended the caption ("a lovely photo Foto: Ana Ruiz")."""
    if two.text[0].isupper() and (
        two.text.lower() in word_set("articles") or one.kind & two.kind & Kind.WORK and one.text.islower()
    ):
        return False
    if two.kind & Kind.WORK and _begins_agency(text, two.start):
        return False
    gap = text[one.end : two.start]
    if ":" in gap and text[two.end : two.end + 1].isalpha():
        return False  # the front of a name: "Photo: ImageHouse"
    if gap == " " or _GAP.fullmatch(gap):
        return True
    return bool(one.kind & Kind.LONE) and gap in (".", ". ")  # after an abbreviation: "Fot. archiwum"


_TWO_WORDS = late(r"[\w-]+[ -][\w-]+")


def _begins_agency(text: str, at: int) -> bool:
    """Does an agency's name of two words begin here: "© picture alliance"?"""
    two = _TWO_WORDS.match(text, at)
    return two is not None and find_agency(two[0]) is not None


def _before_status(text: str, run: list[Token]) -> list[Token]:
    """The run before a status phrase that ends the line: "Foto: Captura de pantalla" has the label "Foto:", "Courtesy
    photo" has none."""
    words_apart = len(run) > 1 and text[run[0].end : run[1].start].isspace() and not run[0].kind & Kind.SIGN
    for index in range(0 if words_apart else 1, len(run)):
        start = run[index].start
        if len(text) - start <= LONGEST_STATUS and folded(text[start:].rstrip(_END)) in folded_set("status"):
            return run[:index]
    return run


def _free_before(text: str, token: Token) -> bool:
    """May a label begin here: not inside a compound, a handle or an address?"""
    before = text[token.start - 1] if token.start else " "
    if not token.text[0].isalpha():
        return True
    if before.isalpha():
        return before.islower() and token.text[0].isupper() or before.upper() == before.lower()
    return before not in "-_@#'’" and (before != "." or not token.text[0].islower())


def _read_run(text: str, run: list[Token], end: int) -> CreditLabel | None:
    """The longest label at the front of a run of label words that leaves something for the credit, or None.

    A run that reaches the end of the line holds its credit: "Photo: Courtesy" is label and credit.
    """
    for size in range(len(run), 0, -1):
        last = run[size - 1]
        if size > 1 and not last.kind & Kind.NOUN and ":" in text[run[size - 2].end : last.start]:
            continue  # "Photo: a word": the label ends at the colon
        colon = _COLON.match(text, last.end, end)
        if not colon and size > 1 and last.text == run[size - 2].text:
            continue  # "Foto: Foto Lind": the second is part of a name
        if not colon and _is_said_aloud(run[:size]):
            colon = _COMMA.match(text, last.end, end)
        rest_at = (
            colon.end()
            if colon
            else last.end + (bool(last.kind & Kind.LONE) and text[last.end : last.end + 1] == ".")
        )
        if not text[rest_at : rest_at + 200].strip(_END) or rest_at >= end:
            continue
        strength = _strength(text, run[:size], colon is not None)
        if strength is not None:
            if strength == Strength.BARE:
                rest_at = _past_links(text, run[size:], rest_at)
            maker = any([token.kind & (Kind.MAKER | Kind.WORK) == Kind.MAKER for token in run[:size]])
            return CreditLabel(run[0].start, rest_at, strength, maker)
    return None


def _is_said_aloud(run: list[Token]) -> bool:
    """Is a run what screen readers say before a comma: a picture and a role, in either order ("Image source", "Fuente de la
    imagen", "Autor da foto"), or at the front of a line a word that is both ("Crédito")?"""
    if len(run) == 1:
        return run[0].start == 0 and run[0].text.lower() in word_set("said_aloud")
    first, last = run[0].kind, run[-1].kind
    return bool(
        first & Kind.WORK and last & Kind.ROLE or first & (Kind.ROLE | Kind.MAKER) and last & Kind.WORK
    )


def _past_links(text: str, rest: list[Token], at: int) -> int:
    """Where the credit begins behind a bare label and the small words that tie it to a name: "Foto di Ana Ruiz"."""
    for token in rest:
        if not (token.kind & Kind.LINK and token.text.islower()):
            return at
        if text[token.end : token.end + 1] == " " and text[token.end + 1 : token.end + 2].isupper():
            return token.end
    return at


def _written_as_link(token: Token) -> bool:
    """Is a link or join no part of a name: small, or "By" and its like that no name has ("Photo By", "PHOTO BY")?"""
    return (
        token.text.islower()
        or bool(token.kind & Kind.JOIN)
        and token.text.lower() not in word_set("particles")
    )


def _begins_label(run: list[Token]) -> bool:
    """Does a run speak of a picture, or begin a line: "supplied by" may stand in any sentence."""
    return not run[0].text.islower() or any(token.kind & (Kind.WORK | Kind.MAKER) for token in run)


def _strength(text: str, run: list[Token], colon: bool) -> Strength | None:
    """How a run of label words ends, or None for a run that is no label."""
    kinds = functools.reduce(or_, [token.kind for token in run])
    if not kinds & Kind.NOUN:
        return None
    last = run[-1]
    joining = bool(last.kind & (Kind.LINK | Kind.JOIN)) and _written_as_link(last)
    if colon or ":" in text[run[0].start : last.start] and (joining or last.kind & Kind.NOUN):
        return Strength.COLON
    if last.kind & Kind.SIGN or run[0].kind & Kind.SIGN and last.kind & Kind.WORK:
        return Strength.SIGN
    if (
        len(run) > 1
        and joining
        and (last.kind & Kind.JOIN and _begins_label(run) or kinds & Kind.LONE)
        or last.kind & Kind.LONE
    ):
        return Strength.JOIN
    if len(run) > 1 and any(
        {one.kind & (Kind.WORK | Kind.ROLE), two.kind & (Kind.WORK | Kind.ROLE)} >= {Kind.WORK, Kind.ROLE}
        for one, two in itertools.pairwise(run)
    ):
        return Strength.PAIR
    return Strength.BARE if len(run) == 1 and last.kind & Kind.WORK else None
