# The family of shapes.

def shapes(Measures page):
    """The shape of each block."""
    cdef Py_ssize_t count = page.count, index
    cdef list found = [empty(count) for _ in range(10)]
    cdef unsigned char* into[10]
    for index in range(10):
        into[index] = room_of(found[index])
    for index in range(count):
        into[0][index] = log_code(page._chars.at[index])
        into[1][index] = log_code(page._words.at[index])
        into[2][index] = share_code(page._links.at[index], page._chars.at[index])
        shape(page.texts[index], page._words.at[index], into, index)
    return dict(zip(features.TEXT_COLUMNS, (page.kinds, page.levels, *found)))


cdef int shape(str text, Py_ssize_t words, unsigned char** into, Py_ssize_t place) except -1:
    """Codes of the last character, commas, stops, digits, capitals, the first character, and the length of words."""
    cdef Characters characters = characters_of(text)
    cdef Py_ssize_t size = characters.size, index, commas = 0, stops = 0, digits = 0, capitals = 0, parts = 0
    cdef Py_UCS4 each, before = 0
    cdef unsigned char kind
    cdef bint is_inside = False
    cdef Tally counts
    if not size:
        into[3][place] = into[4][place] = into[5][place] = into[8][place] = into[9][place] = 0
        into[6][place] = into[7][place] = 21
        return 0
    if characters.kind == 1 and words <= 24:
        counts = tally(<const uint8_t*>characters.at, size)
        digits, capitals, parts = counts.digits, counts.capitals, counts.parts
        if size > 20:
            commas, stops = counts.commas, counts.stops
    elif characters.kind == 1:
        commas = count_of(characters, c",")
        stops = count_stops(<const uint8_t*>characters.at, size)
    elif size > 20:
        for index in range(size):
            each = character(characters, index)
            if each == c" ":
                stops += before == c"." or before == c"?" or before == c"!"
            elif each == c",":
                commas += 1
            elif each >= 0x60C:
                commas += each == 0x60C or each == 0x3001 or each == 0xFF0C
                stops += each == 0x3002
            before = each
    if words <= 24 and characters.kind > 1:
        for index in range(size):
            kind = nature(character(characters, index))
            if kind & SPACE:
                is_inside = False
                continue
            if not is_inside:
                parts += 1
                capitals += kind & UPPER != 0
                is_inside = True
            digits += kind & DECIMAL != 0
    if words <= 24:
        into[6][place] = <unsigned char>(20 * digits // size)
        into[7][place] = <unsigned char>(20 * capitals // (parts or 1))
    else:
        into[6][place] = into[7][place] = 21
    into[3][place] = last_code(character(characters, size - 1))
    into[4][place] = 15 if commas > 15 else <unsigned char>commas
    into[5][place] = 15 if stops > 15 else <unsigned char>stops
    into[8][place] = first_code(character(characters, 0))
    into[9][place] = <unsigned char>min(30, size // words)
    return 0


cdef struct Tally:
    Py_ssize_t commas, stops, digits, capitals, parts


cdef Tally tally(const uint8_t* text, Py_ssize_t size) noexcept:
    """What `shape` counts in a text of one byte a character: all of it in one sum, for as many characters as it has room for."""
    cdef Tally found = Tally(0, 0, 0, 0, 0)
    cdef Py_ssize_t place = 0, end
    cdef uint8_t before = BEHIND_SPACE
    cdef uint64_t sum
    while place < size:
        sum, end = 0, min(size, place + MOST_SUMMED)
        while place < end:
            sum += adds[before][text[place]]
            before = behind[text[place]]
            place += 1
        found.commas += sum & MOST_SUMMED
        found.stops += sum >> 12 & MOST_SUMMED
        found.digits += sum >> 24 & MOST_SUMMED
        found.capitals += sum >> 36 & MOST_SUMMED
        found.parts += sum >> 48
    return found


cdef Py_ssize_t count_stops(const uint8_t* text, Py_ssize_t size) noexcept:
    """How often a full stop or its like stands before a space in a text of one byte a character."""
    cdef Py_ssize_t place = 0, found = 0
    cdef int position
    cdef uint8_t few, each
    while place + 32 < size:
        few = 0
        for position in range(32):  # compilers make a few instructions of it
            each = text[place + position]
            few += (text[place + position + 1] == c" ") & ((each == c".") | (each == c"?") | (each == c"!"))
        found += few
        place += 32
    while place + 1 < size:
        each = text[place]
        found += (text[place + 1] == c" ") & ((each == c".") | (each == c"?") | (each == c"!"))
        place += 1
    return found


cdef int last_code(Py_UCS4 each) except -1:
    return last_of[each] if each < 128 else CHARACTERS[chr(each)][0]


cdef int first_code(Py_UCS4 each) except -1:
    return first_of[each] if each < 128 else CHARACTERS[chr(each)][1]
