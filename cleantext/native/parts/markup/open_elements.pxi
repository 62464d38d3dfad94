# The open elements, as in `readers.open_elements`.

cdef int push(Walk walk, Py_ssize_t start, int kind, Py_ssize_t container) except -1:
    """Open an element at the tag at hand."""
    walk.stack = <Element*>grown(walk.stack, &walk.stack_room, walk.depth + 1, sizeof(Element))
    cdef Element* element = walk.stack + walk.depth
    element.start = start
    element.attributes = walk.attributes
    element.attributes_end = walk.attributes_end
    element.numbering = 0
    element.tag = walk.tag
    element.kind = kind
    element.container = <int>container
    element.hidden = False
    element.leads = False
    walk.depth += 1
    return 0


cdef inline int leave(Walk walk, Py_ssize_t depth) except -1:
    """Take the open elements from this place on off the stack, and what was known of them."""
    walk.depth = depth
    if walk.veil >= depth:
        walk.veil = 0
    if walk.lead >= depth:
        walk.lead = 0
    if walk.entered > depth:
        cut_at(walk.ancestors, depth - 1)
        cut_at(walk.paths, depth)
        walk.entered = depth
    return 0


cdef int end_copy(Walk walk) except -1:
    """Note that the element has ended which may be a copy of a formula, if one is open."""
    cdef Py_ssize_t place = walk.copy_start
    if not walk.copy:
        return 0
    walk.copied = walk.stack[walk.copy]
    walk.copy, walk.copy_end, walk.copy_hidden = 0, walk.shown.count, -1
    while place < walk.copy_end and not text_of_part(walk, walk.shown.parts + place).strip():
        place += 1
    walk.copy_says = place < walk.copy_end
    return 0


cdef int close(Walk walk, Py_ssize_t index) except -1:
    """Close the open elements from this place on."""
    cdef Py_ssize_t place
    cdef int tag
    if index <= walk.copy:
        end_copy(walk)
    for place in range(walk.depth - 1, index - 1, -1):
        tag = walk.stack[place].tag
        if tag == A:
            walk.anchors -= walk.anchors > 0
            walk.links -= walk.links > 0 and walk.stack[place].leads
        elif tag == P:
            walk.paragraphs -= 1
        elif TRAITS[known(tag)].is_list:
            walk.list_depth -= walk.list_depth > 0
        elif tag == FIGURE or tag == FIGCAPTION:
            walk.figures -= walk.figures > 0
        elif tag == TABLE:
            walk.grids.pop()
            if walk.last_row == walk.row:
                walk.row += 2
        elif tag == TD or tag == TH:
            innermost(walk).column = -1
    return leave(walk, index)


cdef int enter(Walk walk, const uint8_t* page) except -1:
    """Make the ancestors of the open elements that have none yet: a block has fallen inside them."""
    cdef Element* element
    cdef bint hidden
    while walk.entered < walk.depth and walk.entered <= MAX_DEPTH:
        element = walk.stack + walk.entered
        identifier, classes, role, conceals = judgement(walk, page, element.attributes, element.attributes_end)
        hidden = walk.stack[walk.entered - 1].hidden or conceals
        if element.tag == DIALOG and "open" not in attributes_of(
            cut(walk.page, element.attributes, element.attributes_end)
        ):
            hidden = True
        element.hidden = hidden
        walk.line += count_lines(page, walk.counted, element.start)
        walk.counted = element.start
        ancestor = blank(Ancestor)
        set_field(TAG, ancestor, name_of(walk, element.tag))
        set_field(ID, ancestor, identifier)
        set_field(CLASSES, ancestor, classes)
        set_field(ROLE, ancestor, role)
        set_field(LINE, ancestor, walk.line)
        walk.ancestors.append(ancestor)
        walk.paths.append(None)
        walk.entered += 1
    return 0


cdef tuple path_of(Walk walk, Py_ssize_t index):
    """The path of an open element that has been entered."""
    path = walk.paths[index]
    if path is None:
        path = walk.paths[index] = first_of(walk.ancestors, index)
    return <tuple>path


cdef Py_ssize_t open_paragraph(Walk walk) noexcept:
    """The index of an open ``p`` that a block-level start tag closes; 0 if there is none in reach."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef int tag
    while index > last:
        tag = walk.stack[index].tag
        if tag == P:
            return index
        if tag == BUTTON or TRAITS[known(tag)].is_scope:
            return 0
        index -= 1
    return 0


cdef bint is_open(Walk walk, int name) noexcept:
    """`cleantext.readers.open_elements.OpenElements.has`."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    while index > last:
        if walk.stack[index].tag == name:
            return True
        index -= 1
    return False


cdef Py_ssize_t matching(Walk walk, int name) noexcept:
    """The index of the open element that a block-level end tag closes; 0 if it closes none."""
    cdef Traits* traits = TRAITS + known(name)
    cdef bint to_table = traits.is_table_part or traits.is_scope
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef int tag
    while index > last:
        tag = walk.stack[index].tag
        if tag == name or (traits.heading and TRAITS[known(tag)].heading):
            return index
        if tag == TABLE or (not to_table and TRAITS[known(tag)].is_scope):
            return 0
        index -= 1
    return 0


cdef Py_ssize_t matching_inline(Walk walk, int name, Py_ssize_t container) noexcept:
    """The index of the open element that an inline end tag closes, within the line it stands in; else 0."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    while index > last:
        if walk.stack[index].tag == name:
            return index
        if index == container:
            return 0
        index -= 1
    return 0


cdef Py_ssize_t implied(Walk walk, int name) noexcept:
    """The index from which a start tag closes what is open; 0 if it closes nothing."""
    cdef Traits* traits = TRAITS + known(name)
    cdef Py_ssize_t index = walk.depth - 1
    cdef Py_ssize_t last = max(0, walk.depth - REACH)
    cdef Py_ssize_t found = 0
    cdef int tag
    while index > last:
        tag = known(walk.stack[index].tag)
        if CLOSED_BY[known(name)][tag]:
            found = index
            if not traits.is_table_part:
                return found
        elif not traits.has_stops or CLOSE_STOPS[known(name)][tag]:
            return found
        index -= 1
    return found


cdef int read_marker(Walk walk, const uint8_t* page) except -1:
    """Read the marker of a list item: its number in an ordered list, else a bullet."""
    cdef Py_ssize_t index = walk.depth - 1
    cdef Element* element
    walk.numbering, walk.marker = 0, "•"
    while index >= 0 and index > walk.depth - 4:
        element = walk.stack + index
        if element.tag == OL:
            if not element.numbering:
                element.numbering = <int>len(walk.numberings)
                walk.numberings.append(Numbering(cut(page, element.attributes, element.attributes_end)))
            walk.numbering = element.numbering
            attributes = attributes_of_tag(walk) if walk.attributes < walk.attributes_end else ""
            walk.marker = walk.numberings[walk.numbering].next_marker(attributes)
            break
        if TRAITS[known(element.tag)].is_list:
            break
        index -= 1
    return 0
