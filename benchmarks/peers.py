"""The tools that are compared: each an adapter from the bytes of a page to the text it makes of them.

Every tool runs as its documentation shows it first, with its defaults. Tools that take no bytes are handed text that
was decoded by cleantext's reader, whose time counts as theirs. To add a tool, write its adapter and a row of `TOOLS`.
"""

# The peers are not installed where types are checked.
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import metadata
from importlib.util import find_spec

from attrs import frozen


def by_cleantext(page: bytes) -> str:
    """The preset ARTICLE, with everything in it."""
    from cleantext import clean_html

    return clean_html(page).text


def by_trafilatura(page: bytes) -> str:
    """With comments left out, as a page's main text is asked for."""
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def by_trafilatura_fast(page: bytes) -> str:
    """Without the fallback extractors."""
    from trafilatura import extract

    return extract(page, include_comments=False, fast=True) or ""


def by_resiliparse(page: bytes) -> str:
    """Its main-content mode."""
    return _resiliparse(page, main_content=True)


def all_by_resiliparse(page: bytes) -> str:
    """All text of the page."""
    return _resiliparse(page, main_content=False)


def _resiliparse(page: bytes, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(page, detect_encoding(page) or "utf-8")
    return str(extract_plain_text(tree, main_content=main_content))


def by_turbohtml(page: bytes) -> str:
    """The text of its main-content scoring."""
    import turbohtml

    return str(turbohtml.parse(page).main_text())


def by_readability(page: bytes) -> str:
    """Its summary is HTML; html-text makes text of it without gluing words together."""
    from html_text import extract_text
    from readability import Document

    return str(extract_text(Document(_decoded(page)).summary()))


def by_justext(page: bytes) -> str:
    """With the settings its documentation gives for pages whose language is not known."""
    import justext

    paragraphs = justext.justext(page, frozenset(), stopwords_low=0, stopwords_high=0)
    return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)


def by_newspaper(page: bytes) -> str:
    """An article object, given the page instead of fetching it."""
    from newspaper import Article

    article = Article("https://example.org/", fetch_images=False)
    article.download(input_html=_decoded(page))
    article.parse()
    return str(article.text)


def by_goose(page: bytes) -> str:
    """Without image fetching."""
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as goose:
        return str(goose.extract(raw_html=_decoded(page)).cleaned_text or "")


def by_boilerpy(page: bytes) -> str:
    """Its extractor for articles."""
    from boilerpy3.extractors import ArticleExtractor

    return str(ArticleExtractor(raise_on_failure=False).get_content(_decoded(page)))


def by_inscriptis(page: bytes) -> str:
    """All text of the page: what a tool reaches that cleans nothing."""
    from inscriptis import get_text

    return str(get_text(_decoded(page)))


def _decoded(page: bytes) -> str:
    from cleantext.readers.encoding import decode

    return decode(page)[0]


@frozen
class Tool:
    """A tool of the comparison.

    Attributes:
        name: What tables and plots call it.
        distribution: Its name in the registry; empty for cleantext itself.
        modules: What must be importable; the first one's import is timed.
        clean: The adapter, which imports at need.
    """

    name: str
    distribution: str
    modules: tuple[str, ...]
    clean: Callable[[bytes], str]

    @property
    def installed(self) -> bool:
        """Whether all its modules are there."""
        return all(find_spec(module.partition(".")[0]) is not None for module in self.modules)

    @property
    def version(self) -> str:
        """The version that is installed."""
        if not self.distribution:
            import cleantext

            return cleantext.__version__
        return metadata.version(self.distribution)


TOOLS = (
    Tool("cleantext", "", ("cleantext",), by_cleantext),
    Tool("trafilatura", "trafilatura", ("trafilatura",), by_trafilatura),
    Tool("trafilatura-fast", "trafilatura", ("trafilatura",), by_trafilatura_fast),
    Tool("resiliparse", "resiliparse", ("resiliparse.extract.html2text",), by_resiliparse),
    Tool("turbohtml", "turbohtml", ("turbohtml",), by_turbohtml),
    Tool("readability", "readability-lxml", ("readability", "html_text"), by_readability),
    Tool("justext", "jusText", ("justext",), by_justext),
    Tool("newspaper4k", "newspaper4k", ("newspaper",), by_newspaper),
    Tool("goose3", "goose3", ("goose3",), by_goose),
    Tool("boilerpy3", "boilerpy3", ("boilerpy3.extractors",), by_boilerpy),
    Tool("inscriptis", "inscriptis", ("inscriptis",), by_inscriptis),
)

PRINTERS = {
    "resiliparse": all_by_resiliparse,
    "resiliparse-main": by_resiliparse,
    "inscriptis": by_inscriptis,
}
"""What makes the flat prints of an archive's pages, by their names there."""


def tool_named(name: str) -> Tool:
    """The tool of that name; raises `LookupError` with the names there are."""
    for tool in TOOLS:
        if tool.name == name:
            return tool
    raise LookupError(f"no tool is named {name!r}; the tools are {', '.join(tool.name for tool in TOOLS)}")


def chosen_tools(names: Iterable[str] = ()) -> tuple[list[Tool], list[str]]:
    """The tools of these names (all without any) that are installed, and the names of those that are not."""
    wanted = [tool_named(name) for name in names] or list(TOOLS)
    return [tool for tool in wanted if tool.installed], [tool.name for tool in wanted if not tool.installed]
