"""What claims are read with, compiled and not: nobody can tell which of the two answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.readers import claims, values

native = pytest.importorskip("cleantext.native.claims", reason="no compiled modules here")

SIGNS = st.sampled_from(
    [*" &;#\"'=>\n\t\u00a0\u2003\u200b\x1f\x7fa雨🌧\ud800", "  ", "&amp;", "&nbsp;", "&#9999999999;"]
)
TEXTS = st.lists(SIGNS | st.text(max_size=3), max_size=8).map("".join)


@pytest.mark.parametrize("plane", range(0x11))
def test_every_character_is_made_plain_alike(plane: int) -> None:
    for code in range(plane << 16, plane + 1 << 16):
        text = f"a{chr(code)}b"
        assert native.plain(text) == values._plain(text), code


@given(TEXTS)
def test_values_are_made_plain_alike(text: str) -> None:
    assert native.plain(text) == values._plain(text)


NAMES = "name content property Property itemprop http-equiv CONTENT data-name data-rh n\u0101me \u0131temprop".split()
VALUES = [
    '"og:title"', "'DATE'", "author", '"rain &amp; wind"', '"  rain  fell "', "a/b", '"Ana\'s"', '"a name=date"',
    '"\u0130"', '""', '" author "', "/", '"x', "",
]  # fmt: skip
WRITTEN = st.builds(
    "{}{}{}{}".format,
    st.sampled_from([" "] * 6 + ["\n", "", "/", '"']),
    st.sampled_from(NAMES[:2] * 3 + NAMES),
    st.sampled_from(["="] * 6 + [" = ", ""]),
    st.sampled_from(VALUES[:7] * 2 + VALUES),
)
METAS = st.lists(WRITTEN, max_size=4).map("".join) | TEXTS
"""Attributes of meta elements, most of them written well."""


@given(st.lists(st.tuples(st.sampled_from(["meta", "meta", "link"]), METAS), max_size=4))
def test_meta_elements_are_read_alike(tags: list[tuple[str, str]]) -> None:
    expected = claims._read_metas(tags, claims.read_meta)
    assert native.read_metas(tags, claims.read_meta) == expected
    assert list(native.read_metas(tags, claims.read_meta)) == list(expected)
