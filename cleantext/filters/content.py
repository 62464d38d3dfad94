"""The main content: which of the blocks nobody has judged yet are the article. Learned; see `training/`.

Four steps: each block gets a probability from the forest; on a page its company changes that (`cleantext.filters.company`);
the blocks are chosen for which the page's expected word F1 is highest (so that a page of which little is sure gives more of
what it has); what is chosen is prose or a crosshead, the rest is clutter, by the name its surroundings give it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, groupby
from math import inf
from typing import Protocol

from attrs import field, frozen, validators

from cleantext.blocks import Block, Kind, Verdict
from cleantext.claims import Genre
from cleantext.document import Document, open_blocks
from cleantext.filters import verdict_of
from cleantext.filters.company import in_company, with_whole_tables, without_gaps, without_pieces
from cleantext.filters.floods import Flood, drowned, floods, without
from cleantext.filters.words import words_of
from cleantext.labels import Label
from cleantext.learned.forest import Forest, likelihood
from cleantext.learned.lost_markup import LostMarkup
from cleantext.learned.word_weights import WordWeights
from cleantext.learned.wording import NAMED_BY, Wording
from cleantext.package_files import read_file
from cleantext.readers.open_elements import MAX_DEPTH
from cleantext.sentences import CLOSING_QUOTES, STOPS

try:
    from cleantext.native.features import columns, evidence
    from cleantext.native.line_features import line_columns
except ImportError:  # nothing has been compiled
    from cleantext.learned.features import columns
    from cleantext.learned.line_features import line_columns
    from cleantext.learned.wording import evidence


WORDS = ("elements", "leaves", "texts", "prose")
"""The weights of words that every model has."""


class Model(Protocol):
    """What gives each block a probability."""

    def probabilities(self, document: Document) -> tuple[list[float], Sequence[str]]:
        """For each block of a document the probability that it is of the article, and the word that weighed most."""


@frozen(slots=False, repr=False)  # one a process: what it costs is to make the class
class ContentModel:
    """What `training/` learned: weights of words, a forest, and a record of what it was trained on and reached.

    A model of flat text guesses what a line's markup was, and its forest looks at the guesses.
    """

    wording: Wording
    forest: Forest
    about: dict[str, object] = field(factory=dict, eq=False)
    markup: LostMarkup = field(factory=LostMarkup)

    @classmethod
    def from_json(cls, text: str) -> ContentModel:
        """Read a weights file, as `to_json` writes it."""
        raw = json.loads(text)
        words = {name: WordWeights.from_row(*row) for name, row in raw["words"].items()}
        words_of_markup = {name: WordWeights.from_row(*row) for name, row in raw["words of markup"].items()}
        forests = {name: Forest.from_rows(rows) for name, rows in raw["markup"].items()}
        markup = LostMarkup(words_of_markup, forests)
        return cls(Wording(**words), Forest.from_rows(raw["forest"]), raw["about"], markup)

    def to_json(self) -> str:
        """The model as `from_json` reads it: what was learned is packed, the record about it is not."""
        words = {name: WordWeights.of(getattr(self.wording, name)).to_row() for name in WORDS}
        words_of_markup = {name: WordWeights.of(table).to_row() for name, table in self.markup.words.items()}
        forests = {name: forest.to_rows() for name, forest in self.markup.forests.items()}
        raw = {
            "about": self.about,
            "words": words,
            "words of markup": words_of_markup,
            "markup": forests,
            "forest": self.forest.to_rows(),
        }
        return json.dumps(raw, ensure_ascii=False, indent=0) + "\n"

    @cached_property
    def asked(self) -> frozenset[str]:
        """The columns that any forest asks for."""
        return self.markup.asked.union(self.forest.names)

    def probabilities(self, document: Document) -> tuple[list[float], Sequence[str]]:
        """For each weighed block the probability that it is of the article, and the class word that weighed most.

        Blocks that are settled otherwise have 0: nobody asks for them.
        """
        elements = document.elements
        said = evidence(document.blocks, self.wording, elements)
        seen = columns(document, said, elements, self.asked)
        seen |= line_columns(document, self.wording.quick_prose, self.asked, self.markup.quick_words)
        seen |= self.markup.columns(seen, len(document.blocks))
        runs = runs_of(document.settled)
        likely = likelihoods(self.forest.scores(seen, runs))
        found, done = [0.0] * len(document.blocks), 0
        for run in runs:
            found[run] = likely[done : done + run.stop - run.start]
            done += run.stop - run.start
        return found, said.telling


def _is_weighed(verdict: Verdict | None) -> bool:
    """Whether a block counts when those of the article are chosen: open ones, and those of a site's template.

    So a template takes its own blocks from a page and moves no other: what shops print beside all of their goods counts
    as content where the model comes from, and whether the rest is chosen must not hang on whether it was taken.
    """
    return verdict is None or verdict.label is Label.TEMPLATE


def _likelihoods(scores: Sequence[float]) -> list[float]:
    """The probabilities that log odds stand for."""
    return [likelihood(score) for score in scores]


def _runs_of(settled: Sequence[Verdict | None]) -> list[slice]:
    """Where weighed blocks follow one another."""
    runs, start = [], 0
    for is_weighed, group in groupby([_is_weighed(verdict) for verdict in settled]):
        end = start + len(list(group))
        if is_weighed:
            runs.append(slice(start, end))
        start = end
    return runs


@cache
def built_in_model(name: str) -> ContentModel:
    """The model in the package: ``"page"`` for HTML, ``"line"`` for flat text."""
    return ContentModel.from_json(read_file("weights", f"{name}.json").decode())


def model_for(document: Document) -> str:
    """The name of the built-in model that judges a document."""
    return "line" if document.origin.reader == "text" else "page"


def chosen(
    probabilities: Sequence[float],
    words: Sequence[int],
    least_caution: float = 1.0,
    most_caution: float = 1.0,
    known: int = 0,
) -> list[bool]:
    """Which blocks to take so that the expected word F1 is highest, where so many words of the article are `known` already.

    Taking the likeliest blocks first, the F1 to expect is ``2 * hits / (taken + gold)``, with the probabilities' own sum
    for hits and gold (Lewis 1995, "Evaluating and optimizing autonomous text classification systems").

    That takes each block for right or wrong on its own, where whole parts of a page are. So the odds of all are divided
    first: by `most_caution` where all that is expected is sure, for beside a whole article what is doubtful belongs to
    something else; by `least_caution` where nothing is sure; by what lies between for shares between. Next to a sure block
    they are never divided by more than 1: what stands there may be the article's last words.
    """
    caution = least_caution + (most_caution - least_caution) * _sure_share(probabilities, words, known)
    is_sure = [False, *[p >= SURELY_ARTICLE for p in probabilities], False]
    beside = [before or after for before, after in zip(is_sure, is_sure[2:], strict=False)]
    cautions = [min(1.0, caution) if near else caution for near in beside]
    weighed = [p / (p + caution * (1 - p)) for p, caution in zip(probabilities, cautions, strict=True)]
    order = sorted(range(len(words)), key=lambda index: -weighed[index])
    hits = list(accumulate([weighed[index] * words[index] for index in order]))
    picked = [False] * len(words)
    if not hits or hits[-1] <= 0:
        return picked
    gold = hits[-1] + known
    best, best_score, taken = 0, 0.0, known
    for rank, index in enumerate(order):
        taken += words[index]
        score = (hits[rank] + known) / (taken + gold)
        if score > best_score:
            best, best_score = rank, score
    for index in order[: best + 1]:
        picked[index] = True
    return picked


def _sure_share(probabilities: Sequence[float], words: Sequence[int], known: int) -> float:
    """Words of blocks that are surely the article's, as a share of the words to be expected of it, in [0, 1]. Those known of it
    count where there are others: a standfirst stands above lists, too."""
    sure, expected = 0, float(known)
    for probability, count in zip(probabilities, words, strict=True):
        sure += count if probability >= SURELY_ARTICLE else 0
        expected += probability * count
    sure += known if sure else 0
    return min(1.0, sure / expected) if sure >= FEWEST_SURE else 0.0


def verdicts(
    blocks: Sequence[Block],
    probabilities: Sequence[float],
    picked: Sequence[bool],
    telling: Sequence[str],
    low: float,
    high: float,
    name: str,
) -> list[Verdict]:
    """The verdicts of the filter `name` on these open blocks, all but images.

    A block is the article's if it is picked and its probability is at least `low`, or if that is above `high`. `telling`
    has a class word for each block of the document.
    """
    found = []
    for block, probability, taken in zip(blocks, probabilities, picked, strict=True):
        if block.kind is Kind.IMAGE:
            continue
        if (taken and probability >= low) or probability > high:
            label = Label.CROSSHEAD if block.kind is Kind.HEADING else Label.PROSE
        else:
            label = Label.CLUTTER
        reason = _reason(block, probability, telling[block.index])
        found.append(Verdict(block.index, block.start, block.start + len(block.text), label, reason, name))
    return found


def _labelled(blocks: Sequence[Block], settled: Sequence[Verdict | None], label: Label) -> list[Block]:
    """The blocks that have this label as wholes."""
    return [
        block
        for block, verdict in zip(blocks, settled, strict=True)
        if verdict is not None and verdict.label is label
    ]


def _without_doubtful(
    blocks: Sequence[Block], likely: Sequence[float], words: Sequence[int], picked: Sequence[bool]
) -> list[bool]:
    """What is picked, without what is doubtful if there is an article beside it, and above all comments."""
    sure = sum([count for p, count in zip(likely, words, strict=True) if p >= SURELY_ARTICLE])
    if sure < FEWEST_SURE:
        return list(picked)
    return [
        taken and probability >= LEAST_BESIDE and not (probability < LEAST_COMMENT and is_comment(block))
        for block, probability, taken in zip(blocks, likely, picked, strict=True)
    ]


def is_comment(block: Block) -> bool:
    """Whether an element around a block has a class or id of comments."""
    return any([COMMENT in name for each in block.path for name in (*each.classes, each.id)])


try:
    from cleantext.native.content import chosen as choose
    from cleantext.native.content import labelled, likelihoods, runs_of, without_doubtful
    from cleantext.native.content import verdicts as judge
except ImportError:  # nothing has been compiled
    choose, judge, likelihoods, runs_of = chosen, verdicts, _likelihoods, _runs_of
    labelled, without_doubtful = _labelled, _without_doubtful


@frozen
class MainContent:
    """Says of every open block whether it is the article's prose, a crosshead, or clutter.

    Attributes:
        min_probability: Blocks below it are never taken, in [0, 1].
        max_probability: Blocks above it are always taken, in [0, 1].
        min_news_probability: The least probability on pages that claim to be a news article, in [0, 1]: what is doubtful there
            belongs to another story. Out of fold 0.5 to 0.6 measured alike.
        min_best: A page of which no block is likelier than this, in [0, 1], has no article: of ten such pages out of fold
            half want nothing. If most of its words are preformatted, it shows a file, and that is its text.
        least_caution, most_caution: By what the odds of all blocks are divided before they are chosen, where nothing of the
            article is sure and where all is, above 0 (see `chosen`). Out of fold these are better than 1 by 0.001 on pages and
            by 0.002 to 0.006 on flat text; 2 where all is sure is better by as much again, but takes last paragraphs away.
        sober_caution: The same for all pages that claim to be a product or a thread (`SOBER_GENRES`), sure or not, above 0.
            Out of fold 1.2 to 1.7 measured alike.
        min_clutter_share: Flat text of which no larger share of the words is surely clutter, in [0, 1], has been cleaned
            before and stays as it is. Else cleaning it again would take the last lines of a list, and then those that are
            the last now.
        model: What gives the probabilities, such as a `ContentModel`; by default that of the package for pages or for flat
            text (see `model_for`).
    """

    min_probability: float = field(default=0.0, validator=[validators.ge(0), validators.le(1)])
    max_probability: float = field(default=1.0, validator=[validators.ge(0), validators.le(1)])
    min_news_probability: float = field(default=0.55, validator=[validators.ge(0), validators.le(1)])
    min_best: float = field(default=0.35, validator=[validators.ge(0), validators.le(1)])
    least_caution: float = field(default=0.5, validator=[validators.gt(0), validators.lt(inf)])
    most_caution: float = field(default=1.5, validator=[validators.gt(0), validators.lt(inf)])
    sober_caution: float = field(default=1.4, validator=[validators.gt(0), validators.lt(inf)])
    min_clutter_share: float = field(default=0.02, validator=[validators.ge(0), validators.le(1)])
    model: Model | None = field(default=None, repr=False)
    name: str = field(default="main_content", init=False)

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        flooded = floods(document)
        if flooded:
            yield from self._beside_floods(document, flooded)
        elif document.blocks:
            yield from self._judged(document)

    def _beside_floods(self, document: Document, flooded: list[Flood | None]) -> Iterator[Verdict]:
        """Verdicts on the rest of a page as if it stood alone, and on what is part of a flood.

        Where a flood may be the cells of a table, the company it makes counts, but takes no sentences away.
        """
        masses = [None if flood is None or flood.is_prose else flood for flood in flooded]
        if len(masses) - masses.count(None) >= MASSES:
            rest, left = without(document, masses)
            others = [flooded[block.index] for block in left]
            judged = self._beside_floods(rest, others) if any(others) else self._judged(rest)
            yield from _back_in_place(judged, left)
            yield from drowned(document, masses, self.name)
            return
        rest, left = without(document, flooded)
        alone = {verdict.block: verdict for verdict in _back_in_place(self._judged(rest), left)}
        for verdict in self._judged(document):
            flood = flooded[verdict.block]
            if flood is not None and flood.is_garbled:
                yield Verdict.on(document.blocks[verdict.block], Label.CLUTTER, flood.reason)
                continue
            other = alone.get(verdict.block, verdict)
            taken = other.label is Label.PROSE and _says_something(document.blocks[verdict.block])
            yield other if taken else verdict

    def _judged(self, document: Document) -> Iterator[Verdict]:
        blocks = document.blocks
        is_text = document.origin.reader == "text"
        model: Model = self.model or built_in_model(model_for(document))
        probabilities, telling = model.probabilities(document)
        weighed: list[Block] = []
        likely: list[float] = []
        for run in runs_of(document.settled):
            weighed += blocks[run]
            likely += probabilities[run]
        words = words_of(weighed)
        alone = likely
        known = sum(words_of(labelled(blocks, document.settled, Label.STANDFIRST)))
        if is_text:
            picked = self._picked_beside_template(document, weighed, likely, words)
            picked = without_gaps(weighed, likely, words, picked)
            picked = with_whole_tables(weighed, words, picked)
        else:
            genre = document.claims.genre
            likely = in_company(document.elements, weighed, likely, words)
            if genre in SOBER_GENRES:
                picked = choose(likely, words, self.sober_caution, self.sober_caution, known)
            else:
                picked = choose(likely, words, self.least_caution, self.most_caution, known)
            picked = without_doubtful(weighed, likely, words, picked)
            picked = without_gaps(weighed, likely, words, picked)
            if genre in GENRES_OF_ONE:
                picked = without_pieces(document.elements, weighed, words, picked)
        if len(blocks) <= FEW_BLOCKS:
            # Elements left open by the hundred tell a model nothing: no page that it has seen is as deep.
            picked = [
                taken
                or (
                    _says_something(block) and (probability >= SURELY_CLUTTER or len(block.path) >= MAX_DEPTH)
                )
                for block, probability, taken in zip(weighed, likely, picked, strict=True)
            ]
        low, high = self.min_probability, self.max_probability
        if not is_text and len(blocks) > FEW_BLOCKS:
            if not self._has_article(alone, words):
                picked = _shown_file(weighed, words)
            elif document.claims.is_news:
                low = max(low, self.min_news_probability)
        if is_text and self._is_cleaned(document, likely, words):
            high = ALL_OF_IT
        yield from judge(weighed, likely, picked, telling, low, high, self.name)

    def _picked_beside_template(
        self, document: Document, weighed: Sequence[Block], likely: Sequence[float], words: Sequence[int]
    ) -> list[bool]:
        """The choice for flat text: what would have been taken without a template, and what is worth taking beside one.

        What a template took is clutter for certain, where it may have seemed the best of the page. So the choice is made again
        without its words, and may take more; it takes nothing away, for few lines of a print are so sure that others could not
        make up for them.
        """
        picked = choose(likely, words, self.least_caution, self.most_caution)
        if len(open_blocks(document.blocks, document.settled)) == len(weighed):
            return picked  # there is no template
        left = [
            0 if document.settled[block.index] is not None else count
            for block, count in zip(weighed, words, strict=True)
        ]
        return [
            either or other
            for either, other in zip(
                picked, choose(likely, left, self.least_caution, self.most_caution), strict=True
            )
        ]

    def _has_article(self, likely: Sequence[float], words: Sequence[int]) -> bool:
        """Whether any block with words is likely enough for a page to have an article."""
        return max([p for p, count in zip(likely, words, strict=True) if count], default=1.0) >= self.min_best

    def _is_cleaned(self, document: Document, probabilities: Sequence[float], words: Sequence[int]) -> bool:
        """Whether no line is known for clutter, and hardly any of the other words surely are."""
        if any(verdict is not None and verdict.label not in LEAVING_IT for verdict in document.settled):
            return False
        clutter = sum([count for p, count in zip(probabilities, words, strict=True) if p < SURELY_CLUTTER])
        return clutter <= self.min_clutter_share * sum(words)


STAYING = frozenset({Label.STANDFIRST, Label.PROSE, Label.CROSSHEAD, Label.CORRECTION, Label.PULL_QUOTE})
"""What earlier filters may have found in a text that was cleaned before."""

SOBER_GENRES = frozenset({Genre.PRODUCT, Genre.DISCUSSION})
"""What pages claim to be of which a sober choice is made: of a product or a thread much is printed and little is wanted."""

GENRES_OF_ONE = frozenset({Genre.ARTICLE, Genre.PRODUCT})
"""What pages claim to be that are about one thing, and no list of entries."""

LEAST_BESIDE = 0.3
"""The probability that a block of a page needs beside an article, in [0, 1]. Out of fold 0.3 and 0.35 measured alike."""

COMMENT, LEAST_COMMENT = "comment", 0.5
"""What names of elements around comments have in them, and the probability that a block among them needs beside an article, in
[0, 1]: nine of ten comments on articles are not wanted. Out of fold 0.45 to 0.55 measured alike."""

FILE_SHARE, FILE_WORDS = 0.5, 100
"""Where preformatted text has this share of a page's words, and so many, a page without an article shows a file, such as an
Internet standard or a letter to a mailing list."""

LEAVING_IT = STAYING | {Label.TEMPLATE}
"""Labels that leave a text as cleaned as it was: a template moves no line but its own."""

SURELY_CLUTTER = 0.15
"""Probability of being the article's below which a block is surely clutter."""

SURELY_ARTICLE, FEWEST_SURE = 0.9, 35
"""Probability from which on a block is surely the article's, and the fewest words of such blocks that count: a sentence or two
may be something else. Out of fold 0.88 to 0.93 and 20 to 50 words measured alike."""


ALL_OF_IT = -1.0
"""A probability that every block is above."""

MASSES = 1_000
"""Blocks of floods. So many are clutter unseen; fewer may be the cells of a table, and are judged."""

FEW_BLOCKS = 12
"""A page of at most so many blocks has hardly room for clutter, and nothing to tell it by: what says something is the
article's there, if it is not surely clutter."""

FEW_WORDS, FEW_LINKS = 15, 0.2
FEWEST_WORDS, SENTENCE_END = 9, STOPS | CLOSING_QUOTES
"""A sentence that ends as one says something in fewer words."""


def _shown_file(blocks: Sequence[Block], words: Sequence[int]) -> list[bool]:
    """Which blocks are the file that a page without an article shows: none, if it shows none."""
    is_code = [block.kind is Kind.CODE for block in blocks]
    size = sum([count for code, count in zip(is_code, words, strict=True) if code])
    return is_code if size >= max(FILE_WORDS, FILE_SHARE * sum(words)) else [False] * len(blocks)


def _back_in_place(verdicts: Iterable[Verdict], left: Sequence[Block]) -> Iterator[Verdict]:
    """Verdicts on a document that some blocks were left out of, as verdicts on the blocks of the whole one."""
    for verdict in verdicts:
        yield verdict_of(left[verdict.block], verdict.label, verdict.reason)


def _says_something(block: Block) -> bool:
    """Whether a block may be a sentence or two, going by its words and the share of links."""
    (words,) = words_of([block])
    return block.link_share < FEW_LINKS and (
        words >= FEW_WORDS or words >= FEWEST_WORDS and block.text[-1] in SENTENCE_END
    )


def _reason(block: Block, probability: float, word: str) -> str:
    """What weighed most, in words: the probability, the class word, and the block's shape."""
    links = 100 * block.link_chars // len(block.text) if block.text else 0
    inside = f", inside {NAMED_BY[word[0]]} {word[1:]}" if word else ""
    (words,) = words_of([block])
    return f"{probability:.0%} article: {words} words, {min(100, links)}% links{inside}"
