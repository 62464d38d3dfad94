# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled twin of `cleantext.learned.trees.Plan`: tree after tree, each over all blocks side by side.

The number of a leaf is put together level by level in loops over bytes, which a compiler turns into instructions on
sixteen or more blocks at once.
"""

from libc.stdint cimport int16_t, int32_t, uint8_t, uint16_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset


cdef enum:
    SIDE_BY_SIDE = 32  # blocks that an instruction may answer for; columns are as long as a multiple of it


cdef struct Tree:
    int depth
    int columns[8]
    uint8_t thresholds[8]  # 255, above which there is nothing, where a level is missing
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
        # With an odd tree the last goes one that asks nothing and adds nothing.
        tree = self.trees + self.count
        memset(tree.thresholds, 255, sizeof(tree.thresholds))
        tree.leaves = self.leaves + leaf
        tree.leaves[0] = 0

    def __dealloc__(self):
        free(self.trees)
        free(self.leaves)

    def scores(self, columns, list runs, double step, double bias):
        """`cleantext.learned.trees.Plan.scores`."""
        cdef Py_ssize_t count = 0, padded, number, block
        cdef Run* spans = <Run*>malloc((len(runs) + 1) * sizeof(Run))
        cdef uint8_t* values = NULL
        cdef uint8_t* one
        cdef uint8_t* other
        cdef int32_t* totals = NULL
        try:
            if spans is NULL:
                raise MemoryError
            for number, run in enumerate(runs):
                spans[number] = Run(run.start, run.stop - run.start)
                count += spans[number].size
            padded = (count + SIDE_BY_SIDE - 1) // SIDE_BY_SIDE * SIDE_BY_SIDE
            values = <uint8_t*>calloc((len(self.names) + 2) * padded + 1, 1)
            totals = <int32_t*>calloc(count + 1, sizeof(int32_t))
            if values is NULL or totals is NULL:
                raise MemoryError
            for number, name in enumerate(self.names):
                gather(columns[name], spans, len(runs), values + number * padded)
            one = values + len(self.names) * padded
            other = one + padded
            for number in range(0, self.count, 2):  # two at a time, so that the totals are read and written half as often
                number_leaves(self.trees + number, values, one, padded)
                number_leaves(self.trees + number + 1, values, other, padded)
                add_leaves(self.trees + number, one, other, count, totals)
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


cdef inline void add_leaves(Tree* trees, uint8_t* one, uint8_t* other, Py_ssize_t count, int32_t* totals) noexcept:
    """Add what two trees say of each block, by the numbers of its leaves."""
    cdef Py_ssize_t block
    cdef uint16_t* leaves = trees[0].leaves
    cdef uint16_t* others = trees[1].leaves
    for block in range(count):
        totals[block] += leaves[one[block]] + others[other[block]]


cdef inline void number_leaves(Tree* tree, uint8_t* values, uint8_t* leaf, Py_ssize_t count) noexcept:
    """The number of each block's leaf, put together of the answers to six questions at a time; what a tree does not ask is
    answered with no."""
    cdef Py_ssize_t block
    cdef uint8_t* first = values + tree.columns[0] * count
    cdef uint8_t* second = values + tree.columns[1] * count
    cdef uint8_t* third = values + tree.columns[2] * count
    cdef uint8_t* fourth = values + tree.columns[3] * count
    cdef uint8_t* fifth = values + tree.columns[4] * count
    cdef uint8_t* sixth = values + tree.columns[5] * count
    cdef uint8_t one = tree.thresholds[0], two = tree.thresholds[1], three = tree.thresholds[2]
    cdef uint8_t four = tree.thresholds[3], five = tree.thresholds[4], six = tree.thresholds[5]
    for block in range(count):
        leaf[block] = (
            (1 & -(first[block] > one)) | (2 & -(second[block] > two)) | (4 & -(third[block] > three))
            | (8 & -(fourth[block] > four)) | (16 & -(fifth[block] > five)) | (32 & -(sixth[block] > six))
        )
    if tree.depth > 6:
        first, second = values + tree.columns[6] * count, values + tree.columns[7] * count
        one, two = tree.thresholds[6], tree.thresholds[7]
        for block in range(count):
            leaf[block] |= (64 & -(first[block] > one)) | (128 & -(second[block] > two))
