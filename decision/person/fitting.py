"""Saved answers on the list that is open now: what no longer fits is left out and reported, the rest kept."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from decision.catalog.catalog import Catalog, Same
from decision.method.must_haves import Wanted
from decision.method.ordering import judged
from decision.method.preferences import Numbers, Order, Words
from decision.method.providers import Provider
from decision.person.answer_files import Saved
from decision.person.answers import Answers, fits
from decision.person.who_set import NOT_YET, STAY, UNSURE, Leaning, Weighing
from decision.wording import words
from decision.wording.language import listed
from decision.wording.must_haves import all_facts

T = TypeVar("T")
W = TypeVar("W", bound=Weighing)


def saved(said: Answers, catalog: Catalog, today: date) -> Saved:
    """The answers as they are saved, with the names that this list has for all they speak of."""
    return Saved(said, catalog.info.name, _names(said, catalog), today)


class Fitted(NamedTuple):
    """The answers as far as they fit a list, and whole sentences on what does not; none where all does."""

    answers: Answers
    reported: tuple[str, ...]


def fitted(found: Saved, catalog: Catalog) -> Fitted:
    """Saved answers on this list. A center is the same only where its id and its name are."""
    said = found.answers
    same = {each.id for each in catalog.providers if found.names.get(each.id, each.name) == each.name}
    here = _here(said, catalog, {*same, *(place.id for place in said.places), STAY, NOT_YET, UNSURE})
    places = {place.id: _fitting(catalog, place) for place in said.places}
    open_ = replace(catalog, providers=(*catalog.providers, *places.values()))
    inside = {(factor.id, fact.id) for factor in catalog.factors for fact in factor.indicators}
    after = replace(
        here,
        reported={key: each for key, each in here.reported.items() if fits(open_, *key, each)},
        too_much={id: most for id, most in said.too_much.items() if _can_be(catalog, id, most)},
        most_inside={id: most for id, most in here.most_inside.items() if (id, most) in inside},
        places=tuple(places.values()),
    )
    gone = (
        (words.SAVED_NO_CENTER, _of_centers(said) - _of_centers(here)),
        (words.SAVED_NO_FACTOR, _of_factors(said) - _of_factors(here)),
        (words.SAVED_NO_MUST, said.wanted.on - here.wanted.on),
        (words.SAVED_NO_MEDICINE, {said.medicine or ""} - {here.medicine or ""}),
        (words.SAVED_NO_FACT, {id for _, id in _of_facts(here) - _of_facts(after)}),
    )
    named = ((how, listed(sorted(found.names.get(id, id) for id in ids))) for how, ids in gone if ids)
    return Fitted(after, tuple(how.format(names=names) for how, names in named))


def _here(said: Answers, catalog: Catalog, centers: AbstractSet[str]) -> Answers:
    """The answers on the centers, factors, must-haves and medicines that there are."""
    factors = {factor.id for factor in catalog.factors}
    must_haves = {must_have.id for must_have in catalog.must_haves}
    wanted = Wanted(said.wanted.on & must_haves, _only(said.wanted.limits, must_haves))
    return replace(
        _weighed(said, factors, centers),
        medicine=said.medicine if catalog.medicine(said.medicine) else None,
        put_away=_weighed(said.put_away, factors, centers) if said.put_away else None,
        compared=tuple(id for id in said.compared if id in centers),
        agreed=frozenset(mark for mark in said.agreed if mark[1] in factors),
        present=_if(said.present, centers),
        wanted=wanted,
        reported={key: each for key, each in said.reported.items() if key[0] in centers},
        most_inside=_only(said.most_inside, factors),
    )


def _weighed(said: W, factors: AbstractSet[str], centers: AbstractSet[str]) -> W:
    blocks = (tuple(factor for factor in block if factor in factors) for block in said.order.blocks)
    return replace(
        said,
        order=Order(tuple(filter(None, blocks)), said.order.not_mattering & factors),
        words=Words(_only(said.words.words, factors)),
        numbers=Numbers(_only(said.numbers.numbers, factors)),
        by_counselor=frozenset(mark for mark in said.by_counselor if mark[1] in factors),
        leaning=Leaning(_if(said.leaning.before, centers), _if(said.leaning.after, centers)),
    )


# ---- what answers speak of


def _of_centers(said: Answers) -> set[str]:
    leanings = [id for each in _apart(said) for id in (each.leaning.before, each.leaning.after)]
    one_each = (*leanings, said.present)
    return {*said.compared, *(center for center, _ in said.reported), *filter(None, one_each)}


def _of_factors(said: Answers) -> set[str]:
    ways = [way for each in _apart(said) for way in (each.order, each.words, each.numbers)]
    return {id for way in ways for id in way.said} | said.most_inside.keys()


def _of_facts(said: Answers) -> set[tuple[str, str]]:
    """Each fact, after the center or the factor that it was said of."""
    of_places = {(place.id, id) for place in said.places for id in place.measurements}
    return {*said.reported, *said.most_inside.items(), *(("", id) for id in said.too_much), *of_places}


def _apart(said: Answers) -> tuple[Weighing, ...]:
    return (said, said.put_away) if said.put_away else (said,)


def _names(said: Answers, catalog: Catalog) -> dict[str, str]:
    labels = _labels(Same(catalog))
    facts = {id for _, id in _of_facts(said)}
    spoken = _of_centers(said) | _of_factors(said) | facts | said.wanted.on
    return {id: labels[id] for id in spoken | {said.medicine or ""} if id in labels}


@lru_cache(maxsize=4)
def _labels(same: Same[Catalog]) -> dict[str, str]:
    """All names of a catalog by id; a center's last, since it is known again by its name.

    It keeps the last few: answers are written for the tab in every run.
    """
    catalog = same.value
    labels = {id: fact.label for id, fact in all_facts(catalog, *catalog.medicines).items()}
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
