"""Captions and credits: in figures of a page, and in lines of flat text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import partial

from attrs import field, frozen

from cleantext.blocks import Block, Kind, Provisional, Verdict
from cleantext.caption_words import find_agency
from cleantext.claims import Genre
from cleantext.credits import FigureLine, parse_figure_line
from cleantext.credits.interface import called_caption
from cleantext.credits.labels import begins_with_picture
from cleantext.credits.marks import Marks, marks
from cleantext.credits.parties import is_status, split_parts
from cleantext.document import Document, open_blocks
from cleantext.figures.areas import Area, gathered
from cleantext.figures.reading import LONGEST_CREDIT, ends_in_credit, is_labelled
from cleantext.headlines import of_kind
from cleantext.labels import Label
from cleantext.normalize import count_words
from cleantext.readers.html import read_html
from cleantext.sentences import STOPS

LONGEST_CAPTION = 600
"""Characters. No longer line of flat text is looked at; the longest printed caption found had 540."""

LONGEST_ALT = 250
"""Characters. Guides to writing alternative texts ask for 125; twice that is seldom exceeded."""


ALTERNATIVE = "alternative text of the picture below"


@frozen(weakref_slot=False, eq=False, repr=False)  # those of a verdict
class Alternative(Verdict):
    """A verdict on a line of flat text that is the alternative text of the picture below it."""


@frozen
class Captions:
    """Captions and credit lines, by markup and by the grammar of `cleantext.credits`.

    In flat text a credit at the end of a line makes the line a caption. A line without a full stop right above it, no
    blank line between, is the picture's alternative text, which flatteners print there; above a line that holds a credit
    alone it is the caption. On a page a credit with its label counts that stands by itself ("Photo: Ana Ruiz").
    """

    name: str = field(default="captions", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        if document.origin.reader != "text":
            yield from self._page(document)
            yield from self._alone(document)
        if document.elements.has_flat_text:
            yield from self._flat(document)

    def _page(self, document: Document) -> Iterator[Verdict]:
        """The verdicts on the caption areas of a page, provisional ones where no more than their parts is left to tell;
        the second copy of a caption is a duplicate."""
        printed: set[str] = set()
        is_carded = document.claims.genre not in CAPTIONED
        for area in document.areas:
            if all(document.settled[block.index] is not None for block in area.texts):
                continue
            text, starts = area.joined
            may_be_copy = text in printed
            printed.add(text)
            if _is_bare(area, is_carded=is_carded) and not _is_credited(area, is_carded=is_carded):
                continue
            if area.film:
                yield from (Verdict.on(block, Label.MEDIA, "stands with a film") for block in area.texts)
                continue
            if may_be_copy and len(area.line.caption or "") >= LEAST_COPY:
                reason = "a caption printed before"
                yield from (Verdict.on(block, Label.DUPLICATE, reason) for block in area.texts)
            else:
                yield from map(partial(_whole, area), area.texts, starts)

    def _alone(self, document: Document) -> Iterator[Verdict]:
        """The verdicts on credits that stand by themselves, below a picture or at an article's end: "Photo: Ana Ruiz"."""
        labelled = labelled_blocks(document.blocks, document.settled, marks(), LONGEST_CREDIT, ALONE)
        for block in labelled:
            if not is_labelled(block.text):
                continue
            is_link = block.link_chars == len(block.text)  # "Video: ...", if it is: it leads to one elsewhere
            if begins_with_picture(block.text) or not is_link and _is_below_picture(document, block):
                yield Verdict.on(block, Label.CREDIT, "a credit with its label", self.name)
        for block in _below_pictures(document):
            if len(block.text) <= LONGEST_CREDIT and _names_agencies(block.text):
                yield Verdict.on(block, Label.CREDIT, "agencies right below a picture", self.name)
            elif ends_in_credit(block.text):
                yield from self._split(block, in_caption_area=False)

    def _flat(self, document: Document) -> Iterator[Verdict]:
        """The verdicts on the lines of flat text: what calls itself a caption is one, so is what stands below an image, and others
        may be credits."""
        for block in open_blocks(document.blocks, document.settled):
            if len(block.text) <= LONGEST_CAPTION and called_caption(block.folded):
                yield Verdict.on(block, Label.CAPTION, "it calls itself a caption", self.name)
        known = marks()
        for block in marked_lines(document.blocks, document.settled, known, LONGEST_CAPTION, NEVER):
            above = _touching(document, block)
            if above is not None and above.kind is Kind.IMAGE:
                yield from self._split(block, in_caption_area=True)
            elif known.may_hold_credit(block.text):
                yield from self._credited(document, block)

    def _credited(self, document: Document, block: Block) -> Iterator[Verdict]:
        """The verdicts on a line of flat text that may be a credit, and on the line above it."""
        verdicts = tuple(self._split(block, in_caption_area=False))
        yield from verdicts
        above = _touching(document, block)
        if not verdicts or above is None or not _captionlike(document, above):
            return
        if any(verdict.label is Label.CAPTION for verdict in verdicts):
            yield Alternative.on(above, Label.MEDIA, ALTERNATIVE)
        else:
            yield Verdict.on(above, Label.CAPTION, "right above a credit line")
            over = _touching(document, above)
            if over is not None and _captionlike(document, over):
                yield Alternative.on(over, Label.MEDIA, ALTERNATIVE)

    def _split(self, block: Block, *, in_caption_area: bool) -> Iterator[Verdict]:
        """Caption and credit of a block; the credit's label ("Photo:") goes with the credit."""
        line = parse_figure_line(block.text, in_caption_area=in_caption_area)
        if line.credit is None or line.credit_span is None:
            if in_caption_area:
                yield Verdict(
                    block.index, block.start, block.end, Label.CAPTION, "inside a caption", self.name
                )
            return
        start, end = block.start, block.end
        if line.caption_span is None:
            yield Verdict(block.index, start, end, Label.CREDIT, line.evidence, self.name)
            return
        credit_first = line.credit_span[0] < line.caption_span[0]
        seam = start + (line.caption_span[0] if credit_first else line.caption_span[1])
        labels = (Label.CREDIT, Label.CAPTION) if credit_first else (Label.CAPTION, Label.CREDIT)
        yield Verdict(block.index, start, seam, labels[0], line.evidence, self.name)
        yield Verdict(block.index, seam, end, labels[1], line.evidence, self.name)


def parse_figure_html(html: str) -> FigureLine:
    """Split a caption area given as markup: its elements, and the names of their classes, tell the parts apart.

    >>> parse_figure_html("Rain in Lima <span class='credit'>Ana Ruiz</span>").credit.line
    'Ana Ruiz'
    """
    return gathered(read_html(f"<figure>{html}</figure>")).line


CAPTIONED = frozenset({Genre.ARTICLE, Genre.UNSAID})
"""Genres of pages on which the text in a frame with a picture is its caption. Those that claim to be something else, a
shop, a thread, a service, frame pictures with the names of what they offer: there it takes a `figcaption` or a credit."""

LEAST_COPY = 20
"""Characters. Shorter captions may stand under two pictures."""


PARTS = frozenset({Label.CAPTION, Label.CREDIT, Label.CONTROL})
"""What the parts of a caption area are."""


def _is_bare(area: Area, *, is_carded: bool) -> bool:
    """Whether no picture, name or element makes the texts of an area a caption: cards, cards that are hidden in any case,
    and what stands in a figure by itself. It takes a credit then."""
    if any([block.kind is Kind.FIGCAPTION for block in area.texts]):
        return is_carded and all([block.hidden for block in area.texts])
    return is_carded or not area.images and not any(area.hints)


def _is_credited(area: Area, *, is_carded: bool) -> bool:
    """Whether an area holds a credit; on a page of cards bare names are not enough, which may be those of what it offers."""
    credit = area.line.credit
    if credit is None or not is_carded:
        return credit is not None
    return (
        area.line.labelled
        or credit.license is not None
        or any(map(find_agency, credit.suppliers))
        or any([is_status(part.text) for part in split_parts(credit.line)])
    )


def _whole(area: Area, block: Block, at: int) -> Verdict:
    """The verdict on a text of an area that has not been read; it begins at an offset of the area's texts joined."""
    return Provisional(
        block.index,
        block.start,
        block.end,
        Label.CAPTION,
        area.reason,
        "captions",
        labels=PARTS,
        parts=partial(_cuts, area, block, at),
    )


def _cuts(area: Area, block: Block, at: int) -> Iterator[Verdict]:
    """The verdicts on the parts of one text of an area, from what the area is read as.

    Everything is covered: the credit's label and brackets go with the credit, words around both belong to the page's
    interface ("enlarge picture").
    """
    line = area.line
    reason = area.reason if line.credit is None else line.evidence
    end = at + len(block.text)
    place = block.start - at
    for start, stop, label in _parts(line):
        first, last = max(start, at), min(stop, end)
        if first < last:
            why = "words around a caption" if label is Label.CONTROL else reason
            yield Verdict(block.index, place + first, place + last, label, why, "captions")


def _parts(line: FigureLine) -> Iterator[tuple[int, int, Label]]:
    """An area's text as spans of caption, credit and interface words, nothing left out."""
    size = len(line.text)
    caption, credit = line.caption_span, line.credit_span
    if caption is None and credit is None:
        yield 0, size, Label.CONTROL
    elif caption is None:
        yield 0, size, Label.CREDIT
    elif credit is None:
        yield from _around(line.text, 0, caption[0], Label.CAPTION)
        yield *caption, Label.CAPTION
        yield from _around(line.text, caption[1], size, Label.CAPTION)
    elif credit[0] < caption[0]:
        end = min(caption[0], _end_of_credit(line.text, credit[1]))
        yield 0, end, Label.CREDIT
        yield from _around(line.text, end, caption[0], Label.CAPTION)
        yield *caption, Label.CAPTION
        yield from _around(line.text, caption[1], size, Label.CAPTION)
    else:
        end = _end_of_credit(line.text, credit[1])
        yield from _around(line.text, 0, caption[0], Label.CAPTION)
        yield *caption, Label.CAPTION
        yield caption[1], end, Label.CREDIT
        yield from _around(line.text, end, size, Label.CREDIT)


def _around(text: str, start: int, end: int, beside: Label) -> Iterator[tuple[int, int, Label]]:
    """What stands around: words of the interface, or marks, which go with what they stand beside."""
    if start < end:
        yield start, end, Label.CONTROL if any(map(str.isalnum, text[start:end])) else beside


def _end_of_credit(text: str, end: int) -> int:
    """The offset behind the brackets and stops that close a credit."""
    while end < len(text) and not text[end].isalnum():
        end += 1
    return end


_EAST_ASIAN = "\u2e80"

NEVER = frozenset({Kind.CELL, Kind.CODE, Kind.CONTROL, Kind.IMAGE})


def _marked_lines(
    blocks: Sequence[Block],
    settled: Sequence[Verdict | None],
    marks: Marks,
    longest: int,
    never: Container[Kind],
) -> list[Block]:
    """The open lines of flat text, of so many characters at most and `never` of these kinds, that have a mark of credits
    or stand below an image."""
    return [
        block
        for block, verdict in zip(blocks, settled, strict=True)
        if verdict is None
        and not block.path
        and 0 < len(block.text) <= longest
        and block.kind not in never
        and (
            block.index > 0
            and blocks[block.index - 1].kind is Kind.IMAGE
            or marks.may_hold_credit(block.text)
        )
    ]


ALONE = frozenset({Kind.PARAGRAPH, Kind.LINE, Kind.LIST_ITEM})


def _labelled_blocks(
    blocks: Sequence[Block],
    settled: Sequence[Verdict | None],
    marks: Marks,
    longest: int,
    kinds: Container[Kind],
) -> list[Block]:
    """The open blocks of these kinds, of so many characters at most, that begin with a label of credits."""
    return [
        block
        for block, verdict in zip(blocks, settled, strict=True)
        if verdict is None
        and 0 < len(block.text) <= longest
        and block.kind in kinds
        and marks.begins_with_label(block.text)
    ]


try:
    from cleantext.native.marks import labelled_blocks, marked_lines
except ImportError:  # nothing has been compiled
    labelled_blocks, marked_lines = _labelled_blocks, _marked_lines


def _below_pictures(document: Document) -> Iterator[Block]:
    """The open lines right below pictures that are short enough for a caption, and no links."""
    blocks, settled = document.blocks, document.settled
    for picture in of_kind(blocks[:-1], Kind.IMAGE):
        block = blocks[picture.index + 1]
        if settled[block.index] is None and block.kind in ALONE:
            if 0 < len(block.text) <= LONGEST_CAPTION and block.link_chars < len(block.text):
                yield block


def _names_agencies(text: str) -> bool:
    """Whether a text is a credit without a label, and names a wire service or a picture house beside somebody: a name alone
    may be anybody's."""
    if "/" not in text or not text[0].isalpha():
        return False
    line = parse_figure_line(text)
    credit = line.credit if line.caption is None else None
    return credit is not None and any(map(find_agency, credit.suppliers))


def _is_below_picture(document: Document, block: Block) -> bool:
    """Whether nothing stands between a picture and the block below it, which may say but "Source: Harbour Post"; a notice of
    rights may be the page's own, below its logo."""
    if not block.index or document.blocks[block.index - 1].kind is not Kind.IMAGE:
        return False
    return block.text.lstrip("([")[:1].isalpha() and "copyright" not in block.folded


def _touching(document: Document, block: Block) -> Block | None:
    """The block on the line right above, or ``None`` where a blank line stands between."""
    if not block.index:
        return None
    above = document.blocks[block.index - 1]
    return above if document.source.count("\n", above.end, block.start) == 1 else None


def _captionlike(document: Document, block: Block) -> bool:
    """Whether a line above a caption may be its alternative text: open, no item, cell or sentence, and not long."""
    return (
        document.settled[block.index] is None
        and block.kind in (Kind.LINE, Kind.HEADING)
        and 0 < len(block.text) <= LONGEST_ALT
        and block.text[-1] not in STOPS
        and (count_words(block.text) > 2 or block.text[0] >= _EAST_ASIAN and len(block.text) > 5)
    )


captions = Captions()
