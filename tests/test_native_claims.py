"""What claims are read with, compiled and not: nobody can tell which of the two answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.readers import claims

native = pytest.importorskip("cleantext.native.claims", reason="no compiled modules here")

SIGNS = st.sampled_from(
    [*" &;#\"'=>\n\t\u00a0\u2003\u200b\x1f\x7fa雨🌧\ud800", "  ", "&amp;", "&nbsp;", "&#9999999999;"]
)
TEXTS = st.lists(SIGNS | st.text(max_size=3), max_size=8).map("".join)


@pytest.mark.parametrize("plane", range(0x11))
def test_every_character_is_made_plain_alike(plane: int) -> None:
    for code in range(plane << 16, plane + 1 << 16):
        text = f"a{chr(code)}b"
        assert native.plain(text) == claims._plain(text), code


@given(TEXTS)
def test_values_are_made_plain_alike(text: str) -> None:
    assert native.plain(text) == claims._plain(text)


METAS = st.lists(
    st.sampled_from(
        ["name=", "property=", " Property=", "itemprop=", " content=", "content=", " data-name=", '"', "'", " ", "\n", "\u00a0", ">",
         '"og:title"', "'DATE'", '"\u0130"', '"rain &amp; wind"', '"  rain  fell "', "rain", "/", 'name="author" content="Ana"']
    )
    | TEXTS,
    max_size=7,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["meta", "meta", "link"]), METAS), max_size=4))
def test_meta_elements_are_read_alike(tags: list[tuple[str, str]]) -> None:
    expected = claims._read_metas(tags, claims.read_meta)
    assert native.read_metas(tags, claims.read_meta) == expected
    assert list(native.read_metas(tags, claims.read_meta)) == list(expected)
