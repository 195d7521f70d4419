"""A list that a person brings: used whole or not at all, and changed center by center."""

import csv
import io
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog
from decision.catalog.list_files import list_csv, list_xlsx
from decision.catalog.rows import cells_of
from decision.lists.problems import BadData
from decision.method.providers import Measurement, Provider
from decision.person import own_lists
from decision.person.answers import Answers
from decision.person.own_lists import (
    OwnList,
    as_list,
    as_own,
    carried_over,
    list_of,
    named,
    opened,
    opened_file,
    text_of,
)
from tests.conftest import EXAMPLE, answered, measurement, provider, read_list

LIST = catalog.load(EXAMPLE)
TODAY = date(2026, 11, 21)
HERE = "id,name,town\noak,Oak Center,Oakville\nelm,Elm Clinic,unknown\n"


def own(text: str = HERE) -> OwnList:
    return read_list("mine.csv", text.encode(), LIST, TODAY)


@pytest.mark.parametrize("write", [list_csv, list_xlsx], ids=["CSV", "a workbook"])
def test_the_list_that_is_open_is_the_same_when_it_is_saved_and_brought(write: object) -> None:
    assert callable(write)
    found = read_list("mine", write(LIST), LIST, TODAY)
    assert found == OwnList("mine", LIST.providers)


def test_a_list_with_two_columns_is_used_and_what_is_missing_is_unknown() -> None:
    found = own()
    assert [center.name for center in found.providers] == ["Oak Center", "Elm Clinic"]
    assert {center.amount(id) for center in found.providers for id in LIST.indicators} == {None}
    assert found.notes == ()


def test_a_list_of_names_has_each_center_once_as_it_was_typed_first_and_knows_nothing_of_it() -> None:
    found = named("mine", [" Lake  Clinic", "", "Hill Hospital", "lake clinic", " "])
    assert [center.name for center in found.providers] == ["Lake Clinic", "Hill Hospital"]
    assert len({center.id for center in found.providers}) == 2
    assert {center.amount(id) for center in found.providers for id in LIST.indicators} == {None}
    assert not found.made_up


def test_a_cell_that_nobody_can_read_keeps_the_list_from_being_used_and_all_of_them_are_reported() -> None:
    with pytest.raises(BadData) as caught:
        own("id,name,minutes,doctor\noak,Oak,soon,perhaps\n")
    assert [(reported.place.row, reported.place.column) for reported in caught.value.problems] == [
        (2, "minutes"),
        (2, "doctor"),
    ]


def test_a_day_that_is_still_to_come_is_a_mistake() -> None:
    text = "id,name,checked_on\noak,Oak,2026-11-22\n"
    with pytest.raises(BadData, match="2026-11-22"):
        own(text)
    assert own(text.replace("22", "21")).providers[0].checked_on == TODAY


def test_a_file_of_the_registry_is_known_by_what_is_in_it() -> None:
    record = (
        '{"result_count": 1, "results": [{"number": "1234567893", "enumeration_type": "NPI-2", "basic": '
        '{"organization_name": "OAK INFUSION", "status": "A"}, "addresses": [{"address_purpose": "LOCATION", '
        '"city": "OAKVILLE", "state": "EX", "postal_code": "000110000"}], "taxonomies": []}]}'
    )
    (center,) = read_list("mine.txt", record.encode(), LIST, TODAY).providers
    assert (center.id, center.name, center.town, center.zip) == (
        "1234567893",
        "OAK INFUSION",
        "OAKVILLE",
        "00011",
    )


def test_an_own_list_is_in_place_of_the_one_that_came() -> None:
    found = opened(LIST, own())
    assert found.providers == own().providers
    assert (found.info.name, found.info.made_up) == ("mine.csv", False)
    assert found.notes == own().notes
    assert found.factors == LIST.factors
    assert opened(LIST, None) is LIST


def test_a_made_up_list_stays_made_up_when_a_center_is_changed() -> None:
    now = as_own(LIST).with_center(replace(LIST.providers[0], name="Ash Center"))
    assert opened(LIST, now).info.made_up


def test_a_center_is_changed_in_its_place_and_a_new_one_is_added_at_the_end() -> None:
    now = as_own(LIST)
    first, *others = LIST.providers
    changed = replace(first, name="Ash Center")
    assert now.with_center(changed).providers == (changed, *others)
    added = provider("Oak")
    assert now.with_center(added).providers == (*LIST.providers, added)
    assert now.without_center(first.id).providers == tuple(others)


def test_a_new_id_is_one_that_nobody_has() -> None:
    centers = tuple(Provider(id, id, {}) for id in ("center_1", "CENTER_2", "center_4"))
    assert OwnList("mine", centers).free_id == "center_3"
    assert OwnList("mine", ()).free_id == "center_1"


def test_what_was_reported_goes_along_only_with_a_center_that_is_the_same() -> None:
    ash, birch, *_ = LIST.providers
    place = Provider("own:1", "Home", {})
    reported = {(id, "minutes"): measurement(10.0) for id in (ash.id, birch.id, place.id)}
    said = Answers(reported=reported, places=(place,), compared=(ash.id, birch.id, place.id))
    other = replace(LIST, providers=(ash, replace(birch, name="Another place")))
    found = carried_over(said, LIST, other)
    assert [id for id, _ in found.reported] == [ash.id, place.id]
    assert found.compared == (ash.id, place.id)
    assert carried_over(said, LIST, LIST) == said


def test_another_ones_trip_counts_only_for_the_list_of_which_it_was_asked_for() -> None:
    said, real = Answers(example=True), opened(LIST, named("mine", ["Oak Center"]))
    assert carried_over(said, LIST, real).example is None
    assert carried_over(said, real, LIST).example is None
    assert carried_over(said, LIST, opened(LIST, as_own(LIST))).example is True
    assert carried_over(said, real, opened(LIST, named("other", ["Elm Center"]))).example is True


def test_what_was_reported_is_not_lost_on_the_way_to_the_same_list_fixed() -> None:
    ash, *_ = LIST.providers
    said = Answers(reported={(ash.id, "minutes"): Measurement(10.0, "desk", TODAY, reported=True)})
    mended = opened(LIST, as_own(LIST).with_center(replace(ash, town="Ashville")))
    assert carried_over(said, LIST, mended).reported == said.reported


# ---- the law: nothing changes in silence

# What people write in cells: what is plain, what is read and reported, what is refused, and anything at all.
CELLS = st.one_of(
    st.sampled_from(
        ["unknown", "N/A", "yes", "Y", "no", "TRUE", "0", "0012", "35", "2.5", "full", "Part way", "x", "-"]
    ),
    st.sampled_from(
        ["=1+1", "'=1+1", "''=1+1", "+1", "@a", "<b>a</b>", "a\nb", 'a "b"', "a;b", "2026-11-01", "00011"]
    ),
    st.text(min_size=1, max_size=8),
)
ROWS = st.lists(st.fixed_dictionaries({column.id: CELLS for column in LIST.columns}), min_size=1, max_size=3)


def table(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


@given(ROWS, st.lists(st.sampled_from(sorted(cells_of(LIST.providers[0], LIST))), max_size=4))
def test_what_was_loaded_is_the_same_after_it_was_written_and_loaded_again(
    rows: list[dict[str, str]], wild: list[str]
) -> None:
    """A few cells of each row are what people write; the others are plain, so that many files are used."""
    plain = cells_of(LIST.providers[0], LIST)
    rows = [
        {**plain, "id": f"c{n}", **{id: row[id] for id in wild if id != "id"}} for n, row in enumerate(rows)
    ]
    try:
        loaded = read_list("mine", table(rows), LIST, TODAY)
    except BadData:
        return
    for write in (list_csv, list_xlsx):
        again = read_list("mine", write(opened(LIST, loaded)), LIST, TODAY)
        assert again.providers == loaded.providers
        # What was read otherwise was noted the first time; now only apostrophes and names that are alike are.
        left = [note for note in again.notes if note.place.column != "name"]
        assert [note.what for note in left if "apostrophe" not in note.what] == []


TEXTS = st.sampled_from(["unknown", "N/A", "Not available", " a b ", "'=1+1", "no", "Y", "", "-"]) | st.text(
    max_size=5
)


@given(TEXTS, TEXTS, TEXTS)
def test_no_cell_changes_that_was_not_shown(about: str, town: str, doctor: str) -> None:
    """A cell is the text that stands there, trimmed; or it was asked about, or there is a note on it."""
    row = {**cells_of(LIST.providers[0], LIST), "about": about, "town": town, "doctor": doctor}
    try:
        brought, found, asked = answered(opened_file("mine", table([row]), LIST, {}), LIST, TODAY)
        (center,) = as_list(brought, found, LIST, TODAY).providers
    except BadData:
        return
    shown: set[str | None] = {item.column for question in asked for item in question.items}
    shown |= {note.place.column for note in as_list(brought, found, LIST, TODAY).notes}
    for id, cell in cells_of(center, LIST).items():
        assert cell == row[id].strip() or id in shown


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_with_centers_or_are_refused(content: bytes) -> None:
    with suppress(BadData):
        assert read_list("mine", content, LIST, TODAY).providers


# ---- a list as a tab keeps it


def rekept(found: OwnList) -> OwnList | None:
    return list_of(text_of(opened(LIST, found), found), LIST, TODAY)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(named("Names I typed", ["Lake Clinic", "=SUM(A1)", "Hill, the “old” one"]), id="names"),
        pytest.param(as_own(LIST).with_center(replace(LIST.providers[0], name="Ash House")), id="changed"),
        pytest.param(own(f"{HERE}pine,Pine,unknown\n,,\n"), id="with notes"),
        pytest.param(OwnList("mine.xlsx", LIST.providers[:1], mapping={"Drive": "minutes"}), id="mapped"),
    ],
)
def test_a_list_that_a_tab_kept_is_the_same_again(found: OwnList) -> None:
    again = rekept(found)
    assert again is not None
    assert replace(again, providers=()) == replace(found, providers=())
    # A fact that was never recorded is one that nobody knows.
    assert [cells_of(center, LIST) for center in again.providers] == [
        cells_of(center, LIST) for center in found.providers
    ]


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9), min_size=1))
def test_names_that_were_typed_come_back_or_the_list_is_called_lost(names: list[str]) -> None:
    found = named("mine", names)
    again = rekept(found)
    assert again is None or [each.name for each in again.providers] == [each.name for each in found.providers]


def test_a_list_that_is_too_long_for_a_tab_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(opened(LIST, own()), own())
    for most, kept in [(len(text), text), (len(text) - 1, ""), (10, "")]:
        monkeypatch.setattr(own_lists, "MOST_KEPT", most)
        assert text_of(opened(LIST, own()), own()) == kept


KEPT = text_of(opened(LIST, own()), own())


@given(st.integers(0, len(KEPT) - 1), st.text(max_size=2))
def test_a_kept_list_that_is_damaged_is_read_or_left_out_and_never_breaks(at: int, put: str) -> None:
    for damaged in (KEPT[:at] + put, KEPT[:at] + put + KEPT[at + 1 :]):
        found = list_of(damaged, LIST, TODAY)
        assert found is None or found.providers


def test_a_kept_list_with_columns_that_are_no_more_is_left_out() -> None:
    assert list_of(KEPT.replace("id,name", "id,old_name"), LIST, TODAY) is None
