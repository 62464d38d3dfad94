"""The words of captions and credits, all languages merged, and patterns over their letters.

Labels, interface words and status words are data in ``phrases/captions.toml``, agencies in ``phrases/agencies.toml``;
both are compiled to one table (``python -m training.compile_phrases``).
"""

import functools
import json
import re
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast

# --- patterns ------------------------------------------------------------------------------------------------------

_CASED = list(map(chr, chain(range(0x41, 0x588), range(0x10A0, 0x1100), range(0x1E00, 0x2000))))
"""The scripts with capitals: Latin, Greek, Cyrillic, Armenian, Georgian."""

_CLASSES = {
    r"\p{Lu}": "".join(filter(str.isupper, _CASED)),
    r"\p{Ll}": "".join(filter(str.islower, _CASED)),
    # the letters of scripts without case, and the marks over and under letters
    r"\p{Lo}": "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0904-\u10ff\u1100-\u11ff\u1200-\u13ff\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uffdc",
    r"\p{M}": "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903",
}

_CLASSES[r"\p{L}"] = _CLASSES[r"\p{Lu}"] + _CLASSES[r"\p{Ll}"] + _CLASSES[r"\p{Lo}"]


class _LatePattern:
    """A pattern that is compiled when a method of it is first asked for; then it holds the methods themselves."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        source = self._source
        for written, letters in _CLASSES.items():
            source = source.replace(written, letters)
        compiled: Any = re.compile(source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled at first use. Inside brackets it may name ``\\p{Lu}``, ``\\p{Ll}``, ``\\p{Lo}``, ``\\p{L}`` and
    ``\\p{M}``: capitals, small letters, letters without case, all letters, and marks."""
    return cast("re.Pattern[str]", _LatePattern(source, flags))


# --- words ---------------------------------------------------------------------------------------------------------

PHRASES = Path(__file__).parent / "phrases"
COMPILED = PHRASES / "compiled_captions.json"


@functools.cache
def _tables() -> dict[str, Any]:
    """The compiled tables, read once: parsing the TOML files takes fifty times as long."""
    tables: dict[str, Any] = json.loads(COMPILED.read_text("utf-8"))
    return tables


def phrases(key: str) -> tuple[str, ...]:
    """Every language's phrases under `key` of `captions.toml`, longest first so that the longest spelling wins."""
    known = _PHRASES.get(key)
    if known is None:
        known = _PHRASES[key] = tuple(_tables()["phrases"].get(key, ()))
    return known


_PHRASES: dict[str, tuple[str, ...]] = {}


@functools.cache
def word_set(key: str) -> frozenset[str]:
    """The phrases under `key`, as a set."""
    return frozenset(phrases(key))


@functools.cache
def folded_set(key: str) -> frozenset[str]:
    """The phrases under `key`, folded."""
    return frozenset(map(folded, phrases(key)))


_UNFOLDED = pattern(r"[^\w@&+]+|_")


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Comparable form of a name: case, spaces and punctuation do not count."""
    return name.casefold() if name.isalnum() else _UNFOLDED.sub("", name.casefold())


class Agency(NamedTuple):
    """An agency: canonical `name`, `kind` ("wire", "stock", "platform"), and whether the spelling found is
    `distinct`, that is, neither an ordinary word nor a common acronym."""

    name: str
    kind: str
    distinct: bool


LONGEST_AGENCY = 60
"""Characters. No spelling of an agency is longer."""


@functools.lru_cache(maxsize=4096)
def find_agency(name: str) -> Agency | None:
    """The agency that a name is a spelling of, or None."""
    if len(name) > LONGEST_AGENCY:
        return None
    row = _tables()["agencies"].get(folded(name))
    return Agency(*row) if row else None


def canonical_agency(name: str) -> str | None:
    """The canonical name of an agency, whatever its spelling, or None for a name that the table does not hold.

    >>> canonical_agency("GETTY")
    'Getty Images'
    """
    agency = find_agency(name)
    return agency.name if agency else None


# --- compiling ---


def compiled_text() -> str:
    """What the compiled file must hold: `captions.toml` merged over the languages, every spelling of `agencies.toml`
    folded, and the words that a credit may print small."""
    import tomllib

    sections = tomllib.loads((PHRASES / "captions.toml").read_text("utf-8")).values()
    keys = sorted({key for section in sections for key in section})
    merged = {
        key: sorted(
            {phrase for section in sections for phrase in section.get(key, ())},
            key=lambda one: (-len(one), one),
        )
        for key in keys
    }
    agencies = tomllib.loads((PHRASES / "agencies.toml").read_text("utf-8"))
    spelled = [
        (kind, name, spelling)
        for kind in ("wire", "stock", "platform")
        for name, spellings in agencies[kind].items()
        for spelling in (name, *spellings)
    ]
    ambiguous = frozenset(map(folded, agencies["ambiguous"]["spellings"]))
    table: dict[str, tuple[str, str, bool]] = {}
    for kind, name, spelling in spelled:
        key = folded(spelling)
        table.setdefault(key, (name, kind, key not in ambiguous))
    small = {word for key in _SMALL for word in merged[key]}
    named = [*merged["status"], *merged["remarks"], *(spelling for _, _, spelling in spelled)]
    small.update(word for phrase in named for word in phrase.lower().split())
    merged["small"] = sorted(small)
    tables = {"phrases": merged, "agencies": table}
    return json.dumps(tables, ensure_ascii=False, indent=0) + "\n"


_SMALL = ("inner", "particles", "carriers", "conjunctions", "organizations", "works", "links")
