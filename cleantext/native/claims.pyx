# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twins of what `cleantext.readers.claims` asks of every value: most are plain as they stand."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

from cleantext.native.characters cimport Characters, character, characters_of

from cleantext.normalize import one_line
from cleantext.readers.attributes import unescape

cdef extern from "Python.h":
    bint Py_UNICODE_ISPRINTABLE(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)


def plain(str text):
    """`cleantext.readers.claims.plain`."""
    return plain_part(text, 0, len(text))


cdef str plain_part(str text, Py_ssize_t start, Py_ssize_t end):
    """The same of a part of a text."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t place
    cdef Py_UCS4 each
    cdef bint was_space = False
    while start < end and character(characters, start) == c" ":
        start += 1
    while start < end and character(characters, end - 1) == c" ":
        end -= 1
    for place in range(start, end):
        each = character(characters, place)
        if each == c"&" or each == c" " and was_space or not is_printable(each):
            text = PyUnicode_Substring(text, start, end)
            return one_line(unescape(text) if "&" in text else text)
        was_space = each == c" "
    return PyUnicode_Substring(text, start, end)


cdef inline bint is_printable(Py_UCS4 each):
    return c" " <= each <= c"~" if each < 128 else Py_UNICODE_ISPRINTABLE(each)


def read_metas(list tags, read_meta):
    """`cleantext.readers.claims.read_metas`: the usual way of writing a meta element is read here, others by `read_meta`."""
    cdef dict metas = {}
    cdef str tag, attributes, name, content
    for tag, attributes in tags:
        if tag != "meta":
            continue
        found = usual_meta(attributes)
        name, content = read_meta(attributes) if found is None else <tuple>found
        if content:
            known = metas.get(name)
            if known is None:
                metas[name] = [content]
            else:
                (<list>known).append(content)
    return metas


cdef tuple usual_meta(str attributes):
    """Name and content of a meta element that is written as most are, double quotes around both; ``None`` for any other."""
    cdef Characters characters = characters_of(attributes)
    cdef Py_ssize_t place = past_space(characters, 0), name, name_end, content
    cdef Py_UCS4 each
    if stands(characters, place, b'name="', 6):
        place += 6
    elif stands(characters, place, b'property="', 10):
        place += 10
    else:
        return None
    name = place
    while place < characters.size:
        each = character(characters, place)
        if each in "\"'>" or Py_UNICODE_ISSPACE(each):
            break
        place += 1
    name_end = place
    if name == name_end or not stands(characters, place, b'"', 1):
        return None
    place = past_space(characters, place + 1)
    if place == name_end + 1 or not stands(characters, place, b'content="', 9):
        return None
    content = place = place + 9
    while place < characters.size and character(characters, place) != c'"':
        place += 1
    if place == characters.size:
        return None
    return (<str>PyUnicode_Substring(attributes, name, name_end)).lower(), plain_part(attributes, content, place)


cdef inline Py_ssize_t past_space(Characters text, Py_ssize_t place) noexcept:
    while place < text.size and Py_UNICODE_ISSPACE(character(text, place)):
        place += 1
    return place


cdef inline bint stands(Characters text, Py_ssize_t place, const char* word, Py_ssize_t size) noexcept:
    """Whether a word of ASCII stands at a place of a text."""
    cdef Py_ssize_t each
    if place + size > text.size:
        return False
    for each in range(size):
        if character(text, place + each) != <unsigned char>word[each]:
            return False
    return True
