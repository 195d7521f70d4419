"""Who can be chosen: providers, and what is known of each, with source and date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from decision.method.factors import Amount


@dataclass(frozen=True)
class Measurement:
    """One indicator's amount at one provider; None means nobody knows.

    `checked_on` is None when the day it was checked is itself unknown. `reported` is whether someone reported
    it to the person who uses the app; `source` then says who. `whose` names another person for whom alone it
    is so; it is empty where it is the provider's own or the reader's.
    """

    amount: Amount | None
    source: str
    checked_on: date | None
    reported: bool = False
    whose: str = ""


Reported: TypeAlias = Mapping[tuple[str, str], Measurement]
"""What was reported to a person, by provider id and what it is about: an indicator id, or as named below."""

_MEDICINE, _PROGRAMME = "gives:", "enrolled:"  # no indicator id has a colon


def about_medicine(medicine_id: str) -> str:
    """What an answer is about that says whether a center gives a medicine."""
    return _MEDICINE + medicine_id


def about_programme(programme_id: str) -> str:
    """What an answer is about that says whether a center is in a safety program."""
    return _PROGRAMME + programme_id


@dataclass(frozen=True)
class Provider:
    """A place where a person can have infusions; patients read "center".

    `measurements` is by indicator id. `gives` is by medicine id and `enrolled` by programme id:
    yes, no, or None for unknown. Every other text but the id and the name is empty where it is not known.
    `away` is the straight line from the person, in miles; None where it is not known.
    """

    id: str
    name: str
    measurements: Mapping[str, Measurement]
    town: str = ""
    state: str = ""
    zip: str = ""
    phone: str = ""
    site_type: str = ""
    about: str = ""
    gives: Mapping[str, bool | None] | None = None
    enrolled: Mapping[str, bool | None] | None = None
    source: str = ""
    checked_on: date | None = None
    away: float | None = None

    @cached_property
    def lent(self) -> Mapping[str, str]:
        """Of what is known for another person only, whose it is, by indicator id."""
        found = self.measurements.items()
        return {id: each.whose for id, each in found if each.whose and each.amount is not None}

    @property
    def added(self) -> bool:
        """Whether a person added it to the list; no id in a list has a colon."""
        return ":" in self.id

    @property
    def where(self) -> str:
        return ", ".join(part for part in (self.town, self.state) if part)

    def amount(self, indicator_id: str) -> Amount | None:
        """The amount of one indicator here; None when it is unknown or was never recorded.

        A medicine and a program are asked for as `about_medicine` and `about_programme` name them.
        """
        measurement = self.measurements.get(indicator_id)
        if measurement is not None:
            return measurement.amount
        if indicator_id.startswith(_PROGRAMME):
            return (self.enrolled or {}).get(indicator_id.removeprefix(_PROGRAMME))
        if indicator_id.startswith(_MEDICINE):
            return (self.gives or {}).get(indicator_id.removeprefix(_MEDICINE))
        return None

    def is_open(self, indicator_id: str) -> bool:
        """Whether it has yet to be found out: nobody knows it, or it is known for another person only."""
        found = self.measurements.get(indicator_id)
        return self.amount(indicator_id) is None or (found is not None and bool(found.whose))

    def gives_medicine(self, medicine_id: str) -> Amount | None:
        return self.amount(about_medicine(medicine_id))


def by_name(provider: Provider) -> tuple[str, str, str]:
    """The A-Z order: by name, capitals aside; the id settles equal names."""
    return provider.name.casefold(), provider.name, provider.id


def laid_over(providers: Sequence[Provider], reported: Reported) -> tuple[Provider, ...]:
    """The providers with what was reported of them to a person in place of what the list says."""
    by_provider: dict[str, dict[str, Measurement]] = {}
    for (id, about), measurement in reported.items():
        by_provider.setdefault(id, {})[about] = measurement
    return tuple(
        replace(each, measurements={**each.measurements, **by_provider[each.id]})
        if each.id in by_provider
        else each
        for each in providers
    )


def no_repeats(kind: str, ids: Sequence[str]) -> None:
    """Raise ValueError with every id that is there twice."""
    repeated = sorted(id for id, count in Counter(ids).items() if count > 1)
    if repeated:
        raise ValueError(f"{kind} id {', '.join(map(repr, repeated))} is there twice: give each its own")


def only_known(kind: str, ids: Iterable[str], known: Iterable[str]) -> None:
    """Raise ValueError with every id that is not among the known ones."""
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise ValueError(f"unknown {kind} {', '.join(map(repr, unknown))}: use one of the list's")
