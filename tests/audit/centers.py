"""The checks of the centers and of the facts about them."""

from collections.abc import Iterable

from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.wording.describing import Fact, fact_sentence, facts_of
from tests.audit.build import Build, Cases
from tests.audit.items import Item
from tests.audit.plain_words import says, says_it_is_unknown

_BLANK = ("", "unknown")  # what the text of a center is where nobody knows


def described(build: Build, _: Item) -> Cases:
    return ((center.name, says(center.about, 3)) for center in _centers(build))


def good_points(build: Build, _: Item) -> Cases:
    """Good is what the fixed scales find good, and a sentence tells."""
    factors = build.catalog.factors
    return ((center.name, _any_reported(facts_of(center, factors).fits)) for center in _centers(build))


def other_points(build: Build, _: Item) -> Cases:
    """What is less good, or not known and so to be asked."""
    for center in _centers(build):
        facts = facts_of(center, build.catalog.factors)
        yield center.name, _any_reported((*facts.fits_less, *facts.not_known))


def _any_reported(facts: Iterable[Fact]) -> bool:
    return any(says(fact_sentence(fact.indicator, _amount(fact)), 3) for fact in facts)


def _amount(fact: Fact) -> bool | str | float | None:
    return fact.provider.amount(fact.indicator.id)


def same_facts(build: Build, _: Item) -> Cases:
    """Side by side, each center has the same rows: what is not known is said to be so, not left out."""
    asked = set(build.catalog.indicators)
    return ((center.name, asked <= set(center.measurements)) for center in _centers(build))


def rows_named(build: Build, _: Item) -> Cases:
    return ((fact.id, says(fact.label, 1)) for fact in _facts(build))


def reasons(build: Build, _: Item) -> Cases:
    return ((factor.label, says(factor.why, 4)) for factor in build.catalog.factors)


def questions(build: Build, _: Item) -> Cases:
    """Each fact can be on a call sheet."""
    for fact in _facts(build):
        yield fact.label, fact.ask.endswith("?") and says(fact.ask, 4) and says(fact.whom, 1)


def questions_shown(build: Build, _: Item) -> Cases:
    """The last step lists questions, out of all that could be asked."""
    last = build.walk.last
    shown = [fact.label for fact in _facts(build) if says(fact.ask, 4) and fact.ask in last]
    return ((label, True) for label in shown)


def unknowns_said(build: Build, _: Item) -> Cases:
    for fact in _facts(build):
        yield fact.label, says_it_is_unknown((fact.says or {}).get("unknown", ""))


def centers_sourced(build: Build, _: Item) -> Cases:
    for center in _centers(build):
        yield center.name, center.source not in _BLANK and says(center.source, 1)


def _centers(build: Build) -> tuple[Provider, ...]:
    return build.catalog.providers


def _facts(build: Build) -> tuple[Indicator, ...]:
    return tuple(build.catalog.indicators.values())
