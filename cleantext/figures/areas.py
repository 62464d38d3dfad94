"""Caption areas: the texts that a page prints with a picture.

A page says in three ways that a text belongs to a picture: by a ``figure`` element, by the names of classes
("image-caption", "photo__credit"), and by putting picture and text into an element of their own. Areas are found here,
from the markup alone; `cleantext.figures.reading` has them read by the grammar of `cleantext.credits`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from cleantext import quotation
from cleantext.blocks import Block, Kind
from cleantext.caption_words import find_agency
from cleantext.claims import ImageClaim, bare
from cleantext.credits import FigureLine, parse_figure_line
from cleantext.elements import Elements, shared_depth
from cleantext.figures.class_words import (
    Sense,
    class_hint,
    frame_film,
    is_foot,
    name_film,
    sense_of_name,
    senses_of,
)
from cleantext.figures.reading import (
    LONGEST_CREDIT,
    credit_among,
    hints_of,
    is_button,
    is_labelled,
    read_area,
)
from cleantext.normalize import join_parts

if TYPE_CHECKING:
    from cleantext.document import Document

_IMAGE = Kind.IMAGE  # a name of its own, which is quicker to read; all blocks are asked
NO_CAPTION = frozenset({Kind.HEADING, Kind.CELL, Kind.CONTROL, Kind.IMAGE, Kind.QUOTE, Kind.CODE, Kind.MEDIA})
_LONGEST = 1_200  # characters of an area; the longest printed caption known has 540
_MOST_TEXTS = 6
MOST_BLOCKS = 15
"""In a frame around a picture: pictures come with copies for small screens and without scripts."""
MOST_FRAMED = 3
"""Texts in such a frame."""
REACH = 6
"""Blocks before a picture and behind it in which its text is looked for."""
_ARTICLE = 1_500  # characters in sentences: an element named like a teaser that has fewer is one
_SENTENCE = 120  # characters: most teasers are shorter
_FEWEST_WORDS, _MOST_WORDS = 3, 60  # of a caption that its place alone tells
_LINKED = 0.25  # share of a teaser's text in links is higher
SECTIONS = frozenset(
    {"body", "html", "main", "article", "section", "header", "ul", "ol", "table", "tr", "tbody", "form"}
)


@frozen
class Area:
    """The texts printed with one picture, in an element `depth` elements deep, and the reason to take them for a caption
    area. `film` says that they stand with a film or a recording, `empty` that neither a picture nor anything else that
    they could speak of does; `claims` are what the page says of its images."""

    images: tuple[Block, ...]
    texts: tuple[Block, ...]
    depth: int
    reason: str
    film: bool = False
    empty: bool = False
    claims: tuple[ImageClaim, ...] = ()

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """What the markup hints of each text: "caption", "credit" or ""."""
        return hints_of(self.texts, self.depth)

    @cached_property
    def joined(self) -> tuple[str, tuple[int, ...]]:
        """All texts as one, and where each starts in it."""
        return join_parts([block.text for block in self.texts])

    @cached_property
    def line(self) -> FigureLine:
        """Caption and credit, as filters and figures read them."""
        return read_area(self)

    @property
    def image(self) -> Block | None:
        """The picture among its copies for other screens: one with an address and a text if there is any."""
        return _best(self.images)


def find_areas(document: Document) -> tuple[Area, ...]:
    """The caption areas of a page, in its order, by markup alone. Flat text has none."""
    if not document.elements.called:
        return ()
    search = _Search(document)
    areas = [*search.in_figures(), *search.in_frames(), *search.by_class()]
    areas.sort(key=lambda area: min(block.index for block in (*area.images, *area.texts)))
    return tuple(areas)


def framed_pictures(blocks: Sequence[Block], elements: Elements) -> list[tuple[int, int]]:
    """The pictures that share an element with the nearest text and little else, each with that element: it may be no more
    than a picture and up to three texts, no heading and no teaser's link among them."""
    found = []
    for block in blocks:
        if block.kind is _IMAGE:
            frame = max(_shared(blocks, elements, block.index, step) for step in (1, -1))
            if elements.parent(frame) >= 0 and _is_small(blocks, elements, frame):
                found.append((block.index, frame))
    return found


def _shared(blocks: Sequence[Block], elements: Elements, image: int, step: int) -> int:
    """The innermost element that a picture shares with the next block of text on one side of it, -1 for none."""
    for index in range(image + step, image + step * (REACH + 1), step):
        if not 0 <= index < len(blocks):
            return -1
        if blocks[index].text and not blocks[index].hidden:
            return elements.around_both(image, index)
    return -1


def _is_small(blocks: Sequence[Block], elements: Elements, frame: int) -> bool:
    """Whether an element may be no more than a picture and its texts, and has any."""
    start, end = elements.extent(frame)
    if end - start > MOST_BLOCKS or elements.name(frame)[0] in SECTIONS:
        return False
    texts = [block for block in blocks[start:end] if block.text]
    return 0 < len(texts) <= MOST_FRAMED and not any(
        [block.kind in NO_CAPTION or 2 * block.link_chars > len(block.text) for block in texts]
    )


try:
    from cleantext.native.areas import framed_pictures as pictured
    from cleantext.native.areas import senses_of as told
except ImportError:  # nothing has been compiled
    pictured, told = framed_pictures, senses_of


def senses_in(elements: Elements) -> bytes:
    """What the names of a page's elements say of pictures and captions, a byte each."""
    return told(elements.called)


class _Search:
    """Looks for caption areas on a page. `taken` are the numbers of the blocks that have found their area, `led` says of
    elements named like what leads elsewhere whether they do.

    Elements go by their numbers in `Document.elements`.
    """

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.elements = document.elements
        self.claims = document.claims.images
        self.is_news = document.claims.is_news
        self.taken: set[int] = set()
        self.led: dict[int, bool] = {}
        self.said = document.senses

    def is_inside(self, block: Block, frame: int, wanted: int) -> bool:
        """Whether an element around a block, a frame or one inside that, says something wanted."""
        return self.elements.nearest(self.elements.around(block.index), self.said, wanted) >= frame

    # -- figures and frames --------------------------------------------------------------------------------

    def in_figures(self) -> Iterator[Area]:
        """The areas in ``figure`` elements and the frames that some content systems print instead."""
        groups: dict[int, list[Block]] = {}
        for index, frame in self.elements.blocks_inside(self.said, Sense.FRAME):
            groups.setdefault(frame, []).append(self.blocks[index])
        for frame, members in groups.items():
            yield from self.in_figure(frame, members)

    def in_figure(self, frame: int, members: list[Block]) -> Iterator[Area]:
        """The areas in one figure, which has no figure inside it, but for what leads to another page."""
        self.taken.update([block.index for block in members])
        texts = _texts_of(members)
        behind = self.behind(members[-1], frame)
        if not texts and behind is None or any([block.kind is Kind.QUOTE for block in members]):
            return  # the caption of a quotation says whose words it holds
        if self.elsewhere(self.elements.parent(frame)) or self.is_teaser(texts, frame):
            return
        depth = self.elements.depth(frame)
        captions = _captions_of(members)
        if behind is not None and is_labelled(behind.text) and not _credited(_texts_of(captions)):
            self.taken.add(behind.index)
            captions = [*captions, behind]
        empty = (
            len(texts) == len(members) and all(map(_captioned, texts)) and not _names_picture(texts, depth)
        )
        yield from self.areas(captions, depth, f"inside a {members[0].path[depth].tag}", empty=empty)

    def behind(self, last: Block, frame: int) -> Block | None:
        """The block right behind a figure, in the same element, if it is as short as a credit, no link and no foot of the
        page."""
        if last.index + 1 >= len(self.blocks):
            return None
        block = self.blocks[last.index + 1]
        if not 0 < len(block.text) < LONGEST_CREDIT or block.link_share >= 0.5:
            return None
        number, parent = self.elements.around(block.index), self.elements.parent
        is_beside = number >= 0 and number != frame and parent(number) == parent(frame)
        return block if is_beside and self.elements.name(number)[0] != "footer" else None

    def is_teaser(self, texts: Sequence[Block], frame: int) -> bool:
        """Whether the texts of a figure advertise another page: so named, or all of them links though none is a caption;
        or whether they hold the article's date."""
        if any([self.advertises(block, frame) for block in texts]):
            return True
        if any([block.inside("time") for block in texts]):
            return True
        linked = bool(texts) and all([block.link_share > 0.5 for block in texts])
        return linked and not any(map(_captioned, texts))

    def advertises(self, block: Block, frame: int) -> bool:
        """Whether a figure or an element of it around a block is named like a teaser. A foot with a caption is none."""
        number = self.elements.nearest(self.elements.around(block.index), self.said, Sense.TEASER)
        while number > frame and block.kind is Kind.FIGCAPTION and is_foot(self.elements.name(number)[2]):
            number = self.elements.nearest(self.elements.parent(number), self.said, Sense.TEASER)
        return number >= frame

    # -- pictures that share an element with their text ----------------------------------------------------

    def in_frames(self) -> Iterator[Area]:
        """The areas of pictures that share an element with little else than their text."""
        for index, frame in pictured(self.blocks, self.elements):
            first, last = self.elements.extent(frame)
            if index in self.taken or not self.taken.isdisjoint(range(first, last)):
                continue
            members = self.blocks[first:last]
            texts = [block for block in members if block.text]
            if self.is_framed(self.blocks[index], texts, frame) or self.interrupts(texts, first, last):
                self.taken.update(range(first, last))
                if not self.elsewhere(self.elements.parent(frame)):
                    yield from self.areas(members, self.elements.depth(frame), "in one frame with a picture")

    def is_framed(self, image: Block, texts: Sequence[Block], frame: int) -> bool:
        """Whether what shares an element with a picture is its text: little of it, and a sign that it speaks of the
        picture: a class word, the picture's alternative text, or a credit."""
        if sum([len(block.text) for block in texts]) > 600 or any(
            [block.inside("li", "td") for block in texts]
        ):
            return False
        if _is_attributed(texts):
            return False
        if any([self.is_inside(block, frame, Sense.CAPTION) for block in texts]):
            return True
        if len(texts) > 1 and credit_among(texts) is not None:
            return True
        named = self.elements.nearest(frame, self.said, Sense.PICTURE) == frame and not image.inside("a")
        return (
            named
            and any([len(block.words) > 2 for block in texts])
            or _says_the_same(image, texts)
            or _credited(texts)
        )

    def interrupts(self, texts: Sequence[Block], first: int, last: int) -> bool:
        """Whether a picture and a single short text, between two places, part two paragraphs of a news article: captions do
        where no name tells them."""
        if not self.is_news or len(texts) != 1 or not _FEWEST_WORDS <= len(texts[0].words) <= _MOST_WORDS:
            return False
        above = next((block for block in self.blocks[max(0, first - 3) : first][::-1] if block.text), None)
        below = next((block for block in self.blocks[last : last + 3] if block.text), None)
        return all(
            [
                block is not None and block.kind is not Kind.HEADING and _sentence(block)
                for block in (above, below)
            ]
        )

    # -- names of classes ----------------------------------------------------------------------------------

    def by_class(self) -> Iterator[Area]:
        """The areas that only the names of their classes tell."""
        group: list[Block] = []
        for block in self.named():
            if block.kind in NO_CAPTION or block.index in self.taken or block.hidden:
                continue
            if block.path[-1].tag == "time":
                continue  # how long a film takes
            if self.elsewhere(self.elements.around(block.index)):
                continue
            if group and (
                block.index - group[-1].index > 2
                or shared_depth(group[-1].path, block.path) < len(block.path) - 2
            ):
                yield from self.named_area(group)
                group = []
            group.append(block)
        if group:
            yield from self.named_area(group)

    def named(self) -> Iterator[Block]:
        """The blocks that one of the two innermost elements around them names a picture's caption or credit."""
        for index in self.elements.blocks_close_to(self.said, Sense.CAPTION | Sense.FIGCAPTION):
            yield self.blocks[index]

    def named_area(self, group: list[Block]) -> Iterator[Area]:
        first, last = group[0].index, group[-1].index
        around = [*self.blocks[max(0, first - 4) : first][::-1], *self.blocks[last + 1 : last + 3]]
        image = next((block for block in around if block.kind is _IMAGE), None)
        depth = max(1, min(shared_depth(group[0].path, block.path) for block in group) - 2)
        members = [image, *group] if image is not None else group
        if image is None and not any(
            [sense_of_name(at.tag, at.classes) & Sense.PICTURE for at in group[0].path[-2:]]
        ):
            return  # the word caption alone: the small print of a shop, the title of a table
        yield from self.areas(members, depth, "named so by its class")

    def areas(
        self, members: Iterable[Block], depth: int, reason: str, *, empty: bool = False
    ) -> Iterator[Area]:
        """The areas in a figure or frame: one a picture, its text behind it; a lone picture's text may stand before it."""
        images: list[Block] = []
        texts: list[Block] = []
        runs: list[tuple[list[Block], list[Block]]] = []
        for block in members:
            if block.kind is _IMAGE:
                if images and texts:
                    runs.append((images, texts))
                    images, texts = [], []
                images.append(block)
            elif block.text and _is_shown(block, images) and _may_be_caption(block):
                texts.append(block)
        if texts or not runs:
            runs.append((images, texts))
        for images, printed in runs:
            texts = _without_buttons(printed)
            if not texts or len(texts) > _MOST_TEXTS or sum(len(block.text) for block in texts) > _LONGEST:
                continue
            film = _stands_with_film(images, texts[0], depth)
            yield Area(tuple(images), tuple(texts), depth, reason, film, empty, self.claims)

    # -- what is not the article ---------------------------------------------------------------------------

    def elsewhere(self, number: int) -> bool:
        """Whether an element or one around it leads elsewhere. What is named like a teaser and holds the article, its
        title or many sentences, does not."""
        passed: list[int] = []
        while (named := self.elements.nearest(number, self.said, Sense.AWAY)) >= 0 and named not in self.led:
            if not self.elements.name(named)[2] or self.sentences_in(named) <= _ARTICLE:
                self.led[named] = True
            else:
                passed.append(named)
                number = self.elements.parent(named)
        leads = named >= 0 and self.led[named]
        self.led.update(dict.fromkeys(passed, leads))
        return leads

    def sentences_in(self, number: int) -> int:
        """The characters in sentences inside an element; a title outweighs all."""
        first, last = self.elements.extent(number)
        return self.sentences[last] - self.sentences[first]

    @cached_property
    def sentences(self) -> list[int]:
        """The characters in sentences in front of each block, and of the page's end."""
        return list(accumulate(map(_sentence, self.blocks), initial=0))


def _sentence(block: Block) -> int:
    """The characters of a block of prose, more than an article's for a title, 0 for anything else."""
    if block.kind is Kind.HEADING and block.level == 1:
        return _ARTICLE + 1
    size = len(block.text)
    return size if size > _SENTENCE and block.link_chars < _LINKED * size else 0


def _is_shown(block: Block, images: Sequence[Block]) -> bool:
    """Whether a text is shown, or a caption hidden with its picture: whether both are to be read is said elsewhere."""
    return not block.hidden or block.kind is Kind.FIGCAPTION and bool(images) and images[-1].hidden


def _stands_with_film(images: Sequence[Block], text: Block, depth: int) -> bool:
    """Whether elements around a text are named by a film or a recording: those inside its area, and without a picture those
    right around it; or those around the picture that do not hold the text, for it is shown until the film plays."""
    around = text.path[depth if images else max(0, depth - 2) :]
    shown = images[0].path[shared_depth(images[0].path, text.path) :] if images else ()
    return any([name_film(element.classes) for element in around]) or any(
        [frame_film(element.classes) for element in shown]
    )


def _is_attributed(texts: Sequence[Block]) -> bool:
    """Whether texts beside a portrait are words in quotation marks, and behind them names without a label: of who said
    them."""
    said, rest = texts[0].text, texts[1:]
    is_quotation = said[0] in quotation.OPENING and any(
        [block.text[-1] in quotation.CLOSING for block in texts[:-1]]
    )
    return bool(rest) and is_quotation and not is_labelled(rest[-1].text)


def _names_picture(texts: Sequence[Block], depth: int) -> bool:
    """Whether a figure, the element around it or one inside is named by a picture, which a script may have yet to put
    there."""
    around = [element for block in texts[:1] for element in block.path[max(0, depth - 1) :]]
    return any([sense_of_name(element.tag, element.classes) & Sense.PICTURE for element in around])


def _may_be_caption(block: Block) -> bool:
    """Whether the kind of a block is one of captions; the cells of a table are if they are named so."""
    return (
        block.kind not in NO_CAPTION
        or block.kind is Kind.CELL
        and any(map(class_hint, block.path[-1].classes))
    )


def _captions_of(members: Sequence[Block]) -> Sequence[Block]:
    """The pictures of a figure and the blocks that are its captions: those in a ``figcaption`` or named so, or, without
    any, all that a picture can have."""
    named = [block for block in members if block.kind is _IMAGE or _captioned(block)]
    return named if any(block.text for block in named) and not _short(members) else members


def _captioned(block: Block) -> bool:
    if block.kind is Kind.FIGCAPTION:
        return True
    return any(
        ancestor.tag == "figcaption" or any(map(class_hint, ancestor.classes)) for ancestor in block.path[-2:]
    )


def _texts_of(members: Iterable[Block]) -> list[Block]:
    return [block for block in members if block.text and block.kind is not _IMAGE]


def _short(members: Sequence[Block]) -> bool:
    texts = _texts_of(members)
    return (
        len(texts) <= 4
        and sum([len(block.text) for block in texts]) <= 400
        and all([block.kind not in NO_CAPTION for block in texts])
    )


def _says_the_same(image: Block, texts: Sequence[Block]) -> bool:
    alt = bare(image.image.alt) if image.image is not None else ""
    return len(alt) > 20 and any(bare(block.text).startswith(alt) for block in texts)


def _credited(texts: Sequence[Block]) -> bool:
    text = " ".join(block.text for block in texts)
    return parse_figure_line(text, in_caption_area=False).credit is not None or _supplies_pictures(text)


def _supplies_pictures(name: str) -> bool:
    """Whether a text is the name of an agency or a picture library, which no word or initials are spelled like."""
    agency = find_agency(name)
    return len(name) > 4 and agency is not None and agency.distinct and agency.kind != "platform"


def _best(images: tuple[Block, ...]) -> Block | None:
    for block in images:
        image = block.image
        if image is not None and image.url and not image.url.startswith("data:") and image.alt:
            return block
    return next(
        (block for block in images if block.image is not None and block.image.url),
        images[0] if images else None,
    )


def _without_buttons(texts: list[Block]) -> list[Block]:
    """The texts of an area without what leads to comments, shops and networks ("88 Comments")."""
    if len(texts) < 2:
        return texts
    return [block for block in texts if len(block.text) > LONGEST_BUTTON or not is_button(block.text)]


LONGEST_BUTTON = 40
"""Characters."""


def gathered(document: Document) -> Area:
    """All text of a little page as one area: the markup of a caption area, cut out of its page."""
    texts = [block for block in document.blocks if block.text and block.kind not in (_IMAGE, Kind.CONTROL)]
    images = tuple(block for block in document.blocks if block.kind is _IMAGE)
    return Area(images, tuple(texts), 0, "the caption area itself")
