"""The files of the national provider registry (NPI registry) as records, with nothing judged.

One is a CSV file with 330 columns, of which only those named here are kept; the other is the JSON that the
registry's search answers. Of a record's addresses it is always the place where people are seen, never the
one for mail. The registry keeps an organization's other places in a separate file, which is not read.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from decision.lists.figures import us_day
from decision.lists.problems import Place, Problems
from decision.wording import words

_DOING_BUSINESS_AS = "3"  # of an other name; 4 is a former name
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
_MISSED = ("town", "state", "zip", "phone", "updated", "closed")  # reported once when the column is missing
# Where the answer of the search has each of them: in the record itself, in its `basic`, or in an address.
_KEYS = {"npi": "number", "entity": "enumeration_type"}
_BASIC = {
    "name": "organization_name", "updated": "last_updated", "closed": "deactivation_date",
    "reopened": "reactivation_date", "status": "status",
}  # fmt: skip
_SEEN = {
    "street": "address_1", "suite": "address_2", "town": "city", "state": "state", "zip": "postal_code",
    "country": "country_code", "phone": "telephone_number",
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One record as it is written, by field; empty text is what it does not say.

    `codes` say what it is, each with whether it is marked as the main one. `columns` is how the file calls
    each field. `more_places` counts places where people are seen that are not read.
    """

    place: Place
    columns: Mapping[str, str]
    says: Mapping[str, str]
    all_codes: Sequence[tuple[bool, str]]
    more_places: int = 0

    def __getitem__(self, field: str) -> str:
        text = self.says.get(field, "")
        if field == "zip" and self["country"].upper() not in ("", "US"):
            return ""  # elsewhere five digits are no ZIP code
        if field == "other_name" and self["other_kind"] != _DOING_BUSINESS_AS:
            return ""
        # A program writes a whole number that it holds as any number with a point.
        return text.removesuffix(".0") if field in ("npi", "entity") else text

    def at(self, field: str) -> Place:
        """The place of one field."""
        return replace(self.place, column=self.columns[field])

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, those marked as the main one first; none twice."""
        in_order = sorted(self.all_codes, key=lambda code: not code[0])
        return tuple(dict.fromkeys(code.upper() for _, code in in_order if code))

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, and not reopened since."""
        if not self["closed"] or not self["reopened"]:
            return bool(self["closed"]) or self["status"] == "D"
        ended, again = us_day(self["closed"]), us_day(self["reopened"])
        return self["status"] == "D" or (ended is not None and again is not None and ended > again)


def of_csv(name: str, content: bytes, problems: Problems) -> Iterator[Record]:
    """Every record of the file, one by one; what cannot be read is reported and left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        problems.wrong(Place(name, row), words.REGISTRY_NOT_UTF_TEXT, words.REGISTRY_SAVE_FILE_AGAIN_CSV)
        return
    rows = _rows(name, text, problems)
    _, header = next(rows, (1, []))
    at = _positions(name, header, problems)
    columns = {field: header[position].strip() for field, position in at.items()}
    for number, cells in rows if at else ():
        if len(cells) == len(header):
            says = {field: _shown(cells[position]) for field, position in at.items()}
            codes = [
                (says.get(f"primary_{n}", "").upper() == "Y", says.get(f"code_{n}", "")) for n in range(1, 16)
            ]
            yield Record(Place(name, number), columns, says, codes)
        else:
            what = words.REGISTRY_ROW_CELLS_HEADER.format(cells=len(cells), header=len(header))
            problems.wrong(
                Place(name, number), what, words.table("TABLE_ROW_REMEDIES")["wide"].format(row=number)
            )


def has_header(head: bytes) -> bool:
    """Whether a file begins with the header of the registry's."""
    try:
        header = next(csv.reader(io.StringIO(head.decode(errors="replace"), newline="")), [])
    except csv.Error:
        return False
    return {_compared(_COLUMNS[field]) for field in ("npi", "entity")} <= {*map(_compared, header)}


def _rows(name: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        what = words.REGISTRY_ROWS_CANNOT_READ_FROM.format(error=error)
        problems.wrong(Place(name, number + 1), what, words.TEXT_QUOTE_REMEDY)


def _positions(name: str, header: Sequence[str], problems: Problems) -> dict[str, int]:
    """Where each wanted column is; empty where one that is needed is missing."""
    names = [_compared(column) for column in header]
    fields = {_compared(column): field for field, column in _COLUMNS.items()}
    at = {fields[column]: position for position, column in enumerate(names) if column in fields}
    before = len(problems)
    for column, count in Counter(names).items():
        if column in fields and count > 1:
            place = Place(name, 1, _COLUMNS[fields[column]])
            problems.wrong(place, words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    for field in _NEEDED:
        if field not in at:
            remedy = words.REGISTRY_TAKE_FILE_REGISTRY_ALL
            problems.wrong(Place(name, 1, _COLUMNS[field]), words.HEADING_MISSING, remedy)
    if len(problems) > before:
        return {}
    for field in _MISSED:
        if field not in at:
            what = words.REGISTRY_COLUMN_MISSING_SO_WHAT
            problems.note(Place(name, 1, _COLUMNS[field]), what, words.REGISTRY_ADD_COLUMN_IF_YOU)
    return at


def of_json(name: str, content: bytes, problems: Problems) -> Iterator[Record]:
    """Every record of the answer, one by one; what cannot be read is reported and left out."""
    again = words.REGISTRY_SAVE_ANSWER_SEARCH_AGAIN
    try:
        whole = json.loads(content.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else None
        problems.wrong(Place(name, row), words.REGISTRY_NOT_WHOLE_FILE_REGISTRY, again)
        return
    results = whole.get("results") if isinstance(whole, dict) else None
    if not isinstance(results, list):
        problems.wrong(Place(name, None, "results"), words.REGISTRY_NO_LIST_RESULTS_FILE, again)
        return
    for number, result in enumerate(results, start=1):
        place = Place(name, block=f"result {number}")
        if isinstance(result, dict):
            yield _result(place, result)
        else:
            problems.wrong(place, words.REGISTRY_RESULT_NOT_RECORD, again)


def _result(place: Place, result: Mapping[str, Any]) -> Record:
    basic = result.get("basic")
    addresses = [
        each for each in _blocks(result, "addresses") if _text(each, "address_purpose") == "LOCATION"
    ]
    names = [each for each in _blocks(result, "other_names") if _text(each, "code") == _DOING_BUSINESS_AS]
    says = {
        **_texts(result, _KEYS),
        **_texts(basic if isinstance(basic, dict) else {}, _BASIC),
        **_texts(addresses[0] if addresses else {}, _SEEN),
        **_texts(names[0] if names else {}, {"other_name": "organization_name", "other_kind": "code"}),
    }
    says["entity"] = says["entity"].removeprefix("NPI-")
    codes = [(each.get("primary") is True, _text(each, "code")) for each in _blocks(result, "taxonomies")]
    return Record(place, {**_KEYS, **_BASIC, **_SEEN}, says, codes, len(_blocks(result, "practiceLocations")))


def _blocks(of: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = of.get(key)
    return [block for block in found if isinstance(block, dict)] if isinstance(found, list) else []


def _texts(of: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, str]:
    return {field: _text(of, key) for field, key in keys.items()}


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return _shown(str(value)) if isinstance(value, str) or is_whole else ""


def _shown(text: str) -> str:
    """The text on one line, without what cannot be shown; the registry writes -- for nothing."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return "" if line == "--" else line


def _compared(column: str) -> str:
    """A column's name, capitals and the kind of space aside."""
    return re.sub(r"[\s_]+", "_", column.strip().casefold())
