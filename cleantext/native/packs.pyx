# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The compiled twins of what is done once to each of seventeen thousand phrases when the phrasebook is read."""

from cpython.unicode cimport PyUnicode_GET_LENGTH

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_FindChar(object text, Py_UCS4 character, Py_ssize_t start, Py_ssize_t end, int direction) except -2
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)


def add_words(dict found, str words, number):
    """`cleantext.phrasebook.compiled._add_words`."""
    cdef Py_ssize_t start = 0, size = PyUnicode_GET_LENGTH(words), end
    while start <= size:
        end = PyUnicode_FindChar(words, c"\t", start, size, 1)
        if end < 0:
            end = size
        found[PyUnicode_Substring(words, start, end)] = number
        start = end + 1


def by_head(dict phrases):
    """`cleantext.phrasebook.book._by_head`."""
    cdef dict index = {}, alike
    cdef list several = []
    cdef Py_ssize_t size
    cdef str head
    for phrase, number in phrases.items():
        size = PyUnicode_GET_LENGTH(phrase)
        head = PyUnicode_Substring(phrase, 0, 8 if size >= 8 else 4 if size >= 4 else 2)
        known = index.get(head)
        if known is None:
            index[head] = {phrase: number}
        else:
            alike = <dict>known
            if len(alike) == 1:
                several.append(head)
            alike[phrase] = number
    for head in several:
        alike = index[head]
        index[head] = {phrase: alike[phrase] for phrase in sorted(sorted(alike), key=len, reverse=True)}
    return index
