# Attributes, as in `readers.attributes`.

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
