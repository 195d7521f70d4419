"""What a file that people bring is, whatever it is called; what a workbook says; what is never unpacked."""

import io
import struct
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from decision.lists import files
from tests.conftest import Sheet, as_excel_writes, saved, sheet, workbook

KNOWN = ["id", "name", "zip"]
AS_WORKBOOK = "Save it as an Excel workbook or as a CSV file."
DAMAGED = (
    "list.xlsx: This workbook is damaged or of a kind that cannot be read."
    " Open it, and save it again as an Excel workbook or as CSV."
)
LARGE = (
    "list.xlsx: This workbook would be far too large once it is unpacked."
    " Copy the list alone into a new workbook, or save it as CSV."
)
LIST = workbook(["id", "name"], ["ash", "Ash"])


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The list with one part more, or another in place of its own."""
    with zipfile.ZipFile(io.BytesIO(LIST)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped(**{**parts, name: content})


def reported(content: bytes) -> list[str]:
    found = sheet(content, "list.xlsx")
    assert found.block is None
    return found.problems


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("Index/Document.iwa", "a file of Apple Numbers"),
    ],
)
def test_another_file_that_is_a_zip_is_named(part: str, kind: str) -> None:
    assert reported(zipped(**{part: b""})) == [f"list.xlsx: This is {kind}. {AS_WORKBOOK}"]


@pytest.mark.parametrize(
    ("part", "kind"), [("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a set of slides")]
)
def test_a_file_that_holds_no_table_is_reported(part: str, kind: str) -> None:
    assert reported(zipped(**{part: b""})) == [
        f"list.xlsx: This is not a file with a table. It is {kind}. {AS_WORKBOOK}"
    ]


def test_a_zip_of_anything_is_reported() -> None:
    assert reported(zipped(**{"list.csv": b"id"})) == [
        (
            "list.xlsx: This is not a file with a table. It is a zip file and not a workbook."
            " Unzip it, and use the list that is in it."
        )
    ]


def test_a_zip_with_a_password_is_reported() -> None:
    content = bytearray(LIST)
    at = content.rindex(b"PK\x01\x02")
    (flags,) = struct.unpack_from("<H", content, at + 8)
    struct.pack_into("<H", content, at + 8, flags | 1)
    assert reported(bytes(content)) == [
        "list.xlsx: This file is protected by a password. Save it without a password."
    ]


@pytest.mark.parametrize(
    "content", [b"PK", LIST[:-30], LIST[: len(LIST) // 2], b"PK\x03\x04 and so on"], ids=range(4)
)
def test_a_workbook_that_breaks_off_is_reported(content: bytes) -> None:
    assert reported(content) == [DAMAGED]


def test_a_workbook_that_unpacks_a_thousand_to_one_is_reported() -> None:
    assert reported(with_part("xl/worksheets/sheet1.xml", b" " * 20_000_000)) == [LARGE]


def test_what_says_that_it_is_large_is_not_unpacked_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part("docProps/app.xml", b" " * 20_000_000)
    monkeypatch.delattr(zipfile.ZipFile, "open")
    assert reported(content) == [LARGE]


def test_a_workbook_that_says_it_is_small_and_is_not_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part("docProps/app.xml", b" " * 20_000_000)
    said = struct.pack("<I", 20_000_000)
    assert reported(content.replace(said, struct.pack("<I", 20))) == [DAMAGED]


@pytest.mark.parametrize(("limit", "most"), [("MOST_UNPACKED", 9_000), ("MOST_CELLS", 3), ("_MOST_PARTS", 5)])
def test_each_limit_is_kept(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    assert sheet(LIST).rows
    monkeypatch.setattr(files, limit, most)
    assert reported(LIST) == [LARGE]


def test_what_is_small_may_pack_well() -> None:
    assert sheet(with_part("docProps/custom.txt", b" " * 4_000_000)).rows == [("ash", "Ash")]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    "content",
    [as_excel_writes("", BOMB.decode()), with_part("xl/worksheets/sheet1.xml", BOMB)],
    ids=["shared", "in a cell"],
)
def test_a_text_that_would_swell_as_it_is_read_does_not(content: bytes) -> None:
    assert "haha" not in str(sheet(content, "list.xlsx"))


def far(cell: str) -> bytes:
    row = "".join(filter(str.isdigit, cell))
    return as_excel_writes(
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    )


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZ90000"])
def test_a_cell_far_from_the_others_is_reported_and_takes_no_memory(cell: str) -> None:
    assert reported(far(cell)) == [LARGE]


def libre(rows: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zipped(
        **{
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def libre_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_a_file_of_libreoffice_is_read_with_its_endless_empty_rows() -> None:
    rows = [["id", "name"], ["ash", "Ash"]]
    empty = '<table:table-cell table:number-columns-repeated="16382"/>'
    written = "".join(
        f"<table:table-row>{''.join(map(libre_cell, row))}{empty}</table:table-row>" for row in rows
    )
    written += (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert sheet(libre(written), "list.ods").rows == [("ash", "Ash")]


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048575">' + libre_cell("a") + "</table:table-row>",
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="16384" '
            'office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
    ],
    ids=["a row", "a cell"],
)
def test_a_cell_that_says_it_is_there_a_million_times_is_not_unpacked(rows: str) -> None:
    assert sheet(libre(rows), "list.ods").problems == [LARGE.replace("xlsx", "ods")]


# ---- what a file is

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "id,name\nash,Ash\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7 id,name", "a PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a picture or a sound", id="png"),
        pytest.param(b"\r\n%PDF-1.7\n\0", "a PDF", id="PDF after a line end"),
        pytest.param(b"\xff\xd8\xff\xe0", "a picture or a sound", id="jpeg"),
        pytest.param(rb"{\rtf1 id,name}", "a text document", id="rtf"),
        pytest.param(b"SQLite format 3\0", "a database", id="database"),
        pytest.param(b"\n<!DOCTYPE html><p>id,name", "a web page", id="web page"),
        pytest.param(b"\xef\xbb\xbf<HTML>", "a web page", id="web page with a mark"),
        pytest.param("<table><tr>".encode("utf-16"), "a web page", id="web page of another width"),
        pytest.param(b'<table border="1">', "a web page", id="a table of a web page"),
        pytest.param(b'<?xml version="1.0"?>', "an XML file", id="xml"),
        pytest.param(b'[\n {"id": "ash"}]', "a JSON file", id="json list"),
        pytest.param(b'{ "id": "ash"}', "a JSON file", id="json object"),
    ],
)
def test_what_is_no_list_is_named(content: bytes, kind: str) -> None:
    assert sheet(content).problems == [
        f"list.csv: This is not a file with a table. It is {kind}. {AS_WORKBOOK}"
    ]


@pytest.mark.parametrize("heading", ["<name>", "{name}", "[name]"])
def test_a_heading_that_only_looks_like_one_of_these_is_read(heading: str) -> None:
    assert sheet(f"{heading},id\na,b\n").rows == [("a", "b")]


def test_a_locked_workbook_is_reported() -> None:
    assert sheet(OLD + "EncryptedPackage".encode("utf-16-le")).problems == [
        "list.csv: This file is protected by a password. Save it without a password."
    ]


def test_the_name_of_a_file_does_not_say_what_it_is() -> None:
    for content, name in ((TEXT, "list.XLSX"), (workbook(["id", "name"], ["ash", "Ash"]), "list.csv")):
        found = sheet(content, name)
        assert (found.rows, found.notes) == ([("ash", "Ash")], [])


def test_programs_in_a_workbook_are_not_read() -> None:
    stream = io.BytesIO(workbook(["id", "name"], ["ash", "Ash"]))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    found = sheet(stream.getvalue(), "list.xlsm")
    assert (found.rows, found.notes) == ([("ash", "Ash")], [])


def test_a_file_that_is_too_large_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 2_000_000)
    assert sheet("id\n" + " " * 2_000_000).problems == [
        (
            "list.csv: The file is larger than 2 MB, which is the most that can be read."
            " Split it by state or region, and use one part at a time."
        )
    ]


# ---- the cells of a workbook

MIDNIGHT = datetime(2026, 11, 1)  # noqa: DTZ001 a spreadsheet knows no time zones


def one(value: object, code: str = "00000") -> Sheet:
    """A list in which the cell of the second column, headed ' Seen', has a value and a format."""

    def formatted(page: Worksheet) -> None:
        for row in page.iter_rows(min_row=2, min_col=2):
            if isinstance(row[0].value, int):
                row[0].number_format = code

    rows: list[list[object]] = [["id", " Seen"], ["ash", value]]
    return sheet(workbook(*rows, edit=formatted), "list.xlsx")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("  Ash ", "Ash", id="text"),
        pytest.param("02138", "02138", id="digits as text"),
        pytest.param(35.0, "35", id="a whole number"),
        pytest.param(0.1 + 0.2, "0.3", id="a number that is not exact"),
        pytest.param(True, "TRUE", id="true"),
        pytest.param(False, "FALSE", id="false"),
        pytest.param(2138, "2138", id="a number, whatever its format"),
        pytest.param(MIDNIGHT, "2026-11-01", id="a day"),
        pytest.param(date(2026, 11, 1), "2026-11-01", id="a date"),
        pytest.param(MIDNIGHT.replace(hour=13), "2026-11-01 13:00:00", id="a time of day"),
        pytest.param("1/11/2026", "1/11/2026", id="a date as text"),
        pytest.param(
            CellRichText("Ash ", TextBlock(InlineFont(b=True), "Hospital")), "Ash Hospital", id="rich text"
        ),
        pytest.param("one\ntwo", "one\ntwo", id="a line break"),
        pytest.param("a_x000D_b", "a\rb", id="a line break written out"),
    ],
)
def test_a_cell_is_the_text_that_people_see(value: object, text: str) -> None:
    found = one(value)
    assert (found.rows, found.problems, found.notes) == ([("ash", text)], [], [])


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
    assert found.rows == [("", "ash\r\ntree", "TRUE", ""), ("", "elm", "4.35", "")]


def book(**sheets: list[list[str]]) -> Workbook:
    made = Workbook(write_only=False)
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
    return made


ROWS = [["id", "name"], ["ash", "Ash"]]
OTHER = [["day", "who"], ["1", "me"]]


def test_empty_sheets_do_not_count() -> None:
    found = sheet(saved(book(One=[], Two=ROWS, Three=[["", " "]])), "list.xlsx")
    assert (found.rows, found.problems, found.notes) == ([("ash", "Ash")], [], [])


def test_of_several_sheets_the_one_with_the_known_columns_comes_first() -> None:
    found = sheet(saved(book(Log=OTHER, Centers=ROWS)), "list.xlsx", KNOWN)
    assert (found.rows, found.problems) == ([("ash", "Ash")], [])


def test_hidden_sheets_are_noted_and_not_read() -> None:
    made = book(Old=ROWS, Centers=[["id", "name"], ["elm", "Elm"]])
    made["Old"].sheet_state = "hidden"
    found = sheet(saved(made), "list.xlsx")
    assert (found.rows, found.problems) == ([("elm", "Elm")], [])
    assert found.notes == [
        (
            "list.xlsx: Hidden sheets were not read: Old."
            " If the list is on one of them, show that sheet and save the file again."
        )
    ]


def test_a_workbook_with_nothing_in_sight_is_reported() -> None:
    made = book(Old=ROWS, Empty=[])
    made["Old"].sheet_state = "veryHidden"
    assert sheet(saved(made), "list.xlsx").problems == [
        "list.xlsx: No sheet that can be seen has anything in it. Put the list in the first sheet."
    ]


def test_rows_keep_their_numbers() -> None:
    found = sheet(workbook([], [], ["id", "name"], [], ["ash", "Ash"]), "list.xlsx")
    assert found.block is not None
    assert found.block.numbers == (5,)
