"""Whom to call: the chance that all that one center can answer changes who comes first.

One call is one provider with all that is not known of it. What its answers are worth, and what counts as
changing who comes first, is the same as in `asking`; all other providers stay in the middle, and the answers
are independent. So the chance is that of a sum: of numbers, each spread evenly over its width, and of answers
that are few.

The chance that n even parts sum to x or less is the sum, over all sets of them, of (-1)**(size of the set) *
max(0, x - widths of the set)**n, divided by n! and by all widths (Feller 1971, vol. II, section I.9). It is
worked out in whole numbers, where nothing cancels, once for each sum of the answers that are few. If that is
too much, parts of the sum are taken as steps of a grid, and the chance is about.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import factorial, prod
from typing import NamedTuple

from decision.method.asking import OVER, Question, asking
from decision.method.factors import Points
from decision.method.providers import Provider, by_name
from decision.method.scoring import TIE, Score

_MOST_TERMS = 2**13  # some 5 ms; ten numbers take 2**10
_FINE = 2**50  # whole numbers to a point
_CELLS = 2_000  # of the grid


@dataclass(frozen=True, slots=True)
class Call:
    """One provider, and what a call would ask: all that is not known of it, largest worth first.

    `chance` is that of answers which, all together, change who comes first, from 0 to 1: `exact` to rounding,
    or about, within some 0.01.
    """

    provider: Provider
    chance: float
    exact: bool
    questions: tuple[Question, ...]


class _Part(NamedTuple):
    """What one answer adds, in points over the least: evenly up to `width`, or one of a few steps."""

    width: float
    steps: tuple[float, ...]


def calls(ranked: Sequence[Score]) -> tuple[Call, ...]:
    """A call for each provider with an unknown, the likeliest to change who is first at the head."""
    by_provider: dict[str, list[Question]] = {}
    for question in asking(ranked):
        by_provider.setdefault(question.provider.id, []).append(question)
    scores = (score for score in ranked if score.provider.id in by_provider)
    return tuple(sorted((_call(s, by_provider[s.provider.id], ranked) for s in scores), key=_turn))


def _turn(call: Call) -> tuple[float, float, tuple[str, str, str]]:
    weight = sum(question.weight for question in call.questions)
    return -round(call.chance, 9), -round(weight, 9), by_name(call.provider)


def _call(score: Score, questions: Sequence[Question], ranked: Sequence[Score]) -> Call:
    others = [other.middle for other in ranked if other is not score]
    if not others:
        return Call(score.provider, 0.0, exact=True, questions=tuple(questions))
    lead = score.middle - max(others)
    parts = [_part(question) for question in questions]
    # How far the sum is from its least, and from its most, where the lead is that of the middles.
    least = sum(q.weight * (q.indicator.unknown.middle - q.indicator.unknown.low) for q in questions)
    most = sum(part.width for part in parts) - least
    chance, exact = 0.0, True
    if lead >= -TIE:
        fall, exact = _at_most(parts, least - lead - OVER)
        chance += fall
    if lead <= TIE:
        # To rise over the edge is to stay so far below the most; the least chances keep their digits so.
        mirrored = [_Part(width, tuple(width - step for step in steps)) for width, steps in parts]
        rise, exact = _at_most(mirrored, most + lead - OVER)
        chance += rise
    return Call(score.provider, min(1.0, chance), exact, tuple(questions))


def _part(question: Question) -> _Part:
    values, low = question.indicator.attainable, question.indicator.attainable[-1]
    even = isinstance(question.indicator.scale, Points)
    steps = () if even else tuple(question.weight * (value - low) for value in values)
    return _Part(question.weight * (values[0] - low), steps)


def _at_most(parts: Sequence[_Part], limit: float) -> tuple[float, bool]:
    """The chance that a sum is no more than the limit, and whether it is exact."""
    whole = round(limit * _FINE)
    evens = [width for part in parts if not part.steps and (width := round(part.width * _FINE))]
    sums = Counter([0])
    for part in parts:
        steps = [round(step * _FINE) for step in part.steps]
        if any(steps):
            sums = _added(sums, steps)
        if len(sums) << len(evens) > _MOST_TERMS:
            return _about(parts, limit), False
    return _exactly(evens, sums, whole), True


def _added(sums: Counter[int], steps: Sequence[int]) -> Counter[int]:
    added = Counter[int]()
    for total, times in sums.items():
        for step in steps:
            added[total + step] += times
    return added


def _exactly(evens: Sequence[int], sums: Counter[int], limit: int) -> float:
    corners = [(0, 1)]
    for width in evens:
        corners += [(corner + width, -sign) for corner, sign in corners]
    corners.sort()
    count, everything = len(evens), factorial(len(evens)) * prod(evens)
    most, found = sum(evens), 0
    for start, times in sums.items():
        left = limit - start
        if left >= most:
            found += times * everything
        elif left > 0:
            inside = (sign * (left - corner) ** count for corner, sign in corners if corner < left)
            found += times * sum(inside)
    return found / (sums.total() * everything)


def _about(parts: Sequence[_Part], limit: float) -> float:
    sums = list(accumulate((part.width for part in parts), initial=0.0))
    ends = [round(_CELLS * width / sums[-1]) for width in sums]
    chances = [1.0] + [0.0] * _CELLS
    for part, start, end in zip(parts, ends, ends[1:], strict=False):
        width = end - start
        if part.steps and part.width:
            chances = _stepped(chances, [round(width * step / part.width) for step in part.steps])
        elif width:
            chances = _evened(chances, width)
    edge = _CELLS * limit / sums[-1]
    # A cell counts as far as it lies below the limit.
    return sum(chance * min(1.0, max(0.0, edge - cell + 0.5)) for cell, chance in enumerate(chances))


def _stepped(chances: Sequence[float], steps: Sequence[int]) -> list[float]:
    found = [0.0] * len(chances)
    for step in steps:
        for cell, chance in enumerate(chances[: len(chances) - step], step):
            found[cell] += chance / len(steps)
    return found


def _evened(chances: Sequence[float], width: int) -> list[float]:
    """Spread over so many cells; the two at the ends, which are cut through, count half."""
    sums = [0.0] * (width + 1) + list(accumulate(chances))
    return [
        (sums[cell + width + 1] - sums[cell] + sums[cell + width] - sums[cell + 1]) / (2 * width)
        for cell in range(len(chances))
    ]
