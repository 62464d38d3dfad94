"""cleantext strips boilerplate from web pages and normalizes what is left, and says why."""

from cleantext.api import clean_html, clean_text
from cleantext.blocks import Ancestor, Block, Image, Kind, Verdict
from cleantext.document import Document, Fate, Origin, Span
from cleantext.errors import (
    CleantextError,
    DuplicateFilterError,
    PhraseFileError,
    UnknownFilterError,
    VerdictError,
)
from cleantext.figures import Figure
from cleantext.filters import Filter, per_block
from cleantext.labels import Label
from cleantext.pipeline import Pipeline
from cleantext.presets import ARTICLE, LENIENT, STRICT
from cleantext.readers.html import read_html
from cleantext.readers.text import read_text
