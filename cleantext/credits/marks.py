"""A quick look at a line of prose: has it any of the marks without which no credit is found in it?

One line in thirty has. To read a line by the grammar takes a hundred times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from cleantext.caption_words import phrases
from cleantext.credits.labels import Kind, label_words
from cleantext.patterns import late
from cleantext.sentences import STOPS

REACH = 170
"""Characters: no printed credit is longer, so its marks are looked for at the end of a line alone."""

REACH_OF_SENTENCE = 80
"""Characters. Credits that end in a full stop are short; most such lines are prose."""

REACH_OF_LABEL = 40
"""Characters from the start of a text within which the mark behind a label stands; what is longer is a sentence."""

# Signs without which a line has no mark, looked for first: a class of characters is found five times as fast.
_SIGN = late("[/|©Ⓒⓒ℗／＝（：(]")
# A slash parts names, which begin with a capital or are an agency's: not "and/or", "24/7" or an address.
_MARK = late(r"/ ?(?:[^\W\d_a-z]|(?:dpa|epa|afp|apa|ap|anp|efe|ntb|tt|picture)\b)|[|©Ⓒⓒ℗／＝（：]|\([cC]\)")
_BEFORE_COLON = late(r"([^\W\d_]+)[ \xa0]?:")
EAST_ASIAN = "\u2e80"
CLOSING = " .。)）]"
"""What may stand behind the last word of a credit."""

YEAR = r"(?:19|20)\d\d\b"
"""A year of rights, as a pattern."""


@cache
def _label_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of credit labels: all, those without which none is one ("photo"), and those that are one alone ("fot")."""
    words = label_words()
    return (
        frozenset(words),
        frozenset(word for word, kind in words.items() if kind & Kind.NOUN),
        frozenset(word for word, kind in words.items() if kind & (Kind.LONE | Kind.SIGN)),
    )


class Marks(NamedTuple):
    """The marks that are words.

    Attributes:
        nouns: The nouns of labels.
        suffixes: What stands behind a name instead of before it, in East Asia.
    """

    nouns: frozenset[str]
    suffixes: tuple[str, ...]

    def may_hold_credit(self, text: str) -> bool:
        """Whether a line of a page's prose has a mark of credits near its end."""
        if not text:
            return False
        reach = REACH_OF_SENTENCE if text[-1] in STOPS else REACH
        tail = text if len(text) <= reach else text[-reach:]
        if " via " in tail or _SIGN.search(tail) is not None and _MARK.search(tail) is not None:
            return True
        words = tail.lower().split()
        if any(map(self._is_noun, words)) and _has_label(words):
            return True
        if text[-1] >= EAST_ASIAN or not text[-1].isalnum():
            if tail.rstrip(CLOSING).endswith(self.suffixes):
                return True
        return ":" in tail and any(map(_ends_in_label, _BEFORE_COLON.findall(tail)))

    def begins_with_label(self, text: str) -> bool:
        """Whether a text begins with a label and the mark behind it: "Photo: Ana Ruiz", "Bild © dpa"."""
        mark = _BEHIND_LABEL.search(text, 0, REACH_OF_LABEL)
        word = _LAST_WORD.search(text, 0, mark.start()) if mark is not None else None
        return word is not None and _ends_in_label(word[1])

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a noun as it stands between spaces: "photo", "(photo", "photo:"."""
        forms = (word, word[1:]) if word[0] in "([" else (word,)
        return any([form in self.nouns or form[-1:] in _BEHIND and form[:-1] in self.nouns for form in forms])


_BEHIND = frozenset(":.,،")
_AROUND = "()[]:.,،"
_BEHIND_LABEL = late("[:：©]")
_LAST_WORD = late(r"([^\W\d_]+)[ \xa0]?\Z")


try:
    from cleantext.native.marks import looking
except ImportError:  # nothing has been compiled

    def looking(plain: Marks) -> Marks:
        """Marks found as quickly as they can be."""
        return plain


@cache
def marks() -> Marks:
    """The marks of all languages."""
    return looking(_marks())


def _marks() -> Marks:
    _, nouns, _ = _label_words()
    return Marks(nouns, tuple(phrases("suffixes")))


def may_hold_credit(text: str) -> bool:
    """Whether a line of a page's prose has a mark of credits near its end."""
    return marks().may_hold_credit(text)


def _has_label(words: Sequence[str]) -> bool:
    """Whether a noun of labels has a colon, is a label alone, or another word of labels stands behind it."""
    every, nouns, alone = _label_words()
    for word, behind in zip_longest(words, words[1:], fillvalue=""):
        noun = word.strip(_AROUND)
        if noun in nouns and (":" in word or noun in alone or behind.strip(_AROUND) in every):
            return True
    return False


def _ends_in_label(word: str) -> bool:
    """Whether a word is a label, or a label stands behind the last turn of its case: "coastImage"; in scripts
    without case it may be glued to anything."""
    _, nouns, _ = _label_words()
    last = word[-1]
    if last.lower() == last.upper():
        return word.endswith(tuple(nouns))
    turn = len(word)
    while turn and word[turn - 1].islower():
        turn -= 1
    return word[max(0, turn - 1) :].lower() in nouns
