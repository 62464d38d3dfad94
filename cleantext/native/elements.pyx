# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twin of `cleantext.elements`."""

cimport cython

from libc.stdlib cimport calloc, free, malloc, realloc

from cleantext.native.fields cimport read_field

from cleantext.blocks import Ancestor, Block
from cleantext.elements import Elements as Plain

cdef object PATH = Block.path
cdef object TAG = Ancestor.tag, ID = Ancestor.id, CLASSES = Ancestor.classes, ROLE = Ancestor.role


@cython.final
cdef class Numbers:
    """Whole numbers side by side, a list for who asks from Python."""

    def __cinit__(self, Py_ssize_t room):
        self.room = room if room > 0 else 1
        self.at = <int64_t*>malloc(self.room * sizeof(int64_t))
        if self.at is NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.at)

    cdef int grow(self) except -1:
        cdef int64_t* larger = <int64_t*>realloc(self.at, 2 * self.room * sizeof(int64_t))
        if larger is NULL:
            raise MemoryError
        self.at = larger
        self.room *= 2
        return 0

    cdef list listed(self):
        cdef Py_ssize_t place
        return [self.at[place] for place in range(self.size)]


@cython.final
cdef class Places:
    """The same for the numbers of blocks and elements, of which a page may have millions: half the memory."""

    def __cinit__(self, Py_ssize_t room):
        self.room = room if room > 0 else 1
        self.at = <int32_t*>malloc(self.room * sizeof(int32_t))
        if self.at is NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.at)

    cdef int grow(self) except -1:
        cdef int32_t* larger = <int32_t*>realloc(self.at, 2 * self.room * sizeof(int32_t))
        if larger is NULL:
            raise MemoryError
        self.at = larger
        self.room *= 2
        return 0

    cdef list listed(self):
        cdef Py_ssize_t index
        return [self.at[index] for index in range(self.size)]


@cython.final
cdef class Index:
    """From a key of 64 bits, never 0, to a number; open addressing. `expected` is how many keys there may be."""

    def __cinit__(self, Py_ssize_t expected=512):
        cdef uint64_t room = 1024
        while room < <uint64_t>(2 * expected):
            room *= 2
        self._make(room)

    def __dealloc__(self):
        free(self.slots)

    cdef int _make(self, uint64_t room) except -1:
        self.slots = <Slot*>calloc(room, sizeof(Slot))
        self.mask = room - 1
        if self.slots is NULL:
            raise MemoryError
        return 0

    cdef uint64_t place(self, uint64_t key) noexcept:
        cdef uint64_t place = (key * 0x9E3779B97F4A7C15ULL) >> 20 & self.mask
        while self.slots[place].key != 0 and self.slots[place].key != key:
            place = (place + 1) & self.mask
        return place

    cdef int64_t get(self, uint64_t key) noexcept:
        """The number of a key, -1 where there is none."""
        cdef uint64_t place = self.place(key)
        return self.slots[place].value if self.slots[place].key else -1

    cdef int put(self, uint64_t key, int64_t value) except -1:
        cdef uint64_t place = self.place(key)
        if self.slots[place].key == 0:
            self.slots[place].key = key
            self.size += 1
        self.slots[place].value = value
        if <uint64_t>(2 * self.size) > self.mask:
            self._grow()
        return 0

    cdef int64_t number(self, uint64_t key) except -1:
        """The number of a key; the next one where it is new."""
        cdef int64_t known = self.get(key)
        if known < 0:
            known = self.size
            self.put(key, known)
        return known

    cdef int _grow(self) except -1:
        cdef Slot* slots = self.slots
        cdef uint64_t old, room = self.mask + 1
        try:
            self._make(2 * room)
            for old in range(room):
                if slots[old].key:
                    self.slots[self.place(slots[old].key)] = slots[old]
        finally:
            free(slots)
        return 0


@cython.final
cdef class Elements:
    """`cleantext.elements.Elements`, in numbers that the other twins read where they lie."""

    def __getattr__(self, name):
        """What only Python asks for, it gets from the plain value, made when first asked for."""
        if self._plain is None:
            self._plain = Plain(
                self._names.listed(),
                self.called,
                self._parents.listed(),
                self._starts.listed(),
                self._ends.listed(),
                self._innermost.listed(),
            )
        return getattr(self._plain, name)

    def handed_down(self, list own):
        """`cleantext.elements.Elements.handed_down`."""
        cdef list said = []
        cdef list found = []
        cdef Py_ssize_t index
        cdef int64_t number
        for index in range(self._parents.size):
            number = self._parents.at[index]
            above = said[number] if number >= 0 else None
            said.append(own[self._names.at[index]] if above is None else above)
        for index in range(self._innermost.size):
            number = self._innermost.at[index]
            found.append(said[number] if number >= 0 else None)
        return found

    @property
    def has_flat_text(self):
        """`cleantext.elements.Elements.has_flat_text`."""
        cdef Py_ssize_t index
        for index in range(self._innermost.size):
            if self._innermost.at[index] < 0:
                return True
        return False

    def tagged(self, str tag):
        """`cleantext.elements.Elements.tagged`."""
        cdef bytearray said = bytearray(len(self.called))
        cdef unsigned char* is_so = said
        cdef Py_ssize_t place, size = len(tag)
        cdef str other
        for place in range(len(self.called)):
            other = (<tuple>self.called[place])[0]
            is_so[place] = other is tag or len(other) == size and other == tag
        return bytes(said)

    def name(self, int64_t number):
        """`cleantext.elements.Elements.name`."""
        self._check(number)
        return self.called[self._names.at[number]]

    def parent(self, int64_t number):
        """`cleantext.elements.Elements.parent`."""
        if number < 0:
            return -1
        self._check(number)
        return self._parents.at[number]

    def extent(self, int64_t number):
        """`cleantext.elements.Elements.extent`."""
        self._check(number)
        return self._starts.at[number], self._ends.at[number]

    def around(self, Py_ssize_t block):
        """`cleantext.elements.Elements.around`."""
        if not 0 <= block < self._innermost.size:
            raise IndexError("no such block")
        return self._innermost.at[block]

    def depth(self, int64_t number):
        """`cleantext.elements.Elements.depth`."""
        cdef Py_ssize_t depth = -1
        if number >= 0:
            self._check(number)
        while number >= 0:
            number = self._parents.at[number]
            depth += 1
        return depth

    def around_both(self, Py_ssize_t one, Py_ssize_t two):
        """`cleantext.elements.Elements.around_both`."""
        if not (0 <= one < self._innermost.size and 0 <= two < self._innermost.size):
            raise IndexError("no such block")
        return self._around_both(one, two)

    cdef int64_t _around_both(self, Py_ssize_t one, Py_ssize_t two) noexcept:
        cdef int64_t left = self._innermost.at[one], right = self._innermost.at[two]
        while left != right:
            if left > right:
                left = self._parents.at[left]
            else:
                right = self._parents.at[right]
        return left

    def nearest(self, int64_t number, bytes said, unsigned char wanted):
        """`cleantext.elements.Elements.nearest`."""
        if number >= 0:
            self._check(number)
        self._check_said(said)
        return self._nearest(number, said, wanted)

    cdef int64_t _nearest(self, int64_t number, const unsigned char* said, unsigned char wanted) noexcept:
        while number >= 0 and not said[self._names.at[number]] & wanted:
            number = self._parents.at[number]
        return number

    def alike(self):
        """`cleantext.elements.Elements.alike`."""
        return self.numbers_alike().listed()

    cdef Numbers numbers_alike(self):
        """The same as numbers: two looks are made one number, and that and the third the number wanted."""
        cdef Index pairs, triples
        cdef Py_ssize_t index
        cdef int64_t parent, grandparent
        cdef uint64_t pair
        if self._alike is None:
            self._alike = Numbers(self._parents.size + 1)
            pairs, triples = Index(), Index()
            for index in range(self._parents.size):
                parent = self._parents.at[index]
                grandparent = self._parents.at[parent] if parent >= 0 else -1
                pair = pairs.number(pair_of(self._look(index), self._look(parent)))
                self._alike.add(triples.number(pair_of(pair, self._look(grandparent))))
            self._alike.add(triples.size)
        return self._alike

    cdef uint64_t _look(self, int64_t number) noexcept:
        return <uint64_t>(self._looks.at[self._names.at[number]] + 1) if number >= 0 else 0

    def names_around(self, list blocks):
        """`cleantext.elements.Elements.names_around`."""
        cdef list found = []
        cdef bytearray seen = bytearray(self._parents.size), known = bytearray(len(self.called))
        cdef unsigned char* is_seen = seen
        cdef unsigned char* is_known = known
        cdef Py_ssize_t block
        cdef int64_t number, name
        for block in blocks:
            number = self.around(block)
            while number >= 0 and not is_seen[number]:
                is_seen[number] = True
                name = self._names.at[number]
                if not is_known[name]:
                    is_known[name] = True
                    found.append(name)
                number = self._parents.at[number]
        return found

    def blocks_inside(self, bytes said, unsigned char wanted):
        """`cleantext.elements.Elements.blocks_inside`."""
        cdef const unsigned char* own = said
        cdef Numbers nearest = Numbers(self._parents.size)
        cdef list found = []
        cdef Py_ssize_t index
        cdef int64_t number, parent
        self._check_said(said)
        if not says(own, len(said), wanted):
            return found
        for number in range(self._parents.size):
            parent = self._parents.at[number]
            nearest.add(number if own[self._names.at[number]] & wanted else nearest.at[parent] if parent >= 0 else -1)
        for index in range(self._innermost.size):
            number = self._innermost.at[index]
            if number >= 0 and nearest.at[number] >= 0:
                found.append((index, nearest.at[number]))
        return found

    def blocks_close_to(self, bytes said, unsigned char wanted):
        """`cleantext.elements.Elements.blocks_close_to`."""
        cdef const unsigned char* own = said
        cdef list found = []
        cdef Py_ssize_t index
        cdef int64_t number, parent
        self._check_said(said)
        if not says(own, len(said), wanted):
            return found
        for index in range(self._innermost.size):
            number = self._innermost.at[index]
            if number < 0:
                continue
            parent = self._parents.at[number]
            if (own[self._names.at[number]] | (own[self._names.at[parent]] if parent >= 0 else 0)) & wanted:
                found.append(index)
        return found

    cdef int _check_said(self, bytes said) except -1:
        if len(said) < len(self.called):
            raise IndexError("names of which nothing is said")
        return 0

    cdef int _check(self, int64_t number) except -1:
        if not 0 <= number < self._parents.size:
            raise IndexError("no such element")
        return 0


cdef bint says(const unsigned char* said, Py_ssize_t count, unsigned char wanted) noexcept:
    """Whether any name says something wanted."""
    cdef Py_ssize_t name
    for name in range(count):
        if said[name] & wanted:
            return True
    return False


cdef inline uint64_t pair_of(uint64_t one, uint64_t other) noexcept:
    return (one + 1) << 32 | other


cdef inline uint64_t mixed(uint64_t a, uint64_t b, uint64_t c, uint64_t d) noexcept:
    return ((a * 31 + b) * 0x9E3779B97F4A7C15ULL ^ (c * 31 + d)) | 1


@cython.final
cdef class Names:
    """What elements are called, each name once; and their looks."""

    cdef list called
    cdef Numbers looks
    cdef Numbers firsts  # of each look, a name that has it
    cdef Index by_objects  # the reader shares what a name is made of
    cdef Index by_value
    cdef Index by_look

    def __cinit__(self):
        self.called = []
        self.looks, self.firsts = Numbers(256), Numbers(256)
        self.by_objects, self.by_value, self.by_look = Index(), Index(), Index()

    cdef Py_ssize_t number(self, object ancestor) except -1:
        """The number of an element's name."""
        cdef object tag = read_field(ancestor, Ancestor, TAG), id_ = read_field(ancestor, Ancestor, ID)
        cdef object classes = read_field(ancestor, Ancestor, CLASSES), role = read_field(ancestor, Ancestor, ROLE)
        cdef uint64_t objects, hashed, of_tag, of_classes
        cdef Py_ssize_t name
        cdef tuple key
        objects = mixed(<size_t><void*>tag, <size_t><void*>id_, <size_t><void*>classes, <size_t><void*>role)
        name = self.by_objects.get(objects)
        if name >= 0:
            key = <tuple>self.called[name]
            if key[0] is tag and key[1] is id_ and key[2] is classes and key[3] is role:
                return name
        of_tag, of_classes = hash(tag), hash(classes)
        hashed = mixed(of_tag, hash(id_), of_classes, hash(role))
        name = self.by_value.get(hashed)
        while name >= 0:
            key = <tuple>self.called[name]
            if key[0] == tag and key[1] == id_ and key[2] == classes and key[3] == role:
                break
            hashed += 2  # another name has the same hash
            name = self.by_value.get(hashed)
        if name < 0:
            name = len(self.called)
            self.called.append((tag, id_, classes, role))
            self.by_value.put(hashed, name)
            self.looks.add(self.look(tag, classes, mixed(of_tag, 0, of_classes, 0), name))
        self.by_objects.put(objects, name)
        return name

    cdef int64_t look(self, object tag, object classes, uint64_t hashed, Py_ssize_t name) except -1:
        """The number that elements of the same tag and classes share, of which this is the hash."""
        cdef int64_t look = self.by_look.get(hashed)
        cdef tuple first
        while look >= 0:
            first = <tuple>self.called[self.firsts.at[look]]
            if first[0] == tag and first[2] == classes:
                return look
            hashed += 2
            look = self.by_look.get(hashed)
        self.by_look.put(hashed, self.firsts.size)
        self.firsts.add(name)
        return self.firsts.size - 1


def elements_of(blocks):
    """`cleantext.elements.elements_of`."""
    cdef Elements found = Elements()
    cdef Names names = Names()
    cdef Index numbers = Index(min(2 * len(blocks), 10_000))
    cdef tuple path
    cdef Py_ssize_t index = -1, first, place
    cdef int64_t number
    found._names = Places(1024)
    found._parents = Places(1024)
    found._starts = Places(1024)
    found._innermost = Places(len(blocks))
    for block in blocks:
        index += 1
        path = <tuple?>read_field(block, Block, PATH)
        number = -1
        first = len(path)
        while first and number < 0:
            first -= 1
            number = numbers.get(<uint64_t><size_t><void*>path[first])
        if number >= 0:
            first += 1
        for place in range(first, len(path)):
            found._parents.add(number)
            number = found._starts.size
            numbers.put(<uint64_t><size_t><void*>path[place], number)
            found._starts.add(index)
            found._names.add(names.number(path[place]))
        found._innermost.add(number)
    found.called, found._looks = names.called, names.looks
    found._ends = ends_of(found._parents, found._innermost)
    return found


cdef Places ends_of(Places parents, Places innermost):
    cdef Places ends = Places(parents.size)
    cdef Py_ssize_t index
    cdef int64_t number, parent
    ends.size = parents.size
    for index in range(ends.size):
        ends.at[index] = 0
    for index in range(innermost.size):
        number = innermost.at[index]
        if number >= 0:
            ends.at[number] = <int32_t>(index + 1)
    for index in range(ends.size - 1, -1, -1):
        parent = parents.at[index]
        if parent >= 0 and ends.at[index] > ends.at[parent]:
            ends.at[parent] = ends.at[index]
    return ends
