"""What a piece of text is *for*: a closed list of labels, in two halves.

The article side is what a newspaper printed as its own work; the boilerplate side is everything the
page adds around it. Words are the newsroom's (headline, standfirst, kicker, byline, credit).
"""

from enum import StrEnum


class Label(StrEnum):
    """The purpose of a piece of text. Values are the names in lower case, as reports print them."""

    # Nobody said anything.
    UNLABELLED = "unlabelled"

    # Article side.
    HEADLINE = "headline"  # the title of the article
    STANDFIRST = "standfirst"  # the summary under the headline (US: dek)
    KICKER = "kicker"  # the topic line above the headline
    BYLINE = "byline"  # who wrote it
    DATELINE = "dateline"  # place and agency that open the first paragraph
    CROSSHEAD = "crosshead"  # a heading inside the article
    PROSE = "prose"  # the text of the article
    PULL_QUOTE = "pull_quote"  # a sentence of the article set large
    CORRECTION = "correction"  # a correction or a note by the editors
    CAPTION = "caption"  # what a picture shows
    CREDIT = "credit"  # who made and supplied a picture

    # Boilerplate side.
    NAVIGATION = "navigation"  # menus, breadcrumbs, skip links
    CONTROL = "control"  # buttons, forms, things to click
    PAGINATION = "pagination"  # page numbers, next and previous
    METADATA = "metadata"  # dates, tags, read time, counters
    HIDDEN = "hidden"  # text a browser does not show
    RELATED = "related"  # teasers of other articles
    PROMOTION = "promotion"  # the site's own apps, shops, appeals for money
    ADVERTISEMENT = "advertisement"  # somebody else's money
    SUBSCRIPTION = "subscription"  # paywalls, newsletters, registration
    SHARING = "sharing"  # share and follow buttons
    COMMENTS = "comments"  # what readers wrote, and the prompts for it
    CONSENT = "consent"  # cookies and privacy choices
    LEGAL = "legal"  # copyright lines, terms, imprints
    TEMPLATE = "template"  # repeats on other pages of the site
    DUPLICATE = "duplicate"  # repeats on this page
    MEDIA = "media"  # players: fallbacks, durations, controls
    CLUTTER = "clutter"  # not the article, nothing more is known


ARTICLE_SIDE: frozenset[Label] = frozenset(
    {
        Label.HEADLINE,
        Label.STANDFIRST,
        Label.KICKER,
        Label.BYLINE,
        Label.DATELINE,
        Label.CROSSHEAD,
        Label.PROSE,
        Label.PULL_QUOTE,
        Label.CORRECTION,
        Label.CAPTION,
        Label.CREDIT,
    }
)
"""What belongs to the article, kept or not."""

FURNITURE: frozenset[Label] = frozenset(
    {Label.HEADLINE, Label.STANDFIRST, Label.KICKER, Label.BYLINE, Label.DATELINE, Label.METADATA}
)
"""What stands around the headline, of which fields are made."""

BOILERPLATE_SIDE: frozenset[Label] = frozenset(Label) - ARTICLE_SIDE - {Label.UNLABELLED}
"""What the page adds around the article."""
