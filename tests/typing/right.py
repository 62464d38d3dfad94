"""Right uses: a type checker has nothing to say of these."""

from collections.abc import Iterable, Iterator

import cleantext
from cleantext import ARTICLE, Block, Document, Filter, Label, Pipeline, Verdict, per_block


@per_block(Label.PROMOTION)
def tip_jars(block: Block) -> str | None:
    """Lines that ask the reader for money."""
    return "asks for a tip" if "buy me a coffee" in block.folded else None


class Shouts:
    """Blocks in capitals."""

    name = "shouts"

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        for block in document.unlabelled:
            if block.text.isupper():
                yield Verdict.on(block, Label.CLUTTER, "all in capitals")


step: Filter = Shouts()
mine: Pipeline = ARTICLE.insert(tip_jars, before="stock_phrases").append(Shouts()).without("repeats")
page: Document = cleantext.clean_html(b"<p>Rain", url="https://example.org/", pipeline=mine)
text: str = cleantext.clean_text("Rain").text
credits: Iterable[cleantext.Credit] = [figure.credit for figure in page.figures if figure.credit is not None]
markdown: str = cleantext.to_markdown(page, captions="bracket")
verdict = page.spans()[0].verdict
label: Label | None = verdict.label if verdict is not None else None
