"""Weights of words as a weights file has them: all words in one string, all weights in another.

The compiled modules look words up where they lie; words are told apart, and a table of them is made, only where somebody
asks for one in plain Python.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator, Mapping
from functools import cached_property
from struct import pack, unpack

BETWEEN = ","
"""What stands between two words; it stands in none."""


class WordWeights(Mapping[str, int]):
    """The weight of each of some words, in hundredths.

    Attributes:
        words: The words, with `BETWEEN` between them.
        weights: Their weights in the same order, two bytes each, the lower first.
    """

    def __init__(self, words: str, weights: bytes) -> None:
        self.words = words
        self.weights = weights

    @classmethod
    def of(cls, table: Mapping[str, int]) -> WordWeights:
        """The weights of a table. `ValueError` where a word cannot be told from two."""
        if isinstance(table, WordWeights):
            return table
        for word in table:
            if BETWEEN in word:
                raise ValueError(f"{word!r} has a {BETWEEN!r} in it and cannot have a weight")
        return cls(BETWEEN.join(table), pack(f"<{len(table)}h", *table.values()))

    @classmethod
    def from_row(cls, words: str, weights: str) -> WordWeights:
        """Read what `to_row` wrote."""
        return cls(words, a2b_base64(weights))

    def to_row(self) -> tuple[str, str]:
        """The words, and the weights in base 64, as JSON has them."""
        return self.words, b2a_base64(self.weights, newline=False).decode()

    @cached_property
    def _table(self) -> dict[str, int]:
        words = self.words.split(BETWEEN) if self.weights else []
        return dict(zip(words, unpack(f"<{len(self.weights) // 2}h", self.weights), strict=True))

    def __getitem__(self, word: str) -> int:
        return self._table[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)
