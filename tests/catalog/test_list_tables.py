"""Columns of the list in a data folder that are missing, or that nobody knows."""

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


def reported(*headings: str) -> tuple[list[Problem], list[Problem]]:
    problems = Problems()
    check_headings(Table("list.csv", headings, ()), WANTED, (), problems)
    return list(problems.found), list(problems.notes)


def test_a_column_nobody_knows_is_left_out_and_noted_where_none_of_ours_is_missing() -> None:
    problems, notes = reported(*IDS, "parking")
    assert not problems
    assert notes == [
        Problem(
            Place("list.csv", 1, "parking"),
            "This tool has no use for this column, so it was left out.",
            (
                "Correct its name if it is one of ours. If it is not, keep your own "
                "file, because this column is not saved."
            ),
        )
    ]


def test_a_column_nobody_knows_may_be_one_that_is_missing_and_is_a_problem() -> None:
    problems, _ = reported(*("twon" if id == "town" else id for id in IDS))
    assert problems == [
        Problem(
            Place("list.csv", 1, "twon"),
            "There is no column of this name.",
            "If it is one that is missing, give it that name: town. If it is not, delete it.",
        )
    ]


@pytest.mark.parametrize("column", ["id", "name"])
def test_a_column_that_every_list_needs_is_a_problem_where_it_is_missing(column: str) -> None:
    problems, notes = reported(*(id for id in IDS if id != column))
    assert [(reported.place.column, reported.what) for reported in problems] == [
        (column, "This column is missing.")
    ]
    assert not notes


def test_one_missing_column_is_a_note() -> None:
    _, (note,) = reported(*(id for id in IDS if id != "zip"))
    assert note.what == "This column is missing, so it is unknown for all: zip."


def test_many_missing_columns_are_one_note() -> None:
    _, (note,) = reported("id", "name", "town", "state", "zip")
    assert note.place == Place("list.csv", 1)
    assert note.what == (
        "9 columns are missing, so they are unknown for all: phone, site_type, about and 6 more."
    )
