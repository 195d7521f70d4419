"""All that one person has said: one value, from which everything on the screens is worked out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor
from decision.method.must_haves import Wanted
from decision.method.ordering import judged
from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Words, ordered_inside
from decision.method.providers import Measurement, Provider, Reported, about_medicine, about_programme
from decision.person.narrowing import Narrow
from decision.person.who_set import Marks, Mode, Way, Weighing, marked

K = TypeVar("K")
V = TypeVar("V")
WAYS: tuple[Way, ...] = ("order", "words", "numbers")
SIDE_BY_SIDE = 4


@dataclass(frozen=True)
class Answers(Weighing):
    """One person's answers: what two people say apart, and all else, which is for both.

    `compared` are the provider ids picked for side by side, at most `SIDE_BY_SIDE` of them. `too_much` is by
    indicator id, in its unit. `most_inside` is, by factor id, the id of the fact behind it that matters most
    to them. `reported` is what centers answered, or what is so for the person. `medicine` is None until the
    person names one. `wanted` are the must-haves. `places` are those the person added to the list. `zip_code`
    and `plan`, the name of their plan, may be empty. `no_figures` hides how often good and bad things happen.
    `narrow` makes a long list shorter. `example` is whether the example person's facts count, or the list's.

    `mode` is with whom. `agreed` are those of `by_counselor` that the person agreed to. `present` is the id
    of the center where they go now. `put_away` is what the other of two said apart, None until they did;
    `is_second` is whether the one who has it now is the second. `names_shown` is whether a counselor has
    shown the names, and `name_changed` whether these changed the person's view; `letters` is the seed that
    shuffles the letters shown instead of names, 0 for not at all. Where a field has no method of its own, use
    `replace`.
    """

    medicine: str | None = None
    compared: tuple[str, ...] = ()
    too_much: Mapping[str, float] = field(default_factory=dict)
    reported: Reported = field(default_factory=dict)
    wanted: Wanted = field(default_factory=Wanted)
    places: tuple[Provider, ...] = ()
    zip_code: str = ""
    no_figures: bool = False
    narrow: Narrow = field(default_factory=Narrow)
    mode: Mode = "alone"
    present: str | None = None
    example: bool | None = None
    most_inside: Mapping[str, str] = field(default_factory=dict)
    put_away: Weighing | None = None
    is_second: bool = False
    names_shown: bool = False
    name_changed: bool | None = None
    plan: str = ""
    letters: int = 0
    agreed: Marks = frozenset()

    @property
    def weighing(self) -> Weighing:
        """What this one person said apart from the other."""
        return Weighing(**{each.name: getattr(self, each.name) for each in fields(Weighing)})

    @property
    def both(self) -> tuple[Preference, Preference]:
        away = (self.put_away or Weighing()).preference
        return (away, self.preference) if self.is_second else (self.preference, away)

    @property
    def hides_names(self) -> bool:
        """Whether a counselor has not shown the names of the centers yet."""
        return self.mode == "counselor" and not self.names_shown

    @property
    def hides_points(self) -> bool:
        """Whether a counselor's client has not said yet where they lean: till then there is no order."""
        return self.mode == "counselor" and self.leaning.before is None

    def judged(self, factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
        """The factors as this person judges them: what is too much, and what matters most inside one.

        Two who weigh apart share one list, so there neither one's word on a fact changes it for the other.
        """
        if self.mode == "two":
            return factors
        return ordered_inside(judged(factors, self.too_much), self.most_inside)

    def weights(self, factors: Sequence[str]) -> dict[str, float] | None:
        """Weights by factor id; None while nothing is said, or while all that is said counts 0."""
        if self.preference.is_empty:
            return None
        try:
            return self.preference.weights(factors)
        except NothingMatters:
            return None

    def with_preference(
        self, preference: Preference, *, by_counselor: bool = False, tapped: str = ""
    ) -> "Answers":
        """These answers with one way's preference replaced, and that way chosen.

        What it changes is the counselor's or the person's word from now on, the rest whose it was. `tapped`
        is the factor that a tap moved.
        """
        match preference:
            case Order():
                said = replace(self, way="order", order=preference)
            case Words():
                said = replace(self, way="words", words=preference)
            case Numbers():
                said = replace(self, way="numbers", numbers=preference)
        return said.marked_since(self, by_counselor=by_counselor, tapped=tapped)

    def marked_since(self, before: "Answers", *, by_counselor: bool, tapped: str = "") -> "Answers":
        """These answers, where what was weighed otherwise before is the counselor's or the person's word."""
        marks, agreed = before.by_counselor, before.agreed
        for way in WAYS:
            old, new = getattr(before, way), getattr(self, way)
            if old != new:
                marks = marked(marks, way, old, new, by_counselor=by_counselor, tapped=tapped)
                agreed = marked(agreed, way, old, new, by_counselor=False, tapped=tapped)
        is_so = marks == self.by_counselor and agreed == self.agreed
        return self if is_so else replace(self, by_counselor=marks, agreed=agreed)

    def with_agreed(self, factors: Collection[str]) -> "Answers":
        theirs = {mark for mark in self.by_counselor if mark[0] == self.way and mark[1] in factors}
        return replace(self, agreed=self.agreed | theirs)

    @property
    def not_agreed(self) -> Marks:
        """What a counselor set in the way that is chosen now, and the person has not agreed to."""
        return frozenset(mark for mark in self.by_counselor - self.agreed if mark[0] == self.way)

    def with_compared(self, providers: Sequence[str]) -> "Answers":
        """These answers with the providers picked for side by side; no more than `SIDE_BY_SIDE` are kept."""
        return replace(self, compared=tuple(providers)[:SIDE_BY_SIDE])

    def with_most_inside(self, factor: str, most: str | None) -> "Answers":
        """These answers with the fact that matters most inside a factor, or None when none is said to."""
        return replace(self, most_inside=_put(self.most_inside, factor, most))

    def with_place(self, place: Provider, *, is_present: bool = False) -> "Answers":
        """These answers with a place added to the list; its id is one that no other place has."""
        return replace(self, places=(*self.places, place), present=place.id if is_present else self.present)

    def without_place(self, id: str) -> "Answers":
        """These answers without a place, and without all that was said of it but a leaning."""
        reported = {key: each for key, each in self.reported.items() if key[0] != id}
        places = tuple(place for place in self.places if place.id != id)
        compared = tuple(each for each in self.compared if each != id)
        present = None if self.present == id else self.present
        return replace(self, places=places, reported=reported, compared=compared, present=present)

    def handed_over(self) -> "Answers":
        """These answers with what was weighed put away, and the other's, empty at first, in its place."""
        others = vars(self.put_away or Weighing())
        return replace(self, **others, put_away=self.weighing, is_second=not self.is_second)

    def with_reported(self, provider: str, indicator: str, measurement: Measurement | None) -> "Answers":
        """These answers with what a provider answered about one indicator in place of an earlier answer."""
        return replace(self, reported=_put(self.reported, (provider, indicator), measurement))


def _put(said: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    """What was said, with this value in place of the key's last one, or without the key."""
    others = {other: each for other, each in said.items() if other != key}
    return others if value is None else {**others, key: value}


NOTHING = Answers()


def fits(catalog: Catalog, provider: str, about: str, measurement: Measurement) -> bool:
    """Whether what was reported is still about a provider and a fact of the catalog, and can be true."""
    amount = measurement.amount
    if catalog.provider(provider) is None or amount is None:
        return False
    if about in catalog.indicators:
        return catalog.indicators[about].takes(amount)
    yes_or_no = {
        *(about_medicine(medicine.id) for medicine in catalog.medicines),
        *(about_programme(programme.id) for programme in catalog.programmes),
        *(fact.id for fact in catalog.asked),
    }
    return about in yes_or_no and isinstance(amount, bool)


# ---- a part of them that is shown and said by itself


class Part(NamedTuple):
    """A part of the answers: as a widget shows it, and the answers with what the widget says."""

    shown: Callable[[Answers, str], Any]
    laid: Callable[[Answers, str, Any], Answers]


def part_at(path: str, kept_as: Callable[[Any], Any] = lambda value: value) -> Part:
    """A field of the answers, or one within a field, as narrow.miles."""
    outer, _, inner = path.partition(".")

    def laid(answers: Answers, _: str, value: Any) -> Answers:
        said = kept_as(value)
        found = replace(getattr(answers, outer), **{inner: said}) if inner else said
        return replace(answers, **{outer: found})

    return Part(lambda answers, _: attrgetter(path)(answers), laid)


def part_by_id(path: str) -> Part:
    """What such a field has for one id."""
    whole = part_at(path)

    def laid(answers: Answers, id: str, value: Any) -> Answers:
        return whole.laid(answers, "", _put(whole.shown(answers, ""), id, value))

    return Part(lambda answers, id: whole.shown(answers, "").get(id), laid)
