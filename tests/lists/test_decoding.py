import codecs

import pytest

from tests.conftest import sheet

TEXT = "id,name\nash,Café\n"
SAVE = 'Save the file again as "CSV UTF-8" or UTF-8.'


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["without a mark", "with one"])
def test_utf_8_is_read_without_a_word(mark: bytes) -> None:
    found = sheet(mark + TEXT.encode())
    assert (found.rows, found.problems, found.notes) == ([("ash", "Café")], [], [])
    assert found.table is not None
    assert found.table.columns == ("id", "name")


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16", id="of Windows"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16", id="the other way round"),
        pytest.param(codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32", id="four bytes"),
        pytest.param(codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32", id="four bytes the other way round"),
    ],
)
def test_text_that_says_how_wide_it_is_is_read_with_a_note(mark: bytes, encoding: str, name: str) -> None:
    found = sheet(mark + TEXT.encode(encoding))
    assert (found.rows, found.problems) == ([("ash", "Café")], [])
    assert found.notes == [f"list.csv: This file is {name} text, and was read as that. {SAVE}"]


def test_wide_text_that_breaks_off_is_told() -> None:
    assert sheet(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1]).problems == [
        f"list.csv: This is not UTF-16 text, though it begins so. {SAVE}"
    ]


def test_windows_1252_is_read_with_a_note_that_names_a_cell_to_check() -> None:
    found = sheet("id, Name\nash,plain\nelm,“Café”\n".encode("cp1252"))
    assert (found.rows, found.problems) == ([("ash", "plain"), ("elm", "“Café”")], [])
    assert found.notes[1:] == [
        (
            "list.csv, row 3, column 'Name': This file is not UTF-8 text, and was read as Windows-1252:"
            f" this cell as '“Café”'. Check this cell. {SAVE}"
        )
    ]


def test_windows_1252_in_the_header_alone_is_noted_too() -> None:
    found = sheet("id,café\nash,1\n".encode("cp1252"))
    assert found.notes == [f"list.csv: This file is not UTF-8 text, and was read as Windows-1252. {SAVE}"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"id\nash\nn\x81\n", id="a byte that Windows-1252 has not"),
        pytest.param("id\nCafé\n".encode() + b"n\xe9\n", id="beside a letter in UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"id\nash\nn\xe9\n", id="after a mark of UTF-8"),
        pytest.param(b"id\r\nash\r\nn\x81\r\n", id="line ends of Windows"),
        pytest.param(b"id\rash\rn\x81\r", id="old line ends"),
    ],
)
def test_text_that_can_be_read_in_no_one_way_is_told_with_its_row(content: bytes) -> None:
    assert sheet(content).problems == [f"list.csv, row 3: This is not UTF-8 text. {SAVE}"]


def test_a_character_with_the_code_0_is_told_with_its_row() -> None:
    assert sheet("id,name\nash,A\0sh\n").problems == [
        (
            "list.csv, row 2: This is not a file with a table."
            f" There is a character with the code 0 here, which no text has. {SAVE}"
        )
    ]
