"""Compiled twins say what the Python modules say. Where nothing is compiled, there is nothing to compare."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.blocks import Block
from cleantext.normalize import fold
from cleantext.readers import walk
from cleantext.readers.claims import Evidence
from cleantext.readers.elements import CLOSED_BY, RAW_TEXT, TAGS
from cleantext.testing.strategies import html_pages
from tests.cases import CASES, Case
from tests.test_formulas import FORMULAS, sentence
from tests.test_hostile import BETWEEN, BINARY, FIRST_ONLY, UNSEEN, P
from tests.test_reader_growth import FLOODS, RUNS

markup = pytest.importorskip("cleantext.native.markup", reason="nothing is compiled here")


def whole(block: Block) -> tuple[Any, ...]:
    """A block and what plays no part in its equality."""
    return block, type(block), block.folded, [ancestor.line for ancestor in block.path]


def check(page: str) -> None:
    """Both readers find the same blocks in a page, with the same ancestors shared, and the same evidence."""
    reference, evidence = Evidence(), Evidence()
    source, blocks = walk.read_markup(page, reference)
    compiled_source, compiled = markup.read_markup(page, evidence)
    assert compiled_source == source
    assert list(map(whole, compiled)) == list(map(whole, blocks))
    assert evidence == reference
    assert [shared(*pair) for pair in pairwise(compiled)] == [shared(*pair) for pair in pairwise(blocks)]


def shared(one: Block, other: Block) -> list[bool]:
    """Which elements around two blocks are the same object."""
    return [first is second for first, second in zip(one.path, other.path, strict=False)]


NAMES = sorted(
    {name.strip("/").lower() for name in TAGS} | RAW_TEXT | CLOSED_BY.keys() | {"x-y", "lin\u212a", "dialog"}
)
TAG = st.one_of(
    st.sampled_from(
        "a p div span i li ol ul td tr table figure br pre svg h1 time small script math annotation img".split()
    ),
    st.sampled_from(NAMES),
)
ATTRIBUTES = st.sampled_from(
    [
        "", "", " class=a", ' class="B  c"', " id=' X '", ' style="display: none"', " style='color:red'", " hidden", " open", " popover", " style='font-size:0'", " style='font-size:12px'", " aria-hidden=true", " type=math/tex", " colspan=2", " ROWSPAN=3", " rowspan=0", " colspan=9999 rowspan=99999", " colspan=-2", " encoding=TeX",
        ' itemprop="author"', " rel=author", ' role=" Main"', " class='a&amp;b É'", " data-class=c", ' src="a.png" alt="b  c"', ' src="a\x9b" alt="\ud800" data-caption="\x1b c"',
        " src=a width=1", " start=3", " value='-2'", " value=²", ' type="application/ld+json"', " shadowrootmode=open", ' title="a > b"',
        ' title="<p>"', " b='", ' c="', " =x", "/", "\n x", "\u3000y", " \t ", ' datetime="2024-01-02"', " name=author content=x",
        ' property="og:title" content="x"', " content=x name=viewport", " name = 'Author\u0130'", " charset=utf-8", " data-name=date", ' NAME="date"', " rel=canonical",
        " data-it='so long that what ends it > stands behind'", ' data-it="so long that what ends it > stands behind" itemprop=a',
    ]
)  # fmt: skip
MARKUP = st.one_of(
    st.builds("<{}{}>".format, TAG, ATTRIBUTES),
    st.builds("</{}>".format, TAG),
    st.builds("<{}{}".format, TAG, ATTRIBUTES),
    st.builds("<{}>".format, TAG.map(str.upper)),
    st.sampled_from(
        [
            "rain", "Fell ", " ", "\n", "\u00a0", "\x1e", "\x1f", "\x0b", "1", "/", "É", "ß", "雨", "🌧", "\x00", "\x85", "\ud800", "&", "&amp;", "&am",
            "p;", "&nbsp;", "&lt;p&gt;", "&#8217;", "&#x1F600;", "&#30;", "&#128;", "&#9999999999;", "&notit;", "&NotEqualTilde;", "& ", "&;", "&#;",
            "<", "<<", "</", "</ x>", "<!", "<!-- x -->", "<!--", "-->", "--!>", "<!-->", "<!--->", "<!x>", "<?x?>", "<![CDATA[a]]>", "<![CDATA[",
            "]]>", ">", "'", '"', "=", "<p/>", "<br/>", "</script ", "<script>", "a\r\nb", "<a b='>'>",
        ]
    ),
    st.text(max_size=4),
)  # fmt: skip


@given(st.lists(MARKUP, max_size=40).map("".join))
def test_tag_soup_is_read_alike(page: str) -> None:
    check(page)
    check("<?xml version='1.0'?>" + page)


@given(html_pages(), st.lists(st.tuples(st.integers(0, 5_000), MARKUP), max_size=5))
def test_pages_whole_and_broken_are_read_alike(page: str, broken: list[tuple[int, str]]) -> None:
    for place, piece in broken:
        place %= len(page) + 1
        page = page[:place] + piece + page[place:]
    check(page)


@pytest.mark.parametrize("case", [case for case in CASES if case.is_html], ids=lambda case: case.name)
def test_the_corpus_is_read_alike(case: Case) -> None:
    check(case.page.decode("utf-8", "replace"))
    check(case.page.decode("utf-8", "replace") + "\U0001f327")


@pytest.mark.parametrize(
    "page",
    [
        *BETWEEN.values(),
        *FIRST_ONLY.values(),
        *UNSEEN,
        *[page.decode("latin-1") for page in BINARY],
        *[flood(2_000) for flood in FLOODS.values()],
        *[run(20_000) for run in RUNS.values()],
    ],
    ids=lambda page: repr(page[:20]),
)
def test_harm_is_read_alike(page: str) -> None:
    check(page)
    check(P + page + P)


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_are_read_alike(name: str) -> None:
    formula, _ = FORMULAS[name]
    check(sentence(formula) + f"<figure><figcaption>Rain {formula} fell</figure>{formula}<p>{formula}")


KINDS = {
    "copies of formulas": (
        "",
        "<math> </math> <i> <i\taria-hidden=true> <i\thidden> </i> <p> x 0 <img\tsrc=a\taria-hidden=true> <figure> </figure>"
        " <annotation\tencoding=TeX>t</annotation> <script\ttype=math/tex>x</script> <mi> </mi> <br>",
    ),
    "lists": (
        "",
        "<ol> <ol\treversed> <ol\tReversed\tstart=4> <ol\ttype=i> </ol> <ul> </ul> <li> <li\tvalue=3> x y <p> </li> <div>",
    ),
    "what stands beside text": (
        "<h3><a href=/>",
        "<h2> </h2> <a\thref=/> <a> </a> <li> ¶ &para; # [ ] edit \n \x1e <blockquote> <cite> </cite> <br> <sup> </sup> 1 -2 ×"
        " word <span\tclass=b> </span> <i\thidden> </i> <figure> <math> <pre>",
    ),
    "code": (
        "<pre>x",
        "<pre> </pre> <code> </code> <div> </div> <span\tclass=b> </span> <p> </p> <br> \n \x1e x y <i\thidden> </i> <table>"
        " <td> <li> <math> <section\tstyle=display:none> </section> <img\tsrc=a>",
    ),
    "tables": (
        "",
        "<table> </table> <tr> <td> <th\trowspan=2> <td\tcolspan=2\trowspan=3> <td\tcolspan=99\trowspan=0> <td\tcolspan=3> x y"
        " <tbody> </td> <p> <li>",
    ),
}
"""What a page of each kind begins with where it does not begin with nothing, and what it is made of."""


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_markup_of_a_kind_is_read_alike(kind: str, data: st.DataObject) -> None:
    start, pieces = KINDS[kind]
    page = data.draw(st.lists(st.sampled_from(pieces.split(" ")), max_size=30).map("".join))
    for begun in sorted({"", start}):
        check(begun + page)


@pytest.mark.parametrize("text", ["rain \n", "x" * 999_999 + " y", "a&amp;", "雨 "])
def test_long_texts_are_read_alike(text: str) -> None:
    check("<p>" + text * (2_100_000 // len(text)))


def test_every_character_is_read_alike() -> None:
    for start in range(0, 0x11000, 0x100):
        check("<p>a" + "b<p>".join(map(chr, range(start, start + 0x100))))
        check(f"<i class='{'|'.join(map(chr, range(start, start + 0x100)))}'>x")


def test_every_reference_is_read_alike() -> None:
    check("".join(f"<p>a &#{code}; &#x{code:x}; b" for code in range(0x500)))
    check("".join(f"<p>a &#{code}; b" for code in range(0xD000, 0x11000, 0x1D)))


def test_a_text_of_a_class_of_its_own_is_read() -> None:
    class Text(str):
        pass

    source, blocks = markup.read_markup(Text("<p>rain"), Evidence())
    assert source == "rain"
    assert blocks[0].folded == fold("rain")
