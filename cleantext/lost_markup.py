"""What the markup of a line was before somebody flattened the page: guesses, as columns for the model of flat text.

A print does not tell a link from a heading, or the description of an image from a short paragraph; the pages that prints
were made of do. From them a small forest was learned for each kind of markup. What it guesses of a line, and of the lines
beside it, is asked like any other column. With the markup itself the model would gain .007 to .012 on articles, out of
fold; with the guesses it gains a third of that at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from cleantext.features import compiled_weights
from cleantext.forest import likelihood
from cleantext.line_features import with_neighbours

if TYPE_CHECKING:
    from cleantext.features import Column
    from cleantext.forest import Forest

NEAR = (-2, -1, 1, 2)
"""How far below a line stand the others of which the guesses are told."""

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
        """What is guessed of each of `count` lines of which these columns were found, and of those beside it."""
        guessed: dict[str, Column] = {}
        for name, forest in self.forests.items():
            codes = likelihood_codes(forest.scores(found, [slice(0, count)]))
            guessed |= with_neighbours(f"was_{name}", codes, NEAR)
        return guessed


def _likelihood_codes(scores: list[float]) -> Column:
    """The probabilities that log odds stand for, as codes from 0 to `MOST`."""
    return bytes([int(MOST * likelihood(score) + 0.5) for score in scores])


try:
    from cleantext.native.content import likelihood_codes as likelihood_codes
except ImportError:  # nothing has been compiled
    likelihood_codes = _likelihood_codes
