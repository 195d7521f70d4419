"""What would change who is first: one fact, one weight, or all weights at once.

Amounts of a value are the inverse of a scale: for a number ranges, rounded towards their inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, inf
from operator import mul, sub

from decision.method.factors import Amount, Indicator, Points
from decision.method.robustness import ALIKE
from decision.method.scoring import TIE, Score


@dataclass(frozen=True, slots=True)
class Reach:
    """The amounts of one indicator that reach a value.

    `answers` are those of a yes/no or of levels, best first. `ranges` are those of a number, rising and
    apart, each from its least to its most, both within it; an end is infinite where every allowed
    amount on that side belongs to the range.
    """

    answers: tuple[bool | str, ...] = ()
    ranges: tuple[tuple[float, float], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.answers and not self.ranges


@dataclass(frozen=True, slots=True)
class Change:
    """One known fact of a provider, and what it must be to bring the provider level with another or ahead.

    `amount_needed` is the nearest amount that is enough and can be read, in the fact's own unit. `step` is
    the rise in value that is needed, above 0 and at most 1.
    """

    indicator: Indicator
    amount_needed: Amount
    step: float


def at_least(indicator: Indicator, value: float) -> Reach:
    """The allowed amounts worth `value` or more; none if the scale does not go so high."""
    return _reach(indicator, value, 1)


def at_most(indicator: Indicator, value: float) -> Reach:
    """The allowed amounts worth `value` or less; none if the scale does not go so low."""
    return _reach(indicator, value, -1)


def readable(indicator: Indicator, reach: Reach) -> Reach:
    """The part of a reach that begins and ends at numbers people can read.

    Whole numbers where all points of the scale are whole and more than one unit lies between the first
    and the last; two decimals elsewhere, and where no whole number is in the range. A range without a
    number of two decimals is left out. Answers that are no numbers stay as they are.
    """
    if not isinstance(indicator.scale, Points):
        return reach
    amounts = [amount for amount, _ in indicator.scale.points]
    whole = all(float(amount).is_integer() for amount in amounts) and amounts[-1] - amounts[0] > 1
    grains = (1, 100) if whole else (100,)
    least, most = indicator.allowed or (-inf, inf)
    found = []
    for low, high in reach.ranges:
        rounded = [(_upward(low, grain), -_upward(-high, grain)) for grain in grains]
        found.extend([(low, high) for low, high in rounded if max(low, least) <= min(high, most)][:1])
    return Reach(reach.answers, tuple(found))


def changes(behind: Score, ahead: Score) -> tuple[Change, ...]:
    """The known facts of `behind` that could, each alone, bring its middle up to that of `ahead`.

    A fact that counts for w points is enough if its value can rise by gap/w; it is left out if the
    scale, what is allowed or a readable number does not let it. The smallest step is first, equal ones
    in the order of the factors. Both scores are of one ranking. Empty if `behind` is not behind.
    """
    gap = ahead.middle - behind.middle
    if gap <= TIE:
        return ()
    found = []
    for indicator, points in behind.facts:
        amount = behind.provider.amount(indicator.id)
        if amount is None or points <= 0:
            continue
        # Half a tie less, so that a value that brings it level is not missed by a hair of rounding.
        needed = indicator.scale.value_of(amount) + (gap - TIE / 2) / points
        reach = readable(indicator, at_least(indicator, needed))
        if not reach.is_empty:
            found.append(Change(indicator, _nearest(indicator, reach, amount), gap / points))
    return tuple(sorted(found, key=lambda change: change.step))


def _reach(indicator: Indicator, value: float, sign: int) -> Reach:
    """`sign` is 1 for values from `value` up, -1 for those from it down."""
    scale = indicator.scale
    if not isinstance(scale, Points):
        return Reach(answers=tuple(answer for answer, worth in scale.answers if sign * worth >= sign * value))
    knots = scale.within(indicator.allowed)
    found: list[tuple[float, float]] = []
    for left, right in pairwise(knots):
        reached = [sign * worth >= sign * value for _, worth in (left, right)]
        if not any(reached):
            continue
        low = left[0] if reached[0] else _crossing(scale, right, left, value, sign)
        high = right[0] if reached[1] else _crossing(scale, left, right, value, sign)
        if found and found[-1][1] == low:
            low = found.pop()[0]
        found.append((low, high))
    first, last = knots[0][0], knots[-1][0]
    ends = ((-inf if low == first else low, inf if high == last else high) for low, high in found)
    return Reach(ranges=tuple(ends))


def _crossing(
    scale: Points, inner: tuple[float, float], outer: tuple[float, float], value: float, sign: int
) -> float:
    """Where the value ends, on the line from `inner`, which reaches it, to `outer`, which does not."""
    (amount, worth), (beyond, short) = inner, outer
    way = (beyond - amount) * ((worth - value) / (worth - short))
    kept, hair = 1.0, 2.0**-52
    # Rounding may leave the amount a hair outside; then it moves inwards until its own value is enough.
    while sign * scale.value_of(amount + way * kept) < sign * value:
        kept, hair = max(0.0, 1 - hair), 2 * hair
    return amount + way * kept


def _upward(amount: float, grain: int) -> float:
    """The least multiple of 1/grain that is not below the amount; an infinite one stays."""
    if abs(amount) == inf:
        return amount
    count = floor(amount * grain)
    return count / grain if count / grain >= amount else ceil(amount * grain) / grain


def _nearest(indicator: Indicator, reach: Reach, now: Amount) -> Amount:
    """The amount of the reach that is least away from what it is now; of answers, the least good one."""
    if reach.answers or isinstance(now, (bool, str)):
        return min(reach.answers, key=indicator.scale.value_of)
    least, most = indicator.allowed or (-inf, inf)
    start = max(least, min(most, now))  # an amount that is not allowed begins where the allowed ones do
    ends = [max(low, min(high, start)) for low, high in reach.ranges]
    return min(ends, key=lambda end: abs(end - now))


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The weights of one factor, from `low` to `high` in [0, 1], for which the leader stays first.

    The other factors keep their proportions; they share equally when this one has all the weight.
    """

    weight: float
    low: float
    high: float


def weight_interval(ranked: Sequence[Score], factor_id: str) -> WeightInterval:
    """The interval of one factor's weight in which the head of the list stays first, at middle values.

    Where the difference to a rival is d on this factor and D on average over the others, the lead at weight
    t is t * d + (1 - t) * D; it is 0 at t = D / (D - d).
    A sole factor has the interval 0 to 1. Raises ValueError for an empty list or an unknown factor.
    """
    if not ranked:
        raise ValueError("there is no provider in the list: add one")
    leader, *rivals = ranked
    ids = [factor.id for factor in leader.factors]
    if factor_id not in ids:
        raise ValueError(f"unknown factor {factor_id!r}: use one of {', '.join(ids)}")
    at = ids.index(factor_id)
    weight = leader.weights[at]
    others = [0.0 if place == at else share for place, share in enumerate(leader.weights)]
    if not any(others):
        others = [0.0 if place == at else 1.0 for place in range(len(ids))]
    low, high = 0.0, 1.0
    for rival in rivals if len(ids) > 1 else ():
        ahead = list(map(sub, leader.values.middle, rival.values.middle))
        own, rest = ahead[at], sum(map(mul, others, ahead)) / sum(others)
        if rest < -ALIKE and rest < own:
            low = max(low, min(weight, rest / (rest - own)))
        elif own < -ALIKE and own < rest:
            high = min(high, max(weight, rest / (rest - own)))
    return WeightInterval(weight, low, high)


def safe_within(ranked: Sequence[Score]) -> float:
    """How far every weight may be off at once, as a part of itself from 0 to 1, with the leader still first.

    At middle values. Off by up to p, the weights lie in [w - pw, w + pw] and still sum to 1; the lead over a
    rival then falls by at most p times the distance, taken with the weights, of its factors from their
    weighted median. So the answer is a ratio, and nothing has to be searched for.
    Raises ValueError for an empty list.
    """
    if not ranked:
        raise ValueError("there is no provider in the list: add one")
    leader, *rivals = ranked
    safe = 1.0
    for rival in rivals:
        ahead = list(map(sub, leader.values.middle, rival.values.middle))
        lead, fall = sum(map(mul, leader.weights, ahead)), _fall(ahead, leader.weights)
        if fall > ALIKE:
            safe = min(safe, max(0.0, lead) / fall)
    return safe


def _fall(ahead: Sequence[float], weights: Sequence[float]) -> float:
    """The most that a lead can fall when each weight moves by up to itself and their sum stays."""
    # Half of the weight goes up, on the factors with the least lead; the other half goes down.
    half, fall = sum(weights) / 2, 0.0
    for value, weight in sorted(zip(ahead, weights, strict=True)):
        up = min(weight, half)
        half -= up
        fall += value * (weight - 2 * up)
    return fall
