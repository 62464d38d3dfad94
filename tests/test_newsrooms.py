"""How newsrooms set who wrote an article and when around its headline, without a word in the page's head that says it.

Each row has what stands above the headline, below it, and below the text; the names are invented.
"""

import pytest

from cleantext import Document, clean_html

SENTENCES = {
    "ar": "أغلق ميناء لوبورت يوم الاثنين بعد أن ملأت ثلاثة أيام من المطر الأحواض كما قال مدير الميناء في بيان له.",
    "de": "Der Hafen von Lowport ist am Montag geschlossen worden, nachdem drei Tage Regen die Becken gefüllt hatten.",
    "en": "The harbour of Lowport was closed on Monday after three days of rain had filled the basins to the brim.",
    "es": "El puerto de Lowport cerró el lunes después de que tres días de lluvia llenaran las dársenas hasta el borde.",
    "fr": "Le port de Lowport a été fermé lundi après que trois jours de pluie ont rempli les bassins jusqu'au bord.",
    "it": "Il porto di Lowport è stato chiuso lunedì dopo che tre giorni di pioggia avevano riempito i bacini fino all'orlo.",
    "ja": "三日間にわたって雨が降り続き、港は月曜日に閉鎖されたと港長が声明で明らかにした。夜の間に二隻のフェリーが係留を離れ、"
    "桟橋に向かって流されたが、けが人はいなかったという。運航は水曜日にも再開される見通しだ。",
    "ko": "사흘 동안 이어진 비로 항구가 월요일 폐쇄됐다고 항만 당국이 성명을 통해 밝혔다. 밤사이 여객선 두 척이 계류장을 벗어나 부두"
    " 쪽으로 떠내려갔지만 다친 사람은 없었다. 회사는 수요일에 운항을 다시 시작한다고 전했다.",
    "nb": "Havnen i Lowport ble stengt mandag etter at tre dager med regn hadde fylt bassengene helt opp til kanten.",
    "nl": "De haven van Lowport is maandag gesloten nadat drie dagen regen de bekkens tot de rand had gevuld.",
    "pl": "Port w Lowport został zamknięty w poniedziałek po tym, jak trzy dni deszczu wypełniły baseny aż po brzegi.",
    "pt": "O porto de Lowport foi fechado na segunda-feira depois que três dias de chuva encheram as docas até a borda.",
    "ru": "Порт Лоупорт закрыли в понедельник после того, как три дня дождей до краёв заполнили его старые бассейны.",
    "sv": "Hamnen i Lowport stängdes på måndagen efter att tre dagars regn hade fyllt bassängerna ända upp till kanten.",
    "tr": "Lowport limanı, üç gün süren yağmurun havuzları doldurmasının ardından pazartesi günü sabah saatlerinde kapatıldı.",
}

RUIZ, BOTH = ("Ana Ruiz",), ("Ana Ruiz", "Cy Moss")

NEWSROOMS = [
    ("de", "", "<div class=meta><span>Von </span><a class=author-link href=/r>Ana Ruiz</a><span>, Lowport</span></div>"
     "<div><time>04.05.2025, 10:15</time><span>Lesezeit: 3 Min.</span></div>", "", RUIZ, "2025-05-04T10:15:00"),
    ("de", "", "<time>4. Mai 2025, 10:15 Uhr</time><p>Von <a href=/a>Ana Ruiz</a> und <a href=/b>Cy Moss</a></p>", "",
     BOTH, "2025-05-04T10:15:00"),
    ("de", "", "<div>Stand: 10:15 Uhr</div><div>Lesedauer: 3 Minuten</div><div>Von <a href=/a>Ana Ruiz</a></div>"
     "<div>Veröffentlicht am 04.05.2025</div>", "", RUIZ, "2025-05-04"),
    ("de", "", "<div><a href=/a>Küstenfunk-Redakteurin Ana Ruiz</a> <time>Sonntag, 04.05.2025 | 10:15</time></div>", "",
     RUIZ, "2025-05-04T10:15:00"),
    ("de", "", "<div class=authors><span>von</span> <ul><li>Ana Ruiz</li><li>Cy Moss</li></ul></div><time>04.05.2025</time>",
     "", BOTH, "2025-05-04"),
    ("de", "", "<div class=stand>Stand: 04.05.2025 10:15 Uhr</div><div>Von Ana Ruiz, KRF-Studio Lima</div>", "", RUIZ,
     "2025-05-04T10:15:00"),
    ("de", "", "<div class=article-byline><div>Ana Ruiz, APA</div><time>4. Mai 2025, 10:15</time><p>23 Postings</p></div>",
     "", RUIZ, "2025-05-04T10:15:00"),
    ("en", "<a>Weather</a>", "<div><div class=x1><span class=y1>Ana Ruiz</span><div>Coast correspondent</div></div>"
     "<div class=x1><span class=y1>Cy Moss</span><div>Coast News, Lowport</div></div></div>", "", BOTH, None),
    ("en", "", "<address>By <a rel=author href=/p/a>Ana Ruiz</a> in Lowport and <a rel=author href=/p/c>Cy Moss</a></address>"
     "<details><summary>Sun 4 May 2025 10.15 BST</summary></details>", "", BOTH, "2025-05-04T10:15:00+01:00"),
    ("en", "", "<div>By <a href=/a>Ana Ruiz</a> and <span>Cy Moss</span>, KLMN</div>"
     "<div>Updated 10:15 AM EDT, Sun May 4, 2025</div><div>3 min read</div>", "", BOTH, "2025-05-04T10:15:00-04:00"),
    ("en", "", "<p>By <a class=author href=/a>ANA RUIZ</a> and <a class=author href=/b>CY MOSS FOR COASTLINE</a></p>"
     "<p>Published: 10:15 BST, 4 May 2025 | Updated: 12:15 BST, 4 May 2025</p>", "", ("ANA RUIZ", "CY MOSS"),
     "2025-05-04T10:15:00+01:00"),
    ("en", "", "<div><a href=/author/ana>Ana Ruiz</a> <span>Harbour Correspondent</span></div>"
     "<div>Sunday 04 May 2025 10:15 BST</div>", "", RUIZ, "2025-05-04T10:15:00+01:00"),
    ("en", "", "<div><time>May 4, 2025, 10:15 AM EDT</time><span>By <a href=/a>Ana Ruiz</a></span> and "
     "<span><a href=/b>Cy Moss</a></span></div>", "", BOTH, "2025-05-04T10:15:00"),
    ("en", "", "<p>Ana Ruiz – May 4, 2025 10:15 am | 23</p>", "", RUIZ, "2025-05-04T10:15:00"),
    ("en", "", "<div>By <span>Ana Ruiz</span> and Cy Moss</div><p>05/04/2025 10:15 AM EDT</p>", "", BOTH,
     "2025-05-04T10:15:00-04:00"),
    ("en", "", "<div>By <a class=author-link>Ana Ruiz</a> and <a class=author-link>News Agencies</a></div>"
     "<div>Published On 4 May 2025</div>", "", RUIZ, "2025-05-04"),
    ("en", "", "<div>Medically reviewed by Bo Lind, MD — By Ana Ruiz — Updated on May 4, 2025</div>", "", RUIZ, "2025-05-04"),
    ("en", "", "<div><a href=/r/ana>Ana Ruiz</a> / COASTTIMES / May 4, 2025, 10:15 IST</div>", "", RUIZ,
     "2025-05-04T10:15:00"),
    ("en", "", "<div>By Ana Ruiz, The Coast Courier</div><div>May 4, 2025</div>", "", RUIZ, "2025-05-04"),
    ("en", "", "<p>By Our Correspondent</p><p>May 4, 2025</p>", "", (), "2025-05-04"),
    ("en", "<ul><li>Ana Ruiz</li><li>May 4, 2025</li><li>3 min read</li></ul>", "", "", RUIZ, "2025-05-04"),
    ("en", "<ul><li><a href=/a>Grey Harbour</a></li><li>May 4, 2025</li></ul>", "", "", (), "2025-05-04"),
    ("en", "<h2><span>Sunday, May 4, 2025</span></h2>", "", "<div>Posted by <a rel=author href=/p>Ana Ruiz</a>\n<span>at "
     "<a href=/x>10:15 AM</a></span>\n<span>Labels: <a href=/l>harbour</a></span></div>", RUIZ, "2025-05-04"),
    ("es", "", "<div><a href=/a>Ana Ruiz</a></div><div>Lowport - <a href=/d><time>04 may 2025 - 10:15</time>CEST</a></div>",
     "", RUIZ, "2025-05-04T10:15:00+02:00"),
    ("es", "", "<div class=authors><a href=/a>Ana Ruiz</a></div><span>04/05/2025 10:15</span>"
     "<p>Actualizado al 04/05/2025 11:20</p>", "", RUIZ, "2025-05-04T10:15:00"),
    ("fr", "", "<p>Par <span>Ana Ruiz (Lowport, correspondance)</span> et <span>Cy Moss</span></p>"
     "<p>Publié le 04 mai 2025 à 10h15, modifié le 05 mai 2025 à 11h20</p>", "", BOTH, "2025-05-04T10:15:00"),
    ("fr", "", "<div>Article rédigé par Ana Ruiz</div><div>Publié le 04/05/2025 10:15</div><div>Mis à jour le 05/05/2025</div>",
     "", RUIZ, "2025-05-04T10:15:00"),
    ("fr", "", "<div>Publié le 04/05/2025 à 10h15 • Mis à jour le 05/05/2025 à 11h20</div><div>Ana Ruiz avec AFP</div>", "",
     RUIZ, "2025-05-04T10:15:00"),
    ("it", "", "<div>dalla nostra inviata <em>Ana Ruiz</em></div><div>04 Maggio 2025 alle 10:15</div>", "", RUIZ,
     "2025-05-04T10:15:00"),
    ("ja", "", "<div>佐藤花子記者</div><div>2025年5月4日 10時15分</div>", "", ("佐藤花子",), "2025-05-04T10:15:00"),
    ("ko", "", "<p><span>송고</span>2025년05월04일 10시15분</p><div><strong>김민수 기자</strong></div>", "", ("김민수",),
     "2025-05-04T10:15:00"),
    ("nb", "", "<ul><li>Av <a href=mailto:a>Ana Ruiz</a></li><li><a href=mailto:c>Cy Moss</a></li></ul>"
     "<time>Publisert: Søndag 4. mai 2025 kl. 10:15</time>", "", BOTH, "2025-05-04T10:15:00"),
    ("nb", "", "<div class=authors__author><a href=/a>Ana Ruiz</a><span>Journalist</span></div>"
     "<div class=authors__author><a>Cy Moss</a><span>Journalist</span></div><div>4. mai 2025 kl. 10:15</div>", "", BOTH,
     "2025-05-04T10:15:00"),
    ("nl", "", "<div>Door <span>Ana Ruiz</span></div><div>04 mei 2025, 10:15</div><div>in BUITENLAND</div>", "", RUIZ,
     "2025-05-04T10:15:00"),
    ("pl", "", "<div>Oprac. Ana Ruiz</div><div>4 maja 2025, 10:15 | Źródło: PAP, Reuters</div>", "", RUIZ,
     "2025-05-04T10:15:00"),
    ("pt", "", "<strong>Ana Ruiz</strong><div>Lowport</div><div>4.mai.2025 às 10h15</div>", "", RUIZ, "2025-05-04T10:15:00"),
    ("pt", "", "<p>Por <span>Ana Ruiz, KL — Lowport</span></p><p>04/05/2025 10h15</p>", "", RUIZ, "2025-05-04T10:15:00"),
    ("ru", "<div>10:15, 4 мая 2025</div>", "", "<div><a href=/a>Анна Руис</a> <span>(Корреспондент)</span></div>", (),
     "2025-05-04T10:15:00"),
    ("ru", "", "<div>Анна Руис, корреспондент</div><div>4 мая 2025, 10:15</div>", "", ("Анна Руис",), "2025-05-04T10:15:00"),
    ("sv", "", "<div><div class=byline__name>Ana Ruiz</div><div>Reporter</div></div><div>Publicerad 2025-05-04</div>", "", RUIZ,
     "2025-05-04"),
    ("tr", "", "<h4>İki feribot gece sürüklendi</h4><div>Ayşe Yılmaz <span>|</span> 04.05.2025 - Güncelleme : 05.05.2025</div>",
     "", ("Ayşe Yılmaz",), "2025-05-04"),
    ("de", "", "", "<div>Gespeichert von Ana Ruiz am 4. Mai 2025 - 10:15</div>" + "<div id=comments><p>Bo Lind<p>15.12.2025</div>",
     RUIZ, "2025-05-04T10:15:00"),
    ("de", "", "", "<p>Autor: Ana Ruiz | Artikel veröffentlicht am 04.05.2025</p>", RUIZ, "2025-05-04"),
    ("de", "", "", "<div>Eingestellt von Ana Ruiz um 10:15</div><div id=comments><p>Bo Lind<p>15.12.2025</div>", RUIZ, None),
    ("en", "", "", "<div>Posted by Ana Ruiz on May 4, 2025 at 10:15 am</div>", RUIZ, "2025-05-04T10:15:00"),
    ("en", "<div>May 4, 2025 by Ana Ruiz Leave a Comment</div>", "", "", RUIZ, "2025-05-04"),
    ("es", "", "", "<div>Enviado por ana el Dom, 04/05/2025 - 10:15</div>", ("ana",), "2025-05-04T10:15:00"),
    ("en", "", "", "<p>(Ana Ruiz)</p>", RUIZ, None),
    ("fr", "", "", "<p>Ana Ruiz (avec AFP)</p>", RUIZ, None),
    ("ja", "", "", "<p>（社会部・佐藤太郎）</p>", ("佐藤太郎",), None),
    ("ja", "", "", "<p>文＝佐藤太郎</p>", ("佐藤太郎",), None),
    ("ko", "", "", "<p>김민수 기자 minsu@courier.example</p>", ("김민수",), None),
    ("ko", "", "<div>김민수 기자</div>", "<p>[김민수 해안일보 기자]</p>", ("김민수",), None),
    ("ko", "", "", "<p>서울=김민수 특파원 minsu@courier.example</p><h2>관련 기사</h2><p>이영희 기자</p>", ("김민수",), None),
    ("ko", "", "", "<p>순천·광양=김민수 기자 minsu@courier.example</p>", ("김민수",), None),
    ("ko", "", "", "<p>김민수 인턴기자, 이영희 기자</p>", ("김민수", "이영희"), None),
    ("fr", "", "", "<div>Soumis par ana le dim, 04/05/2025 - 10:15</div>", ("ana",), "2025-05-04T10:15:00"),
]  # fmt: skip

HEADLINES = {"ja": "三日間の雨で港が閉鎖", "ko": "사흘간 비로 항구 폐쇄"}


def article(language: str, above: str, below: str, behind: str) -> Document:
    headline = HEADLINES.get(language, "Lowport: 3 x 24 h")
    text = f"<p>{SENTENCES[language]}</p>" * 3
    return clean_html(
        f"<html lang={language}><head><title>{headline}</title></head><body><nav><a href=/>Home</a></nav><main><article>"
        f"<header>{above}<h1>{headline}</h1>{below}</header><div>{text}{behind}</div></article></main></body></html>"
    )


@pytest.mark.parametrize(("language", "above", "below", "behind", "authors", "date"), NEWSROOMS)
def test_who_and_when_is_read_around_the_headline(
    language: str, above: str, below: str, behind: str, authors: tuple[str, ...], date: str | None
) -> None:
    page = article(language, above, below, behind)
    assert (page.authors, page.date) == (authors, date)


@pytest.mark.parametrize("row", NEWSROOMS)
def test_the_text_begins_with_the_article(
    row: tuple[str, str, str, str, tuple[str, ...], str | None],
) -> None:
    language, above, below, behind, *_ = row
    assert SENTENCES[language] in article(language, above, below, behind).text


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        ("<p>(Ana Ruiz)</p>", "byline"),
        ("<p>(ar)</p>", "byline"),
        ("<p>(dpa/ar)</p>", "byline"),
        ("<p>(Ana Ruiz, AFP)</p>", "byline"),
        ("<p>(Rain falls)</p>", "prose"),
        (f"<p>(Ana Ruiz)</p><p>{SENTENCES['en']} It rained on.</p>", "prose"),
        ("<img src=rain.jpg><p>(Ana Ruiz)</p>", "prose"),
    ],
)
def test_a_bracket_with_names_signs_at_the_end_of_the_text(behind: str, label: str) -> None:
    page = article("en", "", "", behind)
    labels = {block.text: verdict for block, verdict in zip(page.blocks, page.settled, strict=True)}
    verdict = labels[behind.partition("<p>")[2].partition("</p>")[0]]
    assert verdict is not None
    assert verdict.label == label
