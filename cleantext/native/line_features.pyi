from collections.abc import Mapping
from typing import Any

from cleantext.document import Document

class Weights(dict[str, Any]):  # it is only ever handed on
    def __init__(self, kinds: Mapping[str, Mapping[str, int]]) -> None: ...

def line_columns(
    document: Document,
    prose: Mapping[str, int],
    asked: frozenset[str] | None = None,
    markup: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, bytes]: ...
