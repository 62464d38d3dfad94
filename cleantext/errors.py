"""The errors cleantext raises. A bad page is never an error; a bad argument always is.

Each leaf is a builtin error too, so that code that knows nothing of cleantext can catch it. A message
names the thing, the place and the choices.
"""


class CleantextError(Exception):
    """Anything cleantext raises on purpose."""


class UnknownFilterError(CleantextError, LookupError):
    """A pipeline was asked for a filter it does not hold."""


class DuplicateFilterError(CleantextError, ValueError):
    """Two filters of one pipeline have the same name."""


class VerdictError(CleantextError, ValueError):
    """A verdict lies outside its block, or is no verdict at all."""


class PhraseFileError(CleantextError, ValueError):
    """A phrase file cannot be read, or a rule in it makes no sense."""
