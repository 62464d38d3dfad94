"""Spans of captions and credits in a line, and the seams between them: what stands where one could end."""

from typing import NamedTuple

from cleantext import sentences
from cleantext.credits.parties import Party
from cleantext.patterns import late

Span = tuple[int, int]


class Split(NamedTuple):
    """A reading of a line: where caption and credit stand, who is in the credit, how sure it is, why, and whether a label
    announces it."""

    caption: Span
    line: Span
    parties: tuple[Party, ...]
    confidence: float
    evidence: str
    labelled: bool = False


WINDOW = 600  # characters looked at on either end of a line: no printed credit was longer than 160
LONGEST_CREDIT = 160
SPACE = " \t\n\r\f\v\xa0"
SEPARATORS = SPACE + "|/\\–—-‐‑,;:•·>«＝=／"
PAIRS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
WORD = late(r"\S+")


def trim(text: str, start: int, end: int, edge: str = SPACE) -> Span:
    """A span without the characters of `edge` at its ends."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def trim_line(text: str, start: int, end: int) -> Span:
    """A credit line's offsets without enclosing brackets, separators and the full stop at its end."""
    start, end = trim(text, start, end, _EDGE)
    if text.startswith("via ", start, end):
        start += len("via ")
    if text.startswith(". ", start, end):  # behind a label that is cut short
        start += len(". ")
    for _ in range(4):
        if start >= end:
            break
        last = text[end - 1]
        if last == "。" or last == "." and not is_abbreviated(text, start, end):
            end -= 1
        elif last in CLOSERS and text.count(CLOSERS[last], start, end) < text.count(last, start, end):
            end -= 1
        elif last in CLOSERS and text[start] == CLOSERS[last] and text.find(last, start, end) == end - 1:
            start, end = start + 1, end - 1
        else:
            break
        start, end = trim(text, start, end, _EDGE)
    return start, end


_EDGE = SPACE + "|/–—―-‐•·,、;:＝="


def trim_caption(text: str, start: int, end: int) -> Span:
    """A caption's offsets without the separators and the open bracket between it and the credit.

    An angled mark that belongs to a quotation is no separator, whichever way its language turns it.
    """
    begin, stop = trim(text, start, end, SEPARATORS)
    while stop > begin and text[stop - 1] in PAIRS:
        begin, stop = trim(text, begin, stop - 1, SEPARATORS)
    if _is_unopened(text, begin, stop):
        opened, closed = text.rfind("«", start, begin), text.find("«", stop, end)
        begin, stop = (opened, stop) if opened >= 0 else (begin, closed + 1 or stop)
    return begin, stop


def _is_unopened(text: str, start: int, end: int) -> bool:
    """Whether a span has more marks of quotations that point to the right than to the left."""
    return text.count("»", start, end) > text.count("«", start, end)


def find_closing(text: str, at: int, end: int) -> int | None:
    """The offset of the bracket that closes the one right before `at`, or None."""
    opener = text[at - 1 : at]
    if opener not in PAIRS or not opener:
        return None
    depth = 1
    for index in range(at, min(end, at + WINDOW)):
        if text[index] == opener:
            depth += 1
        elif text[index] == PAIRS[opener]:
            depth -= 1
            if not depth:
                return index
    return None


def lower_in_place(text: str) -> str:
    """Lower case with every character in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


_ABBREVIATIONS = frozenset(
    "Rep Sen Gov Gen Col Capt Sgt Lt Prof Hon Rev Jr Sr Inc Ltd Co Corp Dr St Mr Mrs Ms vgl ca bzw No Nr vs".split()
)


def is_abbreviated(text: str, start: int, end: int) -> bool:
    """Does the full stop that ends a span belong to a letter or an abbreviation: "J.", "Capt."?"""
    at = end - 1
    while at > 0 and text[at - 1].isalpha() and at > end - 6:
        at -= 1
    return at >= start and (at == end - 2 or text[at : end - 1] in _ABBREVIATIONS)


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Does the full stop that ends a span stand behind a number of one or two digits?"""
    at = end - 1
    while at > 0 and text[at - 1].isdecimal() and at > end - 4:
        at -= 1
    return at >= start and 1 <= end - 1 - at <= 2


_SENTENCE_END = sentences.STOPS | sentences.CLOSERS | {"“"}  # which closes in German
_MARKS = {
    "|": "bar",
    "•": "bar",
    "·": "bar",
    "＝": "bar",
    "/": "slash",
    "／": "slash",
    ",": "comma",
    "–": "dash",
    "—": "dash",
}

SEAM_WEIGHT = {"start": 1, "sentence": 2, "glue": 2, "bracket": 2, "bar": 2, "slash": 2, "dash": 1}
ENOUGH = 4  # weight of seam and names together


def name_seam(text: str, start: int, at: int) -> str:
    """What stands before an offset: "start", "sentence", "glue", "bracket" (after a sentence), "open bracket",
    "bar", "slash", "dash", "comma", or "" for an ordinary space."""
    index = at
    while index > start and text[index - 1] in SPACE:
        index -= 1
    if index == start:
        return "start"
    before, after = text[index - 1], text[at : at + 1]
    if before in PAIRS:
        while index > max(start, at - 20) and text[index - 1] in PAIRS:
            index -= 1
        nested = text[index - 1] in PAIRS and index > start
        return (
            "bracket"
            if not nested and name_seam(text, start, index) in ("sentence", "start")
            else "open bracket"
        )
    if before in _MARKS:
        return _MARKS[before]
    if before in "-‐" and text[index - 2 : index - 1] in SPACE:
        return "dash"
    if before == "." and (is_abbreviated(text, start, index) or _is_ordinal(text, start, index)):
        return ""
    if before in _SENTENCE_END:
        return "sentence" if index < at or not after.isalpha() or not after.islower() else ""
    year = before.isdigit() and text[max(start, index - 4) : index].isdigit() and index - start >= 4
    turns = index == at and (before.islower() or year) and after.isupper()
    return "glue" if turns else ""
