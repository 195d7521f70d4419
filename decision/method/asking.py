"""What is not known, and what each answer could change at the head of the list.

A provider's lead is its middle less the highest middle of the others. It is ahead if the lead is more
than `TIE` points, behind if it is less than -`TIE`, and level in between. An answer changes who comes first
if one that was first, alone or level, no longer is: a provider not ahead comes ahead, or one not behind
falls behind. Coming level changes nothing. Where there is one provider, no answer can change it.

An unknown of weight b points (100 * weight of its factor * its share) and value X makes the lead
now + b * (X - the middle of X), all other unknowns staying in theirs. X lies evenly between the lowest
and the highest value of an answer; yes and no, or the levels, are equally likely; so its middle is its mean.
The chance is that of an answer that changes who comes first. The worth is the mean, over all answers, of the
points by which the new first is ahead, 0 where nothing changes: b * (1 - t)**2 / 2 for one behind and
b * t**2 / 2 for one ahead, if X lies in [0, 1] and the lead is 0 at X = t. This is the expected value of
perfect information (Raiffa & Schlaifer 1961) to a person who goes by the middle scores. For one that is
level both sides count, because another comes first on either. What several answers do together is in `calls`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision.method.changing import Reach, at_least, at_most
from decision.method.factors import Indicator, Points
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
    indicator: Indicator
    weight: float
    chance: float
    worth: float
    rises: Reach
    falls: Reach
    others: tuple[Provider, ...]


def asking(ranked: Sequence[Score]) -> tuple[Question, ...]:
    """Every unknown of every provider of one ranking: largest worth first, then largest weight, then A-Z."""
    found = (question for score in ranked for question in _questions(score, ranked))
    # Rounded, so that two equal worths are not put in an order by how they were added up.
    return tuple(sorted(found, key=lambda q: (-round(q.worth, 9), -round(q.weight, 9), by_name(q.provider))))


def _questions(score: Score, ranked: Sequence[Score]) -> Iterator[Question]:
    rivals = [other for other in ranked if other is not score]
    highest = max((rival.middle for rival in rivals), default=float("-inf"))
    first = (rival.provider for rival in rivals if highest - rival.middle <= TIE)
    others = tuple(sorted(first, key=by_name))
    for indicator, weight in score.facts:
        if score.provider.amount(indicator.id) is None:
            effect = _effect(indicator, weight, score.middle - highest)
            yield Question(score.provider, indicator, weight, *effect, others)


def _effect(indicator: Indicator, weight: float, lead: float) -> tuple[float, float, Reach, Reach]:
    """The chance, the worth, the answers that rise over the others and those that fall behind them."""
    middle, even = indicator.unknown.middle, isinstance(indicator.scale, Points)
    leads = [lead + weight * (value - middle) for value in indicator.attainable]
    chance = worth = 0.0
    rises = falls = Reach()
    if lead <= TIE and max(leads) > OVER:
        chance, worth = _ahead(leads, even=even)
        rises = at_least(indicator, middle + (OVER - lead) / weight)
    if lead >= -TIE and min(leads) < -OVER:
        more, mean = _ahead([-points for points in reversed(leads)], even=even)
        chance, worth = chance + more, worth + mean
        falls = at_most(indicator, middle - (OVER + lead) / weight)
    return chance, worth, rises, falls


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
