"""Which unknown is worth a question: what its answer could change at the head of the list, and how likely.

A provider's lead is its middle less the highest middle of the others. It is ahead if the lead is more
than `TIE` points, behind if it is less than -`TIE`, and level in between. An answer changes who comes first
if one that was first, alone or level, no longer is: a provider not ahead comes ahead, or one not behind
falls behind. Coming level changes nothing. Where there is one provider, no answer can change it.

One unknown alone: of weight b points (100 * weight of its factor * its share) and value X, it makes the
lead now + b * (X - the middle of X), all other unknowns staying in theirs. X lies evenly between the lowest
and the highest value of an answer; yes and no, or the levels, are equally likely; so its middle is its mean.
The chance is that of an answer that changes who comes first. The worth is the mean, over all answers, of the
points by which the new first is ahead, 0 where nothing changes: b * (1 - t)**2 / 2 for one behind and
b * t**2 / 2 for one ahead, if X lies in [0, 1] and the lead is 0 at X = t. This is the expected value of
perfect information (Raiffa & Schlaifer 1961) to a person who goes by the middle scores. For one that is
level both sides count, because another comes first on either.

Several together: an unknown that changes nothing alone may do so once others, of this or of another
provider, are answered. Each unknown has any value from the lowest to the highest of its answers, so the lead
is within `least` and `most`: its own at their worst and the others' at their best, and the reverse. An
unknown that can raise the lead by `up` and lower it by `down` can only matter if, from a lead within these
bounds that it has no part in, it can carry it over the edge of a tie.
One that cannot is idle, and this is proved for every list: whatever is answered besides, whoever comes
first before the answers to idle ones still does after them, though another may come level.
One that can is under `together`; where answers are few, none may be the very one that is needed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decision.method.changing import Reach, at_least, at_most
from decision.method.factors import Factor, Indicator, Points
from decision.method.providers import Provider, by_name
from decision.method.scoring import TIE, Score

OVER = TIE * 1.001  # a hair over a tie, so that adding up in another order never makes it one


@dataclass(frozen=True, slots=True)
class Question:
    """One unknown of one provider, and what its answer alone would do.

    `weight` is in points, 0 to 100; `chance` is from 0 to 1; `worth` is in points. `rises` are the answers
    that put the provider first, alone; `falls` are those that put it behind `others`, which are the highest
    of the other providers, level ones A-Z. Both are empty where the answer alone changes nothing.
    """

    provider: Provider
    factor: Factor
    indicator: Indicator
    weight: float
    chance: float
    worth: float
    rises: Reach
    falls: Reach
    others: tuple[Provider, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The unknowns of one provider that could change who comes first only with others, widest first.

    `own` says whether unknowns of this provider, those that could alone among them, are enough while all
    others stay in the middle.
    """

    provider: Provider
    own: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Every unknown of every provider, in one of three heaps.

    `alone` could change who comes first by itself: largest worth first, then largest weight, then A-Z.
    `together` could with others, by provider, in the order of the list. `idle` could not at all.
    """

    alone: tuple[Question, ...]
    together: tuple[Together, ...]
    idle: tuple[Question, ...]


class _Unknown(NamedTuple):
    """`down` and `up` are points from the middle."""

    factor: Factor
    indicator: Indicator
    weight: float
    down: float
    up: float


class _Lead(NamedTuple):
    """How many points a provider is ahead of the highest of the others: at worst, in the middle, at best."""

    least: float
    middle: float
    most: float


def asking(ranked: Sequence[Score]) -> Asking:
    """What to ask about the providers of one ranking. Nothing where there is no provider or no unknown."""
    unknowns = [tuple(_unknowns(score)) for score in ranked]
    alone: list[Question] = []
    together: list[Together] = []
    idle: list[Question] = []
    for score, unknown, lead in zip(ranked, unknowns, _leads(ranked, unknowns), strict=True):
        others = _highest(score, ranked) if unknown else ()
        shared = []
        for one in unknown:
            question = _question(score.provider, one, lead, others)
            if question.worth > 0:
                alone.append(question)
            elif _matters(one, lead):
                shared.append(question)
            else:
                idle.append(question)
        if shared:
            shared.sort(key=lambda question: -question.weight)
            together.append(Together(score.provider, _own(unknown, lead), tuple(shared)))
    # Rounded, so that two equal worths are not put in an order by how they were added up.
    alone.sort(key=lambda q: (-round(q.worth, 9), -round(q.weight, 9), by_name(q.provider)))
    return Asking(tuple(alone), tuple(together), tuple(idle))


def _unknowns(score: Score) -> Iterator[_Unknown]:
    for factor, part in zip(score.factors, score.weights, strict=True):
        for indicator in factor.indicators:
            if score.provider.amount(indicator.id) is None:
                weight, (low, middle, high) = 100 * part * indicator.share, indicator.unknown
                yield _Unknown(factor, indicator, weight, weight * (middle - low), weight * (high - middle))


def _leads(ranked: Sequence[Score], unknowns: Sequence[Sequence[_Unknown]]) -> list[_Lead]:
    middles = [score.middle for score in ranked]
    lows = [middle - sum(one.down for one in own) for middle, own in zip(middles, unknowns, strict=True)]
    highs = [middle + sum(one.up for one in own) for middle, own in zip(middles, unknowns, strict=True)]
    over = ((lows, highs), (middles, middles), (highs, lows))
    leads = ([mine - its for mine, its in zip(a, _rival(b), strict=True)] for a, b in over)
    return [_Lead(*lead) for lead in zip(*leads, strict=True)]


def _rival(points: Sequence[float]) -> list[float]:
    """For each, the highest of the others; minus infinity where there is no other."""
    first, second = sorted([*points, float("-inf"), float("-inf")], reverse=True)[:2]
    at = points.index(first) if points else 0
    return [second if place == at else first for place in range(len(points))]


def _highest(score: Score, ranked: Sequence[Score]) -> tuple[Provider, ...]:
    others = [other for other in ranked if other is not score]
    highest = max((other.middle for other in others), default=0.0)
    return tuple(sorted((o.provider for o in others if highest - o.middle <= TIE), key=by_name))


def _question(provider: Provider, unknown: _Unknown, lead: _Lead, others: tuple[Provider, ...]) -> Question:
    factor, indicator, weight, down, up = unknown
    middle = indicator.unknown.middle
    leads = [lead.middle + weight * (value - middle) for value in indicator.attainable]
    even = isinstance(indicator.scale, Points) and up + down > 0
    chance = worth = 0.0
    rises = falls = Reach()
    if lead.middle <= TIE and max(leads) > OVER:
        chance, worth = _ahead(leads, even=even)
        rises = at_least(indicator, middle + (OVER - lead.middle) / weight)
    if lead.middle >= -TIE and min(leads) < -OVER:
        more, mean = _ahead([-points for points in reversed(leads)], even=even)
        chance, worth = chance + more, worth + mean
        falls = at_most(indicator, middle - (OVER + lead.middle) / weight)
    return Question(provider, factor, indicator, weight, chance, worth, rises, falls, others)


def _ahead(leads: Sequence[float], *, even: bool) -> tuple[float, float]:
    """The chance of a lead over 0, and the mean of such leads times it; the highest lead is first.

    The leads are all there are, or lie evenly between the first and the last.
    """
    if even:
        highest, lowest = leads[0], max(leads[-1], 0.0)
        chance = (highest - lowest) / (leads[0] - leads[-1])
        return chance, chance * (highest + lowest) / 2
    over = [lead for lead in leads if lead > OVER]
    return len(over) / len(leads), sum(over) / len(leads)


def _matters(unknown: _Unknown, lead: _Lead) -> bool:
    """Whether it can carry a lead, as it may be once others are answered, over the edge of a tie."""
    rises = unknown.up > 0 and lead.least + unknown.down <= TIE < lead.most
    falls = unknown.down > 0 and lead.least < -TIE <= lead.most - unknown.up
    return rises or falls


def _own(unknown: Sequence[_Unknown], lead: _Lead) -> bool:
    most = lead.middle + sum(one.up for one in unknown)
    least = lead.middle - sum(one.down for one in unknown)
    return (lead.middle <= TIE and most > OVER) or (lead.middle >= -TIE and least < -OVER)
