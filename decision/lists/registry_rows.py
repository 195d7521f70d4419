"""The CSV file of the national provider registry (NPI registry), row by row, as records with nothing judged.

Of a record's addresses it is always the place where people are seen, never the one for mail. The file has
330 columns; only those named here are kept, and they are found by name. Other places of one organization
stand in a file of their own there, which is not read.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision.lists.problems import Place, Problems
from decision.wording import words

PERSON, ORGANIZATION = "1", "2"
DOING_BUSINESS_AS = "3"  # of an other name; 4 is a former name
_ADDRESS = "Provider Business Practice Location Address"
_COLUMNS = {
    "npi": "NPI",
    "entity": "Entity Type Code",
    "name": "Provider Organization Name (Legal Business Name)",
    "other_name": "Provider Other Organization Name",
    "other_kind": "Provider Other Organization Name Type Code",
    "street": "Provider First Line Business Practice Location Address",
    "suite": "Provider Second Line Business Practice Location Address",
    "town": f"{_ADDRESS} City Name",
    "state": f"{_ADDRESS} State Name",
    "zip": f"{_ADDRESS} Postal Code",
    "country": f"{_ADDRESS} Country Code (If outside U.S.)",
    "phone": f"{_ADDRESS} Telephone Number",
    "updated": "Last Update Date",
    "closed": "NPI Deactivation Date",
    "reopened": "NPI Reactivation Date",
    **{f"code_{n}": f"Healthcare Provider Taxonomy Code_{n}" for n in range(1, 16)},
    **{f"primary_{n}": f"Healthcare Provider Primary Taxonomy Switch_{n}" for n in range(1, 16)},
}
_NEEDED = ("npi", "entity", "name", "code_1")
_MISSED = ("town", "state", "zip", "phone", "updated", "closed")  # told once where the column is not there


@dataclass(frozen=True)
class Record:
    """One record as it is written; empty text is what it does not say.

    `codes` say what it is, the main one first. `more_places` counts places where people are seen that are
    not read. `columns` is how the file calls each field.
    """

    place: Place
    columns: Mapping[str, str]
    npi: str
    entity: str
    name: str
    other_name: str
    street: str
    town: str
    state: str
    zip: str
    phone: str
    codes: tuple[str, ...]
    updated: str
    is_closed: bool
    more_places: int = 0

    def at(self, field: str) -> Place:
        """The place of one field."""
        return replace(self.place, column=self.columns[field])


def of_csv(name: str, content: bytes, problems: Problems) -> Iterator[Record]:
    """Every record of the file, one by one; what cannot be read is told and left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        problems.wrong(Place(name, row), words.REGISTRY_NOT_UTF_TEXT, words.REGISTRY_SAVE_FILE_AGAIN_CSV)
        return
    rows = _rows(name, text, problems)
    _, header = next(rows, (1, []))
    at = _positions(name, header, problems)
    if at is None:
        return
    columns = {field: header[position].strip() for field, position in at.items()}
    for number, cells in rows:
        if len(cells) == len(header):
            said = {field: plain(cells[position]) for field, position in at.items()}
            yield _csv_record(Place(name, number), columns, said)
        else:
            what = words.REGISTRY_ROW_CELLS_HEADER.format(cells=len(cells), header=len(header))
            remedy = words.TABLE_WIDE_ROW_REMEDY
            problems.wrong(Place(name, number), what, remedy)


def has_header(head: bytes) -> bool:
    """Whether a file begins with the header of the registry's."""
    try:
        header = next(csv.reader(io.StringIO(head.decode(errors="replace"), newline="")), [])
    except csv.Error:
        return False
    wanted = {plain_column(_COLUMNS[field]) for field in ("npi", "entity")}
    return wanted <= {plain_column(column) for column in header}


def _rows(name: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        what = words.REGISTRY_ROWS_CANNOT_READ_FROM.format(error=error)
        remedy = words.TEXT_QUOTE_REMEDY
        problems.wrong(Place(name, number + 1), what, remedy)


def _positions(name: str, header: Sequence[str], problems: Problems) -> dict[str, int] | None:
    """Where each column stands that is wanted; None where one that is needed is missing."""
    plain = [plain_column(column) for column in header]
    fields = {plain_column(column): field for field, column in _COLUMNS.items()}
    at = {fields[column]: position for position, column in enumerate(plain) if column in fields}
    twice = [column for column, count in Counter(plain).items() if column in fields and count > 1]
    missing = [field for field in _NEEDED if field not in at]
    for column in twice:
        place = Place(name, 1, _COLUMNS[fields[column]])
        problems.wrong(place, words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    for field in missing:
        remedy = words.REGISTRY_TAKE_FILE_REGISTRY_ALL
        problems.wrong(Place(name, 1, _COLUMNS[field]), words.HEADING_MISSING, remedy)
    if twice or missing:
        return None
    for field in _MISSED:
        if field not in at:
            what = words.REGISTRY_COLUMN_MISSING_SO_WHAT
            problems.note(Place(name, 1, _COLUMNS[field]), what, words.REGISTRY_ADD_COLUMN_IF_YOU)
    return at


def _csv_record(place: Place, columns: Mapping[str, str], said: Mapping[str, str]) -> Record:
    codes = [
        (said.get(f"primary_{n}", "").upper() == "Y", code)
        for n in range(1, 16)
        if (code := said.get(f"code_{n}", ""))
    ]
    is_known_as = said.get("other_kind") == DOING_BUSINESS_AS
    return Record(
        place,
        columns,
        said["npi"].removesuffix(".0"),  # as a program writes a whole number that it holds as any number
        said["entity"].removesuffix(".0"),
        said["name"],
        said.get("other_name", "") if is_known_as else "",
        ", ".join(line for line in (said.get("street", ""), said.get("suite", "")) if line),
        said.get("town", ""),
        said.get("state", ""),
        said.get("zip", "") if is_here(said.get("country", "")) else "",
        said.get("phone", ""),
        codes=main_first(codes),
        updated=said.get("updated", ""),
        is_closed=is_closed_now(said.get("closed", ""), said.get("reopened", "")),
    )


def read_day(text: str) -> date | None:
    """The day, written 11/30/2026 or 2026-11-30; None where it is neither."""
    us = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text, re.ASCII)
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII)
    try:
        if us:
            return date(int(us[3]), int(us[1]), int(us[2]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None


def is_closed_now(closed: str, reopened: str) -> bool:
    """Whether it was closed, and not reopened since."""
    if not closed or not reopened:
        return bool(closed)
    ended, again = read_day(closed), read_day(reopened)
    return ended is not None and again is not None and ended > again


def is_here(country: str) -> bool:
    """Whether a country is the United States; elsewhere five digits are no ZIP code."""
    return country.upper() in ("", "US")


def main_first(codes: Sequence[tuple[bool, str]]) -> tuple[str, ...]:
    """The codes, those marked as the main one first; none twice."""
    in_order = sorted(codes, key=lambda code: not code[0])
    return tuple(dict.fromkeys(code.upper() for _, code in in_order if code))


def plain(text: str) -> str:
    """The text on one line, without what cannot be shown; the registry writes -- for nothing."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text) if not text.isprintable() else text
    line = " ".join(shown.split())
    return "" if line == "--" else line


def plain_column(column: str) -> str:
    """A column's name, capitals and the kind of space aside."""
    return re.sub(r"[\s_]+", "_", column.strip().casefold())
