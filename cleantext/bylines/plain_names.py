"""Plain names: most bylines and claims are a person's name and nothing else, which is seen at a glance."""

from __future__ import annotations

from functools import cache

from cleantext.byline_words import telling_words
from cleantext.bylines.beside import SMALL_WORDS, is_interface, without_button
from cleantext.caption_words import is_wire
from cleantext.names import LONGEST_NAME, MOST_WORDS, is_doubled
from cleantext.patterns import late

# word = capital *letter *( ( "'" / "-" ) letter *letter ) [ "." ]
PLAIN_NAME = late(r"[A-Z][A-Za-z]*(?:(?:\.? [A-Z]|['-][A-Za-z])[A-Za-z]*)*")

RUNS = late(r"[a-z]+")


@cache
def _telling_words() -> frozenset[str]:
    """The runs of letters in all that is looked for in a byline and is written in plain ones."""
    return SMALL_WORDS.union(telling_words())


def is_plain_name(text: str, labelled: bool) -> bool:
    """A quick look: whether a text is nothing but a person's name in plain letters ("Ana Ruiz"), as most claims are.

    Nothing in it may be read otherwise: no word is one of a label, a role, a time or the interface, none stands there twice.
    Then the long way would find this one author.
    """
    if len(text) > LONGEST_NAME or not (0 if labelled else 1) <= text.count(" ") < MOST_WORDS:
        return False
    if PLAIN_NAME.fullmatch(text) is None:
        return False
    runs = RUNS.findall(text.casefold())
    once = set(runs)
    return (
        len(once) == len(runs)
        and _telling_words().isdisjoint(once)
        and runs[0].strip("h") != ""
        and not is_wire(text)
        and not is_interface(text)
        and without_button(text) is text
        and not is_doubled(text)
    )
