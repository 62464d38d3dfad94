# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The compiled twin of `cleantext.readers.tokens` and `cleantext.readers.walk`: a page of markup in, its blocks out.

The bytes of a page, which are UTF-8, are scanned once as they are, and Python objects are made only of what stays: texts, the elements around
them, images, evidence for claims. The two Python modules are the reference: tables and limits come from them, what is
rare is left to their functions, and the names are theirs, so that the files can be read side by side.
"""

from html.entities import html5
from sys import intern

from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.unicode cimport (
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISSPACE,
    PyUnicode_DATA,
    PyUnicode_DecodeUTF8,
    PyUnicode_FromKindAndData,
    PyUnicode_New,
)
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy

from cleantext.native.characters cimport ONES, folded_code
from cleantext.native.fields cimport blank, set_field

from cleantext.blocks import Ancestor, Block, Image, Kind
from cleantext.normalize import LONG as LONG_TEXT
from cleantext.normalize import UNPRINTABLE, fold, one_line, printable
from cleantext.readers import elements
from cleantext.readers import grids, open_elements, passages, seams
from cleantext.readers import walk as reference
from cleantext.readers.attributes import (
    CONCEALS, HIDING, LAZY_SOURCES, UNREMARKABLE, attributes_of, is_kicker, judge, pixels, unescape,
)
from cleantext.readers.claims import TELLING
from cleantext.readers.claims import may_claim as reference_may_claim
from cleantext.readers.formulas import LONGEST_REFERENCE, annotated_tex, is_aria_hidden, scripted_tex
from cleantext.readers.grids import ALL_ROWS, MOST_HELD, WIDEST_SPAN, span_of
from cleantext.readers.handles import HANDLES_OF_HEADINGS, LONGEST, bracket_in, is_handle
from cleantext.readers.numerals import Numbering
from cleantext.readers.tokens import MAX_UNCLOSED as UNCLOSED

cdef extern from *:
    """
    /* A list's first items, as a tuple. No cycle can go through it, as through those values. */
    static PyObject *first_of(PyObject *list, Py_ssize_t count) {
        PyObject *items = PyTuple_New(count);
        if (items == NULL) return NULL;
        for (Py_ssize_t place = 0; place < count; place++) {
            PyObject *item = PyList_GET_ITEM(list, place);
            Py_INCREF(item);
            PyTuple_SET_ITEM(items, place, item);
        }
        if (count) PyObject_GC_UnTrack(items);
        return items;
    }
    /* Takes the items from a place on off a list, which keeps its memory: as many will be added again. */
    static int cut_at(PyObject *list, Py_ssize_t count) {
        for (Py_ssize_t place = PyList_GET_SIZE(list) - 1; place >= count; place--) {
            PyObject *item = PyList_GET_ITEM(list, place);
            Py_SET_SIZE((PyVarObject *)list, place);
            Py_DECREF(item);
        }
        return 0;
    }
    """
    tuple first_of(list items, Py_ssize_t count)
    int cut_at(list items, Py_ssize_t count) except -1

include "parts/markup/tables.pxi"
include "parts/markup/bytes.pxi"
include "parts/markup/state.pxi"
include "parts/markup/tags.pxi"
include "parts/markup/attributes.pxi"
include "parts/markup/open_elements.pxi"
include "parts/markup/grids.pxi"
include "parts/markup/passages.pxi"
include "parts/markup/blocks.pxi"
include "parts/markup/copies.pxi"


# --- the walk, as in `readers.walk` -------------------------------------------------------------------------------

cdef str attributes_of_tag(Walk walk):
    return cut(walk.page, walk.attributes, walk.attributes_end)


cdef bint may_claim(const uint8_t* page, int tag, Py_ssize_t start, Py_ssize_t end) except -1:
    """`cleantext.readers.claims.may_claim`."""
    cdef Py_ssize_t place, name
    cdef int length
    if tag == LINK:
        return contains(page, start, end, b"canonical", 9) or contains(page, start, end, b"license", 7)
    if tag != META:
        return True
    if past_ascii(page, start, end) < end:
        return reference_may_claim("meta", cut(page, start, end))
    for place in range(start, end):
        if place > start and not (page[place - 1] in (c'"', c"'") or is_space(page[place - 1])):
            continue
        length = naming(page, place, end)
        if not length:
            continue
        name = past_space(page, place + length, end)
        if name == end or page[name] != c"=":
            continue
        name = past_space(page, name + 1, end)
        if name < end and page[name] in (c'"', c"'"):
            name = past_space(page, name + 1, end)
        place = name
        while place < end and not (page[place] in (c'"', c"'", c">") or is_space(page[place])):
            place += 1
        if place > name:
            return cut(page, name, place).lower() in TELLING
    return False


cdef int naming(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """The length of the attribute's name that stands at a place, of those that say what a ``meta`` element is about."""
    if spells(page, start, min(start + 4, end), b"name", 4):
        return 4
    if spells(page, start, min(start + 8, end), b"property", 8) or spells(page, start, min(start + 8, end), b"itemprop", 8):
        return 8
    return 10 if spells(page, start, min(start + 10, end), b"http-equiv", 10) else 0


cdef int mark(Walk walk) except -1:
    walk.marks.append((name_of(walk, walk.tag), attributes_of_tag(walk), len(walk.blocks)))
    return 0


cdef int walk_page(Walk walk, const uint8_t* page) except -1:
    cdef Py_ssize_t size = walk.size
    cdef Py_ssize_t place = find(page, 0, size, c"<")
    cdef Py_ssize_t container = 0  # the place of the innermost element that starts a line
    cdef Py_ssize_t index, characters
    cdef int closed = 0  # an inline end tag since the last text, and one with its like behind it
    cdef int seam = 0
    cdef int skip = 0
    cdef int skip_depth = 0
    cdef bint breakable = False  # whether what is skipped ends at a tag that no drawing can hold
    cdef int mentioned
    cdef int op, tag, kind
    cdef bint blank, has_attributes
    cdef Element* top
    walk.is_xml = stands(page, place, place, size, b"<?xml", 5)
    if place:  # the text before the first tag
        walk.op = NOTHING
        walk.text, walk.text_end = 0, place
    elif size:
        place = next_tag(walk, page, 0)
    else:
        return 0
    while True:
        op, tag = walk.op, walk.tag
        if skip:
            if tag == skip:
                skip_depth += 1 if op == UNSEEN else -1 if op == UNSEEN_END else 0
                if not skip_depth:
                    skip = 0
            elif (
                breakable
                and TRAITS[known(tag)].breaks_out
                and op != CLOSE_INLINE and op != UNSEEN_END
                and (op != CLOSE_BLOCK and op != CLOSE_COUNTED or is_open(walk, tag))
            ):
                skip = 0
            if skip:
                if place >= size:
                    break
                place = next_tag(walk, page, place)
                continue
        top = walk.stack + walk.depth - 1
        has_attributes = walk.attributes < walk.attributes_end
        if walk.section is None:
            characters = walk.text_end - walk.text
            blank = characters > 0 and past_space(page, walk.text, walk.text_end) == walk.text_end
        else:
            characters = len(walk.section)
            blank = walk.section.isspace()
        if (op == OPEN_BLOCK or op == OPEN_SPECIAL) and TRAITS[known(tag)].is_once and is_open(walk, tag):
            pass
        elif op == OPEN_BLOCK and tag == DIV and top.kind == CODE_KIND:
            if walk.shown.count:
                break_line(walk, page)
            push(walk, walk.start, CODE_KIND, container)
        elif op == OPEN_BLOCK:
            if walk.shown.count:
                flush(walk, page)
            if walk.paragraphs:
                index = open_paragraph(walk)
                if index:
                    close(walk, index)
            kind = kind_inside(walk, page, has_attributes)
            container = walk.depth
            push(walk, walk.start, kind, container)
            if has_attributes and is_item(walk, page, walk.attributes, walk.attributes_end):
                mark(walk)
        elif op == CLOSE_BLOCK:
            if walk.shown.count:
                if tag == DIV and top.kind == CODE_KIND:
                    break_line(walk, page)
                else:
                    flush(walk, page)
            if top.tag == tag:
                leave(walk, walk.depth - 1)
                container = walk.stack[walk.depth - 1].container
            else:
                index = matching(walk, tag)
                if index:
                    close(walk, index)
                    container = walk.stack[walk.depth - 1].container
        elif op == OPEN_INLINE:
            if tag == A:
                if walk.anchors:
                    index = implied(walk, A)
                    if index:
                        close(walk, index)
                        container = walk.stack[walk.depth - 1].container
                walk.anchors += 1
            elif (
                walk.figures
                and walk.shown.count
                and may_set_apart(tag, has_attributes, walk.stack + walk.depth - 1)
                and not at_formula(walk, tag)
            ):
                flush(walk, page)  # inside a figure or a caption an inline element sets the credit apart
            if closed == CODE and tag == CODE and walk.shown.count and walk.stack[walk.depth - 1].kind == CODE_KIND:
                break_line(walk, page)  # one sample beside another
            if has_attributes:
                if closed == tag and walk.shown.count and not is_code(walk.stack + walk.depth - 1):
                    seam = tag
                mentioned = mentions(walk, page, walk.attributes, walk.attributes_end)
                if tag == TIME or mentioned & (ITEMPROP | AUTHOR):
                    mark(walk)
            kind = kind_inside(walk, page, has_attributes)
            if walk.shown.count and kind != walk.stack[walk.depth - 1].kind:
                flush(walk, page)
            push(walk, walk.start, kind, container)
            if tag == A and has_attributes and leads(page, walk.attributes, walk.attributes_end):
                walk.stack[walk.depth - 1].leads = True
                walk.links += 1
            if tag == MATH or (
                has_attributes
                and mentioned & CONCEALING
                and contains(page, walk.attributes, walk.attributes_end, b"aria-hidden", 11)
            ):
                begin_copy(walk, page)
            elif tag == CITE and not walk.shown.count and walk.stack[walk.depth - 1].kind == QUOTE_KIND:
                walk.lead = walk.depth - 1
            if has_attributes and mentioned & CONCEALING and not walk.veil:
                if judgement(walk, page, walk.attributes, walk.attributes_end)[CONCEALS]:
                    walk.veil, walk.muted = walk.depth - 1, False
                    if walk.veiled.count:
                        add_part(walk.veiled, SEAM, 0)
        elif op == CLOSE_INLINE:
            if top.tag == tag:
                if walk.shown.count and top.kind != walk.stack[walk.depth - 2].kind:
                    flush(walk, page)
                if tag == A:
                    walk.anchors -= walk.anchors > 0
                    walk.links -= walk.links > 0 and top.leads
                elif (
                    walk.figures
                    and walk.shown.count
                    and may_set_apart(tag, top.attributes < top.attributes_end, walk.stack + walk.depth - 2)
                    and not at_formula(walk, tag)
                ):
                    flush(walk, page)
                if walk.lead and walk.lead == walk.depth - 1 and walk.shown.count:
                    add_part(walk.shown, BROKEN_LINE, 0)
                if walk.copy == walk.depth - 1:
                    end_copy(walk)
                    if tag == MATH and not walk.copy_start and walk.shown.count and walk.entered == walk.depth:
                        if not walk.stack[walk.depth - 1].hidden:
                            set_home(walk, walk.shown, walk.depth - 1)
                walk.left = Span(top.attributes, top.attributes_end)
                leave(walk, walk.depth - 1)
            else:
                walk.left = Span(0, 0)
                index = matching_inline(walk, tag, container)
                if index:
                    close(walk, index)
                    container = walk.stack[walk.depth - 1].container
        elif op == OPEN_SPECIAL:
            if walk.shown.count:
                flush(walk, page)
            if walk.paragraphs and TRAITS[tag].closes_paragraph:
                index = open_paragraph(walk)
                if index:
                    close(walk, index)
            if TRAITS[tag].has_closed:
                index = implied(walk, tag)
                if index:
                    close(walk, index)
            kind = TRAITS[tag].kind
            container = walk.depth
            if kind < 0:
                kind = walk.stack[container - 1].kind
            elif kind == PARAGRAPH_KIND:
                if INHERITED[walk.stack[container - 1].kind]:
                    kind = walk.stack[container - 1].kind
                walk.paragraphs += 1
            if tag == LI:
                read_marker(walk, page)
            elif TRAITS[tag].is_list:
                walk.list_depth += 1
            elif tag == TR or tag == TABLE:
                if walk.last_row == walk.row:
                    walk.row += 1
                if tag == TR:
                    start_row(innermost(walk))
                else:
                    walk.row += 1
                    walk.grids.append(Grid())
            elif tag == TD or tag == TH:
                start_cell(walk, innermost(walk), page)
            elif TRAITS[tag].is_row_group:
                start_group(innermost(walk))
            elif tag == FIGURE or tag == FIGCAPTION:
                walk.figures += 1
            elif tag == TEXTAREA:
                characters = 0  # what a form holds is no text of the page
            push(walk, walk.start, kind, container)
            if has_attributes:
                if is_item(walk, page, walk.attributes, walk.attributes_end):
                    mark(walk)
        elif op == CLOSE_COUNTED:
            if walk.shown.count:
                flush(walk, page)
            index = walk.depth - 1 if top.tag == tag else matching(walk, tag)
            if index:
                close(walk, index)
                container = walk.stack[walk.depth - 1].container
        elif op == BREAK:
            if walk.shown.count:
                if ends_in_line_break(walk, page) and top.kind != CODE_KIND:
                    flush(walk, page)
                else:
                    add_part(walk.shown, BROKEN_LINE, 0)
            if blank:
                characters = 0
        elif op == IMAGE:
            image = image_in(image_attributes(walk, page, walk.attributes, walk.attributes_end))
            if is_copied_in(walk, tag, walk.attributes, walk.attributes_end):
                pass  # the picture of a formula
            elif image is not None:
                if walk.shown.count:
                    flush(walk, page)
                enter(walk, page)
                index = min(walk.depth - 1, MAX_DEPTH)
                add_block(
                    walk, IMAGE_KIND, "", "", path_of(walk, index), 0, 0, walk.stack[index].hidden, image, "", -1, -1
                )
        elif op == RULE:
            if walk.shown.count:
                flush(walk, page)
        elif op == NOTHING:
            if tag == SUP:
                walk.raised = True
            if tag and has_attributes and is_item(walk, page, walk.attributes, walk.attributes_end):
                mark(walk)
        elif op == GATHER:
            if may_claim(page, tag, walk.attributes, walk.attributes_end):
                walk.tags.append((name_of(walk, tag), attributes_of_tag(walk)))
            if tag == META and walk.marks and is_item(walk, page, walk.attributes, walk.attributes_end):
                mark(walk)
        elif op == UNSEEN:
            seen = ""
            if tag == SCRIPT:
                if contains(page, walk.attributes, walk.attributes_end, b"json", 4):
                    walk.scripts.append((attributes_of_tag(walk), text_of(walk)))
                elif contains(page, walk.attributes, walk.attributes_end, b"math", 4) and not ends_in_copy(walk):
                    seen = scripted_tex(attributes_of_tag(walk), text_of(walk), text_before_script(walk))
            elif tag == TITLE:
                walk.titles.append(text_of(walk))
            elif tag == TEMPLATE:
                if not contains(page, walk.attributes, walk.attributes_end, b"shadowroot", 10):
                    skip, skip_depth, breakable = tag, 1, False
            elif TRAITS[tag].is_passed_over and not (has_attributes and page[walk.attributes_end - 1] == c"/"):
                skip, skip_depth = tag, 1
                breakable = not contains(page, walk.attributes, walk.attributes_end, b"html", 4)
                if tag == ANNOTATION and walk.copy and walk.stack[walk.copy].tag == MATH:
                    seen = annotated_tex(attributes_of_tag(walk), text_of(walk))
                    if seen:
                        walk.shown.count = walk.copy_start
            if skip or TRAITS[tag].is_raw:
                walk.section = seen
                characters = len(seen)
                blank = False
        if characters > 0:
            closed = 0
            if blank:
                seam = 0
                if walk.shown.count or walk.stack[container].kind == CODE_KIND:
                    add_text(walk, walk.shown)
            elif walk.veil and container == walk.stack[walk.veil].container:
                if not walk.muted:
                    if not walk.veiled.count:
                        enter(walk, page)
                        set_home(walk, walk.veiled, walk.depth - 1)
                        add_part(walk.shown, MIDDLE, 0)  # there is something to flush
                    add_text(walk, walk.veiled)
            elif op != RUBY:
                index = walk.depth - 1
                if walk.shown.home == NOWHERE:
                    enter(walk, page)
                    set_home(walk, walk.shown, index)
                elif walk.shown.home != walk.stack[index].start:
                    if walk.shown.home != walk.stack[container].start:
                        set_home(walk, walk.shown, container)
                if walk.raised:
                    walk.raised = False
                    if walk.shown.count and is_number_after_digit(walk, page):
                        before = text_of_part(walk, walk.shown.parts + walk.shown.count - 1)
                        walk.section = seams.raised_digits(before, text_of(walk))
                        characters = len(walk.section)
                if walk.links:
                    walk.link_chars += (
                        count_characters(page, walk.text, walk.text_end) if walk.section is None else characters
                    )
                if seam:
                    if walk.shown.count and is_apart(walk, page, seam):
                        add_part(walk.shown, SEAM, 0)
                    seam = 0
                elif op == OPEN_INLINE or op == CLOSE_INLINE:
                    if walk.shown.count and begins_word(walk, page, op == CLOSE_INLINE):
                        add_part(walk.shown, SEAM, 0)
                add_text(walk, walk.shown)
        elif op == CLOSE_INLINE:
            closed = tag
        if place >= size:
            break
        place = next_tag(walk, page, place)
    if walk.shown.count:
        flush(walk, page)
    return 0


def read_markup(page, evidence):
    """The blocks of a page and the source they make together; what may be claims is laid aside as evidence.

    The page is text, or bytes of which `is_sound` is true.
    """
    if isinstance(page, str):
        page = page.encode("utf-8", "surrogatepass")
    walk = Walk(page, evidence)
    walk_page(walk, walk.page)
    for place in range(1, len(walk.numberings)):
        for block, marker in walk.numberings[place].settled():
            set_field(MARKER, block, marker)
    return settled(walk)
