"""Bylines: who wrote, edited and supplied an article, as newspapers print it.

A byline is known by its opening words ("By", "Von", "Edited by"), by the names in it, and by what else stands in it:
roles, agencies, dates. Whether a bare name is a byline is for the caller to say, who knows the place it stands in.

    byline    = [ label ] part *( separator part ) [ with sources ]        ; "Von Anna Beispiel und Bo Muster, dpa"
    part      = name [ role ] / role / agency / date / address
    sign-off  = [ initials *( "/" initials ) ] "(" agency *( "," agency ) ")"   ; "es/rt (AFP, dpa)"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from cleantext.blocks import Block, Verdict
from cleantext.byline_words import (
    FIRST_WORD,
    LABELS,
    ending,
    first_key,
    is_spaceless,
    opening_alike,
    openings,
    telling_words,
    words,
)
from cleantext.caption_words import find_agency, pattern, phrases
from cleantext.dates import DIGIT, find_date
from cleantext.labels import Label
from cleantext.names import (
    HANDLE,
    LONGEST_NAME,
    MOST_WORDS,
    PARTICLES,
    TITLE_WORDS,
    is_doubled,
    is_name,
    without_role,
)
from cleantext.normalize import folded_in_place
from cleantext.patterns import late, late_regex
from cleantext.phrasebook import default_phrasebook

LONGEST = 200
"""Characters. A longer text is a sentence about its author, no byline."""

MOST_DATES = 3
"""Dates in one line: published, updated, and one to spare."""


class Byline(NamedTuple):
    """Who is named in a byline, as printed and in order.

    Attributes:
        authors: people and organisations that wrote the article; in a line not understood to its end those named
            before the words that were not.
        sources: wire services it draws on.
        editors: who edited or translated it.
        labelled: a word such as "By" announces the names.
        complete: every part of the text was understood; where it was not, the text may be prose.
        date: a date printed in the same line, ISO 8601.
    """

    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    labelled: bool = False
    complete: bool = True
    date: str | None = None

    def __bool__(self) -> bool:
        return bool(self.authors or self.sources or self.editors)


# --- words ------------------------------------------------------------------------------------------------------


LONGEST_LABEL = 60
"""Characters at the start of a text in which a label is looked for."""

ASCII_WORD = late(r"[a-z'.-]+")  # the same in folded ASCII, three times as fast


def opening(text: str, field: str) -> tuple[int, bool]:
    """Length of the words of a field that a text begins with, 0 if none, and whether a colon follows."""
    if not text:
        return 0, False
    folded = folded_in_place(text[:LONGEST_LABEL])
    for word in opening_alike(folded, field):
        if not folded.startswith(word):
            continue
        rest = text[len(word) :]
        colon = rest.lstrip()[:1] in (":", "：", "|", "／", "/")
        if not rest or colon or not (rest[0].isalnum() or rest[0] in "-'’") or is_spaceless(word[-1]):
            return len(word), colon
    return 0, False


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


# --- names and what stands beside them ---------------------------------------------------------------------------

CREDENTIAL = late(
    r"(?:(?:Ph|Psy|Ed|Pharm|J)\.?D\.?|D\.?(?:O|D\.?S|M\.?D|V\.?M|P\.?T|N\.?P)\.?|M\.?[ADS]\.?|M\.?Sc\.?|B\.?[AS]\.?|MBA|MPH"
    r"|RDN?|LDN?|RN|NP|PA-C|MSN|MSW|LCSW|LMFT|LMHC|LPC|CFP|CFA|CPA|CPT|CSCS|CDCES|CEPF|CISSP|PMP|Esq\.?|Jr\.?|Sr\.?|I{2,3})[®™]?"
)
ADDRESS = late_regex(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|https?://\S+|www\.\S+|(?<!\w)@\w[\w.]{1,40}"
    r"|(?<!\S)[a-z\d._+-]{1,64} (?:at|\(at\)|\[at\]) [\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
"""Addresses of mail, the web and networks; archives of mailing lists write "ana at courier.example"."""

AT = ("at", "(at)", "[at]")
"""What stands in such an address between the name and the host."""

BRACKETS = late_regex(r"\s*[(\[（［][^()\[\]（）［］]{0,60}[)\]）］]")
# word = capital *letter *( ( "'" / "-" ) letter *letter ) [ "." ]
PLAIN_NAME = late(r"[A-Z][A-Za-z]*(?:(?:\.? [A-Z]|['-][A-Za-z])[A-Za-z]*)*")
RUNS = late(r"[a-z]+")

TIME_WORDS = tuple("uhr am pm min et gmt utc cet cest".split())
TIME_OR_COUNT = late(rf"[\s\d:.,h]*(?:{'|'.join(TIME_WORDS)}|a\.m\.?|p\.m\.?|min\.)?\s*", re.IGNORECASE)
BEFORE_PLACE = frozenset("in aus à i for For FOR".split())
PLACE = late_regex(
    rf"(?<=\p{{L}}{{2}}\s\p{{L}}{{2,20}}),?\s+(?:{'|'.join(sorted(BEFORE_PLACE))})\s+\p{{Lu}}[\p{{L}} .-]{{1,30}}$"
)  # "Ana Ruiz in Lima", "Ana Ruiz for Coast Courier"
PLACE_WITHIN = late_regex(
    r"(?<=\p{L}{2}\s\p{L}{2,20}),? in \p{Lu}[\p{L}.-]{1,30}(?: \p{Lu}[\p{L}.-]{1,30}){0,2}(?=\s*(?:$|[,;|])|\s+(?:and|und)\s)"
)  # "Ana Ruiz in The Harbour and Bo Lind in Lima; Editing by Cy Moss"
SLOVENE = "sl"
SMALL_WORDS = frozenset({*TITLE_WORDS, *TIME_WORDS, "h", *map(str.lower, BEFORE_PLACE)})
"""What `TITLES`, `TIME_OR_COUNT` and `PLACE` look for in letters."""


@cache
def _telling_words() -> frozenset[str]:
    """The runs of letters in all that is looked for in a byline and is written in plain ones."""
    return SMALL_WORDS.union(telling_words())


def is_plain_name(text: str, labelled: bool) -> bool:
    """A quick look: whether a text is nothing but a person's name in plain letters ("Ana Ruiz"), as most claims are.

    Nothing in it may be read otherwise: no word is one of a label, a role, a time or the interface, none stands there twice.
    Then the long way would find this one author.
    """
    if len(text) > LONGEST_NAME or not (0 if labelled else 1) <= text.count(" ") < MOST_WORDS:
        return False
    if PLAIN_NAME.fullmatch(text) is None:
        return False
    runs = RUNS.findall(text.casefold())
    once = set(runs)
    return (
        len(once) == len(runs)
        and _telling_words().isdisjoint(once)
        and runs[0].strip("h") != ""
        and not is_wire(text)
        and not _is_interface(text)
        and _without_button(text) is text
        and not is_doubled(text)
    )


# --- the line ---------------------------------------------------------------------------------------------------

SPACES = late_regex(r"[^\S\n]+")
MAY_SEPARATE = late(r"[|;•·⋅∙/／｜、，؛،\n,ㅣ—»]|\s[-–\s]")
"""A quick look for who has no separator."""

SEPARATOR = late_regex(r"\s*[|;•·⋅∙/／｜、，؛،\n»]\s*|\s*,\s+|,(?=\p{L})|\s+[-–]\s+|\s*—\s*|\s{2,}|ㅣ")
SIGN_OFF = late_regex(
    r"(?:\p{L}{1,5}(?:\s?[/,]\s?\p{L}{1,5}){0,4}\s+)?[(\[]([^()\[\]]{2,80})[)\]]\.?|\p{Ll}{1,5}(?:/\p{Ll}{1,5}){0,3}/(\p{L}{2,10})"
)


def parse_sign_off(text: str) -> tuple[str, ...]:
    """The wire services in the sign-off at the end of an article, none if the text is no sign-off.

    >>> parse_sign_off("es/rt (AFP, dpa, Reuters)")
    ('AFP', 'dpa', 'Reuters')
    >>> parse_sign_off("(more below)")
    ()
    """
    if len(text) > 100:
        return ()
    text = text.strip()
    ends_so = text[-1:] in (")", "]", ".") or " " not in text  # a quick look
    match = SIGN_OFF.fullmatch(text) if ends_so else None
    if match is None:
        return ()
    parts = [part for part in SEPARATOR.split(match[1] or match[2]) if part]
    agencies = [part for part in parts if is_wire(part)]
    return tuple(agencies) if len(agencies) * 2 > len(parts) else ()


def is_wire(name: str) -> bool:
    """Whether a name is that of a wire service, in whatever spelling."""
    agency = find_agency(name)
    return agency is not None and agency.kind == "wire"


YEAR_OR_DATE = late(r"\d(?:\d{3}|\s?[./-]\s?\d)")
CHARACTER = late(r"[\u3040-\u9fff\uac00-\ud7a3]")  # of a script in which labels stand behind the name


def may_be_byline(text: str, language: str | None = None) -> bool:
    """Whether a text is worth parsing: it begins with a label, or holds a date.

    A quick look only; what it refuses is a byline by its place at most. `language` is the page's, for the date.
    """
    date = YEAR_OR_DATE.search(text)
    character = None if text.isascii() else CHARACTER.search(text)
    if character is not None and (date is None or character.start() < date.start()):
        return True
    if date is not None and find_date(text, language) is not None:
        return True
    opens = openers().may_open(text.casefold())
    return bool(opens) and any([opening(text, field)[0] for field in opens if field != "date_labels"])


START = late_regex(r"(?:[(\[（【–—-]+\s?)?([\p{L}\p{M}'’.-]+)")


class Openers(NamedTuple):
    """The fields of `LABELS` by the first words of their labels."""

    fields: dict[str, tuple[str, ...]]

    def may_open(self, folded: str) -> tuple[str, ...]:
        """The fields that have a label with the first word of a folded text; brackets before it do not count.

        A quick look: it is asked about most lines of a page, and mostly says none.
        """
        word = folded.partition(" ")[0]
        if word.isascii() and word.isalpha():
            return self.fields.get(word, ())
        match = START.match(folded)
        return self.fields.get(first_key(match[1]), ()) if match is not None else ()

    def lines(
        self,
        blocks: Sequence[Block],
        settled: Sequence[Verdict | None],
        first: int,
        shortest: int,
        longest: int,
    ) -> list[tuple[Block, tuple[str, ...]]]:
        """The open lines from the block number `first` on that may begin with a label, or end with a sign-off.

        Those with a length in characters from `shortest` to `longest` are looked at, and not what is all link: it is a
        teaser or a menu. Each comes with what `may_open` says of it.
        """
        found = []
        for block, verdict in zip(blocks[first:], settled[first:], strict=True):
            text = block.text
            if verdict is not None or not shortest <= len(text) <= longest or block.link_chars == len(text):
                continue
            opens = self.may_open(block.folded)
            if opens or text[-1] == ")" or "/" in text:
                found.append((block, opens))
        return found


try:
    from cleantext.native.rules import looking
except ImportError:  # nothing has been compiled

    def looking(plain: Openers) -> Openers:
        """Openers as quick as they can be."""
        return plain


@cache
def openers() -> Openers:
    """The openers of the phrasebook."""
    return looking(_openers())


def _openers() -> Openers:
    found: dict[str, tuple[str, ...]] = {}
    for field in LABELS:
        for word in openings(field):
            found[word] = (*found.get(word, ()), field)
    return Openers(found)


def parse_byline(text: str, *, labelled: bool = False, language: str | None = None) -> Byline:
    """Who a byline names; an empty `Byline` for a text that is none.

    Args:
        text: one line or a few, at most 200 characters; "By" and its like may be missing.
        labelled: something else says that this is a byline (a claim, a class name), so one word may be a name.
        language: BCP 47 tag of the page, for dates in the line.

    >>> parse_byline("Ana Ruiz | Bo Lind with AFP, Reuters").authors
    ('Ana Ruiz', 'Bo Lind')
    >>> parse_byline("Edited by: Cy Moss").editors
    ('Cy Moss',)
    """
    if len(text) > LONGEST:
        return Byline(complete=False)
    is_told = DIGIT.search(text) is not None or _joins_by_in(language)
    return known_byline(text, labelled, language if is_told else None)


def _joins_by_in(language: str | None) -> bool:
    """Whether "in" joins two names in a language, and says no place."""
    return language is not None and language.partition("-")[0].lower() == SLOVENE


# A page prints its lines twice, a line is looked at from both of its neighbours, and once more for the fields.
@lru_cache(maxsize=256)
def known_byline(text: str, labelled: bool, language: str | None) -> Byline:
    """A byline as `parse_byline` reads it; `language` makes a difference beside digits, and for how names are joined."""
    text = _unglued(text)
    if is_plain_name(text, labelled):
        return Byline((text,))
    text = _unwrapped(text)
    if " in " in text:
        text = text.replace(" in ", " & ") if _joins_by_in(language) else PLACE_WITHIN.sub("", text)
    date = find_date(text, language)
    if date is not None and not _has_letter(text[: date.start]) and not _has_letter(text[date.end :]):
        return Byline(date=date.iso)  # most date lines
    opens = openers().may_open(text.casefold())
    length = opening(text, "edited_by")[0] if "edited_by" in opens else 0
    by_length = opening(text, "by")[0] if "by" in opens else 0
    if length and length >= by_length:
        return _edited(text[length:].lstrip(" :：|/"), language)
    place = _further_on(text, "edited_by")
    if place:
        first = parse_byline(text[:place], labelled=labelled, language=language)
        second = parse_byline(text[place:], language=language)
        complete, date_told = first.complete and second.complete, first.date or second.date
        return Byline(first.authors, first.sources, second.editors, first.labelled, complete, date_told)
    if by_length and _is_interface(" ".join(LETTERS.findall(text))):
        return Byline(complete=False)  # "Text size - +", where "text" is a word for authors elsewhere
    if by_length:
        text = text[by_length:].lstrip(" :：|/／")
        again, _ = opening(text, "by")
        text = text[again:].lstrip(" :：|/／") if again and again < len(text) else text
        labelled = True
    elif (desk := DESK.match(text)) is not None:
        if desk[1].casefold() in phrases("works"):
            return Byline(complete=False)  # "Photo By Ana Ruiz"
        text, labelled, by_length = text[desk.end() :], True, desk.end()
    parsed = _parts(text, labelled, language)
    announced = bool(by_length) or (parsed.labelled and not labelled)
    if parsed.labelled == announced:
        return parsed
    return Byline(parsed.authors, parsed.sources, parsed.editors, announced, parsed.complete, parsed.date)


LETTERS = late_regex(r"\p{L}{2,}")

GLUED = late(r"[A-Z\xc0-\xde](?<=[a-z\xdf-\xff\d].)")
"""A capital before which two elements may have been printed without a space between them, in the letters of western Europe."""


def _unglued(text: str) -> str:
    """A line with its parts apart where elements were printed without a space between them: behind a word for authors, in front
    of one or of a word for dates, and between two names ("byAna Ruiz", "Ana RuizPublished 2 September 2025")."""
    seams = [match.start() for match in GLUED.finditer(text)]
    parts: list[str] = []
    begin = 0
    for place in seams:
        if _is_label_for_authors(text[begin:place]):
            parts.append(text[begin:place] + " ")
        elif _is_announced(text[place:]) or _are_names(text[begin:place], text[place:]):
            parts.append(text[begin:place] + " | ")
        else:
            continue
        begin = place
    return "".join([*parts, text[begin:]]) if parts else text


def _is_label_for_authors(text: str) -> bool:
    """Whether a part is a word for authors, and nothing that stands in names."""
    folded = text.casefold().strip()
    return folded in words("by") and folded not in PARTICLES


def _are_names(text: str, rest: str) -> bool:
    """Whether a part is a name, after a word for authors or without, and another one begins behind it: no capital stands inside
    it, as in "Ana DeSouza"."""
    text = text[opening(text, "by")[0] :].lstrip(" :")
    return (
        rest[1:2].islower()
        and is_name(text)
        and text.rpartition(" ")[2].casefold() not in PARTICLES
        and is_name(" ".join(GLUED.split(rest, 1)[0].split()[:2]))
    )


def _is_announced(text: str) -> bool:
    """Whether a text begins with a word for authors, or with one for dates and has a number behind it."""
    folded = text.casefold()
    opens = openers().may_open(folded)
    if "by" in opens and (length := opening(text, "by")[0]):
        return folded[:length] not in PARTICLES
    return "date_labels" in opens and opening(text, "date_labels")[0] > 0 and DIGIT.search(text) is not None


def _unwrapped(text: str) -> str:
    """A line without what stands around it, with single spaces."""
    if "  " in text or not text.isprintable():  # there is no other white space
        text = SPACES.sub(" ", text)
    text = text.strip(" .*|·•&-–—【】")
    if text.startswith(("(", "（", "[")) and text.endswith((")", "）", "]")):
        text = text[1:-1].strip()
    return text


def may_name_editors(text: str) -> bool:
    """Whether a line has a label of editors, without which `parse_byline` finds none in it."""
    text = _unwrapped(text)
    return opening(text, "edited_by")[0] > 0 or _further_on(text, "edited_by") > 0


def may_be_labelled(text: str) -> bool:
    """Whether a line without a date may have a label of authors, at its start or further on; a quick look, of ASCII."""
    text = _unwrapped(text)
    if not text.isascii() or opening(text, "by")[0]:
        return True
    words_further_on = ASCII_WORD.findall(text.casefold())[text[:1].isalpha() :]
    return not openings("by").keys().isdisjoint(words_further_on)


def _inside(text: str, field: str) -> Iterator[tuple[int, int]]:
    """Where the words of a field stand after a space inside a text: start and end of each."""
    known = openings(field)
    folded = text.casefold()
    if known.keys().isdisjoint((ASCII_WORD if folded.isascii() else FIRST_WORD).findall(folded)):
        return
    for match in FIRST_WORD.finditer(text, 1):
        start = match.start()
        if match[0].casefold() in known and text[start - 1] == " ":
            length, _ = opening(text[start:], field)
            if length:
                yield start, start + length


def _further_on(text: str, field: str) -> int:
    """Where two words of a field or more stand further on in a line ("By Ana Ruiz. Reviewed by Bo Lind"), 0 if nowhere."""
    return next((start for start, end in _inside(text, field) if " " in text[start:end]), 0)


DESK = late_regex(r"((?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+) (?:By|BY) (?=\p{Lu})")
"""A desk or a section before the names of a byline ("Metro Desk By Ana Ruiz")."""


def _edited(text: str, language: str | None) -> Byline:
    """A line behind a word for editors, who are named up to a word for authors ("Bo Lind — Written by Ana Ruiz")."""
    place = _further_on(text, "by") or len(text)
    edited = parse_byline(text[:place].rstrip(" —–-|·•."), labelled=True, language=language)
    written = parse_byline(text[place:], language=language)
    editors = (*edited.authors, *edited.editors, *written.editors)
    complete = edited.complete and written.complete
    sources = (*edited.sources, *written.sources)
    return Byline(written.authors, sources, editors, True, complete, edited.date or written.date)


def _parts(text: str, labelled: bool, language: str | None) -> Byline:
    """The parts of a byline after its label."""
    if is_plain_name(text, labelled):
        return Byline((text,), labelled=labelled)
    text, date = _with_dates_marked(text, language)
    if date is not None:
        words_left = text.strip(" |.:," + DATED)
        if not _has_letter(words_left):
            return Byline(date=date)
        if words_left.casefold() in words("date_labels") and not opening(words_left, "by")[0]:
            return Byline(labelled=labelled, date=date)  # "Updated 2 September 2025"
    text, sources = _without_sources(_without_additions(text))
    named = _named_in(_labelled_parts(text), labelled)
    return named._replace(sources=tuple(dict.fromkeys([*sources, *named.sources])), date=date)


def _with_dates_marked(text: str, language: str | None) -> tuple[str, str | None]:
    """A byline with `DATED` in place of its dates, and the first of them."""
    first = found = find_date(text, language)
    for _ in range(MOST_DATES):
        if found is None:
            break
        text = _before_date(text[: found.start]) + DATED + text[found.end :]
        found = find_date(text, language)
    return text, first.iso if first is not None else None


def _without_additions(text: str) -> str:
    """A byline without addresses, a picture's label and what is behind it, and brackets that name no agency."""
    if "@" in text or "://" in text or "www." in text or any([f" {mark} " in text for mark in AT]):
        text = ADDRESS.sub(" | ", text)
    if ":" in text or "：" in text:
        text = _picture_label().sub("", text)
    if "(" in text or "[" in text or not text.isascii():
        text = BRACKETS.sub(_only_sources, text)
    return text


def _named_in(parts: Iterable[str], labelled: bool) -> Byline:
    """Who the parts of a byline name, up to the first that is no part of one."""
    authors: list[str] = []
    sources: list[str] = []
    complete = True
    is_named = False  # before a date: names behind it are no authors, but a section's or a list of tags
    for part in parts:
        if part == DATED:
            is_named = bool(authors)
            continue
        if part == LABELLED:
            labelled = True
            continue
        if part.rstrip().endswith(":") and " " not in part.strip():
            complete = False  # another label ("From: To:")
            break
        part = part.strip(AROUND_NAMES)
        part = COUNT.sub("", part) if DIGIT.search(part) else part
        part = _without_title(part) if authors else _without_any_role(part)
        part = _once(part if BEFORE_PLACE.isdisjoint(part.split()) else PLACE.sub("", part))
        if authors and CREDENTIAL.fullmatch(part):
            authors[-1] = f"{authors[-1]}, {part}"
            continue
        if not part or _is_passing(part) or (authors and _is_place(part, authors[-1])):
            continue
        if is_wire(part):
            sources.append(part)
        elif is_name(part, labelled=labelled and not authors) and not _is_interface(part):
            if not is_named:
                authors.append(_without_button(part))
        elif labelled and not authors and HANDLE.fullmatch(part):
            authors.append(part)
        elif not is_named or part.count(" ") > MOST_WORDS:
            complete = False
            break
    return Byline(tuple(dict.fromkeys(authors)), tuple(sources), labelled=labelled, complete=complete)


DATED = "\v"
"""Stands in a byline where a date has been taken out."""

LABELLED = "\f"
"""Stands in front of a part that a word for authors announces."""

AROUND_NAMES = " .,*:\"'“”-–—●○▪«»‹›"
"""Marks that stand around a part of a byline."""


SHORTEST_WEEKDAY = 5
"""Letters of a weekday that is no name; "Sun" is one."""


def _before_date(text: str) -> str:
    """What stands before a date, without the words that lead to it ("Ana Ruiz, updated on")."""
    text = BEFORE_DATE.sub("", text)
    rest, _, last = text.rstrip(" ,").rpartition(" ")
    if len(last) >= SHORTEST_WEEKDAY and last.casefold() in words("weekdays"):
        text = BEFORE_DATE.sub("", rest)
    folded = folded_in_place(text).rstrip(" :")
    for label in ending(folded, "date_labels"):
        rest = text[: len(folded) - len(label)]
        if not rest[-1:].isalnum():
            return rest
    return text


def _labelled_parts(text: str) -> Iterator[str]:
    """The parts of a byline; `LABELLED` before those that a word for authors announces, `DATED` in place of dates."""
    for part in _split(text):
        part = part if part == DATED else part.lstrip()
        length = opening(part, "by")[0] if "by" in openers().may_open(part.casefold()) else 0
        if 0 < length < len(part):
            yield LABELLED
            yield from _split_at_and(part[length:].lstrip(" :：|/／"))
        else:
            yield part


def _only_sources(match: regex.Match[str]) -> str:
    """A bracket in a byline: kept if it names a wire service ("Anna Ruiz (AFP)"), else a role or a place."""
    inner = match[0].strip(" ()[]（）［］")
    return f" | {inner}" if any(is_wire(part) for part in SEPARATOR.split(inner)) else ""


def _without_sources(text: str) -> tuple[str, list[str]]:
    """A byline without the sources after "with" and its like, and those sources."""
    for start, end in _inside(f" {text}", "with_"):
        parts = [part.strip(" .") for part in _split(text[end - 1 :])]
        sources = [part for part in parts if is_wire(part)]
        # "with Bo Lind" names a helper, no author; "and Bo Lind" does.
        helpers = text[start - 1 : end - 1].casefold() not in words("and_")
        if sources == parts or (helpers and all(is_name(part) or part in sources for part in parts)):
            return text[: start - 1], sources
    return text, []


def _without_any_role(part: str) -> str:
    """A part without its role, and without the agency whose role it is ("Ana Ruiz AP Sports Writer"); agencies stay: some
    are named like roles, because they stand behind names."""
    if is_wire(part):
        return part
    name = without_role(part)
    person, _, last = name.rpartition(" ")
    return person if name != part and " " in person and last.isupper() and is_wire(last) else name


def _without_title(part: str) -> str:
    """A part after a name: empty if it says what that person does ("Senior Research Editor", "Head of Marketing"); another
    name with an agency behind it is freed of that."""
    name = without_role(part)
    if name == part:
        return part if OFFICE.isdisjoint(part.split()) else ""
    return name if is_name(name) and is_wire(part[len(name) :]) else ""


OFFICE = frozenset({"of", "at"})
"""What parts an office from its place; in no name stands the one, and hardly ever the other."""


BEFORE_DATE = late(
    r"\s(?:on|at|am|le|el|em|il|op|den|på|dne|\d{1,2}[:.]\d\d(?:\s?[ap]m)?)\s*$", re.IGNORECASE
)
COUNT = late_regex(
    r"(?:^|\s+|(?<=\p{Ll}))\d+(?:\s?[-–]\s?\d+)?\s+\p{L}+(?:\s\p{L}+)?$"
)  # "Ana Ruiz 59 Comments", "2–3 minutes", "7 min read"


def _once(part: str) -> str:
    """A name that a template has printed twice ("Ana Ruiz Ana Ruiz", "Ana RuizAna Ruiz"), once."""
    return part[: (len(part) + 1) // 2].rstrip() if is_doubled(part) else part


def _is_place(part: str, name: str) -> bool:
    """Whether a single word after a full name is the place it was written in ("Ana Ruiz, Lima"), not a name."""
    return " " in name and " " not in part and part[:1].isupper() and not part.isupper() and not is_wire(part)


def _is_passing(part: str) -> bool:
    """Whether a part of a byline says when or how long instead of who."""
    folded = part.casefold().strip(" .,:")
    if TIME_OR_COUNT.fullmatch(folded) or folded in words("date_labels"):
        return True
    if _passing_words().issuperset(folded.split()):
        return True
    if folded.replace(" ", "").isalpha() or not any([char.isdigit() for char in folded]):
        return folded in words("ago") or folded in words("by")
    return says_how_long(folded)


def _is_interface(part: str) -> bool:
    """Whether a part of a byline, of three words at most, is what a page prints beside names ("No Comments")."""
    return part.count(" ") <= 2 and default_phrasebook().label_of(part) is not None


def _without_button(name: str) -> str:
    """A name without the button behind it that shares or follows ("Ana Ruiz Follow"): two words are left at least."""
    if name.count(" ") < 2:
        return name
    person, _, last = name.rpartition(" ")
    return person if default_phrasebook().label_of(last) is Label.SHARING else name


@cache
def _picture_label() -> re.Pattern[str]:
    """A label of pictures behind other words, and all after it ("Ana Ruiz Foto: Bo Lind")."""
    works = "|".join(map(re.escape, phrases("works")))
    return pattern(rf"(?<=\w)[\s,;|/(]+(?:{works})\s?[:：].*", re.IGNORECASE | re.DOTALL)


@cache
def _passing_words() -> frozenset[str]:
    return words("weekdays") | words("date_labels")


def says_how_long(text: str) -> bool:
    """Whether a text has a relative time or a reading time in it ("5 hours ago", "5 min read")."""
    told = NUMBER.sub("#", text.casefold())
    return any([phrase in told for phrase in _spans_of_time(told.isascii())])


NUMBER = late_regex(r"\d+")


@cache
def _spans_of_time(is_ascii: bool) -> tuple[str, ...]:
    """Relative times and reading times, # for a number ("# hours ago", "vor # stunden", "# min read"): all that may stand in a
    text, in one of ASCII only those of ASCII."""
    spans = words("ago") | words("read_time")
    return tuple([phrase for phrase in spans if phrase.isascii()]) if is_ascii else tuple(spans)


def _split(text: str) -> list[str]:
    """The parts of a byline between separators and joining words, and the places of dates."""
    parts: list[str] = []
    for run in text.split(DATED):
        parts += SEPARATOR.split(run) if MAY_SEPARATE.search(run) else [run]
        parts.append(DATED)
    parts = [part for part in parts[:-1] if part == DATED or part and part.strip()]
    parts[1:] = map(_without_joining, parts[1:])
    return [piece for part in parts for piece in _split_at_and(part)]


def _without_joining(part: str) -> str:
    """A part without the "and" in front of it, as behind the last comma of "Ana Ruiz, Bo Lind, and Cy Moss"."""
    word, space, rest = part.lstrip().partition(" ")
    return rest if space and (word.islower() or word == "&") and word in _joining() else part


@cache
def _joining() -> frozenset[str]:
    return words("and_") | {"&", "+"}


def _pieces_at_and(part: str) -> list[str]:
    """A part cut at each "and" of any language between two words."""
    joining = _joining()
    if joining.isdisjoint(part.casefold().split()):
        return [part]
    pieces: list[str] = []
    begin = stop = 0  # of the piece that is gathered
    for word in WORD.finditer(part):
        start, end = word.span()
        if begin < start and end < len(part) and word[0].casefold() in joining:
            pieces.append(part[begin:stop])
            begin = end = len(part) - len(part[end:].lstrip())
        stop = end
    return [*pieces, part[begin:]]


WORD = late(r"\S+")


def _split_at_and(part: str) -> list[str]:
    """A part cut at "and" where both sides are names of two words ("Anna Ruiz and Bo Lind", not "Stone and Sons")."""
    pieces = _pieces_at_and(part)
    if len(pieces) > 1 and (names := without_role(part)) != part:
        # "Ana Ruiz Health and science reporter", "Ana Ruiz and Bo Lind Staff Writers"
        return [part] if len(_pieces_at_and(names)) == 1 else _split_at_and(names)
    if len(pieces) == 1 or not all(
        is_name(without_role(piece), labelled=False) or is_wire(piece) for piece in pieces[:1]
    ):
        return [part] if len(pieces) == 1 or not is_wire(pieces[-1]) else pieces
    return pieces
