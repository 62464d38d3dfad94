"""What the learned filter sees besides: four witnesses, which tell of HTML what its elements do not, and stand in for the
markup that flat text has lost.

The filters before the learned one have named some lines in fifty languages, and a line is known by its company: what they
said of it and around it are columns. The page's long lines have a subject, and so has its headline, and lines about something
else share few words with them. And the words of a line of some length speak for or against it, by learned weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from operator import mul, sub
from typing import NamedTuple

from cleantext.blocks import Block
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.learned.features import Column, log_codes, share_code, since, word_count
from cleantext.patterns import late

PARTIES: dict[str, tuple[Label, ...]] = {
    "headline": (Label.HEADLINE,),
    "byline": (Label.BYLINE, Label.METADATA, Label.DATELINE),
    "caption": (Label.CAPTION, Label.CREDIT),
    "standfirst": (Label.STANDFIRST,),
    "related": (Label.RELATED, Label.PROMOTION),
    "comments": (Label.COMMENTS,),
    "legal": (Label.LEGAL, Label.CONSENT),
    "sharing": (Label.SHARING, Label.SUBSCRIPTION),
    "navigation": (Label.NAVIGATION, Label.CONTROL, Label.PAGINATION),
    "duplicate": (Label.DUPLICATE,),
    "media": (Label.MEDIA, Label.ADVERTISEMENT),
}
"""Labels that tell the same of the lines beside them, by a name for columns."""

OPEN = 0
"""The code of a line that nobody has settled, or a site's template, of which the model knows nothing."""

CODES = {label: code for code, labels in enumerate(PARTIES.values(), 1) for label in labels} | {
    Label.TEMPLATE: OPEN
}
OTHER, OUTSIDE = len(PARTIES) + 1, len(PARTIES) + 2

MARKS = ("headline", "byline", "related", "comments", "legal", "sharing", "navigation", "caption")
"""Parties to which the distance is told, up and down."""

BESIDE = (-1, 1, -2, 2, -3, 3)
"""How far below a line stand the others of which the verdicts are told."""

COMPANY = (5, 15)
"""Over how many lines on each side the dropped ones are counted."""


def line_columns(
    document: Document,
    prose: Mapping[str, int],
    asked: frozenset[str] | None = None,
    markup: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, Column]:
    """The columns of the witnesses, by name: all of them, or, where names `asked` for are given, at least those.

    Args:
        document: The document, with the verdicts of the filters that stand before the learned one.
        prose: The learned weights of words in lines of some length, see `Wording.prose`.
        asked: The names of the columns that somebody looks at.
        markup: The learned weights of words for what a line's markup may have been, see `LostMarkup.words`.
    """
    markup = markup or {}
    witnesses = WITNESSES.keys() if asked is None else asked_witnesses(asked)
    if not witnesses and not markup:
        return {}
    found = verdict_columns(document) if "verdicts" in witnesses else {}
    if not markup and witnesses <= {"verdicts"}:
        return found
    texts = {block.text: block for block in document.blocks}  # menus repeat
    words = {text: words_of(block) for text, block in texts.items()}
    counts = {text: word_count(text) if text else 0 for text in texts}
    lines = [block.text for block in document.blocks]
    sizes = [counts[text] for text in lines]
    if "subject" in witnesses:
        found |= subject_columns(lines, words, sizes)
    if "headline" in witnesses:
        found |= headline_columns(lines, words, headlines_of(document))
    if "prose" in witnesses:
        found |= prose_columns(lines, words, sizes, prose)
    return found | markup_columns(lines, words, markup)


@lru_cache(maxsize=8)
def asked_witnesses(asked: frozenset[str]) -> frozenset[str]:
    """The witnesses that have columns which are asked for; a model asks for the same of every page."""
    return frozenset([witness for witness, names in WITNESSES.items() if names & asked])


# --- what the other filters said -------------------------------------------------------------------------------


def verdict_columns(document: Document) -> dict[str, Column]:
    """What the filters before said of each line, of those beside it, and how far the next line of a party is."""
    codes = bytes(
        [OPEN if verdict is None else CODES.get(verdict.label, OTHER) for verdict in document.settled]
    )
    count = len(codes)
    found = with_neighbours("verdict", codes, BESIDE, OUTSIDE)
    kept = (OPEN, CODES[Label.STANDFIRST])
    dropped = list(accumulate([code not in kept for code in codes], initial=0))
    for reach in COMPANY:
        found[f"dropped_{reach}"] = _shares(dropped, reach)
    found["page_dropped"] = bytes([2 * share_code(dropped[-1], count)]) * count
    steps = log_codes(range(count + 1))
    for name in MARKS:
        party = {CODES[label] for label in PARTIES[name]}
        marks = [place for place, code in enumerate(codes) if code in party]
        found[f"since_{name}"] = since(marks, steps)
        found[f"until_{name}"] = since([count - 1 - place for place in reversed(marks)], steps)[::-1]
    return found


def _shares(sums: Sequence[int], reach: int) -> Column:
    """Of running sums the share around each place, in twentieths."""
    sizes = _around(range(len(sums)), reach)
    return bytes([20 * part // size for part, size in zip(_around(sums, reach), sizes, strict=True)])


def _around(sums: Sequence[int], reach: int) -> list[int]:
    """Of running sums what lies within reach of each place: as many values as are summed up."""
    count = len(sums) - 1
    reach = min(reach, count)
    upper = [*sums[reach + 1 :], *[sums[count]] * reach][:count]
    lower = [*[sums[0]] * reach, *sums[: count - reach]]
    return list(map(sub, upper, lower))


# --- what the words say ----------------------------------------------------------------------------------------

WORD = late(r"[^\W\d_]+")
ASCII_WORD = late(r"[a-z]+")  # the same in a folded text of ASCII
UNSPACED = "\u2e80"
"""From this character on scripts write words without spaces; there two characters that touch are taken for a word."""

SUBJECT_WORDS = 20
"""Words of a line that is long enough to tell what the page is about."""

SUBJECT_CHARS = 4
"""Shorter words are in lines about anything."""

PROSE_WORDS = 8
"""Words of a line that is judged by the weights of `Wording.prose`; shorter ones have weights of their own."""

MOST_CHARS = 20_000
"""So much of a line is read; a book on one line need not be read to its end to know what it is."""

FEWEST_KNOWN = 5
"""Fewer known words than this say nothing."""

REACHES = (3, 10)
"""Over how many lines on each side words are looked at together."""


REMEMBERED, LONGEST_REMEMBERED = 2048, 2_000
"""So many lines of so many characters are remembered with their words, for the second reading of a cleaned text."""


class Words(NamedTuple):
    """The distinct words of a line, in order, and those among them that tell what it is about."""

    all: tuple[str, ...]
    telling: tuple[str, ...]


def words_of(block: Block) -> Words:
    """The words of a line: letters alone; pairs of characters in scripts without spaces."""
    folded = block.folded[:MOST_CHARS]
    return _remembered(folded) if len(folded) <= LONGEST_REMEMBERED else _words(folded)


def _words(folded: str) -> Words:
    if folded.isascii():
        words = dict.fromkeys(ASCII_WORD.findall(folded))
        return Words(tuple(words), tuple([word for word in words if len(word) >= SUBJECT_CHARS]))
    pairs: dict[str, None] = {}
    for word in dict.fromkeys(WORD.findall(folded)):
        if word[0] >= UNSPACED and len(word) > 2:
            pairs.update(dict.fromkeys(map("".join, pairwise(word))))
        else:
            pairs[word] = None
    telling = [word for word in pairs if len(word) >= SUBJECT_CHARS or word[0] >= UNSPACED]
    return Words(tuple(pairs), tuple(telling))


_remembered = lru_cache(maxsize=REMEMBERED)(_words)


def subject_columns(
    lines: Sequence[str], words: Mapping[str, Words], sizes: Sequence[int]
) -> dict[str, Column]:
    """How many of a line's longer words are in the page's long lines, itself not counted."""
    subject: Counter[str] = Counter()
    for text, size in zip(lines, sizes, strict=True):
        if size >= SUBJECT_WORDS:
            subject.update(words[text].telling)
    once = set(subject)
    again = {word for word, times in subject.items() if times > 1}
    shares: dict[str, int] = {}
    for text, size in zip(lines, sizes, strict=True):
        if text not in shares:
            own = words[text].telling
            among = again if size >= SUBJECT_WORDS else once
            shares[text] = 40 * len(among.intersection(own)) // len(own) + 1 if own else 0
    found = [shares[text] for text in lines]
    masses = [size + 1 if share else 0 for share, size in zip(found, sizes, strict=True)]
    return {"subject": bytes(found)} | {
        f"subject_{reach}": bytes(_means(found, masses, reach)) for reach in REACHES
    }


MOST_SHARED = 5
"""So many words of the headline in a line are as good as more."""


def headlines_of(document: Document) -> list[str]:
    """The lines that are of the headline."""
    return [
        block.text
        for block, verdict in zip(document.blocks, document.settled, strict=True)
        if verdict is not None and verdict.label is Label.HEADLINE
    ]


def headline_columns(
    lines: Sequence[str], words: Mapping[str, Words], headlines: Iterable[str]
) -> dict[str, Column]:
    """How many of a line's longer words are in the headline, and one more; 0 where either has none."""
    headline = {word for text in headlines for word in words[text].telling}
    shared = {
        text: 1 + min(MOST_SHARED, len(headline.intersection(own.telling))) if headline and own.telling else 0
        for text, own in words.items()
    }
    return {"headline_words": bytes([shared[text] for text in lines])}


def prose_columns(
    lines: Sequence[str], words: Mapping[str, Words], sizes: Sequence[int], weights: Mapping[str, int]
) -> dict[str, Column]:
    """What the words of lines of some length say, of each and of those around it; 0 where nothing was said."""
    says: dict[str, int] = {}
    for text, size in zip(lines, sizes, strict=True):
        if text not in says:
            says[text] = _code(words[text].all, weights, FEWEST_KNOWN) if size >= PROSE_WORDS else 0
    found = [says[text] for text in lines]
    masses = [size if code else 0 for code, size in zip(found, sizes, strict=True)]
    return {"prose": bytes(found)} | {
        f"prose_{reach}": bytes(_means(found, masses, reach)) for reach in REACHES
    }


def markup_columns(
    lines: Sequence[str], words: Mapping[str, Words], markup: Mapping[str, Mapping[str, int]]
) -> dict[str, Column]:
    """What the words of each line, and of the two beside it, say for each kind of markup; 0 where nothing was said."""
    found: dict[str, Column] = {}
    for name, weights in markup.items():
        says = {text: _code(said.all, weights, 1) for text, said in words.items()}
        found |= with_neighbours(f"says_{name}", bytes([says[text] for text in lines]), (-1, 1))
    return found


def with_neighbours(
    name: str, column: Column, distances: Iterable[int], outside: int = 0
) -> dict[str, Column]:
    """A column, and the same of the lines at some distances below each; `outside` where there is none."""
    count = len(column)
    found = {name: column}
    for distance in distances:
        edge = bytes([outside]) * min(abs(distance), count)
        moved = (column + edge)[len(edge) :] if distance > 0 else (edge + column)[:count]
        found[f"{name}{distance:+}"] = moved
    return found


def prose_score(words: Iterable[str], weights: Mapping[str, int], fewest: int = FEWEST_KNOWN) -> float | None:
    """The log odds that the distinct words of a line speak for; `None` where fewer than `fewest` of them have a weight.

    A language that the weights know little of would else be taken for what unknown words are. Weights are hundredths,
    so that their order does not matter.
    """
    known = [weights[word] for word in words if word in weights]
    if len(known) < fewest:
        return None
    return sum(known) / (100 * sqrt(len(known))) + weights.get("", 0) / 100


def _code(words: Iterable[str], weights: Mapping[str, int], fewest: int) -> int:
    score = prose_score(words, weights, fewest)
    return 0 if score is None else min(255, max(1, round(20 * score) + 128))


def _means(values: Sequence[int], masses: Sequence[int], reach: int) -> list[int]:
    """The mean of the values around each place, each with its mass; 0 where there is none."""
    weighed = _around(list(accumulate(map(mul, values, masses), initial=0)), reach)
    mass = _around(list(accumulate(masses, initial=0)), reach)
    return [part // whole if whole else 0 for part, whole in zip(weighed, mass, strict=True)]


WITNESSES: Mapping[str, frozenset[str]] = {
    "verdicts": frozenset(verdict_columns(Document())),
    "subject": frozenset(subject_columns([], {}, [])),
    "headline": frozenset(headline_columns([], {}, [])),
    "prose": frozenset(prose_columns([], {}, [], {})),
}
"""The names of the columns of each witness: what it has of any text, it has of one without lines."""
