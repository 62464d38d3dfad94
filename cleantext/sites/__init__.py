"""What repeats across the pages of a site: learned once, then applied to each page alone, in any order.

A template is counts: on how many pages a text stood at a place. Texts are folded, their numbers and dates generalised;
a place is the shape of the path for HTML, and one place for all lines of flat text, whose neighbours are looked at
when a page is judged. Counts add up, so that templates learned from parts of a site merge exactly.
"""

from cleantext.sites.by_site import SiteTemplates, learn_by_site, site_of
from cleantext.sites.tally import Place, Tally
from cleantext.sites.template import Drift, Entry, SiteTemplate

__all__ = [
    "Drift",
    "Entry",
    "Place",
    "SiteTemplate",
    "SiteTemplates",
    "Tally",
    "learn_by_site",
    "site_of",
]
