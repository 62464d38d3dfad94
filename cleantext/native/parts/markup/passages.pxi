# Collected text, as in `readers.passages` and `readers.seams`.

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
