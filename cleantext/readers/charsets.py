"""The names that pages give their character sets, as data.

Source: WHATWG Encoding Standard, "Names and labels". A label of a page is looked up here and never reaches Python's
codec registry: that registry knows codecs that are no character sets, and others by names that mean something else
on the web (``iso-8859-1`` is windows-1252 there, ``gb2312`` is GBK, ``shift_jis`` is Microsoft's code page 932).
"""

from __future__ import annotations

CODECS: dict[str, str] = {
    "utf-8": "utf-8",
    "ibm866": "cp866",
    "iso-8859-2": "iso8859_2",
    "iso-8859-3": "iso8859_3",
    "iso-8859-4": "iso8859_4",
    "iso-8859-5": "iso8859_5",
    "iso-8859-6": "iso8859_6",
    "iso-8859-7": "iso8859_7",
    "iso-8859-8": "iso8859_8",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-10": "iso8859_10",
    "iso-8859-13": "iso8859_13",
    "iso-8859-14": "iso8859_14",
    "iso-8859-15": "iso8859_15",
    "iso-8859-16": "iso8859_16",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1257": "cp1257",
    "windows-1258": "cp1258",
    "x-mac-cyrillic": "mac_cyrillic",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf-16be": "utf_16_be",
    "utf-16le": "utf_16_le",
    # The standard replaces these by a single error mark, for the safety of scripts; their text is harmless here.
    "hz-gb-2312": "hz",
    "iso-2022-kr": "iso2022_kr",
}
"""The encodings of the web, and the codecs of Python that read them."""

_LABELS: dict[str, str] = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8",
    "ibm866": "866 cp866 csibm866",
    "iso-8859-2": "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso-8859-3": "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso-8859-4": "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso-8859-5": "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso-8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i"
    " iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    "iso-8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7"
    " iso_8859-7:1987 sun_eu_greek",
    "iso-8859-8": "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8"
    " iso_8859-8:1988 visual",
    "iso-8859-8-i": "csiso88598i logical",
    "iso-8859-10": "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso-8859-13": "iso8859-13 iso885913",
    "iso-8859-14": "iso8859-14 iso885914",
    "iso-8859-15": "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9",
    "iso-8859-16": "",
    "koi8-r": "cskoi8r koi koi8 koi8_r",
    "koi8-u": "koi8-ru",
    "macintosh": "csmacintosh mac x-mac-roman",
    "windows-874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
    "windows-1250": "cp1250 x-cp1250",
    "windows-1251": "cp1251 x-cp1251",
    "windows-1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591"
    " iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252",
    "windows-1253": "cp1253 x-cp1253",
    "windows-1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5"
    " latin5 x-cp1254",
    "windows-1255": "cp1255 x-cp1255",
    "windows-1256": "cp1256 x-cp1256",
    "windows-1257": "cp1257 x-cp1257",
    "windows-1258": "cp1258 x-cp1258",
    "x-mac-cyrillic": "x-mac-ukrainian",
    "gbk": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk",
    "gb18030": "",
    "big5": "big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese x-euc-jp",
    "iso-2022-jp": "csiso2022jp",
    "shift_jis": "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis",
    "euc-kr": "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    "utf-16be": "unicodefffe",
    "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16",
    "hz-gb-2312": "",
    "iso-2022-kr": "csiso2022kr",
}

LABELS: dict[str, str] = {
    label: name for name, others in _LABELS.items() for label in (name, *others.split())
}
"""What pages write, in lower case, and the encoding meant by it."""

_CENTRAL = ("windows-1250", "iso-8859-2")
_CYRILLIC = ("windows-1251", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic")

ALPHABETS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("de", ("windows-1252", "macintosh"), "äöüßéà"),
    ("fr", ("windows-1252", "macintosh"), "àâçéèêëîïôùûüœæ"),
    ("es", ("windows-1252", "macintosh"), "áéíñóúü¡¿ºª"),
    ("pt", ("windows-1252", "macintosh"), "áâãàçéêíóôõúüºª"),
    ("it", ("windows-1252", "macintosh"), "àèéìòù"),
    ("ca", ("windows-1252",), "àçèéíïòóúü·"),
    ("nl", ("windows-1252",), "éëïèöüóêàâç"),
    ("da", ("windows-1252", "macintosh"), "æøåéö"),
    ("sv", ("windows-1252", "macintosh"), "åäöéü"),
    ("is", ("windows-1252",), "áðéíóúýþæö"),
    ("tr", ("windows-1254",), "çğıöşüâîû"),
    ("az", ("windows-1254",), "çğıöşü"),
    ("pl", _CENTRAL, "ąćęłńóśźż"),
    ("cs", _CENTRAL, "áčďéěíňóřšťúůýž"),
    ("sk", _CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    ("hu", _CENTRAL, "áéíóöőúüű"),
    ("ro", ("windows-1250", "iso-8859-16", "iso-8859-2"), "ăâîşţșț"),
    ("hr", _CENTRAL, "čćđšž"),
    ("sl", _CENTRAL, "čšž"),
    ("lt", ("windows-1257", "iso-8859-13"), "ąčęėįšųūž"),
    ("lv", ("windows-1257", "iso-8859-13"), "āčēģīķļņšūž"),
    ("et", ("windows-1257", "iso-8859-13"), "äõöüšž"),
    ("vi", ("windows-1258",), "ăâđêôơưàáèéìíòóùúý\u0300\u0301\u0303\u0309\u0323"),
    ("he", ("windows-1255", "iso-8859-8"), "אבגדהוזחטיךכלםמןנסעףפץצקרשת־׳״"),
    ("ru", ("windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic"), "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ("uk", _CYRILLIC, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ("be", _CYRILLIC, "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    ("bg", _CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъьюя"),
    ("sr", _CYRILLIC, "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("mk", _CYRILLIC, "абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    ("el", ("windows-1253", "iso-8859-7"), "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ"),
    ("ar", ("windows-1256", "iso-8859-6"), "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"),
    ("fa", ("windows-1256",), "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنهويى،؛؟ك"),
    ("th", ("windows-874",), "".join(chr(letter) for letter in range(0x0E01, 0x0E5B))),
)  # fmt: skip
"""Languages, the one-byte encodings usual for them, and their letters beyond ASCII, in lower case.

Sources: HTML Living Standard, "Determining the character encoding", step 8, for the encodings; CLDR, "exemplar
characters", for the letters, those of common foreign words included. Of languages that fit equally well the first
counts; Hebrew stands before Russian because its letters are a part of the bytes of the Russian ones.
"""
