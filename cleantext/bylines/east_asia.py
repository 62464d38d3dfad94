"""Bylines of East Asia: offices and desks stand in front of names and names in a row, with spaces between them and nothing else.

    byline    = *( [ outlet ] office SP names ) [ place SP "报道" ]          ; "海岸报记者 王小明 李华 北京报道"
              / name "/" outlet                                          ; "王小明/海岸日报"
              / desk [ "・" ] name                                        ; "社会部・佐藤太郎"

They are put into the order of other bylines, a label and names with marks between them: "记者 王小明、李华".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from cleantext.byline_words import ending, words
from cleantext.caption_words import pattern, phrases
from cleantext.patterns import late_regex

HAN = late_regex(r"\p{Han}")

REPORTER = "记者"
"""A label for the names of reporters."""

NAME = late_regex(r"\p{Han}{2,4}")

LONGEST_GLUED = 3
"""Characters of a name with its office right behind it ("王小明记者")."""

FEWEST_BARE = 3
"""Names in a row that no office announces: two may be the halves of a Japanese one."""

BY_OUTLET = late_regex(r"(\p{Han}{2,4})\s?[/／]\s?([\p{Han}\w]{2,12})")

NUMBER_OF_EDITOR = late_regex(r"(?<=\p{Han})_[A-Z]{1,4}\d{2,8}")
"""What portals print behind the names of their editors ("王小明_NB123")."""

ENDED = late_regex(r"\p{Han}{2,6}\s?(?:报道|報導|报导|報道)$")
"""A place, and that it was reported from there."""


def in_order(text: str) -> str:
    """A line with the label and the marks that bylines of East Asia leave out; any other line as it is."""
    if text.isascii() or HAN.search(text) is None:
        return text
    text = NUMBER_OF_EDITOR.sub("", text.replace("&", "、"))
    parts = _label().sub(lambda found: f"\n{found['label']}{found['mark'] or '：'}", text).split("\n")
    return "\n".join([_part_in_order(part) for part in parts if part and not _picture_label().match(part)])


@cache
def _label() -> re.Pattern[str]:
    """A label with a colon or a bar behind it, and the space before it ("来源：海岸网 作者：王小明"), or one of editors with a name
    ("编辑 王小明"); one of several characters may be glued to what is before it."""
    labels = {word for field in ("by", "edited_by", "sourced_by") for word in words(field)} | set(
        phrases("works")
    )
    glued = _any([word for word in labels if len(word) > 1])
    marked = rf"(?:\s*(?={glued})|(?<!\S))(?P<label>{_any(labels)})\s?(?P<mark>[:：/／|])"
    named = rf"(?<!\S)(?P<label>{_any(words('edited_by'))})\s(?=[{''.join(words('surnames'))}]\p{{Han}}{{1,3}}(?!\S))"
    return pattern(f"{marked}|{named}")


@cache
def _picture_label() -> re.Pattern[str]:
    """A label of pictures at the start of a part ("摄影/王小明")."""
    return pattern(rf"(?:{_any(phrases('works'))})\s?[:：/／|]", 0)


def _any(labels: Iterable[str]) -> str:
    """The labels in Chinese, the longest first, to choose from."""
    bare = {label.rstrip(":：/／|") for label in labels}
    return "|".join(sorted([label for label in bare if CHINESE.fullmatch(label)], key=len, reverse=True))


SENTENCE_MARKS = frozenset("。！？，")
"""Marks of sentences that stand in no byline."""

CHINESE = late_regex(r"\p{Han}{1,6}")

DESK = late_regex(r"\p{Han}{2,6}(?:部|支局|総局)[・\s]+(?=\p{Han}{2,5}$)")
"""The desk of a Japanese reporter, in front of the name ("社会部・佐藤太郎")."""


def _part_in_order(line: str) -> str:
    line = DESK.sub(f"{REPORTER} ", line)
    by_outlet = BY_OUTLET.fullmatch(line.strip())
    if by_outlet is not None and is_chinese_name(by_outlet[1]) and ends_as_outlet(by_outlet[2]):
        return f"{REPORTER} {by_outlet[1]}"
    said = line.split()
    if len(said) < 2 or not SENTENCE_MARKS.isdisjoint(said[0]) or line.endswith(phrases("taken")):
        return line
    announced = [_is_office(part) for part in said[:-1]]
    if not any(announced):
        return _row(said) if len(said) >= FEWEST_BARE and _are_names(said) else line
    first = announced.index(True)
    rest = ENDED.sub("", " ".join(said[first + 1 :])).split()
    names = [part for part in rest if is_chinese_name(part)]
    if first > 0 or not names or names != rest[: len(names)]:
        return line
    return " ".join([REPORTER, _row(names), *rest[len(names) :]])


def _row(names: Sequence[str]) -> str:
    return "、".join(names)


def _are_names(said: Sequence[str]) -> bool:
    """Whether parts are names in a row: all as short as names are, and most with the surname of one in front."""
    return all(map(NAME.fullmatch, said)) and 2 * sum(map(is_chinese_name, said)) > len(said)


def is_chinese_name(text: str) -> bool:
    """Whether a text is shaped like a Chinese name: a common surname, and one to three characters more."""
    return text[:1] in words("surnames") and NAME.fullmatch(text) is not None


def ends_as_outlet(text: str) -> bool:
    """Whether a text is a paper, site or channel of East Asia by how it ends ("海岸日报")."""
    return any([text.endswith(word) for word in words("outlets") if not word.isascii()])


def _is_office(part: str) -> bool:
    """Whether a part ends in an office that names follow ("海岸报记者"); behind a name alone it belongs to that."""
    offices = ending(part, "by_suffix") or ending(part, "beside")
    return any(
        [not is_chinese_name(part[: -len(word)]) or len(part) - len(word) > LONGEST_GLUED for word in offices]
    )


def glued_source(part: str) -> str:
    """Whom a part says the article was taken from, without a mark behind its label ("来源海岸网"); nothing if it says none."""
    if part.isascii():
        return ""
    found = [part[len(word) :] for word in words("sourced_by") if HAN.match(word) and part.startswith(word)]
    return min(found, key=len, default="").strip()
