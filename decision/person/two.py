"""Two people who weigh the same factors: where they agree, and the one difference to talk about.

Nothing is averaged. A difference is settled when one takes the other's word on it; what follows is scored.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from operator import attrgetter, sub
from typing import Literal, NamedTuple, TypeAlias

from decision.method.factors import Factor
from decision.method.ordering import Ordered
from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Words
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import TIE, Values, rank

Side: TypeAlias = Literal[0, 1]
SIDES: tuple[Side, Side] = (0, 1)
ALIKE = 0.005  # weights closer than half a point of 100 are the same word


@dataclass(frozen=True)
class Difference:
    """One factor that the two weigh otherwise, with the weight it has for each, from 0 to 1.

    `moved` counts the pairs of providers that trade places for one of them when it is settled by the word of
    the one or the other, whichever moves more. `together` are those whose word, taken by both, puts the same
    group of providers first for both. `leads` are the ids that come first for the other one once they take
    the word of a side, by that side.
    """

    factor: Factor
    weights: tuple[float, float]
    moved: int
    together: tuple[Side, ...]
    leads: Mapping[Side, frozenset[str]] = field(default_factory=dict)

    @property
    def gap(self) -> float:
        return abs(self.weights[0] - self.weights[1])

    @property
    def pull(self) -> tuple[bool, int, float]:
        """What is talked about first: what can bring both to the same, then what moves most."""
        return bool(self.together), self.moved, self.gap


@dataclass(frozen=True)
class Two:
    """Two people side by side.

    `first` are the ids of the providers in each one's first group. `unsaid` are the factors on which the
    first has not said anything, and those of the second: no word to agree with, or to settle it by. Of the
    rest, `agreed` are those on which they say the same. `idle` differences move nothing for either, however
    they are settled; `lively` ones do.
    `question` is the one to talk about, of the lively; None where the same providers come first for both,
    or where no single difference moves anything. `level` are those it was chosen before that weigh as much.
    `only` are what just the first has said something on, and just the second: there is one word to take over,
    and no other to settle it by. `places` are each one's, by id, and `is_open` is whether what is not known
    could put a provider from below ahead of one in the first group.
    """

    first: tuple[frozenset[str], frozenset[str]]
    agreed: tuple[Factor, ...]
    unsaid: tuple[tuple[Factor, ...], tuple[Factor, ...]]
    idle: tuple[Difference, ...]
    lively: tuple[Difference, ...]
    question: Difference | None
    level: tuple[Difference, ...] = ()
    only: tuple[tuple[Difference, ...], tuple[Difference, ...]] = ((), ())
    places: tuple[Mapping[str, int], Mapping[str, int]] = field(default_factory=lambda: ({}, {}))
    is_open: bool = False

    @property
    def is_same_first(self) -> bool:
        return self.first[0] == self.first[1]

    @property
    def apart(self) -> tuple[Difference, ...]:
        """All on which they do not say the same."""
        return (*self.lively, *self.idle, *self.only[0], *self.only[1])

    @property
    def heard(self) -> Difference | None:
        """Of what only one of them has said something on, what moves most."""
        return max((*self.only[0], *self.only[1]), key=attrgetter("pull"), default=None)

    @property
    def as_far(self) -> tuple[Difference, ...]:
        """The others, besides the question and those level with it, on which they are as far apart."""
        named = {each.factor.id for each in (self.question, *self.level) if each}
        least = self.question.gap - ALIKE if self.question else 1.0
        return tuple(each for each in self.lively if each.factor.id not in named and each.gap > least)


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
    idle, lively, only = list[Difference](), list[Difference](), (list[Difference](), list[Difference]())
    for factor in (each for each in values.factors if each.id not in silent[0] & silent[1]):
        weights = (stands[0].weights[factor.id], stands[1].weights[factor.id])
        settled: dict[Side, _Stand] = {}
        for side in (side for side in SIDES if factor.id not in silent[side]):
            with suppress(NothingMatters):  # by a word after which nothing matters, nothing can be settled
                settled[side] = _stand(values, taken_over(said[1 - side], said[side], factor.id, values))
        leads = {side: after.first for side, after in settled.items()}
        moved = max((_moved(after, stands[1 - side]) for side, after in settled.items()), default=0)
        together = tuple(side for side, first in leads.items() if first == stands[side].first)
        found = Difference(factor, weights, moved, together, leads)
        is_idle = not moved and all(first == stands[1 - side].first for side, first in leads.items())
        if factor.id in silent[0] | silent[1]:
            only[factor.id in silent[0]].append(found)
        elif len(settled) == 2 and all(_is_alike(settled[side], stands[1 - side]) for side in SIDES):
            agreed.append(factor)
        else:
            (idle if is_idle else lively).append(found)
    first = (stands[0].first, stands[1].first)
    question = None if first[0] == first[1] else max(lively, key=attrgetter("pull"), default=None)
    level = tuple(each for each in lively if question and each is not question and _is_level(each, question))
    return Two(
        first,
        tuple(agreed),
        (one_open, other_open),
        tuple(idle),
        tuple(lively),
        question,
        level,
        (tuple(only[0]), tuple(only[1])),
        (stands[0].places, stands[1].places),
        any(each.is_open for each in stands),
    )


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
    weights: Mapping[str, float]
    order: Ordered

    @property
    def first(self) -> frozenset[str]:
        return frozenset(score.provider.id for group in self.order.groups[:1] for score in group)

    @property
    def places(self) -> Mapping[str, int]:
        return self.order.places

    @property
    def is_open(self) -> bool:
        """Whether the ranges of the first group and of one below it overlap."""
        top, below = self.order.groups[:1], self.order.groups[1:]
        least = min((score.low for group in top for score in group), default=0.0)
        return any(score.high - least > TIE for group in below for score in group)


def _stand(values: Values, preference: Preference) -> _Stand:
    weights, blocks = preference.weights(values.factor_ids), blocks_of(preference, values.factor_ids)
    ranked = rank(values, weights)
    return _Stand(weights, Ordered(ranked, blocks, about_equal(ranked, blocks)))


def _is_alike(one: _Stand, other: _Stand) -> bool:
    return all(abs(weight - other.weights[id]) < ALIKE for id, weight in one.weights.items())


def _moved(one: _Stand, other: _Stand) -> int:
    """How many pairs of providers are the other way around."""
    middles = [{id: score.middle for id, score in stand.order.by_id.items()} for stand in (one, other)]
    pairs = combinations(sorted(middles[0]), 2)
    return sum(_sign(middles[0][a] - middles[0][b]) != _sign(middles[1][a] - middles[1][b]) for a, b in pairs)


def _sign(gap: float) -> int:
    return 0 if abs(gap) <= TIE else 1 if gap > 0 else -1


def _is_level(one: Difference, other: Difference) -> bool:
    *apart, distance = map(sub, one.pull, other.pull)
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
