# Blocks, and what is taken off a passage before it becomes one.

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
