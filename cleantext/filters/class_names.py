"""Class names, ids and elements that say what a line around a headline is."""

from __future__ import annotations

import re

from cleantext.blocks import Block
from cleantext.names import LONGEST_NAME
from cleantext.patterns import late

AUTHOR_WORDS = {
    "author": r"(?!i)", "autor": r"(?!i)", "auteur": "", "byline": "", "by-line": "", "writer": r"(?<![a-z]writer)(?![a-z])",
    "contributor": r"(?<![a-z]contributor)s?(?![a-z])", "firma": r"(?<![a-z]firma)(?![a-z])",
}  # fmt: skip
"""Words that class names give to author lines, and what tells each from longer ones, such as "authority"."""

AUTHOR_CLASS = late("|".join([word + apart for word, apart in AUTHOR_WORDS.items()]))
STANDFIRST_CLASS = late(
    r"[^a-z0-9](?:stand-?first|dek|deck|sub-?titles?|sub-?head(?:line|ing)?|lead|lede|leadtext|intro|ingress|"
    r"vorspann|chapo|chapeau|sommario|occhiello|entradilla|bajada|copete|summary|excerpt|abstract|subline|strapline|subhed|"
    r"sottotitolo|catenaccio|subtitulo|linha-?fina|manchet|underrubrik|preamble|perex|sapo)(?![a-z0-9])"
)
"""Words that class names give to author lines and standfirsts in many a newsroom's templates.

Each begins with what passes over most letters: the space before a name, or the first letter of a word."""


TOPIC_CLASS = late(r"[^a-z](?:cat-links|categor(?:y|ies)|tags?|topics?)(?![a-z])")
"""Words that class names give to what an article is filed under."""


def _names_around(block: Block, depth: int) -> str:
    """The class names and ids of the innermost elements around a block, each after a space."""
    return "".join(
        [f" {name}" for ancestor in block.path[-depth:] for name in (*ancestor.classes, ancestor.id)]
    )


try:
    from cleantext.native.rules import names_around
except ImportError:  # nothing has been compiled
    names_around = _names_around


def is_authors(block: Block) -> bool:
    """Whether one of the innermost elements around a block has a class or id that author lines have, and none closer to it has
    one of topics, which stand in author lines, too.

    The words are looked for first: the pattern is slower, for their first letters are frequent.
    """
    names = names_around(block, 4)
    if not any([word in names for word in AUTHOR_WORDS]) or AUTHOR_CLASS.search(names) is None:
        return False
    topics = list(TOPIC_CLASS.finditer(names))
    return not topics or AUTHOR_CLASS.search(names, topics[-1].start()) is not None


USER_CLASSES = ("authorname", "username", "usernamecoloured")
"""How classes end that forums give to the name of who wrote a post, their words run together."""

RUN_TOGETHER = str.maketrans("", "", "-_")


def is_user(block: Block) -> bool:
    """Whether a line is the name of who wrote a post, by the class of one of the two innermost elements around it."""
    return (
        len(block.text) <= LONGEST_NAME
        and not is_head(block)
        and any(
            [
                name.translate(RUN_TOGETHER).endswith(USER_CLASSES)
                for ancestor in block.path[-2:]
                for name in ancestor.classes
            ]
        )
    )


def classed(block: Block, pattern: re.Pattern[str], depth: int) -> bool:
    """Whether one of the innermost elements around a block has a class or id of this kind."""
    return pattern.search(names_around(block, depth)) is not None


HEADS = frozenset({"th", "label", "legend"})
"""Elements that say what a column or a field of a form holds."""


def is_head(block: Block) -> bool:
    """Whether a block says what stands below or beside it: "Author" and "Message" are columns of a forum."""
    return bool(block.path) and block.path[-1].tag in HEADS
