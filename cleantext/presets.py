"""Three pipelines to start from."""

from __future__ import annotations

from cleantext.filters.captions import captions
from cleantext.filters.content import MainContent
from cleantext.filters.context import neighbours, tails
from cleantext.filters.furniture import furniture
from cleantext.filters.landmarks import landmarks
from cleantext.filters.links import LinkLists
from cleantext.filters.phrases import stock_phrases
from cleantext.filters.repeats import repeats
from cleantext.filters.visibility import controls, hidden_text
from cleantext.labels import Label
from cleantext.pipeline import Pipeline

ARTICLE = Pipeline(
    hidden_text,
    controls,
    landmarks,
    furniture,
    captions,
    stock_phrases,
    LinkLists(),
    repeats,
    tails,
    neighbours,
    MainContent(),
)
"""Balanced: what the filters call prose goes out."""

STRICT = ARTICLE
"""Only what is surely prose goes out."""

LENIENT = ARTICLE.keeping(Label.UNLABELLED)
"""What may be prose stays."""

PRESETS = {"article": ARTICLE, "strict": STRICT, "lenient": LENIENT}
