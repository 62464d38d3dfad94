"""What the markup of a line was before somebody flattened the page: guesses, as columns for the model of flat text.

A print does not tell a link from a heading, or the description of an image from a short paragraph; the pages that prints
were made of do. From them a small forest was learned for each kind of markup. What it guesses of a line, and of the lines
around it, is asked like any other column. Most telling is whether the names of its elements spoke for the article or
against it, as the model for pages weighs them: with these two guesses articles gained .001 to .002, out of fold, and
two of three kinds of prints of news .004 to .006.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import field, frozen

from cleantext.learned.forest import likelihood
from cleantext.learned.line_features import with_neighbours
from cleantext.learned.wording import compiled_weights

if TYPE_CHECKING:
    from cleantext.learned.features import Column
    from cleantext.learned.forest import Forest

NEAR = (-2, -1, 1, 2)
"""How far below a line stand the others of which the guesses are told."""

REACHES = (4, 12)
"""Over how many lines on each side the guesses are told together."""

MOST = 250
"""The code of a guess that is certain."""


@frozen(slots=False, repr=False)  # one a process: what it costs is to make the class
class LostMarkup:
    """Learned guesses of markup.

    Attributes:
        words: For each kind of markup, by its name, the weights of words for it, as in `Wording.prose`.
        forests: What gives the odds of each kind from what these words and all other columns say.
    """

    words: Mapping[str, Mapping[str, int]] = field(factory=dict)
    forests: Mapping[str, Forest] = field(factory=dict)

    @cached_property
    def quick_words(self) -> Mapping[str, Mapping[str, int]]:
        """`words`, as quick to look up as they can be."""
        return compiled_weights(self.words) or self.words

    @cached_property
    def asked(self) -> frozenset[str]:
        """The columns that the forests ask for."""
        return frozenset().union(*[forest.names for forest in self.forests.values()])

    def columns(self, found: Mapping[str, Column], count: int) -> dict[str, Column]:
        """What is guessed of each of `count` lines of which these columns were found, and of those around it."""
        guessed: dict[str, Column] = {}
        for name, forest in self.forests.items():
            guessed |= guess_columns(name, likelihood_codes(forest.scores(found, [slice(0, count)])))
        return guessed


def guess_columns(name: str, codes: Column) -> dict[str, Column]:
    """The columns that tell what is guessed of one kind of markup: of each line, of those beside it, and around it."""
    found = with_neighbours(f"was_{name}", codes, NEAR)
    return found | {f"was_{name}_{reach}": mean_codes(codes, reach) for reach in REACHES}


def _likelihood_codes(scores: list[float]) -> Column:
    """The probabilities that log odds stand for, as codes from 0 to `MOST`."""
    return bytes([int(MOST * likelihood(score) + 0.5) for score in scores])


def _mean_codes(codes: Column, reach: int) -> Column:
    """The mean of the codes of the lines within `reach` of each."""
    sums = list(accumulate(codes, initial=0))
    edges = ((max(0, line - reach), min(len(codes), line + reach + 1)) for line in range(len(codes)))
    return bytes([(sums[last] - sums[first]) // (last - first) for first, last in edges])


try:
    from cleantext.native.content import likelihood_codes as likelihood_codes
    from cleantext.native.content import mean_codes as mean_codes
except ImportError:  # nothing has been compiled
    likelihood_codes, mean_codes = _likelihood_codes, _mean_codes
