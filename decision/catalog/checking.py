"""What can be checked of the whole as it runs: what people call each case, and whether it is as asked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from decision.catalog.catalog import Catalog
from decision.catalog.checklist import Item
from decision.guide.texts import Effect, Evidence, Page, StudyNumber
from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.describing import facts_of

HARDEST_GRADE = 8.0  # of school
DRAWABLE = (100, 1_000)  # people that can be drawn as dots
_PERCENT = re.compile(r"%|\bper ?cent", re.IGNORECASE)
_BLANK = ("", "unknown")  # what the text of a center is where nobody knows


class Build(NamedTuple):
    """What a check may look at. `grades` are the reading grades of the pages, by `pages_by_name`."""

    catalog: Catalog
    today: date
    grades: Mapping[str, float]


Cases: TypeAlias = Iterator[tuple[str, bool]]


# ---- the pages and the way through the tool


def pages_by_name(catalog: Catalog) -> dict[str, Page]:
    """Every page by the name the checklist gives it: its folder and its id, such as "guide/the_day"."""
    folders = {"guide": catalog.pages, "about": catalog.about}
    return {f"{folder}/{page.id}": page for folder, pages in folders.items() for page in pages}


def pages_there(build: Build, item: Item) -> Cases:
    """The pages an item names are there, and not past their review date."""
    there = pages_by_name(build.catalog)
    for name in item.pages:
        page = there.get(name)
        yield (page.title, not page.evidence.is_due(build.today)) if page else (name, False)


def is_said(build: Build, item: Item) -> bool:
    """Whether one of the pages an item names says what it has to."""
    there = pages_by_name(build.catalog)
    return any(item.says in there[name].text for name in item.pages if name in there)


def easy_pages(build: Build, _: Item) -> Cases:
    """A page without a grade may be of any, so it counts as too hard."""
    for name, page in pages_by_name(build.catalog).items():
        yield page.title, name in build.grades and build.grades[name] <= HARDEST_GRADE


def steps(_build: Build, _: Item) -> Cases:
    """The way through the tool stands on its first screen, step by step."""
    return ((step, bool(step)) for step in words.lines("START_STEPS"))


# ---- the centers, and the facts on them


def described(build: Build, _: Item) -> Cases:
    return ((center.name, center.about not in _BLANK) for center in _centers(build))


def good_points(build: Build, _: Item) -> Cases:
    """Good is what the fixed scales find good."""
    factors = build.catalog.factors
    return ((center.name, bool(facts_of(center, factors).fits)) for center in _centers(build))


def other_points(build: Build, _: Item) -> Cases:
    """What is less good, or not known and so to be asked."""
    for center in _centers(build):
        facts = facts_of(center, build.catalog.factors)
        yield center.name, bool(facts.fits_less or facts.not_known)


def same_facts(build: Build, _: Item) -> Cases:
    """Side by side, each center has the same rows: what is not known is said to be so, not left out."""
    asked = set(build.catalog.indicators)
    return ((center.name, asked <= set(center.measurements)) for center in _centers(build))


def reasons(build: Build, _: Item) -> Cases:
    return ((factor.label, bool(factor.why)) for factor in build.catalog.factors)


def questions(build: Build, _: Item) -> Cases:
    """Each fact can stand on a call sheet."""
    return ((fact.label, bool(fact.ask and fact.whom)) for fact in _facts(build))


def unknowns_said(build: Build, _: Item) -> Cases:
    return ((fact.label, bool((fact.says or {}).get("unknown"))) for fact in _facts(build))


def _centers(build: Build) -> tuple[Provider, ...]:
    return build.catalog.providers


def _facts(build: Build) -> tuple[Indicator, ...]:
    return tuple(build.catalog.indicators.values())


# ---- where it is from, and when it was checked


def sourced(build: Build, _: Item) -> Cases:
    """Whatever has a source names one that there is."""
    known = set(build.catalog.source_by_id)
    return ((name, bool(ids) and known.issuperset(ids)) for name, ids in _sources(build.catalog))


def centers_sourced(build: Build, _: Item) -> Cases:
    return ((center.name, center.source not in _BLANK) for center in _centers(build))


def dated(build: Build, _: Item) -> Cases:
    """A day that is still to come is not the day of a check."""
    return ((name, evidence.checked_on <= build.today) for name, evidence in _evidence(build.catalog))


def in_time(build: Build, _: Item) -> Cases:
    return ((name, not evidence.is_due(build.today)) for name, evidence in _evidence(build.catalog))


def _evidence(catalog: Catalog) -> Iterator[tuple[str, Evidence]]:
    yield from ((effect.title, effect.evidence) for effect in (*catalog.benefits, *catalog.risks))
    yield from ((programme.label, programme.evidence) for programme in catalog.programmes)
    for medicine in catalog.medicines:
        yield from ((medicine.name, fact.evidence) for fact in medicine.facts)
    yield from ((page.title, page.evidence) for page in (*catalog.pages, *catalog.about))


def _sources(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((name, evidence.sources) for name, evidence in _evidence(catalog))
    yield from ((indicator.label, indicator.sources) for indicator in catalog.indicators.values())
    for effect in (*catalog.benefits, *catalog.risks):
        yield from ((effect.title, figure.sources) for figure in effect.numbers)


# ---- benefits and risks, and the figures on them


def whole_benefits(build: Build, _: Item) -> Cases:
    return ((effect.title, _is_whole(effect)) for effect in build.catalog.benefits)


def whole_risks(build: Build, _: Item) -> Cases:
    return ((effect.title, _is_whole(effect)) for effect in build.catalog.risks)


def _is_whole(effect: Effect) -> bool:
    return all((effect.title, effect.text, effect.when, effect.sure, effect.evidence.sources))


def how_sure(build: Build, _: Item) -> Cases:
    return ((effect.title, bool(effect.sure)) for effect in _effects(build))


def with_figures(build: Build, _: Item) -> Cases:
    """A medicine has figures on both sides, or the one side would look larger."""
    benefits, risks = build.catalog.benefits, build.catalog.risks
    for medicine in build.catalog.medicines:
        yield medicine.name, _has_figure(benefits, medicine.id) and _has_figure(risks, medicine.id)


def _has_figure(effects: Sequence[Effect], medicine_id: str) -> bool:
    return any(effect.numbers_for(medicine_id) for effect in effects)


def figure_groups(build: Build, _: Item) -> Cases:
    for effect, figure in _figures(build):
        yield effect.title, bool(figure.who) and build.catalog.medicine(figure.medicine) is not None


def figure_spans(build: Build, _: Item) -> Cases:
    """A figure has one span for both its groups, so a second count needs the group it is of."""
    for effect, figure in _figures(build):
        yield effect.title, bool(figure.span) and (figure.compared is None) == (not figure.against)


def figure_bases(build: Build, _: Item) -> Cases:
    """The figures that stand beside each other, those of one medicine under one title, have one base."""
    bases: dict[tuple[str, str], set[int]] = {}
    for effect, figure in _figures(build):
        bases.setdefault((effect.title, figure.medicine), set()).add(figure.of)
    return ((title, len(found) == 1) for (title, _medicine), found in bases.items())


def three_ways(build: Build, _: Item) -> Cases:
    """In words, as a count, and as dots."""
    for effect, figure in _figures(build):
        most = max(figure.count, figure.compared or 0)
        yield effect.title, bool(figure.event) and figure.of in DRAWABLE and most <= figure.of


def counts(build: Build, _: Item) -> Cases:
    """No text that could tell a share of people in percent does so."""
    for effect in _effects(build):
        yield effect.title, _is_count(f"{effect.text} {effect.when} {effect.sure} {effect.asks}")
    for effect, figure in _figures(build):
        yield effect.title, _is_count(f"{figure.event} {figure.who} {figure.against}")
    for medicine in build.catalog.medicines:
        yield from ((medicine.name, _is_count(fact.text)) for fact in medicine.facts)
    yield from ((page.title, _is_count(page.text)) for page in pages_by_name(build.catalog).values())


def _is_count(text: str) -> bool:
    return not _PERCENT.search(text)


def _effects(build: Build) -> tuple[Effect, ...]:
    return (*build.catalog.benefits, *build.catalog.risks)


def _figures(build: Build) -> Iterator[tuple[Effect, StudyNumber]]:
    return ((effect, figure) for effect in _effects(build) for figure in effect.numbers)
