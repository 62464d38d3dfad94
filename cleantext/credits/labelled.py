"""Credits with a label before or behind the party: how far the credit runs, and whether the label is one.

labelled = caption [seam] label parties / label parties caption
suffixed = caption seam party suffix
"""

import functools
import re
from collections.abc import Sequence

from cleantext.caption_words import find_agency, pattern, phrases
from cleantext.credits.labels import CreditLabel, Strength, find_labels
from cleantext.credits.marks import YEAR
from cleantext.credits.parties import (
    Party,
    Role,
    is_license,
    is_organization,
    party_shaped,
    read_names,
    read_parties,
    split_parts,
    surely_parties,
)
from cleantext.credits.seams import (
    CLOSERS,
    LONGEST_CREDIT,
    PAIRS,
    SEPARATORS,
    SPACE,
    WINDOW,
    WORD,
    Span,
    Split,
    find_closing,
    name_seam,
    trim_caption,
    trim_line,
)
from cleantext.credits.unlabelled import find_front_end, read_behind_seam
from cleantext.patterns import late


# labelled = caption [seam] label parties / label parties caption                        ; "Rain. Foto: Ana Ruiz/AFP"
def read_labelled(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """The reading of the last label that gives one; bare works ("Photo") only after all others, and a label of the
    licence alone last. A label that opens a bracket comes before those inside: "(Photo: Bo Lind. Courtesy of AFP)"."""
    labels = find_labels_near_ends(text, start, end)
    if not labels:
        return None
    if len(labels) > 1 and labels[0].start <= start + 1 and _all_parties(text, labels[0], end):
        labels = labels[:1]

    bracket = _opening_bracket(text, labels, end)

    def last_first(label: CreditLabel) -> tuple[bool, bool, bool, int]:
        licensed = is_license(text[label.end : min(end, label.end + 60)])
        return licensed, label.strength == Strength.BARE, label.start > bracket, -label.start

    for label in sorted(labels, key=last_first) if len(labels) > 1 else labels:
        split = _read_label(text, label, start, end, area=area)
        if split:
            return split
    return None


def _opening_bracket(text: str, labels: list[CreditLabel], end: int) -> int:
    """Where a label right behind a bracket starts that closes at the end of the line; the line's end without one."""
    for label in labels[:-1]:
        if label.strength > Strength.BARE and text[max(0, label.start - 1) : label.start] in PAIRS:
            close = find_closing(text, label.start, end)
            if close is not None and not text[close + 1 : end].strip(" .。"):
                return label.start
    return end


def _all_parties(text: str, label: CreditLabel, end: int) -> bool:
    """Is everything behind a label at the front of the line names, so that words like it further on are names too?"""
    return label.strength > Strength.BARE and end - label.end <= 90 and party_shaped(text[label.end : end])


def find_labels_near_ends(text: str, start: int, end: int) -> list[CreditLabel]:
    if end - start <= 2 * WINDOW:
        labels = find_labels(text, start, end)
    else:
        labels = find_labels(text, start, start + WINDOW) + find_labels(text, end - WINDOW, end)
    return labels if len(labels) <= 12 else labels[:4] + labels[-8:]


def _read_label(text: str, label: CreditLabel, start: int, end: int, *, area: bool) -> Split | None:
    """The reading that a label gives: the credit runs to the end of the line, or stands in front of the caption."""
    supplied = _supplier_before(text, label, start)
    split = read_behind_seam(text, start, supplied, end, area=True) if supplied is not None and area else None
    split = split or (_in_bracket(text, label, start, end) if area else None)
    if split:
        return split
    close = find_closing(text, label.start, end)
    line = trim_line(text, label.end, close or end)
    if line[0] >= line[1]:
        return None
    shown = " ".join(text[label.start : label.end].split())
    first = not text[start : label.start].strip(SEPARATORS + "([（")
    if not text[close or end : end].strip(" .)]）|·•"):
        confidence = _trust(
            text, label, line, "start" if first else name_seam(text, start, label.start), area=area
        )
        if confidence:
            parties = read_names(text[line[0] : line[1]], label.maker)
            return Split(
                trim_caption(text, start, label.start), line, parties, confidence, f"label '{shown}'", True
            )
    if not first or not area or label.strength == Strength.BARE:
        return None
    cut = close + 1 if close else find_front_end(text, label.end, end, labelled=True)
    if cut is None:
        return None
    line = trim_line(text, label.end, close or cut)
    parties = read_names(text[line[0] : line[1]], label.maker)
    return Split(trim_caption(text, cut, end), line, parties, 0.6, f"label '{shown}' in front", True)


def _supplier_before(text: str, label: CreditLabel, start: int) -> int | None:
    """Where a supplier begins that stands in front of a small label: "Rain. Navy photo by Bo Lind"; or None."""
    if label.strength != Strength.JOIN or not (
        text[label.start].islower() or text[label.start - 1 : label.start] == "/"
    ):
        return None
    begin = max(start, label.start - 60)
    stop = next(
        (
            m
            for m in WORD.finditer(text, begin, label.start)
            if name_seam(text, start, m.start()) == "sentence"
        ),
        None,
    )
    at = stop.start() if stop else start if begin == start else None
    head = text[at : label.start].strip(" /") if at is not None else ""
    return at if head and (is_organization(head) or find_agency(head)) and surely_parties(head) else None


MOST_SUPPLIER = 3
"""Words of a supplier in a bracket before its label."""


def _in_bracket(text: str, label: CreditLabel, start: int, end: int) -> Split | None:
    """The reading of a bracket that closes the line, in which a supplier stands in front of a label: "Rain (Courier Photo by
    Bo Lind)"."""
    begin = max(start, label.start - 60)
    opening = max([text.rfind(mark, begin, label.start) for mark in PAIRS])
    head = text[opening + 1 : label.start].strip() if opening >= 0 else ""
    close = find_closing(text, opening + 1, end) if opening >= 0 else None
    if label.strength != Strength.JOIN or not head or close is None or text[close + 1 : end].strip(" .。"):
        return None
    if head.count(" ") >= MOST_SUPPLIER or not surely_parties(head):
        return None
    line = trim_line(text, opening + 1, close)
    suppliers = [Party(party.name, Role.SUPPLIER, party.agency) for party in read_names(head, maker=False)]
    parties = (*suppliers, *read_names(text[label.end : close].strip(), label.maker))
    evidence = f"label '{' '.join(text[label.start : label.end].split())}'"
    return Split(trim_caption(text, start, opening), line, parties, 0.9, evidence, True)


_RUN_ON = pattern(r"[\p{Ll}]{2,}[.!?…][\"”»]?\s+[\p{Lu}]")


def _trust(text: str, label: CreditLabel, line: Span, seam: str, *, area: bool) -> float:
    """How sure it is, in 0..1, that everything behind a label is the credit; 0 when it is not to be cut."""
    printed = text[line[0] : line[1]]
    count = printed.count(" ") + 1
    if len(printed) > LONGEST_CREDIT or count > 16:
        return 0.0
    if not area and (count > 8 or not _may_cut_prose(printed, label, seam)):
        return 0.0
    bare = label.strength == Strength.BARE
    if bare and not (area and text[label.end : label.end + 1] in _BEHIND_BARE):
        return 0.0
    if bare and not seam and not _stands_out(text, label.start, printed):
        return 0.0
    shaped = party_shaped(printed) or label.strength == Strength.COLON and area and _is_small(printed)
    if not shaped and (bare or not area or _RUN_ON.search(printed)):
        return 0.0
    parties = read_parties(printed, label.maker)
    if bare:
        if find_agency(split_parts(text[label.start : line[1]])[0].text):
            return 0.0  # "picture alliance" is no picture
        return 0.7 if _sure_behind_bare(printed, parties, seam) else 0.0
    if not seam and text[label.start].islower() and text.endswith("from ", label.start, label.end + 1):
        return 0.0  # "a still from the film"
    if not area:
        return 0.8 if _sure_in_prose(printed, parties, label, seam) else 0.0
    if shaped and (seam != "start" or count <= 6 or len(parties) > 1):
        return 0.95
    if label.strength <= Strength.JOIN and not seam or printed[0].islower() and count > 2:
        return 0.0
    if seam == "start":
        return 0.6 if count <= 4 else 0.0
    return 0.6 if count <= 12 and len(printed) <= 90 else 0.0


def _is_small(printed: str) -> bool:
    """Is it a name of few words that is written small: "photo credit: bo lind (harbour post)"?"""
    return printed.islower() and printed.count(" ") < 4 and surely_parties(printed.title())


def _stands_out(text: str, at: int, printed: str) -> bool:
    """Does a bare work behind other words begin a credit: with a capital where the word before has none, and a person and an
    agency behind it ("Ferries in the rain Photo Ana Ruiz / AFP")?"""
    before = text[:at].rsplit(None, 1)[-1:]
    if "/" not in printed or not text[at].isupper() or not before or not before[0][0].islower():
        return False
    parties = read_parties(printed)
    return parties[0].role is Role.CREATOR and any(party.agency for party in parties)


def _sure_behind_bare(printed: str, parties: Sequence[Party], seam: str) -> bool:
    """Is what stands behind a label without a mark surely its parties? At the start of a text a name alone is not."""
    if any(party.agency for party in parties):
        return True
    persons = any(party.role is Role.CREATOR for party in parties)
    if seam == "start":
        return persons and len(parties) > 1
    return persons or ":" in printed or all(party.role is Role.NEITHER for party in parties)


_BEHIND_BARE = tuple(SPACE + ".")


def _may_cut_prose(printed: str, label: CreditLabel, seam: str) -> bool:
    """A quick look: may a label cut a line of a flat page? A bare work never does, nor a label behind a word, nor the sign
    and a year that a line begins with: it is the page's own notice ("© 2026 Harbour Post")."""
    if label.strength == Strength.BARE or not seam:
        return False
    return not (label.strength == Strength.SIGN and seam == "start" and _LEADING_YEAR.match(printed))


def _sure_in_prose(printed: str, parties: tuple[Party, ...], label: CreditLabel, seam: str) -> bool:
    """May a label cut a line of a flat page: an agency or a full name behind it, or a short name behind a copyright
    sign?"""
    if not surely_parties(printed):
        return False
    if any(party.agency for party in parties):
        return True
    names = [party.name for party in parties if party.role is Role.CREATOR]
    if any(2 <= len(name.split()) <= 3 or name.startswith("@") for name in names):
        return True
    is_notice = _YEAR.search(printed) is not None  # the page's own: "© Harbour Post 2026"
    return label.strength == Strength.SIGN and seam != "start" and printed.count(" ") < 4 and not is_notice


_YEAR = late(rf"\b{YEAR}")
_LEADING_YEAR = late(rf"\W*{YEAR}")


# suffixed = caption seam party suffix                              ; "… （海浜市消防局提供）", "… 있다. 김하늘 기자"
@functools.cache
def _suffixed_party() -> re.Pattern[str]:
    name = r"(?:[^\W\d_]\. ?)?[^\s（()）\[\]＝=。.、，,/／「」]{1,20}"
    suffixes = "|".join(map(re.escape, phrases("suffixes")))
    return pattern(
        rf"(?P<open>[（(\[＝=/／。.]|\s|、(?=[^、]*撮影))\s?(?P<party>{name}(?:[ ・·]{name})?)\s?(?P<suffix>{suffixes})[)）\]。.]*$"
    )


# datelined = caption "." place "=" agency *(SP agency), as Korean papers print it            ; "… 있다. 인천=연합뉴스"
_DATELINE = pattern(r"[.。]\s?(?P<place>[\uac00-\ud7a3]{2,5})\s?[=＝]\s?(?P<agencies>[^=＝.。]{2,40})[.。]?$")


def read_datelined(text: str, start: int, end: int) -> Split | None:
    """The reading of a line that ends with where the picture was taken and the agencies that sent it; the place is no part
    of caption or credit."""
    begin = max(start, end - 60)
    if text.find("=", begin, end) < 0 and text.find("＝", begin, end) < 0:
        return None
    match = _DATELINE.search(text, begin, end)
    if match is None or not all(map(find_agency, match["agencies"].split())):
        return None
    line = trim_line(text, *match.span("agencies"))
    parties = tuple([party for name in match["agencies"].split() for party in read_names(name, maker=False)])
    return Split(
        trim_caption(text, start, match.start() + 1),
        line,
        parties,
        0.8,
        f"an agency behind '{match['place']}='",
    )


_SUFFIX_SCRIPT = pattern(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_CLOSING = ")）]。."


@functools.cache
def _suffix_endings() -> tuple[str, ...]:
    """How a line ends that has a suffix, brackets and full stops left out."""
    return tuple({suffix.rstrip(_CLOSING) for suffix in phrases("suffixes")})


def read_suffixed(text: str, start: int, end: int) -> Split | None:
    begin = max(start, end - 60)
    if not text[begin:end].rstrip(_CLOSING).endswith(_suffix_endings()):
        return None
    if (text.isascii() or not _SUFFIX_SCRIPT.search(text, begin, end)) and text.find("nuotr", begin, end) < 0:
        return None
    match = _suffixed_party().search(text, begin, end)
    if not match or match["open"] in PAIRS and text[end - 1] not in CLOSERS:
        return None
    line = match.start("party"), match.end("suffix")
    parties = read_names(text[line[0] : line[1]], maker=False)
    return Split(
        trim_caption(text, start, match.start() + (match["open"] in "。.")),
        line,
        parties,
        0.7,
        f"suffix '{match['suffix']}'",
    )
