"""What is wrong in a file, and where; and a list of centers as the last stage of reading receives it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from decision.wording import words
from decision.wording.language import listed as in_a_row


@dataclass(frozen=True)
class Place:
    """Where something is wrong: a file, and what narrows it down.

    `row` is the row as a spreadsheet or an editor counts it, the header being row 1. `block` names
    a part of a file that has no columns, such as "factor 'x'".
    """

    file: str
    row: int | None = None
    column: str | None = None
    block: str | None = None

    def __str__(self) -> str:
        row = None if self.row is None else words.PLACE_ROW.format(row=self.row)
        column = None if self.column is None else words.PLACE_COLUMN.format(column=self.column)
        return ", ".join(part for part in (self.file, row, self.block, column) if part)


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place, and what to do about it: two whole sentences."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"


MOST_QUOTED = 60


class Problems:
    """All that is found while files are read: what is wrong, and notes on what is read not as written.

    One of them goes from the opening of a file to the last cross-check. With anything wrong, nothing of what
    was read may be used. Its length is how many mistakes there are; each is kept once, in the order found.
    """

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self._notes: dict[Problem, None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def wrong(self, place: Place, what: str, remedy: str) -> None:
        self._found[Problem(place, what, remedy)] = None

    def note(self, place: Place, what: str, remedy: str) -> None:
        self._notes[Problem(place, what, remedy)] = None

    @property
    def found(self) -> tuple[Problem, ...]:
        return tuple(self._found)

    @property
    def notes(self) -> tuple[Problem, ...]:
        return tuple(self._notes)

    def refuse(self) -> None:
        """Raise BadData with all that is wrong, by file and row, if anything is."""
        if self:
            raise BadData(in_order(self.found))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems or notes by file and row; those of one row as they were found."""
    return sorted(problems, key=lambda problem: (problem.place.file, problem.place.row or 0))


class BadData(Exception):
    """The data cannot be used; `problems` says all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    @classmethod
    def of(cls, place: Place, what: str, remedy: str) -> Self:
        """For one problem, where reading on makes no sense."""
        return cls([Problem(place, what, remedy)])


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the file, and its cells by column, outer spaces removed."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A list of centers: its columns, and its rows that have the right number of cells.

    `left_out` counts the others; each of them is reported. `headings` is how each column is called in the
    file, and `header` is the row they are in.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0
    headings: Mapping[str, str] = field(default_factory=dict)
    header: int = 1

    def place(self, row: Row, column: str) -> Place:
        """The place of a cell, its column named as in the file."""
        return Place(self.file, row.number, self.headings.get(column, column))


def as_found(text: str) -> str:
    """A cell in quotes for a sentence: on one line, and cut short where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= MOST_QUOTED else f"'{line[:MOST_QUOTED]}…'"


def listed(names: Sequence[str], most: int = 5) -> str:
    """The names in a row, the last of many counted."""
    if len(names) <= most:
        return in_a_row(names)
    return words.AND_MORE.format(names=", ".join(names[: most - 1]), count=len(names) - most + 1)
