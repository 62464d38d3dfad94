"""Wrong uses: each must be an error, or the unused ignore is one."""

import cleantext
from cleantext import ARTICLE, Block, Label, per_block

cleantext.clean_text(b"Rain")  # type: ignore[arg-type]
cleantext.clean_html(None)  # type: ignore[arg-type]
cleantext.to_text(cleantext.Document(), captions="keep")  # type: ignore[arg-type]
ARTICLE.append(len)  # type: ignore[arg-type]
ARTICLE.insert("stock_phrases", before="captions")  # type: ignore[arg-type]
cleantext.Verdict(0, 0, 1, "prose", "words")  # type: ignore[arg-type]


@per_block("promotion")  # type: ignore[arg-type]
def tips(block: Block) -> str | None:
    """A filter with a text for a label."""
    return None


@per_block(Label.PROMOTION)  # type: ignore[arg-type]
def answers_yes(block: Block) -> bool:
    """A filter that answers yes or no."""
    return True
