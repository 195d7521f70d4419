"""A file of the US national provider registry (NPI registry) as centers: who is kept, and who is left out.

The registry gives names, places and phones, and nothing else: no indicator, no medicine, no program. All of
that stays unknown. It says how an organization signed up, and the day its record was last changed; nobody
checked a fact of care that day, so `checked_on` stays None and the day stands in the source alone.

Kept are organizations that are active and have a code that a kind of site in list.toml names. Single persons,
closed records and all others are left out, and each kind of them is told once, with its count.
"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from decision.guide.texts import ListInfo
from decision.lists.problems import Place, Problems
from decision.lists.registry_rows import ORGANIZATION, PERSON, Record, has_header, of_csv, read_day
from decision.lists.registry_search import of_json
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.language import day

MOST_KEPT = 20_000
MOST_TOLD = 100
"""So many mistakes in one file have one cause; the rest would only hide it."""

_HEAD = 1 << 16  # bytes; the header of the CSV file has some 14,000


def is_registry(_name: str, content: bytes) -> bool:
    """Whether a file is one of the registry, by its beginning and whatever it is called."""
    head = content[:_HEAD].removeprefix(BOM_UTF8)
    if _is_json(head):
        return b'"results"' in head and (b'"result_count"' in head or b'"enumeration_type"' in head)
    return has_header(head)


def read_registry(name: str, content: bytes, info: ListInfo, problems: Problems) -> tuple[Provider, ...]:
    """The centers of a file, in its order; `notes` say what was left out, and need no mending."""
    kinds = {code: kind.id for kind in info.site_types for code in kind.registry}
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    found: list[Provider] = []
    told = len(problems)
    for record in _records(name, content, problems):
        if len(problems) - told >= MOST_TOLD:
            what = f"There are {MOST_TOLD} mistakes up to here, so the rest of the file was not read."
            problems.wrong(record.place, what, "Look for one cause, such as a changed column.")
            return ()
        reason = _left_out(record, kinds, problems)
        counts[reason] += 1
        if reason or not _is_good(record, first, problems):
            continue
        if len(found) == MOST_KEPT:
            what = f"There are more than {MOST_KEPT:,} organizations to keep in this file."
            problems.wrong(record.place, what, "Take one state at a time.")
            return ()
        found.append(_provider(record, kinds))
        counts[_NO_ZIP] += not found[-1].zip
        counts[_MORE_PLACES] += bool(record.more_places)
    if not found and len(problems) == told:
        what = "There is no organization in this file that can be kept."
        problems.wrong(Place(name), what, "Take another file, or add codes to list.toml.")
    for what, remedy in _told(counts, len(found), has_codes=bool(kinds)):
        problems.note(Place(name), what, remedy)
    return tuple(found)


def _is_json(content: bytes) -> bool:
    return content.lstrip()[:1] in (b"{", b"[")


def _records(name: str, content: bytes, problems: Problems) -> Iterator[Record]:
    if _is_json(content[:_HEAD].removeprefix(BOM_UTF8)):
        return of_json(name, content, problems)
    return of_csv(name, content, problems)


# ---- who is kept

_CLOSED, _PERSON, _OTHER, _WRONG = "closed", "person", "other", "wrong"
_NO_ZIP, _MORE_PLACES = "no zip", "more places"
_KEPT = ""


def _left_out(record: Record, kinds: Mapping[str, str], problems: Problems) -> str:
    """Why a record is left out; empty where it is not. A closed one may say nothing else of itself."""
    if record.is_closed:
        return _CLOSED
    if record.entity == PERSON:
        return _PERSON
    if record.entity != ORGANIZATION:
        what = f"'{record.entity}' does not say whether this is a person or an organization."
        problems.wrong(record.at("entity"), what, "Write 1 for a person, 2 for an organization.")
        return _WRONG
    return _OTHER if kinds and not kinds.keys() & {*record.codes} else _KEPT


def _is_good(record: Record, first: dict[str, Place], problems: Problems) -> bool:
    """Whether an organization has a number of its own and a name; what is wrong is told."""
    before = len(problems)
    if not is_npi(record.npi):
        what = f"'{record.npi}' is not an NPI: those have ten digits, and the last one checks the others."
        problems.wrong(record.at("npi"), what, "Copy the number again from the registry.")
    elif record.npi in first:
        what = f"The number '{record.npi}' already stands at {first[record.npi]}."
        problems.wrong(record.at("npi"), what, "Keep one of the two.")
    else:
        first[record.npi] = replace(record.place, file="")
    if not record.name:
        problems.wrong(record.at("name"), "The cell is empty.", "Write the name that people know.")
    if record.updated and read_day(record.updated) is None:
        what = f"'{record.updated}' is not a date."
        problems.wrong(record.at("updated"), what, "Write it such as 11/30/2026 or 2026-11-30.")
    return len(problems) == before


def is_npi(text: str) -> bool:
    """Whether it is ten digits of which the last checks the others: Luhn's sum, with 80840 in front."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(digit) for digit in reversed("80840" + text)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


# ---- what a record says


def _provider(record: Record, kinds: Mapping[str, str]) -> Provider:
    updated = read_day(record.updated)
    known_as = record.other_name if record.other_name.casefold() != record.name.casefold() else ""
    return Provider(
        id=record.npi,
        name=f"{record.name} ({known_as})" if known_as else record.name,
        measurements={},
        town=record.town,
        state=record.state,
        zip=_zip(record.zip),
        phone=_phone(record.phone),
        site_type=next((kinds[code] for code in record.codes if code in kinds), ""),
        about=words.REGISTRY_STREET.format(street=record.street) if record.street else "",
        source=words.REGISTRY_SOURCE.format(day=day(updated)) if updated else words.REGISTRY_SOURCE_NO_DAY,
    )


def _zip(text: str) -> str:
    """The first five of nine digits or of five; a ZIP code that lost its zeros is not guessed."""
    digits = text.replace("-", "")
    is_zip = len(digits) in (5, 9) and digits.isascii() and digits.isdigit()
    return digits[:5] if is_zip else ""


def _phone(text: str) -> str:
    """As it is written; ten bare digits in the way that people write them."""
    is_bare = len(text) == 10 and text.isascii() and text.isdigit()
    return f"{text[:3]}-{text[3:6]}-{text[6:]}" if is_bare else text


# ---- what is told of the file

_NOTES = {
    _PERSON: (
        "1 record is of a single person, not of an organization, so it was left out.",
        "{count:,} records are of single persons, not of organizations, so they were left out.",
        "There is nothing to do.",
    ),
    _CLOSED: (
        "1 record is no longer active, so it was left out.",
        "{count:,} records are no longer active, so they were left out.",
        "There is nothing to do.",
    ),
    _OTHER: (
        "1 organization has no code that list.toml names, so it was left out.",
        "{count:,} organizations have no code that list.toml names, so they were left out.",
        "To keep some of them, add their codes to a site_type in list.toml.",
    ),
    _NO_ZIP: (
        "1 center has no ZIP code that can be read, so how far away it is stays unknown.",
        "{count:,} centers have no ZIP code that can be read, so how far away they are stays unknown.",
        "Look whether a spreadsheet dropped the zeros in front.",
    ),
    _MORE_PLACES: (
        "1 center has more than one place, and only the main one was read.",
        "{count:,} centers have more than one place, and only the main one was read.",
        "Add the other places as centers of their own where they matter.",
    ),
}


def _told(counts: Mapping[str, int], kept: int, *, has_codes: bool) -> Iterator[tuple[str, str]]:
    for reason, (one, many, remedy) in _NOTES.items():
        if count := counts[reason]:
            yield one if count == 1 else many.format(count=count), remedy
    if kept and not has_codes:
        what = "list.toml names no codes of the registry, so all organizations were kept, of an unknown kind."
        yield (what, "Add registry codes to each site_type in list.toml.")
    if kept:
        what = "The registry gives names, places and phones. All else about these centers is unknown."
        yield (what, "Ask the centers, and write down what they say.")
