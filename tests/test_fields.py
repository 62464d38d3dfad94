"""Fields and furniture: what stands around an article is labelled, and named with its provenance."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import clean_html, clean_text
from cleantext.document import Document
from cleantext.filters.furniture import furniture
from cleantext.headlines import without_site
from cleantext.labels import Label
from cleantext.readers.author_marks import names_side_by_side
from cleantext.readers.html import read_html
from cleantext.readers.text import read_text

BODY = (
    "Rain fell on the coast for the third day in a row, and the harbour stayed closed while the pilots waited in the"
    " tower for the wind to turn and the ferries lay side by side along the quay."
)
LEAD = "The pilots of Grey Harbour wait for the wind to turn."
STORY = f"<p>{BODY}</p><p>{BODY.replace('third', 'fourth')}</p>"


def furnished(document: Document) -> Document:
    return document.with_verdicts(furniture(document), filter=furniture.name)


def labels(document: Document) -> dict[str, str]:
    return {
        document.source[verdict.start : verdict.end]: verdict.label.value
        for verdict in (*document.settled, *document.cuts)
        if verdict is not None
    }


def html(head: str, body: str) -> Document:
    return furnished(read_html(f"<!doctype html><html><head>{head}</head><body>{body}{STORY}</body></html>"))


def json_ld(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | properties)}</script>'


PAGE = html(
    json_ld(headline="Rain at last", author={"name": "Ana Ruiz"}, datePublished="2025-09-02T10:15+0200",
            publisher={"name": "Coast Courier"}, articleSection="Harbour")
    + '<title>Rain at last | Coast Courier</title><link rel="canonical" href="https://courier.example/rain">'
    + f'<meta name="description" content="{LEAD}">',
    f"<p>Harbour</p><h1>Rain at last</h1><p>{LEAD}</p><p>By Ana Ruiz with AFP</p><p>2 September 2025, 10:15</p>",
)  # fmt: skip


def test_furniture_of_a_page_of_html() -> None:
    assert labels(PAGE) == {
        "Harbour": "kicker",
        "Rain at last": "headline",
        LEAD: "standfirst",
        "By Ana Ruiz with AFP": "byline",
        "2 September 2025, 10:15": "metadata",
    }


def test_fields_of_a_page_of_html() -> None:
    fields = PAGE.fields
    assert (fields.headline, fields.standfirst, fields.kickers) == ("Rain at last", LEAD, ("Harbour",))
    assert (fields.authors, fields.sources, fields.editors) == (("Ana Ruiz",), ("AFP",), ())
    assert (fields.date, fields.modified) == ("2025-09-02T10:15:00+02:00", None)
    assert (fields.site_name, fields.section, fields.url) == (
        "Coast Courier",
        "Harbour",
        "https://courier.example/rain",
    )


def test_every_field_says_where_it_was_found() -> None:
    provenance = dict(PAGE.fields.provenance)
    assert provenance["headline"].startswith("json-ld NewsArticle, shown in block")
    assert provenance["date"] == "json-ld NewsArticle"
    given = {
        name
        for name in ("headline", "authors", "sources", "date", "url", "section")
        if getattr(PAGE.fields, name)
    }
    assert given <= set(provenance)
    assert "modified" not in provenance and "license" not in provenance


FLAT = "\n\n".join([
    "CoastGrey Harbour", "Pilots wait for wind to turn", "Ana Ruiz | Bo Lind with AFP, Reuters", "September 2, 2025",
    LEAD + " " + BODY, BODY, BODY.replace("third", "fourth"), "Edited by: Cy Moss", "ab/cd (dpa)",
])  # fmt: skip


def test_fields_of_flat_text() -> None:
    fields = furnished(read_text(FLAT)).fields
    assert fields.headline == "Pilots wait for wind to turn"
    assert fields.kickers == ("Coast", "Grey Harbour")
    assert (fields.authors, fields.editors) == (("Ana Ruiz", "Bo Lind"), ("Cy Moss",))
    assert fields.sources == ("AFP", "Reuters", "dpa")
    assert fields.date == "2025-09-02"


@pytest.mark.parametrize(
    ("head", "heading", "headline"),
    [
        ("<title>Rain at last - Coast Courier</title>", "<h1>Rain at last</h1>", "Rain at last"),
        ("<title>Coast Courier: Rain at last</title>", "<h2>Rain at last</h2>", "Rain at last"),
        ("<title>雨终于来了-海岸网</title>", "<h1>雨终于来了</h1>", "雨终于来了"),
        ("<title>雨终于来了！_海岸网</title>", "<div>雨终于来了！</div>", "雨终于来了！"),
        ("<title>雨终于来了_海岸网</title>", "", "雨终于来了"),
        ("<title>rain_gauge</title>", "", "rain_gauge"),
        ("<title>雨终于来了：性能最强的芯片GPU-EDN 电子网</title>", "<h4>雨终于来了：性能最强的芯片GPU</h4>", "雨终于来了：性能最强的芯片GPU"),
        ("<title>Rain at last over Grey Harbour-Courier</title>", "<h3>Rain at last over Grey Harbour</h3>", "Rain at last over Grey Harbour"),
        ("<title>Rain at last ｜ Coast Courier</title><meta property=og:site_name content='Coast Courier'>", "", "Rain at last"),
        ("<title>Rain at last - courier</title><link rel=canonical href='https://www.courier.example/'>", "", "Rain at last"),
        ("<title>Rain - at last</title>", "", "Rain - at last"),
        ("<title>Rain at last | Boats | News from the coast</title>", "", "Rain at last"),
        (json_ld(headline="Rain, at last!"), "<h1>Rain at last</h1>", "Rain, at last!"),
        (json_ld(headline="Search for rain"), "<h1>Rain at last</h1>", "Rain at last"),
        ("<meta property=og:title content='Rain at last'>", "<h1>Harbour: Rain at last</h1>", "Rain at last"),
        (r"<title>The harbour\'s rain</title>", "<h1>The harbour's rain</h1>", "The harbour's rain"),
        ("<title>Panel votes to close the old harbour</title>", "<h1>Tides Desk</h1><h2>Panel votes to close a harbour</h2>",
         "Panel votes to close a harbour"),
        ("<title>Panel votes to close the old harbour</title>", "<h1>The harbour closes</h1><h2>Panel votes to close a harbour</h2>",
         "The harbour closes"),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_headline_is_the_claim_that_the_page_shows(head: str, heading: str, headline: str | None) -> None:
    assert html(head, heading).headline == headline


STATED = json_ld(headline="Harbour: Rain at last")
SHARED = "<meta property=og:title content='Harbour: Rain at last'>"
TITLE = (
    "<title>Harbour: Rain at last - Coast Courier</title><meta property=og:site_name content='Coast Courier'>"
)


@pytest.mark.parametrize(
    ("head", "printed", "headline"),
    [
        (STATED + SHARED, "Rain at last", "Harbour: Rain at last"),
        (json_ld(**{"@type": "Article"}, headline="Harbour: Rain at last") + SHARED, "Rain comes at last", "Rain comes at last"),
        (STATED + TITLE, "Rain comes at last", "Harbour: Rain at last"),
        (STATED + TITLE, "Rain at last", "Rain at last"),  # a piece of what is claimed
        (STATED, "Rain comes at last", "Rain comes at last"),
    ],
)  # fmt: skip
def test_what_json_ld_and_a_title_call_a_news_article_outweighs_what_is_printed(
    head: str, printed: str, headline: str
) -> None:
    document = html(head, f"<h1>{printed}</h1>")
    assert document.headline == headline
    assert labels(document)[printed] == "headline"


SLOGAN, FERRIES = "Your coast. Your ferry.", "Ferries to Grey Harbour"
CALLED = f'<meta property=og:title content="{FERRIES} | Coast Lines"><meta property=og:site_name content="Coast Lines">'


@pytest.mark.parametrize(
    ("head", "heading", "headline"),
    [
        (CALLED, SLOGAN, FERRIES),
        (CALLED, "Ferries, to the harbour", "Ferries, to the harbour"),  # most words are the title's
        (f"<title>{FERRIES}</title>", SLOGAN, SLOGAN),  # which is often written for search
        (CALLED + "<meta property=og:type content=article>", SLOGAN, SLOGAN),
        (CALLED + "<meta name=author content='Ana Ruiz'>", SLOGAN, SLOGAN),
        (CALLED + "<meta name=date content=2025-09-02>", SLOGAN, SLOGAN),
    ],
)
def test_a_page_that_is_no_article_is_called_as_it_is_shared_where_its_heading_is_a_slogan(
    head: str, heading: str, headline: str
) -> None:
    page = html(head, f"<h1>{heading}</h1>")
    assert page.headline == headline
    assert labels(page)[heading] == "headline"


def test_a_kicker_inside_the_heading_is_cut_off() -> None:
    document = html("<meta property=og:title content='Rain at last'>", "<h1>Harbour: Rain at last</h1>")
    assert document.kickers == ("Harbour",)
    assert labels(document)["Rain at last"] == "headline"


def test_a_heading_left_out_shows_the_headline_better_than_a_line_shows_a_piece() -> None:
    head = "<meta property=og:title content='Rain in May: at'><title>Rain in May: at last</title>"
    heading = "<nav><h1>Rain in May: at last</h1></nav><p>Rain in May"
    assert clean_html(f"{head}{heading}{STORY}").headline == "Rain in May: at last"


@pytest.mark.parametrize("kicker", ["article__kicker", "head-overline", "top-line"])
def test_a_kicker_in_a_heading_is_a_line_of_its_own(kicker: str) -> None:
    heading = f"<h1><span class='{kicker}'>Harbour</span> <span>Rain at last</span></h1>"
    page = html("<title>Weather: Rain at last</title>", heading)
    assert (page.headline, page.fields.kickers) == ("Rain at last", ("Harbour",))
    assert html("", heading.replace(kicker, "first")).headline == "Harbour Rain at last"
    assert html("", heading.replace("class=", "data-part=")).fields.kickers == ("Harbour",)
    linked = f"<h1><a href=/{kicker}/1>Harbour</a> Rain at last</h1>"
    assert html("", linked).headline == "Harbour Rain at last"


@pytest.mark.parametrize(
    "crumbs",
    [
        "<ul><li><a href=/>Home</a></li><li><h1>{}</h1></li></ul>",
        "<div><a href=/>Home</a> <a href=/c>Coast</a><h1>{}</h1></div>",
    ],
)
def test_a_heading_for_search_in_a_breadcrumb_is_not_the_headline(crumbs: str) -> None:
    head = (
        json_ld(headline="Rain: the harbour is closed") + '<meta property="og:title" content="Rain at last">'
    )
    above = crumbs.format("Rain: the harbour is closed")
    assert html(head, f"{above}<h2>Rain at last</h2>").headline == "Rain at last"
    assert html(head, above).headline == "Rain: the harbour is closed"


def test_a_long_heading_of_an_article_is_a_paragraph() -> None:
    heading = f"<h1>Rain and rain: {BODY}</h1>"
    assert html(json_ld(headline="Rain at last"), heading).headline == "Rain at last"
    assert html("<title>Rain and rain</title>", heading).headline == f"Rain and rain: {BODY}"


@pytest.mark.parametrize(("front", "label"), [("News:", "kicker"), ("Sep 2 2025", "metadata")])
def test_what_stands_in_front_of_the_headline_is_cut_off_as_the_page_is_shared(
    front: str, label: str
) -> None:
    head = '<meta property="og:title" content="The rain at last | Coast Courier"><meta property="og:site_name" content="Coast Courier">'
    page = html(head, f"<h1>{front} The rain at last</h1>")
    assert page.headline == "The rain at last"
    assert labels(page)[f"{front} "] == label


def test_a_heading_of_the_first_level_may_be_a_link_to_the_page() -> None:
    head = "<title>Rain at last - Coast Questions</title>"
    body = f"<h1><a href=/rain>Rain at last</a></h1><p>{BODY}</p><blockquote><h1>“Rain at last”</h1></blockquote>"
    verdict = next(
        verdict for verdict in html(head, body).settled if verdict and verdict.label is Label.HEADLINE
    )
    assert verdict.block == 0


def test_a_headline_in_a_teaser_is_not_the_headline() -> None:
    document = html(
        "<title>Rain at last</title>",
        "<aside><h1>Rain at last</h1></aside><h1>Rain at last</h1>",
    )
    assert [verdict.block for verdict in document.settled if verdict is not None] == [1]


@pytest.mark.parametrize(
    ("claims", "byline", "authors"),
    [
        ([{"@type": "Person", "name": "Ana Ruiz"}], "By Ana Ruiz and Bo Lind", ("Ana Ruiz", "Bo Lind")),
        ([{"name": "Coast Courier"}], "By Ana Ruiz", ("Ana Ruiz",)),
        ([{"name": "Coast Courier"}], "", ("Coast Courier",)),
        ([{"name": "name"}], "", ()),
        (["https://courier.example/ana"], "", ()),
        (["ana@courier.example"], "", ()),
        (["By Ana Ruiz, Staff Writer"], "", ("Ana Ruiz",)),
        (["Ana Ruiz, Bo Lind and Cy Moss"], "", ("Ana Ruiz", "Bo Lind", "Cy Moss")),
        ([{"name": "The Associated Press"}], "", ("The Associated Press",)),
        ([{"name": "Coast Courier"}], "By Ana Ruiz COAST COURIER", ("Ana Ruiz",)),
        ([{"name": "Coast Courier"}], "By Ana Ruiz | Coast Courier", ("Ana Ruiz",)),
        ([], "By The Coast Courier", ("The Coast Courier",)),
        (["admin"], "", ()),
        (["Nachrichten"], "", ()),
        (["10542"], "", ()),
        (["Community Editor"], "", ("Community Editor",)),
        (["Ana Ruiz Editor"], "", ("Ana Ruiz",)),
        (["seahand, editor"], "", ("seahand",)),
    ],
)  # fmt: skip
def test_authors_are_cleaned_and_persons_come_first(
    claims: list[object], byline: str, authors: tuple[str, ...]
) -> None:
    head = json_ld(headline="Rain at last", author=claims, publisher={"name": "Coast Courier"})
    assert html(head, f"<h1>Rain at last</h1><p>{byline}</p>").authors == authors


def test_the_name_of_the_site_bears_nothing_out_where_a_person_signs() -> None:
    head = "<title>Rain at last</title><meta name=author content='Coast Courier'><meta property=og:site_name content='Coast Courier'>"
    top = "<p>Coast Courier</p><h1>Rain at last</h1>"
    assert html(head, f"{top}<p>By Ana Ruiz</p>{STORY}").authors == ("Ana Ruiz",)
    assert html(head, f"{top}{STORY}").authors == ("Coast Courier",)


def test_relative_times_are_no_dates_and_absent_is_absent() -> None:
    document = html("<title>Rain at last</title>", "<h1>Rain at last</h1><p>5 hours ago</p>")
    assert document.date is None
    assert (document.authors, document.sources, document.editors, document.kickers) == ((), (), (), ())
    assert (document.site_name, document.section, document.license, document.url) == (None, None, None, None)


def test_the_text_begins_with_the_standfirst() -> None:
    kept = [span.text for span in PAGE.keeping().spans() if span.verdict is None and span.text.strip()]
    assert kept[0] == BODY


def test_names_in_the_body_stay_in_the_body() -> None:
    document = html(
        "<title>Rain at last</title>", f"<h1>Rain at last</h1>{STORY}<p>Ana Ruiz</p><p>2 September 2025</p>"
    )
    assert Label.BYLINE.value not in labels(document).values()


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Rain | Courier", "Rain"),
        ("Courier: Rain", "Rain"),
        ("Rain | Wind", "Rain | Wind"),
        ("Courier", "Courier"),
        ("Courier: Rain | Courier", "Courier: Rain"),
    ],
)
def test_the_site_is_cut_off_titles(title: str, rest: str) -> None:
    assert without_site(title, frozenset({"courier"})) == rest


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Courier: Rain", "Courier: Rain"),
        ("Courier | Rain", "Rain"),
        ("Courier: Rain | Courier", "Courier: Rain"),
    ],
)
def test_a_title_that_names_its_site_is_cut_at_bars(title: str, rest: str) -> None:
    assert without_site(title, frozenset({"courier"}), names_site=True) == rest


@pytest.mark.parametrize(("written", "headline"), [("", "Coast Lines: Ferries"), (json_ld(), "Ferries")])
def test_a_page_that_nobody_wrote_at_some_time_may_be_called_by_its_site(written: str, headline: str) -> None:
    head = "<title>Coast Lines: Ferries</title><meta property=og:site_name content='Coast Lines'>"
    assert html(head + written, "").headline == headline


LINES = st.sampled_from([
    "Rain at last", "By Ana Ruiz", "Ana Ruiz", "2 September 2025", "5 hours ago", BODY, LEAD, "Harbour", "", "Menu",
    "Edited by: Cy Moss", "ab (AFP)", "CoastGrey Harbour", "By", "AFP", "|", "©",
])  # fmt: skip


@given(st.lists(LINES, max_size=14))
def test_flat_text_of_any_order_gives_lawful_verdicts(lines: list[str]) -> None:
    document = furnished(read_text("\n".join(lines)))
    assert "".join(document.source[span.start : span.end] for span in document.spans()) == document.source
    assert document.headline is None or document.headline in document.source
    assert all(name in document.source for name in (*document.authors, *document.sources, *document.editors))


@given(st.lists(LINES, max_size=10), LINES, st.sampled_from(["p", "h1", "h2", "li", "div", "time"]))
def test_html_of_any_order_gives_lawful_verdicts(lines: list[str], title: str, tag: str) -> None:
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    document = html(f"<title>{title}</title>" + json_ld(headline=title, author=title), body)
    assert list(furniture(document)) == list(furniture(document))
    assert document.fields == document.fields


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ("<p>Written by:</p><img src=a.png><p>Ana Ruiz</p>", ("Ana Ruiz",)),
        ("<p>Author</p><p>Ana Ruiz</p>", ("Ana Ruiz",)),
        ("<p>By ruiz_ana · One comment so far</p>", ("ruiz_ana",)),
        ("<p>Posted on 2 September 2025 by Ana Ruiz 59 Comments</p>", ("Ana Ruiz",)),
        ("<h4>By Ana Ruiz</h4>", ("Ana Ruiz",)),
        ("<h4 class=author-name>Ana Ruiz</h4>", ("Ana Ruiz",)),
        ("<h4>Ana Ruiz</h4><p>2 September 2025</p>", ("Ana Ruiz",)),
        ("<h2>Ana Ruiz</h2><p>2 September 2025</p>", ()),
        (f"{STORY}<p>Written by</p><p>Ana Ruiz</p>", ("Ana Ruiz",)),
        (f"{STORY}<p>Author</p><p>Reply to Ana Ruiz</p>", ()),
        ("<p>Ana Ruiz</p><img src=a.png><p>2 September 2025</p>", ("Ana Ruiz",)),
        ("<p>Written by:</p><p>Rain fell on the coast and it fell again.</p>", ()),
        ("<p>By nightfall the harbour was closed, and it stayed so.</p>", ()),
        ("<ul><li>Save Image</li><li>2 September 2025</li></ul>", ()),
        ("<p>海港</p><p>2 September 2025</p>", ()),
        (f"<div class=photo><img src=a.png><p class=caption>{BODY}</p></div><p>By Ana Ruiz</p>", ("Ana Ruiz",)),
        (f"<div class=photo><img src=a.png><p class=caption>{BODY}</p></div><h3>Story Points</h3><p>2 May 2025</p>", ()),
        (f"<ul><li>{BODY}</li></ul><h3>By Ana Ruiz</h3>", ("Ana Ruiz",)),
        ("<h5 class=byline>Ana Ruiz, Daily News Staff Writer ana@coast.example</h5>", ("Ana Ruiz",)),
    ],
)  # fmt: skip
def test_who_signs_below_the_headline(lines: str, authors: tuple[str, ...]) -> None:
    assert html("<title>Rain at last</title>", f"<h1>Rain at last</h1>{lines}").authors == authors


def test_an_entry_of_the_menu_beside_a_date_is_no_name() -> None:
    menu = "<nav><ul><li><a href=/n>North Coast</a></li><li><a href=/s>South Coast</a></li></ul></nav>"
    body = f"<h1>Rain at last</h1><p>{{}} 2 September 2025</p>{STORY}"
    page = f"<title>Rain at last</title>{menu}{body}"
    assert clean_html(page.format("North Coast")).authors == ()
    assert clean_html(page.format("North Coast")).date == "2025-09-02"
    assert clean_html(page.format("Ana Ruiz")).authors == ("Ana Ruiz",)


def test_names_with_dates_far_below_the_headline_are_those_of_teasers() -> None:
    teasers = "".join(f"<h3>Tide tables for quay {n}</h3><p>Bo Lind | {n} May 2024</p>" for n in range(1, 5))
    document = html("<title>Rain at last</title>", f"<h1>Rain at last</h1><p>By Ana Ruiz</p>{teasers}")
    assert document.authors == ("Ana Ruiz",)
    assert labels(document)["Bo Lind | 4 May 2024"] == "metadata"


def test_the_standfirst_is_one_run_and_not_those_of_teasers() -> None:
    teaser = "The ferries of Grey Harbour lie side by side along the quay, and nobody knows for how long."
    document = html(
        "<title>Rain at last</title>",
        f"<h1>Rain at last</h1><p class=standfirst>{LEAD}</p><h3>Ferries</h3><p class=standfirst>{teaser}</p>",
    )
    assert document.standfirst == LEAD


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Ferries | Coast Courier</title>", "<h1>All ferries</h1><ul><li>Ferries</li></ul>", "All ferries"),
        ("<title>Rain at last | courier</title><link rel=canonical href='https://courier.example/'>",
         "<h1>Rain at last | Courier</h1>", "Rain at last"),
        (json_ld(headline="Rain") + "<meta property=og:title content='Rain at last'>", "<h1>Rain at last</h1>", "Rain at last"),
        (json_ld(**{"@type": "DiscussionForumPosting"}, headline="Rain at last?"), "<h1>Question - Rain at last?</h1>", "Rain at last?"),
        ("<title>What tides are - The Sailor's Handbook</title>", "<h1>The Sailor's Handbook</h1><h2>What tides are</h2>", "What tides are"),
        ("<title>Tides 52 - Sailor's Book</title>", "<h1>Sailor's Book</h1><h1>Chart of Tides 52 (1)</h1>", "Chart of Tides 52 (1)"),
        ("<title>52 - Log</title>", "<h1>Log</h1><h1>Chart 1052</h1>", "Log"),
        ("<title>The Sailor's Handbook - What tides are</title>", "<h1>The Sailor's Handbook</h1><h2>What tides are</h2>", "The Sailor's Handbook"),
        ("<title>What tides are - The Sailor's Handbook</title>", "<h2>What tides are</h2><h1>The Sailor's Handbook</h1>", "The Sailor's Handbook"),
        ("<title>Topic: What tides are | The Sailor's Handbook</title>", "<h1>The Sailor's Handbook</h1><h2>What tides are</h2>", "What tides are"),
        ("<title>The Sailor's Log: What tides are</title><meta property=og:title content='What tides are'>",
         "<h1>The Sailor's Log</h1><h3>What tides are</h3>", "What tides are"),
        ("<title>Tides</title><meta property=og:title content='What they are'>", "<h1>Tides</h1><h3>What they are</h3>", "Tides"),
    ],
)  # fmt: skip
def test_headings_outweigh_pieces_of_claims(head: str, body: str, headline: str) -> None:
    assert html(head, body).headline == headline


def test_a_handle_that_json_ld_claims_outweighs_a_bare_name() -> None:
    document = html(
        json_ld(author={"name": "seahand"}), "<h1>Rain at last</h1><p class=author>Silver Partner</p>"
    )
    assert document.authors == ("seahand",)


POSTS = "".join(
    f"""<div><span itemprop=author>{name}</span> <time>{day} May 2025</time> <span>{day}</span></div>
    <div>The ferry to Lowport left an hour late, and that is all that I know of it.</div>"""
    for day, name in enumerate(("seahand", "Bo Lind", "ana_r"), 2)
)


def test_who_wrote_the_first_post_is_the_author_of_the_thread() -> None:
    document = html("<title>Late ferries</title>", f"<h1>Late ferries</h1>{POSTS}")
    assert document.authors == ("seahand",)
    assert [claim.further_down for claim in document.claims.authors] == [False, True, True]


def test_names_printed_behind_a_word_for_authors_outweigh_a_marked_handle() -> None:
    starter = "<p>Thread starter quay_9</p>"
    assert html("<title>Late ferries</title>", f"<h1>Late ferries</h1>{starter}{POSTS}").authors == (
        "quay_9",
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Ruiz</span>, <span itemprop=author>Bo Lind", ("Ana Ruiz", "Bo Lind")),
        ("seahand 2 May 2025 18:48 1", ("seahand",)),
        ("Radio 4 News, 2.5.2025, 18:48 h; afp/ar;bl", ("afp/ar", "bl")),
        ("Radio 4 News, 2.5.2025, 18:48 h; Late ferries", ()),
        ("Moderator", ()),
        ("Editor", ()),
        ("Late ferries to Lowport", ()),
    ],
)
def test_who_is_marked_as_an_author(author: str, names: tuple[str, ...]) -> None:
    marked = f"<h1>Late ferries</h1><p>Two of them.</p><p><span itemprop=author>{author}</span></p>"
    assert html("<title>Late ferries</title>", marked).authors == names


def test_without_another_date_the_address_says_the_day() -> None:
    head = "<title>Rain at last</title><link rel=canonical href=https://courier.example/2025/09/02/rain>"
    heading = "<h1>Rain at last</h1>"
    page = html(head, heading)
    assert page.date == "2025-09-02"
    assert dict(page.fields.provenance)["date"] == "in the address, says link canonical"
    assert html(head, f"{heading}<p>1 September 2025</p>").date == "2025-09-01"


def test_of_two_dates_that_of_who_signs_is_the_likelier() -> None:
    member, post = "<p>1 May 2019</p>", "<p>by seahand » 2 September 2025</p>"
    assert html("<title>Late ferries</title>", f"<h1>Late ferries</h1>{member}{post}").date == "2025-09-02"


@pytest.mark.parametrize(
    ("above", "below", "date"),
    [
        ("<h5>2 September 2025</h5>", "", "2025-09-02"),
        ("", "<h2>Tuesday, September 2, 2025</h2>", "2025-09-02"),
        ("<h5>1 September 2025</h5>", "<h5>2 September 2025</h5>", "2025-09-02"),
        ("", "<h5>2 September 2025 - 3 October 2025</h5>", None),
        ("", "<h5>What the ferries of Lowport carried on 2 September 2025</h5>", None),
        ("", "<h5>September 2025</h5>", None),
    ],
)
def test_a_date_alone_beside_the_headline_is_that_of_the_page(
    above: str, below: str, date: str | None
) -> None:
    body = f"{above}<h1>Rain at last</h1>{below}<p>{BODY}</p>"
    assert html("<title>Rain at last</title>", body).date == date
    shop = json_ld(**{"@type": "Product"}, name="Rain at last")
    assert html(shop, body).date is None


def test_bylines_below_a_hidden_headline_count() -> None:
    page = f"<div style='display:none'><h1>Rain at last</h1><p>by seahand</p><p>{BODY}</p></div>"
    assert html("<title>Rain at last</title>", page).authors == ("seahand",)


def test_a_long_word_for_authors_counts_below_the_text() -> None:
    page = "<h1>Rain at last</h1>" + f"<p>{BODY}</p>" * 2 + "<p>{} Ana Ruiz</p>"
    assert html("<title>Rain at last</title>", page.format("Text by")).authors == ("Ana Ruiz",)
    assert html("<title>Rain at last</title>", page.format("By")).authors == ()


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("(Reporting by Ana Ruiz; Editing by Bo Lind)", ("Ana Ruiz",), ("Bo Lind",)),
        ("Reporting by Ana Ruiz in The Point and Cy Moss in Lima; Writing by Di Vale; Editing by Bo Lind and Ed Sand in Lowport",
         ("Ana Ruiz", "Cy Moss", "Di Vale"), ("Bo Lind", "Ed Sand")),
        ("(By Ana Ruiz)", ("Ana Ruiz",), ()),
        ("-- By Ana Ruiz", ("Ana Ruiz",), ()),
        ("-- By the harbour", (), ()),
        ("By Ana Ruiz, reviewed by Bo Lind", (), ()),
        ("By Ana Ruiz", (), ()),
    ],
)  # fmt: skip
def test_sign_offs_name_who_wrote_and_edited(
    line: str, authors: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    page = html("<title>Rain at last</title>", f"<h1>Rain at last</h1>{STORY}<p>{line}</p>")
    assert (page.authors, page.fields.editors) == (authors, editors)
    assert labels(page).get(line) == ("byline" if authors else None)


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("They waited. (Ana Ruiz aus Lima, Bo Lind, 2.9.2025)", ("Ana Ruiz", "Bo Lind")),
        ("They waited. (Ana Ruiz, Bo Lind)", ()),
        ("They waited. (Grey Harbour, third pier, 2.9.2025)", ()),
        ("They waited on the pier.</p><p>Courier-Redaktion", ("Courier-Redaktion",)),
        ("They waited on the pier.</p><p>Zur Redaktion", ()),
    ],
)
def test_without_a_byline_the_end_of_the_text_may_be_signed(end: str, authors: tuple[str, ...]) -> None:
    body = f"<h1>Rain at last</h1>{STORY}<p>{BODY} {end}</p>"
    page = clean_html(f"<title>Rain at last</title><article>{body}</article>")
    assert page.authors == authors
    assert not authors or dict(page.fields.provenance)["authors"].startswith("signed in block")


def test_names_side_by_side_are_told_apart_by_who_signs_at_the_end() -> None:
    names = "<div class=byline><span>Ana Ruiz</span> <span>Bo Lind</span></div>"
    body = f"<h1>Rain at last</h1>{names}{STORY}<p>{BODY} {{}}</p>"
    page = f"<title>Rain at last</title><article>{body}</article>"
    assert clean_html(page.format("(Ana Ruiz, Bo Lind, 2.9.2025)")).authors == ("Ana Ruiz", "Bo Lind")
    assert clean_html(page.format("(Cy Moss, 2.9.2025)")).authors == ("Ana Ruiz Bo Lind",)


@pytest.mark.parametrize(
    ("line", "headline"),
    [("What the pilots of the harbour say of it all", True), ("The pilots of the harbour", False)],
)
def test_around_a_line_that_may_be_the_headline_of_flat_text_who_and_when_are_told(
    line: str, headline: bool
) -> None:
    charts = [f"Chart {letter}" for letter in "abcdefghijklm"]
    body = [BODY, BODY.replace("third", "fourth")]
    lines = ["Skip to content", "Coast Courier", line, "Ana Ruiz", "2 September 2025", *charts, *body]
    page = clean_text("\n\n".join([*lines, "Privacy policy"]))
    assert page.headline == (line if headline else None)
    assert (page.authors, page.date) == (("Ana Ruiz",), "2025-09-02")


def test_of_claims_of_one_day_that_with_the_hour_counts() -> None:
    times = '<meta name="date" content="{}"><time datetime="2025-09-02T10:15+02:00"></time>'
    assert html(times.format("2025-09-02"), "").date == "2025-09-02T10:15:00+02:00"
    assert html(times.format("2025-09-01"), "").date == "2025-09-01"
    assert html(times.format("2025-08"), "").date == "2025-09-02T10:15:00+02:00"


def test_a_title_that_nobody_prints_ends_where_another_claim_does() -> None:
    claims = (
        '<title>Rain at last-Weather | Coast Courier</title><meta name="headline" content="Rain at last">'
    )
    assert html(claims, "").headline == "Rain at last"


def test_who_signs_right_above_the_text_of_a_page_that_does_not_show_its_headline() -> None:
    signed = "<p>By Ana Ruiz<br>Associated Press</p>"
    assert html("<title>Rain at last</title>", f"<p>Harbour</p>{signed}<p>{BODY}</p>").authors == (
        "Ana Ruiz",
    )
    teasers = f"{signed}<p>By Bo Lind</p>"
    assert html("<title>Rain at last</title>", f"<p>Harbour</p>{teasers}<p>{BODY}</p>").authors == ()


@pytest.mark.parametrize(
    ("below", "standfirst"),
    [
        ("<h2>Nobody on the coast had seen so much water since the spring floods</h2>",
         "Nobody on the coast had seen so much water since the spring floods"),
        ("<h2>Rain at last, say the pilots of Grey Harbour, and it is rain</h2>", None),
        ("<h2>What the pilots say</h2>", None),
        ("<h3>Nobody on the coast had seen so much water since the spring floods</h3>", None),
    ],
)  # fmt: skip
def test_a_heading_right_below_the_headline_of_an_article_that_says_more_is_the_standfirst(
    below: str, standfirst: str | None
) -> None:
    head = json_ld(headline="Rain at last, say the pilots of Grey Harbour")
    page = f"<h1>Rain at last, say the pilots of Grey Harbour</h1>{below}<p>By Ana Ruiz</p><p>{BODY}</p>"
    assert html(head, page).standfirst == standfirst


@pytest.mark.parametrize(
    "heading", ["Friday, September 5, 2025", "2 September 2025 10:15", "2. September 2025"]
)
def test_a_heading_that_is_a_day_says_when(heading: str) -> None:
    page = f"<h1>Rain at last</h1><h3>{heading}</h3><p>{BODY}</p>"
    assert labels(html(json_ld(headline="Rain at last"), page))[heading] == "metadata"
    assert labels(html(json_ld(**{"@type": "Product"}, name="Rain at last"), page)).get(heading) is None


def test_who_wrote_a_letter_to_a_mailing_list() -> None:
    letter = (
        "<H1>[Boats] Keeping the log</H1><B>Ana Ruiz</B> <A HREF='mailto:boats@lists.example'>ana at ruiz.example</A><BR>"
        f"<I>Tue Sep  2 10:15:00 CEST 2025</I><P><UL><LI>Previous message: Tides</UL><HR><PRE>{BODY}</PRE>"
    )
    document = html("<title>[Boats] Keeping the log</title>", letter)
    assert (document.authors, document.date) == (("Ana Ruiz",), "2025-09-02")


def test_a_link_to_an_authors_page_says_where_the_name_ends() -> None:
    byline = "<p class=byline>By <a href=/author/ana-ruiz>Ana Ruiz</a> Grey Harbour 2 September 2025</p>"
    page = f"<h1>Rain at last</h1>{byline}<p>{BODY}</p>"
    assert html("<title>Rain at last</title>", page).authors == ("Ana Ruiz",)
    whole = json_ld(author={"name": "Ana Ruiz Grey Harbour"})
    assert html(whole, page).authors == ("Ana Ruiz Grey Harbour",)


@pytest.mark.parametrize("between", ["", " ", ", ", " and ", "</li><li>"])
def test_names_that_are_links_side_by_side_are_two(between: str) -> None:
    names = f"<a href=/author/ana-ruiz>Ana Ruiz</a>{between}<a href=/author/bo-lind>Bo Lind</a>"
    page = f"<h1>Rain at last</h1><ul class=author><li>{names}</li></ul><p>{'Rain fell on the coast all day. ' * 9}"
    assert clean_html(page).authors == ("Ana Ruiz", "Bo Lind")


def test_what_json_ld_says_of_a_film_on_the_page_ranks_below_its_meta_elements() -> None:
    film = json.dumps({"@type": "VideoObject", "name": "Wind", "uploadDate": "2024-01-01"})
    document = html(
        f'<script type="application/ld+json">{film}</script>'
        "<meta property=article:published_time content=2025-09-02>",
        "<h1>Rain at last</h1>",
    )
    assert document.date == "2025-09-02"


@pytest.mark.parametrize(
    ("published", "modified", "printed", "day"),
    [
        ("2025-09-09", "2025-09-09", "2 September 2025", "2025-09-02"),
        ("2025-09-09T04:00Z", "2025-09-08", "2 September 2025", "2025-09-02"),
        ("2025-09-09", "2025-09-12", "2 September 2025", "2025-09-09"),
        ("2025-09-09", "2025-09-09", "12 September 2025", "2025-09-09"),
        ("2025-09-09", "2025-09-09", "Updated 2 September 2025", "2025-09-09"),
        ("2025-09-09", None, "2 September 2025", "2025-09-09"),
    ],
)
def test_an_earlier_printed_day_outweighs_a_claim_of_the_last_saving(
    published: str, modified: str | None, printed: str, day: str
) -> None:
    claims = {"datePublished": published} | ({"dateModified": modified} if modified else {})
    page = html(json_ld(headline="Rain at last", **claims), f"<h1>Rain at last</h1><p>{printed}</p>")
    assert (page.fields.date or "")[:10] == day


def thread(name: str, *, labelled: bool) -> str:
    """Two posts of which nothing but a class, and maybe a label, says who wrote them."""
    return "<h1>Rain at last</h1>" + "".join(
        f'<div><a class="{name}">{poster}</a><p>{f"by {poster} » " if labelled else ""}{day} September 2025</p><p>{BODY}</p></div>'
        for poster, day in (("seahand", 2), ("bo_l", 3))
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ana Ruiz, Harbour Correspondent", ("Ana Ruiz",)),
        ("Ana Ruiz, AFP", ("Ana Ruiz",)),
        ("김민수 기자 kim@courier.example", ("김민수",)),
        ("Harbour Walks, Grey Harbour", ()),
        ("Grey Harbour/Staff", ()),
    ],
)
def test_a_name_with_an_office_below_the_headline_signs(line: str, authors: tuple[str, ...]) -> None:
    assert html("<title>Rain at last</title>", f"<h1>Rain at last</h1><div>{line}</div>").authors == authors


def test_a_heading_printed_for_several_widths_is_the_headline_once() -> None:
    page = clean_html(f"<title>Courier</title><h1>{'<span>Rain at last, they say</span> ' * 3}</h1>{STORY}")
    assert page.headline == "Rain at last, they say"
    assert "Rain at last" not in page.text


@pytest.mark.parametrize(
    ("level", "is_copy"), [("h1", True), ("h2", False)]
)  # which is a section of this name
def test_a_heading_printed_for_paper_is_the_headline_once(level: str, is_copy: bool) -> None:
    heading = "<h1>Rain at last</h1>"
    copy = heading.replace("h1", level)
    page = clean_html(f"<title>Rain at last</title>{heading}{STORY}{copy}{STORY}")
    verdict = next(
        verdict
        for block, verdict in zip(page.blocks, page.settled, strict=True)
        if block.level == int(level[1]) and block.index
    )
    assert verdict is not None
    assert (verdict.label is Label.DUPLICATE) is is_copy


def test_a_heading_that_is_a_link_is_no_headline_where_the_page_shows_the_claim() -> None:
    head = '<title>Rain fell on the harbour at last : weather</title><meta property=og:title content="Rain fell on the harbour at last">'
    body = "<h1><a href=/r/weather>weather</a></h1><p><a href=/1>Rain fell on the harbour at last</a>"
    assert html(head, body).headline == "Rain fell on the harbour at last"


@pytest.mark.parametrize("name", ["username", "bigusername", "author-name", "PostUser-name"])
def test_the_author_of_a_thread_without_marks_is_who_a_class_of_forums_names_first(name: str) -> None:
    posts = thread(name, labelled=False)
    page = html("", posts)
    assert page.fields.authors == ("seahand",)
    assert labels(page)["seahand"] == "byline"
    assert html(json_ld(author={"name": "Ana Ruiz"}), posts).fields.authors == ("Ana Ruiz",)


def test_a_title_that_a_template_has_escaped_twice_is_read() -> None:
    head = '<meta property="og:title" content="Rain doesn&amp;#8217;t stop &amp;amp; go">'
    assert html(head, f"<p>{BODY}</p>").headline == "Rain doesn’t stop & go"


def test_the_first_of_several_posts_has_the_author() -> None:
    assert html("", thread("poster", labelled=True)).fields.authors == ("seahand",)


@pytest.mark.parametrize(
    ("line", "is_standfirst"),
    [
        ("<p>Vessels for two hundred passengers enter service in summer", True),
        ("<p>Rain fell on the coast", False),  # too short to tell
        ("<div>Vessels for two hundred passengers enter service in summer", False),
        ("<p>Home › Harbour › Vessels for two hundred passengers in summer", False),
        ("<p>Published 2 September 2025 in the pages of the harbour", False),
        ("<p><a href=/x>Vessels for two hundred passengers enter service in summer</a>", False),
    ],
)
def test_a_paragraph_beside_the_headline_is_the_standfirst(line: str, is_standfirst: bool) -> None:
    head = f"<h1>Rain at last</h1>{line}"
    document = html("", f"<header>{head}</header><main>{STORY}</main>")
    assert (document.standfirst is not None) is is_standfirst
    document = html("", f"<main>{head}{STORY * 3}</main>")
    assert document.standfirst is None  # it may be the body's first paragraph


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Published: 4 May 2025, 10:15 | Updated: 5 May 2025, 08:00",
            "2025-05-04T10:15:00",
            "2025-05-05T08:00:00",
        ),
        ("Updated: 5 May 2025, 08:00 | Published: 4 May 2025", "2025-05-04", "2025-05-05T08:00:00"),
        ("Publié le 4 mai 2025, mis à jour le 5 mai 2025", "2025-05-04", "2025-05-05"),
        ("Published 4 May 2025, updated 10:30", "2025-05-04", "2025-05-04"),
        ("Updated 5 May 2025", "2025-05-05", "2025-05-05"),
        ("Publié le 4 mai 2025 à 10h15, mis à jour le 5 mai à 11h20", "2025-05-04T10:15:00", None),
    ],
)
def test_a_line_that_says_both_days_is_told_apart(line: str, published: str, modified: str | None) -> None:
    document = html(
        "<title>Rain at last</title>", f"<h1>Rain at last</h1><p class=date>{line}</p><p>{BODY}</p>"
    )
    assert (document.date, document.modified) == (published, modified)


@pytest.mark.parametrize("mark", ["rel=author href=/p/1", "itemprop=author"])
@pytest.mark.parametrize("label", ["", "By "])
def test_names_that_are_marked_side_by_side_are_two(mark: str, label: str) -> None:
    names = f"<a {mark}>Ana Ruiz</a><a {mark}>Bo Lind</a>"
    document = html(
        "<title>Rain at last</title>", f"<h1>Rain at last</h1><div>{label}{names}</div><p>{BODY}</p>"
    )
    assert document.authors == ("Ana Ruiz", "Bo Lind")
    assert [block.text for *_, block in document.labelled({Label.BYLINE})] == [f"{label}Ana Ruiz Bo Lind"]


def test_a_name_of_four_words_that_is_marked_once_is_one() -> None:
    name = "<span itemprop=author>Ana Ruiz Lima Moss</span>"
    document = html("<title>Rain at last</title>", f"<h1>Rain at last</h1><div>{name}</div><p>{BODY}</p>")
    assert document.authors == ("Ana Ruiz Lima Moss",)


@pytest.mark.parametrize(
    ("text", "count", "names"),
    [
        ("Ana Ruiz Bo Lind", 2, ["Ana Ruiz", "Bo Lind"]),
        ("By Ana Ruiz Bo Lind Cy Moss", 3, ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
        ("Ana Ruiz Bo Lind", 1, []),
        ("Ana Ruiz and Bo Lind", 2, []),
        ("Ana Ruiz 4 May", 2, []),
        ("", 2, []),
        ("By", 2, []),
    ],
)
def test_names_side_by_side(text: str, count: int, names: list[str]) -> None:
    assert names_side_by_side(text, count) == names


def test_the_day_of_a_comment_is_not_that_of_the_article() -> None:
    heading, day = "<title>Rain at last</title><h1>Rain at last</h1>", "<div>4 May 2025</div>"
    assert html(heading, f"<p>{BODY}</p><div class=comments>{day}</div>").date is None
    page = f"<body class=comments-open><article>{heading}{day}<p>{BODY}</p></article>"
    assert html("", page).date == "2025-05-04"


def test_the_day_of_a_quotation_is_not_that_of_the_article() -> None:
    post = '<blockquote><p>No ferry today.</p>Ana (@ana) <a href="https://posts.example/1">4 May 2025</a></blockquote>'
    document = html("<title>Rain at last</title>", f"<h1>Rain at last</h1><p>{BODY}</p>{post}<p>{BODY}</p>")
    assert document.date is None


@pytest.mark.parametrize(
    "label",
    ["Registered:", "It is currently", "Dołączył:", "Зарегистрирован:", "Üyelik tarihi:", "加入时间："],
)
def test_since_when_somebody_is_a_member_is_no_date_of_a_post(label: str) -> None:
    heading = "<title>Noise from the pump</title><h1>Noise from the pump</h1>"
    assert html(heading, f"<div>{label} 2018-01-01</div>").date is None
    post = "<div>Posted: 2018-01-02</div>"
    assert html(heading, f"<div>{label} 2018-01-01</div>{post}").date == "2018-01-02"


@pytest.mark.parametrize(
    "line",
    [
        "<table><tr><th>Author</th><th>Message</th></tr></table>",
        "<form><label class=username>Harbour Pass</label></form>",
        "<p>by online form:</p>",
        "<div class=entry-byline><span class=cat-links>Harbour Lights</span></div>",
    ],
)
def test_columns_fields_and_topics_are_no_authors(line: str) -> None:
    assert html("<title>Rain at last</title>", f"<h1>Rain at last</h1>{line}<p>{BODY}</p>").authors == ()


@pytest.mark.parametrize(
    ("times", "date", "modified"),
    [
        ("<time class='entry-date published' datetime=2025-05-04>4</time><time class=updated datetime=2025-05-05>5</time>",
         "2025-05-04", "2025-05-05"),
        ("<time class='published updated' datetime=2025-05-04>4</time>", "2025-05-04", None),
        ("<time class=updated datetime=2025-05-05>5</time>", "2025-05-05", None),
    ],
)  # fmt: skip
def test_a_second_time_may_be_that_of_a_change(times: str, date: str, modified: str | None) -> None:
    document = html("<title>Rain at last</title>", f"<h1>Rain at last</h1><p>{times}</p>")
    assert (document.date, document.modified) == (date, modified)


@pytest.mark.parametrize(
    "opening",
    [
        "2025年5月4日上午，海岸市政府召开新闻发布会，市长通报了港口关闭的情况。",
        "2025年5月4日、大雨のため港が閉鎖されたと港長が声明で明らかにした。",
    ],
)
def test_a_paragraph_that_begins_with_a_day_is_no_date_line_where_words_are_not_parted(opening: str) -> None:
    page = clean_html(f"<title>雨</title><h1>雨</h1><div>海岸网</div><p>{opening}<p>{opening[9:]}")
    assert page.text.startswith(opening)
    assert page.date is None


def test_where_an_article_was_taken_from_is_a_source_and_no_author() -> None:
    page = clean_html(
        "<title>Rain at last</title><h1>Rain at last</h1><div>4 May 2025 | Source: Coast Wire</div>"
        f"<p>{'The rain fell on the harbour all day and nobody went out to the boats. ' * 3}"
    )
    assert (page.authors, page.sources, page.date) == ((), ("Coast Wire",), "2025-05-04")
