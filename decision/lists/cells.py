"""The cells of one center, each read by its column, and what is wrong or was read otherwise."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from decision.lists.columns import ENROLLED, GIVES, Column
from decision.lists.figures import read_day, read_number, read_phone, read_zip
from decision.lists.problems import Place, Problem, Problems, Row, Table, listed
from decision.lists.spelling import (
    BadCell,
    Said,
    as_typed,
    read_id,
    read_level,
    read_name,
    read_site_type,
    read_state,
    read_text,
    read_yes_or_no,
    refuse_unreadable,
)
from decision.method.factors import Amount, Indicator, Levels, Points, YesNo
from decision.method.providers import Measurement, Provider
from decision.wording import words

MOST_SINGLE = 3
"""Empty cells of one row that are told one by one."""
_MOST_NAMED = 4


_TEXTS: dict[str, Callable[[str], Said]] = {
    "id": read_id,
    "name": read_name,
    "state": read_state,
    "zip": read_zip,
    "phone": read_phone,
}


def read_amount(text: str, indicator: Indicator) -> Said:
    """The amount a cell says, None for unknown; BadCell where it says neither."""
    match indicator.scale:
        case YesNo():
            return read_yes_or_no(text)
        case Levels(values):
            return read_level(text, [word for word, _ in values])
        case Points():
            return read_number(text, indicator)


def read_cell(text: str, column: Column, today: date | None, *, kinds_known: bool = True) -> Said:
    """What a cell of a column says; raises BadCell where that cannot be read."""
    refuse_unreadable(text)
    if column.indicator:
        return read_amount(text, column.indicator)
    if column.kind == "yes_no":
        return read_yes_or_no(text)
    if column.id == "site_type":
        return read_site_type(text, column.means) if kinds_known else Said(text)
    if column.kind == "day":
        return read_day(text, today)
    return _TEXTS.get(column.id, read_text)(text)


class RowReader:
    """Reads one row after another of one table, telling every bad cell and every one read otherwise.

    `empty` keeps the problems of empty cells apart: they stand behind all others.
    """

    def __init__(
        self,
        table: Table,
        wanted: Sequence[Column],
        problems: Problems,
        *,
        kinds_known: bool,
        from_file: bool,
        today: date | None,
    ) -> None:
        self.table = table
        self.columns = {column.id: column for column in wanted if column.id in table.columns}
        self.problems = problems
        self.kinds_known = kinds_known
        self.from_file = from_file
        self.today = today
        self.empty: list[Problem] = []
        self.blank: list[str] = []  # the columns of the row at hand that are empty and may be unknown
        # The same few words stand in most cells of a column, so each is read once.
        self.met: dict[str, dict[str, Said | BadCell]] = defaultdict(dict)
        self.measured: dict[tuple[Amount | None, type, str, date | None], Measurement] = {}
        self.facts = {column.id: column.indicator.id for column in wanted if column.indicator}
        self.gives, self.enrolled = (
            {column.id: column.id.removeprefix(start) for column in wanted if column.id.startswith(start)}
            for start in (GIVES, ENROLLED)
        )

    def provider(self, row: Row) -> Provider:
        self.blank = []
        center = self.made_of(row)
        self.tell_blank(row)
        return center

    def tell_blank(self, row: Row) -> None:
        self.blank.sort(key=self.table.columns.index)
        if self.blank:
            places = [self.table.place(row, column) for column in self.blank]
            single = [Problem(place, words.CELL_EMPTY, words.CELL_EMPTY_REMEDY) for place in places]
            # On a page each cell has its own field, and there is no row to speak of.
            self.empty += tell_empty(self.table, row, single) if self.from_file else single

    def made_of(self, row: Row) -> Provider:
        source, checked_on = self.text(row, "source"), self.day(row, "checked_on")
        return Provider(
            id=self.text(row, "id"),
            name=self.text(row, "name"),
            measurements={
                id: self.measurement(self.amount(row, column), source, checked_on)
                for column, id in self.facts.items()
            },
            town=self.text(row, "town"),
            state=self.text(row, "state"),
            zip=self.text(row, "zip"),
            phone=self.text(row, "phone"),
            site_type=self.text(row, "site_type"),
            about=self.text(row, "about"),
            gives={id: self.answer(row, column) for column, id in self.gives.items()},
            enrolled={id: self.answer(row, column) for column, id in self.enrolled.items()},
            source=source,
            checked_on=checked_on,
        )

    def measurement(self, amount: Amount | None, source: str, checked_on: date | None) -> Measurement:
        """One value for all facts that say the same with the same source and day: a list has many."""
        key = amount, type(amount), source, checked_on  # the type, because True is equal to 1.0
        if key not in self.measured:
            self.measured[key] = Measurement(amount, source, checked_on)
        return self.measured[key]

    def text(self, row: Row, column: str) -> str:
        value = self.value(row, column)
        return value if isinstance(value, str) else ""

    def day(self, row: Row, column: str) -> date | None:
        value = self.value(row, column)
        return value if isinstance(value, date) else None

    def answer(self, row: Row, column: str) -> bool | None:
        value = self.value(row, column)
        return value if isinstance(value, bool) else None

    def amount(self, row: Row, column: str) -> Amount | None:
        value = self.value(row, column)
        return None if isinstance(value, date) else value

    def value(self, row: Row, column: str) -> Amount | date | None:
        """What the cell says; None where nobody knows, there is no such column, or a problem is told."""
        if column not in self.columns:
            return None
        text = row.cells[column]
        if not text and not self.columns[column].required:
            self.blank.append(column)
            return None
        met = self.met[column]
        said = met[text] if text in met else met.setdefault(text, self.read(text, self.columns[column]))
        if isinstance(said, BadCell):
            self.problems.wrong(self.table.place(row, column), said.what, said.remedy)
            return None
        for what, remedy in said.notes:
            self.problems.note(self.table.place(row, column), what, remedy)
        return said.value

    def read(self, text: str, column: Column) -> Said | BadCell:
        typed, notes = as_typed(text) if self.from_file else (text, ())
        try:
            return read_cell(typed, column, self.today, kinds_known=self.kinds_known).after(*notes)
        except BadCell as bad:
            if not text and column.required:
                remedy = {"id": words.CELL_OWN_ID, "name": words.CELL_WRITE_NAME_PEOPLE_KNOW}[column.id]
                return BadCell(bad.what, remedy)
            return bad


def tell_empty(table: Table, row: Row, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of the empty cells of one row; one for all of them where they are many."""
    if len(problems) <= MOST_SINGLE:
        return list(problems)
    names = listed([problem.place.column or "" for problem in problems], _MOST_NAMED)
    what = words.CELL_CELLS_ROW_EMPTY.format(problems=len(problems), names=names)
    return [Problem(Place(table.file, row.number), what, words.CELL_WRITE_EACH_WHAT_TRUE)]
