# Families of what the wording says of a block, of its company and of its containers.

def scores(Measures page):
    """What the wording says: of each block, of those around it by their words, and of the page."""
    cdef Evidence said = page.said
    cdef Py_ssize_t count = page.count, index, near, first, stop
    cdef Numbers mass = Numbers(count + 1)
    cdef Reals weighed = Reals(count + 1)
    cdef double score
    cdef bytes paths = empty(count), texts = empty(count), column
    mass.add(0)
    for index in range(count):
        score = said._paths.at[index] + said._texts.at[index]
        room_of(paths)[index] = score_code(said._paths.at[index])
        room_of(texts)[index] = score_code(said._texts.at[index])
        mass.add(mass.at[index] + page._words.at[index] + 1)
        weighed.at[index + 1] = weighed.at[index] + score * (page._words.at[index] + 1)
    cdef dict found = {"paths": paths, "texts": texts, "scores": page.codes}
    for reach in features.REACHES:
        near = min(<Py_ssize_t>reach, count)
        column = empty(count)
        for index in range(count):
            first, stop = max(0, index - near), min(count, index + near + 1)
            room_of(column)[index] = score_code(
                (weighed.at[stop] - weighed.at[first]) / (mass.at[stop] - mass.at[first])
            )
        found[f"scores_{reach}"] = column
    found["scores_page"] = filled(count, score_code(weighed.at[count] / mass.at[count])) if count else b""
    return found


# -- wholes ------------------------------------------------------------------------------------------------------

cdef uint32_t[256] currency_at  # by its last byte
memset(currency_at, 0xFF, sizeof(currency_at))
for _sign in features.CURRENCIES:
    currency_at[ord(_sign) & 0xFF] = ord(_sign)
if len({ord(_sign) & 0xFF for _sign in features.CURRENCIES}) < len(features.CURRENCIES):
    raise ImportError("two currency signs have the same last byte")

cdef int64_t[256] likely_of
for _code in range(256):
    likely_of[_code] = features.LIKELY[_code]


cdef Numbers weighed_by_words(Measures page):
    """Running sums of the scores' codes, each by the words of its block and one."""
    cdef Numbers found = Numbers(page.count)
    cdef Py_ssize_t index
    for index in range(page.count):
        found.add(room_of(page.codes)[index] * (page._words.at[index] + 1))
    return sums(found)


def contents(Measures page):
    """What the wording says of whole elements."""
    cdef Elements elements = page.elements
    cdef Py_ssize_t count = page.count, index, level = 1, wanted, core = -1, size = elements._parents.size
    cdef Numbers words = sums(page._words), weighed = weighed_by_words(page), likely = Numbers(count)
    cdef Numbers fits = Numbers(size), outer = outer_of(elements._parents), around = Numbers(count)
    cdef int64_t gold, total, number, before, a, b, fit = 0, whole
    cdef dict found = {}
    cdef bytes means, fitting, places = empty(count)
    for index in range(count):
        likely.add(likely_of[room_of(page.codes)[index]] * page._words.at[index])
        around.add(elements._innermost.at[index])
    likely = sums(likely)
    gold, total = likely.at[count], words.at[count] or 1
    for index in range(size):
        a, b = elements._starts.at[index], elements._ends.at[index]
        whole = 1000 * (words.at[b] - words.at[a]) + gold
        fits.add(2000 * (likely.at[b] - likely.at[a]) // (whole or 1))
        if fits.at[index] > fit:
            fit, core = fits.at[index], index
    for wanted in features.CONTAINER_LEVELS:
        for level in range(level, wanted):
            for index in range(count):
                if around.at[index] >= 0:
                    around.at[index] = outer.at[around.at[index]]
        level = wanted
        means, fitting = empty(count), empty(count)
        before = -2
        for index in range(count):
            number = around.at[index]
            if number == before:
                room_of(means)[index] = room_of(means)[index - 1]
                room_of(fitting)[index] = room_of(fitting)[index - 1]
                continue
            before = number
            if number < 0:
                room_of(means)[index], room_of(fitting)[index] = 128, 255
                continue
            a, b = elements._starts.at[number], elements._ends.at[number]
            room_of(means)[index] = <unsigned char>(
                (weighed.at[b] - weighed.at[a]) // (words.at[b] - words.at[a] + b - a)
            )
            room_of(fitting)[index] = <unsigned char>(fits.at[number] // 20)
        found[f"score_{wanted}"] = means
        found[f"fit_{wanted}"] = fitting
    a, b = 0, count
    if core >= 0:
        a, b = elements._starts.at[core], elements._ends.at[core]
    for index in range(count):
        room_of(places)[index] = 0 if index < a else 1 if index < b else 2
    found["core"] = places
    found["page_core"] = filled(count, <unsigned char>(20 * (words.at[b] - words.at[a]) // total))
    found["page_fit"] = filled(count, <unsigned char>(fit // 20))
    found["page_gold"] = filled(count, <unsigned char>(gold // (20 * total)))
    found["rank"] = ranks(page)
    return found


cdef bytes ranks(Measures page):
    """How much of the page's words, in fiftieths, is in blocks of higher scores."""
    cdef int64_t[256] held
    cdef unsigned char[256] rank
    cdef int64_t total = 0, above = 0
    cdef Py_ssize_t index
    cdef bytes found = empty(page.count)
    for index in range(256):
        held[index] = 0
    for index in range(page.count):
        held[room_of(page.codes)[index]] += page._words.at[index]
        total += page._words.at[index]
    total = total or 1
    for index in range(255, -1, -1):
        rank[index] = <unsigned char>(50 * above // total)
        above += held[index]
    for index in range(page.count):
        room_of(found)[index] = rank[room_of(page.codes)[index]]
    return found


def sections(Measures page):
    """What stands under the same heading."""
    cdef Py_ssize_t count = page.count, start = 0, stop, part
    cdef Numbers words = sums(page._words), chars = sums(page._chars), links = sums(page._linked)
    cdef Numbers weighed = weighed_by_words(page)
    cdef list found = [empty(count) for _ in range(5)]
    cdef unsigned char* into[5]
    cdef unsigned char[5] row
    cdef bint is_headed
    for part in range(5):
        into[part] = room_of(found[part])
    while start < count:
        is_headed = room_of(page.kinds)[start] == HEADING_CODE
        stop = start + 1
        while stop < count and room_of(page.kinds)[stop] != HEADING_CODE:
            stop += 1
        row[0] = level_of(page.document.blocks[start]) if is_headed else 0
        row[1] = room_of(page.codes)[start] if is_headed else 128
        row[2] = log_code(words.at[stop] - words.at[start])
        row[3] = share_code(links.at[stop] - links.at[start], chars.at[stop] - chars.at[start])
        row[4] = <unsigned char>(
            (weighed.at[stop] - weighed.at[start]) // (words.at[stop] - words.at[start] + stop - start)
        )
        for part in range(5):
            memset(into[part] + start, row[part], stop - start)
        start = stop
    return dict(zip(features.SECTION_COLUMNS, found))


cdef unsigned char level_of(object block):
    return min(9, <Py_ssize_t>read_field(block, Block, LEVEL))


def fellows(Measures page):
    """Blocks alike, as in `groups`: the mean score of each block's group, and how many of it came before."""
    cdef Py_ssize_t count = page.count, index, distinct = page.elements._parents.size + 1
    cdef Numbers held = Numbers(3 * distinct)
    cdef bytes means = empty(count), places = empty(count)
    cdef int64_t number
    cdef int64_t* group
    for index in range(3 * distinct):
        held.add(0)
    for index in range(count):
        number = page.elements._innermost.at[index]
        group = held.at + 3 * page.alike.at[number if number >= 0 else distinct - 1]
        room_of(places)[index] = log_code(group[2])
        group[0] += room_of(page.codes)[index] * (page._words.at[index] + 1)
        group[1] += page._words.at[index] + 1
        group[2] += 1
    for index in range(count):
        number = page.elements._innermost.at[index]
        group = held.at + 3 * page.alike.at[number if number >= 0 else distinct - 1]
        room_of(means)[index] = <unsigned char>(group[0] // group[1])
    return {"group_score": means, "group_place": places}


def makeup(Measures page):
    """What the page is made of, and the genre it claims."""
    cdef Py_ssize_t count = page.count, index = 0
    cdef int64_t[16] words
    cdef int64_t[16] blocks
    cdef int64_t total = 0, concealed = 0
    cdef unsigned char kind
    cdef bytes hidden = empty(count)
    for kind in range(16):
        words[kind] = blocks[kind] = 0
    for block in page.document.blocks:
        kind = room_of(page.kinds)[index]
        words[kind] += page._words.at[index]
        blocks[kind] += 1
        total += page._words.at[index]
        room_of(hidden)[index] = read_field(block, Block, HIDDEN)
        if room_of(hidden)[index]:
            concealed += page._words.at[index]
        index += 1
    return {
        "hidden": hidden,
        "page_items": filled(count, share_code(words[ITEM_CODE], total)),
        "page_cells": filled(count, share_code(words[CELL_CODE], total)),
        "page_code": filled(count, share_code(words[CODE_CODE], total)),
        "page_hidden": filled(count, share_code(concealed, total)),
        "page_images": filled(count, log_code(blocks[IMAGE_CODE])),
        "page_headings": filled(count, log_code(blocks[HEADING_CODE])),
        "page_prices": filled(count, log_code(prices_in(page.document.source))),
        "page_genre": filled(count, page.document.claims.genre.value),
    }
