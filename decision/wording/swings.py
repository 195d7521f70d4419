"""What is weighed: the ends of a scale, what is heard of it, and what was said of its facts."""

from collections.abc import Mapping, Sequence

from decision.method.factors import Amount, Factor, Indicator, Points
from decision.wording import words
from decision.wording.describing import short_fact
from decision.wording.language import number


def ends_of_fact(indicator: Indicator) -> tuple[str, str]:
    """The amount that is worth least, and the one that is worth most, in a few words."""
    low, high = _ends(indicator)
    return _end_of_fact(indicator, low), _end_of_fact(indicator, high)


def main_fact(factor: Factor) -> Indicator:
    """The fact that speaks for a factor: the one of the largest share, the first of equals."""
    return max(factor.indicators, key=lambda indicator: indicator.share)


def about(factor: Factor) -> str:
    """What a factor's scale is about: its main fact, and of how many that count it is one."""
    label, count = main_fact(factor).label, len(factor.indicators)
    return words.WEIGH_ABOUT.format(fact=label, count=count) if count > 1 else label


def _end_of_fact(indicator: Indicator, amount: Amount) -> str:
    """An end of a scale; where amounts beyond it can be true, and are worth the same, with these."""
    said = short_fact(indicator, amount)
    if isinstance(amount, (bool, str)) or not isinstance(indicator.scale, Points):
        return said
    least, most = indicator.allowed or (float("-inf"), float("inf"))
    ends = [point for point, _ in indicator.scale.points]
    if amount == ends[-1] < most:
        return words.WEIGH_END_UP.format(fact=said)
    return words.WEIGH_END_DOWN.format(fact=said) if least < ends[0] == amount else said


def _ends(indicator: Indicator) -> tuple[Amount, Amount]:
    if not isinstance(indicator.scale, Points):
        answers = indicator.scale.answers
        return answers[-1][0], answers[0][0]
    # The points that the scale is made of first: beyond them all amounts are worth the same.
    least, most = indicator.allowed or (float("-inf"), float("inf"))
    inside = [point for point in indicator.scale.points if least <= point[0] <= most]
    points = [*inside, *indicator.scale.within(indicator.allowed)]
    return min(points, key=lambda point: point[1])[0], max(points, key=lambda point: point[1])[0]


def scale_heard(fact: str, low: str, high: str, spread: str) -> str:
    """The scale of a fact as it is heard: its ends, and then what the centers have, as `spread` says."""
    return f"{words.WEIGH_SCALE.format(fact=fact, low=low, high=high)} {spread}"


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
