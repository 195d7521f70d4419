"""How a table becomes providers: all of it is used, or none, and what was read otherwise is told."""

from collections.abc import Collection, Sequence
from datetime import date

from decision.guide.texts import ListInfo, Medicine, Programme
from decision.lists import columns as known_columns
from decision.lists.cells import RowReader
from decision.lists.columns import ENROLLED, EXAMPLE_ID, GIVES, Column
from decision.lists.own_headings import check_headings
from decision.lists.problems import Place, Problem, Problems, Row, Table, as_found
from decision.lists.spelling import folded
from decision.method.factors import Factor
from decision.method.providers import Provider


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
) -> tuple[Provider, ...]:
    """Every center of the table, in its order. Nothing of it may be used if there is any problem.

    `notes` tell of all that is used otherwise than written. None is what could not be read: the columns and
    words that may be its own are left alone. `unread` are the ids of indicators without a usable scale:
    their columns are not read. Without `today`, no day is taken to be in the future.
    `from_file` is whether a text may have the apostrophe in front that keeps it from being a formula.
    """
    site_types = info.site_types if info else ()
    wanted = known_columns.columns(factors or (), medicines or (), programmes or (), site_types)
    sources = {GIVES: medicines, ENROLLED: programmes, "": factors}
    open_starts = [start for start, source in sources.items() if source is None]
    table = check_headings(table, wanted, unread, open_starts, problems)
    if not table.rows and not table.left_out:
        problems.wrong(Place(table.file, 2), "There is no center in this file.", "Add one row a center.")
    reader = RowReader(
        table,
        wanted,
        problems,
        kinds_known=info is not None,
        from_file=from_file,
        today=today,
    )
    rows = [row for row in table.rows if not _is_example(table, row, wanted, problems)]
    if table.rows and not rows and not table.left_out:
        what = "There is no center in this file but the example."
        problems.wrong(Place(table.file, 2), what, "Add one row a center.")
    _tell_repeats(table, rows, problems)
    centers = tuple(reader.provider(row) for row in rows)
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
        problems.note(place, "This is the example, so the row was left out.", "Delete the row.")
    else:
        what = "This row has the id of the example, and other cells."
        problems.wrong(place, what, "Give the center its own id, or delete the row.")
    return True


def _tell_repeats(table: Table, rows: Sequence[Row], problems: Problems) -> None:
    ids: dict[str, Row] = {}
    places: dict[tuple[str, str], Row] = {}
    for row in rows:
        id = row.cells.get("id", "")
        if id and (first := ids.setdefault(id.casefold(), row)) is not row:
            same = first.cells["id"] == id
            what = (
                f"The id {as_found(id)} is already used in row {first.number}."
                if same
                else f"The id {as_found(id)} is like {as_found(first.cells['id'])} in row {first.number}."
            )
            problems.wrong(table.place(row, "id"), what, "Give each center its own id.")
        name, town = row.cells.get("name", ""), row.cells.get("town", "")
        if name and (one := places.setdefault((folded(name), folded(town)), row)) is not row:
            what = f"Row {one.number} has a center of this name and town too."
            problems.note(table.place(row, "name"), what, "If both are the same place, delete one.")
