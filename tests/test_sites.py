"""Site templates: what recurs across a site is found, and what an article needs stays."""

import json
import pickle
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import ARTICLE, Document, Label, Verdict, read_html, read_text
from cleantext.filters.content import MainContent
from cleantext.sites import (
    Drift,
    Place,
    SiteTemplate,
    SiteTemplates,
    Tally,
    learn_by_site,
    site_of,
)
from cleantext.sites.texts import generalised
from cleantext.testing.strategies import documents
from tests.cases import CASES

# --- planted sites -------------------------------------------------------------------------------------------

MENU = ("Front page", "Harbour", "Weather", "Sport", "Letters to the editor", "Contact us")
OTHER_MENU = ("Mainland", "Timetables", "Film", "Concerts", "Recipes", "Chess")
FOOT = (
    "The Coast Courier is printed in Lima every day but Sunday and has been since the harbour was built there.",
    "Privacy",
    "About the Courier",
    "Delivery to your door",
)
TEASERS = tuple(f"Teaser of the {word} story" for word in "first second third fourth".split())
SUBJECTS = "ferry council fisherman lighthouse school baker orchestra mayor gardener miller".split()
VERBS = "found lost mended painted sold bought carried counted".split()
MONTHS = "January March May July September November".split()


def story(random: Random) -> list[str]:
    """Paragraphs of which no two are the same, and a crosshead that other stories have too."""
    lines = [
        f"The {random.choice(SUBJECTS)} {random.choice(VERBS)} the {letters(random)} boat, said {letters(random)}, and"
        f" nobody knew why it was {letters(random)} again."
        for _ in range(random.randint(3, 8))
    ]
    return [*lines[:2], "What we know so far", *lines[2:]]


def letters(random: Random) -> str:
    return "".join(random.choice("bdfgklmnprst") + random.choice("aeiou") for _ in range(4))


Planted = tuple[Document, list[str], list[str]]  # the page, its article, its template


def html_site(pages: int, seed: int, layouts: int = 1) -> list[Planted]:
    return [html_page(Random(f"{seed} {number}"), number % layouts) for number in range(pages)]


def html_page(random: Random, layout: int) -> Planted:
    article, teasers = story(random), random.sample(TEASERS, 3)
    date = f"Published on {random.randint(1, 28)} {random.choice(MONTHS)} 20{random.randint(10, 26)}, 10:15"
    items = "".join(f"<li><a href='/'>{text}</a></li>" for text in MENU)
    tag = ("nav", "header")[layout]
    html = (
        f"<body><{tag} class='top-{layout}'><ul>{items}</ul></{tag}><div class='stamp'>{date}</div><div class='text'>"
        + "".join(f"<h2>{text}</h2>" if text.startswith("What") else f"<p>{text}</p>" for text in article)
        + "</div><div class='box'>"
        + "".join(f"<div class='teaser'>{text}</div>" for text in teasers)
        + f"</div><div class='foot-{layout}'>{''.join(f'<p>{text}</p>' for text in FOOT)}</div></body>"
    )
    return read_html(html), article, [*MENU, date, *teasers, *FOOT]


def flat_site(pages: int, seed: int, layouts: int = 1) -> list[Planted]:
    return [flat_page(Random(f"{seed} {number}"), number % layouts) for number in range(pages)]


def flat_page(random: Random, layout: int = 0) -> Planted:
    article = story(random)
    date = f"Published on {random.randint(1, 28)} {random.choice(MONTHS)} 20{random.randint(10, 26)}, 10:15"
    menu, foot = (MENU, FOOT) if layout == 0 else (OTHER_MENU, FOOT[::-1])
    lines = [*menu, date, f"The {letters(random)} boat", *article, *foot]
    return read_text("\n".join(lines)), article, [*menu, date, *foot]


def flat_shop(pages: int, seed: int) -> list[Planted]:
    """Goods with reviews and particulars: lines that recur between lines of the goods' own, and what a few of them share."""
    return [flat_goods(Random(f"{seed} {number}"), number) for number in range(pages)]


def flat_goods(random: Random, number: int) -> Planted:
    family = ["Case of walnut", "Two years of warranty", "Made in Lima"] if number % 5 < 2 else []
    article = [
        f"The {letters(random)} lamp",
        "Colour",
        f"{letters(random)} red",
        f"{random.randint(2, 99)} reviews with 4.{random.randint(0, 9)} of 5 stars",
        f"{letters(random)} shade",
        "Features",
        f"{letters(random)} bulb",
        *family,
        f"{letters(random)} cord",
    ]
    return read_text("\n".join([*MENU, *article, *FOOT])), article, [*MENU, *FOOT]


def found_and_lost(site: SiteTemplate, pages: list[Planted]) -> tuple[int, int, int, int]:
    """Template texts, those of them found, article texts, those of them lost."""
    counts = [0, 0, 0, 0]
    for page, article, template in pages:
        taken = {page.blocks[verdict.block].text for verdict in site(page)}
        counts[0] += len(template)
        counts[1] += sum(text in taken for text in template)
        counts[2] += len(article)
        counts[3] += sum(text in taken for text in article)
    return counts[0], counts[1], counts[2], counts[3]


@pytest.mark.parametrize(
    "pages",
    [
        *[html_site(count, count) for count in (6, 12, 25, 50)],
        html_site(30, 1, layouts=2),
        *[flat_site(count, count) for count in (5, 12, 25, 50)],
        flat_site(30, 1, layouts=2),
        *[flat_shop(count, count) for count in (6, 25)],
    ],
    ids=[
        "6",
        "12",
        "25",
        "50",
        "two layouts",
        "flat 5",
        "flat 12",
        "flat 25",
        "flat 50",
        "flat, two layouts",
        "flat shop 6",
        "flat shop 25",
    ],
)
def test_planted_templates_are_found_and_articles_left(pages: list[Planted]) -> None:
    site = SiteTemplate.learn(page for page, _, _ in pages)
    template, found, article, lost = found_and_lost(site, pages)
    assert found >= 0.99 * template
    assert lost <= 0.001 * article


@pytest.mark.parametrize("make", [html_site, flat_site, flat_shop])
def test_pages_not_learned_from_are_judged_as_well(make) -> None:  # type: ignore[no-untyped-def]
    site = SiteTemplate.learn(page for page, _, _ in make(20, 1))
    template, found, article, lost = found_and_lost(site, make(20, 2))
    assert found >= 0.99 * template
    assert lost <= 0.001 * article


# --- what stays ----------------------------------------------------------------------------------------------


def taken(pages: list[str], page: str = "", **terms: float) -> set[str]:
    """What a template of some HTML pages takes from the last of them, or from another page."""
    site = SiteTemplate.learn(map(read_html, pages), **terms)  # type: ignore[arg-type]
    document = read_html(page or pages[-1])
    return {document.blocks[verdict.block].text for verdict in site(document)}


OWN = [f"<p>Only here is told how the {word} boat came home from the sea.</p>" for word in SUBJECTS]
BACKGROUND = "<p>The harbour was closed in March after the old pier had burnt down, and it has not opened since that day.</p>"
BOX = "<aside><p>Sign here</p></aside>"


@pytest.mark.parametrize(
    "pages, text",
    [
        ([f"{BOX}<h2>Ingredients</h2>{own}" for own in OWN], "Ingredients"),
        (
            [f"{BOX}{own}<blockquote><p>No boat, no bread</p></blockquote>" for own in OWN],
            "No boat, no bread",
        ),
        ([f"{BOX}{own}<p>“No boat, no bread”</p>" for own in OWN], "“No boat, no bread”"),
        ([f"{BOX}{own}<p>12</p>" for own in OWN], "12"),
        (
            [f"{BOX}<p>It rained on {day} of the 31 days.</p>" for day in range(9)],
            "It rained on 8 of the 31 days.",
        ),
        (
            [f"{BOX}{own}{BACKGROUND if place < 4 else ''}" for place, own in reversed(list(enumerate(OWN)))],
            BACKGROUND,
        ),
        ([f"{BOX}<ul><li>Salt</li><li>{word} oil</li></ul>" for word in SUBJECTS], "Salt"),
        ([f"{BOX}<table><tr><td>Weight</td><td>{word}</td></tr></table>" for word in SUBJECTS], "Weight"),
        ([f"{BOX}<div>Material:</div><div>{word}</div>" for word in SUBJECTS], "Material:"),
        (
            [
                f"{BOX}<div class='value'>{'Varies' if place % 2 else word}</div>"
                for place, word in reversed(list(enumerate(SUBJECTS)))
            ],
            "Varies",
        ),
    ],
    ids=[
        "crosshead",
        "quotation",
        "in quotation marks",
        "number",
        "number told",
        "prose on few pages",
        "list",
        "row",
        "label",
        "at a place of the pages' own",
    ],
)
def test_what_the_article_needs_stays(pages: list[str], text: str) -> None:
    assert text.removeprefix("<p>").removesuffix("</p>") not in taken(pages)
    assert "Sign here" in taken(pages)


FLAT_OWN = [
    f"The {word} came home from the sea with a boat full of herring, and nobody knew why."
    for word in SUBJECTS
]


def taken_flat(pages: list[str]) -> list[str]:
    """What a template of flat pages takes from the last of them."""
    documents = [read_text(page) for page in pages]
    return [
        documents[-1].blocks[verdict.block].text for verdict in SiteTemplate.learn(documents)(documents[-1])
    ]


@pytest.mark.parametrize("lines, expected", [(1, 0), (2, 0), (3, 3), (6, 6)])
def test_lines_of_flat_text_need_company(lines: int, expected: int) -> None:
    """Between lines of the page's own; two labels in a row may be theirs."""
    pages = [f"{own}\n{chr(10).join(MENU[:lines])}\nLast seen: {own[4:12]}" for own in FLAT_OWN]
    assert taken_flat(pages) == list(MENU[:expected])


@pytest.mark.parametrize("times, expected", [(2, 6), (3, 0)])
def test_what_a_page_says_of_each_thing_it_lists_is_its_own(times: int, expected: int) -> None:
    """In company, too; twice is a menu."""
    labels = "In stock\n{0} reviews of our readers\nSave {0} %\n"
    pages = [
        "".join(
            f"The {own[4:12]} number {chr(97 + item)}\n" + labels.format(item + 7) for item in range(times)
        )
        + own
        for own in FLAT_OWN
    ]
    assert len(taken_flat(pages)) == expected


def test_at_the_ends_of_a_page_a_line_needs_no_company() -> None:
    pages = [f"{MENU[0]}\n{own}\n{MENU[1]}\n{own[::-1]}\nPrivacy" for own in FLAT_OWN]
    assert taken_flat(pages) == [MENU[0], "Privacy"]


@pytest.mark.parametrize(
    "having, pages, is_template", [(5, 10, False), (6, 10, True), (11, 30, False), (12, 30, True)]
)
def test_what_few_pages_of_flat_text_share_is_a_family_of_them(
    having: int, pages: int, is_template: bool
) -> None:
    """More than half of the pages, or twelve of them, each a third at least."""
    random = Random(1)
    texts = [
        f"The {letters(random)} boat\n" + "\n".join(MENU[:4] if place < having else ())
        for place in range(pages)
    ]
    assert bool(taken_flat(texts[::-1])) == is_template


@pytest.mark.parametrize("share, stays", [(0.5, True), (1.0, False)])
def test_a_value_that_other_pages_have_not_is_the_pages_own(share: float, stays: bool) -> None:
    """And so is the label before it; where the value is the same on all pages, both are template."""
    worth = ["Used" if place >= len(SUBJECTS) * (1 - share) else "New" for place in range(len(SUBJECTS))]
    pages = [
        f"{own}<div class='name'>Condition:</div><div class='value'>{each}</div><aside><p>Sign here</p></aside>"
        for own, each in zip(OWN, worth, strict=True)
    ]
    assert taken(pages) == ({"Sign here"} if stays else {"Sign here", "Condition:", "Used"})


def test_before_the_learned_filter_a_template_moves_no_verdict_but_its_own() -> None:
    """All rules have spoken before it, and the learned filter does not see it; of flat text it may take more."""
    taken = 0
    for page in (case.read() for case in CASES[::3]):
        site = SiteTemplate.learn([page] * 3)
        before, after = ARTICLE(page), ARTICLE.insert(site, before="main_content")(page)
        for was, verdict in zip(before.settled, after.settled, strict=True):
            if verdict is not None and verdict.label is Label.TEMPLATE:
                taken += 1
            elif was is not None and was.label is not Label.CLUTTER:
                assert verdict is not None and verdict.label is was.label
    assert taken


def test_a_crosshead_above_nothing_of_the_page_is_template() -> None:
    pages = [f"{own}<aside><h2>Write to us</h2><p>Our address</p></aside>" for own in OWN]
    assert taken(pages) == {"Write to us", "Our address"}


def test_too_few_pages_teach_nothing() -> None:
    assert taken([BOX, BOX]) == set()
    assert taken([BOX, BOX], min_pages=2) == {"Sign here"}


@pytest.mark.parametrize(
    ("own", "taken"), [("", ()), (FLAT_OWN[0], MENU), ("Show more", MENU)], ids=["none", "prose", "a line"]
)
def test_of_a_page_that_has_nothing_else_nothing_is_taken(own: str, taken: tuple[str, ...]) -> None:
    menu = "\n".join(MENU)
    page = read_text(f"{menu}\n{own}")
    site = SiteTemplate.learn(read_text(f"{menu}\n{story}") for story in FLAT_OWN)
    assert tuple(page.blocks[verdict.block].text for verdict in site(page)) == taken


def test_two_pages_that_share_a_sentence_are_a_coincidence() -> None:
    pages = [f"{BOX}{BACKGROUND}" for _ in range(3)]
    assert taken(pages[:2], min_pages=2) == {"Sign here"}
    assert len(taken(pages, min_pages=2)) == 2


def test_rare_texts_are_no_template() -> None:
    pages = [*[f"<p>Note</p>{own}" for own in OWN[:3]], *[f"<p>{own}</p>" for own in OWN[3:]]]
    assert taken(pages, pages[0], min_share=0.5) == set()


def test_verdicts_say_on_how_many_pages() -> None:
    pages = [read_html(f"{BOX}{own}") for own in OWN]
    (verdict,) = SiteTemplate.learn(pages)(pages[0])
    assert (verdict.label, verdict.reason) == (Label.TEMPLATE, "on 10 of 10 pages")


def test_a_template_goes_into_a_pipeline() -> None:
    pages = [read_html(f"<div>Weather by the Courier</div>{own}") for own in OWN]
    site = SiteTemplate.learn(pages, name="courier")
    cleaned = ARTICLE.insert(site, before="furniture")(pages[0])
    assert cleaned.settled[0] is not None and cleaned.settled[0].filter == "courier"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("updated 4 march 2025", "updated # <month> #"),
        ("lundi 3 mars, 10:15", "<day> # <month> #"),
        ("12 comments", "# comments"),
        ("they may come on monday", "they may come on monday"),
        ("if145-348-5", "if145-348-5"),
        ("3d prints", "3d prints"),
    ],
)
def test_numbers_and_dates_are_generalised(text: str, expected: str) -> None:
    assert generalised(text) == expected


# --- laws ----------------------------------------------------------------------------------------------------

sites = st.lists(documents(), max_size=4)


@settings(max_examples=40, deadline=None)
@given(sites, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(pages: list[Document], random: Random) -> None:
    shuffled = random.sample(pages, len(pages))
    assert SiteTemplate.learn(shuffled) == SiteTemplate.learn(pages)


@settings(max_examples=40, deadline=None)
@given(sites, sites)
def test_merging_is_learning_from_both(first: list[Document], second: list[Document]) -> None:
    assert SiteTemplate.learn(first) | SiteTemplate.learn(second) == SiteTemplate.learn(first + second)


@settings(max_examples=40, deadline=None)
@given(sites)
def test_json_and_pickle_give_back_an_equal_template(pages: list[Document]) -> None:
    site = SiteTemplate.learn(pages, min_pages=2)
    assert SiteTemplate.from_json(site.to_json()) == site
    assert pickle.loads(pickle.dumps(site)) == site
    by_site = SiteTemplates({"courier.example": site})
    assert SiteTemplates.from_json(by_site.to_json()) == by_site


@settings(max_examples=40, deadline=None)
@given(sites)
def test_judging_again_changes_nothing_and_pruning_neither(pages: list[Document]) -> None:
    site = SiteTemplate.learn([*pages, *pages], min_pages=2, min_share=0.1)
    for page in pages:
        verdicts = list(site(page))
        judged = page.with_verdicts(verdicts)
        assert judged.with_verdicts(site(judged)) == judged
        assert list(site.pruned()(page)) == verdicts


@pytest.mark.parametrize("step", [2, 3, 5])
def test_a_template_takes_its_own_and_moves_nothing_else_of_a_page(step: int) -> None:
    """What is prose among the blocks that a template leaves does not hang on what it takes."""
    content = MainContent()
    for page in (case.read() for case in CASES if case.is_html):
        beside = page.with_verdicts(
            Verdict.on(block, Label.TEMPLATE, "on 5 of 5 pages") for block in page.blocks[::step]
        )
        before = page.with_verdicts(content(page)).settled
        after = beside.with_verdicts(content(beside)).settled
        for block in beside.unlabelled:
            assert after[block.index] == before[block.index]


@pytest.mark.parametrize("step", [2, 3, 5])
def test_a_template_takes_nothing_but_its_own_of_flat_text(step: int) -> None:
    """It may bring lines in: those that seemed poor beside what it took. Of texts that were cleaned before, too."""
    content = MainContent()
    texts = [case.read() for case in CASES if not case.is_html] + [read_text(case.expected) for case in CASES]
    for page in texts:
        beside = page.with_verdicts(
            Verdict.on(block, Label.TEMPLATE, "on 5 of 5 pages") for block in page.blocks[::step]
        )
        before = page.with_verdicts(content(page)).settled
        after = beside.with_verdicts(content(beside)).settled
        for block in beside.unlabelled:
            was, verdict = before[block.index], after[block.index]
            if was is not None and was.label is not Label.CLUTTER:
                assert verdict is not None and verdict.label is was.label


@pytest.mark.parametrize("make", [html_site, flat_site])
def test_a_page_without_its_template_is_left_alone(make) -> None:  # type: ignore[no-untyped-def]
    pages = make(12, 3)
    site = SiteTemplate.learn(page for page, _, _ in pages)
    for _, article, _ in pages:
        assert not list(site(read_text("\n".join(article))))


# --- merging, storing, drift ---------------------------------------------------------------------------------


def test_templates_of_different_terms_do_not_merge() -> None:
    with pytest.raises(ValueError, match="do not merge"):
        SiteTemplate(min_pages=2) | SiteTemplate()


@pytest.mark.parametrize("text", ["{}", "[]", "nonsense", '{"format": "cleantext site template 1"}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="template|value"):
        SiteTemplate.from_json(text)


def test_pruned_templates_are_small_and_say_what_they_miss() -> None:
    site = SiteTemplate.learn(page for page, _, _ in html_site(20, 1))
    small = site.pruned()
    assert small.missed == 2 and small.pruned() == small
    assert len(small.to_json()) < len(site.to_json()) / 2
    texts = [text for place in json.loads(small.to_json())["places"].values() for text in place["texts"]]
    assert set(map(str.casefold, MENU)) <= set(texts)


def test_drift_is_seen() -> None:
    site = SiteTemplate.learn(page for page, _, _ in html_site(20, 1))
    assert site.compare(page for page, _, _ in html_site(20, 2)).share == 0
    drift = site.compare(read_html(f"<footer><p>The new Courier</p></footer>{own}") for own in OWN)
    assert isinstance(drift, Drift) and drift.share == 1
    assert [entry.text for entry in drift.fresh] == ["the new courier"]
    assert {entry.text for entry in drift.silent} >= {"harbour", "privacy"}


# --- many sites ----------------------------------------------------------------------------------------------


def test_sites_are_told_apart_by_registrable_domain() -> None:
    pytest.importorskip("publicsuffixlist")
    assert site_of("https://www.news.courier.co.uk/story?id=1") == "courier.co.uk"
    assert site_of("courier.example") == "courier.example"
    assert site_of("http://127.0.0.1:8000/") == "127.0.0.1"
    assert site_of("http://[broken") == site_of("") == ""


def test_learning_by_site_streams() -> None:
    pytest.importorskip("publicsuffixlist")
    hosts = {"https://www.courier.example/": html_site(12, 1), "https://gazette.example/": flat_site(12, 2)}
    learned = learn_by_site((url, page) for url, pages in hosts.items() for page, _, _ in pages)
    for url, pages in hosts.items():
        expected = SiteTemplate.learn(page for page, _, _ in pages).pruned()
        assert learned.of(url) == expected
    page = read_html(f"{''.join(OWN)}<footer><p>{FOOT[0]}</p></footer>", url="https://elsewhere.example/")
    assert list(learned(page)) == []


def test_the_filter_of_many_sites_takes_the_template_of_the_page() -> None:
    pytest.importorskip("publicsuffixlist")
    pages = [
        read_html(f"{BOX}{own}", url=f"https://courier.example/{place}") for place, own in enumerate(OWN)
    ]
    learned = learn_by_site(("https://courier.example/", page) for page in pages)
    assert [page.blocks[verdict.block].text for page in pages for verdict in learned(page)] == [
        "Sign here"
    ] * 10


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sets(st.integers(0, 30), max_size=8), max_size=60), st.integers(1, 7))
def test_forgetting_misses_at_most_what_it_says(pages: list[set[int]], window: int) -> None:
    """Counts with forgetting are never too high, and too low by no more than `missed`."""
    rough, exact = Tally(window), Tally()
    for texts in pages:
        document = read_text("\n".join(f"line {'x' * text}" for text in sorted(texts)))
        rough.add(document)
        exact.add(document)
    held = rough.places().get("", Place(0, 0, {})).texts
    for text, count in exact.places().get("", Place(0, 0, {})).texts.items():
        assert count - rough.missed <= held.get(text, 0) <= count
    assert rough.missed <= len(pages) // window
