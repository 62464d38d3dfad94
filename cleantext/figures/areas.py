"""Caption areas: the texts that a page prints with a picture.

A page says in three ways that a text belongs to a picture: by a ``figure`` element, by the names of classes
("image-caption", "photo__credit"), and by putting picture and text into an element of their own. Areas are found from
the markup alone, then read by the grammar of `cleantext.credits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.claims import ImageClaim, bare

if TYPE_CHECKING:
    from cleantext.credits import FigureLine
    from cleantext.document import Document


# --- what names of classes say ------------------------------------------------------------------------------------

_CREDIT_STEMS = "credit|copyright|attribution|photographer|byline|bildquelle|bildnachweis|fotograf|urheber"
_CREDIT_WORDS = (
    "source|sources|copy|author|autor|auteur|quelle|provider|distributor|agency|owner|rights|licen[cs]e"
)
_CAPTION_STEMS = "caption|bildunterschrift|bildtext|cutline|legend|didascalia"
_CAPTION_WORDS = "desc|description"
_HINTS = re.compile(
    rf"(?P<credit>{_CREDIT_STEMS}|(?<![a-z])(?:{_CREDIT_WORDS})(?![a-z]))"
    rf"|(?P<caption>{_CAPTION_STEMS}|(?<![a-z])(?:{_CAPTION_WORDS})(?![a-z]))"
)
# a class word that speaks of a picture and of what is printed with it                  ; "media-caption", "fotocredit"
_PICTURE = re.compile(r"image|img|photo|foto|picture|media(?!tion)|bild|figure|gallery|slide")
_FILM = re.compile(r"video|audio|player")
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|teasers?|promo\w*|newsletter|banner|footer|breadcrumbs?|advert\w*|more)(?![a-z])"
)
_CAPTIONS = frozenset({"caption", "wp-caption-text", "wp-caption-dd", "legend"})
_FRAMES = frozenset(
    {"wp-caption", "tr-caption-container", "image-caption-container", "mediaelement", "thumbinner"}
)


@lru_cache(maxsize=4096)
def class_hint(word: str) -> str:
    """``"credit"``, ``"caption"`` or ``""``: what a class word says; of several parts the last decides.

    >>> class_hint("caption__source"), class_hint("image-source-caption")
    ('credit', 'caption')
    """
    found = ""
    for match in _HINTS.finditer(word):
        found = match.lastgroup or ""
    return found


@lru_cache(maxsize=4096)
def _is_picture_text(word: str) -> bool:
    """Whether a class word speaks of a picture's caption or credit, or is the word caption itself."""
    return bool(class_hint(word)) and (_PICTURE.search(word) is not None or word in _CAPTIONS)


def _names_picture_text(ancestor: Ancestor) -> bool:
    return any(map(_is_picture_text, ancestor.classes))


def _names_picture(ancestor: Ancestor) -> bool:
    return any(_PICTURE.search(word) for word in ancestor.classes)


def leads_elsewhere(ancestor: Ancestor) -> bool:
    """Whether an element holds what is not the article: menus, footers, teasers, the promotion of other pages."""
    return ancestor.tag in ("nav", "footer") or _named_elsewhere(ancestor)


def _is_frame(ancestor: Ancestor) -> bool:
    return ancestor.tag == "figure" or bool(ancestor.classes) and not _FRAMES.isdisjoint(ancestor.classes)


def _named_elsewhere(ancestor: Ancestor) -> bool:
    return ancestor.tag not in _PAGE and any(
        _ELSEWHERE.search(word) and not _PICTURE.search(word) for word in ancestor.classes
    )


# --- caption areas ------------------------------------------------------------------------------------------------

_NO_CAPTION = frozenset(
    {Kind.CELL, Kind.CODE, Kind.CONTROL, Kind.QUOTE, Kind.MEDIA, Kind.IMAGE, Kind.HEADING}
)
_LONGEST = 1_200  # characters of an area; the longest printed caption known has 540
_MOST_TEXTS = 6
_LONGEST_CREDIT = 110  # characters; longer texts are credits only where their class or label says so
_MOST_BLOCKS = (
    14  # of a frame around a picture: pictures come with copies for small screens and without scripts
)
_PAGE = frozenset({"html", "body", "main"})
_ARTICLE = 1_500  # characters in sentences: an element named like a teaser that has fewer is one
_SENTENCE = 120  # characters: most teasers are shorter
_LINKED = 0.25  # share of a teaser's text in links is higher
_SECTIONS = frozenset(
    {"body", "html", "main", "article", "section", "header", "ul", "ol", "table", "tr", "tbody", "form"}
)


@frozen
class Area:
    """The texts printed with one picture, what the markup hints of each ("caption", "credit" or ""), and the reason to
    take them for a caption area. `film` says that they stand with a film or a recording."""

    images: tuple[Block, ...]
    texts: tuple[Block, ...]
    hints: tuple[str, ...]
    reason: str
    film: bool = False

    @property
    def image(self) -> Block | None:
        """The picture among its copies for other screens: one with an address and a text if there is any."""
        return _best(self.images)


def find_areas(document: Document) -> tuple[Area, ...]:
    """The caption areas of a page, in its order, by markup alone. Flat text has none."""
    blocks = document.blocks
    walk = _Walk(blocks)
    areas = [*walk.in_figures(), *walk.in_frames(), *walk.by_class()]
    areas.sort(key=lambda area: min(block.index for block in (*area.images, *area.texts)))
    return tuple(areas)


@define
class _Walk:
    """Looks for caption areas on a page.

    What was found of an element is kept by its identity, because blocks share their ancestors: `roots`, `judged`,
    `names` and `prose`. `taken` are the numbers of the blocks that have found their area.
    """

    blocks: tuple[Block, ...]
    roots: dict[int, int] = field(factory=dict, init=False)
    judged: dict[int, bool] = field(factory=dict, init=False)
    names: dict[int, bool] = field(factory=dict, init=False)
    prose: dict[int, int] = field(factory=dict, init=False)
    taken: set[int] = field(factory=set, init=False)

    def root(self, path: tuple[Ancestor, ...]) -> int:
        """The depth of the innermost figure or frame in a path, -1 without one; each element is looked at once."""
        roots = self.roots
        depth = len(path) - 1
        found = -1
        while depth >= 0:
            known = roots.get(id(path[depth]))
            if known is not None:
                found = known
                break
            if _is_frame(path[depth]):
                found = depth
                break
            depth -= 1
        for below in range(max(depth, 0), len(path)):
            roots[id(path[below])] = found
        return found

    def elsewhere(self, path: Iterable[Ancestor]) -> bool:
        for ancestor in path:
            one = id(ancestor)
            known = self.judged.get(one)
            if known is None:
                known = leads_elsewhere(ancestor) and not (ancestor.classes and self.holds_prose(ancestor))
                self.judged[one] = known
            if known:
                return True
        return False

    def holds_prose(self, ancestor: Ancestor) -> bool:
        """Whether an element named like a teaser holds the article: its title, or many sentences that are no links."""
        if not self.prose:
            self.weigh_prose()
        return self.prose.get(id(ancestor), 0) > _ARTICLE

    def weigh_prose(self) -> None:
        """Sums up the characters in sentences for each element, once a page; a title outweighs all."""
        self.prose[0] = 0
        for block in self.blocks:
            if block.kind is Kind.HEADING and block.level == 1:
                weight = _ARTICLE + 1
            elif len(block.text) > _SENTENCE and block.link_chars < _LINKED * len(block.text):
                weight = len(block.text)
            else:
                continue
            for ancestor in block.path:
                self.prose[id(ancestor)] = self.prose.get(id(ancestor), 0) + weight

    def in_figures(self) -> Iterator[Area]:
        """The areas in ``figure`` elements and the frames that some content systems print instead."""
        groups: dict[int, list[Block]] = {}
        roots = self.roots
        for block in self.blocks:
            path = block.path
            if path:
                known = roots.get(id(path[-1]))
                depth = self.root(path) if known is None else known
                if depth >= 0:
                    groups.setdefault(id(path[depth]), []).append(block)
        for members in groups.values():
            path = members[0].path
            depth = self.root(path)
            self.taken.update(block.index for block in members)
            if not self.elsewhere(path[:depth]) and not _teaser(members, depth):
                captions = [*_captions_of(members), *self.credit_behind(members[-1], depth)]
                yield from _areas(captions, depth, f"inside a {path[depth].tag}")

    def credit_behind(self, last: Block, depth: int) -> Iterator[Block]:
        """The block right behind a figure, in the same element, if it is a credit with its label and nothing else."""
        if last.index + 1 >= len(self.blocks):
            return
        block = self.blocks[last.index + 1]
        beside = len(block.path) == depth + 1 and _common(block.path, last.path) == depth
        if (
            beside
            and 0 < len(block.text) < _LONGEST_CREDIT
            and block.link_share < 0.5
            and _labelled(block.text)
        ):
            self.taken.add(block.index)
            yield block

    def in_frames(self) -> Iterator[Area]:
        """The areas of pictures that share an element with little else than their text."""
        for block in self.blocks:
            if block.kind is Kind.IMAGE and block.index not in self.taken and len(block.path) > 1:
                found = self.frame(block)
                if found is not None:
                    depth, members = found
                    self.taken.update(member.index for member in members)
                    if not self.elsewhere(block.path[:depth]):
                        yield from _areas(members, depth, "in one frame with a picture")

    def frame(self, image: Block) -> tuple[int, list[Block]] | None:
        """The depth of the element that holds a picture and its text, with the blocks in it; None if there is none."""
        depth = max(self.shared(image, 1), self.shared(image, -1)) - 1
        if depth < 1 or image.path[depth].tag in _SECTIONS:
            return None
        element = image.path[depth]
        members = [image]
        for step in (-1, 1):
            index = image.index + step
            while 0 <= index < len(self.blocks):
                block = self.blocks[index]
                if len(block.path) <= depth or block.path[depth] is not element:
                    break
                if block.index in self.taken or len(members) > _MOST_BLOCKS:
                    return None
                members.append(block)
                index += step
        members.sort(key=lambda block: block.index)
        return (depth, members) if _framed(image, members, depth) else None

    def shared(self, image: Block, step: int) -> int:
        """How many elements a picture shares with the next block of text on one side of it."""
        index = image.index + step
        for _ in range(6):
            if not 0 <= index < len(self.blocks):
                return 0
            block = self.blocks[index]
            if block.text and not block.hidden:
                return _common(image.path, block.path)
            index += step
        return 0

    def by_class(self) -> Iterator[Area]:
        """The areas that only the names of their classes tell."""
        group: list[Block] = []
        taken = self.taken
        for block in self.blocks:
            if block.kind in _NO_CAPTION or block.index in taken or block.hidden or not self.named(block):
                continue
            if group and (
                block.index - group[-1].index > 2 or _common(group[-1].path, block.path) < len(block.path) - 2
            ):
                yield from self.named_area(group)
                group = []
            group.append(block)
        if group:
            yield from self.named_area(group)

    def named(self, block: Block) -> bool:
        if block.kind is Kind.FIGCAPTION:
            return not self.elsewhere(block.path)
        for ancestor in block.path[-2:]:
            known = self.names.get(id(ancestor))
            if known is None:
                known = self.names[id(ancestor)] = _names_picture_text(ancestor)
            if known:
                return not self.elsewhere(block.path)
        return False

    def named_area(self, group: list[Block]) -> Iterator[Area]:
        first, last = group[0].index, group[-1].index
        around = [*self.blocks[max(0, first - 4) : first][::-1], *self.blocks[last + 1 : last + 3]]
        image = next((block for block in around if block.kind is Kind.IMAGE), None)
        depth = max(1, min(_common(group[0].path, block.path) for block in group) - 2)
        members = [image, *group] if image is not None else group
        if image is None and not any(map(_names_picture, group[0].path[-2:])):
            return  # the word caption alone: the small print of a shop, the title of a table
        yield from _areas(members, depth, "named so by its class")


def _common(one: tuple[Ancestor, ...], two: tuple[Ancestor, ...]) -> int:
    """How many elements two paths have in common, from the outside."""
    count = 0
    for left, right in zip(one, two, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _may_be_caption(block: Block) -> bool:
    """Whether the kind of a block is one of captions; the cells of a table are if they are named so."""
    return (
        block.kind not in _NO_CAPTION
        or block.kind is Kind.CELL
        and any(map(class_hint, block.path[-1].classes))
    )


def _captions_of(members: list[Block]) -> list[Block]:
    """The pictures of a figure and the blocks that are its captions: those in a ``figcaption`` or named so, or, without
    any, all that a picture can have."""
    named = [block for block in members if block.kind is Kind.IMAGE or _captioned(block)]
    return named if any(block.text for block in named) and not _short(members) else members


def _captioned(block: Block) -> bool:
    if block.kind is Kind.FIGCAPTION:
        return True
    return any(
        ancestor.tag == "figcaption" or any(map(class_hint, ancestor.classes)) for ancestor in block.path[-2:]
    )


def _teaser(members: list[Block], depth: int) -> bool:
    """Whether a figure advertises another page: so named, or all its text is a link though none is a caption; or whether
    it holds the article's date."""
    texts = [block for block in members if block.text and block.kind is not Kind.IMAGE]
    if any(_named_elsewhere(ancestor) for block in texts for ancestor in block.path[depth:]):
        return True
    if any(block.inside("time") for block in texts):
        return True
    linked = bool(texts) and all(block.link_share > 0.5 for block in texts)
    return linked and not any(map(_captioned, texts))


def _short(members: list[Block]) -> bool:
    texts = [block for block in members if block.text and block.kind is not Kind.IMAGE]
    return (
        len(texts) <= 4
        and sum(len(block.text) for block in texts) <= 400
        and all(block.kind not in _NO_CAPTION for block in texts)
    )


def _framed(image: Block, members: list[Block], depth: int) -> bool:
    """Whether what shares an element with a picture is its text: little of it, no heading, no teaser's link, and a sign
    that it speaks of the picture: a class word, the picture's alternative text, or a credit."""
    texts = [block for block in members if block.text]
    if (
        not texts
        or len(texts) > 3
        or any(block.kind in _NO_CAPTION or block.link_share > 0.5 for block in texts)
    ):
        return False
    if any(block.inside("li", "td") for block in texts) or sum(len(block.text) for block in texts) > 600:
        return False
    elements = (image.path[depth], *(ancestor for block in texts for ancestor in block.path[depth + 1 :]))
    if any(map(_names_picture_text, elements)):
        return True
    if len(texts) > 1 and _credit_among(texts) is not None:
        return True
    named = _names_picture(image.path[depth]) and not image.inside("a")
    return (
        named
        and any(len(block.words) > 2 for block in texts)
        or _says_the_same(image, texts)
        or _credited(texts)
    )


def _says_the_same(image: Block, texts: list[Block]) -> bool:
    alt = bare(image.image.alt) if image.image is not None else ""
    return len(alt) > 20 and any(bare(block.text).startswith(alt) for block in texts)


def _credited(texts: list[Block]) -> bool:
    from cleantext.credits import parse_figure_line

    line = parse_figure_line(" ".join(block.text for block in texts), in_caption_area=False)
    return line.credit is not None


def _areas(members: list[Block], depth: int, reason: str) -> Iterator[Area]:
    """The areas in a figure or frame: one a picture, its text behind it; a lone picture's text may stand before it."""
    images: list[Block] = []
    texts: list[Block] = []
    runs: list[tuple[list[Block], list[Block]]] = []
    for block in members:
        if block.kind is Kind.IMAGE:
            if images and texts:
                runs.append((images, texts))
                images, texts = [], []
            images.append(block)
        elif block.text and not block.hidden and _may_be_caption(block):
            texts.append(block)
    if texts or not runs:
        runs.append((images, texts))
    for images, texts in runs:
        if (
            not (images or texts)
            or len(texts) > _MOST_TEXTS
            or sum(len(block.text) for block in texts) > _LONGEST
        ):
            continue
        film = any(
            _FILM.search(word) for block in texts[:1] for part in block.path[depth:] for word in part.classes
        )
        yield Area(tuple(images), tuple(texts), _hints(texts, depth), reason, film)


def _best(images: tuple[Block, ...]) -> Block | None:
    for block in images:
        image = block.image
        if image is not None and image.url and not image.url.startswith("data:") and image.alt:
            return block
    return next(
        (block for block in images if block.image is not None and block.image.url),
        images[0] if images else None,
    )


def _hints(texts: list[Block], depth: int) -> tuple[str, ...]:
    """What the elements around each text call it. Elements around all of them tell none from another, so that a
    "caption" around both leaves the ``span`` inside to say which is the credit."""
    if not texts:
        return ()
    shared = min(_common(texts[0].path, block.path) for block in texts) if len(texts) > 1 else depth
    hints = [_hint(block.path[max(shared, depth) :]) for block in texts]
    if len(texts) > 1 and "credit" not in hints:
        alone = _credit_among(texts)
        if alone is not None:
            hints[alone] = "credit"
    return tuple(hints)


def _credit_among(texts: list[Block]) -> int | None:
    """Which text of several is the credit, where no element says so: one with a label, or names behind the caption."""
    for index in (len(texts) - 1, 0):
        if _labelled(texts[index].text):
            return index
    return len(texts) - 1 if len(texts[0].words) > 3 and _is_credit(texts[-1].text) else None


def _hint(path: tuple[Ancestor, ...]) -> str:
    for ancestor in reversed(path):
        for word in ancestor.classes:
            hint = class_hint(word)
            if hint:
                return hint
        if ancestor.tag in ("small", "cite", "footer"):
            return "credit"
    return ""


def _labelled(text: str) -> bool:
    """Whether a text is a credit with its label, and nothing else."""
    from cleantext.credits import parse_figure_line

    line = parse_figure_line(text)
    return line.caption is None and line.credit is not None and line.evidence.startswith("label")


def _is_credit(text: str) -> bool:
    """Whether the last text of an area is a credit by itself: short, and nothing but parties."""
    from cleantext.credits import parse_figure_line
    from cleantext.parties import surely_parties

    if len(text) > _LONGEST_CREDIT:
        return False
    line = parse_figure_line(text)
    return line.caption is None if line.credit is not None else surely_parties(text.strip("()[] "))


def gathered(document: Document) -> Area:
    """All text of a little page as one area: the markup of a caption area, cut out of its page."""
    texts = [
        block for block in document.blocks if block.text and block.kind not in (Kind.IMAGE, Kind.CONTROL)
    ]
    images = tuple(block for block in document.blocks if block.kind is Kind.IMAGE)
    return Area(images, tuple(texts), _hints(texts, 0), "the caption area itself")


def read_area(area: Area, claims: Iterable[ImageClaim] = ()) -> FigureLine:
    """Caption and credit of an area; the offsets are those in its texts as `join_parts` joins them.

    `claims` are what the page says of its images. Where markup and grammar find no credit, a claimed caption tells where
    the printed one ends, if names are all that is left behind it.
    """
    from cleantext.credits import parse_figure_parts

    line = parse_figure_parts(
        [(block.text, hint) for block, hint in zip(area.texts, area.hints, strict=True)]
    )
    if line.credit is not None or line.caption is None or line.caption_span is None:
        return line
    start, end = line.caption_span
    for claim in claims:
        at = _end_of(claim.caption, line.text, start, end)
        if at is not None and _is_credit(line.text[at:end].strip()):
            parts = parse_figure_parts([(line.text[start:at], "caption"), (line.text[at:end], "credit")])
            if parts.credit is not None:
                seat = line.text.find(parts.credit.line, at)
                return evolve(
                    line,
                    caption=line.text[start:at].rstrip(),
                    caption_span=(start, start + len(line.text[start:at].rstrip())),
                    credit=parts.credit,
                    credit_span=(seat, seat + len(parts.credit.line)),
                    evidence="the caption that the page claims ends here",
                )
    return line


def _end_of(caption: str, text: str, start: int, end: int) -> int | None:
    """The offset in a text behind a caption that it begins with, but for white space; None if it does not, or if nothing
    follows."""
    if len(caption) < 20 or len(caption) > end - start + 20:
        return None
    at = start
    for letter in caption:
        if letter.isspace():
            continue
        while at < end and text[at].isspace():
            at += 1
        if at >= end or text[at] != letter:
            return None
        at += 1
    return at if text[at:end].strip() else None
