"""Compiled twins of the modules that take most of the time: same names, same results, and nothing else of their own.

A twin is one ``.pyx`` file, which setup.py finds by itself, with a ``.pyi`` file that tells its types; the two largest are put
together from `parts`, a file for each thing they deal with. The Python module is the reference and complete; the one place
that uses a twin imports it, and on `ImportError` does without. The law of all twins, tested where they are compiled, is that
nobody can tell from the results which of the two ran.
"""
