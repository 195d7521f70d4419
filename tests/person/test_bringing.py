"""Lists in other people's words, from bytes to centers: what is guessed, asked, and never done unasked."""

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog
from decision.lists.problems import BadData
from decision.lists.questions import LEAVE_OUT, TWIN
from decision.person.own_lists import (
    Brought,
    OwnList,
    as_list,
    asked_about,
    guessed,
    list_of,
    opened,
    opened_file,
    text_of,
)
from tests.conftest import DATA, EXAMPLE, answered
from tests.lists_of_others import PUBLIC, SIX

OURS = catalog.load(DATA)
LIST = catalog.load(EXAMPLE)
TODAY = date(2026, 11, 21)


def with_the_rest_unknown(brought: Brought) -> tuple[OwnList, int]:
    """The list after every question got its first answer and all other cells are not known; and the taps."""
    brought, found, asked = answered(brought, OURS, TODAY)
    taps = 1 + len(asked)  # the columns are agreed to in one
    if found.fixes:
        typed = {(fix.row, fix.column): "unknown" for fix in found.fixes}
        brought, found, more = answered(brought.typing(typed), OURS, TODAY)
        taps += 1 + len(more)
    assert found.is_done
    return as_list(brought, found, OURS, TODAY), taps


@pytest.mark.parametrize("name", SIX)
def test_a_list_in_other_words_is_a_list_in_a_few_taps(name: str) -> None:
    brought = opened_file(name, SIX[name].make(), OURS, {})
    assert brought.mapping is None
    found, taps = with_the_rest_unknown(brought)
    assert [center.name for center in found.providers] == [*SIX[name].centers]
    assert 1 + taps + 1 <= 10  # the upload, and on to compare


def facts(name: str, center: str) -> dict[str, object]:
    found, _ = with_the_rest_unknown(opened_file(name, SIX[name].make(), OURS, {}))
    (one,) = [each for each in found.providers if each.name == center]
    plain = {"town": one.town, "state": one.state, "zip": one.zip, "phone": one.phone}
    known = {id: each.amount for id, each in one.measurements.items() if each.amount is not None}
    given = {id: gives for id, gives in (one.gives or {}).items() if gives is not None}
    return {id: each for id, each in {**plain, **known, **given}.items() if each != ""}


@pytest.mark.parametrize(("name", "center"), [(name, center) for name in SIX for center in SIX[name].says])
def test_what_a_center_says_is_what_is_in_the_file(name: str, center: str) -> None:
    assert facts(name, center) == SIX[name].says[center]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_file_in_the_layout_of_public_data_is_a_list_with_at_most_six_questions(name: str) -> None:
    brought, found, asked = answered(opened_file(name, PUBLIC[name].make(), OURS, {}), OURS, TODAY)
    assert (found.fixes, len(asked) <= 6) == ((), True), [each.key for each in asked]
    centers = as_list(brought, found, OURS, TODAY).providers
    assert [center.name for center in centers] == [*PUBLIC[name].centers]


def test_what_is_left_out_is_named_in_the_notes() -> None:
    name = "north region.xlsx"
    found, _ = with_the_rest_unknown(opened_file(name, SIX[name].make(), OURS, {}))
    assert [note.place.row for note in found.notes if note.place.column is None] == [1, 7]


def test_what_was_agreed_to_is_named_in_the_notes() -> None:
    text = "Site,City,doctor\nOak,n/a,Y\nElm,X,Y\nElm,X,unknown\n"
    file, found, _ = answered(brought(text), LIST, TODAY)
    notes = as_list(file, found, LIST, TODAY).notes
    assert [(note.place.row, note.place.column, note.what) for note in notes] == [
        (2, "City", "'n/a' was read as not known. Cells: 1."),
        (2, "doctor", "'Y' was read as 'yes'. Cells: 2."),
        (4, None, "This row was left out or put together with another."),
    ]


# ---- nothing is done unasked


def brought(text: str, kept: dict[str, str] | None = None) -> Brought:
    return opened_file("mine.csv", text.encode(), LIST, kept or {})


def guess_of(text: str, heading: str) -> tuple[str, str]:
    """What a column is guessed to be, and how sure that is."""
    file = brought(text)
    found = guessed(file, LIST, TODAY)[file.block.headings.index(heading)]
    return found.column, found.sure


@pytest.mark.parametrize(
    ("text", "heading", "guess"),
    [
        pytest.param("Clinic,x\nOak,1\nElm,2\n", "Clinic", ("name", "sure"), id="a synonym"),
        pytest.param("CLINIC?,x\nOak,1\nElm,2\n", "CLINIC?", ("name", "sure"), id="capitals and signs aside"),
        pytest.param(
            "Site,Minuts\nOak,5\nElm,6\n", "Minuts", ("minutes", "likely"), id="a letter is missing"
        ),
        pytest.param(
            "Site,Drive time\nOak,5\nElm,35 min\n", "Drive time", ("minutes", "sure"), id="it says the same"
        ),
        pytest.param(
            "Site,Wait (min)\nOak,5\nElm,6\n",
            "Wait (min)",
            ("minutes", "likely"),
            id="it may be another fact",
        ),
        pytest.param(
            "Site,Extra fee?\nOak,Y\nElm,N\n", "Extra fee?", ("fee", "likely"), id="words of a label"
        ),
        pytest.param(
            "Site,To the chair\nOak,Y\nElm,N\n",
            "To the chair",
            ("step_free", "likely"),
            id="words of a question",
        ),
        pytest.param(
            "Site,Extra fee\nOak,red\nElm,blue\n", "Extra fee", ("", ""), id="that the cells are not"
        ),
        pytest.param("Site,Extra fee\nOak,\nElm,\n", "Extra fee", ("", ""), id="words and no cell"),
        pytest.param("Site,How\nOak,5\nElm,6\n", "How", ("", ""), id="a word of two facts"),
        pytest.param(
            "Site,Parking fee\nOak,Y\nElm,N\n", "Parking fee", ("", ""), id="of which half is strange"
        ),
        pytest.param("Site,Wait (min)\nOak,3 weeks\nElm,6 days\n", "Wait (min)", ("", ""), id="and is one"),
        pytest.param(
            "Site,minutes\nOak,red\nElm,blue\n", "minutes", ("minutes", "unlike"), id="by its name alone"
        ),
        pytest.param(
            "Site,step_free\nOak,✓\nElm,x\n",
            "step_free",
            ("step_free", "sure"),
            id="check marks can be asked",
        ),
        pytest.param("Drug shop,P\nOak,1\nElm,2\n", "Drug shop", ("name", "unsure"), id="no medicine in it"),
        pytest.param("Site,minuts\nOak,red\nElm,blue\n", "minuts", ("", ""), id="cells that do not fit"),
        pytest.param("Site,P\nOak,02138\nElm,02139\n", "P", ("zip", "unsure"), id="by its cells"),
        pytest.param("A,B\nOak,1\nElm,2\n", "A", ("name", "unsure"), id="texts that differ are names"),
    ],
)
def test_a_column_is_guessed(text: str, heading: str, guess: tuple[str, str]) -> None:
    assert guess_of(text, heading) == guess


@pytest.mark.parametrize(
    ("heading", "cells", "column"),
    [
        ("Nurse ratio", "1:4", "people_per_nurse"),
        ("Pts / RN", "4", "people_per_nurse"),
        ("Open Saturdays", "Y", "evening_weekend"),
        ("Weekend hours?", "Y", "evening_weekend"),
        ("Patient pays", "$95", "cost_per_visit"),
        ("Crash cart in room?", "Y", "emergency_kit"),
        ("Doctor on site", "Y", "clinician"),
        ("Hard veins", "Y", "vein_finder"),
        ("Sees doctor's notes", "Y", "shared_notes"),
        ("Prior auth help", "Y", "approval_help"),
        ("First doses?", "Y", "first_dose"),
        ("Next available", "2 weeks", "wait_days"),
        ("Parking", "Y", ""),
        ("Beds", "12", ""),
        ("Chairs", "12", ""),
        ("Private rooms", "Y", ""),
        ("Takes Medicaid", "Y", ""),
        ("Notes", "ask for Ann", ""),
    ],
)
def test_an_everyday_heading_has_a_guess_to_look_at_and_one_that_is_no_fact_of_ours_has_none(
    heading: str, cells: str, column: str
) -> None:
    text = f"Clinic,City,Phone,{heading}\nOak,X,610-555-0134,{cells}\nElm,Y,610-555-0135,{cells}\n"
    *_, guess = guessed(opened_file("mine.csv", text.encode(), OURS, {}), OURS, TODAY)
    assert (guess.column, guess.sure) == (column, "likely" if column else "")


def test_what_was_agreed_to_before_comes_before_a_guess() -> None:
    text = "Clinic,City,Drive time\nOak,X,5\nElm,Y,6\n"
    found = guessed(brought(text, {"City": "", "Drive time": "about"}), LIST, TODAY)
    assert [(guess.column, guess.sure) for guess in found] == [("name", "sure"), ("", ""), ("about", "kept")]


def test_no_column_of_ours_is_guessed_twice() -> None:
    found = guessed(brought("Clinic,Site,Clinic name\nOak,A,1\nElm,B,2\n"), LIST, TODAY)
    ids = [guess.column for guess in found if guess.column]
    assert len(ids) == len({*ids})


def test_a_list_with_our_own_headings_needs_no_word_on_its_columns() -> None:
    assert brought("id,name,ZIP\noak,Oak,02138\n").mapping == ("id", "name", "zip")
    assert brought("id,name,ZIP,more\noak,Oak,02138,x\n").mapping is None


def test_an_answer_to_one_cause_answers_no_other() -> None:
    file = brought("id,name,zip,doctor,minutes\na,A,2138,Y,-\nb,B,2139,no,35 min\n")
    found = asked_about(file, LIST, TODAY)
    assert sorted(each.key for each in found.questions) == ["nothing.", "unit.min", "yes_no.", "zip_zero."]
    for question in found.questions:
        left = asked_about(file.choosing(question.key, 0), LIST, TODAY).questions
        assert {each.key for each in left} == {each.key for each in found.questions} - {question.key}


@pytest.mark.parametrize(
    ("column", "cells", "key", "readings"),
    [
        ("zip", ["2138"], "zip_zero.", ("02138",)),
        ("zip", ["021381234"], "zip_nine.", ("02138-1234",)),
        ("zip", ["MA 02138"], "zip_part.", ("02138",)),
        ("state", ["Massachusetts"], "state.", ("MA",)),
        ("state", ["ZZ"], "no_state.", ("unknown",)),
        ("doctor", ["TRUE"], "yes_no.", ("yes",)),
        ("doctor", ["x"], "mark.", ("yes",)),
        ("doctor", ["✓", ""], "blank_beside_marks.", ("no", "unknown")),
        ("doctor", ["Mon", "yes", "Mon"], "which.doctor.mon", ("yes", "no", "unknown")),
        ("step_free", ["✓", "full"], "which.step_free.yes", ("full", "partial", "none", "unknown")),
        ("minutes", ["1,200"], "comma.", ("1200", "1.200")),
        ("minutes", ["2,5"], "decimal_comma.", ("2.5",)),
        ("minutes", ["1.234"], "three_decimals.", ("1234", "1.234")),
        ("minutes", ["2.5", "3", "4"], "fraction.", ("2.5",)),
        ("minutes", ["2.5", "3.5"], "fraction.", ("2.5",)),
        ("minutes", ["85%"], "percent.", ("85",)),
        ("minutes", ["$40"], "money.", ("40",)),
        ("minutes", ["35 min"], "unit.min", ("35",)),
        ("minutes", ["2 hours"], "times.hours", ("120",)),
        ("minutes", ["1 hr"], "times.hours", ("60",)),
        ("nurses", ["1:4"], "ratio.nurses", ("4",)),
        ("nurses", ["01:04:00"], "ratio.nurses", ("4",)),
        ("nurses", ["3 : 1"], "ratio.nurses", ("3",)),
        ("minutes", ["10-15"], "range.", ("15", "10")),
        ("dollars", ["$1,100-$2,400"], "range.", ("2400", "1100")),
        ("minutes", ["10 to 15 min"], "range.", ("15", "10")),
        ("minutes", ["1-2 hours"], "range.", ("120", "60")),
        ("minutes", ["about 30"], "about.", ("30",)),
        ("checked_on", ["11/14/2025"], "day.", ("2025-11-14",)),
        ("checked_on", ["11/1/2025"], "days.", ("2025-11-01", "2025-01-11")),
        ("town", ["n/a"], "nothing.", ("unknown",)),
        ("town", [""], "nothing.", ("unknown",)),
        ("town", ["none"], "none.", ("unknown",)),
        ("town", ["Oak\u200bville"], "hidden.", ("Oakville",)),
        ("phone", ["6175550101.0"], "phone.", ("6175550101",)),
    ],
)
def test_a_cell_is_asked_about_with_what_it_may_mean(
    column: str, cells: list[str], key: str, readings: tuple[str, ...]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(
        [["id", "name", column], *([f"c{n}", f"C{n}", cell] for n, cell in enumerate(cells))]
    )
    found = {each.key: each for each in asked_about(brought(text.getvalue()), LIST, TODAY).questions}
    assert key in found
    assert found[key].items[0].readings == readings


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("phone", "call front desk"),
        ("phone", "2.07556E+09"),
        ("minutes", "soon"),
        ("minutes", "3 weeks"),
        ("minutes", "20 a day"),
        ("minutes", "1:30"),
        ("minutes", "2-3 weeks"),
        ("nurses", "2:5"),
        ("minutes", "9999999"),
        ("doctor", "perhaps"),
        ("checked_on", "2026-11-22"),
        ("town", "Oak\ufffdville"),
    ],
)
def test_a_cell_that_only_the_person_can_write_is_left_to_them(column: str, cell: str) -> None:
    file = brought(f"id,name,{column}\noak,Oak,{cell}\n")
    (fix,) = asked_about(file, LIST, TODAY).fixes
    assert (fix.row, fix.number, fix.column, fix.text) == (0, 2, column, cell)
    assert fix.what
    assert fix.remedy
    assert asked_about(file.typing({(0, column): "unknown"}), LIST, TODAY).is_done
    assert asked_about(file.typing({(0, column): cell}), LIST, TODAY).fixes == (fix,)


def test_rows_with_one_name_and_town_are_asked_about() -> None:
    file = brought("name,town\nOak,X\noak ,x\nElm,X\n")
    (question,) = asked_about(file, LIST, TODAY).questions
    assert (question.key, [item.number for item in question.items]) == ("twins.", [3])
    one, both = (asked_about(file.choosing("twins.", way), LIST, TODAY).table.rows for way in (0, 1))
    assert [row.cells["name"] for row in one] == ["Oak", "Elm"]
    assert [row.cells["name"] for row in both] == ["Oak", "oak", "Elm"]


def test_a_row_without_a_name_is_left_out_only_with_the_persons_word() -> None:
    file = brought("name,town\nOak,X\n,Y\n")
    (question,) = asked_about(file, LIST, TODAY).questions
    assert (question.key, question.items[0].readings) == ("no_name.", (LEAVE_OUT,))
    assert len(asked_about(file, LIST, TODAY).table.rows) == 2
    assert len(asked_about(file.choosing("no_name.", 0), LIST, TODAY).table.rows) == 1
    assert len(asked_about(file.typing({(1, "name"): "Elm"}), LIST, TODAY).table.rows) == 2


def test_ids_are_made_where_there_are_none_and_none_is_there_twice() -> None:
    file = brought("name,town\nÉlan Center,X\nElan center,Y\n!,Z\nunknown 1,W\n")
    ids = [row.cells["id"] for row in asked_about(file, LIST, TODAY).table.rows]
    assert ids == ["elan_center", "elan_center_2", "center", "unknown_1"]


def test_an_id_of_the_file_is_kept_where_it_is_one_and_no_other_row_has_it() -> None:
    file = brought("id,name\nA-1,Oak\na-1,Elm\nno id!,Fir\n,Ash\n")
    ids = [row.cells["id"] for row in asked_about(file, LIST, TODAY).table.rows]
    assert ids == ["A-1", "elm", "fir", "ash"]


def test_our_own_headings_without_names_still_need_a_word_on_the_columns() -> None:
    assert brought("id,town\noak,X\nelm,Y\n").mapping is None


def test_rows_of_one_center_that_differ_are_asked_about() -> None:
    file = brought("Site,City,Drug,Drive time\nOak,X,Alphamab,5\nOak,X,Betamab,6\n")
    file = replace(file, mapping=("name", "town", "medicines", "minutes"))
    (question,) = asked_about(file, LIST, TODAY).questions
    assert (question.key, question.items[0].text, question.items[0].readings) == ("differs.", "5", ("5", "6"))
    for way, minutes in enumerate(("5", "6")):
        (row,) = asked_about(file.choosing("differs.", way), LIST, TODAY).table.rows
        assert (row.cells["minutes"], row.cells["gives_alphamab"]) == (minutes, "yes")
        assert row.cells["gives_betamab"] == "yes"
    typed = asked_about(file.typing({(0, "minutes"): "7"}), LIST, TODAY)
    assert (typed.is_done, [row.cells["minutes"] for row in typed.table.rows]) == (True, ["7"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Mercy Hospital,Salem,", "Mercy Hosp.,Salem,", id="a word written shorter"),
        pytest.param("St. Ann's Ctr,Salem,", "Saint Anns Center,salem,", id="signs and capitals"),
        pytest.param("The Oak Clinic Inc.,,", "Oak Clinic,unknown,", id="words that say nothing"),
        pytest.param("Oak,Salem,978-555-0101", "Elm,Salem,(978) 555-0101", id="one phone number"),
        pytest.param("Oak,Salem,+1 978 555 0101", "Elm,Salem,9785550101", id="with the code of the country"),
    ],
)
def test_rows_that_are_nearly_alike_are_asked_about_as_one_center(first: str, second: str) -> None:
    file = brought(f"name,town,phone\n{first}\n{second}\n")
    asked = {each.key: each for each in asked_about(file, LIST, TODAY).questions}
    (item,) = asked["alike."].items
    assert (item.number, item.readings[0]) == (3, LEAVE_OUT)
    assert (first.partition(",")[0] in item.what, second.partition(",")[0] in item.what) == (True, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Mercy Hospital,Salem,", "Mercy Hosp.,Lynn,", id="another town"),
        pytest.param("Northside Clinic,Salem,", "Northshore Clinic,Salem,", id="another name"),
        pytest.param("Oak,Salem,978-555-0101", "Elm,Lynn,978-555-0101", id="one number for two towns"),
        pytest.param("Oak,Salem,555-0101", "Elm,Salem,555-0101", id="a number without its area"),
        pytest.param("Oak 1,Salem,", "Oak 2,Salem,", id="numbered"),
    ],
)
def test_rows_that_differ_in_what_tells_places_apart_are_two_centers(first: str, second: str) -> None:
    file = brought(f"name,town,phone\n{first}\n{second}\n")
    keys = {each.key for each in asked_about(file, LIST, TODAY).questions}
    assert not keys & {"twins.", "alike."}


@pytest.mark.parametrize(
    ("other", "is_one"),
    [("6105550134", True), ("+1 (610) 555-0134", True), ("6105550134.0", True), ("610-555-0135", False)],
)
def test_one_phone_number_written_in_two_ways_is_said_to_be_the_same_and_is_no_difference(
    other: str, is_one: bool
) -> None:
    file = brought(f"name,town,phone\nElm,X,610-555-0134\nElm,X,{other}\n").choosing("phone.", 0)
    (twins,) = asked_about(file, LIST, TODAY).questions
    assert ("Both have the same phone number: 610-555-0134." in twins.items[0].what) is is_one
    found = asked_about(file.choosing("twins.", 0), LIST, TODAY)
    assert [each.key for each in found.questions] == ["differs."] * (not is_one)
    assert [row.cells["phone"] for row in found.table.rows] == ["610-555-0134"]


def test_words_in_place_of_a_phone_number_are_no_number_that_two_rows_share() -> None:
    file = brought("name,town,phone\nElm,X,ask Ann\nElm,X,ask Bo\n")
    found = asked_about(file, LIST, TODAY)
    assert "same phone" not in found.questions[0].items[0].what


def test_what_is_asked_about_a_cell_names_its_center() -> None:
    found = asked_about(brought("name,doctor,zip\nElm,Y,?\nOak,soon,02138\n,no,02139\n"), LIST, TODAY)
    named = {item.column: item.name for question in found.questions for item in question.items}
    assert named == {"doctor": "Elm", "zip": "Elm", "name": ""}
    assert [fix.name for fix in found.fixes] == ["Oak"]
    typed = asked_about(brought("name,doctor\n,Y\n").typing({(0, "name"): "Ash"}), LIST, TODAY)
    assert [item.name for question in typed.questions for item in question.items] == ["Ash"]


def test_that_nobody_knows_the_medicines_is_not_the_name_of_one() -> None:
    file = brought("Site,Drug\nOak,Alphamab\nElm,n/a\nFir,-\nAsh,Not available\n")
    found = asked_about(replace(file, mapping=("name", "medicines")), LIST, TODAY)
    assert found.questions == ()
    assert [row.cells["gives_alphamab"] for row in found.table.rows] == ["yes", *["unknown"] * 3]


def test_two_rows_put_together_keep_what_either_knows() -> None:
    text = "name,town,minutes,gives_alphamab,gives_betamab\nElm,X,5,yes,\nElm,X,,,yes\nOak,X,5,yes,yes\n"
    _, found, asked = answered(brought(text), LIST, TODAY)
    assert sorted(each.key for each in asked) == ["blank_beside_marks.", "nothing.", "twins."]
    elm, _ = found.table.rows
    known = [elm.cells[id] for id in ("minutes", "gives_alphamab", "gives_betamab")]
    assert known == ["5", "yes", "yes"]


@pytest.mark.parametrize("rows", ["Elm,X\nElm,X\n", "Elm Hospital,X\nElm Hosp.,X\n"])
def test_two_centers_that_were_kept_apart_are_not_asked_about_again(rows: str) -> None:
    file = brought(f"name,town\n{rows}")
    (question,) = asked_about(file, LIST, TODAY).questions
    file = file.choosing(question.key, 1)
    own = as_list(file, asked_about(file, LIST, TODAY), LIST, TODAY)
    again = list_of(text_of(opened(LIST, own), own), LIST, TODAY)
    assert again
    assert again.providers == own.providers


def test_two_rows_can_be_put_together_one_by_one() -> None:
    file = brought("name,town\nElm,X\nElm,X\nOak,X\nOak,X\n")
    file = file.typing({(1, TWIN): LEAVE_OUT, (3, TWIN): "Oak"})
    found = asked_about(file, LIST, TODAY)
    assert found.is_done
    assert [row.number for row in found.table.rows] == [2, 4, 5]


# ---- whatever the cells, nothing breaks

CELL = st.sampled_from(
    [
        "",
        "-",
        "?",
        "x",
        "Y",
        "1",
        "35 min",
        "1,200",
        "2138",
        "11/1/2026",
        "ma",
        "unknown",
        "=1+1",
        "'",
        "\0",
        "10-15",
    ]
) | st.text(max_size=6)
HEADING = st.sampled_from(
    ["Clinic", "City", "Drug", "Drive time", "doctor", "ZIP", "state", "checked_on", "phone", ""]
)


@given(
    st.lists(HEADING, min_size=1, max_size=6), st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=6)
)
def test_any_table_comes_to_an_end_and_every_reading_that_is_offered_can_be_read(
    head: list[str], rows: list[list[str]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    with suppress(BadData):
        file, found, _ = answered(
            opened_file("mine", text.getvalue().encode("utf-8", "surrogatepass"), LIST, {}), LIST, TODAY
        )
        typed = {(fix.row, fix.column): "unknown" for fix in found.fixes}
        file, found, _ = answered(file.typing(typed), LIST, TODAY)
        if not found.fixes:  # a name is never unknown
            as_list(file, found, LIST, TODAY)


@pytest.mark.parametrize("write", [lambda text: text.replace(",", ";"), lambda text: text.replace(",", "\t")])
def test_the_sign_between_cells_does_not_matter(write: Callable[[str], str]) -> None:
    text = "Clinic,City,Drive time\nOak,X,5\nElm,Y,6\n"
    assert brought(write(text)).block.rows == brought(text).block.rows
