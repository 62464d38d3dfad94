"""Excerpts of pages, from which the learned filter learns what short pages look like."""

from cleantext import read_html
from training.excerpts import excerpt

PROSE = "<p>Rain fell on the coast all day, and the boats stayed in the harbour until the evening.</p>"


def test_an_excerpt_is_the_beginning_of_the_article_and_a_little_around_it() -> None:
    page = read_html("<p>Home</p>" * 20 + PROSE * 60 + "<p>Share</p>" * 20)
    words = [float(len(block.words)) for block in page.blocks]
    share = [1.0 if len(block.words) > 1 else 0.0 for block in page.blocks]
    found = excerpt(page, words, share, "rain")
    assert found is not None
    assert [block.text for block in found.document.blocks] == [
        page.blocks[index].text for index in found.left
    ]
    assert 0 < sum(share[index] for index in found.left) < 60
    assert found.left[0] == 0 and len(found.left) < 90
    assert found == excerpt(page, words, share, "rain")


def test_of_hardly_any_prose_there_is_no_excerpt() -> None:
    page = read_html("<p>Home</p>" * 5)
    assert excerpt(page, [1.0] * 5, [0.0] * 5, "home") is None
