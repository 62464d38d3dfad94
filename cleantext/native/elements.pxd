# cython: language_level=3
cimport cython

from libc.stdint cimport int32_t, int64_t, uint64_t


@cython.final
cdef class Numbers:
    cdef int64_t* at
    cdef Py_ssize_t size
    cdef Py_ssize_t room
    cdef int grow(self) except -1
    cdef list listed(self)

    cdef inline int add(self, int64_t number) except -1:
        if self.size == self.room:
            self.grow()
        self.at[self.size] = number
        self.size += 1
        return 0


@cython.final
cdef class Places:
    cdef int32_t* at
    cdef Py_ssize_t size
    cdef Py_ssize_t room
    cdef int grow(self) except -1
    cdef list listed(self)

    cdef inline int add(self, int64_t place) except -1:
        if self.size == self.room:
            self.grow()
        self.at[self.size] = <int32_t>place
        self.size += 1
        return 0


cdef struct Slot:
    uint64_t key  # 0 where there is none
    int64_t value


cdef class Index:
    cdef Slot* slots
    cdef uint64_t mask
    cdef Py_ssize_t size
    cdef int _make(self, uint64_t room) except -1
    cdef uint64_t place(self, uint64_t key) noexcept
    cdef int64_t get(self, uint64_t key) noexcept
    cdef int put(self, uint64_t key, int64_t value) except -1
    cdef int64_t number(self, uint64_t key) except -1
    cdef int _grow(self) except -1


cdef class Elements:
    cdef readonly list called
    cdef Places _names
    cdef Numbers _looks  # by name: a number that elements of the same tag and classes share
    cdef Places _parents
    cdef Places _starts
    cdef Places _ends
    cdef Places _innermost
    cdef Numbers _alike  # once they have been asked for
    cdef object _plain  # the value of the Python module, once it has been asked for
    cdef Numbers numbers_alike(self)
    cdef uint64_t _look(self, int64_t number) noexcept
    cdef int _check_said(self, bytes said) except -1
    cdef int _check(self, int64_t number) except -1
    cdef int64_t _nearest(self, int64_t number, const unsigned char* said, unsigned char wanted) noexcept
    cdef int64_t _around_both(self, Py_ssize_t one, Py_ssize_t two) noexcept
