"""Figures: the images of an article, each paired with its caption and its credit.

They are derived from the verdicts on a cleaned document, whatever a pipeline keeps: the spans of captions and credits,
put together by the caption areas they stand in (`cleantext.figures.areas`). In flat text the image is ``None``, or an
alternative text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from cleantext.blocks import Block, Image, Kind
from cleantext.claims import ImageClaim, bare
from cleantext.figures.areas import Area, find_areas, leads_elsewhere
from cleantext.labels import ARTICLE_SIDE, Label

if TYPE_CHECKING:
    from cleantext.credits import Credit
    from cleantext.document import Document


@frozen
class Figure:
    """An image with its caption, and who made and supplied it.

    `blocks` are the numbers of the blocks it was put together from, in order.
    """

    image: Image | None = None
    caption: str | None = None
    credit: Credit | None = None
    blocks: tuple[int, ...] = ()


def find_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of a document, in the order in which they stand on the page, each once."""
    areas = find_areas(document) if document.origin.reader != "text" else ()
    found = _marked(document, areas)
    found.sort(key=lambda figure: figure.blocks[0] if figure.blocks else 0)
    return tuple(_each_once(found))


_MISTAKEN = frozenset({Label.BYLINE, Label.STANDFIRST})
"""What captions are taken for that repeat the page's description, and credits that read like a sign-off."""


@define
class _Draft:
    """A figure while its texts are gathered."""

    image: Block | None = None
    captions: list[str] = field(factory=list)
    credits: list[str] = field(factory=list)
    members: list[int] = field(factory=list)
    alt: Block | None = None

    @classmethod
    def empty(cls, image: Block | None = None) -> _Draft:
        return cls(image, members=[image.index] if image is not None else [])


def _marked(document: Document, areas: tuple[Area, ...]) -> list[Figure]:
    """The figures whose captions and credits have verdicts, and the pictures of the article with alternative texts."""
    area_of = {block.index: area for area in areas for block in area.texts}
    drafts: list[_Draft] = []
    draft = _Draft.empty()
    place: object = None
    alt: Block | None = None  # a line of flat text that is a picture's alternative text
    for start, end, verdict, block in document.pieces():
        if block is None or block.kind is Kind.IMAGE:
            continue
        label = verdict.label if verdict is not None else Label.UNLABELLED
        text = document.source[start:end].strip()
        area = area_of.get(block.index)
        if area is not None and label in _MISTAKEN:
            label = Label.CREDIT if area.hints[area.texts.index(block)] == "credit" else Label.CAPTION
        if label not in (Label.CAPTION, Label.CREDIT):
            if text and area is None:
                place = None
                alt = (
                    block
                    if label is Label.MEDIA and verdict is not None and verdict.filter == "captions"
                    else None
                )
            continue
        again = label is Label.CAPTION and draft.credits and block.index not in draft.members
        if place is None or place is not (area or document) or area is None and again:
            draft = _Draft.empty(area.image if area is not None else None)
            draft.alt, alt = alt, None
            drafts.append(draft)
            place = area or document
        (draft.captions if label is Label.CAPTION else draft.credits).append(text)
        draft.members.append(block.index)
    figures = [_figure(draft, document.claims.images) for draft in drafts]
    used = {block for figure in figures for block in figure.blocks}
    return figures + [figure for figure in _pictures(document, areas) if not used & set(figure.blocks)]


def _figure(draft: _Draft, claims: tuple[ImageClaim, ...]) -> Figure:
    from cleantext.credits import Credit, join_parts, parse_credit, parse_figure_parts

    caption = join_parts(draft.captions)[0] or None
    credit: Credit | None = None
    if draft.credits:
        line = join_parts(draft.credits)[0]
        read = parse_figure_parts([(part, "credit") for part in draft.credits])
        credit = read.credit if read.caption is None else parse_credit(line)
        credit = credit or Credit(line)
    elif caption is not None:
        claimed = _claimed_credit(caption, draft.image, claims)
        credit = parse_credit(claimed) if claimed else None
    image = draft.image.image if draft.image is not None else None
    if draft.alt is not None:
        image = Image(alt=draft.alt.text)
    return Figure(image, caption, credit, tuple(dict.fromkeys(sorted(draft.members))))


def _claimed_credit(caption: str, image: Block | None, claims: tuple[ImageClaim, ...]) -> str:
    """The credit that the element or the page's own data claim for a picture with this caption; empty without one."""
    if image is not None and image.image is not None and image.image.credit:
        return image.image.credit
    key = bare(caption)
    return next((claim.credit for claim in claims if claim.credit and bare(claim.caption) == key), "")


def _pictures(document: Document, areas: tuple[Area, ...]) -> Iterator[Figure]:
    """Pictures inside the article whose text is an attribute: captions in ``data-caption``, or alternative texts."""
    prose = [
        index
        for index, verdict in enumerate(document.settled)
        if verdict is not None and verdict.label is Label.PROSE
    ]
    if not prose:
        return
    with_text = {block.index for area in areas for block in area.texts}
    captioned = {block.index for area in areas for block in area.images if area.texts}
    for block in document.blocks[: prose[-1] + 1]:
        image = block.image
        if image is None or block.index in with_text or block.index in captioned or block.hidden:
            continue
        if not (image.caption or image.credit or len(image.alt) > 12 and " " in image.alt) or not _in_article(
            block, prose, document
        ):
            continue
        yield _from_attributes(block, image)


def _in_article(block: Block, prose: list[int], document: Document) -> bool:
    """Whether a picture stands between headline and last paragraph, in no part of the page that leads elsewhere."""
    verdict = document.settled[block.index]
    if verdict is not None and verdict.label not in ARTICLE_SIDE:
        return False
    first = next(
        (
            index
            for index, found in enumerate(document.settled)
            if found is not None and found.label in _OPENING
        ),
        prose[0],
    )
    if (
        block.index < min(first, prose[0])
        or any(map(leads_elsewhere, block.path))
        or block.inside("a", "aside", "li", "td")
    ):
        return False
    small = block.image is not None and 0 < block.image.width < 150
    return not small


_OPENING = frozenset({Label.HEADLINE, Label.STANDFIRST, Label.PROSE})
"""With the first of these the article begins."""


def _from_attributes(block: Block, image: Image) -> Figure:
    from cleantext.credits import parse_credit, parse_figure_line

    credit = parse_credit(image.credit) if image.credit else None
    caption = image.caption or None
    if caption and credit is None:
        line = parse_figure_line(caption)
        caption, credit = line.caption, line.credit
    return Figure(image, caption, credit, (block.index,))


def _each_once(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Figures without those that stand on the page a second time: the same caption, or the same picture and credit."""
    seen: set[tuple[str, str]] = set()
    for figure in figures:
        caption = bare(figure.caption or "")
        line = bare(figure.credit.line) if figure.credit is not None else ""
        url = figure.image.url if figure.image is not None else ""
        key = (caption, "") if caption else (url, line) if url else None
        if key is not None and key in seen:
            continue
        if key is not None:
            seen.add(key)
        yield figure
