# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of `cleantext.trees.Plan`: tree after tree, each over all blocks side by side.

The number of a leaf is put together level by level in loops over bytes, which a compiler turns into instructions on
sixteen or more blocks at once.
"""

from libc.stdint cimport int16_t, int32_t, uint8_t, uint16_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset


cdef struct Tree:
    int depth
    int columns[9]  # three are asked at a time
    uint8_t thresholds[9]  # 255, above which there is nothing, where a level is missing
    uint16_t* leaves  # above the lowest


cdef class Plan:
    """Trees side by side, ready to be asked."""

    cdef Tree* trees
    cdef uint16_t* leaves  # of all of them, one after the other
    cdef Py_ssize_t count
    cdef tuple names
    cdef readonly Py_ssize_t lowest, most

    def __cinit__(self, forest):
        cdef bytes packed_depths = forest.depths, packed_asked = forest.asked, packed_thresholds = forest.thresholds
        cdef bytes packed_leaves = forest.leaves
        cdef const uint8_t* depths = packed_depths
        cdef const uint8_t* asked = packed_asked
        cdef const uint8_t* thresholds = packed_thresholds
        cdef const uint8_t* leaves = packed_leaves
        cdef Py_ssize_t number, level, question = 0, leaf = 0
        cdef int column
        cdef Tree* tree
        self.names = forest.names
        self.count = len(packed_depths)
        self.trees = <Tree*>calloc(self.count + 1, sizeof(Tree))
        self.leaves = <uint16_t*>malloc(len(packed_leaves) + sizeof(uint16_t))
        if self.trees is NULL or self.leaves is NULL:
            raise MemoryError
        for number in range(self.count):
            tree = self.trees + number
            tree.depth = depths[number]
            memset(tree.thresholds, 255, sizeof(tree.thresholds))
            for level in range(tree.depth):
                column = asked[2 * question] | asked[2 * question + 1] << 8
                if column >= len(self.names):
                    raise IndexError(f"a tree asks for column {column}; there are {len(self.names)}")
                tree.columns[level] = column
                tree.thresholds[level] = thresholds[question]
                question += 1
            tree.leaves = self.leaves + leaf
            self.lowest += above_lowest(leaves + 2 * leaf, 1 << tree.depth, tree.leaves)
            self.most += largest(tree.leaves, 1 << tree.depth)
            leaf += 1 << tree.depth

    def __dealloc__(self):
        free(self.trees)
        free(self.leaves)

    def scores(self, columns, list runs, double step, double bias):
        """`cleantext.trees.Plan.scores`."""
        cdef Py_ssize_t count = 0, number, block
        cdef Run* spans = <Run*>malloc((len(runs) + 1) * sizeof(Run))
        cdef uint8_t* values = NULL
        cdef int32_t* totals = NULL
        try:
            if spans is NULL:
                raise MemoryError
            for number, run in enumerate(runs):
                spans[number] = Run(run.start, run.stop - run.start)
                count += spans[number].size
            values = <uint8_t*>malloc((len(self.names) + 1) * count + 1)
            totals = <int32_t*>calloc(count + 1, sizeof(int32_t))
            if values is NULL or totals is NULL:
                raise MemoryError
            for number, name in enumerate(self.names):
                gather(columns[name], spans, len(runs), values + number * count)
            for number in range(self.count):
                add_leaves(self.trees + number, values, values + len(self.names) * count, count, totals)
            return [totals[block] * step + bias for block in range(count)]
        finally:
            free(spans)
            free(values)
            free(totals)


cdef int above_lowest(const uint8_t* values, Py_ssize_t count, uint16_t* into) noexcept:
    """The lowest of some leaves, two bytes each, and of each what it has above it."""
    cdef int lowest = 1 << 15, value
    cdef Py_ssize_t number
    for number in range(count):
        value = <int16_t>(values[2 * number] | values[2 * number + 1] << 8)
        lowest = min(lowest, value)
        into[number] = <uint16_t>value
    for number in range(count):
        into[number] -= <uint16_t>lowest
    return lowest


cdef int largest(const uint16_t* values, Py_ssize_t count) noexcept:
    cdef int found = 0
    cdef Py_ssize_t number
    for number in range(count):
        found = max(found, values[number])
    return found


cdef struct Run:
    Py_ssize_t start
    Py_ssize_t size


cdef int gather(bytes column, Run* runs, Py_ssize_t count, uint8_t* into) except -1:
    """The values of a column in some runs of blocks, one after the other."""
    cdef const uint8_t* values = column
    cdef Py_ssize_t number
    for number in range(count):
        memcpy(into, values + runs[number].start, runs[number].size)
        into += runs[number].size
    return 0


cdef void add_leaves(Tree* tree, uint8_t* values, uint8_t* leaf, Py_ssize_t count, int32_t* totals) noexcept:
    cdef Py_ssize_t block
    memset(leaf, 0, count)
    answer(tree, 0, values, leaf, count)
    answer(tree, 3, values, leaf, count)
    if tree.depth > 6:
        answer(tree, 6, values, leaf, count)
    for block in range(count):
        totals[block] += tree.leaves[leaf[block]]


cdef inline void answer(Tree* tree, int level, uint8_t* values, uint8_t* leaf, Py_ssize_t count) noexcept:
    """Add the answers to three questions to the numbers of the leaves; what a tree does not ask is answered with no."""
    cdef Py_ssize_t block
    cdef uint8_t* first = values + tree.columns[level] * count
    cdef uint8_t* second = values + tree.columns[level + 1] * count
    cdef uint8_t* third = values + tree.columns[level + 2] * count
    cdef uint8_t one = tree.thresholds[level], two = tree.thresholds[level + 1], three = tree.thresholds[level + 2]
    cdef uint8_t bit = 1 << level
    for block in range(count):
        leaf[block] |= (
            (bit & -(first[block] > one)) | (2 * bit & -(second[block] > two)) | (4 * bit & -(third[block] > three))
        )
