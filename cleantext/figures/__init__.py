"""Figures: the images of an article, each paired with its caption and its credit.

They are derived from the verdicts on a cleaned document, whatever a pipeline keeps: the spans of captions and credits,
put together by the caption areas they stand in (`cleantext.figures.areas`). In flat text the image is ``None``, or an
alternative text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from cleantext.blocks import Block, Image, Kind
from cleantext.bylines import opening
from cleantext.claims import ImageClaim, bare
from cleantext.credits import Credit, parse_credit, parse_figure_line, parse_figure_parts
from cleantext.credits.interface import called_caption
from cleantext.credits.labels import has_label_words
from cleantext.credits.marks import may_hold_credit
from cleantext.figures.areas import Area
from cleantext.labels import Label
from cleantext.normalize import folded_in_place, join_parts

try:
    from cleantext.native.areas import article_pictures
except ImportError:  # nothing has been compiled
    from cleantext.figures.pictures import article_pictures

if TYPE_CHECKING:
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
    areas = document.areas if document.origin.reader != "text" else ()
    found = _marked(document, areas)
    found.sort(key=lambda figure: figure.blocks[0] if figure.blocks else 0)
    return tuple(_each_once(found))


_PRINTED = frozenset({Label.CAPTION, Label.CREDIT})

_MISTAKEN = frozenset({Label.BYLINE, Label.STANDFIRST})
"""What captions are taken for that repeat the page's description, and credits that read like a sign-off, unless they say so
("By Ana Ruiz")."""

PICTURED = _PRINTED | _MISTAKEN | {Label.MEDIA}
"""Labels of what is looked at: the texts of pictures, and alternative texts, which are media."""


@define(eq=False, repr=False)
class _Draft:
    """A figure while its texts are gathered."""

    area: Area | None = None
    image: Block | None = None
    captions: list[str] = field(factory=list)
    credits: list[str] = field(factory=list)
    members: list[int] = field(factory=list)
    alt: Block | None = None

    @classmethod
    def of(cls, area: Area | None, image: Block | None) -> _Draft:
        return cls(area, image, members=[image.index] if image is not None else [])


def _marked(document: Document, areas: tuple[Area, ...]) -> list[Figure]:
    """The figures whose captions and credits have verdicts, and the pictures of the article with alternative texts."""
    drafts = [draft for draft in _drafts(document, areas) if _is_pictures(draft)]
    claimed = _claimed_credits(document.claims.images) if drafts else {}
    figures = [_figure(draft, claimed) for draft in drafts]
    used = {block for figure in figures for block in figure.blocks}
    attributed = (*_lead(document), *_pictures(document, areas))
    return figures + [figure for figure in attributed if used.isdisjoint(figure.blocks)]


def _drafts(document: Document, areas: tuple[Area, ...]) -> list[_Draft]:
    """Captions and credits as they stand on the page, those of one picture together."""
    pieces = [piece for piece in document.telling if piece[2].label in PICTURED]
    if not areas and all([verdict.label not in _PRINTED for _, _, verdict, _ in pieces]):
        return []  # as on most pages
    area_of = {block.index: area for area in areas for block in area.texts}
    drafts: list[_Draft] = []
    draft = _Draft()
    place: object = None
    alt: Block | None = None  # a line of flat text that is a picture's alternative text
    behind, last = 0, 0  # where the piece before ends, and the number of its block
    for start, end, verdict, block in pieces:
        label = verdict.label
        area = area_of.get(block.index)
        if area is not None and label in _MISTAKEN and not opening(block.text, "by")[0]:
            is_credit = area.hints[area.texts.index(block)] == "credit" or area.line.caption is None
            label = Label.CREDIT if is_credit else Label.CAPTION
        if place is not None or alt is not None:
            between = (document.blocks[at] for at in range(last, block.index + 1) if at not in area_of)
            if _is_text_between(document.source, between, behind, start):
                place = alt = None
        behind, last = end, block.index
        if label not in _PRINTED:
            if area is None and document.source[start:end].strip():
                is_alt = label is Label.MEDIA and verdict.filter == "captions"
                place, alt = None, block if is_alt else None
            continue
        again = label is Label.CAPTION and draft.credits and block.index not in draft.members
        is_line = area is None and start == block.start
        called = called_caption(folded_in_place(block.text)) if is_line else 0
        again = again and not (called and not draft.captions)
        if place is None or place is not (area or document) or area is None and again:
            image = area.image if area is not None else _picture_above(document.blocks, block)
            draft = _Draft.of(area, image)
            draft.alt, alt = alt, None
            drafts.append(draft)
            place = area or document
        text = document.source[start + called : end].strip()
        (draft.captions if label is Label.CAPTION else draft.credits).append(text)
        draft.members.append(block.index)
    return drafts


def _picture_above(blocks: Sequence[Block], block: Block) -> Block | None:
    """The picture of a page that a text stands below, if no other text stands between."""
    for above in reversed(blocks[max(0, block.index - NEAR_PICTURE) : block.index]):
        if above.kind is Kind.IMAGE:
            return above if above.path else None
        if above.text:
            break
    return None


NEAR_PICTURE = 2
"""Blocks: what stands between is hidden or empty."""


def _is_pictures(draft: _Draft) -> bool:
    """Whether texts are a picture's: what a figure holds beside its caption may be a film that is not in the markup."""
    return draft.area is None or not draft.area.empty or bool(draft.credits)


def _is_text_between(source: str, blocks: Iterable[Block], start: int, end: int) -> bool:
    """Whether one of these blocks has text between two places of the source."""
    return any(source[max(start, block.start) : min(end, block.end)].strip() for block in blocks)


def _figure(draft: _Draft, claimed: dict[str, str]) -> Figure:
    image = draft.image.image if draft.image is not None else None
    caption = join_parts(draft.captions)[0] or None
    credit: Credit | None = None
    if draft.credits:
        credit = _printed_credit(draft)
    elif caption is not None:
        printed = image.credit if image is not None and image.credit else claimed.get(bare(caption), "")
        credit = parse_credit(printed) if printed else _credit_in_alt(image)
    if draft.alt is not None:
        image = Image(alt=draft.alt.text)
    return Figure(image, caption, credit, tuple(dict.fromkeys(sorted(draft.members))))


def _printed_credit(draft: _Draft) -> Credit:
    """The credit of a figure that has one: as its area was read, if a single piece says that line, maybe behind a label
    ("FOTO Ana Ruiz") or a place ("인천=연합뉴스")."""
    line, _ = join_parts(draft.credits)
    known = draft.area.line.credit if draft.area is not None else None
    if known is not None and len(draft.credits) == 1:
        before, said, behind = line.rpartition(known.line)
        label = before.strip(" ([（")
        is_label = not label or label.endswith((":", "=", "＝")) or has_label_words(label)
        if said and is_label and not any(map(str.isalnum, behind)):
            return known
    read = parse_figure_parts([(part, "credit") for part in draft.credits])
    credit = read.credit if read.caption is None else parse_credit(line)
    return credit or Credit(line)


def _claimed_credits(claims: tuple[ImageClaim, ...]) -> dict[str, str]:
    """The credits that the page's own data claim, by caption."""
    return {bare(claim.caption): claim.credit for claim in reversed(claims) if claim.credit and claim.caption}


LEAD_REACH = 5
"""Blocks above the headline among which the article's first picture stands."""


def _lead(document: Document) -> Iterator[Figure]:
    """The picture above the headline, if nothing but its alternative text says whose it is."""
    headline = next(
        (verdict.block for *_, verdict, _ in document.telling if verdict.label is Label.HEADLINE), 0
    )
    for block in reversed(document.blocks[max(0, headline - LEAD_REACH) : headline]):
        if block.image is not None and not block.hidden:
            credit = _credit_in_alt(block.image)
            if credit is not None:
                yield Figure(block.image, credit=credit, blocks=(block.index,))
            break


def _pictures(document: Document, areas: tuple[Area, ...]) -> Iterator[Figure]:
    """Pictures inside the article whose text is an attribute: captions in ``data-caption``, or alternative texts."""
    found = article_pictures(document.blocks, document.settled, document.elements, document.senses)
    if not found:
        return
    captioned = {block.index for area in areas for block in area.images if area.texts}
    for block in found:
        if block.index not in captioned and block.image is not None:
            folded = _folded_caption(document, block, block.image)
            yield _from_attributes(block, block.image) if folded is None else _unfolded(block, folded)


def _folded_caption(document: Document, block: Block, image: Image) -> Block | None:
    """The hidden text behind a picture that begins with its alternative text: its caption, which a button shows."""
    if len(image.alt) < LEAST_FOLDED:
        return None
    for below in document.blocks[block.index + 1 : block.index + 3]:  # the button may stand between
        if below.hidden:
            return below if bare(below.text).startswith(bare(image.alt)) else None
    return None


LEAST_FOLDED = 40
"""Characters of an alternative text that is a caption as well; a shorter one may be a name, which stands in other texts."""


def _unfolded(block: Block, folded: Block) -> Figure:
    line = parse_figure_line(folded.text)
    return Figure(block.image, line.caption, line.credit, (block.index, folded.index))


def _credit_in_alt(image: Image | None) -> Credit | None:
    """The credit that an alternative text surely has, as many newsrooms write it: "The pier in the rain. Photo: Ana Ruiz"."""
    alt = image.alt if image is not None else ""
    is_marked = ":" in alt or "©" in alt or " by " in alt or alt.endswith(")")  # of other texts few have one
    if not is_marked or not may_hold_credit(alt):
        return None
    return parse_figure_line(alt, in_caption_area="©" in alt).credit


def _from_attributes(block: Block, image: Image) -> Figure:
    if not image.caption and not image.credit:
        return Figure(image, credit=_credit_in_alt(image), blocks=(block.index,))
    credit = parse_credit(image.credit) if image.credit else None
    caption = image.caption or None
    if caption and credit is None:
        line = parse_figure_line(caption)
        caption, credit = line.caption, line.credit
    return Figure(image, caption, credit, (block.index,))


def _each_once(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Figures without those that stand on the page a second time: the same caption, or the same picture and credit."""
    seen: set[tuple[str, ...]] = set()
    for figure in figures:
        key = _key(figure)
        if not key or key not in seen:
            seen.add(key)
            yield figure


def _key(figure: Figure) -> tuple[str, ...]:
    """What two figures have in common that are the same; empty for one that is like no other."""
    caption = bare(figure.caption) if figure.caption else ""
    if caption:
        return (caption,)
    if figure.image is None or not figure.image.url:
        return ()
    return figure.image.url, bare(figure.credit.line) if figure.credit is not None else ""
