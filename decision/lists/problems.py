"""How files are read: every problem kept with its place and remedy, nothing guessed."""

import tomllib
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from decision.lists.toml_rows import refuse_absurd, rows_of, unreadable
from decision.wording import words


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


MOST_OF_A_FILE = 1_000
"""Of one file so many mistakes are kept, and the others counted: nobody reads further."""


class Problems:
    """All that is found while files are read: what is wrong, and notes on what is read not as written.

    One of them goes from the opening of a file to the last cross-check. With anything wrong, nothing of what
    was read may be used. Its length is how many mistakes there are; each is kept once.
    """

    def __init__(self, *found: Problem) -> None:
        self._found: dict[Problem, None] = dict.fromkeys(found)
        self._kept: Counter[str] = Counter(problem.place.file for problem in self._found)
        self._more: Counter[str] = Counter()  # beyond those that are kept, by file
        self._notes: dict[Problem, None] = {}

    def __len__(self) -> int:
        return len(self._found) + self._more.total()

    def wrong(self, place: Place, what: str, remedy: str) -> None:
        """Keep a mistake, or only count it where its file has too many."""
        problem = Problem(place, what, remedy)
        if problem in self._found:
            return
        if self._kept[place.file] < MOST_OF_A_FILE:
            self._kept[place.file] += 1
            self._found[problem] = None
        else:
            self._more[place.file] += 1

    def note(self, place: Place, what: str, remedy: str) -> None:
        """Keep a note."""
        self._notes[Problem(place, what, remedy)] = None

    def refused(self, file: str, *problems: Problem) -> None:
        """Take back what was found in a file, and keep these alone: reading on made no sense."""
        self._found = {each: None for each in self._found if each.place.file != file}
        del self._more[file]
        self._kept[file] = len(problems)
        self._found.update(dict.fromkeys(problems))

    @property
    def found(self) -> tuple[Problem, ...]:
        """What is wrong, in the order it was found; at the end, for each file how much more there is."""
        more = (
            Problem(Place(file), words.MORE_MISTAKES.format(count=count), words.MORE_MISTAKES_REMEDY)
            for file, count in self._more.items()
        )
        return (*self._found, *more)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """The notes, in the order they were made."""
        return tuple(self._notes)

    def sort_notes(self, key: Callable[[Problem], tuple[int, int]]) -> None:
        """Put the notes in another order."""
        self._notes = dict.fromkeys(sorted(self._notes, key=key))

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


@dataclass(frozen=True)
class Row:
    """One row of a table: its number in the file, and its cells by column, outer spaces removed."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A list of centers: its columns, and its rows that have the right number of cells.

    `left_out` counts the others; each of them is told. `headings` is how each column is called in the file,
    and `header` is the row where they stand.
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


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """All of a file; None after telling that it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError:
        place = Place(name_of(path))
        problems.wrong(place, "The file is missing or cannot be opened.", "Put it there.")
        return None


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a UTF-8 file, with or without a byte-order mark; None after a problem."""
    content = read_bytes(path, problems)
    if content is None:
        return None
    content = content.removeprefix(BOM_UTF8)
    try:
        return _one_kind_of_line_end(content.decode())
    except UnicodeDecodeError as error:
        row = _one_kind_of_line_end(content[: error.start].decode()).count("\n") + 1
        remedy = 'Save the file again as "CSV UTF-8" or UTF-8.'
        problems.wrong(Place(name_of(path), row), "This is not UTF-8 text.", remedy)
        return None


def read_toml(path: Path, problems: Problems) -> Entry | None:
    """A TOML file as one entry; its blocks come from `entries`. None after a problem."""
    text = read_text(path, problems)
    return None if text is None else parse_toml(name_of(path), text, problems)


def parse_toml(file: str, text: str, problems: Problems, first_row: int = 1) -> Entry | None:
    """TOML text as one entry, its first line being row `first_row` of the file."""
    try:
        keys = tomllib.loads(text)
        refuse_absurd(keys)
    except (ValueError, RecursionError) as error:
        what, remedy, row = unreadable(text, error)
        place = Place(file, None if row is None else first_row + row - 1)
        problems.wrong(place, f"This cannot be read: {what}.", remedy)
        return None
    return Entry(file, keys, first_row, None, rows_of(text, first_row))


def entries(entry: Entry, path: str, problems: Problems) -> list[Entry]:
    """The blocks written `[[path]]` in an entry, each with the rows of its keys.

    `path` is the name after the entry's own: "factor" at the top, "indicator" within a factor.
    """
    found = entry.keys.get(path, [])
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        problems.wrong(
            entry.place(path), f"'{path}' is not a list of blocks.", f"Begin each one with [[{path}]]."
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


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def name_of(path: Path) -> str:
    """The file as people know it: with its folder, and no path of the machine."""
    return f"{path.parent.name}/{path.name}"
