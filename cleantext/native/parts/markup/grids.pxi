# Tables as grids, as in `readers.grids`.

cdef Py_ssize_t LAST_ROW = ALL_ROWS
cdef Py_ssize_t MOST_COLUMNS_HELD = MOST_HELD
cdef Py_ssize_t WIDEST = WIDEST_SPAN


cdef class Grid:
    """The table that is being read: the column of the open cell, -1 for none, and which columns cells above it still hold."""

    cdef Py_ssize_t column, following, row
    cdef list held  # for each column the first row that is free again

    def __cinit__(self):
        self.column = -1
        self.held = []


cdef inline Grid innermost(Walk walk):
    """The table that is being read."""
    return <Grid>walk.grids[len(walk.grids) - 1]


cdef inline int start_group(Grid grid) except -1:
    """Let go what cells above hold."""
    if grid.held:
        grid.held.clear()
    return 0


cdef inline int start_row(Grid grid) except -1:
    """Begin a row."""
    grid.row += 1
    grid.following = 0
    return 0


cdef int start_cell(Walk walk, Grid grid, const uint8_t* page) except -1:
    """Find the column of the cell at hand."""
    cdef Py_ssize_t column = grid.following, count = len(grid.held), rows
    while column < count and <Py_ssize_t>grid.held[column] > grid.row:
        column += 1
    grid.column = column
    grid.following = column + 1
    if mentions_span(page, walk.attributes, walk.attributes_end):
        attributes = attributes_of_tag(walk)
        grid.following = column + min(max(1, <Py_ssize_t>span_of(attributes, "colspan")), WIDEST)
        rows = span_of(attributes, "rowspan")
        hold(grid, column, grid.following, grid.row + rows if rows else LAST_ROW)
    return 0


cdef bint mentions_span(const uint8_t* page, Py_ssize_t start, Py_ssize_t end) noexcept:
    cdef Py_ssize_t place
    for place in range(start, end - 3):
        if page[place] | 0x20 == c"s" and spells(page, place, place + 4, b"span", 4):
            return True
    return False


cdef int hold(Grid grid, Py_ssize_t start, Py_ssize_t end, Py_ssize_t until) except -1:
    """Keep some columns of the rows before one from the cells there."""
    if until <= grid.row + 1 or end > MOST_COLUMNS_HELD:
        return 0
    grid.held.extend([0] * (end - len(grid.held)))
    grid.held[start:end] = [until] * (end - start)
    return 0
