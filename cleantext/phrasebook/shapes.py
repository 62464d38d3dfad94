"""Shapes of blocks: a duration, a counter, a row of hashtags."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cleantext.patterns import late

_INITIALS = r"[a-zäöüß]{2,5}"
_WIRE = (
    "(?:aap|afp|anp|ansa|ap|apa|ats|belga|bta|cnn|ctk|čtk|dapd|dj|dpa|ddp|efe|epd|hina|ians|ips|itar-tass|kna|kyodo"
    "|lusa|mti|ntb|pap|pti|reuters|ritzau|rtr|sapa|sda|sid|sta|stt|tanjug|tass|tt|ukrinform|upi|xinhua|yonhap)"
)
_YEARS = r"(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?"

_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßčšž"
_DIGITS = "0123456789"


class Shape(NamedTuple):
    """A pattern for a whole folded block, linear in its length.

    No shape is made of letters and spaces alone.

    Attributes:
        opens: the characters a match may begin with.
        holds: characters of which a match has at least one, or none to look for.
        source: the pattern as written; `pattern`, as it is looked for.
    """

    opens: str
    holds: str
    source: str
    pattern: re.Pattern[str]

    def fits(self, folded: str) -> bool:
        """Tell whether a block has this shape; a look for its characters spares most blocks the pattern."""
        if self.holds:
            for mark in self.holds:
                if mark in folded:
                    break
            else:
                return False
        return self.pattern.fullmatch(folded) is not None


def _shape(opens: str, *patterns: str, holds: str = "") -> Shape:
    source = "|".join(patterns)
    return Shape(opens, holds, source, late(source))


SHAPES: Mapping[str, Shape] = {
    # 02:03, 1:02:03, 2:03 min, 00:00 / 02:03
    "duration": _shape(
        _DIGITS,
        r"\d{1,3}:\d\d(?::\d\d)?(?: ?/ ?\d{1,3}:\d\d(?::\d\d)?)?(?: ?(?:min|mins|minutes|h)\.?)?",
        holds=":",
    ),
    # 1h 20m, 2 hrs, 3 min 20 s
    "running time": _shape(
        _DIGITS,
        r"\d{1,2} ?(?:h|hr|hrs)\.?(?: ?\d{1,2} ?(?:m|min|mins)\.?)?",
        r"\d{1,3} ?(?:m|min)\.? ?\d{1,2} ?(?:s|sec|sek)\.?",
        holds="hm",
    ),
    # 1/12, 3 / 10
    "counter": _shape(_DIGITS, r"\d{1,3} ?/ ?\d{1,3}", holds="/"),
    # 1 2 3 ... 10
    "page number": _shape(
        "1«‹<←",
        r"[«‹<←]? ?1 2(?: \d{1,4}){1,12}(?: ?(?:…|\.\.\.) ?\d{1,5})? ?[»›>→]?",
        r"1(?: ?\| ?\d{1,4}){2,12}",
    ),
    # es/rt (AFP, dpa, Reuters), mf/dpa, (Reuters)
    "sign-off": _shape(
        _LETTERS + "([",
        rf"(?:{_INITIALS}(?: ?[/,] ?{_INITIALS}){{0,3}} )?"
        rf"[(\[]{_WIRE}(?: ?[,/;] ?[a-zäöü][a-zäöü .-]{{1,20}}){{0,6}}[)\]]",
        rf"{_INITIALS}(?:/{_INITIALS}){{0,2}}/{_WIRE}",
        rf"{_WIRE}/{_INITIALS}",
        holds="/([",
    ),
    # (ends), （完）
    "closing mark": _shape(
        "([（【", r"[(\[（【](?:ends?|ende|fin|fine|fim|конец|完|全文完|了|終|끝)[)\]）】]"
    ),
    "bare address": _shape("hw", r"(?:https?://|www\.)[^\s]+", holds="/."),
    "picture address": _shape("p", r"pic\.(?:twitter|x)\.com/\w+", holds="/"),
    "social handle": _shape("@", r"@[\w.]{2,40}"),
    "mail address": _shape(_LETTERS + _DIGITS, r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", holds="@"),
    # #rain #lima
    "row of hashtags": _shape("#", r"#\w+(?:[ ,]{1,2}#\w+)*"),
    "row of stars": _shape("★☆⭐✩✭", r"[★☆⭐✩✭]{3,10}(?: ?\(?\d[\d.,]*\)?)?"),
    # (pdf, 1.2 MB)
    "file size": _shape(
        _DIGITS + "(pdxzme",
        r"\(?(?:(?:pdf|docx?|xlsx?|zip|mp3|mp4|epub)[ ,:|-]{1,3})?\d{1,4}(?:[.,]\d{1,3})? ?[kmg]i?b\)?",
        holds="b",
    ),
    # © 2024 The Coast Courier, (c) 2019-2024
    "copyright line": _shape(
        "c©(℗12",
        rf"(?:copyright|©|\(c\)|℗)(?: (?:copyright|©|\(c\)|by)){{0,3}}:? ?{_YEARS}\b.*",
        rf"{_YEARS} (?:©|\(c\)) .*",
        holds=_DIGITS,
    ),
    # {{ title }}, [object object], %site_name%
    "template leftover": _shape(
        "{$[%<",
        r"\{\{[^{}]*\}\}",
        r"\$\{[^{}]*\}",
        r"\[object object\]",
        r"%[a-z_]{3,30}%",
        r"<%[^<>%]*%>",
    ),
}
"""Shapes a rule may name."""
