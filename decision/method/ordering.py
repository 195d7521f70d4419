"""From what matters to one person to the ranked list: points, what gave them, and groups about equal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from decision.method.factors import Factor, Indicator, Points, is_number, named
from decision.method.preferences import NothingMatters, Preference
from decision.method.providers import only_known
from decision.method.robustness import Blocks, about_equal, blocks_of
from decision.method.scoring import Score, Values, rank


@dataclass(frozen=True)
class Ordered:
    """A list by points; all three are empty while nothing is said, or all that is said counts 0.

    `ranked` is highest first. `blocks` are the factor ids by what matters, and empty where no preference
    made the list. `groups` are the same scores in the same order: those in one are about equal, and share
    its place.
    """

    ranked: tuple[Score, ...] = ()
    blocks: Blocks = ()
    groups: tuple[tuple[Score, ...], ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Score]:
        return {score.provider.id: score for score in self.ranked}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each provider by its id, from 1: one for a whole group, and then as many skipped."""
        return {score.provider.id: group[0].place for group in self.groups for score in group}


NOT_SAID = Ordered()


def ordered(values: Values, preference: Preference) -> Ordered:
    """The providers by what matters to the person, in groups of about equal; `NOT_SAID` until they say it.

    The values are those on the factors as the person judges them. Raises ValueError as `about_equal` does.
    """
    if preference.is_empty:
        return NOT_SAID
    try:
        weights, blocks = preference.weights(values.factor_ids), blocks_of(preference, values.factor_ids)
    except NothingMatters:
        return NOT_SAID
    ranked = rank(values, weights)
    return Ordered(ranked, blocks, about_equal(ranked, blocks))


def judged(factors: tuple[Factor, ...], too_much: Mapping[str, float]) -> tuple[Factor, ...]:
    """The factors with the worst anchor moved where a person said what is too much for them.

    Only the amount of that anchor moves; what the two anchors are worth stays.

    `too_much` is by indicator id, in the indicator's unit. The amount must lie on the worse side of
    the best anchor. Only an indicator that is theirs to judge, on a straight scale, can be moved.
    """
    if not too_much:
        return factors
    indicators = {indicator.id: indicator for factor in factors for indicator in factor.indicators}
    only_known("indicator", too_much, indicators)
    moved = {id: _with_worst(indicators[id], amount) for id, amount in too_much.items()}
    return tuple(
        replace(factor, indicators=tuple(moved.get(i.id, i) for i in factor.indicators)) for factor in factors
    )


def _with_worst(indicator: Indicator, amount: float) -> Indicator:
    scale = indicator.scale
    anchors = scale.worst_and_best if isinstance(scale, Points) else None
    if indicator.yours is None or not isinstance(scale, Points) or anchors is None:
        raise ValueError(f"indicator {indicator.id!r} is not a person's to judge: leave its scale as it is")
    worst, best = anchors
    if not is_number(amount) or (amount - best) * (worst - best) <= 0:
        side = "above" if worst > best else "below"
        raise ValueError(
            f"indicator {indicator.id!r}: {named(amount)} cannot be too much; give a number {side} {best:g}"
        )
    values = dict(scale.points)
    return replace(indicator, scale=Points(tuple(sorted([(amount, values[worst]), (best, values[best])]))))
