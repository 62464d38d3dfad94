"""The walk over the tags of a page, from which blocks fall.

The walk keeps a stack of the open elements, collects text, and at each boundary of a line makes a block of what it
has collected. Elements are looked into (classes, ids, styles) only if a block falls inside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.normalize import UNPRINTABLE, collapsed
from cleantext.patterns import late
from cleantext.readers.attributes import (
    CONCEALS,
    UNREMARKABLE,
    Judgement,
    attributes_of,
    image_of,
    is_kicker,
    judge,
    unescape,
)
from cleantext.readers.claims import Evidence, is_microdata, may_claim
from cleantext.readers.drafts import AncestorDraft, BlockDraft
from cleantext.readers.elements import (
    BLOCK_LEVEL,
    BREAK,
    CLOSE_BLOCK,
    CLOSE_COUNTED,
    CLOSE_INLINE,
    CLOSE_STOPS,
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
    SCOPES,
    UNSEEN,
    UNSEEN_END,
)
from cleantext.readers.formulas import annotated_tex, is_aria_hidden, scripted_tex
from cleantext.readers.grids import Grid
from cleantext.readers.handles import bracket_in, is_handle
from cleantext.readers.numerals import Numbering
from cleantext.readers.tokens import Token, tokens

MAX_DEPTH = 200
"""Elements deeper than this share the path of the element at this depth: real pages stay below 60."""

REACH = 100
"""Open elements that a tag looks through for one that it closes. Real pages need 60; a flood of stray tags over deep
nesting costs no more than this for each."""

INHERITED = frozenset({Kind.LIST_ITEM, Kind.QUOTE, Kind.FIGCAPTION, Kind.CONTROL, Kind.MEDIA, Kind.CODE})
"""Kinds that a paragraph inside takes over."""

LINE_BREAK = (
    "\x1e"  # stands for <br> among collected text; a record separator of the page's own is white space
)


# An open element is a list, cheaper to make than any object; these are its places. Its container is the element that
# starts the line it stands in, or None if that is itself.
TAG, ATTRIBUTES, KIND, LINE, PATH, HIDDEN, COUNTER, CONTAINER = range(8)
Element = list[Any]


def _enter(stack: list[Element], judged: dict[str, Judgement]) -> None:
    """Give the innermost open element its path, and those around it theirs: a block has fallen inside them."""
    first = len(stack) - 1
    while stack[first][PATH] is None:
        first -= 1
    parent = stack[first]
    path, hidden = parent[PATH], parent[HIDDEN]
    for element in stack[first + 1 : MAX_DEPTH + 1]:
        attributes = element[ATTRIBUTES]
        found = judged.get(attributes)
        if found is None:
            found = judged[attributes] = judge(attributes)
        identifier, classes, role, conceals = found
        if conceals or (element[TAG] == "dialog" and "open" not in attributes_of(attributes)):
            hidden = True
        path = (*path, AncestorDraft(element[TAG], identifier, classes, role, element[LINE]))
        element[PATH], element[HIDDEN] = path, hidden
    if len(stack) > MAX_DEPTH:
        for element in stack[max(first, MAX_DEPTH) + 1 :]:
            element[PATH], element[HIDDEN] = path, hidden


def read_markup(page: str | bytes, evidence: Evidence) -> tuple[str, list[Block]]:
    """The blocks of a page and the source they make together; what may be claims is laid aside as evidence.

    The page is text, or bytes that are UTF-8.
    """
    if isinstance(page, bytes):
        page = page.decode()
    return settle(walk(tokens(page), evidence))


def walk(page: Iterable[Token], evidence: Evidence) -> list[BlockDraft]:
    """The blocks that a run of tokens makes; what may be claims is laid aside as evidence.

    One loop, because a call for each of 3,000 tags would cost as much as all that is done at them.
    """
    root: Element = ["", "", Kind.LINE, 0, (), False, None, None]
    stack = [root]
    top = container = root  # the innermost element; the innermost that starts a line
    judged: dict[str, Judgement] = {"": UNREMARKABLE}
    blocks: list[BlockDraft] = []
    parts: list[str] = []
    home: Element | None = None  # the element that all text since the last boundary stands in
    anchors = links = link_chars = 0  # links are the anchors that lead somewhere
    list_depth = row = figures = paragraphs = 0
    grids = [Grid()]  # of the open tables; the first takes the cells that stand in none
    lead = root  # an element that a quote begins with, and that says whose it is
    raised = False  # whether the next text stands in a ``sup``
    numbering: Numbering | None = None  # of the list whose item was read last
    unsettled: list[Numbering] = []  # lists whose numbers depend on how many items they have
    marker = closed = seam = skip = (
        ""  # an inline end tag, and one with its like behind it, since the last text
    )
    left = ""  # the attributes of the inline element that ended last
    skip_depth = 0
    veil: Element | None = None  # an inline element in the middle of a line that is not shown
    veiled: list[str] = []  # the text in such elements since the last boundary
    veiled_home = root
    muted = False  # whether that element is a formula's other copy, which leaves nothing
    copy: Element | None = None  # an open element that may be one of two copies of a formula
    copied = root  # the one that ended last
    copy_start = 0  # how many parts had been collected before it
    copy_end = -1  # and when it ended; -1 where a boundary has passed since
    copy_says = False  # whether there is more to it than space
    copy_hidden: bool | None = (
        None  # and whether assistive technology passes over it, once somebody has asked
    )
    breakable = False  # whether what is skipped ends at a tag that no drawing can hold
    line = 1

    def flush() -> None:
        """Make a block of the text collected since the last boundary, and one of what is hidden in the middle of it."""
        nonlocal home, link_chars, copy, copy_end
        copy, copy_end = None, -1
        element, characters = home, link_chars
        bracket = ""
        if characters and element is not None and len(parts) > 1 and element[KIND] is not Kind.CODE:
            characters -= without_handles(element[KIND] is Kind.HEADING)
            place = bracket_in(parts) if element[KIND] is Kind.HEADING else 0
            if place:
                bracket = "".join(parts[place:])
                del parts[place:]
        text = parts[0] if len(parts) == 1 else "".join(parts)
        parts.clear()
        home, link_chars = None, 0
        if element is not None:
            beside = min(characters, len(bracket))
            append(element, element[KIND], text, characters - beside, element[HIDDEN])
            if bracket:
                append(element, Kind.CONTROL, bracket, beside, element[HIDDEN])
        if veiled:
            text = "".join(veiled)
            veiled.clear()
            append(veiled_home, veiled_home[KIND], text, 0, True)

    def break_line() -> None:
        """Begin a new line of code, if none has just begun."""
        if not parts[-1].endswith(("\n", LINE_BREAK)):
            parts.append(LINE_BREAK)

    def without_handles(heading: bool) -> int:
        """Take handles off the text collected, and space behind it; how many characters of links they were."""
        count = 0
        while len(parts) > 1 and parts[-1].isspace():
            parts.pop()
        if len(parts) > 1 and is_handle(parts[-1], heading=heading):
            count += len(parts.pop())
        if heading and len(parts) > 1 and is_handle(parts[0], heading=True):
            count += len(parts[0])
            parts[0] = ""
        return count

    def append(element: Element, kind: Kind, text: str, characters: int, hidden: bool) -> None:
        """Append a block of text that stands in this element, if there is more to it than space."""
        nonlocal marker
        text = written(text, kind)
        if not text:
            return
        block = BlockDraft(kind, text, element[PATH])
        if characters > 0:
            block.link_chars = min(characters, len(text))
        if hidden:
            block.hidden = True
        if kind is Kind.LIST_ITEM:
            block.level = list_depth
        elif kind is Kind.HEADING:
            block.level = _heading_level(element[PATH])
        if marker and begins_item(kind, element[PATH]):
            block.marker = marker
            if numbering is not None:
                numbering.wait(block)
        column = grids[-1].column
        if column >= 0 or kind is Kind.CELL:
            block.row = row
            block.column = column
        marker = ""
        blocks.append(block)

    def close(index: int) -> None:
        """Take the open elements from this place on off the stack."""
        nonlocal anchors, links, list_depth, row, figures, paragraphs, veil, top, container
        for element in reversed(stack[index:]):
            if element is veil:
                veil = None
            if element is copy:
                end_copy(element)
            tag = element[TAG]
            if tag == "a":
                anchors -= anchors > 0
                links -= links > 0 and leads(element[ATTRIBUTES])
            elif tag == "p":
                paragraphs -= 1
            elif tag in LISTS:
                list_depth -= list_depth > 0
            elif tag == "figure" or tag == "figcaption":
                figures -= figures > 0
            elif tag == "table":
                grids.pop()
                if blocks and blocks[-1].row == row:
                    row += 2
            elif tag == "td" or tag == "th":
                grids[-1].end_cell()
        del stack[index:]
        top = stack[-1]
        container = top[CONTAINER] or top

    def end_copy(element: Element) -> None:
        """Note that the element has ended which may be a copy of a formula."""
        nonlocal copy, copied, copy_end, copy_says, copy_hidden
        copied, copy, copy_end, copy_hidden = element, None, len(parts), None
        copy_says = any(part.strip() for part in parts[copy_start:])

    def ends_in_copy() -> bool:
        """Whether the text collected last is one that may be a copy of a formula."""
        return copy_says and copy_end == len(parts)

    def is_copied_in(tag: str, attributes: str) -> bool:
        """Whether an element is another copy of a formula right before it: one of the two is MathML, the other hidden from
        assistive technology."""
        nonlocal copy_hidden
        if not ends_in_copy():
            return False
        if copied[TAG] == "math":
            return tag != "math" and is_aria_hidden(attributes)
        if tag == "math" and copy_hidden is None:
            copy_hidden = is_aria_hidden(copied[ATTRIBUTES])
        return tag == "math" and bool(copy_hidden)

    def at_formula(tag: str) -> bool:
        """Whether a tag stands inside of a formula or right behind one."""
        if copy is not None:
            return tag == "math" or copy[TAG] == "math"
        return tag == "math" or (copy_end == len(parts) and copied[TAG] == "math")

    def begin_copy() -> None:
        """Note that the innermost element may be a copy of a formula; right behind the other one, its text is passed over."""
        nonlocal copy, copy_start, copy_end, veil, muted
        if top[TAG] == "math" and veil is not None and stack[-2] is veil and not veiled:
            veil = None  # the copy of a picture, for those who do not see it
            _enter(stack, judged)
            stack[-2][HIDDEN] = top[HIDDEN] = stack[-3][HIDDEN]
        if veil is not None or copy is not None:
            return
        if is_copied_in(top[TAG], top[ATTRIBUTES]):
            veil, muted = top, True
        else:
            copy, copy_start, copy_end = top, len(parts), -1

    for op, tag, attributes, text, lines in page:
        if skip:
            line += lines
            if tag == skip:
                skip_depth += 1 if op == UNSEEN else -1 if op == UNSEEN_END else 0
                if skip_depth:
                    continue
                skip = ""
            elif (
                breakable
                and tag in BREAKS_OUT
                and (op not in ENDS or op in BLOCK_ENDS and _is_open(stack, tag))
            ):
                skip = ""
            else:
                continue
            line -= lines
        if op == OPEN_BLOCK and tag in ONCE and _is_open(stack, tag):
            pass  # one more is passed over
        elif op == OPEN_BLOCK and is_line_of_code(tag, top):
            if parts:
                break_line()
            top = [tag, attributes, top[KIND], line, None, False, None, container]
            stack.append(top)
        elif op == OPEN_BLOCK:
            if parts:
                flush()
            if paragraphs:
                index = _open_paragraph(stack)
                if index:
                    close(index)
            top = container = [
                tag,
                attributes,
                kind_inside(top, tag, attributes),
                line,
                None,
                False,
                None,
                None,
            ]
            stack.append(top)
            if attributes and is_microdata(attributes):
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == CLOSE_BLOCK:
            if parts:
                if is_line_of_code(tag, top):
                    break_line()
                else:
                    flush()
            if top[TAG] == tag:
                stack.pop()
                top = stack[-1]
                container = top[CONTAINER] or top
            else:
                index = _matching(stack, tag)
                if index:
                    close(index)
        elif op == OPEN_INLINE:
            if tag == "a":
                if anchors:
                    index = _implied(stack, "a", CLOSED_BY["a"])
                    if index:
                        close(index)
                anchors += 1
                links += leads(attributes)
            elif figures and parts and may_set_apart(tag, attributes, top) and not at_formula(tag):
                flush()  # inside a figure or a caption an inline element sets the credit apart
            if closed == tag == "code" and parts and top[KIND] is Kind.CODE:
                break_line()  # one sample beside another
            if attributes:
                if closed == tag and parts and not is_code(top):
                    seam = tag
                if (
                    tag == "time"
                    or is_microdata(attributes)
                    or "author" in attributes
                    or "autor" in attributes
                ):
                    evidence.marks.append((tag, attributes, len(blocks)))
            own = kind_inside(top, tag, attributes)
            if parts and own is not top[KIND]:
                flush()
            top = [tag, attributes, own, line, None, False, None, container]
            stack.append(top)
            if tag == "math" or "aria-hidden" in attributes:
                begin_copy()
            elif tag == "cite" and not parts and top[KIND] is Kind.QUOTE:
                lead = top
            if (
                attributes
                and veil is None
                and ("style" in attributes or "hidden" in attributes or "popover" in attributes)
            ):
                if attributes not in judged:
                    judged[attributes] = judge(attributes)
                if judged[attributes][CONCEALS]:
                    veil, muted = top, False
                    if veiled:
                        veiled.append(" ")
        elif op == CLOSE_INLINE:
            if top[TAG] == tag:
                if parts and top[KIND] is not stack[-2][KIND]:
                    flush()
                if tag == "a":
                    anchors -= anchors > 0
                    links -= links > 0 and leads(top[ATTRIBUTES])
                elif (
                    figures
                    and parts
                    and may_set_apart(tag, top[ATTRIBUTES], stack[-2])
                    and not at_formula(tag)
                ):
                    flush()
                if top is lead and parts:
                    parts.append(LINE_BREAK)
                if top is veil:
                    veil = None
                if top is copy:
                    end_copy(top)
                    if tag == "math" and copy_start == 0 and parts and top[PATH] and not top[HIDDEN]:
                        home = top
                left = top[ATTRIBUTES]
                stack.pop()
                top = stack[-1]
            else:
                left = ""
                index = _matching_inline(stack, tag, container)
                if index:
                    close(index)
        elif op == OPEN_SPECIAL and tag in ONCE and _is_open(stack, tag):
            pass
        elif op == OPEN_SPECIAL:
            if parts:
                flush()
            if paragraphs and tag in CLOSES_P:
                index = _open_paragraph(stack)
                if index:
                    close(index)
            if tag in CLOSED_BY:
                index = _implied(stack, tag, CLOSED_BY[tag])
                if index:
                    close(index)
            kind = KINDS.get(tag)
            if kind is None:
                kind = top[KIND]
            elif kind is Kind.PARAGRAPH:
                if top[KIND] in INHERITED:
                    kind = top[KIND]
                paragraphs += 1
            top = container = [tag, attributes, kind, line, None, False, None, None]
            if tag == "li":
                numbering = _numbering(stack)
                marker = "•" if numbering is None else numbering.next_marker(attributes)
                if numbering is not None and numbering.unsettled and numbering.items == 1:
                    unsettled.append(numbering)
            elif tag in LISTS:
                list_depth += 1
                if tag == "ol":
                    top[COUNTER] = Numbering(attributes)
            elif tag == "tr" or tag == "table":
                if blocks and blocks[-1].row == row:
                    row += 1
                if tag == "tr":
                    grids[-1].start_row()
                else:
                    row += 1
                    grids.append(Grid())
            elif tag == "td" or tag == "th":
                grids[-1].start_cell(attributes)
            elif tag in ROW_GROUPS:
                grids[-1].start_group()
            elif tag == "figure" or tag == "figcaption":
                figures += 1
            elif tag == "textarea":
                text = ""  # what a form holds is no text of the page
            stack.append(top)
            if attributes and is_microdata(attributes):
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == CLOSE_COUNTED:
            if parts:
                flush()
            index = len(stack) - 1 if top[TAG] == tag else _matching(stack, tag)
            if index:
                close(index)
        elif op == BREAK:
            if parts:
                if parts[-1] == LINE_BREAK and top[KIND] is not Kind.CODE:
                    flush()
                else:
                    parts.append(LINE_BREAK)
            if text.isspace():
                text = ""
        elif op == IMAGE:
            image = image_of(attributes_of(attributes))
            if is_copied_in(tag, attributes):
                pass  # the picture of a formula
            elif image is not None:
                if parts:
                    flush()
                if top[PATH] is None:
                    _enter(stack, judged)
                blocks.append(BlockDraft(Kind.IMAGE, "", top[PATH], 0, 0, top[HIDDEN], image))
        elif op == RULE:
            if parts:
                flush()
        elif op == NOTHING:
            if tag == "sup":
                raised = True
            if tag and attributes and is_microdata(attributes):
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == GATHER:
            if may_claim(tag, attributes):
                evidence.tags.append((tag, attributes))
            if tag == "meta" and evidence.marks and is_microdata(attributes):
                evidence.marks.append((tag, attributes, len(blocks)))
        elif op == UNSEEN:
            seen = ""
            if tag == "script" and "json" in attributes:
                evidence.scripts.append((attributes, text))
            elif tag == "script" and "math" in attributes and not ends_in_copy():
                seen = scripted_tex(attributes, text, parts[-1] if parts else "")
            elif tag == "title":
                evidence.titles.append(text)
            elif tag == "template" and "shadowroot" not in attributes:
                skip, skip_depth, breakable = tag, 1, False
            elif tag in PASSED_OVER and not attributes.endswith("/"):
                skip, skip_depth, breakable = tag, 1, "html" not in attributes
                if tag == "annotation" and copy is not None and copy[TAG] == "math":
                    seen = annotated_tex(attributes, text)
                    if seen:
                        del parts[copy_start:]
            if skip or tag in RAW_TEXT:
                text = seen
        line += lines
        if text:
            closed = ""
            if text.isspace():
                seam = ""
                if parts or container[KIND] is Kind.CODE:
                    parts.append(text)
            elif veil is not None and container is veil[CONTAINER]:
                if not muted:
                    if not veiled:
                        if top[PATH] is None:
                            _enter(stack, judged)
                        veiled_home = top
                        parts.append("")  # there is something to flush
                    veiled.append(text)
            elif op != RUBY:
                if home is None:
                    home = top
                    if top[PATH] is None:
                        _enter(stack, judged)
                elif home is not top:
                    home = container
                if raised:
                    raised = False
                    if parts:
                        text = raised_digits(parts[-1], text)
                if links:
                    link_chars += len(text)
                if seam:
                    if parts and apart(parts[-1], text, seam, left, top[ATTRIBUTES]):
                        parts.append(" ")
                    seam = ""
                elif parts and op in (OPEN_INLINE, CLOSE_INLINE) and text[0].isupper():
                    around, edge = (stack[-2], top[ATTRIBUTES]) if op == OPEN_INLINE else (top, left)
                    if not is_code(around) and begins_word(parts[-1], text, edge):
                        parts.append(" ")
                parts.append(text)
        elif op == CLOSE_INLINE:
            closed = tag
    if parts:
        flush()
    for numbering in unsettled:
        for block, marker in numbering.settled():
            block.marker = marker
    return blocks


def written(text: str, kind: Kind) -> str:
    """Collected text as a block has it: character references replaced, white space as a browser shows it."""
    if "&" in text:
        text = unescape(text)
    if kind is Kind.CODE:
        return _code(text)
    if LINE_BREAK in text:
        return "\n".join([" ".join(piece.split()) for piece in text.split(LINE_BREAK)]).strip()
    return collapsed(text)


def leads(attributes: str) -> bool:
    """Whether an anchor with these attributes leads somewhere; without an address it is no link (HTML standard)."""
    return "href" in attributes.lower()


def may_set_apart(tag: str, attributes: str, around: Element) -> bool:
    """Whether an inline element in a figure or a caption may hold the credit: one that is marked, and no code."""
    return bool(attributes or tag == "small" or tag == "cite") and tag != "code" and not is_code(around)


def kind_inside(around: Element, tag: str, attributes: str) -> Kind:
    """The kind of an element inside another: that of the other, but for the kicker in a heading, which is a line of its own.
    Links in headings are the headings of teasers, and are not looked at."""
    kind: Kind = around[KIND]
    may_be = attributes and kind is Kind.HEADING and tag != "a"
    return Kind.LINE if may_be and is_kicker(attributes) else kind


def is_line_of_code(tag: str, around: Element) -> bool:
    """Whether an element inside `around`, or that itself, is a line of preformatted text, as editors write them. It is part of
    its sample, as an inline element is."""
    return tag == "div" and around[KIND] is Kind.CODE


def is_code(element: Element) -> bool:
    """Whether an element holds code, in which boxes side by side are what a highlighter makes of one word."""
    return element[KIND] is Kind.CODE or element[TAG] == "code"


def apart(before: str, after: str, tag: str, left: str, attributes: str) -> bool:
    """Whether two inline boxes side by side are words apart: "Politics", "North Korea"; links "1", "2".

    Single characters beside a box belong to it: initials set large, slashes; but not a number before a word. So does a mark that
    follows or opens something, and the rest of a word that an editor has cut, by its styles or into two links to the same page;
    `left` and `attributes` are the attributes of the boxes.
    """
    if after[:1] in FOLLOWING or before[-1:] in OPENING:
        return False
    if len(before) > 1 and len(after) > 1:
        if tag == "a":
            is_cut = left == attributes and leads(attributes)
        else:
            is_cut = tag == "span" and is_styled(attributes)
        return not (is_cut and before[-1].isalpha() and after[0].islower())
    if before.isdigit():
        word = after[:3]
        return (
            tag == "a"
            and after[:1].isalnum()
            or len(word) == 3
            and word.isalpha()
            and word.lower() != word.upper()
        )
    return tag == "a" and before[-1:].isalnum() and after[:1].isalnum()


def begins_word(before: str, after: str, attributes: str) -> bool:
    """Whether a capital at the edge of an inline element with these attributes begins a word: "Updated", "February 9"; but
    "iPhone", "U.S." and what an editor has styled."""
    word = before[-LONGEST_WORD:].rsplit(None, 1)[-1:]
    if not word or is_styled(attributes):
        return False
    if word[0][-1] in ".!?)":
        return len(word[0]) > 2
    if word[0][-1].isdigit():
        return len(after) > 2 and after[:3].isalpha()
    return len(word[0]) > 1 and word[0][-1].islower()


LONGEST_WORD = 50
"""Characters that are looked at of what stands in front of an edge."""

FOLLOWING = frozenset(".,;:!?)]}%…’。、，．；：！？）］」』】")
OPENING = frozenset("([{„¿¡（［「『【")
"""Marks that stand tight behind a word, and in front of one."""

STYLES = ("style", "data-contrast", "data-ccp", "data-preserver-spaces")
"""What the attributes of a ``span`` begin with that editors set around any run of letters."""


def is_styled(attributes: str) -> bool:
    """Whether the attributes of a ``span`` say how its letters look, as editors write them, and nothing of a box."""
    return "NormalTextRun" in attributes or attributes.startswith(STYLES) and "display" not in attributes


def begins_item(kind: Kind, path: tuple[Ancestor, ...]) -> bool:
    """Whether a block at the start of a list item stands in it: its text, or its heading."""
    return kind is Kind.LIST_ITEM or (kind is Kind.HEADING and any(around.tag == "li" for around in path))


def raised_digits(before: str, text: str) -> str:
    """Raised digits as such where they stand behind others, which they would become a part of: 10⁶ is no 106."""
    if before[-1:] in DIGITS and RAISED.fullmatch(text):
        return text.translate(SUPERSCRIPTS)
    return text


DIGITS = tuple("0123456789")
RAISED = late(r"[-+\u2212\u2013]?[0-9]{1,4}")
SUPERSCRIPTS = str.maketrans("0123456789+-\u2212\u2013", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")


def _code(text: str) -> str:
    """Preformatted text as it stands, but for the empty lines around it."""
    text = text.replace(LINE_BREAK, "\n").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text and not text.isspace() else ""


def _heading_level(path: tuple[Ancestor, ...]) -> int:
    for ancestor in reversed(path):
        if ancestor.tag in HEADING_LEVELS:
            return HEADING_LEVELS[ancestor.tag]
    return 1


HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

BLOCK_ENDS = frozenset({CLOSE_BLOCK, CLOSE_COUNTED})
BREAKS_OUT = BLOCK_LEVEL - {"title"} | {"span", "img", "b", "i", "em", "strong", "br", "foreignobject"}
"""Start tags that end a drawing or formula left open (HTML standard, "Foreign content"), or hold HTML inside one."""


def _open_paragraph(stack: list[Element]) -> int:
    """The index of an open ``p`` that a block-level start tag closes; 0 if there is none in reach."""
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        tag = stack[index][TAG]
        if tag == "p":
            return index
        if tag in SCOPES or tag == "button":
            return 0
    return 0


ONCE = frozenset({"head", "body", "form"})
"""Elements that do not stand in one of their own name: the start tag is passed over (HTML standard, "in body")."""


def _is_open(stack: list[Element], name: str) -> bool:
    """Whether one of the innermost elements has this name."""
    return any(element[TAG] == name for element in stack[max(1, len(stack) - REACH + 1) :])


def _matching(stack: list[Element], name: str) -> int:
    """The index of the open element that a block-level end tag closes; 0 if it closes none."""
    stops = TABLE if name in TABLE_PARTS or name in SCOPES else SCOPES
    headings = name in HEADING_LEVELS
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        tag = stack[index][TAG]
        if tag == name or (headings and tag in HEADING_LEVELS):
            return index
        if tag in stops:
            return 0
    return 0


def _matching_inline(stack: list[Element], name: str, container: Element) -> int:
    """The index of the open element that an inline end tag closes, within the line it stands in; else 0."""
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        if stack[index][TAG] == name:
            return index
        if stack[index] is container:
            return 0
    return 0


def _implied(stack: list[Element], tag: str, closes: frozenset[str]) -> int:
    """The index from which a start tag closes what is open; 0 if it closes nothing."""
    stops = CLOSE_STOPS.get(tag)
    found = 0
    for index in range(len(stack) - 1, max(0, len(stack) - REACH), -1):
        open_tag = stack[index][TAG]
        if open_tag in closes:
            found = index
            if tag not in TABLE_PARTS:
                return found
        elif stops is None or open_tag in stops:
            return found
    return found


TABLE = frozenset({"table"})
ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot", "optgroup"})


def _numbering(stack: list[Element]) -> Numbering | None:
    """The numbers of the ordered list that an item stands in, ``None`` for an item of another list or of none."""
    for element in stack[-1:-4:-1]:
        if element[COUNTER] is not None:
            numbering: Numbering = element[COUNTER]
            return numbering
        if element[TAG] in LISTS:
            break
    return None


def settle(drafts: list[BlockDraft]) -> tuple[str, list[Block]]:
    """The source that blocks make together, and the blocks, each in its place."""
    source = "\n".join([draft.text for draft in drafts])
    if UNPRINTABLE.search(source):
        for draft in drafts:
            draft.text = UNPRINTABLE.sub("", draft.text).strip()
        source = "\n".join([draft.text for draft in drafts])
    start = 0
    for index, draft in enumerate(drafts):
        start = draft.settle(index, start)
    return source, list(drafts)
