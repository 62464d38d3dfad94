"""Filters that look at the company a block keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen

from cleantext.blocks import Block, Kind, Verdict
from cleantext.document import Document, open_blocks
from cleantext.filters.captions import Alternative
from cleantext.labels import Label
from cleantext.normalize import count_words
from cleantext.phrasebook import Phrasebook, PhraseMatch, default_phrasebook
from cleantext.sentences import CLOSING_QUOTES, FULL_STOPS, STOPS

SHORTEST_PROSE = 80
"""Characters. A shorter line does not end a run of teasers, even with a full stop: teasers are sentences too."""

LONGEST_TITLE = 150
"""Characters. Titles of films, sections and stories are no longer."""

SHORTEST_PREFIX = 6
"""Characters of a skip link before the name of the section it skips; "Skip to" has seven."""

FEWEST_ADDRESSES = 3
"""Addresses in a row, a line each, that make a list of references."""

LONGEST_ITEM = 60
"""Characters of an item that may be what the others of its list are."""

MOST_PREFIXES = 4
"""How many wordings of skip links are looked for in one page; no page seen had more than one."""

_SENTENCE_END = STOPS | CLOSING_QUOTES
_EAST_ASIAN = "\u2e80"


def _is_prose(block: Block) -> bool:
    """Whether a block ends a run of teasers: a sentence long enough. East Asian text says it in half the characters."""
    text = block.text
    size = len(text) * (2 if text[:1] >= _EAST_ASIAN else 1)
    return size >= SHORTEST_PROSE and (text[-1] in _SENTENCE_END or size >= 4 * SHORTEST_PROSE)


# --- runs under a heading -------------------------------------------------------------------------------------


@frozen
class Tails:
    """Runs that a section heading such as "More stories from …" opens, up to the next prose or heading.

    The headings are those of the phrasebook, and whatever a skip link above names: "Skip next section Top story"
    before "Top story". Nothing opens above the first prose, where menus have the same words. Flat text alone is looked
    at; a page's own marks say it better.

    Attributes:
        phrasebook: The headings; those of all built-in languages by default.
    """

    phrasebook: Phrasebook | None = field(default=None, repr=False)
    name: str = field(default="tails", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        if not document.elements.has_flat_text:
            return
        book = self.phrasebook or default_phrasebook()
        opened = titles(book, document.blocks, TITLE_KINDS, LONGEST_TITLE)
        skips, named = _skipped_sections(document)
        if not (opened or skips):
            return
        first = min(*opened, *skips, len(document.blocks))
        above = open_blocks(document.blocks[:first], document.settled[:first])
        below_prose = any(not block.path and _is_prose(block) for block in above)
        label: Label | None = None
        reason = ""
        for block in document.blocks[first:]:
            if block.path or not block.text:
                continue
            verdict = document.settled[block.index]
            if block.index in skips:
                label = None
                yield Verdict.on(block, Label.NAVIGATION, skips[block.index])
            elif block.index in named:
                label, reason = Label.RELATED, f"under '{block.text[:60]}'"
                yield Verdict.on(block, Label.RELATED, "the section that the link above offers to skip")
            elif below_prose and (opening := opened.get(block.index)):
                label, reason = opening.label, f"under '{block.text[:60]}'"
                yield Verdict.on(block, opening.label, opening.reason)
            elif label is None and below_prose:
                continue  # no run ends here
            elif block.kind is Kind.HEADING or _is_prose(block):
                label, below_prose = None, below_prose or verdict is None and _is_prose(block)
            elif label is not None and verdict is None:
                yield Verdict.on(block, label, reason)


TITLE_KINDS = (Kind.LINE, Kind.HEADING, Kind.PARAGRAPH)
"""What a section's heading may be taken for by a reader of flat text."""


def _titles(
    book: Phrasebook, blocks: Iterable[Block], kinds: Collection[Kind], longest: int
) -> dict[int, PhraseMatch]:
    """The lines of flat text, of these kinds and no longer, that a book knows for headings of sections, by number."""
    found = {
        block.index: book.opens(block.folded)
        for block in blocks
        if block.kind in kinds and 0 < len(block.text) <= longest and not block.path
    }
    return {index: opening for index, opening in found.items() if opening is not None}


try:
    from cleantext.native.phrases import titles
except ImportError:  # nothing has been compiled
    titles = _titles


def _skipped_sections(document: Document) -> tuple[Mapping[int, str], frozenset[int]]:
    """Skip links with a reason each, and the headings they name: pairs of lines, of which the first ends in the second.

    A pair counts where the phrasebook knows the first line, or where another line begins with the same words; so does
    that other line, named section or not.
    """
    pairs: dict[int, str] = {}  # place of the link -> the words of it that are not the section's name
    for index in ends_in_next(document.blocks):
        block, below = document.blocks[index : index + 2]
        if _ends_in(block, below):
            pairs[index] = block.folded[: len(block.folded) - len(below.folded)].strip()
    if not pairs:
        return {}, frozenset()
    prefixes = Counter(pairs.values())
    known = {place for place in pairs if _is_navigation(document.settled[place])}
    trusted = {pairs[place] for place in known} | {prefix for prefix, count in prefixes.items() if count > 1}
    links = {place for place, prefix in pairs.items() if prefix in trusted}
    skips = {place: f"offers to skip '{document.blocks[place + 1].text[:60]}'" for place in links}
    for prefix, _ in prefixes.most_common(MOST_PREFIXES):
        for block in document.blocks if prefix in trusted else ():
            if (
                block.index not in skips
                and len(block.text) <= 2 * LONGEST_TITLE
                and block.folded.startswith(f"{prefix} ")
            ):
                skips[block.index] = f"begins like other skip links, '{prefix}'"
    return skips, frozenset(place + 1 for place in links)


def _ends_in_next(blocks: Sequence[Block]) -> list[int]:
    """The numbers of the blocks that end in the characters of the one below, and have more."""
    return [
        block.index
        for block, below in pairwise(blocks)
        if 0 < len(below.text) < len(block.text) and block.text.endswith(below.text)
    ]


def _ends_in(block: Block, below: Block) -> bool:
    """Whether a block that ends in the characters of the one below ends in its words, and may be a link to it."""
    if block.path or not len(below.text) + SHORTEST_PREFIX <= len(block.text) <= 2 * LONGEST_TITLE:
        return False
    return block.text[-len(below.text) - 1].isspace()


def _is_navigation(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.label is Label.NAVIGATION


# --- formulas -------------------------------------------------------------------------------------------------

DELIMITERS = (("$$", "$$"), ("\\[", "\\]"))
"""What stands around a formula on a line of its own that a script is to set."""

LONGEST_SYMBOL = 3
"""Letters side by side that may be a formula by themselves."""

LONGEST_FORMULA = 2_000
"""Characters. What is longer is judged for itself."""


def formulas_in(document: Document) -> list[int]:
    """The blocks that are nothing but a formula, by number."""
    elements = document.elements
    found = {block for block, _ in elements.blocks_inside(elements.tagged("math"), 1)}
    if any([opening[0] in document.source for opening, _ in DELIMITERS]):  # few pages have these marks
        found.update(
            [
                number
                for number in delimited(document.blocks, DELIMITERS)
                if not _is_slot(document.blocks[number].text)
            ]
        )
    return sorted(found)


def _is_slot(text: str) -> bool:
    """Whether a long word is all that stands between delimiters, as where a script is to put something: "$$ADVERT$$"."""
    word = text[2:-2]
    return len(word) > LONGEST_SYMBOL and word.isalpha()


def _delimited(blocks: Iterable[Block], delimiters: Sequence[tuple[str, str]]) -> list[int]:
    """The numbers of the blocks that stand between delimiters, with something between the two."""
    return [
        block.index
        for block in blocks
        if any(
            [
                block.text.startswith(opening)
                and block.text.endswith(closing)
                and len(block.text) > len(opening + closing)
                for opening, closing in delimiters
            ]
        )
    ]


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers in order, as the runs that follow each other."""
    start = 0
    for place, number in enumerate(numbers, 1):
        if place == len(numbers) or numbers[place] != number + 1:
            yield range(numbers[start], number + 1)
            start = place


# --- neighbours -----------------------------------------------------------------------------------------------

SPREADING = frozenset(
    {
        Label.NAVIGATION,
        Label.CONTROL,
        Label.PAGINATION,
        Label.RELATED,
        Label.SHARING,
        Label.SUBSCRIPTION,
        Label.CONSENT,
        Label.LEGAL,
        Label.MEDIA,
    }
)
"""Labels that short lines take on from their neighbours."""


@frozen
class Neighbours:
    """Short open blocks that are what stands beside them.

    The title of a film stands right above its running time or above what is printed where it cannot be played; a
    short line between two of a kind is of that kind; so is the item of a list of which half is known; and the words
    above a list of bare addresses head it. Formulas that stand by themselves are prose beside a paragraph.
    """

    name: str = field(default="neighbours", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        yield from self._beside(document)
        yield from self._formulas(document)
        if not document.elements.has_flat_text:
            return
        for items in item_runs(document.blocks, Kind.LIST_ITEM, LONGEST_ITEM):
            yield from self._like_fellows(document, items)
        yield from self._above_addresses(document)

    def _beside(self, document: Document) -> Iterator[Verdict]:
        settled = document.settled
        for index, after in open_before(settled):
            block = document.blocks[index]
            if not block.text or len(block.text) > LONGEST_TITLE or block.text[-1] in FULL_STOPS:
                continue
            before = settled[index - 1] if index else None
            if after.label is Label.MEDIA and _is_player(document, block.index + 1):
                yield Verdict.on(block, Label.MEDIA, "the title above a player")
            elif before is not None and before.label is after.label and before.label in SPREADING:
                if block.kind is not Kind.HEADING or len(block.text) <= 40:
                    yield Verdict.on(block, before.label, "between two of its kind")

    def _formulas(self, document: Document) -> Iterator[Verdict]:
        blocks, settled = document.blocks, document.settled
        for run in _runs(formulas_in(document)):
            beside = [*blocks[max(0, run.start - 1) : run.start], *blocks[run.stop : run.stop + 1]]
            if any(settled[block.index] is None and len(block.text) >= SHORTEST_PROSE for block in beside):
                for index in run:
                    if settled[index] is None and len(blocks[index].text) <= LONGEST_FORMULA:
                        yield Verdict.on(blocks[index], Label.PROSE, "a formula beside a paragraph")

    def _like_fellows(self, document: Document, items: Sequence[Block]) -> Iterator[Verdict]:
        verdicts = [document.settled[item.index] for item in items]
        labels = [verdict.label for verdict in verdicts if verdict is not None]
        if 2 * len(labels) < len(items):
            return
        label, count = Counter(labels).most_common(1)[0]
        if label in SPREADING and 2 * count >= len(items):
            for item, verdict in zip(items, verdicts, strict=True):
                if verdict is None:
                    yield Verdict.on(item, label, f"in a list of which {count} of {len(items)} are {label}")

    def _above_addresses(self, document: Document) -> Iterator[Verdict]:
        """The headings of the list of addresses that ends a text browser's print: "References", "Visible links:"."""
        addresses = {
            block.index
            for block in document.blocks
            if " " not in block.text and "://" in block.text and not block.path
        }
        run = headings = 0
        for block in reversed(document.blocks) if len(addresses) >= FEWEST_ADDRESSES else ():
            if block.index in addresses:
                run, headings = (1 if headings else run + 1), 0
            elif not run:
                continue
            elif run >= FEWEST_ADDRESSES and headings < 2 and block.text and count_words(block.text) <= 3:
                headings += 1
                yield Verdict.on(block, Label.NAVIGATION, f"above a list of {run} addresses")
            else:
                run = headings = 0


def _item_runs(blocks: Iterable[Block], item: Kind, longest: int) -> list[list[Block]]:
    """Runs of two list items or more in flat text, none of more characters than the longest."""
    runs: list[list[Block]] = []
    run: list[Block] = []
    for block in blocks:
        if block.kind is item and not block.path and len(block.text) <= longest:
            run.append(block)
        elif run:
            runs.append(run)
            run = []
    return [run for run in (*runs, run) if len(run) > 1]


def _open_before(settled: tuple[Verdict | None, ...]) -> list[tuple[int, Verdict]]:
    """The open blocks right before a settled one, by number, each with the verdict on that."""
    return [
        (index, after)
        for index, (verdict, after) in enumerate(pairwise(settled))
        if verdict is None and after is not None
    ]


try:
    from cleantext.native.rules import delimited, ends_in_next, item_runs, open_before
except ImportError:  # nothing has been compiled
    delimited, ends_in_next, item_runs, open_before = _delimited, _ends_in_next, _item_runs, _open_before


def _is_player(document: Document, index: int) -> bool:
    """Whether a film begins at a block: what is printed in its place stands there, or two blocks down behind its
    running time. A time alone is no film: programmes print when things begin."""
    for place in (index, index + 1):
        verdict = document.settled[place] if place < len(document.settled) else None
        if verdict is None or verdict.label is not Label.MEDIA or isinstance(verdict, Alternative):
            return False
        if len(document.blocks[place].text) > 20:
            return True
    return False


tails = Tails()
neighbours = Neighbours()
