"""Formulas: each once, whatever copies of it a page has."""

import pytest

from cleantext import Pipeline, read_html
from cleantext.filters.context import neighbours
from cleantext.filters.landmarks import landmarks

MATHML = (
    "<math><semantics><mrow><mi>A</mi><mo>=</mo><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup></mrow>"
    "<annotation encoding='application/x-tex'>{\\displaystyle A = \\pi r^2}</annotation></semantics></math>"
)
BARE = "<math><mi>A</mi><mo>=</mo><mi>B</mi></math>"
GLYPHS = "<span>A</span><span> = </span><span>B</span>"
TEX = "A = \\pi r^2"

FORMULAS = {
    "annotation": (MATHML, TEX),
    "annotation of something else": (BARE.replace("</math>", "<annotation encoding='text/plain'>x</annotation></math>"), "A=B"),
    "empty annotation": (BARE.replace("</math>", "<annotation encoding=TeX> </annotation></math>"), "A=B"),
    "no annotation": (BARE, "A=B"),
    "KaTeX": (
        f"<span class=katex><span class=katex-mathml>{MATHML}</span><span class=katex-html aria-hidden=true>{GLYPHS}</span></span>",
        TEX,
    ),
    "KaTeX without MathML": (f"<span class=katex><span class=katex-html aria-hidden=true>{GLYPHS}</span></span>", "A = B"),
    "MathJax 2": (
        f"<span><nobr aria-hidden=true><span>{GLYPHS}</span></nobr><span role=presentation>{BARE}</span></span>"
        "<script type='math/tex'>A=B</script>",
        "A = B",
    ),
    "MathJax 3": (
        f"<mjx-container><mjx-math aria-hidden=true><mjx-mi> </mjx-mi></mjx-math><mjx-assistive>{BARE}</mjx-assistive></mjx-container>",
        "A=B",
    ),
    "script": ("<script type='math/tex; mode=display'>a \\amp b < &lt;</script>", "a \\amp b < &lt;"),
    "script of kramdown": ("<script type=math/tex>% <![CDATA[\na < b %]]></script>", "a < b"),
    "script and preview": ("<span>a &lt; b</span><script type=math/tex>a < b</script>", "a < b"),
    "picture": (
        f"<span><span style='display: none'>{MATHML}</span><img src=/a.svg aria-hidden=true alt='A = \\pi r^2'></span>",
        TEX,
    ),
    "script of something else": ("x<script type=text/mathematica>y</script>", "x"),
}  # fmt: skip


def sentence(formula: str) -> str:
    return f"<p>The area is {formula} of <a href=/land>it</a>.</p>"


@pytest.mark.parametrize("name", FORMULAS)
def test_a_sentence_has_its_formula_once(name: str) -> None:
    formula, text = FORMULAS[name]
    (block,) = read_html(sentence(formula)).blocks
    assert (block.text, block.hidden) == (f"The area is {text} of it.", False)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_by_itself_is_a_block(name: str) -> None:
    formula, text = FORMULAS[name]
    (block,) = read_html(f"<p>{formula}</p>").blocks
    assert (block.text, block.hidden) == (text, False)


@pytest.mark.parametrize("name", ["annotation", "no annotation", "KaTeX", "picture"])
def test_a_formula_by_itself_is_known_for_one(name: str) -> None:
    formula, _ = FORMULAS[name]
    alone, after = read_html(f"<p>{formula}</p><p>{formula} is so.</p>").blocks
    assert (alone.inside("math"), after.inside("math")) == (True, False)


PARAGRAPH = f"<p>{'The boats lie on the sand and wait for the water. ' * 2}</p>"


@pytest.mark.parametrize(
    "page, found",
    [
        (PARAGRAPH + MATHML, ["", "prose"]),
        (f"<p>So:</p>{MATHML}<div>$$x = 1$$</div><div>\\[x\\]</div>{PARAGRAPH}", ["", "prose", "prose", "prose", ""]),
        (f"<p>So:</p>{MATHML}<p>Or not.</p>{PARAGRAPH}", ["", "", "", ""]),
        (f"{PARAGRAPH}<p>{MATHML} is so.</p>", ["", ""]),
        (f"{PARAGRAPH}<p>$$</p>", ["", ""]),
        (f"{PARAGRAPH}<p>$$ADVERT$$</p>", ["", ""]),  # a slot that nobody filled
        (f"{PARAGRAPH}<p>$$mgh$$</p>", ["", "prose"]),
        (f"{PARAGRAPH}<div>$${'x+' * 1_500}x$$</div>", ["", ""]),
        (f"<nav>{PARAGRAPH}</nav>{MATHML}", ["navigation", ""]),
    ],
)  # fmt: skip
def test_formulas_beside_a_paragraph_are_prose(page: str, found: list[str]) -> None:
    document = Pipeline(landmarks, neighbours)(read_html(page))
    assert [str(verdict.label) if verdict else "" for verdict in document.settled] == found


def test_formulas_do_not_part_captions() -> None:
    page = read_html(
        f"<figure><img src=/a.png><figcaption>A circle of {MATHML} in size</figcaption></figure>"
    )
    assert [block.text for block in page.blocks] == ["", f"A circle of {TEX} in size"]
    katex, _ = FORMULAS["KaTeX"]
    page = read_html(f"<figure><img src=/a.png><figcaption>A circle of {katex}</figcaption></figure>")
    assert " ".join(block.text for block in page.blocks) == f" A circle of {TEX}"


@pytest.mark.parametrize(
    "page, texts",
    [
        (f"<p>{BARE} <i aria-hidden=true>x</i>", ["A=B x"]),  # a space parts them
        (f"<p>{BARE}<i aria-hidden=false>x</i>", ["A=Bx"]),
        (f"<p>{BARE}<p><i aria-hidden=true>x</i>", ["A=B", "x"]),
        (f"<p><i aria-hidden=true></i>{BARE}", ["A=B"]),
        (f"<p>Rain<i aria-hidden=true>→</i> fell {BARE}", ["Rain→ fell A=B"]),
        (f"<p hidden>{BARE}", ["A=B"]),
        (f"<p>Rain <span hidden>fell {BARE}</span>", ["Rain", "fell A=B"]),
    ],
)
def test_what_stands_beside_no_copy_is_kept(page: str, texts: list[str]) -> None:
    assert [block.text for block in read_html(page).blocks] == texts
