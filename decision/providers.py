"""Who can be chosen: providers, and what is known of each, with source and date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from decision.factors import Amount


@dataclass(frozen=True)
class Measurement:
    """One indicator's amount at one provider; None means nobody knows.

    `checked_on` is None when the day it was checked is itself unknown. `told` is whether the person who
    uses the app was told it; `source` then says by whom.
    """

    amount: Amount | None
    source: str
    checked_on: date | None
    told: bool = False


Told: TypeAlias = Mapping[tuple[str, str], Measurement]
"""What a person was told, by provider id and indicator id."""


@dataclass(frozen=True)
class Provider:
    """A place where a person can have infusions; patients read "center".

    `measurements` is by indicator id. `gives` is by medicine id and `enrolled` by programme id:
    yes, no, or None for unknown.
    """

    id: str
    name: str
    measurements: Mapping[str, Measurement]
    town: str = ""
    state: str = ""
    zip: str = ""
    site_type: str = ""
    about: str = ""
    gives: Mapping[str, bool | None] | None = None
    enrolled: Mapping[str, bool | None] | None = None
    source: str = ""
    checked_on: date | None = None

    def amount(self, indicator_id: str) -> Amount | None:
        """The amount of one indicator here; None when it is unknown or was never recorded."""
        measurement = self.measurements.get(indicator_id)
        return None if measurement is None else measurement.amount

    def gives_medicine(self, medicine_id: str) -> bool | None:
        """Whether the medicine is given here; None when nobody knows."""
        return (self.gives or {}).get(medicine_id)


def by_name(provider: Provider) -> tuple[str, str, str]:
    """The A-Z order: by name, capitals aside; the id settles equal names."""
    return provider.name.casefold(), provider.name, provider.id


def laid_over(providers: Sequence[Provider], told: Told) -> tuple[Provider, ...]:
    """The providers with what a person was told in place of what the list says of it.

    What was told of a provider that is not in the list stays where it was said, and changes nothing here.
    """
    by_provider: dict[str, dict[str, Measurement]] = {}
    for (provider, indicator), measurement in told.items():
        by_provider.setdefault(provider, {})[indicator] = measurement
    return tuple(
        replace(provider, measurements={**provider.measurements, **by_provider[provider.id]})
        if provider.id in by_provider
        else provider
        for provider in providers
    )
