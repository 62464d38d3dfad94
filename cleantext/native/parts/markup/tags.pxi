# Tags, as in `readers.tokens`.

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
