"""A long list made short enough to compare: by distance, kind of place, name or town, and must-haves.

What nobody knows sets no center aside here either: a center whose ZIP code or kind is not known stays. When
more are left than can be compared at a time, the nearest are compared, as far as distances are known, in
whole rings: of two that are equally far, either both are compared or neither is. Without any distance the
person has to narrow the list first.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import inf, isfinite
from operator import attrgetter
from typing import NamedTuple

from decision.catalog.catalog import Catalog, Same
from decision.guide.texts import ListInfo
from decision.method.providers import Provider, by_name
from decision.person.distances import miles
from decision.wording import words

MOST = 50
"""So many centers are compared at a time: the screens and the method stay quick, and people can follow."""


@dataclass(frozen=True)
class Narrow:
    """What the person says to make the list shorter.

    `miles` is the most, in a straight line; None is any. `site_types` are ids; none of them is all kinds.
    `name` is looked for word by word in the name and the town.
    """

    miles: float | None = None
    site_types: frozenset[str] = frozenset()
    name: str = ""

    def __post_init__(self) -> None:
        if self.miles is not None and not (isfinite(self.miles) and self.miles >= 0):
            raise ValueError(f"the limit is {self.miles} miles: give a finite number, 0 or more")


class Reason(Enum):
    NAME = "name"
    KIND = "kind"
    FAR = "far"
    MUST = "must-have"


@dataclass(frozen=True)
class Narrowed:
    """What is left of a list of `count` centers; `set_aside` is how many each reason would by itself.

    `left` is nearest first, then those of unknown distance, else A-Z. `unknown_distance` and `unknown_kind`
    are those left that only stay because nobody knows; `unknown_town` are those set aside by name alone or
    with others although their town is not known. `compared` are those of `left` to go on with; `reach` is
    how far the farthest of them is where the rest was too many. `needs_zip` is whether a limit in miles
    waits for a ZIP code that has a place.
    """

    count: int
    left: tuple[Provider, ...]
    set_aside: Mapping[Reason, int]
    unknown_distance: tuple[Provider, ...]
    unknown_kind: tuple[Provider, ...]
    unknown_town: tuple[Provider, ...]
    compared: tuple[Provider, ...]
    reach: float | None
    needs_zip: bool

    @property
    def too_many(self) -> bool:
        return len(self.left) > MOST

    @property
    def is_whole(self) -> bool:
        return len(self.compared) == self.count

    @property
    def is_blocked(self) -> bool:
        """Whether there are centers on the list, and still none to compare."""
        return bool(self.count) and not self.compared


def narrowed(
    catalog: Catalog, narrow: Narrow, zip_code: str, barred: frozenset[str] = frozenset()
) -> Narrowed:
    """What the person's limits leave of the list; `barred` are the ids that their must-haves set aside."""
    from_here = zip_code.strip() if miles(zip_code, zip_code) is not None else ""
    return _narrowed(Same(catalog.providers), catalog.info, narrow, from_here, barred)


class _Listed(NamedTuple):
    """A center with what is looked at: the miles, endless where nobody knows them, and the text to search."""

    provider: Provider
    away: float
    text: str


def _tests(
    narrow: Narrow, kinds: AbstractSet[str], barred: frozenset[str], *, is_placed: bool
) -> Mapping[Reason, Callable[[_Listed], bool]]:
    """By reason: whether it sets a center aside; only the reasons that the person gave."""
    tests: dict[Reason, Callable[[_Listed], bool]] = {}
    if sought := narrow.name.casefold().split():
        tests[Reason.NAME] = lambda each: not all(word in each.text for word in sought)
    if narrow.site_types & kinds:
        others = kinds - narrow.site_types
        tests[Reason.KIND] = lambda each: each.provider.site_type in others
    if (most := narrow.miles) is not None and is_placed:
        tests[Reason.FAR] = lambda each: most < each.away < inf
    if barred:
        tests[Reason.MUST] = lambda each: each.provider.id in barred
    return tests


def _nearest(left: Sequence[_Listed]) -> Sequence[_Listed]:
    """The nearest, at most `MOST`; none of a ring of equally far ones that does not fit as a whole."""
    known = [each for each in left if each.away < inf]
    if len(known) <= MOST:
        return known
    return [each for each in known[:MOST] if each.away < known[MOST].away]


@lru_cache(maxsize=8)
def _narrowed(
    same: Same[tuple[Provider, ...]], info: ListInfo, narrow: Narrow, from_here: str, barred: frozenset[str]
) -> Narrowed:
    """As `narrowed`. It keeps the last few: every screen asks again on every tap, mostly for the same."""
    listed = _in_order(same, from_here)
    kinds = {kind.id for kind in info.site_types}
    tests = _tests(narrow, kinds, barred, is_placed=bool(from_here))
    aside = {reason: [each for each in listed if test(each)] for reason, test in tests.items()}
    out = {each.provider.id for many in aside.values() for each in many}
    left = [each for each in listed if each.provider.id not in out]
    compared = left if len(left) <= MOST else _nearest(left)
    return Narrowed(
        len(listed),
        tuple(each.provider for each in left),
        {reason: len(many) for reason, many in aside.items()},
        tuple(each.provider for each in left if from_here and each.away == inf),
        tuple(
            each.provider for each in left if Reason.KIND in tests and each.provider.site_type not in kinds
        ),
        tuple(each.provider for each in aside.get(Reason.NAME, ()) if not each.provider.town),
        tuple(each.provider for each in compared),
        compared[-1].away if compared and len(left) > MOST else None,
        needs_zip=narrow.miles is not None and not from_here,
    )


@lru_cache(maxsize=8)
def _in_order(same: Same[tuple[Provider, ...]], zip_code: str) -> tuple[_Listed, ...]:
    """The list from a ZIP code, nearest first; A-Z without one. It keeps the last few, since it is slow."""
    found = []
    for each in sorted(same.value, key=by_name):
        away = miles(zip_code, each.zip) if zip_code else None
        text = f"{each.name} {each.town}".casefold()
        found.append(_Listed(each, inf if away is None else away, text))
    return tuple(sorted(found, key=attrgetter("away")))


# ---- in words


def sentences(found: Narrowed, narrow: Narrow) -> tuple[str, ...]:
    """What was done to the list, in whole sentences: what is left and why, what is unknown and compared."""
    lines = [words.MUST_LEFT.format(left=len(found.left), count=found.count)]
    said = {"name": " ".join(narrow.name.split()), "count": narrow.miles or 0, "all": found.count}
    why = {
        Reason.NAME: words.NARROW_NAME,
        Reason.KIND: words.NARROW_KIND,
        Reason.FAR: words.NARROW_FAR,
        Reason.MUST: words.NARROW_MUST,
    }
    lines += [why[reason].format(aside=aside, **said) for reason, aside in found.set_aside.items()]
    if found.unknown_town:
        lines.append(words.NARROW_TOWN_UNKNOWN.format(count=len(found.unknown_town)))
    if narrow.miles is not None and found.unknown_distance:
        lines.append(words.NARROW_FAR_UNKNOWN.format(count=len(found.unknown_distance)))
    if found.unknown_kind:
        lines.append(words.NARROW_KIND_UNKNOWN.format(count=len(found.unknown_kind)))
    if found.needs_zip:
        lines.append(words.NARROW_NEEDS_ZIP)
    return (*lines, *cut(found))


def cut(found: Narrowed) -> tuple[str, ...]:
    """What is not compared although nothing sets it aside, because too many are left."""
    if not found.too_many:
        return ()
    if found.reach is None:
        return (words.NARROW_FIRST.format(count=len(found.left), most=MOST),)
    reach = max(1, round(found.reach))
    nearest = words.NARROW_NEAREST.format(most=MOST, compared=len(found.compared), count=reach)
    if not found.unknown_distance:
        return (nearest,)
    return nearest, words.NARROW_NEAREST_UNKNOWN.format(count=len(found.unknown_distance))
