"""Testing filters, pipelines and saved pages of one's own: laws, strategies and scores.

`laws` say what holds for every filter and pipeline; `strategies` make pages, documents, captions and credits for
Hypothesis (``pip install 'cleantext-prose[testing]'``); `corpus` reads a folder of saved pages; `score` tells how much
planted boilerplate a pipeline finds, and how much prose it harms. The pytest plugin runs every law over a folder:
``pytest --cleantext-corpus FOLDER``.
"""

from typing import Any

from cleantext.testing import laws
from cleantext.testing.corpus import SavedPage, corpus, saved_pages, subdocument
from cleantext.testing.planting import Planted, Score, score

STRATEGIES = ("captions", "credits", "documents", "flat_pages", "html_pages", "pages", "planted_pages")
"""What `strategies` makes, here too; Hypothesis is imported when one is asked for."""

__all__ = [
    "Planted",
    "SavedPage",
    "Score",
    "corpus",
    "laws",
    "register_types",
    "saved_pages",
    "score",
    "subdocument",
]


def __getattr__(name: str) -> Any:
    if name in STRATEGIES:
        return getattr(_strategies(), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def register_types() -> None:
    """Tell Hypothesis how to make the types of this library, for `hypothesis.strategies.from_type`.

    Hypothesis calls this by itself, through its entry point.
    """
    from hypothesis.strategies import register_type_strategy

    from cleantext.credits import Credit
    from cleantext.document import Document

    # The strategies are built when first asked for: programs that merely import Hypothesis shall not wait for them.
    register_type_strategy(Document, lambda _: _strategies().documents())
    register_type_strategy(Credit, lambda _: _strategies().credits())
    register_type_strategy(Planted, lambda _: _strategies().planted_pages())


def _strategies() -> Any:
    from cleantext.testing import strategies

    return strategies
