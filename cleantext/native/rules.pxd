# cython: language_level=3
from cleantext.native.characters cimport Characters

cdef str bare_start(str text, Py_ssize_t most)
cdef Py_ssize_t count_words(Characters text, Py_ssize_t chars_per_word, Py_ssize_t enough) noexcept
