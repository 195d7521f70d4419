"""A table in a file: where it begins, which rows are no centers; and no bytes make an error."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.lists import tables
from decision.lists.tables import MOST_COLUMNS
from tests.conftest import EXAMPLE, reported_of_cells, sheet, workbook

KNOWN = ["id", "name", "town", "minutes"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,name,,,\nash,Ash,,,\n,,,,\n,,,,\n", id="blank columns and rows behind"),
        pytest.param("id,name\nash,Ash,,,,\n", id="empty cells beyond the header"),
        pytest.param("id,name,,\nash,Ash\n", id="a row short of the header's empty cells"),
        pytest.param("id,name\n \n\t,\u00a0\nash,Ash\n" + "\n" * 900, id="blank rows of all kinds"),
        pytest.param("id,name\n\u00a0ash , Ash\t\n", id="white space around cells"),
    ],
)
def test_what_is_blank_is_passed_over_without_a_word(text: str) -> None:
    found = sheet(text)
    assert (found.rows, found.problems, found.notes) == ([("ash", "Ash")], [], [])


def left_out(text: str, known: Iterable[str] = ()) -> list[tuple[int, str, str]]:
    """The rows of a file that are no centers: the number, why, and the first thing in it."""
    found = sheet(text, known=known)
    assert found.block is not None
    assert found.problems == []
    return [(each.row, each.why, each.text) for each in found.block.left_out]


@pytest.mark.parametrize("row", ["a,b,c", "a,b,c,,"], ids=["too many", "and empty ones behind"])
def test_a_row_with_more_cells_than_headings_is_left_out(row: str) -> None:
    assert left_out(f"id,name\n{row}\n") == [(2, "wide", "a")]


def test_a_row_with_fewer_cells_is_filled_up() -> None:
    assert sheet("id,name,town\na,b\n").rows == [("a", "b", "")]


def test_a_row_of_a_workbook_may_end_early() -> None:
    assert sheet(workbook(["id", "name", "town"], ["a"], [None, "b"])).rows == [("a", "", ""), ("", "b", "")]


def test_cells_beyond_the_header_of_a_workbook_are_a_column_without_a_name() -> None:
    found = sheet(workbook(["id", "name"], ["a", "b", None, "x"]), "list.xlsx")
    assert found.block is not None
    assert found.block.headings == ("id", "name", "", "")


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
def test_a_hidden_character_is_reported_with_its_name(character: str, name: str, cell: str) -> None:
    assert reported_of_cells(f"id, Town\nash,{cell.format(character)}\n") == [
        (
            f"list.csv, row 2, column 'Town': 'yes' holds a character that cannot be seen: {name}."
            " Type the cell again, without copying it."
        )
    ]


def test_a_lost_letter_is_reported() -> None:
    assert reported_of_cells("id,name\nash,Caf\ufffd\n") == [
        (
            "list.csv, row 2, column 'name': A letter was lost in 'Caf\ufffd'."
            " Write the right letter in place of \ufffd."
        )
    ]


def test_tabs_and_line_breaks_within_a_cell_are_kept() -> None:
    found = sheet('id,name\nash,"one\ttwo\nthree\u00a0four"\n')
    assert (found.rows, found.problems) == ([("ash", "one\ttwo\nthree\u00a0four")], [])


def test_a_cell_that_is_too_long_is_reported() -> None:
    assert not reported_of_cells("id,name\nash," + "x" * 2_000 + "\n")
    assert reported_of_cells("id,name\nash," + "x" * 2_001 + "\n") == [
        (
            "list.csv, row 2, column 'name': The cell has 2,001 characters, and 2,000 can be read."
            " Make it shorter."
        )
    ]


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Sum", "Average", "Grand total"])
def test_a_row_at_the_end_that_sums_up_is_left_out(word: str) -> None:
    assert left_out(f"id,name,minutes\na,b,3\n,{word},3\n") == [(3, "sum", word)]


@pytest.mark.parametrize(
    "text", ["id,name\ntotal,Total Care\nash,Ash\n", "id,name\na,b\nc,Total\n", "id,name\nid,\n"]
)
def test_a_center_that_is_called_so_is_none(text: str) -> None:
    assert left_out(text) == []


def test_a_header_in_the_middle_is_left_out() -> None:
    assert left_out("ID,name\na,b\nId,Name\nc,d\n") == [(3, "repeats", "Id")]


def test_rows_beyond_the_most_are_refused_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert len(sheet("id,name\n" + "a,b\n\n" * 3).rows) == 3
    for content in ("id,name\n" + "a\n" * 9, workbook(["id"], *[["a"]] * 9)):
        (reported,) = sheet(content).problems
        assert reported == (
            "list.csv: The file has more than 3 rows, which is the most that can be read."
            " Split it by state or region, and use one part at a time."
        )


def test_blank_rows_without_end_are_passed_over() -> None:
    found = sheet("id,name\n" + ",\n" * 1_100_000 + "ash,Ash\n")
    assert (found.rows, found.problems) == ([("ash", "Ash")], [])


# ---- the headings


def test_blank_rows_above_the_header_are_passed_over_and_counted() -> None:
    found = sheet("\n,,\nid,name\n\nash,Ash\n")
    assert found.block is not None
    assert (found.block.header, found.block.numbers) == (3, (5,))


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
def test_what_is_above_the_header_is_left_out(text: str, known: list[str], row: int, title: str) -> None:
    found = sheet(text, known=known)
    assert found.block is not None
    assert found.block.header == row
    assert left_out(text, known)[0] == (1, "title", title)


@pytest.mark.parametrize("word", ["name", "x"])
def test_a_center_whose_cell_happens_to_be_a_column_name_is_no_header(word: str) -> None:
    assert sheet(f"a,b,c\nd,{word},e\n", known=KNOWN).rows == [("d", word, "e")]


@pytest.mark.parametrize("row", ["ash,town,minutes,p,q", "ash,town,,,"])
def test_a_center_with_a_few_such_cells_is_no_second_header_row(row: str) -> None:
    assert sheet(f"id,name,a,b,c\n{row}\n", known=KNOWN).rows == [tuple(row.split(","))]


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n , \n", "\u200b\n", workbook()], ids=range(5))
def test_a_file_without_a_header_is_reported(content: str | bytes) -> None:
    (reported,) = sheet(content, "list.xlsx" if isinstance(content, bytes) else "list.csv").problems
    assert (
        "There is no header row. Write the column names in row 1." in reported
        or "No sheet that can be seen" in reported
    )


def test_a_header_alone_is_a_table_without_rows() -> None:
    found = sheet("id,name\n")
    assert (found.rows, found.problems, found.notes) == ([], [], [])


def test_too_many_columns_are_reported_once() -> None:
    names = [f"c{number}" for number in range(3_000)]
    assert sheet(",".join(names) + "\n").problems == [
        (
            "list.csv, row 1: The header has 3,000 columns, and 300 can be read."
            " Keep the columns that this tool asks for, and delete the others."
        )
    ]
    most = names[:MOST_COLUMNS]
    assert not sheet(",".join(most) + "\n").problems


# ---- whatever the bytes, there is a table or a problem, and never an error

CSV = (EXAMPLE / "providers.csv").read_bytes()
XLSX = workbook(*csv.reader(io.StringIO(CSV.decode())))
NAMES = CSV.decode().splitlines()[0].split(",")
SIGNS = [
    b"\0",
    b'"',
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xe9",
    b"sep=;\n",
    b"=",
    b"<",
]


def holds(content: bytes, name: str = "list.csv") -> None:
    for known in ([], NAMES):
        found = sheet(content, name, known)
        assert found.block is not None or found.problems
        assert all(
            reported.startswith(name) and reported.endswith(".")
            for reported in (*found.problems, *found.notes)
        )


def spoilt(content: bytes, seed: int, pieces: list[bytes]) -> bytes:
    """Content with a few bytes changed, cut out, doubled or put in."""
    chance = random.Random(seed)  # noqa: S311
    edited = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(edited) + 1)
        length = chance.choice([0, 1, 1, 2, 20])
        put = chance.choice(
            [b"", chance.randbytes(length), chance.choice(pieces), bytes(edited[at : at + length])]
        )
        edited[at : at + length] = put
    return bytes(edited)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_problem(content: bytes) -> None:
    holds(content)


@given(st.integers(0, 2**32))
def test_a_spoilt_csv_file_is_a_table_or_a_problem(seed: int) -> None:
    holds(spoilt(CSV, seed, SIGNS))


@given(st.integers(0, 2**32))
def test_a_spoilt_workbook_is_a_table_or_a_problem(seed: int) -> None:
    holds(spoilt(XLSX, seed, SIGNS), "list.xlsx")


@settings(max_examples=150)
@given(st.integers(0, 2**32), st.sampled_from(zipfile.ZipFile(io.BytesIO(XLSX)).namelist()))
def test_a_workbook_with_a_spoilt_part_is_a_table_or_a_problem(seed: int, spoiled: str) -> None:
    marks = [
        b"<",
        b">",
        b'"',
        b"/>",
        b'r="A1"',
        b't="s"',
        b"<v>",
        b"9" * 30,
        b's="99"',
        b"<f>",
        b"&x;",
        b"-1",
    ]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as good, zipfile.ZipFile(stream, "w") as bad:
        for part in good.namelist():
            content = good.read(part)
            bad.writestr(part, spoilt(content, seed, marks) if part == spoiled else content)
    holds(stream.getvalue(), "list.xlsx")


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=5))
def test_cells_of_any_text_are_a_table_or_a_problem(rows: list[list[str]]) -> None:
    holds(written(rows).encode(errors="surrogatepass"))


def written(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


CLEAN = st.text(
    st.characters(categories=["L", "N", "P", "S"]) | st.sampled_from("\n\t ,;\"'"), max_size=12
).map(str.strip)


@given(st.lists(st.tuples(st.text("abcxyz", min_size=1), CLEAN, CLEAN, CLEAN), max_size=8))
def test_a_list_that_was_written_is_read_as_it_was(rows: list[tuple[str, ...]]) -> None:
    header = ["id", "name", "town", "about"]
    found = sheet(written([header, *map(list, rows)]), known=header)
    kept = [row for row in rows if "\N{REPLACEMENT CHARACTER}" not in "".join(row)]
    if len(kept) == len(rows):
        assert (found.rows, found.problems, found.notes) == (rows, [], [])
    else:
        assert found.problems
