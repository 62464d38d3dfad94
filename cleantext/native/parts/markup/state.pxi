# The state of the walk: the open elements, the text collected, what has been found.

cdef struct Element:
    Py_ssize_t start  # where its tag opens, which no other element shares
    Py_ssize_t attributes
    Py_ssize_t attributes_end
    int numbering  # of an ordered list: the place of its numbers; 0 until it has an item
    int tag
    int kind
    int container  # place on the stack of the element that starts the line it stands in
    bint hidden
    bint leads  # an anchor with an address

cdef struct Part:  # of the text collected: a span of the page, or one of those below in the place of its start
    Py_ssize_t start
    Py_ssize_t end

cdef enum:
    BROKEN_LINE = -1
    SEAM = -2
    MIDDLE = -3  # where a passage stands that is not shown
    SECTION = -4  # its end is the index of a text
    NOWHERE = -2  # the start of no element; -1 is that of the root


cdef class Passage:
    """Text collected since the last boundary, and the element that all of it stands in."""

    cdef Part* parts
    cdef Py_ssize_t count, room
    cdef Py_ssize_t characters
    cdef Py_ssize_t home  # the start of the element
    cdef int kind, heading
    cdef bint hidden
    cdef tuple path

    def __cinit__(self):
        self.home = NOWHERE

    def __dealloc__(self):
        PyMem_Free(self.parts)


cdef enum:
    JUDGED = 256  # a power of two


cdef struct Span:
    Py_ssize_t start, end


cdef class Walk:
    # the page, and what is laid aside of it
    cdef bytes content
    cdef const uint8_t* page  # the content
    cdef Py_ssize_t size
    cdef list tags, scripts, titles, marks
    # the tag at hand: what to do at it, its name, and the spans of its attributes and of the text after it
    cdef int op, tag
    cdef Py_ssize_t start, attributes, attributes_end, text, text_end
    cdef str section  # stands for the text where that is no span
    cdef int unclosed
    cdef bint is_xml
    cdef dict new_numbers
    cdef list new_names
    # the open elements, and the ancestors and paths of those that a block has fallen inside: the first ones
    cdef Element* stack
    cdef Py_ssize_t depth, stack_room
    cdef Py_ssize_t entered
    cdef list ancestors, paths
    # attributes that have been judged and values that classes had, one for each remainder of their hashes; what was found
    cdef Span judged[JUDGED]
    cdef Span classed[JUDGED]
    cdef list judgements, classes
    cdef Py_ssize_t line, counted  # the line at a place; it is counted on from there
    # the text collected since the last boundary, that in the middle of it which is not shown, and room to write it
    cdef Passage shown, veiled
    cdef Py_ssize_t lead  # place of an element that a quote begins with, and that says whose it is; 0 for none
    cdef bint raised  # whether the next text stands in a ``sup``
    cdef Py_ssize_t veil  # place of an inline element that is not shown; 0 for none
    cdef bint muted  # that element is a formula's other copy, which leaves nothing
    # An open element that may be one of two copies of a formula (0 for none) and the one that ended last, how many parts
    # had been collected before it, and when it ended (-1 where a boundary has passed since); whether it is more than space.
    cdef Py_ssize_t copy, copy_start, copy_end
    cdef bint copy_says
    cdef int copy_hidden  # whether assistive technology passes over it; -1 where nobody has asked
    cdef Element copied
    cdef list sections
    cdef uint32_t* buffer
    cdef Py_ssize_t buffer_room
    cdef bint is_ascii  # what was written there last
    cdef Py_ssize_t link_chars
    cdef Py_ssize_t anchors, links, list_depth, row, figures, paragraphs
    cdef Span left  # the attributes of the inline element that ended last
    cdef list grids  # of the open tables; the first takes the cells that stand in none
    cdef str marker
    cdef list numberings  # the numbers of the ordered lists, the first of none
    cdef Py_ssize_t numbering  # those of the list whose item was read last
    # the blocks
    cdef list blocks, texts
    cdef Py_ssize_t offset, last_row
    cdef bint unprintable

    def __cinit__(self, bytes content, evidence):
        self.content = content
        self.page = content
        self.size = len(content)
        self.tags, self.scripts = evidence.tags, evidence.scripts
        self.titles, self.marks = evidence.titles, evidence.marks
        self.new_numbers, self.new_names = {}, []
        self.ancestors, self.paths = [], [()]
        self.judgements, self.classes = [None] * JUDGED, [None] * JUDGED
        self.sections, self.blocks, self.texts = [], [], []
        self.entered = 1
        self.line = 1
        self.shown, self.veiled = Passage(), Passage()
        self.marker = ""
        self.grids = [Grid()]
        self.numberings = [None]
        self.copy_end = -1
        self.last_row = -2
        push(self, -1, LINE_KIND, 0)

    def __dealloc__(self):
        PyMem_Free(self.stack)
        PyMem_Free(self.buffer)


cdef inline void* grown(void* memory, Py_ssize_t* room, Py_ssize_t needed, size_t size) except NULL:
    """Memory with room for as many items as needed."""
    if needed <= room[0] and memory is not NULL:
        return memory
    cdef Py_ssize_t more = max(needed, 2 * room[0], 64)
    memory = PyMem_Realloc(memory, more * size)
    if memory is NULL:
        raise MemoryError
    room[0] = more
    return memory


cdef inline int known(int tag) noexcept:
    """The index of a tag in the tables."""
    return tag if tag < MOST_NAMES else 0


cdef inline str name_of(Walk walk, int tag):
    return <str>(NAMES[tag] if tag < MOST_NAMES else walk.new_names[tag - MOST_NAMES])
