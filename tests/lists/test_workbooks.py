from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl.xml
import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Sheet, as_excel_writes, saved, sheet, workbook

KNOWN = ["id", "name", "zip"]
AS_TEXT = "To make this plain, give the column the format Text, and type what should be read."


def test_the_package_that_reads_workbooks_refuses_xml_that_swells() -> None:
    assert openpyxl.xml.DEFUSEDXML


MIDNIGHT = datetime(2026, 11, 1)  # noqa: DTZ001 a spreadsheet knows no time zones


def one(value: object, code: str = "General", *more: object) -> Sheet:
    """A list in which the cells of the second column, headed ' Seen', have a value and a format."""

    def formatted(page: Worksheet) -> None:
        for row in page.iter_rows(min_row=2, min_col=2):
            row[0].number_format = code

    rows: list[list[object]] = [["id", " Seen"], *(["ash", cell] for cell in (value, *more))]
    return sheet(workbook(*rows, edit=formatted), "list.xlsx")


def told(found: Sheet) -> list[str]:
    """The notes but for the one about the heading."""
    return found.notes[1:]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("  Ash ", "Ash", id="text"),
        pytest.param("02138", "02138", id="digits as text"),
        pytest.param(35.0, "35", id="a whole number"),
        pytest.param(0.1 + 0.2, "0.3", id="a number that is not exact"),
        pytest.param(True, "TRUE", id="true"),
        pytest.param(False, "FALSE", id="false"),
        pytest.param("#N/A", "#N/A", id="an error"),
        pytest.param("1/11/2026", "1/11/2026", id="a date as text"),
        pytest.param(
            CellRichText("Ash ", TextBlock(InlineFont(b=True), "Hospital")), "Ash Hospital", id="rich text"
        ),
        pytest.param("one\ntwo", "one\ntwo", id="a line break"),
        pytest.param("a_x000D_b", "a\rb", id="a line break written out"),
        pytest.param("a_x00zz_x00FF_b_x00", "a_x00zz_x00FF_b_x00", id="what only looks so"),
    ],
)
def test_a_cell_is_the_text_that_people_see(value: object, text: str) -> None:
    found = one(value)
    assert (found.rows, found.problems, told(found)) == ([("ash", text)], [], [])


def test_a_workbook_as_excel_writes_it() -> None:
    found = sheet(
        as_excel_writes(
            '<row r="2"><c r="B2" t="s"><v>0</v></c>'
            '<c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>'
            '<row r="3" hidden="1"><c r="B3" s="0"/></row>'
            '<row r="5"><c r="B5" t="s"><v>3</v></c>'
            '<c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#N/A</v></c></row>'
            '<row r="6"><c r="B6" t="str"><v>elm</v></c><c r="C6"><v>4.3499999999999996</v></c></row>',
            "<si><t>id</t></si><si><t>wait</t></si><si><r><t>na</t></r><r><t>me</t></r></si>"
            "<si><t xml:space='preserve'> ash_x000D_\ntree </t></si>",
        ),
        "list.xlsx",
    )
    assert (found.problems, found.notes) == ([], [])
    assert found.rows == [("ash\r\ntree", "TRUE", "#N/A"), ("elm", "4.35", "")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>', id="rows backwards"),
        pytest.param('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', id="cells backwards"),
        pytest.param('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>', id="a cell twice"),
        pytest.param('<row r="1"><c r="XFE1"><v>1</v></c></row>', id="a cell off the sheet"),
        pytest.param('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', id="a text that is not there"),
        pytest.param('<row r="1"><c r="A1" s="7"><v>7</v></c></row>', id="a style that is not there"),
        pytest.param('<row r="1"><c r="A1"><v>7</v></row>', id="XML that is none"),
    ],
)
def test_a_workbook_that_makes_no_sense_is_told(rows: str) -> None:
    (problem,) = sheet(as_excel_writes(rows), "list.xlsx").problems
    assert problem.startswith("list.xlsx: This workbook is damaged or of a kind that cannot be read.")


def test_a_control_character_written_out_is_told() -> None:
    (problem,) = one("a_x0007_b").problems
    assert "control character (U+0007)" in problem


@pytest.mark.parametrize(
    ("value", "code", "text", "behind"),
    [
        (2138, "00000", "02138", "2138"),
        (0.5, "0%", "50%", "0.5"),
        (35, '0" min"', "35 min", "35"),
    ],
)
def test_a_number_that_is_shown_otherwise_is_read_as_shown_with_a_note(
    value: float, code: str, text: str, behind: str
) -> None:
    found = one(value, code)
    assert (found.rows, found.problems) == ([("ash", text)], [])
    assert told(found) == [
        (
            f"list.xlsx, row 2, column 'Seen': The number {behind} was read as the sheet shows it:"
            f" '{text}'. {AS_TEXT}"
        )
    ]


@pytest.mark.parametrize(
    ("value", "code", "text", "read"),
    [
        (1200, "#,##0", "1,200", "1200"),
        (40, '"$"#,##0.00', "$40.00", "40"),
        (2.567, "0.00", "2.57", "2.567"),
        (-5, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$(5.00)", "-5"),
        (0, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$-", "0"),
    ],
)
def test_an_amount_is_read_as_the_number_in_the_cell_with_one_note_a_column(
    value: float, code: str, text: str, read: str
) -> None:
    found = one(value, code, value)
    assert (found.rows, found.problems) == ([("ash", read), ("ash", read)], [])
    assert told(found) == [
        (
            f"list.xlsx, row 2, column 'Seen': In this column, a number shown as '{text}' was read as {read}."
            " This column has 1 more like it."
            " Nothing to do if this is right; else correct the number in the cell."
        )
    ]


def test_numbers_shown_otherwise_are_noted_once_a_column() -> None:
    found = one(2138, "00000", 2139, 2140, 12345)
    assert [cells[1] for cells in found.rows] == ["02138", "02139", "02140", "12345"]
    assert told(found) == [
        (
            "list.xlsx, row 2, column 'Seen': The number 2138 was read as the sheet shows it: '02138'."
            f" This column has 2 more like it. {AS_TEXT}"
        )
    ]


def test_a_format_that_is_not_known_is_told() -> None:
    assert one(0.25, "# ?/?").problems == [
        (
            "list.xlsx, row 2, column 'Seen': The sheet shows the number 0.25 by a format that cannot"
            " be read here: '# ?/?'. Give the column the format Text, and type again what should be read."
        )
    ]


@pytest.mark.parametrize("day", [date(2026, 11, 1), MIDNIGHT], ids=["date", "midnight"])
def test_a_date_is_read_as_year_month_day(day: date) -> None:
    found = one(day, "yyyy-mm-dd")
    assert (found.rows, found.problems, told(found)) == ([("ash", "2026-11-01")], [], [])
    found = one(day, "m/d/yy")
    assert (found.rows, found.problems) == ([("ash", "2026-11-01")], [])
    assert told(found) == [
        (
            "list.xlsx, row 2, column 'Seen': A date was read as year-month-day: '2026-11-01'."
            " To make this plain, give the column the format yyyy-mm-dd."
        )
    ]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (MIDNIGHT.replace(hour=13, minute=30), "m/d/yy h:mm", "2026-11-01 13:30:00"),
        (time(13, 30), "h:mm", "13:30:00"),
    ],
)
def test_a_time_of_day_is_told(value: object, code: str, text: str) -> None:
    assert one(value, code).problems == [
        (
            f"list.xlsx, row 2, column 'Seen': There is a time of day here: '{text}'."
            " Write the day only, such as 2026-11-01."
        )
    ]


def test_formulas_are_told_once_a_column() -> None:
    found = one("=A1+1", "General", "=A2+1", "3")
    assert [cells[1] for cells in found.rows] == ["=A1+1", "=A2+1", "3"]
    assert found.problems == [
        (
            "list.xlsx, row 2, column 'Seen': There is a formula here: '=A1+1'."
            " This column has 1 more like it."
            " Copy the column and paste it over itself as values only."
        )
    ]


def hide_row(page: Worksheet) -> None:
    page.row_dimensions[3].hidden = True


def hide_columns(page: Worksheet) -> None:
    page.column_dimensions.group("B", "C", hidden=True)


def merge(page: Worksheet) -> None:
    page.merge_cells("B2:B3")


ROWS = (["id", " Name", "zip"], ["ash", "Ash", "02138"], ["elm", "Elm", "02139"])


@pytest.mark.parametrize(
    ("edit", "note"),
    [
        (hide_row, "list.xlsx, row 3: Hidden rows were read like the others: 3."),
        (
            hide_columns,
            "list.xlsx, row 1, column 'Name': Hidden columns were read like the others: 'Name' and 'zip'.",
        ),
    ],
)
def test_what_is_hidden_in_the_sheet_is_read_with_a_note(
    edit: Callable[[Worksheet], None], note: str
) -> None:
    found = sheet(workbook(*ROWS, edit=edit), "list.xlsx")
    assert found.rows == [("ash", "Ash", "02138"), ("elm", "Elm", "02139")]
    assert told(found) == [f"{note} Show them and check them, or delete them."]


def test_merged_cells_are_told() -> None:
    assert sheet(workbook(*ROWS, edit=merge), "list.xlsx").problems == [
        (
            "list.xlsx, row 2, column 'Name': The cells B2:B3 are merged into one, so all but the first of"
            " them are blank. Undo the merge, and write in each cell what is true for it."
        )
    ]


def book(**sheets: list[list[str]]) -> Workbook:
    made = Workbook(write_only=False)
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
    return made


LIST = [["id", "name"], ["ash", "Ash"]]
OTHER = [["day", "who"], ["1", "me"]]


def test_empty_sheets_do_not_count() -> None:
    found = sheet(saved(book(One=[], Two=LIST, Three=[["", " "]])), "list.xlsx")
    assert (found.rows, found.problems, found.notes) == ([("ash", "Ash")], [], [])


def test_of_several_sheets_the_one_with_the_known_columns_is_read_with_a_note() -> None:
    found = sheet(saved(book(Log=OTHER, Centers=LIST)), "list.xlsx", KNOWN)
    assert (found.rows, found.problems) == ([("ash", "Ash")], [])
    assert found.notes == [
        (
            "list.xlsx: Of the sheets, 'Centers' has the column names and was read; the others were not."
            " Delete the other sheets to make this plain."
        )
    ]


@pytest.mark.parametrize(
    ("sheets", "known", "names"),
    [
        pytest.param({"Log": OTHER, "Centers": LIST}, [], "'Log' and 'Centers'", id="no names known"),
        pytest.param({"Log": OTHER, "Old": LIST, "New": LIST}, KNOWN, "'Old' and 'New'", id="two that fit"),
        pytest.param({"Log": OTHER, "Rota": OTHER}, KNOWN, "'Log' and 'Rota'", id="none that fits"),
    ],
)
def test_sheets_that_are_not_surely_the_list_are_told(
    sheets: dict[str, list[list[str]]], known: list[str], names: str
) -> None:
    found = sheet(saved(book(**sheets)), "list.xlsx", known)
    assert found.problems == [
        (
            f"list.xlsx: More than one sheet could be the list: {names}."
            " Keep the sheet with the list, and delete the others."
        )
    ]


def test_hidden_sheets_are_noted_and_not_read() -> None:
    made = book(Old=LIST, Centers=[["id", "name"], ["elm", "Elm"]])
    made["Old"].sheet_state = "hidden"
    found = sheet(saved(made), "list.xlsx")
    assert (found.rows, found.problems) == ([("elm", "Elm")], [])
    assert found.notes == [
        (
            "list.xlsx: Hidden sheets were not read: 'Old'."
            " Delete them; or show the one with the list and hide or delete the others."
        )
    ]


def test_a_workbook_with_nothing_in_sight_is_told() -> None:
    made = book(Old=LIST, Empty=[])
    made["Old"].sheet_state = "veryHidden"
    assert sheet(saved(made), "list.xlsx").problems == [
        "list.xlsx: No sheet in sight has anything in it. Put the list in the first sheet."
    ]


def test_rows_keep_their_numbers() -> None:
    found = sheet(workbook([], [], ["id", "name"], [], ["ash", "Ash"]), "list.xlsx")
    assert found.table is not None
    assert [row.number for row in found.table.rows] == [5]
