# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of what `cleantext.filters.company` does for each block of a page."""

from libc.stdint cimport int64_t
from libc.stdlib cimport calloc, free

from cleantext.native.elements cimport Elements, Index, Numbers
from cleantext.native.fields cimport read_field

from cleantext.blocks import Block, Kind
from cleantext.filters import company as reference

cdef object KIND = Block.kind, INDEX = Block.index
cdef object CODE = Kind.CODE, HEADING = Kind.HEADING
cdef object LIST_TAGS = reference.LIST_TAGS


def in_company(Elements elements, list weighed, list likely, list words):
    """`cleantext.filters.company._in_company`."""
    return beside_code(weighed, among_kin(elements, weighed, likely, words), words)


cdef struct Kin:
    int64_t blocks
    int64_t mass
    double total


cdef list among_kin(Elements elements, list weighed, list likely, list words):
    """`cleantext.filters.company._among_kin`."""
    cdef Numbers alike = elements.numbers_alike()
    cdef Py_ssize_t count = len(weighed), place
    cdef Numbers groups = Numbers(count)
    cdef double probability, mean, share = reference.KIN_SHARE, sure = reference.SURE_KIN
    cdef int64_t number, weight, fewest = reference.FEWEST_KIN
    cdef list found = []
    cdef bint is_drawn
    cdef Kin* group
    cdef Kin* held = <Kin*>calloc(alike.size, sizeof(Kin))
    if held is NULL:
        raise MemoryError
    try:
        for place in range(count):
            number = element_of(elements, weighed[place])
            groups.add(alike.at[number if number >= 0 else alike.size - 1])
            weight, probability = <int64_t>words[place] + 1, likely[place]
            group = held + groups.at[place]
            group.blocks += 1
            group.mass += weight
            group.total += weight * probability
        for place in range(count):
            group, probability = held + groups.at[place], likely[place]
            mean = group.total / group.mass
            is_drawn = group.blocks >= fewest and mean < sure
            found.append((1 - share) * probability + share * mean if is_drawn else probability)
    finally:
        free(held)
    return found


cdef inline int64_t element_of(Elements elements, object block) except -2:
    """The number of the element that a block stands in; -1 for flat text."""
    cdef Py_ssize_t index = read_field(block, Block, INDEX)
    if not 0 <= index < elements._innermost.size:
        raise IndexError("no such block")
    return elements._innermost.at[index]


cdef list beside_code(list weighed, list likely, list words):
    """`cleantext.filters.company._beside_code`: once forward and once back."""
    cdef Py_ssize_t count = len(weighed), place
    cdef double last = 0.0
    cdef bytearray is_code = bytearray(count)
    cdef list found
    for place in range(count):
        is_code[place] = read_field(weighed[place], Block, KIND) is CODE
    if 1 not in is_code:
        return likely
    found = list(likely)
    for place in range(count):
        last = carried_on(found, likely, words, is_code, place, last)
    last = 0.0
    for place in range(count - 1, -1, -1):
        last = carried_on(found, likely, words, is_code, place, last)
    return found


cdef double carried_on(
    list found, list likely, list words, bytearray is_code, Py_ssize_t place, double last
) except -1:
    """Hand code what the last text says; what the next is handed."""
    if is_code[place]:
        if last > <double>found[place]:
            found[place] = last
        return last
    return <double>likely[place] if words[place] else last


def without_pieces(Elements elements, list weighed, list words, list picked):
    """`cleantext.filters.company._without_pieces`."""
    cdef Py_ssize_t count = len(weighed), place
    cdef Numbers lists = Numbers(count), every = Numbers(count), chosen = Numbers(count)
    cdef int64_t number
    cdef double share = reference.TORN_SHARE
    cdef bytearray said = bytearray(len(elements.called))
    cdef unsigned char* is_list = said
    cdef list kept = list(picked)
    cdef Index numbers = Index()
    for place in range(len(elements.called)):
        is_list[place] = (<tuple>elements.called[place])[0] in LIST_TAGS
    for place in range(count):
        number = elements._nearest(element_of(elements, weighed[place]), is_list, 1)
        number = numbers.number(number + 1) if number >= 0 else -1
        lists.add(number)
        if number == every.size:
            every.add(0)
            chosen.add(0)
        if number >= 0:
            every.at[number] += <int64_t>words[place]
            chosen.at[number] += <int64_t>words[place] if picked[place] else 0
    for place in range(count):
        number = lists.at[place]
        if number >= 0 and chosen.at[number] <= share * every.at[number]:
            kept[place] = False
    return without_loose_heads(weighed, words, kept)


cdef list without_loose_heads(list weighed, list words, list picked):
    """`cleantext.filters.company._without_loose_heads`."""
    cdef Py_ssize_t place
    cdef bint has_words = False, is_taken = False
    cdef list kept = list(picked)
    for place in range(len(weighed) - 1, -1, -1):
        if read_field(weighed[place], Block, KIND) is HEADING:
            if has_words and not is_taken:
                kept[place] = False
            has_words = is_taken = False
        elif words[place]:
            has_words = True
            is_taken = is_taken or picked[place]
    return kept


def without_gaps(list weighed, list likely, list words, list picked):
    """`cleantext.filters.company._without_gaps`."""
    cdef list closed = list(picked)
    cdef Py_ssize_t place
    cdef double least = reference.GAP_LEAST, around = reference.GAP_AROUND, below = reference.GAP_BELOW
    cdef bint is_head
    for place in range(len(likely)):
        if picked[place] or <double>likely[place] < least or words[place] > reference.GAP_WORDS:
            continue
        is_head = reference._is_head(weighed[place])
        if is_beside(weighed, likely, picked, place, 1, below if is_head else around) and (
            is_head or is_beside(weighed, likely, picked, place, -1, around)
        ):
            closed[place] = True
    return closed


cdef bint is_beside(list weighed, list likely, list picked, Py_ssize_t place, int step, double least) except -1:
    """`cleantext.filters.company._is_beside`."""
    cdef Py_ssize_t other = place + step
    return (
        0 <= other < len(likely)
        and picked[other]
        and <double>likely[other] >= least
        and weighed[other].index - weighed[place].index == step
    )
