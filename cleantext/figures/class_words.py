"""What the names of classes say of pictures, captions, credits, and of what is not the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Classes = tuple[str, ...]

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


def picture_text_words(words: Iterable[str]) -> frozenset[str]:
    """The class words that speak of a picture's caption or credit, or are the word caption itself."""
    return frozenset(
        word for word in words if (_PICTURE.search(word) or word in _CAPTIONS) and class_hint(word)
    )


def elsewhere_words(words: Iterable[str]) -> frozenset[str]:
    """The class words that speak of teasers, promotion or the page's foot, and of no picture."""
    found = filter(_ELSEWHERE_STEMS.search, words)
    return frozenset(word for word in found if _ELSEWHERE.search(word) and not _PICTURE.search(word))


def name_film(classes: Iterable[str]) -> bool:
    """Whether a class word speaks of a film or a recording."""
    return any(map(_FILM.search, classes))


def name_elsewhere(tag: str, classes: Classes, words: frozenset[str]) -> bool:
    """Whether an element inside the page has one of the `elsewhere_words`."""
    return not words.isdisjoint(classes) and tag not in _PAGE


def leads_elsewhere(tag: str, classes: Classes, words: frozenset[str]) -> bool:
    """Whether an element holds what is not the article: a menu, a footer, or what `elsewhere_words` name."""
    return tag in ("nav", "footer") or name_elsewhere(tag, classes, words)


def is_frame(tag: str, classes: Classes) -> bool:
    """Whether an element is a figure, or the frame that some content systems print instead."""
    return tag == "figure" or not _FRAMES.isdisjoint(classes)
