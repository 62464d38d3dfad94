"""Hypothesis strategies: pages, documents, captions and credits, invented from a handful of words.

They are meant to be nasty in the ways pages are: glued inline elements, unclosed tags, odd spaces, several scripts,
lines that look like furniture. All shrink towards short plain text.
"""

from __future__ import annotations

from html import escape
from typing import Any

from hypothesis import strategies as st

from cleantext.credits import Credit
from cleantext.document import Document
from cleantext.labels import Label
from cleantext.readers.html import read_html
from cleantext.readers.text import read_text
from cleantext.testing.planting import Planted
from cleantext.testing.prints import KINDS, PRINTS, Piece, printed

PHRASES = (
    *"rain ferry Lima 2024 3.5 €40 AFP dpa 雨 港 비 ฝน".split(),
    "rain fell on the coast", "and nobody went out to the boats that day", "while the old ferry waited for light",
    "Regen fiel auf die Küste", "où la pluie tombe encore", "la lluvia no paró", "deszcz padał w Łodzi", "шёл дождь над морем",
    "ירד גשם על הים", "هطل المطر على البحر", "港に雨が降る。", "항구에 비가 내렸다", "see “the harbour” (page 12)", "cost 3.5% more – €40",
)  # fmt: skip
"""Pieces of sentences in several scripts. Whole phrases, because drawing word by word is slow."""

BOILERPLATE: tuple[tuple[str, Label], ...] = (
    ("Skip to content", Label.NAVIGATION),
    ("Share this article", Label.SHARING),
    ("Sign up for our newsletter", Label.SUBSCRIPTION),
    ("All rights reserved", Label.LEGAL),
    ("Advertisement", Label.ADVERTISEMENT),
    ("We use cookies", Label.CONSENT),
    ("02:03", Label.MEDIA),
    ("Read more", Label.RELATED),
)
"""What stands on pages of every kind, and its label."""

PERSONS = ("Ana Ruiz", "Jonas Lind", "Maren Ottesdal", "Callum Baird", "Léa Morin", "Iris Vela")
AGENCIES = ("AFP", "Reuters", "dpa", "Getty Images", "AP", "EFE")

PUNCTUATION = (".", "!", "?", "…", ":", "")
FLAT_DIALECTS = tuple(PRINTS)
"""The dialects that `flat_pages` prints, which are those that `cleantext.read_text` knows."""


def words(min_size: int = 1, max_size: int = 3) -> st.SearchStrategy[str]:
    """A few phrases of several scripts, at times with anything at all among them."""
    phrases = st.sampled_from(PHRASES)
    piece = st.one_of(phrases, phrases, phrases, st.text(min_size=1, max_size=6))
    return st.lists(piece, min_size=min_size, max_size=max_size).map(" ".join)


def sentences() -> st.SearchStrategy[str]:
    """A sentence, more or less."""
    return st.tuples(words(1, 4), st.sampled_from(PUNCTUATION)).map("".join)


def paragraphs() -> st.SearchStrategy[str]:
    """One to three sentences."""
    return st.lists(sentences(), min_size=1, max_size=3).map(" ".join)


def lines() -> st.SearchStrategy[str]:
    """Any one line of a page: prose, boilerplate, a caption, a heading, nothing."""
    boilerplate = st.sampled_from([text for text, _ in BOILERPLATE])
    return st.one_of(paragraphs(), sentences(), words(), boilerplate, captions(), st.just("")).map(_one_line)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# -- captions and credits ---------------------------------------------------------------------------------


@st.composite
def credits(draw: Any) -> Credit:
    """Credits of one or two persons and up to two agencies."""
    creators = draw(st.lists(st.sampled_from(PERSONS), max_size=2, unique=True))
    suppliers = draw(
        st.lists(st.sampled_from(AGENCIES), min_size=0 if creators else 1, max_size=2, unique=True)
    )
    return Credit(" / ".join([*creators, *suppliers]), tuple(creators), tuple(suppliers))


@st.composite
def captions(draw: Any) -> str:
    """Caption lines with a credit, as houses print them: labelled, in brackets, after a slash or a dash."""
    caption = _one_line(draw(sentences()))
    credit = draw(credits()).line
    form = draw(
        st.sampled_from(
            ("{0} Photo: {1}", "{0} (Foto: {1})", "{0} © {1}", "{0} | {1}", "{1} – {0}", "{0}{1}", "{0}")
        )
    )
    return str(form.format(caption, credit))


# -- pages ------------------------------------------------------------------------------------------------

BLOCK_TAGS = ("p", "div", "li", "h2", "blockquote", "td", "figcaption", "pre", "section", "span")
INLINE_TAGS = ("b", "i", "a", "em", "small", "span", "sup")
OUTER_TAGS = (
    "div",
    "main",
    "nav",
    "aside",
    "ul",
    "ol",
    "table",
    "article",
    "footer",
    "figure",
    "noscript",
    "form",
)
CLASSES = ("", "story", "share-bar", "caption", "related", "hidden", "sr-only", "comments", "credit")


def html_pages(*, well_formed: bool = False) -> st.SearchStrategy[str]:
    """Pages of markup; with `well_formed`, pages that are XML too, else tags may stay open or close nothing."""
    return _html(well_formed)


@st.composite
def _html(draw: Any, well_formed: bool) -> str:
    body = "".join(draw(st.lists(_elements(well_formed), max_size=6)))
    title = escape(_xml(draw(words(0, 6)))) if well_formed else draw(words(0, 6))
    head = f"<head><title>{title}</title></head>"
    return f"<html>{head}<body>{body}</body></html>"


def _elements(well_formed: bool) -> st.SearchStrategy[str]:
    pieces = [_leaf(well_formed), _leaf(well_formed), st.just("<br/>"), st.just("<hr/>"), _image()]
    if not well_formed:
        stray = (
            "</div>",
            "<p>",
            "</p>",
            "<b>",
            "<li>",
            "<td>",
            "<!-- x",
            "<",
            "&",
            "&amp",
            "<a href='",
            "</table>",
            "\0",
        )
        pieces.append(st.sampled_from(stray))
    leaf = st.one_of(pieces)
    return st.recursive(leaf, lambda inner: _outer(inner), max_leaves=12)


@st.composite
def _outer(draw: Any, inner: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(OUTER_TAGS))
    return f"<{tag}{draw(_attributes())}>{''.join(draw(st.lists(inner, max_size=5)))}</{tag}>"


@st.composite
def _leaf(draw: Any, well_formed: bool) -> str:
    tag = draw(st.sampled_from(BLOCK_TAGS))
    pieces = []
    for text in draw(st.lists(st.one_of(lines(), words()), min_size=1, max_size=3)):
        shown = escape(_xml(text) if well_formed else text)
        inline = draw(st.sampled_from(("", "", *INLINE_TAGS)))
        pieces.append(f"<{inline}{draw(_attributes())}>{shown}</{inline}>" if inline else shown)
    close = "" if not well_formed and draw(st.integers(0, 9)) == 9 else f"</{tag}>"
    return f"<{tag}{draw(_attributes())}>{''.join(pieces)}{close}"


@st.composite
def _attributes(draw: Any) -> str:
    name = draw(st.sampled_from(CLASSES))
    hidden = ' hidden="hidden"' if draw(st.integers(0, 15)) == 15 else ""
    return (f' class="{name}"' if name else "") + hidden


@st.composite
def _image(draw: Any) -> str:
    return f'<img src="/{draw(st.integers(0, 9))}.jpg" alt="{escape(_xml(draw(words(0, 3))))}"/>'


def _xml(text: str) -> str:
    """Without the characters that XML does not have."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd"
    ).replace("\x7f", "")


def flat_pages(dialect: str = "auto") -> st.SearchStrategy[str]:
    """Flattened pages, printed in one of `FLAT_DIALECTS`, or with ``"auto"`` in any.

    Raises `ValueError` for another dialect.
    """
    if dialect == "auto":
        return st.one_of([flat_pages(name) for name in FLAT_DIALECTS])
    if dialect not in FLAT_DIALECTS:
        raise ValueError(f"no dialect is named {dialect!r}; choose from auto, {', '.join(FLAT_DIALECTS)}")
    kinds = st.sampled_from(("text", "text", *KINDS))
    pieces = st.lists(st.builds(Piece, kinds, lines()), max_size=12)
    return pieces.map(lambda drawn: printed(drawn, dialect))


def pages() -> st.SearchStrategy[str | bytes]:
    """Anything a reader may be given: markup, text, bytes in some encoding, noise."""
    encoded = st.tuples(html_pages(), st.sampled_from(("utf-8", "utf-16", "cp1252", "koi8-r", "shift_jis")))
    return st.one_of(
        html_pages(),
        encoded.map(lambda pair: pair[0].encode(pair[1], "replace")),
        flat_pages(),
        st.text(max_size=200),
        st.binary(max_size=200),
    )


def documents() -> st.SearchStrategy[Document]:
    """Documents that no filter has seen yet, from markup and from flat text."""
    return st.one_of(html_pages().map(read_html), flat_pages().map(read_text))


@st.composite
def planted_pages(draw: Any) -> Planted:
    """Pages with known prose in an article and known boilerplate around it."""
    prose = draw(st.lists(_planted_paragraphs(), min_size=2, max_size=6, unique=True))
    clutter = draw(st.lists(st.sampled_from(BOILERPLATE), min_size=1, max_size=5, unique=True))
    before = draw(st.integers(0, len(clutter)))
    rows = [f"<div>{escape(text)}</div>" for text, _ in clutter]
    story = "".join(f"<p>{escape(text)}</p>" for text in prose)
    html = (
        f"<html><body>{''.join(rows[:before])}<main><article><h1>Rain</h1>{story}</article></main>"
        f"{''.join(rows[before:])}</body></html>"
    )
    return Planted(read_html(html), tuple(prose), tuple(clutter), html)


@st.composite
def _planted_paragraphs(draw: Any) -> str:
    """A paragraph that is plainly prose, and not the same as any other of its page."""
    openings = st.sampled_from(
        ("On Tuesday", "By noon", "In the harbour", "Two years ago", "Nobody knows why")
    )
    subjects = st.sampled_from(
        ("the ferry", "the council", "a fisherman", "the old lighthouse", "the school")
    )
    turns = (
        "was waiting for a tide that never came back the way it had gone out",
        "had to close its doors because the roof would not hold another winter",
        "found a way to keep the lights burning when the cable broke in March",
    )
    sentences = [
        f"{draw(openings)} {draw(subjects)} {draw(st.sampled_from(turns))}, and {draw(st.integers(2, 999))} people saw it."
        for _ in range(draw(st.integers(2, 4)))
    ]
    return " ".join(sentences)
