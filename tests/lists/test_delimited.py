import pytest

from tests.conftest import sheet

SAVE = 'To make this plain, save the file as "CSV UTF-8 (comma)".'
UNCLEAR = (
    "list.csv, row 1: Which sign stands between the cells of this file is not clear. "
    'Save it as "CSV UTF-8 (comma)", with the column names in the first row.'
)
INSIDE = 'Write a quote inside a cell as "" and close every quote.'


@pytest.mark.parametrize(
    ("sign", "name"),
    [pytest.param(";", "semicolons", id="semicolons"), pytest.param("\t", "tabs", id="tabs")],
)
def test_other_separators_are_read_with_a_note(sign: str, name: str) -> None:
    found = sheet(f'id{sign}name{sign}town\nash{sign}"A{sign}sh"{sign}X, Y\n')
    assert (found.rows, found.problems) == ([("ash", f"A{sign}sh", "X, Y")], [])
    assert found.notes == [
        f"list.csv: The cells of this file are kept apart by {name}, and were read so. {SAVE}"
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("id,name;long\na,b\nc,d;e;f\n", ("id", "name;long"), id="commas part all rows alike"),
        pytest.param("id;name,long\na;b\nc;d,e,f\n", ("id", "name,long"), id="semicolons do"),
        pytest.param(
            "id;name,long,,\na;b\n;d\n", ("id", "name,long,,"), id="blank cells at an end do not count"
        ),
        pytest.param("id,x;name\na,b,,\nc,d\n", ("id", "x;name"), id="nor behind the header"),
    ],
)
def test_of_two_separators_in_the_header_the_one_that_parts_all_rows_alike_is_taken(
    text: str, columns: tuple[str, ...]
) -> None:
    table = sheet(text).table
    assert table is not None
    assert table.columns == columns


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,a;name\nb,c;d\n", id="both part all rows alike"),
        pytest.param("id,a;name\n", id="there is only a header"),
        pytest.param("id,a;name\nb\n", id="none does"),
        pytest.param("id\na;b\nc;d\n", id="the header is not parted at all and the rows are"),
    ],
)
def test_separators_that_are_not_clear_are_refused(text: str) -> None:
    found = sheet(text)
    assert (found.table, found.problems) == (None, [UNCLEAR])


def test_known_columns_make_a_separator_clear() -> None:
    found = sheet("id,a;name\nb,c;d\n", known=["id", "a;name"])
    assert found.rows == [("b", "c;d")]
    assert sheet("id\na;b\n", known=["id"]).rows == [("a;b",)]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_first_line_that_names_the_separator_is_taken_at_its_word(first: str) -> None:
    found = sheet(f"{first}\r\nid;a,name\r\nb;c,d\r\n")
    assert found.rows == [("b", "c,d")]
    assert found.table is not None
    assert found.table.rows[0].number == 2
    (note,) = found.notes
    assert note.startswith("list.csv, row 1: The first line says what stands between cells (")
    assert note.endswith(f"Rows are counted from the line below it, as a spreadsheet does. {SAVE}")


def test_line_breaks_and_quotes_in_cells_are_kept() -> None:
    found = sheet('id,name\n"a","one\ntwo\r\nthree ""four"""\nb,"5"" wide"\n')
    assert found.rows == [("a", 'one\ntwo\r\nthree "four"'), ("b", '5" wide')]
    assert found.table is not None
    assert [row.number for row in found.table.rows] == [2, 3]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        pytest.param('id,name\na,b\nc,"d\ne,f\n', 3, "one is not closed", id="open to the end"),
        pytest.param('id,name\na,"b" c\n', 2, "text follows one that is closed", id="text behind a quote"),
        pytest.param('"id,name\na,b\n', 1, "one is not closed", id="in the header"),
    ],
)
def test_quotes_that_do_not_match_are_told_with_their_row(text: str, row: int, why: str) -> None:
    assert sheet(text).problems == [
        f"list.csv, row {row}: The quotes in this file do not match: in this row, {why}. {INSIDE}"
    ]


def test_a_cell_without_end_is_told_with_its_row() -> None:
    (told,) = sheet("id,name\na," + "x" * 140_000 + "\n").problems
    assert told.startswith(
        "list.csv, row 2: A cell in this row has more than 131,072 characters. Make it shorter"
    )


def test_what_begins_like_a_formula_is_text() -> None:
    assert sheet("id,name\n=A1,+1\n").rows == [("=A1", "+1")]
