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

NEVER_TEXT = frozenset("script style iframe noembed noframes template svg".split())
"""Elements whose content no reader of the page sees as text (a ``template`` with a shadow root is read)."""

FORMATTING = frozenset(
    "b i em strong u font s strike tt big sub sup mark ins abbr acronym bdi bdo wbr nobr var kbd samp dfn blink".split()
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
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noscript ol
    optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul video audio
    object canvas xmp title template""".split()
)
"""Elements that start a line of their own and end it."""

CLOSES_P = BLOCK_LEVEL - frozenset(
    "button caption tbody td tfoot th thead tr option optgroup select object video audio canvas noscript template title legend body head html".split()
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
    "a span small cite code time data q label input img picture source ruby rb output meter progress slot".split()
)
"""Elements in the middle of a line that are remembered: links, and what class words name."""

NAMES: dict[str, str] = {
    spelling: name
    for tag in sorted(
        BLOCK_LEVEL
        | FORMATTING
        | VOID
        | INLINE
        | RAW_TEXT
        | NEVER_TEXT
        | SCOPES
        | LISTS
        | {"html", "path", "g", "use"}
    )
    for name in (tag, "/" + tag)
    for spelling in (name, name.upper())
}
"""Tags as usually spelled, and their names in lower case."""

PLAIN_TAGS: dict[str, tuple[str, str]] = {
    head: (name, "") for head, name in NAMES.items() if name not in RAW_TEXT
}
"""Tags without attributes, as usually spelled."""
