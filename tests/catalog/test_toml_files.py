"""How the TOML files of a data folder are read, with the row of every key."""

from pathlib import Path

import pytest

from decision.catalog.list_tables import read_table
from decision.catalog.toml_files import Entry, entries, parse_toml, read_text, read_toml, table
from decision.lists.problems import BadData, Place, Problem, Problems
from tests.conftest import toml


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "some.csv"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param(Place("data/list.toml"), "data/list.toml", id="a file"),
        pytest.param(Place("data/p.csv", 3, "minutes"), "data/p.csv, row 3, column 'minutes'", id="a cell"),
        pytest.param(
            Place("data/f.toml", 9, "scale", "factor 'cost'"),
            "data/f.toml, row 9, factor 'cost', column 'scale'",
            id="a key of a block",
        ),
    ],
)
def test_a_place_reads_from_the_file_inwards(place: Place, text: str) -> None:
    assert str(place) == text


def test_bad_data_says_every_problem_on_its_own_line() -> None:
    problems = [
        Problem(Place("data/p.csv", 2, "minutes"), "'x' is not a number.", "Write only the number."),
        Problem(Place("data/list.toml"), "The file is missing.", "Put it there."),
    ]
    error = BadData(problems)
    assert error.problems == tuple(problems)
    assert str(error) == (
        "data/p.csv, row 2, column 'minutes': 'x' is not a number. Write only the number.\n"
        "data/list.toml: The file is missing. Put it there."
    )


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param("né".encode(), id="without a byte-order mark"),
        pytest.param("né".encode("utf-8-sig"), id="with one, as a spreadsheet writes it"),
    ],
)
def test_text_is_read_as_utf_8(file: Path, encoded: bytes) -> None:
    file.write_bytes(encoded)
    problems = Problems()
    assert read_text(file, problems) == "né"
    assert not problems


@pytest.mark.parametrize(
    ("content", "row"),
    [
        pytest.param(b"id\nash\nn\xe9", 3, id="in a later row"),
        pytest.param(b"\xe9d\nash\n", 1, id="in the first row"),
        pytest.param(b"\xef\xbb\xbfid\n\xe9\n", 2, id="after a byte-order mark"),
        pytest.param(b"id\r\nash\r\n\xe9\r\n", 3, id="with the line ends of Windows"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_reported_with_its_row(file: Path, content: bytes, row: int) -> None:
    file.write_bytes(content)
    problems = Problems()
    assert read_text(file, problems) is None
    (reported,) = problems.found
    assert reported.place == Place("data/some.csv", row)
    assert reported.what == "This is not UTF-8 text."
    assert reported.remedy.startswith("Save the file again")


def test_a_missing_file_is_reported_without_a_path_of_the_machine(file: Path) -> None:
    problems = Problems()
    assert read_text(file, problems) is None
    (reported,) = problems.found
    assert reported == Problem(
        Place("data/some.csv"), "The file is missing or cannot be opened.", "Put it there."
    )


def read(
    file: Path, text: str
) -> tuple[list[dict[str, str]] | None, list[tuple[int | None, str | None, str]]]:
    file.write_text(text, encoding="utf-8", newline="")
    problems = Problems()
    found = read_table(file, problems)
    rows = None if found is None else [dict(row.cells) for row in found.rows]
    return rows, [(reported.place.row, reported.place.column, reported.what) for reported in problems.found]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("id,name\na,Ash\n", [{"id": "a", "name": "Ash"}], id="plain"),
        pytest.param("id,name\r\na,Ash\r\n", [{"id": "a", "name": "Ash"}], id="line ends of Windows"),
        pytest.param(" id , name\n a , Ash \n", [{"id": "a", "name": "Ash"}], id="outer spaces are removed"),
        pytest.param('id,name\na,"Ash, big"\n', [{"id": "a", "name": "Ash, big"}], id="a comma in quotes"),
        pytest.param(
            'id,name\na,"The ""Ash"""\n', [{"id": "a", "name": 'The "Ash"'}], id="a quote in quotes"
        ),
        pytest.param("id,name\na,\n", [{"id": "a", "name": ""}], id="an empty cell is kept, to be reported"),
        pytest.param("id,name\n", [], id="a header alone has no rows"),
    ],
)
def test_a_table_is_its_rows_by_column(file: Path, text: str, rows: list[dict[str, str]]) -> None:
    assert read(file, text) == (rows, [])


def test_rows_are_numbered_as_an_editor_counts_them(file: Path) -> None:
    file.write_text("id,name\n\na,Ash\n,,\n \nb,Birch\n", encoding="utf-8")
    problems = Problems()
    found = read_table(file, problems)
    assert found is not None
    assert [row.number for row in found.rows] == [3, 6]
    assert found.place(found.rows[1], "name") == Place("data/some.csv", 6, "name")
    assert not problems


@pytest.mark.parametrize(
    ("text", "rows", "reported"),
    [
        pytest.param("", None, [(1, None, "There is no header row.")], id="an empty file"),
        pytest.param(",,\n \n", None, [(1, None, "There is no header row.")], id="blank rows alone"),
        pytest.param(
            "id,,name\na,b,c\n", None, [(1, None, "Column 2 has no name.")], id="a column without a name"
        ),
        pytest.param("id,name,id\n", None, [(1, "id", "This column appears twice.")], id="a column twice"),
        pytest.param(
            "id,name\na\nb,Birch\n",
            [{"id": "b", "name": "Birch"}],
            [(2, None, "The row has 1 cells and the header has 2.")],
            id="a short row is reported and left out",
        ),
        pytest.param(
            "id,name\na,Ash,big\nb,Birch\n",
            [{"id": "b", "name": "Birch"}],
            [(2, None, "The row has 3 cells and the header has 2.")],
            id="a long row is reported and left out",
        ),
        pytest.param(
            'id,name\na,"Ash\n',
            None,
            [(2, None, "The quotes in this file do not match: in this row, one is not closed.")],
            id="an open quote",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_reported(
    file: Path,
    text: str,
    rows: list[dict[str, str]] | None,
    reported: list[tuple[int | None, str | None, str]],
) -> None:
    assert read(file, text) == (rows, reported)


@pytest.mark.parametrize(
    ("text", "row", "what"),
    [
        pytest.param('name = "A"\nname = "B"\n', 2, "Cannot overwrite a value", id="a key twice"),
        pytest.param("name = A\n", 1, "Invalid value", id="text without quotes"),
        pytest.param("name 3\n", 1, "Expected '=' after a key", id="no equals sign"),
        pytest.param("day = 2026-02-30\n", 1, "Invalid date or datetime", id="a day that is none"),
        pytest.param('a = 1\nname = "A\n', 2, "Illegal character", id="an open quote"),
        pytest.param("a = [1,\n", None, "Invalid value", id="a list never closed has no row"),
    ],
)
def test_toml_that_cannot_be_read_is_reported_with_its_row(text: str, row: int | None, what: str) -> None:
    problems = Problems()
    assert parse_toml("data/list.toml", text, problems) is None
    (reported,) = problems.found
    assert reported.place == Place("data/list.toml", row)
    assert reported.what.startswith("This cannot be read: " + what)
    assert " at line" not in reported.what
    assert reported.what.endswith(".")
    assert reported.remedy.startswith("Write key = ")


def test_toml_inside_a_page_counts_rows_of_the_page() -> None:
    problems = Problems()
    entry = parse_toml("guide/page.md", 'title = "A"\norder = 1\n', problems, first_row=2)
    assert entry is not None
    assert (entry.place("title").row, entry.place("order").row, entry.place().row) == (2, 3, 2)
    assert parse_toml("guide/page.md", "title\n", problems, first_row=2) is None
    assert problems.found[0].place == Place("guide/page.md", 2)


def test_a_toml_file_is_named_with_its_folder(file: Path) -> None:
    file.write_text("a = 1\n", encoding="utf-8")
    entry = read_toml(file, Problems())
    assert entry is not None
    assert (entry.file, dict(entry.keys)) == ("data/some.csv", {"a": 1})
    assert read_toml(file.with_name("none.toml"), Problems()) is None


NESTED = """\
name = "List"  # the list

[[factor]]
id = "staff"

[[factor.indicator]]
id = "nurses"
sources = [
  "survey",
]
share = 0.5
[factor.indicator.says]
known = "{amount}"

[[factor.indicator]]
id = "doctor"

[[factor]]
# a remark
id = "cost"
  [[factor.indicator]]
  id = "fee"
  [factor.indicator.says]
  no = "None."
"""


def path_to(*steps: str | tuple[str, int]) -> Entry:
    """The entry behind a list of steps: ("factor", 1) for a block, "says" for a sub-table."""
    entry = toml(NESTED)
    for step in steps:
        entry = table(entry, step) if isinstance(step, str) else entries(entry, step[0], Problems())[step[1]]
    return entry


def row_of(line: str, nth: int = 0) -> int:
    """The row of the nth line that begins so, outer spaces aside."""
    rows = [
        number for number, text in enumerate(NESTED.splitlines(), start=1) if text.strip().startswith(line)
    ]
    return rows[nth]


@pytest.mark.parametrize(
    ("entry", "key", "place"),
    [
        pytest.param(path_to(), "name", (row_of("name"), None), id="a key at the top"),
        pytest.param(path_to(), None, (1, None), id="the file"),
        pytest.param(
            path_to(("factor", 0)), "id", (row_of('id = "staff"'), "factor 'staff'"), id="a key of a block"
        ),
        pytest.param(
            path_to(("factor", 0)),
            None,
            (row_of("[[factor]]"), "factor 'staff'"),
            id="a block is its first row",
        ),
        pytest.param(
            path_to(("factor", 0)),
            "why",
            (row_of("[[factor]]"), "factor 'staff'"),
            id="a key that is not there",
        ),
        pytest.param(
            path_to(("factor", 0), ("indicator", 0)),
            "share",
            (row_of("share"), "factor 'staff', indicator 'nurses'"),
            id="a key behind a list over several rows",
        ),
        pytest.param(
            path_to(("factor", 0), ("indicator", 0), "says"),
            "known",
            (row_of("known"), "factor 'staff', indicator 'nurses', says"),
            id="a key of a sub-table",
        ),
        pytest.param(
            path_to(("factor", 0), ("indicator", 1)),
            "id",
            (row_of('id = "doctor"'), "factor 'staff', indicator 'doctor'"),
            id="the second block within a block",
        ),
        pytest.param(
            path_to(("factor", 1), ("indicator", 0)),
            "id",
            (row_of('id = "fee"'), "factor 'cost', indicator 'fee'"),
            id="blocks within the second block count from its start",
        ),
        pytest.param(
            path_to(("factor", 1), ("indicator", 0), "says"),
            None,
            (row_of("[factor.indicator.says]", 1), "factor 'cost', indicator 'fee', says"),
            id="a sub-table of the second block",
        ),
    ],
)
def test_a_key_is_placed_on_its_own_row(entry: Entry, key: str | None, place: tuple[int, str | None]) -> None:
    row, block = place
    assert entry.place(key) == Place("data/list.toml", row, key, block)


def test_text_over_several_rows_does_not_move_the_keys_behind_it() -> None:
    entry = toml('[[risk]]\nid = "a"\ntext = """\n[see] below:\nwhen = now\n"""\nwhen = "Later."\n')
    (block,) = entries(entry, "risk", Problems())
    assert block.place("when").row == 7


def test_a_rare_line_separator_in_a_text_does_not_move_the_rows() -> None:
    assert toml('name = "one\u2028two"\nmade_up = 3\n').place("made_up").row == 2


@pytest.mark.parametrize(
    "text", ["factor = 3", "[factor]", 'factor = ["a"]'], ids=["number", "table", "texts"]
)
def test_blocks_that_are_no_list_are_reported(text: str) -> None:
    problems = Problems()
    assert entries(toml(text), "factor", problems) == []
    (reported,) = problems.found
    assert reported.place == Place("data/list.toml", 1, "factor")
    assert (reported.what, reported.remedy) == (
        "'factor' is not a list of blocks.",
        "Begin each one with [[factor]].",
    )


def test_no_blocks_are_an_empty_list() -> None:
    problems = Problems()
    assert entries(toml("a = 1"), "factor", problems) == []
    assert not problems


@pytest.mark.parametrize("text", ["a = 1", "says = 3"], ids=["missing", "not a table"])
def test_a_sub_table_that_is_not_there_is_empty(text: str) -> None:
    found = table(toml(text), "says")
    assert (dict(found.keys), found.block) == ({}, "says")


def test_a_whole_number_with_too_many_digits_is_reported() -> None:
    problems = Problems()
    assert parse_toml("data/list.toml", f'name = "A"\nb = {"9" * 5000}\n', problems) is None
    (reported,) = problems.found
    assert reported.what == "This cannot be read: A whole number has too many digits."
    assert reported.remedy.startswith("Write a number of 18 digits or fewer")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 5000 + "]" * 5000, id="lists"),
    ],
)
def test_absurd_depth_is_reported(text: str) -> None:
    problems = Problems()
    assert parse_toml("data/list.toml", text, problems) is None
    (reported,) = problems.found
    assert reported.place == Place("data/list.toml")
    assert reported.what.startswith("This cannot be read: There are too many brackets")


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("a = '''\nb = 1\n[b]\n'''\n", id="text in three single quotes"),
        pytest.param('a = """\nb = 1\n\\"""\n"quoted""""\n', id="quotes at the end of a text"),
        pytest.param('a = """one"""\n', id="three quotes in one row"),
        pytest.param("a = [\n[[1], [2]],\n[3]\n]\n", id="a list that looks like a header"),
        pytest.param('# """ a remark\n# b = 1\n', id="a remark with quotes"),
        pytest.param('a = "#" # \'\n', id="a remark sign in a text"),
        pytest.param('a = "x\\"]" # [\n', id="an escaped quote"),
    ],
)
def test_what_is_above_a_key_does_not_move_it(before: str) -> None:
    assert toml(before + "b = 2\n").place("b").row == before.count("\n") + 1


def test_a_list_of_blocks_has_the_row_of_the_first_of_them() -> None:
    assert toml("a = 1\n[[kind]]\nid = 3\n[[kind]]\n").place("kind").row == 2


def test_a_key_with_dots_has_its_row() -> None:
    entry = toml('a = 1\nsays.known = "x"\nsays.unknown = "y"\n')
    assert entry.place("says").row == 2
    assert table(entry, "says").place("unknown").row == 3


def test_a_bad_byte_after_old_line_ends_is_reported_with_its_row(file: Path) -> None:
    file.write_bytes(b"id\rash\r\xe9")
    problems = Problems()
    assert read_text(file, problems) is None
    assert problems.found[0].place.row == 3


def test_rows_left_out_are_counted(file: Path) -> None:
    file.write_text("id,name\na\nb,Birch\nc,C,c\n", encoding="utf-8")
    found = read_table(file, Problems())
    assert found is not None
    assert (len(found.rows), found.left_out) == (1, 2)
