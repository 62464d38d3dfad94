"""A pytest plugin: ``pytest --cleantext-corpus FOLDER`` runs every law over the saved pages of a folder.

``--cleantext-pipeline MODULE:NAME`` names a pipeline other than the preset `ARTICLE`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cleantext.pipeline import Pipeline
    from cleantext.testing.corpus import SavedPage


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options."""
    group = parser.getgroup("cleantext")
    group.addoption("--cleantext-corpus", metavar="FOLDER", help="check the laws of cleantext on saved pages")
    group.addoption(
        "--cleantext-pipeline",
        metavar="MODULE:NAME",
        default="cleantext:ARTICLE",
        help="the pipeline to check them with (default: cleantext:ARTICLE)",
    )


def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add an item for each saved page."""
    folder = config.getoption("--cleantext-corpus")
    if not folder:
        return
    from cleantext.testing.corpus import saved_pages

    try:
        pages = saved_pages(folder)
        pipeline = _pipeline(config.getoption("--cleantext-pipeline"))
    except (OSError, ValueError, ImportError) as error:
        raise pytest.UsageError(str(error)) from error
    items.extend(
        PageItem.from_parent(session, name=f"cleantext[{page.path}]", page=page, pipeline=pipeline)
        for page in pages
    )


def _pipeline(place: str) -> Pipeline:
    from importlib import import_module

    from cleantext.pipeline import Pipeline

    module, _, name = place.partition(":")
    found = getattr(import_module(module), name, None)
    if not isinstance(found, Pipeline):
        raise ValueError(
            f"--cleantext-pipeline {place} is no Pipeline; write MODULE:NAME, as in cleantext:ARTICLE"
        )
    return found


class PageItem(pytest.Item):
    """A saved page; it passes if it is read and every law holds on it."""

    def __init__(self, *, page: SavedPage, pipeline: Pipeline, **rest: Any) -> None:
        super().__init__(**rest)
        self.page = page
        self.pipeline = pipeline

    def runtest(self) -> None:
        """Read the page and check the laws."""
        from cleantext.api import clean_text
        from cleantext.testing import laws

        document = self.page.read()
        laws.check_document(document)
        laws.check_pipeline(self.pipeline, document)
        # Of a page of markup it is the clean text that may be cleaned again.
        text = self.page.flat_text()
        clean = partial(clean_text, pipeline=self.pipeline)
        laws.check_idempotent(clean, self.pipeline(document).text if text is None else text)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A broken law in one line; anything else as pytest shows it."""
        from cleantext.testing.laws import BrokenLaw

        if isinstance(excinfo.value, BrokenLaw):
            return f"{self.page.path}: {excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Where pytest says the item is."""
        return self.page.path, None, self.name
