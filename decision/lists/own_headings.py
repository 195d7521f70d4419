"""A list with our own headings, as in the data folder: nothing is asked, all that is wrong is reported."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz.fuzz import ratio

from decision.lists.columns import ENROLLED, GIVES, REQUIRED, Column, labels
from decision.lists.files import sheets_of
from decision.lists.problems import (
    BadData,
    Place,
    Problems,
    Row,
    Table,
    as_found,
    listed,
    name_of,
    read_bytes,
)
from decision.lists.spelling import MOST_CHARACTERS
from decision.lists.tables import LOST, Block, blocks_of, hidden_in, named, without_hidden
from decision.lists.texts import comparable
from decision.wording import words

MOST_UNNAMED = 20  # columns without a name that are told one by one
_ALIKE = 75  # of 100


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
    titles = [each for each in block.left_out if each.why == "title"]
    for each in titles[:1]:
        what = words.TABLE_TITLE.format(row=block.header, text=as_found(each.text))
        remedy = words.TABLE_TITLE_REMEDY.format(row=block.header)
        problems.wrong(Place(block.file, each.row), what, remedy)
    sentences = {
        "wide": (words.TABLE_WIDE_ROW, words.TABLE_WIDE_ROW_REMEDY),
        "repeats": (words.TABLE_REPEATS, words.TABLE_REPEATS_REMEDY),
        "sum": (words.TABLE_SUM, words.TABLE_DELETE_ROW),
        "remark": (words.TABLE_REMARK, words.TABLE_DELETE_ROW),
    }
    for each in block.left_out:
        if each.why in sentences:
            said, remedy = sentences[each.why]
            what = said.format(text=as_found(each.text), found=each.count, width=len(block.headings))
            problems.wrong(Place(block.file, each.row), what, remedy)
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
    if len(unnamed) > MOST_UNNAMED:
        problems.wrong(place, words.TABLE_MANY_UNNAMED.format(count=len(unnamed)), words.TABLE_NAME_THEM)
    for at in unnamed if len(unnamed) <= MOST_UNNAMED else ():
        first = next(number for number, row in zip(block.numbers, rows, strict=True) if row[at])
        text = as_found(next(row[at] for row in rows if row[at]))
        remedy = words.TABLE_UNNAMED_REMEDY.format(row=first, text=text)
        problems.wrong(place, words.TABLE_UNNAMED.format(column=at + 1), remedy)
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    for name in twice:
        written = next(heading for heading, each in zip(block.headings, names, strict=True) if each == name)
        problems.wrong(replace(place, column=written), words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    if unnamed or twice or not kept:
        return None
    columns = tuple(names[at] for at in kept)
    return Table(
        block.file,
        columns,
        tuple(
            Row(number, {names[at]: row[at] for at in kept})
            for number, row in zip(block.numbers, rows, strict=True)
        ),
        sum(each.why != "title" for each in block.left_out),
        {names[at]: block.headings[at] for at in kept},
        block.header or 1,
    )


def _seen(block: Block, at: int, problems: Problems) -> list[str]:
    """A row without what nobody can see in it, after telling of that and of cells that are too long."""
    row, joined = block.rows[at], "".join(block.rows[at])
    if joined.isprintable() and LOST not in joined and len(joined) <= MOST_CHARACTERS:
        return list(row)
    for column, cell in enumerate(row):
        place = Place(block.file, block.numbers[at], block.headings[column] or None)
        if name := hidden_in(cell):
            what = words.CELL_HIDDEN.format(text=as_found(without_hidden(cell)), name=name)
            problems.wrong(place, what, words.CELL_HIDDEN_REMEDY)
        if LOST in cell:
            what = words.CELL_LOST.format(text=as_found(without_hidden(cell)))
            problems.wrong(place, what, words.CELL_LOST_REMEDY.format(mark=LOST))
        if len(cell) > MOST_CHARACTERS:
            what = words.CELL_LONG.format(count=len(cell), most=MOST_CHARACTERS)
            problems.wrong(place, what, words.CELL_LONG_REMEDY)
    return list(map(without_hidden, row))


# ---- which columns there are


def check_headings(
    table: Table,
    wanted: Sequence[Column],
    unread: Collection[str],
    open_starts: Sequence[str],
    problems: Problems,
) -> Table:
    """The table with its columns as they are meant, after telling of every one that is missing or not read.

    A heading that is one as people read it is that column. A heading that seems to be a missing one is a
    problem: kept out, it would lose a whole column in silence. It is still read as the column that it seems
    to be, to find the mistakes in its cells too. `unread` may stand there. `open_starts` is how columns begin
    that cannot be judged: gives_, enrolled_, or "" for all others.
    """
    ids = {column.id for column in wanted}
    missing = [column for column in wanted if column.id not in table.columns]
    extra = [
        heading
        for heading in table.columns
        if heading not in ids and heading not in unread and _start(heading) not in open_starts
    ]
    own = _as_labelled(table, extra, missing, wanted)
    for heading, column in own.items():
        what = words.HEADING_READ_AS.format(text=as_found(_written(table, heading)), column=column.id)
        remedy = words.HEADING_READ_AS_REMEDY.format(column=column.id)
        problems.note(_place(table, heading), what, remedy)
    missing = [column for column in missing if column not in own.values()]
    meant = {heading: _meant(heading, missing) for heading in extra if heading not in own}
    for heading, seeming in meant.items():
        _tell_extra(_place(table, heading), seeming, problems)
    told = {column.id for column in meant.values() if column}
    _tell_missing(table, [column for column in missing if column.id not in told], problems)
    return _renamed(table, {**own, **{heading: column for heading, column in meant.items() if column}})


def _tell_extra(place: Place, column: Column | None, problems: Problems) -> None:
    if column is None:
        problems.note(place, words.HEADING_NO_PLACE, words.HEADING_NO_PLACE_REMEDY)
    else:
        what = words.HEADING_SEEMS.format(column=column.id)
        problems.wrong(place, what, words.HEADING_SEEMS_REMEDY.format(column=column.id))


def _as_labelled(
    table: Table, extra: Sequence[str], missing: Sequence[Column], wanted: Sequence[Column]
) -> dict[str, Column]:
    """The headings that are the own heading of one missing column, and of no other that there is."""
    found: dict[str, Column] = {}
    for heading in extra:
        key = comparable(_written(table, heading))
        fitting = [column for column in wanted if key in labels(column)]
        alike = [other for other in extra if comparable(_written(table, other)) == key]
        if len(fitting) == len(alike) == 1 and fitting[0] in missing and fitting[0] not in found.values():
            found[heading] = fitting[0]
    return found


def _renamed(table: Table, meant: Mapping[str, Column]) -> Table:
    """The table with these headings as the ids of their columns; of two for one column the first."""
    ids: dict[str, str] = {}
    for heading, column in meant.items():
        if column.id not in ids.values():
            ids[heading] = column.id
    if not ids:
        return table
    columns = tuple(ids.get(column, column) for column in table.columns)
    rows = tuple(
        Row(row.number, {ids.get(key, key): cell for key, cell in row.cells.items()}) for row in table.rows
    )
    headings = {ids.get(column, column): _written(table, column) for column in table.columns}
    return replace(table, columns=columns, rows=rows, headings=headings)


def _written(table: Table, heading: str) -> str:
    return table.headings.get(heading, heading)


def _place(table: Table, heading: str) -> Place:
    return Place(table.file, table.header, _written(table, heading))


def _tell_missing(table: Table, missing: Sequence[Column], problems: Problems) -> None:
    for column in missing:
        if column.id in REQUIRED:
            place = Place(table.file, table.header, column.id)
            problems.wrong(place, words.HEADING_MISSING, words.HEADING_MISSING_REMEDY)
    names = [column.id for column in missing if column.id not in REQUIRED]
    if len(names) == 1:
        place = Place(table.file, table.header, names[0])
        problems.note(place, words.HEADING_UNKNOWN, words.HEADING_UNKNOWN_REMEDY)
    elif names:
        what = words.HEADINGS_MISSING.format(names=listed(names, 4))
        problems.note(Place(table.file, table.header), what, words.HEADINGS_MISSING_REMEDY)


def _start(heading: str) -> str:
    return next((start for start in (GIVES, ENROLLED) if heading.startswith(start)), "")


def _meant(heading: str, missing: Sequence[Column]) -> Column | None:
    """The missing column that a heading is most like, if it is like one at all."""
    found = max(
        ((_alike(heading, column), column) for column in missing), key=lambda pair: pair[0], default=None
    )
    return found[1] if found and found[0] >= _ALIKE else None


def _alike(heading: str, column: Column) -> float:
    said, id, label = _words(heading), _words(column.id), _words(column.heading)
    start = _start(column.id)
    if start:  # that all of them begin in the same way makes none of them alike
        said = said[1:] if heading.casefold().startswith(start) else said
        id = id[1:]
    if said and set(id) <= set(said):
        return 100.0
    one = " ".join(said)
    return max(ratio(one, " ".join(other)) for other in (id, label))


def _words(heading: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", heading.casefold()) if word]
