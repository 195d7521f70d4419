from datetime import date
from itertools import count
from typing import Any, NamedTuple

import pytest

from decision.catalog.factor_files import read_factors
from decision.catalog.list_tables import check_headings
from decision.guide.texts import Evidence, ListInfo, Medicine, Programme, SiteType
from decision.lists.columns import columns
from decision.lists.problems import Place, Problem, Problems, Row, Table
from decision.lists.provider_files import read_providers
from decision.method.factors import Levels, Points, YesNo, between
from decision.method.providers import Measurement, Provider
from tests.conftest import factor, indicator, keys

MINUTES = indicator("minutes", between(worst=90, best=10), share=0.5, unit="minutes", allowed=(0, 1440))
CHANGE = indicator("change", Points(((-5, 0), (5, 1))), share=0.5, unit="points", allowed=(-10, 10))
DOCTOR = indicator("doctor", YesNo(good=True), share=0.5)
STEPS = indicator("steps", Levels((("full", 1.0), ("part way", 0.5))), share=0.5)


FACTORS = (factor("way", MINUTES, CHANGE), factor("staff", DOCTOR, STEPS))
EVIDENCE = Evidence(("label",), date(2026, 1, 1), date(2027, 1, 1))
MEDICINES = (Medicine("alphamab", "Alphamab", "alpha", "infusion", ()),)
PROGRAMMES = (Programme("watch", "Watch", "", "", EVIDENCE),)
INFO = ListInfo("List", True, (SiteType("hospital", "Hospital"), SiteType("clinic", "Clinic")))
FILE = "data/providers.csv"
ROW = {
    "id": "ash",
    "name": "Ash Hospital",
    "town": "Ashton",
    "state": "EX",
    "zip": "00001",
    "phone": "555-0101",
    "site_type": "hospital",
    "about": "A big one.",
    "gives_alphamab": "yes",
    "enrolled_watch": "no",
    "minutes": "50",
    "change": "-2",
    "doctor": "yes",
    "steps": "full",
    "checked_on": "2026-10-01",
    "source": "Reported by phone",
}


class Found(NamedTuple):
    """What was made of a table."""

    centers: tuple[Provider, ...]
    problems: list[Problem]
    notes: list[Problem]


def read(*rows: dict[str, str], **given: Any) -> Found:
    """The centers of a table with these rows; the first gives the columns."""
    return read_table(Table(FILE, tuple(rows[0]), tuple(map(Row, count(2), rows))), **given)


def read_table(table: Table, **given: Any) -> Found:
    """The centers of a table, with another part of the catalog where one is given."""
    problems = Problems()
    unread = given.pop("unread", ())
    parts: dict[str, Any] = {
        "factors": FACTORS,
        "medicines": MEDICINES,
        "programmes": PROGRAMMES,
        "site_types": INFO.site_types,
    } | given
    wanted = columns(**parts)
    check_headings(table, wanted, unread, problems)
    centers = read_providers(table, wanted, problems)
    return Found(centers, list(problems.found), list(problems.notes))


def test_a_row_becomes_a_center_with_source_and_date_on_each_fact() -> None:
    (center,), problems, notes = read(ROW)
    day, source = date(2026, 10, 1), "Reported by phone"
    assert not problems
    assert not notes
    assert center == Provider(
        id="ash",
        name="Ash Hospital",
        measurements={
            "minutes": Measurement(50.0, source, day),
            "change": Measurement(-2.0, source, day),
            "doctor": Measurement(True, source, day),
            "steps": Measurement("full", source, day),
        },
        town="Ashton",
        state="EX",
        zip="00001",
        phone="555-0101",
        site_type="hospital",
        about="A big one.",
        gives={"alphamab": True},
        enrolled={"watch": False},
        source=source,
        checked_on=day,
    )


def test_facts_that_are_equal_in_python_stay_what_they_are() -> None:
    (one, other), _, _ = read(ROW, {**ROW, "id": "birch", "minutes": "1", "change": "0", "doctor": "no"})
    assert one.amount("doctor") is True
    assert [type(other.amount(id)) for id in ("minutes", "change", "doctor")] == [float, float, bool]


def test_unknown_is_an_answer_in_every_column_but_the_id_and_the_name() -> None:
    facts = {**dict.fromkeys(ROW, "unknown"), "id": "ash", "name": "Ash Hospital"}
    (center,), problems, notes = read(facts)
    assert not problems
    assert not notes
    nothing = Measurement(None, "", None)
    assert center == Provider(
        "ash",
        "Ash Hospital",
        dict.fromkeys(("minutes", "change", "doctor", "steps"), nothing),
        gives={"alphamab": None},
        enrolled={"watch": None},
    )


def test_columns_may_be_in_any_order() -> None:
    assert read(dict(reversed(ROW.items()))) == read(ROW)


def test_centers_stay_in_the_order_of_the_rows() -> None:
    centers, problems, _ = read({**ROW, "id": "b"}, {**ROW, "id": "a"})
    assert not problems
    assert [center.id for center in centers] == ["b", "a"]


@pytest.mark.parametrize("column", ROW)
def test_an_empty_cell_is_a_mistake_in_every_column(column: str) -> None:
    _, problems, _ = read({**ROW, column: ""})
    (reported,) = problems
    assert reported.place == Place(FILE, 2, column)
    assert reported.what == "The cell is empty."


@pytest.mark.parametrize("column", ROW)
def test_unknown_is_offered_wherever_it_is_an_answer(column: str) -> None:
    _, problems, _ = read({**ROW, column: ""})
    assert ("unknown" in problems[0].remedy) is (column not in ("id", "name"))


EMPTY = "The cell is empty."
FOUR = {**ROW, "town": "", "zip": "", "minutes": "", "source": ""}


def test_each_empty_cell_is_reported() -> None:
    _, problems, _ = read(FOUR, {**ROW, "id": "birch", "town": ""})
    assert [(reported.place.row, reported.place.column, reported.what) for reported in problems] == [
        (2, "source", EMPTY),
        (2, "town", EMPTY),
        (2, "zip", EMPTY),
        (2, "minutes", EMPTY),
        (3, "town", EMPTY),
    ]


@pytest.mark.parametrize("column", [column for column in ROW if column not in ("id", "name")])
def test_a_missing_column_is_unknown_at_every_center_and_noted_once(column: str) -> None:
    less = {key: cell for key, cell in ROW.items() if key != column}
    with_unknown = {**ROW, column: "unknown"}
    centers, problems, notes = read(less, {**less, "id": "birch", "name": "Birch"})
    assert not problems
    assert centers == read(with_unknown, {**with_unknown, "id": "birch", "name": "Birch"}).centers
    (reported,) = notes
    assert reported == Problem(
        Place(FILE, 1),
        f"This column is missing, so it is unknown for all: {column}.",
        "Add what you know about, and write unknown where nobody knows.",
    )


@pytest.mark.parametrize("column", ["id", "name"])
def test_a_center_without_a_column_of_ids_or_names_cannot_be_read(column: str) -> None:
    _, problems, _ = read({key: cell for key, cell in ROW.items() if key != column})
    (reported,) = problems
    assert reported.place == Place(FILE, 1, column)
    assert reported.what == "This column is missing."


def test_what_is_read_otherwise_is_noted_at_its_place() -> None:
    (_, center), problems, notes = read(ROW, {**ROW, "id": "good", "town": "Oak", "gives_alphamab": "Y"})
    assert not problems
    assert center.gives == {"alphamab": True}
    what, remedy = "'Y' was read as yes.", "Write yes to make this plain."
    assert notes == [Problem(Place(FILE, 3, "gives_alphamab"), what, remedy)]


def test_the_same_word_is_reported_at_each_place_where_it_is() -> None:
    odd = {**ROW, "doctor": "Y", "minutes": "soon"}
    _, problems, notes = read(odd, {**odd, "id": "birch", "town": "Oak"})
    assert [(reported.place.row, reported.place.column) for reported in problems] == [
        (2, "minutes"),
        (3, "minutes"),
    ]
    assert [(reported.place.row, reported.place.column) for reported in notes] == [
        (2, "doctor"),
        (3, "doctor"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        pytest.param("id", "Ash 1", "'Ash 1' is not an id.", id="an id"),
        pytest.param("name", "TBD", "'TBD' is not a name.", id="a name"),
        pytest.param("town", "-", "'-' can mean that nobody knows, or that there is none.", id="a town"),
        pytest.param("state", "Mass", "'Mass' is not a state in two letters.", id="a state"),
        pytest.param(
            "zip", "2138", "'2138' has 4 digits. A spreadsheet may have dropped a zero in front.", id="a ZIP"
        ),
        pytest.param("site_type", "ship", "'ship' is not one of the answers that fit here.", id="a kind"),
        pytest.param("gives_alphamab", "maybe", "'maybe' is not yes or no.", id="a medicine"),
        pytest.param("enrolled_watch", "maybe", "'maybe' is not yes or no.", id="a program"),
        pytest.param("doctor", "maybe", "'maybe' is not yes or no.", id="a yes or no"),
        pytest.param("minutes", "soon", "'soon' is not a number.", id="a number"),
        pytest.param("steps", "half", "'half' is not one of the answers that fit here.", id="a level"),
        pytest.param("checked_on", "today", "'today' is not a date.", id="a day"),
        pytest.param(
            "about",
            "a\x00b",
            "'ab' holds a character that cannot be seen: control character (U+0000).",
            id="a hidden mark",
        ),
    ],
)
def test_a_bad_cell_is_reported_at_its_place(column: str, cell: str, what: str) -> None:
    _, problems, _ = read({**ROW, "id": "good"}, {**ROW, column: cell})
    (reported,) = problems
    assert (reported.place, reported.what) == (Place(FILE, 3, column), what)


def test_every_bad_cell_is_reported_at_once() -> None:
    _, problems, _ = read({**ROW, "minutes": "x", "doctor": "x"}, {**ROW, "id": "birch", "steps": "x"})
    assert [(reported.place.row, reported.place.column) for reported in problems] == [
        (2, "minutes"),
        (2, "doctor"),
        (3, "steps"),
    ]


def test_a_day_in_the_future_is_reported_to_who_knows_the_day() -> None:
    assert not read(ROW).problems
    table = Table(FILE, tuple(ROW), (Row(2, ROW),))
    wanted = columns(FACTORS, MEDICINES, PROGRAMMES, INFO.site_types)
    problems = Problems()
    read_providers(table, wanted, problems, today=date(2026, 10, 1))
    assert not problems
    read_providers(table, wanted, problems, today=date(2026, 9, 30))
    (reported,) = problems.found
    assert reported.what == "2026-10-01 is in the future."


def test_a_text_of_a_file_loses_the_apostrophe_that_made_it_safe() -> None:
    (center,), problems, notes = read({**ROW, "about": "'=1+1", "name": "'Round the corner"})
    assert not problems
    assert (center.about, center.name) == ("=1+1", "'Round the corner")
    assert [(reported.place.column, reported.what) for reported in notes] == [
        ("about", "The apostrophe before '=1+1' was left out.")
    ]


@pytest.mark.parametrize(
    "text", ["<b>Ash</b> & *Birch*", "=1+1", "@home", "-a", "two\nlines", "a 'b' \"c\" 🦋"]
)
def test_a_text_is_kept_as_typed(text: str) -> None:
    (center,), problems, notes = read({**ROW, "name": text, "about": text, "source": text})
    assert not problems
    assert not notes
    assert (center.name, center.about, center.source) == (text, text, text)


# ---- ids and repeats


def test_an_id_used_again_is_reported_with_the_row_of_the_first() -> None:
    _, problems, _ = read(ROW, {**ROW, "id": "birch"}, ROW)
    (reported,) = problems
    assert reported.place == Place(FILE, 4, "id")
    assert (reported.what, reported.remedy) == (
        "The id 'ash' is already used in row 2.",
        "Give each center its own id.",
    )


def test_ids_that_differ_in_capitals_only_are_reported_as_repeats() -> None:
    _, problems, _ = read(ROW, {**ROW, "id": "Ash"})
    assert [(reported.place, reported.what) for reported in problems] == [
        (Place(FILE, 3, "id"), "The id 'Ash' is like 'ash' in row 2.")
    ]


def test_a_name_and_town_that_are_twice_are_noted() -> None:
    twice = {**ROW, "id": "birch", "name": "ash  hospital"}
    _, problems, notes = read(ROW, twice, {**ROW, "id": "cedar", "town": "Oak"})
    assert not problems
    assert notes == [
        Problem(
            Place(FILE, 3, "name"),
            "Row 2 has a center with this name and town too.",
            "If both rows are the same center, delete one of them.",
        )
    ]


# ---- a table that holds nothing


def test_a_table_without_a_center_is_reported() -> None:
    found = read_table(Table(FILE, tuple(ROW), ()))
    assert found.centers == ()
    assert found.problems == [
        Problem(Place(FILE, 2), "There is no center in this file.", "Add one row for each center.")
    ]


def test_a_single_row_that_was_left_out_is_not_also_reported_as_no_center() -> None:
    assert read_table(Table(FILE, tuple(ROW), (), left_out=1)).problems == []


# ---- what could not be read


def test_the_column_of_an_unread_indicator_may_hold_anything() -> None:
    row = {**ROW, "shade": "soon"}
    found = read_table(Table(FILE, tuple(row), (Row(2, row),)), unread={"shade", "light"})
    assert not found.problems
    assert not found.notes


@pytest.mark.parametrize(
    ("id", "taken"),
    [("about", True), ("source", True), ("gives_shade", True), ("enrolled_x", True), ("shade", False)],
)
def test_an_indicator_may_not_take_the_id_of_another_column(id: str, taken: bool) -> None:
    problems = Problems()
    read_factors(keys(f'[[factor]]\n[[factor.indicator]]\nid = "{id}"\n', problems))
    rows = [reported.place.row for reported in problems.found if reported.place.column == "id"]
    assert rows == ([3] if taken else [])
