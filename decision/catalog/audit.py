"""The checklist of the standard, held against the build that runs: each item with its outcome and why.

A check counts what is as asked, and says so. With nothing to count it fails: an empty list proves nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import NamedTuple, TypeAlias

from decision.catalog import checking
from decision.catalog.catalog import Catalog
from decision.catalog.checking import Build, Cases
from decision.catalog.checklist import FAIL, PAGE_CHECKS, PASS, Item
from decision.wording import words
from decision.wording.language import listed, number

_NAMED = 3  # of what is not as asked; more are counted

_Count: TypeAlias = tuple[str, Callable[[Build, Item], Cases]]  # the sentence on it, and what is counted

CHECKS: Mapping[str, tuple[_Count, ...]] = {
    "pages": ((words.AUDIT_PAGES, checking.pages_there),),
    "kept_current": (
        (words.AUDIT_PAGES, checking.pages_there),
        (words.AUDIT_IN_TIME, checking.in_time),
    ),
    "centers_described": ((words.AUDIT_DESCRIBED, checking.described),),
    "good_points": ((words.AUDIT_GOOD_POINTS, checking.good_points),),
    "other_points": ((words.AUDIT_OTHER_POINTS, checking.other_points),),
    "same_parts": (
        (words.AUDIT_BENEFITS_ALIKE, checking.whole_benefits),
        (words.AUDIT_RISKS_ALIKE, checking.whole_risks),
    ),
    "same_facts": ((words.AUDIT_SAME_FACTS, checking.same_facts),),
    "sourced": (
        (words.AUDIT_SOURCED, checking.sourced),
        (words.AUDIT_CENTERS_SOURCED, checking.centers_sourced),
    ),
    "dated": ((words.AUDIT_DATED, checking.dated),),
    "uncertainty": (
        (words.AUDIT_UNKNOWN_SAID, checking.unknowns_said),
        (words.AUDIT_SURE, checking.how_sure),
    ),
    "how_sure": ((words.AUDIT_SURE, checking.how_sure),),
    "figures": ((words.AUDIT_FIGURES, checking.with_figures),),
    "figure_groups": ((words.AUDIT_GROUPS, checking.figure_groups),),
    "figure_spans": ((words.AUDIT_SPANS, checking.figure_spans),),
    "figure_bases": ((words.AUDIT_BASES, checking.figure_bases),),
    "counts": ((words.AUDIT_COUNTS, checking.counts),),
    "three_ways": ((words.AUDIT_THREE_WAYS, checking.three_ways),),
    "what_matters": ((words.AUDIT_MATTERS, checking.reasons),),
    "steps": ((words.AUDIT_STEPS, checking.steps),),
    "questions": ((words.AUDIT_QUESTIONS, checking.questions),),
    "reading_grade": ((words.AUDIT_GRADES, checking.easy_pages),),
}
"""What each check of `checklist.CHECKS` counts; all of it has to be as asked."""


@dataclass(frozen=True)
class Finding:
    """What became of one item; `outcome` is one of `checklist.OUTCOMES`, `why` is in whole sentences."""

    item: Item
    outcome: str
    why: str


class _Part(NamedTuple):
    is_good: bool
    sentence: str


def checklist(catalog: Catalog, today: date, grades: Mapping[str, float]) -> tuple[Finding, ...]:
    """Every item in the order of the file. `grades` are the reading grades of `page_texts`, by its keys."""
    build = Build(catalog, today, grades)
    return tuple(_finding(build, item) for item in catalog.checklist)


def page_texts(catalog: Catalog) -> dict[str, str]:
    """What `checklist` needs the reading grades of: the text of each page, such as "guide/the_day"."""
    return {name: page.text for name, page in checking.pages_by_name(catalog).items()}


def _finding(build: Build, item: Item) -> Finding:
    if not item.check:
        return Finding(item, item.outcome, item.why)
    parts = [_counted(sentence, cases(build, item)) for sentence, cases in CHECKS[item.check]]
    if item.check in PAGE_CHECKS and item.says:
        parts.append(_said(build, item))
    told = [part.sentence for part in parts]
    if item.check == "reading_grade" and build.grades:
        told.append(_hardest(build))
    return Finding(item, PASS if all(part.is_good for part in parts) else FAIL, " ".join(told))


def _counted(sentence: str, cases: Cases) -> _Part:
    """How many are as asked, and the first few of those that are not."""
    found = list(cases)
    good = sum(is_good for _, is_good in found)
    told = sentence.format(good=good, count=len(found))
    short = list(dict.fromkeys(name for name, is_good in found if not is_good))
    if len(short) > _NAMED:
        names, more = ", ".join(short[:_NAMED]), len(short) - _NAMED
        told = f"{told} {words.AUDIT_NOT_SO_MANY.format(names=names, more=more)}"
    elif short:
        told = f"{told} {words.AUDIT_NOT_SO.format(names=listed(short))}"
    return _Part(0 < good == len(found), told)


def _said(build: Build, item: Item) -> _Part:
    is_said = checking.is_said(build, item)
    sentence = words.AUDIT_SAID if is_said else words.AUDIT_NOT_SAID
    return _Part(is_said, sentence.format(said=item.says))


def _hardest(build: Build) -> str:
    # Rounded up, so that a page just too hard is not told as one that is not.
    hardest = ceil(round(10 * max(build.grades.values()), 6)) / 10
    return words.AUDIT_HARDEST.format(grade=number(hardest))
