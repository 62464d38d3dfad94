"""The elements around blocks: each once, and what they say reaches the blocks inside them."""

from hypothesis import given

from cleantext.blocks import Ancestor, Block, Kind
from cleantext.document import Document
from cleantext.elements import elements_of
from cleantext.testing import strategies as st


def blocks_in(*paths: tuple[Ancestor, ...]) -> tuple[Block, ...]:
    return tuple(Block(index, Kind.PARAGRAPH, 0, "", path) for index, path in enumerate(paths))


def test_an_element_is_numbered_once():
    body, nav, item = Ancestor("body"), Ancestor("nav"), Ancestor("li")
    found = elements_of(blocks_in((body, nav, item), (body, nav), (body, Ancestor("li")), ()))
    assert [found.called[name][0] for name in found.names] == ["body", "nav", "li", "li"]
    assert found.parents == [-1, 0, 1, 0]
    assert (found.starts, found.ends) == ([0, 0, 0, 2], [3, 2, 1, 3])
    assert found.innermost == [2, 1, 3, -1]


def test_the_outermost_element_has_the_say():
    body, nav, item = Ancestor("body"), Ancestor("nav"), Ancestor("li")
    found = elements_of(blocks_in((body, nav, item), (body, nav), (body, Ancestor("li")), ()))
    said = {"nav": "menu", "li": "item"}
    assert found.handed_down([said.get(tag) for tag, *_ in found.called]) == ["menu", "menu", "item", None]


@given(st.documents())
def test_innermost_elements_are_those_of_the_paths(document: Document):
    elements = document.elements
    for block, number in zip(document.blocks, elements.innermost, strict=True):
        tags = []
        while number >= 0:
            tags.append(elements.called[elements.names[number]][0])
            number = elements.parents[number]
        assert tags[::-1] == [ancestor.tag for ancestor in block.path]


def test_questions_about_elements_and_blocks():
    body, figure, caption, nav = Ancestor("body"), Ancestor("figure"), Ancestor("p"), Ancestor("nav")
    found = elements_of(blocks_in((body, figure), (body, figure, caption), (body, nav), ()))
    said = bytes([{"figure": 1, "nav": 2}.get(tag, 0) for tag, *_ in found.called])
    assert [found.nearest(number, said, 1) for number in (-1, 0, 1, 2, 3)] == [-1, -1, 1, 1, -1]
    assert found.blocks_inside(said, 1) == [(0, 1), (1, 1)]
    assert found.blocks_inside(said, 3) == [(0, 1), (1, 1), (2, 3)]
    assert (found.blocks_close_to(said, 1), found.blocks_close_to(said, 3)) == ([0, 1], [0, 1, 2])
    assert (found.around_both(0, 1), found.around_both(1, 2), found.around_both(1, 3)) == (1, 0, -1)
    assert (found.name(2)[0], found.parent(2), found.parent(-1), found.extent(1)) == ("p", 1, -1, (0, 2))
    assert (found.depth(2), found.depth(0), found.around(2), found.around(3)) == (2, 0, 3, -1)
