"""Files of the national provider registry: who becomes a center, who is left out, and what is reported of it.

The layouts are the registry's own CSV file and of the answers of its search. All records are made up.
"""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.guide.texts import ListInfo, SiteType
from decision.lists import registry
from decision.lists.problems import BadData, Place, Problem, Problems
from decision.lists.registry import is_registry, read_registry
from decision.method.providers import Provider

KINDS = (
    SiteType("hospital", "Hospital", ("282N00000X",)),
    SiteType("clinic", "Clinic", ("261QI0500X", "2084N0400X")),
    SiteType("ship", "Ship"),
)
INFO = ListInfo("List", True, KINDS)
NO_CODES = ListInfo("List", True, (SiteType("clinic", "Clinic"),))
FILE = "extract.csv"

PLACE = "Provider Business Practice Location Address"
MAIL = "Provider Business Mailing Address"
# In the order of the real file, with some of the 330 columns that are not read.
HEADER = [
    "NPI",
    "Entity Type Code",
    "Replacement NPI",
    "Provider Organization Name (Legal Business Name)",
    "Provider Last Name (Legal Name)",
    "Provider Other Organization Name",
    "Provider Other Organization Name Type Code",
    "Provider First Line Business Mailing Address",
    f"{MAIL} City Name",
    f"{MAIL} State Name",
    f"{MAIL} Postal Code",
    f"{MAIL} Telephone Number",
    "Provider First Line Business Practice Location Address",
    "Provider Second Line Business Practice Location Address",
    f"{PLACE} City Name",
    f"{PLACE} State Name",
    f"{PLACE} Postal Code",
    f"{PLACE} Country Code (If outside U.S.)",
    f"{PLACE} Telephone Number",
    "Last Update Date",
    "NPI Deactivation Date",
    "NPI Reactivation Date",
    *(
        f"Healthcare Provider {what}_{n}"
        for n in range(1, 16)
        for what in ("Taxonomy Code", "Primary Taxonomy Switch")
    ),
]
OAK = {
    "NPI": "1234567893",
    "Entity Type Code": "2",
    "Provider Organization Name (Legal Business Name)": "OAK INFUSION LLC",
    "Provider First Line Business Mailing Address": "PO BOX 1",
    f"{MAIL} City Name": "ELSEWHERE",
    f"{MAIL} State Name": "NV",
    f"{MAIL} Postal Code": "891010000",
    f"{MAIL} Telephone Number": "7025550100",
    "Provider First Line Business Practice Location Address": "10 MAIN ST",
    "Provider Second Line Business Practice Location Address": "STE 2",
    f"{PLACE} City Name": "CHICAGO",
    f"{PLACE} State Name": "IL",
    f"{PLACE} Postal Code": "606011234",
    f"{PLACE} Country Code (If outside U.S.)": "US",
    f"{PLACE} Telephone Number": "3125550100",
    "Last Update Date": "03/09/2025",
    "Healthcare Provider Taxonomy Code_1": "261QI0500X",
    "Healthcare Provider Primary Taxonomy Switch_1": "Y",
}
OAK_CENTER = Provider(
    "1234567893",
    "OAK INFUSION LLC",
    {},
    town="CHICAGO",
    state="IL",
    zip="60601",
    phone="312-555-0100",
    site_type="clinic",
    about="The street, as the registry has it: 10 MAIN ST, STE 2.",
    source="National registry (NPI), record last changed on March 9, 2025",
    checked_on=None,
)
OAK_RESULT: dict[str, Any] = {
    "number": "1234567893",
    "enumeration_type": "NPI-2",
    "basic": {"organization_name": "OAK INFUSION LLC", "status": "A", "last_updated": "2025-03-09"},
    "addresses": [
        {
            "address_purpose": "MAILING",
            "address_1": "PO BOX 1",
            "city": "ELSEWHERE",
            "state": "NV",
            "postal_code": "891010000",
            "telephone_number": "702-555-0100",
        },
        {
            "address_purpose": "LOCATION",
            "address_1": "10 MAIN ST",
            "address_2": "STE 2",
            "city": "CHICAGO",
            "state": "IL",
            "country_code": "US",
            "postal_code": "606011234",
            "telephone_number": "312-555-0100",
        },
    ],
    "other_names": [],
    "practiceLocations": [],
    "taxonomies": [{"code": "261QI0500X", "desc": "Clinic/Center, Infusion Therapy", "primary": True}],
}


def npi(number: int) -> str:
    """A number of ten digits."""
    return str(1_000_000_000 + number)


def file_of(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(
        [header, *([row.get(column, "") for column in header] for row in rows)]
    )
    return written.getvalue().encode()


def answer_of(*results: object) -> bytes:
    return json.dumps({"result_count": len(results), "results": results}).encode()


def reported(
    content: bytes, info: ListInfo = INFO, name: str = FILE
) -> tuple[tuple[Provider, ...], list[Problem], list[Problem]]:
    problems = Problems()
    try:
        found = read_registry(name, content, info, problems)
    except BadData as error:
        return (), list(error.problems), []
    return found, list(problems.found), list(problems.notes)


def kept(*rows: dict[str, str], info: ListInfo = INFO) -> tuple[Provider, ...]:
    found, problems, _ = reported(file_of(*rows), info)
    assert not problems
    return found


def noted(*rows: dict[str, str], info: ListInfo = INFO) -> list[str]:
    return [note.what for note in reported(file_of(*rows), info)[2]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("03/09/2025", "March 9, 2025", id="of the file"),
        pytest.param("3/9/2025", "March 9, 2025", id="of a spreadsheet"),
        pytest.param("2025-03-09", "March 9, 2025", id="of the search"),
        pytest.param("02/30/2025", None, id="a day that there is not"),
        pytest.param("31/12/2025", None, id="the day first"),
        pytest.param("soon", None, id="no date"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_day_is_read_in_both_ways_of_the_registry(text: str, said: str | None) -> None:
    (center,) = kept({**OAK, "Last Update Date": text})
    assert center.source == (
        f"National registry (NPI), record last changed on {said}"
        if said
        else "National registry (NPI), no date on the record"
    )


# ---- one organization, in both forms


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(file_of(OAK), id="the file"),
        pytest.param(b"\xef\xbb\xbf" + file_of(OAK), id="with a byte-order mark"),
        pytest.param(file_of(OAK).replace(b"\r\n", b"\n"), id="with other line ends"),
        pytest.param(file_of(OAK, header=HEADER[::-1]), id="with the columns in another order"),
        pytest.param(answer_of(OAK_RESULT), id="the answer of the search"),
        pytest.param(answer_of({**OAK_RESULT, "number": 1234567893}), id="with the number as a number"),
    ],
)
def test_an_organization_becomes_a_center_with_all_else_unknown(content: bytes) -> None:
    assert is_registry(content)
    found, problems, notes = reported(content)
    assert found == (OAK_CENTER,)
    assert not problems
    assert [note.what for note in notes] == [
        (
            "The registry gives names, phone numbers and one place for each."
            " Everything else about these centers is unknown."
        )
    ]


def test_a_file_that_a_spreadsheet_saved_in_its_own_encoding_is_read_with_a_cell_to_check() -> None:
    name = {"Provider Organization Name (Legal Business Name)": "PEÑA INFUSION"}
    found, problems, notes = reported(file_of({**OAK, **name}).decode().encode("cp1252"))
    assert ([center.name for center in found], problems) == (["PEÑA INFUSION"], [])
    assert "CP1252: this cell as 'PEÑA INFUSION'" in notes[0].what


def test_numbers_that_a_program_wrote_with_a_point_are_the_same_organization() -> None:
    pointed = {key: f"{cell}.0" if key in ("NPI", "Entity Type Code") else cell for key, cell in OAK.items()}
    assert kept(pointed) == kept(OAK)


def test_the_address_for_mail_never_stands_in_for_the_place() -> None:
    (center,) = kept({key: value for key, value in OAK.items() if not key.startswith(PLACE)})
    assert (center.town, center.state, center.zip, center.phone) == ("", "", "", "")
    mail_only = {**OAK_RESULT, "addresses": OAK_RESULT["addresses"][:1]}
    (same,) = reported(answer_of(mail_only))[0]
    assert (same.town, same.state, same.zip, same.phone, same.about) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("written", "country", "zip_code"),
    [
        pytest.param("606011234", "US", "60601", id="nine digits"),
        pytest.param("021080000", "", "02108", id="zeros in front"),
        pytest.param("60601-1234", "US", "60601", id="with a dash"),
        pytest.param("60601", "US", "60601", id="five"),
        pytest.param("2108", "US", "", id="a zero is lost"),
        pytest.param("K1A 0B1", "CA", "", id="from elsewhere"),
        pytest.param("10115", "DE", "", id="five digits from elsewhere"),
        pytest.param("", "US", "", id="nothing"),
    ],
)
def test_the_zip_code_is_the_first_five_digits_and_never_guessed(
    written: str, country: str, zip_code: str
) -> None:
    row = {**OAK, f"{PLACE} Postal Code": written, f"{PLACE} Country Code (If outside U.S.)": country}
    (center,) = kept(row)
    assert center.zip == zip_code
    address = {**OAK_RESULT["addresses"][1], "postal_code": written, "country_code": country}
    (same,) = reported(answer_of({**OAK_RESULT, "addresses": [address]}))[0]
    assert same.zip == zip_code


@pytest.mark.parametrize(
    ("other", "kind", "name"),
    [
        pytest.param("OAK CENTER", "3", "OAK INFUSION LLC (OAK CENTER)", id="doing business as"),
        pytest.param("OAK CENTER", "4", "OAK INFUSION LLC", id="a former name"),
        pytest.param("Oak Infusion LLC", "3", "OAK INFUSION LLC", id="the same name"),
    ],
)
def test_a_name_that_people_know_is_beside_the_legal_one(other: str, kind: str, name: str) -> None:
    columns = ("Provider Other Organization Name", "Provider Other Organization Name Type Code")
    (center,) = kept({**OAK, columns[0]: other, columns[1]: kind})
    assert center.name == name
    (same,) = reported(
        answer_of({**OAK_RESULT, "other_names": [{"organization_name": other, "code": kind}]})
    )[0]
    assert same.name == name


def test_what_cannot_be_shown_is_taken_out_of_a_name() -> None:
    basic = {**OAK_RESULT["basic"], "organization_name": "OAK\x00\ud800 \t INFUSION"}
    (center,) = reported(answer_of({**OAK_RESULT, "basic": basic}))[0]
    assert center.name == "OAK INFUSION"


# ---- who is kept


def coded(*codes: str, main: int = 0) -> dict[str, str]:
    row = {**OAK, "Healthcare Provider Primary Taxonomy Switch_1": "N"}
    for n, code in enumerate(codes, start=1):
        row[f"Healthcare Provider Taxonomy Code_{n}"] = code
        row[f"Healthcare Provider Primary Taxonomy Switch_{n}"] = "Y" if n == main else "N"
    return row


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        pytest.param(coded("282N00000X"), "hospital", id="one"),
        pytest.param(coded("282N00000X", "261QI0500X", main=2), "clinic", id="the main one counts first"),
        pytest.param(coded("282N00000X", "261QI0500X"), "hospital", id="else the first"),
        pytest.param(
            coded("122300000X", *["207R00000X"] * 13, "2084N0400X", main=1), "clinic", id="the last of 15"
        ),
        pytest.param(coded("261qi0500x"), "clinic", id="in small letters"),
    ],
)
def test_the_kind_of_site_is_from_the_codes(row: dict[str, str], kind: str) -> None:
    assert [center.site_type for center in kept(row)] == [kind]
    taxonomies = [
        {
            "code": row[f"Healthcare Provider Taxonomy Code_{n}"],
            "primary": row[f"Healthcare Provider Primary Taxonomy Switch_{n}"] == "Y",
        }
        for n in range(1, 16)
        if f"Healthcare Provider Taxonomy Code_{n}" in row
    ]
    found = reported(answer_of({**OAK_RESULT, "taxonomies": taxonomies}))[0]
    assert [center.site_type for center in found] == [kind]


PERSON = {**OAK, "NPI": npi(1), "Entity Type Code": "1"}
DENTIST = {**OAK, "NPI": npi(2), "Healthcare Provider Taxonomy Code_1": "122300000X"}
# A closed record says no more than this in the real file.
CLOSED = {"NPI": npi(3), "NPI Deactivation Date": "01/05/2024"}


@pytest.mark.parametrize(
    ("row", "one", "many"),
    [
        pytest.param(
            PERSON,
            "1 record is of a single person, not of an organization, so it was left out.",
            "2 records are of single persons, not of organizations, so they were left out.",
            id="persons",
        ),
        pytest.param(
            CLOSED,
            "1 record is no longer active, so it was left out.",
            "2 records are no longer active, so they were left out.",
            id="closed",
        ),
        pytest.param(
            DENTIST,
            "1 organization has no code that this list knows, so it was left out.",
            "2 organizations have no code that this list knows, so they were left out.",
            id="other organizations",
        ),
    ],
)
def test_who_is_left_out_is_reported_once_with_the_count(row: dict[str, str], one: str, many: str) -> None:
    assert kept(OAK, row) == (OAK_CENTER,)
    assert noted(OAK, row)[0] == one
    assert noted(row, OAK, row)[0] == many
    assert len(noted(row, OAK, row)) == 2


@pytest.mark.parametrize(
    ("closed", "reopened", "is_kept"),
    [
        pytest.param("01/05/2024", "", False, id="closed"),
        pytest.param("01/05/2024", "02/05/2024", True, id="and reopened"),
        pytest.param("03/05/2024", "02/05/2024", False, id="and closed again"),
        pytest.param("", "", True, id="never closed"),
    ],
)
def test_a_center_counts_as_closed_until_it_is_reopened(closed: str, reopened: str, is_kept: bool) -> None:
    row = {**OAK, "NPI Deactivation Date": closed, "NPI Reactivation Date": reopened}
    assert [center.id for center in reported(file_of(row))[0]] == [OAK["NPI"]] * is_kept
    basic = {**OAK_RESULT["basic"], "deactivation_date": closed, "reactivation_date": reopened}
    assert len(reported(answer_of({**OAK_RESULT, "basic": basic}))[0]) == is_kept


def test_the_search_says_in_a_letter_that_a_record_is_closed_and_in_a_word_that_it_is_of_a_person() -> None:
    closed = {**OAK_RESULT, "basic": {**OAK_RESULT["basic"], "status": "D"}}
    person = {**OAK_RESULT, "enumeration_type": "NPI-1"}
    found, _, notes = reported(answer_of(closed, person, OAK_RESULT))
    assert found == (OAK_CENTER,)
    assert [note.what.split(",")[0] for note in notes[:2]] == [
        "1 record is of a single person",
        "1 record is no longer active",
    ]


def test_without_any_code_in_the_list_every_organization_is_kept_and_its_kind_is_unknown() -> None:
    found = kept(OAK, DENTIST, PERSON, info=NO_CODES)
    assert [center.site_type for center in found] == ["", ""]
    assert any("their kind is unknown" in what for what in noted(OAK, DENTIST, info=NO_CODES))


# ---- what is wrong


@pytest.mark.parametrize(
    ("change", "key"),
    [
        pytest.param({"NPI": "123456789"}, "number", id="a number of nine digits"),
        pytest.param({"NPI": "\u0661" * 10}, "number", id="digits of another script"),
        pytest.param({"NPI": ""}, "number", id="no number"),
        pytest.param({"NPI": OAK["NPI"]}, "number", id="the number of another"),
        pytest.param(
            {"Provider Organization Name (Legal Business Name)": " "}, "organization_name", id="no name"
        ),
        pytest.param(
            {"Entity Type Code": "3"}, "enumeration_type", id="neither a person nor an organization"
        ),
    ],
)
def test_a_record_that_is_no_center_is_left_out_and_counted(change: dict[str, str], key: str) -> None:
    (text,) = change.values()
    result = {**OAK_RESULT, "number": npi(7)}
    result = {**result, key: text} if key in result else {**result, "basic": {**result["basic"], key: text}}
    for content in (file_of(OAK, {**OAK, "NPI": npi(7), **change}), answer_of(OAK_RESULT, result)):
        found, problems, notes = reported(content)
        assert (found, problems) == ((OAK_CENTER,), [])
        assert notes[0].what == (
            "1 record has no name or no number of its own, or does not say what it is, so it was left out."
        )


def test_a_row_of_another_width_is_left_out_and_counted() -> None:
    found, problems, notes = reported(file_of(OAK)[:-2] + b",x\r\n" + file_of(OAK).split(b"\r\n")[1])
    assert (found, problems) == ((OAK_CENTER,), [])
    assert notes[0].what.startswith("1 record has no name")


@pytest.mark.parametrize(
    ("content", "row", "column", "what"),
    [
        pytest.param(file_of(OAK) + b'"1', 3, None, "The quotes in this file", id="an open quote"),
        pytest.param(file_of(OAK) + b"\0", 3, None, "This is not a file with a table.", id="no text"),
        pytest.param(b"", 1, "NPI", "This column is missing.", id="nothing"),
        pytest.param(file_of(PERSON), None, None, "There is no organization", id="nobody to keep"),
        pytest.param(answer_of(), None, None, "There is no organization", id="no result"),
        pytest.param(b'{"results": 1}', None, None, "This is not a whole answer", id="no list"),
        pytest.param(b'{"results": [1]}', None, None, "There is no organization", id="no record"),
        pytest.param(b'{"results": [', None, None, "This is not a whole answer", id="cut off"),
        pytest.param(b'{"results":' + b"[" * 10**5, None, None, "This is not a whole answer", id="too deep"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported(
    content: bytes, row: int | None, column: str | None, what: str
) -> None:
    problems = reported(content)[1]
    assert (problems[0].place.row, problems[0].place.column) == (row, column)
    assert problems[0].what.startswith(what)


@pytest.mark.parametrize(
    "column",
    [HEADER[0], HEADER[1], HEADER[3], "NPI Deactivation Date", "Healthcare Provider Taxonomy Code_1"],
)
def test_a_column_that_is_needed_is_reported_when_it_is_missing(column: str) -> None:
    found, problems, _ = reported(file_of(OAK, header=[each for each in HEADER if each != column]))
    assert not found
    assert [(problem.place, problem.what) for problem in problems] == [
        (Place(FILE, 1, column), "This column is missing.")
    ]


def test_a_file_with_too_many_organizations_is_not_cut_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{**OAK, "NPI": npi(number)} for number in range(4)]
    monkeypatch.setattr(registry, "MOST_KEPT", 4)
    assert len(kept(*rows)) == 4
    monkeypatch.setattr(registry, "MOST_KEPT", 3)
    found, problems, _ = reported(file_of(*rows))
    assert not found
    assert [problem.remedy for problem in problems] == ["Use one state at a time."]


# ---- which files are of the registry


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"id,name,town\n1,Oak,X\n", id="a list of centers"),
        pytest.param(b"npi,name\n1234567893,Oak\n", id="a list with numbers of the registry"),
        pytest.param(b'{"type": "FeatureCollection", "features": []}', id="other JSON"),
        pytest.param(b'{"results": []}', id="other results"),
        pytest.param(b"PK\x03\x04\x14\x00", id="a workbook"),
        pytest.param(b'"' + b"x" * 200_000, id="an endless cell"),
    ],
)
def test_other_files_are_not_taken_for_the_registry(content: bytes) -> None:
    assert not is_registry(content)


def test_a_wide_file_is_known_by_its_beginning() -> None:
    wide = [HEADER[0], *(f"Other Provider Identifier Issuer_{n}" for n in range(300)), *HEADER[1:]]
    assert is_registry(file_of(OAK, header=wide))
    assert reported(file_of(OAK, header=wide))[0] == (OAK_CENTER,)


# ---- anything at all

LEAF = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["NPI-2", "LOCATION"])
)
JSON = st.recursive(
    LEAF,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*OAK_RESULT, "code", "primary", "address_purpose"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


def whole(content: bytes) -> None:
    is_registry(content)
    found, problems, notes = reported(content)
    for problem in (*problems, *notes):
        assert problem.place.file == FILE
        assert str(problem)
        assert problem.what[-1] in ".?!"
        assert problem.remedy[-1] in ".?!"
    assert found or problems
    for center in found:
        assert re.fullmatch(r"[0-9]{10}", center.id)
        assert center.name
        assert center.zip == "" or (len(center.zip) == 5 and center.zip.isdigit())
        center.name.encode()


@given(st.binary(max_size=200))
def test_any_bytes_become_centers_or_problems(content: bytes) -> None:
    whole(content)
    whole(file_of(OAK) + content)
    whole(b'{"result_count": 1, "results": [' + content)


@given(st.lists(st.dictionaries(st.sampled_from(HEADER), st.text(max_size=12), max_size=8), max_size=4))
def test_any_cells_become_centers_or_problems(rows: list[dict[str, str]]) -> None:
    written = io.StringIO()
    cells = [[{**OAK, **row}.get(column, "") for column in HEADER] for row in rows]
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([HEADER, *cells])
    whole(written.getvalue().encode(errors="replace"))


@given(st.dictionaries(st.sampled_from([*OAK_RESULT]), JSON, max_size=4), JSON)
def test_any_json_becomes_centers_or_problems(change: dict[str, Any], other: object) -> None:
    whole(answer_of({**OAK_RESULT, **change}, other))
    whole(json.dumps({"results": other}).encode())
