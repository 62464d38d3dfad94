# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of what `cleantext.readers.lines` and `cleantext.readers.text` do for every line of flat text."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ, PyUnicode_WRITE
from libc.stdint cimport uint32_t

from cleantext.native.characters cimport Characters, character, characters_of, folded_code
from cleantext.native.fields cimport blank, read_field, set_field

from cleantext.blocks import MASS as MANY_TIMES
from cleantext.blocks import Block, Kind
from cleantext.normalize import fold
from cleantext.readers import lines as reference
from cleantext.readers.lines import Line

cdef extern from "Python.h":
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 widest)
    bint Py_UNICODE_ISALPHA(Py_UCS4 character)
    bint Py_UNICODE_ISLOWER(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)

cdef object START = Line.start, TEXT = Line.text, COLUMN = Line.column, APART = Line.apart, KIND = Line.kind
cdef object MARKER = Line.marker, LEVEL = Line.level, ROW = Line.row, WRAPPED = Line.wrapped, IMAGE = Line.image
cdef object B_INDEX = Block.index, B_KIND = Block.kind, B_START = Block.start, B_TEXT = Block.text, B_PATH = Block.path
cdef object B_LINK_CHARS = Block.link_chars, B_LEVEL = Block.level, B_HIDDEN = Block.hidden, B_IMAGE = Block.image
cdef object B_MARKER = Block.marker, B_ROW = Block.row, B_COLUMN = Block.column, B_WRAPPED = Block.wrapped
cdef object B_FOLDED = Block.folded
cdef Py_ssize_t MASS = MANY_TIMES
cdef object LINE = Kind.LINE, PARAGRAPH = Kind.PARAGRAPH, HEADING = Kind.HEADING, CELL = Kind.CELL
cdef str BLANKS = reference.BLANKS
cdef str PROSE_ENDS = "".join(sorted(reference.PROSE_ENDS)), HEADING_ENDS = "".join(sorted(reference.HEADING_ENDS))
cdef Py_UCS4 EAST_ASIAN = reference.EAST_ASIAN
cdef object LISTED = reference.LISTED
cdef str FIRST_MARKS = "".join(sorted(reference.FIRST_MARKS)), BOX_SIDES = reference.BOX_SIDES
cdef Py_ssize_t WIDEST_WRAP = reference.WIDEST_WRAP
cdef bint[128] IS_FIRST_MARK  # of ASCII
for _code in range(128):
    IS_FIRST_MARK[_code] = chr(_code) in FIRST_MARKS


def lines_of(str source):
    """`cleantext.readers.lines.lines_of`."""
    cdef int kind = PyUnicode_KIND(source)
    cdef const void* characters = PyUnicode_DATA(source)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(source), start = 0, end, first, last
    cdef list lines = []
    cdef bint apart = True
    cdef str text, said = ""
    cdef Py_ssize_t times = 0, said_end = 0  # how often the text of the line above has been said, and where it ends
    while start <= size:
        end = start
        while end < size and PyUnicode_READ(kind, characters, end) != c"\n":
            end += 1
        first, last = start, end
        while first < last and is_blank(PyUnicode_READ(kind, characters, first)):
            first += 1
        while last > first and is_blank(PyUnicode_READ(kind, characters, last - 1)):
            last -= 1
        if first < last:
            text = PyUnicode_Substring(source, first, last)
            if text != said:
                if times > MASS:
                    set_field(TEXT, lines[len(lines) - 1], source[<Py_ssize_t>lines[len(lines) - 1].start:said_end])
                said, times = text, 0
            times, said_end = times + 1, last
            if times <= MASS:
                lines.append(line_at(first, said, first - start, apart))
            elif times == MASS + 1:
                del lines[len(lines) + 2 - MASS :]
        apart = first == last
        start = end + 1
    if times > MASS:
        set_field(TEXT, lines[len(lines) - 1], source[<Py_ssize_t>lines[len(lines) - 1].start:said_end])
    return lines


cdef object line_at(Py_ssize_t start, str text, Py_ssize_t column, bint apart):
    line = blank(Line)
    set_field(START, line, start)
    set_field(TEXT, line, text)
    set_field(COLUMN, line, column)
    set_field(APART, line, apart)
    set_field(KIND, line, LINE)
    set_field(MARKER, line, "")
    set_field(LEVEL, line, 0)
    set_field(ROW, line, -1)
    set_field(WRAPPED, line, False)
    set_field(IMAGE, line, None)
    return line


cdef inline bint is_blank(Py_UCS4 each) noexcept:
    if each < 0x80:
        return each == c" " or each == c"\t"
    return each in BLANKS


def with_kinds(lines, dialect):
    """`cleantext.readers.lines.with_kinds`."""
    cdef Py_ssize_t place, count = len(lines)
    cdef bint is_airy = dialect.airy, is_lonely, is_below, is_above
    cdef list found = list(lines)
    cdef bytearray prose = bytearray(count + 1)  # whether each line reads like prose
    cdef unsigned char[:] is_prose = prose
    for place in range(count):
        is_prose[place] = weight(read_field(found[place], Line, TEXT)) == 2
    for place in range(count):
        line = found[place]
        if read_field(line, Line, KIND) is not LINE:
            continue
        if is_prose[place]:
            set_field(KIND, line, PARAGRAPH)
        elif place < count - 1 and is_headlike(read_field(line, Line, TEXT)):
            below = found[place + 1]
            below_kind = read_field(below, Line, KIND)
            is_lonely = read_field(line, Line, APART) and read_field(below, Line, APART)
            is_above = place > 0 and is_prose[place - 1]
            is_below = is_prose[place + 1] and below_kind is not CELL
            if is_lonely and (is_below or is_above and below_kind in LISTED):
                set_field(KIND, line, HEADING)
            elif is_below and is_above and not is_airy:
                set_field(KIND, line, HEADING)
    return found


cdef int weight(str text) noexcept:
    """`cleantext.readers.lines._weight`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* characters = PyUnicode_DATA(text)
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), size = length
    if size < 20:
        return 1
    if PyUnicode_READ(kind, characters, 0) >= EAST_ASIAN or PyUnicode_READ(kind, characters, size // 2) >= EAST_ASIAN:
        size *= 2
    if size >= 100:
        return 2
    return 2 if size >= 40 and PyUnicode_READ(kind, characters, length - 1) in PROSE_ENDS else 1


cdef bint is_headlike(str text) noexcept:
    """`cleantext.readers.lines._headlike`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* characters = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), index
    if PyUnicode_READ(kind, characters, size - 1) in HEADING_ENDS:
        return False
    if Py_UNICODE_ISLOWER(PyUnicode_READ(kind, characters, 0)):
        return False
    for index in range(min(size, 20)):
        if Py_UNICODE_ISALPHA(PyUnicode_READ(kind, characters, index)):
            return True
    return False


def blocks_of(lines, linked):
    """`cleantext.readers.text._blocks_of`."""
    cdef list found = []
    cdef Py_ssize_t index = 0
    for line in lines:
        text = read_field(line, Line, TEXT)
        block = blank(Block)
        set_field(B_INDEX, block, index)
        set_field(B_KIND, block, read_field(line, Line, KIND))
        set_field(B_START, block, read_field(line, Line, START))
        set_field(B_TEXT, block, text)
        set_field(B_PATH, block, ())
        set_field(B_LINK_CHARS, block, linked[index] if linked else 0)
        set_field(B_LEVEL, block, read_field(line, Line, LEVEL))
        set_field(B_HIDDEN, block, False)
        set_field(B_IMAGE, block, read_field(line, Line, IMAGE))
        set_field(B_MARKER, block, read_field(line, Line, MARKER))
        set_field(B_ROW, block, read_field(line, Line, ROW))
        set_field(B_COLUMN, block, -1)
        set_field(B_WRAPPED, block, read_field(line, Line, WRAPPED))
        set_field(B_FOLDED, block, folded(text))
        found.append(block)
        index += 1
    return tuple(found)


def folded_of(str text):
    """`cleantext.normalize.fold`."""
    return folded(text)


cdef str folded(str text):
    """`cleantext.normalize.fold`: of single spaces and what folds to one character each."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t place
    cdef uint32_t each, code, before = c" ", bits = 0  # a space at either end is one too many
    cdef bint has_changed = False
    for place in range(characters.size):
        each = character(characters, place)
        if each < 128:
            if each < c" " or each == 0x7F or each == before == c" ":
                return fold(text)
            code = each | 32 if c"A" <= each <= c"Z" else each
        else:
            code = 1 if each > 0xFFFF or Py_UNICODE_ISSPACE(each) else folded_code(each)
            if code == 1:
                return fold(text)
        has_changed |= code != each
        bits |= code
        before = each
    if before == c" " and characters.size:
        return fold(text)
    return folded_as(characters, bits) if has_changed else text


cdef str folded_as(Characters text, uint32_t bits):
    """A text of characters that fold to one each, and have these bits then."""
    cdef Py_ssize_t place
    cdef uint32_t each
    found = PyUnicode_New(text.size, bits)
    cdef int kind = PyUnicode_KIND(found)
    cdef void* data = <void*>PyUnicode_DATA(found)
    for place in range(text.size):
        each = character(text, place)
        if each >= 128:
            each = folded_code(each)
        elif c"A" <= each <= c"Z":
            each |= 32
        PyUnicode_WRITE(kind, data, place, each)
    return <str>found


def is_printable(str text):
    """`cleantext.readers.text._is_printable`."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t place
    cdef uint32_t each
    for place in range(characters.size):
        each = character(characters, place)
        if each < 0xA0:
            if not (c" " <= each < 0x7F or each == c"\n" or each == c"\t"):
                return False
        elif 0xD800 <= each <= 0xFFFF and (each < 0xE000 or 0xFDD0 <= each < 0xFDF0 or each >= 0xFFFE):
            return False
    return True


# --- places -------------------------------------------------------------------------------------------------------


def counted(lines):
    """`cleantext.readers.lines.counted`."""
    cdef Py_ssize_t indented = 0, apart = 0, wide = 0
    for line in lines:
        indented += <Py_ssize_t>read_field(line, Line, COLUMN) > 0
        apart += <bint>read_field(line, Line, APART)
        wide += PyUnicode_GET_LENGTH(<str?>read_field(line, Line, TEXT)) > WIDEST_WRAP
    return indented, apart, wide


def marked_places(list lines):
    """`cleantext.readers.lines._marked_places`."""
    cdef list found = []
    cdef Py_ssize_t place
    cdef Py_UCS4 first
    cdef str text
    for place in range(len(lines)):
        text = read_field(lines[place], Line, TEXT)
        first = text[0]
        if (IS_FIRST_MARK[first] if first < 128 else first in FIRST_MARKS) and "\n" not in text:
            found.append(place)
    return found


def row_places(lines, bint bars, bint columns):
    """`cleantext.readers.lines._row_places`."""
    cdef list found = []
    cdef Py_ssize_t number = 0
    for line in lines:
        if read_field(line, Line, KIND) is LINE and may_be_row(read_field(line, Line, TEXT), bars, columns):
            found.append(number)
        number += 1
    return found


cdef bint may_be_row(str text, bint bars, bint columns):
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t place
    cdef uint32_t each = 0, before = 0
    if characters.size and <Py_UCS4>character(characters, 0) in BOX_SIDES:
        return True
    for place in range(characters.size):
        before, each = each, character(characters, place)
        if each == c"\t" or columns and each == before == c" " or bars and each == c"|":
            return True
    return False
