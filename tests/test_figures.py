"""Figures of pages: little pages and what must come out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import clean_html, clean_text
from cleantext.caption_words import COMPILED
from cleantext.figures import find_figures
from cleantext.figures.areas import find_areas, gathered
from cleantext.figures.class_words import class_hint
from cleantext.filters.captions import captions, parse_figure_html
from cleantext.filters.furniture import furniture
from cleantext.labels import Label
from cleantext.package_files import read_file
from cleantext.pipeline import Pipeline
from cleantext.readers.html import read_html
from training.caption_words import compiled_text

CAPTIONS = Pipeline(captions)
PROSE = "<p>The ferry left at dawn and nobody on the pier could say when it would be back.</p>"


def figures_of(html):
    """Alternative text, caption and credit line of each figure of a page."""
    document = CAPTIONS(read_html(html))
    return [
        (
            figure.image.alt if figure.image else None,
            figure.caption,
            figure.credit.line if figure.credit else None,
        )
        for figure in find_figures(document)
    ]


FOUND = {
    "a figure with its credit in an element": (
        "<figure><img src=a.jpg alt=Fog><figcaption>A ferry in fog. <span class=credit>Ana Ruiz</span></figcaption></figure>",
        [("Fog", "A ferry in fog.", "Ana Ruiz")],
    ),
    "a label stays out of caption and credit": (
        "<figure><img src=a.jpg><figcaption>A ferry in fog. Photo: Ana Ruiz/AFP</figcaption></figure>",
        [("", "A ferry in fog.", "Ana Ruiz/AFP")],
    ),
    "hashed classes, the last child names the credit": (
        "<figure><img src=a.jpg><figcaption class=x1><span class=q7>A ferry in the old harbour</span>"
        "<span class=z9>Harbour Post</span></figcaption></figure>",
        [("", "A ferry in the old harbour", "Harbour Post")],
    ),
    "a label without a colon": (
        "<figure><img src=a.jpg><figcaption>A ferry in the fog. <b class=credit>(FOTO Ana Ruiz.)</b></figcaption></figure>",
        [("", "A ferry in the fog.", "Ana Ruiz")],
    ),
    "a label in the first element": (
        "<figure><img src=a.jpg><figcaption><p class=a>Foto: Bo Lind, Hafenblatt</p><p class=b>Ida Sol.</p></figcaption></figure>",
        [("", "Ida Sol.", "Bo Lind, Hafenblatt")],
    ),
    "a credit in two elements": (
        "<figure><img src=a.jpg><figcaption>A ferry. <span class=credit>Photo by Bo Lind</span>"
        "<span class=distributor>/Harbour Post</span></figcaption></figure>",
        [("", "A ferry.", "Bo Lind/Harbour Post")],
    ),
    "a frame without classes, known by its credit": (
        f"<main>{PROSE}<div><div><img src=a.jpg><div>A ferry in fog. © Ana Ruiz</div></div></div>{PROSE}</main>",
        [("", "A ferry in fog.", "Ana Ruiz")],
    ),
    "a frame known by its class": (
        f"<main>{PROSE}<div class=photo><img src=a.jpg><p>A ferry leaves the pier</p></div>{PROSE}</main>",
        [("", "A ferry leaves the pier", None)],
    ),
    "a frame that says what the alternative text says": (
        f"<main>{PROSE}<div><img src=a.jpg alt='A ferry leaves the old pier'><p>A ferry leaves the old pier</p></div></main>",
        [("A ferry leaves the old pier", "A ferry leaves the old pier", None)],
    ),
    "a table round picture and caption": (
        "<table class=tr-caption-container><tr><td><img src=a.jpg></td></tr><tr><td class=tr-caption>A pier. Foto: Bo Lind</td></tr></table>",
        [("", "A pier.", "Bo Lind")],
    ),
    "a group of pictures, each with its caption": (
        "<figure><img src=a.jpg><p class=imagecaption>One ferry</p><img src=b.jpg><p class=imagecaption>Two ferries</p></figure>",
        [("", "One ferry", None), ("", "Two ferries", None)],
    ),
    "a credit beside the figure": (
        "<div><figure><img src=a.jpg><figcaption>A ferry in fog</figcaption></figure><div>Foto: Bo Lind</div></div>",
        [("", "A ferry in fog", "Bo Lind")],
    ),
    "interface words": (
        "<figure><img src=a.jpg><figcaption>A ferry in fog. <i>Foto: Bo Lind</i> <span class=toggle>Vis mer</span></figcaption></figure>",
        [("", "A ferry in fog.", "Bo Lind")],
    ),
    "the same figure twice is one": (
        "<figure><img src=a.jpg><figcaption>A ferry leaves the pier.</figcaption></figure>"
        "<div><figure><img src=b.jpg><figcaption>A ferry leaves the pier.</figcaption></figure></div>",
        [("", "A ferry leaves the pier.", None)],
    ),
    "a caption that stands beside its figure, its credit in an element": (
        "<div><figure><img src=a.jpg></figure><figcaption><span class=text>A ferry in fog</span> "
        "<span class=photo-author>Coast Post</span></figcaption></div>",
        [("", "A ferry in fog", "Coast Post")],
    ),
    "a class word glued to another": (
        f"<main>{PROSE}<div class=imagedescription><img src=a.jpg><p>A ferry leaves the pier</p></div>{PROSE}</main>",
        [("", "A ferry leaves the pier", None)],
    ),
    "a caption in the foot of its figure": (
        "<figure><img src=a.jpg><div class=card-footer><figcaption>A ferry in fog</figcaption></div></figure>",
        [("", "A ferry in fog", None)],
    ),
    "a caption that is hidden with its picture": (
        "<div hidden><figure><img src=a.jpg><figcaption>A ferry in fog</figcaption></figure></div>",
        [("", "A ferry in fog", None)],
    ),
    "an agency alone in the frame of a picture": (
        f"<main>{PROSE}<div><div><img src=a.jpg></div><div>Anadolu Agency</div></div>{PROSE}</main>",
        [("", None, "Anadolu Agency")],
    ),
    "a caption whose picture a script will put there": (
        "<figure class=featured-image><figcaption>A ferry in fog</figcaption></figure>",
        [(None, "A ferry in fog", None)],
    ),
    "a credit in the alternative text": (
        "<figure><img src=a.jpg alt='A ferry in fog. (Photo: Ana Ruiz/AFP)'><figcaption>Fog on the coast</figcaption></figure>",
        [("A ferry in fog. (Photo: Ana Ruiz/AFP)", "Fog on the coast", "Ana Ruiz/AFP")],
    ),
    "a picture whose frame has the shape of films": (
        "<figure><div class=aspect-video><img src=a.jpg></div><figcaption>A ferry in fog</figcaption></figure>",
        [("", "A ferry in fog", None)],
    ),
    "a place in front of the agency": (
        "<figure><img src=a.jpg><figcaption>등대지기가 계단을 오르고 있다. 새별=연합뉴스</figcaption></figure>",
        [("", "등대지기가 계단을 오르고 있다.", "연합뉴스")],
    ),
    "words of the page between credit and caption": (
        "<figure><img src=a.jpg><span><span>Image copyright</span><span class=copyright>Ana Ruiz/AFP</span></span>"
        "<figcaption><span>Image caption</span><span class=caption-text>A ferry in fog</span></figcaption></figure>",
        [("", "A ferry in fog", "Ana Ruiz/AFP")],
    ),
    "words of the page behind both": (
        "<figure><img src=a.jpg><figcaption><p class=caption>A ferry in fog. <b class=credit>Ana Ruiz/AFP</b> "
        "<b class=hide>hide caption</b></p><b class=toggle>toggle caption</b><span class=credit>Ana Ruiz/AFP</span>"
        "</figcaption></figure>",
        [("", "A ferry in fog.", "Ana Ruiz/AFP")],
    ),
    "a labelled credit below a picture, without a frame": (
        f"<main><h1>Fog</h1>{PROSE}<p><img src=a.jpg alt=Fog></p><p>Photo: Ana Ruiz/AFP</p>{PROSE}</main>",
        [("Fog", None, "Ana Ruiz/AFP")],
    ),
    "where a picture comes from, right below it": (
        f"<main><h1>Fog</h1>{PROSE}<p><img src=a.jpg alt=Fog></p><p>Source: Harbour Post</p>{PROSE}</main>",
        [("Fog", None, "Harbour Post")],
    ),
    "agencies right below a picture": (
        f"<main><h1>Fog</h1><p><img src=a.jpg alt=Fog></p><p>Ana Ruiz / AFP / Getty Images</p>{PROSE}</main>",
        [("Fog", None, "Ana Ruiz / AFP / Getty Images")],
    ),
    "a labelled credit at the end": (
        f"<main><h1>Fog</h1>{PROSE}<p>Bildnachweis: Bo Lind/Hafenblatt</p></main>",
        [(None, None, "Bo Lind/Hafenblatt")],
    ),
    "a credit before a caption in quotation marks": (
        "<figure><img src=a.jpg><figcaption>Ana Ruiz/AFP - “Nobody saw it,” said the keeper.</figcaption></figure>",
        [("", "“Nobody saw it,” said the keeper.", "Ana Ruiz/AFP")],
    ),
    "a count of comments below a caption": (
        "<figure><img src=a.jpg><figcaption><p>A ferry leaves the harbour in fog</p><a href=/c>88 Comments</a></figcaption></figure>",
        [("", "A ferry leaves the harbour in fog", None)],
    ),
    "an article in an element named like a teaser": (
        "<main class=newsletter-post><h1>Fog</h1><figure><img src=a.jpg><figcaption>A ferry.</figcaption></figure></main>",
        [("", "A ferry.", None)],
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_figures(name):
    html, expected = FOUND[name]
    assert figures_of(html) == expected


NO_FIGURES = {
    "the notice of a page": "<footer><img src=logo.png><p class=copyright>© 2026 Harbour Post</p></footer>",
    "a notice outside a footer": f"{PROSE}<div class=copyright><p>© 2026 Harbour Post. All rights reserved</p></div>",
    "a teaser": "<div class=related-teasers><figure><img src=a.jpg><figcaption>Ten more piers</figcaption></figure></div>",
    "a teaser that is a link": "<figure><a href=/b><img src=a.jpg><h3>Ten more piers</h3></a></figure>",
    "a film": "<figure class=video-player><figcaption>The ferry in fog</figcaption></figure>",
    "a film with nothing else in its figure": "<div class=jwplayer><figure><figcaption>The ferry in fog</figcaption></figure></div>",
    "the still of a film": "<div><div class=video-item><img src=a.jpg></div><p class=media-caption>The ferry in fog</p></div>",
    "a figure of something that is not in the markup": "<figure><figcaption>The ferry in fog</figcaption></figure>",
    "how long a film takes": "<div class=media><img src=a.jpg><div class=media__caption><time>01:48 min</time></div></div>",
    "the initials of somebody": "<div><img src=me.jpg><p>AFP</p></div>",
    "a byline in a figure": "<figure><img src=me.jpg><figcaption>By Ana Ruiz <time datetime=2026-05-03>3 May</time></figcaption></figure>",
    "the small print of a shop": "<div class='price caption'>Tax included.</div>",
    "prose beside a picture": f"<div><img src=a.jpg>{PROSE}</div>",
    "a heading beside a picture": "<div class=photo><img src=a.jpg><h2>Ten more piers</h2></div>",
    "prose in a figure by itself": f"<figure>{PROSE}</figure>",
    "whose words a quotation holds": "<figure><blockquote><p>It never rains.</p></blockquote><figcaption>Ana Ruiz</figcaption></figure>",
    "a portrait beside words in quotation marks": "<main><div class=card__image><img src=me.jpg><p>“It never rains in the old harbour.”</p><p>Ana Ruiz</p></div></main>",
    "what a customer says": "<div class=testimonial><img src=me.jpg><p class=caption>The ferry is on time. Ana Ruiz</p></div>",
    "what a computer has": "<ul><li>Graphics: Harbour GTX</li><li>Video: Lumen HD</li></ul>",
    "who wrote it": "<p>Author: Ana Ruiz</p>",
    "a sentence with a colon": "<p>The photo: Ana Ruiz took it on the first morning, when nobody could see the pier.</p>",
    "no picture": PROSE,
    "where words come from": f"<main><p><img src=a.jpg></p>{PROSE}<p>Source: Harbour Post</p>{PROSE}</main>",
    "a link to a film": f"<main><h1>Fog</h1>{PROSE}<img src=a.jpg><p><a href=/b>Video: Ten Chefs on Fog</a></p></main>",
    "the page's own notice below its logo": "<footer><img src=logo.png><p>Copyright Harbour Post</p></footer>",
}


@pytest.mark.parametrize("name", NO_FIGURES)
def test_no_figures(name):
    assert figures_of(NO_FIGURES[name]) == []


@pytest.mark.parametrize(
    ("alt", "credits"),
    [
        ("Ferries in fog © Coast Radio Foto: Ana Ruiz", ["Ana Ruiz"]),
        ("Ferries in fog. Photo: Ana Ruiz", ["Ana Ruiz"]),
        ("Ferries in fog", []),
    ],
)
def test_the_picture_above_the_headline_is_a_figure_if_its_alternative_text_says_whose_it_is(alt, credits):
    page = f"<title>Rain at last</title><div><img src=a.jpg alt='{alt}'></div><h1>Rain at last</h1>{PROSE}{PROSE}"
    figures = find_figures(Pipeline(captions, furniture)(read_html(page)))
    assert [figure.credit.line for figure in figures if figure.credit] == credits


def test_claims_tell_where_a_glued_caption_ends():
    caption = "The crew waits on the quay with the harbour master"
    claim = f'{{"@type": "ImageObject", "url": "a.jpg", "caption": "{caption}"}}'
    page = f"<script type=application/ld+json>{claim}</script><figure><img src=a.jpg><figcaption>{caption} REST</figcaption></figure>"
    assert figures_of(page.replace("REST", "Harbour News")) == [("", caption, "Harbour News")]
    assert figures_of(page.replace("REST", "and her dog")) == [("", f"{caption} and her dog", None)]


def test_the_caption_of_a_listing_stays_a_caption():
    page = "<figure><pre>x = 1</pre><figcaption>Listing 1: a name for one</figcaption></figure>"
    assert figures_of(page) == [(None, "Listing 1: a name for one", None)]


def test_a_byline_that_is_all_of_a_frame_is_its_credit():
    frame = "<div><img src=a.jpg><p class=author>Anadolu Agency</p></div>"
    page = f"<main><h1>Fog</h1>{frame}<p>2 May 2026</p>{PROSE}</main>"
    document = Pipeline(furniture, captions)(read_html(page))
    assert [figure.credit.line for figure in find_figures(document) if figure.credit] == ["Anadolu Agency"]


def test_who_signs_beside_a_portrait_is_no_credit():
    page = f"<main><h1>Fog</h1><div><img src=me.jpg><p class=photo-author>By Ana Ruiz</p></div>{PROSE}</main>"
    assert find_figures(Pipeline(furniture, captions)(read_html(page))) == ()


def test_a_caption_that_the_page_describes_itself_by_is_no_standfirst():
    caption = "The ferry in the fog of the first morning, seen from the old pier"
    head = f"<meta name=description content='{caption}'>"
    page = f"{head}<main><h1>Fog</h1><figure><img src=a.jpg><figcaption>{caption}. Photo: Ana Ruiz</figcaption></figure>{PROSE}</main>"
    document = Pipeline(furniture, captions)(read_html(page))
    assert document.standfirst is None
    assert [(each.caption, each.credit.line) for each in find_figures(document)] == [
        (f"{caption}.", "Ana Ruiz")
    ]


@pytest.mark.parametrize(("kind", "is_caption"), [("article", True), ("product", False)])
def test_hidden_cards_are_no_captions(kind: str, is_caption: bool) -> None:
    page = f"<meta property='og:type' content='{kind}'><div hidden><figure><img src=a.jpg><figcaption>A lamp</figcaption></figure></div>"
    assert (CAPTIONS(read_html(page)).settled[-1] is not None) is is_caption


NEWS = '<script type=application/ld+json>{"@type": "NewsArticle", "headline": "Fog"}</script>'
LONG_PROSE = PROSE.replace(
    "<p>", "<p>It was the third day of fog, and the harbour master had stopped counting. "
)


@pytest.mark.parametrize(
    ("head", "above", "inside", "is_caption"),
    [
        (NEWS, LONG_PROSE, "<div>A ferry leaves the pier</div>", True),
        ("", LONG_PROSE, "<div>A ferry leaves the pier</div>", False),
        (NEWS, "<h2>Timetables of the ferries</h2>", "<div>A ferry leaves the pier</div>", False),
        (NEWS, LONG_PROSE, "<div>A ferry leaves the pier</div><div>for good</div>", False),
        (NEWS, LONG_PROSE, "<div>Ferries</div>", False),
    ],
)
def test_a_picture_and_a_text_part_two_paragraphs_of_news(head, above, inside, is_caption):
    page = f"{head}<main>{above}<div class=x1><div><img src=a.jpg></div>{inside}</div>{LONG_PROSE}</main>"
    assert bool(figures_of(page)) is is_caption


@pytest.mark.parametrize(
    ("hidden", "figure"),
    [
        ("ALT Foto: Bo Lind", ("ALT", "ALT", "Bo Lind")),
        ("ALTdpa", ("ALT", "ALT", "dpa")),
        ("Menu", ("ALT", None, None)),
    ],
)
def test_a_hidden_text_that_repeats_the_alternative_text_is_the_caption(hidden, figure):
    alt = "The ferry lies in the fog, and the pilots wait for the wind."
    page = (
        f"<title>Fog</title><main><h1>Fog</h1><div><img src=a.jpg alt='{alt}'><button>i</button></div>"
        f"<div style='display:none'>{hidden.replace('ALT', alt)}</div>{LONG_PROSE}{LONG_PROSE}{LONG_PROSE}</main>"
    )
    found = [
        (one.image.alt, one.caption, one.credit.line if one.credit else None)
        for one in clean_html(page).figures
    ]
    assert found == [tuple(part and part.replace("ALT", alt) for part in figure)]


def test_a_repeated_caption_is_a_duplicate():
    figure = "<figure><img src=a.jpg><figcaption>A ferry leaves the pier.</figcaption></figure>"
    document = CAPTIONS(read_html(f"{figure}<div>{figure}</div>"))
    assert [verdict.label for verdict in document.settled if verdict] == [Label.CAPTION, Label.DUPLICATE]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("caption__source", "credit"),
        ("image-source-caption", "caption"),
        ("wp-caption-text", "caption"),
        ("fotocredit", "credit"),
        ("article__copy", "credit"),
        ("imagedescription", "caption"),
        ("photo-subline", "caption"),
        ("videodescription", ""),
        ("copyediting", ""),
        ("resource", ""),
        ("headline", ""),
    ],
)
def test_class_hints(word, hint):
    assert class_hint(word) == hint


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        ("A ferry in fog <span class=credit>Ana Ruiz</span>", "A ferry in fog", "Ana Ruiz"),
        ("<p>A ferry. <small>Foto: Bo Lind</small></p>", "A ferry.", "Bo Lind"),
        ("<span>Foto</span><span class=credit>: Bo Lind</span>", None, "Bo Lind"),
        (
            "<span class=source>Rivers are cold</span><p>A boat. © Ana Ruiz/AFP</p>",
            "Rivers are cold A boat.",
            "Ana Ruiz/AFP",
        ),
        (
            "<span class='caption-text caption-credit'>Harbour Park/Lowport</span>",
            None,
            "Harbour Park/Lowport",
        ),
        ("A ferry in fog", "A ferry in fog", None),
        ("", None, None),
    ],
)
def test_areas_given_as_markup(html, caption, credit):
    found = parse_figure_html(html)
    assert (found.caption, found.credit.line if found.credit else None) == (caption, credit)


TEXTS = st.sampled_from(
    ["A ferry in fog.", "Foto: Bo Lind", "Ana Ruiz/AFP", "© Ida Sol", "/AFP", "Vis mer", "(", "Caption"]
)
CLASSES = st.sampled_from(["", "credit", "caption", "toggle", "source"])


@given(st.lists(st.tuples(TEXTS, CLASSES), max_size=5))
def test_areas_are_labelled_whole_and_nothing_is_invented(parts):
    inside = "".join(f'<span class="{word}">{text}</span>' for text, word in parts)
    document = read_html(f"<figure><img src=a.jpg><figcaption>{inside}</figcaption></figure>")
    line = gathered(document).line
    for found, span in (
        (line.caption, line.caption_span),
        (line.credit and line.credit.line, line.credit_span),
    ):
        assert found is None if span is None else line.text[slice(*span)] == found
    cleaned = CAPTIONS(document)
    texts = {block.index for area in find_areas(document) for block in area.texts}
    assert all(cleaned.settled[index] is not None for index in texts)


def test_the_compiled_tables_are_fresh():
    assert read_file("phrases", COMPILED).decode() == compiled_text(), (
        "run python -m training.compile_phrases"
    )


@pytest.mark.parametrize(("kind", "is_caption"), [("article", True), ("website", False), ("product", False)])
def test_a_frame_makes_a_caption_where_the_page_claims_no_other_genre(kind: str, is_caption: bool) -> None:
    """A shop frames pictures with the names of its goods; a `figcaption` is a caption anywhere."""
    page = read_html(
        f"<meta property='og:type' content='{kind}'><h1>Lamps</h1>"
        "<figure><img src='a.jpg' width=300 height=300><div>A lamp of brass, for the desk</div></figure>"
        "<figure><img src='b.jpg' width=300 height=300><figcaption>The workshop in spring</figcaption></figure>"
    )
    page = Pipeline(captions)(page)
    labels = {
        block.text: verdict.label for block, verdict in zip(page.blocks, page.settled, strict=True) if verdict
    }
    assert (labels.get("A lamp of brass, for the desk") is Label.CAPTION) is is_caption
    assert labels["The workshop in spring"] is Label.CAPTION


@pytest.mark.parametrize(
    ("kind", "credit", "is_credit"),
    [
        ("article", "Ana Ruiz", True),
        ("product", "Ana Ruiz", False),
        ("product", "Photo: Ana Ruiz", True),
        ("product", "Ana Ruiz/AFP", True),
    ],
)
def test_bare_names_are_no_credit_on_pages_of_cards(kind: str, credit: str, is_credit: bool) -> None:
    """They may be what a shop offers, or who writes in a thread."""
    card = f"<div class=card-image><img src=a.jpg><p>A lamp of brass, for the desk.</p><p>{credit}</p></div>"
    page = f"<meta property='og:type' content='{kind}'><main><h1>Lamps</h1>{card}</main>"
    assert bool(find_figures(CAPTIONS(read_html(page)))) is is_credit


@pytest.mark.parametrize(
    ("caption", "behind", "credit"),
    [
        ("The pier. Photo: Ana Ruiz/AFP", "<footer>© 2025 Harbour Post</footer>", "Ana Ruiz/AFP"),
        ("The pier. Photo: Ana Ruiz/AFP", "<p>© 2025 Harbour Post</p>", "Ana Ruiz/AFP"),
        ("The pier", "<footer>© 2025 Harbour Post</footer>", None),
        ("The pier", "<p>Photo: Ana Ruiz/AFP</p>", "Ana Ruiz/AFP"),
    ],
)
def test_a_notice_at_the_foot_of_a_page_is_no_credit_of_its_last_picture(
    caption: str, behind: str, credit: str | None
) -> None:
    page = f"<h1>Ferry fares rise</h1><figure><img src=a><figcaption>{caption}</figcaption></figure>{behind}"
    assert [figure.credit and figure.credit.line for figure in clean_html(page).figures] == [credit]


PAGE_WITH_PICTURE = (
    "<title>Rain at last</title><main><h1>Rain at last</h1>{}" + "<p>Rain fell on the coast all day. " * 9
)


@pytest.mark.parametrize(
    "picture",
    [
        "<p><img src=a></p><p><em>Ferries in the rain on Monday. Photo: Bo Lind</em></p>",
        "<p><img src=a><br><i>Ferries in the rain on Monday. (Photo: Bo Lind)</i></p>",
    ],
)
def test_a_paragraph_right_below_a_picture_that_ends_in_a_credit_is_its_caption(picture: str) -> None:
    page = clean_html(PAGE_WITH_PICTURE.format(picture))
    (figure,) = page.figures
    assert figure.credit is not None
    assert (figure.caption, figure.credit.line) == ("Ferries in the rain on Monday.", "Bo Lind")
    assert (page.standfirst, "Ferries" in page.text) == (None, False)


READ_ALOUD = [
    ("ar", "مصدر الصورة،", "التعليق على الصورة،"),
    ("en", "Image source,", "Image caption,"),
    ("es", "Fuente de la imagen,", "Pie de foto,"),
    ("fr", "Crédit photo,", "Légende image,"),
    ("gu", "ઇમેજ સ્રોત,", "ઇમેજ કૅપ્શન,"),
    ("ha", "Asalin hoton,", "Bayanan hoto,"),
    ("id", "Sumber gambar,", "Keterangan gambar,"),
    ("my", "ဓာတ်ပုံ မူပိုင်,", "ဓာတ်ပုံ Caption,"),
    ("ru", "Автор фото,", "Подпись к фото,"),
    ("so", "Xigashada Sawirka,", "Qoraalka sawirka,"),
    ("sw", "Chanzo cha picha,", "Maelezo ya picha,"),
    ("vi", "Nguồn hình ảnh,", "Chụp lại hình ảnh,"),
]
"""What broadcasters print for screen readers before a credit and before a caption."""


@pytest.mark.parametrize(("language", "source", "caption"), [*READ_ALOUD, ("xx", "Foo bar,", "Bar foo,")])
def test_labels_for_screen_readers_are_no_part_of_captions_and_credits(
    language: str, source: str, caption: str
) -> None:
    page = clean_html(
        f"<html lang={language}><h1>Rain</h1><p>It rained.</p><figure><div><img src=rain.jpg width=900 height=600>"
        f"<span role=text><span class=visually-hidden>{source} </span>Ana Ruiz / AFP</span></div><figcaption>"
        f"<span class=visually-hidden>{caption} </span><p>Boats in the harbour</p></figcaption></figure><p>It stopped."
    )
    assert [(figure.caption, figure.credit and figure.credit.line) for figure in page.figures] == [
        ("Boats in the harbour", "Ana Ruiz / AFP")
    ]


@pytest.mark.parametrize(("language", "source", "caption"), READ_ALOUD)
def test_lines_of_flat_text_that_call_themselves_captions_are_some(
    language: str, source: str, caption: str
) -> None:
    sentence = (
        "Rain fell on the harbour all day and nobody went out to the boats until it had stopped at last."
    )
    text = f"{sentence}\n\n{source} Getty Images\n\n{caption} Boats in the harbour\n\n{sentence[:60]} again."
    assert [
        (figure.caption, figure.credit and figure.credit.line) for figure in clean_text(text).figures
    ] == [("Boats in the harbour", "Getty Images")]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("图为海岸港口的渡轮。（王小明摄）", "图为海岸港口的渡轮。", "王小明摄"),
        ("港口的渡轮停航。新华社记者 王小明 摄", "港口的渡轮停航。", "新华社记者 王小明 摄"),
        ("港に停泊する船＝佐藤太郎撮影", "港に停泊する船", "佐藤太郎撮影"),
    ],
)
def test_who_took_a_picture_makes_the_paragraph_below_it_the_caption(
    line: str, caption: str, credit: str
) -> None:
    paragraph = "三天的大雨使港池水位上涨，两艘渡轮脱离了系泊位，所幸没有人员受伤，预计周三恢复通航。"
    page = clean_html(
        f"<h1>雨终于来了</h1><p>{paragraph}</p><p><img src=port.jpg></p><p>{line}</p><p>港口{paragraph}"
    )
    assert [(figure.caption, figure.credit and figure.credit.line) for figure in page.figures] == [
        (caption, credit)
    ]
    assert line not in page.text
