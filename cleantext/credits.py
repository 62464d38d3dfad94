"""Captions and credits: a line is split into caption and credit, and the credit into its parties.

The grammar, in ABNF, each rule again at the pattern or function that reads it:

    figure-line = [interface] (caption [separator credit] / credit [caption]) [interface]
    credit      = label parties / parties
    label       = ["©"] 1*(modifier / work / role / maker / link / join) [":"]
    parties     = party *(separator party)

The words (works, roles, joins, interface words, status words) are in `phrases/captions.toml`, agencies in
`phrases/agencies.toml`. Evidence is added up: what stands at the seam, and what the line after it looks like.
"""

import functools
import re as plain
from collections.abc import Iterator, Sequence
from enum import IntFlag

import regex
from attrs import frozen

from cleantext.parties import (
    Parties,
    Role,
    agencies,
    canonical_agency,
    find_agency,
    folded,
    merged,
    party_shaped,
    read_parties,
    split_parts,
    words,
)

__all__ = [
    "Credit",
    "FigureLine",
    "canonical_agency",
    "format_credit",
    "parse_credit",
    "parse_figure_line",
    "parse_figure_parts",
]


@frozen
class Credit:
    """Who made and supplied a picture, in IPTC's terms.

    `line` is the Credit Line as printed, without label and enclosing brackets; `creators` are persons (Creator),
    `suppliers` everybody else (Image Supplier), each name as printed and once; `copyright_notice` and `license` are
    the parts of the line that state rights, or None.
    """

    line: str
    creators: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    copyright_notice: str | None = None
    license: str | None = None


@frozen
class FigureLine:
    """What a caption line holds.

    The spans are half-open character offsets into `text`; `text[a:b]` is the caption, and the credit's line.
    `confidence` in 0..1 says how sure the split is; `evidence` says in a few words why it was made.
    """

    text: str
    caption: str | None
    credit: Credit | None
    caption_span: tuple[int, int] | None
    credit_span: tuple[int, int] | None
    confidence: float
    evidence: str


# --- labels ------------------------------------------------------------------------------------------------------


class Kind(IntFlag):
    """What a word can be in a label."""

    WORK = 1
    ROLE = 2
    MAKER = 4
    MODIFIER = 8
    LINK = 16
    JOIN = 32
    LONE = 64
    SIGN = 128


class Strength(IntFlag):
    """How a label ends, weakest first: bare word, pair ("Photo Credit"), join ("Photo by"), sign, colon."""

    BARE = 0
    PAIR = 1
    JOIN = 2
    SIGN = 3
    COLON = 4


@frozen
class LabelRun:
    """A label found in a text: its offsets, its strength, and whether it names a person's craft."""

    start: int
    end: int
    strength: Strength
    maker: bool


_OPENING = {Kind.WORK, Kind.ROLE, Kind.MAKER}
_STARTS = Kind.WORK | Kind.ROLE | Kind.MAKER | Kind.LONE | Kind.SIGN
_LONGEST_LABEL = 6  # words: "Photo courtesy of the" has four, stacked labels six
_WINDOW = 600  # characters looked at on either end of a line; no printed credit was longer than 160


@functools.cache
def label_words() -> dict[str, int]:
    """What each label word can be, over all languages."""
    found: dict[str, int] = {}
    for key, kind in (
        ("works", Kind.WORK), ("roles", Kind.ROLE), ("makers", Kind.MAKER), ("modifiers", Kind.MODIFIER),
        ("links", Kind.LINK), ("joins", Kind.JOIN), ("lone", Kind.LONE),
    ):
        for word in merged(key):
            found[word] = found.get(word, 0) | int(kind)
    for sign in ("©", "(c)", "（c）", "ⓒ", "℗"):
        found[sign] = int(Kind.SIGN)
    return found


# token = one word, split where case turns inside it             ; "coastImage: Getty" is glued, "Image" is a word
_TOKEN = regex.compile(r"\p{Lu}+[\p{Ll}\p{M}]*(?:['’]s\b)?|[\p{Ll}\p{M}]+(?:['’]s\b)?|[\p{Lo}\p{M}]+|©|[(（][cC][)）]|[Ⓒⓒ℗]")
# between two words of one label                                                            ; "Credit: Photo: PA"
_GAP = plain.compile(r"[ \xa0]{0,2}|\s?[:：.]\s?|-|['’]")
# the colon after a label                                                                     ; "Foto :", "写真＝"
_COLON = plain.compile(r"\.?\s{0,2}[:：=＝]\s*")


def find_labels(text: str, start: int, end: int) -> list[LabelRun]:
    """The labels of a text between two offsets, in order, stacked labels as one."""
    table = label_words()
    tokens = [(m.start(), m.end(), table.get(m.group().lower(), 0)) for m in _TOKEN.finditer(text, start, end)]
    runs: list[LabelRun] = []
    index = 0
    while index < len(tokens):
        kind = tokens[index][2]
        if not kind & (_STARTS | Kind.MODIFIER) or not _free_before(text, tokens[index][0]):
            index += 1
            continue
        stop = index + 1
        while stop < len(tokens) and stop - index < _LONGEST_LABEL and tokens[stop][2]:
            if not _GAP.fullmatch(text, tokens[stop - 1][1], tokens[stop][0]):
                break
            stop += 1
        run = _read_run(text, tokens[index:stop], end)
        if run:
            runs.append(run)
            index = stop
        else:
            index += 1
    return runs


def _free_before(text: str, at: int) -> bool:
    """May a label begin here: not inside a compound, a handle or an address?"""
    if at == 0:
        return True
    before = text[at - 1]
    if before.isalpha():
        return before.islower() and text[at].isupper() or not text[at].isalpha() or _uncased(before)
    return before not in "-_@#'’" and (before != "." or text[at].isupper() or not text[at].isalpha())


def _uncased(letter: str) -> bool:
    return letter.upper() == letter.lower()


def _read_run(text: str, tokens: list[tuple[int, int, int]], end: int) -> LabelRun | None:
    """The longest label at the front of a run of label words, or None."""
    for size in range(len(tokens), 0, -1):
        run = tokens[:size]
        stop = run[-1][1]
        colon = _COLON.match(text, stop, end)
        rest_at = colon.end() if colon else stop
        if not text[rest_at:end].strip(" .)]|"):
            continue
        strength = _strength(text, run, colon is not None)
        if strength is not None:
            maker = bool(run[-1][2] & Kind.MAKER) or any(kind & Kind.MAKER and not kind & Kind.WORK for *_, kind in run)
            return LabelRun(run[0][0], rest_at, strength, maker)
    return None


def _strength(text: str, run: list[tuple[int, int, int]], colon: bool) -> Strength | None:
    kinds = [kind for *_, kind in run]
    nouns = [kind for kind in kinds if kind & _STARTS]
    if not nouns:
        return None
    if colon or (":" in text[run[0][0] : run[-1][1]] and kinds[-1] & _STARTS):
        return Strength.COLON
    last = text[run[-1][0] : run[-1][1]]
    if kinds[-1] & Kind.SIGN or kinds[0] & Kind.SIGN and kinds[-1] & Kind.WORK:
        return Strength.SIGN
    if kinds[-1] & Kind.JOIN and len(run) > 1 and last.islower():
        return Strength.JOIN
    courtesy = any(kind & Kind.LONE for kind in kinds)
    if courtesy and (kinds[-1] & Kind.LONE or kinds[-1] & Kind.LINK and last.islower()):
        return Strength.JOIN
    if len(run) > 1 and kinds[-1] & Kind.ROLE and kinds[-2] & Kind.WORK:
        return Strength.PAIR
    if len(run) == 1 and kinds[0] & (Kind.WORK | Kind.LONE):
        return Strength.BARE
    return None


# --- interface words ---------------------------------------------------------------------------------------------

_FRONT_JUNK = plain.compile(r"[\s>»|+\-–—•*·:]+|https?://\S+\s+")
_FIRST_WORD = plain.compile(r"\w+|\S")


@functools.cache
def _interface(key: str) -> dict[str, list[plain.Pattern[str]]]:
    """Interface phrases by first word (`front`) or last word (`back`); "#" stands for a number."""
    table: dict[str, list[plain.Pattern[str]]] = {}
    for phrase in merged(key):
        body = plain.escape(phrase).replace(r"\#", r"\d{1,3}").replace(r"\ ", r"\s{1,3}")
        ends = _FIRST_WORD.findall(phrase)
        word = ends[0] if key == "front" else ends[-1]
        pattern = rf"{body}(?!\w)" if key == "front" else rf"{body}$"
        table.setdefault("#" if word.isdigit() else word, []).append(plain.compile(pattern))
    return table


def _skip_front(text: str, lowered: str, end: int) -> int:
    """Where the line begins after interface words and counters: "View 6 Images Ana Ruiz" begins at "Ana"."""
    at = 0
    table = _interface("front")
    for _ in range(6):
        junk = _FRONT_JUNK.match(lowered, at, end)
        at = junk.end() if junk else at
        word = _FIRST_WORD.match(lowered, at, end)
        if not word:
            break
        key = "#" if word.group().isdigit() else word.group()
        for pattern in table.get(key, ()):
            found = pattern.match(lowered, at, end)
            if found and _stands_alone(text, found.group(), found.end(), end):
                at = found.end()
                break
        else:
            break
    return at


def _stands_alone(text: str, phrase: str, after: int, end: int) -> bool:
    """Is an interface phrase no part of the sentence behind it? One word must be followed by a capital and a line."""
    rest = text[after:end].lstrip()
    if " " in phrase or not phrase.isalpha():
        return True
    if not rest or not (rest[0].isupper() or rest[0] in "\"“„«‘'"):
        return False
    if label_words().get(phrase, 0) & Kind.WORK:
        return rest.count(" ") >= 4 and not label_words().get(rest.split(" ", 1)[0].lower(), 0)
    return True


def _skip_back(lowered: str, start: int, end: int) -> tuple[int, bool]:
    """Where the line ends before interface words, and whether the last of them is one common word (then the cut
    counts only if a credit stands before it)."""
    table = _interface("back")
    common = False
    for _ in range(4):
        while end > start and lowered[end - 1] in " \t\n\xa0|•·":
            end -= 1
        tail = lowered[max(start, end - 60) : end]
        words_in = _FIRST_WORD.findall(tail[-24:])
        if not words_in:
            break
        for pattern in table.get(words_in[-1], ()):
            found = pattern.search(tail)
            if found and found.start() + max(start, end - 60) > start:
                common = common or " " not in found.group()
                end -= len(tail) - found.start()
                break
        else:
            break
    return end, common


# --- a candidate split -------------------------------------------------------------------------------------------


@frozen
class Split:
    """A possible reading: where caption and credit stand, how the credit reads, how sure, and why."""

    caption: tuple[int, int]
    line: tuple[int, int]
    parties: Parties
    confidence: float
    evidence: str


_EDGE = " \t\n\r\f\v\xa0|/\\–—-‐‑,;:•·>«＝=／"
_SENTENCE_END = ".!?…»”\"“)]’'。！？"


def _trimmed(text: str, start: int, end: int, edge: str = " \t\n\r\xa0") -> tuple[int, int]:
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


_PAIRS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "{": "}"}
_CLOSERS = frozenset(_PAIRS.values())
_ABBREVIATION = regex.compile(r"(?:\b\p{Lu}|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|e\.\s?V|S\.A|GmbH|Dr|St|Mr|Mrs|Ms|v\.l|vgl|ca|bzw|etc|No|Nr|vs))\.$")


def _line_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The credit line's offsets without enclosing brackets, quotes, separators and end punctuation."""
    start, end = _trimmed(text, start, end, " \t\n\r\xa0|/–—-‐•·,;:")
    for _ in range(3):
        if start < end and text[start] in _PAIRS and text[end - 1 : end] == _PAIRS[text[start]]:
            start, end = _trimmed(text, start + 1, end - 1, " \t\n\r\xa0|/–—-‐•·,;:")
        if end > start and text[end - 1] in _CLOSERS and _unbalanced(text, start, end):
            start, end = _trimmed(text, start, end - 1, " \t\n\r\xa0|/–—-‐•·,;:")
        if end > start and text[end - 1] in ".。" and not _ABBREVIATION.search(text, max(start, end - 8), end):
            end -= 1
        start, end = _trimmed(text, start, end, " \t\n\r\xa0|/–—-‐•·,;:")
    return start, end


def _unbalanced(text: str, start: int, end: int) -> bool:
    closer = text[end - 1]
    opener = next(key for key, value in _PAIRS.items() if value == closer)
    return text.count(opener, start, end) < text.count(closer, start, end)


def _caption_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The caption's offsets: without the separator or open bracket at its end."""
    start, end = _trimmed(text, start, end)
    for _ in range(4):
        before = end
        start, end = _trimmed(text, start, end, _EDGE)
        if end > start and text[end - 1] in _PAIRS:
            end -= 1
        if end == before:
            break
    return start, end


# --- reading a line ----------------------------------------------------------------------------------------------


def parse_figure_line(text: str, *, language: str | None = None, in_caption_area: bool = True) -> FigureLine:
    """Split a line into caption and credit.

    `text` is one caption area or one line of a flat page. With `in_caption_area` it is known to belong to a figure,
    and a bare name at the end may be its credit; without, only labels with parties, agencies behind a slash and
    copyright signs count. `language` is a hint and changes nothing yet: labels of all languages are read together,
    because newsrooms mix them.

    >>> parse_figure_line("Rain in Lima. Photo: Ana Ruiz/AFP").caption
    'Rain in Lima.'
    """
    del language
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    stop = len(text)
    if not in_caption_area:
        return _answer(text, _split(text, 0, stop, area=False), 0, stop)
    end, common = _skip_back(lowered, 0, stop)
    start = _skip_front(text, lowered, end)
    split = _split(text, start, end, area=True)
    if split is None and common:
        end = stop
        split = _split(text, start, end, area=True)
    return _answer(text, split, start, end)


def _answer(text: str, split: Split | None, start: int, end: int) -> FigureLine:
    if split is None:
        span = _trimmed(text, start, end)
        whole = text[span[0] : span[1]] or None
        return FigureLine(text, whole, None, span if whole else None, None, 1.0 if whole else 0.0, "no credit found")
    caption = text[split.caption[0] : split.caption[1]] or None
    credit = _credit(text[split.line[0] : split.line[1]], split.parties)
    return FigureLine(
        text, caption, credit, split.caption if caption else None, split.line, split.confidence, split.evidence
    )


def _split(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """The best reading of a line, or None when no part of it is surely a credit."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    if area:
        start, end, middle = _fold_repeats(text, start, end)
        if middle:
            return middle
    split = _labelled(text, start, end, area=area)
    if split is None:
        split = _suffixed(text, start, end)
    if split is None:
        split = _unlabelled(text, start, end, area=area)
    return _tidy(text, split, start) if split else None


def _fold_repeats(text: str, start: int, end: int) -> tuple[int, int, Split | None]:
    """A line that is printed twice is read once; text around "hide caption" is caption, credit, and credit again."""
    length = end - start
    half = (length - 1) // 2
    if length > 8 and text[start + half] == " " and text[start : start + half] == text[end - half : end]:
        return end - half, end, None
    lowered = text[start:end].lower()
    if len(lowered) == length:
        for phrase in merged("middle"):
            at = lowered.find(phrase)
            if at > 0:
                line = _line_span(text, start + at + len(phrase), end)
                printed = text[line[0] : line[1]]
                if phrase.startswith(">>"):
                    split = _labelled(text, line[0], end, area=True)
                    if split:
                        return start, end, Split(_caption_span(text, start, start + at), split.line, split.parties, 0.9, split.evidence)
                elif printed and text[start : start + at].rstrip().endswith(printed):
                    caption = _caption_span(text, start, start + len(text[start : start + at].rstrip()) - len(printed))
                    return start, end, Split(caption, line, read_parties(printed), 0.95, "printed twice")
    return start, end, None


# labelled = caption [boundary] label parties / label parties caption                    ; "Rain. Foto: Ana Ruiz/AFP"
def _labelled(text: str, start: int, end: int, *, area: bool) -> Split | None:
    runs = _candidate_labels(text, start, end)
    for run in reversed(runs):
        split = _read_label(text, run, start, end, area=area)
        if split:
            return split
    return None


def _candidate_labels(text: str, start: int, end: int) -> list[LabelRun]:
    if end - start <= 2 * _WINDOW:
        runs = find_labels(text, start, end)
    else:
        runs = find_labels(text, start, start + _WINDOW)[:4] + find_labels(text, end - _WINDOW, end)
    return runs[:4] + runs[-8:] if len(runs) > 12 else runs


def _read_label(text: str, run: LabelRun, start: int, end: int, *, area: bool) -> Split | None:
    """The reading that one label gives: credit to the end of the line, or in front of the caption."""
    boundary = _boundary(text, start, run.start)
    close = _closing(text, run.start, end)
    line = _line_span(text, run.end, close or end)
    if line[0] >= line[1]:
        return None
    first = not text[start : run.start].strip(_EDGE + "([（")
    label = " ".join(text[run.start : run.end].split()).strip()
    after = text[close or end : end].strip(" .)]）|·•")
    if not after:
        read = _whole_line(text, run, line, first, boundary, area=area)
        if read:
            parties, confidence = read
            opened = run.start - 1 if run.start > start and text[run.start - 1] in _PAIRS else run.start
            return Split(_caption_span(text, start, opened), line, parties, confidence, f"label '{label}'")
    if first and area and run.strength > Strength.BARE:
        if close and after:
            parties = read_parties(text[line[0] : line[1]], maker=run.maker)
            return Split(_caption_span(text, close + 1, end), line, parties, 0.7, f"label '{label}' in front")
        front = _front_credit(text, run.end, end, labelled=True)
        if front:
            line = _line_span(text, run.end, front)
            parties = read_parties(text[line[0] : line[1]], maker=run.maker)
            return Split(_caption_span(text, front, end), line, parties, 0.6, f"label '{label}' in front")
    return None


def _closing(text: str, at: int, end: int) -> int | None:
    """The offset of the bracket that closes the one right before `at`, or None."""
    opener = text[at - 1] if at else ""
    if opener not in _PAIRS:
        return None
    depth = 1
    for index in range(at, min(end, at + _WINDOW)):
        if text[index] == opener:
            depth += 1
        elif text[index] == _PAIRS[opener]:
            depth -= 1
            if not depth:
                return index
    return None


def _boundary(text: str, start: int, at: int) -> str:
    """What stands before an offset: "start", "sentence", "glue", "bracket", "bar", "slash", "dash", "comma" or ""."""
    index = at
    while index > start and text[index - 1] in " \t\n\r\xa0":
        index -= 1
    if index == start:
        return "start"
    before = text[index - 1]
    if before in _PAIRS:
        inner = _boundary(text, start, index - 1)
        return "bracket" if inner in ("sentence", "start") else "open bracket"
    if before in "|•·＝":
        return "bar"
    if before in "/／":
        return "slash"
    if before in "–—" or before in "-‐" and (index < at or text[index - 2 : index - 1] == " "):
        return "dash"
    if before == ",":
        return "comma"
    if before in _SENTENCE_END:
        return "sentence" if index < at or text[at : at + 1].isupper() or before in "。！？" or not text[at:at+1].isalpha() else ""
    if index == at and (before.islower() or before.isdigit()) and text[at : at + 1].isupper():
        return "glue"
    return ""


_RUN_ON = regex.compile(r"\p{Ll}{2,}[.!?…][\"”»]?\s+\p{Lu}")


def _whole_line(
    text: str, run: LabelRun, line: tuple[int, int], first: bool, boundary: str, *, area: bool
) -> tuple[Parties, float] | None:
    """The parties after a label and the confidence, if everything after the label can be the credit."""
    printed = text[line[0] : line[1]]
    count = printed.count(" ") + 1
    if len(printed) > 160 or count > 16:
        return None
    shaped = party_shaped(printed)
    if not shaped and _RUN_ON.search(printed):
        return None
    parties = read_parties(printed, maker=run.maker)
    persons = bool(parties.named(Role.CREATOR))
    if not area:
        sure = shaped and count <= 8 and (boundary or first) and run.strength != Strength.BARE
        sure = sure and (parties.known or persons or run.strength == Strength.SIGN and count <= 4)
        return (parties, 0.8) if sure else None
    if run.strength == Strength.BARE:
        enough = shaped and (parties.known or persons and (boundary not in ("", "start") or parties.joined) or ":" in printed and boundary)
        return (parties, 0.7) if enough and (boundary or parties.known) else None
    if shaped and (not first or count <= 6 or parties.joined or parties.known):
        return parties, 0.95
    if first:
        return (parties, 0.6) if count <= 4 and not shaped else None
    return (parties, 0.6) if count <= 10 and len(printed) <= 90 else None


# front-credit = parties caption                                      ; "APA/Ana Ruiz Die Brücke im Winter."
_WORD = plain.compile(r"\S+")


def _front_credit(text: str, start: int, end: int, *, labelled: bool) -> int | None:
    """Where the credit in front of a caption ends, or None.

    Each place before a capitalised word is weighed: an agency just before, a sentence opener just behind, a change
    of script, a full name before.
    """
    spans = [m.span() for m in _WORD.finditer(text, start, min(end, start + 140))][:14]
    best, best_weight = None, 2 if labelled else 3
    for index in range(1, len(spans)):
        cut, after = spans[index - 1][1], spans[index][0]
        if not _may_begin(text[after : spans[index][1]], text[after - 2 : after]) or text[cut - 1] in "/|,–-&:(":
            continue
        prefix = text[start:cut].strip(_EDGE + "([")
        if not prefix or not party_shaped(prefix):
            continue
        rest = text[after:end]
        if rest.count(" ") < 2 and not _changes_script(prefix, rest):
            continue
        weight = _front_weight(prefix, rest, labelled=labelled)
        if weight > best_weight:
            best, best_weight = cut, weight
    return best


def _may_begin(word: str, before: str) -> bool:
    letter = word.lstrip("\"“„«‘'([")[:1]
    return letter.isupper() or letter.isdigit() or letter.isalpha() and _uncased(letter)


def _changes_script(before: str, after: str) -> bool:
    return before[-1:].isascii() and after[:1].isalpha() and _uncased(after[:1])


def _front_weight(prefix: str, rest: str, *, labelled: bool) -> int:
    parts = [part.text for part in split_parts(prefix)]
    agency_at = [find_agency(part) for part in parts]
    weight = 0
    first = rest.split(" ", 1)[0]
    opener = first.lower().strip("\"“„«") in words().openers
    if not labelled and not any(agency_at):
        return 4 if ";" in prefix and opener else 0
    if not labelled and len(parts) == 1:
        agency = agency_at[0]
        if agency is None or not agency.plain or not any(word.islower() for word in rest.split()[:6]) and not rest.count(","):
            return 0
    if agency_at[-1]:
        weight += 4
    last = parts[-1].split()
    parties = read_parties(prefix)
    if parties.members and parties.members[-1].role is Role.CREATOR:
        weight += 3 if len(last) in (1, 2) else 2
        weight += 1 if len(last) == 3 and any("." in word or word.islower() for word in last[:2]) else 0
    elif parties.members and parties.members[-1].role is Role.SUPPLIER and len(last) > 1:
        weight += 2
    if opener:
        weight += 2
    if _changes_script(prefix, rest):
        weight += 4
    return weight


# suffixed = caption boundary party suffix                            ; "… （海浜市消防局提供）", "… 있다. 김하늘 기자"
@functools.cache
def _suffix_pattern() -> regex.Pattern[str]:
    names = "|".join(map(regex.escape, merged("suffixes")))
    return regex.compile(
        rf"(?P<open>[（(\[＝=/／。.]|\s)\s?(?P<party>[^\s（()）＝=。、，,/／]{{1,20}}(?:[ ・·][^\s（()）＝=。、，,/／]{{1,20}})?)\s?(?P<suffix>{names})[)）\]。.]*$"
    )


_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]|nuotr")


def _suffixed(text: str, start: int, end: int) -> Split | None:
    begin = max(start, end - 60)
    if not _EAST_ASIAN.search(text, begin, end):
        return None
    match = _suffix_pattern().search(text, begin, end)
    if not match:
        return None
    opener = match.group("open")
    if opener in "（([" and text[end - 1] not in _CLOSERS:
        return None
    line = (match.start("party"), match.end("suffix"))
    maker = match.group("suffix") in words().maker_suffixes
    parties = read_parties(match.group("party"), maker=maker)
    return Split(_caption_span(text, start, match.start()), line, parties, 0.7, f"suffix '{match.group('suffix')}'")


# unlabelled = [caption boundary] parties                                   ; "Rain in Lima. Ana Ruiz/AFP"
_SEAM = regex.compile(
    r"(?<=[.!?…»”\"“)\]’'。！？])\s+(?=[\p{Lu}\p{Lo}@\d\p{Ll}])"
    r"|(?<=[\p{Ll}\d.!?)\]”\"…。»])(?=\p{Lu})"
    r"|\s[|/–—-]\s?(?=\S)|[/|](?=\p{Lu})|(?<=\s)(?=[(\[（［])|(?<=[。）)])(?=[（(\[])"
)
_BOUNDARY_WEIGHT = {
    "start": 1, "sentence": 2, "glue": 2, "bracket": 2, "bar": 2, "slash": 2, "dash": 1, "open bracket": 0, "comma": 0, "": 0,
}
_ENOUGH = 4


def _unlabelled(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """A credit without a label, from the leftmost seam after which everything is names."""
    whole = _weigh(text, start, start, end, area=area)
    if whole:
        return whole
    begin = max(start, end - 170)
    for match in _SEAM.finditer(text, begin, end):
        split = _weigh(text, start, match.end(), end, area=area)
        if split:
            return split
    return _agency_tail(text, start, end, area=area) or (_unlabelled_front(text, start, end) if area else None)


def _weigh(text: str, start: int, at: int, end: int, *, area: bool) -> Split | None:
    """The reading that cuts at an offset, if boundary and names together are evidence enough."""
    boundary = _boundary(text, start, at)
    inside = at
    if text[at : at + 1] in _PAIRS and text[at:at+1]:
        closing = _closing(text, at + 1, end)
        if closing is None or text[closing + 1 : end].strip(" ."):
            return None
        boundary = "bracket" if boundary in ("sentence", "start") else "open bracket"
        inside = at + 1
    line = _line_span(text, inside, end)
    printed = text[line[0] : line[1]]
    if not printed or len(printed) > 110 or not party_shaped(printed):
        return None
    names, evidence = _weight_of_names(printed, boundary, text[start:at], area=area)
    if not names or names + _BOUNDARY_WEIGHT[boundary] < _ENOUGH:
        return None
    confidence = min(0.9, 0.4 + 0.1 * (names + _BOUNDARY_WEIGHT[boundary]))
    return Split(_caption_span(text, start, at), line, read_parties(printed), confidence, evidence)


def _weight_of_names(printed: str, boundary: str, before: str, *, area: bool) -> tuple[int, str]:
    """How much a run of names looks like a credit, and the words for it."""
    parts = [part.text for part in split_parts(printed)]
    found = [agency for agency in map(find_agency, parts) if agency]
    parties = read_parties(printed)
    persons = parties.named(Role.CREATOR)
    if found:
        joined = len(parts) > 1
        plainly = any(agency.plain for agency in found)
        if not area and not (joined and boundary and plainly):
            return 0, ""
        weight = 5 if joined and plainly else 4 if plainly or joined else 3
        if boundary == "start" and not joined:
            weight = 4 if len(parts) == 1 else weight
        return weight, f"agency '{found[0].name}'"
    if not area:
        return 0, ""
    if parties.members and all(party.role is Role.NEITHER for party in parties.members):
        return (4, "status word") if boundary == "start" else (2, "status word") if boundary in ("glue", "bar", "sentence") else (0, "")
    if len(parts) > 1 and persons and (parties.named(Role.SUPPLIER) or boundary not in ("", "start")):
        strong = any(mark in printed for mark in "/|;") or " via " in printed
        return (3 if strong else 2), "person and party"
    if boundary == "start":
        return (3, "joined by 'for'") if len(parts) > 1 and persons and " for " in printed else (0, "")
    if not _complete(before) and boundary in ("sentence", "bracket"):
        return 0, ""
    tokens = printed.split()
    if len(tokens) > 5 or tokens[0].lower() in words().openers and len(tokens) < 2:
        return 0, ""
    if not printed[:1].isupper() and printed[:1] != "@":
        return 0, ""
    return 2, "name after the caption"


def _complete(before: str) -> bool:
    """Is the text before a bare name a sentence, of four words or more, that no abbreviation ended?"""
    before = before.rstrip(" (")
    return before.count(" ") >= 3 and not _ABBREVIATION.search(before[-8:])


# agency-tail = caption person "/" agency / caption agency                 ; "Rain in Lima Ana Ruiz/AFP"
def _agency_tail(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """A credit that begins inside a run of words, known by an agency at the end of the line or behind a slash."""
    spans = [m.span() for m in _WORD.finditer(text, max(start, end - 120), end)][-9:]
    for index in range(len(spans)):
        at = spans[index][0]
        if at <= start or not _may_begin(text[at : spans[index][1]], ""):
            continue
        line = _line_span(text, at, end)
        printed = text[line[0] : line[1]]
        if not party_shaped(printed):
            continue
        parts = [part.text for part in split_parts(printed)]
        first = parts[0]
        agency = find_agency(first)
        if len(parts) == 1:
            sure = area and agency is not None and agency.plain and text[at].isupper() | (text[at] == "i")
        else:
            others = any(found and found.plain for found in map(find_agency, parts[1:]))
            sure = agency is not None or others and _likely_name(first, text[start:at])
            sure = sure and any(mark in printed for mark in "/|") and (area or agency is not None)
        if sure:
            return Split(_caption_span(text, start, at), line, read_parties(printed), 0.6, "agency at the end")
    return None


def _likely_name(name: str, before: str) -> bool:
    """Is it a name of two words, or three with an initial or particle, where the caption is not cut mid-name?"""
    tokens = name.split()
    if len(tokens) == 2:
        return True
    return len(tokens) == 3 and any("." in word or word.islower() for word in tokens[:2])


def _unlabelled_front(text: str, start: int, end: int) -> Split | None:
    cut = _front_credit(text, start, end, labelled=False)
    if cut is None:
        return None
    line = _line_span(text, start, cut)
    parties = read_parties(text[line[0] : line[1]])
    return Split(_caption_span(text, cut, end), line, parties, 0.6, "agency in front")


def _tidy(text: str, split: Split, start: int) -> Split:
    """The caption without the same credit printed again, and without a label left alone at its front."""
    begin, end = split.caption
    printed = folded(text[split.line[0] : split.line[1]])
    caption = text[begin:end]
    if not caption:
        return split
    runs = find_labels(text, begin, min(end, begin + 60))
    if runs and not text[begin : runs[0].start].strip("( [") and runs[0].strength >= Strength.SIGN:
        begin = runs[0].end
    elif runs and runs[0].start == begin and folded(text[runs[0].end : end]) == printed:
        begin = end
    size = split.line[1] - split.line[0]
    line = text[split.line[0] : split.line[1]]
    if folded(text[begin:end]) == printed:
        begin = end
    elif text.startswith(line, begin) and begin + size <= end:
        begin += size
    elif len(line) > 3 and ("/" in line) and text[begin:end].endswith(line):
        end -= size
    return Split(_caption_span(text, begin, end), split.line, split.parties, split.confidence, split.evidence)


# --- credits -----------------------------------------------------------------------------------------------------

# notice = year party [rights]                                                 ; "2021 Lumen, Inc. All Rights"
_NOTICE = regex.compile(r"(?:©\s*)?\b(?:19|20)\d\d\b[\s,]+\p{Lu}.*|(?i:\b\S+(?: \S+){0,4} all rights\b.*)")


def _credit(line: str, parties: Parties) -> Credit:
    notice = _NOTICE.search(line)
    licenses = parties.named(Role.LICENSE)
    return Credit(
        line=line,
        creators=parties.named(Role.CREATOR),
        suppliers=parties.named(Role.SUPPLIER),
        copyright_notice=notice.group().strip() if notice else None,
        license=licenses[0] if licenses else None,
    )


def parse_credit(text: str) -> Credit | None:
    """Read a text that is known to be a credit, with or without label and brackets; None when nothing is left.

    >>> parse_credit("Photo: Ana Ruiz/AFP via Getty Images").suppliers
    ('AFP', 'Getty Images')
    """
    start, end = _line_span(text, 0, len(text))
    maker = False
    runs = _candidate_labels(text, start, end)
    if runs and runs[0].start == start and runs[0].strength > Strength.BARE:
        start, maker = runs[0].end, runs[0].maker
    line = _line_span(text, start, end)
    printed = text[line[0] : line[1]]
    return _credit(printed, read_parties(printed, maker=maker)) if printed else None


def format_credit(credit: Credit) -> str:
    """The normal form, 'Creator/Supplier via Supplier'.

    Several creators are joined by ", ". Where reading it back would not give the same parties (a lone account name,
    a firm that reads like a person), the roles are spelled out: 'Photographer: Lumen; Agency: AFP'.

    >>> format_credit(Credit("Ana Ruiz | AFP", ("Ana Ruiz",), ("AFP", "Getty Images")))
    'Ana Ruiz/AFP via Getty Images'
    """
    creators = ", ".join(credit.creators)
    suppliers = " via ".join(credit.suppliers)
    return "/".join(filter(None, (creators, suppliers))) or credit.line


def parse_figure_parts(parts: Sequence[tuple[str, str]], *, in_caption_area: bool = True) -> FigureLine:
    """Split a caption area whose markup names its parts: each part is (text, hint), the hint "", "caption" or
    "credit". Parts with the hint "credit" are the credit, the rest is the caption; without such a hint the joined
    text is read as one line.
    """
    texts = [text.strip() for text, _ in parts]
    joined = " ".join(filter(None, texts))
    return parse_figure_line(joined, in_caption_area=in_caption_area)
