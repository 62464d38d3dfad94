"""Pages of authors: a link to what somebody has written says whose name it stands on, in whatever language.

The address spells the name, and so tells it from what stands around it in the same line: a label, an office, a date.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize
from urllib.parse import unquote

from cleantext.claims import bare
from cleantext.patterns import late

# author-page = mark word ( "/" / "=" ) rest        ; /authors/ana-ruiz, /autor/1234/ana-ruiz.html, ?author=ana-ruiz
PAGE = late(r"[/?&_](?:authors?|autor(?:en|es|i)?)[/=]([^?#\s\"'>]+)")
ENDING = late(r"\.[a-z]{3,5}$|(?<![\d_-])[\d_-]+$")
"""What stands behind a name in an address: the ending of a file, the number of a namesake."""

LONGEST_ADDRESS = 2_000
"""Characters of an address that are read; browsers and servers take hardly more."""

MOST_WORDS_READ = 60
"""Words of a line in which the name is looked for that an address spells."""


def leads_to_author(attributes: str) -> bool:
    """Whether an address in a tag's attributes is that of an author's page."""
    return PAGE.search(attributes) is not None


def name_spelled(text: str, address: str) -> str:
    """The words of a text that the address of an author's page spells, empty if it spells none of them.

    A word alone counts only where it is all there is.

    >>> name_spelled("Guide by Ana Ruíz Deputy Editor", "/authors/ana-ruiz-2")
    'Ana Ruíz'
    """
    whole = unaccented(text)
    for spelled in spelled_in(address[:LONGEST_ADDRESS]):
        if spelled not in whole:  # as of most
            continue
        words = text.split()[:MOST_WORDS_READ]
        start, end = span_spelled([unaccented(word) for word in words], spelled)
        if end - start > 1 or end == len(words) == 1:
            return " ".join(words[start:end]).strip(",;:|()")
    return ""


@lru_cache(maxsize=64)  # a link's address is asked of several blocks, and teasers of one author share it
def spelled_in(address: str) -> tuple[str, ...]:
    """What the parts of an author's page's address spell, the last first; nothing for another address."""
    page = PAGE.search(address)
    parts = page[1].split("/")[::-1] if page is not None else []
    spelled = [unaccented(ENDING.sub("", unquote(part))) for part in parts]
    return tuple(filter(None, spelled))


def span_spelled(keys: list[str], spelled: str) -> tuple[int, int]:
    """The half-open span of the first keys that make this word together; empty if none do."""
    for start in range(len(keys)):
        key = ""
        for end, each in enumerate(keys[start:], start + 1):
            if not each:
                break
            key += each
            if key == spelled:
                return start, end
            if not spelled.startswith(key):
                break
    return 0, 0


def unaccented(text: str) -> str:
    """The letters and digits of a text without accents, as addresses are written."""
    if not text.isascii():
        text = "".join([char for char in normalize("NFKD", text) if not combining(char)])
    return bare(text)
