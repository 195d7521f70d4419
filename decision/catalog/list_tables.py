"""The list of a data folder as a table by our own columns: nothing is guessed; what is not so is reported."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from decision.catalog.toml_files import name_of, read_bytes
from decision.lists.columns import ENROLLED, GIVES, REQUIRED, Column
from decision.lists.files import sheets_of
from decision.lists.problems import BadData, Place, Problems, Row, Table, as_found, listed
from decision.lists.tables import Block, blocks_of
from decision.lists.texts import comparable, count_named
from decision.wording import words

_MOST_UNNAMED = 3  # columns that are reported one by one
_SEEMING = 75  # of 100: how like one of ours a heading is that was meant to be it


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
        blocks = blocks_of(name, [replace(sheet, strict=sheet.exact) for sheet in sheets], expected)
        block = _only(name, blocks, expected, problems)
    except BadData as refused:
        for each in refused.problems:
            problems.wrong(each.place, each.what, each.remedy)
        return None
    _tell_rows(block, problems)
    return _table(block, problems)


def _only(name: str, blocks: Sequence[Block], known: Collection[str], problems: Problems) -> Block:
    """The one table that is the list; raises BadData where it is not sure which one is."""
    fitting = (
        [block for block in blocks if count_named(block.headings, known) >= 2] if len(blocks) > 1 else blocks
    )
    if len(fitting) != 1:
        places = [as_found(block.sheet or f"row {block.header}") for block in fitting or blocks]
        what = words.TABLE_OTHERS.format(names=listed(places))
        raise BadData.of(Place(name), what, words.TABLE_OTHERS_REMEDY)
    if len(blocks) > 1:
        what = words.TABLE_OTHER_SHEETS.format(name=as_found(fitting[0].sheet or f"row {fitting[0].header}"))
        problems.note(Place(name), what, words.TABLE_OTHER_SHEETS_REMEDY)
    return fitting[0]


def _tell_rows(block: Block, problems: Problems) -> None:
    """Report the rows that are no centers; of several titles the first."""
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
    place = Place(block.file, block.header or 1)
    unnamed = [at for at, name in enumerate(names) if not name and any(block.columns[at])]
    if len(unnamed) > _MOST_UNNAMED:
        problems.wrong(place, words.TABLE_MANY_UNNAMED.format(count=len(unnamed)), words.TABLE_NAME_THEM)
    for at in unnamed if len(unnamed) <= _MOST_UNNAMED else ():
        row, text = next(
            (row, text) for row, text in zip(block.numbers, block.columns[at], strict=True) if text
        )
        remedy = words.TABLE_UNNAMED_REMEDY.format(row=row, text=as_found(text))
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
            for number, row in zip(block.numbers, block.rows, strict=True)
        ),
        sum(each.why != "title" for each in block.left_out),
        {names[at]: block.headings[at] for at in kept},
        block.header or 1,
    )


# ---- our own headings


def check_headings(
    table: Table,
    wanted: Sequence[Column],
    unread: Collection[str],
    problems: Problems,
) -> Table:
    """The table with its columns as they are meant, after reporting every one that is missing or not read.

    A heading that seems to be a missing one is a problem: kept out, it would lose a whole column in silence.
    It is still read as the column that it seems to be, to find the mistakes in its cells too. `unread` are
    columns that may be there.
    """
    passed = {column.id for column in wanted} | {*unread}
    missing = [column for column in wanted if column.id not in table.columns]
    meant: dict[str, str] = {}  # column ids by heading
    for heading in table.columns:
        if heading in passed:
            continue
        found = _seeming(heading, missing)
        if found is None:
            place = _place(table, heading)
            problems.note(place, words.HEADING_NO_PLACE, words.HEADING_NO_PLACE_REMEDY)
        else:
            what = words.HEADING_SEEMS.format(column=found.id)
            remedy = words.HEADING_SEEMS_REMEDY.format(column=found.id)
            problems.wrong(_place(table, heading), what, remedy)
            if found.id not in meant.values():  # of two for one column the first
                meant[heading] = found.id
    _tell_missing(table, [column for column in missing if column.id not in meant.values()], problems)
    return _renamed(table, meant) if meant else table


def _seeming(heading: str, missing: Sequence[Column]) -> Column | None:
    found = max(missing, key=lambda column: _alike(heading, column), default=None)
    return found if found and _alike(heading, found) >= _SEEMING else None


def _alike(heading: str, column: Column) -> float:
    said, id, label = (comparable(text).split() for text in (heading, column.id, column.heading))
    # That all medicines, or all programs, begin in the same way makes none of them alike.
    if start := next((start for start in (GIVES, ENROLLED) if column.id.startswith(start)), ""):
        said = said[1:] if heading.casefold().startswith(start) else said
        id = id[1:]
    if said and set(id) <= set(said):
        return 100.0
    return max(fuzz.ratio(" ".join(said), " ".join(other)) for other in (id, label))


def _renamed(table: Table, meant: Mapping[str, str]) -> Table:
    new = {column: meant.get(column, column) for column in table.columns}
    rows = tuple(Row(row.number, {new[key]: cell for key, cell in row.cells.items()}) for row in table.rows)
    headings = {new[column]: _written(table, column) for column in table.columns}
    return replace(table, columns=tuple(new.values()), rows=rows, headings=headings)


def _written(table: Table, heading: str) -> str:
    return table.headings.get(heading, heading)


def _place(table: Table, heading: str) -> Place:
    return Place(table.file, table.header, _written(table, heading))


def _tell_missing(table: Table, missing: Sequence[Column], problems: Problems) -> None:
    for column in missing:
        if column.id in REQUIRED:
            problems.wrong(_place(table, column.id), words.HEADING_MISSING, words.HEADING_MISSING_REMEDY)
    names = [column.id for column in missing if column.id not in REQUIRED]
    if len(names) == 1:
        problems.note(_place(table, names[0]), words.HEADING_UNKNOWN, words.HEADING_UNKNOWN_REMEDY)
    elif names:
        what = words.HEADINGS_MISSING.format(names=listed(names, 4))
        problems.note(Place(table.file, table.header), what, words.HEADINGS_MISSING_REMEDY)
