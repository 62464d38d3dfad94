from collections.abc import Mapping
from typing import Any

def line_of(row: Mapping[str, Any]) -> bytes: ...
