"""A file of the US national provider registry (NPI registry) as centers: who is kept, and who is left out.

The registry gives names, places and phones, and nothing else: no indicator, no medicine, no program. All of
that stays unknown. It says how an organization signed up, and the day its record was last changed; nobody
checked a fact of care that day, so `checked_on` stays None and the day is in the source alone.

Kept are organizations that are active and have a code that a kind of site in list.toml names. Single persons,
closed records and all others are left out, and each kind of them is named once, with its count.
"""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from decision.guide.texts import ListInfo
from decision.lists.figures import us_day
from decision.lists.problems import Place, Problems
from decision.lists.registry_files import Record, has_header, of_csv, of_json
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.language import day

MOST_KEPT = 20_000
_HEAD = 1 << 16  # bytes; the header of the CSV file has some 14,000


def is_registry(content: bytes) -> bool:
    """Whether a file is one of the registry, by its beginning."""
    head = content[:_HEAD].removeprefix(BOM_UTF8)
    if _is_json(content):
        return b'"results"' in head and (b'"result_count"' in head or b'"enumeration_type"' in head)
    return has_header(head)


def read_registry(name: str, content: bytes, info: ListInfo, problems: Problems) -> tuple[Provider, ...]:
    """The centers of a file, in its order; `notes` say what was left out, and need no fixing."""
    kinds = {code: kind.id for kind in info.site_types for code in kind.registry}
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    found: list[Provider] = []
    before = len(problems)
    read = of_json if _is_json(content) else of_csv
    for record in read(name, content, problems):
        reason = _left_out(record, kinds, problems)
        counts[reason] += 1
        if reason or not _is_good(record, first, problems):
            continue
        if len(found) == MOST_KEPT:
            what = words.REGISTRY_MORE_THAN_ORGANIZATIONS_KEEP.format(most_kept=MOST_KEPT)
            problems.wrong(record.place, what, words.REGISTRY_TAKE_ONE_STATE_TIME)
            return ()
        found.append(_provider(record, kinds))
        counts["no zip"] += not found[-1].zip
        counts["more places"] += bool(record.more_places)
    if not found and len(problems) == before:
        what = words.REGISTRY_NO_ORGANIZATION_FILE_CAN
        problems.wrong(Place(name), what, words.REGISTRY_TAKE_ANOTHER_FILE_ADD)
    _tell(Place(name), counts, len(found), problems, has_codes=bool(kinds))
    return tuple(found)


def _is_json(content: bytes) -> bool:
    return content[:_HEAD].removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"[")


def _left_out(record: Record, kinds: Mapping[str, str], problems: Problems) -> str:
    """Why a record is left out; empty where it is not. A closed one may say nothing else of itself."""
    if record.is_closed:
        return "closed"
    if record["entity"] == "2":  # an organization
        return "other" if kinds and not kinds.keys() & {*record.codes} else ""
    if record["entity"] == "1":
        return "person"
    what = words.REGISTRY_DOES_NOT_SAY_WHETHER.format(entity=record["entity"])
    problems.wrong(record.at("entity"), what, words.REGISTRY_WRITE_PERSON_ORGANIZATION)
    return "wrong"


def _is_good(record: Record, first: dict[str, Place], problems: Problems) -> bool:
    """Whether an organization has a number of its own and a name; what is wrong is reported."""
    before, npi, updated = len(problems), record["npi"], record["updated"]
    if not is_npi(npi):
        what = words.REGISTRY_NOT_NPI_THOSE_HAVE.format(npi=npi)
        problems.wrong(record.at("npi"), what, words.REGISTRY_COPY_NUMBER_AGAIN_FROM)
    elif npi in first:
        what = words.REGISTRY_NUMBER_ALREADY_STANDS.format(npi=npi, npi_2=first[npi])
        problems.wrong(record.at("npi"), what, words.TABLE_TWICE_REMEDY)
    else:
        first[npi] = replace(record.place, file="")
    if not record["name"]:
        problems.wrong(record.at("name"), words.CELL_EMPTY, words.CELL_WRITE_NAME_PEOPLE_KNOW)
    if updated and us_day(updated) is None:
        what = words.REGISTRY_NOT_DATE.format(updated=updated)
        problems.wrong(record.at("updated"), what, words.REGISTRY_WRITE_SUCH)
    return len(problems) == before


def is_npi(text: str) -> bool:
    """Whether it is ten digits of which the last checks the others: Luhn's sum, with 80840 in front."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(digit) for digit in reversed("80840" + text)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def _provider(record: Record, kinds: Mapping[str, str]) -> Provider:
    updated, name, known_as = us_day(record["updated"]), record["name"], record["other_name"]
    is_other = known_as and known_as.casefold() != name.casefold()
    street = ", ".join(line for line in (record["street"], record["suite"]) if line)
    # A ZIP code that lost its zeros is not guessed.
    zip_code = re.fullmatch(r"(\d{5})(\d{4})?", record["zip"].replace("-", ""), re.ASCII)
    return Provider(
        id=record["npi"],
        name=f"{name} ({known_as})" if is_other else name,
        measurements={},
        town=record["town"],
        state=record["state"],
        zip=zip_code[1] if zip_code else "",
        phone=re.sub(r"\A(\d{3})(\d{3})(\d{4})\Z", r"\1-\2-\3", record["phone"], flags=re.ASCII),
        site_type=next((kinds[code] for code in record.codes if code in kinds), ""),
        about=words.REGISTRY_STREET.format(street=street) if street else "",
        source=words.REGISTRY_SOURCE.format(day=day(updated)) if updated else words.REGISTRY_SOURCE_NO_DAY,
    )


def _tell(place: Place, counts: Mapping[str, int], kept: int, problems: Problems, *, has_codes: bool) -> None:
    """What was left out, and what the registry cannot say."""
    for count, what, remedy in (
        (counts["person"], words.REGISTRY_PERSONS, words.REGISTRY_NOTHING_TO_DO),
        (counts["closed"], words.REGISTRY_CLOSED, words.REGISTRY_NOTHING_TO_DO),
        (counts["other"], words.REGISTRY_OTHERS, words.REGISTRY_OTHERS_REMEDY),
        (counts["no zip"], words.REGISTRY_NO_ZIP, words.REGISTRY_NO_ZIP_REMEDY),
        (counts["more places"], words.REGISTRY_MORE_PLACES, words.REGISTRY_MORE_PLACES_REMEDY),
        (0 if has_codes else kept, words.REGISTRY_LIST_TOML_NAMES_NO, words.REGISTRY_ADD_REGISTRY_CODES_EACH),
        (kept, words.REGISTRY_REGISTRY_GIVES_NAMES_PLACES, words.REGISTRY_ASK_CENTERS_WRITE_DOWN),
    ):
        if count:
            problems.note(place, what.format(count=count), remedy)
