# What is measured of the blocks once for all families.

cdef class Measures:
    """`cleantext.learned.features.Measures`; lists are made of the numbers when they are asked for."""

    cdef readonly object document
    cdef readonly object said
    cdef readonly Elements elements
    cdef Py_ssize_t count
    cdef list texts
    cdef bytes kinds
    cdef bytes levels
    cdef Numbers _words
    cdef Numbers _chars
    cdef Numbers _links
    cdef Numbers _linked
    cdef Numbers _long
    cdef Numbers alike
    cdef bytes codes  # of the scores

    @property
    def words(self):
        return self._words.listed()

    @property
    def chars(self):
        return self._chars.listed()

    @property
    def links(self):
        return self._links.listed()

    @property
    def linked(self):
        return self._linked.listed()

    @property
    def long(self):
        return [number == 1 for number in self._long.listed()]


def words_of(blocks):
    """`cleantext.filters.words._words_of`."""
    return [word_count(read_field(block, Block, TEXT)) for block in blocks]


def words_in(blocks):
    """`cleantext.filters.words._words_in`."""
    cdef Py_ssize_t words = 0
    for block in blocks:
        words += word_count(read_field(block, Block, TEXT))
    return words


def prose_words_in(blocks):
    """`cleantext.filters.words._prose_words_in`."""
    cdef Py_ssize_t words = 0, links, count
    cdef str text
    for block in blocks:
        text, links = read_field(block, Block, TEXT), read_field(block, Block, LINK_CHARS)
        count = word_count(text) if links * 3 < PyUnicode_GET_LENGTH(text) else 0
        words += count if count >= LONG_WORDS else 0
    return words


cdef Measures measure(object document, object said, Elements elements):
    """`cleantext.learned.features.measure`."""
    cdef Measures found = Measures()
    cdef tuple blocks = document.blocks
    cdef Py_ssize_t count = len(blocks), words, size, links, index = 0, level
    cdef str text
    found.document, found.said, found.elements, found.count = document, said, elements, count
    found.texts = []
    found.kinds, found.levels = empty(count), empty(count)
    found._words, found._chars, found._links = Numbers(count), Numbers(count), Numbers(count)
    found._linked, found._long = Numbers(count), Numbers(count)
    for block in blocks:
        text, links = read_field(block, Block, TEXT), read_field(block, Block, LINK_CHARS)
        words, size = word_count(text), PyUnicode_GET_LENGTH(text)
        found.texts.append(text)
        found._words.add(words)
        found._chars.add(size)
        found._links.add(links)
        found._linked.add(links if links < size else size)
        found._long.add(words >= LONG_WORDS and links * 3 < size)
        level = read_field(block, Block, LEVEL) if size else 0
        room_of(found.levels)[index] = 9 if level > 9 else <unsigned char>level
        room_of(found.kinds)[index] = KIND_CODES[read_field(block, Block, KIND)]
        index += 1
    found.alike = elements.numbers_alike()
    found.codes = codes_of(said, count)
    return found


cdef bytes codes_of(Evidence said, Py_ssize_t count):
    """The code of each block's score."""
    cdef bytes codes = empty(count)
    cdef Py_ssize_t index
    for index in range(count):
        room_of(codes)[index] = score_code(said._paths.at[index] + said._texts.at[index])
    return codes


def columns(document, said, elements=None, asked=None):
    """`cleantext.learned.features.columns`."""
    measures = measure(
        document, said, elements if isinstance(elements, Elements) else elements_of(document.blocks)
    )
    families = [TWINS.get(family.__name__, family) for family in features.families_of(asked)]
    return gathered(measures, families)


cdef dict gathered(Measures page, list families):
    """`cleantext.learned.features.gathered`."""
    cdef dict found = {}
    cdef Py_ssize_t distance, kept
    cdef bytes column, above, below
    for family in families:
        found.update(family(page))
    for name, distance, before, after in features.SHIFTS:
        column, above, below = found[name], empty(page.count), empty(page.count)
        distance = min(distance, page.count)
        kept = page.count - distance
        memset(room_of(above), 0, distance)
        memcpy(room_of(above) + distance, room_of(column), kept)
        memcpy(room_of(below), room_of(column) + distance, kept)
        memset(room_of(below) + kept, 0, distance)
        found[before], found[after] = above, below
    return found
