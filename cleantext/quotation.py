"""Quotation marks, as languages turn them: what opens in one closes in another."""

from __future__ import annotations

OPENING = "\"'“„«»‹›‚‘"
CLOSING = "\"'”“»«›‹’‘"
MARKS = "".join(dict.fromkeys(OPENING + CLOSING))
