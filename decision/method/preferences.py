"""What matters to one person: an order, words or numbers, each turned into weights.

Rank-order-centroid weights: Barron & Barrett (1996), Management Science 42(11). They are the mean
of all weightings that keep the order, so nothing is assumed beyond what the person said.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import TypeAlias

from decision.method.factors import Factor, is_number, named
from decision.method.providers import no_repeats, only_known


class NothingMatters(ValueError):
    """Every weight would be 0: there is nothing to score by, and the person is shown the next step."""


class Word(IntEnum):
    """The four-word way: how much a factor matters, and the number it counts for."""

    NOT_AT_ALL = 0
    A_LITTLE = 1
    QUITE = 2
    VERY = 3


class _Preference(ABC):
    """What a person said of the factors, in whatever way."""

    @property
    @abstractmethod
    def said(self) -> Mapping[str, float]:
        """By factor id; in an order only whether it has a place, 1, or does not matter, 0."""

    @property
    def is_empty(self) -> bool:
        return not self.said

    def unanswered(self, factors: Sequence[str]) -> tuple[str, ...]:
        """The factors of which nothing is said yet. In an order they count, tied in the last place."""
        said = self.said
        return tuple(factor for factor in factors if factor not in said)


@dataclass(frozen=True)
class Order(_Preference):
    """Factors in order of what matters most; factors in one block are tied.

    A factor in neither `blocks` nor `not_mattering` has not been placed. It counts least, level
    with the others not placed: not yet said is not the same as "does not matter".
    """

    blocks: tuple[tuple[str, ...], ...] = ()
    not_mattering: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(set(self.placed)) != len(self.placed):
            raise ValueError("a factor is twice in the order: place it once")
        if self.not_mattering & set(self.placed):
            raise ValueError("a factor is both placed and said not to matter: keep one of the two")
        if not all(self.blocks):
            raise ValueError("the order has an empty place: leave it out")

    @property
    def said(self) -> Mapping[str, float]:
        return {**dict.fromkeys(self.placed, 1.0), **dict.fromkeys(self.not_mattering, 0.0)}

    @cached_property
    def placed(self) -> tuple[str, ...]:
        """The factors with a place, most important first."""
        return tuple(factor for block in self.blocks for factor in block)

    def place_of(self, factor: str) -> int:
        """The place of a placed factor, from 1; tied factors share a place, and the next is skipped."""
        at = self._block_of(factor)
        if at is None:
            raise ValueError(f"factor {factor!r} has no place yet: place it first")
        return 1 + sum(map(len, self.blocks[:at]))

    def with_next(self, factor: str) -> "Order":
        """This order with a factor put next; one that has its place keeps it, so a double tap is harmless."""
        if factor in self.placed:
            return self
        return Order((*self.blocks, (factor,)), self.not_mattering - {factor})

    def without(self, factor: str) -> "Order":
        """This order without a factor: it has no place, and is not said not to matter."""
        kept = (tuple(other for other in block if other != factor) for block in self.blocks)
        return Order(tuple(block for block in kept if block), self.not_mattering - {factor})

    def without_last(self) -> "Order":
        return self.without(self.placed[-1]) if self.blocks else self

    def _block_of(self, factor: str) -> int | None:
        return next((at for at, block in enumerate(self.blocks) if factor in block), None)

    def moved(self, factor: str, *, up: bool) -> "Order":
        """This order with a factor one place up or down: out of its tie, or past the next block."""
        at = self._block_of(factor)
        if at is None:
            return self
        blocks, to = list(self.blocks), at - 1 if up else at + 1
        if len(blocks[at]) > 1:
            rest = tuple(other for other in blocks[at] if other != factor)
            blocks[at : at + 1] = [(factor,), rest] if up else [rest, (factor,)]
        elif 0 <= to < len(blocks):
            blocks[at], blocks[to] = blocks[to], blocks[at]
        return Order(tuple(blocks), self.not_mattering)

    def with_tie(self, factor: str, *, tied: bool) -> "Order":
        """This order with a factor tied to the one above it, or with that tie taken apart below it."""
        at = self._block_of(factor)
        if at is None:
            return self
        blocks, place = list(self.blocks), self.blocks[at].index(factor)
        if tied and not place and at:
            blocks[at - 1 : at + 1] = [blocks[at - 1] + blocks[at]]
        elif not tied and place:
            blocks[at : at + 1] = [blocks[at][:place], blocks[at][place:]]
        return Order(tuple(blocks), self.not_mattering)

    def left_out(self, factor: str) -> "Order":
        return Order(self.without(factor).blocks, self.not_mattering | {factor})

    def weights(self, factors: Sequence[str]) -> dict[str, float]:
        """Rank-order-centroid weights by factor id, summing to 1; tied factors share their mean."""
        no_repeats("factor", factors)
        only_known("factor", {*self.placed, *self.not_mattering}, factors)
        unplaced = self.unanswered(factors)
        blocks = (*self.blocks, unplaced) if unplaced else self.blocks
        counted = sum(map(len, blocks))
        if not counted:
            raise NothingMatters("nothing matters yet: place at least one factor")
        centroid = iter(rank_order_centroid(counted))
        weights = dict.fromkeys(factors, 0.0)
        for block in blocks:
            weights.update(dict.fromkeys(block, sum(islice(centroid, len(block))) / len(block)))
        return weights


@dataclass(frozen=True)
class Words(_Preference):
    """One of four words for each factor. A factor without a word is not counted until it has one."""

    words: Mapping[str, Word] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for factor, word in self.words.items():
            if not isinstance(word, Word):
                raise ValueError(f"factor {factor!r}: {named(word)} is not one of the four words; use a Word")

    @property
    def said(self) -> Mapping[str, float]:
        return self.words

    def weights(self, factors: Sequence[str]) -> dict[str, float]:
        """Weights in proportion to 0, 1, 2 and 3, by factor id, summing to 1."""
        return Numbers({factor: float(word) for factor, word in self.words.items()}).weights(factors)


@dataclass(frozen=True)
class Numbers(_Preference):
    """Any non-negative number for each factor; only their proportions count. None given counts 0."""

    numbers: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for factor, number in self.numbers.items():
            if not is_number(number) or number < 0:
                raise ValueError(
                    f"factor {factor!r}: {named(number)} is not a number from 0 up; give one that is"
                )

    @property
    def said(self) -> Mapping[str, float]:
        return self.numbers

    def weights(self, factors: Sequence[str]) -> dict[str, float]:
        """Weights in proportion to the numbers, by factor id, summing to 1."""
        no_repeats("factor", factors)
        only_known("factor", self.numbers, factors)
        numbers = [self.numbers.get(factor, 0.0) for factor in factors]
        # Dividing by the largest first keeps very large and very small numbers from overflowing.
        largest = max(numbers, default=0.0)
        if not largest:
            raise NothingMatters("nothing matters yet: say that at least one factor matters")
        parts = [number / largest for number in numbers]
        whole = sum(parts)
        return {factor: part / whole for factor, part in zip(factors, parts, strict=True)}


Preference: TypeAlias = Order | Words | Numbers


@lru_cache
def rank_order_centroid(count: int) -> tuple[float, ...]:
    """The weights of `count` ranked factors, largest first: w_r = (1/n) * sum of 1/k for k = r..n."""
    tails = accumulate(1 / rank for rank in range(count, 0, -1))
    return tuple(tail / count for tail in tails)[::-1]


def ordered_inside(factors: Sequence[Factor], most_inside: Mapping[str, str]) -> tuple[Factor, ...]:
    """The factors with new shares where a person said which of the facts behind one matters most.

    `most_inside` has its id by factor id. Shares are rank-order-centroid weights, where all other facts are
    tied. Raises ValueError for an unknown id.
    """
    only_known("factor", most_inside, (factor.id for factor in factors))
    return tuple(
        _ordered(factor, most_inside[factor.id]) if factor.id in most_inside else factor for factor in factors
    )


def _ordered(factor: Factor, most: str) -> Factor:
    ids = [indicator.id for indicator in factor.indicators]
    only_known(f"fact behind factor {factor.id!r}", [most], ids)
    shares = Order(((most,),)).weights(ids)
    return replace(factor, indicators=tuple(replace(i, share=shares[i.id]) for i in factor.indicators))
