"""Bylines: names after labels, beside roles and agencies, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.byline_words import words
from cleantext.bylines import (
    may_be_labelled,
    may_name_editors,
    names_office,
    parse_byline,
    parse_sign_off,
    reading,
)
from cleantext.bylines.beside import BEFORE_PLACE, PLACE, SMALL_WORDS
from cleantext.bylines.parts import MAY_SEPARATE, SEPARATOR
from cleantext.bylines.plain_names import PLAIN_NAME, RUNS, is_plain_name
from cleantext.bylines.reading import known_byline
from cleantext.bylines.sign_offs import SIGN_OFF
from cleantext.names import is_name
from training.byline_words import TELLING_FIELDS

AUTHORS = [
    ("By Ana Ruiz", ["Ana Ruiz"]),
    ("By Ana Ruiz Lv1", ["Ana Ruiz"]),
    ("by ANA RUIZ and BO LIND", ["ANA RUIZ", "BO LIND"]),
    ("Von Anna Beispiel und Bo Muster", ["Anna Beispiel", "Bo Muster"]),
    ("Von Anna Beispiel, Redakteurin", ["Anna Beispiel"]),
    ("Par Ana Ruiz et Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("Por Ana Ruiz y Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("Ana Ruiz, Bo Lind and Cy Moss", ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
    ("Ana Ruiz | Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("By Ana Ruiz, Staff Writer", ["Ana Ruiz"]),
    ("By Ana Ruiz in Lima", ["Ana Ruiz"]),
    ("By Ana Ruiz, Lima", ["Ana Ruiz"]),
    ("By Ana Ruiz in Grey Harbour", ["Ana Ruiz"]),
    ("Von Anna Weiß und Bo Groß", ["Anna Weiß", "Bo Groß"]),
    ("By Ana RuizTravel News Reporter", ["Ana Ruiz"]),
    ("Von Anna Beispiel Landespolitische Korrespondentin", ["Anna Beispiel"]),
    (
        "Reporting by Ana Ruiz in The Point and Bo Lind in Lima; Writing by Cy Moss",
        ["Ana Ruiz", "Bo Lind", "Cy Moss"],
    ),
    ("(Reporting by Ana Ruiz; Editing by Bo Lind)", ["Ana Ruiz"]),
    ("-- By Ana Ruiz", ["Ana Ruiz"]),
    ("Veröffentlicht am 24. Mai 2025, 18:18 von seahand", ["seahand"]),
    ("May 4, 2025 10:15 EST by Ana Ruiz", ["Ana Ruiz"]),
    ("海岸新闻记者 王小明 李华", ["王小明", "李华"]),
    ("本报记者 王小明 李华 北京报道", ["王小明", "李华"]),
    ("采写：海岸见习记者 王小明", ["王小明"]),
    ("【文/海岸网专栏作者 王小明】", ["王小明"]),
    ("执笔/灯塔姐、王小明&李华", ["灯塔姐", "王小明", "李华"]),
    ("灯塔姐 王小明 李华", ["灯塔姐", "王小明", "李华"]),
    ("王小明/海岸日报", ["王小明"]),
    ("原创 海岸日报 2025-05-04 10:15:00", ["海岸日报"]),
    ("2025-05-04 10:15来源：海岸网作者：王小明", ["王小明"]),
    ("王小明記者", ["王小明"]),
    ("石田 康夫", ["石田 康夫"]),
    ("By Ana Ruiz ana.ruiz@courier.example", ["Ana Ruiz"]),
    ("By Ana Ruiz @anaruiz", ["Ana Ruiz"]),
    ("By Ana\u00a0Ruiz • 2 September 2025 • 5 min read", ["Ana Ruiz"]),
    ("Ana Ruiz Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz, PhD", ["Ana Ruiz, PhD"]),
    ("Por María de la Cruz", ["María de la Cruz"]),
    ("By Sean O'Lind", ["Sean O'Lind"]),
    ("By Madeleine", ["Madeleine"]),
    ("By ana ruiz", ["ana ruiz"]),
    ("By ruiz_ana", ["ruiz_ana"]),
    ("By Ana Ruiz ⋅ Senior Editor ⋅ Updated 2 September 2025", ["Ana Ruiz"]),
    ("by Ana Ruiz on 2 September 2025", ["Ana Ruiz"]),
    ("by Ana Ruiz | Tides | 8 min read", ["Ana Ruiz"]),
    ("Ana Ruiz 59 Comments", ["Ana Ruiz"]),
    ("By Ana Ruiz, who kept the lighthouse, Bo Lind", ["Ana Ruiz"]),
    ("Published on September 2nd, 2025 by Ana Ruiz and Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("by Ana Ruiz | 2 September 2025 | Harbour Works and Tide Tables", ["Ana Ruiz"]),
    ("By ruiz_ana 2 September 2025 No Comments", ["ruiz_ana"]),
    ("Ana Ruiz Updated 2 September 2025", ["Ana Ruiz"]),
    ("By Ana Ruiz 7 min read", ["Ana Ruiz"]),
    ("By Ana Ruiz 2–3 minutes", ["Ana Ruiz"]),
    ("Ana Ruiz ●", ["Ana Ruiz"]),
    ("By Ana Ruiz, Head of Ferries, Harbour Works at Lowport", ["Ana Ruiz"]),
    ("Ana Ruiz, Garden Educator", ["Ana Ruiz"]),
    ("Ana Ruiz Founder, Lead Reviewer", ["Ana Ruiz"]),
    ("byAna Ruiz", ["Ana Ruiz"]),
    ("ByAna Ruiz", ["Ana Ruiz"]),
    ("VonAnna Ruiz", ["VonAnna Ruiz"]),
    ("Ana RuizPublished 2 September 2025", ["Ana Ruiz"]),
    ("Ana RuizBy Ana RuizSeptember 2, 2025Updated: 3 September 2025", ["Ana Ruiz"]),
    ("Ana RuizAna Ruiz", ["Ana Ruiz"]),
    ("Ana DeSouza", ["Ana DeSouza"]),
    ("Ana RuizBo LindCy Moss", ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
    ("Ana DeSouza Ruiz", ["Ana DeSouza Ruiz"]),
    ("Lowport Sails GmbH, Grey Harbour", ["Lowport Sails GmbH", "Grey Harbour"]),
    ("Ana Ruiz5 hours ago", ["Ana Ruiz"]),
    ("Ana Ruiz Profile Image", ["Ana Ruiz"]),
    ("by Ana Ruiz—8 min read", ["Ana Ruiz"]),
    ("Headshot of Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz's avatar", ["Ana Ruiz"]),
    ("59 Comments | Ana Ruiz | Last Updated: 2 September 2025", ["Ana Ruiz"]),
    ("Ana Ruiz 2 September 2025 tides of the winter, Ferries", ["Ana Ruiz"]),
    ("2 September 2025 · 30 min · 6279 words · Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz Published 10:19am 2 September 2025", ["Ana Ruiz"]),
    ("Recipe by Ana Ruiz", ["Ana Ruiz"]),
    ("Thread starter seahand", ["seahand"]),
    ("Post by seahand » 2 September 2025", ["seahand"]),
    ("by Ana Ruiz » Tue Sep 02, 2025 1:47 am", ["Ana Ruiz"]),
    ("By Ana Ruiz, MS, RDN, LD", ["Ana Ruiz, MS, RDN, LD"]),
    ("Medically reviewed by Cy Moss, CDCES — Written by Ana Ruiz — 2 September 2025", ["Ana Ruiz"]),
    ("Von Ana Ruiz Veröffentlicht am 2. September 2025", ["Ana Ruiz"]),
    ("Par Ana Ruiz Publié le 2 septembre 2025 à 10:00", ["Ana Ruiz"]),
    ("Byron Ruiz", ["Byron Ruiz"]),
    ("Ana Ruiz | Bo Lind | No Comments", ["Ana Ruiz", "Bo Lind"]),
    ("Ana Ruiz Follow", ["Ana Ruiz"]),
    ("Ana Ruiz for Coast Courier", ["Ana Ruiz"]),
    ("Ana Ruiz For Coast Courier", ["Ana Ruiz"]),
    ("By Ana Ruiz and Bo Lind for Coast Courier", ["Ana Ruiz", "Bo Lind"]),
    ("By ANA RUIZ and BO LIND Associated Press", ["ANA RUIZ", "BO LIND"]),
    ("Ana Ruiz, Senior Research Editor", ["Ana Ruiz"]),
    ("Text: Ana Ruiz, Foto: Bo Lind", ["Ana Ruiz"]),
    ("Gastbeitrag von Ana Ruiz", ["Ana Ruiz"]),
    ("Von unserer Korrespondentin Ana Ruiz", ["Ana Ruiz"]),
    ("本報記者王小明", ["王小明"]),
    ("By Ana Ruiz, Bo Lind, and Cy Moss", ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
    ("Ana Ruiz, Bo Lind, & Cy Moss", ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
    ("& Ana Ruiz", ["Ana Ruiz"]),
    ("By Ana Ruiz AP Sports Writer", ["Ana Ruiz"]),
    ("By Ana Ruiz Health and science reporter, BBC News", ["Ana Ruiz"]),
    ("By Ana Ruiz and Bo Lind Staff Writers", ["Ana Ruiz", "Bo Lind"]),
    ("Medically reviewed by Cy Moss, MD — By Ana Ruiz — Updated on 2 September 2025", ["Ana Ruiz"]),
    ("Fact checked by Cy Moss, By Ana Ruiz", ["Ana Ruiz"]),
    ("By Ana Ruiz, The Coast Courier", ["Ana Ruiz"]),
    ("By Ana Ruiz, KLMN Business", ["Ana Ruiz"]),
    ("Von Ana Ruiz, KLM", ["Ana Ruiz"]),
    ("Par Ana Ruiz, à Marseille", ["Ana Ruiz"]),
    ("By Ana Ruiz, MS, RD, FAND", ["Ana Ruiz, MS, RD, FAND"]),
    ("Av Ana Ruiz, Bo Lind (foto)", ["Ana Ruiz"]),
    ("Ana Ruiz (tekst) og Bo Lind (foto)", ["Ana Ruiz"]),
    ("Words by Ana Ruiz Photos by Bo Lind", ["Ana Ruiz"]),
    ("Posted by Ana Ruiz at 10:15 AM Labels: harbour", ["Ana Ruiz"]),
    ("Von Ana Ruiz um 10:15 Uhr", ["Ana Ruiz"]),
    ("Submitted by Ana Ruiz on Sun, 05/04/2025 - 10:15", ["Ana Ruiz"]),
    ("4 May\nWritten By Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz1,2, Bo Lind1 and Cy Moss3,*", ["Ana Ruiz", "Bo Lind", "Cy Moss"]),
    ("by SnowHand45", ["SnowHand45"]),
    ("Ana Ruiz Travel News Reporter", ["Ana Ruiz"]),
    ("도널드 트럼프 기자", ["도널드 트럼프"]),
    ("submitted 17 hours ago by seahand", ["seahand"]),
    ("Asked 5 years ago by Ana Ruiz", ["Ana Ruiz"]),
    ("Veröffentlicht vor 3 Stunden von Ana Ruiz", ["Ana Ruiz"]),
    ("Article rédigé par Ana Ruiz", ["Ana Ruiz"]),
    ("글·사진 김민수", ["김민수"]),
    ("記者・佐藤花子", ["佐藤花子"]),
    ("By Ana Ruiz Tuesday, Sept. 2, 2025", ["Ana Ruiz"]),
    ("By Ana Sun Sept. 2, 2025", ["Ana Sun"]),
    ("Metro Desk By Ana Ruiz Sep. 2, 2025 5:16 pm", ["Ana Ruiz"]),
    ("by ana ruiz", ["ana ruiz"]),
    ("Ana Ruiz ana at ruiz.example Tue Sep 2 10:15:00 CEST 2025", ["Ana Ruiz"]),
    ("By Bo Lind bo.lind [at] harbour.example", ["Bo Lind"]),
]


def test_in_joins_names_in_slovene_alone() -> None:
    assert parse_byline("Piše Ana Ruiz in Bo Lind", language="sl").authors == ("Ana Ruiz", "Bo Lind")
    assert parse_byline("Piše Ana Ruiz in Bo Lind", language="sl-SI").authors == ("Ana Ruiz", "Bo Lind")
    assert parse_byline("By Ana Ruiz in Bo Lind", language="en").authors == ("Ana Ruiz",)


NO_AUTHORS = [
    "",
    "Rain fell on the coast for the third day in a row.",
    "rain and wind",
    "2 September 2025",
    "5 min read",
    "Route 66",
    "Who pays for the harbour?",
    "ana ruiz",
    "No Comments",
    "Author image",
    "Author of the article:",
    "Released 2 September 2025",
    "From: To:",
    "TEXT SIZE - +",
    "Text size A A A",
    "Email to Author",
    "From preachers to slave raiders",
    "Photo By Ana Ruiz",
    "Door & Window Sensor",
    "By Our Correspondent",
    "编辑部的灯亮了一夜。",
    "海岸报记者 王小明 摄",
    "港口的渡轮停航。海岸报记者 王小明",
    "NA PRÁTICA OSPF, BGP ou RIP?",
    "作者在书中写道：海是自由的。",
    "著者は海を愛した人だった。",
    "구독자는 줄었다.",
    "Автор книги не приехал.",
    "संपादक रात भर जागा।",
    "كتب المدير رسالة إلى العمال.",
    "Text by text, the archive grew.",
    "Editör eve gitti.",
    "기사입력 2025-09-02 03:00:00 기사수정 2025-09-02 03:00:00",
]


@pytest.mark.parametrize(("text", "names"), AUTHORS)
def test_authors_are_named_without_labels_and_roles(text: str, names: list[str]) -> None:
    assert list(parse_byline(text).authors) == names


@pytest.mark.parametrize("text", NO_AUTHORS)
def test_other_lines_name_nobody(text: str) -> None:
    assert parse_byline(text).authors == ()


@pytest.mark.parametrize(
    ("text", "authors", "sources"),
    [
        ("Ana Ruiz | Bo Lind with AFP, Reuters, AP", ["Ana Ruiz", "Bo Lind"], ["AFP", "Reuters", "AP"]),
        ("Von Anna Beispiel und Bo Muster, dpa", ["Anna Beispiel", "Bo Muster"], ["dpa"]),
        ("Ana Ruiz (AFP)", ["Ana Ruiz"], ["AFP"]),
        ("Par Ana Ruiz avec AFP", ["Ana Ruiz"], ["AFP"]),
        ("Par Ana Ruiz (avec AFP)", ["Ana Ruiz"], ["AFP"]),
        ("By Ana Ruiz and Reuters", ["Ana Ruiz"], ["Reuters"]),
        ("Reuters", [], ["Reuters"]),
        ("By The Associated Press", [], ["The Associated Press"]),
        ("By Ana Ruiz, Associated Press", ["Ana Ruiz"], []),
        ("2025-05-04 10:15 来源：海岸网 作者：王小明", ["王小明"], ["海岸网"]),
        ("时间：2025-05-04 10:15 来源： 海岸日报·海岸号", [], ["海岸日报"]),
        ("Source: Coast Wire", [], ["Coast Wire"]),
    ],
)
def test_wire_services_are_kept_apart(text: str, authors: list[str], sources: list[str]) -> None:
    byline = parse_byline(text)
    assert (list(byline.authors), list(byline.sources)) == (authors, sources)


@pytest.mark.parametrize(
    "text", ["Edited by: Cy Moss", "Edited by Cy Moss", "Redaktion: Cy Moss", "Edited\u00a0by:\u00a0Cy Moss"]
)
def test_editors_are_no_authors(text: str) -> None:
    byline = parse_byline(text)
    assert (byline.authors, byline.editors) == ((), ("Cy Moss",))


def test_editors_and_photographers_stand_below_authors() -> None:
    byline = parse_byline("作者：王小明 摄影/李华 责任编辑：陈静")
    assert (byline.authors, byline.editors) == (("王小明",), ("陈静",))
    assert parse_byline("编辑 王小明 校对 李华").editors == ("王小明", "李华")
    assert parse_byline("本文来源：海岸网 责任编辑：王小明_NB123").editors == ("王小明",)


@pytest.mark.parametrize(
    ("text", "says_office"),
    [
        ("Ana Ruiz, Senior Political Correspondent", True),
        ("Ana Ruiz, Staff Writer @anaruiz", True),
        ("Ana Ruiz / EFE", True),
        ("Анна Руис, корреспондент", True),
        ("김민수 기자", True),
        ("佐藤花子記者", True),
        ("Ana Ruiz/Staff Photographer", False),
        ("Ana Ruiz, Bo Lind", False),
        ("Talk To An Expert", False),
        ("the harbour, Staff Writer", False),
    ],
)
def test_a_name_may_have_an_office_behind_it(text: str, says_office: bool) -> None:
    assert names_office(text) == says_office


def test_a_date_in_the_line_is_read() -> None:
    assert parse_byline("By Ana Ruiz, 2 September 2025").date == "2025-09-02"


def test_a_line_that_is_not_understood_is_not_complete() -> None:
    assert not parse_byline("Ana Ruiz | the harbour is closed until further notice").complete


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("es/rt (AFP, dpa, Reuters)", ("AFP", "dpa", "Reuters")),
        ("(Reuters)", ("Reuters",)),
        ("ab/dpa", ("dpa",)),
        ("(more below)", ()),
        ("(Photo: Ana Ruiz/AFP)", ()),
        ("he/she", ()),
        ("The harbour reopens on Monday (Reuters)", ()),
    ],
)
def test_sign_offs(text: str, sources: tuple[str, ...]) -> None:
    assert parse_sign_off(text) == sources


@pytest.mark.parametrize(
    "name", ["Ana Ruiz", "Jean-Luc d'Arbre", "山田花子", "홍길동", "أنا رويز الأول", "Дарья Лунная"]
)
def test_names_of_many_scripts(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Ana",
        "2 Ships",
        "Reporting floods to Harbour",
        "Read more about the harbour",
        "What now?",
        "rain fell",
        "국민끼리 싸우는 시대",
    ],
)
def test_what_no_name_looks_like(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("ana ruiz", True),
        ("van dijk", True),
        ("de la cruz", True),
        ("to video", False),
        ("в строительстве", False),
        ("coast's best harbour", False),
        ("ana ruiz bo lind", False),
        ("Lima to Harbour", False),
    ],
)
def test_small_words_behind_a_label_are_a_name_if_they_begin_no_phrase(text: str, may_be: bool) -> None:
    assert is_name(text, labelled=True) is may_be


@given(st.text(max_size=250))
def test_any_line_is_parsed_without_complaint(text: str) -> None:
    byline = parse_byline(text)
    for name in (*byline.authors, *byline.editors):
        assert name.strip() and "@" not in name


@given(st.text(st.sampled_from("ab ,;|/-–·、ㅣ\n\u3000\u00a0é"), max_size=8))
def test_what_has_no_mark_is_not_split(text: str) -> None:
    assert MAY_SEPARATE.search(text) is not None or SEPARATOR.split(text) == [text]


@given(st.lists(st.sampled_from(["Ana", "Ruiz", "in", "aus", "à", "i", ",", "Lima", "ín", "x"]), max_size=6))
def test_a_place_stands_behind_a_word_for_it(words: list[str]) -> None:
    text = " ".join(words)
    assert PLACE.search(text) is None or not BEFORE_PLACE.isdisjoint(words)


LABELS = sorted(words("by") | words("edited_by"))
PARTS = st.sampled_from(
    ["Ana Ruiz", "Bo Lind", "Anna", "dpa", "(AFP)", ",", "|", " - ", ".", "the rain", "5", "\u00a0"]
)


@given(st.lists(st.sampled_from(LABELS) | PARTS, max_size=5), st.sampled_from([" ", ""]), st.booleans())
@example(["a cura di", "Ana Ruiz"], "", False)
def test_quick_looks_refuse_no_byline(parts: list[str], between: str, is_title: bool) -> None:
    text = between.join(parts)[:200]
    text = text.title() if is_title else text
    byline = parse_byline(text)
    assert may_name_editors(text) or not byline.editors
    assert may_be_labelled(text) or not (byline.labelled and byline.authors) or byline.date is not None


PLAIN_WORDS = st.one_of(
    st.sampled_from(
        ["Ana", "Ruiz", "O'Lind", "Sean-Marie", "J.", "McKay", "De", "AFP", "Getty", "Www.x", "x", "In"]
    ),
    st.sampled_from(
        [
            "H",
            "Hh",
            "Am",
            "Et",
            "Uhr",
            "Dr.",
            "By",
            "With",
            "And",
            "Ago",
            "Editor",
            "Staff",
            "Updated",
            "Monday",
            "For",
            "Follow",
            "Comments",
        ]
    ),
    st.sampled_from(
        sorted({run for field in TELLING_FIELDS for word in words(field) for run in RUNS.findall(word)})
    ).map(str.title),
    st.sampled_from(sorted(SMALL_WORDS)).map(str.title),
)


@given(
    st.lists(PLAIN_WORDS, min_size=1, max_size=6),
    st.sampled_from([" ", " ", " ", "-", ". ", "'"]),
    st.booleans(),
    st.booleans(),
)
@example(["Hh"], " ", True, False)
def test_a_plain_name_is_what_the_long_way_finds(
    parts: list[str], between: str, labelled: bool, announced: bool
) -> None:
    text = between.join(parts)
    line = f"By {text}" if announced else text
    known_byline.cache_clear()
    quick = parse_byline(line, labelled=labelled)
    known_byline.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "is_plain_name", lambda text, labelled: False)
        assert parse_byline(line, labelled=labelled) == quick
    known_byline.cache_clear()
    assert not is_plain_name(text, labelled) or PLAIN_NAME.fullmatch(text) and quick.authors


@given(
    st.lists(
        st.sampled_from(["By", "Ana", "Ruiz", "|", "9/2/2025", "Updated", "3", "٣", "May"]), max_size=7
    ).map(" ".join),
    st.sampled_from([None, "de", "en-US"]),
)
@example("Ana Ruiz | 9/2/2025", "en-US")
def test_the_language_makes_a_difference_beside_digits_alone(text: str, language: str | None) -> None:
    assert parse_byline(text, language=language) == known_byline.__wrapped__(text, False, language)


@given(
    st.lists(st.sampled_from(["es", "rt", "/", " ", "(", ")", "AFP", "[", "]", ".", ", "]), max_size=8).map(
        "".join
    )
)
def test_a_sign_off_ends_with_a_bracket_or_is_one_word(text: str) -> None:
    text = text.strip()
    match = SIGN_OFF.fullmatch(text)
    assert match is not None or parse_sign_off(text) == ()
    assert match is None or text[-1] in ")]." or " " not in text
