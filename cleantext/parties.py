"""Who stands in a credit line: the parties, and which of them are persons.

Persons are told from organisations by evidence alone: the shape of the name, the separators and joining words
around it, the table of agencies, legal forms and words that organisations use. There is no list of people.
"""

import functools
import re as plain
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from importlib import resources

import regex
from attrs import frozen


class Role(StrEnum):
    """What a party does for the picture: makes it, supplies it, or neither (a status word, a licence, a date)."""

    CREATOR = "creator"
    SUPPLIER = "supplier"
    NEITHER = "neither"
    LICENSE = "license"


@frozen
class Party:
    """One part of a credit line: `name` as printed, and its `role`."""

    name: str
    role: Role


@frozen
class Parties:
    """The parties of a credit line in printed order; `known` says that an agency of the table is among them."""

    members: tuple[Party, ...]
    known: bool
    joined: bool

    def named(self, role: Role) -> tuple[str, ...]:
        """The names with this role, each once, in printed order."""
        return tuple(dict.fromkeys(party.name for party in self.members if party.role is role))


# --- words and agencies: data/phrases, merged over the languages -------------------------------------------------


@frozen
class Words:
    """The word lists of `phrases/captions.toml`, all languages merged, in lower case."""

    status: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    carriers: frozenset[str]
    conjunctions: frozenset[str]
    inner: frozenset[str]
    legal: frozenset[str]
    organizations: frozenset[str]
    organization_endings: tuple[str, ...]
    openers: frozenset[str]
    works: frozenset[str]
    makers: frozenset[str]
    suffixes: tuple[str, ...]
    maker_suffixes: frozenset[str]
    rights: tuple[str, ...]


@functools.cache
def phrase_table(name: str) -> dict[str, dict[str, list[str]]]:
    """One data file of `cleantext/phrases`, by section; read once."""
    path = resources.files("cleantext") / "phrases" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def merged(key: str) -> list[str]:
    """Every language's words under `key`, longest first so that the longest spelling wins."""
    found = {word: None for section in phrase_table("captions").values() for word in section.get(key, ())}
    return sorted(found, key=lambda word: (-len(word), word))


@functools.cache
def words() -> Words:
    """The word lists, made at first use."""
    return Words(
        status=frozenset(map(folded, merged("status"))),
        particles=frozenset(merged("particles")),
        articles=frozenset(merged("articles")),
        carriers=frozenset(merged("carriers")),
        conjunctions=frozenset(merged("conjunctions")),
        inner=frozenset(merged("inner")) | frozenset(merged("particles")),
        legal=frozenset(map(folded, merged("legal"))),
        organizations=frozenset(merged("organizations")),
        organization_endings=tuple(merged("organization_endings")),
        openers=frozenset(merged("openers")),
        works=frozenset(merged("works")),
        makers=frozenset(merged("makers")),
        suffixes=tuple(merged("suffixes")),
        maker_suffixes=frozenset(merged("makers_suffixes")),
        rights=tuple(merged("rights")),
    )


@frozen
class Agency:
    """An agency of the table: canonical `name`, `kind` (wire, stock, platform), and whether a spelling is `plain`
    evidence, that is, no ordinary word or common acronym."""

    name: str
    kind: str
    plain: bool


_UNFOLDED = plain.compile(r"[^\w@&+]+|_")


def folded(name: str) -> str:
    """Comparable form of a name: lower case without spaces and punctuation."""
    return _UNFOLDED.sub("", name.casefold())


@functools.cache
def agencies() -> dict[str, Agency]:
    """The agency table by folded spelling."""
    table = phrase_table("agencies")
    ambiguous = frozenset(map(folded, table["ambiguous"]["spellings"]))
    found: dict[str, Agency] = {}
    for kind in ("wire", "stock", "platform"):
        for name, spellings in table[kind].items():
            for spelling in (name, *spellings):
                key = folded(spelling)
                found.setdefault(key, Agency(name, kind, key not in ambiguous))
    return found


def find_agency(name: str) -> Agency | None:
    """The agency a name is a spelling of, or None."""
    return agencies().get(folded(name))


def canonical_agency(name: str) -> str | None:
    """The canonical name of an agency, whatever its spelling, or None for a name that the table does not hold.

    >>> canonical_agency("GETTY")
    'Getty Images'
    """
    agency = find_agency(name)
    return agency.name if agency else None


# --- splitting a line into parts ---------------------------------------------------------------------------------

# separator = "/" / "|" / ";" / spaced dash / "," / ":" / bracket / year        ; "Ana Ruiz/AFP", "Ana Ruiz (AFP)"
_SEPARATOR = regex.compile(
    r"(?P<hard>\s*[/|;•·＝／｜]\s*|\s+[-‐–—]+\s+|\s*[—]\s*)"
    r"|(?P<open>\s*[(\[（［])|(?P<close>[)\]）］]\s*)"
    r"|(?P<comma>\s*[,，、]\s+)|(?P<colon>\s?:(?!//)\s*)"
    r"|(?P<year>[\s©]*\b(?:19|20)\d\d\b(?!\w)\s*)"
    r"|(?P<word>\s+[\p{Ll}&]{1,8}\s+|^via\s+)"
)
# license = "CC" ["BY" *("-" clause)] [version] / "Creative Commons" ...                        ; "CC BY-SA 4.0"
_LICENSE = regex.compile(
    r"\(?(?:cc[ -]?(?:0|by)(?:[ -](?:sa|nc|nd))*(?:[ -]?\d(?:\.\d)?)?(?:[ -](?:de|at|ch|igo|int\.?|us|intl))?"
    r"|creative commons\b[\w .-]*|public domain|gfdl|gemeinfrei|(?:lizenz|licen[sc]e)\b.*)\)?", regex.I)
_NUMBER = plain.compile(r"[\W\d]*\d[\W\d]*|[A-Za-z]{0,4}[\d-]{4,}|[\w.+-]+@[\w-]+\.[\w.]+|\W*")
_DOMAIN = plain.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}", plain.I)
_INITIAL = regex.compile(r"(?:\p{Lu}\.?-?){1,3}\.?|\p{Lu}\p{Ll}{1,2}\.|Jr\.?|Sr\.?|II|III|IV")
_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’‘`\-.]*|[dlDLO]['’]\p{Lu}[\p{L}\p{M}\-]+|[a-z]{1,2}-\p{Lu}[\p{L}\-]+")
_DOTTED_NAME = regex.compile(r"(?:\p{Lu}\.-?)+ ?\p{Lu}[\p{Ll}\p{M}][\p{L}\p{M}'’-]+")
_UNCASED = regex.compile(r"[\p{Lo}\p{M}]")
_QUOTES = " \t.,;:'\"“”„‚‘«»‹›`*"


@frozen
class Part:
    """A piece of a credit line between separators; `before` names the separator in front of it."""

    text: str
    before: str


def split_parts(line: str) -> list[Part]:
    """The parts of a credit line with the separators in front of them.

    A comma in front of a legal form joins ("Lumen, Inc."), and so does one of the words for, on, from, and when the
    left side is an organisation ("Institute for Coastal Weather").
    """
    parts: list[Part] = []
    start, before = 0, ""
    for match in _SEPARATOR.finditer(line):
        kind = match.lastgroup or "hard"
        text = line[start : match.start()]
        if kind == "word":
            word = match.group().strip()
            if not _splits_at(word, text, line[match.end() :]):
                continue
            kind = "carrier" if word in words().carriers else "hard"
        elif kind == "comma" and _starts_with_legal_form(line[match.end() :]):
            continue
        elif kind == "close" and before != "open":
            kind = "hard"
        parts.append(Part(text.strip(), before))
        start, before = match.end(), kind
    parts.append(Part(line[start:].strip(), before))
    return [part for part in parts if part.text]


def _splits_at(word: str, left: str, right: str) -> bool:
    if word in ("via", "vía"):
        return True
    if word in words().carriers:
        return bool(left.strip()) and not _is_organization(left) and (right[:1].isupper() or right[:6] == "iStock")
    if word in words().conjunctions and word not in ("&",):
        return _is_person(left.rsplit("/", 1)[-1]) and _is_person(" ".join(right.split(" ")[:2]).rstrip(",/|"))
    return False


def _starts_with_legal_form(text: str) -> bool:
    first = text.split(" ", 1)[0]
    return folded(first) in words().legal and first[:1].isupper()


# --- persons and organisations -----------------------------------------------------------------------------------


def _is_person(name: str) -> bool:
    """Does the name have a person's shape: two to five capitalised words, particles, initials, no word of an
    organisation and no article in front?"""
    tokens = name.split()
    if len(tokens) == 1:
        return _DOTTED_NAME.fullmatch(name) is not None
    if not 2 <= len(tokens) <= 6 or _is_organization(name):
        return False
    known = words()
    full = 0
    for token in tokens:
        if token.lower() in known.particles and full + 1 < len(tokens) and not token.isupper():
            continue
        if not (_NAME_WORD.fullmatch(token) or _INITIAL.fullmatch(token)):
            return False
        full += 1
    return full >= 2 or _UNCASED.search(name) is not None


def _is_organization(name: str) -> bool:
    """Does the name say itself that it is no person: an organisation's word, a legal form, an article, an
    ampersand, an acronym in front of other words?"""
    known = words()
    tokens = name.split()
    if not tokens:
        return False
    lowered = [token.strip(_QUOTES).lower() for token in tokens]
    if not known.organizations.isdisjoint(lowered) or "&" in tokens:
        return True
    if len(tokens) > 1 and (lowered[0] in known.articles or folded(tokens[-1]) in known.legal and tokens[-1] != tokens[-1].lower()):
        return True
    if any(len(word) > 6 and word.endswith(known.organization_endings) for word in lowered):
        return True
    first = tokens[0]
    if len(tokens) > 1 and len(first) >= 3 and first.isupper() and first.isalpha() and not name.isupper():
        return True
    return any(word in ("of", "für", "the", "des", "för") for word in tokens[1:])


def _is_acronym(name: str) -> bool:
    return len(name) <= 6 and name.isupper() and " " not in name and "." not in name[:-1]


def _is_status(name: str) -> bool:
    return folded(name) in words().status


def _without_edges(name: str) -> str:
    """The name without quotes, end punctuation (kept after an initial or a legal form) and label words in front."""
    name = name.strip(_QUOTES.replace(".", "")).lstrip(".")
    last = name.rsplit(" ", 1)[-1]
    if last.endswith(".") and not _INITIAL.fullmatch(last) and folded(last) not in words().legal:
        name = name.rstrip(_QUOTES)
    head, _, rest = name.partition(" ")
    while rest and (head.lower().strip(".:") in words().works or _is_status(head) and len(head) > 3) and not find_agency(name):
        if not (rest[:1].isupper() or _UNCASED.match(rest) or head.lower() in words().status):
            break
        name = rest.strip(_QUOTES.replace(".", ""))
        head, _, rest = name.partition(" ")
    while rest and head.islower() and head in ("de", "la", "por", "from", "fra", "från", "by", "of", "the", "von", "del", "los"):
        name = rest.strip(_QUOTES.replace(".", ""))
        head, _, rest = name.partition(" ")
    return name


def _peel_agency(name: str) -> tuple[str, str] | None:
    """An agency at one end of a part that has no separator: "Instagram Ana Ruiz" is two parties."""
    tokens = name.split()
    if not 3 <= len(tokens) <= 7:
        return None
    for size in (3, 2, 1):
        if len(tokens) - size < 2:
            continue
        for agency, rest in ((tokens[:size], tokens[size:]), (tokens[-size:], tokens[:-size])):
            if find_agency(" ".join(agency)) and _is_person(" ".join(rest)):
                return " ".join(agency), " ".join(rest)
    return None


# --- roles -------------------------------------------------------------------------------------------------------


def read_parties(line: str, *, maker: bool = False) -> Parties:
    """The parties of a credit line; `maker` says that a label named a person's craft ("Photographer:").

    A single word is a person when its neighbour is a library or platform (an account name), an organisation when
    its neighbour is a person; alone after a label it is an organisation more often than not.
    """
    cleaned = _without_rights(line)
    parts = _refined(split_parts(cleaned))
    known = [find_agency(part.text) for part in parts]
    roles = [_clear_role(part, agency) for part, agency in zip(parts, known, strict=True)]
    members: list[Party] = []
    person = Role.CREATOR in roles
    kinds = {agency.kind for agency in known if agency}
    for index, (part, role) in enumerate(zip(parts, roles, strict=True)):
        if role is None:
            role = _role_of_single(part, kinds, person, index, parts)
        members.append(Party(part.text, role))
    if maker and members and members[0].role is Role.SUPPLIER and known[0] is None:
        members[0] = Party(members[0].name, Role.CREATOR)
    return Parties(tuple(members), any(known), len(parts) > 1)


def _without_rights(line: str) -> str:
    lowered = line.lower()
    for phrase in words().rights:
        at = lowered.find(phrase)
        if at >= 0 and len(lowered) == len(line):
            line = line[:at] + " " * len(phrase) + line[at + len(phrase) :]
            lowered = line.lower()
    return line


def _refined(parts: list[Part]) -> list[Part]:
    """Parts without their edges and label words, with agencies peeled off names."""
    out: list[Part] = []
    for part in parts:
        text = _without_edges(part.text)
        if not text:
            continue
        peeled = None if find_agency(text) else _peel_agency(text)
        if peeled:
            out += [Part(peeled[0], part.before), Part(peeled[1], "hard")]
        else:
            out.append(Part(text, part.before))
    return out


def _clear_role(part: Part, agency: Agency | None) -> Role | None:
    """The role that a part shows by itself, or None for a single word that only its neighbours explain."""
    text = part.text
    if agency:
        return Role.SUPPLIER
    if _LICENSE.fullmatch(text):
        return Role.LICENSE
    if _is_status(text) or _NUMBER.fullmatch(text) or len(text) == 1:
        return Role.NEITHER
    if text.startswith("@"):
        return Role.CREATOR
    if part.before in ("carrier", "open"):
        return Role.SUPPLIER
    if _DOMAIN.fullmatch(text):
        return Role.SUPPLIER
    if _is_person(text):
        return Role.CREATOR
    if " " in text or _is_organization(text) or _is_acronym(text):
        return Role.SUPPLIER
    return None


def _role_of_single(part: Part, kinds: set[str], person: bool, index: int, parts: list[Part]) -> Role:
    text = part.text
    if len(parts) > 1 and part.before == "comma" and index and not person and not kinds:
        return Role.NEITHER  # a place after an organisation: "Marine Museum, Lowport"
    if person:
        return Role.SUPPLIER
    if kinds & {"stock", "platform"}:
        return Role.CREATOR
    if kinds and index == 0 and text[:1].isupper() and not text.isupper():
        return Role.CREATOR
    if len(parts) > 1 and ("_" in text or text.islower()):
        return Role.CREATOR
    return Role.SUPPLIER


# --- shape of a whole line ---------------------------------------------------------------------------------------


def party_shaped(line: str) -> bool:
    """Does every part of the line look like a name: one word, or several that are capitalised or belong inside
    names ("of", "van", "und")?"""
    parts = split_parts(line)
    return bool(parts) and all(_name_shaped(part.text) for part in parts)


def _name_shaped(text: str) -> bool:
    tokens = text.split()
    if len(tokens) == 1:
        return True
    if len(tokens) > 7:
        return False
    if _is_status(text) or find_agency(text) or _LICENSE.fullmatch(text):
        return True
    known = words()
    return all(
        not token[:1].islower() or token in known.inner or token.strip(_QUOTES) in known.organizations
        for token in tokens
    ) and not tokens[-1].lower() in known.inner


def parts_in(line: str) -> Iterator[str]:
    """The parts' text, for callers that weigh evidence."""
    return (part.text for part in split_parts(line))
