"""What would bring providers back when the must-haves leave none: gates to let go, or limits to move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decision.gates import Gate, MedicineGiven, WithinLimit
from decision.providers import Provider
from decision.screening import Screened, Screening, Verdict


@dataclass(frozen=True)
class Relaxing:
    """One smallest set of gates that brings providers back, in the order of the gates.

    `back` are the providers that come back when all of them are let go. `limits` says, by gate id, how
    far their limits would have to move at the least instead; `back_within` are those who then come back.
    """

    gates: tuple[Gate, ...]
    back: tuple[Provider, ...]
    limits: Mapping[str, float]
    back_within: tuple[Provider, ...]


def relaxing(screening: Screening) -> tuple[Relaxing, ...]:
    """When nothing is left, each smallest set of gates that would bring providers back; otherwise none.

    The sets that bring back more stand first, then those whose gates stand earlier. The gate on the
    medicine is never let go: a provider that may not give the medicine is no choice.
    """
    if screening.possible:
        return ()
    reachable = [row for row in screening.rows if not any(map(_is_fixed, row.not_passed))]
    fewest = min((len(row.not_passed) for row in reachable), default=0)
    groups: dict[tuple[str, ...], list[Screened]] = {}
    for row in reachable:
        if len(row.not_passed) == fewest:
            groups.setdefault(tuple(verdict.gate.id for verdict in row.not_passed), []).append(row)
    places = {gate.id: place for place, gate in enumerate(screening.gates)}
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), [places[id] for id in group[0]]))
    return tuple(_relaxing(rows) for _, rows in ordered)


def _relaxing(rows: Sequence[Screened]) -> Relaxing:
    """What it takes for rows that all fail the same gates."""
    nearest = min(rows, key=lambda row: [over.signed for over in _over(row)])
    return Relaxing(
        tuple(verdict.gate for verdict in nearest.not_passed),
        tuple(row.provider for row in rows),
        {over.gate: over.amount for over in _over(nearest)},
        # No other row lies within these limits, because none is nearer at the first limit where they differ.
        tuple(row.provider for row in rows if _over(row) == _over(nearest)),
    )


class _Over(NamedTuple):
    """One amount beyond the limit of a gate; `signed` is less where it is nearer to the limit."""

    gate: str
    amount: float
    signed: float


def _over(row: Screened) -> list[_Over]:
    """The amounts beyond their limits, in the order of the gates."""
    return [
        _Over(verdict.gate.id, amount, amount if verdict.gate.condition.at_most else -amount)
        for verdict in row.not_passed
        if isinstance(verdict.gate.condition, WithinLimit)
        for amount in [float(cause.amount) for cause in verdict.causes if cause.amount is not None]
    ]


def _is_fixed(verdict: Verdict) -> bool:
    return isinstance(verdict.gate.condition, MedicineGiven)
