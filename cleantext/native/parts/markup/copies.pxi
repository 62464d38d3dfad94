# Copies of formulas, as in `readers.copies`.

cdef Py_ssize_t MOST_FOR_ONE = LONGEST_REFERENCE


cdef inline bint ends_in_copy(Walk walk) noexcept:
    """Whether the text collected last is one that may be a copy of a formula."""
    return walk.copy_says and walk.copy_end == walk.shown.count


cdef bint is_copied_in(Walk walk, int tag, Py_ssize_t start, Py_ssize_t end) except -1:
    """Whether an element is another copy of a formula right before it: one of the two is MathML, the other hidden from
    assistive technology."""
    if not ends_in_copy(walk):
        return False
    if walk.copied.tag == MATH:
        return tag != MATH and is_aria_hidden(cut(walk.page, start, end))
    if tag == MATH and walk.copy_hidden < 0:
        walk.copy_hidden = is_aria_hidden(cut(walk.page, walk.copied.attributes, walk.copied.attributes_end))
    return tag == MATH and walk.copy_hidden > 0


cdef str text_before_script(Walk walk):
    """The text collected last, if it is not far longer than the script at hand; `scripted_tex` looks at the characters."""
    cdef Part* part = walk.shown.parts + walk.shown.count - 1
    if not walk.shown.count or part.end - part.start > WIDEST_CHARACTER * MOST_FOR_ONE * (walk.text_end - walk.text):
        return ""
    return text_of_part(walk, part)


cdef inline bint at_formula(Walk walk, int tag) noexcept:
    """Whether a tag stands inside of a formula or right behind one."""
    if walk.copy:
        return tag == MATH or walk.stack[walk.copy].tag == MATH
    return tag == MATH or (walk.copy_end == walk.shown.count and walk.copied.tag == MATH)


cdef int begin_copy(Walk walk, const uint8_t* page) except -1:
    """Note that the innermost element may be a copy of a formula; right behind the other one, its text is passed over."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Element* top = walk.stack + index
    if top.tag == MATH and walk.veil and walk.veil == index - 1 and not walk.veiled.count:
        walk.veil = 0  # the copy of a picture, for those who do not see it
        enter(walk, page)
        walk.stack[index - 1].hidden = walk.stack[index].hidden = walk.stack[index - 2].hidden
    if walk.veil or walk.copy:
        return 0
    if is_copied_in(walk, top.tag, top.attributes, top.attributes_end):
        walk.veil, walk.muted = index, True
    else:
        walk.copy, walk.copy_start, walk.copy_end = index, walk.shown.count, -1
    return 0
