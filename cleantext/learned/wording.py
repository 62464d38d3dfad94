"""What the wording of a page says for the article or against it, by learned weights: what the elements around a block are
called, and what short blocks say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from cleantext.blocks import Ancestor, Block
from cleantext.elements import Elements, elements_of
from cleantext.patterns import late

if TYPE_CHECKING:
    from cleantext.native.line_features import Weights

WORD_PART = late(r"[a-z]+")
WORDS = late(r"\w+|[©|»›→]")
DIGITS = late(r"\d+")

MAX_TOKENS = 16
"""Longer blocks are judged by their shape, not by their words."""

MAX_CHARS = 160
"""The same in characters."""

LEAF = 2
"""How many of the innermost elements are judged by weights of their own besides those of every element."""


NAMED_BY = {"<": "element", ".": "class", "#": "id", "=": "role"}
"""What the first character of an element's token stands for."""


def element_tokens(ancestor: Ancestor) -> list[str]:
    """What an element is called: its tag, its role, and the words its id and classes are made of."""
    return name_tokens(ancestor.tag, ancestor.id, ancestor.classes, ancestor.role)


def name_tokens(tag: str, id: str, classes: Iterable[str], role: str) -> list[str]:
    """`element_tokens` of an element of these names."""
    tokens = ["<" + tag]
    if role:
        tokens.append("=" + role)
    if id:
        tokens.extend(["#" + part for part in WORD_PART.findall(id)])
    for name in classes:
        tokens += class_tokens(name)
    return list(dict.fromkeys(tokens))


@lru_cache(maxsize=20_000)
def class_tokens(name: str) -> tuple[str, ...]:
    """The words of a class name, and all of them together. Remembered, because sites share their class names."""
    parts = WORD_PART.findall(name)
    tokens = ["." + part for part in parts]
    if len(parts) > 1:
        tokens.append("." + "-".join(parts))
    return tuple(tokens)


def text_tokens(block: Block) -> list[str]:
    """The words of a short block, with digits as ``0``, and the block as a whole."""
    if not 0 < len(block.text) <= MAX_CHARS:
        return []
    folded = block.folded
    is_plain = folded.replace(" ", "").isalpha()  # most short blocks are, and need no pattern
    words = folded.split(" ") if is_plain else WORDS.findall(DIGITS.sub("0", folded))
    if not words or len(words) > MAX_TOKENS:
        return []
    return ["=" + " ".join(words), *dict.fromkeys(words)]


@frozen(slots=False, repr=False)  # one a process: what it costs is to make the class
class Wording:
    """Learned weights of words: positive speaks for the article, negative for boilerplate, in hundredths of log odds.

    Attributes:
        elements: Weight of an element's token for all that is inside it.
        leaves: Weight of a token of one of the two innermost elements, besides.
        texts: Weight of a word, or of the whole wording (with ``=`` in front), of a short block.
        prose: Weight of a word in a block that is not short; of no word (``""``) the bias.
    """

    elements: Mapping[str, int] = field(factory=dict)
    leaves: Mapping[str, int] = field(factory=dict)
    texts: Mapping[str, int] = field(factory=dict)
    prose: Mapping[str, int] = field(factory=dict)

    @cached_property
    def names(self) -> Mapping[str, tuple[float, float]]:
        """The weight of each token of an element in log odds: for all inside it, and as a leaf."""
        tokens = self.elements.keys() | self.leaves.keys()
        return {
            token: (self.elements.get(token, 0) / 100, self.leaves.get(token, 0) / 100) for token in tokens
        }

    @cached_property
    def compiled(self) -> object:
        """The weights as the compiled twin of this module looks them up; made at first use, and only by the twin."""
        from cleantext.native.features import Weights

        return Weights(self)

    @cached_property
    def quick_prose(self) -> Mapping[str, int]:
        """`prose`, as quick to look up as it can be."""
        return compiled_weights({"": self.prose}) or self.prose


def compiled_weights(kinds: Mapping[str, Mapping[str, int]]) -> Weights | None:
    """Weights of some kinds as the compiled twin looks them up; ``None`` where nothing has been compiled."""
    try:
        from cleantext.native.line_features import Weights
    except ImportError:
        return None
    return Weights(kinds)


class Evidence(NamedTuple):
    """What the wording of a page says of each block: sums of weights, and the class word that weighed most."""

    paths: Sequence[float]
    texts: Sequence[float]
    telling: Sequence[str]


Weight = tuple[float, float, str, float]
"""What an element of some name weighs: for all inside it, as a leaf, the most telling word, and how much it says either way."""


def evidence(blocks: Sequence[Block], wording: Wording, elements: Elements | None = None) -> Evidence:
    """Sum the weights of each block's path and words. Each element is judged once, whatever is inside it."""
    elements = elements or elements_of(blocks)
    paths, telling = _path_evidence(elements, wording)
    weights = wording.texts
    says: dict[str, float] = {}
    for block in blocks:
        if block.text not in says:
            total = 0.0  # added one by one: `sum` rounds differently from Python 3.12 on
            for token in text_tokens(block):
                if token in weights:
                    total += weights[token] / 100
            says[block.text] = total
    return Evidence(paths, [says[block.text] for block in blocks], telling)


MOST_NESTED, NEAR_NESTED = 4, 3
"""An element says no more than so many of its name around it have said, each within so many elements of the next: a list
left open by the hundred is one list. Of 270 saved pages two nest anything but `BOXES` any deeper."""

BOXES = frozenset({"div", "span"})


def _nesting(elements: Elements) -> list[int]:
    """How many elements of its name each element stands in, itself counted; 0 for boxes."""
    names, parents = elements.names, elements.parents
    nesting: list[int] = []
    for name, parent in zip(names, parents, strict=True):
        times = 0 if elements.called[name][0] in BOXES else 1
        for _ in range(NEAR_NESTED):
            if parent < 0 or not times:
                break
            if names[parent] == name:
                times += nesting[parent]
                break
            parent = parents[parent]
        nesting.append(times)
    return nesting


def _path_evidence(elements: Elements, wording: Wording) -> tuple[list[float], list[str]]:
    """What the path of each block weighs, and its most telling word."""
    weighed = [_weigh(name_tokens(*name), wording) for name in elements.called]
    totals: list[float] = []
    tops: list[
        tuple[float, str]
    ] = []  # the largest weight down to each element, without its sign, and its word
    for name, parent, times in zip(elements.names, elements.parents, _nesting(elements), strict=True):
        own, _, word, weight = weighed[name]
        if times > MOST_NESTED:
            own = 0.0
        if parent >= 0:
            totals.append(totals[parent] + own)
            top = tops[parent]
            tops.append(top if weight <= top[0] else (weight, word))
        else:
            totals.append(own)
            tops.append((weight, word))
    leaves = [weighed[name][1] for name in elements.names]
    around = [leaves[parent] if parent >= 0 else 0.0 for parent in elements.parents]
    # The last place of each is for blocks of flat text, whose element has the number -1.
    sums = [total + leaf + outer for total, leaf, outer in zip(totals, leaves, around, strict=True)] + [0.0]
    tops.append((0.0, ""))
    return [sums[number] for number in elements.innermost], [tops[number][1] for number in elements.innermost]


def _weigh(tokens: list[str], wording: Wording) -> Weight:
    weights = wording.names
    total = leaf = weight = 0.0
    telling = ""
    for token in tokens:
        if token in weights:
            value, own = weights[token]
            total += value
            leaf += own
            if abs(value) > weight:
                telling, weight = token, abs(value)
    return total, leaf, telling, weight
