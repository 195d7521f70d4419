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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, TypeAlias

from decision.guide.texts import ListInfo
from decision.lists.problems import Place, Problems
from decision.lists.texts import comparable, rows_of
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.language import day

MOST_KEPT = 20_000
_HEAD = 1 << 16  # bytes; the header of the CSV file has some 14,000
_DOING_BUSINESS_AS = "3"  # of an other name; 4 is a former name
_SEEN = "Business Practice Location Address"
# How the CSV file calls each field, and how the answer of the search does. Of the other names there, those of
# another kind are passed over.
_FIELDS = {
    "npi": ("NPI", "number"),
    "entity": ("Entity Type Code", "enumeration_type"),
    "name": ("Provider Organization Name (Legal Business Name)", "organization_name"),
    "other_name": ("Provider Other Organization Name", "other organization_name"),
    "other_kind": ("Provider Other Organization Name Type Code", "other code"),
    "street": (f"Provider First Line {_SEEN}", "address_1"),
    "suite": (f"Provider Second Line {_SEEN}", "address_2"),
    "town": (f"Provider {_SEEN} City Name", "city"),
    "state": (f"Provider {_SEEN} State Name", "state"),
    "zip": (f"Provider {_SEEN} Postal Code", "postal_code"),
    "country": (f"Provider {_SEEN} Country Code (If outside U.S.)", "country_code"),
    "phone": (f"Provider {_SEEN} Telephone Number", "telephone_number"),
    "updated": ("Last Update Date", "last_updated"),
    "closed": ("NPI Deactivation Date", "deactivation_date"),
    "reopened": ("NPI Reactivation Date", "reactivation_date"),
    "status": ("", "status"),
}
_CODE, _MAIN = "Healthcare Provider Taxonomy Code_{}", "Healthcare Provider Primary Taxonomy Switch_{}"
_CODES = [(_CODE.format(n), _MAIN.format(n)) for n in range(1, 16)]
_NEEDED = [*(_FIELDS[field][0] for field in ("npi", "entity", "name", "closed")), _CODES[0][0]]
_KNOWN = [*map(comparable, _NEEDED)]
_Record: TypeAlias = tuple[Mapping[str, str], Sequence[str]]
"""What a record says by field, empty where it says nothing, and its codes, the main one first."""


def is_registry(content: bytes) -> bool:
    """Whether a file is one of the registry, by its beginning."""
    head = content[:_HEAD].removeprefix(BOM_UTF8)
    if _is_json(content):
        return b'"results"' in head and (b'"result_count"' in head or b'"enumeration_type"' in head)
    try:
        header = next(csv.reader(io.StringIO(head.decode(errors="replace"), newline="")), [])
    except csv.Error:
        return False
    return {*_KNOWN[:2]} <= {*map(comparable, header)}


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
            found[record[0]["npi"]] = _provider(record, kinds)
        if len(found) > MOST_KEPT:
            what = words.REGISTRY_MORE_THAN_ORGANIZATIONS_KEEP.format(most_kept=MOST_KEPT)
            problems.wrong(place, what, words.REGISTRY_TAKE_ONE_STATE_TIME)
            return ()
    if not found and len(problems) == before:
        what = words.REGISTRY_NO_ORGANIZATION_FILE_CAN
        problems.wrong(place, what, words.REGISTRY_TAKE_ANOTHER_FILE_ADD)
    counts |= {"kept": len(found), "all": 0 if kinds else len(found)}
    for reason, what, remedy in (
        ("person", words.REGISTRY_PERSONS, words.REGISTRY_NOTHING_TO_DO),
        ("closed", words.REGISTRY_CLOSED, words.REGISTRY_NOTHING_TO_DO),
        ("no_code", words.REGISTRY_OTHERS, words.REGISTRY_OTHERS_REMEDY),
        ("unclear", words.REGISTRY_UNCLEAR, words.REGISTRY_OTHERS_REMEDY),
        ("all", words.REGISTRY_LIST_TOML_NAMES_NO, words.REGISTRY_ADD_REGISTRY_CODES_EACH),
        ("kept", words.REGISTRY_REGISTRY_GIVES_NAMES_PLACES, words.REGISTRY_ASK_CENTERS_WRITE_DOWN),
    ):
        if counts[reason]:
            problems.note(place, what.format(count=counts[reason]), remedy)
    return tuple(found.values())


def _is_json(content: bytes) -> bool:
    return content[:_HEAD].removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"[")


def _left_out(record: _Record, kinds: Mapping[str, str], found: Mapping[str, Provider]) -> str:
    """Why a record is left out; empty where it is not. A closed one may say nothing else of itself."""
    says, codes = record
    reopened = _day(says["reopened"])
    if says["status"] == "D" or (
        says["closed"] and (_day(says["closed"]) or date.max) > (reopened or date.min)
    ):
        return "closed"
    if says["entity"] == "1":
        return "person"
    is_number = re.fullmatch(r"\d{10}", says["npi"], re.ASCII)
    if says["entity"] != "2" or not is_number or not says["name"] or says["npi"] in found:
        return "unclear"
    return "no_code" if kinds and not kinds.keys() & {*codes} else ""


def _provider(record: _Record, kinds: Mapping[str, str]) -> Provider:
    says, codes = record
    updated, name, known_as = _day(says["updated"]), says["name"], says["other_name"]
    is_other = says["other_kind"] == _DOING_BUSINESS_AS and known_as.casefold() != name.casefold()
    street = ", ".join(line for line in (says["street"], says["suite"]) if line)
    # A ZIP code that lost its zeros is not guessed, and elsewhere five digits are none.
    is_here = says["country"].upper() in ("", "US")
    zip_code = re.fullmatch(r"(\d{5})(\d{4})?", says["zip"].replace("-", ""), re.ASCII)
    return Provider(
        id=says["npi"],
        name=f"{name} ({known_as})" if known_as and is_other else name,
        measurements={},
        town=says["town"],
        state=says["state"],
        zip=zip_code[1] if zip_code and is_here else "",
        phone=re.sub(r"\A(\d{3})(\d{3})(\d{4})\Z", r"\1-\2-\3", says["phone"], flags=re.ASCII),
        site_type=next((kinds[code] for code in codes if code in kinds), ""),
        about=words.REGISTRY_STREET.format(street=street) if street else "",
        source=words.REGISTRY_SOURCE.format(day=day(updated)) if updated else words.REGISTRY_SOURCE_NO_DAY,
    )


def _day(text: str) -> date | None:
    """The day as the file writes it, such as 11/30/2026, or as the search does; None where it is none."""
    with suppress(ValueError):
        form = "%Y-%m-%d" if "-" in text else "%m/%d/%Y"
        return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    return None


# ---- the two forms


def _of_csv(name: str, content: bytes, problems: Problems) -> Iterator[_Record]:
    """Every record of the file; one with more or fewer cells than the header says nothing."""
    (_, header), *rows = rows_of(name, content, _KNOWN, problems, len(content)) or [(1, [])]
    at = {comparable(column): place for place, column in enumerate(header)}
    missing = [column for column in _NEEDED if comparable(column) not in at]
    for column in missing:
        what, remedy = words.HEADING_MISSING, words.REGISTRY_TAKE_FILE_REGISTRY_ALL
        problems.wrong(Place(name, 1, column), what, remedy)
    places = {field: at.get(comparable(column)) for field, (column, _) in _FIELDS.items()}
    codes = [[at.get(comparable(column)) for column in both] for both in _CODES]
    for _, cells in () if missing else rows:
        shown = partial(_shown_at, cells if len(cells) == len(header) else ())
        says = {field: shown(place) for field, place in places.items()}
        # A program writes a whole number that it holds as any number with a point.
        says |= {field: says[field].removesuffix(".0") for field in ("npi", "entity")}
        yield says, _main_first([(shown(main).upper() == "Y", shown(code)) for code, main in codes])


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
        seen = _first(result.get("addresses"), "address_purpose", "LOCATION")
        other = _first(result.get("other_names"), "code", _DOING_BUSINESS_AS)
        basic, kinds = _blocks(result.get("basic"))[:1], _blocks(result.get("taxonomies"))
        said = {
            **{f"other {key}": text for key, text in other.items()},
            **seen,
            **(basic or [{}])[0],
            **result,
        }
        says = {field: _text(said, key) for field, (_, key) in _FIELDS.items()}
        says["entity"] = says["entity"].removeprefix("NPI-")
        yield says, _main_first([(each.get("primary") is True, _text(each, "code")) for each in kinds])


def _main_first(codes: list[tuple[bool, str]]) -> tuple[str, ...]:
    return tuple(code.upper() for _, code in sorted(codes, key=lambda each: not each[0]) if code)


def _blocks(found: object) -> list[dict[str, Any]]:
    every = found if isinstance(found, list) else [found]
    return [each if isinstance(each, dict) else {} for each in every]


def _first(found: object, key: str, value: str) -> dict[str, Any]:
    return next((each for each in _blocks(found) if each.get(key) == value), {})


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return _shown(str(value)) if type(value) in (str, int) else ""


def _shown_at(cells: Sequence[str], place: int | None) -> str:
    return "" if place is None or not cells else _shown(cells[place])


def _shown(text: str) -> str:
    """The text on one line, without what cannot be shown; the registry writes -- for nothing."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return "" if line == "--" else line
