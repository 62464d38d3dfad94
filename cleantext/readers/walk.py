"""The walk over the tags of a page, from which blocks fall.

The walk keeps the open elements, collects text, and at each boundary of a line makes a block of what it has collected.
What it does at a tag stands in `ACTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.readers.attributes import attributes_of, image_of, is_kicker, leads
from cleantext.readers.claims import Evidence, is_microdata, may_claim
from cleantext.readers.copies import Copies
from cleantext.readers.drafts import BlockDraft, settle
from cleantext.readers.elements import (
    BLOCK_LEVEL,
    BREAK,
    CLOSE_BLOCK,
    CLOSE_COUNTED,
    CLOSE_INLINE,
    CLOSED_BY,
    CLOSES_P,
    ENDS,
    GATHER,
    IMAGE,
    KINDS,
    LISTS,
    NOTHING,
    OPEN_BLOCK,
    OPEN_INLINE,
    OPEN_SPECIAL,
    PASSED_OVER,
    RAW_TEXT,
    RUBY,
    RULE,
    UNSEEN,
    UNSEEN_END,
)
from cleantext.readers.formulas import annotated_tex, scripted_tex
from cleantext.readers.grids import Tables
from cleantext.readers.numerals import Lists, Numbering
from cleantext.readers.open_elements import HEADING_LEVELS, Element, OpenElements
from cleantext.readers.passages import LINE_BREAK, Passage, written
from cleantext.readers.seams import apart, begins_word, raised_digits
from cleantext.readers.tokens import Token, tokens

INHERITED = frozenset({Kind.LIST_ITEM, Kind.QUOTE, Kind.FIGCAPTION, Kind.CONTROL, Kind.MEDIA, Kind.CODE})
"""Kinds that a paragraph inside takes over."""

ONCE = frozenset({"head", "body", "form"})
"""Elements that do not stand in one of their own name: the start tag is passed over (HTML standard, "in body")."""

BLOCK_ENDS = frozenset({CLOSE_BLOCK, CLOSE_COUNTED})
BREAKS_OUT = BLOCK_LEVEL - {"title"} | {"span", "img", "b", "i", "em", "strong", "br", "foreignobject"}
"""Start tags that end a drawing or formula left open (HTML standard, "Foreign content"), or hold HTML inside one."""

NO_ROW = -1


def read_markup(page: str | bytes, evidence: Evidence) -> tuple[str, list[Block]]:
    """The blocks of a page and the source they make together; what may be claims is laid aside as evidence.

    The page is text, or bytes that are UTF-8.
    """
    if isinstance(page, bytes):
        page = page.decode()
    return settle(walk(tokens(page), evidence))


def walk(page: Iterable[Token], evidence: Evidence) -> list[BlockDraft]:
    """The blocks that a run of tokens makes; what may be claims is laid aside as evidence."""
    return Walk(evidence).through(page)


class Walk:
    """A walk over a page, as far as it got.

    Attributes:
        evidence: What may be claims.
        blocks: The blocks so far.
        open: The open elements.
        passage: The text collected since the last boundary of a line.
        veiled: The text in the middle of that which is not shown.
        text: The text behind the tag at hand.
        line: The line of the page that the tag stands in.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.blocks: list[BlockDraft] = []
        self.open = OpenElements()
        self.passage = Passage()
        self.veiled = Passage()
        self.copies = Copies()
        self.lists = Lists()
        self.tables = Tables()
        self.anchors = self.links = 0  # how many are open; links are those that lead somewhere
        self.figures = self.paragraphs = 0
        self.text = ""
        self.line = 1
        self.closed = ""  # an inline element that has ended since the last text
        self.seam = ""  # the same, if one of its name has begun behind it
        self.left = ""  # the attributes of the inline element that ended last
        self.lead: Element | None = None  # an element that a quote begins with, and that says whose it is
        self.is_raised = False  # whether the next text stands in a ``sup``
        self.veil: Element | None = None  # an inline element in the middle of a line that is not shown
        self.is_muted = False  # whether that is a formula's other copy, which leaves nothing
        self.passed_over = ""  # the name of an element whose content is passed over
        self.depth_passed_over = 0
        self.may_break_out = False  # whether it ends at a tag that no drawing can hold

    def through(self, page: Iterable[Token]) -> list[BlockDraft]:
        """Walk to the end of a page, and give its blocks."""
        for op, tag, attributes, text, lines in page:
            if not (self.passed_over and self.passes_over(op, tag)):
                self.text = text
                action = ACTIONS.get(op)
                if action is not None:
                    action(self, tag, attributes)
                if self.text:
                    self.collect(op, self.text)
                elif op == CLOSE_INLINE:
                    self.closed = tag
            self.line += lines
        self.flush()
        self.lists.settle()
        return self.blocks

    # -- at tags --------------------------------------------------------------------------------------------------

    def open_block(self, tag: str, attributes: str) -> None:
        """Start a line, or a line of a sample of code."""
        if tag in ONCE and self.open.has(tag):
            return
        if is_line_of_code(tag, self.open.top):
            self.passage.break_line()
            self.push_inline(tag, attributes, Kind.CODE)
            return
        self.flush()
        self.end_paragraph()
        self.push_block(tag, attributes, kind_inside(self.open.top, tag, attributes))

    def close_block(self, tag: str, attributes: str) -> None:
        """End a line."""
        if is_line_of_code(tag, self.open.top):
            self.passage.break_line()
        else:
            self.flush()
        self.close(self.open.matching(tag))

    def open_special(self, tag: str, attributes: str) -> None:
        """Start a line in an element that is more than a box: a paragraph, a list, a table, a figure ..."""
        if tag in ONCE and self.open.has(tag):
            return
        self.flush()
        if tag in CLOSES_P:
            self.end_paragraph()
        if tag in CLOSED_BY:
            self.close(self.open.implied(tag))
        around = self.open.top.kind
        kind = KINDS.get(tag, around)
        if kind is Kind.PARAGRAPH and around in INHERITED:
            kind = around
        if tag == "p":
            self.paragraphs += 1
        elif tag == "li":
            self.lists.begin_item(self.open.numbering(), attributes)
        elif tag in LISTS:
            self.lists.depth += 1
        elif tag == "figure" or tag == "figcaption":
            self.figures += 1
        elif tag == "textarea":
            self.text = ""  # what a form holds is no text of the page
        else:
            self.tables.begin(tag, attributes, self.last_row)
        self.push_block(tag, attributes, kind)
        if tag == "ol":
            self.open.top.numbering = Numbering(attributes)

    def open_inline(self, tag: str, attributes: str) -> None:
        """Begin an element in the middle of a line."""
        if tag == "a":
            if self.anchors:
                self.close(self.open.implied(tag))
            self.anchors += 1
            self.links += leads(attributes)
        elif self.sets_apart(tag, attributes, self.open.top):
            self.flush()
        around = self.open.top
        if self.closed == tag and self.passage.parts:
            if tag == "code" and around.kind is Kind.CODE:
                self.passage.break_line()  # one sample beside another
            if attributes and not is_code(around):
                self.seam = tag
        if may_say_who_or_when(tag, attributes):
            self.mark(tag, attributes)
        kind = kind_inside(around, tag, attributes)
        if kind is not around.kind:
            self.flush()
        self.push_inline(tag, attributes, kind)
        if tag == "math" or "aria-hidden" in attributes:
            self.begin_copy()
        elif tag == "cite" and kind is Kind.QUOTE and not self.passage.parts:
            self.lead = self.open.top
        if self.veil is None and may_hide(attributes) and self.open.conceals(attributes):
            self.veil, self.is_muted = self.open.top, False
            if self.veiled.parts:
                self.veiled.parts.append(" ")

    def close_inline(self, tag: str, attributes: str) -> None:
        """End an element in the middle of a line."""
        element = self.open.top
        if element.tag != tag:
            self.left = ""
            self.close(self.open.matching_inline(tag))
            return
        around = self.open.around
        if element.kind is not around.kind or tag != "a" and self.sets_apart(tag, element.attributes, around):
            self.flush()
        if element is self.lead and self.passage.parts:
            self.passage.parts.append(LINE_BREAK)
        is_formula = tag == "math" and element is self.copies.open
        self.close(len(self.open.stack) - 1)
        if (
            is_formula
            and self.copies.start == 0
            and self.passage.parts
            and element.path
            and not element.hidden
        ):
            self.passage.home = element
        self.left = element.attributes

    def break_line(self, tag: str, attributes: str) -> None:
        """Break a line; two breaks are a boundary, but in code."""
        if self.passage.last == LINE_BREAK and self.open.top.kind is not Kind.CODE:
            self.flush()
        elif self.passage.parts:
            self.passage.parts.append(LINE_BREAK)
        if self.text.isspace():
            self.text = ""

    def add_image(self, tag: str, attributes: str) -> None:
        """Make a block of an image, unless it is the picture of a formula."""
        if self.copies.is_other(tag, attributes, self.passage.parts):
            return
        image = image_of(attributes_of(attributes))
        if image is not None:
            self.flush()
            self.open.enter()
            top = self.open.top
            self.blocks.append(BlockDraft(Kind.IMAGE, "", top.path, 0, 0, top.hidden, image))

    def end_line(self, tag: str, attributes: str) -> None:
        """End a line."""
        self.flush()

    def change_letters(self, tag: str, attributes: str) -> None:
        """Note that letters are set differently."""
        if tag == "sup":
            self.is_raised = True
        if tag and is_microdata(attributes):
            self.mark(tag, attributes)

    def gather(self, tag: str, attributes: str) -> None:
        """Lay aside what an element of the head says."""
        if may_claim(tag, attributes):
            self.evidence.tags.append((tag, attributes))
        if tag == "meta" and self.evidence.marks and is_microdata(attributes):
            self.mark(tag, attributes)

    def hide(self, tag: str, attributes: str) -> None:
        """Lay aside what is no text of the page, or pass over it; formulas are text in TeX."""
        text, self.text = self.text, "" if tag in RAW_TEXT else self.text
        if tag == "script" and "json" in attributes:
            self.evidence.scripts.append((attributes, text))
        elif tag == "script" and "math" in attributes and not self.copies.is_before(self.passage.parts):
            self.text = scripted_tex(attributes, text, self.passage.last)
        elif tag == "title":
            self.evidence.titles.append(text)
        elif tag == "template" and "shadowroot" not in attributes:
            self.pass_over(tag, may_break_out=False)
        elif tag in PASSED_OVER and not attributes.endswith("/"):
            self.pass_over(tag, may_break_out="html" not in attributes)
            formula = self.copies.open
            if tag == "annotation" and formula is not None and formula.tag == "math":
                self.text = annotated_tex(attributes, text)
                if self.text:
                    del self.passage.parts[self.copies.start :]

    # -- what is passed over --------------------------------------------------------------------------------------

    def pass_over(self, tag: str, *, may_break_out: bool) -> None:
        """Pass over the text behind the tag, and all up to the end of the element."""
        self.text = ""
        self.passed_over, self.depth_passed_over, self.may_break_out = tag, 1, may_break_out

    def passes_over(self, op: int, tag: str) -> bool:
        """Whether a tag is passed over, or ends what is."""
        if tag == self.passed_over:
            self.depth_passed_over += (op == UNSEEN) - (op == UNSEEN_END)
            is_inside = self.depth_passed_over > 0
        else:
            is_inside = not (self.may_break_out and self.breaks_out(op, tag))
        if not is_inside:
            self.passed_over = ""
        return is_inside

    def breaks_out(self, op: int, tag: str) -> bool:
        """Whether a tag ends a drawing that was left open."""
        return tag in BREAKS_OUT and (op not in ENDS or op in BLOCK_ENDS and self.open.has(tag))

    # -- elements -------------------------------------------------------------------------------------------------

    def push_block(self, tag: str, attributes: str, kind: Kind) -> None:
        """Open an element that starts a line."""
        self.open.push(Element(tag, attributes, kind, self.line))
        if is_microdata(attributes):
            self.mark(tag, attributes)

    def push_inline(self, tag: str, attributes: str, kind: Kind) -> None:
        """Open an element in a line."""
        self.open.push(Element(tag, attributes, kind, self.line, self.open.container))

    def mark(self, tag: str, attributes: str) -> None:
        """Lay aside that what follows may be marked as a claim."""
        self.evidence.marks.append((tag, attributes, len(self.blocks)))

    def end_paragraph(self) -> None:
        """Close a paragraph that is open where a block begins."""
        if self.paragraphs:
            self.close(self.open.open_paragraph())

    def close(self, place: int) -> None:
        """Close the open elements from this place on; none for 0."""
        if place:
            for element in self.open.close(place):
                self.leave(element)

    def leave(self, element: Element) -> None:
        """Forget what was known of an element while it was open."""
        tag = element.tag
        if element is self.veil:
            self.veil = None
        if element is self.copies.open:
            self.copies.end(self.passage.parts)
        if tag == "a":
            self.anchors -= self.anchors > 0
            self.links -= self.links > 0 and leads(element.attributes)
        elif tag == "p":
            self.paragraphs -= 1
        elif tag in LISTS:
            self.lists.depth -= self.lists.depth > 0
        elif tag == "figure" or tag == "figcaption":
            self.figures -= self.figures > 0
        else:
            self.tables.end(tag, self.last_row)

    def sets_apart(self, tag: str, attributes: str, around: Element) -> bool:
        """Whether an inline element of a figure or a caption sets the credit apart, at either end."""
        return (
            self.figures > 0
            and may_set_apart(tag, attributes, around)
            and not self.copies.is_at(tag, self.passage.parts)
        )

    def begin_copy(self) -> None:
        """Note that the innermost element may be a copy of a formula; right behind the other one, its text is passed over."""
        stack, top = self.open.stack, self.open.top
        if top.tag == "math" and self.veil is not None and stack[-2] is self.veil and not self.veiled.parts:
            self.veil = None  # the copy of a picture, for those who do not see it
            self.open.enter()
            stack[-2].hidden = top.hidden = stack[-3].hidden
        if self.veil is not None or self.copies.open is not None:
            return
        if self.copies.is_other(top.tag, top.attributes, self.passage.parts):
            self.veil, self.is_muted = top, True
        else:
            self.copies.begin(top, self.passage.parts)

    # -- text and blocks ------------------------------------------------------------------------------------------

    def collect(self, op: int, text: str) -> None:
        """Collect the text behind a tag."""
        self.closed = ""
        veil = self.veil
        if text.isspace():
            self.seam = ""
            if self.passage.parts or self.open.container.kind is Kind.CODE:
                self.passage.parts.append(text)
        elif veil is not None and self.open.container is veil.container:
            if not self.is_muted:
                self.collect_veiled(text)
        elif op != RUBY:
            self.collect_shown(op, text)

    def collect_veiled(self, text: str) -> None:
        """Collect text that is not shown."""
        if not self.veiled.parts:
            self.open.enter()
            self.veiled.home = self.open.top
            self.passage.parts.append("")  # there is something to flush
        self.veiled.parts.append(text)

    def collect_shown(self, op: int, text: str) -> None:
        """Collect text that is shown, with a space in front if it stands apart from the text before it."""
        passage, top = self.passage, self.open.top
        if passage.home is None:
            self.open.enter()
            passage.home = top
        elif passage.home is not top:
            passage.home = self.open.container
        if self.is_raised:
            self.is_raised = False
            text = raised_digits(passage.last, text)
        if self.links:
            passage.link_chars += len(text)
        if self.stands_apart(op, text):
            passage.parts.append(" ")
        passage.parts.append(text)

    def stands_apart(self, op: int, text: str) -> bool:
        """Whether a text behind a tag is apart from the text before it, though there is no space between them."""
        before, top = self.passage.last, self.open.top
        seam, self.seam = self.seam, ""
        if not self.passage.parts:
            return False
        if seam:
            return apart(before, text, seam, self.left, top.attributes)
        if op == OPEN_INLINE and text[0].isupper():
            return not is_code(self.open.around) and begins_word(before, text, top.attributes)
        if op == CLOSE_INLINE and text[0].isupper():
            return not is_code(top) and begins_word(before, text, self.left)
        return False

    def flush(self) -> None:
        """Make a block of the text collected since the last boundary, and one of what is hidden in the middle of it."""
        passage, veiled = self.passage, self.veiled
        if not passage.parts:
            return
        self.passage = Passage()
        self.copies.forget()
        if passage.home is not None:
            self.add_passage(passage, passage.home)
        if veiled.home is not None:
            self.veiled = Passage()
            self.add(veiled.home, veiled.home.kind, veiled.text, hidden=True)

    def add_passage(self, passage: Passage, home: Element) -> None:
        """Append the block of a passage, and one of the links in brackets behind a heading."""
        bracket = Passage()
        if passage.link_chars and len(passage.parts) > 1 and home.kind is not Kind.CODE:
            is_heading = home.kind is Kind.HEADING
            passage.take_off_handles(heading=is_heading)
            if is_heading:
                bracket = passage.take_off_bracket()
        self.add(home, home.kind, passage.text, hidden=home.hidden, link_chars=passage.link_chars)
        if bracket.parts:
            self.add(home, Kind.CONTROL, bracket.text, hidden=home.hidden, link_chars=bracket.link_chars)

    def add(self, home: Element, kind: Kind, text: str, *, hidden: bool, link_chars: int = 0) -> None:
        """Append a block of text that stands in this element, if there is more to it than space."""
        text = written(text, kind)
        if not text:
            return
        block = BlockDraft(kind, text, home.path, min(max(0, link_chars), len(text)), hidden=hidden)
        if kind is Kind.LIST_ITEM:
            block.level = self.lists.depth
        elif kind is Kind.HEADING:
            block.level = _heading_level(home.path)
        if self.lists.marker and begins_item(kind, home.path):
            self.lists.mark(block)
        self.lists.marker = ""
        if self.tables.column >= 0 or kind is Kind.CELL:
            block.row, block.column = self.tables.row, self.tables.column
        self.blocks.append(block)

    @property
    def last_row(self) -> int:
        """The row of the last block."""
        return self.blocks[-1].row if self.blocks else NO_ROW


ACTIONS: dict[int, Callable[[Walk, str, str], None]] = {
    OPEN_BLOCK: Walk.open_block,
    CLOSE_BLOCK: Walk.close_block,
    OPEN_INLINE: Walk.open_inline,
    CLOSE_INLINE: Walk.close_inline,
    OPEN_SPECIAL: Walk.open_special,
    CLOSE_COUNTED: Walk.close_block,
    NOTHING: Walk.change_letters,
    UNSEEN: Walk.hide,
    GATHER: Walk.gather,
    IMAGE: Walk.add_image,
    BREAK: Walk.break_line,
    RULE: Walk.end_line,
}
"""What is done at a tag before the text behind it is collected; at others, nothing."""


def may_say_who_or_when(tag: str, attributes: str) -> bool:
    """Whether an inline element may be marked as a name or a date; a quick look."""
    is_told = is_microdata(attributes) or "author" in attributes or "autor" in attributes
    return is_told or tag == "time" and attributes != ""


def may_hide(attributes: str) -> bool:
    """Whether an element with these attributes may not be shown; a quick look."""
    return "style" in attributes or "hidden" in attributes or "popover" in attributes


def may_set_apart(tag: str, attributes: str, around: Element) -> bool:
    """Whether an inline element in a figure or a caption may hold the credit: one that is marked, and no code."""
    return bool(attributes or tag == "small" or tag == "cite") and tag != "code" and not is_code(around)


def kind_inside(around: Element, tag: str, attributes: str) -> Kind:
    """The kind of an element inside another: that of the other, but for the kicker in a heading, which is a line of its own.
    Links in headings are the headings of teasers, and are not looked at."""
    may_be = attributes and around.kind is Kind.HEADING and tag != "a"
    return Kind.LINE if may_be and is_kicker(attributes) else around.kind


def is_line_of_code(tag: str, around: Element) -> bool:
    """Whether an element inside `around`, or that itself, is a line of preformatted text, as editors write them. It is part of
    its sample, as an inline element is."""
    return tag == "div" and around.kind is Kind.CODE


def is_code(element: Element) -> bool:
    """Whether an element holds code, in which boxes side by side are what a highlighter makes of one word."""
    return element.kind is Kind.CODE or element.tag == "code"


def begins_item(kind: Kind, path: tuple[Ancestor, ...]) -> bool:
    """Whether a block at the start of a list item stands in it: its text, or its heading."""
    return kind is Kind.LIST_ITEM or (kind is Kind.HEADING and any(around.tag == "li" for around in path))


def _heading_level(path: tuple[Ancestor, ...]) -> int:
    for ancestor in reversed(path):
        if ancestor.tag in HEADING_LEVELS:
            return HEADING_LEVELS[ancestor.tag]
    return 1
