"""Bylines: who wrote, edited and supplied an article, as newspapers print it.

A byline is known by its opening words ("By", "Von", "Edited by"), by the names in it, and by what else stands in it:
roles, agencies, dates. Whether a bare name is a byline is for the caller to say, who knows the place it stands in.

    byline    = [ label ] part *( separator part ) [ with sources ]        ; "Von Anna Beispiel und Bo Muster, dpa"
    part      = name [ role ] / role / agency / date / address
    sign-off  = [ initials *( "/" initials ) ] "(" agency *( "," agency ) ")"   ; "es/rt (AFP, dpa)"
"""

from cleantext.bylines.beside import linked_apart, says_how_long
from cleantext.bylines.datelines import Dateline, read_dateline
from cleantext.bylines.openers import Openers, openers, opening
from cleantext.bylines.quick_looks import (
    YEAR_OR_DATE,
    may_be_byline,
    may_be_labelled,
    may_name_editors,
    names_office,
)
from cleantext.bylines.reading import ADDRESS, AT, Byline, parse_byline
from cleantext.bylines.sign_offs import parse_sign_off

__all__ = [
    "ADDRESS",
    "AT",
    "YEAR_OR_DATE",
    "Byline",
    "Dateline",
    "Openers",
    "linked_apart",
    "may_be_byline",
    "may_be_labelled",
    "may_name_editors",
    "names_office",
    "openers",
    "opening",
    "parse_byline",
    "parse_sign_off",
    "read_dateline",
    "says_how_long",
]
