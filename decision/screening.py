"""Each gate at each provider: passed, not passed, or to be asked first.

This comes before any score, and what nobody knows sets no provider aside.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from typing import NamedTuple

from decision.factors import Amount
from decision.gates import AnswersPass, Gate, MedicineGiven, Wanted, WithinLimit
from decision.guide import Medicine
from decision.providers import Provider


class Outcome(Enum):
    """How a provider stands at a gate. A gate with several parts has the first of these that one part has."""

    NOT_PASSED = "not passed"
    ASK_FIRST = "ask first"
    PASSED = "passed"


class About(Enum):
    """What a part of a gate asks about: the medicine, its safety program, or an indicator."""

    MEDICINE = "medicine"
    PROGRAMME = "programme"
    INDICATOR = "indicator"


@dataclass(frozen=True)
class Cause:
    """One fact behind an outcome: the id of what it is about, and its amount; None means nobody knows."""

    about: About
    id: str
    amount: Amount | None


@dataclass(frozen=True)
class Verdict:
    """One provider at one gate. `causes` are the facts that have this outcome, and no others."""

    gate: Gate
    outcome: Outcome
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Screened:
    """One provider at every gate in effect, in the order of the gates."""

    provider: Provider
    verdicts: tuple[Verdict, ...]

    @property
    def is_possible(self) -> bool:
        """Whether no gate sets it aside."""
        return not self.not_passed

    @property
    def not_passed(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is Outcome.NOT_PASSED)

    @property
    def ask_first(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is Outcome.ASK_FIRST)


@dataclass(frozen=True)
class SetAside:
    """What one gate does: the providers that do not pass it, and those that pass all others in effect."""

    gate: Gate
    alone: tuple[Provider, ...]
    only: tuple[Provider, ...]


@dataclass(frozen=True)
class Screening:
    """Every provider at every gate.

    `gates` are those in effect. `waiting` are switched on too, but the medicine or the limit is not said
    yet, so they set nothing aside. `rows` are in the order of the providers given.
    """

    gates: tuple[Gate, ...]
    waiting: tuple[Gate, ...]
    rows: tuple[Screened, ...]

    @property
    def possible(self) -> tuple[Provider, ...]:
        """The providers that pass each gate, or have to be asked first."""
        return tuple(row.provider for row in self.rows if row.is_possible)

    @property
    def ask_first(self) -> tuple[Screened, ...]:
        """The possible providers with something to ask before all else."""
        return tuple(row for row in self.rows if row.is_possible and row.ask_first)

    @property
    def set_aside(self) -> tuple[Screened, ...]:
        """The providers that do not pass at least one gate."""
        return tuple(row for row in self.rows if not row.is_possible)

    def set_aside_by(self, gate: Gate) -> SetAside:
        """Whom one gate sets aside by itself, and whom no other gate would."""
        failed = [row for row in self.rows if any(verdict.gate.id == gate.id for verdict in row.not_passed)]
        return SetAside(
            gate,
            tuple(row.provider for row in failed),
            tuple(row.provider for row in failed if len(row.not_passed) == 1),
        )


def screen(
    providers: Sequence[Provider], gates: Sequence[Gate], wanted: Wanted, medicine: Medicine | None
) -> Screening:
    """Every provider at every gate switched on; the medicine is None while it is open."""
    _check(providers, gates, wanted)
    on = [(gate, _parts(gate, wanted, medicine)) for gate in gates if gate.id in wanted.on]
    in_effect = [(gate, parts) for gate, parts in on if parts]
    return Screening(
        tuple(gate for gate, _ in in_effect),
        tuple(gate for gate, parts in on if not parts),
        tuple(
            Screened(provider, tuple(_verdict(provider, gate, parts) for gate, parts in in_effect))
            for provider in providers
        ),
    )


class _Part(NamedTuple):
    """One thing that a gate asks: what it is about, and which amounts pass."""

    about: About
    id: str
    passes: Callable[[Amount], bool]

    def at(self, provider: Provider) -> tuple[Cause, Outcome]:
        match self.about:
            case About.MEDICINE:
                amount: Amount | None = provider.gives_medicine(self.id)
            case About.PROGRAMME:
                amount = (provider.enrolled or {}).get(self.id)
            case About.INDICATOR:
                amount = provider.amount(self.id)
        cause = Cause(self.about, self.id, amount)
        if amount is None:
            return cause, Outcome.ASK_FIRST
        return cause, Outcome.PASSED if self.passes(amount) else Outcome.NOT_PASSED


def _parts(gate: Gate, wanted: Wanted, medicine: Medicine | None) -> tuple[_Part, ...]:
    """What a gate asks; nothing while the medicine or the limit is not said."""
    match gate.condition:
        case MedicineGiven():
            if medicine is None:
                return ()
            given = _Part(About.MEDICINE, medicine.id, bool)
            if medicine.programme is None:
                return (given,)
            return given, _Part(About.PROGRAMME, medicine.programme, bool)
        case AnswersPass(passing):
            return tuple(_Part(About.INDICATOR, id, amounts.__contains__) for id, amounts in passing.items())
        case WithinLimit() as limit:
            most = wanted.limits.get(gate.id)
            if most is None:
                return ()
            return (_Part(About.INDICATOR, limit.indicator, lambda amount: limit.passes(amount, most)),)


def _verdict(provider: Provider, gate: Gate, parts: Sequence[_Part]) -> Verdict:
    found = [part.at(provider) for part in parts]
    outcomes = {outcome for _, outcome in found}
    decided = next(outcome for outcome in Outcome if outcome in outcomes)
    return Verdict(gate, decided, tuple(cause for cause, outcome in found if outcome is decided))


def _check(providers: Sequence[Provider], gates: Sequence[Gate], wanted: Wanted) -> None:
    _no_repeats("provider", [provider.id for provider in providers])
    _no_repeats("gate", [gate.id for gate in gates])
    _known("gate", wanted.on, {gate.id for gate in gates})
    limited = {gate.id for gate in gates if isinstance(gate.condition, WithinLimit)}
    _known("gate with a limit", wanted.limits, limited)
    for id, limit in wanted.limits.items():
        if not isfinite(limit):
            raise ValueError(f"the limit of gate {id!r} is {limit}: give a finite number")


def _known(kind: str, ids: Iterable[str], known: Collection[str]) -> None:
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise ValueError(f"unknown {kind} {', '.join(map(repr, unknown))}: use one of the list's")


def _no_repeats(kind: str, ids: Sequence[str]) -> None:
    repeated = sorted(id for id, count in Counter(ids).items() if count > 1)
    if repeated:
        raise ValueError(f"{kind} id {', '.join(map(repr, repeated))} stands twice: give each its own")
