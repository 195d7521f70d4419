"""Every must-have at every provider: who is possible, whom to ask first, and whom each one sets aside.

Where nobody is left, `relaxing` says which must-haves to let go, or which limits to move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from decision.method.factors import is_number
from decision.method.must_haves import (
    MedicineGiven,
    MustHave,
    Outcome,
    Verdict,
    Wanted,
    WithinLimit,
    parts_of,
    verdict_at,
)
from decision.method.providers import Provider, no_repeats, only_known


@dataclass(frozen=True)
class Screened:
    """One provider at every must-have in effect, in the order of the must-haves."""

    provider: Provider
    verdicts: tuple[Verdict, ...]

    @property
    def is_possible(self) -> bool:
        return not self.not_passed

    @property
    def not_passed(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is Outcome.NOT_PASSED)

    @property
    def ask_first(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is Outcome.ASK_FIRST)


@dataclass(frozen=True)
class Screening:
    """Every provider at every must-have.

    `must_haves` are those in effect. `waiting` are switched on too, but the medicine or the limit is not said
    yet, so they set nothing aside. `rows` are in the order of the providers given.
    """

    must_haves: tuple[MustHave, ...]
    waiting: tuple[MustHave, ...]
    rows: tuple[Screened, ...]

    @cached_property
    def possible(self) -> tuple[Provider, ...]:
        """The providers that pass each must-have, or have to be asked first."""
        return tuple(row.provider for row in self.rows if row.is_possible)

    @property
    def ask_first(self) -> tuple[Screened, ...]:
        """The possible providers with something to ask before all else."""
        return tuple(row for row in self.rows if row.is_possible and row.ask_first)

    @property
    def set_aside(self) -> tuple[Screened, ...]:
        return tuple(row for row in self.rows if not row.is_possible)

    def set_aside_by(self, must_have: MustHave) -> tuple[Screened, ...]:
        """Whom one must-have sets aside, by itself or with others."""
        return tuple(
            row for row in self.rows if must_have.id in (each.must_have.id for each in row.not_passed)
        )

    def separates(self, must_have: MustHave) -> bool:
        """Whether it sets some of these aside and not others; with a limit, whether known amounts differ."""
        if isinstance(must_have.condition, WithinLimit):
            amounts = {row.provider.amount(must_have.condition.indicator) for row in self.rows}
            return len(amounts - {None}) > 1
        return 0 < len(self.set_aside_by(must_have)) < len(self.rows)


def screen(
    providers: Sequence[Provider], must_haves: Sequence[MustHave], wanted: Wanted, medicine: Sequence[str]
) -> Screening:
    """Every provider at every must-have switched on; `medicine` is empty while it is open."""
    _check(providers, must_haves, wanted)
    on = [(each, parts_of(each, wanted, medicine)) for each in must_haves if each.id in wanted.on]
    in_effect = [(each, parts) for each, parts in on if parts]
    return Screening(
        tuple(each for each, _ in in_effect),
        tuple(each for each, parts in on if not parts),
        tuple(
            Screened(provider, tuple(verdict_at(provider, each, parts) for each, parts in in_effect))
            for provider in providers
        ),
    )


def _check(providers: Sequence[Provider], must_haves: Sequence[MustHave], wanted: Wanted) -> None:
    no_repeats("provider", [provider.id for provider in providers])
    no_repeats("must-have", [must_have.id for must_have in must_haves])
    only_known("must-have", wanted.on, (must_have.id for must_have in must_haves))
    limited = (each.id for each in must_haves if isinstance(each.condition, WithinLimit))
    only_known("must-have with a limit", wanted.limits, limited)
    for id, limit in wanted.limits.items():
        if not isfinite(limit):
            raise ValueError(f"the limit of must-have {id!r} is {limit}: give a finite number")


# ---- when nobody is left: what would bring some back


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
    fixed = {each.id for each in screening.must_haves if isinstance(each.condition, MedicineGiven)}
    places = {must_have.id: place for place, must_have in enumerate(screening.must_haves)}
    groups: dict[tuple[int, ...], list[Screened]] = {}
    for row in screening.rows:
        failed = [verdict.must_have.id for verdict in row.not_passed]
        if fixed.isdisjoint(failed):
            groups.setdefault(tuple(places[id] for id in failed), []).append(row)
    fewest = min(map(len, groups), default=0)
    smallest = [(failed, rows) for failed, rows in groups.items() if len(failed) == fewest]
    smallest.sort(key=lambda group: (-len(group[1]), group[0]))
    return tuple(_relaxing(rows) for _, rows in smallest)


def _relaxing(rows: Sequence[Screened]) -> Relaxing:
    """What it takes for rows that all fail the same must-haves."""
    nearest = min(map(_over, rows))
    return Relaxing(
        tuple(verdict.must_have for verdict in rows[0].not_passed),
        tuple(row.provider for row in rows),
        {id: amount for _, id, amount in nearest},
        # No other row lies within these limits, because none is nearer at the first limit where they differ.
        tuple(row.provider for row in rows if _over(row) == nearest),
    )


def _over(row: Screened) -> list[tuple[float, str, float]]:
    """Each amount beyond a limit, in the order of the must-haves: less if nearer, whose limit, the amount."""
    return [
        (amount if limit.at_most else -amount, verdict.must_have.id, amount)
        for verdict in row.not_passed
        if isinstance(limit := verdict.must_have.condition, WithinLimit)
        if is_number(amount := row.provider.amount(limit.indicator))
    ]
