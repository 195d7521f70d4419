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
    "On {good} of {count} pages about this, enough is said and the review day has not passed.",
    pages.pages_there,
)
_CHOICES: _Count = (
    "For {good} of {count} other choices (staying, home, and waiting), there is a sentence on this.",
    pages.choices_said,
)
_SURE: _Count = (
    "For {good} of {count} benefits and risks, there is a word on how sure this is.",
    effects.how_sure,
)

CHECKS: Mapping[str, tuple[_Count, ...]] = {
    "pages": (_PAGES,),
    "kept_current": (
        _PAGES,
        (
            "For {good} of {count} facts and pages, there was a check in time, at least once a year.",
            pages.in_time,
        ),
    ),
    "choices_described": (
        ("For {good} of {count} centers, there is a line on what kind of place it is.", centers.described),
        _CHOICES,
    ),
    "good_points": (
        ("At {good} of {count} centers, at least one fact is a good point.", centers.good_points),
        _CHOICES,
    ),
    "other_points": (
        (
            "At {good} of {count} centers, at least one fact is less good, or not known.",
            centers.other_points,
        ),
        _CHOICES,
    ),
    "same_detail": (
        (
            "For {good} of {count} benefits, we say what it is, when, how sure, and where this is from.",
            effects.whole_benefits,
        ),
        (
            "For {good} of {count} risks, we say what it is, when, how sure, and where this is from.",
            effects.whole_risks,
        ),
        (
            "For {good} of {count} medicines, neither side has more than 3 times the points of the other.",
            effects.as_many_points,
        ),
        (
            "For {good} of {count} medicines, neither side takes more than twice the words for a point.",
            effects.as_many_words,
        ),
    ),
    "same_facts": (
        ("For {good} of {count} centers, each fact has its row, if only as not known.", centers.same_facts),
        ("For {good} of {count} rows, there is a name.", centers.rows_named),
    ),
    "sourced": (
        (
            "For {good} of {count} facts, figures and pages, there is a source that is not our own judgment.",
            effects.sourced,
        ),
        ("For {good} of {count} centers, the list says where the facts are from.", centers.centers_sourced),
    ),
    "dated": (("For {good} of {count} facts and pages, we say when they were checked.", pages.dated),),
    "uncertainty": (
        (
            "For {good} of {count} facts on a center, there is a line to say that it is not known.",
            centers.unknowns_said,
        ),
        _SURE,
    ),
    "proof": (
        _SURE,
        (
            "For {good} of {count} benefits and risks, we also say what kind of proof this rests on.",
            effects.what_it_rests_on,
        ),
    ),
    "figures": (
        (
            "For {good} of {count} medicines, there is a figure on a benefit and one on a risk.",
            effects.with_figures,
        ),
    ),
    "figure_groups": (
        ("For {good} of {count} figures, we name the medicine and the people.", effects.figure_groups),
    ),
    "figure_spans": (
        (
            "For {good} of {count} figures, we say how long it took, the same for both groups.",
            effects.figure_spans,
        ),
    ),
    "figure_bases": (
        (
            "In {good} of {count} sets of figures, the count is out of the same number of people.",
            effects.figure_bases,
        ),
    ),
    "counts": (
        ("In {good} of {count} figures, people are counted.", effects.counted_people),
        ("In {good} of {count} texts on what may happen, no percent is used.", effects.counts),
    ),
    "three_ways": (
        (
            "We show {good} of {count} figures in words, as a count, and as 100 or 1,000 dots.",
            effects.three_ways,
        ),
    ),
    "what_matters": (
        ("For {good} of {count} things to weigh, we say why they can matter.", centers.reasons),
        (
            "We put {count} things to weigh first in turn, and the order of the list changed for {good}.",
            pages.orders,
        ),
    ),
    "steps": (("For {good} of {count} numbered steps, there is a screen of its own.", pages.steps),),
    "questions": (
        ("For {good} of {count} facts on a center, there is a question and whom to ask.", centers.questions),
        ("On the last step, we found {good} of these questions.", centers.questions_shown),
    ),
    "reading_grade": (("Of all {count} pages, {good} can be read at grade 8 or below.", pages.easy_pages),),
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
    reported = [part.sentence for part in parts]
    if item.check == "reading_grade" and build.grades:
        reported.append(_hardest(build))
    is_good = all(part.is_good for part in parts)
    until = _holds_until(build, item) if is_good else None
    return Outcome(item.id, item.tier, item.asks, PASS if is_good else FAIL, " ".join(reported), until)


def _counted(sentence: str, cases: Cases) -> _Part:
    """How many are as asked, and the first few of those that are not."""
    found = list(cases)
    good = sum(is_good for _, is_good in found)
    reported = sentence.format(good=good, count=len(found))
    short = list(dict.fromkeys(name for name, is_good in found if not is_good))
    if len(short) > _NAMED:
        names, more = ", ".join(short[:_NAMED]), len(short) - _NAMED
        reported = f"{reported} This is not so for {names}, and {more} more."
    elif short:
        reported = f"{reported} This is not so for {_row(short)}."
    return _Part(0 < good == len(found), reported)


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
