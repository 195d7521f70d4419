"""What a person may say they must have: each a yes or no, decided before any score and never traded off.

At a provider a must-have is passed, not passed, or to be asked first: what nobody knows sets no one aside.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import isfinite
from typing import NamedTuple, TypeAlias

from decision.method.factors import Amount, Indicator
from decision.method.providers import Provider

ASKED = "must:"  # before the id of a must-have with a fact of its own; no indicator id has a colon


@dataclass(frozen=True)
class MedicineGiven:
    """The planned medicine is given there, and the provider is in its safety program if it has one."""


@dataclass(frozen=True)
class AnswersPass:
    """Each indicator has one of the amounts that pass; they are by indicator id."""

    passing: Mapping[str, tuple[bool | str, ...]]

    def __post_init__(self) -> None:
        if not self.passing or not all(self.passing.values()):
            raise ValueError("a must-have needs an indicator, and each an answer that passes")


@dataclass(frozen=True)
class WithinLimit:
    """An indicator is at most, or at least, the limit that a person gives; the limit itself passes.

    `ask` is the question for that limit, in `unit`; `unit_one` and `written` are as those of the indicator.
    """

    indicator: str
    at_most: bool
    ask: str
    unit: str
    unit_one: str = ""
    written: str = ""

    def passes(self, amount: Amount, limit: float) -> bool:
        """Whether a number is within the limit. Anything but a finite number is an error."""
        if isinstance(amount, (bool, str)) or not isfinite(amount):
            raise ValueError(f"{amount!r} is not a finite number, so it cannot be held against a limit")
        return amount <= limit if self.at_most else amount >= limit


Condition: TypeAlias = MedicineGiven | AnswersPass | WithinLimit


@dataclass(frozen=True)
class MustHave:
    """One thing that a person may say they must have.

    `means` is a whole sentence on what passes, with a hole for the limit where there is one. `fact` is a
    yes/no that no factor weighs: only this must-have asks it. Where it is `personal`, no list has it: each
    person finds it out. `short` is its label in a cell.
    """

    id: str
    label: str
    means: str
    condition: Condition
    fact: Indicator | None = None
    short: str = ""


@dataclass(frozen=True)
class Wanted:
    """The must-haves of one person: the ids of the must-haves switched on, and limits by must-have id.

    A limit stays when its must-have is switched off, so that switching it on again loses nothing.
    """

    on: frozenset[str] = frozenset()
    limits: Mapping[str, float] = field(default_factory=dict)


class Outcome(Enum):
    """What a must-have comes to at a provider; with several parts, the first of these that any part has."""

    NOT_PASSED = "not passed"
    ASK_FIRST = "ask first"
    PASSED = "passed"


@dataclass(frozen=True)
class Verdict:
    """One provider at one must-have.

    `causes` are the facts that have this outcome, and no others, as `Provider.amount` knows them.
    """

    must_have: MustHave
    outcome: Outcome
    causes: tuple[str, ...]


class Part(NamedTuple):
    """One thing that a must-have asks: what `Provider.amount` knows it by, and which amounts pass."""

    about: str
    passes: Callable[[Amount], bool]


def parts_of(must_have: MustHave, wanted: Wanted, medicine: Sequence[str]) -> tuple[Part, ...]:
    """What a must-have asks; nothing while the medicine or the limit is not said.

    `medicine` is what has to be so for the planned one, as `Provider.amount` knows it.
    """
    match must_have.condition:
        case MedicineGiven():
            return tuple(Part(about, bool) for about in medicine)
        case AnswersPass(passing):
            return tuple(Part(id, amounts.__contains__) for id, amounts in passing.items())
        case WithinLimit() as limit:
            most = wanted.limits.get(must_have.id)
            if most is None:
                return ()
            return (Part(limit.indicator, lambda amount: limit.passes(amount, most)),)


def verdict_at(provider: Provider, must_have: MustHave, parts: Sequence[Part]) -> Verdict:
    """One provider at one must-have with these parts, of which there is at least one."""
    found: dict[Outcome, list[str]] = {}
    for about, passes in parts:
        amount = provider.amount(about)
        if amount is None:
            outcome = Outcome.ASK_FIRST
        else:
            outcome = Outcome.PASSED if passes(amount) else Outcome.NOT_PASSED
        found.setdefault(outcome, []).append(about)
    decided = next(outcome for outcome in Outcome if outcome in found)
    return Verdict(must_have, decided, tuple(found[decided]))
