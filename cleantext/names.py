"""Names: what is shaped like the name of a person, and what stands beside one that is no part of it."""

from __future__ import annotations

import re

from cleantext.byline_words import ending, is_spaceless, opening_alike, words
from cleantext.dates import DIGIT
from cleantext.patterns import late, late_regex

LONGEST_NAME = 60
"""Characters of a name with its titles."""

MOST_WORDS = 5
"""Words of a person's name; more make a sentence. Longer names are printed short."""

MOST_SMALL = 3
"""Words of a name without any capital."""

EAST_ASIAN_MARKS = frozenset("。！？，；：、「」『』《》")
"""Marks that stand in sentences, and in no name."""

NOT_BEHIND_NAMES = "!?:;…"

PARTICLES = frozenset(
    "a af al am an auf av ap ben bin bint da dal dalla das de degli dei del della den der des di do dos du e el ed"
    " ibn la las le lo los mac mc o of op san ten ter the van vom von vor y zu zum zur 't".split()
)
"""Words in lower case that stand inside names."""

TITLE_WORDS = tuple("dr prof mag ing dipl mr mrs ms sir dame".split())
TITLES = late(rf"\A(?:(?:{'|'.join(TITLE_WORDS)})\.?\s+)+", re.IGNORECASE)
ELIDED = late_regex(r"\p{Ll}{1,3}(?:['’]\p{Lu}|\p{Lu})")  # d'Arbre, diCorsa
HAN_NAME = late_regex(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ー・]{2,12}(?:[ \u3000][\p{Han}\p{Hiragana}\p{Katakana}]{1,6})?"
)
HANGUL_NAME = late_regex(r"\p{Hangul}{2,5}(?: \p{Hangul}{1,5})?")
CASELESS_NAME = late_regex(r"(?!\p{Hangul})[\p{Lo}\p{M}][\p{Lo}\p{M}'’.-]*(?: [\p{Lo}\p{M}'’.-]+){1,4}")


def is_name(text: str, *, labelled: bool = False) -> bool:
    """Whether a text is shaped like the name of a person.

    Two to five capitalised words, with particles between them; names in scripts without capitals by length. After a
    label one word is enough, and capitals are not asked for where none of up to three words has any ("by anna ruiz").
    """
    if not text or len(text) > LONGEST_NAME or text[-1] in NOT_BEHIND_NAMES or DIGIT.search(text):
        return False
    text = TITLES.sub("", text)
    if text[:1] > "\u0590" and any(
        [pattern.fullmatch(text) for pattern in (HANGUL_NAME, HAN_NAME, CASELESS_NAME)]
    ):
        return True
    if text[:1] >= "\u3040" and not EAST_ASIAN_MARKS.isdisjoint(text):
        return False
    if "\uac00" <= text[:1] <= "\ud7a3":
        return False  # words of Hangul have no capitals to tell a name from a sentence
    parts = text.split()
    if not (1 if labelled else 2) <= len(parts) <= MOST_WORDS:
        return False
    is_small = labelled and text.islower()
    if is_small and not _may_be_small(parts):
        return False
    strong = 0
    for part in parts:
        bare = part.strip("'’\"“”„«».-,")
        if not bare.isalpha() and (
            not bare
            or not all([char.isalpha() or char in "'’.-‐‑\u00ad`" or not char.isascii() for char in bare])
        ):
            return False
        if bare[0].isupper() or not bare[0].islower() or ELIDED.match(bare):
            strong += 1
        elif bare not in PARTICLES and not is_small:
            return False
    return strong >= (1 if labelled else 2) or (labelled and len(parts) > 1)


def _may_be_small(parts: list[str]) -> bool:
    """Whether words without any capital may be a name ("ana ruiz"): there are few of them, none is a possessive, and the first
    begins no phrase ("to video", "in industry")."""
    begins_phrase = parts[0] not in PARTICLES and parts[0] in words("function_words")
    return (
        len(parts) <= MOST_SMALL
        and not begins_phrase
        and not any([part.endswith(POSSESSIVES) for part in parts])
    )


def without_role(text: str) -> str:
    """A name without the role or the label of a portrait beside it ("Anna Ruiz, staff writer"); empty for a bare role."""
    folded = text.casefold().strip(" .,:")
    if folded in words("beside") or folded in words("by_suffix"):
        return ""
    for field in ("by_suffix", "beside"):
        for word in ending(folded, field):
            rest = text.strip(" .,:")[: -len(word)].rstrip(" ,:-–—|")
            if len(rest) >= 2 and (
                is_spaceless(word[0]) or "\uac00" <= word[0] <= "\ud7a3" or text[len(rest)] in " ,:-–—|"
            ):
                return without_role(_without_possessive(rest))
    first, _, name = text.partition(" ")
    if "-" in first and first.rpartition("-")[2].casefold() in words("beside"):
        return name  # "Courier-Redakteurin Ana Ruiz"
    for word in opening_alike(folded, "beside"):
        if folded.startswith((word + " ", word + ":")):
            return text.strip(" .,:")[len(word) :].lstrip(" ,:-–—|")
    return text


POSSESSIVES = ("'s", "’s")


def _without_possessive(name: str) -> str:
    """A name in front of what is somebody's ("Ana Ruiz's avatar")."""
    return name[:-2] if name.endswith(POSSESSIVES) else name


HANDLE = late_regex(
    r"(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}_.-]{2,29}"
)  # "By jsteinhardt", as blogs and forums sign


def is_doubled(text: str) -> bool:
    """Whether a text of some words is another one printed twice, with a space between or none."""
    half = (len(text) + 1) // 2
    return " " in text and text[:half].rstrip() == text[-half:].lstrip()
