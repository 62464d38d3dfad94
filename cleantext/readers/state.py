"""The state that a page built by scripts carries: the longest string in a script that is marked up as an article.

Frameworks write what they have rendered, or will, into a script of the page, as JSON or as a call with a string in it;
its markup is the only text such a page has before it runs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from cleantext.patterns import late

LITERAL = late(r'"((?:[^"\\]|\\.)*+)"?', re.DOTALL)
"""A string, or the rest of a script behind a quote that nothing closes: so that each is looked at once."""

SCRIPT, SCRIPT_END = late("<script", re.IGNORECASE), late("</script", re.IGNORECASE)

PARAGRAPH_END = "</p>"

LEAST_CHARS = 500
"""A shorter string is no article."""

LEAST_PARAGRAPHS = 3

DEPTH = 2
"""So deep are strings looked into: the string of a call may hold JSON."""


def markup_in_scripts(html: str) -> str:
    """The longest string of at least `LEAST_PARAGRAPHS` paragraphs in a script of the page; empty if there is none."""
    telling = (
        script for script in _scripts(html) if script.count("/p") >= LEAST_PARAGRAPHS
    )  # however it is escaped
    found = (markup for script in telling for markup in _marked_up(script, DEPTH))
    return max(found, key=len, default="")


def _scripts(html: str) -> Iterator[str]:
    place = 0
    while (opened := SCRIPT.search(html, place)) and (closed := SCRIPT_END.search(html, opened.end())):
        yield html[opened.end() : closed.start()]
        place = closed.end()


def _marked_up(script: str, depth: int) -> Iterator[str]:
    """The strings in a script, and in those of its strings that are JSON, which are marked up."""
    for match in LITERAL.finditer(script):
        written = match.group(1)
        if len(written) < LEAST_CHARS:
            continue
        try:
            text = json.loads(f'"{written}"', strict=False)
        except ValueError:  # not the string of JSON that it looked like
            continue
        if text.lstrip()[:1] in ("{", "[") or '\\"' in text:
            if depth > 1:
                yield from _marked_up(text, depth - 1)
        elif text.count(PARAGRAPH_END) >= LEAST_PARAGRAPHS:
            yield text
