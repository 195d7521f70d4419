"""Saved answers on the list that is open now: what no longer fits is left out and reported, the rest kept."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from decision.catalog.catalog import Catalog, Same
from decision.method.ordering import judged
from decision.method.preferences import Numbers, Order, Words
from decision.method.providers import Provider
from decision.person.answer_files import Saved
from decision.person.answers import Answers, fits
from decision.person.who_set import NOT_YET, STAY, UNSURE, Weighing
from decision.wording import words
from decision.wording.language import listed
from decision.wording.must_haves import medicine_facts

T = TypeVar("T")
W = TypeVar("W", bound=Weighing)


def saved(said: Answers, catalog: Catalog, today: date) -> Saved:
    """The answers as they are saved, with the names that this list has for all they speak of."""
    return Saved(said, catalog.info.name, _names(said, catalog), today)


class Fitted(NamedTuple):
    """The answers as far as they fit a list, and whole sentences on what does not; none where all does."""

    answers: Answers
    told: tuple[str, ...]


def fitted(found: Saved, catalog: Catalog) -> Fitted:
    """Saved answers on this list. A center is the same only where its id and its name are."""
    said = found.answers
    own = {place.id for place in said.places}
    same = {each.id for each in catalog.providers if found.names.get(each.id, each.name) == each.name}
    centers = own | same | {STAY, NOT_YET, UNSURE}
    factors = {factor.id for factor in catalog.factors}
    must_haves = {must_have.id for must_have in catalog.must_haves}
    unlike = {place.id: place for place in said.places}
    places = tuple(_fitting(catalog, place) for place in unlike.values())
    of_places = {
        id for place in places for id in unlike[place.id].measurements if id not in place.measurements
    }
    open_ = replace(catalog, providers=(*catalog.providers, *places))
    told = {key: each for key, each in said.told.items() if key[0] in centers and fits(open_, *key, each)}
    too_much = {id: most for id, most in said.too_much.items() if _can_be(catalog, id, most)}
    inside = {(factor.id, fact.id) for factor in catalog.factors for fact in factor.indicators}
    most_inside = {id: most for id, most in said.most_inside.items() if (id, most) in inside}
    after = replace(
        _weighed(said, factors, centers),
        medicine=said.medicine if catalog.medicine(said.medicine) else None,
        put_away=_weighed(said.put_away, factors, centers) if said.put_away else None,
        compared=tuple(id for id in said.compared if id in centers),
        agreed=frozenset(mark for mark in said.agreed if mark[1] in factors),
        present=_if(said.present, centers),
        wanted=replace(
            said.wanted, on=said.wanted.on & must_haves, limits=_only(said.wanted.limits, must_haves)
        ),
        too_much=too_much,
        most_inside=most_inside,
        told=told,
        places=places,
    )
    facts = {about for center, about in said.told.keys() - told.keys() if center in centers}
    facts |= {most for id, most in said.most_inside.items() if id in factors and id not in most_inside}
    lost = facts | (said.too_much.keys() - too_much.keys()) | of_places
    return Fitted(after, tuple(_told(found, centers, factors, lost, after)))


def _weighed(said: W, factors: AbstractSet[str], centers: AbstractSet[str]) -> W:
    blocks = (tuple(factor for factor in block if factor in factors) for block in said.order.blocks)
    leaning = replace(
        said.leaning, before=_if(said.leaning.before, centers), after=_if(said.leaning.after, centers)
    )
    return replace(
        said,
        order=Order(tuple(filter(None, blocks)), said.order.not_mattering & factors),
        words=Words(_only(said.words.words, factors)),
        numbers=Numbers(_only(said.numbers.numbers, factors)),
        by_counselor=frozenset(mark for mark in said.by_counselor if mark[1] in factors),
        leaning=leaning,
    )


def _told(
    found: Saved,
    centers: AbstractSet[str],
    factors: AbstractSet[str],
    facts: AbstractSet[str],
    after: Answers,
) -> Iterator[str]:
    said = found.answers
    if gone := _of_centers(said) - centers:
        yield words.SAVED_NO_CENTER.format(names=_named(found, gone))
    if gone := _of_factors(said) - factors:
        yield words.SAVED_NO_FACTOR.format(names=_named(found, gone))
    if off := said.wanted.on - after.wanted.on:
        yield words.SAVED_NO_MUST.format(names=_named(found, off))
    if said.medicine and not after.medicine:
        yield words.SAVED_NO_MEDICINE.format(name=_named(found, {said.medicine}))
    if facts:
        yield words.SAVED_NO_FACT.format(names=_named(found, facts))


def _named(found: Saved, ids: AbstractSet[str]) -> str:
    return listed(sorted(found.names.get(id, id) for id in ids))


# ---- what answers speak of


def _of_centers(said: Answers) -> set[str]:
    leanings = [id for each in _apart(said) for id in (each.leaning.before, each.leaning.after)]
    one_each = (*leanings, said.present)
    return {*said.compared, *(center for center, _ in said.told), *filter(None, one_each)}


def _of_factors(said: Answers) -> set[str]:
    weighed = {
        id
        for each in _apart(said)
        for id in (*each.order.placed, *each.order.not_mattering, *each.words.words, *each.numbers.numbers)
    }
    return weighed | said.most_inside.keys()


def _apart(said: Answers) -> tuple[Weighing, ...]:
    return (said, said.put_away) if said.put_away else (said,)


def _names(said: Answers, catalog: Catalog) -> dict[str, str]:
    labels = _labels(Same(catalog))
    of_places = {id for place in said.places for id in place.measurements}
    facts = {*said.too_much, *said.most_inside.values(), *(about for _, about in said.told), *of_places}
    spoken = _of_centers(said) | _of_factors(said) | facts | said.wanted.on
    return {id: labels[id] for id in spoken | {said.medicine or ""} if id in labels}


@lru_cache(maxsize=4)
def _labels(same: Same[Catalog]) -> dict[str, str]:
    """All names of a catalog by id; a center's last, since it is known again by its name.

    It keeps the last few: answers are written for the tab in every run.
    """
    catalog = same.value
    facts = (*catalog.indicators.values(), *catalog.asked)
    of_medicines = (fact for medicine in catalog.medicines for fact in medicine_facts(catalog, medicine))
    labels = {fact.id: fact.label for fact in (*facts, *of_medicines)}
    labels |= {must_have.id: must_have.label for must_have in catalog.must_haves}
    labels |= {factor.id: factor.label for factor in catalog.factors}
    labels |= {medicine.id: medicine.name for medicine in catalog.medicines}
    return labels | {provider.id: provider.name for provider in catalog.providers}


# ---- what fits


def _only(said: Mapping[str, T], ids: AbstractSet[str]) -> dict[str, T]:
    return {id: each for id, each in said.items() if id in ids}


def _if(id: str | None, ids: AbstractSet[str]) -> str | None:
    return id if id in ids else None


def _can_be(catalog: Catalog, id: str, most: float) -> bool:
    """Whether a person may still say that this much is too much."""
    with suppress(ValueError):
        judged(catalog.factors, {id: most})
        return True
    return False


def _fitting(catalog: Catalog, place: Provider) -> Provider:
    """A place of their own without the facts that the list cannot value."""
    facts = catalog.indicators
    kept = {
        id: each
        for id, each in place.measurements.items()
        if id in facts and (each.amount is None or facts[id].takes(each.amount))
    }
    return replace(place, measurements=kept)
