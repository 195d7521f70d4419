"""A list with our own headings becomes providers: all is used, or none; what was read otherwise is told."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from decision.guide.texts import ListInfo, Medicine, Programme
from decision.lists import columns as known_columns
from decision.lists.columns import ENROLLED, EXAMPLE_ID, GIVES, Column, read_cell
from decision.lists.files import sheets_of
from decision.lists.mapping import check_headings
from decision.lists.problems import (
    BadData,
    Place,
    Problem,
    Problems,
    Row,
    Table,
    as_found,
    listed,
    name_of,
    read_bytes,
)
from decision.lists.spelling import MOST_CHARACTERS, BadCell, Said, folded, unreadable
from decision.lists.tables import LOST, Block, blocks_of, named, without_hidden
from decision.lists.texts import as_typed, comparable
from decision.method.factors import Factor, Indicator
from decision.method.providers import Measurement, Provider
from decision.wording import words

MOST_SINGLE = 3
"""Empty cells of one row that are told one by one."""
_MOST_NAMED = 4
_MOST_UNNAMED = 20  # columns without a name that are told one by one
_T = TypeVar("_T")
_Read: TypeAlias = Said | BadCell


def read_table(path: Path, problems: Problems, known: Collection[str] = ()) -> Table | None:
    """The table in a file; None after a problem that leaves no usable header."""
    content = read_bytes(path, problems)
    return None if content is None else table_from(name_of(path), content, problems, known=known)


def table_from(name: str, content: bytes, problems: Problems, *, known: Collection[str] = ()) -> Table | None:
    """The table in the content of a file; None after a problem that leaves no usable header.

    `known` are column names that are expected, by which the header is recognized among titles, sheets and
    separators.
    """
    expected = frozenset(map(comparable, known))
    try:
        sheets = sheets_of(name, content, expected, problems)
        blocks = blocks_of(name, sheets, expected, strict=True)
        block = _only(name, blocks, expected, problems)
    except BadData as refused:
        problems.refused(name, *refused.problems)
        return None
    _tell_rows(block, problems)
    return _table(block, problems)


def _only(name: str, blocks: Sequence[Block], known: Collection[str], problems: Problems) -> Block:
    """The one table that is the list; raises BadData where it is not sure which one is."""
    fitting = [block for block in blocks if named(block.headings, known) >= 2] if len(blocks) > 1 else blocks
    if len(fitting) != 1:
        places = [as_found(block.sheet or f"row {block.header}") for block in fitting or blocks]
        what = words.TABLE_OTHERS.format(names=listed(places))
        raise BadData.of(Place(name), what, words.TABLE_OTHERS_REMEDY)
    if len(blocks) > 1:
        what = words.TABLE_OTHER_SHEETS.format(name=as_found(fitting[0].sheet or f"row {fitting[0].header}"))
        problems.note(Place(name), what, words.TABLE_OTHER_SHEETS_REMEDY)
    return fitting[0]


def _tell_rows(block: Block, problems: Problems) -> None:
    """Tell of the rows that are no centers; of several titles the first."""
    said, remedies = words.table("TABLE_ROWS"), words.table("TABLE_ROW_REMEDIES")
    titles = [each for each in block.left_out if each.why == "title"]
    for each in (*titles[:1], *(other for other in block.left_out if other.why != "title")):
        what = said[each.why].format(
            text=as_found(each.text), found=each.count, width=len(block.headings), row=block.header
        )
        problems.wrong(Place(block.file, each.row), what, remedies[each.why].format(row=block.header))
    for cells in block.merged:
        what = words.TABLE_MERGED.format(cells=cells)
        problems.wrong(Place(block.file, int(re.findall(r"\d+", cells)[0])), what, words.TABLE_MERGED_REMEDY)


def _table(block: Block, problems: Problems) -> Table | None:
    """The table by the names of its columns; None where two cannot be told apart, or one has no name."""
    names = ["_".join(heading.casefold().split()) for heading in block.headings]
    kept = [at for at, name in enumerate(names) if name]
    rows = [_seen(block, at, problems) for at in range(len(block.rows))]
    place = Place(block.file, block.header or 1)
    unnamed = [at for at, name in enumerate(names) if not name and any(row[at] for row in rows)]
    if len(unnamed) > MOST_SINGLE:
        problems.wrong(place, words.TABLE_MANY_UNNAMED.format(count=len(unnamed)), words.TABLE_NAME_THEM)
    for at in unnamed if len(unnamed) <= MOST_SINGLE else ():
        first = next(number for number, row in zip(block.numbers, rows, strict=True) if row[at])
        text = as_found(next(row[at] for row in rows if row[at]))
        remedy = words.TABLE_UNNAMED_REMEDY.format(row=first, text=text)
        problems.wrong(place, words.TABLE_UNNAMED.format(column=at + 1), remedy)
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    for name in twice:
        written = block.headings[names.index(name)]
        problems.wrong(replace(place, column=written), words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    if unnamed or twice or not kept:
        return None
    return Table(
        block.file,
        tuple(names[at] for at in kept),
        tuple(
            Row(number, {names[at]: row[at] for at in kept})
            for number, row in zip(block.numbers, rows, strict=True)
        ),
        sum(each.why != "title" for each in block.left_out),
        {names[at]: block.headings[at] for at in kept},
        block.header or 1,
    )


def _seen(block: Block, at: int, problems: Problems) -> Sequence[str]:
    """A row without what nobody can see in it, after telling of that and of cells that are too long."""
    row, joined = block.rows[at], "".join(block.rows[at])
    if joined.isprintable() and LOST not in joined and len(joined) <= MOST_CHARACTERS:
        return row
    for heading, cell in zip(block.headings, row, strict=True):
        if bad := unreadable(cell):
            problems.wrong(Place(block.file, block.numbers[at], heading or None), bad.what, bad.remedy)
    return list(map(without_hidden, row))


def read_providers(
    table: Table,
    factors: Sequence[Factor] | None,
    medicines: Sequence[Medicine] | None,
    programmes: Sequence[Programme] | None,
    info: ListInfo | None,
    problems: Problems,
    unread: Collection[str] = (),
    today: date | None = None,
    *,
    from_file: bool = True,
    asked: Sequence[Indicator] = (),
) -> tuple[Provider, ...]:
    """Every center of the table, in its order. Nothing of it may be used if there is any problem.

    `notes` tell of all that is used otherwise than written. None is what could not be read: the columns and
    words that may be its own are left alone. `unread` are the ids of indicators without a usable scale:
    their columns are not read. Without `today`, no day is taken to be in the future.
    `from_file` is whether a text may have the apostrophe in front that keeps it from being a formula.
    `asked` are the facts of must-haves.
    """
    site_types = info.site_types if info else ()
    wanted = known_columns.columns(factors or (), medicines or (), programmes or (), site_types, asked)
    sources = {GIVES: medicines, ENROLLED: programmes, "": factors}
    open_starts = [start for start, source in sources.items() if source is None]
    table = check_headings(table, wanted, unread, open_starts, problems)
    read = partial(_read, today=today, kinds_known=info is not None, from_file=from_file)
    reader = _RowReader(table, wanted, problems, read, from_file=from_file)
    rows = [row for row in table.rows if not _is_example(table, row, wanted, problems)]
    if not rows and not table.left_out:
        what = words.LIST_ROW_NO_CENTER_FILE_BUT if table.rows else words.LIST_ROW_NO_CENTER_FILE
        problems.wrong(Place(table.file, 2), what, words.LIST_ROW_ADD_ONE_ROW_CENTER)
    _tell_repeats(table, rows, problems)
    centers = tuple(map(reader.provider, rows))
    for problem in reader.empty:
        problems.wrong(problem.place, problem.what, problem.remedy)
    problems.sort_notes(lambda note: _rank(note, table.header))
    return centers


def _rank(note: Problem, header: int) -> tuple[int, int]:
    """Where a note stands: what is about the whole file, then the cells by row, then the headings."""
    row = note.place.row
    if row is None:
        return 0, 0
    return (1, row) if row > header else (2, 0)


def _is_example(table: Table, row: Row, wanted: Sequence[Column], problems: Problems) -> bool:
    """Whether this is the example of a template. As it came, it is passed over; changed, it is a problem."""
    if row.cells.get("id") != EXAMPLE_ID:
        return False
    shown = known_columns.example(wanted)
    place = table.place(row, "id")
    if all(row.cells.get(id, cell) == cell for id, cell in shown.items()):
        problems.note(
            place,
            words.LIST_ROW_EXAMPLE_SO_ROW_LEFT,
            words.table("TABLE_ROW_REMEDIES")["remark"].format(row=row.number),
        )
    else:
        problems.wrong(place, words.LIST_ROW_ROW_ID_EXAMPLE_OTHER, words.LIST_ROW_GIVE_CENTER_OWN_ID)
    return True


def _tell_repeats(table: Table, rows: Sequence[Row], problems: Problems) -> None:
    ids: dict[str, Row] = {}
    places: dict[tuple[str, str], Row] = {}
    for row in rows:
        id = row.cells.get("id", "")
        if id and (first := ids.setdefault(id.casefold(), row)) is not row:
            other = first.cells["id"]
            said = words.LIST_ROW_ID_ALREADY_USED_ROW if other == id else words.LIST_ROW_ID_LIKE_ROW
            what = said.format(id=as_found(id), id_2=as_found(other), number=first.number)
            problems.wrong(table.place(row, "id"), what, words.LIST_ROW_GIVE_EACH_CENTER_OWN)
        name, town = row.cells.get("name", ""), row.cells.get("town", "")
        if name and (one := places.setdefault((folded(name), folded(town)), row)) is not row:
            what = words.LIST_ROW_ROW_CENTER_NAME_TOWN.format(number=one.number)
            problems.note(table.place(row, "name"), what, words.LIST_ROW_IF_BOTH_SAME_PLACE)


# ---- row by row


class _RowReader:
    """Reads one row after another of one table, telling every bad cell and every one read otherwise.

    `empty` keeps the problems of empty cells apart: they stand behind all others.
    """

    def __init__(
        self,
        table: Table,
        wanted: Sequence[Column],
        problems: Problems,
        read: Callable[[str, Column], _Read],
        *,
        from_file: bool,
    ) -> None:
        self.table, self.problems, self.from_file = table, problems, from_file
        self.columns = {column.id: column for column in wanted if column.id in table.columns}
        self.empty: list[Problem] = []
        self.blank: list[str] = []  # the columns of the row at hand that are empty and may be unknown
        # The same few words are in most cells of a column, and make the same few facts: each is made once.
        self.read = lru_cache(maxsize=None)(lambda text, column: read(text, self.columns[column]))
        self.measured = lru_cache(maxsize=None, typed=True)(Measurement)
        self.facts = {column.id: column.indicator.id for column in wanted if column.indicator}
        self.gives, self.enrolled = (
            {column.id: column.id.removeprefix(start) for column in wanted if column.id.startswith(start)}
            for start in (GIVES, ENROLLED)
        )

    def provider(self, row: Row) -> Provider:
        self.blank = []
        source, checked_on = self.text(row, "source"), self.said(row, "checked_on", date)
        center = Provider(
            id=self.text(row, "id"),
            name=self.text(row, "name"),
            measurements={
                id: self.measured(self.said(row, column, (bool, float, str)), source, checked_on)
                for column, id in self.facts.items()
            },
            town=self.text(row, "town"),
            state=self.text(row, "state"),
            zip=self.text(row, "zip"),
            phone=self.text(row, "phone"),
            site_type=self.text(row, "site_type"),
            about=self.text(row, "about"),
            gives={id: self.said(row, column, bool) for column, id in self.gives.items()},
            enrolled={id: self.said(row, column, bool) for column, id in self.enrolled.items()},
            source=source,
            checked_on=checked_on,
        )
        self.empty += self.told_blank(row)
        return center

    def told_blank(self, row: Row) -> Iterator[Problem]:
        places = [self.table.place(row, id) for id in sorted(self.blank, key=self.table.columns.index)]
        # On a page each cell has its own field, and there is no row to speak of.
        if len(places) > MOST_SINGLE and self.from_file:
            names = listed([place.column or "" for place in places], _MOST_NAMED)
            what = words.CELL_CELLS_ROW_EMPTY.format(problems=len(places), names=names)
            yield Problem(Place(self.table.file, row.number), what, words.CELL_WRITE_EACH_WHAT_TRUE)
            return
        for place in places:
            yield Problem(place, words.CELL_EMPTY, words.CELL_EMPTY_REMEDY)

    def text(self, row: Row, column: str) -> str:
        return self.said(row, column, str) or ""

    def said(self, row: Row, column: str, kind: type[_T] | tuple[type[_T], ...]) -> _T | None:
        """What the cell says; None where nobody knows, there is no such column, or a problem is told."""
        if column not in self.columns:
            return None
        text = row.cells[column]
        if not text and not self.columns[column].required:
            self.blank.append(column)
            return None
        said = self.read(text, column)
        if isinstance(said, BadCell):
            self.problems.wrong(self.table.place(row, column), said.what, said.remedy)
            return None
        for what, remedy in said.notes:
            self.problems.note(self.table.place(row, column), what, remedy)
        return said.value if isinstance(said.value, kind) else None


def _read(text: str, column: Column, today: date | None, *, kinds_known: bool, from_file: bool) -> _Read:
    typed, notes = as_typed(text) if from_file else (text, ())
    try:
        return read_cell(typed, column, today, kinds_known=kinds_known).after(*notes)
    except BadCell as bad:
        if text or not column.required:
            return bad
        remedy = words.CELL_OWN_ID if column.id == "id" else words.CELL_WRITE_NAME_PEOPLE_KNOW
        return BadCell(bad.what, remedy)
