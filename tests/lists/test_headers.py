import pytest

from decision.lists.headers import MOST_COLUMNS, normalized
from tests.conftest import sheet, workbook

KNOWN = ["id", "name", "town", "minutes"]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("name", "name"),
        (" Center  Name\t", "center_name"),
        ("Center\u00a0\tName", "center_name"),
        ("ZIP", "zip"),
        ("people\nper\r\nnurse", "people_per_nurse"),
    ],
)
def test_a_heading_becomes_the_name_of_a_column(heading: str, column: str) -> None:
    assert normalized(heading) == column


def test_headings_read_as_another_name_are_noted_once_and_places_name_them_as_written() -> None:
    found = sheet("id, Center\u00a0 Name,ZIP ,town \nash,Ash,02138,X\nelm,Elm,02139,Y\n")
    assert found.notes == [
        (
            "list.csv, row 1: Capitals and spaces in headings do not count:"
            " 'Center Name' as center_name, 'ZIP' as zip."
            " Nothing to do if these are right; else write the name on the right."
        )
    ]
    table = found.table
    assert table is not None
    assert table.headings == {"id": "id", "center_name": "Center\u00a0 Name", "zip": "ZIP", "town": "town"}
    assert str(table.place(table.rows[1], "zip")) == "list.csv, row 3, column 'ZIP'"


def test_blank_rows_above_the_header_are_passed_over_and_counted() -> None:
    found = sheet("\n,,\nid,name\n\nash,Ash\n")
    assert found.table is not None
    assert [row.number for row in found.table.rows] == [5]
    (told,) = sheet("\n,,\nid,,name\nash,x,Ash\n").problems
    assert told.startswith("list.csv, row 3: Column 2 has no name.")


@pytest.mark.parametrize(
    ("text", "known", "row", "title"),
    [
        pytest.param("Our list\n\nid,name,town\na,b,c\n", KNOWN, 3, "Our list", id="a title"),
        pytest.param("Our list\n\nid,name,town\na,b,c\n", [], 3, "Our list", id="with no names known"),
        pytest.param("Our list,,\nMay 2026,,\nid,name,town\n", KNOWN, 3, "Our list", id="two rows"),
        pytest.param(",Who,Way\nid,name,minutes\na,b,c\n", KNOWN, 2, "Who", id="groups of columns"),
        pytest.param("name,x,y\nid,name,town\na,b,c\n", KNOWN, 2, "name", id="a row that knows fewer"),
    ],
)
def test_what_stands_above_the_header_is_told(text: str, known: list[str], row: int, title: str) -> None:
    found = sheet(text, known=known)
    assert found.table is not None
    assert found.table.header == row
    assert "id" in found.table.columns
    assert found.problems == [
        (
            f"list.csv, row 1: Row {row} looks like the header, but '{title}' stands above it."
            f" Delete what stands above row {row}, so that the column names come first."
        )
    ]


@pytest.mark.parametrize("word", ["name", "x"])
def test_a_center_whose_cell_happens_to_be_a_column_name_is_no_header(word: str) -> None:
    assert sheet(f"a,b,c\nd,{word},e\n", known=KNOWN).rows == [("d", word, "e")]


def test_a_second_header_row_is_told_and_left_out() -> None:
    found = sheet("id,name,when\n,town,minutes\na,b,c\n", known=KNOWN)
    assert found.problems == [
        (
            "list.csv, row 2: This row has column names too, such as 'town', so there are two header rows."
            " Keep one header row, with one name in each column."
        )
    ]
    assert found.rows == [("a", "b", "c")]
    assert found.table is not None
    assert found.table.left_out == 1


@pytest.mark.parametrize("row", ["ash,town,minutes,p,q", "ash,town,,,"])
def test_a_center_with_a_few_such_cells_is_no_second_header_row(row: str) -> None:
    assert sheet(f"id,name,a,b,c\n{row}\n", known=KNOWN).rows == [tuple(row.split(","))]


@pytest.mark.parametrize(
    ("text", "column", "also"),
    [
        pytest.param("id,name,name\na,b,c\n", "name", "", id="alike"),
        pytest.param(
            "id,Name,name\na,b,c\n", "Name", " It is written 'Name' and 'name'.", id="but for a capital"
        ),
    ],
)
def test_a_column_that_stands_twice_is_told(text: str, column: str, also: str) -> None:
    found = sheet(text)
    assert found.table is None
    assert found.problems == [
        f"list.csv, row 1, column '{column}': This column stands twice.{also} Keep one of the two."
    ]


def test_a_hidden_character_in_a_heading_is_told() -> None:
    assert sheet("id,na\u200bme\na,b\n").problems == [
        (
            "list.csv, row 1, column 'name': This heading holds a character that cannot be seen:"
            " zero width space (U+200B). Type the heading anew, without copying it."
        )
    ]


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n , \n", "\u200b\n", workbook()], ids=repr)
def test_a_file_without_a_header_is_told(content: str | bytes) -> None:
    (told,) = sheet(content, "list.xlsx" if isinstance(content, bytes) else "list.csv").problems
    assert "There is no header row. Write the column names in row 1." in told or "No sheet in sight" in told


def test_a_header_alone_is_a_table_without_rows() -> None:
    found = sheet("id,name\n")
    assert (found.rows, found.problems, found.notes) == ([], [], [])


def test_too_many_columns_are_told_once() -> None:
    names = [f"c{number}" for number in range(3_000)]
    assert sheet(",".join(names) + "\n").problems == [
        (
            "list.csv, row 1: The header has 3,000 columns, and 300 can be read."
            " Keep the columns that this aid asks for, and delete the others."
        )
    ]
    most = names[:MOST_COLUMNS]
    assert not sheet(",".join(most) + "\n").problems
