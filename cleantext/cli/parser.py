"""A parser whose errors say what to do."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

_CHOICE = re.compile(r"invalid choice: '(.*?)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """An `argparse.ArgumentParser` that guesses what was meant, and says where more is told."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error, and leave with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}{_guess(message)}\n`{self.prog} --help` says more.\n")


def _guess(message: str) -> str:
    """What somebody may have meant who chose what there is not."""
    from difflib import get_close_matches

    found = _CHOICE.search(message)
    likely = get_close_matches(found[1], re.findall(r"[\w-]+", found[2]), 1) if found else []
    return f"; did you mean '{likely[0]}'?" if likely else ""
