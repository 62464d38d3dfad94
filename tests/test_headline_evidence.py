"""The headline of flat text: which line it is, by what speaks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import clean_text, read_text
from cleantext.filters.flat_headlines import lines_about
from cleantext.filters.headline_evidence import candidates, headline_weights

MENU = "  • Home\n  • Ferries\n  • Subscribe to our newsletter\n\n"
BODY = (
    "The ferries of Lowport stayed in the harbour on Monday, because nobody could find the key to the engine room, and the cook had been sent home to look for it.\n\n"
    "The captains of the ferries said that the harbour had never been so quiet, and went home one after the other to look for the key in the pockets of their coats."
)
NOTICE = "We keep the names of all who visit this harbour in a book that lies on the table beside the door of the office, and nobody reads it there but the cat."
LINES = {
    "apart, above the body": f"{MENU}Ferries stay in the harbour of Lowport\n\n{BODY}",
    "above a date": f"{MENU}Ferries stay in the harbour\n2 September 2025\n\n{BODY}",
    "behind a label": f"{MENU}Sea news\n\nFerries stay in the harbour of Lowport\n\n{BODY}",
    "at the end of a breadcrumb": f"{MENU}Home » News » Ferries stay in port\n\nFerries stay in port\n\nAll of the five\n\n{BODY}",
    "above a menu of its own": f"{MENU}Ferries stay in the harbour of Lowport\n\n  • Print\n  • Mail\n\n{BODY}",
    "below a notice": f"{MENU}{NOTICE}\n\n{MENU}{MENU}Ferries stay in the harbour of Lowport\n\n{BODY}",
    "in Russian": f"{MENU}Паромы Лоупорта стоят в гавани\n\n2 сентября 2025\n\n{BODY}",
}
HEADLINES = ("Ferries stay in the harbour of Lowport", "Ferries stay in the harbour", "Ferries stay in port",
             "Паромы Лоупорта стоят в гавани")  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_the_headline_is_the_line_for_which_most_speaks(name: str) -> None:
    assert clean_text(LINES[name]).headline in HEADLINES


@pytest.mark.parametrize(
    "text",
    [
        MENU + BODY,
        MENU + BODY.replace("\n\n", "\n\nWhat the captains of the ferries say\n\n"),
        BODY.replace("\n\n", "\n\nWhat the captains of the ferries say\n\n"),
        MENU,
        "",
    ],
)
def test_a_crosshead_is_no_headline(text: str) -> None:
    assert clean_text(text).headline is None


@given(
    st.lists(
        st.sampled_from(
            [*LINES.values(), "Ferries!", "", "by Ana Ruiz", "2 September 2025", "A | B", "A " * 30]
        )
    )
)
def test_all_evidence_has_a_weight(parts: list[str]) -> None:
    document = read_text("\n\n".join(parts))
    found = candidates(document, lines_about(document))
    assert {name for line in found for name in line.evidence} <= headline_weights().keys()
    assert all(line.block.text == document.source[line.block.start : line.block.end] for line in found)
