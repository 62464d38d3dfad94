"""Interface words around captions: "View 6 Images", "Bild vergrößern", "hide caption", "Vis mer"."""

import functools

from cleantext import quotation
from cleantext.caption_words import pattern, phrases, standing_in, word_set
from cleantext.credits.labels import Kind, label_words
from cleantext.credits.seams import SPACE, WINDOW, trim
from cleantext.patterns import late

_LITTER = frozenset(">»|+-–—•*·:")
_FIRST_WORD = late(r"\w+|\S")


@functools.cache
def _interface(key: str) -> dict[str, list[str]]:
    """Interface phrases by first word (`front`, and what captions are called) or last word (`back`); "#" stands for a number."""
    table: dict[str, list[str]] = {}
    called = phrases("caption_labels") if key == "front" else ()
    for phrase in sorted({*phrases(key), *called}, key=len, reverse=True):
        ends = _FIRST_WORD.findall(phrase)
        word = ends[0] if key == "front" else ends[-1]
        table.setdefault("#" if word.isdigit() else word, []).append(phrase)
    return table


def _match_front(phrase: str, lowered: str, at: int, end: int) -> int | None:
    """The offset behind a phrase that stands at an offset, as whole words; None if it does not."""
    if "#" in phrase:
        stop = _count_front(phrase, lowered, at, end)
        if stop is None:
            return None
    else:
        stop = at + len(phrase)
        if stop > end or not lowered.startswith(phrase, at):
            return None
    after = lowered[stop : min(stop + 1, end)]
    return None if after and (after.isalnum() and phrase[-1] not in ")]" or after in "_/") else stop


def _count_front(phrase: str, lowered: str, at: int, end: int) -> int | None:
    """The offset behind a phrase with numbers in it ("view # images"): "#" is one to three digits, a space as many spaces."""
    for letter in phrase:
        begin = at
        if letter in _REPEATED:
            fits = _REPEATED[letter]
            while at < end and at <= begin + _MOST and fits(lowered[at]):
                at += 1
            if not 0 < at - begin <= _MOST:
                return None
        elif at < end and lowered[at] == letter:
            at += 1
        else:
            return None
    return at


_REPEATED = {"#": str.isdecimal, " ": str.isspace}
_MOST = 3


def _match_back(phrase: str, tail: str) -> int | None:
    """The offset in a text's end where a phrase starts that ends it, with or without a full stop; or None."""
    stop = len(tail) - tail.endswith(".") * (not phrase.endswith("."))
    return stop - len(phrase) if tail.endswith(phrase, 0, stop) else None


def skip_front(text: str, lowered: str, end: int) -> int:
    """Where the line begins behind interface words and counters: "View 6 Images Ana Ruiz" begins at "Ana"."""
    at = 0
    table = _interface("front")
    for _ in range(6):
        at = _past_litter(lowered, at, end)
        found = _FIRST_WORD.match(lowered, at, end)
        if not found:
            break
        word = found[0]
        for phrase in table.get("#" if word.isdigit() else word, ()):
            stop = _match_front(phrase, lowered, at, end)
            if stop is not None and _stands_alone(text, lowered[at:stop], stop, end):
                at = stop
                break
        else:
            break
    return at + _lone_number(text, lowered, at, end)


# litter = 1*(space / mark) / address                                                      ; "- Rain in Lima", "» Rain"
def _past_litter(lowered: str, at: int, end: int) -> int:
    """The offset behind marks and spaces in front of a line, or behind an address; an address that ends the line stays."""
    begin = at
    while at < end and (lowered[at] in _LITTER or lowered[at].isspace()):
        if lowered[at] == "»" and lowered.find("«", at, end) > at + 1:
            break  # it opens a quotation
        at += 1
    if at == begin and lowered.startswith(("http://", "https://"), at, end):
        address = _ADDRESS.match(lowered, at, end)
        at = address.end() if address else at
    return at


_ADDRESS = late(r"https?://\S+\s+")


# lone-number = 1*2DIGIT SP, where English would go on small              ; "5 The ferry leaves the pier of Lowport."
_NUMBER = pattern(r"\d{1,2} (?=[\p{Lu}][\p{Ll}]+ [\p{Ll}])")
_ENGLISH = (" the ", " of ", " in ", " were ", " is ")


def _lone_number(text: str, lowered: str, at: int, end: int) -> int:
    """The length of a gallery's number in front of an English caption: a count or a date goes on otherwise."""
    number = _NUMBER.match(text, at, end) if text[at : at + 1].isdecimal() else None
    if not number or not any(word in lowered for word in _ENGLISH):
        return 0
    word = _FIRST_WORD.match(lowered, number.end(), end)
    return len(number[0]) if word and word[0] not in word_set("months") else 0


def _stands_alone(text: str, phrase: str, after: int, end: int) -> bool:
    """Is an interface phrase no part of the sentence behind it? Behind one word there must be a capital, and behind
    a label word ("Image") a sentence: "Image Rain has flooded the old harbour"."""
    if " " in phrase or not phrase.isalpha():
        return True
    rest = text[after : min(end, after + 200)].lstrip()
    if not rest[:1].isupper() and rest[:1] not in tuple(quotation.OPENING):
        return False
    if not label_words().get(phrase, 0) & Kind.NOUN:
        return True
    return rest.count(" ") >= 4 and not label_words().get(rest.split(" ", 1)[0].lower(), 0) & Kind.NOUN


def skip_back(lowered: str, end: int) -> tuple[int, bool]:
    """Where the line ends before interface words, and whether one of them was a lone common word: then the cut
    counts only if a credit stands before it."""
    common = False
    for _ in range(4):
        end = trim(lowered, max(0, end - WINDOW), end, SPACE + "|•·")[1]
        begin = max(0, end - 60)
        tail = lowered[begin:end]
        for phrase in _interface("back").get(_last_word(tail[-24:].rstrip(".")), ()):
            start = _match_back(phrase, tail)
            if start is None or begin + start == 0:
                continue
            lone = tail[start:].rstrip(".").isalpha()
            if not lone or _ends_a_credit(tail[:start]):
                common = common or lone
                end = begin + start
                break
        else:
            break
    return end, common


def _last_word(tail: str) -> str:
    """The word or mark that ends a text; empty where none does."""
    words = tail.split()
    if words and not words[-1].isalnum():
        words = _FIRST_WORD.findall(words[-1])
    return words[-1] if words else ""


def _ends_a_credit(before: str) -> bool:
    """Can what stands before a lone interface word be the end of a line: no word of a sentence?"""
    words = before.split()
    return bool(words) and not any(words[-1] in word_set(key) for key in ("conjunctions", "inner", "openers"))


def find_notice(lowered: str, end: int) -> int:
    """Where a line ends before a supplier's notice to editors: "MANDATORY CREDIT. NO RESALES."."""
    begin = max(0, end - WINDOW)
    for phrase in standing_in(lowered, phrases("notices")):
        at = lowered.find(phrase, begin)
        if 0 < at < end:
            end = at
    return end


@functools.cache
def _called() -> tuple[str, ...]:
    """What captions are called in front of them, with the mark behind it, the longest first."""
    marked = [phrase for phrase in phrases("caption_labels") if not phrase[-1].isalnum()]
    return tuple(sorted(marked, key=len, reverse=True))


def called_caption(folded: str) -> int:
    """The length of what a folded line calls itself, if it is a caption that does ("image caption, boats in the harbour"), else
    0.

    >>> called_caption("image caption, boats in the harbour"), called_caption("boats in the harbour")
    (14, 0)
    """
    if not folded.startswith(_called()):
        return 0
    return next(len(phrase) for phrase in _called() if folded.startswith(phrase))
