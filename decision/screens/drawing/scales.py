"""The scale of a factor, from its low end to its high end, with the centers of the list on it."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor
from decision.method.providers import Provider
from decision.method.scoring import TIE, valued
from decision.person.answers import Answers
from decision.screens.html.swings import Mark, Scale
from decision.wording.swings import about, ends_of_fact, main_fact, not_known, scale_heard

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
    """The scale of a factor with every center of which something is known, where it counts in the points."""
    worst = sum(indicator.share * indicator.unknown.low for indicator in factor.indicators)
    best = sum(indicator.share * indicator.unknown.high for indicator in factor.indicators)
    reach = best - worst or 1.0
    rows = valued(providers, (factor,)).rows
    found = [((row.middle[0] - worst) / reach, row.known[0] < 1 - TIE) for row in rows if row.known[0] > TIE]
    steps = Counter(round(at * _STEPS) for at, _ in found)
    dashed = {round(at * _STEPS) for at, is_part in found if is_part}
    ends_here = (min(found)[0], max(found)[0]) if found else None
    said = about(factor)
    low, high = ends_of_fact(main_fact(factor))
    return Scale(
        said,
        low,
        high,
        tuple(Mark(step / _STEPS, steps[step], step in dashed) for step in sorted(steps)),
        scale_heard(said, low, high, ends_here),
        not_known(sum(is_part for _, is_part in found), len(rows) - len(found), len(rows)),
    )
