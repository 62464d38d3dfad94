# The family of what the page claims of itself.

def claimed(Measures page):
    """Which blocks the page itself names: in JSON-LD text, as the description, as the headline."""
    cdef Py_ssize_t count = page.count, index, size, sum_of_bodies = 0
    cdef object claims = page.document.claims
    cdef str bodies = "|".join([bare(text) for text in claims.bodies])
    cdef str descriptions = joined_bare(claims.descriptions)
    cdef str headlines = joined_bare(claims.headlines)
    cdef Starts starts = Starts(bodies) if bodies else None
    cdef bytes in_body = bytes(count), in_description = bytes(count), in_headline = bytes(count)
    cdef Openings openings
    cdef str text, key
    if bodies or descriptions or headlines:
        openings = Openings(bodies, descriptions, headlines)
        for index in range(count):
            if page._chars.at[index] < 12:
                continue
            text = page.texts[index]
            if not openings.may_have(text):
                continue
            key = bare_start(text, START_AT_MOST)
            size = PyUnicode_GET_LENGTH(key)
            if size >= 12:
                if starts is not None and starts.of_a_piece(key):
                    room_of(in_body)[index] = 1
                    sum_of_bodies += 1
                room_of(in_description)[index] = key[:30] in descriptions
            if size >= 8 and page._chars.at[index] < 250:
                room_of(in_headline)[index] = key in headlines
    return {
        "in_body": in_body,
        "in_description": in_description,
        "in_headline": in_headline,
        "page_in_body": filled(count, <unsigned char>min(20, sum_of_bodies)),
    }


cdef str joined_bare(claims):
    return "|".join({bare(claim.value) for claim in claims})


cdef enum:
    OPENING = 4  # characters
    OPENINGS = 1 << 16


cdef class Openings:
    """The pieces of four characters that some texts have, by one bit of a hash each: few blocks begin with one of them."""

    cdef unsigned char[OPENINGS >> 3] bits

    def __cinit__(self, *texts):
        cdef Characters characters
        cdef Py_ssize_t place
        cdef uint32_t window
        for text in texts:
            characters = characters_of(text)
            window = 0
            for place in range(characters.size):
                window = window << 8 ^ character(characters, place)  # what is older than four characters is shifted out
                if place >= OPENING - 1:
                    self.bits[bit_of(window) >> 3] |= 1 << (bit_of(window) & 7)

    cdef bint may_have(self, str text) noexcept:
        """Whether the first letters and digits of a text may stand in the texts, in small letters; perhaps, beyond ASCII."""
        cdef Characters characters = characters_of(text)
        cdef Py_ssize_t place, found = 0
        cdef uint32_t window = 0, each
        for place in range(characters.size):
            each = character(characters, place)
            if each >= 128:
                if nature(each) & LETTER_OR_DIGIT:
                    return True
            elif nature_of_latin[each] & LETTER_OR_DIGIT:
                window = window << 8 ^ (each + 32 if c"A" <= each <= c"Z" else each)
                found += 1
                if found == OPENING:
                    return self.bits[bit_of(window) >> 3] >> (bit_of(window) & 7) & 1
        return False


cdef inline uint32_t bit_of(uint32_t window) noexcept:
    return (window * 0x9E3779B1U) >> 16


cdef class Starts:
    """Where in a long text pieces of `START_AT_LEAST` characters begin, so that a search needs not go through it all.

    A hash of each such piece is kept in a table together with the last place that has it; two may share a place in the
    table, and what the table cannot tell is looked for.
    """

    cdef str text
    cdef int32_t* places
    cdef uint64_t mask

    def __cinit__(self, str text):
        cdef Characters characters = characters_of(text)
        cdef uint64_t room = 1024, hashed = 0, outgoing = 1
        cdef Py_ssize_t index
        self.text = text
        while room < 2 * <uint64_t>characters.size:
            room *= 2
        self.mask = room - 1
        self.places = <int32_t*>calloc(room, sizeof(int32_t))
        if self.places is NULL:
            raise MemoryError
        for index in range(START_AT_LEAST):
            outgoing *= ROLLING
        for index in range(characters.size):
            hashed = hashed * ROLLING + character(characters, index)
            if index >= START_AT_LEAST:
                hashed -= outgoing * character(characters, index - START_AT_LEAST)
            if index >= START_AT_LEAST - 1:
                # Places from 1 on: 0 is for none. A text too long for 32 bits is not in memory.
                self.places[slot_of(hashed) & self.mask] = <int32_t>(index - START_AT_LEAST + 2)

    def __dealloc__(self):
        free(self.places)

    cdef bint of_a_piece(self, str key) except -1:
        """Whether a key of at least `START_AT_LEAST` characters is a piece of the text."""
        cdef Characters text = characters_of(self.text), piece = characters_of(key)
        cdef uint64_t hashed = 0
        cdef Py_ssize_t index, place
        for index in range(START_AT_LEAST):
            hashed = hashed * ROLLING + character(piece, index)
        place = self.places[slot_of(hashed) & self.mask] - 1
        if place < 0:
            return False
        if place + piece.size <= text.size:
            for index in range(piece.size):
                if character(piece, index) != character(text, place + index):
                    break
            else:
                return True
        return key in self.text


cdef uint64_t ROLLING = 0x9E3779B97F4A7C15ULL


cdef inline uint64_t slot_of(uint64_t hashed) noexcept:
    return hashed >> 24 ^ hashed >> 44
