# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twins of what `cleantext.readers.claims` asks of every value: most are plain as they stand."""

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


cdef tuple usual_meta(str source):
    """Name and content of a meta element whose attributes are written as most are; ``None`` for any other.

    What `read_meta` looks for may stand inside a value, too, where an equals sign is in it: such a value is left to it, if it
    comes before the name.
    """
    cdef Characters text = characters_of(source)
    cdef Py_ssize_t place = 0, start, end, value, value_end
    cdef Py_UCS4 quote
    cdef str name = None, content = None
    while name is None or content is None:
        place = past_space(text, place)
        if place == text.size or place + 1 == text.size and character(text, place) == c"/":
            break
        start = end = place
        while end < text.size and is_of_name(character(text, end)):
            end += 1
        if start == end or start and not is_between(character(text, start - 1)):
            return None
        place = past_space(text, end)
        value = value_end = end
        if place < text.size and character(text, place) == c"=":
            value = past_space(text, place + 1)
            quote = character(text, value) if value < text.size else c" "
            if quote == c'"' or quote == c"'":
                value += 1
                value_end = find(text, value, text.size, quote)
                if value_end < 0:
                    return None
                place = value_end + 1
            else:
                place = value_end = past_bare(text, value)
        if name is None:
            if is_naming(text, start, end):
                if value == value_end or past_bare(text, value) < value_end:
                    return None
                name = (<str>PyUnicode_Substring(source, value, value_end)).lower()
                continue
            if find(text, value, value_end, c"=") >= 0 or not is_ascii(text, start, end):
                return None
        if content is None and spells(text, start, end, b"content", 7):
            content = plain_part(source, value, value_end)
    return (name, content or "") if name is not None else None


cdef inline bint is_naming(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether an attribute says what a meta element is about."""
    return (
        spells(text, start, end, b"name", 4) or spells(text, start, end, b"property", 8)
        or spells(text, start, end, b"itemprop", 8) or spells(text, start, end, b"http-equiv", 10)
    )


cdef inline bint is_between(Py_UCS4 each) noexcept:
    """Whether a character may stand before the name of an attribute."""
    return each == c'"' or each == c"'" or Py_UNICODE_ISSPACE(each)


cdef inline bint is_of_name(Py_UCS4 each) noexcept:
    return not (each in "\"'>/=" or Py_UNICODE_ISSPACE(each))


cdef inline bint is_ascii(Characters text, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t place
    for place in range(start, end):
        if character(text, place) >= 128:
            return False
    return True


cdef inline Py_ssize_t past_space(Characters text, Py_ssize_t place) noexcept:
    while place < text.size and Py_UNICODE_ISSPACE(character(text, place)):
        place += 1
    return place


cdef inline Py_ssize_t past_bare(Characters text, Py_ssize_t place) noexcept:
    """Where a value ends that begins at a place, as if it stood in no quotation marks."""
    cdef Py_UCS4 each
    while place < text.size:
        each = character(text, place)
        if each in "\"'>" or Py_UNICODE_ISSPACE(each):
            break
        place += 1
    return place


cdef inline Py_ssize_t find(Characters text, Py_ssize_t place, Py_ssize_t end, Py_UCS4 wanted) noexcept:
    """Where a character stands next before an end; -1 if nowhere."""
    while place < end:
        if character(text, place) == wanted:
            return place
        place += 1
    return -1


cdef inline bint spells(Characters text, Py_ssize_t start, Py_ssize_t end, const char* word, Py_ssize_t size) noexcept:
    """Whether a part of a text is a word of lower-case ASCII, whatever its case."""
    cdef Py_ssize_t each
    if end - start != size:
        return False
    for each in range(size):
        if character(text, start + each) | 32 != <unsigned char>word[each]:
            return False
    return True
