# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of what `cleantext.figures` asks of every element's name and of every picture."""

from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_1BYTE_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport int64_t
from libc.string cimport memcmp, memset

from cleantext.native.elements cimport Elements
from cleantext.native.fields cimport item, peek, read_field

from cleantext.blocks import Ancestor, Block, Image, Kind, Verdict
from cleantext.figures.areas import MOST_BLOCKS, MOST_FRAMED, NO_CAPTION, REACH, SECTIONS
from cleantext.figures.class_words import DOUBT, LEADING, PAGE, STEMS, TAGS, Sense, sense_of_word
from cleantext.figures.pictures import CLOSING, LEAST_ALT, LEAST_WIDTH, LISTED, OPENING
from cleantext.labels import ARTICLE_SIDE

cdef object PICTURED = Block.image, PATH = Block.path, TAG = Ancestor.tag, LABEL = Verdict.label
cdef object ALT = Image.alt, CAPTIONED = Image.caption, CREDITED = Image.credit, WIDTH = Image.width
cdef object KIND = Block.kind, TEXT = Block.text, HIDDEN = Block.hidden, LINK_CHARS = Block.link_chars
cdef object IMAGE = Kind.IMAGE
cdef dict OF_TAGS = TAGS
cdef int TEASER = Sense.TEASER, PICTURE = Sense.PICTURE, CAPTION = Sense.CAPTION, IN_DOUBT = DOUBT, AWAY = Sense.AWAY
cdef Py_ssize_t FURTHEST = REACH, MOST = MOST_BLOCKS, MOST_TEXTS = MOST_FRAMED

# Stems of class words: the letters of each, how many they are, what it tells; those that begin with the same two stand
# in a row.
cdef enum:
    ROOM = 64
cdef list LETTERS = sorted([stem.encode("ascii") for stem in STEMS])
cdef const unsigned char* stems[ROOM]
cdef Py_ssize_t sizes[ROOM]
cdef int tells[ROOM]
cdef unsigned char endings[ROOM]  # what a stem of `LEADING` may end in
cdef unsigned char opening[1024]  # by the two letters a stem begins with, the number of the first such stem, and one
memset(opening, 0, sizeof(opening))
assert len(LETTERS) < ROOM
for _place, _stem in enumerate(LETTERS):
    stems[_place], sizes[_place], tells[_place] = <bytes>_stem, len(_stem), STEMS[_stem.decode("ascii")]
    endings[_place] = ord(LEADING.get(_stem.decode("ascii")) or "\0")
    if not opening[pair(_stem[0], _stem[1])]:
        opening[pair(_stem[0], _stem[1])] = _place + 1
cdef Py_ssize_t STEM_COUNT = len(LETTERS)


cdef inline Py_ssize_t pair(unsigned char one, unsigned char two) noexcept:
    return (one & 31) << 5 | two & 31


cdef inline bint is_lower(unsigned char letter) noexcept:
    return c"a" <= letter <= c"z"


cdef inline bint stands(const unsigned char* letters, Py_ssize_t size, Py_ssize_t start, Py_ssize_t end, unsigned char ending) noexcept:
    """Whether a stem of `LEADING` between two places of a word stands for itself."""
    if start > 0 and is_lower(letters[start - 1]):
        return False
    if ending == c"*" or end == size or not is_lower(letters[end]):
        return True
    return letters[end] == ending and (end + 1 == size or not is_lower(letters[end + 1]))


cdef int sense_of(str word) except -1:
    """`cleantext.figures.class_words.sense_of_word`, which is asked where the stems in a word leave a doubt."""
    if PyUnicode_KIND(word) != 1:
        return sense_of_word(word)
    cdef const unsigned char* letters = PyUnicode_1BYTE_DATA(word)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(word), place, stem
    cdef int told = 0
    for place in range(size - 1):
        stem = opening[pair(letters[place], letters[place + 1])]
        while 0 < stem <= STEM_COUNT and stems[stem - 1][0] == letters[place] and stems[stem - 1][1] == letters[place + 1]:
            if sizes[stem - 1] <= size - place and memcmp(stems[stem - 1], letters + place, sizes[stem - 1]) == 0:
                if tells[stem - 1] != TEASER or stands(letters, size, place, place + sizes[stem - 1], endings[stem - 1]):
                    told |= tells[stem - 1]
            stem += 1
    if told & IN_DOUBT or told & PICTURE and told & CAPTION:
        return sense_of_word(word)
    return PICTURE if told & PICTURE else told & TEASER


def senses_of(list names):
    """`cleantext.figures.class_words.senses_of`."""
    cdef bytearray said = bytearray(len(names))
    cdef Py_ssize_t place
    cdef int own
    cdef tuple name
    for place in range(len(names)):
        name = names[place]
        own = OF_TAGS.get(name[0], 0)
        for word in <tuple?>name[2]:
            own |= sense_of(<str?>word)
        said[place] = own & ~TEASER if own & TEASER and name[0] in PAGE else own
    return bytes(said)


def framed_pictures(tuple blocks, Elements elements):
    """`cleantext.figures.areas.framed_pictures`."""
    cdef list found = []
    cdef Py_ssize_t index, count = len(blocks)
    cdef int64_t frame
    for index in range(count):
        if read_field(blocks[index], Block, KIND) is IMAGE:
            frame = max(shared(blocks, elements, index, 1), shared(blocks, elements, index, -1))
            if frame >= 0 and elements._parents.at[frame] >= 0 and is_small(blocks, elements, frame):
                found.append((index, frame))
    return found


cdef int64_t shared(tuple blocks, Elements elements, Py_ssize_t image, Py_ssize_t step) except -2:
    """`cleantext.figures.areas._shared`."""
    cdef Py_ssize_t index = image, far
    for far in range(FURTHEST):
        index += step
        if not 0 <= index < len(blocks):
            return -1
        if read_field(blocks[index], Block, TEXT) and not read_field(blocks[index], Block, HIDDEN):
            return elements._around_both(image, index)
    return -1


cdef bint is_small(tuple blocks, Elements elements, int64_t frame) except -1:
    """`cleantext.figures.areas._is_small`."""
    cdef Py_ssize_t index, texts = 0, size
    if elements._ends.at[frame] - elements._starts.at[frame] > MOST:
        return False
    if (<tuple>elements.called[elements._names.at[frame]])[0] in SECTIONS:
        return False
    for index in range(elements._starts.at[frame], elements._ends.at[frame]):
        block = blocks[index]
        size = len(<str>read_field(block, Block, TEXT))
        if size:
            texts += 1
            if texts > MOST_TEXTS or read_field(block, Block, KIND) in NO_CAPTION:
                return False
            if 2 * <Py_ssize_t>read_field(block, Block, LINK_CHARS) > size:
                return False
    return texts > 0


def article_pictures(tuple blocks, tuple settled, Elements elements, bytes senses):
    """`cleantext.figures.pictures.article_pictures`."""
    cdef list found = []
    cdef Py_ssize_t index
    cdef Py_ssize_t first = place_of(settled, 0, 1, OPENING), last = place_of(settled, len(settled) - 1, -1, CLOSING)
    elements._check_said(senses)
    for index in range(first, last):
        if peek(item(blocks, index), KIND) is not <PyObject*>IMAGE:
            continue
        block, verdict = blocks[index], settled[index]
        if read_field(block, Block, HIDDEN):
            continue
        if verdict is not None and read_field(verdict, Verdict, LABEL) not in ARTICLE_SIDE:
            continue
        if elements._nearest(elements._innermost.at[index], senses, AWAY) < 0 and is_telling(block):
            found.append(block)
    return found


cdef Py_ssize_t place_of(tuple settled, Py_ssize_t place, Py_ssize_t step, labels) except -2:
    """The first place, from one on, whose block has one of these labels; one outside the page if none has."""
    cdef PyObject* verdict
    cdef PyObject* label
    cdef PyObject* passed = NULL  # the label that has just been looked up
    while 0 <= place < len(settled):
        verdict = item(settled, place)
        if verdict is not <PyObject*>None:
            label = peek(verdict, LABEL)
            if label is not passed:
                if <object>label in labels:
                    return place
                passed = label
        place += step
    return place


cdef bint is_telling(block) except -1:
    """Whether a picture is neither small nor in a list, a table or a link, and has attributes that tell something."""
    image = read_field(block, Block, PICTURED)
    if image is None or 0 < read_field(image, Image, WIDTH) < LEAST_WIDTH:
        return False
    cdef str alt
    if not read_field(image, Image, CAPTIONED) and not read_field(image, Image, CREDITED):
        alt = read_field(image, Image, ALT)
        if PyUnicode_GET_LENGTH(alt) <= LEAST_ALT or " " not in alt:
            return False
    for ancestor in <tuple?>read_field(block, Block, PATH):
        if read_field(ancestor, Ancestor, TAG) in LISTED:
            return False
    return True
