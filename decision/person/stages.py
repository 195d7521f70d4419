"""What is left of the list at each step, for one person: worked out once a run, for every screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from operator import is_
from typing import NamedTuple

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor
from decision.method.must_haves import Wanted, WithinLimit
from decision.method.ordering import NOT_SAID, Ordered, ordered
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider, laid_over
from decision.method.scoring import Values, valued
from decision.method.screening import Screening, screen
from decision.person.answers import Answers, fits
from decision.person.distances import miles
from decision.person.narrowing import Narrowed, narrowed
from decision.person.who_set import nameless
from decision.person.whose import as_known
from decision.wording.calling import CallSheet, Questions, questions, to_confirm
from decision.wording.limits import Limits, own_limits
from decision.wording.must_haves import medicine_facts

_FEW = 3  # centers on the short list where none was picked


@dataclass(frozen=True)
class Stages:
    """The catalog from the data folder to the ranked list; each stage has only centers of those before it.

    `shipped` has the folder's list, `listed` the person's own in its place if they opened one. `near` is what
    their limits leave of it, and `compared` has these centers, never too many, as the list has them. `known`
    has them with all that the person added: places, answers, distances. `screening` is `known` at the
    must-haves, and `possible` is `known` without the centers these set aside; the last three have no names
    while a counselor hides them.
    """

    shipped: Catalog
    listed: Catalog
    said: Answers
    near: Narrowed
    compared: Catalog
    known: Catalog
    screening: Screening
    possible: Catalog

    @cached_property
    def ordered(self) -> Ordered:
        """The possible centers by what matters to the person."""
        preference = Order() if self.said.hides_points else self.said.preference
        return NOT_SAID if preference.is_empty else ordered(self.values, preference)

    @cached_property
    def values(self) -> Values:
        """The values of the possible centers on the factors as this person judges them."""
        return _values(
            Same(self.possible.providers),
            Same(self.possible.factors),
            self.said.mode == "two",
            frozenset(self.said.too_much.items()),
            frozenset(self.said.most_inside.items()),
        )

    @cached_property
    def limits(self) -> Limits:
        """What the person said is the most, or the least, for them; of two, only what they said together."""
        said, known = self.said, self.known
        too_much = {} if said.mode == "two" else said.too_much
        return own_limits(known.indicators, known.must_haves, said.wanted.limits, too_much)

    @cached_property
    def screening_of_all(self) -> Screening:
        """All that the must-haves were held against: of a list that is too long, more than are compared."""
        left = narrowed(self.listed, self.said.narrow, self.said.zip_code)
        found = screened_left(self.listed, left, self.said)
        if found is None:
            return self.screening
        shown = self.shown([row.provider for row in found.rows])
        rows = (replace(row, provider=each) for row, each in zip(found.rows, shown, strict=True))
        return replace(found, rows=tuple(rows))

    def shown(self, providers: Sequence[Provider]) -> Sequence[Provider]:
        """Centers of the list as the person may see them: while their names are hidden, with letters."""
        said = self.said
        return nameless(providers, self.listed.providers, said.letters) if said.hides_names else providers

    @property
    def short_list(self) -> tuple[Provider, ...]:
        """The centers picked, or else those that the order has first; all of a list as short as that."""
        in_order = tuple(score.provider for score in self.ordered.ranked) or tuple(self.possible.providers)
        if len(self.known.providers) <= _FEW:
            return in_order
        aside = tuple(each for each in self.known.providers if each not in in_order)
        if picked := tuple(each for each in (*in_order, *aside) if each.id in self.said.compared):
            return picked
        groups = self.ordered.groups
        return in_order[: max(_FEW, len(groups[0]))] if groups else ()

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """By factor id, also while points are hidden; empty until they say what matters."""
        return self.said.weights([factor.id for factor in self.possible.factors]) or {}

    @property
    def named(self) -> tuple[Factor, ...]:
        """The factors that the person said count, what weighs most first; in an order, those placed."""
        placed = self.said.order.placed if self.said.way == "order" else self.weights
        found = [each for each in self.possible.factors if each.id in placed and self.weights.get(each.id)]
        return tuple(sorted(found, key=lambda factor: -self.weights[factor.id]))

    def questions(self, center: Provider) -> Questions:
        medicine, on = self.known.medicine(self.said.medicine), self.said.wanted.on
        return questions(self.known, medicine, self.screening, on, self.named, center)

    def sheet_of(self, center: Provider) -> CallSheet:
        found, made_up = self.questions(center), self.listed.info.made_up and not center.added
        first = (*to_confirm(self.known, self.known.medicine(self.said.medicine), center), *found.first)
        return CallSheet(center, first if found.first else (), found.rest, self.said.plan, made_up=made_up)

    @property
    def is_blocked(self) -> bool:
        """Whether there are centers on the list, and none of them, nor any place added, to compare."""
        return self.near.is_blocked and not self.known.providers

    @property
    def nothing_hidden(self) -> "Stages":
        """These stages with names and points shown: for what is taken along, and saved."""
        return self.with_said(replace(self.said, mode="alone")) if self.said.mode == "counselor" else self

    def with_said(self, said: Answers) -> "Stages":
        """These stages after a tap that leaves the list as long as it is: what it changes, and no more."""
        if all(getattr(said, name) == getattr(self.said, name) for name in _OF_CENTERS):
            return replace(self, said=said)
        return _from_near(self.shipped, self.listed, self.near, said)


@lru_cache(maxsize=16)
def _values(
    providers: Same[tuple[Provider, ...]],
    factors: Same[tuple[Factor, ...]],
    two: bool,
    too_much: frozenset[tuple[str, float]],
    most_inside: frozenset[tuple[str, str]],
) -> Values:
    """As `Stages.values`. It keeps the last few: most taps are on what does not change them."""
    said = Answers(mode="two" if two else "alone", too_much=dict(too_much), most_inside=dict(most_inside))
    return valued(providers.value, said.judged(factors.value))


def stages(shipped: Catalog, listed: Catalog, said: Answers) -> Stages:
    """Every stage for what a person has said. `listed` may be `shipped` itself."""
    return _from_near(shipped, listed, brought_near(listed, said), said)


def _from_near(shipped: Catalog, listed: Catalog, near: Narrowed, said: Answers) -> Stages:
    compared = listed if near.is_whole else listed.holding(near.compared)
    all_known = known(compared, said)
    if said.hides_names:
        all_known = all_known.holding(nameless(all_known.providers, listed.providers, said.letters))
    screening = screened(all_known, said)
    possible = all_known.holding(screening.possible)
    return Stages(shipped, listed, said, near, compared, all_known, screening, possible)


_WEIGHED = {"way", "order", "words", "numbers", "too_much", "compared", "most_inside"}
_OF_CENTERS = tuple(each.name for each in fields(Answers) if each.name not in _WEIGHED)
"""All but how they are weighed and what is picked: what decides which centers are possible."""


# ---- each stage from the one before


def brought_near(catalog: Catalog, said: Answers) -> Narrowed:
    """What is left of the list by all that makes it shorter; must-haves do so where it is too long."""
    near = narrowed(catalog, said.narrow, said.zip_code)
    found = screened_left(catalog, near, said)
    if found is None or not found.set_aside:
        return near
    barred = frozenset(row.provider.id for row in found.set_aside)
    return narrowed(catalog, said.narrow, said.zip_code, barred)


def screened_left(catalog: Catalog, near: Narrowed, said: Answers) -> Screening | None:
    """What is left of a too long list, at the must-haves; None where it is short enough, or none is on.

    Places of their own are not among them: they are never too many.
    """
    if not near.too_many or not said.wanted.on:
        return None
    limits = tuple(sorted(said.wanted.limits.items()))
    key = _Wanted(said.wanted.on, limits, said.medicine, tuple(said.reported.items()), said.example)
    return _screened_left(Same(near.left), Same(catalog), key)


class _Wanted(NamedTuple):
    """What the screening of a long list goes by."""

    on: frozenset[str]
    limits: tuple[tuple[str, float], ...]
    medicine: str | None
    reported: tuple[tuple[tuple[str, str], Measurement], ...]
    example: bool | None


@lru_cache(maxsize=8)
def _screened_left(left: Same[tuple[Provider, ...]], same: Same[Catalog], key: _Wanted) -> Screening:
    """As `screened_left`. It keeps the last few: every screen asks again on every tap."""
    wanted = Wanted(key.on, dict(key.limits))
    said = Answers(medicine=key.medicine, reported=dict(key.reported), wanted=wanted, example=key.example)
    return screened(known(replace(same.value, providers=left.value), said), said)


def known(catalog: Catalog, said: Answers) -> Catalog:
    """The catalog with the places the person added, what was reported and still fits, how far each is."""
    added = tuple(place for place in said.places if place.id not in {each.id for each in catalog.providers})
    whole = catalog.holding((*catalog.providers, *added) if added else catalog.providers)
    of_list, said_of = as_known(catalog, said=said.example), said.reported.items()
    providers = laid_over((*of_list, *added), {key: each for key, each in said_of if fits(whole, *key, each)})
    if said.zip_code:
        providers = tuple(replace(each, away=miles(said.zip_code, each.zip)) for each in providers)
    # The very same providers are the same tuple, so that what is kept by it is found.
    is_same = len(of_list) == len(providers) and all(map(is_, of_list, providers))
    return whole.holding(of_list if is_same else providers)


def screened(catalog: Catalog, said: Answers) -> Screening:
    """Every provider at the person's must-haves; what the catalog no longer has is passed over."""
    limited = {each.id: isinstance(each.condition, WithinLimit) for each in catalog.must_haves}
    limits = tuple((id, limit) for id, limit in said.wanted.limits.items() if limited.get(id))
    return _screened(Same(catalog), said.wanted.on.intersection(limited), limits, said.medicine)


@lru_cache(maxsize=16)
def _screened(
    same: Same[Catalog], on: frozenset[str], limits: tuple[tuple[str, float], ...], medicine: str | None
) -> Screening:
    catalog, wanted = same.value, Wanted(on, dict(limits))  # one for all who want the same of the same list
    of_medicine = [fact.id for fact in medicine_facts(catalog, catalog.medicine(medicine))]
    return screen(catalog.providers, catalog.must_haves, wanted, of_medicine[::-1])
