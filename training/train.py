"""From archives of pages with gold to the weights in the package: one command, the same result each time.

    python -m training.train ARCHIVE.zip... [corpus] [--flat NAME...] [--short] [--out FILE]

Two stages, stacked: a linear model over class words and short wordings (`cleantext.features.Wording`), and a forest of
oblivious trees over its scores and the columns of `cleantext.features.columns`. For flat text a stage stands between them:
forests that guess what each line's markup was (`training.markup`). Every figure in the report is out of
fold: a page is judged by models that saw no page of its domain.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
import scipy.sparse as sparse
from attrs import define, evolve, frozen
from catboost import CatBoostClassifier
from catboost import Pool as Rows
from sklearn.linear_model import LogisticRegression

from cleantext.document import Document
from cleantext.elements import Elements, elements_of
from cleantext.features import LEAF, Wording, columns, evidence, name_tokens, text_tokens
from cleantext.filters.content import ContentModel, chosen
from cleantext.forest import MAX_SUM, Forest, grown
from cleantext.line_features import PROSE_WORDS, line_columns
from cleantext.lost_markup import LostMarkup
from cleantext.trees import make_tree
from cleantext.word_weights import BETWEEN
from training.alignment import WORD, align
from training.excerpts import excerpt
from training.lines import RULES, Words, is_foreign, is_short, page_weight, with_more_prints, words_table
from training.markup import SEED, Guesses, facts_of, fit_guesses, marks_of, page_key
from training.pages import FOLDS, Page, pages
from training.prints import printed, printers_of, shortened

MIN_DOMAINS = 5  # a word becomes a feature only if pages of so many domains have it
PENALTY = 0.0015  # C of the linear model; 0.001 to 0.003 measured alike, 0.01 overfits
DEPTH = 6
EXCERPT = 0.1  # what a page cut short weighs beside the whole one; at 0.5, and with CASE at 12, documentation lost 0.006
SNIPPETS = 3  # what a page whose gold is snippets weighs; they tell of few blocks, but of many languages
MOST_BLOCKS = 450
"""Longer prints made for training are left out: what they cost is more than they tell."""

CASE = 6  # what a page of the corpus weighs beside one of an archive: there are few, and each was made to show something


@frozen
class Growth:
    """How a forest is grown.

    Attributes:
        trees, rate: How many trees, and how much of its mistakes each mends.
        share: Of rows that weigh as much as the median one, this share is learned from, in (0, 1].
        least_share: The same of rows that weigh hardly anything.
    """

    trees: int
    rate: float
    share: float
    least_share: float


GROWTH = Growth(trees=500, rate=0.06, share=0.35, least_share=0.15)
SHORT_GROWTH = Growth(trees=200, rate=0.11, share=0.2, least_share=0.06)
"""The model of short flat text asks less, and has less to ask. So little for all prints cost 0.007 on news."""


@define
class Sample:
    """A page made ready: its document, and for each block its words, the share in the gold, and its weight."""

    page: Page
    document: Document
    words: np.ndarray
    share: np.ndarray
    weight: np.ndarray
    gold_words: int


def cut_short(whole: Sample) -> Sample | None:
    """A short page made of a sample, see `training.excerpts`; ``None`` of one that is short or has no gold text."""
    if not whole.gold_words:
        return None
    cut = excerpt(whole.document, whole.words.tolist(), whole.share.tolist(), whole.page.key)
    if cut is None:
        return None
    document = RULES(evolve(cut.document, settled=(), cuts=()))
    words, share = whole.words[cut.left], whole.share[cut.left]
    gold = int((words * share).sum())
    weight = np.where(words > 0, np.minimum(0.5, (words + 3) / (gold + 100)), 0.0) * EXCERPT
    return Sample(whole.page, document, words, share, weight, gold)


def print_sample(job: tuple[Page, str]) -> Sample | None:
    """A page as a printer prints it, made ready; ``None`` where there is no such print, or only a very long one."""
    page = printed(*job)
    made = sample(page) if page is not None else None
    return made if made is not None and 0 < len(made.words) <= MOST_BLOCKS else None


def short_sample(job: tuple[Sample, int]) -> Sample | None:
    """A short piece of a print, made ready; ``None`` where there is none."""
    whole, number = job
    page = shortened(whole.page, whole.document, whole.words, whole.share, number)
    made = sample(page) if page is not None else None
    return made if made is not None and len(made.words) else None


def short_jobs(samples: Iterable[Sample]) -> Iterator[tuple[Sample, int]]:
    """Of which prints short pieces are made: two of each of news, one of one print of each article, and of the others."""
    for each in samples:
        page, number = each.page, crc32(each.page.row["id"].encode())
        if page.flat.startswith("x-"):
            if "text" in page.row:
                yield each, 1
        elif page.flat not in ("resiliparse", "inscriptis"):
            continue
        elif page.row["type"] == "news":
            yield from ((each, 1), (each, 2))
        elif number % 2 == (page.flat == "inscriptis"):
            yield each, 1


def squash(text: str) -> str:
    return " ".join(text.split()).lower()


def sample(page: Page) -> Sample:
    """Read a page and say of each block how much of it is in the gold."""
    from cleantext.readers.html import read_html
    from cleantext.readers.text import read_text

    document = read_text(page.content) if isinstance(page.content, str) else read_html(page.content)
    texts = [block.text for block in document.blocks]
    if "text" in page.row:
        alignment = align(texts, page.row["text"])
        words = np.array(alignment.words, float)
        share = np.array(alignment.hits) / np.maximum(words, 1)
        gold = len(WORD.findall(page.row["text"].lower()))
        known = words > 0 if gold else np.zeros(len(words), bool)
        weight = np.where(known, np.minimum(0.5, (words + 3) / (gold + 100)), 0.0)
        weight *= CASE if page.row["type"] == "case" else 1
    else:
        gold = 0
        words = np.array([len(WORD.findall(text)) for text in texts], float)
        share, known = _by_snippets(texts, page.row)
        weight = np.where(known, np.minimum(0.1, (words + 3) / (words[known].sum() + 100)), 0.0) * SNIPPETS
    if isinstance(page.content, str):
        weight *= page_weight(page)
    return Sample(page, RULES(document), words, share, weight, gold)


def _by_snippets(texts: Sequence[str], row: dict[str, list[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Labels of the blocks that hold a required or a forbidden snippet; the others stay unknown."""
    require = [squash(text) for text in row.get("require") or []]
    forbid = [squash(text) for text in row.get("forbid") or []]
    share, known = np.zeros(len(texts)), np.zeros(len(texts), bool)
    for index, text in enumerate(texts):
        low = squash(text)
        if any(snippet in low for snippet in require):
            share[index], known[index] = 1.0, True
        elif any(snippet in low for snippet in forbid):
            known[index] = True
    return share, known


@define
class Labels:
    """What is known of all blocks of some samples: the share in the gold, the weight, and fold and number of their page."""

    target: np.ndarray
    weight: np.ndarray
    fold: np.ndarray
    owner: np.ndarray


def labels(samples: Sequence[Sample]) -> Labels:
    """The labels of all blocks; weights are 1 in the mean."""
    sizes = [len(each.words) for each in samples]
    weight = np.concatenate([each.weight for each in samples])
    return Labels(
        np.concatenate([each.share for each in samples]),
        weight / weight[weight > 0].mean(),
        np.repeat([each.page.fold(FOLDS) for each in samples], sizes),
        np.repeat(np.arange(len(samples)), sizes),
    )


@define
class Tokens:
    """The tokens of a page's elements, by their number in `called`, and those of its blocks' own words."""

    elements: Elements
    called: list[list[str]]
    texts: list[list[str]]

    @property
    def leaves(self) -> set[int]:
        """The elements that are one of the innermost two of a block."""
        innermost = set(self.elements.innermost) - {-1}
        return innermost | {self.elements.parents[number] for number in innermost} - {-1}

    @property
    def names(self) -> set[str]:
        """``E`` and a token of any element, ``L`` and one of the innermost two, ``T`` and one of a block's words."""
        found = {"E" + token for tokens in self.called for token in tokens}
        found |= {"L" + token for number in self.leaves for token in self.called[self.elements.names[number]]}
        return found | {"T" + token for tokens in self.texts for token in tokens}

    def rows(self, number: dict[str, int]) -> Iterator[list[int]]:
        """For each block the numbers of its tokens that have one, as often as it has them."""
        own = [
            [number[name] for token in tokens if (name := "E" + token) in number] for tokens in self.called
        ]
        leaf = [
            [number[name] for token in tokens if (name := "L" + token) in number] for tokens in self.called
        ]
        parents, names = self.elements.parents, self.elements.names
        around: list[list[int]] = []
        for element, parent in zip(names, parents, strict=True):
            around.append(around[parent] + own[element] if parent >= 0 else own[element])
        for innermost, tokens in zip(self.elements.innermost, self.texts, strict=True):
            row = [number[name] for token in tokens if (name := "T" + token) in number]
            if innermost >= 0:
                row += around[innermost]
            place = innermost
            for _ in range(LEAF):
                if place >= 0:
                    row += leaf[names[place]]
                    place = parents[place]
            yield row


def tokens_of(document: Document) -> Tokens:
    """The tokens of a page."""
    elements = elements_of(document.blocks)
    return Tokens(
        elements,
        [name_tokens(*name) for name in elements.called],
        [text_tokens(block) for block in document.blocks],
    )


@define
class Table:
    """How often each block of all samples has each token."""

    counts: sparse.csr_matrix
    names: list[str]


def table(samples: Sequence[Sample]) -> Table:
    """Count the tokens of all blocks; only those of several domains become columns."""
    domains: dict[str, set[str]] = defaultdict(set)
    pages_tokens = [tokens_of(each.document) for each in samples]
    for each, tokens in zip(samples, pages_tokens, strict=True):
        for name in tokens.names:
            domains[name].add(each.page.domain)
    names = sorted(name for name, where in domains.items() if len(where) >= MIN_DOMAINS)
    number = {name: place for place, name in enumerate(names)}
    places = array("i")
    starts = [0]
    for tokens in pages_tokens:
        for row in tokens.rows(number):
            places.extend(row)
            starts.append(len(places))
    counts = sparse.csr_matrix(
        (np.ones(len(places), np.float32), np.frombuffer(places, np.int32), np.array(starts)),
        (len(starts) - 1, len(names)),
    )
    counts.sum_duplicates()
    return Table(counts, names)


def fit_wording(tokens: Table, rows: Labels, training: np.ndarray, prose: Words | None) -> Wording:
    """The linear models, as weights by kind of token; the smallest are left out."""
    model = LogisticRegression(C=PENALTY, max_iter=80, tol=1e-3)
    model.fit(tokens.counts[training], rows.target[training] >= 0.5, sample_weight=rows.weight[training])
    parts: dict[str, dict[str, int]] = {"E": {}, "L": {}, "T": {}}
    for name, value in zip(tokens.names, model.coef_[0], strict=True):
        if abs(value) >= 0.02 and BETWEEN not in name:
            parts[name[0]][name[1:]] = round(100 * float(value))
    long = prose.fit_prose(rows.target, rows.weight, training) if prose else {}
    return Wording(parts["E"], parts["L"], parts["T"], long)


def table_of_columns(
    samples: Iterable[Sample], wordings: Sequence[Wording], witnesses: bool = False
) -> dict[str, np.ndarray]:
    """The columns of all samples, each page's wording judged by the model of its fold; with `witnesses` those of
    `line_columns` besides."""
    parts: dict[str, list[bytes]] = defaultdict(list)
    for each in samples:
        document = each.document
        if not document.blocks:
            continue
        wording = wordings[each.page.fold(FOLDS) % len(wordings)]
        if is_foreign(each.page):
            wording = Wording(markup={name: {} for name in wording.markup})
        found = columns(document, evidence(document.blocks, wording))
        if witnesses:
            found |= line_columns(document, wording.prose, markup=wording.markup)
        for name, column in found.items():
            parts[name].append(column)
    return {name: np.frombuffer(b"".join(column), np.uint8) for name, column in parts.items()}


def fit_forest(
    values: np.ndarray, rows: Labels, training: np.ndarray, growth: Growth = GROWTH
) -> CatBoostClassifier:
    """The forest, over rows thinned where they weigh little (short blocks of long pages)."""
    chance = np.clip(rows.weight / np.median(rows.weight[training]) * growth.share, growth.least_share, 1.0)
    picked = training & (np.random.default_rng(SEED).random(len(chance)) < chance)
    model = CatBoostClassifier(
        iterations=growth.trees, depth=DEPTH, learning_rate=growth.rate, loss_function="CrossEntropy", border_count=64,
        l2_leaf_reg=6, rsm=0.3, bootstrap_type="Bernoulli", subsample=0.6, random_seed=SEED, thread_count=2, verbose=0,
    )  # fmt: skip
    model.fit(Rows(values[picked], rows.target[picked], weight=(rows.weight / chance)[picked]))
    return model


def forest_of(model: CatBoostClassifier, names: Sequence[str], path: Path) -> Forest:
    """The model as a forest of ours, its leaves in steps of 1/500, or larger ones."""
    model.save_model(str(path), format="json")
    raw = json.loads(path.read_text())
    spread = sum(max(tree["leaf_values"]) - min(tree["leaf_values"]) for tree in raw["oblivious_trees"])
    step = max(1 / 500, spread / (MAX_SUM - 2 * len(raw["oblivious_trees"])))
    trees = [
        make_tree(
            [(names[split["float_feature_index"]], int(split["border"])) for split in tree["splits"]],
            [round(value / step) for value in tree["leaf_values"]],
        )
        for tree in raw["oblivious_trees"]
    ]
    return grown(trees, step, raw["scale_and_bias"][1][0])


def model_of(
    wording: Wording,
    model: CatBoostClassifier,
    names: Sequence[str],
    about: dict[str, object],
    guesses: Mapping[str, CatBoostClassifier],
) -> ContentModel:
    """The model as the package has it; `guesses` are those of markup, which ask for the first of the columns."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "forest.json"
        forest = forest_of(model, names, path)
        markup = LostMarkup({name: forest_of(guess, names, path) for name, guess in guesses.items()})
    return ContentModel(wording, forest, about, markup)


def f1(each: Sample, probability: np.ndarray) -> float:
    """Word F1 of a page by the blocks chosen, from the alignment."""
    picked = np.array(chosen(list(probability), [int(n) for n in each.words]), bool)
    if not each.gold_words:
        return float(not each.words[picked].sum())
    hits = (each.share * each.words)[picked].sum()
    return float(2 * hits / max(1, each.words[picked].sum() + each.gold_words))


def report(samples: Sequence[Sample], probability: np.ndarray, rows: Labels) -> dict[str, float]:
    """Mean word F1 by archive and page type."""
    scores: dict[str, list[float]] = defaultdict(list)
    for number, each in enumerate(samples):
        if "text" in each.page.row:
            score = f1(each, probability[rows.owner == number]) if len(each.words) else 0.0
            scores[each.page.archive].append(score)
            scores[f"{each.page.archive} {each.page.flat or each.page.row['type']}"].append(score)
    return {name: round(float(np.mean(values)), 4) for name, values in sorted(scores.items())}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument(
        "--flat", nargs="*", default=[], help="train on these flat prints instead of the HTML"
    )
    parser.add_argument(
        "--short",
        action="store_true",
        help="of flat text, train the model of short ones: the shape of lines alone",
    )
    parser.add_argument("--out", type=Path, default=Path("cleantext/weights/page.json"))
    parser.add_argument("--folds-only", action="store_true", help="print the report and write nothing")
    parser.add_argument("--save-oof", type=Path, help="write the out-of-fold probabilities here, by page")
    parser.add_argument("--save-folds", type=Path, help="write the model of each fold into this folder")
    options = parser.parse_args(arguments)
    began = time.time()

    def say(text: str) -> None:
        print(f"{time.time() - began:6.0f} s  {text}", file=sys.stderr, flush=True)

    sources = [
        page
        for archive in options.archives
        for flat in (options.flat or [None])
        for page in pages(archive, flat)
    ]
    witnesses = not options.short
    prints = bool(options.flat) and witnesses
    html = [page for archive in options.archives for page in pages(archive)] if prints else []
    if options.flat:
        sources = list(with_more_prints(sources))
    with Pool(2) as pool:
        samples = pool.map(sample, sources, chunksize=16)
        if prints:
            made = [(page, printer) for page in html for printer in printers_of(page)]
            samples += filter(None, pool.imap(print_sample, made, chunksize=8))
            samples += filter(None, pool.imap(short_sample, list(short_jobs(samples)), chunksize=16))
        marks = dict(zip(map(page_key, html), pool.map(marks_of, html, chunksize=16), strict=True))
    samples = [each for each in samples if len(each.words)]
    say(f"{len(samples)} pages read and aligned")
    tokens, rows = table(samples), labels(samples)
    say(f"{len(rows.weight)} blocks, {len(tokens.names)} tokens")
    labelled = rows.weight > 0
    growth = SHORT_GROWTH if options.short else GROWTH
    documents, domains = [each.document for each in samples], [each.page.domain for each in samples]
    prose = words_table(documents, domains, PROSE_WORDS) if witnesses else None
    whole = np.repeat([not is_short(each.page) for each in samples], [len(each.words) for each in samples])
    worded = labelled & whole  # words are learned once from each print
    wordings = [fit_wording(tokens, rows, worded & (rows.fold != fold), prose) for fold in range(FOLDS)]
    wording = fit_wording(tokens, rows, worded, prose)
    facts = None
    if prints:
        facts = facts_of([(each.page, each.document) for each in samples], marks)
        words = words_table(documents, domains, 1)
        wordings = [
            evolve(each, markup=words.fit_markup(facts, whole & (rows.fold != fold)))
            for fold, each in enumerate(wordings)
        ]
        wording = evolve(wording, markup=words.fit_markup(facts, whole))
        say(f"what {facts.is_known.mean():.0%} of the lines were is known")
    short = [] if options.flat else [cut for each in samples if (cut := cut_short(each))]
    say(f"{len(short)} excerpts")
    rows = labels([*samples, *short])
    labelled = rows.weight > 0
    found = table_of_columns([*samples, *short], wordings, witnesses)
    names = list(found)
    values = np.column_stack([found[name] for name in names])
    guesses = Guesses({}, [{} for _ in range(FOLDS)], {})
    if facts is not None:
        guesses = fit_guesses(values, facts, rows.fold, [len(each.words) for each in samples])
        values = np.column_stack([values, *guesses.columns.values()])
        names += guesses.columns
    say(f"{len(names)} columns")
    probability = np.zeros(len(values))
    for fold in range(FOLDS):
        model = fit_forest(values, rows, labelled & (rows.fold != fold), growth)
        held = rows.fold == fold
        probability[held] = model.predict_proba(values[held])[:, 1]
        if options.save_folds:
            options.save_folds.mkdir(exist_ok=True)
            (options.save_folds / f"{fold}{'.short' if options.short else ''}.json").write_text(
                model_of(wordings[fold], model, names, {}, guesses.by_fold[fold]).to_json()
            )
        say(f"fold {fold}")
    scores = report(samples, probability, rows)
    print(json.dumps(scores, indent=1))
    if options.save_oof:
        oof = {
            each.page.key: [round(float(p), 4) for p in probability[rows.owner == number]]
            for number, each in enumerate(samples)
        }
        options.save_oof.write_text(json.dumps(oof))
    if options.folds_only:
        return
    # The forest learns from the scores that the folds gave, not from those of a model that knows the page.
    model = fit_forest(values, rows, labelled, growth)
    telling = sorted(zip(model.get_feature_importance(), names, strict=True), reverse=True)[:30]
    print("most telling columns:", ", ".join(f"{name} {value:.1f}" for value, name in telling))
    about = {
        "data": [archive.stem for archive in options.archives],
        "flat": options.flat,
        "pages": len(samples),
        "word F1 out of fold": scores,
    }
    options.out.write_text(model_of(wording, model, names, about, guesses.whole).to_json())
    say(f"{options.out} written, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
