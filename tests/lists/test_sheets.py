import csv
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.lists import sheets
from decision.lists.problems import Problems
from decision.lists.sheets import read_table
from tests.conftest import EXAMPLE, sheet, workbook

AS_WORKBOOK = "Save it as an Excel workbook (.xlsx) or as a CSV file."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "id,name\nash,Ash\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7 id,name", "a PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a picture", id="png"),
        pytest.param(b"\r\n%PDF-1.7\n\0", "a PDF", id="PDF after a line end"),
        pytest.param(b"\xff\xd8\xff\xe0", "a picture", id="jpeg"),
        pytest.param(rb"{\rtf1 id,name}", "a text document (.rtf)", id="rtf"),
        pytest.param(b"\x1f\x8b\x08", "a packed file (.gz)", id="gzip"),
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


def test_an_old_or_locked_workbook_is_told() -> None:
    assert sheet(OLD + b"Workbook").problems == [
        f"list.csv: This is an Excel file of the old kind (.xls). {AS_WORKBOOK}"
    ]
    assert sheet(OLD + "EncryptedPackage".encode("utf-16-le")).problems == [
        f"list.csv: This is a workbook protected by a password. Take the password off. {AS_WORKBOOK}"
    ]


def test_the_name_of_a_file_does_not_say_what_it_is() -> None:
    found = sheet(TEXT, "list.XLSX")
    assert found.rows == [("ash", "Ash")]
    assert found.notes == [
        "list.XLSX: The name ends in .xlsx, but this is a text file and was read as one. Name it .csv."
    ]
    found = sheet(workbook(["id", "name"], ["ash", "Ash"]), "list.csv")
    assert found.rows == [("ash", "Ash")]
    assert found.notes == [
        "list.csv: The name ends in .csv, but this is an Excel workbook and was read as one. Name it .xlsx."
    ]


def test_macros_are_noted() -> None:
    stream = io.BytesIO(workbook(["id", "name"], ["ash", "Ash"]))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    found = sheet(stream.getvalue(), "list.xlsm")
    assert found.rows == [("ash", "Ash")]
    assert found.notes == [
        (
            "list.xlsm: This workbook has macros, which were neither read nor run."
            " Save it as .xlsx to leave them out."
        )
    ]


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_BYTES", 2_000_000)
    assert sheet("id\n" + " " * 2_000_000).problems == [
        (
            "list.csv: The file is larger than 2 MB, which is the most that can be read."
            " Split it by state or region, and use one part at a time."
        )
    ]


def test_a_file_of_the_data_folder_is_read_by_the_same_reader(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "providers.csv"
    path.write_bytes(workbook(["ID", "name"], ["ash", "Ash"]))
    problems = Problems()
    found = read_table(path, problems, ["id", "name"])
    assert found is not None
    assert (found.file, found.columns, len(problems)) == ("data/providers.csv", ("id", "name"), 0)
    assert [note.place.file for note in problems.notes] == ["data/providers.csv"] * 2


# ---- whatever the bytes, there is a table or a problem, and never an error

CSV = (EXAMPLE / "providers.csv").read_bytes()
XLSX = workbook(*csv.reader(io.StringIO(CSV.decode())))
KNOWN = CSV.decode().splitlines()[0].split(",")
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
    for known in ([], KNOWN):
        found = sheet(content, name, known)
        assert found.table is not None or found.problems
        assert all(told.startswith(name) and told.endswith(".") for told in (*found.problems, *found.notes))


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
