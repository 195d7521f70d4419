"""How providers.csv becomes providers, and a cell becomes an amount."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from decision.factors import Amount, Factor, Indicator, Levels, Points, YesNo
from decision.fields import ID_REMEDY, Ids, is_id
from decision.guide import ListInfo, Medicine, Programme
from decision.providers import Measurement, Provider
from decision.reading import Entry, Place, Problem, Row, Table, entries

UNKNOWN = "unknown"
GIVES, ENROLLED = "gives_", "enrolled_"
_PLAIN = ("id", "name", "town", "state", "zip", "site_type", "about", "checked_on", "source")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# What to write in an empty cell where unknown is no answer; a site_type names the kinds that there are.
_NEVER_UNKNOWN = {
    "id": f"Give the center its own id. {ID_REMEDY}",
    "name": "Write the name that people know.",
}


class BadAmount(ValueError):
    """A cell that holds no amount of its indicator: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


def read_amount(text: str, indicator: Indicator) -> Amount | None:
    """The amount a cell says; None for the word unknown. Anything else raises BadAmount."""
    if text == UNKNOWN:
        return None
    match indicator.scale:
        case YesNo():
            return _yes_or_no(text)
        case Levels(values):
            words = [word for word, _ in values]
            if text in words:
                return text
            raise BadAmount(f"'{text}' is not one of its levels.", f"Write {', '.join(words)} or unknown.")
        case Points():
            return _number(text, indicator)


def is_taken(column: str) -> bool:
    """Whether a column has a meaning of its own, so that no indicator may be called like it."""
    return column in _PLAIN or column.startswith((GIVES, ENROLLED))


def tell_taken(factors: Entry, problems: list[Problem]) -> None:
    """Tell of every indicator of factors.toml whose id is taken by another column."""
    for block in (
        inner for factor in entries(factors, "factor", []) for inner in entries(factor, "indicator", [])
    ):
        id = block.keys.get("id")
        if isinstance(id, str) and is_taken(id.strip()):
            what = (
                f"'{id}' cannot be the id of an indicator: that column of providers.csv means something else."
            )
            problems.append(Problem(block.place("id"), what, "Choose another id, here and in providers.csv."))


def read_providers(
    table: Table,
    factors: Sequence[Factor] | None,
    medicines: Sequence[Medicine] | None,
    programmes: Sequence[Programme] | None,
    info: ListInfo | None,
    problems: list[Problem],
    unread: Collection[str] = (),
) -> tuple[Provider, ...]:
    """Every center of the table, in its order; problems are added to the list.

    None is what could not be read: the columns and words that may be its own are left alone. `unread`
    are the ids of indicators without a usable scale: their columns must be there, and are not read.
    """
    indicators = [i for factor in factors or () for i in factor.indicators if not is_taken(i.id)]
    gives = {GIVES + medicine.id: medicine.id for medicine in medicines or ()}
    enrolled = {ENROLLED + programme.id: programme.id for programme in programmes or ()}
    wanted = dict.fromkeys([*_PLAIN, *gives, *enrolled, *(i.id for i in indicators), *sorted(unread)])
    sources = {GIVES: medicines, ENROLLED: programmes, "": factors}
    _check_columns(table, wanted, [start for start, source in sources.items() if source is None], problems)
    if not table.rows and not table.left_out:
        problems.append(
            Problem(Place(table.file, 2), "There is no center in this file.", "Add one row a center.")
        )
    _check_ids(table, problems)
    reader = _RowReader(table, None if info is None else {kind.id for kind in info.site_types}, problems)
    return tuple(reader.provider(row, indicators, gives, enrolled) for row in table.rows)


class _RowReader:
    """Reads one row after another of one table, telling every bad cell."""

    def __init__(self, table: Table, site_types: Ids, problems: list[Problem]) -> None:
        self.table = table
        self.site_types = site_types
        self.problems = problems

    def provider(
        self, row: Row, indicators: Sequence[Indicator], gives: dict[str, str], enrolled: dict[str, str]
    ) -> Provider:
        source, checked_on = self.text(row, "source"), self.day(row, "checked_on")
        return Provider(
            id=self.text(row, "id"),
            name=self.text(row, "name"),
            measurements={i.id: Measurement(self.amount(row, i), source, checked_on) for i in indicators},
            town=self.text(row, "town"),
            state=self.text(row, "state"),
            zip=self.text(row, "zip"),
            site_type=self.site_type(row),
            about=self.text(row, "about"),
            gives={id: self.answer(row, column) for column, id in gives.items()},
            enrolled={id: self.answer(row, column) for column, id in enrolled.items()},
            source=source,
            checked_on=checked_on,
        )

    def text(self, row: Row, column: str) -> str:
        text = row.cells.get(column)
        if text == "":
            remedy = _NEVER_UNKNOWN.get(column, "Write what is true, or the word unknown.")
            self.wrong(row, column, "The cell is empty.", remedy)
        return text or ""

    def site_type(self, row: Row) -> str:
        kind = row.cells.get("site_type", "")
        known = ", ".join(sorted(self.site_types or ()))
        remedy = (
            f"Use one of {known}, or add it to list.toml." if known else "Write a kind that list.toml has."
        )
        if kind == "" and "site_type" in row.cells:
            self.wrong(row, "site_type", "The cell is empty.", remedy)
        elif kind and self.site_types is not None and kind not in self.site_types:
            self.wrong(row, "site_type", f"'{kind}' is not a kind of site that is known here.", remedy)
        return kind

    def day(self, row: Row, column: str) -> date | None:
        text = self.text(row, column)
        if text in ("", UNKNOWN):
            return None
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.wrong(
            row, column, f"'{text}' is not a date.", "Write year-month-day, such as 2026-11-01, or unknown."
        )
        return None

    def answer(self, row: Row, column: str) -> bool | None:
        text = self.text(row, column)
        if text in ("", UNKNOWN):
            return None
        try:
            return _yes_or_no(text)
        except BadAmount as bad:
            self.wrong(row, column, bad.what, bad.remedy)
            return None

    def amount(self, row: Row, indicator: Indicator) -> Amount | None:
        text = self.text(row, indicator.id)
        if not text:
            return None
        try:
            return read_amount(text, indicator)
        except BadAmount as bad:
            self.wrong(row, indicator.id, bad.what, bad.remedy)
            return None

    def wrong(self, row: Row, column: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.table.place(row, column), what, remedy))


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise BadAmount(f"'{text}' is not yes or no.", "Write yes, no or unknown.")
    return text == "yes"


def _number(text: str, indicator: Indicator) -> float:
    if not _NUMBER.fullmatch(text):
        remedy = "Write digits only, without a unit, such as 35 or 2.5; or the word unknown."
        raise BadAmount(f"'{text}' is not a number.", remedy)
    number = float(text)
    if indicator.allowed is not None and not indicator.allowed[0] <= number <= indicator.allowed[1]:
        least, most = indicator.allowed
        what = f"{text} {indicator.unit} cannot be true: it must be from {least:g} to {most:g}."
        raise BadAmount(what, "Correct it, write unknown, or change 'allowed' in factors.toml.")
    return number


def _check_columns(
    table: Table, wanted: Collection[str], open_starts: Sequence[str], problems: list[Problem]
) -> None:
    """`open_starts` is how columns begin that cannot be judged: gives_, enrolled_, or "" for all others."""
    for column in wanted:
        if column not in table.columns:
            remedy = "Add the column; where nobody knows, write unknown."
            problems.append(Problem(Place(table.file, 1, column), "This column is missing.", remedy))
    for column in table.columns:
        start = next((start for start in (GIVES, ENROLLED) if column.startswith(start)), "")
        if column not in wanted and start not in open_starts:
            what = "No other file speaks of this column."
            remedy = "Correct its name, add it to factors.toml or medicines.toml, or delete it."
            problems.append(Problem(Place(table.file, 1, column), what, remedy))


def _check_ids(table: Table, problems: list[Problem]) -> None:
    first: dict[str, int] = {}
    for row in table.rows:
        id = row.cells.get("id", "")
        if id and not is_id(id):
            remedy = _NEVER_UNKNOWN["id"] if id == UNKNOWN else ID_REMEDY
            problems.append(Problem(table.place(row, "id"), f"'{id}' is not an id.", remedy))
        if id and id in first:
            what = f"The id '{id}' is already used in row {first[id]}."
            problems.append(Problem(table.place(row, "id"), what, "Give each center its own id."))
        first.setdefault(id, row.number)
