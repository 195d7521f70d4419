"""How sure the order of the providers is: against what is unknown, and against other weightings.

Unknowns are independent: each one of each provider lies anywhere in its own range, so two providers are
compared by their difference, the worst of one against the best of the other. Weightings that keep a
person's order: Kirkwood & Sarin (1985), Operations Research 33(1). Providers stand for themselves by id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter, mul
from typing import TypeAlias

from decision.method.factors import Span
from decision.method.preferences import Order, Preference
from decision.method.scoring import TIE, Score

CLEAR_LEAD = 5.0  # points; a project choice: a smaller lead alone does not set two providers apart

Blocks: TypeAlias = tuple[tuple[str, ...], ...]
"""Factor ids, most important first; those in none weigh 0. Those in one block are tied: nothing is said of
which of them counts more, so a weighting may part them in any way that keeps each no lighter than any of the
next block. No block at all means that nothing can be said of all weightings.
"""

ALIKE = TIE / 100  # the tie of scores in points, as a tie of values in [0, 1]


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The weights of one factor, from `low` to `high` in [0, 1], for which the leader stays first.

    The other factors keep their proportions; they share equally (`equal_others`) when this one has all
    the weight. `below` and `above` are the provider that takes over beyond each end; None if none does.
    """

    factor_id: str
    weight: float
    low: float
    high: float
    below: str | None
    above: str | None
    equal_others: bool


def gap(one: Score, other: Score) -> Span:
    """How far `one` is ahead of `other`, in points from -100 to 100: at worst, in the middle, at best.

    Both scores are of one ranking.
    """
    mine, its, weights = one.values, other.values, one.weights
    pairs = ((mine.low, its.high), (mine.middle, its.middle), (mine.high, its.low))
    return Span(*(100 * sum(map(mul, weights, _difference(*pair))) for pair in pairs))


def possibly_first(ranked: Sequence[Score]) -> frozenset[str]:
    """The providers that some answers to what is unknown would put first, alone or level with others."""
    return frozenset(
        one.provider.id
        for one in ranked
        if all(one is other or gap(one, other).high >= -TIE for other in ranked)
    )


def certainly_first(ranked: Sequence[Score]) -> frozenset[str]:
    """The providers that are first, alone or level with others, whatever the unknowns turn out to be.

    None or one, as a rule; more only when they are level and all that counts is known.
    """
    return frozenset(
        one.provider.id
        for one in ranked
        if all(one is other or gap(one, other).low >= -TIE for other in ranked)
    )


def blocks_of(preference: Preference, factor_ids: Sequence[str]) -> Blocks:
    """The order a preference gives, ties as blocks; what does not matter is left out, the unplaced are last.

    Empty while words or numbers are not given for every factor: one still to come may turn the order around.
    Raises NothingMatters if every weight would be 0, and ValueError for an unknown or repeated id.
    """
    # Equal weight is what a tie means in all three ways, so the weights already hold the order.
    weights = preference.weights(factor_ids)
    if not isinstance(preference, Order) and preference.unanswered(factor_ids):
        return ()
    counted = sorted((id for id in factor_ids if weights[id] > 0), key=lambda id: -weights[id])
    return tuple(tuple(block) for _, block in groupby(counted, key=lambda id: weights[id]))


def order_proof(one: Score, other: Score, blocks: Blocks) -> bool:
    """Whether `one` is at least as good as `other` under every weighting that keeps the order.

    It is if and only if no cumulative sum of differences is below 0 (Kirkwood & Sarin 1985), those of a block
    taken least first, as the weighting that hurts `one` most parts it; with unknowns, `one` at its worst
    against `other` at its best. Nothing is order-proof where there is no block.
    Raises ValueError if `blocks` has an empty one, names a factor that is unknown, or one twice.
    """
    if not blocks:
        return False
    ahead = _difference(one.values.low, other.values.high)
    steps = (step for block in places(one, blocks) for step in sorted(ahead[place] for place in block))
    return all(total >= -ALIKE for total in accumulate(steps))


def about_equal(ranked: Sequence[Score], blocks: Blocks) -> tuple[tuple[Score, ...], ...]:
    """The list in groups of about equal providers, each group headed by the one that leads it.

    A provider is in the group of the leader above it unless the leader is `CLEAR_LEAD` points ahead or
    more, or is order-proof over it; then it leads the next group. Providers that are level stay together.
    The points are those of the weights as set; without blocks they alone set two apart.
    Raises ValueError as `order_proof` does.
    """
    groups: list[list[Score]] = []
    for score in ranked:
        if groups and not _set_apart(groups[-1][0], score, blocks):
            groups[-1].append(score)
        else:
            groups.append([score])
    return tuple(map(tuple, groups))


def _set_apart(leader: Score, other: Score, blocks: Blocks) -> bool:
    lead = leader.middle - other.middle
    # A provider is order-proof over its own double; that is no reason to part them.
    return lead > TIE and (lead >= CLEAR_LEAD - TIE or order_proof(leader, other, blocks))


def weight_interval(ranked: Sequence[Score], factor_id: str) -> WeightInterval:
    """The interval of one factor's weight in which the head of the list stays first, at middle values.

    Where the difference to a rival is d on this factor and D on average over the others, the lead at weight
    t is t * d + (1 - t) * D; it is 0 at t = D / (D - d). Of equal successors the first in the list is named.
    A sole factor has the interval 0 to 1, and no one takes over.
    Raises ValueError for an empty list or an unknown factor.
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
    equal_others = not any(others) and len(ids) > 1
    if equal_others:
        others = [0.0 if place == at else 1.0 for place in range(len(ids))]
    downward, upward = [(0.0, 0.0, "")], [(1.0, 0.0, "")]
    for rival in rivals if len(ids) > 1 else ():
        ahead = _difference(leader.values.middle, rival.values.middle)
        own, rest = ahead[at], sum(map(mul, others, ahead)) / sum(others)
        if rest < -ALIKE and rest < own:
            downward.append((min(weight, rest / (rest - own)), own - rest, rival.provider.id))
        elif own < -ALIKE and own < rest:
            upward.append((max(weight, rest / (rest - own)), rest - own, rival.provider.id))
    low, high = max(downward)[0], min(upward)[0]
    # Of rivals that draw level at one weight, the one that gains fastest is ahead just beyond it.
    below = max((entry for entry in downward if entry[0] >= low - TIE), key=itemgetter(1))[2]
    above = max((entry for entry in upward if entry[0] <= high + TIE), key=itemgetter(1))[2]
    return WeightInterval(factor_id, weight, low, high, below or None, above or None, equal_others)


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
        ahead = _difference(leader.values.middle, rival.values.middle)
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


def _difference(ones: Sequence[float], others: Sequence[float]) -> list[float]:
    return [one - other for one, other in zip(ones, others, strict=True)]


def places(score: Score, blocks: Blocks) -> list[list[int]]:
    """Where the factors of each block are among the factors of the score."""
    place = {factor.id: number for number, factor in enumerate(score.factors)}
    named = [id for block in blocks for id in block]
    if not named or not all(blocks):
        raise ValueError("the order has no factor or an empty place: name what matters")
    wrong = sorted(id for id in set(named) if id not in place or named.count(id) > 1)
    if wrong:
        raise ValueError(f"factor {', '.join(map(repr, wrong))} is unknown or stands twice: name each once")
    return [[place[id] for id in block] for block in blocks]
