"""What the reader knows of HTML elements, as tables.

Sources: the HTML Living Standard, "Rendering" (which elements start a line of their own), "Tokenization" (raw
text), "Optional tags" (what a start tag closes); ARIA in HTML for controls.
"""

from __future__ import annotations

from cleantext.blocks import Kind

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements without content: a start tag is all there is."""

RAW_TEXT = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
"""Elements whose content is text up to their own end tag; ``noscript`` is read as markup."""

PASSED_OVER = frozenset("svg annotation annotation-xml".split())
"""Elements of drawings and formulas whose content is passed over: markup in it, but no text of the page (MathML Core,
"User Agent Stylesheet", for annotations). An annotation in TeX is read in the place of its formula."""

NEVER_TEXT = frozenset("script style iframe noembed noframes template".split()) | PASSED_OVER
"""Elements whose content no reader of the page sees as text (a ``template`` with a shadow root is read)."""

FORMATTING = frozenset(
    "b i em strong u font s strike tt big sub sup mark ins abbr acronym bdi bdo wbr var kbd samp dfn blink".split()
)
"""Letters set differently, in the middle of a line. They start nothing, end nothing, and add no space."""

KINDS: dict[str, Kind] = {
    "h1": Kind.HEADING, "h2": Kind.HEADING, "h3": Kind.HEADING, "h4": Kind.HEADING, "h5": Kind.HEADING, "h6": Kind.HEADING,
    "p": Kind.PARAGRAPH,
    "li": Kind.LIST_ITEM, "dt": Kind.LIST_ITEM, "dd": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "td": Kind.CELL, "th": Kind.CELL,
    "pre": Kind.CODE, "xmp": Kind.CODE, "listing": Kind.CODE, "plaintext": Kind.CODE,
    "figcaption": Kind.FIGCAPTION,
    "button": Kind.CONTROL, "select": Kind.CONTROL, "option": Kind.CONTROL, "optgroup": Kind.CONTROL,
    "textarea": Kind.CONTROL, "label": Kind.CONTROL, "legend": Kind.CONTROL,
    "video": Kind.MEDIA, "audio": Kind.MEDIA, "object": Kind.MEDIA, "canvas": Kind.MEDIA,
}  # fmt: skip
"""The kind of a block, by the nearest element around it that is in this table."""

BLOCK_LEVEL = frozenset(
    """address article aside blockquote body button caption center datalist dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noscript ol
    optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul video audio
    object canvas xmp title template""".split()
)
"""Elements that start a line of their own and end it."""

CLOSES_P = BLOCK_LEVEL - frozenset(
    "button caption tbody td tfoot th thead tr datalist option optgroup select object video audio canvas noscript template title legend body head html".split()
)
"""Start tags that end an open paragraph (HTML standard, "The p element")."""

CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"}),
    "thead": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"}),
    "tfoot": frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "h1": frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}),
    "a": frozenset({"a"}),
}
CLOSED_BY |= dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), CLOSED_BY["h1"])
"""A start tag (key) ends an open element of these names, if none of `CLOSE_STOPS` stands between them."""

CLOSE_STOPS: dict[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu", "dir", "table", "td", "th"}),
    "dt": frozenset({"dl", "table", "td", "th"}),
    "dd": frozenset({"dl", "table", "td", "th"}),
    "tr": frozenset({"table"}), "td": frozenset({"table", "tr"}), "th": frozenset({"table", "tr"}),
    "tbody": frozenset({"table"}), "thead": frozenset({"table"}), "tfoot": frozenset({"table"}),
    "option": frozenset({"select", "datalist"}), "optgroup": frozenset({"select"}),
}  # fmt: skip

SCOPES = frozenset({"table", "td", "th", "caption", "template", "object"})
"""Elements that an end tag of something outside cannot reach through."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
"""Elements that deepen a list."""

INLINE = frozenset(
    "a span small cite code time data q label input img picture source ruby rb output meter progress slot math nobr".split()
)
"""Elements in the middle of a line that are remembered: links, and what class words name."""

# What the walk does at a tag.
(OPEN_BLOCK, CLOSE_BLOCK, OPEN_INLINE, CLOSE_INLINE, OPEN_SPECIAL, CLOSE_COUNTED, NOTHING, UNSEEN, UNSEEN_END, GATHER,
 IMAGE, BREAK, RULE, RUBY) = range(14)  # fmt: skip

ENDS = frozenset({CLOSE_BLOCK, CLOSE_INLINE, CLOSE_COUNTED, UNSEEN_END})

COUNTED = LISTS | {"p", "figure", "figcaption", "table", "td", "th"}
"""Block-level elements of which the walk counts how many are open, or otherwise has to know when they end."""

SPECIAL = frozenset(KINDS) | CLOSED_BY.keys() | COUNTED | (BLOCK_LEVEL - CLOSES_P)
"""Block-level elements whose start tag does more than end a paragraph and start a line."""

_STARTS: dict[str, int] = {
    **dict.fromkeys(BLOCK_LEVEL, OPEN_BLOCK),
    **dict.fromkeys(BLOCK_LEVEL & SPECIAL, OPEN_SPECIAL),
    **dict.fromkeys(FORMATTING | VOID, NOTHING),
    **dict.fromkeys(NEVER_TEXT | {"title"}, UNSEEN),
    **dict.fromkeys(("img", "image", "amp-img"), IMAGE),
    **dict.fromkeys(("meta", "link", "base", "html"), GATHER),
    "br": BREAK, "hr": RULE, "rt": RUBY, "rp": RUBY,
}  # fmt: skip

_ENDS: dict[str, int] = {
    **dict.fromkeys(BLOCK_LEVEL, CLOSE_BLOCK),
    **dict.fromkeys(COUNTED, CLOSE_COUNTED),
    **dict.fromkeys(FORMATTING | VOID | {"title", "rt", "rp", "html", "body"}, NOTHING),
    **dict.fromkeys(NEVER_TEXT, UNSEEN_END),
    "br": BREAK,
}  # fmt: skip

_NAMED = _STARTS.keys() | _ENDS.keys() | INLINE | RAW_TEXT | SCOPES | {"path", "g", "use"}

TAGS: dict[str, tuple[int, str]] = {
    tag: (_STARTS.get(tag, OPEN_INLINE), tag) for tag in sorted(_NAMED - RAW_TEXT)
}
TAGS |= {"/" + tag: (_ENDS.get(tag, CLOSE_INLINE), tag) for tag in sorted(_NAMED)}
TAGS |= {"/" + tag: (NOTHING, "") for tag in _ENDS if _ENDS[tag] == NOTHING}
TAGS |= {spelled.upper(): operation for spelled, operation in TAGS.items()}
"""Tags as usually spelled, with what the walk does there and the name in lower case, without the slash of end tags
(and empty for those that end nothing). Tags that are not here open and close inline elements, as in browsers."""

RAW_TAGS: dict[str, tuple[int, str]] = {tag: (_STARTS[tag], tag) for tag in RAW_TEXT}
"""The same for the start tags of raw text elements."""

PLAIN_TAGS: dict[str, tuple[int, str, str]] = {
    spelled: (*operation, "") for spelled, operation in TAGS.items()
}
"""Tags without attributes, as usually spelled."""
