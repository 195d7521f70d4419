"""What a person may say they must have: gates, each a yes or no that is never traded off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TypeAlias

from decision.factors import Amount, Indicator

ASKED = "must:"  # before a gate's id: the fact of a gate that has one of its own; no indicator id has a colon


@dataclass(frozen=True)
class MedicineGiven:
    """The planned medicine is given there, and the provider is in its safety program if it has one."""


@dataclass(frozen=True)
class AnswersPass:
    """Each indicator has one of the amounts that pass; they stand by indicator id."""

    passing: Mapping[str, tuple[bool | str, ...]]

    def __post_init__(self) -> None:
        if not self.passing or not all(self.passing.values()):
            raise ValueError("a must-have needs an indicator, and each an answer that passes")


@dataclass(frozen=True)
class WithinLimit:
    """An indicator is at most, or at least, the limit that a person gives; the limit itself passes.

    `ask` is the question for that limit, in `unit`; `unit_one` is said of one, where that is another word.
    """

    indicator: str
    at_most: bool
    ask: str
    unit: str
    unit_one: str = ""

    def passes(self, amount: Amount, limit: float) -> bool:
        """Whether a number is within the limit. Anything but a finite number is an error."""
        if isinstance(amount, (bool, str)) or not isfinite(amount):
            raise ValueError(f"{amount!r} is not a finite number, so it cannot be held against a limit")
        return amount <= limit if self.at_most else amount >= limit


Condition: TypeAlias = MedicineGiven | AnswersPass | WithinLimit


@dataclass(frozen=True)
class Gate:
    """One thing that a person may say they must have.

    `means` is a whole sentence on what passes, with a hole for the limit where there is one. `fact` is a
    yes/no that no factor weighs and no list has: only this gate asks it, and each person finds it out.
    """

    id: str
    label: str
    means: str
    condition: Condition
    fact: Indicator | None = None


@dataclass(frozen=True)
class Wanted:
    """The must-haves of one person: the ids of the gates switched on, and limits by gate id.

    A limit stays when its gate is switched off, so that switching it on again loses nothing.
    """

    on: frozenset[str] = frozenset()
    limits: Mapping[str, float] = field(default_factory=dict)

    def with_on(self, gates: Iterable[str]) -> "Wanted":
        """These must-haves with exactly the given gates switched on."""
        return replace(self, on=frozenset(gates))

    def without(self, gates: Iterable[str]) -> "Wanted":
        """These must-haves with the given gates switched off."""
        return replace(self, on=self.on - frozenset(gates))

    def with_limits(self, limits: Mapping[str, float]) -> "Wanted":
        """These must-haves with the given limits put in place of the old ones; the others stay."""
        return replace(self, limits={**self.limits, **limits})
