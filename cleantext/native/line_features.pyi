from collections.abc import Mapping

from cleantext.document import Document

def line_columns(
    document: Document, prose: Mapping[str, int], asked: frozenset[str] | None = None
) -> dict[str, bytes]: ...
