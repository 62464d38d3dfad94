"""Where words begin and end, in scripts that part them by spaces and in those that do not."""

import unicodedata

from cleantext.patterns import late, late_regex

# Scripts that do not part words by spaces: Thai, Lao, Burmese, Khmer, kana and Han. The standard library takes
# milliseconds to compile such ranges.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
HAS_WORD = late(r"[^\W_]")
PAIR = late_regex(rf"[{UNSPACED}]{{2}}")
IS_UNSPACED = late_regex(rf"[{UNSPACED}]")

# Bullets, arrows, brackets and end marks around a phrase say nothing.
EDGE = (
    " \t.,:;!?…»«›‹<>→←↑↓↗▶►◄▲▼△▽•·‣◦●○■□|¦/\\-–—―_+*#~()[]{}\"'“”„‚‘’`✕✖×❯❮"
    "。、：；！？・（）「」【】［］《》＞＜＋｜।॥،؛؟"
)

# A word may run on over these marks: "follow us-style", "page's".
_JOINERS = "-'’\u2010\u2011"


def is_unspaced(char: str) -> bool:
    # The comparison spares nearly all texts the pattern.
    return char >= "\u0e00" and IS_UNSPACED.match(char) is not None


def _is_word(char: str) -> bool:
    # Vowel signs of Indic scripts are marks, no letters; a word goes on over them.
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not is_unspaced(char)


def ends_word(text: str, end: int) -> bool:
    """Tell whether no word runs on over the offset `end`."""
    if end >= len(text) or not _is_word(text[end - 1]):
        return True
    if text[end] in _JOINERS:
        return end + 1 >= len(text) or not _is_word(text[end + 1])
    return not _is_word(text[end])


def starts_word(text: str, start: int) -> bool:
    """Tell whether no word runs on over the offset `start`."""
    if start <= 0 or not _is_word(text[start]):
        return True
    if text[start - 1] in _JOINERS:
        return start < 2 or not _is_word(text[start - 2])
    return not _is_word(text[start - 1])


def holds(text: str, phrase: str) -> bool:
    """Tell whether a phrase occurs in a text after a space, or at its start, as whole words."""
    start = text.find(phrase)
    while start >= 0:
        after_space = start == 0 or text[start - 1] == " " or is_unspaced(phrase[0])
        if after_space and ends_word(text, start + len(phrase)):
            return True
        start = text.find(phrase, start + 1)
    return False
