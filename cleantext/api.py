"""The two calls most people need: a page in, a cleaned document out.

Those who clean pages do not wait until all has been loaded that flat text needs.
"""

from __future__ import annotations

from functools import partial

from cleantext.document import Document
from cleantext.pipeline import Pipeline
from cleantext.presets import ARTICLE
from cleantext.readers.html import MAX_BYTES, read_html


def clean_html(
    html: str | bytes, *, url: str | None = None, pipeline: Pipeline = ARTICLE, max_bytes: int = MAX_BYTES
) -> Document:
    """Read a web page and clean it.

    Args:
        html: The page itself, as the bytes that were served (best: the encoding is then found) or as text.
        url: The address of the page, if known.
        pipeline: The filters to run and the labels to keep.
        max_bytes: A longer page is cut, as `read_html` says.

    Raises `TypeError` for anything but str or bytes. Any content at all gives a document.
    """
    return pipeline(read_html(html, url=url, max_bytes=max_bytes))


def clean_text(
    text: str,
    *,
    pipeline: Pipeline = ARTICLE,
    dialect: str = "auto",
    language: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read text that was flattened from a web page and clean it.

    Args:
        text: The text, with the line breaks the flattener printed.
        pipeline: The filters to run and the labels to keep.
        dialect: The flattener, by a name of `cleantext.readers.text.DIALECTS`, or ``"auto"``.
        language: BCP 47 tag of the text's language, if known.
        max_bytes: A longer text is cut, as `read_text` says.

    Raises `TypeError` for anything but str, `ValueError` for an unknown dialect. Cleaning the clean text again changes
    nothing (see `cleantext.settling`).
    """
    from cleantext.readers.text import read_text
    from cleantext.settling import settled

    document = pipeline(read_text(text, dialect=dialect, language=language, max_bytes=max_bytes))
    return settled(document, pipeline, partial(read_text, max_bytes=max_bytes))
