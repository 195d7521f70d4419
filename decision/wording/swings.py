"""What is weighed: the ends of a scale, how far the centers reach on it, and what was said of its facts."""

from collections.abc import Mapping, Sequence

from decision.method.factors import Amount, Factor, Indicator, Points
from decision.wording import words
from decision.wording.describing import short_fact
from decision.wording.language import number

_NAMED = 2  # facts at an end of a factor's scale; of the others, how many


def ends_of_fact(indicator: Indicator) -> tuple[str, str]:
    """The amount that is worth least, and the one that is worth most, in a few words."""
    low, high = _ends(indicator)
    return _end_of_fact(indicator, low), _end_of_fact(indicator, high)


def ends(factor: Factor) -> tuple[str, str]:
    """The low end and the high end of a factor: its facts, what counts most first, or the first of many."""
    facts = sorted(factor.indicators, key=lambda indicator: -indicator.share)
    low, high = zip(*map(ends_of_fact, facts[:_NAMED]), strict=True)
    return _end(low, len(facts)), _end(high, len(facts))


def _end(facts: tuple[str, ...], count: int) -> str:
    said = ", ".join(facts)
    if count <= len(facts):
        return said
    return words.WEIGH_END_MORE.format(facts=said, count=count - len(facts))


def _end_of_fact(indicator: Indicator, amount: Amount) -> str:
    """An end of a scale; where amounts beyond it can be true, and are worth the same, with these."""
    said = _short(indicator, amount)
    if isinstance(amount, (bool, str)) or not isinstance(indicator.scale, Points):
        return said
    least, most = indicator.allowed or (float("-inf"), float("inf"))
    ends = [point for point, _ in indicator.scale.points]
    if amount == ends[-1] < most:
        return words.WEIGH_END_UP.format(fact=said)
    return words.WEIGH_END_DOWN.format(fact=said) if least < ends[0] == amount else said


def _short(indicator: Indicator, amount: Amount) -> str:
    said = short_fact(indicator, amount)
    return said if indicator.short else words.WEIGH_END_FACT.format(label=indicator.label, amount=said)


def _ends(indicator: Indicator) -> tuple[Amount, Amount]:
    if not isinstance(indicator.scale, Points):
        answers = indicator.scale.answers
        return answers[-1][0], answers[0][0]
    # The points that the scale is made of first: beyond them all amounts are worth the same.
    least, most = indicator.allowed or (float("-inf"), float("inf"))
    inside = [point for point in indicator.scale.points if least <= point[0] <= most]
    points = [*inside, *indicator.scale.within(indicator.allowed)]
    return min(points, key=lambda point: point[1])[0], max(points, key=lambda point: point[1])[0]


def scale_heard(low: str, high: str, reach: tuple[float, float] | None) -> str:
    """The scale in one sentence: how far the centers reach on it, 0 to 1; None where none is known."""
    if reach is None:
        return words.WEIGH_SCALE.format(low=low, high=high)
    least, most = (round(100 * end) for end in reach)
    return words.WEIGH_SCALE_REACH.format(low=low, high=high, least=least, most=most)


def not_known(partly: int, unknown: int, dashed: int) -> str:
    """How many centers are known in part, and how many not at all; nothing where all of them are.

    `dashed` are all centers in dots that are drawn dashed: one of them may be wholly known.
    """
    if not partly and not unknown:
        return ""
    kind = "both" if partly and unknown else "partly" if partly else "unknown"
    kind += "_of" if dashed > partly else ""
    return words.table("WEIGH_NOT_KNOWN")[kind].format(partly=partly, unknown=unknown, dashed=dashed)


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
