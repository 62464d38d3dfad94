"""Signatures below the text: who wrote, edited or supplied an article, in a line at its end."""

from __future__ import annotations

from cleantext.blocks import Block, Kind
from cleantext.bylines import (
    ADDRESS,
    may_name_editors,
    parse_byline,
    parse_sign_off,
)
from cleantext.claims import bare
from cleantext.dates import CHARACTER, DIGIT
from cleantext.document import Document
from cleantext.filters.furniture_lines import (
    BESIDE,
    LONGEST_NOTE,
    are_names_only,
    lines_below,
    lines_beside,
)
from cleantext.filters.paragraphs import is_body, is_sentence
from cleantext.names import is_name, without_role
from cleantext.patterns import late_regex
from cleantext.phrasebook import default_phrasebook
from cleantext.sentences import ends_sentence

BRACKETS = "[]【】()（）/ "


def names_editors(text: str) -> bool:
    """Whether a line names editors and nothing else."""
    text = text.strip("()[]（）【】")
    if not may_name_editors(text):
        return False
    byline = parse_byline(text)
    return byline.complete and any(is_name(name) for name in byline.editors)


def is_footer(block: Block, document: Document) -> bool:
    """Whether a line right below a paragraph says who wrote it and when, after a word for authors: weblogs have it
    there ("Posted by Ana Ruiz on May 4, 2025 in Harbour")."""
    text = block.text
    if DIGIT.search(text) is None or ends_sentence(text):
        return False
    if not _is_below_prose(block, document):
        return False
    byline = parse_byline(text, language=document.claims.language)
    return byline.labelled and byline.date is not None and bool(byline.authors)


def reporters(block: Block, document: Document) -> tuple[str, ...]:
    """Who a line right below a paragraph says reported, with the office behind the name and no mark in between, as in East Asia
    ("김민수 기자 minsu@courier.example"); nobody if it is no such line."""
    if CHARACTER.match(block.text.lstrip(BRACKETS)) is None or not _is_below_prose(block, document):
        return ()
    text = ADDRESS.sub("", block.text).strip(BRACKETS)
    if len(text) > LONGEST_NOTE:
        return ()
    if not any([without_role(part) != part for part in map(str.strip, text.split(","))]):
        return ()
    byline = parse_byline(text)
    return byline.authors if byline.complete else ()


def _is_below_prose(block: Block, document: Document) -> bool:
    """Whether the text right above a block is a paragraph, or a sentence."""
    above = [other for other in lines_beside(document.blocks, block) if other.index < block.index]
    return any([is_body(other) or is_sentence(other) for other in above])


SIGNED = frozenset({Kind.LINE, Kind.PARAGRAPH})
"""Kinds of blocks that a byline far from the headline may be."""


def signature(block: Block) -> str:
    """The first author of a line that names persons after a word for authors, and maybe a date, bare; of another line nothing."""
    byline = parse_byline(block.text)
    signed = block.kind in SIGNED and byline.labelled and any(map(is_name, byline.authors))
    return bare(byline.authors[0]) if signed else ""


# in-brackets = "(" *( byline / initials *( "/" initials ) ) ")"                            ; "(Ana Ruiz)", "(with AFP)", "(ar)"
WITHIN_BRACKETS = late_regex(r"[(\[（【〔]\s?([^()\[\]（）【】〔〕]{2,60})\s?[)\]）】〕]")
INITIALS = late_regex(r"\p{Ll}{2,4}(?:\s?/\s?\p{Ll}{2,4}){0,3}")


def signs_in_brackets(block: Block, document: Document) -> bool:
    """Whether the last line of the text is a bracket that names persons, agencies or initials, and nothing else, or ends with
    one that names agencies behind persons."""
    match = WITHIN_BRACKETS.fullmatch(block.text)
    if match is None:
        return _names_both(block, document)
    if not _is_below_prose(block, document) or _is_beside_prose_or_picture(block, document):
        return False
    said: str = match[1]
    if INITIALS.fullmatch(said) is not None:
        return True
    if CHARACTER.match(said) and (len(said) > LONGEST_EAST_ASIAN or default_phrasebook().label_of(said)):
        return False
    byline = parse_byline(said, language=document.claims.language)
    return byline.date is None and are_names_only(byline, document.source)


def _names_both(block: Block, document: Document) -> bool:
    """Whether the last line of the text names persons and, in a bracket at its end, agencies ("Ana Ruiz (with AFP)")."""
    if len(block.text) > LONGEST_NOTE or block.text[-1] not in ")）":
        return False
    if not _is_below_prose(block, document) or _is_beside_prose_or_picture(block, document):
        return False
    byline = parse_byline(block.text)
    return byline.complete and bool(byline.authors) and bool(byline.sources)


LONGEST_EAST_ASIAN = 12
"""Characters of a bracket with a desk and a name ("社会部・佐藤太郎")."""


def _is_beside_prose_or_picture(block: Block, document: Document) -> bool:
    """Whether prose goes on below a line, or a picture stands above it, whose source it may tell."""
    above = document.blocks[max(0, block.index - BESIDE) : block.index]
    below = lines_below(document.blocks, block)
    return any([other.kind is Kind.IMAGE for other in above]) or any(
        [is_body(other) or is_sentence(other) for other in below]
    )


def sign_off(block: Block, document: Document) -> str | None:
    """Why a line below the text that begins with no label is a byline, or None; see `reporters` for another reason."""
    if parse_sign_off(block.text):
        return "a sign-off that names wire services"
    return "a sign-off in brackets" if signs_in_brackets(block, document) else None
