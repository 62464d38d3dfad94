# Families of where a block stands: on the page, and inside its elements.

cdef bytes distances(Py_ssize_t mark, Py_ssize_t count):
    """How far before (below 128) or after (above) a place each block stands."""
    cdef bytes found = empty(count)
    cdef unsigned char* into = room_of(found)
    cdef Py_ssize_t index, step
    for index in range(count):
        step = log_code(mark - index if mark > index else index - mark)
        into[index] = <unsigned char>(max(0, 128 - step) if index < mark else min(255, 128 + step))
    return found


def places(Measures page):
    """Where each block stands: on the page, to its headline, and to its long blocks; and how large the page is."""
    cdef Py_ssize_t count = page.count, index, headline = -1, first_long = -1, last_long = -1, long_blocks = 0
    cdef Py_ssize_t mark, heading
    cdef int64_t words = 0, total = 0, long_words = 0, linked = 0, chars = 0
    cdef unsigned char* kinds = room_of(page.kinds)
    cdef bytes steps = empty(count), ends = empty(count), position = empty(count)
    cdef bytes since_long = empty(count), until_long = empty(count), since_heading = empty(count)
    for index in range(count):
        total += page._words.at[index]
        linked += page._linked.at[index]
        chars += page._chars.at[index]
        if page._long.at[index]:
            if first_long < 0:
                first_long = index
            last_long = index
            long_blocks += 1
            long_words += page._words.at[index]
        if headline < 0 and kinds[index] == HEADING_CODE and page.document.blocks[index].level == 1:
            headline = index
    total = total or 1
    mark = heading = -1
    for index in range(count):
        room_of(steps)[index] = log_code(index)
        room_of(ends)[index] = log_code(count - 1 - index)
        room_of(position)[index] = <unsigned char>(50 * words // total if words < total else 50)
        words += page._words.at[index]
        room_of(since_long)[index] = 255 if mark < 0 else log_code(index - mark)
        room_of(since_heading)[index] = 255 if heading < 0 else log_code(index - heading)
        if page._long.at[index]:
            mark = index
        if kinds[index] == HEADING_CODE:
            heading = index
    mark = -1
    for index in range(count - 1, -1, -1):
        room_of(until_long)[index] = 255 if mark < 0 else log_code(mark - index)
        if page._long.at[index]:
            mark = index
    return {
        "index": steps,
        "from_end": ends,
        "position": position,
        "after_headline": distances(headline, count) if headline >= 0 else filled(count, 128),
        "after_first_long": distances(first_long, count) if long_blocks else filled(count, 1),
        "after_last_long": distances(last_long, count) if long_blocks else filled(count, 1),
        "since_long": since_long,
        "until_long": until_long,
        "since_heading": since_heading,
        "page_blocks": filled(count, log_code(count)),
        "page_words": filled(count, log_code(total)),
        "page_links": filled(count, share_code(linked, chars)),
        "page_long": filled(count, share_code(long_words, total)),
        "page_long_blocks": filled(count, log_code(long_blocks)),
    }


cdef Numbers sums(Numbers numbers):
    """Running sums, from 0."""
    cdef Numbers found = Numbers(numbers.size + 1)
    cdef Py_ssize_t index
    found.size = numbers.size + 1
    found.at[0] = 0
    for index in range(numbers.size):
        found.at[index + 1] = found.at[index] + numbers.at[index]
    return found


cdef Numbers outer_of(Places parents):
    """The element around each, or itself where there is none; and -1 in the last place, for flat text."""
    cdef Numbers found = Numbers(parents.size + 1)
    cdef Py_ssize_t index
    found.size = parents.size + 1
    for index in range(parents.size):
        found.at[index] = parents.at[index] if parents.at[index] >= 0 else index
    found.at[parents.size] = -1
    return found


def containers(Measures page):
    """What the elements around each block hold: blocks, words, links, long blocks, and their share of the page."""
    cdef Elements elements = page.elements
    cdef Numbers words = sums(page._words), chars = sums(page._chars), links = sums(page._linked)
    cdef Numbers long_words = Numbers(page.count), outer = outer_of(elements._parents)
    cdef Numbers around = Numbers(page.count)
    cdef Py_ssize_t count = page.count, index, part, level = 1, wanted
    cdef int64_t number, before, a, b, size, length, total = words.at[count] or 1
    cdef unsigned char* into[5]
    cdef list found = [depths(elements)], columns
    for index in range(count):
        long_words.add(page._words.at[index] if page._long.at[index] else 0)
        around.add(elements._innermost.at[index])
    long_words = sums(long_words)
    for wanted in features.CONTAINER_LEVELS:
        for level in range(level, wanted):
            for index in range(count):
                if around.at[index] >= 0:
                    around.at[index] = outer.at[around.at[index]]
        level = wanted
        columns = [empty(count) for _ in range(5)]
        for part in range(5):
            into[part] = room_of(columns[part])
        before = -2
        for index in range(count):
            number = around.at[index]
            if number == before:  # in the same element as the block before
                for part in range(5):
                    into[part][index] = into[part][index - 1]
                continue
            before = number
            if number < 0:
                into[0][index] = into[1][index] = 0
                into[2][index] = into[3][index] = into[4][index] = 21
                continue
            a, b = elements._starts.at[number], elements._ends.at[number]
            size, length = words.at[b] - words.at[a], chars.at[b] - chars.at[a]
            into[0][index] = log_code(b - a)
            into[1][index] = log_code(size)
            into[2][index] = <unsigned char>(20 * (links.at[b] - links.at[a]) // length) if length else 21
            into[3][index] = <unsigned char>(20 * (long_words.at[b] - long_words.at[a]) // size) if size else 21
            into[4][index] = <unsigned char>(20 * size // total)
        found += columns
    return dict(zip(features.CONTAINER_COLUMNS, found)) | insides(elements)


cdef bytes depths(Elements elements):
    """How many elements are around each block, 60 at most."""
    cdef Numbers found = Numbers(elements._parents.size)
    cdef Py_ssize_t index, count = elements._innermost.size
    cdef int64_t number
    cdef bytes column = empty(count)
    for index in range(elements._parents.size):
        number = elements._parents.at[index]
        found.add(found.at[number] + 1 if number >= 0 else 1)
    for index in range(count):
        number = elements._innermost.at[index]
        room_of(column)[index] = <unsigned char>(min(60, found.at[number]) if number >= 0 else 0)
    return column


cdef dict insides(Elements elements):
    """Whether each block stands inside elements of `cleantext.learned.features.PLACES`."""
    cdef Numbers bits = Numbers(elements._parents.size)
    cdef Numbers own = Numbers(len(elements.called))
    cdef Py_ssize_t index, count = elements._innermost.size
    cdef int64_t number
    cdef bytes flags = empty(count)
    for name in elements.called:
        own.add(features.PLACES.get(name[0], 0))
    for index in range(elements._parents.size):
        number = elements._parents.at[index]
        bits.add(own.at[elements._names.at[index]] | (bits.at[number] if number >= 0 else 0))
    for index in range(count):
        number = elements._innermost.at[index]
        room_of(flags)[index] = <unsigned char>(bits.at[number] if number >= 0 else 0)
    return {f"in_{name}": flags.translate(features.IS_SET[bit]) for name, bit in features.PLACES.items()}
