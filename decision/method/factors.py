"""What can matter: factors, the indicators behind them, and the scales that value an amount.

While an amount is not known, its value lies anywhere from the lowest to the highest that its scale gives to
an allowed amount, and counts as the mean over all answers: those of a number lie evenly between the two ends;
a yes and a no, or the levels, are equally likely. `Indicator.unknown` has this for all that is worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf, isclose
from sys import float_info
from typing import NamedTuple, TypeAlias, TypeGuard

_LARGEST = int(float_info.max)

Amount: TypeAlias = float | bool | str  # points take numbers, yes/no takes bool, levels take words


class Span(NamedTuple):
    """One quantity with the unknowns at their worst, in the middle and at their best."""

    low: float
    middle: float
    high: float


def is_number(amount: object) -> TypeGuard[float]:
    """Whether it is a number to count with: no yes/no, no text, and not endless or too large for a float."""
    if isinstance(amount, float):
        return -inf < amount < inf
    return isinstance(amount, int) and not isinstance(amount, bool) and abs(amount) <= _LARGEST


def named(amount: object) -> str:
    """An amount as an error names it; a number of very many digits is not written out."""
    return (
        "a number of more than 20 digits" if type(amount) is int and abs(amount) >= 10**20 else repr(amount)
    )


@dataclass(frozen=True)
class Points:
    """Straight lines through (amount, value) points, flat beyond the two ends.

    At least two points, amounts rising, values in [0, 1] and not all equal. The two-point case
    is made with `between(worst, best)`.
    """

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        amounts = [amount for amount, _ in self.points]
        values = [value for _, value in self.points]
        if len(amounts) < 2:
            raise ValueError("a scale needs at least two points")
        if not all(map(is_number, amounts)):
            raise ValueError("the amounts of a scale must be finite numbers")
        if not is_number(amounts[-1] - amounts[0]):
            raise ValueError("the amounts of a scale must not be so far apart")
        if any(later <= earlier for earlier, later in pairwise(amounts)):
            raise ValueError("the amounts of a scale must rise from point to point")
        _check_values(values)

    def value_of(self, amount: Amount) -> float:
        """The value of a number, 0 worst to 1 best. Anything else is an error."""
        if not is_number(amount):
            raise ValueError(f"{named(amount)} is not a finite number")
        x0, v0 = self.points[0]
        if amount <= x0:
            return v0
        for x1, v1 in self.points[1:]:
            if amount < x1:
                return v0 + (v1 - v0) * ((amount - x0) / (x1 - x0))
            x0, v0 = x1, v1
        return v0

    def within(self, allowed: tuple[float, float] | None) -> tuple[tuple[float, float], ...]:
        """Where the scale may bend within what is allowed, and its two ends there, as (amount, value)."""
        if allowed is None:
            return self.points
        least, most = allowed
        inside = [point for point in self.points if least < point[0] < most]
        return ((least, self.value_of(least)), *inside, (most, self.value_of(most)))

    @property
    def worst_and_best(self) -> tuple[float, float] | None:
        """The two anchors of a straight scale, or None for a bent one."""
        if len(self.points) != 2:
            return None
        worst, best = sorted(self.points, key=lambda point: point[1])
        return worst[0], best[0]


@dataclass(frozen=True)
class YesNo:
    """Yes or no, one of them good: worth 1, the other 0."""

    good: bool

    def value_of(self, amount: Amount) -> float:
        """1 for the good answer, 0 for the other. Anything but a bool is an error."""
        if not isinstance(amount, bool):
            raise ValueError(f"{named(amount)} is not yes or no")
        return 1.0 if amount is self.good else 0.0

    @property
    def answers(self) -> tuple[tuple[bool | str, float], ...]:
        """Both answers with their values, the good one first."""
        return (self.good, 1.0), (not self.good, 0.0)


@dataclass(frozen=True)
class Levels:
    """Words with given values in [0, 1]; at least two words, not all of one value."""

    values: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        if len(dict(self.values)) != len(self.values):
            raise ValueError("a level is there twice")
        if len(self.values) < 2:
            raise ValueError("a scale needs at least two levels")
        _check_values([value for _, value in self.values])

    def value_of(self, amount: Amount) -> float:
        """The value of a level's word. A word that is no level is an error."""
        for word, value in self.values:
            if word == amount:
                return value
        raise ValueError(f"{named(amount)} is not one of {', '.join(word for word, _ in self.values)}")

    @property
    def answers(self) -> tuple[tuple[bool | str, float], ...]:
        """Every level with its value, best first; equal ones in the order of the scale."""
        return tuple(sorted(self.values, key=lambda level: -level[1]))


Scale: TypeAlias = Points | YesNo | Levels


def between(worst: float, best: float) -> Points:
    """The straight scale from an amount worth 0 to one worth 1; either may be the larger."""
    if not (is_number(worst) and is_number(best)):
        raise ValueError("the amounts of a scale must be finite numbers")
    if worst == best:
        raise ValueError("worst and best must differ")
    return Points(tuple(sorted([(worst, 0.0), (best, 1.0)])))


@dataclass(frozen=True)
class Indicator:
    """One fact behind a factor.

    `share` is its part of the factor, in (0, 1]. `allowed` is the least and the most that can be
    true, for numbers only. `says` holds whole sentences: "known" with a hole for the amount, or
    one for "yes" and "no" or for each level, and always "unknown". `yours` is the question that
    lets a person say what is too much for them, where that is theirs to judge. `personal` is whether the
    amount itself differs from person to person, so that theirs counts in place of the list's. `unit` is
    said of many, `unit_one` of one, and `written` in place of both: "${amount}". `short` is `says` in short,
    with "one" for an amount of 1 where that is said in another way, and "label" for the label. `clear_first`
    is what must be clear before anyone can go there.
    """

    id: str
    label: str
    scale: Scale
    share: float
    unit: str = ""
    allowed: tuple[float, float] | None = None
    why: str = ""
    ask: str = ""
    whom: str = ""
    says: Mapping[str, str] | None = None
    yours: str | None = None
    sources: tuple[str, ...] = ()
    personal: bool = False
    unit_one: str = ""
    short: Mapping[str, str] | None = None
    clear_first: bool = False
    written: str = ""

    def __post_init__(self) -> None:
        if self.allowed is None:
            return
        least, most = self.allowed
        if not (is_number(least) and is_number(most)) or least > most:
            said = f"{named(least)} to {named(most)} is no range; give the least number, then the most"
            raise ValueError(f"indicator {self.id!r}: {said}")

    @cached_property
    def attainable(self) -> tuple[float, ...]:
        """The values an answer can have, each in [0, 1], highest first; a number: its two ends.

        A number can have every value between these two. They are equal where the scale is flat over all that
        is allowed.
        """
        if isinstance(self.scale, Points):
            values = [value for _, value in self.scale.within(self.allowed)]
            return max(values), min(values)
        return tuple(value for _, value in self.scale.answers)

    @cached_property
    def unknown(self) -> Span:
        """What the value counts as while it is not known: the lowest, mean and highest of the answers."""
        values = self.attainable
        # Held between the ends, which the mean of equal values may leave by a hair.
        mean = min(max(sum(values) / len(values), values[-1]), values[0])
        return Span(values[-1], mean, values[0])

    def value_of(self, amount: Amount | None) -> float | None:
        """Its value on the scale; None stays None, because unknown is an answer."""
        return None if amount is None else self.scale.value_of(amount)

    def takes(self, amount: Amount) -> bool:
        """Whether this can be an amount of it: one its scale can value, within what is allowed."""
        try:
            self.scale.value_of(amount)
        except ValueError:
            return False
        if self.allowed is None or isinstance(amount, (bool, str)):
            return True
        return self.allowed[0] <= amount <= self.allowed[1]


@dataclass(frozen=True)
class Factor:
    """One thing a person can weigh, of indicators whose shares sum to 1; `short` is its label in a cell."""

    id: str
    label: str
    indicators: tuple[Indicator, ...]
    why: str = ""
    short: str = ""

    def __post_init__(self) -> None:
        if not self.indicators:
            raise ValueError(f"factor {self.id!r} has no indicator: give it at least one")
        if not all(is_number(each.share) and 0 < each.share <= 1 for each in self.indicators):
            raise ValueError(f"factor {self.id!r}: every share must be above 0 and at most 1")
        if not isclose(sum(indicator.share for indicator in self.indicators), 1):
            raise ValueError(f"factor {self.id!r}: the shares of its indicators must sum to 1")


def _check_values(values: list[float]) -> None:
    if not all(is_number(value) and 0 <= value <= 1 for value in values):
        raise ValueError("the values of a scale must lie between 0 and 1")
    if len(set(values)) == 1:
        raise ValueError("the values of a scale must not all be the same")
