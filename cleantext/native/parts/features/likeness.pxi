# Families of what is like a block: of its kind, or with its words.

def groups(Measures page):
    """Blocks alike: those in elements of the same tags and classes, three levels up."""
    cdef Elements elements = page.elements
    cdef Numbers alike = page.alike
    cdef Py_ssize_t count = page.count, index, part, distinct = elements._parents.size + 1
    cdef int64_t number, total = 0
    cdef int64_t* group
    cdef int64_t* held = <int64_t*>calloc(4 * distinct, sizeof(int64_t))
    cdef list found = [empty(count) for _ in range(4)]
    cdef unsigned char* into[4]
    if held is NULL:
        raise MemoryError
    for part in range(4):
        into[part] = room_of(found[part])
    for index in range(count):
        number = elements._innermost.at[index]
        group = held + 4 * alike.at[number if number >= 0 else distinct - 1]
        group[0] += 1
        group[1] += page._words.at[index]
        group[2] += page._links.at[index]
        group[3] += page._chars.at[index]
        total += page._words.at[index]
    total = total or 1
    for index in range(count):
        number = elements._innermost.at[index]
        group = held + 4 * alike.at[number if number >= 0 else distinct - 1]
        into[0][index] = log_code(group[0])
        into[1][index] = log_code(group[1] // group[0])
        into[2][index] = share_code(group[2], group[3])
        into[3][index] = share_code(group[1], total)
    free(held)
    return dict(zip(("group_blocks", "group_words", "group_links", "group_share"), found))


def repeats(Measures page):
    """How often each block's text is on the page, and whether it has been there before."""
    cdef Py_ssize_t count = page.count, index = 0, first
    cdef dict known = {}
    cdef Numbers firsts = Numbers(count), times = Numbers(count)
    cdef bytes repeated = empty(count), earlier = empty(count)
    for block in page.document.blocks:
        first = known.setdefault(read_field(block, Block, FOLDED), index)
        firsts.add(first)
        times.add(0)
        times.at[first] += 1
        room_of(earlier)[index] = first < index
        index += 1
    for index in range(count):
        room_of(repeated)[index] = <unsigned char>min(20, times.at[firsts.at[index]])
    return {"repeated": repeated, "earlier": earlier}
