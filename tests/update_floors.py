"""Write `corpus/floors.toml`: what each case of the corpus has to reach. A floor is raised, never lowered.

``python -m tests.update_floors`` raises floors; a case that has fallen below its floor stops it.
"""

import sys
import tomllib
from pathlib import Path

from tests.cases import CASES, CORPUS, cleaned, figure_f1, word_f1

FLOORS = CORPUS / "floors.toml"
HEADER = """\
# What each case of the corpus has to reach with the preset ARTICLE: word F1 of its text, F1 of its figures (caption and
# parties all right). Written by `python -m tests.update_floors`, which refuses to lower a number.
"""

SLACK = {"text": 0.01, "figures": 0.0}
"""How far a new floor lies below what was reached: models trained later are right and wrong in other places."""

Floors = dict[str, dict[str, float]]


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors as they stand; none if there is no file yet."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def reached() -> Floors:
    """What the cases reach now, rounded down to three places."""
    return {
        case.name: {
            "text": _rounded(word_f1(cleaned(case).text, case.expected)),
            "figures": _rounded(figure_f1(cleaned(case), case.figures)),
        }
        for case in CASES
    }


def _rounded(score: float) -> float:
    return int(score * 1_000 + 1e-9) / 1_000


def raised(old: Floors, new: Floors) -> Floors:
    """The floors of the cases, raised to what they reach now but for some slack."""
    return {
        name: {
            what: max(old.get(name, {}).get(what, 0.0), score - SLACK[what]) for what, score in scores.items()
        }
        for name, scores in new.items()
    }


def lowered(old: Floors, new: Floors) -> list[str]:
    """The floors that would sink, in words."""
    return [
        f"{name}: {what} falls from {floor} to {new[name][what]}"
        for name, floors in old.items()
        if name in new
        for what, floor in floors.items()
        if new[name][what] < floor
    ]


def floors_text(floors: Floors) -> str:
    """The file that holds these floors."""
    rows = (
        f"{name} = {{ text = {each['text']:.3f}, figures = {each['figures']:.3f} }}\n"
        for name, each in sorted(floors.items())
    )
    return HEADER + "".join(rows)


def main() -> int:
    """Raise the floors; 1 if one would sink."""
    old, new = read_floors(), reached()
    sunk = lowered(old, new)
    if sunk:
        print("\n".join(sunk), file=sys.stderr)
        return 1
    FLOORS.write_text(floors_text(raised(old, new)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
