"""The checklist of the standard, held against the build that runs: each item with its outcome and why.

A check counts what is as asked, and says so. With nothing to count it fails: an empty list proves nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple, TypeAlias

from decision.catalog.audit_table import FAIL, PASS, Outcome
from tests.audit import centers, effects, pages
from tests.audit.build import Build, Cases, pages_by_name
from tests.audit.items import PAGE_CHECKS, Item

_NAMED = 3  # of what is not as asked; more are counted

_Count: TypeAlias = tuple[str, Callable[[Build, Item], Cases]]  # the sentence on it, and what is counted

_PAGES: _Count = (
    "Pages on this that say enough, and are not past their day: {good} of {count}.",
    pages.pages_there,
)
_CHOICES: _Count = (
    "Staying, home, and waiting, with a sentence on this: {good} of {count}.",
    pages.choices_said,
)
_SURE: _Count = ("Benefits and risks with a word on how sure this is: {good} of {count}.", effects.how_sure)

CHECKS: Mapping[str, tuple[_Count, ...]] = {
    "pages": (_PAGES,),
    "kept_current": (
        _PAGES,
        (
            "Facts and pages that were checked in time, at least once a year: {good} of {count}.",
            pages.in_time,
        ),
    ),
    "choices_described": (
        ("Centers with a line on what kind of place it is: {good} of {count}.", centers.described),
        _CHOICES,
    ),
    "good_points": (
        ("Centers where at least one fact is a good point: {good} of {count}.", centers.good_points),
        _CHOICES,
    ),
    "other_points": (
        (
            "Centers where at least one fact is less good, or not known: {good} of {count}.",
            centers.other_points,
        ),
        _CHOICES,
    ),
    "same_detail": (
        (
            "Benefits that say what it is, when, how sure, and where this is from: {good} of {count}.",
            effects.whole_benefits,
        ),
        (
            "Risks that say what it is, when, how sure, and where this is from: {good} of {count}.",
            effects.whole_risks,
        ),
        (
            "Medicines where neither side has more than 3 times the points of the other: {good} of {count}.",
            effects.as_many_points,
        ),
        (
            "Medicines where a point of neither side takes more than twice the words: {good} of {count}.",
            effects.as_many_words,
        ),
    ),
    "same_facts": (
        ("Centers where each fact has its row, if only as not known: {good} of {count}.", centers.same_facts),
        ("Rows with a name: {good} of {count}.", centers.rows_named),
    ),
    "sourced": (
        (
            "Facts, figures and pages with a source that is not our own judgment: {good} of {count}.",
            effects.sourced,
        ),
        ("Centers that come with where their facts are from: {good} of {count}.", centers.centers_sourced),
    ),
    "dated": (("Facts and pages that say when they were checked: {good} of {count}.", pages.dated),),
    "uncertainty": (
        (
            "Facts on a center with a line to say that it is not known: {good} of {count}.",
            centers.unknowns_said,
        ),
        _SURE,
    ),
    "proof": (
        _SURE,
        (
            "Benefits and risks that also say what kind of proof this rests on: {good} of {count}.",
            effects.what_it_rests_on,
        ),
    ),
    "figures": (
        ("Medicines with a figure on a benefit and one on a risk: {good} of {count}.", effects.with_figures),
    ),
    "figure_groups": (
        ("Figures that name the medicine and the people: {good} of {count}.", effects.figure_groups),
    ),
    "figure_spans": (
        (
            "Figures that say how long it took, the same for both groups: {good} of {count}.",
            effects.figure_spans,
        ),
    ),
    "figure_bases": (
        (
            "Sets of figures that count out of the same number of people: {good} of {count}.",
            effects.figure_bases,
        ),
    ),
    "counts": (
        ("Figures that count people: {good} of {count}.", effects.counted_people),
        ("Texts on what may happen that use no percent: {good} of {count}.", effects.counts),
    ),
    "three_ways": (
        (
            "Figures that are shown in words, as a count, and as 100 or 1,000 dots: {good} of {count}.",
            effects.three_ways,
        ),
    ),
    "what_matters": (
        ("Things to weigh that say why they can matter: {good} of {count}.", centers.reasons),
        (
            "Things to weigh that we put first in turn, to see the order change: {good} of {count}.",
            pages.orders,
        ),
    ),
    "steps": (("Numbered steps that lead to a screen of their own: {good} of {count}.", pages.steps),),
    "questions": (
        ("Facts on a center with a question and whom to ask: {good} of {count}.", centers.questions),
        ("Questions found on the last step: {good}.", centers.questions_shown),
    ),
    "reading_grade": (("Pages that can be read at grade 8 or below: {good} of {count}.", pages.easy_pages),),
}
"""What each check of `items.CHECKS` counts; all of it has to be as asked."""


class _Part(NamedTuple):
    is_good: bool
    sentence: str


def outcomes(build: Build, items: Sequence[Item]) -> tuple[Outcome, ...]:
    """What became of each item."""
    return tuple(_outcome(build, item) for item in items)


def _outcome(build: Build, item: Item) -> Outcome:
    if not item.check:
        return Outcome(item.id, item.tier, item.asks, item.outcome, item.why)
    parts = [_counted(sentence, cases(build, item)) for sentence, cases in CHECKS[item.check]]
    parts += [_said(build, item, text) for text in item.says]
    told = [part.sentence for part in parts]
    if item.check == "reading_grade" and build.grades:
        told.append(_hardest(build))
    is_good = all(part.is_good for part in parts)
    until = _holds_until(build, item) if is_good else None
    return Outcome(item.id, item.tier, item.asks, PASS if is_good else FAIL, " ".join(told), until)


def _counted(sentence: str, cases: Cases) -> _Part:
    """How many are as asked, and the first few of those that are not."""
    found = list(cases)
    good = sum(is_good for _, is_good in found)
    told = sentence.format(good=good, count=len(found))
    short = list(dict.fromkeys(name for name, is_good in found if not is_good))
    if len(short) > _NAMED:
        names, more = ", ".join(short[:_NAMED]), len(short) - _NAMED
        told = f"{told} Not so: {names}, and {more} more."
    elif short:
        told = f"{told} Not so: {_row(short)}."
    return _Part(0 < good == len(found), told)


def _row(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _said(build: Build, item: Item, text: str) -> _Part:
    is_said = pages.is_on_a_page(build, item, text)
    return _Part(is_said, f"This is {'' if is_said else 'not '}said there: \u201c{text}\u201d")


def _hardest(build: Build) -> str:
    # Rounded up, so that a page just too hard is not reported as one that is not.
    hardest = ceil(round(10 * max(build.grades.values()), 6)) / 10
    return f"The hardest page reads at grade {hardest:g}."


def _holds_until(build: Build, item: Item) -> date | None:
    """The last day on which what it rests on is in time; None where it rests on no review date."""
    if item.check not in PAGE_CHECKS:
        return None
    there = pages_by_name(build.catalog)
    days = [there[name].evidence.review_by for name in item.pages]
    if item.check == "kept_current":
        days += [evidence.review_by for _, evidence in build.catalog.evidence]
    return min(days)
