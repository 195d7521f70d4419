"""The checklist of the standard for decision aids: what it asks, and how each item is settled."""

from dataclasses import dataclass

TIERS = ("qualifying", "certifying", "quality")

PASS, FAIL, NOT_OURS, NOT_APPLICABLE = "pass", "fail", "not ours to claim", "does not apply"
OUTCOMES = (PASS, FAIL, NOT_OURS, NOT_APPLICABLE)

PAGE_CHECKS = ("pages", "kept_current")  # of `CHECKS`, those that are about pages which an item names
CHECKS = (
    *PAGE_CHECKS,
    "centers_described",
    "good_points",
    "other_points",
    "same_parts",
    "same_facts",
    "sourced",
    "dated",
    "uncertainty",
    "how_sure",
    "figures",
    "figure_groups",
    "figure_spans",
    "figure_bases",
    "counts",
    "three_ways",
    "what_matters",
    "steps",
    "questions",
    "reading_grade",
)


@dataclass(frozen=True)
class Item:
    """One item: a check of `CHECKS` that settles it, or else a fixed outcome of `OUTCOMES` and why.

    `pages` are the pages that a page check is about, such as "guide/the_day", and `says` is a text that must
    stand on one of them; it may be empty.
    """

    id: str
    tier: str
    asks: str
    check: str = ""
    pages: tuple[str, ...] = ()
    says: str = ""
    outcome: str = ""
    why: str = ""
