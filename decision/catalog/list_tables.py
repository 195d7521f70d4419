"""The list of a data folder as a table with our own columns: nothing is guessed, every mismatch is reported.

A list in any other shape is opened in the app, which asks about it and saves it in this shape.
"""

import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from decision.catalog.toml_files import name_of, read_text
from decision.lists.columns import REQUIRED, Column
from decision.lists.files import KEPT_APART, KEPT_COLUMN
from decision.lists.problems import Place, Problems, Row, Table, as_found, listed
from decision.lists.texts import on_quotes
from decision.wording import words


def read_table(path: Path, problems: Problems) -> Table | None:
    """The table in a CSV file; None after a problem that leaves no usable header."""
    text, file, number = read_text(path, problems), name_of(path), 0
    if text is None:
        return None
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, written in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            cells = [cell.strip() for cell in written]
            if any(cells) and cells[0] not in (KEPT_COLUMN, KEPT_APART):
                rows.append((number, cells))
    except csv.Error as error:
        problems.wrong(Place(file, number + 1), *on_quotes(str(error)))
        return None
    if not rows:
        problems.wrong(Place(file, 1), words.TABLE_NO_HEADER, words.TABLE_NO_HEADER_REMEDY)
        return None
    return _table(file, rows, problems)


def _table(file: str, rows: Sequence[tuple[int, Sequence[str]]], problems: Problems) -> Table | None:
    """The table by the names of its columns; None where two cannot be told apart, or one has no name."""
    (header, headings), *below = rows
    width = max(at for at, heading in enumerate(headings, start=1) if heading)
    names, place = ["_".join(each.casefold().split()) for each in headings[:width]], Place(file, header)
    good: list[tuple[int, Sequence[str]]] = []
    for number, cells in below:
        if len(cells) < width or any(cells[width:]):
            what = words.TABLE_WIDE.format(found=len(cells), width=width)
            problems.wrong(Place(file, number), what, words.TABLE_WIDE_REMEDY)
        else:
            good.append((number, cells))
    unnamed = [at for at, name in enumerate(names) if not name and any(cells[at] for _, cells in good)]
    for at in unnamed:
        row, text = next((number, cells[at]) for number, cells in good if cells[at])
        remedy = words.TABLE_UNNAMED_REMEDY.format(row=row, text=as_found(text))
        problems.wrong(place, words.TABLE_UNNAMED.format(column=at + 1), remedy)
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    for name in twice:
        column = headings[names.index(name)]
        problems.wrong(replace(place, column=column), words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    if unnamed or twice:
        return None
    places = {name: index for index, name in enumerate(names) if name}
    found = (Row(number, {name: cells[index] for name, index in places.items()}) for number, cells in good)
    written = {name: headings[index] for name, index in places.items()}
    return Table(file, tuple(places), tuple(found), len(below) - len(good), written, header)


def check_headings(
    table: Table, wanted: Sequence[Column], unread: Collection[str], problems: Problems
) -> None:
    """Report every column that is missing, or that nobody knows. `unread` are columns that may be there.

    Where some of ours are missing, a heading that nobody knows may be one of them, and is a problem: left
    out, it would lose a whole column in silence.
    """
    missing = [column.id for column in wanted if column.id not in table.columns]
    known = {column.id for column in wanted} | {*unread}
    for strange in (heading for heading in table.columns if heading not in known):
        place = Place(table.file, table.header, table.headings.get(strange, strange))
        if missing:
            remedy = words.HEADING_STRANGE_REMEDY.format(names=listed(missing))
            problems.wrong(place, words.HEADING_STRANGE, remedy)
        else:
            problems.note(place, words.HEADING_NO_PLACE, words.HEADING_NO_PLACE_REMEDY)
    for id in missing:
        if id in REQUIRED:
            place = Place(table.file, table.header, id)
            problems.wrong(place, words.HEADING_MISSING, words.HEADING_MISSING_REMEDY)
    if rest := [id for id in missing if id not in REQUIRED]:
        what = words.HEADINGS_MISSING.format(names=listed(rest, 4), count=len(rest))
        problems.note(Place(table.file, table.header), what, words.HEADINGS_MISSING_REMEDY)
