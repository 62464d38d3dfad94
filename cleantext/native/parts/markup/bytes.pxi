# The bytes of a page, which are UTF-8: kinds of characters, and where to find them.

cdef enum:
    WIDEST_CHARACTER = 4  # bytes

cdef inline bint is_space(uint32_t character) noexcept:
    """Whether a character of ASCII is white space."""
    return character == 0x20 or 0x09 <= character <= 0x0D or 0x1C <= character <= 0x1F


cdef enum:  # kinds of bytes; beyond ASCII one alone does not tell
    WHITE = 1
    CLOSING = 2
    OPENING = 4
    QUOTING = 8
    BEYOND = 16

cdef uint8_t[256] KIND_OF
for _code in range(256):
    KIND_OF[_code] = BEYOND if _code >= 0x80 else WHITE if is_space(_code) else 0
for _kind, _marks in {CLOSING: b"/>", OPENING: b"<", QUOTING: b"\"'="}.items():
    for _code in _marks:
        KIND_OF[_code] = _kind


cdef inline bint is_white(uint32_t character) noexcept:
    """Whether any character is white space."""
    return is_space(character) if character < 0x80 else Py_UNICODE_ISSPACE(<Py_UCS4>character)


cdef inline int space_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """How many bytes the white space at a place has, as `str.isspace` knows it; 0 where there is none."""
    cdef uint8_t first = page[place]
    if first < 0x80:
        return KIND_OF[first] == WHITE
    if first == 0xC2:
        return 2 if page[place + 1] == 0x85 or page[place + 1] == 0xA0 else 0
    if first == 0xE1:
        return 3 if page[place + 1] == 0x9A and page[place + 2] == 0x80 else 0
    if first == 0xE2:
        if page[place + 1] == 0x81:
            return 3 if page[place + 2] == 0x9F else 0
        if page[place + 1] != 0x80:
            return 0
        return 3 if page[place + 2] <= 0x8A or page[place + 2] in (0xA8, 0xA9, 0xAF) else 0
    if first == 0xE3:
        return 3 if page[place + 1] == 0x80 and page[place + 2] == 0x80 else 0
    return 0


cdef inline bint is_one_of(const uint8_t* page, Py_ssize_t place, uint8_t kinds) noexcept:
    """Whether the character at a place is white space or of one of some other kinds."""
    cdef uint8_t kind = KIND_OF[page[place]]
    return space_at(page, place) if kind == BEYOND else kind & (kinds | WHITE)


cdef inline int width_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """How many bytes the character at a place has."""
    cdef uint8_t first = page[place]
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


cdef inline uint32_t character_at(const uint8_t* page, Py_ssize_t place) noexcept:
    """The character at a place."""
    cdef uint32_t first = page[place]
    if first < 0x80:
        return first
    if first < 0xE0:
        return (first & 0x1F) << 6 | (page[place + 1] & 0x3F)
    if first < 0xF0:
        return (first & 0x0F) << 12 | (page[place + 1] & 0x3F) << 6 | (page[place + 2] & 0x3F)
    return (
        (first & 0x07) << 18
        | (page[place + 1] & 0x3F) << 12
        | (page[place + 2] & 0x3F) << 6
        | (page[place + 3] & 0x3F)
    )


cdef inline uint32_t last_character(const uint8_t* page, Py_ssize_t end) noexcept:
    """The character before a place."""
    end -= 1
    while page[end] & 0xC0 == 0x80:
        end -= 1
    return character_at(page, end)


cdef Py_ssize_t count_characters(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t count = 0
    cdef Py_ssize_t place
    for place in range(start, end):
        count += page[place] & 0xC0 != 0x80
    return count


cdef inline bint is_letter(uint32_t character) noexcept:
    return 0x61 <= (character | 0x20) <= 0x7A


cdef inline bint is_unprintable(uint32_t character) noexcept:
    """As `normalize.UNPRINTABLE`."""
    if character < 0x20:
        return character != 0x09 and character != 0x0A and character != 0x0D
    if character < 0xD800:
        return 0x7F <= character <= 0x9F
    return (
        character <= 0xDFFF
        or 0xFDD0 <= character <= 0xFDEF
        or character == 0xFFFE
        or character == 0xFFFF
    )


cdef inline Py_ssize_t find(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, uint8_t character) noexcept:
    """Where a character of ASCII stands first in a span; its end if nowhere."""
    cdef const void* found = memchr(page + start, character, end - start)
    return end if found is NULL else <const uint8_t*>found - page


cdef inline Py_ssize_t past_space(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef int width
    while start < end:
        width = space_at(page, start)
        if not width:
            break
        start += width
    return start


cdef bint contains(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, const char* word, int length) noexcept:
    start = find(page, start, end, <uint8_t>word[0])
    while start < end and not stands(page, start, start, end, word, length):
        start = find(page, start + 1, end, <uint8_t>word[0])
    return start < end


cdef enum:  # words that attributes mention
    ITEMPROP = 1
    AUTHOR = 2
    CONCEALING = 4


cdef int mentions(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Which words stand in a span, in one pass: each is looked for around its rarest letter, where that and its
    neighbours stand somewhere in the next 32 bytes."""
    cdef int found = 0
    cdef int position
    cdef uint8_t hits, one, two, three, four
    cdef Py_ssize_t place = start
    while place < end:
        if place + 35 < walk.size:
            hits = 0
            for position in range(32):  # compilers make a few instructions of it
                one, two = page[place + position], page[place + position + 1]
                three, four = page[place + position + 2], page[place + position + 3]
                hits |= (
                    ((one == c"m") & ((two | 0x20) == c"p") & (three == c"r"))
                    | ((one == c"u") & (two == c"t") & ((three == c"h") | ((three == c"o") & (four == c"r"))))
                    | ((one == c"y") & (two == c"l") & (three == c"e"))
                    | ((one == c"d") & (two == c"d") & (three == c"e"))
                    | ((one == c"v") & (two == c"e") & (three == c"r"))
                )
            if hits:
                found |= words_mentioned(page, place, min(place + 32, end), start, end)
        else:
            found |= words_mentioned(page, place, end, start, end)
        place += 32
    return found


cdef bint is_item(Walk walk, const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """`cleantext.readers.claims.is_microdata`, of the attributes in a span: the same search for one of the words."""
    cdef int position
    cdef uint8_t hits
    cdef Py_ssize_t place = start
    while place < end:
        hits = True
        if place + 34 < walk.size:
            hits = False
            for position in range(32):
                hits |= (
                    (page[place + position] == c"m")
                    & ((page[place + position + 1] | 0x20) == c"p")
                    & (page[place + position + 2] == c"r")
                )
        if hits and words_mentioned(page, place, min(place + 32, end), start, end) & ITEMPROP:
            return True
        place += 32
    return False


cdef int words_mentioned(
    const uint8_t* page, Py_ssize_t first, Py_ssize_t last, Py_ssize_t start, Py_ssize_t end
) noexcept:
    """Which words stand in a span, with the letter by which they are found between `first` and `last`."""
    cdef int found = 0
    cdef Py_ssize_t place
    for place in range(first, last):
        if page[place] == c"m":
            if stands(page, place - 3, start, end, b"itemprop", 8) or stands(page, place - 3, start, end, b"itemProp", 8):
                found |= ITEMPROP
        elif page[place] == c"u":
            if stands(page, place - 1, start, end, b"author", 6) or stands(page, place - 1, start, end, b"autor", 5):
                found |= AUTHOR
        elif page[place] == c"y":
            if stands(page, place - 2, start, end, b"style", 5):
                found |= CONCEALING
        elif page[place] == c"d":
            if stands(page, place - 2, start, end, b"hidden", 6):
                found |= CONCEALING
        elif page[place] == c"v":
            if stands(page, place - 4, start, end, b"popover", 7):
                found |= CONCEALING
    return found


cdef bint leads(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    """`cleantext.readers.attributes.leads`, of the attributes in a span."""
    cdef Py_ssize_t place
    for place in range(start, end - 3):
        if page[place] | 0x20 == c"h" and spells(page, place, place + 4, b"href", 4):
            return True
    return False


cdef inline bint stands(
    const uint8_t* page, Py_ssize_t place, Py_ssize_t start, Py_ssize_t end, const char* word, int length
) noexcept:
    """Whether a word stands at a place of a span."""
    cdef int position = 0
    if place < start or place + length > end:
        return False
    while position < length and page[place + position] == <uint8_t>word[position]:
        position += 1
    return position == length


cdef bint spells(const uint8_t* page, Py_ssize_t start, Py_ssize_t end, const char* word, int length) noexcept:
    """Whether a span is a word, in letters of either case; the word has no others than small ones and hyphens."""
    cdef int position
    if end - start != length:
        return False
    for position in range(length):
        if (page[start + position] | 0x20) != <uint8_t>word[position] or page[start + position] < 0x2D:
            return False
    return True


cdef Py_ssize_t count_lines(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t lines = 0
    cdef uint8_t few
    cdef int position
    while start + 32 <= end:
        few = 0
        for position in range(32):
            few += page[start + position] == 10
        lines += few
        start += 32
    while start < end:
        lines += page[start] == 10
        start += 1
    return lines


cdef inline str cut(const uint8_t* page, Py_ssize_t start, Py_ssize_t end):
    """The text of a span."""
    return PyUnicode_DecodeUTF8(<const char*>page + start, end - start, "surrogatepass")


cdef inline Py_ssize_t past_ascii(const uint8_t* page, Py_ssize_t place, Py_ssize_t size) noexcept:
    """Where the first byte beyond ASCII stands; the end if nowhere."""
    cdef uint8_t beyond
    cdef int position
    while place + 32 <= size:  # compilers make a few instructions of each step
        beyond = 0
        for position in range(32):
            beyond |= page[place + position]
        if beyond & 0x80:
            break
        place += 32
    while place < size and page[place] < 0x80:
        place += 1
    return place


cdef inline bint goes_on(uint8_t byte) noexcept:
    """Whether a byte stands inside of a character."""
    return byte & 0xC0 == 0x80


cdef enum:
    ESCAPE = 0x1B


cdef inline Py_ssize_t past_plain(const uint8_t* page, Py_ssize_t place, Py_ssize_t size) noexcept:
    """Where the first byte stands that is beyond ASCII, zero or an escape; the end if nowhere.

    Beyond ASCII the highest bit is set, and in what is less than zero by one: so no byte has to be compared with any.
    """
    cdef uint8_t odd, byte
    cdef uint64_t eight
    cdef int position
    while place + 64 <= size:  # as above
        odd = 0
        for position in range(64):
            byte = page[place + position]
            odd |= byte | <uint8_t>(byte - 1) | <uint8_t>((byte ^ ESCAPE) - 1)
        if odd & 0x80:
            break
        place += 64
    while place + 8 <= size:
        memcpy(&eight, page + place, 8)
        if (eight | (eight - ONES) | ((eight ^ ESCAPE * ONES) - ONES)) & 0x80 * ONES:
            break
        place += 8
    while place < size and (ESCAPE < page[place] < 0x80 or 0 < page[place] < ESCAPE):
        place += 1
    return place


def is_sound(bytes page):
    """`cleantext.readers.encoding.is_sound`: by table 3-7 of the Unicode Standard, with nothing decoded, in one pass."""
    cdef const uint8_t* at = page
    cdef Py_ssize_t size = len(page)
    cdef Py_ssize_t place = past_plain(at, 0, size)
    cdef uint8_t first, second
    cdef bint has_letter = False, has_dash = False, may_be_misread = False
    if size >= 3 and at[0] == 0xEF and at[1] == 0xBB and at[2] == 0xBF:
        return False
    while place < size:  # a zero byte stands behind the last one
        first, second = at[place], at[place + 1]
        if not goes_on(second):
            return False
        if 0xC2 <= first <= 0xDF:
            place += 2
            if first == 0xC3 and not has_letter:
                has_letter, may_be_misread = True, at[place] == 0xC2
        elif first & 0xF0 == 0xE0:
            if not goes_on(at[place + 2]) or (first == 0xE0 and second < 0xA0) or (first == 0xED and second > 0x9F):
                return False
            has_dash |= first == 0xE2
            place += 3
        elif 0xF0 <= first <= 0xF4:
            if not goes_on(at[place + 2]) or not goes_on(at[place + 3]):
                return False
            if (first == 0xF0 and second < 0x90) or (first == 0xF4 and second > 0x8F):
                return False
            place += 4
        else:
            return False
        if at[place] < 0x80:
            place = past_plain(at, place, size)
    return has_dash or not may_be_misread
