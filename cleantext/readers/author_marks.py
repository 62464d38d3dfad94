"""Marks of authors in the text of a page: which are of one text, and whose names stand side by side in a line.

Marks come as claims with the numbers of the blocks that they begin at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleantext.byline_words import words
from cleantext.claims import AUTHOR_LINKS, Claim
from cleantext.names import is_name

WORDS_OF_NAME = 2
"""Words of each of several names in a line, where nothing else parts them: most have so many."""


def told_apart(authors: list[tuple[Claim, int]]) -> list[tuple[Claim, int]]:
    """Claims of authors that come with the numbers of their blocks. Of several marks in a line that is but names, with nothing
    between, each claims its own ("Ana Ruiz Bo Lind", marked twice)."""
    marks = Counter(authors)
    seen: Counter[tuple[Claim, int]] = Counter()
    told = []
    for marked in authors:
        claim, index = marked
        names = names_side_by_side(claim.value, marks[marked])
        if names:
            claim = claim._replace(value=names[seen[marked]])
            seen[marked] += 1
        told.append((claim, index))
    return told


def names_side_by_side(text: str, count: int) -> list[str]:
    """So many names of two words, one behind the other, which may have a word for authors in front; none if a text is
    anything else."""
    listed = text.split()
    if len(listed) > WORDS_OF_NAME * count and listed[0].casefold().rstrip(":") in words("by"):
        del listed[0]
    if count < 2 or len(listed) != WORDS_OF_NAME * count:
        return []
    pairs = [" ".join(pair) for pair in zip(listed[::2], listed[1::2], strict=True)]
    return pairs if all(map(is_name, pairs)) else []


APART = 1
"""Blocks between two marks of authors behind which the second is another text's: an answer's, a comment's, a teaser's."""


def with_distance(authors: list[tuple[Claim, int]]) -> Iterator[Claim]:
    """Claims of authors that come with the numbers of their blocks; those that stand apart from the first say so."""
    last: dict[str, int] = {}
    for claim, index in authors:
        if index - last.setdefault(claim.source, index) > APART:
            yield claim._replace(further_down=True)
        else:
            last[claim.source] = index
            yield claim


def of_one_text(linked: list[tuple[Claim, int]]) -> Iterator[Claim]:
    """Claims of authors whose pages are linked: those of the first links, if links further down lead to no others, or all."""
    claims = list(with_distance(linked))
    first = [claim for claim in claims if not claim.further_down]
    names = {claim.value for claim in first}
    if all([claim.value in names for claim in claims]):
        return iter(first)
    return (Claim(claim.value, AUTHOR_LINKS) for claim in claims)
