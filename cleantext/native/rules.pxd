# cython: language_level=3
cdef str bare_start(str text, Py_ssize_t most)
