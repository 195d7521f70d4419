"""What would bring providers back when the must-haves leave none: must-haves to let go, or limits to move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decision.method.must_haves import MedicineGiven, MustHave, Verdict, WithinLimit
from decision.method.providers import Provider
from decision.method.screening import Screened, Screening


@dataclass(frozen=True)
class Relaxing:
    """One smallest set of must-haves that brings providers back, in the order of the must-haves.

    `back` are the providers that come back when all of them are let go. `limits` says, by must-have id, how
    far their limits would have to move at the least instead; `back_within` are those who then come back.
    """

    must_haves: tuple[MustHave, ...]
    back: tuple[Provider, ...]
    limits: Mapping[str, float]
    back_within: tuple[Provider, ...]


def relaxing(screening: Screening) -> tuple[Relaxing, ...]:
    """When nothing is left, each smallest set of must-haves that would bring providers back; otherwise none.

    The sets that bring back more come first, then those whose must-haves come earlier. The must-have on the
    medicine is never let go: a provider that may not give the medicine is no choice.
    """
    if screening.possible:
        return ()
    reachable = [row for row in screening.rows if not any(map(_is_fixed, row.not_passed))]
    fewest = min((len(row.not_passed) for row in reachable), default=0)
    groups: dict[tuple[str, ...], list[Screened]] = {}
    for row in reachable:
        if len(row.not_passed) == fewest:
            groups.setdefault(tuple(verdict.must_have.id for verdict in row.not_passed), []).append(row)
    places = {must_have.id: place for place, must_have in enumerate(screening.must_haves)}
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), [places[id] for id in group[0]]))
    return tuple(_relaxing(rows) for _, rows in ordered)


def _relaxing(rows: Sequence[Screened]) -> Relaxing:
    """What it takes for rows that all fail the same must-haves."""
    nearest = min(rows, key=lambda row: [over.signed for over in _over(row)])
    return Relaxing(
        tuple(verdict.must_have for verdict in nearest.not_passed),
        tuple(row.provider for row in rows),
        {over.must_have: over.amount for over in _over(nearest)},
        # No other row lies within these limits, because none is nearer at the first limit where they differ.
        tuple(row.provider for row in rows if _over(row) == _over(nearest)),
    )


class _Over(NamedTuple):
    """One amount beyond the limit of a must-have; `signed` is less where it is nearer to the limit."""

    must_have: str
    amount: float
    signed: float


def _over(row: Screened) -> list[_Over]:
    """The amounts beyond their limits, in the order of the must-haves."""
    return [
        _Over(verdict.must_have.id, amount, amount if verdict.must_have.condition.at_most else -amount)
        for verdict in row.not_passed
        if isinstance(verdict.must_have.condition, WithinLimit)
        for amount in [float(cause.amount) for cause in verdict.causes if cause.amount is not None]
    ]


def _is_fixed(verdict: Verdict) -> bool:
    return isinstance(verdict.must_have.condition, MedicineGiven)
