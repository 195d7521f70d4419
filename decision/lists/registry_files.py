"""The files of the national provider registry (NPI registry) as records, with nothing judged.

One is a CSV file with 330 columns, of which only those named here are kept; the other is the JSON that the
registry's search answers. Of a record's addresses it is always the place where people are seen, never the
one for mail. The registry keeps an organization's other places in a separate file, which is not read.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from decision.lists.figures import us_day
from decision.lists.problems import Place, Problems
from decision.lists.texts import comparable
from decision.wording import words

_DOING_BUSINESS_AS = "3"  # of an other name; 4 is a former name
_SEEN = "Business Practice Location Address"
# How the CSV file calls each field, and where the answer of the search has it: in which part, by which key.
_FIELDS = {
    "npi": ("NPI", "", "number"),
    "entity": ("Entity Type Code", "", "enumeration_type"),
    "name": ("Provider Organization Name (Legal Business Name)", "basic", "organization_name"),
    "other_name": ("Provider Other Organization Name", "other_names", "organization_name"),
    "other_kind": ("Provider Other Organization Name Type Code", "other_names", "code"),
    "street": (f"Provider First Line {_SEEN}", "addresses", "address_1"),
    "suite": (f"Provider Second Line {_SEEN}", "addresses", "address_2"),
    "town": (f"Provider {_SEEN} City Name", "addresses", "city"),
    "state": (f"Provider {_SEEN} State Name", "addresses", "state"),
    "zip": (f"Provider {_SEEN} Postal Code", "addresses", "postal_code"),
    "country": (f"Provider {_SEEN} Country Code (If outside U.S.)", "addresses", "country_code"),
    "phone": (f"Provider {_SEEN} Telephone Number", "addresses", "telephone_number"),
    "updated": ("Last Update Date", "basic", "last_updated"),
    "closed": ("NPI Deactivation Date", "basic", "deactivation_date"),
    "reopened": ("NPI Reactivation Date", "basic", "reactivation_date"),
    "status": ("", "basic", "status"),
}
_KEYS = {field: key for field, (_, _, key) in _FIELDS.items()}
_CODES = {f"code_{n}": f"Healthcare Provider Taxonomy Code_{n}" for n in range(1, 16)}
_SWITCHES = {f"primary_{n}": f"Healthcare Provider Primary Taxonomy Switch_{n}" for n in range(1, 16)}
_COLUMNS = {field: column for field, (column, _, _) in _FIELDS.items() if column} | _CODES | _SWITCHES
_NEEDED = ("npi", "entity", "name", "code_1")
_MISSED = ("town", "state", "zip", "phone", "updated", "closed")  # reported once when the column is missing


@dataclass(frozen=True)
class Record:
    """One record as it is written, by field; empty text is what it does not say.

    `codes` say what it is, those marked as the main one first; none twice. `columns` is how the file calls
    each field. `more_places` counts places where people are seen that are not read.
    """

    place: Place
    columns: Mapping[str, str]
    says: Mapping[str, str]
    codes: tuple[str, ...]
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
        return replace(self.place, column=self.columns[field])

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, and not reopened since."""
        is_over = bool(self["closed"])
        if is_over and self["reopened"]:
            ended, again = us_day(self["closed"]), us_day(self["reopened"])
            is_over = ended is not None and again is not None and ended > again
        return is_over or self["status"] == "D"


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
            switches = (says.get(field, "").upper() == "Y" for field in _SWITCHES)
            codes = zip(switches, (says.get(field, "") for field in _CODES), strict=True)
            yield Record(Place(name, number), columns, says, _in_order(codes))
        else:
            what = words.REGISTRY_ROW_CELLS_HEADER.format(cells=len(cells), header=len(header))
            remedy = words.TABLE_WIDE_REMEDY
            problems.wrong(Place(name, number), what, remedy)


def has_header(head: bytes) -> bool:
    try:
        header = next(csv.reader(io.StringIO(head.decode(errors="replace"), newline="")), [])
    except csv.Error:
        return False
    return {comparable(_COLUMNS[field]) for field in ("npi", "entity")} <= {*map(comparable, header)}


def _rows(name: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
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
    names = [*map(comparable, header)]
    counts, before, at = Counter(names), len(problems), dict[str, int]()
    for field, column in _COLUMNS.items():
        place, same = Place(name, 1, column), comparable(column)
        if counts[same]:
            at[field] = names.index(same)
        elif field in _NEEDED:
            problems.wrong(place, words.HEADING_MISSING, words.REGISTRY_TAKE_FILE_REGISTRY_ALL)
        elif field in _MISSED:
            problems.note(place, words.REGISTRY_COLUMN_MISSING_SO_WHAT, words.REGISTRY_ADD_COLUMN_IF_YOU)
        if counts[same] > 1:
            problems.wrong(place, words.TABLE_TWICE, words.TABLE_TWICE_REMEDY)
    return at if len(problems) == before else {}


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


def _result(place: Place, result: dict[str, Any]) -> Record:
    seen = [each for each in _blocks(result, "addresses") if _text(each, "address_purpose") == "LOCATION"]
    names = [each for each in _blocks(result, "other_names") if _text(each, "code") == _DOING_BUSINESS_AS]
    parts = {"": [result], "basic": _blocks(result, "basic"), "addresses": seen, "other_names": names}
    says = {field: _text((parts[part] or [{}])[0], key) for field, (_, part, key) in _FIELDS.items()}
    says["entity"] = says["entity"].removeprefix("NPI-")
    kinds = _blocks(result, "taxonomies")
    codes = _in_order((each.get("primary") is True, _text(each, "code")) for each in kinds)
    return Record(place, _KEYS, says, codes, len(_blocks(result, "practiceLocations")))


def _blocks(of: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = of.get(key)
    return [block for block in (found if isinstance(found, list) else [found]) if isinstance(block, dict)]


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return _shown(str(value)) if type(value) in (str, int) else ""


def _shown(text: str) -> str:
    """The text on one line, without what cannot be shown; the registry writes -- for nothing."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return "" if line == "--" else line


def _in_order(codes: Iterable[tuple[bool, str]]) -> tuple[str, ...]:
    in_order = sorted(codes, key=lambda code: not code[0])
    return tuple(dict.fromkeys(code.upper() for _, code in in_order if code))
