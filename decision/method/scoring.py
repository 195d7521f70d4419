"""How well each provider fits what matters to one person.

The additive multi-attribute value model (Keeney & Raiffa 1976, ch. 3) on fixed scales, with
unknowns kept as intervals: every sum is carried three times, with each unknown at the lowest value its scale
can give, in the middle and at the highest, as `Indicator.unknown` has them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from operator import itemgetter, mul
from typing import TypeAlias

from decision.method.factors import Amount, Factor, Indicator, Span, is_number, named
from decision.method.providers import Provider, by_name, no_repeats

TIE = 1e-9  # scores closer than this share a place


@dataclass(frozen=True, slots=True)
class ProviderValues:
    """One provider's value on each factor, in [0, 1], in their order, and the `known` part of each factor."""

    provider: Provider
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]
    known: tuple[float, ...]


@dataclass(frozen=True)
class Values:
    """Every provider's value on every factor. Weights do not enter it, so the next weight reuses it."""

    factors: tuple[Factor, ...]
    rows: tuple[ProviderValues, ...]

    @property
    def factor_ids(self) -> tuple[str, ...]:
        return tuple(factor.id for factor in self.factors)


@dataclass(frozen=True, slots=True)
class Contribution:
    """The points one factor adds: 100 * weight * value."""

    factor: Factor
    weight: float
    value: Span
    points: Span


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100 points for one provider: low, middle and high, made of contributions.

    `place` counts from 1; providers that tie share a place, and the next place is skipped.
    """

    values: ProviderValues
    place: int
    middle: float
    weights: tuple[float, ...]
    factors: tuple[Factor, ...]

    @property
    def provider(self) -> Provider:
        return self.values.provider

    @property
    def low(self) -> float:
        return _points(self.weights, self.values.low)

    @property
    def high(self) -> float:
        return _points(self.weights, self.values.high)

    @property
    def weight_by_id(self) -> dict[str, float]:
        return {factor.id: weight for factor, weight in zip(self.factors, self.weights, strict=True)}

    @property
    def facts(self) -> Iterator[tuple[Indicator, float]]:
        """Every fact behind the factors, in their order, and the points it adds where its value is 1."""
        for factor, weight in zip(self.factors, self.weights, strict=True):
            for indicator in factor.indicators:
                yield indicator, 100 * weight * indicator.share

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The points of each factor, in the order of the factors; they add up to the score at every level."""
        spans = map(Span, self.values.low, self.values.middle, self.values.high)
        return tuple(
            Contribution(factor, weight, span, Span(*(100 * weight * value for value in span)))
            for factor, weight, span in zip(self.factors, self.weights, spans, strict=True)
        )

    @property
    def known_share(self) -> float:
        known: float = sum(map(mul, self.weights, self.values.known))
        return min(1.0, known)


def rank(values: Values, weights: Mapping[str, float]) -> tuple[Score, ...]:
    """Score every provider, highest middle first.

    Providers within `TIE` points of the first of them share a place and are A-Z.
    `weights` is by factor id, each at least 0, summing to 1.
    """
    ordered = _checked(values.factors, weights)
    middles = [(_points(ordered, row.middle), row) for row in values.rows]
    middles.sort(key=itemgetter(0), reverse=True)
    return tuple(
        Score(row, place, middle, ordered, values.factors) for place, middle, row in _placed(middles)
    )


def valued(providers: Sequence[Provider], factors: Sequence[Factor]) -> Values:
    """The value of every provider on every factor. No provider is legal; no factor is an error."""
    if not factors:
        raise ValueError("there is no factor to score by: add one")
    no_repeats("factor", [factor.id for factor in factors])
    no_repeats("indicator", [indicator.id for factor in factors for indicator in factor.indicators])
    no_repeats("provider", [provider.id for provider in providers])
    plan = [[(i.id, i.share, i.scale.value_of, i.unknown) for i in factor.indicators] for factor in factors]
    try:
        return Values(tuple(factors), tuple(_row(provider, plan) for provider in providers))
    except ValueError:
        raise _bad_amount(providers, factors) from None


def inseparable(values: Values) -> tuple[Factor, ...]:
    """The factors on which all of two or more providers are known and equal: they cannot help to choose."""
    if len(values.rows) < 2:
        return ()
    lows = zip(*(row.low for row in values.rows), strict=True)
    highs = zip(*(row.high for row in values.rows), strict=True)
    ends = zip(values.factors, lows, highs, strict=True)
    return tuple(factor for factor, low, high in ends if max(high) - min(low) <= TIE / 100)


# What _row needs of each indicator, in reach without a look-up: id, share, value_of, unknown.
_Plan: TypeAlias = Sequence[Sequence[tuple[str, float, Callable[[Amount], float], Span]]]


def _row(provider: Provider, plan: _Plan) -> ProviderValues:
    lows, middles, highs, known = [], [], [], []
    measurements = provider.measurements
    is_open = False
    for indicators in plan:
        value = least = mean = most = unknown = 0.0
        for id, share, value_of, span in indicators:
            measurement = measurements.get(id)
            if measurement is None or measurement.amount is None:
                unknown += share
                least += share * span.low
                mean += share * span.middle
                most += share * span.high
                is_open = True
            else:
                value += share * value_of(measurement.amount)
        lows.append(value + least)
        middles.append(value + mean)
        highs.append(value + most)
        known.append(1.0 - unknown if unknown < 1.0 else 0.0)
    if max(highs) > 1.0:  # shares such as 1/3 may sum to a hair over 1
        lows, middles, highs = ([min(part, 1.0) for part in parts] for parts in (lows, middles, highs))
    low = tuple(lows)
    if not is_open:
        return ProviderValues(provider, low, low, low, tuple(known))
    return ProviderValues(provider, low, tuple(middles), tuple(highs), tuple(known))


def _bad_amount(providers: Sequence[Provider], factors: Sequence[Factor]) -> ValueError:
    """The error that names every amount its scale cannot value."""
    problems = []
    for provider in providers:
        for indicator in (indicator for factor in factors for indicator in factor.indicators):
            try:
                indicator.value_of(provider.amount(indicator.id))
            except ValueError as error:
                where = f"provider {provider.id!r}, indicator {indicator.id!r}"
                problems.append(f"{where}: {error}; correct it or leave it unknown")
    return ValueError("\n".join(problems))


def _points(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    share: float = sum(map(mul, weights, values))
    return min(100.0, 100 * share)  # weights such as 1/3 may sum to a hair over 1


def _placed(middles: Sequence[tuple[float, ProviderValues]]) -> Iterable[tuple[int, float, ProviderValues]]:
    start = 0
    while start < len(middles):
        end = start + 1
        # Measured from the first of the tie, so that a chain of near-ties cannot creep down the list.
        while end < len(middles) and middles[start][0] - middles[end][0] <= TIE:
            end += 1
        tied = middles[start:end]
        if len(tied) > 1:
            tied = sorted(tied, key=lambda entry: by_name(entry[1].provider))
        for middle, row in tied:
            yield start + 1, middle, row
        start = end


def _checked(factors: tuple[Factor, ...], weights: Mapping[str, float]) -> tuple[float, ...]:
    ids = [factor.id for factor in factors]
    if set(weights) != set(ids):
        wrong = sorted(set(weights) ^ set(ids))
        raise ValueError(
            f"the weights and the factors differ in {', '.join(wrong)}: give one weight a factor"
        )
    for id, weight in weights.items():
        if not is_number(weight) or weight < 0:
            raise ValueError(f"the weight of factor {id!r} is {named(weight)}: give a number from 0 to 1")
    if not isclose(sum(weights.values()), 1):
        raise ValueError(f"the weights sum to {sum(weights.values())}: divide them by their sum")
    return tuple(weights[id] for id in ids)
