"""Two people side by side in whole sentences: what they share, and the one difference to talk about."""

from collections.abc import Iterable, Iterator, Mapping

from decision.method.factors import Factor
from decision.person.two import SIDES, Difference, Two
from decision.wording import words
from decision.wording.language import listed


def side_by_side(found: Two, names: Mapping[str, str]) -> tuple[str, ...]:
    """What comes first for each, where they agree, and where they differ but nothing moves.

    `names` are those of the centers by id. Nothing is said of what there is none of.
    """
    return tuple(_side_by_side(found, names))


def question(found: Two) -> tuple[str, ...]:
    """The one difference to talk about, and what settling it does; nothing where the same comes first."""
    if found.is_same_first:
        return ()
    if found.question is None:
        return (words.TWO_NO_ONE,)
    return (
        words.TWO_ASK.format(label=found.question.factor.label),
        _weights(found.question),
        _settled(found.question),
    )


def _side_by_side(found: Two, names: Mapping[str, str]) -> Iterator[str]:
    first = [listed(sorted(names[id] for id in ids)) for ids in found.first]
    if found.is_same_first:
        yield words.TWO_SAME_FIRST.format(count=len(found.first[0]), names=first[0])
    else:
        people = words.lines("TWO_PEOPLE")
        yield from (words.TWO_FIRST.format(who=people[side], names=first[side]) for side in SIDES)
    if not found.idle and not found.lively:
        yield words.TWO_ALL_SAME
    elif found.agreed:
        yield words.TWO_AGREED.format(labels=_labels(found.agreed))
    if found.idle:
        yield words.TWO_IDLE.format(labels=_labels(each.factor for each in found.idle))


def _labels(factors: Iterable[Factor]) -> str:
    return listed([factor.label for factor in factors])


def _weights(each: Difference) -> str:
    one, other = words.lines("TWO_PEOPLE")
    points, others = (round(100 * weight) for weight in each.weights)
    return words.TWO_WEIGHTS.format(one=one, other=other, points=points, others=others)


def _settled(each: Difference) -> str:
    if len(each.together) == len(SIDES):
        return words.TWO_TOGETHER_ANY
    if each.together:
        return words.TWO_TOGETHER_ONE.format(who=words.lines("TWO_PEOPLE")[each.together[0]])
    return words.TWO_CANNOT
