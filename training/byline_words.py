"""What the compiled file of `cleantext.byline_words` holds, made of the furniture of the phrase packs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from cleantext.byline_words import LABELS, first_key, last_key
from cleantext.dates import PERSIAN_MONTHS
from cleantext.phrasebook import Furniture

TELLING_FIELDS = ("by", "by_suffix", "edited_by", "with_", "and_", "beside", "date_labels", "weekdays", "ago")
"""Fields whose words say of a part of a byline that it is no name, or not one alone."""

FIELDS = (
    *TELLING_FIELDS,
    "read_time",
    "outlets",
    "sourced_by",
    "surnames",
    "changed",
    "other_days",
    "function_words",
)
"""Fields whose words are looked up."""

JOINED = {"beside": ("roles", "portraits")}
"""Fields that are several of the packs: words beside a name that are no part of it."""

INDEXES = (
    *[(field, "first", first_key) for field in (*LABELS, "with_", "beside", "other_days")],
    *[(field, "last", last_key) for field in ("by_suffix", "beside", "date_labels")],
)
"""Fields whose words are looked for at the start of a text, and at its end."""

RUNS = re.compile("[a-z]+")


def compiled_text(packs: Sequence[Furniture]) -> str:
    """The lists of all packs together."""
    fields = {field: words(packs, field) for field in FIELDS}
    lists = {
        **fields,
        **dict(line for field, end, key in INDEXES for line in index_lines(field, end, fields[field], key)),
        "telling": sorted(
            {run for field in TELLING_FIELDS for word in fields[field] for run in plain_runs(word)}
        ),
        **{f"month {number}": names for number, names in month_names(packs).items()},
    }
    return "".join(["\t".join((name, *listed)) + "\n" for name, listed in lists.items()])


def words(packs: Iterable[Furniture], field: str) -> list[str]:
    """The words of a field without the colons behind them, in order."""
    names = JOINED.get(field, (field,))
    found = {word.rstrip(":").strip() for pack in packs for name in names for word in getattr(pack, name)}
    return sorted(found - {""})


def index_lines(
    field: str, end: str, known: Iterable[str], key: Callable[[str], str]
) -> Iterator[tuple[str, list[str]]]:
    """The keys of words, and the words of each key, the longest first."""
    index: dict[str, list[str]] = {}
    for word in sorted(known, key=len, reverse=True):
        index.setdefault(key(word), []).append(word)
    yield f"{field} {end}", list(index)
    yield f"{field} by {end}", ["\f".join(alike) for alike in index.values()]


def plain_runs(word: str) -> list[str]:
    """The runs of letters in a word that is written in plain ones."""
    return RUNS.findall(word) if word.isascii() else []


def month_names(packs: Iterable[Furniture]) -> dict[int, list[str]]:
    """The names of each month that mean no other one in whatever language, Persian ones left out."""
    numbers = {name: number for number, name in enumerate(PERSIAN_MONTHS, 1)}
    doubtful = set()
    for pack in packs:
        for number, spellings in enumerate(pack.months, 1):
            for name in spellings:
                if numbers.setdefault(name.rstrip("."), number) != number:
                    doubtful.add(name)
    sure = [name for name in numbers if name not in doubtful and name not in PERSIAN_MONTHS]
    return {month: [name for name in sure if numbers[name] == month] for month in range(1, 13)}
