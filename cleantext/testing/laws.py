"""The laws that filters, pipelines and documents obey.

Each ``check_*`` function raises `BrokenLaw` with the law's name and what broke it, and returns nothing otherwise. They
need no test framework; with Hypothesis they make property tests, with saved pages a regression test.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from attrs import evolve

from cleantext.blocks import Verdict
from cleantext.credits import Credit, format_credit, parse_credit
from cleantext.document import Document, Fate
from cleantext.filters import Filter, PerBlock
from cleantext.labels import Label
from cleantext.normalize import UNPRINTABLE
from cleantext.pipeline import Pipeline
from cleantext.readers.text import read_text
from cleantext.render.passages import spans_by_block
from cleantext.separators import unwrapped

LONGEST_REASON = 200
"""Characters. A reason is read in a list, beside the text it is about."""


class BrokenLaw(AssertionError):
    """A law does not hold; the message names it."""

    def __init__(self, law: str, message: str) -> None:
        super().__init__(f"{law}: {message}")
        self.law = law


def _demand(holds: bool, law: str, message: str) -> None:
    if not holds:
        raise BrokenLaw(law, message)


def check_filter(step: Filter, document: Document) -> None:
    """Check every law of a single filter on one document: lawful, pure, and local if made by ``per_block``."""
    _check_named(step)
    verdicts = _lawful_verdicts(step, document)
    before = pickle.dumps(document)
    _demand(list(step(document)) == verdicts, "pure", f"{step.name} says something else the second time")
    copy: Document = pickle.loads(before)
    _demand(copy == document, "pure", f"{step.name} has changed its document")
    _demand(
        list(step(copy)) == verdicts, "deterministic", f"{step.name} says something else of an equal document"
    )
    document.with_verdicts(verdicts, filter=step.name)
    if isinstance(step, PerBlock):
        _check_local(step, document)


def _check_named(step: Filter) -> None:
    name = getattr(step, "name", None)
    _demand(isinstance(name, str) and bool(name), "named", f"{step!r} has no name")
    _demand(
        str(name) == str(name).strip() and "\n" not in str(name), "named", f"{name!r} is no name for a line"
    )


def _lawful_verdicts(step: Filter, document: Document) -> list[Verdict]:
    """The verdicts of a filter, each one checked."""
    verdicts = list(step(document))
    for verdict in verdicts:
        _demand(
            isinstance(verdict, Verdict), "lawful", f"{step.name} yields {verdict!r}, which is no verdict"
        )
        place = f"{step.name} on block {verdict.block}"
        _demand(0 <= verdict.block < len(document.blocks), "lawful", f"{place}: there is no such block")
        block = document.blocks[verdict.block]
        inside = block.start <= verdict.start <= verdict.end <= block.end
        _demand(
            inside, "lawful", f"{place}: span {verdict.start}:{verdict.end} outside {block.start}:{block.end}"
        )
        _demand(isinstance(verdict.label, Label), "lawful", f"{place}: {verdict.label!r} is no label")
        _demand(
            verdict.filter in ("", step.name), "lawful", f"{place}: speaks in the name of {verdict.filter}"
        )
        reason = verdict.reason
        fit = bool(reason.strip()) and "\n" not in reason and len(reason) <= LONGEST_REASON
        _demand(fit, "reasoned", f"{place}: {reason!r} is no reason of one short line")
    return verdicts


def _check_local(step: PerBlock, document: Document) -> None:
    for block in document.blocks:
        alone = evolve(block, index=0, start=0)
        same = step.judge(alone) == step.judge(block)
        _demand(same, "local", f"{step.name} judges {block.text[:60]!r} otherwise where it stands alone")


def check_document(document: Document) -> None:
    """Check what holds for every document, cleaned or not: accounted, faithful, printable, picklable, monotone."""
    check_accounted(document)
    check_faithful(document)
    check_printable(document)
    check_monotone(document)
    copy = pickle.loads(pickle.dumps(document))
    _demand(copy == document, "both ways", "a pickled document comes back different")
    _demand(copy.text == document.text, "both ways", "a pickled document comes back with another text")


def check_accounted(document: Document) -> None:
    """Every character of the source is kept, dropped or normalised, and the text is made of just these pieces."""
    position = 0
    for span in document.spans():
        _demand(
            span.start == position, "accounted", f"characters {position}:{span.start} are not accounted for"
        )
        _demand(span.end > span.start, "accounted", f"the span at {span.start} is empty")
        if span.fate is Fate.DROPPED:
            _demand(
                span.text == document.source[span.start : span.end],
                "accounted",
                f"span {span.start} is misquoted",
            )
        position = span.end
    _demand(
        position == len(document.source), "accounted", f"nothing is said of the source from {position} on"
    )
    spelled = "".join(span.text for span in document.spans() if span.fate is not Fate.DROPPED)
    _demand(spelled == document.text, "accounted", "the spans do not spell the text")
    for block in document.blocks:
        quoted = document.source[block.start : block.end]
        _demand(quoted == block.text, "accounted", f"block {block.index} is no slice of the source")


def check_faithful(document: Document) -> None:
    """The words of the text are those of the kept spans of the source, in order, both through the same fixes.

    Between blocks there are no words: what stands there in flat text are marks of the flattener.
    """
    for block, span in spans_by_block(document):
        if span.fate is Fate.DROPPED:
            continue
        source = document.source[span.start : span.end] if block is not None else ""
        _demand(
            _letters(span.text) in (_letters(_fixed(document, source)), _letters(source)),
            "faithful",
            f"{source[:80]!r} has become {span.text[:80]!r}",
        )


def _fixed(document: Document, text: str) -> str:
    text = unwrapped(text)
    for fix in document.fixes:
        text = fix(text)
    return text


def _letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def check_printable(document: Document) -> None:
    """What comes out encodes as UTF-8 and has no control characters but tab and newline; what is said of pictures too."""
    for text in (document.text, document.headline or "", document.explain(), *_said_of_pictures(document)):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise BrokenLaw("printable", f"the text does not encode: {error}") from None
        stray = UNPRINTABLE.search(text)
        _demand(stray is None, "printable", f"the text holds the control character {stray and stray[0]!r}")


def _said_of_pictures(document: Document) -> Iterator[str]:
    for figure in document.figures:
        yield figure.caption or ""
        if figure.image is not None:
            yield from (figure.image.url, figure.image.alt)
        if figure.credit is not None:
            yield figure.credit.line


def check_monotone(document: Document) -> None:
    """Another label in `keep` only adds to the text."""
    letters = _letters(document.text)
    for label in {
        verdict.label for _, _, verdict, _ in document.pieces() if verdict is not None
    } - document.keep:
        more = _letters(document.keeping(label).text)
        _demand(_is_subsequence(letters, more), "monotone", f"keeping {label} takes text away")


def _is_subsequence(less: Iterable[str], more: Iterable[str]) -> bool:
    rest = iter(more)
    return all(letter in rest for letter in less)


def check_pipeline(pipeline: Pipeline, document: Document) -> None:
    """Check every law of a pipeline on one document that no filter has seen yet.

    Each filter is checked on the document as it finds it; then the cleaned document and its credits, that cleaning
    again gives the same, and that filters of single blocks may change places with their neighbours where nothing they find is kept.
    """
    seen = document
    for step in pipeline.filters:
        check_filter(step, seen)
        seen = seen.with_verdicts(step(seen), filter=step.name)
    cleaned = pipeline(document)
    check_document(cleaned)
    for figure in cleaned.figures:
        if figure.credit is not None and (figure.credit.creators or figure.credit.suppliers):
            check_credit(figure.credit)
    _demand(pipeline(document) == cleaned, "deterministic", "cleaning twice gives two documents")
    _demand(
        pickle.loads(pickle.dumps(pipeline))(document) == cleaned, "deterministic", "a copy cleans otherwise"
    )
    _check_commuting(pipeline, document, cleaned)


def _check_commuting(pipeline: Pipeline, document: Document, cleaned: Document) -> None:
    steps = pipeline.filters
    for place, (one, two) in enumerate(pairwise(steps)):
        if (
            not (isinstance(one, PerBlock) and isinstance(two, PerBlock))
            or {one.label, two.label} & pipeline.keep
        ):
            continue
        swapped = Pipeline(
            *steps[:place], two, one, *steps[place + 2 :], keep=pipeline.keep, fixes=pipeline.fixes
        )
        same = swapped(document).text == cleaned.text
        _demand(same, "commuting", f"{one.name} and {two.name} give another text when swapped")


def check_idempotent(clean: Callable[[str], Document] | Pipeline, text: str) -> None:
    """Cleaning a clean text leaves it as it is. `clean` takes a flat text, or is a pipeline to clean it with."""
    run = (lambda flat: clean(read_text(flat))) if isinstance(clean, Pipeline) else clean
    once = run(text).text
    twice = run(once).text
    _demand(twice == once, "idempotent", f"cleaned once: {once[:200]!r}; twice: {twice[:200]!r}")


def check_credit(credit: Credit) -> None:
    """A credit in its normal form is read back with the same parties."""
    printed = format_credit(credit)
    again = parse_credit(printed)
    _demand(again is not None, "both ways", f"{printed!r} is not read as a credit")
    if again is not None:
        for name in ("creators", "suppliers", "license"):
            same = getattr(again, name) == getattr(credit, name)
            _demand(
                same, "both ways", f"{name} of {credit!r}, printed as {printed!r}, come back as {again!r}"
            )
