"""What a coordinator still has to find out: rows checked long ago, and facts that nobody knows.

This counts the facts that a list holds for every center: each indicator, each medicine it may give, each
program it may be in. It leaves out what each person has to find out for themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from decision.catalog.catalog import Catalog
from decision.method.providers import Provider, about_medicine, about_programme, by_name
from decision.wording import words

# ---- how old


def stale(providers: Sequence[Provider], today: date) -> tuple[Provider, ...]:
    """Those checked more than a year ago, the oldest first; a day nobody knows is not among them."""
    old = [each for each in providers if each.checked_on and good_until(each.checked_on) < today]
    return tuple(sorted(old, key=lambda each: (each.checked_on or date.min, by_name(each))))


def never_dated(providers: Sequence[Provider]) -> tuple[Provider, ...]:
    """Those whose day of the check is not known, A-Z."""
    return tuple(sorted((each for each in providers if each.checked_on is None), key=by_name))


def good_until(checked_on: date) -> date:
    """The same day a year on, for February 29 the 28th; no later than a calendar goes."""
    if checked_on.year == date.max.year:
        return date.max
    last = 28 if (checked_on.month, checked_on.day) == (2, 29) else checked_on.day
    return checked_on.replace(year=checked_on.year + 1, day=last)


# ---- how much is unknown


@dataclass(frozen=True)
class Known:
    """One fact, and at which centers it is known; or one center, and which facts are known there."""

    label: str
    known: tuple[bool, ...]

    @property
    def unknown(self) -> int:
        return self.known.count(False)


def gaps(catalog: Catalog) -> tuple[tuple[Known, ...], tuple[Known, ...]]:
    """Every fact, and every center; each with the others in this order, what is unknown most often first.

    Equal facts are in the order of the data folder, and equal centers A-Z.
    """
    facts = _facts(catalog)
    centers = [
        Known(center.name, tuple(center.amount(id) is not None for id in facts))
        for center in sorted(catalog.providers, key=by_name)
    ]
    centers.sort(key=lambda center: -center.unknown)
    known_at = zip(*(center.known for center in centers), strict=True)
    columns = [Known(label, known) for label, known in zip(facts.values(), known_at, strict=False)]
    order = sorted(range(len(columns)), key=lambda at: -columns[at].unknown)
    by_center = (Known(each.label, tuple(each.known[at] for at in order)) for each in centers)
    return tuple(columns[at] for at in order), tuple(by_center)


def _facts(catalog: Catalog) -> dict[str, str]:
    """The name of each fact by its id, in the order of the data folder."""
    facts = {id: indicator.label for id, indicator in catalog.indicators.items()}
    for medicine in catalog.medicines:
        facts[about_medicine(medicine.id)] = words.ASK_GIVES_LABEL.format(medicine=medicine.name)
    for programme in catalog.programmes:
        facts[about_programme(programme.id)] = words.GAPS_PROGRAM.format(program=programme.label)
    return facts
