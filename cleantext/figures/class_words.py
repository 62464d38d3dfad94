"""What the names of classes say of pictures, captions, credits, and of what is not the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from cleantext.patterns import late

Classes = tuple[str, ...]

Name = tuple[str, str, Classes, str]
"""Tag, id, classes and role of an element, as in `Elements.called`."""

_CREDIT_STEMS = "credit|copyright|attribution|photographer|byline|bildquelle|bildnachweis|fotograf|urheber"
_CREDIT_WORDS = (
    "source|sources|copy|author|autor|auteur|quelle|provider|distributor|agency|owner|rights|licen[cs]e"
)
_CAPTION_STEMS = "caption|bildunterschrift|bildtext|cutline|legend|didascalia"
_CAPTION_WORDS = "desc|description|annotation|subline"
# a word of captions stands by itself or is glued to one of pictures                     ; "imagedescription"
_APART = "(?<![a-z])|(?<=image)|(?<=img)|(?<=photo)|(?<=foto)|(?<=picture)|(?<=media)|(?<=bild)"
_HINTS = late(
    rf"(?P<credit>{_CREDIT_STEMS}|(?<![a-z])(?:{_CREDIT_WORDS})(?![a-z]))"
    rf"|(?P<caption>{_CAPTION_STEMS}|(?:{_APART})(?:{_CAPTION_WORDS})(?![a-z]))"
)
# a class word that speaks of a picture and of what is printed with it                  ; "media-caption", "fotocredit"
_PICTURE = late(r"image|img|photo|foto|picture|media(?!tion)|bild|figure|gallery|slide")
_FILM = late(r"video|audio|player")
_SHAPE = "aspect-video"  # which pictures have as well
LEADING = {
    "related": "", "recommend": "*", "teaser": "s", "promo": "*", "newsletter": "", "banner": "", "footer": "",
    "breadcrumb": "s", "advert": "*", "more": "", "testimonial": "s", "upsell": "",
}  # fmt: skip
"""Parts of class words that stand for themselves, of what leads elsewhere or lets customers speak, and what each may end in:
nothing more, an "s", or anything."""

_ENDINGS = {"": "", "s": "s?", "*": r"\w*"}
_ELSEWHERE = late(
    rf"(?<![a-z])(?:{'|'.join([stem + _ENDINGS[ending] for stem, ending in LEADING.items()])})(?![a-z])"
)
_CAPTIONS = frozenset({"caption", "wp-caption-text", "wp-caption-dd", "legend"})
ELSEWHERE = ("nav", "footer")
"""Elements that hold what is not the article."""

PAGE = frozenset({"html", "body", "main"})
_FRAMES = frozenset(
    {"wp-caption", "tr-caption-container", "image-caption-container", "mediaelement", "thumbinner"}
)


class Sense:
    """What the name of an element says; bits, because it can say several things."""

    FRAME = 1
    """It is a figure, or a frame that some content systems print instead."""
    CAPTION = 2
    """Its classes are those of a picture's caption or credit."""
    PICTURE = 4
    """It has to do with a picture."""
    TEASER = 8
    """It is a teaser, promotion or the page's foot."""
    MENU = 16
    """It is an element for menus and feet."""
    FIGCAPTION = 32
    """It is the element for captions."""
    AWAY = TEASER | MENU
    """It leads elsewhere."""


DOUBT = 64
"""Said of a stem of which the whole word has to be seen."""

STEMS = (
    dict.fromkeys("image img photo foto picture bild figure gallery slide".split(), Sense.PICTURE)
    | dict.fromkeys(
        "credit copyright attribution byline quelle nachweis photographer fotograf urheber source copy author autor auteur"
        " provider distributor agency owner rights licen unterschrift bildtext cutline didascalia desc annotation"
        " subline".split(),
        Sense.CAPTION,
    )
    | dict.fromkeys(LEADING, Sense.TEASER)
    | dict.fromkeys("media caption legend thumbinner".split(), DOUBT)
)
"""Parts of class words, and what they say: those of `LEADING` where they stand for themselves. A word says nothing without
one of a picture, one of those or one in doubt; one of captions says something beside a picture's alone."""

_STEM = late("|".join([stem for stem, said in STEMS.items() if said != Sense.CAPTION]))

TAGS = {"figure": Sense.FRAME, "figcaption": Sense.FIGCAPTION} | dict.fromkeys(ELSEWHERE, Sense.MENU)


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


@lru_cache(maxsize=4096)
def sense_of_word(word: str) -> int:
    """What a class word says, as bits of `Sense`. What speaks of a picture speaks of no teaser.

    >>> sense_of_word("image-caption") == Sense.PICTURE | Sense.CAPTION, sense_of_word("more-teasers") == Sense.TEASER
    (True, True)
    """
    is_picture = _PICTURE.search(word) is not None
    said = Sense.PICTURE if is_picture else Sense.TEASER if _ELSEWHERE.search(word) else 0
    if (is_picture or word in _CAPTIONS) and class_hint(word):
        said |= Sense.CAPTION
    return said | Sense.FRAME if word in _FRAMES else said


def sense_of_name(tag: str, words: Iterable[str]) -> int:
    """What an element's tag and class words say, as bits of `Sense`. The elements around all of a page are no teasers."""
    said = TAGS.get(tag, 0)
    for word in words:
        said |= sense_of_word(word)
    return said & ~Sense.TEASER if tag in PAGE else said


def senses_of(names: Sequence[Name]) -> bytes:
    """What the names of a page's elements say, a byte each."""
    words = set(chain.from_iterable([classes for _, _, classes, _ in names]))
    telling = frozenset(filter(_STEM.search, words))
    return bytes([sense_of_name(tag, telling.intersection(classes)) for tag, _, classes, _ in names])


def is_foot(classes: Iterable[str]) -> bool:
    """Whether the class words that sound like a teaser's speak of a foot, which parts of a page have as well."""
    return all(["footer" in word for word in classes if sense_of_word(word) & Sense.TEASER])


def name_film(classes: Iterable[str]) -> bool:
    """Whether a class word speaks of a film or a recording."""
    return any(map(_FILM.search, classes))


def frame_film(classes: Sequence[str]) -> bool:
    """Whether the classes of what is around a picture alone speak of a film that it is shown for."""
    return name_film(classes) and _SHAPE not in classes
