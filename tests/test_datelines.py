"""Datelines: read in front of first sentences, labelled, and what fields make of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Label, clean_html, clean_text
from cleantext.bylines import read_dateline
from cleantext.render import to_json

STORY = (
    "Rain fell on the coast for the third day in a row, and the harbour stayed closed while the pilots waited in the tower for"
    " the wind to turn and the ferries lay side by side along the quay."
)

DATELINES = [
    ("LIMA (Reuters) -", ("Reuters",), (), None),
    ("LIMA, Peru (AP) —", ("AP",), (), None),
    ("LOWPORT, May 4, 2025 (AFP) -", ("AFP",), (), "2025-05-04"),
    ("LOWPORT, May 4 (AFP) -", ("AFP",), (), None),
    ("New York/Lima (dpa/AFP) –", ("dpa", "AFP"), (), None),
    ("Port am Meer (dpa) -", ("dpa",), (), None),
    ("Lima, 4 may (EFE).-", ("EFE",), (), None),
    ("Praha 4. května (ČTK) -", ("ČTK",), (), None),
    ("Hamburg (ots) -", ("ots",), (), None),
    ("LOWPORT, May 4, 2025 /PRNewswire/ --", ("PRNewswire",), (), "2025-05-04"),
    ("LOWPORT--(BUSINESS WIRE)--", ("BUSINESS WIRE",), (), None),
    ("(ANSA) - ROMA, 04 MAG -", ("ANSA",), (), None),
    ("МОСКВА, 4 мая. /ТАСС/.", ("ТАСС",), (), None),
    ("(서울=연합뉴스) 김민수 기자 =", ("연합뉴스",), ("김민수",), None),
    ("【リマ共同】", ("共同",), (), None),
    ("【リマ=佐藤太郎】", (), ("佐藤太郎",), None),
    ("新华社利马5月4日电（记者王小明）", ("新华社",), ("王小明",), None),
]


@pytest.mark.parametrize(("dateline", "sources", "authors", "date"), DATELINES)
def test_agencies_reporters_and_days_of_datelines(
    dateline: str, sources: tuple[str, ...], authors: tuple[str, ...], date: str | None
) -> None:
    found = read_dateline(f"{dateline} {STORY}", "en")
    assert found == (len(dateline), sources, authors, date, False)


@pytest.mark.parametrize("dateline", ["LOWPORT —", "LOWPORT, Ohio --", "ST. ANA -"])
def test_a_place_alone_may_be_another_word(dateline: str) -> None:
    assert read_dateline(f"{dateline} {STORY}") == (len(dateline), (), (), None, True)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Ana Ruiz (left) - a pilot - waited.",
        "Custom Voice (beta) – Train a model of your own.",
        "Rain fell on the coast (AFP photo) - and stopped.",
        "A boat - or two.",
        "(Photo) - A boat.",
        "【港の写真】雨が降った。",
        "",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert read_dateline(text) is None


@given(st.text(alphabet="AbcÄÉ (/)-–—,.=【】新社共同電5月日서울 ", max_size=150))
def test_a_dateline_is_the_start_of_its_text(text: str) -> None:
    found = read_dateline(text)
    assert found is None or 0 < found.length <= len(text)


def page(opening: str, head: str = "") -> str:
    paragraphs = f"<p>{opening} {STORY}</p><p>{STORY.replace('third', 'fourth')}</p>"
    return f"<title>Rain at last</title>{head}<h1>Rain at last</h1>{paragraphs}"


def test_a_dateline_is_labelled_and_stays_in_the_text() -> None:
    document = clean_html(page("LOWPORT, May 4, 2025 (AFP) -"))
    assert document.dateline == "LOWPORT, May 4, 2025 (AFP) -"
    assert document.sources == ("AFP",)
    assert document.date == "2025-05-04"
    assert document.authors == ()
    assert document.text.startswith("LOWPORT, May 4, 2025 (AFP) - Rain fell on the coast")
    assert '"dateline": "LOWPORT, May 4, 2025 (AFP) -"' in to_json(document)


def test_the_standfirst_has_no_dateline() -> None:
    described = f'<meta name=description content="LOWPORT (AFP) - {STORY}">'
    document = clean_html(page("LOWPORT (AFP) -", described))
    assert (document.dateline, document.standfirst) == ("LOWPORT (AFP) -", STORY)


def test_a_reporter_in_a_dateline_wrote_the_article() -> None:
    assert clean_html(page("(서울=연합뉴스) 김민수 기자 =")).authors == ("김민수",)
    byline = page("(서울=연합뉴스) 김민수 기자 =").replace("</h1>", "</h1><p>By Ana Ruiz</p>")
    assert clean_html(byline).authors == ("Ana Ruiz",)


def test_flat_text_has_datelines_too() -> None:
    lines = ["Rain at last", "By Ana Ruiz", f"LOWPORT (AFP) - {STORY}", STORY.replace("third", "fourth")]
    assert clean_text("\n\n".join(lines)).dateline == "LOWPORT (AFP) -"


def test_a_place_alone_is_a_dateline_of_an_article_that_has_no_other_use_for_it() -> None:
    article = '<meta property="og:type" content="article">'
    assert clean_html(page("LOWPORT —", article)).dateline == "LOWPORT —"
    assert clean_html(page("LOWPORT —")).dateline is None
    assert clean_html(page("HARBOUR —", article)).dateline is None  # "the harbour stayed closed"


def test_datelines_below_the_first_paragraph_are_prose() -> None:
    document = clean_html(page("Hello.").replace("<p>Rain", "<p>LIMA (AFP) - Rain"))
    assert not document.labelled({Label.DATELINE})


def test_a_reporter_in_a_dateline_counts_beside_a_source() -> None:
    opening = page("新华社利马5月4日电（记者王小明）").replace(
        "</h1>", "</h1><p>2025-05-04 10:15 来源：海岸网 举报</p>"
    )
    document = clean_html(opening)
    assert (document.authors, document.sources) == (("王小明",), ("海岸网", "新华社"))


def test_the_dateline_of_a_caption_begins_no_body() -> None:
    caption = f"<div class=image-box><img src=a><p class=image-caption>LIMA (AFP) - {STORY}</p></div>"
    story = page("LOWPORT (dpa) -").replace("</h1>", f"</h1>{caption}<p>By Ana Ruiz</p>")
    document = clean_html(story)
    assert (document.dateline, document.authors) == ("LOWPORT (dpa) -", ("Ana Ruiz",))
