"""The scale of a fact, from its low end to its high end, with the centers at which it is known on it."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor, Indicator
from decision.method.providers import Provider
from decision.person.answers import Answers
from decision.screens.html.swings import Mark, Scale
from decision.wording.swings import about, ends_of_fact, main_fact, not_known, scale_heard, spread

_STEPS = 12  # of a scale; centers on the same one share a mark, as marks closer than that cover each other


def scale_for(catalog: Catalog, said: Answers, factor: Factor) -> Scale:
    """The scale of one of the factors of a catalog, as the person judges its facts."""
    too_much, inside = ({}, {}) if said.mode == "two" else (said.too_much, said.most_inside)
    return _scales(Same(catalog), frozenset(too_much.items()), frozenset(inside.items()))[factor.id]


@lru_cache(maxsize=4)
def _scales(
    same: Same[Catalog], too_much: frozenset[tuple[str, float]], most_inside: frozenset[tuple[str, str]]
) -> dict[str, Scale]:
    """The scale of each factor by its id. It keeps the last few: a tap in the order changes none of them."""
    said = Answers(too_much=dict(too_much), most_inside=dict(most_inside))
    return {factor.id: scale(factor, same.value.providers) for factor in said.judged(same.value.factors)}


def scale(factor: Factor, providers: Sequence[Provider]) -> Scale:
    """The scale of the fact that speaks for a factor, and how many count in it."""
    fact, said = main_fact(factor), about(factor)
    return _scale(fact, providers, said, scale_heard(said, *ends_of_fact(fact), spread(fact, providers)))


def scale_inside(fact: Indicator, providers: Sequence[Provider]) -> Scale:
    """The scale of one fact, under its own name."""
    return _scale(fact, providers, "", spread(fact, providers))


def _scale(fact: Indicator, providers: Sequence[Provider], said: str, heard: str) -> Scale:
    """The centers are where the amounts are worth it; one at which the fact is not known is nowhere."""
    worst, _, best = fact.unknown
    reach = best - worst or 1.0
    values = [fact.value_of(provider.amount(fact.id)) for provider in providers]
    steps = Counter(round((value - worst) / reach * _STEPS) for value in values if value is not None)
    marks = tuple(Mark(step / _STEPS, steps[step]) for step in sorted(steps))
    return Scale(said, *ends_of_fact(fact), marks, heard, not_known(values.count(None), len(values)))
