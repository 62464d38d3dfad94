"""The small words around an article: what stands before names, dates and sources."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Self


class Furniture(NamedTuple):
    """The small words around an article, folded: what stands before names, dates and sources.

    Attributes:
        by: before an author ("by", "von"); `by_suffix` after one ("記者"); `edited_by` before an editor.
        sourced_by: before a colon and where an article was taken from ("source", "来源"); `with_` before wire services in a
            byline; `and_` between names.
        roles: beside a name, what somebody does ("correspondent"); `portraits` what an image of them is called ("headshot of");
            `outlets` how papers and channels are called, in their last words ("times"); `surnames` what Chinese names
            begin with.
        months: twelve tuples of names and genitives; `weekdays` names.
        date_labels: before a date ("last updated"); `changed` what such a label has in it that tells of a change ("updat");
            `other_days` how lines begin that say another day than when a page was published ("joined"); `ago` and `read_time` in relative and reading times.
        function_words: the commonest words of the language, none of which begins a name in small letters.
    """

    by: tuple[str, ...] = ()
    by_suffix: tuple[str, ...] = ()
    edited_by: tuple[str, ...] = ()
    sourced_by: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    and_: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    other_days: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    read_time: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    portraits: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ((),) * 12

    @classmethod
    def from_words(cls, words: Mapping[str, Sequence[str]], months: Iterable[Sequence[str]]) -> Self:
        """Make one of a pack's words, in which the keys `with` and `and` have no underscore, and its months."""
        named = {FURNITURE_FIELDS[key]: tuple(found) for key, found in words.items()}
        return cls(months=tuple(map(tuple, months)), **named)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The words of each field, and of each month after them."""
        return (*self[:-1], *self.months)

    @classmethod
    def from_rows(cls, rows: Sequence[tuple[str, ...]]) -> Self:
        """Furniture of the rows that `rows` gave."""
        return cls._make((*rows[: len(WORD_FIELDS)], tuple(rows[len(WORD_FIELDS) :])))

    @classmethod
    def merged(cls, parts: Iterable[Self]) -> Self:
        """Everything the parts hold, each word once, in order of first appearance."""
        parts = tuple(parts)
        words = {
            name: tuple(dict.fromkeys(chain.from_iterable(getattr(part, name) for part in parts)))
            for name in WORD_FIELDS
        }
        months = (chain.from_iterable(part.months[month] for part in parts) for month in range(12))
        return cls(months=tuple(tuple(dict.fromkeys(names)) for names in months), **words)


FURNITURE_FIELDS = {name.rstrip("_"): name for name in Furniture._fields}
"""The attributes by the keys of a pack, in which `with` and `and` have no underscore."""

WORD_FIELDS = Furniture._fields[:-1]
"""Those that are words and nothing more."""
