"""Claims: what a page says of itself, read whatever state it is in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.claims import SEAM, SEAM_MARKS, Claim, Claims, Genre, bare, pieces_of
from cleantext.readers.claims import Evidence, may_claim, read_claims
from cleantext.readers.html import read_html
from cleantext.readers.json_ld import read_json

STORY = "<p>Rain fell on the coast for the third day in a row, and the harbour stayed closed.</p>"


def page(head: str, body: str = STORY) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rain at last",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, "Bo Lind"],
    "datePublished": "2025-09-02",
    "publisher": {"@type": "Organization", "name": "Coast Courier"},
    "articleBody": "Rain fell.",
}

BROKEN = [
    json.dumps(ARTICLE)[:-1] + ",}",
    f"<!-- {json.dumps(ARTICLE)} -->",
    f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
    f"/*<![CDATA[*/{json.dumps(ARTICLE)}/*]]>*/",
    json.dumps(ARTICLE).replace('"', "&quot;"),
    json.dumps({"@type": "WebSite", "name": "x"}) + "\n" + json.dumps(ARTICLE),
    json.dumps(ARTICLE).replace("Rain fell.", "Rain\nfell.\t\x01"),
    json.dumps(ARTICLE) + ";",
    json.dumps([[ARTICLE]]),
    json.dumps({"@graph": [ARTICLE]}),
    json.dumps({"@graph": [{"@type": "WebPage", "mainEntity": ARTICLE}]}),
    json.dumps(ARTICLE | {"wordCount": 10**30}).replace("1" + "0" * 30, "9" * 5_000),
]


@pytest.mark.parametrize("content", [json.dumps(ARTICLE), *BROKEN])
def test_json_ld_is_read_however_it_is_written(content: str) -> None:
    claims = read_html(page(script(content))).claims
    assert Claim("Rain at last", "json-ld NewsArticle") in claims.headlines
    assert [claim.value for claim in claims.authors] == ["Ana Ruiz", "Bo Lind"]
    assert [claim.value for claim in claims.dates] == ["2025-09-02"]
    assert "Coast Courier" in [claim.value for claim in claims.site_names]


def test_an_author_is_found_by_identifier() -> None:
    graph = [
        {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        {"@type": "BlogPosting", "author": {"@id": "#ana"}},
    ]
    claims = read_html(page(script(json.dumps({"@graph": graph})))).claims
    assert [claim.value for claim in claims.authors] == ["Ana Ruiz"]


def test_of_several_articles_the_one_with_the_title_counts() -> None:
    others = [{"@type": "Article", "headline": f"Teaser {number}"} for number in range(3)]
    content = json.dumps([*others, ARTICLE])
    claims = read_html(page("<title>Rain at last</title>" + script(content))).claims
    assert claims.headlines[0].value == "Rain at last"


def test_teasers_and_comments_inside_an_article_claim_nothing() -> None:
    content = json.dumps(ARTICLE | {"comment": {"@type": "Comment", "author": {"name": "Passer-by"}}})
    assert "Passer-by" not in str(read_html(page(script(content))).claims)


@pytest.mark.parametrize(
    ("head", "kind", "claim"),
    [
        ('<meta property="og:title" content="Rain &amp; wind">', "headlines", Claim("Rain & wind", "og:title")),
        ('<meta property="og:title" content="It\\\'s raining">', "headlines", Claim("It's raining", "og:title")),
        ("<meta content='Ana Ruiz' name=author>", "authors", Claim("Ana Ruiz", "author")),
        ('<meta property="article:published_time" content="2025-09-02">', "dates", Claim("2025-09-02", "article:published_time")),
        ('<meta name="articleAuthor" content="Ana Ruiz">', "authors", Claim("Ana Ruiz", "articleauthor")),
        ('<meta name="DC.creator" content="Ruiz, Ana">', "authors", Claim("Ruiz, Ana", "dc.creator")),
        ('<link rel="canonical" href="https://courier.example/rain">', "urls", Claim("https://courier.example/rain", "link canonical")),
        ('<link rel="license" href="https://licence.example/by">', "licenses", Claim("https://licence.example/by", "link license")),
        ("<title> Rain\n at last </title>", "headlines", Claim("Rain at last", "title")),
        ('<meta itemprop="datePublished" content="2025-09-02">', "dates", Claim("2025-09-02", "datepublished")),
    ],
)  # fmt: skip
def test_head_elements(head: str, kind: str, claim: Claim) -> None:
    assert claim in getattr(read_html(page(head)).claims, kind)


HEAD = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "name=date ", 'property="og:title" ', "content=x ", "id=name ", "rel='canonical' ", "rel=license "]),
    st.sampled_from(['name="author" content="Ana"', 'name="viewport" content="Ana"', "charset=utf-8", 'href="/a"', ""]),
    st.sampled_from(["", " itemprop=headline", " http-equiv=refresh", ' data-name="author"', " /"]),
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["meta", "link", "base", "html"]), HEAD), max_size=6))
def test_what_may_not_claim_anything_claims_nothing(tags: list[tuple[str, str]]) -> None:
    sifted = [tag for tag in tags if may_claim(*tag)]
    assert read_claims(Evidence(tags=sifted), [], None) == read_claims(Evidence(tags=tags), [], None)


def test_microdata_and_times_in_the_body() -> None:
    body = (
        '<div itemprop="author" itemscope><span itemprop="name">Ana Ruiz</span></div>'
        '<time datetime="2025-09-02T10:15Z">Tuesday</time><a rel="author" href="/bo">Bo Lind</a>'
    )
    claims = read_html(page("", body + STORY)).claims
    assert Claim("2025-09-02T10:15Z", "time") in claims.dates
    assert Claim("Ana Ruiz", "itemprop author") in claims.authors
    assert any(claim.source == "rel=author" for claim in claims.authors)


@pytest.mark.parametrize("tag", ["span", "div", "strong", "b", "p"])
@pytest.mark.parametrize("attribute", ["itemprop", "itemProp"])
def test_properties_are_read_off_any_element(tag: str, attribute: str) -> None:
    claims = read_html(
        f"<title>Rain</title><p>Rain.</p><p><{tag} {attribute}=author>Ana Ruiz</{tag}></p>"
    ).claims
    assert claims.authors == (Claim("Ana Ruiz", "itemprop author"),)


def test_times_are_claims_however_their_attribute_is_spelled() -> None:
    claims = read_html("<time dateTime=2025-09-02>Tuesday</time><time>3 September 2025</time>").claims
    assert claims.dates == (Claim("2025-09-02", "time"),)


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ('<meta itemprop="name" content="Ana Ruiz"><meta itemprop="url" content="/ana">', "Ana Ruiz"),
        ('<meta itemprop="url" content="/ana"><a itemprop="url" href="/ana"></a><meta itemprop="name" content="Ana Ruiz">', "Ana Ruiz"),
        ('<meta itemprop="url" content="/ana">', "Harbour"),
        ('<p>Harbour</p><meta itemprop="name" content="Ana Ruiz">', "Harbour"),
    ],
)  # fmt: skip
def test_a_thing_is_named_by_a_meta_element_inside_it(behind: str, name: str) -> None:
    document = read_html(f"<div itemprop=author itemscope>{behind}</div><p>Harbour</p>")
    assert document.claims.authors == (Claim(name, "itemprop author"),)


def test_the_language_is_a_tag() -> None:
    assert read_html('<html lang="pt_BR"><p>Chuva na costa.</p>').claims.language == "pt-BR"
    assert read_html('<html lang="the usual one"><p>Rain.</p>').claims.language is None


def test_what_the_caller_says_is_a_claim_too() -> None:
    assert Claim("https://a.example/", "caller") in read_html(page(""), url="https://a.example/").claims.urls


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "author", "name", "headline", "image", "mainEntity", "datePublished",
                         "publisher", "url", "articleBody", "creator", "caption"]) | st.text(max_size=5),
        inner | st.sampled_from(["NewsArticle", "WebSite", "ImageObject", "Person"]),
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON, st.integers(0, 400), st.text(max_size=5))
def test_json_of_any_shape_costs_neither_an_error_nor_the_text(value: object, cut: int, noise: str) -> None:
    whole = json.dumps(value).replace("<", "\\u003c")
    for content in (whole, whole[:cut], whole[:cut] + noise.replace("<", "") + whole[cut:]):
        document = read_html(page(script(content)))
        assert "the harbour stayed closed" in document.source


@pytest.mark.parametrize(
    "opening", ["[", '{"a":', '{"@graph":[', '{"mainEntity":{"@type":"Article","author":']
)
def test_depth_costs_neither_an_error_nor_the_text(opening: str) -> None:
    for content in (opening * 50_000, opening * 900 + "1" + "}" * 900):
        assert "the harbour stayed closed" in read_html(page(script(content))).source


@given(st.text())
def test_any_script_is_read_without_complaint(text: str) -> None:
    assert isinstance(read_json(text), list)


@given(JSON)
def test_sound_json_is_read_once_and_whole(value: object) -> None:
    assert len(read_json(json.dumps(value))) == 1


@given(
    st.lists(st.sampled_from(["Rain at last", "Coast Courier", " | ", " - ", ": ", "--", "｜"]), max_size=9)
)
def test_the_pieces_of_a_title_are_parts_of_it(parts: list[str]) -> None:
    title = "".join(parts)
    pieces = pieces_of(title)
    assert all(piece in title for piece in pieces)
    assert pieces[:1] == ([title.strip()] if title.strip() else [])
    assert sorted(pieces, key=len, reverse=True)[:1] == pieces[:1]


def test_typography_is_set_aside() -> None:
    assert bare("“Rain”, at last…") == bare("rain AT last") == "rainatlast"


@pytest.mark.parametrize(
    ("types", "genre"),
    [
        ((), Genre.UNSAID),
        (("website",), Genre.SITE),
        (("website", "NewsArticle"), Genre.ARTICLE),
        (("og:product", "WebPage"), Genre.PRODUCT),
        (("QAPage",), Genre.DISCUSSION),
        (("Movie",), Genre.OTHER),
    ],
)
def test_genre_is_the_most_telling_of_the_types(types: tuple[str, ...], genre: Genre) -> None:
    assert Claims(types=types).genre is genre


@given(st.text(st.sampled_from("aB |｜ㅣ│：:-–—·•»«›/~\n"), max_size=8))
def test_a_seam_has_a_mark(title: str) -> None:
    assert not SEAM_MARKS.isdisjoint(title) or SEAM.search(title) is None


def test_of_many_headlines_that_are_marked_that_of_the_title_counts() -> None:
    teasers = [
        f"<h3 itemprop=headline>Ferry {word} the pier</h3>" for word in ("leaves", "reaches", "misses")
    ]
    heading = "<h1 itemprop=headline>Rain at last</h1>"
    page = read_html("<title>Rain at last | Coast Courier</title>" + "".join([*teasers, heading]))
    assert [claim.value for claim in page.claims.headlines] == [
        "Rain at last",
        "Rain at last | Coast Courier",
    ]
    two = read_html("<title>Rain at last</title>" + teasers[0] + heading)
    assert [claim.value for claim in two.claims.headlines][:2] == ["Ferry leaves the pier", "Rain at last"]
