"""What a coordinator has to find out: rows checked long ago, and facts that nobody knows.

Counted are the facts that a list holds of every center: each indicator, each medicine it may give, each
program it may be in. What each person has to find out for themselves is none of them.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from decision.catalog.catalog import Catalog
from decision.method.providers import Provider, about_medicine, about_programme, by_name
from decision.wording import words

STALE_MONTHS = 12
MOST_DRAWN = 50
"""So many rows and columns can still be made out; a longer list is drawn in groups."""


@dataclass(frozen=True)
class ColumnGaps:
    """One fact: its id, its name as people read it, and at how many of all centers it is unknown."""

    id: str
    label: str
    unknown: int
    of: int


@dataclass(frozen=True)
class CenterGaps:
    """One center, and how many of its facts are unknown."""

    provider: Provider
    unknown: int
    of: int


@dataclass(frozen=True)
class Line:
    """One row or column of the picture: its name, and how many of its facts are unknown."""

    label: str
    unknown: int
    of: int


@dataclass(frozen=True)
class Grid:
    """What the picture shows: by row and column, the share of the facts there that is known, 0 to 1.

    `row_size` and `column_size` say how many centers and facts one row and one column mean, at most.
    """

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    known: tuple[tuple[float, ...], ...]
    row_size: int
    column_size: int


# ---- how old


def stale(providers: Sequence[Provider], today: date) -> tuple[Provider, ...]:
    """Those checked more than `STALE_MONTHS` ago, the oldest first; a day nobody knows is not among them."""
    old = [
        (each.checked_on, each) for each in providers if each.checked_on and _is_stale(each.checked_on, today)
    ]
    return tuple(each for _, each in sorted(old, key=lambda one: (one[0], by_name(one[1]))))


def never_dated(providers: Sequence[Provider]) -> tuple[Provider, ...]:
    """Those whose day of the check is not known, A-Z."""
    return tuple(sorted((each for each in providers if each.checked_on is None), key=by_name))


def _is_stale(checked_on: date, today: date) -> bool:
    return good_until(checked_on) < today


def good_until(checked_on: date) -> date:
    """The same day `STALE_MONTHS` on, of a shorter month its last day; no later than a calendar goes."""
    years, month = divmod(checked_on.month - 1 + STALE_MONTHS, 12)
    year = checked_on.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(checked_on.day, monthrange(year, month + 1)[1]))


# ---- how much is unknown


def by_column(catalog: Catalog) -> tuple[ColumnGaps, ...]:
    """Every fact with the number of centers where it is unknown, most first; else as the list has them."""
    count = len(catalog.providers)
    found = [
        ColumnGaps(id, label, sum(each.amount(id) is None for each in catalog.providers), count)
        for id, label in _facts(catalog).items()
    ]
    return tuple(sorted(found, key=lambda column: -column.unknown))


def by_center(catalog: Catalog) -> tuple[CenterGaps, ...]:
    """Every center with the number of its facts that are unknown, most first; else A-Z."""
    ids = [*_facts(catalog)]
    found = [
        CenterGaps(each, sum(each.amount(id) is None for id in ids), len(ids)) for each in catalog.providers
    ]
    return tuple(sorted(found, key=lambda center: (-center.unknown, by_name(center.provider))))


def _facts(catalog: Catalog) -> dict[str, str]:
    """The name of each fact by its id, in the order of the data folder."""
    return {
        **{indicator.id: indicator.label for indicator in catalog.indicators.values()},
        **{
            about_medicine(each.id): words.ASK_GIVES_LABEL.format(medicine=each.name)
            for each in catalog.medicines
        },
        **{
            about_programme(each.id): words.GAPS_PROGRAM.format(program=each.label)
            for each in catalog.programmes
        },
    }


def grid(catalog: Catalog) -> Grid:
    """The whole list as rows and columns, what is unknown most often first; in groups where it is long."""
    centers, columns = by_center(catalog), by_column(catalog)
    rows = _groups([(each.provider.name, each.unknown, each.of) for each in centers])
    stripes = _groups([(each.label, each.unknown, each.of) for each in columns])
    row_size, column_size = _size(len(centers)), _size(len(columns))
    is_known = [[each.provider.amount(column.id) is not None for column in columns] for each in centers]
    known = []
    for top in range(0, len(centers), row_size):
        band = is_known[top : top + row_size]
        sums = [sum(facts) for facts in zip(*band, strict=True)]
        cells = (sums[start : start + column_size] for start in range(0, len(sums), column_size))
        known.append(tuple(sum(cell) / (len(cell) * len(band)) for cell in cells))
    return Grid(rows, stripes, tuple(known), row_size, column_size)


def _size(count: int) -> int:
    return max(1, ceil(count / MOST_DRAWN))


def _groups(lines: Sequence[tuple[str, int, int]]) -> tuple[Line, ...]:
    """One line each; or one for every few that belong together, by their places."""
    size = _size(len(lines))
    found = []
    for first in range(0, len(lines), size):
        group = lines[first : first + size]
        last = first + len(group)
        places = words.GAPS_GROUP.format(first=first + 1, last=last)
        label = group[0][0] if len(group) == 1 else places
        found.append(Line(label, sum(line[1] for line in group), sum(line[2] for line in group)))
    return tuple(found)
