from datetime import date
from pathlib import Path

import pytest

from decision.factors import Amount, Indicator, Levels, Points, YesNo, between
from decision.guide import Evidence, ListInfo, Medicine, Programme, SiteType
from decision.provider_files import BadAmount, read_amount, read_providers, tell_taken
from decision.providers import Measurement, Provider
from decision.reading import Place, Problem, read_table
from tests.conftest import factor, indicator, toml

MINUTES = indicator("minutes", between(worst=90, best=10), share=0.5, unit="minutes", allowed=(0, 1440))
CHANGE = indicator("change", Points(((-5, 0), (5, 1))), share=0.5, unit="points", allowed=(-10, 10))
DOCTOR = indicator("doctor", YesNo(good=True), share=0.5)
STEPS = indicator("steps", Levels((("full", 1.0), ("part way", 0.5))), share=0.5)


@pytest.mark.parametrize(
    ("text", "of", "amount"),
    [
        pytest.param("35", MINUTES, 35.0, id="a whole number"),
        pytest.param("2.5", MINUTES, 2.5, id="a number with a part"),
        pytest.param("0", MINUTES, 0.0, id="the least that is allowed"),
        pytest.param("1440", MINUTES, 1440.0, id="the most that is allowed"),
        pytest.param("-2", CHANGE, -2.0, id="below zero where that is allowed"),
        pytest.param("yes", DOCTOR, True, id="yes"),
        pytest.param("no", DOCTOR, False, id="no"),
        pytest.param("part way", STEPS, "part way", id="a level"),
        pytest.param("unknown", MINUTES, None, id="an unknown number"),
        pytest.param("unknown", DOCTOR, None, id="an unknown yes or no"),
        pytest.param("unknown", STEPS, None, id="an unknown level"),
    ],
)
def test_a_cell_says_an_amount(text: str, of: Indicator, amount: Amount | None) -> None:
    found = read_amount(text, of)
    assert found == amount
    assert type(found) is type(amount)


NUMBER = "Write digits only, without a unit, such as 35 or 2.5; or the word unknown."


@pytest.mark.parametrize(
    ("text", "of", "what", "remedy"),
    [
        pytest.param("half an hour", MINUTES, "'half an hour' is not a number.", NUMBER, id="words"),
        pytest.param("35 min", MINUTES, "'35 min' is not a number.", NUMBER, id="a unit"),
        pytest.param("1,200", MINUTES, "'1,200' is not a number.", NUMBER, id="a thousands separator"),
        pytest.param("2,5", MINUTES, "'2,5' is not a number.", NUMBER, id="a decimal comma"),
        pytest.param("nan", MINUTES, "'nan' is not a number.", NUMBER, id="nan"),
        pytest.param("inf", MINUTES, "'inf' is not a number.", NUMBER, id="inf"),
        pytest.param("1e3", MINUTES, "'1e3' is not a number.", NUMBER, id="a power of ten"),
        pytest.param("1_000", MINUTES, "'1_000' is not a number.", NUMBER, id="an underscore"),
        pytest.param("٣٥", MINUTES, "'٣٥' is not a number.", NUMBER, id="digits of another script"),
        pytest.param(".5", MINUTES, "'.5' is not a number.", NUMBER, id="no digit before the point"),
        pytest.param("+5", MINUTES, "'+5' is not a number.", NUMBER, id="a plus"),
        pytest.param("Unknown", MINUTES, "'Unknown' is not a number.", NUMBER, id="a capital in unknown"),
        pytest.param("", MINUTES, "'' is not a number.", NUMBER, id="nothing"),
        pytest.param(
            "-1",
            MINUTES,
            "-1 minutes cannot be true: it must be from 0 to 1440.",
            "Correct it, write unknown, or change 'allowed' in factors.toml.",
            id="below the least",
        ),
        pytest.param(
            "1440.5",
            MINUTES,
            "1440.5 minutes cannot be true: it must be from 0 to 1440.",
            "Correct it, write unknown, or change 'allowed' in factors.toml.",
            id="above the most",
        ),
        pytest.param(
            "Yes", DOCTOR, "'Yes' is not yes or no.", "Write yes, no or unknown.", id="a capital in yes"
        ),
        pytest.param("true", DOCTOR, "'true' is not yes or no.", "Write yes, no or unknown.", id="true"),
        pytest.param("1", DOCTOR, "'1' is not yes or no.", "Write yes, no or unknown.", id="1 for yes"),
        pytest.param(
            "part",
            STEPS,
            "'part' is not one of its levels.",
            "Write full, part way or unknown.",
            id="no level",
        ),
    ],
)
def test_a_cell_that_says_no_amount_is_told_with_the_remedy(
    text: str, of: Indicator, what: str, remedy: str
) -> None:
    with pytest.raises(BadAmount) as caught:
        read_amount(text, of)
    assert (caught.value.what, caught.value.remedy) == (what, remedy)
    assert str(caught.value) == f"{what} {remedy}"


FACTORS = (factor("way", MINUTES, CHANGE), factor("staff", DOCTOR, STEPS))
EVIDENCE = Evidence(("label",), date(2026, 1, 1), date(2027, 1, 1))
MEDICINES = (Medicine("alphamab", "Alphamab", "alpha", "infusion", ()),)
PROGRAMMES = (Programme("watch", "Watch", "", "", EVIDENCE),)
INFO = ListInfo("List", True, (SiteType("hospital", "Hospital"), SiteType("clinic", "Clinic")))
ROW = {
    "id": "ash",
    "name": "Ash Hospital",
    "town": "Ashton",
    "state": "EX",
    "zip": "00001",
    "site_type": "hospital",
    "about": "A big one.",
    "gives_alphamab": "yes",
    "enrolled_watch": "no",
    "minutes": "50",
    "change": "-2",
    "doctor": "yes",
    "steps": "full",
    "checked_on": "2026-10-01",
    "source": "Told by phone",
}


def read(tmp_path: Path, *rows: dict[str, str]) -> tuple[tuple[Provider, ...], list[Problem]]:
    """The centers of a table with these rows; the first gives the columns."""
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    (tmp_path / "data").mkdir(exist_ok=True)
    file = tmp_path / "data" / "providers.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems: list[Problem] = []
    table = read_table(file, problems)
    assert table is not None
    return read_providers(table, FACTORS, MEDICINES, PROGRAMMES, INFO, problems), problems


def test_a_row_becomes_a_center_with_source_and_date_on_each_fact(tmp_path: Path) -> None:
    (center,), problems = read(tmp_path, ROW)
    day, source = date(2026, 10, 1), "Told by phone"
    assert not problems
    assert center == Provider(
        "ash",
        "Ash Hospital",
        {
            "minutes": Measurement(50.0, source, day),
            "change": Measurement(-2.0, source, day),
            "doctor": Measurement(True, source, day),
            "steps": Measurement("full", source, day),
        },
        "Ashton",
        "EX",
        "00001",
        "",
        "hospital",
        "A big one.",
        {"alphamab": True},
        {"watch": False},
        source,
        day,
    )


def test_unknown_is_an_answer_in_every_column_of_facts(tmp_path: Path) -> None:
    facts = ("gives_alphamab", "enrolled_watch", "minutes", "change", "doctor", "steps", "checked_on")
    (center,), problems = read(tmp_path, {**ROW, **dict.fromkeys(facts, "unknown")})
    assert not problems
    assert {id: m.amount for id, m in center.measurements.items()} == dict.fromkeys(
        ("minutes", "change", "doctor", "steps")
    )
    assert (center.gives, center.enrolled, center.checked_on) == ({"alphamab": None}, {"watch": None}, None)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    assert read(tmp_path, dict(reversed(ROW.items()))) == read(tmp_path, ROW)


def test_centers_stay_in_the_order_of_the_rows(tmp_path: Path) -> None:
    centers, problems = read(tmp_path, {**ROW, "id": "b"}, {**ROW, "id": "a"})
    assert not problems
    assert [center.id for center in centers] == ["b", "a"]


@pytest.mark.parametrize("column", ROW)
def test_an_empty_cell_is_a_mistake_in_every_column(tmp_path: Path, column: str) -> None:
    _, problems = read(tmp_path, {**ROW, column: ""})
    (told,) = problems
    assert told.place == Place("data/providers.csv", 2, column)
    assert told.what == "The cell is empty."


@pytest.mark.parametrize("column", ["id", "name", "site_type"])
def test_unknown_is_not_offered_where_it_is_no_answer(tmp_path: Path, column: str) -> None:
    _, problems = read(tmp_path, {**ROW, column: ""})
    assert "unknown" not in problems[0].remedy


@pytest.mark.parametrize("column", ROW)
def test_a_missing_column_is_told_once(tmp_path: Path, column: str) -> None:
    _, problems = read(tmp_path, {key: cell for key, cell in ROW.items() if key != column})
    (told,) = problems
    assert told.place == Place("data/providers.csv", 1, column)
    assert told.what == "This column is missing."
    assert told.remedy == "Add the column; where nobody knows, write unknown."


@pytest.mark.parametrize(
    "day",
    [
        "01.10.2026",
        "10/01/2026",
        "٢026-10-01",
        "20261101",
        "2026-1-1",
        "2026-02-30",
        "20261001",
        "2026-W40-4",
        "today",
        "2026-10-0",
    ],
)
def test_a_day_is_written_year_month_day(tmp_path: Path, day: str) -> None:
    _, problems = read(tmp_path, {**ROW, "checked_on": day})
    (told,) = problems
    assert told.place == Place("data/providers.csv", 2, "checked_on")
    assert told.what == f"'{day}' is not a date."
    assert told.remedy == "Write year-month-day, such as 2026-11-01, or unknown."


@pytest.mark.parametrize(
    ("column", "cell", "what", "remedy"),
    [
        pytest.param(
            "site_type",
            "hopsital",
            "'hopsital' is not a kind of site that is known here.",
            "Use one of clinic, hospital, or add it to list.toml.",
            id="a kind of site",
        ),
        pytest.param(
            "gives_alphamab",
            "maybe",
            "'maybe' is not yes or no.",
            "Write yes, no or unknown.",
            id="a medicine",
        ),
        pytest.param(
            "enrolled_watch",
            "maybe",
            "'maybe' is not yes or no.",
            "Write yes, no or unknown.",
            id="a program",
        ),
        pytest.param(
            "doctor", "maybe", "'maybe' is not yes or no.", "Write yes, no or unknown.", id="a yes or no"
        ),
        pytest.param("minutes", "soon", "'soon' is not a number.", NUMBER, id="a number"),
        pytest.param(
            "id",
            "Ash 1",
            "'Ash 1' is not an id.",
            "Use small letters, digits and _, with a letter first.",
            id="an id",
        ),
    ],
)
def test_a_bad_cell_is_told_at_its_place(
    tmp_path: Path, column: str, cell: str, what: str, remedy: str
) -> None:
    good = {**ROW, "id": "good"}
    _, problems = read(tmp_path, good, {**ROW, column: cell})
    assert problems == [Problem(Place("data/providers.csv", 3, column), what, remedy)]


def test_every_bad_cell_is_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {**ROW, "minutes": "x", "doctor": "x"}, {**ROW, "id": "birch", "steps": "x"})
    assert [(told.place.row, told.place.column) for told in problems] == [
        (2, "minutes"),
        (2, "doctor"),
        (3, "steps"),
    ]


def test_a_column_no_file_speaks_of_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {**ROW, "gives_alfamab": "yes"})
    (told,) = problems
    assert told.place == Place("data/providers.csv", 1, "gives_alfamab")
    assert told.what == "No other file speaks of this column."
    assert told.remedy == "Correct its name, add it to factors.toml or medicines.toml, or delete it."


def test_an_id_used_again_is_told_with_the_row_of_the_first(tmp_path: Path) -> None:
    _, problems = read(tmp_path, ROW, {**ROW, "id": "birch"}, ROW)
    (told,) = problems
    assert told.place == Place("data/providers.csv", 4, "id")
    assert (told.what, told.remedy) == (
        "The id 'ash' is already used in row 2.",
        "Give each center its own id.",
    )


def test_a_table_without_a_center_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "providers.csv"
    file.write_text(",".join(ROW) + "\n", encoding="utf-8")
    problems: list[Problem] = []
    table = read_table(file, problems)
    assert table is not None
    assert read_providers(table, FACTORS, MEDICINES, PROGRAMMES, INFO, problems) == ()
    (told,) = problems
    assert told == Problem(
        Place("data/providers.csv", 2), "There is no center in this file.", "Add one row a center."
    )


def test_a_single_row_that_is_too_short_is_not_also_told_as_no_center(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "providers.csv"
    file.write_text(",".join(ROW) + "\nash,Ash\n", encoding="utf-8")
    problems: list[Problem] = []
    table = read_table(file, problems)
    assert table is not None
    read_providers(table, FACTORS, MEDICINES, PROGRAMMES, INFO, problems)
    assert [told.what for told in problems] == ["The row has 2 cells and the header has 15."]


def test_unknown_is_no_id_of_a_center(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {**ROW, "id": "unknown"})
    (told,) = problems
    assert told.what == "'unknown' is not an id."
    assert told.remedy.startswith("Give the center its own id.")


@pytest.mark.parametrize(
    ("missing", "columns"),
    [
        pytest.param(0, {"minutes": "soon", "shade": "yes"}, id="factors"),
        pytest.param(1, {"gives_alphamab": "maybe", "gives_betamab": "yes"}, id="medicines"),
        pytest.param(2, {"enrolled_watch": "maybe", "enrolled_other": "yes"}, id="programs"),
        pytest.param(3, {"site_type": "ship"}, id="the list"),
    ],
)
def test_nothing_is_held_against_a_file_that_could_not_be_read(
    tmp_path: Path, missing: int, columns: dict[str, str]
) -> None:
    read(tmp_path, {**ROW, **columns})
    problems: list[Problem] = []
    table = read_table(tmp_path / "data" / "providers.csv", problems)
    assert table is not None
    known = [FACTORS, MEDICINES, PROGRAMMES, INFO]
    factors, medicines, programmes, info = (None if n == missing else part for n, part in enumerate(known))
    read_providers(table, factors, medicines, programmes, info, problems)  # type: ignore[arg-type]
    assert not problems


def test_the_column_of_an_unread_indicator_must_be_there_and_may_hold_anything(tmp_path: Path) -> None:
    read(tmp_path, {**ROW, "shade": "soon"})
    problems: list[Problem] = []
    table = read_table(tmp_path / "data" / "providers.csv", problems)
    assert table is not None
    read_providers(table, FACTORS, MEDICINES, PROGRAMMES, INFO, problems, unread={"shade", "light"})
    assert [(told.place.column, told.what) for told in problems] == [("light", "This column is missing.")]


@pytest.mark.parametrize(
    ("id", "taken"),
    [("about", True), ("source", True), ("gives_shade", True), ("enrolled_x", True), ("shade", False)],
)
def test_an_indicator_may_not_take_the_id_of_another_column(id: str, taken: bool) -> None:
    problems: list[Problem] = []
    tell_taken(toml(f'[[factor]]\n[[factor.indicator]]\nid = "{id}"\n'), problems)
    assert [(told.place.row, told.place.column) for told in problems] == ([(3, "id")] if taken else [])
