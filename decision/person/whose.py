"""Whose fact it is: a trip, a bill or a plan on a list is another person's until this one says their own.

They are not known, and count once this person asks for them, marked beside each: a made-up list has them
of an example person, any other as whoever made it wrote them down. A made-up list has no number to call.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.guide.texts import ListInfo
from decision.method.factors import Indicator
from decision.method.must_haves import AnswersPass, MedicineGiven, MustHave, WithinLimit
from decision.method.providers import Provider
from decision.person.distances import miles
from decision.wording import words


def lender(info: ListInfo) -> str:
    """Whose the facts are that differ from person to person: an example person's, or only the list's."""
    return info.example or words.THE_LIST


def lent_facts(catalog: Catalog) -> tuple[Indicator, ...]:
    """Those of these facts that the list has of any center, so that a person can ask for them."""
    known = _known_somewhere(Same(catalog.providers), catalog.personal)
    return tuple(catalog.indicators[id] for id in catalog.personal if id in known)


def own_unknown(catalog: Catalog) -> tuple[Indicator, ...]:
    """What differs from person to person and is known at none of the centers, so that the person is asked."""
    known = _known_somewhere(Same(catalog.providers), catalog.personal)
    return tuple(catalog.indicators[id] for id in catalog.personal if id not in known)


@lru_cache(maxsize=16)
def _known_somewhere(same: Same[tuple[Provider, ...]], personal: Sequence[str]) -> frozenset[str]:
    return frozenset(id for id in personal if any(each.amount(id) is not None for each in same.value))


def own_facts(catalog: Catalog) -> tuple[Indicator, ...]:
    """What each person has to find out for themselves at every center."""
    personal = (each for each in catalog.indicators.values() if each.personal)
    return (*personal, *(each for each in catalog.asked if each.clear_first))


def is_own(catalog: Catalog, must_have: MustHave) -> bool:
    """Whether a must-have is about the person as much as the place: their medicine, trip, bill or plan."""
    own = {fact.id for fact in own_facts(catalog)}
    match must_have.condition:
        case MedicineGiven():
            return True
        case WithinLimit(indicator):
            return indicator in own
        case AnswersPass(passing):
            return not own.isdisjoint(passing)


def has_places(catalog: Catalog) -> bool:
    """Whether any center of the list has a ZIP code of a known place, so that distances are known."""
    return any(miles(each.zip, each.zip) is not None for each in catalog.providers)


def as_known(catalog: Catalog, *, said: bool | None) -> tuple[Provider, ...]:
    """The list's providers with what differs from person to person marked as the example's, or unknown."""
    whose = lender(catalog.info) if said else ""
    return _as_known(Same(catalog.providers), catalog.personal, whose, made_up=catalog.info.made_up)


@lru_cache(maxsize=8)
def _as_known(
    same: Same[tuple[Provider, ...]], personal: Sequence[str], whose: str, *, made_up: bool
) -> tuple[Provider, ...]:
    found = []
    for center in same.value:
        facts = dict(center.measurements)
        for id in [id for id in personal if id in facts]:
            facts[id] = replace(facts[id], whose=whose) if whose else replace(facts[id], amount=None)
        found.append(replace(center, measurements=facts, phone="" if made_up else center.phone))
    return tuple(found)
