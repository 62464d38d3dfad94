"""Steps for datatrove pipelines: an extractor for HTML, and a formatter for text that was extracted before.

``pip install 'cleantext-prose[datatrove]'``. Both hold a pipeline and nothing else, and pickle.
"""

from __future__ import annotations

try:
    from datatrove.pipeline.extractors.base import BaseExtractor
    from datatrove.pipeline.formatters.base import BaseFormatter
except ImportError:
    raise ImportError("these steps need datatrove: pip install 'cleantext-prose[datatrove]'") from None

from cleantext.api import clean_html, clean_text
from cleantext.pipeline import Pipeline
from cleantext.presets import ARTICLE


class CleantextExtractor(BaseExtractor):  # type: ignore[misc]
    """From the HTML of a document to its clean prose; documents without any are left out, as datatrove does.

    Args:
        pipeline: The filters to run and the labels to keep.
        timeout: Seconds a document may take before datatrove skips it.
    """

    name = "cleantext"

    def __init__(self, pipeline: Pipeline = ARTICLE, timeout: float = 10) -> None:
        super().__init__(timeout)
        self.pipeline = pipeline

    def extract(self, text: str) -> str:
        """The clean prose of a page."""
        return clean_html(text, pipeline=self.pipeline).text


class CleantextFormatter(BaseFormatter):  # type: ignore[misc]
    """From flattened text to its clean prose.

    Args:
        pipeline: The filters to run and the labels to keep.
        dialect: The flattener, by a name of `cleantext.readers.text.DIALECTS`, or ``"auto"``.
    """

    name = "cleantext"

    def __init__(self, pipeline: Pipeline = ARTICLE, dialect: str = "auto") -> None:
        super().__init__()
        self.pipeline = pipeline
        self.dialect = dialect

    def format(self, text: str) -> str:
        """The clean prose of a text."""
        return clean_text(text, pipeline=self.pipeline, dialect=self.dialect).text
