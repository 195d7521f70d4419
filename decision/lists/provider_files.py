"""A list with our own headings becomes providers, all or none; what was not read as written is noted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import TypeVar

from decision.lists.columns import ENROLLED, GIVES, Column, read_cell
from decision.lists.figures import dialed
from decision.lists.problems import Place, Problems, Row, Table, as_found
from decision.lists.spelling import UNKNOWN, BadCell, Said, folded
from decision.lists.texts import as_typed
from decision.method.providers import Measurement, Provider
from decision.wording import words

_MARKS, _NO_SIGN = re.compile(r"[^\w\n]+"), str.maketrans("", "", ".'’")
_SHORT = {
    "assoc": "associates", "centre": "center", "clin": "clinic", "ctr": "center", "dept": "department",
    "gen": "general", "hlth": "health", "hosp": "hospital", "inc": "", "inf": "infusion", "llc": "",
    "med": "medical", "mem": "memorial", "mt": "mount", "neuro": "neurology", "pc": "", "reg": "regional",
    "st": "saint", "the": "", "univ": "university",
}  # fmt: skip
_SHORT_WORD = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_TEXTS = ("source", "id", "name", "town", "state", "zip", "phone", "site_type", "about")
_T = TypeVar("_T")


def read_providers(
    table: Table,
    wanted: Sequence[Column],
    problems: Problems,
    *,
    today: date | None = None,
    from_file: bool = True,
) -> tuple[Provider, ...]:
    """Every center of the table, in its order. Nothing of it may be used if there is any problem.

    `notes` name everything that is not used as written. `wanted` are the columns to read, by whose ids
    those of the table are called. Without `today`, no day is taken to be in the future. `from_file` is
    whether a text may have the apostrophe in front that keeps it from being a formula.
    """
    if not table.rows and not table.left_out:
        place = Place(table.file, 2)
        problems.wrong(place, words.LIST_ROW_NO_CENTER_FILE, words.LIST_ROW_ADD_ONE_ROW_CENTER)
    _report_repeats(table, problems)
    provider = _reader(table, wanted, problems, partial(_read, today=today, from_file=from_file))
    return tuple(map(provider, table.rows))


def _report_repeats(table: Table, problems: Problems) -> None:
    ids: dict[str, Row] = {}
    rows = table.rows
    for row in rows:
        id = row.cells.get("id", "")
        if id and (first := ids.setdefault(id.casefold(), row)) is not row:
            other = first.cells["id"]
            said = words.LIST_ROW_ID_ALREADY_USED_ROW if other == id else words.LIST_ROW_ID_LIKE_ROW
            what = said.format(id=as_found(id), id_2=as_found(other), number=first.number)
            problems.wrong(table.place(row, "id"), what, words.LIST_ROW_GIVE_EACH_CENTER_OWN)
    cells = ([row.cells.get(id, "") for row in rows] for id in ("name", "town", "phone"))
    for at, (one, cause) in likenesses(*cells).items():
        if cause == "twins":
            what = words.LIST_ROW_ROW_CENTER_NAME_TOWN.format(number=rows[one].number)
            problems.note(table.place(rows[at], "name"), what, words.LIST_ROW_IF_BOTH_SAME_PLACE)


def likenesses(
    names: Sequence[str], towns: Sequence[str], phones: Sequence[str]
) -> dict[int, tuple[int, str]]:
    """The rows that may be the center of a row before them: that row, and whether they are twins or alike.

    Twins have one name and town, capitals aside. Those that are `alike` have in one town a name that is
    written shorter, or one phone number.
    """
    folds = [*map(folded, names)]
    plain = _MARKS.sub(" ", "\n".join(folds).translate(_NO_SIGN))
    bare = _SHORT_WORD.sub(lambda word: _SHORT[word[0]], plain).split("\n")
    short = [" ".join(each.split()) for each in bare] if names else []
    digits = [dialed(phone) if phone else "" for phone in phones]
    places = ["" if town == UNKNOWN else folded(town) for town in towns]
    found: dict[int, tuple[int, str]] = {}
    for cause, texts in (("twins", folds), ("alike", short), ("alike", digits)):
        first: dict[tuple[str, str], int] = {}
        keys = [*zip(texts, places, strict=True)]
        for row, key in enumerate(keys if len({*keys}) < len(keys) else ()):
            one = first.setdefault(key, row)
            if one < row and names[row] and (texts is not digits or len(key[0]) == 10):
                found.setdefault(row, (one, cause))
    return dict(sorted(found.items()))


def _reader(
    table: Table, wanted: Sequence[Column], problems: Problems, read: Callable[[str, Column], Said | BadCell]
) -> Callable[[Row], Provider]:
    """What makes a center of a row, reporting every bad cell and every one that is read otherwise."""
    columns = {column.id: column for column in wanted if column.id in table.columns}
    # The same few words are in most cells of a column, and make the same few facts: each is made once.
    read_once = lru_cache(maxsize=None)(lambda text, id: read(text, columns[id]))
    measured = lru_cache(maxsize=None, typed=True)(Measurement)
    facts = {column.id: column.indicator.id for column in wanted if column.indicator}
    gives, enrolled = (
        {column.id: column.id.removeprefix(start) for column in wanted if column.id.startswith(start)}
        for start in (GIVES, ENROLLED)
    )

    def said(row: Row, column: str, kind: type[_T] | tuple[type[_T], ...]) -> _T | None:
        """What the cell says; None where nobody knows, there is no such column, or there is a problem."""
        if column not in columns:
            return None
        found = read_once(row.cells[column], column)
        if isinstance(found, BadCell):
            problems.wrong(table.place(row, column), found.what, found.remedy)
            return None
        for what, remedy in found.notes:
            problems.note(table.place(row, column), what, remedy)
        return found.value if isinstance(found.value, kind) else None

    def provider(row: Row) -> Provider:
        texts = {id: said(row, id, str) or "" for id in _TEXTS}
        checked_on = said(row, "checked_on", date)
        amounts = {id: said(row, column, (bool, float, str)) for column, id in facts.items()}
        return Provider(
            **texts,
            measurements={id: measured(each, texts["source"], checked_on) for id, each in amounts.items()},
            gives={id: said(row, column, bool) for column, id in gives.items()},
            enrolled={id: said(row, column, bool) for column, id in enrolled.items()},
            checked_on=checked_on,
            away=None,
        )

    return provider


def _read(text: str, column: Column, today: date | None, *, from_file: bool) -> Said | BadCell:
    typed, notes = as_typed(text) if from_file else (text, ())
    said = read_cell(typed, column, today)
    if isinstance(said, Said):
        return replace(said, notes=(*notes, *said.notes)) if notes else said
    if text or not column.required:
        return said
    return BadCell(said.what, words.CELL_OWN_ID if column.id == "id" else words.CELL_WRITE_NAME_PEOPLE_KNOW)
