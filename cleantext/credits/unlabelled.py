"""Credits without a label: known by a seam with names behind it, or by an agency at either end of the line.

    unlabelled = [caption seam] parties / parties caption

Evidence is added up: what stands at the seam, and how much the rest of the line looks like names.
"""

import functools
import itertools
from collections.abc import Sequence

from cleantext import quotation
from cleantext.caption_words import (
    Agency,
    find_agency,
    folded,
    folded_set,
    may_begin_agency,
    may_end_agency,
    may_hold_agency,
    name_somebody,
    pattern,
    word_set,
)
from cleantext.credits.parties import (
    LICENSE_OPENINGS,
    Party,
    Role,
    find_last_prose,
    is_organization,
    is_person,
    is_status,
    party_shaped,
    read_parties,
    split_parts,
    surely_parties,
)
from cleantext.credits.seams import (
    ENOUGH,
    PAIRS,
    SEAM_WEIGHT,
    SEPARATORS,
    WORD,
    Split,
    find_closing,
    is_abbreviated,
    name_seam,
    trim_caption,
    trim_line,
)
from cleantext.patterns import late
from cleantext.sentences import CLOSERS, STOPS

LONE_MARKS = frozenset("|–—-")
"""Marks that part a credit from the caption behind it, where they stand alone: "AP | In this photo"."""


# front-credit = parties caption                                                 ; "APA/Bo Lind Die Brücke im Winter."
def find_front_end(text: str, start: int, end: int, *, labelled: bool) -> int | None:
    """Where the credit in front of a caption ends, or None.

    Each place before a word that can open a sentence is weighed: an agency or a full name before it, an opener or
    a change of script behind it.
    """
    spans = [match.span() for match in WORD.finditer(text, start, min(end, start + 140))][:14]
    best, best_weight = None, 2 if labelled else 3
    for (begin, cut), (after, stop) in itertools.pairwise(spans):
        prefix = text[start:cut].strip(SEPARATORS + "([")
        rest = text[after : min(end, after + 200)]
        if (
            not prefix
            or (text[cut - 1] in "/|,–-&:(" and text[begin:cut] not in LONE_MARKS)
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
    letter = word.lstrip(quotation.OPENING + "([")[:1]
    return letter.isdigit() or letter.isalpha() and not letter.islower()


def _script_changes(before: str, after: str) -> bool:
    letter = after[:1]
    return before[-1:].isascii() and letter.isalpha() and letter.upper() == letter.lower()


_BRACKET = late(r"\s*\(([^()]{1,30})\)")


def _past_status(text: str, at: int, end: int) -> int:
    """Past a status word in brackets behind a front credit: "(Ausschnitt)"."""
    match = _BRACKET.match(text, at, end)
    return match.end() if match and folded(match[1]) in folded_set("status") else at


def _front_weight(prefix: str, rest: str, *, labelled: bool) -> int:
    """How much a cut between `prefix` and `rest` looks like the end of a front credit; 0 is not at all."""
    opener = rest.split(" ", 1)[0].lower().strip(quotation.MARKS) in word_set("openers")
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


# seam = sentence-end space / case turn / " | " / " – " / "/" / bracket           ; "Rain in Lima. Ana Ruiz/AFP"
_SEAMS = pattern(
    r"(?<=[.!?…»”\"“)\]’'。！？])\s+(?=[^\s(\[（])"
    r"|(?<=[\p{Ll}\d][\p{Ll}\d])[.!?)\]”»…]{0,2}[\"”»]?(?=[\p{Lu}])|(?<=。)(?=[\p{Lu}])|(?<=[\p{Ll}][\p{Ll}])[.!?](?=[\p{Ll}])"
    r"|\s[|/–—-]\s?(?=\S)|[/|＝](?=[\p{Lu}\p{Lo}])|(?=[(\[（［])"
)
# A quick look: without a mark, or a letter that may be a capital inside a word, there is no seam.
_SEAM_SIGNS = late(r"[^\w\s,'’-]|\s-|\w[^\W\d_a-z]")


# unlabelled = [caption seam] parties / parties caption                                  ; "Rain in Lima. Ana Ruiz/AFP"
def read_unlabelled(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """A credit without a label: behind the leftmost seam after which everything is names, at an agency that ends
    the line, or in front of the caption. In a flat page only lines with a slash, a bar or "via" are looked at, and a
    distinct agency has to be named."""
    begin = find_last_prose(text, max(start, end - 170), end)
    if not area and (
        not (_has_mark(text, begin, end) and may_hold_agency(text[begin:end]))
        or text.find("://", begin, end) >= 0
    ):
        return None
    may_name = begin > start or _may_be_names(text[start:end])
    split = read_behind_seam(text, start, start, end, area=area) if may_name and begin == start else None
    if split:
        return split
    if _SEAM_SIGNS.search(text, max(0, begin - 1), end - text.endswith(".", begin, end)):
        for match in _SEAMS.finditer(text, begin, end):
            split = read_behind_seam(text, start, match.end(), end, area=area)
            if split:
                return split
    split = _at_agency(text, start, begin, end, area=area) if may_name else None
    return split if split or not may_name or not area else _in_front(text, start, end)


# A mark that joins parties, or a letter of which there is another spelling.
_JOINING_OR_FOREIGN = late("[/|;]|[^\x00-\x7f\u2013-\u2026]")
_PLAIN_WORD = late("[a-z0-9&@+]+")


@functools.cache
def _telling_words() -> frozenset[str]:
    """Words that join parties, and those that names of picture houses end in."""
    return word_set("picture_houses") | {"via", "for", "by", "to"}


def _may_be_names(line: str) -> bool:
    """A quick look: may a line be parties and nothing else, or begin or end with an agency? Then something in it joins
    parties, or names an agency, a status, a licence or a picture house; in most captions that are a name nothing does."""
    if line[:1] in PAIRS or _JOINING_OR_FOREIGN.search(line):
        return True
    words = _PLAIN_WORD.findall(line.casefold())
    return (
        not _telling_words().isdisjoint(words)
        or any([word[:3] in LICENSE_OPENINGS for word in words])
        or name_somebody(words)
    )


def _has_mark(text: str, start: int, end: int) -> bool:
    """Does a mark that joins parties in a credit stand between two offsets?"""
    return (
        text.find("/", start, end) >= 0
        or text.find("|", start, end) >= 0
        or text.find(" via ", start, end) >= 0
    )


def read_behind_seam(text: str, start: int, at: int, end: int, *, area: bool) -> Split | None:
    """The reading that cuts at a seam, if seam and names together are evidence enough."""
    seam = name_seam(text, start, at)
    inside = at
    if seam == "glue" and _inside_bracket_or_name(text, start, at):
        return None
    if text[at] in PAIRS:
        closing = find_closing(text, at + 1, end)
        if closing is None or text[closing + 1 : end].strip(" .。"):
            return None
        seam, inside = ("bracket" if seam in ("sentence", "start") else "open bracket"), at + 1
    line = trim_line(text, inside, end)
    printed = text[line[0] : line[1]]
    if not printed or len(printed) > 110 or "＝" in printed or not surely_parties(printed):
        return None
    if seam == "slash" and not _prose_before(text, start, at):
        return None
    names, evidence = _weight_of_names(printed, seam, text[max(start, at - 200) : at], area=area)
    weight = names + SEAM_WEIGHT.get(seam, 0)
    if not names or weight < ENOUGH:
        return None
    return Split(
        trim_caption(text, start, at), line, read_parties(printed), min(0.9, 0.3 + 0.1 * weight), evidence
    )


def _inside_bracket_or_name(text: str, start: int, at: int) -> bool:
    """Does a case turn stand inside open brackets, or inside a known name: "YouTube", "PantherMedia"?"""
    before = text[max(start, at - 200) : at]
    if any(before.count(opener) > before.count(closer) for opener, closer in (("(", ")"), ("[", "]"))):
        return True
    head = before.rsplit(" ", 1)[-1].rsplit("/", 1)[-1]
    tail = WORD.match(text, at)
    return find_agency(head + (tail[0].split("/", 1)[0] if tail else "")) is not None


def _prose_before(text: str, start: int, at: int) -> bool:
    """Is the slash before an offset the seam: spaced, or tight behind a word that is no name ("an image/La Voz")?"""
    before = text[max(start, at - 40) : at].rstrip().rstrip("/／|")
    word = before.rsplit(" ", 1)[-1]
    return before[-1:].isspace() or not word[:1].isupper() and not find_agency(word)


def _weight_of_names(printed: str, seam: str, before: str, *, area: bool) -> tuple[int, str]:
    """How much a run of names looks like a credit, and why; 0 is not at all."""
    parties = read_parties(printed)
    if area and len(parties) > 1 and any(party.role is Role.LICENSE for party in parties):
        return 4, "a licence"
    if seam == "start" and any(party.role is Role.NEITHER and party.name[:1].isdigit() for party in parties):
        return 0, ""  # a date inside: "The old mill, 1890 - Wikimedia Commons"
    known = [party.agency for party in parties if party.agency]
    if known:
        return _weight_of_agencies(known, seam, joined=len(parties) > 1, area=area)
    return _weight_of_parties(printed, parties, seam, before) if area and parties else (0, "")


def _weight_of_agencies(known: Sequence[Agency], seam: str, *, joined: bool, area: bool) -> tuple[int, str]:
    """How much names with agencies among them look like a credit, and why; `joined` there are several names."""
    distinct = any(agency.distinct for agency in known)
    if not area and not (joined and seam and distinct):
        return 0, ""
    alone = seam == "start" and not joined
    weight = 5 if joined and distinct else 4 if distinct or joined or alone else 3
    return weight, f"agency '{known[0].name}'"


def _weight_of_parties(printed: str, parties: Sequence[Party], seam: str, before: str) -> tuple[int, str]:
    """How much names in a picture's area without an agency among them look like a credit, and why."""
    joined = len(parties) > 1
    if len(parties) == 2 and "/" in printed and [is_status(party.name) for party in parties].count(True) == 1:
        return 4, "status word and party"  # "Handout/Harbour Police"
    bracketed = seam == "bracket" and not before.strip(SEPARATORS)
    if seam == "start" and not joined and _picture_house(printed):
        return 4, "a picture house is the whole line"
    if any(map(str.isdecimal, printed)) and "@" not in printed or printed.endswith("…"):
        return 0, ""  # a reference, a version, a teaser
    if seam == "start" and ": " in printed:
        return 0, ""  # behind a label that is none of a credit: "Filename: src/main.py"
    if all(party.role is Role.NEITHER for party in parties):
        if not any(is_status(party.name) for party in parties):
            return 0, ""
        remark = seam in ("bracket", "open bracket") and folded(printed) in folded_set("remarks")
        return (0, "") if remark and not bracketed else _weight_of_status(seam, bracketed)
    persons = any(party.role is Role.CREATOR for party in parties)
    if seam == "start" and any(party.name.count(" ") > 3 for party in parties):
        return 0, ""
    if seam == "open bracket" and _picture_house(printed):
        return 4, "a picture house in brackets"
    if seam == "open bracket":
        telling = persons or all(is_organization(part.text) for part in split_parts(printed))
        supplied = any(party.role is Role.SUPPLIER for party in parties)
        return (4 if joined and "/" in printed and telling and supplied else 0), "parties in brackets"
    if joined and persons and seam:
        strong = any(
            mark in printed for mark in ("/", "|", ";", " via ", " for ", " photo by ", "pecial to ")
        )
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
    if seam == "glue" and (" " not in printed and not printed.isupper() or _is_last_capitalised(before)):
        return 0, ""  # the second half may belong to a name: "the ConverterDesk Eco"
    if seam == "slash" and " " not in printed and not _complete(before) and not is_organization(printed):
        return 0, ""  # "The ferry from Lowport / Kettle Point"
    return 2, "a name behind the caption" if persons else "a party behind the caption"


def _is_last_capitalised(text: str) -> bool:
    words = text.rsplit(None, 1)
    return bool(words) and words[-1][0].isupper()


_STOPS, _CLOSING = tuple(sorted(STOPS)), "".join(sorted(CLOSERS))


def _complete(before: str) -> bool:
    """Is the text before a bare name a sentence, of four words or more and with a full stop that ends no
    abbreviation?"""
    before = before.rstrip(" (\xa0\t\n")
    ended = before.rstrip(_CLOSING)
    return (
        before.count(" ") >= 3
        and len(before) - len(ended) <= 2
        and ended.endswith(_STOPS)
        and not (before[-1] == "." and is_abbreviated(before, 0, len(before)))
    )


# at-agency = caption person "/" agency / caption agency                                   ; "Rain in Lima Ana Ruiz/AFP"
def _at_agency(text: str, start: int, begin: int, end: int, *, area: bool) -> Split | None:
    """A credit that begins inside a run of words, known by an agency that ends the line or stands at a slash; it
    begins at `begin` or behind."""
    begin = max(begin, end - 120)
    last = text[begin:end].rsplit(None, 1)[-1:]
    if not last or not _has_mark(text, begin, end) and not may_end_agency(last[0]):
        return None
    starts = [match.start() for match in WORD.finditer(text, begin, end)][-9:]
    if starts and not _has_mark(text, starts[0], end):
        starts = [at for at in starts[-4:] if find_agency(text[at:end])]
    for at in starts:
        line = trim_line(text, at, end)
        printed = text[line[0] : line[1]]
        if at <= start or not printed or not _opens_credit(printed) or not surely_parties(printed):
            continue
        if _agency_decides(printed, area=area):
            return Split(
                trim_caption(text, start, at), line, read_parties(printed), 0.6, "an agency ends the line"
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
    words = head.split()[:3]
    return bool(words and may_begin_agency(words[0])) and any(
        find_agency(" ".join(words[: size + 1])) for size in range(len(words))
    )


def _in_front(text: str, start: int, end: int) -> Split | None:
    if not _may_stand_in_front(text, start, end):
        return None
    cut = find_front_end(text, start, end, labelled=False)
    if cut is None:
        return None
    line = trim_line(text, start, cut)
    return Split(
        trim_caption(text, cut, end), line, read_parties(text[line[0] : line[1]]), 0.6, "an agency in front"
    )
