"""What a coordinator still has to find out: rows checked long ago, and facts that nobody knows.

This counts the facts that a list holds for every center: each indicator, each medicine it may give, each
program it may be in. It leaves out what each person has to find out for themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from decision.catalog.catalog import Catalog
from decision.method.must_haves import AnswersPass, MedicineGiven, WithinLimit
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
    """One fact, and at which centers it is known; or one center to call, and which facts are known there."""

    label: str
    known: tuple[bool, ...]
    phone: str = ""

    @property
    def unknown(self) -> int:
        return self.known.count(False)


@dataclass(frozen=True)
class Gaps:
    """What is not known: by fact, by center, and the facts that the list has of no center."""

    by_fact: tuple[Known, ...]
    by_center: tuple[Known, ...]
    nowhere: tuple[str, ...]


def gaps(catalog: Catalog) -> Gaps:
    """Every fact that the list has of any center, and every center; each with the others in this order.

    First is what a must-have may ask for, and then what is unknown most often; what is known everywhere is
    last. Equal facts are in the order of the data folder, and equal centers A-Z.
    """
    facts, needed = _facts(catalog), _needed(catalog)
    known = {id: [each.amount(id) is not None for each in catalog.providers] for id in facts}
    some = [id for id in facts if any(known[id])]
    some.sort(key=lambda id: (all(known[id]), id not in needed, -known[id].count(False)))
    called = not catalog.info.made_up
    centers = [
        Known(center.name, tuple(known[id][at] for id in some), center.phone if called else "")
        for at, center in sorted(enumerate(catalog.providers), key=lambda each: by_name(each[1]))
    ]
    centers.sort(key=lambda center: -center.unknown)
    columns = zip(*(center.known for center in centers), strict=True)
    by_fact = (Known(facts[id], column) for id, column in zip(some, columns, strict=False))
    nowhere = (label for id, label in facts.items() if catalog.providers and id not in some)
    return Gaps(tuple(by_fact), tuple(centers), tuple(nowhere))


def _facts(catalog: Catalog) -> dict[str, str]:
    """The name of each fact by its id, in the order of the data folder."""
    asked = [fact for fact in catalog.asked if not fact.personal]
    facts = {fact.id: fact.label for fact in (*catalog.indicators.values(), *asked)}
    for medicine in catalog.medicines:
        facts[about_medicine(medicine.id)] = words.ASK_GIVES_LABEL.format(medicine=medicine.name)
    for programme in catalog.programmes:
        facts[about_programme(programme.id)] = words.GAPS_PROGRAM.format(program=programme.label)
    return facts


def _needed(catalog: Catalog) -> set[str]:
    """The ids of the facts that a must-have asks for."""
    found: set[str] = set()
    for must_have in catalog.must_haves:
        match must_have.condition:
            case MedicineGiven():
                found.update(about_medicine(each.id) for each in catalog.medicines)
            case WithinLimit(indicator):
                found.add(indicator)
            case AnswersPass(passing):
                found.update(passing)
    return found
