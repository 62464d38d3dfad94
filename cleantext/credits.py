"""Captions and credits: a line is split into caption and credit, and the credit into its parties.

The grammar, in ABNF; each rule stands again at what reads it:

    figure-line = [interface] (caption [separator credit] / credit [caption]) [interface]
    credit      = [label] parties / party suffix
    parties     = party *(separator party)

The words are data: labels, interface words and status words in `phrases/captions.toml`, agencies in
`phrases/agencies.toml`. Where no label says so, evidence is added up: what stands at the seam, and how much the
rest of the line looks like names. A line without enough of it stays whole.
"""

import functools
import itertools
import re as plain
from collections.abc import Sequence

import regex
from attrs import frozen

from cleantext.credit_labels import CreditLabel, Kind, Strength, find_labels, label_words
from cleantext.parties import (
    Party,
    Role,
    canonical_agency,
    find_agency,
    folded,
    folded_set,
    is_license,
    is_organization,
    is_person,
    is_status,
    party_shaped,
    phrases,
    read_parties,
    split_parts,
    surely_parties,
    word_set,
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


Span = tuple[int, int]


@frozen
class _Split:
    """A reading of a line: where caption and credit stand, who is in the credit, how sure it is, and why."""

    caption: Span
    line: Span
    parties: tuple[Party, ...]
    confidence: float
    evidence: str


_WINDOW = 600  # characters looked at on either end of a line: no printed credit was longer than 160
_LONGEST_CREDIT = 160
_SPACE = " \t\n\r\f\v\xa0"
_SEPARATORS = _SPACE + "|/\\–—-‐‑,;:•·>«＝=／"
_PAIRS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_WORD = plain.compile(r"\S+")


# --- spans -------------------------------------------------------------------------------------------------------


def _trimmed(text: str, start: int, end: int, edge: str = _SPACE) -> Span:
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def _line_span(text: str, start: int, end: int) -> Span:
    """A credit line's offsets without enclosing brackets, separators and the full stop at its end."""
    edge = _SPACE + "|/–—-‐•·,;:"
    start, end = _trimmed(text, start, end, edge)
    if text.startswith("via ", start, end):
        start += len("via ")
    for _ in range(4):
        if start >= end:
            break
        last = text[end - 1]
        if last in ".。" and not _ABBREVIATION.search(text, max(start, end - 8), end):
            end -= 1
        elif last in _CLOSERS and text.count(_CLOSERS[last], start, end) < text.count(last, start, end):
            end -= 1
        elif last in _CLOSERS and text[start] == _CLOSERS[last] and text.find(last, start, end) == end - 1:
            start, end = start + 1, end - 1
        else:
            break
        start, end = _trimmed(text, start, end, edge)
    return start, end


def _caption_span(text: str, start: int, end: int) -> Span:
    """A caption's offsets without the separators and the open bracket between it and the credit."""
    start, end = _trimmed(text, start, end, _SEPARATORS)
    while end > start and text[end - 1] in _PAIRS:
        start, end = _trimmed(text, start, end - 1, _SEPARATORS)
    return start, end


def _closing(text: str, at: int, end: int) -> int | None:
    """The offset of the bracket that closes the one right before `at`, or None."""
    opener = text[at - 1 : at]
    if opener not in _PAIRS or not opener:
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


# --- interface words ---------------------------------------------------------------------------------------------

# litter = 1*(space / mark) / address                                                      ; "- Rain in Lima", "» Rain"
_LITTER = plain.compile(r"[\s>»|+\-–—•*·:]+|https?://\S+\s+")
_FIRST_WORD = plain.compile(r"\w+|\S")


@functools.cache
def _interface(key: str) -> dict[str, list[str]]:
    """Interface phrases by first word (`front`) or last word (`back`); "#" stands for a number."""
    table: dict[str, list[str]] = {}
    for phrase in phrases(key):
        ends = _FIRST_WORD.findall(phrase)
        word = ends[0] if key == "front" else ends[-1]
        table.setdefault("#" if word.isdigit() else word, []).append(phrase)
    return table


@functools.cache
def _phrase_pattern(phrase: str, key: str) -> plain.Pattern[str]:
    body = plain.escape(phrase).replace(r"\#", r"\d{1,3}").replace(r"\ ", r"\s{1,3}")
    return plain.compile(rf"{body}(?![\w/])" if key == "front" else rf"{body}\.?$")


def _after_interface(text: str, lowered: str, end: int) -> int:
    """Where the line begins behind interface words and counters: "View 6 Images Ana Ruiz" begins at "Ana"."""
    at = 0
    for _ in range(6):
        litter = _LITTER.match(lowered, at, end)
        at = litter.end() if litter else at
        word = _FIRST_WORD.match(lowered, at, end)
        if not word:
            break
        for phrase in _interface("front").get("#" if word[0].isdigit() else word[0], ()):
            found = _phrase_pattern(phrase, "front").match(lowered, at, end)
            if found and _stands_alone(text, found.group(), found.end(), end):
                at = found.end()
                break
        else:
            break
    return at + _lone_number(text, lowered, at, end)


# lone-number = 1*2DIGIT SP, where English would go on small              ; "5 The ferry leaves the pier of Lowport."
_NUMBER = regex.compile(r"\d{1,2} (?=\p{Lu}\p{Ll}+ \p{Ll})")
_ENGLISH = (" the ", " of ", " in ", " were ", " is ")


def _lone_number(text: str, lowered: str, at: int, end: int) -> int:
    """The length of a gallery's number in front of an English caption: a count or a date goes on otherwise."""
    number = _NUMBER.match(text, at, end)
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
    if not rest[:1].isupper() and rest[:1] not in tuple("\"“„«‘'"):
        return False
    if not label_words().get(phrase, 0) & Kind.NOUN:
        return True
    return rest.count(" ") >= 4 and not label_words().get(rest.split(" ", 1)[0].lower(), 0) & Kind.NOUN


def _before_interface(lowered: str, end: int) -> tuple[int, bool]:
    """Where the line ends before interface words, and whether one of them was a lone common word: then the cut
    counts only if a credit stands before it."""
    common = False
    for _ in range(4):
        end = _trimmed(lowered, max(0, end - _WINDOW), end, _SPACE + "|•·")[1]
        begin = max(0, end - 60)
        tail = lowered[begin:end]
        ends = _FIRST_WORD.findall(tail[-24:].rstrip("."))
        for phrase in _interface("back").get(ends[-1], ()) if ends else ():
            found = _phrase_pattern(phrase, "back").search(tail)
            if (
                found
                and begin + found.start() > 0
                and (not found[0].rstrip(".").isalpha() or _ends_a_credit(tail[: found.start()]))
            ):
                common = common or found[0].rstrip(".").isalpha()
                end = begin + found.start()
                break
        else:
            break
    return end, common


def _ends_a_credit(before: str) -> bool:
    """Can what stands before a lone interface word be the end of a line: no word of a sentence?"""
    words = before.split()
    return bool(words) and not any(words[-1] in word_set(key) for key in ("conjunctions", "inner", "openers"))


def _before_notice(lowered: str, end: int) -> int:
    """Where a line ends before a supplier's notice to editors: "MANDATORY CREDIT. NO RESALES."."""
    places = (lowered.find(phrase, max(0, end - _WINDOW)) for phrase in phrases("notices"))
    return min((at for at in places if at > 0), default=end)


def _lowered(text: str) -> str:
    """Lower case with every character in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


# --- reading a line ----------------------------------------------------------------------------------------------


def parse_figure_line(text: str, *, language: str | None = None, in_caption_area: bool = True) -> FigureLine:
    """Split a line into caption and credit.

    `text` is one caption area or one line of a flat page. With `in_caption_area` it is known to belong to a figure,
    and a bare name at its end may be the credit; without, only labels with parties behind them, agencies behind a
    slash, and copyright signs count. `language` (a code such as "de") is accepted for callers that know it and
    changes nothing: newsrooms mix the labels of languages, so all are read together.

    >>> parse_figure_line("Rain in Lima. Photo: Ana Ruiz/AFP").caption
    'Rain in Lima.'
    """
    if not in_caption_area:
        return _figure_line(text, 0, len(text), _split(text, 0, len(text), area=False))
    lowered = _lowered(text)
    end, common = _before_interface(lowered, _before_notice(lowered, len(text)))
    start = _after_interface(text, lowered, end)
    split = _split(text, start, end, area=True)
    if split is None and common:
        end = len(text)
        split = _split(text, start, end, area=True)
    return _figure_line(text, start, end, split)


def _figure_line(text: str, start: int, end: int, split: _Split | None) -> FigureLine:
    if split is None:
        span = _trimmed(text, start, end)
        whole = text[span[0] : span[1]] or None
        return FigureLine(text, whole, None, span if whole else None, None, 1.0, "no credit found")
    caption = text[split.caption[0] : split.caption[1]] or None
    credit = _credit(text[split.line[0] : split.line[1]], split.parties)
    return FigureLine(
        text,
        caption,
        credit,
        split.caption if caption else None,
        split.line,
        round(split.confidence, 2),
        split.evidence,
    )


def _split(text: str, start: int, end: int, *, area: bool) -> _Split | None:
    """The best reading of a line, or None when no part of it is surely a credit."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    if area:
        start = _second_copy(text, start, end)
        around = _around_interface(text, start, end)
        if around:
            return around
    split = (
        _labelled(text, start, end, area=area)
        or _suffixed(text, start, end)
        or _unlabelled(text, start, end, area=area)
    )
    return _tidy(text, split) if split else None


def _second_copy(text: str, start: int, end: int) -> int:
    """Where a line that is printed twice begins again: "Photo: Ana Ruiz Photo: Ana Ruiz"."""
    half = (end - start - 1) // 2
    doubled = (
        half > 3 and text[start + half].isspace() and text[start : start + half] == text[end - half : end]
    )
    return end - half if doubled else start


def _around_interface(text: str, start: int, end: int) -> _Split | None:
    """Caption, credit, interface words, credit again: "Rain. Ana Ruiz/AFP hide caption toggle caption Ana Ruiz/AFP"."""
    lowered = _lowered(text[start:end])
    for phrase in phrases("middle"):
        at = lowered.find(phrase)
        if at <= 0:
            continue
        line = _line_span(text, start + at + len(phrase), end)
        printed = text[line[0] : line[1]]
        before = text[start : start + at].rstrip()
        if printed and before.endswith(printed):
            caption = _caption_span(text, start, start + len(before) - len(printed))
            return _Split(caption, line, read_parties(printed), 0.95, "printed twice")
        split = _labelled(text, line[0], end, area=True)
        if split and (phrase.startswith(">>") or split.caption[0] >= split.caption[1]):
            return _Split(
                _caption_span(text, start, start + at), split.line, split.parties, 0.9, split.evidence
            )
    return None


def _tidy(text: str, split: _Split) -> _Split:
    """The reading with the caption freed of the same credit printed before it, and of a label left at its front."""
    start, end = split.caption
    line = text[split.line[0] : split.line[1]]
    labels = find_labels(text, start, min(end, start + 60))
    first = labels[0] if labels and not text[start : labels[0].start].strip("([ ") else None
    if first and first.strength >= Strength.SIGN:
        start = _trimmed(text, first.end, end)[0]
        start += len(line) if text.startswith(line, start) else 0
    elif first and folded(text[first.end : end]) == folded(line) or folded(text[start:end]) == folded(line):
        start = end
    elif text[start:end].endswith(line):
        last = next(iter(find_labels(text, max(start, end - len(line) - 40), end)[::-1]), None)
        if last and folded(text[last.end : end]) == folded(line):
            end = last.start
        elif "/" in line:
            end -= len(line)
    return _Split(
        _caption_span(text, start, end), split.line, split.parties, split.confidence, split.evidence
    )


# --- the seam ----------------------------------------------------------------------------------------------------

_ABBREVIATION = regex.compile(
    r"(?<!\p{L})(?:\p{L}|Rep|Sen|Gov|Gen|Col|Capt|Sgt|Lt|Prof|Hon|Rev|Jr|Sr|Inc|Ltd|Co|Corp|Dr|St|Mr|Mrs|Ms|v\.l|vgl|ca|bzw|No|Nr|vs)\.$"
)
_ORDINAL = plain.compile(r"(?<!\d)\d{1,2}\.$")
_SENTENCE_END = ".!?…»”\"“)]’'。！？"
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
_SEAM_WEIGHT = {"start": 1, "sentence": 2, "glue": 2, "bracket": 2, "bar": 2, "slash": 2, "dash": 1}
_ENOUGH = 4  # weight of seam and names together


def _seam(text: str, start: int, at: int) -> str:
    """What stands before an offset: "start", "sentence", "glue", "bracket" (after a sentence), "open bracket",
    "bar", "slash", "dash", "comma", or "" for an ordinary space."""
    index = at
    while index > start and text[index - 1] in _SPACE:
        index -= 1
    if index == start:
        return "start"
    before, after = text[index - 1], text[at : at + 1]
    if before in _PAIRS:
        while index > max(start, at - 20) and text[index - 1] in _PAIRS:
            index -= 1
        nested = text[index - 1] in _PAIRS and index > start
        return (
            "bracket" if not nested and _seam(text, start, index) in ("sentence", "start") else "open bracket"
        )
    if before in _MARKS:
        return _MARKS[before]
    if before in "-‐" and text[index - 2 : index - 1] in _SPACE:
        return "dash"
    if before == "." and (
        _ABBREVIATION.search(text, max(start, index - 8), index)
        or _ORDINAL.search(text, max(start, index - 4), index)
    ):
        return ""
    if before in _SENTENCE_END:
        return "sentence" if index < at or not after.isalpha() or not after.islower() else ""
    year = before.isdigit() and text[max(start, index - 4) : index].isdigit() and index - start >= 4
    turns = index == at and (before.islower() or year) and after.isupper()
    return "glue" if turns else ""


# --- credits with a label ----------------------------------------------------------------------------------------


# labelled = caption [seam] label parties / label parties caption                        ; "Rain. Foto: Ana Ruiz/AFP"
def _labelled(text: str, start: int, end: int, *, area: bool) -> _Split | None:
    """The reading of the last label that gives one; bare works ("Photo") only after all others, and a label of the
    licence alone last."""

    labels = _labels_near_ends(text, start, end)
    if labels and labels[0].start <= start + 1 and _all_parties(text, labels[0], end):
        labels = labels[:1]

    def last_first(label: CreditLabel) -> tuple[bool, bool, int]:
        licensed = is_license(text[label.end : min(end, label.end + 60)])
        return licensed, label.strength == Strength.BARE, -label.start

    for label in sorted(labels, key=last_first):
        split = _read_label(text, label, start, end, area=area)
        if split:
            return split
    return None


def _all_parties(text: str, label: CreditLabel, end: int) -> bool:
    """Is everything behind a label at the front of the line names, so that words like it further on are names too?"""
    return label.strength > Strength.BARE and end - label.end <= 90 and party_shaped(text[label.end : end])


def _labels_near_ends(text: str, start: int, end: int) -> list[CreditLabel]:
    if end - start <= 2 * _WINDOW:
        labels = find_labels(text, start, end)
    else:
        labels = find_labels(text, start, start + _WINDOW) + find_labels(text, end - _WINDOW, end)
    return labels if len(labels) <= 12 else labels[:4] + labels[-8:]


def _read_label(text: str, label: CreditLabel, start: int, end: int, *, area: bool) -> _Split | None:
    """The reading that a label gives: the credit runs to the end of the line, or stands in front of the caption."""
    supplied = _supplier_before(text, label, start)
    split = _behind_seam(text, start, supplied, end, area=True) if supplied is not None and area else None
    if split:
        return split
    close = _closing(text, label.start, end)
    line = _line_span(text, label.end, close or end)
    if line[0] >= line[1]:
        return None
    shown = " ".join(text[label.start : label.end].split())
    first = not text[start : label.start].strip(_SEPARATORS + "([（")
    if not text[close or end : end].strip(" .)]）|·•"):
        confidence = _trust(
            text, label, line, "start" if first else _seam(text, start, label.start), area=area
        )
        if confidence:
            parties = read_parties(text[line[0] : line[1]], label.maker)
            return _Split(
                _caption_span(text, start, label.start), line, parties, confidence, f"label '{shown}'"
            )
    if not first or not area or label.strength == Strength.BARE:
        return None
    cut = close + 1 if close else _front_credit(text, label.end, end, labelled=True)
    if cut is None:
        return None
    line = _line_span(text, label.end, close or cut)
    parties = read_parties(text[line[0] : line[1]], label.maker)
    return _Split(_caption_span(text, cut, end), line, parties, 0.6, f"label '{shown}' in front")


def _supplier_before(text: str, label: CreditLabel, start: int) -> int | None:
    """Where a supplier begins that stands in front of a small label: "Rain. Navy photo by Bo Lind"; or None."""
    if label.strength != Strength.JOIN or not text[label.start].islower():
        return None
    begin = max(start, label.start - 60)
    stop = next(
        (m for m in _WORD.finditer(text, begin, label.start) if _seam(text, start, m.start()) == "sentence"),
        None,
    )
    at = stop.start() if stop else start if begin == start else None
    head = text[at : label.start].strip() if at is not None else ""
    return at if head and (is_organization(head) or find_agency(head)) and surely_parties(head) else None


_RUN_ON = regex.compile(r"\p{Ll}{2,}[.!?…][\"”»]?\s+\p{Lu}")


def _trust(text: str, label: CreditLabel, line: Span, seam: str, *, area: bool) -> float:
    """How sure it is, in 0..1, that everything behind a label is the credit; 0 when it is not to be cut."""
    printed = text[line[0] : line[1]]
    count = printed.count(" ") + 1
    if len(printed) > _LONGEST_CREDIT or count > 16:
        return 0.0
    shaped = party_shaped(printed)
    if not shaped and (not area or _RUN_ON.search(printed)):
        return 0.0
    parties = read_parties(printed, label.maker)
    known = any(party.agency for party in parties)
    persons = any(party.role is Role.CREATOR for party in parties)
    if label.strength == Strength.BARE:
        if not area or not shaped or not seam or text[label.end : label.end + 1] not in tuple(_SPACE + "."):
            return 0.0
        if find_agency(split_parts(text[label.start : line[1]])[0].text):
            return 0.0  # "picture alliance" is no picture
        enough = known or seam != "start" and all(party.role is Role.NEITHER for party in parties)
        enough = (
            enough or persons and (seam != "start" or len(parties) > 1) or ":" in printed and seam != "start"
        )
        return 0.7 if enough else 0.0
    if not area:
        return 0.8 if seam and count <= 8 and _sure_in_prose(printed, parties, label, seam) else 0.0
    if shaped and (seam != "start" or count <= 6 or len(parties) > 1):
        return 0.95
    if label.strength <= Strength.JOIN and not seam or printed[0].islower() and count > 2:
        return 0.0
    if seam == "start":
        return 0.6 if count <= 4 else 0.0
    return 0.6 if count <= 12 and len(printed) <= 90 else 0.0


def _sure_in_prose(printed: str, parties: tuple[Party, ...], label: CreditLabel, seam: str) -> bool:
    """May a label cut a line of a flat page: an agency or a full name behind it, or a short name behind a copyright
    sign? A line that begins with the sign and a year is the page's own notice ("© 2026 Harbour Post")."""
    if (
        not surely_parties(printed)
        or label.strength == Strength.SIGN
        and seam == "start"
        and _YEAR.match(printed)
    ):
        return False
    if any(party.agency for party in parties):
        return True
    names = [party.name for party in parties if party.role is Role.CREATOR]
    if any(2 <= len(name.split()) <= 3 or name.startswith("@") for name in names):
        return True
    return label.strength == Strength.SIGN and seam != "start" and printed.count(" ") < 4


_YEAR = plain.compile(r"\W*(?:19|20)\d\d\b")


# suffixed = caption seam party suffix                              ; "… （海浜市消防局提供）", "… 있다. 김하늘 기자"
@functools.cache
def _suffixed_party() -> regex.Pattern[str]:
    name = r"[^\s（()）\[\]＝=。.、，,/／「」]{1,20}"
    suffixes = "|".join(map(regex.escape, phrases("suffixes")))
    return regex.compile(
        rf"(?P<open>[（(\[＝=/／。.]|\s)\s?(?P<party>{name}(?:[ ・·]{name})?)\s?(?P<suffix>{suffixes})[)）\]。.]*$"
    )


_SUFFIX_SCRIPT = regex.compile(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]|nuotr")


def _suffixed(text: str, start: int, end: int) -> _Split | None:
    begin = max(start, end - 60)
    if not _SUFFIX_SCRIPT.search(text, begin, end):
        return None
    match = _suffixed_party().search(text, begin, end)
    if not match or match["open"] in _PAIRS and text[end - 1] not in _CLOSERS:
        return None
    parties = read_parties(match["party"], match["suffix"] in word_set("makers_suffixes"))
    line = match.start("party"), match.end("suffix")
    return _Split(
        _caption_span(text, start, match.start() + (match["open"] in "。.")),
        line,
        parties,
        0.7,
        f"suffix '{match['suffix']}'",
    )


# --- a credit in front of the caption ----------------------------------------------------------------------------


# front-credit = parties caption                                                 ; "APA/Bo Lind Die Brücke im Winter."
def _front_credit(text: str, start: int, end: int, *, labelled: bool) -> int | None:
    """Where the credit in front of a caption ends, or None.

    Each place before a word that can open a sentence is weighed: an agency or a full name before it, an opener or
    a change of script behind it.
    """
    spans = [match.span() for match in _WORD.finditer(text, start, min(end, start + 140))][:14]
    best, best_weight = None, 2 if labelled else 3
    for (_, cut), (after, stop) in itertools.pairwise(spans):
        prefix = text[start:cut].strip(_SEPARATORS + "([")
        rest = text[after : min(end, after + 200)]
        if (
            not prefix
            or text[cut - 1] in "/|,–-&:("
            or not _can_open(text[after:stop])
            or not party_shaped(prefix)
        ):
            continue
        if rest.count(" ") < 2 and not _script_changes(prefix, rest):
            continue
        weight = _front_weight(prefix, rest, labelled=labelled)
        longer_agency = (
            weight == best_weight and weight >= 4 and find_agency(split_parts(prefix)[-1].text) is not None
        )
        if weight > best_weight or longer_agency and best is not None:
            best, best_weight = cut, weight
    return best if best is None else _past_status(text, best, end)


def _can_open(word: str) -> bool:
    letter = word.lstrip("\"“„«‘'([")[:1]
    return letter.isdigit() or letter.isalpha() and not letter.islower()


def _script_changes(before: str, after: str) -> bool:
    letter = after[:1]
    return before[-1:].isascii() and letter.isalpha() and letter.upper() == letter.lower()


_BRACKET = plain.compile(r"\s*\(([^()]{1,30})\)")


def _past_status(text: str, at: int, end: int) -> int:
    """Past a status word in brackets behind a front credit: "(Ausschnitt)"."""
    match = _BRACKET.match(text, at, end)
    return match.end() if match and folded(match[1]) in folded_set("status") else at


def _front_weight(prefix: str, rest: str, *, labelled: bool) -> int:
    """How much a cut between `prefix` and `rest` looks like the end of a front credit; 0 is not at all."""
    opener = rest.split(" ", 1)[0].lower().strip('"“„«') in word_set("openers")
    parties = read_parties(prefix)
    if not parties:
        return 0
    if not labelled and not _front_evidence(prefix, rest, parties):
        return 4 if ";" in prefix and opener else 0
    last = parties[-1]
    size = last.name.count(" ") + 1
    weight = 4 if last.agency else 0
    if last.role is Role.CREATOR:
        weight += (3 if size <= 2 else 2) + ("/" in prefix and parties[0].agency is not None)
        weight += size == 3 and any("." in word or word.islower() for word in last.name.split()[:2])
    elif not last.agency and size > 1:
        weight += 2
    return weight + 3 * opener + 4 * _script_changes(prefix, rest)


def _front_evidence(prefix: str, rest: str, parties: tuple[Party, ...]) -> bool:
    """Is a credit without label in front of a caption: an agency and a slash, or a distinct agency alone and a
    sentence behind it?"""
    if len(parties) > 1:
        return any(party.agency for party in parties) and "/" in prefix
    agency = parties[0].agency
    sentence = "," in rest or any(word.islower() for word in rest.split()[:6])
    return agency is not None and agency.distinct and sentence


# --- credits without a label -------------------------------------------------------------------------------------

# seam = sentence-end space / case turn / " | " / " – " / "/" / bracket           ; "Rain in Lima. Ana Ruiz/AFP"
_SEAMS = regex.compile(
    r"\s(?<=[.!?…»”\"“)\]’'。！？]\s)\s*(?=[^\s(\[（])"
    r"|(?=\p{Lu})(?:(?<=[\p{Ll}\d][\p{Ll}\d][.!?)\]”»…]{0,2}[\"”»]?)|(?<=。))|(?<=[.!?])(?=\p{Ll})(?<=\p{Ll}\p{Ll}.)"
    r"|\s[|/–—-]\s?(?=\S)|[/|＝](?=[\p{Lu}\p{Lo}])|(?=[(\[（［])"
)


# unlabelled = [caption seam] parties / parties caption                                  ; "Rain in Lima. Ana Ruiz/AFP"
def _unlabelled(text: str, start: int, end: int, *, area: bool) -> _Split | None:
    """A credit without a label: behind the leftmost seam after which everything is names, at an agency that ends
    the line, or in front of the caption. In a flat page only lines with a slash, a bar or "via" are looked at."""
    if not area and not _has_mark(text, max(start, end - 170), end):
        return None
    split = _behind_seam(text, start, start, end, area=area)
    if split:
        return split
    for match in _SEAMS.finditer(text, max(start, end - 170), end):
        split = _behind_seam(text, start, match.end(), end, area=area)
        if split:
            return split
    split = _at_agency(text, start, end, area=area)
    return split if split or not area else _in_front(text, start, end)


def _has_mark(text: str, start: int, end: int) -> bool:
    """Does a mark that joins parties in a credit stand between two offsets?"""
    return any(text.find(mark, start, end) >= 0 for mark in ("/", "|", " via "))


def _behind_seam(text: str, start: int, at: int, end: int, *, area: bool) -> _Split | None:
    """The reading that cuts at a seam, if seam and names together are evidence enough."""
    seam = _seam(text, start, at)
    inside = at
    if seam == "glue" and _inside_bracket_or_name(text, start, at):
        return None
    if text[at] in _PAIRS:
        closing = _closing(text, at + 1, end)
        if closing is None or text[closing + 1 : end].strip(" .。"):
            return None
        seam, inside = ("bracket" if seam in ("sentence", "start") else "open bracket"), at + 1
    line = _line_span(text, inside, end)
    printed = text[line[0] : line[1]]
    if not printed or len(printed) > 110 or not surely_parties(printed):
        return None
    if seam == "slash" and not _prose_before(text, start, at):
        return None
    names, evidence = _weight_of_names(printed, seam, text[max(start, at - 200) : at], area=area)
    weight = names + _SEAM_WEIGHT.get(seam, 0)
    if not names or weight < _ENOUGH:
        return None
    return _Split(
        _caption_span(text, start, at), line, read_parties(printed), min(0.9, 0.3 + 0.1 * weight), evidence
    )


def _inside_bracket_or_name(text: str, start: int, at: int) -> bool:
    """Does a case turn stand inside open brackets, or inside a known name: "YouTube", "PantherMedia"?"""
    before = text[max(start, at - 200) : at]
    if any(before.count(opener) > before.count(closer) for opener, closer in (("(", ")"), ("[", "]"))):
        return True
    head = before.rsplit(" ", 1)[-1].rsplit("/", 1)[-1]
    tail = _WORD.match(text, at)
    return find_agency(head + (tail[0].split("/", 1)[0] if tail else "")) is not None


def _prose_before(text: str, start: int, at: int) -> bool:
    """Is the slash before an offset the seam: spaced, or tight behind a word that is no name ("an image/La Voz")?"""
    before = text[max(start, at - 40) : at].rstrip().rstrip("/／|")
    word = before.rsplit(" ", 1)[-1]
    return before[-1:].isspace() or not word[:1].isupper() and not find_agency(word)


def _weight_of_names(printed: str, seam: str, before: str, *, area: bool) -> tuple[int, str]:
    """How much a run of names looks like a credit, and why; 0 is not at all."""
    parties = read_parties(printed)
    known = [party.agency for party in parties if party.agency]
    if seam == "start" and any(party.role is Role.NEITHER and party.name[:1].isdigit() for party in parties):
        return 0, ""  # a date inside: "The old mill, 1890 - Wikimedia Commons"
    joined = len(parties) > 1
    if known:
        distinct = any(agency.distinct for agency in known)
        if not area and not (joined and seam and distinct):
            return 0, ""
        alone = seam == "start" and not joined
        return (
            5 if joined and distinct else 4 if distinct or joined or alone else 3
        ), f"agency '{known[0].name}'"
    if not area or not parties:
        return 0, ""
    bracketed = seam == "bracket" and not before.strip(_SEPARATORS)
    if seam == "start" and not joined and _picture_house(printed):
        return 4, "a picture house is the whole line"
    if _DIGIT.search(printed) and "@" not in printed or printed.endswith("…"):
        return 0, ""  # a reference, a version, a teaser
    if all(party.role is Role.NEITHER for party in parties):
        if not any(is_status(party.name) for party in parties):
            return 0, ""
        remark = seam in ("bracket", "open bracket") and folded(printed) in folded_set("remarks")
        return (0, "") if remark and not bracketed else _weight_of_status(seam, bracketed)
    persons = any(party.role is Role.CREATOR for party in parties)
    if seam == "start" and any(party.name.count(" ") > 3 for party in parties):
        return 0, ""
    if seam == "open bracket":
        telling = persons or all(is_organization(part.text) for part in split_parts(printed))
        supplied = any(party.role is Role.SUPPLIER for party in parties)
        return (4 if joined and "/" in printed and telling and supplied else 0), "parties in brackets"
    if joined and persons and seam:
        strong = any(mark in printed for mark in ("/", "|", ";", " via ", " for ", " photo by "))
        return (3 if strong else 2), "person and party"
    if bracketed:
        return (2 if printed.count(" ") <= 3 and printed[:1].isupper() else 0), "the whole line in brackets"
    return _weight_of_bare_name(printed, seam, before, persons=persons)


def _picture_house(name: str) -> bool:
    """Does a name of up to four words end like that of a photo studio or agency: "Lumen Photography"?"""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and words[-1].lower() in word_set("picture_houses")
        and all(word[:1].isupper() for word in words)
    )


def _weight_of_status(seam: str, bracketed: bool) -> tuple[int, str]:
    if seam == "start" or bracketed:
        return 4, "status word"
    return (2 if seam in ("glue", "bar", "sentence", "bracket") else 0), "status word"


def _weight_of_bare_name(printed: str, seam: str, before: str, *, persons: bool) -> tuple[int, str]:
    """The weight of names without any agency behind a seam: enough only after a complete sentence or a separator."""
    if seam in ("", "start", "dash", "comma") or seam in ("sentence", "bracket") and not _complete(before):
        return 0, ""
    if not (printed[:1].isupper() or printed[:1] == "@") or printed.count(" ") > 9:
        return 0, ""
    if seam == "glue" and " " not in printed and not printed.isupper():
        return 0, ""
    return 2, "a name behind the caption" if persons else "a party behind the caption"


_DIGIT = plain.compile(r"\d")
_FULL_STOP = plain.compile(r"[.!?…。！？][”\"»’')\]]{0,2}$")


def _complete(before: str) -> bool:
    """Is the text before a bare name a sentence, of four words or more and with a full stop that ends no
    abbreviation?"""
    before = before.rstrip(" (\xa0\t\n")
    return (
        before.count(" ") >= 3
        and _FULL_STOP.search(before) is not None
        and not _ABBREVIATION.search(before[-8:])
    )


# at-agency = caption person "/" agency / caption agency                                   ; "Rain in Lima Ana Ruiz/AFP"
def _at_agency(text: str, start: int, end: int, *, area: bool) -> _Split | None:
    """A credit that begins inside a run of words, known by an agency that ends the line or stands at a slash."""
    starts = [match.start() for match in _WORD.finditer(text, max(start, end - 120), end)][-9:]
    if not _has_mark(text, starts[0], end):
        starts = [at for at in starts[-4:] if find_agency(text[at:end])]
    for at in starts:
        line = _line_span(text, at, end)
        printed = text[line[0] : line[1]]
        if at <= start or not printed or not _opens_credit(printed) or not surely_parties(printed):
            continue
        if _agency_decides(printed, area=area):
            return _Split(
                _caption_span(text, start, at), line, read_parties(printed), 0.6, "an agency ends the line"
            )
    return None


def _opens_credit(printed: str) -> bool:
    """Can a credit inside a run of words begin here: with a capital, or with an agency that is written small?"""
    if _can_open(printed):
        return True
    parts = split_parts(printed)
    agency = find_agency(parts[0].text) if parts else None
    return agency is not None and (
        agency.name[0].islower() or "." in parts[0].text or parts[0].text[1:2].isupper()
    )


def _agency_decides(printed: str, *, area: bool) -> bool:
    parts = [part.text for part in split_parts(printed)]
    agency = find_agency(parts[0])
    if len(parts) == 1:
        return area and agency is not None and agency.distinct
    if not any(mark in printed for mark in ("/", "|", " via ")):
        return False
    if agency:
        return area or any(found.distinct for found in map(find_agency, parts) if found)
    tokens = parts[0].split()
    short = len(tokens) == 2 or any("." in word or len(word) == 1 or word.islower() for word in tokens[:2])
    known = any(found.distinct for found in map(find_agency, parts[1:]) if found)
    return (
        area and is_person(parts[0]) and len(tokens) <= 3 and short and (known or _picture_house(parts[-1]))
    )


def _may_stand_in_front(text: str, start: int, end: int) -> bool:
    """A quick look: do the first words have a slash or semicolon, or begin with an agency?"""
    head = text[start : min(end, start + 80)]
    if "/" in head or ";" in head:
        return True
    words = head.split()
    return any(find_agency(" ".join(words[:size])) for size in (1, 2, 3))


def _in_front(text: str, start: int, end: int) -> _Split | None:
    if not _may_stand_in_front(text, start, end):
        return None
    cut = _front_credit(text, start, end, labelled=False)
    if cut is None:
        return None
    line = _line_span(text, start, cut)
    return _Split(
        _caption_span(text, cut, end), line, read_parties(text[line[0] : line[1]]), 0.6, "an agency in front"
    )


# --- credits -----------------------------------------------------------------------------------------------------

# notice = year party [rights]                                                          ; "2021 Lumen, Inc. All Rights"
_YEAR_NOTICE = regex.compile(r"(?:©\s*)?\b(?:19|20)\d\d\b[\s,]+\p{Lu}.*")
_RIGHTS_NOTICE = plain.compile(r"(?:\S+ ){1,5}all rights\b.*", plain.IGNORECASE)


def _credit(line: str, parties: tuple[Party, ...]) -> Credit:
    def named(role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(party.name for party in parties if party.role is role))

    notice = _YEAR_NOTICE.search(line) or _RIGHTS_NOTICE.search(line)
    return Credit(
        line=line,
        creators=named(Role.CREATOR),
        suppliers=named(Role.SUPPLIER),
        copyright_notice=notice[0].strip() if notice else None,
        license=next(iter(named(Role.LICENSE)), None),
    )


def parse_credit(text: str) -> Credit | None:
    """Read a text that is known to be a credit, with or without label and brackets; None when nothing is left, and
    for a text of more than 1,200 characters, which is no credit line.

    >>> parse_credit("Photo: Ana Ruiz/AFP via Getty Images").suppliers
    ('AFP', 'Getty Images')
    """
    if len(text) > 2 * _WINDOW:
        return None
    spelled = _spelled_credit(text)
    if spelled:
        return spelled
    start, end, maker = _without_label(text, 0, len(text))
    start, end = _line_span(text, start, end)
    return _credit(text[start:end], read_parties(text[start:end], maker)) if start < end else None


def format_credit(credit: Credit) -> str:
    """The normal form, 'Creator/Supplier via Supplier (licence)'; several creators are joined by ", ".

    Reading it back gives the same parties. Where the names alone would not do that (an account's name, a firm that
    reads like a person) their roles are spelled out: 'Creator: lindbo; Supplier: Harbour'.

    >>> format_credit(Credit("Ana Ruiz | AFP", ("Ana Ruiz",), ("AFP", "Getty Images")))
    'Ana Ruiz/AFP via Getty Images'
    """
    names = "/".join(filter(None, (", ".join(credit.creators), " via ".join(credit.suppliers))))
    plainly = f"{names} ({credit.license})" if names and credit.license else names or credit.line
    read = parse_credit(plainly)
    return plainly if read and _same_parties(read, credit) else _spell(credit)


def _same_parties(one: Credit, two: Credit) -> bool:
    rest_of_one = one.creators, one.suppliers, one.copyright_notice, one.license
    return rest_of_one == (two.creators, two.suppliers, two.copyright_notice, two.license)


# spelled-credit = spelled-role ": " name *("; " spelled-role ": " name)      ; "Creator: lindbo; Supplier: Harbour"
_SPELLED_ROLE = plain.compile(r"(?:^|; )(Creator|Supplier|License|Rights|Line): ")


def _spell(credit: Credit) -> str:
    named = [("Creator", name) for name in credit.creators]
    named += [("Supplier", name) for name in credit.suppliers]
    named += [("License", credit.license or ""), ("Rights", credit.copyright_notice or "")]
    spelled = "; ".join(f"{role}: {name}" for role, name in named if name)
    return spelled or f"Line: {credit.line}"


def _spelled_credit(text: str) -> Credit | None:
    """The credit of a normal form with its roles spelled out, or None for any other text."""
    fields = _SPELLED_ROLE.split(text)
    if fields[0] or not all(fields[2::2]) or len(fields) < 3:
        return None
    pairs = list(zip(fields[1::2], fields[2::2], strict=True))

    def named(role: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for found, name in pairs if found == role))

    return Credit(
        line=text,
        creators=named("Creator"),
        suppliers=named("Supplier"),
        copyright_notice=next(iter(named("Rights")), None),
        license=next(iter(named("License")), None),
    )


def parse_figure_parts(parts: Sequence[tuple[str, str]], *, in_caption_area: bool = True) -> FigureLine:
    """Split a caption area whose markup names its parts: each part is (text, hint), the hint "", "caption" or
    "credit".

    Neighbouring parts hinted as credit are the credit, the longest run of other parts is the caption, freed of the
    same credit printed in it; the offsets are those in the parts joined by spaces. Without such a hint, or when the
    hinted part turns out to hold a caption too, the joined text is read as one line.
    """
    kept = [(text.strip(), hint) for text, hint in parts if text.strip()]
    joined = " ".join(text for text, _ in kept)
    areas = _areas(kept)
    credits = [area for area in areas if area[2]]
    if not credits:
        return parse_figure_line(joined, in_caption_area=in_caption_area)
    start, end, _ = max(credits, key=lambda area: area[1] - area[0])
    captions = [area for area in areas if not area[2]]
    if not captions and parse_figure_line(joined).caption:
        return parse_figure_line(joined)
    start, end, maker = _without_label(joined, start, end)
    line = _line_span(joined, start, end)
    printed = joined[line[0] : line[1]]
    if not printed:
        return parse_figure_line(joined, in_caption_area=in_caption_area)
    span = _caption_beside(joined, captions, printed)
    caption = joined[span[0] : span[1]] or None
    credit = _credit(printed, read_parties(printed, maker))
    return FigureLine(joined, caption, credit, span if caption else None, line, 0.95, "marked up as credit")


def _areas(parts: list[tuple[str, str]]) -> list[tuple[int, int, bool]]:
    """Runs of neighbouring parts: start and end in the joined text, and whether they are hinted as credit."""
    areas: list[tuple[int, int, bool]] = []
    at = 0
    for text, hint in parts:
        marked = hint == "credit"
        if areas and areas[-1][2] == marked:
            areas[-1] = (areas[-1][0], at + len(text), marked)
        else:
            areas.append((at, at + len(text), marked))
        at += len(text) + 1
    return areas


def _without_label(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The span behind the label that a credit begins with, and whether the label names a person's craft."""
    start, end = _line_span(text, start, end)
    label = next(iter(_labels_near_ends(text, start, end)), None)
    if label and label.start == start and label.strength > Strength.BARE:
        return label.end, end, label.maker
    return start, end, False


def _caption_beside(text: str, areas: list[tuple[int, int, bool]], printed: str) -> Span:
    """The caption in the longest area that is no credit, without interface words and the same credit again."""
    if not areas:
        return 0, 0
    start, end, _ = max(areas, key=lambda area: area[1] - area[0])
    found = parse_figure_line(text[start:end])
    again = found.credit is not None and folded(found.credit.line) in folded(printed)
    if again and not found.caption:
        return start, start
    if again and found.caption_span:
        return start + found.caption_span[0], start + found.caption_span[1]
    lowered = _lowered(text[start:end])
    return _caption_span(text, start + _after_interface(text[start:end], lowered, len(lowered)), end)
