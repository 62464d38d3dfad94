"""The line rules of C4 and RefinedWeb as pipelines of filters, to stand beside the presets on flat text.

C4's rules (Raffel et al. 2020) are followed as datatrove applies them, RefinedWeb's (Penedo et al. 2023) as DCLM
rebuilt them. Both judge lines as printed, so that pages for them are read with `read_lines`; the order of the filters
is the order of the rules, and a page that a rule throws away has a reason on each of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex
from attrs import frozen

from cleantext import Block, Document, Kind, Label, Pipeline, Verdict, per_block

LONGEST_WORD = 1000
"""Characters. C4 drops lines with a longer word: binary content, minified code."""

C4_ENDINGS = (".", "?", "!", '"', "'")
"""What a line of C4 ends in; neither typographic quotes nor the full stops of other scripts are among them."""

C4_FEWEST_WORDS = 3
C4_FEWEST_SENTENCES = 5

POLICIES = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)
"""Lines of C4 have none of these, in any case."""

COUNTED = (
    "likes shares comments retweets reposts quotes bookmarks upvotes downvotes downloads views followers"
).split()
"""What the counters count that RefinedWeb drops."""

HIGHEST_UPPERCASE_SHARE = 0.5
"""Share of a line's characters. RefinedWeb drops lines with more."""

REFINEDWEB_FEWEST_WORDS = 2
LONGEST_STUB_LINE = 10
"""Words. From no longer line RefinedWeb cuts the stubs of web pages."""

HIGHEST_LOST_SHARE = 0.05
"""Share of a page's words. RefinedWeb throws away pages that lost more to the rules before."""

_CITATION = regex.compile(r"\[\d*+\]|\[edit\]|\[citation needed\]")
_SENTENCE_END = regex.compile(r"""[.?!]["')\]]?(?=\s|$)""")
_COUNTER = regex.compile(rf"\W*+\d[\d.,]*+[kmb]?\s++(?:{'|'.join(COUNTED)})\W*+", regex.IGNORECASE)


def read_lines(text: str) -> Document:
    """Text as a document with a block a printed line, blank lines and the space around lines left out."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            blocks.append(Block(len(blocks), Kind.LINE, start + line.index(bare[0]), bare))
        start += len(line) + 1
    return Document(text, tuple(blocks))


def without_citations(text: str) -> str:
    """Without the marks that Wikipedia leaves in text: ``[3]``, ``[edit]``, ``[citation needed]``."""
    return str(_CITATION.sub("", text))


@frozen
class PageRule:
    """A filter that throws away all open lines of a page for one reason.

    Attributes:
        name: The filter's name.
        banned: What no open line may have, in lower case.
        reason: Why the page goes.
    """

    name: str
    banned: str
    reason: str

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        open_lines = list(document.unlabelled)
        if any(self.banned in block.text.lower() for block in open_lines):
            yield from _thrown_away(open_lines, self.reason)


def _thrown_away(blocks: Iterable[Block], reason: str) -> Iterator[Verdict]:
    return (Verdict.on(block, Label.CLUTTER, reason) for block in blocks)


# --- C4 --------------------------------------------------------------------------------------------------------


@per_block(Label.CLUTTER)
def long_words(block: Block) -> str | None:
    """Lines with a word of more than `LONGEST_WORD` characters."""
    if any(len(word) > LONGEST_WORD for word in block.words):
        return f"has a word of more than {LONGEST_WORD} characters"
    return None


@per_block(Label.CLUTTER)
def open_endings(block: Block) -> str | None:
    """Lines that end in no punctuation, or in three dots; citations are taken off first."""
    line = without_citations(block.text)
    if line.endswith("..."):
        return "ends in three dots"
    return None if line.endswith(C4_ENDINGS) else "ends in no punctuation"


@per_block(Label.CLUTTER)
def short_lines(block: Block) -> str | None:
    """Lines of fewer than `C4_FEWEST_WORDS` words, citations counted."""
    return None if len(block.words) >= C4_FEWEST_WORDS else f"has {len(block.words)} words"


@per_block(Label.CLUTTER)
def script_lines(block: Block) -> str | None:
    """Lines that speak of JavaScript."""
    return "speaks of javascript" if "javascript" in block.text.lower() else None


@per_block(Label.CONSENT)
def policy_lines(block: Block) -> str | None:
    """Lines that speak of cookies and policies."""
    line = without_citations(block.text).lower()
    found = next((phrase for phrase in POLICIES if phrase in line), None)
    return f"has '{found}'" if found else None


placeholder_pages = PageRule("placeholder_pages", "lorem ipsum", "the page has placeholder text")
brace_pages = PageRule("brace_pages", "{", "the page has a curly bracket")


@frozen
class BriefPages:
    """Pages of too few sentences in the lines left open.

    Sentences are counted by their ends, where datatrove has a tokenizer for each language.
    """

    min_sentences: int = C4_FEWEST_SENTENCES
    name: str = "brief_pages"

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        open_lines = list(document.unlabelled)
        found = sum(sentences(without_citations(block.text)) for block in open_lines)
        if found < self.min_sentences:
            yield from _thrown_away(open_lines, f"the page has {found} sentences")


def sentences(line: str) -> int:
    """How many sentences a line has, at least one."""
    line = line.rstrip()
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    return len(ends) + (not ends or ends[-1] < len(line))


C4 = Pipeline(
    long_words,
    open_endings,
    short_lines,
    placeholder_pages,
    script_lines,
    brace_pages,
    policy_lines,
    BriefPages(),
    keep=[Label.UNLABELLED],
    fixes=[without_citations],
)
"""C4's rules; pages that break a rule for pages come out empty."""

C4_LINES = C4.without("placeholder_pages", "brace_pages", "brief_pages")
"""C4's rules for lines alone: what they make of pages that are kept."""


# --- RefinedWeb ------------------------------------------------------------------------------------------------


@per_block(Label.CLUTTER)
def shouted_lines(block: Block) -> str | None:
    """Lines that are mostly capital letters."""
    share = sum(map(str.isupper, block.text)) / len(block.text)
    return f"{share:.0%} of it are capital letters" if share > HIGHEST_UPPERCASE_SHARE else None


@per_block(Label.CLUTTER)
def digit_lines(block: Block) -> str | None:
    """Lines of digits alone."""
    return "is a number" if block.text.isdigit() else None


@per_block(Label.SHARING)
def counters(block: Block) -> str | None:
    """Lines that count likes, shares, views ..."""
    return "is a counter" if _COUNTER.fullmatch(block.text) else None


@per_block(Label.CLUTTER)
def single_words(block: Block) -> str | None:
    """Lines of one word."""
    return "is one word" if len(block.words) < REFINEDWEB_FEWEST_WORDS else None


@frozen
class Stubs:
    """Cuts a wording out of short lines.

    Attributes:
        name: The filter's name.
        pattern: What is cut.
        max_words: Longer lines are left alone.
    """

    name: str
    pattern: regex.Pattern[str]
    max_words: int = LONGEST_STUB_LINE

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        for block in document.unlabelled:
            if len(block.words) <= self.max_words:
                for match in self.pattern.finditer(block.text):
                    start, end = (block.start + offset for offset in match.span())
                    yield Verdict(block.index, start, end, Label.CONTROL, f"says '{match[0].strip()}'")


cart_stubs = Stubs("cart_stubs", regex.compile(r"\s?items in cart", regex.IGNORECASE))
teaser_stubs = Stubs("teaser_stubs", regex.compile(r"\s?read more\.\.\.$", regex.IGNORECASE))
login_stubs = Stubs("login_stubs", regex.compile(r"^sign-in\s?", regex.IGNORECASE))


@frozen
class ThinnedPages:
    """Pages that lost too large a share of their words to the filters before."""

    max_lost_share: float = HIGHEST_LOST_SHARE
    name: str = "thinned_pages"

    def __call__(self, document: Document, /) -> Iterator[Verdict]:
        open_lines = list(document.unlabelled)
        before = sum(len(block.words) for block in document.blocks)
        cuts = [cut for cut in document.cuts if document.settled[cut.block] is None]
        left = sum(len(block.words) for block in open_lines)
        lost = before - left + sum(len(document.source[cut.start : cut.end].split()) for cut in cuts)
        if before and lost / before > self.max_lost_share:
            yield from _thrown_away(open_lines, f"the page lost {lost} of {before} words")


REFINEDWEB = Pipeline(
    shouted_lines,
    digit_lines,
    counters,
    single_words,
    cart_stubs,
    teaser_stubs,
    login_stubs,
    ThinnedPages(),
    keep=[Label.UNLABELLED],
    fixes=[],
)
"""RefinedWeb's line-wise corrections; a page that lost more than 5 % of its words comes out empty."""

REFINEDWEB_LINES = REFINEDWEB.without("thinned_pages")
"""RefinedWeb's rules for lines alone."""
