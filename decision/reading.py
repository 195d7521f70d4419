"""How files are read: every problem kept with its place and remedy, nothing guessed."""

import csv
import io
import tomllib
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from decision.toml_rows import refuse_absurd, rows_of, unreadable


@dataclass(frozen=True)
class Place:
    """Where something is wrong: a file, and what narrows it down.

    `row` is the row as a spreadsheet or an editor counts it, the header being row 1. `block` names
    a part of a file that has no columns, such as "factor 'cost'".
    """

    file: str
    row: int | None = None
    column: str | None = None
    block: str | None = None

    def __str__(self) -> str:
        row = None if self.row is None else f"row {self.row}"
        column = None if self.column is None else f"column '{self.column}'"
        return ", ".join(part for part in (self.file, row, self.block, column) if part)


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place, and what to do about it: two whole sentences."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"


class BadData(Exception):
    """The data cannot be used; `problems` says all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Row:
    """One row of a table: its number in the file, and its cells by column, outer spaces removed."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A CSV file: its columns, and its rows that have the right number of cells.

    `left_out` counts the others; each of them is told.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0

    def place(self, row: Row, column: str) -> Place:
        return Place(self.file, row.number, column)


@dataclass(frozen=True)
class Entry:
    """One block of a TOML file: its keys, its place, and the row on which each key stands."""

    file: str
    keys: Mapping[str, Any]
    row: int | None = None
    block: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)

    def place(self, key: str | None = None) -> Place:
        """The place of a key; of the block's first row if the key does not stand there."""
        row = self.row if key is None else self.rows.get(key, self.row)
        return Place(self.file, row, key, self.block)


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file, with or without a byte-order mark; None after a problem."""
    try:
        content = path.read_bytes().removeprefix(BOM_UTF8)
    except OSError:
        problems.append(Problem(_file(path), "The file is missing or cannot be opened.", "Put it there."))
        return None
    try:
        return _one_kind_of_line_end(content.decode())
    except UnicodeDecodeError as error:
        row = _one_kind_of_line_end(content[: error.start].decode()).count("\n") + 1
        remedy = 'Save the file again as "CSV UTF-8" or UTF-8.'
        problems.append(Problem(Place(_name(path), row), "This is not UTF-8 text.", remedy))
        return None


def read_table(path: Path, problems: list[Problem]) -> Table | None:
    """A CSV file with a header row; None after a problem that leaves no usable header.

    A row with too few or too many cells is told and left out. Blank rows are passed over.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        remedy = 'Write a quote inside a cell as "" and close every quote.'
        problems.append(Problem(_file(path), f"The quotes in this file do not match ({error}).", remedy))
        return None
    if not records or not any(cell.strip() for cell in records[0]):
        problems.append(
            Problem(Place(_name(path), 1), "There is no header row.", "Write the column names in row 1.")
        )
        return None
    columns = tuple(cell.strip() for cell in records[0])
    if not _columns_usable(path, columns, problems):
        return None
    rows, left_out = [], 0
    for number, record in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(columns):
            what = f"The row has {len(record)} cells and the header has {len(columns)}."
            remedy = "Add or remove cells until they match; put quotes around a cell that has a comma in it."
            problems.append(Problem(Place(_name(path), number), what, remedy))
            left_out += 1
            continue
        rows.append(Row(number, dict(zip(columns, (cell.strip() for cell in record), strict=True))))
    return Table(_name(path), columns, tuple(rows), left_out)


def read_toml(path: Path, problems: list[Problem]) -> Entry | None:
    """A TOML file as one entry; its blocks come from `entries`. None after a problem."""
    text = read_text(path, problems)
    return None if text is None else parse_toml(_name(path), text, problems)


def parse_toml(file: str, text: str, problems: list[Problem], first_row: int = 1) -> Entry | None:
    """TOML text as one entry, its first line being row `first_row` of the file."""
    try:
        keys = tomllib.loads(text)
        refuse_absurd(keys)
    except (ValueError, RecursionError) as error:
        what, remedy, row = unreadable(text, error)
        place = Place(file, None if row is None else first_row + row - 1)
        problems.append(Problem(place, f"This cannot be read: {what}.", remedy))
        return None
    return Entry(file, keys, first_row, None, rows_of(text, first_row))


def entries(entry: Entry, path: str, problems: list[Problem]) -> list[Entry]:
    """The blocks written `[[path]]` in an entry, each with the rows of its keys.

    `path` is the name after the entry's own: "factor" at the top, "indicator" within a factor.
    """
    found = entry.keys.get(path, [])
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        problems.append(
            Problem(
                entry.place(path), f"'{path}' is not a list of blocks.", f"Begin each one with [[{path}]]."
            )
        )
        return []
    return [_entry(entry, f"{path}[{index}]", path, block) for index, block in enumerate(found)]


def table(entry: Entry, path: str) -> Entry:
    """The sub-table `[path]` of an entry; empty where there is none."""
    found = entry.keys.get(path)
    return _entry(entry, path, path, found if isinstance(found, dict) else {})


def _entry(parent: Entry, prefix: str, name: str, keys: Mapping[str, Any]) -> Entry:
    inner = {
        key.removeprefix(prefix + "."): row
        for key, row in parent.rows.items()
        if key.startswith(prefix + ".")
    }
    label = f"{name} '{keys['id']}'" if "id" in keys else name
    block = label if parent.block is None else f"{parent.block}, {label}"
    return Entry(parent.file, keys, parent.rows.get(prefix, parent.row), block, inner)


def _columns_usable(path: Path, columns: Sequence[str], problems: list[Problem]) -> bool:
    blank = [number for number, column in enumerate(columns, start=1) if not column]
    twice = [column for column, count in Counter(columns).items() if column and count > 1]
    for number in blank:
        place = Place(_name(path), 1)
        problems.append(Problem(place, f"Column {number} has no name.", "Name it or delete the column."))
    for column in twice:
        place = Place(_name(path), 1, column)
        problems.append(Problem(place, "This column stands twice.", "Keep one of the two."))
    return not blank and not twice


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _name(path: Path) -> str:
    """The file as people know it: with its folder, and no path of the machine."""
    return f"{path.parent.name}/{path.name}"


def _file(path: Path) -> Place:
    return Place(_name(path))
