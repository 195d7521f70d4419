"""What a coordinator has to find out: rows checked long ago, and facts that nobody knows.

Counted are the facts that a list holds of every center: each indicator, each medicine it may give, each
program it may be in. What each person has to find out for themselves is none of them. The same counts are
drawn as a picture; the tables of `by_column` and `by_center` say in words what it shows.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil

from decision import words
from decision.catalog import Catalog
from decision.providers import ENROLLED, GIVES, Provider, by_name

STALE_MONTHS = 12
MOST_DRAWN = 50
"""So many rows and columns can still be told apart; a longer list is drawn in groups."""


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

    `row_size` and `column_size` say how many centers and facts one row and one column stand for, at most.
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
    """Whether the same day so many months on has passed: of a shorter month, its last day."""
    years, month = divmod(checked_on.month - 1 + STALE_MONTHS, 12)
    year = checked_on.year + years
    if year > today.year:
        return False
    return date(year, month + 1, min(checked_on.day, monthrange(year, month + 1)[1])) < today


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
        **{GIVES + each.id: words.ASK_GIVES_LABEL.format(medicine=each.name) for each in catalog.medicines},
        **{ENROLLED + each.id: words.GAPS_PROGRAM.format(program=each.label) for each in catalog.programmes},
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
    """One line each; or one for every few that stand together, by their places."""
    size = _size(len(lines))
    found = []
    for first in range(0, len(lines), size):
        group = lines[first : first + size]
        last = first + len(group)
        places = words.GAPS_GROUP.format(first=f"{first + 1:,}", last=f"{last:,}")
        label = group[0][0] if len(group) == 1 else places
        found.append(Line(label, sum(line[1] for line in group), sum(line[2] for line in group)))
    return tuple(found)


# ---- the picture


def picture(catalog: Catalog) -> str:
    """The list as a picture of what is known and unknown; empty where there is nothing to draw."""
    found = grid(catalog)
    return drawn(found) if found.rows and found.columns else ""


_CELL, _STEP = 10, 14  # a square and the way to the next one
_LEFT, _TOP = 200, 150  # room for the names
_LONGEST = 28  # letters of a name that fit there


def drawn(found: Grid) -> str:
    """A grid as an SVG picture: a filled square is known, a hollow one is not, in the color of the text."""
    width = _LEFT + _STEP * len(found.columns) + _TOP // 2  # the last slanted name leans out
    height = _TOP + _STEP * len(found.rows)
    unknown, all_facts = sum(row.unknown for row in found.rows), sum(row.of for row in found.rows)
    label = words.GAPS_PICTURE.format(unknown=f"{unknown:,}", all=f"{all_facts:,}")
    names = "".join(_column_name(place, column) for place, column in enumerate(found.columns))
    rows = "".join(
        _row(place, row, shares)
        for place, (row, shares) in enumerate(zip(found.rows, found.known, strict=True))
    )
    return (
        '<figure class="gaps" tabindex="0" style="margin:0;overflow-x:auto">'
        f'<svg role="img" aria-label="{escape(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-size="11" fill="currentColor" stroke="none">'
        f"{names}{rows}</svg><figcaption>{escape(_legend(found))}</figcaption></figure>"
    )


def _legend(found: Grid) -> str:
    sentences = [words.GAPS_LEGEND]
    if found.row_size > 1:
        sentences.append(words.GAPS_GROUPED_ROWS.format(rows=f"{found.row_size:,}"))
    if found.column_size > 1:
        sentences.append(words.GAPS_GROUPED_COLUMNS.format(columns=f"{found.column_size:,}"))
    if max(found.row_size, found.column_size) > 1:
        sentences.append(words.GAPS_FULLER)
    return " ".join([*sentences, words.GAPS_FIRST])


def _column_name(place: int, column: Line) -> str:
    x, y = _LEFT + _STEP * place + _CELL, _TOP - 6
    return f'<text transform="translate({x} {y}) rotate(-60)">{_title(column)}{_short(column.label)}</text>'


def _row(place: int, row: Line, shares: Sequence[float]) -> str:
    y = _TOP + _STEP * place
    hollow, full = "", ""
    for column, share in enumerate(shares):
        x = _LEFT + _STEP * column
        filled = _filled(share)
        hollow += f"M{x + 0.5} {y + 0.5}h{_CELL - 1}v{_CELL - 1}h{1 - _CELL}z"
        full += f"M{x} {y + _CELL - filled}h{_CELL}v{filled}h{-_CELL}z" if filled else ""
    name = f'<text x="{_LEFT - 8}" y="{y + _CELL - 1}" text-anchor="end">{_short(row.label)}</text>'
    return (
        f"<g>{_title(row)}{name}"
        f'<path class="unknown" d="{hollow}" fill="none" stroke="currentColor"/>'
        f'<path class="known" d="{full}"/></g>'
    )


def _filled(share: float) -> int:
    """How high a square is filled; quite full or quite hollow only where all or nothing is known."""
    if share in (0, 1):
        return int(share * _CELL)
    return min(max(round(share * _CELL), 2), _CELL - 2)


def _title(line: Line) -> str:
    told = words.GAPS_LINE.format(name=line.label, unknown=f"{line.unknown:,}", all=f"{line.of:,}")
    return f"<title>{escape(told)}</title>"


def _short(name: str) -> str:
    return escape(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…")
