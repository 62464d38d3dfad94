"""From archives of pages with gold to the weights in the package: one command, the same result each time.

    python -m training.train ARCHIVE.zip... [corpus] [--flat NAME...] [--out FILE]

Two stages, stacked: a linear model over class words and short wordings (`training.tokens`), and a forest of oblivious trees
over its scores and the columns of `cleantext.learned.features.columns` (`training.forests`). For flat text a stage stands between
them: forests that guess what each line's markup was (`training.markup`). Every figure in the report is out of fold: a page
is judged by models that saw no page of its domain.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from attrs import define
from catboost import CatBoostClassifier

from cleantext.filters.content import ContentModel, chosen
from cleantext.learned.features import columns
from cleantext.learned.line_features import PROSE_WORDS, line_columns
from cleantext.learned.lost_markup import LostMarkup
from cleantext.learned.wording import Wording, evidence
from training.forests import LINE_GROWTH, PAGE_GROWTH, Growth, fit_forest, forest_of
from training.lines import is_foreign, is_short, with_more_prints, words_table
from training.markup import Facts, Guesses, Marks, facts_of, fit_guesses, marks_of, page_key
from training.pages import FOLDS, Page, flat_cases, pages
from training.prints import printers_of
from training.samples import Labels, Sample, cut_short, labels, print_sample, sample, short_jobs, short_sample
from training.tokens import fit_wording, table

Say = Callable[[str], None]
"""Tells whoever waits how far it is."""


@define
class Gathered:
    """What there is to learn from.

    Attributes:
        samples: Pages or prints.
        excerpts: Short pages made of them.
        marks: What the texts of the pages of HTML were that prints were made of, by page and text.
    """

    samples: list[Sample]
    excerpts: list[Sample]
    marks: Mapping[str, Mapping[str, Marks]]


def pages_to_learn(archives: Sequence[Path]) -> Gathered:
    """All pages of the archives, and excerpts of them."""
    with Pool(2) as pool:
        samples = pool.map(sample, [page for archive in archives for page in pages(archive)], chunksize=16)
    samples = [each for each in samples if len(each.words)]
    return Gathered(samples, [cut for each in samples if (cut := cut_short(each))], {})


def prints_to_learn(archives: Sequence[Path], flatteners: Sequence[str]) -> Gathered:
    """The prints in the archives, more prints and short ones made of their pages, and what these say of the markup."""
    whole = [page for archive in archives for page in pages(archive)]
    made = [(page, printer) for page in whole for printer in printers_of(page)]
    with Pool(2) as pool:
        samples = pool.map(sample, prints_in(archives, flatteners), chunksize=16)
        samples += filter(None, pool.imap(print_sample, made, chunksize=8))
        samples += filter(None, pool.imap(short_sample, list(short_jobs(samples)), chunksize=16))
        marks = dict(zip(map(page_key, whole), pool.map(marks_of, whole, chunksize=16), strict=True))
    return Gathered([each for each in samples if len(each.words)], [], marks)


def prints_in(archives: Sequence[Path], flatteners: Sequence[str]) -> list[Page]:
    """The prints in the archives and the corpus, and others made of them."""
    prints = [page for archive in archives for flat in flatteners for page in pages(archive, flat)]
    cases = [page for archive in archives if archive.is_dir() for page in flat_cases(archive)]
    return list(with_more_prints([*prints, *cases]))


# --- the stages -------------------------------------------------------------------------------------------------


@define
class Weights:
    """What words weigh: for the article, and for each kind of markup."""

    wording: Wording
    markup: Mapping[str, Mapping[str, int]]

    def knowing_nothing(self) -> Weights:
        """What is told of a language that was never learned: the same kinds of markup, and no word."""
        return Weights(Wording(), {name: {} for name in self.markup})


@define
class Vocabulary:
    """What words weigh: learned from all pages, and from all but those of a fold."""

    whole: Weights
    by_fold: list[Weights]


def fit_vocabulary(gathered: Gathered, rows: Labels, facts: Facts | None) -> Vocabulary:
    """Learn the words of elements, of short blocks and of longer ones, and with `facts` those that speak for a kind of
    markup."""
    samples = gathered.samples
    documents, domains = [each.document for each in samples], [each.page.domain for each in samples]
    tokens = table(samples)
    prose = words_table(documents, domains, PROSE_WORDS)
    words = words_table(documents, domains, 1) if facts is not None else None
    sizes = [len(each.words) for each in samples]
    # Words are learned once from each print.
    whole = np.repeat([not is_short(each.page) for each in samples], sizes)

    def fit(learned: np.ndarray) -> Weights:
        wording = fit_wording(tokens, rows, (rows.weight > 0) & learned, prose)
        return Weights(wording, words.fit_markup(facts, learned) if words and facts else {})

    return Vocabulary(fit(whole), [fit(whole & (rows.fold != fold)) for fold in range(FOLDS)])


def table_of_columns(samples: Iterable[Sample], by_fold: Sequence[Weights]) -> dict[str, np.ndarray]:
    """The columns of all samples, each page's words judged by the weights of its fold."""
    parts: dict[str, list[bytes]] = defaultdict(list)
    for each in samples:
        document = each.document
        if not document.blocks:
            continue
        weights = by_fold[each.page.fold(FOLDS)]
        if is_foreign(each.page):
            weights = weights.knowing_nothing()
        found = columns(document, evidence(document.blocks, weights.wording))
        found |= line_columns(document, weights.wording.prose, markup=weights.markup)
        for name, column in found.items():
            parts[name].append(column)
    return {name: np.frombuffer(b"".join(column), np.uint8) for name, column in parts.items()}


@define
class Lesson:
    """All that the forests learn from: the weights of words and the guesses that made the columns, the columns, and what is
    known of their rows."""

    vocabulary: Vocabulary
    guesses: Guesses
    names: list[str]
    values: np.ndarray
    rows: Labels


def lesson_of(gathered: Gathered, say: Say) -> Lesson:
    """The first stages, and the columns made of them."""
    facts = known_facts(gathered)
    if facts is not None:
        say(f"what {facts.is_known.mean():.0%} of the lines were is known")
    vocabulary = fit_vocabulary(gathered, labels(gathered.samples), facts)
    say("words learned")
    every = [*gathered.samples, *gathered.excerpts]
    rows = labels(every)
    found = table_of_columns(every, vocabulary.by_fold)
    values = np.column_stack(list(found.values()))
    guesses = guesses_of(gathered, facts, values, rows)
    lesson = Lesson(
        vocabulary,
        guesses,
        [*found, *guesses.columns],
        np.column_stack([values, *guesses.columns.values()]),
        rows,
    )
    say(f"{len(rows.weight)} blocks, {len(lesson.names)} columns")
    return lesson


def known_facts(gathered: Gathered) -> Facts | None:
    """What is known of the markup that lines had; ``None`` where nobody asks, as of pages, which have it."""
    if not gathered.marks:
        return None
    return facts_of([(each.page, each.document) for each in gathered.samples], gathered.marks)


def guesses_of(gathered: Gathered, facts: Facts | None, values: np.ndarray, rows: Labels) -> Guesses:
    """The stage between: what the columns make of the markup of each line, where it is guessed."""
    if facts is None:
        return Guesses({}, [{} for _ in range(FOLDS)], {})
    return fit_guesses(values, facts, rows.fold, [len(each.words) for each in gathered.samples])


def out_of_fold(lesson: Lesson, growth: Growth, saved: Path | None, say: Say) -> np.ndarray:
    """The probability of each block by the forest that saw no page of its domain; into the folder `saved` goes the model of
    each fold."""
    rows = lesson.rows
    probability = np.zeros(len(lesson.values))
    for fold in range(FOLDS):
        model = fit_forest(lesson.values, rows, (rows.weight > 0) & (rows.fold != fold), growth)
        held = rows.fold == fold
        probability[held] = model.predict_proba(lesson.values[held])[:, 1]
        if saved:
            saved.mkdir(exist_ok=True)
            made = model_of(
                lesson.vocabulary.by_fold[fold], model, lesson.names, {}, lesson.guesses.by_fold[fold]
            )
            (saved / f"{fold}.json").write_text(made.to_json())
        say(f"fold {fold}")
    return probability


def model_of(
    weights: Weights,
    model: CatBoostClassifier,
    names: Sequence[str],
    about: dict[str, object],
    guesses: Mapping[str, CatBoostClassifier],
) -> ContentModel:
    """The model as the package has it; `guesses` are those of markup, which ask for the first of the columns."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "forest.json"
        forest = forest_of(model, names, path)
        guessing = {name: forest_of(guess, names, path) for name, guess in guesses.items()}
    return ContentModel(weights.wording, forest, about, LostMarkup(weights.markup, guessing))


# --- the report -------------------------------------------------------------------------------------------------


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


def by_page(samples: Sequence[Sample], probability: np.ndarray, rows: Labels) -> dict[str, list[float]]:
    """The probabilities of each page's blocks."""
    return {
        each.page.key: [round(float(p), 4) for p in probability[rows.owner == number]]
        for number, each in enumerate(samples)
    }


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("archives", nargs="+", type=Path)
    made.add_argument("--flat", nargs="*", default=[], help="train on these flat prints instead of the HTML")
    made.add_argument("--out", type=Path, default=Path("cleantext/weights/page.json"))
    made.add_argument("--folds-only", action="store_true", help="print the report and write nothing")
    made.add_argument("--save-oof", type=Path, help="write the out-of-fold probabilities here, by page")
    made.add_argument("--save-folds", type=Path, help="write the model of each fold into this folder")
    return made


def gathered_for(options: argparse.Namespace) -> Gathered:
    """What the model that was asked for learns from."""
    if not options.flat:
        return pages_to_learn(options.archives)
    return prints_to_learn(options.archives, options.flat)


def model_of_all(lesson: Lesson, growth: Growth, about: dict[str, object]) -> ContentModel:
    """The model that saw all pages. Its forest learns from the scores that the folds gave, not from those of words that know
    the page."""
    model = fit_forest(lesson.values, lesson.rows, lesson.rows.weight > 0, growth)
    telling = sorted(zip(model.get_feature_importance(), lesson.names, strict=True), reverse=True)[:30]
    print("most telling columns:", ", ".join(f"{name} {value:.1f}" for value, name in telling))
    return model_of(lesson.vocabulary.whole, model, lesson.names, about, lesson.guesses.whole)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train a model, report on it, and write it."""
    options = parser().parse_args(arguments)
    began = time.time()

    def say(text: str) -> None:
        print(f"{time.time() - began:6.0f} s  {text}", file=sys.stderr, flush=True)

    gathered = gathered_for(options)
    samples = gathered.samples
    say(f"{len(samples)} pages read and aligned, {len(gathered.excerpts)} excerpts")
    lesson = lesson_of(gathered, say)
    growth = LINE_GROWTH if options.flat else PAGE_GROWTH
    probability = out_of_fold(lesson, growth, options.save_folds, say)
    scores = report(samples, probability, lesson.rows)
    print(json.dumps(scores, indent=1))
    if options.save_oof:
        options.save_oof.write_text(json.dumps(by_page(samples, probability, lesson.rows)))
    if options.folds_only:
        return
    about: dict[str, object] = {
        "data": [archive.stem for archive in options.archives],
        "flat": options.flat,
        "pages": len(samples),
        "word F1 out of fold": scores,
    }
    options.out.write_text(model_of_all(lesson, growth, about).to_json())
    say(f"{options.out} written, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
