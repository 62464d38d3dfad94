"""Captions and credits: a line is split into caption and credit, and the credit into its parties.

`figure_lines` has the grammar from the top; what stands below it are `labels` ("Photo:"), `marks` (©, slashes) and
`seams` (where a caption may end), credits that are `labelled` or not (`unlabelled`), the `parties` that a credit names,
and the `interface` words around both. The words of all languages are in `cleantext.caption_words`.
"""

from cleantext.caption_words import canonical_agency
from cleantext.credits.figure_lines import (
    Credit,
    FigureLine,
    format_credit,
    parse_credit,
    parse_figure_line,
    parse_figure_parts,
)

__all__ = [
    "Credit",
    "FigureLine",
    "canonical_agency",
    "format_credit",
    "parse_credit",
    "parse_figure_line",
    "parse_figure_parts",
]
