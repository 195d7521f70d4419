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
from decision.method.factors import Factor, Indicator
from decision.method.providers import Provider
from decision.wording import words


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
    if not table.rows and not table.left_out:
        problems.wrong(Place(table.file, 2), words.LIST_ROW_NO_CENTER_FILE, words.LIST_ROW_ADD_ONE_ROW_CENTER)
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
        what = words.LIST_ROW_NO_CENTER_FILE_BUT
        problems.wrong(Place(table.file, 2), what, words.LIST_ROW_ADD_ONE_ROW_CENTER)
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
        problems.note(place, words.LIST_ROW_EXAMPLE_SO_ROW_LEFT, words.TABLE_DELETE_ROW)
    else:
        what = words.LIST_ROW_ROW_ID_EXAMPLE_OTHER
        problems.wrong(place, what, words.LIST_ROW_GIVE_CENTER_OWN_ID)
    return True


def _tell_repeats(table: Table, rows: Sequence[Row], problems: Problems) -> None:
    ids: dict[str, Row] = {}
    places: dict[tuple[str, str], Row] = {}
    for row in rows:
        id = row.cells.get("id", "")
        if id and (first := ids.setdefault(id.casefold(), row)) is not row:
            same = first.cells["id"] == id
            what = (
                words.LIST_ROW_ID_ALREADY_USED_ROW.format(id=as_found(id), number=first.number)
                if same
                else words.LIST_ROW_ID_LIKE_ROW.format(
                    id=as_found(id), id_2=as_found(first.cells["id"]), number=first.number
                )
            )
            problems.wrong(table.place(row, "id"), what, words.LIST_ROW_GIVE_EACH_CENTER_OWN)
        name, town = row.cells.get("name", ""), row.cells.get("town", "")
        if name and (one := places.setdefault((folded(name), folded(town)), row)) is not row:
            what = words.LIST_ROW_ROW_CENTER_NAME_TOWN.format(number=one.number)
            problems.note(table.place(row, "name"), what, words.LIST_ROW_IF_BOTH_SAME_PLACE)
