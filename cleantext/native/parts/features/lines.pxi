# The family of lines of flat text, and of lists.

def lines(Measures page):
    """How the lines of flat text stand: empty lines above and below, markers, joined lines."""
    cdef Py_ssize_t count = page.count, index = 0, place, end = 0, start, breaks
    cdef str source = page.document.source, marker
    cdef Characters characters = characters_of(source)
    cdef bytes above = empty(count), below = empty(count), markers = empty(count)
    for block in page.document.blocks:
        start = read_field(block, Block, START)
        breaks = 0
        for place in range(end, min(start, characters.size)):
            breaks += character(characters, place) == c"\n"
        room_of(above)[index] = min(9, breaks)
        if index:
            room_of(below)[index - 1] = room_of(above)[index]
        end = start + page._chars.at[index]
        marker = read_field(block, Block, MARKER)
        if marker and read_field(block, Block, KIND) is not HEADING:
            room_of(markers)[index] = 2 if marker[0].isalnum() else 1
        else:
            room_of(markers)[index] = 3 if read_field(block, Block, WRAPPED) else 0
        index += 1
    if count:
        room_of(below)[count - 1] = 9
    return {"gap_above": above, "gap_below": below, "marker": markers}


cdef Py_ssize_t prices_in(str source):
    """How many currency signs a text has."""
    cdef Characters characters = characters_of(source)
    cdef Py_ssize_t index, found = 0
    cdef uint32_t each
    for index in range(characters.size):
        each = character(characters, index)
        found += currency_at[each & 0xFF] == each
    return found
