"""What the names of classes say of pictures, captions, credits, and of what is not the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Classes = tuple[str, ...]

Name = tuple[str, str, Classes, str]
"""Tag, id, classes and role of an element, as in `Elements.called`."""

_CREDIT_STEMS = "credit|copyright|attribution|photographer|byline|bildquelle|bildnachweis|fotograf|urheber"
_CREDIT_WORDS = (
    "source|sources|copy|author|autor|auteur|quelle|provider|distributor|agency|owner|rights|licen[cs]e"
)
_CAPTION_STEMS = "caption|bildunterschrift|bildtext|cutline|legend|didascalia"
_CAPTION_WORDS = "desc|description"
_HINTS = re.compile(
    rf"(?P<credit>{_CREDIT_STEMS}|(?<![a-z])(?:{_CREDIT_WORDS})(?![a-z]))"
    rf"|(?P<caption>{_CAPTION_STEMS}|(?<![a-z])(?:{_CAPTION_WORDS})(?![a-z]))"
)
# a class word that speaks of a picture and of what is printed with it                  ; "media-caption", "fotocredit"
_PICTURE = re.compile(r"image|img|photo|foto|picture|media(?!tion)|bild|figure|gallery|slide")
_FILM = re.compile(r"video|audio|player")
# Looked for first: a look behind each character takes longer.
_ELSEWHERE_STEMS = re.compile(
    r"related|recommend|teaser|promo|newsletter|banner|footer|breadcrumb|advert|more"
)
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|teasers?|promo\w*|newsletter|banner|footer|breadcrumbs?|advert\w*|more)(?![a-z])"
)
_CAPTIONS = frozenset({"caption", "wp-caption-text", "wp-caption-dd", "legend"})
ELSEWHERE = ("nav", "footer")
"""Elements that hold what is not the article."""

_PAGE = frozenset({"html", "body", "main"})
_FRAMES = frozenset(
    {"wp-caption", "tr-caption-container", "image-caption-container", "mediaelement", "thumbinner"}
)


@lru_cache(maxsize=4096)
def class_hint(word: str) -> str:
    """``"credit"``, ``"caption"`` or ``""``: what a class word says; of several parts the last decides.

    >>> class_hint("caption__source"), class_hint("image-source-caption")
    ('credit', 'caption')
    """
    found = ""
    for match in _HINTS.finditer(word):
        found = match.lastgroup or ""
    return found


def picture_words(words: Iterable[str]) -> frozenset[str]:
    """The class words that speak of a picture."""
    return frozenset(filter(_PICTURE.search, words))


def picture_text_words(words: frozenset[str]) -> frozenset[str]:
    """The class words that speak of a picture's caption or credit, or are the word caption itself."""
    return frozenset(filter(class_hint, picture_words(words) | words & _CAPTIONS))


def elsewhere_words(words: Iterable[str]) -> frozenset[str]:
    """The class words that speak of teasers, promotion or the page's foot, and of no picture."""
    found = filter(_ELSEWHERE.search, filter(_ELSEWHERE_STEMS.search, words))
    return frozenset([word for word in found if not _PICTURE.search(word)])


def name_film(classes: Iterable[str]) -> bool:
    """Whether a class word speaks of a film or a recording."""
    return any(map(_FILM.search, classes))


def name_elsewhere(tag: str, classes: Classes, words: frozenset[str]) -> bool:
    """Whether an element inside the page has one of the `elsewhere_words`."""
    return not words.isdisjoint(classes) and tag not in _PAGE


def lead_elsewhere(names: Iterable[Name], words: frozenset[str]) -> list[bool]:
    """Which elements hold what is not the article: a menu, a footer, or what `elsewhere_words` name."""
    return [
        tag in ELSEWHERE or (not words.isdisjoint(classes) and tag not in _PAGE)
        for tag, _, classes, _ in names
    ]


def are_frames(names: Iterable[Name]) -> list[bool]:
    """Which elements are figures, or the frames that some content systems print instead."""
    return [tag == "figure" or not _FRAMES.isdisjoint(classes) for tag, _, classes, _ in names]
