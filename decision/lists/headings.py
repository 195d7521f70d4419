"""The headings of a list of centers: which are missing, which say nothing here, which are misspelt."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from decision.lists.columns import ENROLLED, GIVES, REQUIRED, Column, labels
from decision.lists.findings import as_found, listed
from decision.lists.headers import label_key
from decision.lists.problems import Place, Problems, Row, Table

_ALIKE = 0.75


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
        what = f"{as_found(_written(table, heading))} was read as the column '{column.id}'."
        problems.note(_place(table, heading), what, f"Call it '{column.id}' to make it plain.")
    missing = [column for column in missing if column not in own.values()]
    meant = {heading: _meant(heading, missing) for heading in extra if heading not in own}
    for heading, seeming in meant.items():
        _tell_extra(_place(table, heading), seeming, problems)
    told = {column.id for column in meant.values() if column}
    _tell_missing(table, [column for column in missing if column.id not in told], problems)
    return _renamed(table, {**own, **{heading: column for heading, column in meant.items() if column}})


def _tell_extra(place: Place, column: Column | None, problems: Problems) -> None:
    if column is None:
        what = "There is no place for this column, so it was left out."
        remedy = (
            "Correct its name if it is one of ours; if not, keep your own file, as this column is not saved."
        )
        problems.note(place, what, remedy)
    else:
        what = f"This column seems to be '{column.id}', which is missing."
        remedy = f"Call it '{column.id}' if it is. If it is not, add a column '{column.id}' too."
        problems.wrong(place, what, remedy)


def _as_labelled(
    table: Table, extra: Sequence[str], missing: Sequence[Column], wanted: Sequence[Column]
) -> dict[str, Column]:
    """The headings that are the own heading of one missing column, and of no other that there is."""
    found: dict[str, Column] = {}
    for heading in extra:
        key = label_key(_written(table, heading))
        fitting = [column for column in wanted if key in labels(column)]
        alike = [other for other in extra if label_key(_written(table, other)) == key]
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
            problems.wrong(place, "This column is missing.", "Add the column, with a cell for each row.")
    names = [column.id for column in missing if column.id not in REQUIRED]
    if len(names) == 1:
        what = "This column is missing, so it is not known at any center."
        remedy = "Add the column; where nobody knows, write unknown."
        problems.note(Place(table.file, table.header, names[0]), what, remedy)
    elif names:
        what = f"These columns are missing, so they are unknown for all: {listed(names, 4)}."
        remedy = "Add those that you know of; where nobody knows, write unknown."
        problems.note(Place(table.file, table.header), what, remedy)


def _start(heading: str) -> str:
    return next((start for start in (GIVES, ENROLLED) if heading.startswith(start)), "")


def _meant(heading: str, missing: Sequence[Column]) -> Column | None:
    """The missing column that a heading is most like, if it is like one at all."""
    found = max(
        ((_alike(heading, column), column) for column in missing), key=lambda pair: pair[0], default=None
    )
    return found[1] if found and found[0] >= _ALIKE else None


def _alike(heading: str, column: Column) -> float:
    words, id, label = _words(heading), _words(column.id), _words(column.heading)
    start = _start(column.id)
    if start:  # that all of them begin in the same way makes none of them alike
        words = words[1:] if heading.casefold().startswith(start) else words
        id = id[1:]
    if words and set(id) <= set(words):
        return 1.0
    one = " ".join(words)
    return max(SequenceMatcher(None, one, " ".join(other)).ratio() for other in (id, label))


def _words(heading: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", heading.casefold()) if word]
