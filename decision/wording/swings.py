"""What is weighed: the ends of a scale, what is heard of it, and what was said of its facts."""

from collections.abc import Mapping, Sequence
from math import inf
from operator import itemgetter

from decision.method.factors import Amount, Factor, Indicator, Points
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.describing import bare, counted, fact_sentence, short_fact
from decision.wording.language import number


def ends_of_fact(indicator: Indicator) -> tuple[str, str]:
    """The amount that is worth least, and the one that is worth most, in a few words."""
    scale = indicator.scale
    if not isinstance(scale, Points):
        (best, _), *_, (worst, _) = scale.answers
        return short_fact(indicator, worst), short_fact(indicator, best)
    # The points that the scale is made of first: beyond them all amounts are worth the same.
    least, most = indicator.allowed or (-inf, inf)
    inside = [point for point in scale.points if least <= point[0] <= most]
    points = [*inside, *scale.within(indicator.allowed)]
    (low, _), (high, _) = min(points, key=itemgetter(1)), max(points, key=itemgetter(1))
    return _end(indicator, scale, low), _end(indicator, scale, high)


def _end(indicator: Indicator, scale: Points, amount: float) -> str:
    """An end of a scale; where amounts beyond it can be true, and are worth the same, with these."""
    said = short_fact(indicator, amount)
    least, most = indicator.allowed or (-inf, inf)
    if amount == scale.points[-1][0] < most:
        return words.WEIGH_END_UP.format(fact=said)
    return words.WEIGH_END_DOWN.format(fact=said) if least < scale.points[0][0] == amount else said


def main_fact(factor: Factor) -> Indicator:
    """The fact that speaks for a factor: the one of the largest share, the first of equals."""
    return max(factor.indicators, key=lambda indicator: indicator.share)


def about(factor: Factor) -> str:
    """What a factor's scale is about: its main fact, and of how many that count it is one."""
    label, count = main_fact(factor).label, len(factor.indicators)
    return words.WEIGH_ABOUT.format(fact=label, count=count) if count > 1 else label


def scale_heard(fact: str, low: str, high: str, spread: str) -> str:
    """The scale of a fact as it is heard: its ends, and then what the centers have, as `spread` says."""
    return f"{words.WEIGH_SCALE.format(fact=fact, low=low, high=high)} {spread}"


def spread(indicator: Indicator, providers: Sequence[Provider]) -> str:
    """The real range of one fact in this list, with how many are not known."""
    amounts = [provider.amount(indicator.id) for provider in providers]
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return words.SPREAD_ALL_UNKNOWN.format(label=indicator.label)
    unknown = len(amounts) - len(known)
    sentence = _spread(indicator, known, len(amounts))
    return f"{sentence} {words.SPREAD_UNKNOWN.format(count=unknown)}" if unknown else sentence


def _spread(indicator: Indicator, known: Sequence[Amount], count: int) -> str:
    if not isinstance(indicator.scale, Points):
        return _spread_of_good(indicator, known, count)
    numbers = [float(amount) for amount in known]
    least, most = min(numbers), max(numbers)
    sentence = words.SPREAD_NUMBER_SAME if least == most else words.SPREAD_NUMBER
    return sentence.format(label=indicator.label, least=bare(least, indicator), most=counted(most, indicator))


def _spread_of_good(indicator: Indicator, known: Sequence[Amount], count: int) -> str:
    """How often the amount that is worth most is found, in its own sentence."""
    most = max(known, key=indicator.scale.value_of)
    good = sum(amount == most for amount in known)
    sentence = words.SPREAD_GOOD_ALL if good == len(known) else words.SPREAD_GOOD
    said = fact_sentence(indicator, most)
    return sentence.format(sentence=said, good=good, count=count, other=len(known) - good)


def not_known(unknown: int, count: int) -> str:
    """At how many of `count` centers a fact is not known; empty where it is known at all of them."""
    if not unknown:
        return ""
    kind = "some" if unknown < count else "all"
    return words.table("WEIGH_NOT_KNOWN")[kind].format(unknown=unknown, count=count)


def inside_said(factor: Factor, most: str) -> str:
    """What the fact that matters most to the person counts in its factor; `most` is its id."""
    (chosen,) = (indicator for indicator in factor.indicators if indicator.id == most)
    share, rest = (number(round(100 * part, 1)) for part in (chosen.share, 1 - chosen.share))
    return words.WEIGH_INSIDE_SAID.format(fact=chosen.label, share=share, rest=rest)


def inside_back(most_inside: Mapping[str, str], factors: Sequence[Factor]) -> tuple[str, ...]:
    """A sentence for each factor of which the person said which fact matters most to them."""
    return tuple(
        words.READ_BACK_INSIDE.format(factor=factor.label, fact=indicator.label)
        for factor in factors
        for indicator in factor.indicators
        if most_inside.get(factor.id) == indicator.id
    )
