"""A broadcaster's article as a flattener prints it: the page this project began with, in invented words.

Skip list, glued kicker, headline, byline, date, standfirst, alternative text above a caption with a glued credit,
films that do not play, an editor's line, and sections to skip: everything must be known for what it is, whatever the
language, the times, the names, and the order.
"""

from collections.abc import Iterable, Sequence

import pytest
from attrs import evolve, frozen

from cleantext import Document, Label, clean_text

KEPT = {"standfirst", "prose", "crosshead"}
LABELS = {
    "skip": {Label.NAVIGATION, Label.CONTROL},
    "kicker": {Label.KICKER},
    "headline": {Label.HEADLINE},
    "byline": {Label.BYLINE},
    "date": {Label.METADATA, Label.DATELINE},
    "standfirst": {Label.STANDFIRST, Label.PROSE},
    "alt": {Label.MEDIA},
    "prose": {Label.PROSE, Label.STANDFIRST},
    "crosshead": {Label.CROSSHEAD, Label.PROSE},
    "film": {Label.MEDIA},
    "time": {Label.MEDIA},
    "fallback": {Label.MEDIA},
    "editor": {Label.BYLINE},
    "skip section": {Label.NAVIGATION, Label.RELATED, Label.CONTROL},
    "section": {Label.NAVIGATION, Label.RELATED},
    "teaser": {Label.RELATED},
}
TIGHT = {"skip", "kicker", "byline", "alt"}  # no blank line stands below these


@frozen
class Page:
    """Lines with their roles, in the order in which they are printed. A caption is "caption|label|credit"."""

    lines: tuple[tuple[str, str], ...]

    @property
    def print(self) -> str:
        """The page as a flattener prints it."""
        printed = []
        number = 0
        for place, (role, line) in enumerate(self.lines):
            if role == "skip":
                number += 1
                line = f"  {number}. {line}"
            below = self.lines[place + 1][0] if place + 1 < len(self.lines) else ""
            gap = "\n" if role in TIGHT and below != "headline" or below == "date" else "\n\n"
            printed.append(
                line.replace("|", "", 1).replace("|", "") + gap if role == "caption" else line + gap
            )
        return "".join(printed).lstrip(" ")

    def only(self, *roles: str) -> list[str]:
        """The lines of some roles."""
        return [line for role, line in self.lines if role in roles]

    def moved(self, role: str, before: str) -> "Page":
        """The page with the first line of a role in front of the first line of another."""
        line = next(each for each in self.lines if each[0] == role)
        rest = [each for each in self.lines if each is not line]
        place = next(number for number, each in enumerate(rest) if each[0] == before)
        return Page((*rest[:place], line, *rest[place:]))

    def swapped(self, role: str, lines: Sequence[str]) -> "Page":
        """The page with other lines of a role, in turn."""
        fresh = iter(lines)
        return Page(tuple((each, next(fresh, line) if each == role else line) for each, line in self.lines))


def page(text: str) -> Page:
    """Read a page from lines "role: text"."""
    return Page(tuple(tuple(line.split(": ", 1)) for line in text.strip().split("\n")))  # type: ignore[misc]


ENGLISH = page("""
skip: Skip to content
skip: Skip to main menu
skip: Skip to more LPB sites
kicker: NatureNorthern Isles
headline: Islanders hail 'unheard-of' return of the puffins
byline: Ana Ruiz | Tom Alder with AFP, Reuters
date: May 14, 2024
standfirst: Thousands of birds have come back to the cliffs of Skerry, thirty years after the last of them left. Nobody on the island has an explanation, and nobody seems to want one.
alt: Puffins standing on a cliff above a grey sea
caption: Nobody on Skerry had seen a puffin since the ferry strike of 1994|Image: |Bo Lind/Norphoto/dpa/picture alliance
prose: Islanders on the northern coast said on Tuesday that the number of puffins on the cliffs had reached "a level that we only know from the stories of our grandmothers."
prose: The birds, which spend the winter far out at sea, began to arrive in April, a month earlier than they used to when the island had a colony of its own.
caption: The council closed the cliff path weeks before the first egg was found|Image: |Getty Images/dpa/picture alliance
crosshead: Warm water brings the fish back
prose: While most colonies along the coast have shrunk over the last ten years, the water around Skerry has become a meeting place for sand eels and for those that eat them.
film: Lighthouse keepers count birds by night
time: 02:03
fallback: This browser does not support the video element.
crosshead: What do the fishermen think about it?
prose: The boats, five of them, have agreed to stay a mile off the cliffs until the end of July, and to tell the warden what they see there.
prose: "We had nothing else to look at for thirty years," said Elspeth Muir, who runs the only shop and sells binoculars since May.
editor: Edited by: Eva Holm
skip section: Skip next section LPB's Top Story
section: LPB's Top Story
skip section: Skip next section More stories from LPB
""")

GERMAN = page("""
skip: Zum Inhalt springen
skip: Zum Hauptmenü springen
kicker: NaturNordinseln
headline: Die Papageitaucher sind zurück auf der Klippe
byline: Friederike Ansbach | Tomasz Welk mit AFP, dpa
date: 14. Mai 2024
standfirst: Tausende Vögel sind auf die Klippen von Skerry zurückgekehrt, dreißig Jahre nachdem die letzten sie verlassen haben. Eine Erklärung hat auf der Insel niemand.
alt: Papageitaucher auf einer Klippe über grauem Meer
caption: Seit dem Streik der Fähre hatte auf der Insel niemand mehr einen gesehen|Bild: |Jannis Odenthal/dpa/picture alliance
prose: Bewohner der Nordküste sagten am Dienstag, die Zahl der Vögel auf den Klippen habe eine Höhe erreicht, die sie nur aus den Erzählungen ihrer Großmütter kennten.
prose: Die Vögel, die den Winter weit draußen auf dem Meer verbringen, kamen schon im April, einen Monat früher als damals, als die Insel eine eigene Kolonie hatte.
crosshead: Das warme Wasser bringt die Fische zurück
prose: Während die meisten Kolonien an der Küste in den letzten zehn Jahren geschrumpft sind, ist das Wasser um die Insel ein Treffpunkt für Sandaale geworden.
film: Leuchtturmwärter zählen Vögel bei Nacht
time: 07:41
fallback: Dieser Browser unterstützt leider das Video-Element nicht.
crosshead: Was sagen die Fischer dazu?
prose: Die fünf Boote haben sich darauf geeinigt, bis Ende Juli eine Meile von den Klippen entfernt zu bleiben und dem Wärter zu melden, was sie dort sehen.
editor: Redaktion: Henriette Moos
section: Mehr zum Thema
teaser: Ein Laden verkauft nur noch Ferngläser
""")

SPANISH = page("""
skip: Ir al contenido
skip: Ir al menú principal
kicker: NaturalezaIslas del Norte
headline: Los frailecillos vuelven al acantilado de Skerry
byline: Ainara Goicuría
date: 14 de mayo de 2024
standfirst: Miles de aves han vuelto a los acantilados de la isla, treinta años después de que se fueran las últimas. Nadie tiene una explicación, y nadie parece quererla.
alt: Frailecillos sobre un acantilado frente a un mar gris
caption: Nadie había visto uno en la isla desde la huelga del transbordador|Imagen: |Matías Huenchumil/AFP/Getty Images
prose: Los vecinos de la costa norte dijeron el martes que el número de aves ha llegado a una altura que solo conocen por los cuentos de sus abuelas.
crosshead: El agua tibia devuelve los peces
prose: Mientras que la mayoría de las colonias de la costa han menguado en los últimos diez años, el agua de la isla se ha vuelto un punto de encuentro.
prose: Los cinco barcos han acordado quedarse a una milla de los acantilados hasta finales de julio y contar al guarda lo que vean allí.
skip section: Ir a la siguiente sección Descubra más
section: Descubra más
teaser: Los faroles de gas que nadie quiere
skip section: Ir a la siguiente sección Tema del día
section: Tema del día
teaser: Acuerdo de última hora en la cumbre del agua
""")

FRENCH = page("""
skip: Aller au contenu
skip: Aller au menu principal
kicker: NatureÎles du Nord
headline: Les macareux sont de retour sur la falaise
byline: Par Bastien Lhermitte avec AFP
date: 14 mai 2024
standfirst: Des milliers d'oiseaux sont revenus sur les falaises de l'île, trente ans après le départ des derniers. Personne n'a d'explication, et personne ne semble en vouloir.
alt: Des macareux sur une falaise au-dessus d'une mer grise
caption: Personne n'en avait vu sur l'île depuis la grève du bac|Photo: |Léa Morin/AFP
prose: Les habitants de la côte nord ont dit mardi que le nombre d'oiseaux avait atteint un niveau qu'ils ne connaissent que par les récits de leurs grands-mères.
crosshead: L'eau tiède ramène les poissons
prose: Alors que la plupart des colonies de la côte ont rétréci ces dix dernières années, l'eau autour de l'île est devenue un lieu de rendez-vous pour les lançons.
prose: Les cinq bateaux sont convenus de rester à un mille des falaises jusqu'à la fin de juillet, et de dire au garde ce qu'ils y voient.
""")

RUSSIAN = page("""
headline: Тупики вернулись на скалу впервые за тридцать лет
byline: Соломия Верещак
date: 14 мая 2024
standfirst: Тысячи птиц вернулись на скалы острова через тридцать лет после того, как его покинули последние. Объяснения нет ни у кого, и, кажется, никто его не ищет: все смотрят на море.
alt: Тупики на скале над серым морем
caption: После забастовки паромщиков их на острове никто не видел|Фото: |Назар Тимков/ТАСС
prose: Жители северного берега сказали во вторник, что птиц на скалах столько, сколько они знают только по рассказам своих бабушек.
crosshead: Тёплая вода вернула рыбу
prose: Большинство колоний на побережье за последние десять лет уменьшились, а вода вокруг острова стала местом встречи для тех, кто ест песчанку.
prose: Пять лодок договорились до конца июля держаться в миле от скал и рассказывать смотрителю обо всём, что они там увидят.
""")

JAPANESE = page("""
headline: 北の島の断崖にツノメドリが三十年ぶりに戻る
byline: 灯台太郎 記者
date: 2024年5月14日
standfirst: 数千羽の鳥が島の断崖に戻ってきた。最後の一羽が去ってから三十年になる。理由を知る人は島に一人もいない。それでも誰も困ってはおらず、みな海を眺めている。
alt: 灰色の海の上の断崖に立つツノメドリ
caption: 船のストライキ以来、島で鳥を見た人はいなかった。|写真: |ロイター
prose: 北の海岸の住民は火曜日、断崖の鳥の数が祖母の昔話でしか聞いたことのない水準に達したと語った。冬を沖で過ごす鳥たちは、以前より一か月早い四月に姿を見せ始めたという。
crosshead: 暖かい水が魚を呼び戻す
prose: 沿岸のほとんどの群れがこの十年で小さくなった一方、島の周りの海はイカナゴとそれを食べるものの集まる場所になった。五隻の船は七月末まで断崖から離れることで合意した。
""")

PAGES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH, "ru": RUSSIAN, "ja": JAPANESE}


def labels_of(document: Document, line: str) -> set[Label]:
    """The labels of the pieces a printed line became."""
    return {
        verdict.label
        for start, end, verdict, block in document.pieces()
        if block is not None and verdict is not None and block.text == line
    }


def check(given: Page) -> Document:
    """Clean a page and compare every line with its role."""
    document = clean_text(given.print)
    assert document.text.split("\n\n") == given.only(*KEPT)
    for role, line in given.lines:
        if role != "caption":
            found = labels_of(document, line)
            assert found and found <= LABELS[role], (role, line, found)
    captions = [line.split("|") for line in given.only("caption")]
    assert [(figure.caption, figure.credit and figure.credit.line) for figure in document.figures] == [
        (caption, credit) for caption, _, credit in captions
    ]
    return document


@pytest.mark.parametrize("language", PAGES)
def test_in_many_languages(language):
    document = check(PAGES[language])
    assert document.headline == PAGES[language].only("headline")[0]
    assert document.date == "2024-05-14"


def test_fields():
    document = check(ENGLISH)
    assert document.kickers == ("Nature", "Northern Isles")
    assert document.authors == ("Ana Ruiz", "Tom Alder")
    assert document.sources == ("AFP", "Reuters")
    assert document.editors == ("Eva Holm",)
    assert document.figures[0].credit.creators == ("Bo Lind",)
    assert document.figures[0].credit.suppliers == ("Norphoto", "dpa", "picture alliance")


@pytest.mark.parametrize("time", ["0:45", "12:00", "1:02:03", "02:14 min", "03:05"])
def test_running_times(time):
    check(ENGLISH.swapped("time", [time]))


@pytest.mark.parametrize(
    ("label", "credit"),
    [
        ("Photo: ", "Ana Ruiz/AFP via Getty Images"),
        ("Image: ", "Reuters"),
        ("Photo: ", "Bo Lind/Norphoto"),
        ("Foto: ", "Bo Lind/TT"),
        ("Bild: ", "Imago/Bo Lind"),
        ("Fot. ", "Jan Wilk/PAP"),
        ("Image: ", "KCNA/REUTERS"),
        ("Photo: ", "Ana Ruiz"),
    ],
)
def test_credits(label, credit):
    captions = [f"{line.split('|')[0]}|{label}|{credit}" for line in ENGLISH.only("caption")]
    check(ENGLISH.swapped("caption", captions))


@pytest.mark.parametrize(
    ("role", "before"),
    [
        ("date", "byline"),
        ("caption", "editor"),
        ("film", "crosshead"),
        ("editor", "crosshead"),
    ],
)
def test_in_another_order(role, before):
    if role == "film":  # the three lines of a film move together
        moved = ENGLISH.moved("film", before).moved("time", before).moved("fallback", before)
    elif role == "caption":  # without its alternative text
        moved = evolve(ENGLISH, lines=tuple(each for each in ENGLISH.lines if each[0] != "alt")).moved(
            role, before
        )
    else:
        moved = ENGLISH.moved(role, before)
    check(moved)


def without(given: Page, *roles: str) -> Page:
    """The page without the lines of some roles."""
    return Page(tuple(each for each in given.lines if each[0] not in roles))


@pytest.mark.parametrize(
    "roles",
    [
        ["skip"], ["kicker"], ["alt"], ["standfirst"], ["editor"], ["film", "time", "fallback"], ["crosshead"],
        ["skip", "kicker"], ["time"], ["section", "skip section"],
    ],
)  # fmt: skip
def test_with_lines_missing(roles: Iterable[str]):
    check(without(ENGLISH, *roles))


@pytest.mark.parametrize("language", PAGES)
def test_prose_alone_stays(language):
    prose = "\n\n".join(PAGES[language].only("prose"))
    assert clean_text(prose).text == prose
