"""Who stands in a credit line: the parties, and which of them are persons.

Persons are told from organisations by evidence alone: the shape of the name, the separators and joining words
around it, the table of agencies, legal forms and words that organisations use. There is no list of people.
"""

import functools
import re
from enum import StrEnum
from typing import NamedTuple

from cleantext import quotation
from cleantext.caption_words import (
    LONGEST_STATUS,
    Agency,
    find_agency,
    folded,
    folded_set,
    pattern,
    phrases,
    standing_in,
    word_set,
)
from cleantext.normalize import without_invisibles
from cleantext.patterns import late


class Role(StrEnum):
    """What a part of a credit line is: the maker, a supplier, a licence, or none of them (status words, dates)."""

    CREATOR = "creator"
    SUPPLIER = "supplier"
    LICENSE = "license"
    NEITHER = "neither"


class Party(NamedTuple):
    """One part of a credit line: `name` as printed, its `role`, and the agency of the table that it names."""

    name: str
    role: Role
    agency: Agency | None = None


# --- splitting a line into parts ---------------------------------------------------------------------------------


class Part(NamedTuple):
    """A piece of a credit line between separators; `before` is the kind of separator in front of it."""

    text: str
    before: str


# Marks that part names alike, as one of them: the standard library takes a quarter of a millisecond for a class of many.
_ALIKE = str.maketrans("·＝／｜［（］），‐記", "••••(())、–记")


# separator = "/" / "|" / ";" / spaced dash / "," / ":" / bracket / year / word     ; "Bo Lind/AFP", "Bo Lind (AFP)"
@functools.cache
def _separator() -> re.Pattern[str]:
    words = word_set("carriers") | word_set("conjunctions") | {"via"}
    # In the same order in each process: otherwise what is kept of patterns would never be found.
    joining = sorted(words, key=lambda word: (-len(word), word))
    joining += ["FOR", "VIA", "AND", "POUR"]
    # A letter is no mark, and inside a word none begins that joins: most places are passed over after two looks.
    return late(
        r"(?=[\W\d记])(?:(?P<slash>/)|(?P<hard>[|;•—]|\.?\s[Cc]ourtesy of(?: the)?(?=\s)|(?<=\s)[-–—]+(?=\s))"
        r"|(?P<open>[(\[]|,?\s(?:[Ss]pecial|SPECIAL) (?:to|for|TO|FOR)(?=\s))|(?P<close>[)\]]|记者\s?(?=\w))"
        r"|(?P<comma>[,、](?=\s))|(?P<colon>:(?!//))|(?P<year>(?<![\w-])(?:19|20)\d\d(?![\w-]))"
        r"|(?P<stop>\.(?=\s(?P<label>[^\W\d_][^\s:]+(?: [^\s:]+)?):)))"
        r"|(?<![^\s/|,;])(?:(?P<by>(?<=\s)(?:photo|photograph|image|picture|illustration|video)s? by(?=\s))"
        rf"|(?P<license>(?<=\s)(?=CC[ -]?(?:BY|0)\b))|(?P<word>{'|'.join(map(re.escape, joining))})(?=\s))"
    )


@functools.cache
def _separating_words() -> frozenset[str]:
    """Without one of these, a line of letters and spaces is one part."""
    return word_set("carriers") | word_set("conjunctions") | {"via", "cc", "by", "courtesy", "special"}


_ADDRESSES = ("http://", "https://", "www.")

# label behind a full stop                                                      ; "Bo Lind. Illustration: Ana Ruiz"
_LABEL = pattern(r"[\w-]+(?: \w+)?")


@functools.lru_cache(maxsize=4096)
def split_parts(line: str) -> tuple[Part, ...]:
    """The parts of a credit line with the separators in front of them.

    A comma before a legal form joins ("Lumen, Inc."), and so do the words for, on, from where the left side is an
    organisation ("Institute for Coastal Weather").
    """
    if line.startswith(_ADDRESSES) and " " not in line.strip():
        return (Part(line.strip(), ""),)
    plain = line.replace(" ", "").isalpha() and (line.isascii() or "者" not in line)
    if plain and _separating_words().isdisjoint(line.lower().split()):
        whole = line.strip()
        return (Part(whole, ""),) if whole else ()
    parts: list[Part] = []
    start, before = 0, ""
    for match in _separator().finditer(line if line.isascii() else line.translate(_ALIKE)):
        kind = match.lastgroup or ""
        text = line[start : match.start()].strip()
        right = line[match.end() :].lstrip()
        if kind == "comma" and _starts_with_legal_form(right):
            continue
        if kind == "stop" and not _LABEL.fullmatch(match["label"]):
            continue
        if kind == "word":
            word = match.group().lower()
            if not _word_separates(word, text, right):
                continue
            kind = "carrier" if word in word_set("carriers") else "hard"
        elif kind == "by":
            kind = "slash"
        if text:
            parts.append(Part(text, before))
        start, before = match.end(), kind
    if line[start:].strip():
        parts.append(Part(line[start:].strip(), before))
    return tuple(parts)


def _word_separates(word: str, left: str, right: str) -> bool:
    if word in ("via", "vía"):
        return True
    if not left:
        return False
    if word in word_set("carriers"):
        return not is_organization(left) and not right[:1].islower() or bool(find_agency(right))
    if word in word_set("conjunctions"):
        next_name = re.split(r"[/|,;(]", right, maxsplit=1)[0]
        return is_person(left) and is_person(" ".join(next_name.split()[:2]))
    return False


def _starts_with_legal_form(text: str) -> bool:
    return text[:1].isupper() and folded(text.split(" ", 1)[0]) in folded_set("legal")


# --- persons and organisations -----------------------------------------------------------------------------------

_QUOTES = quotation.MARKS + "`*"
_EDGE = " \t\xa0,;:" + _QUOTES
# initial = 1*3(letter ["."]) / generation                                                 ; "J.-P.", "R", "Jr.", "III"
_INITIAL = pattern(r"(?:[\p{Lu}]\.?-?){1,3}\.?|[\p{Lu}][\p{Ll}]{1,2}\.|Jr\.?|Sr\.?|II|III|IV|d['’]")
# name-word = capital *letter / prefix capital *letter                         ; "Lind", "O’Hara", "d'Orsi", "al-Amin"
_NAME_WORD = pattern(
    r"[\p{Lu}][\p{L}\p{M}'’‘`\-._]*|[dl]['’][\p{Lu}][\p{L}\p{M}\-]+|[a-z]{1,2}-[\p{Lu}][\p{L}\-]+"
)
# dotted-name = 1*(capital ".") name, without a space                                                    ; "R.Lind"
_DOTTED_NAME = pattern(r"(?:[\p{Lu}]\.-?)+ ?[\p{Lu}][\p{Ll}\p{M}'’][\p{L}\p{M}'’-]+")
_UNCASED = pattern(r"[\p{Lo}\p{M}]+")  # Georgian has capitals, but no name is written with one


@functools.lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Has the name a person's shape: two to six capitalised words, particles or initials, at least two of them
    words, and nothing of an organisation?"""
    tokens = name.split()
    if len(tokens) == 1:
        return _DOTTED_NAME.fullmatch(name) is not None
    if not 2 <= len(tokens) <= 7 or is_organization(name):
        return False
    last = tokens[-1]
    if (
        len(last) in (2, 3)
        and last.isalpha()
        and last.isupper()
        and not (name.isupper() or _INITIAL.fullmatch(last + ".") and last in ("II", "III", "IV"))
    ):
        return False  # a state or an agency: "Lowport CA"
    full = 0
    for index, token in enumerate(tokens):
        if token.lower() in word_set("particles") and index + 1 < len(tokens) and not token.isupper():
            continue
        if not (_NAME_WORD.fullmatch(token) or _INITIAL.fullmatch(token) or _UNCASED.fullmatch(token)):
            return False
        full += 1
    return full >= 2 or tokens[0][:1].isupper() and full >= 1


@functools.lru_cache(maxsize=4096)
def is_organization(name: str) -> bool:
    """Does the name say itself that it is no person: an organisation's word, a legal form, an article in front, an
    ampersand, an acronym in front of other words?"""
    tokens = name.split()
    if not tokens:
        return False
    lowered = [token.strip(_EDGE + ".").lower() for token in tokens]
    if not word_set("organizations").isdisjoint(lowered) or "&" in tokens:
        return True
    endings = phrases("organization_endings")
    if any([len(word) > 6 and word.endswith(endings) for word in lowered]):
        return True
    if len(tokens) == 1:
        return False
    if (
        lowered[0] in word_set("articles")
        and not tokens[0].endswith(".")
        or not word_set("inner_of_organizations").isdisjoint(tokens[1:])
    ):
        return True
    if folded(tokens[-1]) in folded_set("legal") and not tokens[-1].islower():
        return True
    first = tokens[0]
    return len(first) >= 3 and first.isalpha() and first.isupper() and not name.isupper()


def _is_acronym(name: str) -> bool:
    return len(name) <= 6 and name.isupper() and name.isalpha()


def is_license(text: str) -> bool:
    """Is the text a licence and nothing else: "CC BY-SA 4.0"?"""
    return _names_license(text.strip(_EDGE + "()"))


@functools.lru_cache(maxsize=4096)
def is_status(name: str) -> bool:
    """Is the name a word about the picture's provenance that names nobody: "Handout", "Archiv", "Symbolbild"?"""
    if len(name) > LONGEST_STATUS:
        return False
    key = folded(name)
    return key in folded_set("status") or key in folded_set("remarks")


# craft = [1*2word] "by"                                              ; "Ana Ruiz; Design by Bo Lind", "By Ana Ruiz"
_CRAFT = pattern(r"(?:[\p{Lu}][\p{Ll}-]+(?: [\p{L}-]+)? by|By) (?=[\p{Lu}])")


def _bare_name(text: str) -> str:
    """The name without quotes, label and status words in front, links, and a full stop that belongs to the line."""
    name = text.strip(_EDGE).lstrip(". ")
    craft = _CRAFT.match(name) if "by " in name or "By " in name else None
    name = name[craft.end() :] if craft else name
    name = _without_stop(name)
    last = name.rsplit(" ", 1)[-1]
    if find_agency(name) or is_status(name):
        return name
    front = name.removesuffix(last).rstrip(_EDGE)
    if front and (last.islower() and last in word_set("works") or _is_filed_agency(name)):
        name = front  # "(Ana Ruiz photo)", "Getty Images file"
    for _ in range(3):
        head, _, rest = name.partition(" ")
        rest = rest.strip(_EDGE)
        if not rest or find_agency(name) or not _is_preface(head, rest):
            return name
        name = rest
    return name


def _without_stop(name: str) -> str:
    """The name without a full stop behind it that is no part of it."""
    return name.rstrip(".") if name.endswith(".") and _ends_line(name.rsplit(" ", 1)[-1]) else name


def _ends_line(last: str) -> bool:
    """Does the full stop behind the last word of a name end the line, and is no initial's, no legal form's and no other
    abbreviation's?"""
    if folded(last) in folded_set("legal") or "." in last[:-1]:
        return False
    return _INITIAL.fullmatch(last) is None or find_agency(last) is not None


def _is_filed_agency(name: str) -> bool:
    """Does a status word stand behind an agency: "Getty Images file"?"""
    front, _, last = name.rpartition(" ")
    return bool(front) and is_status(last) and find_agency(front) is not None


def _is_preface(head: str, rest: str) -> bool:
    word = head.lower().rstrip(".:")
    if word in word_set("links") and head.islower():
        return True
    return (word in word_set("works") or is_status(head) and len(head) > 3) and not is_status(
        f"{head} {rest}"
    )


def _peeled(name: str) -> tuple[str, str] | None:
    """The two parties of a part without separator: an account or a person beside an agency ("X @anaruiz", "Instagram Ana
    Ruiz", "Ana Ruiz-Imagn"), or a person and whoever stands behind a status word or an article ("Ana Ruiz Archives La
    Voix", "ANA RUIZ THE LEDGER")."""
    front, _, last = name.rpartition(" ")
    if last.startswith("@") and find_agency(front):
        return front, last
    front, _, last = name.partition("-")
    if find_agency(last) and is_person(front):
        return front, last
    tokens = name.split()
    if not 3 <= len(tokens) <= 6:
        return None
    for index in range(2, len(tokens) - 1):
        article = tokens[index].lower() == "the"
        if (article or folded(tokens[index]) in folded_set("status")) and is_person(" ".join(tokens[:index])):
            return " ".join(tokens[:index]), " ".join(tokens[index + (not article) :])
    for size in range(min(3, len(tokens) - 2), 0, -1):
        for agency, rest in ((tokens[:size], tokens[size:]), (tokens[-size:], tokens[:-size])):
            found = find_agency(" ".join(agency))
            if found and rest[-1] in word_set("particles"):
                rest = rest[:-1]  # "Ana Ruiz von Pexels"
            if found and (found.distinct or found.kind == "platform") and is_person(" ".join(rest)):
                return " ".join(agency), " ".join(rest)
    return None


# --- roles -------------------------------------------------------------------------------------------------------

# license = "CC" ["BY" *("-" clause)] [version] / "Creative Commons" ...                               ; "CC BY-SA 4.0"
_LICENSE = pattern(
    r"cc[ -]?(?:0|by)(?:[ -](?:sa|nc|nd))*(?:[ -]?\d(?:\.\d)?)?(?:[ -](?:de|at|ch|igo|int\.?|us|intl))?"
    r"|creative commons\b[\w .-]*|public domain|gfdl|gemeinfrei|(?:lizenz|licen[sc]e)\b.*",
    re.IGNORECASE,
)


def _names_license(text: str) -> bool:
    return text[:3].lower() in LICENSE_OPENINGS and _LICENSE.fullmatch(text) is not None


LICENSE_OPENINGS = frozenset(("cc", "cc ", "cc-", "cc0", "ccb", "cre", "pub", "gfd", "gem", "liz", "lic"))

# shelf-mark = *4letter 4*(digit / "-")                                                                  ; "BN33542"
_SHELF_MARK = late(r"[A-Za-z]{0,4}[\d-]{4,}")


def _is_nobody(text: str) -> bool:
    """Does a text name nobody: nothing but marks and numbers, or a shelf mark?"""
    if len(text) >= 5 and text[:5].isalpha():
        return False
    return not any(map(str.isalpha, text)) and "_" not in text or _SHELF_MARK.fullmatch(text) is not None


_DOMAIN = late(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+){0,4}\.(?:[a-z]{2,5}|[A-Z]{2,3})")


@functools.lru_cache(maxsize=4096)
def read_parties(line: str, maker: bool = False) -> tuple[Party, ...]:
    """The parties of a credit line in printed order; `maker` says that its label named a person's craft.

    A single word is a person beside a library or platform (an account's name: "lindbo/Flickr") and in front of a
    wire service ("Lind/AFP"); beside a person, or alone, it is an organisation more often than not.
    """
    parts = _name_parts(_without_rights(line))
    agencies = [find_agency(part.text) for part in parts]
    roles = [_clear_role(part, agency) for part, agency in zip(parts, agencies, strict=True)]
    if maker and roles and roles[0] in (None, Role.SUPPLIER) and not agencies[0]:
        roles[0] = Role.CREATOR
    roles = _after_neighbours(parts, roles, known=any(agencies))
    kinds = {agency.kind for agency in agencies if agency}
    person = Role.CREATOR in roles
    return tuple(
        Party(part.text, role or _role_of_word(part, index, kinds, person, len(parts)), agency)
        for index, (part, role, agency) in enumerate(zip(parts, roles, agencies, strict=True))
    )


def read_names(line: str, maker: bool) -> tuple[Party, ...]:
    """The parties of a credit line, without the suffix that says what they did: "早瀬みなと撮影"."""
    if line and not line.isascii():
        suffix = next(
            (one for one in phrases("suffixes") if line.endswith(one) and len(one) < len(line)), None
        )
        if suffix:
            maker = maker or suffix in word_set("makers_suffixes")
            parties = read_parties(line.removesuffix(suffix).rstrip(), maker)
            if not maker:
                return tuple(map(_supplying, parties))
            last = parties[-1:]
            return (
                *parties[:-1],
                *(each if each.agency else each._replace(role=Role.CREATOR) for each in last),
            )
    return read_parties(line, maker)


def _supplying(party: Party) -> Party:
    return party._replace(role=Role.SUPPLIER) if party.role is Role.CREATOR else party


def _after_neighbours(parts: list[Part], roles: list[Role | None], *, known: bool) -> list[Role | None]:
    """Roles that the parts beside a name decide: another craft's names are no parties, and of two names joined by a
    slash without any agency ("Ana Ruiz/Coastal Walks") the second is the supplier."""
    for index in range(1, len(parts)):
        if parts[index].before == "colon" and parts[index - 1].text.lower() in word_set("crafts"):
            roles[index - 1] = roles[index] = Role.NEITHER
    if len(parts) == 2 and parts[1].before == "slash" and not known and roles == [Role.CREATOR, Role.CREATOR]:
        roles[1] = Role.SUPPLIER
    return roles


def _without_rights(line: str) -> str:
    lowered = line.lower()
    if len(lowered) == len(line):
        said = standing_in(lowered, phrases("rights"))
        if said:
            at = lowered.find(said[0])
            return line[:at] + " ; " + line[at + len(said[0]) :]
    return line


def _name_parts(line: str) -> list[Part]:
    """The parts of a line as bare names, agencies peeled off persons."""
    out: list[Part] = []
    parts = split_parts(line)
    for index, part in enumerate(parts):
        text = _bare_name(without_invisibles(part.text))
        before_colon = parts[index + 1 : index + 2] and parts[index + 1].before == "colon"
        if before_colon and text.rsplit(" ", 1)[-1].lower() in _words_before_names():
            text = text.rpartition(" ")[0]  # "NDR Foto: Ana Ruiz", "NDR / Fotografin: Ana Ruiz"
        maker = None
        if not text.isascii():
            maker = next(
                (suffix for suffix in phrases("makers_suffixes") if text.endswith(" " + suffix)), None
            )
        if maker:
            out.append(Part(text.removesuffix(maker).rstrip(), "maker"))
            continue
        peeled = None if find_agency(text) else _peeled(text)
        if peeled:
            out += [
                Part(_without_stop(text), before)
                for text, before in zip(peeled, (part.before, "hard"), strict=True)
            ]
        elif text:
            out.append(Part(text, part.before))
    return out


@functools.cache
def _words_before_names() -> frozenset[str]:
    """Words that labels inside a credit line are made of."""
    return word_set("works") | word_set("roles") | word_set("makers")


# day = day mark month mark year                                                        ; "Bo Lind - 4.mai.25/Lumen"
_DAY = late(r"\d{1,2}[./-]\w{1,4}[./-]\d{2,4}")


def _clear_role(part: Part, agency: Agency | None) -> Role | None:
    """The role that a part shows by itself, or None for a single word that only its neighbours tell."""
    text = part.text
    if part.before == "maker":
        return Role.CREATOR
    if agency:
        return Role.SUPPLIER
    if _names_license(text):
        return Role.LICENSE
    if "@" in text and " " not in text:
        return Role.CREATOR
    if (
        len(text) == 1
        or _is_nobody(text)
        or is_status(text)
        or text.lower() in word_set("works")
        or _DAY.fullmatch(text)
    ):
        return Role.NEITHER
    if part.before in ("carrier", "open") or ("." in text or "://" in text) and _DOMAIN.fullmatch(text):
        return Role.SUPPLIER
    if is_person(text):
        return Role.CREATOR
    if " " in text or is_organization(text) or _is_acronym(text):
        return Role.SUPPLIER
    return None


def _role_of_word(part: Part, index: int, kinds: set[str], person: bool, count: int) -> Role:
    text = part.text
    if index and part.before == "comma" and not person and not kinds:
        return Role.NEITHER  # a place behind an organisation: "Marine Museum, Lowport"
    if count == 1 and len(text) > 5 and text[1:].islower() and text.endswith(phrases("surname_endings")):
        return Role.CREATOR
    if person or count == 1:
        return Role.SUPPLIER
    if kinds & {"stock", "platform"} or "_" in text or text.islower():
        return Role.CREATOR
    return Role.CREATOR if kinds and not index and not text.isupper() else Role.SUPPLIER


# --- shape of a whole line ---------------------------------------------------------------------------------------


def party_shaped(line: str) -> bool:
    """Does every part of the line look like a name: one word, or several that are capitalised or belong inside
    names ("of", "van", "und")?"""
    parts = split_parts(line)
    for part in parts:
        if not _name_shaped(part.text):
            return False
    return bool(parts)


# run-on = sentence end inside a name / quotation mark beside a space / "!" / "?"
_RUN_ON = pattern(r"[\p{Ll}\d]{2}[.!?…][\"”»]?\s+[\p{Lu}]|[“”„«»「」『』\"]|[!?]")


# sentence "(": "The crew of the Lark. (Ana Ruiz/AFP)"
_SENTENCE_BEFORE_BRACKET = pattern(r"[\p{Ll}]{4}[.!?…][\"”»]?\s?[(\[]")


@functools.lru_cache(maxsize=4096)
def surely_parties(line: str) -> bool:
    """Is the line party-shaped without the help of a label: no date or remark in front, no word that opens a
    sentence, no end of a sentence inside, short names only?"""
    if find_last_prose(line, 0, len(line)):
        return False
    parts = split_parts(line)
    if ("(" in line or "[" in line) and _SENTENCE_BEFORE_BRACKET.search(line):
        return False
    if not parts or _is_nobody(parts[0].text) or folded(parts[0].text) in pure_remarks():
        return False
    return all(_surely_a_name(part.text) for part in parts)


def find_last_prose(text: str, start: int, end: int) -> int:
    """The offset behind the last two small words that stand together and belong to no name, or `start`: a credit without
    a label begins no earlier. A quick no to most lines of prose."""
    small_words = word_set("small")
    stop, before = end, -1  # `before` is where the small word behind this one ends
    for word in reversed(text[start:end].split(" ")):
        if word.islower() and word.isalpha() and word not in small_words:
            if before >= 0:
                return before
            before = stop
        elif word:
            before = -1
        stop -= len(word) + 1
    return start


@functools.cache
def pure_remarks() -> frozenset[str]:
    """Folded remarks that are never status words: "Symbolbild", but not "Archiv"."""
    return folded_set("remarks") - folded_set("status")


# letters of sentences in scripts without case: kana of inflection; a Korean verb's ending
_SENTENCE_SCRIPT = pattern(r"[\u3041-\u309f。]|다\.?$")


def _surely_a_name(text: str) -> bool:
    if text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text.strip(_QUOTES + " ").strip()
    if not text or not _name_shaped(text):
        return False
    tokens = text.split()
    shouted = tokens[0].isupper() and len(tokens[0]) > 1 and not text.isupper()  # initials: "AS Lind Studios"
    first = "" if shouted else tokens[0].lower()
    if _UNCASED.match(text) and not find_agency(text) and not is_status(text):
        return not _SENTENCE_SCRIPT.search(text) and (len(tokens) == 1 or is_organization(text))
    if len(tokens) == 1:
        known = find_agency(text) is not None or is_status(text)
        return known or not _RUN_ON.search(text) and (len(first) < 2 or first not in word_set("openers"))
    if is_status(text) or find_agency(text) or _names_license(text):
        return True
    if len(tokens) > 5 or _RUN_ON.search(text):
        return False
    if first in word_set("articles"):
        return len(tokens) <= 4
    return first not in word_set("openers") and not any(
        token.islower()
        and token in word_set("openers")
        and token not in word_set("particles")
        and token not in word_set("inner_of_organizations")
        for token in tokens[1:]
    )


def _name_shaped(text: str) -> bool:
    tokens = text.split()
    return (
        len(tokens) == 1
        or len(tokens) <= 7
        and tokens[-1].lower() not in word_set("inner")
        and all([_in_names(token) for token in tokens])
        or is_status(text)
        or find_agency(text) is not None
        or _names_license(text)
        or _is_filed_agency(text)
    )


def _in_names(token: str) -> bool:
    """Whether a word is capitalised, or small words of names are written so."""
    return (
        not token[:1].islower()
        or token in word_set("inner")
        or token in word_set("particles")
        or token.strip(_EDGE) in word_set("organizations")
        or len(token) == 2
        and token[1] == "."
    )
