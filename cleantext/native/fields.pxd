# cython: language_level=3
"""Fields of frozen values, read and set where they lie.

A value of a class with slots has its fields at fixed places, which the class's own descriptors know. To go there takes a
nanosecond, to look the attribute up by name twenty; and a page has six thousand such look-ups.
"""

from cpython.object cimport PyObject

cdef extern from *:
    """
    #include "structmember.h"

    /* The content of a field; `type` is the class that has it, `field` its descriptor there (Block.text, for one). */
    static inline PyObject *read_field(PyObject *value, PyObject *type, PyObject *field) {
        if (Py_TYPE(value) == (PyTypeObject *)type && Py_TYPE(field) == &PyMemberDescr_Type) {
            PyObject *content = *(PyObject **)((char *)value + ((PyMemberDescrObject *)field)->d_member->offset);
            if (content != NULL) {
                Py_INCREF(content);
                return content;
            }
        }
        return Py_TYPE(field)->tp_descr_get(field, value, type);  /* of subclasses; raises where there is no such field */
    }
    /* The same, lent by the value: it lasts as long as the value keeps it. For those who ask many values and keep nothing. */
    static inline PyObject *peek(PyObject *value, PyObject *field) {
        PyObject *content;
        if (Py_TYPE(field) == &PyMemberDescr_Type && Py_TYPE(value) == ((PyDescrObject *)field)->d_type) {
            content = *(PyObject **)((char *)value + ((PyMemberDescrObject *)field)->d_member->offset);
            if (content != NULL) return content;
        }
        content = Py_TYPE(field)->tp_descr_get(field, value, (PyObject *)Py_TYPE(value));
        Py_XDECREF(content);
        return content;
    }
    static inline PyObject *item(PyObject *values, Py_ssize_t place) {  /* of a tuple, lent as well */
        return PyTuple_GET_ITEM(values, place);
    }
    /* A value of a frozen class, none of whose fields is set. It will hold texts, numbers and more such values, so no
       cycle can go through it, and the collector of cycles need not look at it. */
    static inline PyObject *blank(PyObject *type) {
        PyObject *value = (PyObject *)PyObject_GC_New(PyObject, (PyTypeObject *)type);
        if (value != NULL) memset(value + 1, 0, ((PyTypeObject *)type)->tp_basicsize - sizeof(PyObject));
        return value;
    }
    /* Sets a field as its descriptor does, past the class's own __setattr__, which refuses. */
    static inline int set_field(PyObject *field, PyObject *value, PyObject *content) {
        if (Py_TYPE(field) == &PyMemberDescr_Type && Py_TYPE(value) == ((PyDescrObject *)field)->d_type) {
            PyObject **place = (PyObject **)((char *)value + ((PyMemberDescrObject *)field)->d_member->offset);
            PyObject *before = *place;
            Py_INCREF(content);
            *place = content;
            Py_XDECREF(before);
            return 0;
        }
        return Py_TYPE(field)->tp_descr_set(field, value, content);
    }
    """
    object read_field(object value, object type, object field)
    PyObject* peek(PyObject* value, object field) except NULL
    PyObject* item(tuple values, Py_ssize_t place)
    object blank(object type)
    int set_field(object field, object value, object content) except -1
