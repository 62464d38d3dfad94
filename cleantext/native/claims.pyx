# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twins of what `cleantext.readers.claims` asks of every value: most are plain as they stand."""

from cleantext.native.characters cimport Characters, character, characters_of, past_space

from cleantext.normalize import one_line
from cleantext.readers.attributes import readable

cdef extern from "Python.h":
    bint Py_UNICODE_ISPRINTABLE(Py_UCS4 character)
    bint Py_UNICODE_ISSPACE(Py_UCS4 character)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)


def plain(str text):
    """`cleantext.readers.values.plain`."""
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
            return readable(text) if "&" in text else one_line(text)
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


cdef struct Attribute:
    Py_ssize_t name, name_end, value, value_end


cdef enum:
    NO_MORE = -1
    UNUSUAL = -2


cdef tuple usual_meta(str source):
    """Name and content of a meta element whose attributes are written as most are; ``None`` for any other."""
    cdef Characters text = characters_of(source)
    cdef Attribute attribute
    cdef Py_ssize_t place = 0
    cdef str name = None, content = None
    while name is None or content is None:
        place = next_attribute(text, place, &attribute)
        if place == NO_MORE:
            break
        if place == UNUSUAL:
            return None
        if name is None and is_naming(text, &attribute):
            if not is_one_word(text, &attribute):
                return None
            name = (<str>PyUnicode_Substring(source, attribute.value, attribute.value_end)).lower()
        elif name is None and may_hold_name(text, &attribute):
            return None
        elif content is None and spells(text, attribute.name, attribute.name_end, b"content", 7):
            content = plain_part(source, attribute.value, attribute.value_end)
    return (name, content or "") if name is not None else None


cdef inline Py_ssize_t next_attribute(Characters text, Py_ssize_t place, Attribute* found) noexcept:
    """Take apart the attribute at a place; the place past it, or that there is none, or none as usual."""
    place = past_space(text, place)
    if place == text.size or place + 1 == text.size and character(text, place) == c"/":
        return NO_MORE
    if place and not is_between(character(text, place - 1)):
        return UNUSUAL
    found.name = place
    while place < text.size and is_of_name(character(text, place)):
        place += 1
    if place == found.name:
        return UNUSUAL
    found.name_end = found.value = found.value_end = place
    place = past_space(text, place)
    if place < text.size and character(text, place) == c"=":
        return past_value(text, past_space(text, place + 1), found)
    return place


cdef inline Py_ssize_t past_value(Characters text, Py_ssize_t place, Attribute* found) noexcept:
    """Take the value of an attribute from a place; the place past it."""
    cdef Py_UCS4 quote = character(text, place) if place < text.size else c" "
    if quote != c'"' and quote != c"'":
        found.value, found.value_end = place, past_bare(text, place)
        return found.value_end
    found.value, found.value_end = place + 1, find(text, place + 1, text.size, quote)
    return found.value_end + 1 if found.value_end >= 0 else UNUSUAL


cdef inline bint is_naming(Characters text, Attribute* attribute) noexcept:
    """Whether an attribute says what a meta element is about."""
    cdef Py_ssize_t start = attribute.name, end = attribute.name_end
    return (
        spells(text, start, end, b"name", 4) or spells(text, start, end, b"property", 8)
        or spells(text, start, end, b"itemprop", 8) or spells(text, start, end, b"http-equiv", 10)
    )


cdef inline bint is_one_word(Characters text, Attribute* attribute) noexcept:
    """Whether the value of an attribute is what it would be without quotation marks."""
    return attribute.value < attribute.value_end and past_bare(text, attribute.value) >= attribute.value_end


cdef inline bint may_hold_name(Characters text, Attribute* attribute) noexcept:
    """Whether `read_meta` may find a name in an attribute that is none: inside a value, where it has an equals sign, or in
    letters beyond ASCII that are small ones of ASCII."""
    return (
        find(text, attribute.value, attribute.value_end, c"=") >= 0
        or not is_ascii(text, attribute.name, attribute.name_end)
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
