"""Columns that are missing, say nothing here, or are misspelt."""

import pytest

from decision.catalog.list_tables import check_headings
from decision.guide.texts import Medicine
from decision.lists.columns import columns
from decision.lists.problems import Place, Problem, Problems, Table
from decision.method.factors import YesNo
from tests.conftest import factor, indicator

FACTORS = (
    factor("way", indicator("quiet_room", YesNo(good=True), share=0.5), indicator("minutes", share=0.5)),
)
MEDICINES = tuple(Medicine(id, id.title(), id, "infusion", ()) for id in ("alphamab", "betamab"))
WANTED = columns(FACTORS, MEDICINES, (), ())
IDS = [column.id for column in WANTED]


def checked(*headings: str) -> tuple[Table, list[Problem], list[Problem]]:
    problems = Problems()
    found = check_headings(Table("list.csv", headings, ()), WANTED, (), problems)
    return found, list(problems.found), list(problems.notes)


def told(*headings: str) -> tuple[list[Problem], list[Problem]]:
    problems = Problems()
    check_headings(Table("list.csv", headings, ()), WANTED, (), problems)
    return list(problems.found), list(problems.notes)


def test_a_column_nobody_knows_is_left_out_and_noted() -> None:
    problems, notes = told(*IDS, "parking")
    assert not problems
    assert notes == [
        Problem(
            Place("list.csv", 1, "parking"),
            "There is no place for this column, so it was left out.",
            (
                "Correct its name if it is one of ours. If it is not, keep your own "
                "file, because this column is not saved."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        pytest.param("gives_alphamab", "gives_alfamab", id="a medicine misspelt"),
        pytest.param("town", "twon", id="two letters changed"),
        pytest.param("zip", "ZIP-Number", id="a word more, with capitals"),
        pytest.param("name", "center_name", id="a column that must be there"),
        pytest.param("phone", "Phone number", id="with a space"),
        pytest.param("quiet_room", "quietroom", id="without the line between"),
    ],
)
def test_a_heading_that_seems_to_be_a_missing_one_is_a_problem(column: str, heading: str) -> None:
    problems, notes = told(*(heading if id == column else id for id in IDS))
    assert notes == []
    assert problems == [
        Problem(
            Place("list.csv", 1, heading),
            f"This column seems to be '{column}', which is missing.",
            f"Call it '{column}' if it is. If it is not, add a column '{column}' too.",
        )
    ]


@pytest.mark.parametrize("heading", ["Kind of place", "kind_of_place", "KIND OF PLACE?"])
def test_a_heading_as_people_read_it_is_one_that_seems_to_be_the_column(heading: str) -> None:
    found, problems, notes = checked(*(heading if id == "site_type" else id for id in IDS))
    assert [(told.place.column, told.what) for told in problems] == [
        (heading, "This column seems to be 'site_type', which is missing.")
    ]
    assert not notes
    assert found.columns == tuple(IDS)


def test_a_heading_that_is_there_twice_in_two_ways_is_left_out() -> None:
    _, problems, notes = checked(*IDS, "Kind of place")
    assert not problems
    assert [note.what for note in notes] == ["There is no place for this column, so it was left out."]


def test_a_misspelt_heading_does_not_hide_the_mistakes_in_its_cells() -> None:
    found, problems, _ = checked(*("twon" if id == "town" else id for id in IDS))
    assert len(problems) == 1
    assert found.columns == tuple(IDS)


def test_many_missing_columns_are_one_note() -> None:
    _, _, notes = checked("id", "name", "town", "state", "zip")
    (note,) = notes
    assert note.place == Place("list.csv", 1)
    assert note.what == (
        "These columns are missing, so they are unknown for all: phone, site_type, about and 6 more."
    )


def test_a_heading_like_one_that_is_there_is_only_left_out() -> None:
    problems, notes = told(*IDS, "zip_code", "gives_alfamab")
    assert not problems
    assert [note.place.column for note in notes] == ["zip_code", "gives_alfamab"]


def test_two_medicines_are_not_alike_because_both_are_given() -> None:
    problems, notes = told(*(id for id in IDS if id != "gives_alphamab"), "gives_zetacillin")
    assert not problems
    assert [note.place.column for note in notes] == ["gives_zetacillin", "gives_alphamab"]


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        pytest.param("gives_alphamab", "gives_omab", id="another medicine"),
        pytest.param("state", "status", id="a word that is a little like it"),
        pytest.param("phone", "hours", id="a word that is hardly like it"),
    ],
)
def test_a_heading_of_its_own_is_not_taken_for_a_missing_one(column: str, heading: str) -> None:
    problems, notes = told(*(id for id in IDS if id != column), heading)
    assert not problems
    assert [note.place.column for note in notes] == [heading, column]


def test_of_two_missing_columns_the_nearer_one_is_meant() -> None:
    problems, notes = told(
        *(id for id in IDS if id not in ("gives_alphamab", "gives_betamab")), "gives_betmab"
    )
    assert [problem.what for problem in problems] == [
        "This column seems to be 'gives_betamab', which is missing."
    ]
    assert [note.place.column for note in notes] == ["gives_alphamab"]
