"""Which characters the bytes of a page are.

The order is byte order mark, valid UTF-8, what the page declares, detection. (Browsers believe a declaration first;
on saved pages it is more often wrong than text is valid UTF-8 by accident.) Of 1,500 saved pages of a public set, 26 had
been read wrongly before they were saved as UTF-8: these are read again.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from cleantext.patterns import late

PRESCAN_BYTES = 4_096
"""How far into a page its declaration is looked for. The HTML standard asks for 1,024; pages are less careful."""

SAMPLE_BYTES = 16_384
"""How many bytes of text a detection looks at."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le", "utf_32_le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32be", "utf_32_be"),
    (codecs.BOM_UTF16_LE, "utf-16le", "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf-16be", "utf_16_be"),
)

COMMENT = late(rb"<!--.*?-->", re.DOTALL)
META = late(rb"<meta\b[^>]*", re.IGNORECASE)
CHARSET = late(rb"""charset\s*+=\s*+["']?+\s*+([\w.:+-]{1,40})""", re.IGNORECASE)
XML_ENCODING = late(rb"""\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:+-]{1,40})""", re.IGNORECASE)
LANGUAGE = late(rb"""<html\b[^>]*?\blang\s*=\s*["']?([a-zA-Z]{2,3}(?:-[a-zA-Z]{2,4})?)\b""", re.IGNORECASE)
UP_TO_LAST_SCRIPT = late(rb".*</(?:script|style)", re.IGNORECASE | re.DOTALL)
# In the groups is what stands where no other tag ends, and stays.
TAG = late(rb"<[^>]*>|(<.*)", re.DOTALL)
SCRIPT_OR_TAG = late(rb"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>|(<.*)", re.IGNORECASE | re.DOTALL)
ASCII_RUN = late(rb"[\x00-\x7f]{40,}")
ESCAPE_SEQUENCE = late(rb"\x1b(?:\$[@B]|\(J)")


def decode(page: bytes) -> tuple[str, str, str]:
    """The text of a page, the encoding it was read with, and how that was found. Never raises.

    The encoding is a WHATWG name (or utf-32le, utf-32be). How it was found is ``"bom"``, ``"utf-8"``, ``"misread"`` (see
    `read_again`), ``"declared"``, ``"detected"`` or ``"fallback"``.
    """
    for mark, name, codec in MARKS:
        if page.startswith(mark):
            return page[len(mark) :].decode(codec, "replace"), name, "bom"
    try:
        text = page.decode("utf-8")
    except UnicodeDecodeError:
        return _wide(page) or _nearly_utf8(page) or _declared(page) or _detected(page)
    # ASCII in two or four bytes a letter, and Japanese in seven bits, are valid UTF-8 too.
    if b"\0" in page or b"\x1b" in page:
        return _wide(page) or _escaped(page) or (text, "utf-8", "utf-8")
    right = read_again(text) if _may_be_misread(page) else None
    return (text, "utf-8", "utf-8") if right is None else (right, "utf-8", "misread")


def _is_sound(page: bytes) -> bool:
    """Whether a page is UTF-8 and nothing else, by a look at its bytes: for such a page `decode` comes to that, too.

    The compiled walk reads such a page as it is; as text, a single emoji makes it four bytes a character.
    """
    try:
        page.decode()
    except UnicodeDecodeError:
        return False
    return (
        b"\0" not in page
        and b"\x1b" not in page
        and not page.startswith(codecs.BOM_UTF8)
        and not _may_be_misread(page)
    )


try:
    from cleantext.native.markup import is_sound as is_sound
except ImportError:  # nothing has been compiled
    is_sound = _is_sound


def read_again(text: str) -> str | None:
    """A text that is UTF-8 read as Latin-1 ("cafÃ©"), read right; ``None`` for any other.

    HTTP libraries take pages for Latin-1 where a server names no character set (RFC 2616, section 3.7.1), and so they are
    handed on and saved. Of text that was read right hardly any is UTF-8 when written in Latin-1: for that each of its
    characters beyond ASCII would have to be part of such a sequence.
    """
    if text.isascii():
        return None
    try:
        right = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return right if len(text) - len(right) >= FEWEST_MISREAD else None


FEWEST_MISREAD = 3
"""Characters that a text has to lose when it is read again; fewer may be chance."""


def _may_be_misread(page: bytes) -> bool:
    """A quick look: whether the first letter from À to ÿ has a sign from U+0080 to U+00BF behind it, all in UTF-8, and no
    dash or curly quote stands on the page, which have no place in Latin-1."""
    place = page.find(b"\xc3")
    return place >= 0 and page[place + 2 : place + 3] == b"\xc2" and b"\xe2" not in page


Decoded = tuple[str, str, str]


def _wide(page: bytes) -> Decoded | None:
    """UTF-16 and UTF-32 without a mark, known by the zero bytes that markup leaves in them."""
    sample = page[:PRESCAN_BYTES]
    size = len(sample) // 4
    zeros = [sample[place : size * 4 : 4].count(0) for place in range(4)]
    if size < 2 or sum(zeros) < size // 5:
        return _wide_by_tags(page)
    if min(zeros[2:]) > 0.9 * size and zeros[0] < 0.5 * size:
        name, codec = "utf-32le", "utf_32_le"
    elif min(zeros[0], zeros[1]) > 0.9 * size and zeros[3] < 0.5 * size:
        name, codec = "utf-32be", "utf_32_be"
    elif zeros[1] + zeros[3] > 10 * (zeros[0] + zeros[2]):
        name, codec = "utf-16le", "utf_16_le"
    elif zeros[0] + zeros[2] > 10 * (zeros[1] + zeros[3]):
        name, codec = "utf-16be", "utf_16_be"
    else:
        return _wide_by_tags(page)
    return page.decode(codec, "replace"), name, "detected"


TAGS = (
    ("utf-16le", "utf_16_le", late(rb"<\0[a-zA-Z!/]\0")),
    ("utf-16be", "utf_16_be", late(rb"\0<\0[a-zA-Z!/]")),
)


def _wide_by_tags(page: bytes) -> Decoded | None:
    """UTF-16 of a text in which hardly a letter has a zero byte, such as Chinese: known by its tags."""
    sample = page[:PRESCAN_BYTES]
    if b"\0" not in sample:
        return None
    for name, codec, tag in TAGS:
        if any(found.start() % 2 == 0 for found in tag.finditer(sample)):
            try:
                codecs.getincrementaldecoder(codec)().decode(sample)
            except UnicodeDecodeError:
                continue
            return page.decode(codec, "replace"), name, "detected"
    return None


def _escaped(page: bytes) -> Decoded | None:
    """ISO-2022-JP, known by its escape sequences; and the seven-bit encodings a page declares."""
    declared = declared_encoding(page)
    if ESCAPE_SEQUENCE.search(page):
        return _decoded(page, "iso-2022-jp", "declared" if declared == "iso-2022-jp" else "detected")
    return _decoded(page, declared, "declared") if declared == "iso-2022-kr" else None


def _nearly_utf8(page: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: at least twenty good characters beyond ASCII to each bad one."""
    text = page.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    ascii_bytes = len(page.translate(None, bytes(range(128, 256))))
    good = len(text) - ascii_bytes - bad
    return (text, "utf-8", "utf-8") if good >= 20 * bad else None


def _declared(page: bytes) -> Decoded | None:
    name = declared_encoding(page)
    return _decoded(page, name, "declared") if name else None


def _decoded(page: bytes, name: str, source: str) -> Decoded:
    from cleantext.readers.charsets import CODECS

    return page.decode(CODECS[name], "replace"), name, source


def declared_encoding(page: bytes) -> str | None:
    """The WHATWG name of the encoding that a ``meta`` element or an XML declaration states, or ``None``.

    As in browsers, ``x-user-defined`` means windows-1252, and a declaration that one can read in ASCII cannot mean
    UTF-16: it counts as UTF-8.
    """
    from cleantext.readers.charsets import LABELS

    head = page[:PRESCAN_BYTES]
    stated = [match.group(1) for match in (XML_ENCODING.match(head),) if match]
    for meta in META.findall(COMMENT.sub(b"", head)):
        stated.extend(CHARSET.findall(meta))
    for label in stated:
        name = label.decode("ascii", "replace").strip().lower()
        if name == "x-user-defined":
            return "windows-1252"
        if name in LABELS:
            return "utf-8" if LABELS[name].startswith("utf-16") else LABELS[name]
    return None


def _detected(page: bytes) -> Decoded:
    """By the looks of the text: East Asian encodings, the alphabets of languages, then a detector."""
    sample = _sample(page)
    name = _east_asian(sample) or _by_signs(sample) or _by_alphabet(page, sample) or _looked_up(sample)
    if name is None:
        return _decoded(page, "windows-1252", "fallback")
    return _decoded(page, name, "detected")


def _sample(page: bytes) -> bytes:
    """The text of a page around its bytes beyond ASCII, markup left out."""
    text = _without_markup(page[: 16 * SAMPLE_BYTES])
    text = ASCII_RUN.sub(b" ", text)
    if not text.strip():
        text = ASCII_RUN.sub(b" ", page[: 64 * SAMPLE_BYTES])
    return text[:SAMPLE_BYTES]


def _without_markup(page: bytes) -> bytes:
    """A page without tags and scripts. An end is looked for where there is one, so that of many tags or scripts left open
    not each is looked through to the end of the page."""
    closed = UP_TO_LAST_SCRIPT.match(page)
    place = closed.end() if closed is not None else 0
    return SCRIPT_OR_TAG.sub(rb" \1", page[:place]) + TAG.sub(rb" \1", page[place:])


def _by_alphabet(page: bytes, sample: bytes) -> str | None:
    """The one-byte encoding in which the text has hardly a letter that its language does not, or ``None``."""
    from cleantext.readers.charsets import ALPHABETS, CODECS

    stated = LANGUAGE.search(page[:PRESCAN_BYTES])
    language = stated.group(1)[:2].decode("ascii").lower() if stated else ""
    in_runs = _stands_in_runs(sample)
    counts: dict[str, Counter[str]] = {}
    best, best_share = None, 0.9
    for each, names, alphabet in ALPHABETS:
        if (alphabet[0] > LAST_LATIN) != in_runs:
            continue
        for name in names:
            if name not in counts:
                counts[name] = Counter(sample.decode(CODECS[name], "replace"))
            # The language that a page states tips the scales, no more: it is often that of the template.
            share = _share_of_letters(counts[name], alphabet) + (0.05 if each == language else 0.0)
            if share > best_share:
                best, best_share = name, share
    return best


LAST_LATIN = "\u024f"
BYTES_BEYOND_ASCII = late(rb"[\x80-\xff]+")


def _stands_in_runs(sample: bytes) -> bool:
    """Whether bytes beyond ASCII make up words. In Latin script they stand alone among other letters."""
    runs = BYTES_BEYOND_ASCII.findall(sample)
    return sum(map(len, runs)) >= 2 * len(runs)


PUNCTUATION = frozenset(
    "\u00a0\u00ab\u00bb\u00a9\u00b0\u00b7\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u20ac\u00ae\u2122\u200c\u200d"
)
"""Signs beyond ASCII that texts of all languages have."""


def _share_of_letters(counts: Counter[str], alphabet: str) -> float:
    """Share of the characters beyond ASCII that are letters of an alphabet, in [0, 1]; capitals, which are rare in
    text read right, count half, and signs not at all."""
    total = fine = 0.0
    for character, count in counts.items():
        if character <= "\x7f" or character in PUNCTUATION:
            continue
        total += count
        if character in alphabet:
            fine += count
        elif character.lower() in alphabet:
            fine += count / 2
    return fine / total if total else 0.0


def _by_signs(sample: bytes) -> str | None:
    """The usual encoding if the text, read in it, has nothing beyond ASCII but signs: English with quotes and dashes."""
    beyond = {character for character in sample.decode("cp1252", "replace") if character > "\x7f"}
    return "windows-1252" if beyond and beyond <= PUNCTUATION | {"£", "§"} else None


EAST_ASIAN = (
    # The common letters of a language make up most of its text in the right encoding only.
    ("shift_jis", late("[\u3040-\u30ff]")),
    ("euc-jp", late("[\u3040-\u30ff]")),
    ("euc-kr", late("[이다는을의에가를은한하고도로지사서기리어대자인시그나해아있]")),
    ("gb18030", late("[的是不了在人有这中大国上我们到说为和地时]")),
    ("big5", late("[的是不了在人有這中大國上我們到說為和地時]")),
)


def _east_asian(sample: bytes) -> str | None:
    """The encoding of Chinese, Japanese or Korean text that reads as such, or ``None``."""
    from cleantext.readers.charsets import CODECS

    best, best_share = None, 0.08
    for name, common in EAST_ASIAN:
        text = sample.decode(CODECS[name], "replace")
        beyond = sum(character > "\x7f" for character in text)
        if beyond < 4 or text.count("\ufffd") > beyond / 50:
            continue
        share = len(common.findall(text)) / beyond
        if share > best_share:
            best, best_share = name, share
    return best


SINGLE_BYTE = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r koi8_u iso8859_2 iso8859_5"
    " iso8859_7 cp866 mac_roman mac_cyrillic"
)
"""What the detector chooses from; a page in any other undeclared encoding is not to be expected."""


def _looked_up(sample: bytes) -> str | None:
    """What charset-normalizer makes of the text."""
    from charset_normalizer import from_bytes  # takes 30 ms to import; few pages need it

    from cleantext.readers.charsets import CODECS

    if not sample.strip():
        return None
    found = from_bytes(sample, cp_isolation=SINGLE_BYTE.split(), preemptive_behaviour=False).best()
    names = {codec: name for name, codec in CODECS.items()}
    return names.get(found.encoding) if found is not None else None
