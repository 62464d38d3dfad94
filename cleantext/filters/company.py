"""What the company that a block keeps does to its probability, and to the choice.

A model judges each block for itself, whatever it is told of those around. What it does not know: what became of those.
Blocks made alike are mostly wanted alike, a code sample goes with the text beside it, a question with its answer, and the
pieces of a list and a heading above nothing with what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby

from cleantext.blocks import Block, Kind
from cleantext.elements import Elements

KIN_SHARE, FEWEST_KIN, SURE_KIN = 0.4, 3, 0.75
"""How much of a block's probability is the mean of its kin, where there are at least so many blocks in elements that are alike
three levels up, and their mean is lower than this: among the paragraphs of an article each is judged for itself, for some of
them invite to subscribe. Out of fold all kinds of pages gain with shares from 0.2 to 0.8, together 0.0007."""

TORN_SHARE = 0.5
"""A list of which no more of the words is chosen is no part of what is sold or told. A third to three fifths measured alike."""

LIST_TAGS = frozenset({"ul", "ol", "dl"})

GAP_WORDS, GAP_LEAST, GAP_AROUND, GAP_BELOW = 12, 0.3, 0.68, 0.6
"""A block of so few words and at least this probability follows the two around it where theirs are at least this, and one at
the head of another follows that one."""


def _in_company(
    elements: Elements, weighed: Sequence[Block], likely: Sequence[float], words: Sequence[int]
) -> list[float]:
    """The probabilities of a page's blocks, with what their company adds."""
    return _beside_code(weighed, _among_kin(elements, weighed, likely, words), words)


def _among_kin(
    elements: Elements, weighed: Sequence[Block], likely: Sequence[float], words: Sequence[int]
) -> list[float]:
    """The probabilities, each drawn to the mean of the blocks that are made alike, by their words."""
    alike = elements.alike()
    groups = [alike[elements.around(block.index)] for block in weighed]
    sums: dict[int, tuple[int, int, float]] = {}
    for group, probability, count in zip(groups, likely, words, strict=True):
        kin, mass, total = sums.get(group, (0, 0, 0.0))
        sums[group] = kin + 1, mass + count + 1, total + (count + 1) * probability
    found = []
    for group, probability in zip(groups, likely, strict=True):
        kin, mass, total = sums[group]
        mean = total / mass
        is_drawn = kin >= FEWEST_KIN and mean < SURE_KIN
        found.append((1 - KIN_SHARE) * probability + KIN_SHARE * mean if is_drawn else probability)
    return found


def _beside_code(weighed: Sequence[Block], likely: Sequence[float], words: Sequence[int]) -> list[float]:
    """The probabilities, a code sample's at least that of the likelier text before and behind it.

    Samples look like nothing that is read, and the longest like data. Of those that come in by this, 85 in 100 are wanted.
    """
    is_code = [block.kind is Kind.CODE for block in weighed]
    if not any(is_code):
        return list(likely)
    text = [0.0 if code or not count else p for code, count, p in zip(is_code, words, likely, strict=True)]
    carried = [code or not count for code, count in zip(is_code, words, strict=True)]
    before = _carried_on(text, carried)
    behind = _carried_on(text[::-1], carried[::-1])[::-1]
    return [
        max(p, above, below) if code else p
        for code, p, above, below in zip(is_code, likely, before, behind, strict=True)
    ]


def _carried_on(values: Iterable[float], carried: Iterable[bool]) -> list[float]:
    """The values, in place of each that is `carried` the last one before it that is not, or 0."""
    found, last = [], 0.0
    for value, is_carried in zip(values, carried, strict=True):
        last = last if is_carried else value
        found.append(last)
    return found


def _without_pieces(
    elements: Elements, weighed: Sequence[Block], words: Sequence[int], picked: Sequence[bool]
) -> list[bool]:
    """What is picked, without pieces of lists that are mostly left, and without headings below which nothing is taken: other
    goods, other stories. For pages of one article or one thing; on lists headings are entries."""
    is_list = bytes([name[0] in LIST_TAGS for name in elements.called])
    lists = [elements.nearest(elements.around(block.index), is_list, 1) for block in weighed]
    sums: dict[int, tuple[int, int]] = {}
    for number, count, taken in zip(lists, words, picked, strict=True):
        chosen, every = sums.get(number, (0, 0))
        sums[number] = chosen + count * taken, every + count
    torn = {
        number for number, (chosen, every) in sums.items() if number >= 0 and chosen <= TORN_SHARE * every
    }
    return _without_loose_heads(
        weighed, words, [taken and number not in torn for number, taken in zip(lists, picked, strict=True)]
    )


def _without_loose_heads(
    weighed: Sequence[Block], words: Sequence[int], picked: Sequence[bool]
) -> list[bool]:
    """What is picked, without headings above words of which none is, up to the next heading."""
    kept = list(picked)
    has_words = is_taken = False  # below the block at hand, up to the next heading
    for place in range(len(weighed) - 1, -1, -1):
        if weighed[place].kind is Kind.HEADING:
            kept[place] = kept[place] and (is_taken or not has_words)
            has_words = is_taken = False
        elif words[place]:
            has_words = True
            is_taken = is_taken or picked[place]
    return kept


def with_whole_tables(weighed: Sequence[Block], words: Sequence[int], picked: Sequence[bool]) -> list[bool]:
    """The choice for flat text, with all cells of a table or none, as it is with most of their words: a row says too little
    for itself to be torn from the others."""
    whole = list(picked)
    for table in _tables(weighed):
        taken = sum(compress(words[table], picked[table]))
        whole[table] = [2 * taken > sum(words[table])] * (table.stop - table.start)
    return whole


def _tables(blocks: Sequence[Block]) -> Iterator[slice]:
    """Where cells follow one another."""
    start = 0
    for (is_cell, _), cells in groupby(enumerate(blocks), _is_cell_at):
        end = start + len(list(cells))
        if is_cell:
            yield slice(start, end)
        start = end


def _is_cell_at(numbered: tuple[int, Block]) -> tuple[bool, int]:
    """Whether a block is a cell, and how many blocks of the document are left out before it."""
    place, block = numbered
    return block.kind is Kind.CELL, block.index - place


def _without_gaps(
    weighed: Sequence[Block], likely: Sequence[float], words: Sequence[int], picked: Sequence[bool]
) -> list[bool]:
    """What is picked, and the single short blocks between two of them, such as a question before its answer, or at the
    head of one."""
    closed = list(picked)
    for place, probability in enumerate(likely):
        if probability < GAP_LEAST or picked[place] or words[place] > GAP_WORDS:
            continue
        below = GAP_BELOW if _is_head(weighed[place]) else GAP_AROUND
        follows = _is_beside(weighed, likely, picked, place, 1, below)
        if follows and (below == GAP_BELOW or _is_beside(weighed, likely, picked, place, -1, GAP_AROUND)):
            closed[place] = True
    return closed


def _is_beside(
    weighed: Sequence[Block],
    likely: Sequence[float],
    picked: Sequence[bool],
    place: int,
    step: int,
    least: float,
) -> bool:
    """Whether the next block on one side is picked, with at least this probability."""
    other = place + step
    return (
        0 <= other < len(likely)
        and picked[other]
        and likely[other] >= least
        and weighed[other].index - weighed[place].index == step
    )


def _is_head(block: Block) -> bool:
    """Whether a block stands at the head of what follows: a heading, or the caption of a table."""
    return block.kind is Kind.HEADING or bool(block.path) and block.path[-1].tag == "caption"


try:
    from cleantext.native.company import in_company as in_company
    from cleantext.native.company import without_gaps as without_gaps
    from cleantext.native.company import without_pieces as without_pieces
except ImportError:  # nothing has been compiled
    in_company, without_gaps, without_pieces = _in_company, _without_gaps, _without_pieces
