"""Renderers: functions from a document to a string. All are made from `Document.spans`."""

from cleantext.render.comparison import to_comparison
from cleantext.render.markdown import to_markdown
from cleantext.render.report import to_report
from cleantext.render.schema_org import to_json
from cleantext.render.text import to_text

__all__ = ["to_comparison", "to_json", "to_markdown", "to_report", "to_text"]
