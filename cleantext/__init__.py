"""cleantext strips boilerplate from web pages and flattened text, keeps captions and credits in order, and says why.

>>> import cleantext
>>> page = cleantext.clean_html("<nav>Home</nav><p>" + "Rain fell on the coast all day. " * 4)
>>> page.text.startswith("Rain fell")
True
>>> page.spans()[0].verdict.label
<Label.NAVIGATION: 'navigation'>
"""

from typing import TYPE_CHECKING, Any

from cleantext.namesakes import refuse_namesakes

refuse_namesakes(__path__[0])

from cleantext.api import clean_html, clean_text  # noqa: E402
from cleantext.blocks import Ancestor, Block, Image, Kind, Verdict  # noqa: E402
from cleantext.credits import (  # noqa: E402
    Credit,
    FigureLine,
    format_credit,
    parse_credit,
    parse_figure_line,
)
from cleantext.document import Document, Fate, Origin, Span  # noqa: E402
from cleantext.errors import (  # noqa: E402
    CleantextError,
    DuplicateFilterError,
    PhraseFileError,
    UnknownFilterError,
    VerdictError,
)
from cleantext.figures import Figure  # noqa: E402
from cleantext.filters import Filter, per_block  # noqa: E402
from cleantext.labels import Label  # noqa: E402
from cleantext.pipeline import Pipeline  # noqa: E402
from cleantext.presets import ARTICLE, LENIENT, STRICT  # noqa: E402
from cleantext.readers.html import read_html  # noqa: E402

if TYPE_CHECKING:
    from cleantext.readers.text import read_text
    from cleantext.readers.tree import read_tree
    from cleantext.render import to_comparison, to_json, to_markdown, to_report, to_text

__version__ = "0.1.0"

__all__ = [
    "ARTICLE",
    "LENIENT",
    "STRICT",
    "Ancestor",
    "Block",
    "CleantextError",
    "Credit",
    "Document",
    "DuplicateFilterError",
    "Failure",
    "Fate",
    "Figure",
    "FigureLine",
    "Filter",
    "Image",
    "Kind",
    "Label",
    "Origin",
    "PhraseFileError",
    "Pipeline",
    "Report",
    "SiteTemplate",
    "SiteTemplates",
    "Span",
    "UnknownFilterError",
    "Verdict",
    "VerdictError",
    "clean_html",
    "clean_many",
    "clean_text",
    "format_credit",
    "learn_by_site",
    "parse_credit",
    "parse_figure_line",
    "per_block",
    "read_html",
    "read_text",
    "read_tree",
    "to_comparison",
    "to_json",
    "to_markdown",
    "to_report",
    "to_text",
]

# Names that not every program needs, and the modules they are imported from when first asked for.
_ON_DEMAND = {
    "Failure": "cleantext.batch",
    "Report": "cleantext.batch",
    "SiteTemplate": "cleantext.sites",
    "SiteTemplates": "cleantext.sites",
    "clean_many": "cleantext.batch",
    "learn_by_site": "cleantext.sites",
    "read_text": "cleantext.readers.text",
    "read_tree": "cleantext.readers.tree",
    "to_comparison": "cleantext.render",
    "to_json": "cleantext.render",
    "to_markdown": "cleantext.render",
    "to_report": "cleantext.render",
    "to_text": "cleantext.render",
}


def __getattr__(name: str) -> Any:
    """Import a public name the first time it is used."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module 'cleantext' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_ON_DEMAND[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
