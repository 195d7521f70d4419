"""One center as a row of cells, as in a form or a file: written out and read back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from decision.catalog.catalog import Catalog
from decision.lists.columns import ENROLLED, GIVES, Column
from decision.lists.problems import Problem, Problems, Row, Table
from decision.lists.provider_files import read_providers
from decision.lists.spelling import UNKNOWN
from decision.method.factors import Amount
from decision.method.providers import Provider


def cells_of(provider: Provider, catalog: Catalog) -> dict[str, str]:
    """The cells that `read_row` reads as this center, by column id; each is written the plain way.

    The source and the day are those of the center. What one fact has of its own, such as one reported
    to a person, is not kept: a row has one source and one day for all.
    """
    return {column.id: _cell(provider, column) for column in catalog.columns}


def read_row(
    cells: Mapping[str, str], catalog: Catalog, today: date | None = None
) -> Provider | list[Problem]:
    """One center from its cells by column id, outer spaces aside; or all that is wrong with them.

    The checks are those of a file. An id that the catalog's list has is not refused, so that a center can be
    read again after a change.
    """
    row = Row(1, {id: cell.strip() for id, cell in cells.items()})
    problems = Problems()
    table = Table("", tuple(row.cells), (row,))
    found = read_providers(table, catalog.columns, problems, today=today, from_file=False)
    if found and not problems:
        return found[0]
    return [replace(each, place=replace(each.place, row=None)) for each in problems.found]


def _cell(provider: Provider, column: Column) -> str:
    if column.indicator:
        return amount_text(provider.amount(column.indicator.id))
    if column.id.startswith(GIVES):
        return amount_text((provider.gives or {}).get(column.id.removeprefix(GIVES)))
    if column.id.startswith(ENROLLED):
        return amount_text((provider.enrolled or {}).get(column.id.removeprefix(ENROLLED)))
    return str(getattr(provider, column.id) or UNKNOWN)


def amount_text(amount: Amount | None) -> str:
    """An amount as a cell says it: yes, no, a level, or a number in plain digits, exact to the last."""
    match amount:
        case None:
            return UNKNOWN
        case bool():
            return "yes" if amount else "no"
        case str():
            return amount
    return format(Decimal(repr(float(amount))), "f").removesuffix(".0")
