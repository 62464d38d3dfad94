"""Bytes to characters: marks, UTF-8, declarations, detection."""

import codecs
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleantext import clean_html
from cleantext.readers.charsets import ALPHABETS, CODECS, LABELS
from cleantext.readers.encoding import (
    FEWEST_MISREAD,
    _is_sound,
    declared_encoding,
    decode,
    is_sound,
    read_again,
)
from tests.cases import CASES

RUSSIAN = "<p>Ночью над заливом прошла гроза, и маяк погас на три часа. Утром его снова зажгли."
PAGE = "<html><head><meta charset={}></head><body><p>{}</p></body></html>"


@pytest.mark.parametrize(
    "mark, codec, name",
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32be"),
    ],
)
def test_byte_order_marks_come_first(mark: bytes, codec: str, name: str) -> None:
    page = PAGE.format("windows-1251", "Grüße aus Łódź")
    assert decode(mark + page.encode(codec)) == (page, name, "bom")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Rain fell", RUSSIAN, "雨が降り続いている。"])
def test_wide_encodings_without_a_mark(codec: str, text: str) -> None:
    page = PAGE.format("utf-8", text)
    assert decode(page.encode(codec)) == (page, codec.replace("-le", "le").replace("-be", "be"), "detected")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_encodings_of_text_with_hardly_a_zero_byte(codec: str) -> None:
    page = "<p>清晨船离开了港口，谁也不知道它什么时候会回到这个小岛，我们在岸上等了一天。</p>" * 9
    assert decode(page.encode(codec))[0] == page
    assert decode(page.encode(codec) + b"\n")[0].startswith(page)


def test_valid_utf8_is_believed_before_the_declaration() -> None:
    page = PAGE.format("iso-8859-1", "Grüße")
    assert decode(page.encode()) == (page, "utf-8", "utf-8")


EDGES = (0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF)
"""Bytes at which table 3-7 of the Unicode Standard changes its mind."""


def test_valid_utf8_is_what_python_decodes() -> None:
    ends = [bytes(pair) for pair in product((0x7F, 0x80, 0xBF, 0xC0), repeat=2)]
    for first, second in product(range(256), EDGES):
        for end in ends:
            content = bytes((first, second)) + end
            assert is_sound(content) == _is_sound(content), content


@given(st.text(max_size=80), st.integers(0, 80), st.binary(max_size=2) | st.sampled_from([b"\0", b"\x1b"]))
def test_valid_utf8_in_the_middle_of_a_text(text: str, place: int, broken: bytes) -> None:
    content = text.encode("utf-8", "surrogatepass")
    content = content[:place] + broken + content[place:]
    assert is_sound(content) == _is_sound(content)


PAGES = st.lists(
    st.sampled_from(
        [b"rain ", b"rain " * 9, b"\xc3\xa9", b"\xc3\x83\xc2\xa9", b"\xe2\x80\x93", b"\xff", b"\0", b"\x1b$B", codecs.BOM_UTF8]
    ),
    max_size=6,
).map(b"".join)  # fmt: skip
"""Pages of few bytes that tell encodings apart."""


@given(PAGES)
def test_a_page_is_as_sound_at_one_look_as_at_five(page: bytes) -> None:
    assert is_sound(page) == _is_sound(page)


@given(PAGES)
def test_sound_pages_are_decoded_to_what_they_are(page: bytes) -> None:
    if is_sound(page):
        assert decode(page) == (page.decode(), "utf-8", "utf-8")
    else:
        assert not page.isascii() or b"\0" in page or b"\x1b" in page


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_utf8_that_was_read_as_latin1_is_read_again(text: str) -> None:
    assume(read_again(text) is None)
    misread = text.encode().decode("latin-1")
    is_misread = len(misread) - len(text) >= FEWEST_MISREAD
    assert read_again(misread) == (text if is_misread else None)
    page = f"<p>{misread}</p>".encode()
    assert decode(page)[0] == f"<p>{text if is_misread else misread}</p>"
    assert decode(page)[2] == ("misread" if is_misread else "utf-8")
    if is_misread:
        assert clean_html(f"<p>{misread}</p>").blocks == clean_html(f"<p>{text}</p>").blocks


@pytest.mark.parametrize(
    "text", ["Grüße", "“Grüße”", "Ã© is é misread", "naïve café Ã", "Rain in CÃ´te, hail in Côte", "© 2024"]
)
def test_what_is_not_misread_all_through_is_left_alone(text: str) -> None:
    assert read_again(text) is None
    assert decode(text.encode()) == (text, "utf-8", "utf-8")


def test_a_broken_byte_in_utf8_costs_one_character() -> None:
    page = (RUSSIAN * 4).encode()
    assert decode(page[:99] + b"\xff" + page[99:])[1:] == ("utf-8", "utf-8")


@pytest.mark.parametrize(
    "label, codec, name, text",
    [
        ("iso-8859-1", "cp1252", "windows-1252", "“Grüße” – 5 €"),
        ("ascii", "cp1252", "windows-1252", "café"),
        ("ISO-8859-9", "cp1254", "windows-1254", "Işık çok güzel"),
        ("gb2312", "gb18030", "gbk", "天气很好，我们去爬山。镕"),
        ("shift_jis", "cp932", "shift_jis", "髙島屋①で買い物"),
        ("x-sjis", "cp932", "shift_jis", "髙島屋①で買い物"),
        ("euc-jp", "euc_jp", "euc-jp", "雨が降り続いている"),
        ("iso-2022-jp", "iso2022_jp", "iso-2022-jp", "雨が降り続いている"),
        ("ks_c_5601-1987", "cp949", "euc-kr", "비가 내렸다 똠방각하"),
        ("big5", "big5hkscs", "big5", "天氣很好，我們去爬山"),
        ("tis-620", "cp874", "windows-874", "ฝนตกหนัก"),
        ("koi8-r", "koi8_r", "koi8-r", "Прошла гроза"),
        ("cp866", "cp866", "ibm866", "Прошла гроза"),
        ("x-mac-cyrillic", "mac_cyrillic", "x-mac-cyrillic", "Прошла гроза"),
        ("visual", "iso8859_8", "iso-8859-8", "שלום"),
        ("x-user-defined", "cp1252", "windows-1252", "café"),
        ("utf-16", "cp1252", "utf-8", ""),
    ],
)
def test_declared_labels_mean_what_browsers_mean(label: str, codec: str, name: str, text: str) -> None:
    page = PAGE.format(label, text)
    assert declared_encoding(page.encode(codec)) == name
    if text:
        assert decode(page.encode(codec)) == (page, name, "declared")


@pytest.mark.parametrize(
    "head",
    [
        b'<META http-equiv=Content-Type content="text/html; charset=windows-1251">',
        b"<meta name=x><meta content='text/html;charset = WINDOWS-1251 ' http-equiv='content-type'>",
        b'<?xml version="1.0" encoding="windows-1251"?>',
        b"<!-- <meta charset=koi8-r> --><meta charset=' cp1251 '>",
        b"<meta charset=nonsense><meta charset=cp1251>",
    ],
)
def test_declarations_are_found_where_browsers_look(head: bytes) -> None:
    assert declared_encoding(head) == "windows-1251"


@pytest.mark.parametrize(
    "label", ["rot13", "hex", "zlib", "idna", "unicode_escape", "utf-7", "undefined", "base64"]
)
def test_labels_that_are_no_character_sets_are_not_believed(label: str) -> None:
    assert declared_encoding(PAGE.format(label, "").encode()) is None


def test_the_table_is_whole() -> None:
    assert set(LABELS.values()) == set(CODECS)
    assert len(LABELS) > 210
    assert all(label == label.lower() for label in LABELS)
    assert {name for _, names, _ in ALPHABETS for name in names} <= set(CODECS)
    for codec in CODECS.values():
        codecs.lookup(codec)


UNDECLARED = [
    ("russian-lighthouse-gallery", "cp1251"), ("russian-lighthouse-gallery", "koi8_r"),
    ("japanese-ferry-school", "cp932"), ("japanese-ferry-school", "euc_jp"), ("japanese-ferry-school", "iso2022_jp"),
    ("korean-night-market", "cp949"), ("chinese-old-table-layout", "gb18030"), ("greek-column-pull-quotes", "cp1253"),
    ("hebrew-interview", "cp1255"), ("arabic-date-harvest", "cp1256"), ("thai-weaving-museum", "cp874"),
    ("czech-credit-beside", "cp1250"), ("hungarian-credit-attributes", "cp1250"), ("german-regional-paper", "cp1252"),
    ("portuguese-faq-service", "cp1252"), ("danish-company-about", "cp1252"), ("wet-record-turkish-ferry", "cp1254"),
]  # fmt: skip


@pytest.mark.parametrize("name, codec", UNDECLARED)
def test_undeclared_encodings_of_whole_pages_are_detected(name: str, codec: str) -> None:
    case = next(case for case in CASES if case.name == name)
    lines = (line for line in case.page.decode("utf-8").splitlines() if "charset" not in line.lower())
    page = "\n".join(lines).encode(codec, "xmlcharrefreplace")
    assert decode(page)[0] == page.decode(codec)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_become_text(page: bytes) -> None:
    text, encoding, source = decode(page)
    assert isinstance(text, str)
    assert encoding in CODECS or encoding in ("utf-32le", "utf-32be")
    assert source in ("bom", "utf-8", "misread", "declared", "detected", "fallback")


@given(st.text())
def test_utf8_is_read_as_it_is(text: str) -> None:
    encoded = text.encode("utf-8", "ignore")
    if (
        not encoded.startswith((b"\xff", b"\xfe", codecs.BOM_UTF8))
        and b"\0" not in encoded
        and b"\x1b" not in encoded
    ):
        written = encoded.decode()
        assert decode(encoded)[0] == (read_again(written) or written)


def test_the_document_says_how_it_was_read() -> None:
    origin = clean_html(PAGE.format("cp1251", RUSSIAN).encode("cp1251")).origin
    assert (origin.encoding, origin.encoding_source) == ("windows-1251", "declared")
    assert clean_html("<p>Rain").origin.encoding == ""
