"""Text with separators: its encoding, its separator, its quotes."""

import codecs

import pytest

from tests.conftest import reported_of_cells, sheet

TEXT = "id,name\nash,Café\n"
SAVE = 'If letters look wrong, save the file again as "CSV UTF-8".'


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["without a mark", "with one"])
def test_utf_8_is_read_without_a_word(mark: bytes) -> None:
    found = sheet(mark + TEXT.encode())
    assert (found.rows, found.problems, found.notes) == ([("ash", "Café")], [], [])
    assert found.block is not None
    assert found.block.headings == ("id", "name")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="of Windows"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="the other way round"),
        pytest.param(codecs.BOM_UTF32_LE, "utf-32-le", id="four bytes"),
        pytest.param(codecs.BOM_UTF32_BE, "utf-32-be", id="four bytes the other way round"),
    ],
)
def test_text_that_says_how_wide_it_is_is_read_without_a_word(mark: bytes, encoding: str) -> None:
    found = sheet(mark + TEXT.encode(encoding))
    assert (found.rows, found.problems, found.notes) == ([("ash", "Café")], [], [])


def test_wide_text_that_breaks_off_is_reported() -> None:
    (problem,) = sheet(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1]).problems
    assert problem.startswith("list.csv, row 1: This is not a file with a table. There is a character")
    assert problem.endswith(SAVE)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_another_encoding_is_read_with_a_note_that_has_a_cell_to_check(encoding: str) -> None:
    names = "Café,Peña,Zoë,Núñez,Hôpital,Señora"
    found = sheet(f'id,Name\nash,plain\nelm,"{names}"\n'.encode(encoding))
    assert (found.rows, found.problems) == ([("ash", "plain"), ("elm", names)], [])
    (note,) = found.notes
    assert note == (
        f"list.csv, row 3: This file is not UTF-8 text, and was read as {encoding.upper()}:"
        f" this cell as 'Café'. {SAVE}"
    )


def test_wide_text_without_its_mark_is_read() -> None:
    assert sheet("id,name\nash,Ash Hospital\n".encode("utf-16-le")).rows == [("ash", "Ash Hospital")]


def test_a_letter_that_is_lost_beside_letters_in_utf_8_is_reported_in_its_cell() -> None:
    assert reported_of_cells("id,name\nash,Café\n".encode() + b"elm,n\xe9\n") == [
        (
            "list.csv, row 3, column 'name': A letter was lost in 'n\ufffd'."
            " Write the right letter in place of \ufffd."
        )
    ]


def test_a_character_with_the_code_0_is_reported_with_its_row() -> None:
    assert sheet("id,name\nash,A\0sh\n").problems == [
        (
            "list.csv, row 2: This is not a file with a table."
            f" There is a character with the code 0 here, which no text has. {SAVE}"
        )
    ]


# ---- separators and quotes

INSIDE = 'Write a quote inside a cell as "" and close every quote.'


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        pytest.param(";", "semicolons", id="semicolons"),
        pytest.param("\t", "tabs", id="tabs"),
        pytest.param("|", "bars", id="bars"),
    ],
)
def test_other_separators_are_read_with_a_note(sign: str, name: str) -> None:
    found = sheet(f'id{sign}name{sign}town\nash{sign}"A{sign}sh"{sign}X, Y\n')
    assert (found.rows, found.problems) == ([("ash", f"A{sign}sh", "X, Y")], [])
    assert found.notes == [
        (
            f"list.csv: The cells of this file are separated by {name}, and were read that way."
            " There is nothing to do if the columns look right."
        )
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
    block = sheet(text).block
    assert block is not None
    assert block.headings == columns


def test_known_columns_make_a_separator_clear() -> None:
    found = sheet("id,a;name\nb,c;d\n", known=["id", "a;name"])
    assert found.rows == [("b", "c;d")]
    assert sheet("id\na;b\n", known=["id"]).rows == [("a;b",)]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_first_line_that_names_the_separator_is_no_row_of_the_list(first: str) -> None:
    found = sheet(f"{first}\r\nid;a,name;town\r\nb;c,d;e\r\n")
    assert found.rows == [("b", "c,d", "e")]
    assert found.block is not None
    assert (found.block.headings, found.block.numbers) == (("id", "a,name", "town"), (3,))


def test_line_breaks_and_quotes_in_cells_are_kept() -> None:
    found = sheet('id,name\n"a","one\ntwo\r\nthree ""four"""\nb,"5"" wide"\n')
    assert found.rows == [("a", 'one\ntwo\r\nthree "four"'), ("b", '5" wide')]
    assert found.block is not None
    assert found.block.numbers == (2, 3)
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        pytest.param('id,name\na,b\nc,"d\ne,f\n', 3, "one is not closed", id="open to the end"),
        pytest.param('id,name\na,"b" c\n', 2, "text follows one that is closed", id="text behind a quote"),
        pytest.param('"id,name\na,b\n', 1, "one is not closed", id="in the header"),
    ],
)
def test_quotes_that_do_not_match_are_reported_with_their_row(text: str, row: int, why: str) -> None:
    assert sheet(text).problems == [
        f"list.csv, row {row}: The quotes in this file do not match: in this row, {why}. {INSIDE}"
    ]


def test_a_cell_without_end_is_reported_with_its_row() -> None:
    (reported,) = sheet("id,name\na," + "x" * 140_000 + "\n").problems
    assert reported.startswith(
        "list.csv, row 2: A cell in this row has more than 131,072 characters. Make it shorter"
    )


def test_what_begins_like_a_formula_is_text() -> None:
    assert sheet("id,name\n=A1,+1\n").rows == [("=A1", "+1")]
