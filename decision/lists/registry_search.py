"""The JSON that the search of the national provider registry (NPI registry) answers, as records.

Again it is the place where people are seen, never the address for mail.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Any

from decision.lists.problems import Place, Problems
from decision.lists.registry_rows import DOING_BUSINESS_AS, Record, is_closed_now, is_here, main_first, plain
from decision.wording import words

_KEYS = {
    "npi": "number",
    "entity": "enumeration_type",
    "name": "organization_name",
    "zip": "postal_code",
    "updated": "last_updated",
}


def of_json(name: str, content: bytes, problems: Problems) -> Iterator[Record]:
    """Every record of the answer, one by one; what cannot be read is told and left out."""
    try:
        whole = json.loads(content.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else None
        what = words.REGISTRY_NOT_WHOLE_FILE_REGISTRY
        problems.wrong(Place(name, row), what, words.REGISTRY_SAVE_ANSWER_SEARCH_AGAIN)
        return
    results = whole.get("results") if isinstance(whole, dict) else None
    if not isinstance(results, list):
        what = words.REGISTRY_NO_LIST_RESULTS_FILE
        problems.wrong(Place(name, None, "results"), what, words.REGISTRY_SAVE_ANSWER_SEARCH_AGAIN)
        return
    for number, result in enumerate(results, start=1):
        place = Place(name, block=f"result {number}")
        if isinstance(result, dict):
            yield _json_record(place, result)
        else:
            remedy = words.REGISTRY_SAVE_ANSWER_SEARCH_AGAIN
            problems.wrong(place, words.REGISTRY_RESULT_NOT_RECORD, remedy)


def _json_record(place: Place, result: Mapping[str, Any]) -> Record:
    basic = result.get("basic")
    basic = basic if isinstance(basic, dict) else {}
    addresses = _blocks(result, "addresses")
    seen: dict[str, Any] = next((a for a in addresses if _text(a, "address_purpose") == "LOCATION"), {})
    others = [other for other in _blocks(result, "other_names") if _text(other, "code") == DOING_BUSINESS_AS]
    codes = [(one.get("primary") is True, _text(one, "code")) for one in _blocks(result, "taxonomies")]
    lines = (_text(seen, "address_1"), _text(seen, "address_2"))
    is_closed = is_closed_now(_text(basic, "deactivation_date"), _text(basic, "reactivation_date"))
    return Record(
        place,
        _KEYS,
        _text(result, "number"),
        _text(result, "enumeration_type").removeprefix("NPI-"),
        _text(basic, "organization_name"),
        _text(others[0], "organization_name") if others else "",
        ", ".join(line for line in lines if line),
        _text(seen, "city"),
        _text(seen, "state"),
        _text(seen, "postal_code") if is_here(_text(seen, "country_code")) else "",
        _text(seen, "telephone_number"),
        codes=main_first(codes),
        updated=_text(basic, "last_updated"),
        is_closed=is_closed or _text(basic, "status") == "D",
        more_places=len(_blocks(result, "practiceLocations")),
    )


def _blocks(of: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = of.get(key)
    return [block for block in found if isinstance(block, dict)] if isinstance(found, list) else []


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return plain(str(value)) if isinstance(value, str) or is_whole else ""
