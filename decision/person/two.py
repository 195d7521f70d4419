"""Two people who weigh the same factors: where they agree, and the one difference to talk about.

Nothing is averaged. A difference is settled when one takes the other's word on it; what follows is scored.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, combinations
from operator import sub
from typing import Literal, NamedTuple, TypeAlias

from decision.method.factors import Factor
from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Words
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import TIE, Score, Values, rank
from decision.wording import words
from decision.wording.language import listed

Side: TypeAlias = Literal[0, 1]
SIDES: tuple[Side, Side] = (0, 1)
ALIKE = 0.005  # weights closer than half a point of 100 are the same word


@dataclass(frozen=True)
class Difference:
    """One factor that the two weigh otherwise, with the weight it has for each, from 0 to 1.

    `moved` counts the pairs of providers that trade places for one of them when it is settled by the word of
    the one or the other, whichever moves more. `together` are those whose word, taken by both, puts the same
    group of providers first for both.
    """

    factor: Factor
    weights: tuple[float, float]
    moved: int
    together: tuple[Side, ...]

    @property
    def gap(self) -> float:
        return abs(self.weights[0] - self.weights[1])


@dataclass(frozen=True)
class Two:
    """Two people side by side.

    `first` are the ids of the providers in each one's first group. `unsaid` are the factors on which the
    first has not said anything, and those of the second: no word to agree with, or to settle it by. Of the
    rest, `agreed` are those on which they say the same. `idle` differences move nothing for either, however
    they are settled; `lively` ones do.
    `question` is the one to talk about, of the lively; None where the same providers come first for both,
    or where no single difference moves anything. `level` are those it was chosen before that weigh as much.
    """

    first: tuple[frozenset[str], frozenset[str]]
    agreed: tuple[Factor, ...]
    unsaid: tuple[tuple[Factor, ...], tuple[Factor, ...]]
    idle: tuple[Difference, ...]
    lively: tuple[Difference, ...]
    question: Difference | None
    level: tuple[Difference, ...] = ()

    @property
    def is_same_first(self) -> bool:
        return self.first[0] == self.first[1]


def two(values: Values, one: Preference, other: Preference) -> Two:
    """Both preferences over the same providers. Raises NothingMatters where one of them says nothing.

    The question is a difference that brings both to the same first group if any does, and of these the one
    that moves the order most; then the one with the larger distance of weights, then by the factors' order.
    """
    said = (one, other)
    stands = tuple(_stand(values, preference) for preference in said)
    agreed = list[Factor]()
    silent = [{*each.unanswered(values.factor_ids)} for each in said]
    one_open, other_open = (tuple(each for each in values.factors if each.id in ids) for ids in silent)
    idle, lively = list[Difference](), list[Difference]()
    for factor in (each for each in values.factors if each.id not in silent[0] | silent[1]):
        weights = (stands[0].weights[factor.id], stands[1].weights[factor.id])
        settled: dict[Side, _Stand] = {}
        for side in SIDES:
            with suppress(NothingMatters):  # by a word after which nothing matters, nothing can be settled
                settled[side] = _stand(values, taken_over(said[1 - side], said[side], factor.id, values))
        if len(settled) == 2 and all(_is_alike(settled[side], stands[1 - side]) for side in SIDES):
            agreed.append(factor)
            continue
        moved = max((_moved(after, stands[1 - side]) for side, after in settled.items()), default=0)
        together = tuple(side for side, after in settled.items() if after.first == stands[side].first)
        is_idle = not moved and all(after.first == stands[1 - side].first for side, after in settled.items())
        (idle if is_idle else lively).append(Difference(factor, weights, moved, together))
    first = (stands[0].first, stands[1].first)
    question = None if first[0] == first[1] else max(lively, key=_weight, default=None)
    level = tuple(each for each in lively if question and each is not question and _is_level(each, question))
    return Two(first, tuple(agreed), (one_open, other_open), tuple(idle), tuple(lively), question, level)


def taken_over(mine: Preference, theirs: Preference, factor: str, values: Values) -> Preference:
    """My preference with their word on one factor, and all else as it was.

    In two orders the factor takes the place it has in theirs; in words, their word. Otherwise it takes its
    weight, and what I said of the others keeps its proportions.
    """
    match mine, theirs:
        case Order(), Order():
            return _moved_to(mine, theirs, factor)
        case Words(), Words() if factor in theirs.words:
            return Words({**mine.words, factor: theirs.words[factor]})
        case Words(), Words():
            return Words({id: word for id, word in mine.words.items() if id != factor})
        case _:
            return _weighed_as(mine, theirs, factor, values)


def middle(factor_ids: Sequence[str], one: Preference, other: Preference) -> Numbers:
    """Half of each one's weights, added: arithmetic, for two who ask for it. Raises as `two` does."""
    halves = [preference.weights(factor_ids) for preference in (one, other)]
    return Numbers({id: sum(weights[id] for weights in halves) / len(SIDES) for id in factor_ids})


class _Stand(NamedTuple):
    weights: dict[str, float]
    ranked: Sequence[Score]
    first: frozenset[str]


def _stand(values: Values, preference: Preference) -> _Stand:
    weights = preference.weights(values.factor_ids)
    ranked = rank(values, weights)
    groups = about_equal(ranked, blocks_of(preference, values.factor_ids))
    return _Stand(weights, ranked, frozenset(score.provider.id for group in groups[:1] for score in group))


def _is_alike(one: _Stand, other: _Stand) -> bool:
    return all(abs(weight - other.weights[id]) < ALIKE for id, weight in one.weights.items())


def _moved(one: _Stand, other: _Stand) -> int:
    """How many pairs of providers are the other way around."""
    middles = [{score.provider.id: score.middle for score in stand.ranked} for stand in (one, other)]
    pairs = combinations(sorted(middles[0]), 2)
    return sum(_sign(middles[0][a] - middles[0][b]) != _sign(middles[1][a] - middles[1][b]) for a, b in pairs)


def _sign(gap: float) -> int:
    return 0 if abs(gap) <= TIE else 1 if gap > 0 else -1


def _weight(each: Difference) -> tuple[bool, int, float]:
    return bool(each.together), each.moved, each.gap


def _is_level(one: Difference, other: Difference) -> bool:
    *apart, distance = map(sub, _weight(one), _weight(other))
    return not any(apart) and abs(distance) < ALIKE


def _moved_to(mine: Order, theirs: Order, factor: str) -> Order:
    if factor in theirs.not_mattering:
        return mine.left_out(factor)
    bare = mine.without(factor)
    if factor not in theirs.placed:
        return bare
    place = theirs.place_of(factor)
    if factor in mine.placed and mine.place_of(factor) == place:
        return mine
    before = [*accumulate(map(len, bare.blocks), initial=0)]
    at = next((at for at, count in enumerate(before) if count >= place - 1), len(bare.blocks))
    return Order((*bare.blocks[:at], (factor,), *bare.blocks[at:]), bare.not_mattering)


def _weighed_as(mine: Preference, theirs: Preference, factor: str, values: Values) -> Numbers:
    own, taken = mine.weights(values.factor_ids), theirs.weights(values.factor_ids)[factor]
    rest = 1 - own[factor]
    if rest <= 0 or taken >= 1:
        return Numbers({**dict.fromkeys(own, 0.0), factor: 1.0})
    return Numbers({**{id: weight * (1 - taken) / rest for id, weight in own.items()}, factor: taken})


# ---- in whole sentences


def side_by_side(found: Two, names: Mapping[str, str]) -> tuple[str, ...]:
    """What comes first for each, where they agree, and where it moves nothing; `names` are by id."""
    first = [listed(sorted(names[id] for id in ids)) for ids in found.first]
    said = [each.format(names=names) for each, names in zip(words.lines("TWO_FIRST"), first, strict=True)]
    if found.is_same_first:
        said = [words.TWO_SAME_FIRST.format(count=len(found.first[0]), names=first[0])]
    elif shared := found.first[0] & found.first[1]:
        said.append(words.TWO_SHARED_FIRST.format(names=listed(sorted(names[id] for id in shared))))
    if not found.idle and not found.lively and not any(found.unsaid):
        said.append(words.TWO_ALL_SAME)
    elif found.agreed:
        said.append(words.TWO_AGREED.format(labels=_labels(found.agreed)))
    if found.idle:
        said.append(words.TWO_IDLE.format(labels=_labels(each.factor for each in found.idle)))
    return tuple(said)


def question(found: Two) -> tuple[str, ...]:
    """The one difference to talk about, and what settling it does; nothing where the same comes first."""
    if found.is_same_first:
        return ()
    if found.question is None:
        return (_hear(found) if any(found.unsaid) else words.TWO_NO_ONE,)
    chosen = found.question
    named = {each.factor.id for each in (chosen, *found.level)}
    far = [each for each in found.lively if each.factor.id not in named and each.gap > chosen.gap - ALIKE]
    said = (words.TWO_LEVEL, found.level), (words.TWO_AS_FAR, far)
    others = [how.format(labels=_labels(each.factor for each in those)) for how, those in said if those]
    return (words.TWO_ASK.format(label=chosen.factor.label), *others, _weights(chosen), _settled(chosen))


def _hear(found: Two) -> str:
    """What one of them has a word on and the other has not, for them to talk about."""
    one, other = found.unsaid
    by_one = [each for each in (*other, *one) if each not in one or each not in other]
    return words.TWO_HEAR.format(labels=_labels(by_one)) if by_one else words.TWO_HEAR_NONE


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
