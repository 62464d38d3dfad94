# cython: language_level=3
cdef object verdict_on(object block, object label, object reason, object name)
cdef object said_by(object verdict, str name)
