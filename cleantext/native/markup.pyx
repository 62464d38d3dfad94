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

# --- tables, filled from those of the Python modules --------------------------------------------------------------

cdef enum:
    MOST_NAMES = 192
    LONGEST_NAME = 16
    PLACES = 1024

cdef struct Traits:
    int start  # what the walk does at the start tag
    int end
    int kind  # of the blocks inside; -1 where the element does not say
    int heading  # level; 0 for what is none
    bint is_raw
    bint is_scope
    bint is_list
    bint is_table_part
    bint closes_paragraph
    bint has_closed  # there are open elements that its start tag closes
    bint has_stops
    bint breaks_out
    bint is_passed_over
    bint is_once
    bint is_row_group

# Names are numbers: the known ones index these tables, what else a page has is numbered on. 0 is no name at all.
cdef Traits TRAITS[MOST_NAMES]
cdef bint CLOSED_BY[MOST_NAMES][MOST_NAMES]
cdef bint CLOSE_STOPS[MOST_NAMES][MOST_NAMES]
cdef char SPELLED[MOST_NAMES][LONGEST_NAME]
cdef int LENGTHS[MOST_NAMES]
cdef int NUMBERED[PLACES]  # the numbers of the known names, each at the first free place from its hash on

cdef list NAMES = [""]
cdef dict NUMBERS = {"": 0}
cdef list KINDS = list(Kind)


cdef inline unsigned int hashed(unsigned int before, unsigned int character) noexcept:
    return before * 31 + character


cdef int number_names() except -1:
    """Fill the tables."""
    tables = elements.CLOSED_BY, elements.CLOSE_STOPS
    names = {name.lower().lstrip("/") for name in (*elements.TAGS, *elements.RAW_TAGS)}
    names.update(*tables, *(others for table in tables for others in table.values()))
    names.update(elements.KINDS, elements.SCOPES, reference.BREAKS_OUT, ["dialog"])
    for name in sorted(names):
        NUMBERS[name] = len(NAMES)
        NAMES.append(intern(name))
    if len(NAMES) > MOST_NAMES or max(map(len, NAMES)) > LONGEST_NAME or not "".join(NAMES).isascii():
        raise ImportError("the tables of elements have outgrown those of their compiled twin")
    cdef int number, position
    cdef unsigned int place
    for number, name in enumerate(NAMES):
        inline = elements.OPEN_INLINE, name
        TRAITS[number].start = (elements.TAGS.get(name) or elements.RAW_TAGS.get(name) or inline)[0]
        TRAITS[number].end = elements.TAGS.get("/" + name, (elements.CLOSE_INLINE, name))[0]
        TRAITS[number].kind = KINDS.index(elements.KINDS[name]) if name in elements.KINDS else -1
        TRAITS[number].heading = open_elements.HEADING_LEVELS.get(name, 0)
        TRAITS[number].is_raw = name in elements.RAW_TEXT
        TRAITS[number].is_scope = name in elements.SCOPES
        TRAITS[number].is_list = name in elements.LISTS
        TRAITS[number].is_table_part = name in open_elements.TABLE_PARTS
        TRAITS[number].is_once = name in reference.ONCE
        TRAITS[number].is_row_group = name in grids.ROW_GROUPS
        TRAITS[number].closes_paragraph = name in elements.CLOSES_P
        TRAITS[number].has_closed = name in elements.CLOSED_BY
        TRAITS[number].has_stops = name in elements.CLOSE_STOPS
        TRAITS[number].breaks_out = name in reference.BREAKS_OUT
        TRAITS[number].is_passed_over = name in elements.PASSED_OVER
        for other_name in elements.CLOSED_BY.get(name, ()):
            CLOSED_BY[number][<int>NUMBERS[other_name]] = True
        for other_name in elements.CLOSE_STOPS.get(name, ()):
            CLOSE_STOPS[number][<int>NUMBERS[other_name]] = True
        LENGTHS[number] = len(name)
        place = 0
        for position in range(LENGTHS[number]):
            SPELLED[number][position] = <char>ord(name[position])
            place = hashed(place, SPELLED[number][position])
        if number:
            while NUMBERED[place % PLACES]:
                place += 1
            NUMBERED[place % PLACES] = number
    return 0


number_names()

cdef int OPEN_BLOCK = elements.OPEN_BLOCK
cdef int CLOSE_BLOCK = elements.CLOSE_BLOCK
cdef int OPEN_INLINE = elements.OPEN_INLINE
cdef int CLOSE_INLINE = elements.CLOSE_INLINE
cdef int OPEN_SPECIAL = elements.OPEN_SPECIAL
cdef int CLOSE_COUNTED = elements.CLOSE_COUNTED
cdef int NOTHING = elements.NOTHING
cdef int UNSEEN = elements.UNSEEN
cdef int UNSEEN_END = elements.UNSEEN_END
cdef int GATHER = elements.GATHER
cdef int IMAGE = elements.IMAGE
cdef int BREAK = elements.BREAK
cdef int RULE = elements.RULE
cdef int RUBY = elements.RUBY

cdef int A = NUMBERS["a"]
cdef int ANNOTATION = NUMBERS["annotation"]
cdef int BUTTON = NUMBERS["button"]
cdef int CITE = NUMBERS["cite"]
cdef int CODE = NUMBERS["code"]
cdef int DIALOG = NUMBERS["dialog"]
cdef int DIV = NUMBERS["div"]
cdef int FIGURE = NUMBERS["figure"]
cdef int FIGCAPTION = NUMBERS["figcaption"]
cdef int LI = NUMBERS["li"]
cdef int LINK = NUMBERS["link"]
cdef int MATH = NUMBERS["math"]
cdef int META = NUMBERS["meta"]
cdef int OL = NUMBERS["ol"]
cdef int P = NUMBERS["p"]
cdef int PLAINTEXT = NUMBERS["plaintext"]
cdef int SCRIPT = NUMBERS["script"]
cdef int IFRAME = NUMBERS["iframe"]
cdef int NOSCRIPT = NUMBERS["noscript"]
cdef int SMALL = NUMBERS["small"]
cdef int SUP = NUMBERS["sup"]
cdef int TABLE = NUMBERS["table"]
cdef int TD = NUMBERS["td"]
cdef int TEMPLATE = NUMBERS["template"]
cdef int TEXTAREA = NUMBERS["textarea"]
cdef int TH = NUMBERS["th"]
cdef int TIME = NUMBERS["time"]
cdef int TITLE = NUMBERS["title"]
cdef int TR = NUMBERS["tr"]

cdef int LINE_KIND = KINDS.index(Kind.LINE)
cdef int PARAGRAPH_KIND = KINDS.index(Kind.PARAGRAPH)
cdef int LIST_ITEM_KIND = KINDS.index(Kind.LIST_ITEM)
cdef int HEADING_KIND = KINDS.index(Kind.HEADING)
cdef int CELL_KIND = KINDS.index(Kind.CELL)
cdef int CODE_KIND = KINDS.index(Kind.CODE)
cdef int CONTROL_KIND = KINDS.index(Kind.CONTROL)
cdef int QUOTE_KIND = KINDS.index(Kind.QUOTE)
cdef int IMAGE_KIND = KINDS.index(Kind.IMAGE)
cdef bint INHERITED[32]
for _kind in range(len(KINDS)):
    INHERITED[<int>_kind] = KINDS[_kind] in reference.INHERITED

cdef int MAX_DEPTH = open_elements.MAX_DEPTH
cdef int REACH = open_elements.REACH
cdef int MAX_UNCLOSED = UNCLOSED
cdef int MOST_OF_HANDLE = LONGEST
cdef bint[128] OPENS_HANDLE  # of ASCII, what a handle may begin with
for _mark in (*HANDLES_OF_HEADINGS, "&"):
    if _mark.isascii():
        OPENS_HANDLE[<int>ord(_mark)] = True
cdef Py_ssize_t LONG = LONG_TEXT
cdef str LINE_BREAK = passages.LINE_BREAK
cdef uint32_t LINE_BREAK_CODE = ord(passages.LINE_BREAK)

# The fields of the values that are made here, in the order in which they are set.
cdef object TAG = Ancestor.tag, ID = Ancestor.id, CLASSES = Ancestor.classes, ROLE = Ancestor.role
cdef object LINE = Ancestor.line
cdef object INDEX = Block.index, KIND = Block.kind, START = Block.start, TEXT = Block.text, PATH = Block.path
cdef object LINK_CHARS = Block.link_chars, LEVEL = Block.level, HIDDEN = Block.hidden, PICTURE = Block.image
cdef object URL = Image.url, ALT = Image.alt, WIDTH = Image.width, HEIGHT = Image.height
cdef object CAPTION = Image.caption, CREDIT = Image.credit
cdef object MARKER = Block.marker, ROW = Block.row, COLUMN = Block.column, WRAPPED = Block.wrapped
cdef object FOLDED = Block.folded


# --- characters ---------------------------------------------------------------------------------------------------

cdef enum:
    WIDEST_CHARACTER = 4  # bytes

cdef inline bint is_space(uint32_t character) noexcept:
    """Whether a character of ASCII is white space."""
    return character == 0x20 or 0x09 <= character <= 0x0D or 0x1C <= character <= 0x1F


cdef enum:  # kinds of bytes; beyond ASCII one alone does not tell
    WHITE = 1
    CLOSING = 2
    OPENING = 4
    QUOTING = 8
    BEYOND = 16

cdef uint8_t[256] KIND_OF
for _code in range(256):
    KIND_OF[_code] = BEYOND if _code >= 0x80 else WHITE if is_space(_code) else 0
for _kind, _marks in {CLOSING: b"/>", OPENING: b"<", QUOTING: b"\"'="}.items():
    for _code in _marks:
        KIND_OF[_code] = _kind


cdef inline bint is_white(uint32_t character) noexcept:
    """Whether any character is white space."""
    return is_space(character) if character < 0x80 else Py_UNICODE_ISSPACE(<Py_UCS4>character)


cdef inline int space_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """How many bytes the white space at a place has, as `str.isspace` knows it; 0 where there is none."""
    cdef uint8_t first = page[place]
    if first < 0x80:
        return KIND_OF[first] == WHITE
    if first == 0xC2:
        return 2 if page[place + 1] == 0x85 or page[place + 1] == 0xA0 else 0
    if first == 0xE1:
        return 3 if page[place + 1] == 0x9A and page[place + 2] == 0x80 else 0
    if first == 0xE2:
        if page[place + 1] == 0x81:
            return 3 if page[place + 2] == 0x9F else 0
        if page[place + 1] != 0x80:
            return 0
        return 3 if page[place + 2] <= 0x8A or page[place + 2] in (0xA8, 0xA9, 0xAF) else 0
    if first == 0xE3:
        return 3 if page[place + 1] == 0x80 and page[place + 2] == 0x80 else 0
    return 0


cdef inline bint is_one_of(const uint8_t* page, Py_ssize_t place, uint8_t kinds) noexcept:
    """Whether the character at a place is white space or of one of some other kinds."""
    cdef uint8_t kind = KIND_OF[page[place]]
    return space_at(page, place) if kind == BEYOND else kind & (kinds | WHITE)


cdef inline int width_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """How many bytes the character at a place has."""
    cdef uint8_t first = page[place]
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


cdef inline uint32_t character_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """The character at a place."""
    cdef uint32_t first = page[place]
    if first < 0x80:
        return first
    if first < 0xE0:
        return (first & 0x1F) << 6 | (page[place + 1] & 0x3F)
    if first < 0xF0:
        return (first & 0x0F) << 12 | (page[place + 1] & 0x3F) << 6 | (page[place + 2] & 0x3F)
    return (
        (first & 0x07) << 18
        | (page[place + 1] & 0x3F) << 12
        | (page[place + 2] & 0x3F) << 6
        | (page[place + 3] & 0x3F)
    )


cdef inline uint32_t last_character(const uint8_t* page, Py_ssize_t end) noexcept:
    """The character before a place."""
    end -= 1
    while page[end] & 0xC0 == 0x80:
        end -= 1
    return character_at(page, end)


cdef Py_ssize_t count_characters(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t count = 0
    cdef Py_ssize_t place
    for place in range(start, end):
        count += page[place] & 0xC0 != 0x80
    return count


cdef inline bint is_letter(uint32_t character) noexcept:
    return 0x61 <= (character | 0x20) <= 0x7A


cdef inline bint is_unprintable(uint32_t character) noexcept:
    """As `normalize.UNPRINTABLE`."""
    if character < 0x20:
        return character != 0x09 and character != 0x0A and character != 0x0D
    if character < 0xD800:
        return 0x7F <= character <= 0x9F
    return (
        character <= 0xDFFF
        or 0xFDD0 <= character <= 0xFDEF
        or character == 0xFFFE
        or character == 0xFFFF
    )


cdef inline Py_ssize_t find(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, uint8_t character) noexcept:
    """Where a character of ASCII stands first in a span; its end if nowhere."""
    cdef const void* found = memchr(page + start, character, end - start)
    return end if found is NULL else <const uint8_t*>found - page


cdef inline Py_ssize_t past_space(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef int width
    while start < end:
        width = space_at(page, start)
        if not width:
            break
        start += width
    return start


cdef bint contains(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, const char* word, int length) noexcept:
    start = find(page, start, end, <uint8_t>word[0])
    while start < end and not stands(page, start, start, end, word, length):
        start = find(page, start + 1, end, <uint8_t>word[0])
    return start < end


cdef enum:  # words that attributes mention
    ITEMPROP = 1
    AUTHOR = 2
    CONCEALING = 4


cdef int mentions(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Which words stand in a span, in one pass: each is looked for around its rarest letter, where that and its
    neighbours stand somewhere in the next 32 bytes."""
    cdef int found = 0
    cdef int position
    cdef uint8_t hits, one, two, three, four
    cdef Py_ssize_t place = start
    while place < end:
        if place + 35 < walk.size:
            hits = 0
            for position in range(32):  # compilers make a few instructions of it
                one, two = page[place + position], page[place + position + 1]
                three, four = page[place + position + 2], page[place + position + 3]
                hits |= (
                    ((one == c"m") & ((two | 0x20) == c"p") & (three == c"r"))
                    | ((one == c"u") & (two == c"t") & ((three == c"h") | ((three == c"o") & (four == c"r"))))
                    | ((one == c"y") & (two == c"l") & (three == c"e"))
                    | ((one == c"d") & (two == c"d") & (three == c"e"))
                    | ((one == c"v") & (two == c"e") & (three == c"r"))
                )
            if hits:
                found |= words_mentioned(page, place, min(place + 32, end), start, end)
        else:
            found |= words_mentioned(page, place, end, start, end)
        place += 32
    return found


cdef bint is_item(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """`cleantext.readers.claims.is_microdata`, of the attributes in a span: the same search for one of the words."""
    cdef int position
    cdef uint8_t hits
    cdef Py_ssize_t place = start
    while place < end:
        hits = True
        if place + 34 < walk.size:
            hits = False
            for position in range(32):
                hits |= (
                    (page[place + position] == c"m")
                    & ((page[place + position + 1] | 0x20) == c"p")
                    & (page[place + position + 2] == c"r")
                )
        if hits and words_mentioned(page, place, min(place + 32, end), start, end) & ITEMPROP:
            return True
        place += 32
    return False


cdef int words_mentioned(
    const uint8_t* page, Py_ssize_t first, Py_ssize_t last, Py_ssize_t start, Py_ssize_t end
) noexcept:
    """Which words stand in a span, with the letter by which they are found between `first` and `last`."""
    cdef int found = 0
    cdef Py_ssize_t place
    for place in range(first, last):
        if page[place] == c"m":
            if stands(page, place - 3, start, end, b"itemprop", 8) or stands(page, place - 3, start, end, b"itemProp", 8):
                found |= ITEMPROP
        elif page[place] == c"u":
            if stands(page, place - 1, start, end, b"author", 6) or stands(page, place - 1, start, end, b"autor", 5):
                found |= AUTHOR
        elif page[place] == c"y":
            if stands(page, place - 2, start, end, b"style", 5):
                found |= CONCEALING
        elif page[place] == c"d":
            if stands(page, place - 2, start, end, b"hidden", 6):
                found |= CONCEALING
        elif page[place] == c"v":
            if stands(page, place - 4, start, end, b"popover", 7):
                found |= CONCEALING
    return found


cdef bint leads(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """`cleantext.readers.seams.leads`, of the attributes in a span."""
    cdef Py_ssize_t place
    for place in range(start, end - 3):
        if page[place] | 0x20 == c"h" and spells(page, place, place + 4, b"href", 4):
            return True
    return False


cdef inline bint stands(
    const uint8_t* page, Py_ssize_t place, Py_ssize_t start, Py_ssize_t end, const char* word, int length
) noexcept:
    """Whether a word stands at a place of a span."""
    cdef int position = 0
    if place < start or place + length > end:
        return False
    while position < length and page[place + position] == <uint8_t>word[position]:
        position += 1
    return position == length


cdef bint spells(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, const char* word, int length) noexcept:
    """Whether a span is a word, in letters of either case; the word has no others than small ones and hyphens."""
    cdef int position
    if end - start != length:
        return False
    for position in range(length):
        if (page[start + position] | 0x20) != <uint8_t>word[position] or page[start + position] < 0x2D:
            return False
    return True


cdef Py_ssize_t count_lines(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t lines = 0
    cdef uint8_t few
    cdef int position
    while start + 32 <= end:
        few = 0
        for position in range(32):
            few += page[start + position] == 10
        lines += few
        start += 32
    while start < end:
        lines += page[start] == 10
        start += 1
    return lines


cdef inline str cut(const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """The text of a span."""
    return PyUnicode_DecodeUTF8(<const char*>page + start, end - start, "surrogatepass")


cdef inline Py_ssize_t past_ascii(const uint8_t* page, Py_ssize_t place, Py_ssize_t size) noexcept:
    """Where the first byte beyond ASCII stands; the end if nowhere."""
    cdef uint8_t beyond
    cdef int position
    while place + 32 <= size:  # compilers make a few instructions of each step
        beyond = 0
        for position in range(32):
            beyond |= page[place + position]
        if beyond & 0x80:
            break
        place += 32
    while place < size and page[place] < 0x80:
        place += 1
    return place


cdef inline bint goes_on(uint8_t byte) noexcept:
    """Whether a byte stands inside of a character."""
    return byte & 0xC0 == 0x80


cdef enum:
    ESCAPE = 0x1B


cdef inline Py_ssize_t past_plain(const uint8_t* page, Py_ssize_t place, Py_ssize_t size) noexcept:
    """Where the first byte stands that is beyond ASCII, zero or an escape; the end if nowhere.

    Beyond ASCII the highest bit is set, and in what is less than zero by one: so no byte has to be compared with any.
    """
    cdef uint8_t odd, byte
    cdef uint64_t eight
    cdef int position
    while place + 64 <= size:  # as above
        odd = 0
        for position in range(64):
            byte = page[place + position]
            odd |= byte | <uint8_t>(byte - 1) | <uint8_t>((byte ^ ESCAPE) - 1)
        if odd & 0x80:
            break
        place += 64
    while place + 8 <= size:
        memcpy(&eight, page + place, 8)
        if (eight | (eight - ONES) | ((eight ^ ESCAPE * ONES) - ONES)) & 0x80 * ONES:
            break
        place += 8
    while place < size and (ESCAPE < page[place] < 0x80 or 0 < page[place] < ESCAPE):
        place += 1
    return place


def is_sound(bytes page):
    """`cleantext.readers.encoding.is_sound`: by table 3-7 of the Unicode Standard, with nothing decoded, in one pass."""
    cdef const uint8_t* at = page
    cdef Py_ssize_t size = len(page)
    cdef Py_ssize_t place = past_plain(at, 0, size)
    cdef uint8_t first, second
    cdef bint has_letter = False, has_dash = False, may_be_misread = False
    if size >= 3 and at[0] == 0xEF and at[1] == 0xBB and at[2] == 0xBF:
        return False
    while place < size:  # a zero byte stands behind the last one
        first, second = at[place], at[place + 1]
        if not goes_on(second):
            return False
        if 0xC2 <= first <= 0xDF:
            place += 2
            if first == 0xC3 and not has_letter:
                has_letter, may_be_misread = True, at[place] == 0xC2
        elif first & 0xF0 == 0xE0:
            if not goes_on(at[place + 2]) or (first == 0xE0 and second < 0xA0) or (first == 0xED and second > 0x9F):
                return False
            has_dash |= first == 0xE2
            place += 3
        elif 0xF0 <= first <= 0xF4:
            if not goes_on(at[place + 2]) or not goes_on(at[place + 3]):
                return False
            if (first == 0xF0 and second < 0x90) or (first == 0xF4 and second > 0x8F):
                return False
            place += 4
        else:
            return False
        if at[place] < 0x80:
            place = past_plain(at, place, size)
    return has_dash or not may_be_misread


# --- the state of the walk ----------------------------------------------------------------------------------------

cdef struct Element:
    Py_ssize_t start  # where its tag opens, which no other element shares
    Py_ssize_t attributes
    Py_ssize_t attributes_end
    int numbering  # of an ordered list: the place of its numbers; 0 until it has an item
    int tag
    int kind
    int container  # place on the stack of the element that starts the line it stands in
    bint hidden
    bint leads  # an anchor with an address

cdef struct Part:  # of the text collected: a span of the page, or one of those below in the place of its start
    Py_ssize_t start
    Py_ssize_t end

cdef enum:
    BROKEN_LINE = -1
    SEAM = -2
    MIDDLE = -3  # where a passage stands that is not shown
    SECTION = -4  # its end is the index of a text
    NOWHERE = -2  # the start of no element; -1 is that of the root


cdef class Passage:
    """Text collected since the last boundary, and the element that all of it stands in."""

    cdef Part* parts
    cdef Py_ssize_t count, room
    cdef Py_ssize_t characters
    cdef Py_ssize_t home  # the start of the element
    cdef int kind, heading
    cdef bint hidden
    cdef tuple path

    def __cinit__(self):
        self.home = NOWHERE

    def __dealloc__(self):
        PyMem_Free(self.parts)


cdef enum:
    JUDGED = 256  # a power of two


cdef struct Span:
    Py_ssize_t start, end


cdef class Walk:
    # the page, and what is laid aside of it
    cdef bytes content
    cdef const uint8_t* page  # the content
    cdef Py_ssize_t size
    cdef list tags, scripts, titles, marks
    # the tag at hand: what to do at it, its name, and the spans of its attributes and of the text after it
    cdef int op, tag
    cdef Py_ssize_t start, attributes, attributes_end, text, text_end
    cdef str section  # stands for the text where that is no span
    cdef int unclosed
    cdef bint is_xml
    cdef dict new_numbers
    cdef list new_names
    # the open elements, and the ancestors and paths of those that a block has fallen inside: the first ones
    cdef Element* stack
    cdef Py_ssize_t depth, stack_room
    cdef Py_ssize_t entered
    cdef list ancestors, paths
    # attributes that have been judged and values that classes had, one for each remainder of their hashes; what was found
    cdef Span judged[JUDGED]
    cdef Span classed[JUDGED]
    cdef list judgements, classes
    cdef Py_ssize_t line, counted  # the line at a place; it is counted on from there
    # the text collected since the last boundary, that in the middle of it which is not shown, and room to write it
    cdef Passage shown, veiled
    cdef Py_ssize_t lead  # place of an element that a quote begins with, and that says whose it is; 0 for none
    cdef bint raised  # whether the next text stands in a ``sup``
    cdef Py_ssize_t veil  # place of an inline element that is not shown; 0 for none
    cdef bint muted  # that element is a formula's other copy, which leaves nothing
    # An open element that may be one of two copies of a formula (0 for none) and the one that ended last, how many parts
    # had been collected before it, and when it ended (-1 where a boundary has passed since); whether it is more than space.
    cdef Py_ssize_t copy, copy_start, copy_end
    cdef bint copy_says
    cdef int copy_hidden  # whether assistive technology passes over it; -1 where nobody has asked
    cdef Element copied
    cdef list sections
    cdef uint32_t* buffer
    cdef Py_ssize_t buffer_room
    cdef bint is_ascii  # what was written there last
    cdef Py_ssize_t link_chars
    cdef Py_ssize_t anchors, links, list_depth, row, figures, paragraphs
    cdef Span left  # the attributes of the inline element that ended last
    cdef list grids  # of the open tables; the first takes the cells that stand in none
    cdef str marker
    cdef list numberings  # the numbers of the ordered lists, the first of none
    cdef Py_ssize_t numbering  # those of the list whose item was read last
    # the blocks
    cdef list blocks, texts
    cdef Py_ssize_t offset, last_row
    cdef bint unprintable

    def __cinit__(self, bytes content, evidence):
        self.content = content
        self.page = content
        self.size = len(content)
        self.tags, self.scripts = evidence.tags, evidence.scripts
        self.titles, self.marks = evidence.titles, evidence.marks
        self.new_numbers, self.new_names = {}, []
        self.ancestors, self.paths = [], [()]
        self.judgements, self.classes = [None] * JUDGED, [None] * JUDGED
        self.sections, self.blocks, self.texts = [], [], []
        self.entered = 1
        self.line = 1
        self.shown, self.veiled = Passage(), Passage()
        self.marker = ""
        self.grids = [Grid()]
        self.numberings = [None]
        self.copy_end = -1
        self.last_row = -2
        push(self, -1, LINE_KIND, 0)

    def __dealloc__(self):
        PyMem_Free(self.stack)
        PyMem_Free(self.buffer)


cdef inline void* grown(void* memory, Py_ssize_t* room, Py_ssize_t needed, size_t size) except NULL:
    """Memory with room for as many items as needed."""
    if needed <= room[0] and memory is not NULL:
        return memory
    cdef Py_ssize_t more = max(needed, 2 * room[0], 64)
    memory = PyMem_Realloc(memory, more * size)
    if memory is NULL:
        raise MemoryError
    room[0] = more
    return memory


cdef inline int known(int tag) noexcept:
    """The index of a tag in the tables."""
    return tag if tag < MOST_NAMES else 0


cdef inline str name_of(Walk walk, int tag):
    return <str>(NAMES[tag] if tag < MOST_NAMES else walk.new_names[tag - MOST_NAMES])


# --- tags, as in `readers.tokens` ---------------------------------------------------------------------------------

cdef int number_of(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) except -1:
    """The number of the tag that a span names."""
    cdef char name[LONGEST_NAME]
    cdef unsigned int place = 0
    cdef uint32_t character
    cdef Py_ssize_t length = end - start
    cdef Py_ssize_t position
    cdef int number
    if length <= LONGEST_NAME:
        for position in range(length):
            character = page[start + position]
            if character >= 0x80:
                break
            if 0x41 <= character <= 0x5A:
                character |= 0x20
            name[position] = <char>character
            place = hashed(place, character)
        else:
            while True:
                number = NUMBERED[place % PLACES]
                if not number:
                    break
                if LENGTHS[number] == length:
                    position = 0
                    while position < length and SPELLED[number][position] == name[position]:
                        position += 1
                    if position == length:
                        return number
                place += 1
    spelled = cut(walk.page, start, end).lower()
    if spelled in NUMBERS:  # there are letters beyond ASCII that are small ones of ASCII
        return NUMBERS[spelled]
    found = walk.new_numbers.get(spelled)
    if found is None:
        found = walk.new_numbers[spelled] = MOST_NAMES + len(walk.new_names)
        walk.new_names.append(spelled)
    return found


cdef Py_ssize_t next_tag(Walk walk, const uint8_t* page, Py_ssize_t start) except -1:
    """Take apart the tag that opens at a ``<``; where the next one opens."""
    cdef Py_ssize_t size = walk.size
    cdef Py_ssize_t place = start + 1
    cdef Py_ssize_t name, end
    cdef bint ends = place < size and page[place] == c"/"
    walk.start = start
    walk.section = None
    place += ends
    if place == size or not is_letter(page[place]):
        return not_a_tag(walk, page, start)
    name = place
    while place < size and not is_one_of(page, place, CLOSING | OPENING):
        place += 1
    walk.tag = number_of(walk, page, name, place)
    cdef int index = known(walk.tag)
    walk.op = TRAITS[index].end if ends else TRAITS[index].start
    if place < size and page[place] == c">":  # as most tags end
        end = place
    else:
        end = plain_end(walk, page, place)
    if end < 0:
        end = quoted_end(walk, page, place)
    if end < 0:
        walk.unclosed += 1
        walk.attributes = walk.attributes_end = place
        end = find(page, place, size, c">")
    else:
        walk.attributes = past_space(page, place, end)
        walk.attributes_end = end
    walk.text = min(end + 1, size)
    if TRAITS[index].is_raw and not ends:
        walk.text_end = raw_end(page, walk.text, size, walk.tag)
    else:
        walk.text_end = find(page, walk.text, size, c"<")
    if ends and walk.op == NOTHING:
        walk.tag = 0
    return walk.text_end


cdef Py_ssize_t plain_end(Walk walk, const uint8_t* page, Py_ssize_t place) noexcept:
    """Where the ``>`` stands that ends a tag without a quote left open before it; -1 where a closer look is due."""
    cdef Py_ssize_t size = walk.size, start = place
    cdef Py_ssize_t end = find(page, place, size, c">")
    cdef uint8_t odd = 0, quotes = 0
    cdef uint8_t inside, length
    cdef int position
    if end == size:
        return -1
    while place + 64 <= end:  # compilers make a few instructions of each step
        for position in range(64):
            odd |= (page[place + position] == c"<") | (page[place + position] == c"'")
            quotes ^= page[place + position] == c'"'
        place += 64
    while place < end:
        if place + 32 <= size:
            length = <uint8_t>min(32, end - place)
            for position in range(32):
                inside = <uint8_t>position < length
                odd |= inside & ((page[place + position] == c"<") | (page[place + position] == c"'"))
                quotes ^= inside & (page[place + position] == c'"')
            place += 32
        else:
            odd |= (page[place] == c"<") | (page[place] == c"'")
            quotes ^= page[place] == c'"'
            place += 1
    if (odd or quotes) and (walk.unclosed < MAX_UNCLOSED or find(page, start, end, c"<") < end):
        return -1
    return end


cdef Py_ssize_t quoted_end(Walk walk, const uint8_t* page, Py_ssize_t place) noexcept:
    """Where the ``>`` stands that ends a tag, outside of quotes, which count only after ``=``; -1 if nowhere."""
    cdef Py_ssize_t size = walk.size
    cdef uint32_t quote
    if walk.unclosed >= MAX_UNCLOSED:
        return -1
    while place < size and page[place] != c">":
        if page[place] != c"=":
            place += 1
            continue
        place = past_space(page, place + 1, size)
        if place < size and (page[place] == c'"' or page[place] == c"'"):
            place = find(page, place + 1, size, page[place]) + 1
    return place if place < size else -1


cdef Py_ssize_t raw_end(const uint8_t* page, Py_ssize_t place, Py_ssize_t size, int tag) noexcept:
    """Where the end tag of a raw text element opens, or that of the ``noscript`` around a frame. In a script, a comment may
    hold scripts with their ends."""
    cdef bint commented = False
    cdef bint opening = False
    cdef Py_ssize_t next
    if tag == PLAINTEXT:
        return size
    place = find(page, place, size, c"<")
    while place < size:
        next = find(page, place + 1, size, c"<")
        if page[place + 1] == c"/" and begins_with(page, place + 2, next, tag):
            if not opening:
                return place
            opening = False
        elif tag == IFRAME and page[place + 1] == c"/" and begins_with(page, place + 2, next, NOSCRIPT):
            return place
        elif tag == SCRIPT:
            commented = commented or stands(page, place + 1, place, next, b"!--", 3)
            opening = opening or (commented and begins_with(page, place + 1, next, tag))
        if commented and contains(page, place + 1, next, b"-->", 3):
            commented = opening = False
        place = next
    return size


cdef bint begins_with(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, int tag) noexcept:
    """Whether a span begins with the name of a raw text element, in any case."""
    cdef Py_ssize_t name_end = start + LENGTHS[tag]
    return (
        name_end < end
        and spells(page, start, name_end, SPELLED[tag], LENGTHS[tag])
        and page[name_end] in (c">", c" ", c"\t", c"\n", c"\r", c"\f", c"/")
    )


cdef Py_ssize_t not_a_tag(Walk walk, const uint8_t* page, Py_ssize_t start) except -1:
    """What stands at a ``<`` that opens no tag: comments go, a lone ``<`` stays."""
    cdef Py_ssize_t size = walk.size
    cdef Py_ssize_t place = start + 1
    cdef Py_ssize_t end
    walk.op = NOTHING
    walk.tag = 0
    walk.attributes = walk.attributes_end = place
    if place + 2 < size and page[place] == c"!" and page[place + 1] == c"-" and page[place + 2] == c"-":
        walk.text = comment_end(page, place + 3, size)
        walk.text_end = find(page, walk.text, size, c"<")
        return walk.text_end
    end = find(page, place, size, c"<")
    walk.text_end = end
    if walk.is_xml and stands(page, place, place, end, b"![CDATA[", 8):
        walk.text = place + 8
        if contains(page, walk.text, end, b"]]>", 3):
            walk.section = cut(walk.page, walk.text, end).replace("]]>", "")
    elif place < end and page[place] in (c"!", c"?", c"/"):
        walk.text = min(find(page, place, end, c">") + 1, end)
    else:
        walk.text = start
    return end


cdef Py_ssize_t comment_end(const uint8_t* page, Py_ssize_t start, Py_ssize_t size) noexcept:
    """The place past a comment whose text starts at a place: past ``-->`` or ``--!>``, or past a ``>`` at once."""
    cdef Py_ssize_t place = start
    cdef Py_ssize_t dashes
    if place < size and page[place] == c">":
        return place + 1
    if place + 1 < size and page[place] == c"-" and page[place + 1] == c">":
        return place + 2
    while True:
        place = find(page, place, size, c">")
        if place == size:
            return size
        dashes = place - 1 if place > start and page[place - 1] == c"!" else place
        if dashes - 2 >= start and page[dashes - 1] == c"-" and page[dashes - 2] == c"-":
            return place + 1
        place += 1


# --- attributes, as in `readers.attributes` -----------------------------------------------------------------------

cdef struct Attribute:
    Py_ssize_t name
    Py_ssize_t name_end
    Py_ssize_t value
    Py_ssize_t value_end


cdef Py_ssize_t next_attribute(
    const uint8_t* page, Py_ssize_t place, Py_ssize_t end, Attribute* attribute
) noexcept:
    """Take apart the next attribute, as the pattern ``ATTRIBUTE``; the place past it, -1 if there is none."""
    cdef Py_ssize_t close
    cdef int width
    while place < end:
        width = 1 if KIND_OF[page[place]] & (CLOSING | QUOTING) else space_at(page, place)
        if not width:
            break
        place += width
    if place == end:
        return -1
    attribute.name = place
    while place < end and not is_one_of(page, place, CLOSING | QUOTING):
        place += 1
    attribute.name_end = attribute.value = attribute.value_end = place
    cdef Py_ssize_t value = past_space(page, place, end)
    if value == end or page[value] != c"=":
        return place
    value = past_space(page, value + 1, end)
    if value == end:
        return place
    if page[value] == c'"' or page[value] == c"'":
        close = find(page, value + 1, end, page[value])
        if close < end:
            attribute.value, attribute.value_end = value + 1, close
            return close + 1
        return place
    close = value
    while close < end and not (page[close] in (c'"', c"'", c">") or space_at(page, close)):
        close += 1
    if close > value:
        attribute.value, attribute.value_end = value, close
        return close
    return place


cdef dict image_attributes(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """The attributes in a span that can say something of an image, by lower-case name and as in the source: those whose
    names begin like ``src``, ``alt``, ``width``, ``height`` or ``data-``."""
    cdef Attribute attribute
    cdef Py_ssize_t place
    cdef bint small
    found = {}
    while True:
        start = next_attribute(page, start, end, &attribute)
        if start < 0:
            return found
        if page[attribute.name] | 0x20 not in (c"s", c"a", c"w", c"h", c"d"):
            continue
        name = cut(walk.page, attribute.name, attribute.name_end)
        small = True
        for place in range(attribute.name, attribute.name_end):
            small = small and (page[place] == c"-" or 0x61 <= page[place] <= 0x7A)
        if not small:
            name = name.lower()
        if name not in found:
            found[name] = cut(walk.page, attribute.value, attribute.value_end)


cdef inline bint is_plain(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a value has neither characters beyond ASCII nor references."""
    while start < end and page[start] < 0x80 and page[start] != c"&":
        start += 1
    return start == end


cdef tuple judgement(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """What the attributes of an element say of it, as `judge`, to which anything unusual is left. Elements are much alike:
    what was found of the same attributes before is remembered."""
    if start == end:
        return UNREMARKABLE
    cdef Py_ssize_t length = end - start
    cdef uint32_t place = sampled(page, start, length) % JUDGED
    if is_same(page, walk.judged + place, start, length):
        return <tuple>walk.judgements[place]
    found = judged(walk, page, start, end)
    if found is None:
        found = judge(cut(walk.page, start, end))
    walk.judged[place] = Span(start, end)
    walk.judgements[place] = found
    return <tuple>found


cdef inline uint32_t sampled(const uint8_t* page, Py_ssize_t start, Py_ssize_t length) noexcept:
    """A hash of some of the characters of a span."""
    cdef uint32_t hashed = <uint32_t>length
    cdef Py_ssize_t eighth
    for eighth in range(8):
        hashed = hashed * 31 + page[start + eighth * length // 8]
    return hashed


cdef inline bint is_same(const uint8_t* page, const Span* span, Py_ssize_t start, Py_ssize_t length) noexcept:
    """Whether a span has the same characters as another one."""
    return span.end - span.start == length and not memcmp(page + span.start, page + start, length)


cdef bint is_hiding(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) except -1:
    """Whether a style hides the element. One of these words stands in every style that `attributes.HIDING` finds."""
    cdef Py_ssize_t place
    cdef uint32_t letter
    for place in range(start, end - 3):
        letter = page[place] | 0x20
        if (
            (letter == c"n" and spells(page, place, place + 4, b"none", 4))
            or (letter == c"h" and spells(page, place, min(place + 6, end), b"hidden", 6))
            or (letter == c"c" and spells(page, place, min(place + 8, end), b"collapse", 8))
            or (letter == c"c" and spells(page, place, place + 4, b"clip", 4))
            or (letter == c"f" and spells(page, place, min(place + 9, end), b"font-size", 9))
        ):
            return HIDING.search(cut(walk.page, start, end)) is not None
    return False


cdef tuple judged(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    cdef Attribute attribute
    cdef bint hidden = False, has_id = False, has_class = False, has_role = False, has_style = False
    cdef int length
    identifier, classes, role = "", (), ""
    while True:
        start = next_attribute(page, start, end, &attribute)
        if start < 0:
            if not has_id and not has_class and not has_role and not hidden:
                return UNREMARKABLE
            return identifier, classes, role, hidden
        length = <int>min(attribute.name_end - attribute.name, 9)
        if length == 2 and not has_id and spells(page, attribute.name, attribute.name_end, b"id", 2):
            has_id = True
            if not is_plain(page, attribute.value, attribute.value_end):
                return None
            identifier = small(walk, page, attribute.value, attribute.value_end)
        elif length == 5 and not has_class and spells(page, attribute.name, attribute.name_end, b"class", 5):
            has_class = True
            if not is_plain(page, attribute.value, attribute.value_end):
                return None
            classes = words_of(walk, page, attribute.value, attribute.value_end)
        elif length == 4 and not has_role and spells(page, attribute.name, attribute.name_end, b"role", 4):
            has_role = True
            if not is_plain(page, attribute.value, attribute.value_end):
                return None
            role = small(walk, page, attribute.value, attribute.value_end)
        elif length == 5 and not has_style and spells(page, attribute.name, attribute.name_end, b"style", 5):
            has_style = True
            if not is_plain(page, attribute.value, attribute.value_end):
                return None
            hidden = hidden or is_hiding(walk, page, attribute.value, attribute.value_end)
        elif length == 6 and spells(page, attribute.name, attribute.name_end, b"hidden", 6):
            hidden = True
        elif length == 7 and spells(page, attribute.name, attribute.name_end, b"popover", 7):
            hidden = True


cdef str small(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """A plain value in small letters, without space around it."""
    cdef Py_ssize_t place
    cdef bint capital = False
    start = past_space(page, start, end)
    while end > start and is_space(page[end - 1]):
        end -= 1
    for place in range(start, end):
        capital |= 0x41 <= page[place] <= 0x5A
    spelled = cut(walk.page, start, end)
    return spelled.lower() if capital else spelled


cdef tuple words_of(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """The words of a plain value, in small letters. Elements share their classes."""
    if start == end:
        return ()
    cdef Span value = Span(start, end)
    cdef uint32_t place = sampled(page, start, end - start) % JUDGED
    if is_same(page, walk.classed + place, start, end - start):
        return <tuple>walk.classes[place]
    words = []
    cdef Py_ssize_t word
    while True:
        start = past_space(page, start, end)
        if start == end:
            break
        word = start
        while start < end and not is_space(page[start]):
            start += 1
        words.append(small(walk, page, word, start))
    walk.classed[place] = value
    walk.classes[place] = first_of(words, len(words))
    return <tuple>walk.classes[place]


# --- the open elements --------------------------------------------------------------------------------------------

cdef int push(Walk walk, Py_ssize_t start, int kind, Py_ssize_t container) except -1:
    """Open an element at the tag at hand."""
    walk.stack = <Element*>grown(walk.stack, &walk.stack_room, walk.depth + 1, sizeof(Element))
    cdef Element* element = walk.stack + walk.depth
    element.start = start
    element.attributes = walk.attributes
    element.attributes_end = walk.attributes_end
    element.numbering = 0
    element.tag = walk.tag
    element.kind = kind
    element.container = <int>container
    element.hidden = False
    element.leads = False
    walk.depth += 1
    return 0


cdef inline int leave(Walk walk, Py_ssize_t depth) except -1:
    """Take the open elements from this place on off the stack, and what was known of them."""
    walk.depth = depth
    if walk.veil >= depth:
        walk.veil = 0
    if walk.lead >= depth:
        walk.lead = 0
    if walk.entered > depth:
        cut_at(walk.ancestors, depth - 1)
        cut_at(walk.paths, depth)
        walk.entered = depth
    return 0


cdef int end_copy(Walk walk) except -1:
    """Note that the element has ended which may be a copy of a formula, if one is open."""
    cdef Py_ssize_t place = walk.copy_start
    if not walk.copy:
        return 0
    walk.copied = walk.stack[walk.copy]
    walk.copy, walk.copy_end, walk.copy_hidden = 0, walk.shown.count, -1
    while place < walk.copy_end and not text_of_part(walk, walk.shown.parts + place).strip():
        place += 1
    walk.copy_says = place < walk.copy_end
    return 0


cdef int close(Walk walk, Py_ssize_t index) except -1:
    """Close the open elements from this place on."""
    cdef Py_ssize_t place
    cdef int tag
    if index <= walk.copy:
        end_copy(walk)
    for place in range(walk.depth - 1, index - 1, -1):
        tag = walk.stack[place].tag
        if tag == A:
            walk.anchors -= walk.anchors > 0
            walk.links -= walk.links > 0 and walk.stack[place].leads
        elif tag == P:
            walk.paragraphs -= 1
        elif TRAITS[known(tag)].is_list:
            walk.list_depth -= walk.list_depth > 0
        elif tag == FIGURE or tag == FIGCAPTION:
            walk.figures -= walk.figures > 0
        elif tag == TABLE:
            walk.grids.pop()
            if walk.last_row == walk.row:
                walk.row += 2
        elif tag == TD or tag == TH:
            innermost(walk).column = -1
    return leave(walk, index)


cdef int enter(Walk walk, const uint8_t* page) except -1:
    """Make the ancestors of the open elements that have none yet: a block has fallen inside them."""
    cdef Element* element
    cdef bint hidden
    while walk.entered < walk.depth and walk.entered <= MAX_DEPTH:
        element = walk.stack + walk.entered
        identifier, classes, role, conceals = judgement(walk, page, element.attributes, element.attributes_end)
        hidden = walk.stack[walk.entered - 1].hidden or conceals
        if element.tag == DIALOG and "open" not in attributes_of(
            cut(walk.page, element.attributes, element.attributes_end)
        ):
            hidden = True
        element.hidden = hidden
        walk.line += count_lines(page, walk.counted, element.start)
        walk.counted = element.start
        ancestor = blank(Ancestor)
        set_field(TAG, ancestor, name_of(walk, element.tag))
        set_field(ID, ancestor, identifier)
        set_field(CLASSES, ancestor, classes)
        set_field(ROLE, ancestor, role)
        set_field(LINE, ancestor, walk.line)
        walk.ancestors.append(ancestor)
        walk.paths.append(None)
        walk.entered += 1
    return 0


cdef tuple path_of(Walk walk, Py_ssize_t index):
    """The path of an open element that has been entered."""
    path = walk.paths[index]
    if path is None:
        path = walk.paths[index] = first_of(walk.ancestors, index)
    return <tuple>path


cdef Py_ssize_t open_paragraph(Walk walk) noexcept:
    """The index of an open ``p`` that a block-level start tag closes; 0 if there is none in reach."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef int tag
    while index > last:
        tag = walk.stack[index].tag
        if tag == P:
            return index
        if tag == BUTTON or TRAITS[known(tag)].is_scope:
            return 0
        index -= 1
    return 0


cdef bint is_open(Walk walk, int name) noexcept:
    """`cleantext.readers.open_elements.OpenElements.has`."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    while index > last:
        if walk.stack[index].tag == name:
            return True
        index -= 1
    return False


cdef Py_ssize_t matching(Walk walk, int name) noexcept:
    """The index of the open element that a block-level end tag closes; 0 if it closes none."""
    cdef Traits* traits = TRAITS + known(name)
    cdef bint to_table = traits.is_table_part or traits.is_scope
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef int tag
    while index > last:
        tag = walk.stack[index].tag
        if tag == name or (traits.heading and TRAITS[known(tag)].heading):
            return index
        if tag == TABLE or (not to_table and TRAITS[known(tag)].is_scope):
            return 0
        index -= 1
    return 0


cdef Py_ssize_t matching_inline(Walk walk, int name, Py_ssize_t container) noexcept:
    """The index of the open element that an inline end tag closes, within the line it stands in; else 0."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    while index > last:
        if walk.stack[index].tag == name:
            return index
        if index == container:
            return 0
        index -= 1
    return 0


cdef Py_ssize_t implied(Walk walk, int name) noexcept:
    """The index from which a start tag closes what is open; 0 if it closes nothing."""
    cdef Traits* traits = TRAITS + known(name)
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef Py_ssize_t found = 0
    cdef int tag
    while index > last:
        tag = known(walk.stack[index].tag)
        if CLOSED_BY[known(name)][tag]:
            found = index
            if not traits.is_table_part:
                return found
        elif not traits.has_stops or CLOSE_STOPS[known(name)][tag]:
            return found
        index -= 1
    return found


cdef int read_marker(Walk walk, const uint8_t* page) except -1:
    """Read the marker of a list item: its number in an ordered list, else a bullet."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Element* element
    walk.numbering, walk.marker = 0, "•"
    while index >= 0 and index > walk.depth - 4:
        element = walk.stack + index
        if element.tag == OL:
            if not element.numbering:
                element.numbering = <int>len(walk.numberings)
                walk.numberings.append(Numbering(cut(page, element.attributes, element.attributes_end)))
            walk.numbering = element.numbering
            attributes = attributes_of_tag(walk) if walk.attributes < walk.attributes_end else ""
            walk.marker = walk.numberings[walk.numbering].next_marker(attributes)
            break
        if TRAITS[known(element.tag)].is_list:
            break
        index -= 1
    return 0


# --- tables, as in `readers.grids` --------------------------------------------------------------------------------

cdef Py_ssize_t LAST_ROW = ALL_ROWS
cdef Py_ssize_t MOST_COLUMNS_HELD = MOST_HELD
cdef Py_ssize_t WIDEST = WIDEST_SPAN


cdef class Grid:
    """The table that is being read: the column of the open cell, -1 for none, and which columns cells above it still hold."""

    cdef Py_ssize_t column, following, row
    cdef list held  # for each column the first row that is free again

    def __cinit__(self):
        self.column = -1
        self.held = []


cdef inline Grid innermost(Walk walk):
    """The table that is being read."""
    return <Grid>walk.grids[len(walk.grids) - 1]


cdef inline int start_group(Grid grid) except -1:
    """Let go what cells above hold."""
    if grid.held:
        grid.held.clear()
    return 0


cdef inline int start_row(Grid grid) except -1:
    """Begin a row."""
    grid.row += 1
    grid.following = 0
    return 0


cdef int start_cell(Walk walk, Grid grid, const uint8_t* page) except -1:
    """Find the column of the cell at hand."""
    cdef Py_ssize_t column = grid.following, count = len(grid.held), rows
    while column < count and <Py_ssize_t>grid.held[column] > grid.row:
        column += 1
    grid.column = column
    grid.following = column + 1
    if mentions_span(page, walk.attributes, walk.attributes_end):
        attributes = attributes_of_tag(walk)
        grid.following = column + min(max(1, <Py_ssize_t>span_of(attributes, "colspan")), WIDEST)
        rows = span_of(attributes, "rowspan")
        hold(grid, column, grid.following, grid.row + rows if rows else LAST_ROW)
    return 0


cdef bint mentions_span(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t place
    for place in range(start, end - 3):
        if page[place] | 0x20 == c"s" and spells(page, place, place + 4, b"span", 4):
            return True
    return False


cdef int hold(Grid grid, Py_ssize_t start, Py_ssize_t end, Py_ssize_t until) except -1:
    """Keep some columns of the rows before one from the cells there."""
    if until <= grid.row + 1 or end > MOST_COLUMNS_HELD:
        return 0
    grid.held.extend([0] * (end - len(grid.held)))
    grid.held[start:end] = [until] * (end - start)
    return 0


# --- collected text -----------------------------------------------------------------------------------------------

cdef inline int add_part(Passage passage, Py_ssize_t start, Py_ssize_t end) except -1:
    passage.parts = <Part*>grown(passage.parts, &passage.room, passage.count + 1, sizeof(Part))
    passage.parts[passage.count].start = start
    passage.parts[passage.count].end = end
    passage.count += 1
    passage.characters += end - start if start >= 0 else 1
    return 0


cdef int add_text(Walk walk, Passage passage) except -1:
    """Collect the text at hand."""
    if walk.section is None:
        return add_part(passage, walk.text, walk.text_end)
    walk.sections.append(walk.section)
    return add_part(passage, SECTION, len(walk.sections) - 1)


cdef str text_of(Walk walk):
    return walk.section if walk.section is not None else cut(walk.page, walk.text, walk.text_end)


cdef str text_of_part(Walk walk, Part* part):
    if part.start >= 0:
        return cut(walk.page, part.start, part.end)
    if part.start == SECTION:
        return walk.sections[part.end]
    return LINE_BREAK if part.start == BROKEN_LINE else " " if part.start == SEAM else ""


cdef bint ends_in_line_break(Walk walk, const uint8_t* page) except -1:
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    if part.start == SECTION:
        return walk.sections[part.end] == LINE_BREAK
    return part.start == BROKEN_LINE or (
        part.start >= 0 and part.end - part.start == 1 and page[part.start] == LINE_BREAK_CODE
    )


cdef int break_line(Walk walk, const uint8_t* page) except -1:
    """Begin a new line of code, if none has just begun."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    if part.start == SECTION:
        if not (<str>walk.sections[part.end]).endswith(("\n", LINE_BREAK)):
            add_part(walk.shown, BROKEN_LINE, 0)
    elif part.start < 0 or page[part.end - 1] not in (c"\n", LINE_BREAK_CODE):
        if part.start != BROKEN_LINE:
            add_part(walk.shown, BROKEN_LINE, 0)
    return 0


cdef bint is_number_after_digit(Walk walk, const uint8_t* page) except -1:
    """Whether the text at hand may be digits, and stands behind one."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    if walk.section is not None or part.start == SECTION:
        return True
    return part.start >= 0 and 0x30 <= page[part.end - 1] <= 0x39 and walk.text_end - walk.text <= 8


cdef inline int kind_inside(Walk walk, const uint8_t* page, bint has_attributes) except -1:
    """`cleantext.readers.walk.kind_inside`."""
    cdef int kind = walk.stack[walk.depth - 1].kind
    if not has_attributes or kind != HEADING_KIND or walk.tag == A:
        return kind
    return LINE_KIND if is_kicker(attributes_of_tag(walk)) else kind


cdef inline bint may_set_apart(int tag, bint has_attributes, const Element* around) noexcept:
    """`cleantext.readers.walk.may_set_apart`."""
    return (has_attributes or tag == SMALL or tag == CITE) and tag != CODE and not is_code(around)


cdef inline bint is_code(const Element* element) noexcept:
    """`cleantext.readers.walk.is_code`."""
    return element.kind == CODE_KIND or element.tag == CODE


cdef bint is_apart(Walk walk, const uint8_t* page, int tag) except -1:
    """`cleantext.readers.seams.apart`, of the text at hand and what was collected before it; most boxes begin with a capital or a
    digit."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    cdef Element* top = walk.stack + walk.depth - 1
    if (
        part.start >= 0
        and walk.section is None
        and part.end - part.start > 1
        and walk.text_end - walk.text > 1
        and is_letter_or_digit(page[part.end - 1])
        and is_letter_or_digit(page[walk.text])
        and not c"a" <= page[walk.text] <= c"z"
    ):
        return True
    attributes = cut(walk.page, top.attributes, top.attributes_end)
    left = cut(walk.page, walk.left.start, walk.left.end)
    return seams.apart(text_of_part(walk, part), text_of(walk), name_of(walk, tag), left, attributes)


cdef bint begins_word(Walk walk, const uint8_t* page, bint at_end) except -1:
    """`cleantext.readers.seams.begins_word`, of the text at hand and what was collected before the edge of an inline element, its
    start or its end. Few begin with a capital."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    cdef Element* element = walk.stack + walk.depth - 1
    cdef uint8_t byte
    cdef str text, before
    if walk.section is None and part.start >= 0:
        byte = page[walk.text]
        if byte < 0x80 and not c"A" <= byte <= c"Z":
            return False
        byte = page[part.end - 1]
        if byte < 0x80 and not (is_letter_or_digit(byte) or byte in b".!?)"):
            return False
    if is_code(element if at_end else element - 1):
        return False
    text = text_of(walk)
    if not text or not text[0].isupper():
        return False
    before = text_of_part(walk, part)
    if not at_end:
        return seams.begins_word(before, text, cut(walk.page, element.attributes, element.attributes_end))
    return seams.begins_word(before, text, cut(walk.page, walk.left.start, walk.left.end))


cdef inline bint is_letter_or_digit(uint8_t byte) noexcept:
    """Whether a byte is an ASCII character of a word."""
    return c"a" <= byte | 0x20 <= c"z" or c"0" <= byte <= c"9"


cdef Py_ssize_t write(Walk walk, Passage passage, const uint8_t* page) except -2:
    """Write what was collected into the buffer, as `written` does; its length, or -1 where Python has to do it."""
    walk.buffer = <uint32_t*>grown(walk.buffer, &walk.buffer_room, passage.characters, sizeof(uint32_t))
    cdef uint32_t* buffer = walk.buffer
    cdef Py_ssize_t length = 0
    cdef Py_ssize_t breaks = 0  # lines to be broken before the next character
    cdef bint gap = False
    cdef uint32_t beyond = 0
    cdef Part* part
    cdef Py_ssize_t index, place, end
    cdef uint32_t character
    for index in range(passage.count):
        part = passage.parts + index
        if part.start == SECTION:
            return -1
        if part.start < 0:
            breaks += part.start == BROKEN_LINE
            gap = gap or part.start != MIDDLE
            continue
        place, end = part.start, part.end
        while place < end:
            if not gap:
                while place < end and 0x20 < page[place] < 0x7F and page[place] != c"&":
                    buffer[length] = page[place]
                    length += 1
                    place += 1
                if place == end:
                    break
            character = character_at(page, place)
            place += width_at(page, place)
            if character == c"&":
                character = referred(walk, page, &place, end)
                if not character:
                    return -1
            if is_white(character):
                breaks += character == LINE_BREAK_CODE
                gap = True
                continue
            if gap:
                gap = False
                if length:
                    if breaks:
                        while breaks:
                            buffer[length] = 10
                            length += 1
                            breaks -= 1
                    else:
                        buffer[length] = 32
                        length += 1
                breaks = 0
            beyond |= character
            if (character < 0x20 or character >= 0x7F) and is_unprintable(character):
                walk.unprintable = True
            buffer[length] = character
            length += 1
    walk.is_ascii = beyond < 0x80
    return length


cdef str ascii_text(uint32_t* buffer, Py_ssize_t length):
    """The text in a buffer, of ASCII alone."""
    text = PyUnicode_New(length, 0x7F)
    cdef uint8_t* written = <uint8_t*>PyUnicode_DATA(text)
    cdef Py_ssize_t place
    for place in range(length):
        written[place] = <uint8_t>buffer[place]
    return text


cdef str ascii_folded(str text, uint32_t* buffer, Py_ssize_t length):
    """The folded form of a text of ASCII that stands in a buffer, as `normalize.fold`."""
    cdef const uint8_t* before = <const uint8_t*>PyUnicode_DATA(text)
    cdef uint8_t capitals = 0, breaks = 0, each
    cdef uint8_t* written
    cdef Py_ssize_t place
    for place in range(length):
        capitals |= <uint8_t>(before[place] - 0x41) < 26
        breaks |= before[place] == 10
    if breaks:
        return folded(text, buffer, length)
    if not capitals:
        return text
    result = PyUnicode_New(length, 0x7F)
    written = <uint8_t*>PyUnicode_DATA(result)
    for place in range(length):
        each = before[place]
        written[place] = each | (<uint8_t>(<uint8_t>(each - 0x41) < 26) << 5)
    return result


cdef uint32_t referred(Walk walk, const uint8_t* page, Py_ssize_t* place, Py_ssize_t end) except? 0:
    """The character that a reference means, a place past its ``&``; 0 where Python has to say what it means."""
    cdef Py_ssize_t start = place[0]
    cdef Py_ssize_t stop = start
    cdef uint32_t code = 0
    cdef uint32_t digit
    cdef int base = 10
    if start == end:
        return 0
    if page[start] in (c" ", c"\t", c"\n", c"\f", c"&", c";"):
        return c"&"
    if page[start] == c"#":
        stop += 1
        if stop < end and (page[stop] | 0x20) == c"x":
            base = 16
            stop += 1
        start = stop
        while stop < end and stop - start < 7:
            digit = page[stop]
            if 0x30 <= digit <= 0x39:
                digit -= 0x30
            elif base == 16 and 0x61 <= (digit | 0x20) <= 0x66:
                digit = (digit | 0x20) - 0x57
            else:
                break
            code = code * base + digit
            stop += 1
        if stop == start or stop == end or page[stop] != c";":
            return 0
        place[0] = stop + 1
        # The rest stands for other characters or for none.
        return code if 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFDD0 else 0
    while stop < end and stop - start < 32 and (is_letter(page[stop]) or 0x30 <= page[stop] <= 0x39):
        stop += 1
    if stop == end or page[stop] != c";":
        return 0
    meant = html5.get(cut(walk.page, start, stop + 1))
    if meant is None or len(meant) != 1:
        return 0
    place[0] = stop + 1
    return ord(meant)


cdef str folded(str text, uint32_t* buffer, Py_ssize_t length):
    """The folded form of a text that stands in a buffer, as `normalize.fold`."""
    cdef bint changed = False
    cdef Py_ssize_t place
    cdef Py_ssize_t written = 0
    cdef uint32_t character, plain
    for place in range(length):
        character = buffer[place]
        if character == 10:
            changed = True
            if buffer[written - 1] == 0x20:  # a text does not start with the end of a line
                continue
            plain = 0x20
        elif character < 0x80:
            plain = character | 0x20 if 0x41 <= character <= 0x5A else character
        elif character > 0xFFFF:
            return fold(text)
        else:
            plain = folded_code(character)
            if plain == 1:
                return fold(text)
        changed |= plain != character
        buffer[written] = plain
        written += 1
    return PyUnicode_FromKindAndData(4, buffer, written) if changed else text


# --- blocks -------------------------------------------------------------------------------------------------------

cdef Py_ssize_t pixels_in(str value) except -1:
    """`cleantext.readers.attributes.pixels`; most values are digits alone."""
    cdef Py_ssize_t found = 0
    cdef Py_UCS4 each
    if len(value) > 6:
        return pixels(value)
    for each in value:
        if not c"0" <= each <= c"9":
            return pixels(value)
        found = 10 * found + (<uint32_t>each - 48)
    return found


cdef inline str said(dict found, str name):
    """What an attribute says; empty if it is not there."""
    value = found.get(name, "")
    return unescape(value) if "&" in <str>value else <str>value


cdef object image_in(dict found):
    """`cleantext.readers.attributes.image_of`."""
    cdef str url = said(found, "src"), alt = said(found, "alt"), lazy
    cdef Py_ssize_t width = pixels_in(said(found, "width")), height = pixels_in(said(found, "height"))
    cdef list parts
    if not url or url.startswith("data:"):
        for name in LAZY_SOURCES:
            lazy = said(found, name)
            if lazy:
                parts = lazy.split(None, 1)
                url = parts[0] if parts else url
                break
    alt = one_line(alt) if alt else ""
    if (not url and not alt) or 0 < width <= 2 or 0 < height <= 2:
        return None
    image = blank(Image)
    set_field(URL, image, "" if len(url) >= 2_000 else url if url.isprintable() else printable(url))
    set_field(ALT, image, alt)
    set_field(WIDTH, image, width)
    set_field(HEIGHT, image, height)
    caption = said(found, "data-caption") or said(found, "data-image-caption")
    set_field(CAPTION, image, one_line(caption) if caption else "")
    credit = said(found, "data-credit") or said(found, "data-copyright")
    set_field(CREDIT, image, one_line(credit) if credit else "")
    return image


cdef int add_block(
    Walk walk, int kind, str text, str fold_of_text, tuple path, Py_ssize_t link_chars, Py_ssize_t level, bint hidden,
    object image, str marker, Py_ssize_t row, Py_ssize_t column,
) except -1:
    block = blank(Block)
    set_field(INDEX, block, len(walk.blocks))
    set_field(KIND, block, KINDS[kind])
    set_field(START, block, walk.offset)
    set_field(TEXT, block, text)
    set_field(PATH, block, path)
    set_field(LINK_CHARS, block, link_chars)
    set_field(LEVEL, block, level)
    set_field(HIDDEN, block, hidden)
    set_field(PICTURE, block, image)
    set_field(MARKER, block, marker)
    set_field(ROW, block, row)
    set_field(COLUMN, block, column)
    set_field(WRAPPED, block, False)
    set_field(FOLDED, block, fold_of_text)
    walk.blocks.append(block)
    walk.texts.append(text)
    walk.offset += len(text) + 1
    walk.last_row = row
    return 0


cdef int flush(Walk walk, const uint8_t* page) except -1:
    """Make a block of the text collected since the last boundary, and one of what is hidden in the middle of it."""
    cdef Passage bracket = None
    cdef Py_ssize_t beside = 0
    if walk.shown.home != NOWHERE:
        if walk.link_chars and walk.shown.count > 1 and walk.shown.kind != CODE_KIND:
            take_handles_off(walk, page)
            if walk.shown.kind == HEADING_KIND:
                bracket = taken_bracket(walk)
        if bracket is not None:
            beside = max(0, min(walk.link_chars, characters_of(walk, bracket)))
        append(walk, walk.shown, page, max(0, walk.link_chars - beside), walk.shown.hidden)
        if bracket is not None:
            append(walk, bracket, page, beside, walk.shown.hidden)
    if walk.veiled.count:
        append(walk, walk.veiled, page, 0, True)
        walk.veiled.count = walk.veiled.characters = 0
    walk.shown.count = walk.shown.characters = 0
    walk.shown.home = NOWHERE
    walk.copy, walk.copy_end = 0, -1
    walk.link_chars = 0
    if walk.sections:
        walk.sections.clear()
    return 0


cdef inline bint is_blank(Walk walk, const uint8_t* page, Part* part) except -1:
    """Whether a part is nothing but white space."""
    if part.start >= 0:
        return part.end > part.start and past_space(page, part.start, part.end) == part.end
    return text_of_part(walk, part).isspace()


cdef bint may_be_handle(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a span may be but a handle, by its length and by what of ASCII it begins with."""
    if end - start > WIDEST_CHARACTER * MOST_OF_HANDLE:
        return False
    while start < end and is_space(page[start]):
        start += 1
    return start < end and (page[start] >= 0x80 or OPENS_HANDLE[page[start]])


cdef Py_ssize_t handle_in(Walk walk, const uint8_t* page, Py_ssize_t index) except -1:
    """The length of a part that is but a handle, in characters; else 0."""
    cdef Part* part = walk.shown.parts + index
    if part.start >= 0 and not may_be_handle(page, part.start, part.end):
        return 0
    text = text_of_part(walk, part)
    return len(text) if is_handle(text, heading=walk.shown.kind == HEADING_KIND) else 0


cdef int take_handles_off(Walk walk, const uint8_t* page) except -1:
    """Take handles off the text collected, and space behind it."""
    cdef Py_ssize_t length
    while walk.shown.count > 1 and is_blank(walk, page, walk.shown.parts + walk.shown.count - 1):
        walk.shown.count -= 1
    if walk.shown.count > 1:
        length = handle_in(walk, page, walk.shown.count - 1)
        if length:
            walk.link_chars -= length
            walk.shown.count -= 1
    if walk.shown.kind == HEADING_KIND and walk.shown.count > 1:
        length = handle_in(walk, page, 0)
        if length:
            walk.link_chars -= length
            walk.shown.parts[0].start, walk.shown.parts[0].end = MIDDLE, 0
    return 0


cdef Passage taken_bracket(Walk walk):
    """The links in brackets at the end of a heading, taken off it; ``None`` where there are none."""
    cdef Passage bracket
    cdef Py_ssize_t index, place
    place = bracket_in([text_of_part(walk, walk.shown.parts + index) for index in range(walk.shown.count)])
    if not place:
        return None
    bracket = Passage()
    for index in range(place, walk.shown.count):
        add_part(bracket, walk.shown.parts[index].start, walk.shown.parts[index].end)
    bracket.kind, bracket.path = CONTROL_KIND, walk.shown.path
    walk.shown.count = place
    return bracket


cdef Py_ssize_t characters_of(Walk walk, Passage passage) except -1:
    cdef Py_ssize_t index
    return sum([len(text_of_part(walk, passage.parts + index)) for index in range(passage.count)])


cdef int append(Walk walk, Passage passage, const uint8_t* page, Py_ssize_t link_chars, bint hidden) except -1:
    """Append a block of a passage, if there is more to it than space."""
    cdef bint begins
    cdef int kind = passage.kind
    cdef Py_ssize_t length = -1
    cdef Py_ssize_t column = innermost(walk).column
    cdef Py_ssize_t index
    if kind != CODE_KIND and passage.characters < LONG:
        length = write(walk, passage, page)
    if length > 0:
        if walk.is_ascii:
            text = ascii_text(walk.buffer, length)
            fold_of_text = ascii_folded(text, walk.buffer, length)
        else:
            text = PyUnicode_FromKindAndData(4, walk.buffer, length)
            fold_of_text = folded(text, walk.buffer, length)
    elif length < 0:
        text = "".join([text_of_part(walk, passage.parts + index) for index in range(passage.count)])
        text = passages.written(text, KINDS[kind])
        fold_of_text = fold(text)
        length = len(text)
        walk.unprintable |= UNPRINTABLE.search(text) is not None
    if not length:
        return 0
    begins = len(walk.marker) > 0 and (
        kind == LIST_ITEM_KIND or kind == HEADING_KIND and reference.begins_item(KINDS[kind], passage.path)
    )
    add_block(
        walk,
        kind,
        text,
        fold_of_text,
        passage.path,
        min(link_chars, length),
        walk.list_depth if kind == LIST_ITEM_KIND else passage.heading if kind == HEADING_KIND else 0,
        hidden,
        None,
        walk.marker if begins else "",
        walk.row if column >= 0 or kind == CELL_KIND else -1,
        column,
    )
    if walk.numbering and begins:
        walk.numberings[walk.numbering].wait(walk.blocks[len(walk.blocks) - 1])
    walk.marker = ""
    return 0


cdef int set_home(Walk walk, Passage passage, Py_ssize_t index) except -1:
    """Note that all text of a passage stands in this open element."""
    cdef Element* element = walk.stack + index
    passage.home = element.start
    passage.kind = element.kind
    index = min(index, MAX_DEPTH)
    passage.path = path_of(walk, index)
    passage.hidden = walk.stack[index].hidden
    if passage.kind == HEADING_KIND:
        while index and not TRAITS[known(walk.stack[index].tag)].heading:
            index -= 1
        passage.heading = TRAITS[known(walk.stack[index].tag)].heading if index else 1
    return 0


cdef tuple settled(Walk walk):
    """The source that the blocks make together, and the blocks."""
    source = "\n".join(walk.texts)
    cdef Py_ssize_t start = 0
    if walk.unprintable and UNPRINTABLE.search(source):
        for block, text in zip(walk.blocks, walk.texts):
            text = UNPRINTABLE.sub("", text).strip()
            set_field(START, block, start)
            set_field(TEXT, block, text)
            set_field(FOLDED, block, fold(text))
            start += len(text) + 1
        source = "\n".join([block.text for block in walk.blocks])
    return source, walk.blocks


# --- formulas, as in `readers.walk` -------------------------------------------------------------------------------

cdef Py_ssize_t MOST_FOR_ONE = LONGEST_REFERENCE


cdef inline bint ends_in_copy(Walk walk) noexcept:
    """Whether the text collected last is one that may be a copy of a formula."""
    return walk.copy_says and walk.copy_end == walk.shown.count


cdef bint is_copied_in(Walk walk, int tag, Py_ssize_t start, Py_ssize_t end) except -1:
    """Whether an element is another copy of a formula right before it: one of the two is MathML, the other hidden from
    assistive technology."""
    if not ends_in_copy(walk):
        return False
    if walk.copied.tag == MATH:
        return tag != MATH and is_aria_hidden(cut(walk.page, start, end))
    if tag == MATH and walk.copy_hidden < 0:
        walk.copy_hidden = is_aria_hidden(cut(walk.page, walk.copied.attributes, walk.copied.attributes_end))
    return tag == MATH and walk.copy_hidden > 0


cdef str text_before_script(Walk walk):
    """The text collected last, if it is not far longer than the script at hand; `scripted_tex` looks at the characters."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    if not walk.shown.count or part.end - part.start > WIDEST_CHARACTER * MOST_FOR_ONE * (walk.text_end - walk.text):
        return ""
    return text_of_part(walk, part)


cdef inline bint at_formula(Walk walk, int tag) noexcept:
    """Whether a tag stands inside of a formula or right behind one."""
    if walk.copy:
        return tag == MATH or walk.stack[walk.copy].tag == MATH
    return tag == MATH or (walk.copy_end == walk.shown.count and walk.copied.tag == MATH)


cdef int begin_copy(Walk walk, const uint8_t* page) except -1:
    """Note that the innermost element may be a copy of a formula; right behind the other one, its text is passed over."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Element* top = walk.stack + index
    if top.tag == MATH and walk.veil and walk.veil == index - 1 and not walk.veiled.count:
        walk.veil = 0  # the copy of a picture, for those who do not see it
        enter(walk, page)
        walk.stack[index - 1].hidden = walk.stack[index].hidden = walk.stack[index - 2].hidden
    if walk.veil or walk.copy:
        return 0
    if is_copied_in(walk, top.tag, top.attributes, top.attributes_end):
        walk.veil, walk.muted = index, True
    else:
        walk.copy, walk.copy_start, walk.copy_end = index, walk.shown.count, -1
    return 0


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
