"""Figure lines: what a page prints with a picture, read from the top.

The grammar, in ABNF; each rule stands again at what reads it:

    figure-line = [interface] (caption [separator credit] / credit [caption]) [interface]
    credit      = [label] parties / party suffix
    parties     = party *(separator party)

The words are data: labels, interface words and status words in `phrases/captions.toml`, agencies in
`phrases/agencies.toml`. Where no label says so, evidence is added up: what stands at the seam, and how much the
rest of the line looks like names. A line without enough of it stays whole.
"""

import functools
import re
from collections.abc import Iterable, Sequence

from attrs import fields, frozen

from cleantext.caption_words import folded, folded_set, phrases, standing_in
from cleantext.credits.interface import find_notice, skip_back, skip_front
from cleantext.credits.labelled import find_labels_near_ends, read_datelined, read_labelled, read_suffixed
from cleantext.credits.labels import Strength, find_labels, has_label_words, may_begin_label
from cleantext.credits.marks import YEAR, may_hold_credit
from cleantext.credits.parties import Party, Role, party_shaped, read_names, read_parties, surely_parties
from cleantext.credits.seams import WINDOW, Span, Split, lower_in_place, trim, trim_caption, trim_line
from cleantext.credits.unlabelled import read_unlabelled
from cleantext.normalize import collapsed, exactly_str, join_parts
from cleantext.patterns import late

LONGEST_LABEL = 14
"""Characters. A caption that is shorter, beside an element that is marked as a credit, is its label ("Image credit")."""


@frozen(repr=False)
class Credit:
    """Who made and supplied a picture, in IPTC's terms.

    `line` is the Credit Line as printed, without label and enclosing brackets; `creators` are persons (Creator),
    `suppliers` everybody else (Image Supplier), each name as printed and once; `copyright_notice` and `license` are
    the parts of the line that state rights, or None.

    >>> Credit("Ana Ruiz/AFP", creators=("Ana Ruiz",), suppliers=("AFP",))
    Credit('Ana Ruiz/AFP', creators=('Ana Ruiz',), suppliers=('AFP',))
    """

    line: str
    creators: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    copyright_notice: str | None = None
    license: str | None = None

    def __repr__(self) -> str:
        """The call that makes an equal credit, without what it does not say."""
        parts = [
            f"{field.name}={value!r}" for field in fields(Credit)[1:] if (value := getattr(self, field.name))
        ]
        return f"Credit({', '.join([repr(self.line), *parts])})"


@frozen
class FigureLine:
    """What a caption line holds.

    The spans are half-open character offsets into `text`; `text[a:b]` is the caption, and the credit's line.
    `confidence` in 0..1 says how sure the split is; `evidence` says in a few words why it was made, and `labelled` whether a
    word such as "Photo:" announces the credit.
    """

    text: str
    caption: str | None
    credit: Credit | None
    caption_span: tuple[int, int] | None
    credit_span: tuple[int, int] | None
    confidence: float
    evidence: str
    labelled: bool = False


def parse_figure_line(text: str, *, language: str | None = None, in_caption_area: bool = True) -> FigureLine:
    """Split a line into caption and credit.

    `text` is one caption area or one line of a flat page. With `in_caption_area` it is known to belong to a figure,
    and a bare name at its end may be the credit; without, only labels with parties behind them, agencies behind a
    slash, and copyright signs count. `language` (a code such as "de") is accepted for callers that know it and
    changes nothing: newsrooms mix the labels of languages, so all are read together.

    >>> parse_figure_line("Rain in Lima. Photo: Ana Ruiz/AFP").caption
    'Rain in Lima.'
    """
    text = exactly_str(text)
    read = _known if len(text) <= 2 * WINDOW else _read
    return read(text, in_caption_area)


def _read(text: str, in_caption_area: bool) -> FigureLine:
    if not in_caption_area:
        split = _split(text, 0, len(text), area=False) if may_hold_credit(text) else None
        return _figure_line(text, 0, len(text), split)
    lowered = lower_in_place(text)
    end, common = skip_back(lowered, find_notice(lowered, len(text)))
    start = skip_front(text, lowered, end)
    split = _split(text, start, end, area=True)
    if split is None and common:
        end = len(text)
        split = _split(text, start, end, area=True)
    return _figure_line(text, start, end, split)


_known = functools.lru_cache(maxsize=2_000)(_read)
"""Lines are read again: when one text after the other of an area is, when its figure is looked at, and when what is left
of a flat text is cleaned once more (`cleantext.settling`)."""


def _figure_line(text: str, start: int, end: int, split: Split | None) -> FigureLine:
    if split is None:
        span = trim(text, start, end)
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
        split.labelled,
    )


def _split(text: str, start: int, end: int, *, area: bool) -> Split | None:
    """The best reading of a line, or None when no part of it is surely a credit."""
    start, end = trim(text, start, end)
    if start >= end:
        return None
    if area:
        start = _second_copy(text, start, end)
        around = _beside_interface(text, start, end)
        if around:
            return around
    split = (
        read_labelled(text, start, end, area=area)
        or read_datelined(text, start, end)
        or read_suffixed(text, start, end)
        or read_unlabelled(text, start, end, area=area)
    )
    return _tidy(text, split) if split else None


def _second_copy(text: str, start: int, end: int) -> int:
    """Where a line that is printed twice begins again: "Photo: Ana Ruiz Photo: Ana Ruiz"."""
    half = (end - start - 1) // 2
    doubled = (
        half > 3 and text[start + half].isspace() and text[start : start + half] == text[end - half : end]
    )
    return end - half if doubled else start


def _beside_interface(text: str, start: int, end: int) -> Split | None:
    """Caption and credit with words of the page's interface between them."""
    lowered = lower_in_place(text[start:end])
    return _around_interface(text, lowered, start, end) or _before_caption(text, lowered, start, end)


def _around_interface(text: str, lowered: str, start: int, end: int) -> Split | None:
    """Caption, credit, interface words, credit again: "Rain. Ana Ruiz/AFP hide caption toggle caption Ana Ruiz/AFP"."""
    for phrase in standing_in(lowered, phrases("middle")):
        at = lowered.find(phrase)
        if at <= 0:
            continue
        line = trim_line(text, start + at + len(phrase), end)
        printed = text[line[0] : line[1]]
        before = text[start : start + at].rstrip()
        if printed and before.endswith(printed):
            caption = trim_caption(text, start, start + len(before) - len(printed))
            return Split(caption, line, read_parties(printed), 0.95, "printed twice")
        split = read_labelled(text, line[0], end, area=True)
        if split and (phrase.startswith(">>") or split.caption[0] >= split.caption[1]):
            return split._replace(caption=trim_caption(text, start, start + at), confidence=0.9)
    return None


def _before_caption(text: str, lowered: str, start: int, end: int) -> Split | None:
    """Credit, then a caption that is called one: "Image source, AFP Image caption, Rain in Lima"."""
    labels = phrases("caption_labels") if ":" in lowered else _caption_labels_without_colon()
    for phrase in standing_in(lowered, labels):
        at = lowered.find(phrase, 1)
        if at < 0 or lowered[at - 1].isalnum():
            continue
        begin, stop, maker = _without_label(text, start, start + at)
        line = trim_line(text, begin, stop)
        printed = text[line[0] : line[1]]
        if printed and (begin > start or surely_parties(printed)) and party_shaped(printed):
            caption = trim_caption(text, start + at + len(phrase), end)
            return Split(caption, line, read_names(printed, maker), 0.9, f"before '{phrase}'")
    return None


@functools.cache
def _caption_labels_without_colon() -> tuple[str, ...]:
    return tuple(phrase for phrase in phrases("caption_labels") if ":" not in phrase)


def _tidy(text: str, split: Split) -> Split:
    """The reading with the caption freed of the same credit printed before it, and of a label left at its front."""
    start, end = split.caption
    line = text[split.line[0] : split.line[1]]
    labels = find_labels(text, start, min(end, start + 60)) if may_begin_label(text, start) else []
    first = labels[0] if labels and not text[start : labels[0].start].strip("([ ") else None
    if first and folded(text[first.start : first.end]) in folded_set("remarks"):
        first = None  # "FILE PHOTO: Rain in Lima": it goes with the caption
    if first and first.strength >= Strength.SIGN:
        start = trim(text, first.end, end)[0]
        start += len(line) if text.startswith(line, start) else 0
    elif first and _is_again(text, first.end, end, line) or _is_again(text, start, end, line):
        start = end
    elif text[start:end].endswith(line):
        last = next(iter(find_labels(text, max(start, end - len(line) - 40), end)[::-1]), None)
        if last and _is_again(text, last.end, end, line):
            end = last.start
        elif "/" in line:
            end -= len(line)
    return split._replace(caption=trim_caption(text, start, end))


def _is_again(text: str, start: int, end: int, line: str) -> bool:
    """Does a span say the same as a credit, but for case, spaces and marks?"""
    key = folded(line)
    return key.startswith(folded(text[start : min(end, start + 16)])) and folded(text[start:end]) == key


# notice = year party [rights]                                                          ; "2021 Lumen, Inc. All Rights"
_YEAR_OF_NOTICE = late(rf"(?:©\s*)?\b{YEAR}[\s,]+")
_RIGHTS_NOTICE = late(r"(?:\S+ ){1,5}all rights\b.*", re.IGNORECASE)


def _credit(line: str, parties: tuple[Party, ...]) -> Credit:
    def named(role: Role) -> tuple[str, ...]:
        names = [collapsed(party.name) for party in parties if party.role is role]
        return tuple(names) if len(names) < 2 else tuple(_each_once(names))

    return Credit(
        line=line,
        creators=named(Role.CREATOR),
        suppliers=named(Role.SUPPLIER),
        copyright_notice=_notice(line),
        license=next(iter(named(Role.LICENSE)), None),
    )


def _each_once(names: Iterable[str]) -> Iterable[str]:
    """Names without those that differ from an earlier one in case alone: "IMAGO/Harbour Post/imago"."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return first.values()


def _notice(line: str) -> str | None:
    """The part of a line that states rights."""
    if "19" in line or "20" in line:
        for year in _YEAR_OF_NOTICE.finditer(line):
            rest = line[year.end() :].partition("\n")[0]
            if rest[:1].isupper():
                return (year[0] + rest).strip()
    rights = _RIGHTS_NOTICE.search(line) if "ights" in line else None
    return rights[0].strip() if rights else None


def parse_credit(text: str) -> Credit | None:
    """Read a text that is known to be a credit, with or without label and brackets; None when nothing is left, and
    for a text of more than 1,200 characters, which is no credit line.

    >>> parse_credit("Photo: Ana Ruiz/AFP via Getty Images").suppliers
    ('AFP', 'Getty Images')
    """
    if len(text) > 2 * WINDOW:
        return None
    text = exactly_str(text)
    spelled = _spelled_credit(text)
    if spelled:
        return spelled
    start, end, maker = _without_label(text, 0, len(text))
    start, end = trim_line(text, start, end)
    return _credit(text[start:end], read_names(text[start:end], maker)) if start < end else None


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
_SPELLED_ROLE = late(r"(?:^|; )(Creator|Supplier|License|Rights|Line): ")


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
    joined, starts = join_parts([text for text, _ in kept])
    areas = _areas(kept, starts)
    credits = [area for area in areas if area[2]]
    if not credits:
        return parse_figure_line(joined, in_caption_area=in_caption_area)
    between = _beside_interface(joined, 0, len(joined))
    if between:
        return _figure_line(joined, 0, len(joined), between)
    start, end, _ = max(credits, key=lambda area: area[1] - area[0])
    captions = [area for area in areas if not area[2]]
    if not captions and not _credit_alone(joined):
        return parse_figure_line(joined, in_caption_area=in_caption_area)
    start, end, maker = _without_label(joined, start, end)
    line = trim_line(joined, start, end)
    printed = joined[line[0] : line[1]]
    if not printed:
        return parse_figure_line(joined, in_caption_area=in_caption_area)
    if has_label_words(joined):
        read = parse_figure_line(joined, in_caption_area=in_caption_area)
        if _label_knows_better(read, line, captions):
            return read
    span = _caption_beside(joined, captions, printed)
    caption = joined[span[0] : span[1]] or None
    credit = _credit(printed, read_names(printed, maker))
    return FigureLine(joined, caption, credit, span if caption else None, line, 0.95, "marked up as credit")


def _label_knows_better(read: FigureLine, marked: Span, captions: list[tuple[int, int, bool]]) -> bool:
    """Is a credit that a label begins to be preferred to the one that the markup names? It is where it holds that one
    and more ("Photo by", then an element a name), or that one without its label, or stands elsewhere in the area; not
    where it swallows the caption behind the marked one."""
    if read.credit_span is None or not read.labelled:
        return False
    (start, end), (first, last) = read.credit_span, marked
    if start <= first and last <= end:
        if read.text.count(read.text[first:last], start, end) > 1:
            return False  # printed twice, once in the caption
        if read.caption is not None:
            return True
        begin, stop = _caption_beside(read.text, captions, read.text[first:last])
        return begin >= stop or begin < first and stop - begin < LONGEST_LABEL
    return end <= first or last <= start or first <= start and end <= last


def _credit_alone(text: str) -> bool:
    """Does a part that the markup calls a credit hold no caption too? What reads like names is taken at its word."""
    line = parse_figure_line(text)
    named = line.caption is not None and line.caption[-1] not in ".!?" and surely_parties(line.caption)
    return line.caption is None or line.credit is None and named


def _areas(parts: list[tuple[str, str]], starts: tuple[int, ...]) -> list[tuple[int, int, bool]]:
    """Runs of neighbouring parts: start and end in the joined text, and whether they are hinted as credit."""
    areas: list[tuple[int, int, bool]] = []
    for (text, hint), at in zip(parts, starts, strict=True):
        marked = hint == "credit"
        if areas and areas[-1][2] == marked:
            areas[-1] = (areas[-1][0], at + len(text), marked)
        else:
            areas.append((at, at + len(text), marked))
    return areas


def _without_label(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The span behind the label that a credit begins with, and whether the label names a person's craft."""
    start, end = trim_line(text, start, end)
    if not may_begin_label(text, start):
        return start, end, False
    label = next(iter(find_labels_near_ends(text, start, end)), None)
    if label and label.start == start and label.strength > Strength.BARE:
        return label.end, end, label.maker
    return start, end, False


def _caption_beside(text: str, areas: list[tuple[int, int, bool]], printed: str) -> Span:
    """The caption in the longest area that is no credit, without interface words and the same credit again."""
    if not areas:
        return 0, 0
    start, end, _ = max(areas, key=lambda area: area[1] - area[0])
    caption = text[start:end]
    lowered = lower_in_place(caption)
    if _may_repeat(caption, lowered, printed):
        found = parse_figure_line(caption)
        again = found.credit is not None and folded(found.credit.line) in folded(printed)
        if again and not found.caption:
            return start, start
        if again and found.caption_span:
            return start + found.caption_span[0], start + found.caption_span[1]
    return trim_caption(text, start + skip_front(caption, lowered, len(lowered)), end)


def _may_repeat(caption: str, lowered: str, credit: str) -> bool:
    """A quick look: may a caption hold the credit once more? Then it has a label or words of the interface around it, or it
    begins or ends the caption, with two letters at least."""
    end, is_common = skip_back(lowered, find_notice(lowered, len(lowered)))
    words = caption[skip_front(caption, lowered, end) : end].split()
    if is_common or not words or words[0] == "via" or has_label_words(caption):
        return True
    if any([standing_in(lowered, phrases(key)) for key in ("middle", "caption_labels")]):
        return True
    key = folded(credit)
    return folded(words[0])[:2] in key or folded(words[-1])[-2:] in key
