# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twins of what the filters of rules ask of every block, and of texts as claims are compared."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ, PyUnicode_WRITE
from libc.stdint cimport uint8_t, uint32_t

from cleantext.native.characters cimport Characters, character, characters_of, past_space
from cleantext.native.fields cimport read_field

from cleantext.blocks import COPIES, Ancestor, Block, Kind, is_mass, said_once

cdef extern from "Python.h":
    int PyUnicode_Tailmatch(object text, object part, Py_ssize_t start, Py_ssize_t end, int direction) except -1
    bint Py_UNICODE_ISALNUM(Py_UCS4 character)
    bint Py_UNICODE_ISALPHA(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 widest)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    bint PyUnicode_IS_ASCII(object text)

cdef object CODE = Kind.CODE, INDEX = Block.index
cdef Py_ssize_t MOST_COPIES = max(COPIES)
cdef object KIND = Block.kind, TEXT = Block.text, FOLDED = Block.folded
cdef object LINK_CHARS = Block.link_chars, HIDDEN = Block.hidden, PATH = Block.path
cdef object CLASSES = Ancestor.classes, ID = Ancestor.id


cdef uint8_t[128] BARE  # what is left of each when texts are compared; zero is nothing
for _code in range(128):
    BARE[_code] = ord(chr(_code).lower()) if chr(_code).isalnum() else 0


# --- texts --------------------------------------------------------------------------------------------------------


def bare(str text):
    """`cleantext.claims.bare`."""
    return bare_start(text, PyUnicode_GET_LENGTH(text))


cdef str bare_start(str text, Py_ssize_t most):
    """The same of so many characters of a text."""
    cdef Py_ssize_t size = min(most, PyUnicode_GET_LENGTH(text)), place, count = 0
    cdef int kind = PyUnicode_KIND(text), kept_kind
    cdef const void* data = PyUnicode_DATA(text)
    cdef void* kept_data
    cdef uint32_t each, bits = 0  # of what is kept: they tell how wide it is
    if PyUnicode_IS_ASCII(text):
        return bare_ascii(<const uint8_t*>data, size)
    for place in range(size):
        each = <uint32_t>PyUnicode_READ(kind, data, place)
        if is_kept(each):
            bits |= each
            count += 1
    kept = PyUnicode_New(count, min(bits, <uint32_t>0x10FFFF))
    kept_kind, kept_data = PyUnicode_KIND(kept), <void*>PyUnicode_DATA(kept)
    count = 0
    for place in range(size):
        each = <uint32_t>PyUnicode_READ(kind, data, place)
        if is_kept(each):
            PyUnicode_WRITE(kept_kind, kept_data, count, each)
            count += 1
    return (<str>kept).casefold()


cdef str bare_ascii(const uint8_t* text, Py_ssize_t size):
    """The same of ASCII, in a fifth of the time."""
    cdef Py_ssize_t place, count = 0
    cdef uint8_t* kept
    for place in range(size):
        count += BARE[text[place]] != 0
    left = PyUnicode_New(count, 127)
    kept = <uint8_t*>PyUnicode_DATA(left)
    for place in range(size):  # what is not kept writes a zero, which the next overwrites; one ends every text
        kept[0] = BARE[text[place]]
        kept += kept[0] != 0
    return <str>left


cdef inline bint is_kept(uint32_t character):
    return BARE[character] != 0 if character < 128 else Py_UNICODE_ISALNUM(character)


def seams_in(str title):
    """`cleantext.claims.seams_in`."""
    cdef Characters text = characters_of(title)
    cdef Py_ssize_t place = 0, end
    cdef list seams = []
    while place < text.size:
        end = past_seam(text, place)
        if end > place:
            seams.append((place, end))
            place = end
        elif Py_UNICODE_ISSPACE(character(text, place)):
            place = past_space(text, place)  # nor does a seam begin at the next of them
        else:
            place += 1
    return seams


cdef Py_ssize_t past_seam(Characters text, Py_ssize_t place) noexcept:
    """Where the seam (`cleantext.claims.SEAM`) ends that begins at a place; the place itself if none does."""
    cdef Py_UCS4 each = character(text, place)
    cdef Py_ssize_t start, end
    if Py_UNICODE_ISSPACE(each):
        start = end = past_space(text, place)
        while end < text.size and <Py_UCS4>character(text, end) in "|-–—·•»«›/~:":
            end += 1
        if start < end <= start + 3 and end < text.size and Py_UNICODE_ISSPACE(character(text, end)):
            return past_space(text, end)
        return past_space(text, start + 1) if start < text.size and <Py_UCS4>character(text, start) in "|｜ㅣ│：" else place
    if each in "|｜ㅣ│：":
        return past_space(text, place + 1)
    if each == c":":
        end = past_space(text, place + 1)
        return end if end > place + 1 else place
    if each not in "-_":
        return place
    end = past_hyphen(text, place) if each == c"-" else place
    return place + 1 if end == place and is_beside_east_asian(text, place) else end


cdef bint is_beside_east_asian(Characters text, Py_ssize_t place) noexcept:
    """Whether the character before or after a place is East Asian."""
    if place > 0 and is_east_asian(character(text, place - 1)):
        return True
    return place + 1 < text.size and is_east_asian(character(text, place + 1))


cdef inline bint is_east_asian(Py_UCS4 each) noexcept:
    return 0x2E80 <= each <= 0x9FFF or 0xFF00 <= each <= 0xFFEF


cdef Py_ssize_t past_hyphen(Characters text, Py_ssize_t place) noexcept:
    """The same of a seam that begins with a hyphen: another behind it, or a bar behind a word that is glued to it."""
    cdef Py_ssize_t end
    if place + 1 == text.size:
        return place
    if character(text, place + 1) == c"-":
        return place + 2
    if place == 0 or Py_UNICODE_ISSPACE(character(text, place - 1)):
        return place
    end = place + 1
    while end < text.size and not Py_UNICODE_ISSPACE(character(text, end)):
        if end > place + 1 and <Py_UCS4>character(text, end) in "|｜ㅣ│":
            return place + 1
        end += 1
    return place


def words_in(str text, Py_ssize_t most, Py_ssize_t chars_per_word):
    """`cleantext.filters.paragraphs._words_in`."""
    cdef Characters characters = characters_of(text)
    characters.size = min(characters.size, most)
    return count_words(characters, chars_per_word, characters.size)


cdef Py_ssize_t count_words(Characters text, Py_ssize_t chars_per_word, Py_ssize_t enough) noexcept:
    """The words of a text; of one that has enough, maybe not all."""
    cdef Py_ssize_t words = 0, place
    cdef bint was_space = True, is_space
    cdef uint32_t each
    for place in range(text.size):
        each = character(text, place)
        is_space = Py_UNICODE_ISSPACE(each)
        if was_space and not is_space:
            words += 1
            if words >= enough:
                break
        was_space = is_space
    if text.size and character(text, text.size // 2) >= 0x3040:
        return max(words, text.size // chars_per_word)
    return words


cdef inline bint is_known(Py_UCS4 each):
    """Whether a character is of Latin, Greek or Cyrillic, where the patterns and Python agree on what is a letter."""
    return each < 0x250 or 0x386 <= each < 0x482 or 0x48A <= each < 0x530 or 0x2010 <= each <= 0x2027


cdef inline bint is_letter(Py_UCS4 each):
    return c"a" <= each <= c"z" or (each >= 128 or c"A" <= each <= c"Z") and is_known(each) and Py_UNICODE_ISALPHA(each)


cdef class Openers:
    """`cleantext.bylines.openers.Openers`."""

    cdef dict fields
    cdef object plain
    cdef bint[128] begins  # of ASCII, what labels begin with
    cdef str others  # beyond it

    def __init__(self, plain):
        cdef str word
        self.plain, self.fields, self.others = plain, plain.fields, ""
        for word in self.fields:
            if word[0] < 128:
                self.begins[<int>word[0]] = True
            else:
                self.others += word[0]

    def may_open(self, str folded):
        """`cleantext.bylines.openers.Openers.may_open`."""
        return self.asked(folded)

    cdef tuple asked(self, str folded):
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(folded), start = 0, end = 0
        cdef int kind = PyUnicode_KIND(folded)
        cdef const void* data = PyUnicode_DATA(folded)
        cdef Py_UCS4 each
        while start < size and PyUnicode_READ(kind, data, start) in "([（【–—-":
            start += 1
        if 0 < start < size and PyUnicode_READ(kind, data, start) == c" ":
            start += 1
        if start == size:
            return ()
        each = PyUnicode_READ(kind, data, start)
        if not (self.begins[each] if each < 128 else each in self.others):
            return ()
        if 0x0E00 <= each <= 0x0EFF or 0x3040 <= each <= 0x9FFF:  # words are not parted
            return self.fields.get(PyUnicode_Substring(folded, start, start + 1), ())
        for end in range(start, size + 1):
            each = PyUnicode_READ(kind, data, end) if end < size else c" "
            if not (is_letter(each) or each in ".-'’"):
                break
        if each >= 128 and not is_known(each):
            return self.plain.may_open(folded)
        return self.fields.get(PyUnicode_Substring(folded, start, end), ())

    def lines(self, tuple blocks, tuple settled, Py_ssize_t first, Py_ssize_t shortest, Py_ssize_t longest):
        """`cleantext.bylines.openers.Openers.lines`."""
        cdef list found = []
        cdef Py_ssize_t index, size, links
        cdef str text
        cdef tuple opens
        for index in range(first, len(blocks)):
            if settled[index] is not None:
                continue
            block = blocks[index]
            text = read_field(block, Block, TEXT)
            size, links = PyUnicode_GET_LENGTH(text), read_field(block, Block, LINK_CHARS)
            if not shortest <= size <= longest or links == size:
                continue
            opens = self.asked(read_field(block, Block, FOLDED))
            if opens or text[size - 1] == c")" or "/" in text or text[0] >= 0x3040 or text[0] in "[【":
                found.append((block, opens))
        return found


def looking(plain):
    """`cleantext.bylines.openers.looking`."""
    return Openers(plain)


# --- blocks -------------------------------------------------------------------------------------------------------


def open_blocks(tuple blocks, tuple settled, tuple kinds=()):
    """`cleantext.document._open_blocks`."""
    cdef list found = []
    cdef Py_ssize_t index
    for index in range(len(blocks)):
        if settled[index] is None:
            block = blocks[index]
            if not kinds or is_among(read_field(block, Block, KIND), kinds):
                found.append(block)
    return found


cdef inline bint is_among(object kind, tuple kinds):
    """Whether a kind is one of some: to compare the others as texts takes ten times as long."""
    for other in kinds:
        if other is kind:
            return True
    return False


def repeated(tuple blocks, tuple settled, Py_ssize_t min_chars):
    """`cleantext.filters.repeats._repeated`."""
    cdef list found = []
    cdef dict seen = {}
    cdef Py_ssize_t index
    cdef str text
    for index in range(len(blocks)):
        if settled[index] is not None:
            continue
        block = blocks[index]
        text = read_field(block, Block, TEXT)
        if PyUnicode_GET_LENGTH(text) < min_chars or read_field(block, Block, KIND) is CODE:
            continue
        number = read_field(block, Block, INDEX)
        first = seen.setdefault(read_field(block, Block, FOLDED), number)
        if first != number or "\n" in text and is_mass(text):
            found.append((block, first))
    return found


def said_again(list lines):
    """`cleantext.filters.repeats._said_again`."""
    cdef list found = []
    cdef Py_ssize_t size
    cdef str text
    for block in lines:
        text = read_field(block, Block, TEXT)
        if may_be_copies(text):
            size = PyUnicode_GET_LENGTH(said_once(text))
            if size < PyUnicode_GET_LENGTH(text):
                found.append((block, size))
    return found


cdef bint may_be_copies(str text):
    """A quick look: may a text be two to four copies of one, with a space between?"""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text) + 1, copies, one
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    for copies in range(2, MOST_COPIES + 1):
        one = size // copies
        if one > 1 and one * copies == size and PyUnicode_READ(kind, data, one - 1) in " \n":
            if spaced(PyUnicode_READ(kind, data, 0)) == spaced(PyUnicode_READ(kind, data, one)):
                return True
    return False


cdef inline Py_UCS4 spaced(Py_UCS4 letter):
    """A letter as it is read in a line: a space for its end."""
    return u" " if letter == u"\n" else letter


def open_before(tuple settled):
    """`cleantext.filters.context._open_before`."""
    cdef Py_ssize_t index
    return [
        (index, settled[index + 1])
        for index in range(len(settled) - 1)
        if settled[index] is None and settled[index + 1] is not None
    ]


def names_around(block, Py_ssize_t depth):
    """`cleantext.filters.class_names._names_around`."""
    cdef tuple path = read_field(block, Block, PATH)
    cdef list names = []
    cdef Py_ssize_t place
    for place in range(max(0, len(path) - depth), len(path)):
        ancestor = path[place]
        names.extend(<tuple?>read_field(ancestor, Ancestor, CLASSES))
        names.append(read_field(ancestor, Ancestor, ID))
    return f" {' '.join(names)}" if names else ""


def of_kind(tuple blocks, kind):
    """`cleantext.headlines._of_kind`."""
    cdef list found = []
    for block in blocks:
        if read_field(block, Block, KIND) is kind:
            found.append(block)
    return found


def hidden_in(tuple blocks):
    """`cleantext.filters.visibility._hidden_in`."""
    cdef list found = []
    for block in blocks:
        if read_field(block, Block, HIDDEN):
            found.append(block)
    return found


def link_runs(tuple blocks, double max_share, Py_ssize_t least):
    """`cleantext.filters.links._link_runs`."""
    cdef list runs = [], run = []
    cdef Py_ssize_t size, links
    cdef str text
    for block in blocks:
        text = read_field(block, Block, TEXT)
        size = PyUnicode_GET_LENGTH(text)
        if size == 0:
            continue
        links = read_field(block, Block, LINK_CHARS)
        if links > max_share * size:
            run.append(block)
        elif run:
            if len(run) >= least:
                runs.append(run)
            run = []
    if len(run) >= least:
        runs.append(run)
    return runs


def judged(list called, dict tags, dict words, judge):
    """`cleantext.filters.landmarks._judged`."""
    cdef list found = []
    cdef tuple name, classes
    cdef bint says
    for name in called:
        classes = name[2]
        says = name[3] or name[0] in tags
        if not says:
            for word in classes:
                if word in words:
                    says = True
                    break
        found.append(judge(name[0], classes, name[3]) if says else None)
    return found


def ends_in_next(tuple blocks):
    """`cleantext.filters.context._ends_in_next`."""
    cdef list found = []
    cdef Py_ssize_t index
    cdef str text, below
    if not blocks:
        return found
    below = read_field(blocks[0], Block, TEXT)
    for index in range(len(blocks) - 1):
        text, below = below, read_field(blocks[index + 1], Block, TEXT)
        if PyUnicode_GET_LENGTH(below) < PyUnicode_GET_LENGTH(text) and below:
            if PyUnicode_Tailmatch(text, below, 0, PyUnicode_GET_LENGTH(text), 1):
                found.append(index)
    return found


def delimited(tuple blocks, tuple delimiters):
    """`cleantext.filters.context._delimited`."""
    cdef list found = []
    cdef Py_ssize_t size
    cdef str text, opening, closing
    cdef str first = "".join([opening[0] for opening, _ in delimiters])
    for block in blocks:
        text = read_field(block, Block, TEXT)
        size = PyUnicode_GET_LENGTH(text)
        if not size or text[0] not in first:
            continue
        for opening, closing in delimiters:
            if size > len(opening) + len(closing) and text.startswith(opening) and text.endswith(closing):
                found.append(read_field(block, Block, INDEX))
                break
    return found


def item_runs(tuple blocks, item, Py_ssize_t longest):
    """`cleantext.filters.context._item_runs`."""
    cdef list runs = [], run = []
    for block in blocks:
        if (
            read_field(block, Block, KIND) is item
            and not <tuple>read_field(block, Block, PATH)
            and PyUnicode_GET_LENGTH(<str>read_field(block, Block, TEXT)) <= longest
        ):
            run.append(block)
        elif run:
            if len(run) > 1:
                runs.append(run)
            run = []
    if len(run) > 1:
        runs.append(run)
    return runs
