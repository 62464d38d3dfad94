from cleantext.blocks import Block
from cleantext.readers.claims import Evidence

def read_markup(page: str, evidence: Evidence) -> tuple[str, list[Block]]: ...
