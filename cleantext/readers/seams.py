"""Seams: where two pieces of a line meet at the edge of an inline element, and whether a space belongs between them."""

from __future__ import annotations

from cleantext.patterns import late
from cleantext.readers.attributes import leads


def apart(before: str, after: str, tag: str, left: str, attributes: str) -> bool:
    """Whether two inline boxes side by side are words apart: "Politics", "North Korea"; links "1", "2".

    Single characters beside a box belong to it: initials set large, slashes; but not a number before a word. So does a mark that
    follows or opens something, and the rest of a word that an editor has cut, by its styles or into two links to the same page;
    `left` and `attributes` are the attributes of the boxes.
    """
    if after[:1] in FOLLOWING or before[-1:] in OPENING:
        return False
    if len(before) > 1 and len(after) > 1:
        if tag == "a":
            is_cut = left == attributes and leads(attributes)
        else:
            is_cut = tag == "span" and is_styled(attributes)
        return not (is_cut and before[-1].isalpha() and after[0].islower())
    if before.isdigit():
        word = after[:3]
        return (
            tag == "a"
            and after[:1].isalnum()
            or len(word) == 3
            and word.isalpha()
            and word.lower() != word.upper()
        )
    return tag == "a" and before[-1:].isalnum() and after[:1].isalnum()


FOLLOWING = frozenset(".,;:!?)]}%…’。、，．；：！？）］」』】")
OPENING = frozenset("([{„¿¡（［「『【")
"""Marks that stand tight behind a word, and in front of one."""


def begins_word(before: str, after: str, attributes: str) -> bool:
    """Whether a capital at the edge of an inline element with these attributes begins a word: "Updated", "February 9"; but
    "iPhone", "U.S." and what an editor has styled."""
    word = before[-LONGEST_WORD:].rsplit(None, 1)[-1:]
    if not word or is_styled(attributes):
        return False
    if word[0][-1] in ".!?)":
        return len(word[0]) > 2
    if word[0][-1].isdigit():
        return len(after) > 2 and after[:3].isalpha()
    return len(word[0]) > 1 and word[0][-1].islower()


LONGEST_WORD = 50
"""Characters that are looked at of what stands in front of an edge."""

STYLES = ("style", "data-contrast", "data-ccp", "data-preserver-spaces")
"""What the attributes of a ``span`` begin with that editors set around any run of letters."""


def is_styled(attributes: str) -> bool:
    """Whether the attributes of a ``span`` say how its letters look, as editors write them, and nothing of a box."""
    return "NormalTextRun" in attributes or attributes.startswith(STYLES) and "display" not in attributes


def raised_digits(before: str, text: str) -> str:
    """Raised digits as such where they stand behind others, which they would become a part of: 10⁶ is no 106."""
    if before[-1:] in DIGITS and RAISED.fullmatch(text):
        return text.translate(SUPERSCRIPTS)
    return text


DIGITS = tuple("0123456789")
RAISED = late(r"[-+\u2212\u2013]?[0-9]{1,4}")
SUPERSCRIPTS = str.maketrans("0123456789+-\u2212\u2013", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
