import io
import struct
import zipfile

import pytest

from decision.lists import archives
from tests.conftest import as_excel_writes, sheet, workbook

AS_WORKBOOK = "Save it as an Excel workbook (.xlsx) or as a CSV file."
DAMAGED = (
    "list.xlsx: This workbook is damaged or of a kind that cannot be read."
    " Open it in a spreadsheet program and save it anew as .xlsx or as CSV."
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


def told(content: bytes) -> list[str]:
    found = sheet(content, "list.xlsx")
    assert found.table is None
    return found.problems


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("mimetype", "a file of LibreOffice or OpenOffice (such as .ods)"),
        ("Index/Document.iwa", "a file of Apple Numbers"),
        ("xl/workbook.bin", "an Excel file of the binary kind (.xlsb)"),
    ],
)
def test_another_file_that_is_a_zip_is_named(part: str, kind: str) -> None:
    assert told(zipped(**{part: b""})) == [f"list.xlsx: This is {kind}. {AS_WORKBOOK}"]


@pytest.mark.parametrize(
    ("part", "kind"), [("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a set of slides")]
)
def test_a_file_that_holds_no_table_is_told_so(part: str, kind: str) -> None:
    assert told(zipped(**{part: b""})) == [
        f"list.xlsx: This is not a file with a table. It is {kind}. {AS_WORKBOOK}"
    ]


def test_a_zip_of_anything_is_told() -> None:
    assert told(zipped(**{"list.csv": b"id"})) == [
        (
            "list.xlsx: This is not a file with a table. It is a zip file and not a workbook."
            " Unpack it, and use the list that is in it."
        )
    ]


def test_a_zip_with_a_password_is_told() -> None:
    content = bytearray(LIST)
    at = content.rindex(b"PK\x01\x02")
    (flags,) = struct.unpack_from("<H", content, at + 8)
    struct.pack_into("<H", content, at + 8, flags | 1)
    assert told(bytes(content)) == ["list.xlsx: This file is protected by a password. Save it without one."]


@pytest.mark.parametrize(
    "content", [b"PK", LIST[:-30], LIST[: len(LIST) // 2], b"PK\x03\x04 and so on"], ids=range(4)
)
def test_a_workbook_that_breaks_off_is_told(content: bytes) -> None:
    assert told(content) == [DAMAGED]


def test_a_workbook_that_unpacks_a_thousand_to_one_is_told() -> None:
    assert told(with_part("xl/worksheets/sheet1.xml", b" " * 20_000_000)) == [LARGE]


def test_what_says_that_it_is_large_is_not_unpacked_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part("docProps/app.xml", b" " * 20_000_000)
    monkeypatch.delattr(zipfile.ZipFile, "open")
    assert told(content) == [LARGE]


def test_a_workbook_that_says_it_is_small_and_is_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part("docProps/app.xml", b" " * 20_000_000)
    said = struct.pack("<I", 20_000_000)
    assert told(content.replace(said, struct.pack("<I", 20))) == [DAMAGED]


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_UNPACKED", 9_000), ("MOST_MARKS", 50), ("_MOST_PARTS", 5)]
)
def test_each_limit_is_kept(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    assert sheet(LIST).table
    monkeypatch.setattr(archives, limit, most)
    assert told(LIST) == [LARGE]


def test_what_is_small_may_pack_well() -> None:
    assert sheet(with_part("docProps/custom.txt", b" " * 4_000_000)).rows == [("ash", "Ash")]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)


def test_texts_that_swell_as_they_are_read_are_told() -> None:
    assert told(as_excel_writes("", BOMB.decode())) == [DAMAGED]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_xml_that_swells_as_it_is_read_is_told(part: str) -> None:
    assert told(with_part(part, BOMB)) == [DAMAGED]
