"""A file of the US national provider registry (NPI registry) as centers: who is kept, and who is left out.

This is the registry's CSV file, of whose 330 columns only those named here are read, or the JSON that its
search returns. The address used is always the one where people are seen, never the one for mail.

The registry gives names, places and phones, and nothing else: no indicator, no medicine, no program. All of
that stays unknown. It says how an organization signed up, and the day its record was last changed; nobody
checked a fact of care that day, so `checked_on` stays None and the day is in the source alone.

An organization is kept if it is active and has a code that list.toml names for a kind of site. All others are
left out, and each reason is named once, with its count.
"""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from decision.guide.texts import ListInfo
from decision.lists.figures import us_day
from decision.lists.problems import Place, Problems
from decision.lists.texts import comparable, on_quotes
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.language import day

MOST_KEPT = 20_000
_HEAD = 1 << 16  # bytes; the header of the CSV file has some 14,000
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
_CODES = [
    (f"Healthcare Provider Taxonomy Code_{n}", f"Healthcare Provider Primary Taxonomy Switch_{n}")
    for n in range(1, 16)
]
_COLUMNS = [
    *filter(None, (column for column, *_ in _FIELDS.values())),
    *(each for both in _CODES for each in both),
]
_NEEDED = [*(_FIELDS[field][0] for field in ("npi", "entity", "name", "closed")), _CODES[0][0]]


@dataclass(frozen=True)
class _Record:
    """One record as it is written: what it says by field, empty where it says nothing, and its codes.

    Those marked as the main one come first.
    """

    says: Mapping[str, str]
    codes: tuple[str, ...]

    def __getitem__(self, field: str) -> str:
        return self.says.get(field, "")

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, and not reopened since."""
        ended, again = us_day(self["closed"]), us_day(self["reopened"])
        is_over = bool(self["closed"]) and (again is None or (ended or date.max) > again)
        return is_over or self["status"] == "D"


def is_registry(content: bytes) -> bool:
    """Whether a file is one of the registry, by its beginning."""
    head = content[:_HEAD].removeprefix(BOM_UTF8)
    if _is_json(content):
        return b'"results"' in head and (b'"result_count"' in head or b'"enumeration_type"' in head)
    try:
        header = next(csv.reader(io.StringIO(head.decode(errors="replace"), newline="")), [])
    except csv.Error:
        return False
    return {*map(comparable, _NEEDED[:2])} <= {*map(comparable, header)}


def read_registry(name: str, content: bytes, info: ListInfo, problems: Problems) -> tuple[Provider, ...]:
    """The centers of a file, in its order; `notes` say what was left out, and need no fixing."""
    kinds = {code: kind.id for kind in info.site_types for code in kind.registry}
    counts: Counter[str] = Counter()
    found: dict[str, Provider] = {}
    before, place = len(problems), Place(name)
    for record in (_of_json if _is_json(content) else _of_csv)(name, content, problems):
        reason = _left_out(record, kinds, found)
        counts[reason] += 1
        if not reason:
            found[record["npi"]] = _provider(record, kinds)
        if len(found) > MOST_KEPT:
            what = words.REGISTRY_MORE_THAN_ORGANIZATIONS_KEEP.format(most_kept=MOST_KEPT)
            problems.wrong(place, what, words.REGISTRY_TAKE_ONE_STATE_TIME)
            return ()
    if not found and len(problems) == before:
        what = words.REGISTRY_NO_ORGANIZATION_FILE_CAN
        problems.wrong(place, what, words.REGISTRY_TAKE_ANOTHER_FILE_ADD)
    for count, what, remedy in (
        (counts["person"], words.REGISTRY_PERSONS, words.REGISTRY_NOTHING_TO_DO),
        (counts["closed"], words.REGISTRY_CLOSED, words.REGISTRY_NOTHING_TO_DO),
        (counts["other"], words.REGISTRY_OTHERS, words.REGISTRY_OTHERS_REMEDY),
        (counts["unclear"], words.REGISTRY_UNCLEAR, words.REGISTRY_OTHERS_REMEDY),
        (
            0 if kinds else len(found),
            words.REGISTRY_LIST_TOML_NAMES_NO,
            words.REGISTRY_ADD_REGISTRY_CODES_EACH,
        ),
        (len(found), words.REGISTRY_REGISTRY_GIVES_NAMES_PLACES, words.REGISTRY_ASK_CENTERS_WRITE_DOWN),
    ):
        if count:
            problems.note(place, what.format(count=count), remedy)
    return tuple(found.values())


def _is_json(content: bytes) -> bool:
    return content[:_HEAD].removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"[")


def _left_out(record: _Record, kinds: Mapping[str, str], found: Mapping[str, Provider]) -> str:
    """Why a record is left out; empty where it is not. A closed one may say nothing else of itself."""
    if record.is_closed:
        return "closed"
    if record["entity"] == "1":
        return "person"
    is_number = re.fullmatch(r"\d{10}", record["npi"], re.ASCII)
    if record["entity"] != "2" or not is_number or not record["name"] or record["npi"] in found:
        return "unclear"
    return "other" if kinds and not kinds.keys() & {*record.codes} else ""


def _provider(record: _Record, kinds: Mapping[str, str]) -> Provider:
    updated, name, known_as = us_day(record["updated"]), record["name"], record["other_name"]
    is_other = record["other_kind"] == _DOING_BUSINESS_AS and known_as.casefold() != name.casefold()
    street = ", ".join(line for line in (record["street"], record["suite"]) if line)
    # A ZIP code that lost its zeros is not guessed, and elsewhere five digits are none.
    is_here = record["country"].upper() in ("", "US")
    zip_code = re.fullmatch(r"(\d{5})(\d{4})?", record["zip"].replace("-", ""), re.ASCII)
    return Provider(
        id=record["npi"],
        name=f"{name} ({known_as})" if known_as and is_other else name,
        measurements={},
        town=record["town"],
        state=record["state"],
        zip=zip_code[1] if zip_code and is_here else "",
        phone=re.sub(r"\A(\d{3})(\d{3})(\d{4})\Z", r"\1-\2-\3", record["phone"], flags=re.ASCII),
        site_type=next((kinds[code] for code in record.codes if code in kinds), ""),
        about=words.REGISTRY_STREET.format(street=street) if street else "",
        source=words.REGISTRY_SOURCE.format(day=day(updated)) if updated else words.REGISTRY_SOURCE_NO_DAY,
    )


# ---- the two forms


def _of_csv(name: str, content: bytes, problems: Problems) -> Iterator[_Record]:
    """Every record of the file; one with more or fewer cells than the header says nothing."""
    try:
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    except UnicodeDecodeError:
        problems.wrong(Place(name), words.REGISTRY_NOT_UTF_TEXT, words.REGISTRY_SAVE_FILE_AGAIN_CSV)
        return
    try:
        header = [*map(comparable, next(rows, []))]
        at = {column: header.index(comparable(column)) for column in _COLUMNS if comparable(column) in header}
        for column in (each for each in _NEEDED if each not in at):
            what, remedy = words.HEADING_MISSING, words.REGISTRY_TAKE_FILE_REGISTRY_ALL
            problems.wrong(Place(name, 1, column), what, remedy)
        for cells in filter(any, rows) if not problems else ():
            is_whole = len(cells) == len(header)
            said = {column: _shown(cells[place]) if is_whole else "" for column, place in at.items()}
            says = {field: said.get(column, "") for field, (column, *_) in _FIELDS.items()}
            # A program writes a whole number that it holds as any number with a point.
            says |= {field: says[field].removesuffix(".0") for field in ("npi", "entity")}
            marked = [(said.get(switch, "").upper() == "Y", said.get(code, "")) for code, switch in _CODES]
            yield _Record(says, _main_first(marked))
    except csv.Error as error:
        problems.wrong(Place(name, rows.line_num), *on_quotes(str(error)))


def _of_json(name: str, content: bytes, problems: Problems) -> Iterator[_Record]:
    """Every record of the answer."""
    try:
        found = json.loads(content.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError):
        found = None
    results = found.get("results") if isinstance(found, dict) else None
    if not isinstance(results, list):
        what = words.REGISTRY_NOT_WHOLE_FILE_REGISTRY
        problems.wrong(Place(name), what, words.REGISTRY_SAVE_ANSWER_SEARCH_AGAIN)
        return
    for result in _blocks(results):
        seen = [
            each for each in _blocks(result.get("addresses")) if each.get("address_purpose") == "LOCATION"
        ]
        names = [
            each for each in _blocks(result.get("other_names")) if each.get("code") == _DOING_BUSINESS_AS
        ]
        parts = {"": [result], "basic": _blocks(result.get("basic")), "addresses": seen, "other_names": names}
        says = {field: _text((parts[part] or [{}])[0], key) for field, (_, part, key) in _FIELDS.items()}
        says["entity"] = says["entity"].removeprefix("NPI-")
        kinds = _blocks(result.get("taxonomies"))
        yield _Record(
            says, _main_first([(each.get("primary") is True, _text(each, "code")) for each in kinds])
        )


def _main_first(codes: list[tuple[bool, str]]) -> tuple[str, ...]:
    return tuple(code.upper() for _, code in sorted(codes, key=lambda each: not each[0]) if code)


def _blocks(found: object) -> list[dict[str, Any]]:
    return [
        each if isinstance(each, dict) else {} for each in (found if isinstance(found, list) else [found])
    ]


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return _shown(str(value)) if type(value) in (str, int) else ""


def _shown(text: str) -> str:
    """The text on one line, without what cannot be shown; the registry writes -- for nothing."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return "" if line == "--" else line
