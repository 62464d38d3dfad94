# Numbers, as codes of one byte.

cdef class Reals:
    """The same for sums of weights."""

    cdef double* at
    cdef Py_ssize_t size

    def __cinit__(self, Py_ssize_t size):
        self.size = size
        self.at = <double*>calloc(size + 1, sizeof(double))
        if self.at is NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.at)

    cdef list listed(self):
        cdef Py_ssize_t place
        return [self.at[place] for place in range(self.size)]


cdef inline unsigned char log_code(int64_t number) noexcept:
    cdef double code
    if number < LOGGED:
        return log_of[number]
    code = rint(4 * log2(<double>number)) + 4
    return 255 if code > 255 else <unsigned char>code


cdef inline unsigned char share_code(int64_t part, int64_t whole) noexcept:
    cdef int64_t code
    if not whole:
        return 21
    code = 20 * part // whole
    return 20 if code > 20 else <unsigned char>code


cdef inline unsigned char score_code(double score) noexcept:
    cdef double code = rint(12 * score + 128)
    return 0 if code < 0 else 255 if code > 255 else <unsigned char>code


cdef inline unsigned char* room_of(bytes column) noexcept:
    return <unsigned char*>PyBytes_AS_STRING(column)


cdef inline bytes empty(Py_ssize_t count):
    return PyBytes_FromStringAndSize(NULL, count)


cdef bytes filled(Py_ssize_t count, unsigned char value):
    return bytes((value,)) * count
