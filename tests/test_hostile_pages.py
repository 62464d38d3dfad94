"""A few of the pages of `benchmarks.hostile`, without its limits of time and memory; and that its checks can fail."""

import pytest

from benchmarks import whole
from benchmarks.growth import MARKUP, MOST, TEXT, families, slope
from benchmarks.hostile import faults_of, unclean, unsafe
from benchmarks.hostile_pages import AFTER, BEFORE, HostilePage, article, hostile_pages

EVERY = 7
QUICK = frozenset(
    {"seen", "hidden", "attacks", "broken", "files", "characters", "strings", "short", "encodings", "limits"}
)
PAGES = [page for page in hostile_pages() if page.group in QUICK][::EVERY]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.group}: {page.name}")
def test_hostile_pages_come_out_as_they_ought_to(page: HostilePage) -> None:
    assert list(faults_of(page, page.make())) == []


@pytest.mark.parametrize(
    "html, shown, unseen, fault",
    [
        ("<nav>x</nav>", (BEFORE, "never there"), (), "lost: never there"),
        ("<p>x</p>", (), (AFTER,), "text shows: Nobody had expected"),
    ],
)
def test_what_is_lost_or_shown_is_a_fault(
    html: str, shown: tuple[str, ...], unseen: tuple[str, ...], fault: str
) -> None:
    page = HostilePage("test", "test", lambda: article(html), shown, unseen)
    assert any(found.startswith(fault) for found in faults_of(page, article(html)))


@pytest.mark.parametrize(
    "output, fault",
    [
        ("a\ud800", "does not encode"),
        *((f"a{control}", "holds a control character") for control in "\0\x07\r\x7f\x85"),
    ],
)
def test_strings_that_are_not_clean_are_found(output: str, fault: str) -> None:
    assert list(unclean("text", output)) == [f"text {fault}"]
    assert list(unclean("text", "a\tb\n")) == []


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", "<a href='javascript:x'>x</a>", "<p onclick=x>x</p>"]
)
def test_reports_that_could_act_are_found(markup: str) -> None:
    assert list(unsafe(f"<!DOCTYPE html><html><body>{markup}</body></html>"))


def test_every_check_of_the_whole_library_is_named() -> None:
    assert len(whole.CHECKS) == 7
    assert set(whole.interpreter_state()) >= {"recursion limit", "locale", "signals", "warnings filters"}


def test_families_have_names_of_their_own_and_make_pages_of_their_size() -> None:
    made = list(families())
    assert len({family.name for family in made}) == len(made) == len(MARKUP) + 2 * len(TEXT)
    for family in made[::9]:
        assert 0.8 * 20_000 <= len(family.make(20_000).encode("utf-8", "surrogatepass")) <= 1.7 * 20_000


def test_a_square_is_told_from_a_line() -> None:
    assert slope(1, 4, 4) == 1 < MOST < slope(1, 16, 4) == 2
