# cython: language_level=3
"""What a process keeps of the memory that it has freed."""

cdef extern from *:
    """
    #ifdef __GLIBC__
    #include <malloc.h>
    static void keep_freed_memory(void) {
        mallopt(M_MMAP_THRESHOLD, 32 << 20);  /* the most there may be */
        mallopt(M_TRIM_THRESHOLD, 64 << 20);
    }
    #else
    static void keep_freed_memory(void) {}
    #endif
    """
    void keep_freed_memory()


def keep_freed():
    """`cleantext.batch.workers.keep_freed`."""
    keep_freed_memory()
