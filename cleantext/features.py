"""What the learned filter sees of a page: columns of small numbers, one byte a block.

A column is a ``bytes`` object with one value (0 to 255) for each block, so that a model can judge a whole page at once:
to look a column up in a table or to shift it to the neighbours is a single call. Nothing here knows a language or a
site; what class names and short wordings tell comes in through the learned weights of `Wording`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log2

from attrs import field, frozen

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.claims import bare
from cleantext.document import Document

Column = bytes

# A logarithm in steps of a quarter octave: 0, 1, 2, 3, 4 of n as 0, 4, 8, 10, 12.
LOG = bytes([0, *(min(255, round(4 * log2(n)) + 4) for n in range(1, 4097))])

KIND_CODES: dict[Kind, int] = {kind: code for code, kind in enumerate(Kind)}


def log_code(number: int) -> int:
    """A count as a small number that grows with its logarithm."""
    return LOG[number] if number <= 4096 else min(255, round(4 * log2(number)) + 4)


def share_code(part: float, whole: float) -> int:
    """A share as a number from 0 to 20; 21 where the whole is nothing."""
    return min(20, int(20 * part / whole)) if whole else 21


def score_code(score: float) -> int:
    """A sum of weights as a number from 0 to 255, 128 where nothing speaks for or against; 12 steps a unit."""
    return min(255, max(0, round(12 * score + 128)))


# -- wording: what elements are called, and what short blocks say ---------------------------------------------

WORD_PART = re.compile(r"[a-z]+")
WORDS = re.compile(r"\w+|[©|»›→]")
DIGITS = re.compile(r"\d+")

MAX_TOKENS = 16
"""Longer blocks are judged by their shape, not by their words."""

MAX_CHARS = 160
"""The same in characters."""

LEAF = 2
"""How many of the innermost elements are judged by weights of their own besides those of every element."""


def element_tokens(ancestor: Ancestor) -> list[str]:
    """What an element is called: its tag, its role, and the words its id and classes are made of."""
    tokens = ["<" + ancestor.tag]
    if ancestor.role:
        tokens.append("=" + ancestor.role)
    if ancestor.id:
        tokens.extend(["#" + part for part in WORD_PART.findall(ancestor.id)])
    for name in ancestor.classes:
        parts = WORD_PART.findall(name)
        if parts:
            tokens.extend(["." + part for part in parts])
            if len(parts) > 1:
                tokens.append("." + "-".join(parts))
    return list(dict.fromkeys(tokens))


def text_tokens(block: Block) -> list[str]:
    """The words of a short block, with digits as ``0``, and the block as a whole."""
    if not 0 < len(block.text) <= MAX_CHARS:
        return []
    words = WORDS.findall(DIGITS.sub("0", block.folded))
    if not words or len(words) > MAX_TOKENS:
        return []
    return ["=" + " ".join(words), *dict.fromkeys(words)]


@frozen
class Wording:
    """Learned weights of words: positive speaks for the article, negative for boilerplate, in log odds.

    Attributes:
        elements: Weight of an element's token for all that is inside it.
        leaves: Weight of a token of one of the two innermost elements, besides.
        texts: Weight of a word, or of the whole wording (with ``=`` in front), of a short block.
        bias: What speaks for the article before anything is looked at.
    """

    elements: Mapping[str, float] = field(factory=dict, repr=False)
    leaves: Mapping[str, float] = field(factory=dict, repr=False)
    texts: Mapping[str, float] = field(factory=dict, repr=False)
    bias: float = 0.0


@frozen
class Evidence:
    """What the wording of a page says of each block: sums of weights, and the class word that weighed most."""

    paths: Sequence[float]
    texts: Sequence[float]
    telling: Sequence[str]


@frozen
class _Judged:
    """What is known of an element: the sum down to it, its own weight as a leaf, the most telling word so far."""

    total: float
    leaf: float
    telling: str
    weight: float
    place: int


def evidence(blocks: Sequence[Block], wording: Wording) -> Evidence:
    """Sum the weights of each block's path and words. Each element is judged once, whatever is inside it."""
    by_element, by_leaf, by_text = wording.elements.get, wording.leaves.get, wording.texts.get
    judged: dict[int, tuple[float, float, str, float]] = {}
    named: dict[tuple[str, str, tuple[str, ...], str], tuple[float, float, str, float]] = {}
    paths, texts, telling = [], [], []
    for block in blocks:
        path = block.path
        total, word = 0.0, ""
        if path:
            known = judged.get(id(path[-1]))
            if known is None:
                known = _judge(path, judged, named, by_element, by_leaf)
            total, leaf, word, _ = known
            total += leaf
            if len(path) > 1:
                total += judged[id(path[-2])][1]
        paths.append(total)
        telling.append(word)
        says = 0.0
        for token in text_tokens(block):
            says += by_text(token, 0.0)
        texts.append(says)
    return Evidence(paths, texts, telling)


def _judge(
    path: tuple[Ancestor, ...],
    judged: dict[int, tuple[float, float, str, float]],
    named: dict[tuple[str, str, tuple[str, ...], str], tuple[float, float, str, float]],
    by_element: object,
    by_leaf: object,
) -> tuple[float, float, str, float]:
    """Judge the elements of a path that have not been judged yet, from the outermost in."""
    first = len(path) - 1
    while first and id(path[first - 1]) not in judged:
        first -= 1
    total, word, weight = 0.0, "", 0.0
    if first:
        total, _, word, weight = judged[id(path[first - 1])]
    known = (total, 0.0, word, weight)
    for ancestor in path[first:]:
        name = (ancestor.tag, ancestor.id, ancestor.classes, ancestor.role)
        own = named.get(name)
        if own is None:
            own = named[name] = _weigh(element_tokens(ancestor), by_element, by_leaf)
        total += own[0]
        if abs(own[3]) > abs(weight):
            word, weight = own[2], own[3]
        known = judged[id(ancestor)] = (total, own[1], word, weight)
    return known


def _weigh(tokens: list[str], by_element: object, by_leaf: object) -> tuple[float, float, str, float]:
    total = leaf = weight = 0.0
    telling = ""
    for token in tokens:
        value = by_element(token, 0.0)  # type: ignore[operator]
        total += value
        leaf += by_leaf(token, 0.0)  # type: ignore[operator]
        if abs(value) > abs(weight):
            telling, weight = token, value
    return total, leaf, telling, weight


# -- columns -----------------------------------------------------------------------------------------------------------

LAST = dict(zip(".。!?！？:：…,)\"”»’", (1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 7, 7, 7), strict=True))

TEXT_COLUMNS = (
    "kind level chars words links last commas stops digits capitals first word_chars".split()
)


def word_count(text: str) -> int:
    """The number of words; in scripts that do not part them, of pairs of characters."""
    words = text.count(" ") + 1
    if len(text) > 12 * words and not text.isascii():
        return max(words, len(text) // 2)
    return words


def _text_row(block: Block) -> tuple[int, ...]:
    text = block.text
    size = len(text)
    if not size:
        return KIND_CODES[block.kind], 0, 0, 0, 21, 0, 0, 0, 21, 21, 0, 0
    words = word_count(text)
    stops = commas = 0
    if size > 20:
        commas = text.count(",")
        stops = text.count(". ") + text.count("? ") + text.count("! ")
        if not text.isascii():
            stops += text.count("。")
            commas += text.count("،") + text.count("、") + text.count("，")
    final = text[-1]
    last = LAST.get(final) or (8 if final.isalpha() else 9 if final.isdigit() else 0)
    digits = capitals = 21
    if words <= 24:
        parts = text.split()
        digits = min(20, 20 * len(DIGIT.findall(text)) // size)
        capitals = 20 * sum([part[0].isupper() for part in parts]) // len(parts)
    initial = text[0]
    first = 1 if initial.isupper() else 2 if initial.islower() else 3 if initial.isdigit() else 4 if initial.isalpha() else 5
    return (
        KIND_CODES[block.kind], min(block.level, 9), log_code(size), log_code(words), min(20, 20 * block.link_chars // size),
        last, min(commas, 15), min(stops, 15), digits, capitals, first, min(30, size // words),
    )  # fmt: skip


DIGIT = re.compile(r"\d")

CONTAINER_LEVELS = (2, 3, 4, 6)
"""How far out the elements around a block stand whose contents are summed up (1 is the innermost)."""

PLACES = {name: 1 << bit for bit, name in enumerate("article main footer header aside form table noscript".split())}
"""Elements a block is told to be inside of, and the bit that says so."""

LONG_WORDS = 25
"""A block of so many words that is not mostly links is a long one: nearly always prose."""


def columns(document: Document, said: Evidence) -> dict[str, Column]:
    """All the columns the model may look at, by name; `said` is what the wording tells of the blocks."""
    blocks = document.blocks
    count = len(blocks)
    found = {name: bytes(column) for name, column in zip(TEXT_COLUMNS, zip(*map(_text_row, blocks), strict=True), strict=True)}
    sizes = [word_count(block.text) if block.text else 0 for block in blocks]
    long = [
        size >= LONG_WORDS and block.link_chars * 3 < len(block.text) for size, block in zip(sizes, blocks, strict=True)
    ]
    found |= _places(blocks, sizes, long)
    found |= _containers(blocks, sizes, long)
    found |= _groups(blocks, sizes)
    found |= _claimed(document)
    found |= _lines(document)
    scores = [path + text for path, text in zip(said.paths, said.texts, strict=True)]
    found["paths"] = bytes(map(score_code, said.paths))
    found["texts"] = bytes(map(score_code, said.texts))
    found["scores"] = bytes(map(score_code, scores))
    weights = [size + 1 for size in sizes]
    mass = list(accumulate(weights, initial=0))
    weighed = list(accumulate([a * b for a, b in zip(scores, weights, strict=True)], initial=0.0))
    for reach in (4, 12):
        found[f"scores_{reach}"] = bytes(
            [
                score_code((weighed[b] - weighed[a]) / (mass[b] - mass[a]))
                for a, b in ((max(0, i - reach), min(count, i + reach + 1)) for i in range(count))
            ]
        )
    found["scores_page"] = bytes([score_code(weighed[-1] / mass[-1])]) * count
    for name, reach in SHIFTED:
        column = found[name]
        for distance in range(1, reach + 1):
            blank = bytes(min(distance, count))
            found[f"{name}-{distance}"] = (blank + column)[:count]
            found[f"{name}+{distance}"] = (column + blank)[-count:] if count else b""
    return found


SHIFTED = (("scores", 3), ("words", 2), ("links", 2), ("kind", 2), ("last", 1), ("group_words", 1))
"""Columns of which the blocks before and after are looked at too, and how far."""


def _distance(index: int, place: int) -> int:
    """How far before (below 128) or after (above) a place a block stands, in steps that grow with the distance."""
    return min(255, 128 + log_code(index - place)) if index >= place else max(0, 128 - log_code(place - index))


def _places(blocks: Sequence[Block], sizes: list[int], long: list[bool]) -> dict[str, Column]:
    """Where each block stands: on the page, to its headline, and to its long blocks."""
    count = len(blocks)
    total = sum(sizes) or 1
    before = list(accumulate(sizes, initial=0))
    headline = next((b.index for b in blocks if b.kind is Kind.HEADING and b.level == 1), -1)
    places = [index for index, is_long in enumerate(long) if is_long]
    since_long, since_heading, until_long = [], [], [0] * count
    last_long = last_heading = -1
    for index, block in enumerate(blocks):
        since_long.append(log_code(index - last_long) if last_long >= 0 else 255)
        since_heading.append(log_code(index - last_heading) if last_heading >= 0 else 255)
        if long[index]:
            last_long = index
        if block.kind is Kind.HEADING:
            last_heading = index
    next_long = -1
    for index in range(count - 1, -1, -1):
        until_long[index] = log_code(next_long - index) if next_long >= 0 else 255
        if long[index]:
            next_long = index
    link_chars = sum([min(block.link_chars, len(block.text)) for block in blocks])
    chars = sum([len(block.text) for block in blocks])
    indexes = range(count)
    return {
        "index": bytes(map(log_code, indexes)),
        "from_end": bytes(map(log_code, range(count - 1, -1, -1))),
        "position": bytes([50 * b // total if b < total else 50 for b in before[:-1]]),
        "after_headline": bytes([_distance(i, headline) for i in indexes]) if headline >= 0 else b"\x80" * count,
        "after_first_long": bytes([_distance(i, places[0]) for i in indexes]) if places else b"\x01" * count,
        "after_last_long": bytes([_distance(i, places[-1]) for i in indexes]) if places else b"\x01" * count,
        "since_long": bytes(since_long),
        "until_long": bytes(until_long),
        "since_heading": bytes(since_heading),
        "page_blocks": bytes([log_code(count)]) * count,
        "page_words": bytes([log_code(total)]) * count,
        "page_links": bytes([share_code(link_chars, chars)]) * count,
        "page_long": bytes([share_code(sum([s for s, is_long in zip(sizes, long, strict=True) if is_long]), total)]) * count,
        "page_long_blocks": bytes([log_code(len(places))]) * count,
    }


def _containers(blocks: Sequence[Block], sizes: list[int], long: list[bool]) -> dict[str, Column]:
    """What the elements around each block hold: blocks, words, links, long blocks, and their share of the page.

    The blocks inside an element follow one another, so its contents are differences of running sums.
    """
    count = len(blocks)
    words = list(accumulate(sizes, initial=0))
    chars = list(accumulate([len(block.text) for block in blocks], initial=0))
    links = list(accumulate([min(block.link_chars, len(block.text)) for block in blocks], initial=0))
    longs = list(accumulate([size if is_long else 0 for size, is_long in zip(sizes, long, strict=True)], initial=0))
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    bits: dict[int, int] = {}
    inside = []
    for index, block in enumerate(blocks):
        stop = index + 1
        flags = 0
        for ancestor in block.path:
            key = id(ancestor)
            if key not in starts:
                starts[key] = index
                flags = bits[key] = flags | PLACES.get(ancestor.tag, 0)
            else:
                flags = bits[key]
            ends[key] = stop
        inside.append(flags)
    total = words[-1] or 1
    summed: dict[int, tuple[int, int, int, int, int]] = {}
    rows: list[tuple[int, ...]] = []
    blank = (0, 0, 21, 21, 21)
    for block in blocks:
        path = block.path
        depth = len(path)
        row: tuple[int, ...] = (min(depth, 60),)
        for level in CONTAINER_LEVELS:
            if not depth:
                row += blank
                continue
            key = id(path[-level] if depth >= level else path[0])
            known = summed.get(key)
            if known is None:
                a, b = starts[key], ends[key]
                size = words[b] - words[a]
                known = summed[key] = (
                    log_code(b - a),
                    log_code(size),
                    share_code(links[b] - links[a], chars[b] - chars[a]),
                    share_code(longs[b] - longs[a], size),
                    share_code(size, total),
                )
            row += known
        rows.append(row)
    found = {
        name: bytes(column)
        for name, column in zip(CONTAINER_COLUMNS, zip(*rows, strict=True) if rows else [()] * len(CONTAINER_COLUMNS), strict=True)
    }
    for name, bit in PLACES.items():
        found[f"in_{name}"] = bytes([1 if flags & bit else 0 for flags in inside])
    return found


CONTAINER_COLUMNS = (
    "depth",
    *(f"{name}_{level}" for level in CONTAINER_LEVELS for name in ("blocks", "words", "links", "long", "share")),
)


def _groups(blocks: Sequence[Block], sizes: list[int]) -> dict[str, Column]:
    """Blocks alike: the same text elsewhere on the page, and blocks in elements of the same names."""
    times = Counter([block.folded for block in blocks])
    seen: set[str] = set()
    repeated, earlier = [], []
    members: dict[tuple[object, ...], list[int]] = {}
    keys = []
    total = sum(sizes) or 1
    for block, size in zip(blocks, sizes, strict=True):
        folded = block.folded
        repeated.append(min(20, times[folded]))
        earlier.append(1 if folded in seen else 0)
        seen.add(folded)
        key = tuple([(ancestor.tag, ancestor.classes) for ancestor in block.path[-3:]])
        keys.append(key)
        group = members.get(key)
        if group is None:
            group = members[key] = [0, 0, 0, 0]
        group[0] += 1
        group[1] += size
        group[2] += block.link_chars
        group[3] += len(block.text)
    coded = {
        key: (log_code(number), log_code(words // number), share_code(links, chars), share_code(words, total))
        for key, (number, words, links, chars) in members.items()
    }
    rows = [coded[key] for key in keys]
    names = ("group_blocks", "group_words", "group_links", "group_share")
    found = {name: bytes(column) for name, column in zip(names, zip(*rows, strict=True) if rows else [()] * 4, strict=True)}
    return found | {"repeated": bytes(repeated), "earlier": bytes(earlier)}


def _lines(document: Document) -> dict[str, Column]:
    """How the lines of flat text stand: empty lines above and below, markers, joined lines."""
    blocks, source = document.blocks, document.source
    gaps, markers = [], []
    end = 0
    for block in blocks:
        gaps.append(min(9, source.count("\n", end, block.start)))
        end = block.start + len(block.text)
        marker = block.marker
        markers.append((1 if not marker[0].isalnum() else 2) if marker else 3 if block.wrapped else 0)
    gaps.append(9)
    return {"gap_above": bytes(gaps[:-1]), "gap_below": bytes(gaps[1:]), "marker": bytes(markers)}


CLAIMED_CHARS = 60
"""So much of a block's beginning is looked for in what the page says of itself."""


def _claimed(document: Document) -> dict[str, Column]:
    """Which blocks the page itself names: in JSON-LD text, as the description, as the headline."""
    claims = document.claims
    bodies = "|".join([bare(text) for text in claims.bodies])
    descriptions = "|".join({bare(claim.value) for claim in claims.descriptions})
    headlines = "|".join({bare(claim.value) for claim in claims.headlines})
    rows = []
    for block in document.blocks:
        if len(block.text) < 12 or not (bodies or descriptions or headlines):
            rows.append((0, 0, 0))
            continue
        key = bare(block.text[:CLAIMED_CHARS])
        short = len(key) < 12
        rows.append(
            (
                0 if short or not bodies or key not in bodies else 1,
                0 if short or key[:30] not in descriptions else 1,
                1 if len(block.text) < 250 and len(key) >= 8 and key in headlines else 0,
            )
        )
    names = ("in_body", "in_description", "in_headline")
    found = {name: bytes(column) for name, column in zip(names, zip(*rows, strict=True) if rows else [()] * 3, strict=True)}
    named = sum(found["in_body"])
    return found | {"page_in_body": bytes([min(20, named)]) * len(rows)}
