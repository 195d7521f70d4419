"""How providers.csv becomes providers, and a cell becomes an amount."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from decision.factors import Amount, Factor, Indicator, Levels, Points, YesNo
from decision.guide import ListInfo, Medicine, Programme
from decision.providers import Measurement, Provider
from decision.reading import Place, Problem, Row, Table

UNKNOWN = "unknown"
GIVES, ENROLLED = "gives_", "enrolled_"
_PLAIN = ("id", "name", "town", "state", "zip", "site_type", "about", "checked_on", "source")
_ID = re.compile(r"^[a-z][a-z0-9_]*$")
_NUMBER = re.compile(r"^-?\d+(\.\d+)?$", re.ASCII)


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


def read_providers(
    table: Table,
    factors: Sequence[Factor],
    medicines: Sequence[Medicine],
    programmes: Sequence[Programme],
    info: ListInfo,
    problems: list[Problem],
) -> tuple[Provider, ...]:
    """Every center of the table, in its order; problems are added to the list."""
    indicators = [indicator for factor in factors for indicator in factor.indicators]
    gives = {GIVES + medicine.id: medicine.id for medicine in medicines}
    enrolled = {ENROLLED + programme.id: programme.id for programme in programmes}
    wanted = [*_PLAIN, *gives, *enrolled, *(indicator.id for indicator in indicators)]
    _check_columns(table, wanted, problems)
    if not table.rows:
        problems.append(
            Problem(Place(table.file, 2), "There is no center in this file.", "Add one row a center.")
        )
    _check_ids(table, problems)
    reader = _RowReader(table, {kind.id for kind in info.site_types}, problems)
    return tuple(reader.provider(row, indicators, gives, enrolled) for row in table.rows)


class _RowReader:
    """Reads one row after another of one table, telling every bad cell."""

    def __init__(self, table: Table, site_types: Collection[str], problems: list[Problem]) -> None:
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
            self.wrong(row, column, "The cell is empty.", "Write what is true, or the word unknown.")
        return text or ""

    def site_type(self, row: Row) -> str:
        kind = self.text(row, "site_type")
        if kind and kind not in self.site_types:
            remedy = f"Use one of {', '.join(sorted(self.site_types))}, or add it to list.toml."
            self.wrong(row, "site_type", f"'{kind}' is not a kind of site that is known here.", remedy)
        return kind

    def day(self, row: Row, column: str) -> date | None:
        text = self.text(row, column)
        if text in ("", UNKNOWN):
            return None
        try:
            if len(text) == len("2026-11-01"):
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
    if not _NUMBER.match(text):
        remedy = "Write digits only, without a unit, such as 35 or 2.5; or the word unknown."
        raise BadAmount(f"'{text}' is not a number.", remedy)
    number = float(text)
    if indicator.allowed is not None and not indicator.allowed[0] <= number <= indicator.allowed[1]:
        least, most = indicator.allowed
        what = f"{text} {indicator.unit} cannot be true: it must be from {least:g} to {most:g}."
        raise BadAmount(what, "Correct it, write unknown, or change 'allowed' in factors.toml.")
    return number


def _check_columns(table: Table, wanted: Sequence[str], problems: list[Problem]) -> None:
    for column in wanted:
        if column not in table.columns:
            remedy = "Add the column; where nobody knows, write unknown."
            problems.append(Problem(Place(table.file, 1, column), "This column is missing.", remedy))
    for column in table.columns:
        if column not in wanted:
            what = "No other file speaks of this column."
            remedy = "Correct its name, add it to factors.toml or medicines.toml, or delete it."
            problems.append(Problem(Place(table.file, 1, column), what, remedy))


def _check_ids(table: Table, problems: list[Problem]) -> None:
    first: dict[str, int] = {}
    for row in table.rows:
        id = row.cells.get("id", "")
        if id and not _ID.match(id):
            remedy = "Use small letters, digits and _, with a letter first."
            problems.append(Problem(table.place(row, "id"), f"'{id}' is not an id.", remedy))
        if id and id in first:
            what = f"The id '{id}' is already used in row {first[id]}."
            problems.append(Problem(table.place(row, "id"), what, "Give each center its own id."))
        first.setdefault(id, row.number)
