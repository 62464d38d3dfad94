"""What the learned filter sees of a page: columns of small numbers, one byte a block.

A column is a ``bytes`` object with one value (0 to 255) for each block, so that a model can judge a whole page at once:
to look a column up in a table or to shift it to the neighbours is a single call. Nothing here knows a language or a
site; what class names and short wordings tell comes in through what `cleantext.learned.wording` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil, exp, log2
from typing import NamedTuple

from cleantext.blocks import Kind
from cleantext.claims import bare
from cleantext.document import Document
from cleantext.elements import Elements, elements_of
from cleantext.learned.wording import Evidence
from cleantext.patterns import late

Column = bytes

# A logarithm in steps of a quarter octave: 0, 1, 2, 3, 4 of n as 0, 4, 8, 10, 12. Made of runs of the same code, each
# up to the number halfway (in octaves) to the next.
_ENDS = [ceil(2 ** ((code - 3.5) / 4)) for code in range(3, 69)]
LOG = b"\x00" + b"".join(
    [bytes([code]) * (end - start) for code, (start, end) in enumerate(pairwise(_ENDS), 4)]
)
LOGGED = len(LOG)

KIND_CODES: dict[Kind, int] = {kind: code for code, kind in enumerate(Kind)}


def log_code(number: int) -> int:
    """A count as a small number that grows with its logarithm."""
    return LOG[number] if number < LOGGED else min(255, round(4 * log2(number)) + 4)


def log_codes(numbers: Sequence[int]) -> Column:
    """`log_code` of each number."""
    try:
        return bytes([LOG[number] for number in numbers])
    except IndexError:
        return bytes(map(log_code, numbers))


def share_code(part: int, whole: int) -> int:
    """A share as a number from 0 to 20; 21 where the whole is nothing."""
    return min(20, 20 * part // whole) if whole else 21


def score_codes(scores: Iterable[float]) -> Column:
    """Sums of weights as numbers from 0 to 255, 128 where nothing speaks for or against; 12 steps a unit."""
    codes = [round(12 * score + 128) for score in scores]
    try:
        return bytes(codes)
    except ValueError:
        return bytes([min(255, max(0, code)) for code in codes])


LAST = dict(zip('.。!?！？:：…,)"”»’', (1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 7, 7, 7), strict=True))

TEXT_COLUMNS = "kind level chars words links last commas stops digits capitals first word_chars".split()


def word_count(text: str) -> int:
    """The number of words; in scripts that do not part them, of pairs of characters."""
    words = text.count(" ") + 1
    if len(text) > 12 * words and not text.isascii():
        return max(words, len(text) // 2)
    return words


def shapes(measures: Measures) -> dict[str, Column]:
    """The shape of each block. The same text is looked at once: menus repeat."""
    blocks = measures.document.blocks
    texts = [block.text for block in blocks]
    rows = {text: _shape(text, size) for text, size in zip(texts, measures.words, strict=True)}
    chars, words, last, commas, stops, digits, capitals, first, word_chars = _transposed(
        [rows[text] for text in texts], 9
    )
    found = (
        bytes([KIND_CODES[block.kind] for block in blocks]),
        bytes([min(block.level, 9) if text else 0 for block, text in zip(blocks, texts, strict=True)]),
        log_codes(chars),
        log_codes(words),
        bytes([share_code(link, size) for link, size in zip(measures.links, chars, strict=True)]),
        *map(bytes, (last, commas, stops, digits, capitals, first, word_chars)),
    )
    return dict(zip(TEXT_COLUMNS, found, strict=True))


def _transposed(rows: Sequence[tuple[int, ...]], width: int) -> Sequence[Sequence[int]]:
    return tuple(zip(*rows, strict=True)) if rows else [()] * width


def _shape(text: str, words: int) -> tuple[int, ...]:
    """Characters, words, and codes of the last character, commas, stops, digits, capitals, first character, long words."""
    size = len(text)
    if not size:
        return 0, 0, 0, 0, 0, 21, 21, 0, 0
    stops = commas = 0
    if size > 20:
        commas = text.count(",")
        stops = text.count(". ") + text.count("? ") + text.count("! ")
        if not text.isascii():
            stops += text.count("。")
            commas += text.count("،") + text.count("、") + text.count("，")
        if commas > 15:
            commas = 15
        if stops > 15:
            stops = 15
    digits = capitals = 21
    if words <= 24:
        parts = text.split()
        is_plain = text.isalpha() or "".join(parts).isalpha()
        digits = 0 if is_plain else 20 * len(DIGIT.findall(text)) // size
        capitals = (
            0 if text.islower() else 20 * sum([part[0].isupper() for part in parts]) // (len(parts) or 1)
        )
    last, first = CHARACTERS[text[-1]][0], CHARACTERS[text[0]][1]
    return size, words, last, commas, stops, digits, capitals, first, min(30, size // words)


class _Characters(dict[str, tuple[int, int]]):
    """What a character says as the last of a text, and as the first; worked out when first asked for."""

    def __missing__(self, character: str) -> tuple[int, int]:
        is_letter = character.isalpha()
        last = LAST.get(character) or (8 if is_letter else 9 if character.isdigit() else 0)
        first = (
            1
            if character.isupper()
            else 2
            if character.islower()
            else 3
            if character.isdigit()
            else 4
            if is_letter
            else 5
        )
        self[character] = last, first
        return last, first


CHARACTERS = _Characters()

DIGIT = late(r"\d")

CONTAINER_LEVELS = (2, 3, 4, 6)
"""How far out the elements around a block stand whose contents are summed up (1 is the innermost)."""

PLACES = {
    name: 1 << bit for bit, name in enumerate("article main footer header aside form table noscript".split())
}
"""Elements a block is told to be inside of, and the bit that says so."""

LONG_WORDS = 25
"""A block of so many words that is not mostly links is a long one: nearly always prose."""


class Measures(NamedTuple):
    """A page in numbers, worked out once: what the columns are made of. Each list has one value a block.

    Attributes:
        document, said, elements: The page, what its wording tells, and the elements around its blocks.
        words: `word_count`, 0 where there is no text.
        chars: Characters of the text.
        links: Characters that stand in links, as the reader counted them.
        linked: The same, and no more than there are.
        long: Whether the block is a long one, see `LONG_WORDS`.
    """

    document: Document
    said: Evidence
    elements: Elements
    words: list[int]
    chars: list[int]
    links: list[int]
    linked: list[int]
    long: list[bool]


def measure(document: Document, said: Evidence, elements: Elements) -> Measures:
    """Measure the blocks of a page."""
    blocks = document.blocks
    texts = [block.text for block in blocks]
    words, chars = word_counts(texts), list(map(len, texts))
    links = [block.link_chars for block in blocks]
    linked = [link if link < size else size for link, size in zip(links, chars, strict=True)]
    long = [
        count >= LONG_WORDS and link * 3 < size for count, link, size in zip(words, links, chars, strict=True)
    ]
    return Measures(document, said, elements, words, chars, links, linked, long)


Family = Callable[[Measures], dict[str, Column]]
"""Columns that are worked out together, by name."""


def columns(
    document: Document,
    said: Evidence,
    elements: Elements | None = None,
    asked: frozenset[str] | None = None,
) -> dict[str, Column]:
    """The columns the model may look at, by name; `said` is what the wording tells of the blocks.

    All of them, or, where the names `asked` for are given, at least those.
    """
    measures = measure(document, said, elements or elements_of(document.blocks))
    return gathered(measures, families_of(asked))


def families_of(asked: frozenset[str] | None) -> tuple[Family, ...]:
    """The families that have columns which are asked for; all where `asked` is ``None``."""
    return FAMILIES if asked is None else _families_of(asked)


@lru_cache(maxsize=8)
def _families_of(asked: frozenset[str]) -> tuple[Family, ...]:
    """A model asks for the same columns of every page. What a family has, it has of a page without blocks."""
    nothing = measure(Document(), Evidence((), (), ()), elements_of(()))
    wanted = asked | dict(SHIFTED).keys()
    return tuple([family for family in FAMILIES if not wanted.isdisjoint(family(nothing))])


def gathered(measures: Measures, families: Iterable[Family]) -> dict[str, Column]:
    """The columns of some families, and those of `SHIFTED`."""
    found: dict[str, Column] = {}
    for family in families:
        found |= family(measures)
    count = len(measures.words)
    for name, distance, before, after in SHIFTS:
        column = found[name]
        if distance < count:
            blank = BLANKS[distance]
            found[before] = blank + column[:-distance]
            found[after] = column[distance:] + blank
        else:
            found[before] = found[after] = bytes(count)
    return found


def lines(measures: Measures) -> dict[str, Column]:
    """How the lines of flat text stand: empty lines above and below, markers, joined lines."""
    blocks, source = measures.document.blocks, measures.document.source
    gaps, markers = [], []
    end = 0
    for block in blocks:
        gaps.append(min(9, source.count("\n", end, block.start)))
        end = block.start + len(block.text)
        marker = block.marker if block.kind is not Kind.HEADING else ""
        markers.append((1 if not marker[0].isalnum() else 2) if marker else 3 if block.wrapped else 0)
    gaps.append(9)
    return {"gap_above": bytes(gaps[:-1]), "gap_below": bytes(gaps[1:]), "marker": bytes(markers)}


def word_counts(texts: Sequence[str]) -> list[int]:
    """`word_count` of each text, 0 for an empty one."""
    counts = [text.count(" ") + 1 if text else 0 for text in texts]
    return [
        count if len(text) <= 12 * count else word_count(text)
        for text, count in zip(texts, counts, strict=True)
    ]


REACHES = (4, 12)
"""Over how many blocks on each side scores are averaged."""


def scores(measures: Measures) -> dict[str, Column]:
    """What the wording says: of each block, of those around it by their words, and of the page."""
    said, sizes = measures.said, measures.words
    count = len(sizes)
    scores = [path + text for path, text in zip(said.paths, said.texts, strict=True)]
    found = {
        "paths": score_codes(said.paths),
        "texts": score_codes(said.texts),
        "scores": score_codes(scores),
    }
    mass = list(accumulate([size + 1 for size in sizes], initial=0))
    weighed = list(
        accumulate([score * (size + 1) for score, size in zip(scores, sizes, strict=True)], initial=0.0)
    )
    for reach in REACHES:
        near = min(reach, count)
        after = slice(near + 1, None)
        spans = zip(
            weighed[after] + weighed[-1:] * near, [0.0] * near + weighed, mass[after] + mass[-1:] * near, [0] * near + mass,
            strict=False,
        )  # fmt: skip
        found[f"scores_{reach}"] = score_codes([(b - a) / (d - c) for b, a, d, c in spans])
    found["scores_page"] = (score_codes([weighed[-1] / mass[-1]]) if count else b"") * count
    return found


SHIFTED = (("scores", 3), ("words", 2), ("links", 2), ("kind", 2), ("last", 1), ("group_words", 1))
"""Columns of which the blocks before and after are looked at too, and how far."""

SHIFTS = tuple(
    (name, distance, f"{name}-{distance}", f"{name}+{distance}")
    for name, reach in SHIFTED
    for distance in range(1, reach + 1)
)
BLANKS = [bytes(distance) for distance in range(4)]


def _distances(place: int, steps: Column) -> Column:
    """How far before (below 128) or after (above) a place each block stands, in steps that grow with the distance."""
    before = bytes([max(0, 128 - step) for step in steps[place:0:-1]])
    return before + bytes([min(255, 128 + step) for step in steps[: len(steps) - 1 - place]])


def since(marks: Sequence[int], steps: Column) -> Column:
    """How far before each block the last mark stands, 255 where there is none; `steps` are the codes of distances."""
    count = len(steps) - 1
    if not marks:
        return b"\xff" * count
    runs = [steps[1 : after - mark + 1] for mark, after in pairwise([*marks, count - 1])]
    return b"\xff" * (marks[0] + 1) + b"".join(runs)


def places(measures: Measures) -> dict[str, Column]:
    """Where each block stands: on the page, to its headline, and to its long blocks; and how large the page is."""
    blocks, sizes = measures.document.blocks, measures.words
    count = len(blocks)
    total = sum(sizes) or 1
    steps = log_codes(range(count + 1))
    before = list(accumulate(sizes, initial=0))
    headings = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING]
    headline = next((index for index in headings if blocks[index].level == 1), -1)
    long = [index for index, is_long in enumerate(measures.long) if is_long]
    long_words = sum([sizes[index] for index in long])
    links = share_code(sum(measures.linked), sum(measures.chars))
    return {
        "index": steps[:count],
        "from_end": steps[:count][::-1],
        "position": bytes([50 * words // total if words < total else 50 for words in before[:-1]]),
        "after_headline": _distances(headline, steps) if headline >= 0 else b"\x80" * count,
        "after_first_long": _distances(long[0], steps) if long else b"\x01" * count,
        "after_last_long": _distances(long[-1], steps) if long else b"\x01" * count,
        "since_long": since(long, steps),
        "until_long": since([count - 1 - place for place in reversed(long)], steps)[::-1],
        "since_heading": since(headings, steps),
        "page_blocks": steps[-1:] * count,
        "page_words": bytes([log_code(total)]) * count,
        "page_links": bytes([links]) * count,
        "page_long": bytes([share_code(long_words, total)]) * count,
        "page_long_blocks": bytes([log_code(len(long))]) * count,
    }


def containers(measures: Measures) -> dict[str, Column]:
    """What the elements around each block hold: blocks, words, links, long blocks, and their share of the page.

    The blocks inside an element follow one another, so its contents are differences of running sums.
    """
    elements, sizes = measures.elements, measures.words
    words = list(accumulate(sizes, initial=0))
    chars = list(accumulate(measures.chars, initial=0))
    links = list(accumulate(measures.linked, initial=0))
    longs = list(
        accumulate(
            [size if is_long else 0 for size, is_long in zip(sizes, measures.long, strict=True)], initial=0
        )
    )
    total = words[-1] or 1
    held: dict[int, tuple[int, ...]] = {-1: (0, 0, 21, 21, 21)}
    columns = [_depths(elements)]
    for around in _levels(elements):
        for number in set(around):
            if number not in held:
                a, b = elements.starts[number], elements.ends[number]
                size, length = words[b] - words[a], chars[b] - chars[a]
                held[number] = (
                    LOG[b - a] if b - a < LOGGED else log_code(b - a),
                    LOG[size] if size < LOGGED else log_code(size),
                    20 * (links[b] - links[a]) // length if length else 21,
                    20 * (longs[b] - longs[a]) // size if size else 21,
                    20 * size // total,
                )
        columns += map(bytes, _transposed([held[number] for number in around], 5))
    return dict(zip(CONTAINER_COLUMNS, columns, strict=True)) | _insides(elements)


def _levels(elements: Elements) -> list[list[int]]:
    """For each of `CONTAINER_LEVELS` the element so far out of each block, or else the outermost."""
    outer = [parent if parent >= 0 else number for number, parent in enumerate(elements.parents)]
    outer.append(-1)  # of flat text
    found, around = [], elements.innermost
    for level in range(2, max(CONTAINER_LEVELS) + 1):
        around = [outer[number] for number in around]
        if level in CONTAINER_LEVELS:
            found.append(around)
    return found


def _depths(elements: Elements) -> Column:
    """How many elements are around each block, 60 at most."""
    depths: list[int] = []
    for parent in elements.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    depths.append(0)  # of flat text
    return bytes([min(depths[number], 60) for number in elements.innermost])


def _insides(elements: Elements) -> dict[str, Column]:
    """Whether each block stands inside elements of `PLACES`."""
    own = [PLACES.get(name[0], 0) for name in elements.called]
    bits: list[int] = []
    for name, parent in zip(elements.names, elements.parents, strict=True):
        bits.append(own[name] | bits[parent] if parent >= 0 else own[name])
    bits.append(0)  # of flat text
    flags = bytes([bits[number] for number in elements.innermost])
    return {f"in_{name}": flags.translate(IS_SET[bit]) for name, bit in PLACES.items()}


IS_SET = {bit: bytes([1 if value & bit else 0 for value in range(256)]) for bit in PLACES.values()}

CONTAINER_COLUMNS = (
    "depth",
    *(
        f"{name}_{level}"
        for level in CONTAINER_LEVELS
        for name in ("blocks", "words", "links", "long", "share")
    ),
)


def groups(measures: Measures) -> dict[str, Column]:
    """Blocks alike: those in elements of the same tags and classes, three levels up."""
    elements, sizes = measures.elements, measures.words
    alike = elements.alike()
    group_of = [alike[number] for number in elements.innermost]
    sums = [[0, 0, 0, 0] for _ in range(max(group_of, default=-1) + 1)]
    for number, size, link, length in zip(group_of, sizes, measures.links, measures.chars, strict=True):
        group = sums[number]
        group[0] += 1
        group[1] += size
        group[2] += link
        group[3] += length
    total = sum(sizes) or 1
    coded = [
        (log_code(number), log_code(words // number), share_code(links, chars), share_code(words, total))
        if number
        else ()
        for number, words, links, chars in sums
    ]
    names = ("group_blocks", "group_words", "group_links", "group_share")
    return dict(zip(names, map(bytes, _transposed([coded[number] for number in group_of], 4)), strict=True))


def repeats(measures: Measures) -> dict[str, Column]:
    """How often each block's text is on the page, and whether it has been there before."""
    folded = [block.folded for block in measures.document.blocks]
    times = Counter(folded)
    seen: set[str] = set()
    earlier = bytearray(len(folded))
    for index, text in enumerate(folded):
        if text in seen:
            earlier[index] = 1
        else:
            seen.add(text)
    return {"repeated": bytes([min(20, times[text]) for text in folded]), "earlier": bytes(earlier)}


CLAIMED_CHARS = 60
"""So much of a block's beginning is looked for in what the page says of itself."""


def claimed(measures: Measures) -> dict[str, Column]:
    """Which blocks the page itself names: in JSON-LD text, as the description, as the headline."""
    document = measures.document
    claims = document.claims
    bodies = "|".join([bare(text) for text in claims.bodies])
    descriptions = "|".join({bare(claim.value) for claim in claims.descriptions})
    headlines = "|".join({bare(claim.value) for claim in claims.headlines})
    rows: dict[str, tuple[int, ...]] = {}
    if bodies or descriptions or headlines:
        for block in document.blocks:
            text = block.text
            if len(text) >= 12 and text not in rows:
                key = bare(text[:CLAIMED_CHARS])
                size = len(key)
                rows[text] = (
                    1 if size >= 12 and key in bodies else 0,
                    1 if size >= 12 and key[:30] in descriptions else 0,
                    1 if size >= 8 and len(text) < 250 and key in headlines else 0,
                )
    names = ("in_body", "in_description", "in_headline")
    found = _transposed([rows.get(block.text, (0, 0, 0)) for block in document.blocks], 3)
    page = bytes([min(20, sum(found[0]))]) * len(document.blocks)
    return dict(zip(names, map(bytes, found), strict=True)) | {"page_in_body": page}


# -- wholes: what the wording says of elements, sections and groups, and what the page is made of ------------------------

LIKELY = [round(1000 / (1 + exp((128 - code) / 12))) for code in range(256)]
"""The probability, in thousandths, that the code of a score stands for."""


def _scored(measures: Measures) -> Column:
    """The code of each block's score."""
    said = measures.said
    return score_codes([path + text for path, text in zip(said.paths, said.texts, strict=True)])


def _weighed(codes: Column, sizes: list[int]) -> list[int]:
    """Running sums of the scores' codes, each by the words of its block (and one, so that nothing weighs nothing)."""
    return list(accumulate([code * (size + 1) for code, size in zip(codes, sizes, strict=True)], initial=0))


def contents(measures: Measures) -> dict[str, Column]:
    """What the wording says of whole elements.

    Of those around a block: their mean score, and how well each would do as the article, all of it and nothing else, by
    the word F1 to be expected. Of the page: which element would do best (the core), and how well; the share of the words
    that is likely the article's; and for each block how much of the page is likelier than it.
    """
    elements, sizes, codes = measures.elements, measures.words, _scored(measures)
    count = len(sizes)
    words = list(accumulate(sizes, initial=0))
    weighed = _weighed(codes, sizes)
    likely = list(
        accumulate([LIKELY[code] * size for code, size in zip(codes, sizes, strict=True)], initial=0)
    )
    gold, total = likely[-1], words[-1] or 1
    fits = [
        2000 * (likely[b] - likely[a]) // (1000 * (words[b] - words[a]) + gold or 1)
        for a, b in zip(elements.starts, elements.ends, strict=True)
    ]  # the expected F1, in thousandths
    held: dict[int, tuple[int, int]] = {-1: (128, 255)}
    columns: list[Column] = []
    for around in _levels(elements):
        for number in set(around):
            if number not in held:
                a, b = elements.starts[number], elements.ends[number]
                held[number] = (weighed[b] - weighed[a]) // (words[b] - words[a] + b - a), fits[number] // 20
        columns += map(bytes, _transposed([held[number] for number in around], 2))
    names = [f"{name}_{level}" for level in CONTAINER_LEVELS for name in ("score", "fit")]
    fit = max(fits, default=0)
    core = fits.index(fit) if fit else -1
    a, b = (elements.starts[core], elements.ends[core]) if fit else (0, count)
    return dict(zip(names, columns, strict=True)) | {
        "core": b"\x00" * a + b"\x01" * (b - a) + b"\x02" * (count - b),
        "page_core": bytes([20 * (words[b] - words[a]) // total]) * count,
        "page_fit": bytes([fit // 20]) * count,
        "page_gold": bytes([gold // (20 * total)]) * count,
        "rank": _ranks(codes, sizes),
    }


def _ranks(codes: Column, sizes: list[int]) -> Column:
    """How much of the page's words, in fiftieths, is in blocks of higher scores."""
    held = [0] * 256
    for code, size in zip(codes, sizes, strict=True):
        held[code] += size
    total = sum(held) or 1
    above = list(accumulate(reversed(held), initial=0))
    return codes.translate(bytes([50 * above[255 - code] // total for code in range(256)]))


def sections(measures: Measures) -> dict[str, Column]:
    """What stands under the same heading: level and score of the heading, words, links and mean score of the section."""
    blocks, sizes, codes = measures.document.blocks, measures.words, _scored(measures)
    words, weighed = list(accumulate(sizes, initial=0)), _weighed(codes, sizes)
    chars = list(accumulate(measures.chars, initial=0))
    links = list(accumulate(measures.linked, initial=0))
    headings = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING]
    columns = [b""] * len(SECTION_COLUMNS)
    for a, b in pairwise([*([0] if headings[:1] != [0] else []), *headings, len(blocks)]):
        is_headed = bool(headings) and a >= headings[0]
        row = (
            min(blocks[a].level, 9) if is_headed else 0,
            codes[a] if is_headed else 128,
            log_code(words[b] - words[a]),
            share_code(links[b] - links[a], chars[b] - chars[a]),
            (weighed[b] - weighed[a]) // ((words[b] - words[a] + b - a) or 1),
        )
        columns = [column + bytes([code]) * (b - a) for column, code in zip(columns, row, strict=True)]
    return dict(zip(SECTION_COLUMNS, columns, strict=True))


SECTION_COLUMNS = ("heading_level", "heading_score", "section_words", "section_links", "section_score")


def fellows(measures: Measures) -> dict[str, Column]:
    """Blocks alike, as in `groups`: the mean score of each block's group, and how many of it came before."""
    alike = measures.elements.alike()
    group_of = [alike[number] for number in measures.elements.innermost]
    sums = [[0, 0, 0] for _ in range(max(group_of, default=-1) + 1)]
    places = []
    for number, code, size in zip(group_of, _scored(measures), measures.words, strict=True):
        group = sums[number]
        places.append(group[2])
        group[0] += code * (size + 1)
        group[1] += size + 1
        group[2] += 1
    means = [weighed // (words or 1) for weighed, words, _ in sums]
    return {"group_score": bytes([means[number] for number in group_of]), "group_place": log_codes(places)}


def makeup(measures: Measures) -> dict[str, Column]:
    """What the page is made of: the share of its words in list items, in cells, in code, and hidden; how many pictures,
    headings, and currency signs; the genre it claims."""
    document = measures.document
    words, blocks = dict.fromkeys(Kind, 0), dict.fromkeys(Kind, 0)
    hidden = bytes([block.hidden for block in document.blocks])
    for block, size in zip(document.blocks, measures.words, strict=True):
        words[block.kind] += size
        blocks[block.kind] += 1
    total = sum(measures.words)
    concealed = sum([size for size, is_hidden in zip(measures.words, hidden, strict=True) if is_hidden])
    page = {
        "page_items": share_code(words[Kind.LIST_ITEM], total),
        "page_cells": share_code(words[Kind.CELL], total),
        "page_code": share_code(words[Kind.CODE], total),
        "page_hidden": share_code(concealed, total),
        "page_images": log_code(blocks[Kind.IMAGE]),
        "page_headings": log_code(blocks[Kind.HEADING]),
        "page_prices": log_code(sum([document.source.count(sign) for sign in CURRENCIES])),
        "page_genre": document.claims.genre.value,
    }
    return {"hidden": hidden} | {name: bytes([code]) * len(hidden) for name, code in page.items()}


CURRENCIES = "$€£¥₹₽₩₺₴"


FAMILIES: tuple[Family, ...] = (
    shapes, places, containers, groups, repeats, claimed, scores, contents, sections, fellows, makeup, lines,
)  # fmt: skip
"""What `columns` are made of, all but `SHIFTED`."""
