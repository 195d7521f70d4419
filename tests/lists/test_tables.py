import pytest

from decision.lists import tables
from decision.lists.problems import MOST_OF_A_FILE as MOST_TOLD
from tests.conftest import sheet, workbook


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,name,,,\nash,Ash,,,\n,,,,\n,,,,\n", id="blank columns and rows behind"),
        pytest.param("id,name\nash,Ash,,,,\n", id="empty cells beyond the header"),
        pytest.param("id,name,,\nash,Ash\n", id="a row short of the header's empty cells"),
        pytest.param("id,name\n \n\t,\u00a0\nash,Ash\n" + "\n" * 900, id="blank rows of all kinds"),
        pytest.param("id, ,name\nash,,Ash\n", id="a blank column between"),
        pytest.param("id,name\n\u00a0ash , Ash\t\n", id="white space around cells"),
    ],
)
def test_what_is_blank_is_passed_over_without_a_word(text: str) -> None:
    found = sheet(text)
    assert (found.rows, found.problems, found.notes) == ([("ash", "Ash")], [], [])


@pytest.mark.parametrize(
    ("text", "cells", "width"),
    [
        pytest.param("id,name,town\na,b\n", 2, 3, id="too few"),
        pytest.param("id,name\na,b,c\n", 3, 2, id="too many"),
        pytest.param("id,name\na,b,c,,\n", 3, 2, id="too many and empty ones behind"),
    ],
)
def test_a_row_of_another_width_is_told_and_left_out(text: str, cells: int, width: int) -> None:
    found = sheet(text)
    assert found.rows == []
    assert found.table is not None
    assert found.table.left_out == 1
    assert found.problems == [
        (
            f"list.csv, row 2: The row has {cells} cells and the header has {width}."
            " Add or remove cells until they match; put quotes around a cell that has a comma in it."
        )
    ]


def test_a_row_of_a_workbook_may_end_early() -> None:
    assert sheet(workbook(["id", "name", "town"], ["a"], [None, "b"])).rows == [("a", "", ""), ("", "b", "")]


@pytest.mark.parametrize(
    ("text", "column", "row", "cell"),
    [
        pytest.param("id,,name\na,,b\nc,x,d\n", 2, 3, "x", id="between others"),
        pytest.param("id,name,\na,b,x\n", 3, 2, "x", id="at the end"),
    ],
)
def test_a_column_with_cells_and_no_name_is_told(text: str, column: int, row: int, cell: str) -> None:
    found = sheet(text)
    assert found.table is None
    assert found.problems == [
        (
            f"list.csv, row 1: Column {column} has no name."
            f" Name it or delete the column; row {row} has '{cell}' in it."
        )
    ]


def test_cells_beyond_the_header_of_a_workbook_are_a_column_without_a_name() -> None:
    (told,) = sheet(workbook(["id", "name"], ["a", "b", None, "x"]), "list.xlsx").problems
    assert told.startswith("list.xlsx, row 1: Column 4 has no name. Name it")


def test_many_columns_without_a_name_are_told_in_one() -> None:
    rows = [["id", "name"], ["a", "b", *"x" * 40]]
    assert sheet(workbook(*rows), "list.xlsx").problems == [
        "list.xlsx, row 1: 40 columns have no name, and cells in them. Name them or delete them."
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        pytest.param("\u200b", "zero width space (U+200B)", id="no width"),
        pytest.param("\u202e", "right-to-left override (U+202E)", id="direction"),
        pytest.param("\u2067", "right-to-left isolate (U+2067)", id="direction of a part"),
        pytest.param("\ufeff", "zero width no-break space (U+FEFF)", id="a mark within"),
        pytest.param("\u00ad", "soft hyphen (U+00AD)", id="soft hyphen"),
        pytest.param("\u2028", "line separator (U+2028)", id="a rare line end"),
        pytest.param("\x07", "control character (U+0007)", id="control"),
        pytest.param("\x1f", "control character (U+001F)", id="control that counts as white space"),
    ],
)
@pytest.mark.parametrize("cell", ["y{}es", "{}yes", "yes{}"], ids=["within", "before", "behind"])
def test_a_hidden_character_is_told_with_its_name_and_not_kept(character: str, name: str, cell: str) -> None:
    found = sheet(f"id, MRI\nash,{cell.format(character)}\n")
    assert found.problems == [
        (
            f"list.csv, row 2, column 'MRI': 'yes' holds a character that cannot be seen: {name}."
            " Type the cell anew, without copying it."
        )
    ]
    assert found.rows == [("ash", "yes")]


def test_a_lost_letter_is_told() -> None:
    assert sheet("id,name\nash,Caf\ufffd\n").problems == [
        (
            "list.csv, row 2, column 'name': A letter was lost in 'Caf\ufffd'."
            " Write the right letter in place of \ufffd."
        )
    ]


def test_tabs_and_line_breaks_within_a_cell_are_kept() -> None:
    found = sheet('id,name\nash,"one\ttwo\nthree\u00a0four"\n')
    assert (found.rows, found.problems) == ([("ash", "one\ttwo\nthree\u00a0four")], [])


def test_a_cell_that_is_too_long_is_told() -> None:
    assert not sheet("id,name\nash," + "x" * 2_000 + "\n").problems
    assert sheet("id,name\nash," + "x" * 2_001 + "\n").problems == [
        (
            "list.csv, row 2, column 'name': The cell has 2,001 characters, and 2,000 can be read."
            " Make it shorter."
        )
    ]


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Sum", "Average", "Grand total"])
def test_a_row_at_the_end_that_sums_up_is_told_and_left_out(word: str) -> None:
    found = sheet(f"id,name,minutes\na,b,3\n,{word},3\n")
    assert found.problems == [
        (
            f"list.csv, row 3: The list ends with a row that begins with '{word}', so it is not a center."
            " Delete the row."
        )
    ]
    assert found.rows == [("a", "b", "3")]


@pytest.mark.parametrize(
    "text", ["id,name\ntotal,Total Care\nash,Ash\n", "id,name\na,b\nc,Total\n", "id,name\nid,\n"]
)
def test_a_center_that_is_called_so_is_none(text: str) -> None:
    assert not sheet(text).problems


def test_a_header_in_the_middle_is_told_and_left_out() -> None:
    found = sheet("ID,name\na,b\nId,Name\nc,d\n")
    assert found.problems == [
        "list.csv, row 3: This row repeats the column names. Delete the row; one header at the top is enough."
    ]
    assert found.rows == [("a", "b"), ("c", "d")]


def test_rows_beyond_the_most_are_refused_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert len(sheet("id,name\n" + "a,b\n\n" * 3).rows) == 3
    for content in ("id,name\n" + "a\n" * 9, workbook(["id"], *[["a"]] * 9)):
        (told,) = sheet(content).problems
        assert told == (
            "list.csv: The file has more than 3 rows, which is the most that can be read."
            " Split it by state or region, and use one part at a time."
        )


def test_blank_rows_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_LAST_ROW", 9)
    assert not sheet("id,name\n" + "\n" * 8).problems
    assert "rows, which is the most" in sheet("id,name\n" + "\n" * 9).problems[0]


def test_mistakes_beyond_the_most_are_counted() -> None:
    found = sheet("id,name\n" + "a\n" * (MOST_TOLD + 1_500))
    assert len(found.problems) == MOST_TOLD + 1
    assert found.problems[-1] == (
        "list.csv: There are 1,500 more mistakes."
        " Correct those that are named first; the others are named then."
    )
