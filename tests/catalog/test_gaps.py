"""What a coordinator has to find out: rows checked long ago, and facts that nobody knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog as catalogs
from decision.catalog.catalog import Catalog
from decision.catalog.gaps import (
    MOST_DRAWN,
    CenterGaps,
    ColumnGaps,
    Grid,
    Line,
    by_center,
    by_column,
    grid,
    never_dated,
    stale,
)
from decision.method.providers import Provider, about_medicine, about_programme
from tests.conftest import EXAMPLE, factor, indicator, names, provider

TODAY = date(2026, 11, 21)


def checked(name: str, day: date | None) -> Provider:
    return replace(provider(name), checked_on=day)


# ---- how old


@pytest.mark.parametrize(
    ("day", "today", "old"),
    [
        pytest.param(date(2025, 11, 20), TODAY, True, id="a day more than 12 months"),
        pytest.param(date(2025, 11, 21), TODAY, False, id="12 months to the day"),
        pytest.param(date(2026, 11, 20), TODAY, False, id="yesterday"),
        pytest.param(date(2027, 1, 1), TODAY, False, id="a day to come"),
        pytest.param(date(2024, 2, 29), date(2025, 2, 28), False, id="a leap day, on the last of February"),
        pytest.param(date(2024, 2, 29), date(2025, 3, 1), True, id="a leap day, a day later"),
        pytest.param(date(2023, 2, 28), date(2024, 2, 28), False, id="in the year before a leap day"),
        pytest.param(date(2023, 2, 28), date(2024, 2, 29), True, id="on a leap day"),
        pytest.param(date(2025, 12, 31), date(2026, 12, 31), False, id="the last day of the year"),
        pytest.param(date(2025, 12, 31), date(2027, 1, 1), True, id="over the end of the year"),
        pytest.param(date.max, date.max, False, id="the last day there is"),
        pytest.param(date.min, date.max, True, id="the first day there is"),
    ],
)
def test_a_row_is_old_after_twelve_calendar_months(day: date, today: date, old: bool) -> None:
    assert names(stale([checked("Oak", day)], today)) == ["Oak"] * old


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_who_is_old_stays_old_and_is_so_after_a_year_of_days(day: date, today: date) -> None:
    center = [checked("Oak", day)]
    if (today - day).days > 366:
        assert stale(center, today)
    if (today - day).days <= 365:
        assert not stale(center, today)
    if stale(center, today):
        assert stale(center, date.fromordinal(today.toordinal() + 1))


def test_the_oldest_stand_first_and_a_day_nobody_knows_stands_apart() -> None:
    oak, elm, ash = (
        checked("Oak", date(2020, 1, 2)),
        checked("Elm", date(2019, 1, 1)),
        checked("Ash", date(2020, 1, 2)),
    )
    fir, yew = checked("Fir", None), checked("Yew", date(2026, 11, 1))
    pine = checked("Pine", None)
    whole = [oak, pine, elm, ash, fir, yew]
    assert names(stale(whole, TODAY)) == ["Elm", "Ash", "Oak"]
    assert names(never_dated(whole)) == ["Fir", "Pine"]


# ---- how much is unknown


def listed(providers: Sequence[Provider], *facts: str) -> Catalog:
    """A list that has only the given indicators."""
    whole = catalogs.load(EXAMPLE)
    factors = tuple(factor(fact, indicator(fact)) for fact in facts)
    return replace(whole, factors=factors, providers=tuple(providers), medicines=(), programmes=())


def test_every_fact_is_counted_by_its_name_with_what_is_unknown_most_first() -> None:
    centers = [
        provider("Oak", cost=1, beds=None, nurses=0),
        provider("Elm", cost=None, beds=None, nurses=0.5),
        provider("Ash", cost=0, nurses=0.5),  # never recorded is not known either; 0 is known
    ]
    assert by_column(listed(centers, "cost", "beds", "nurses")) == (
        ColumnGaps("beds", "Beds", 3, 3),
        ColumnGaps("cost", "Cost", 1, 3),
        ColumnGaps("nurses", "Nurses", 0, 3),
    )


def test_what_is_given_and_which_programs_a_center_is_in_are_facts_too() -> None:
    whole = catalogs.load(EXAMPLE)
    medicine, programme = whole.medicines[0], whole.programmes[0]
    center = Provider("oak", "Oak", {}, gives={medicine.id: False}, enrolled={programme.id: None})
    found = {column.id: column for column in by_column(replace(whole, providers=(center,)))}
    gives, enrolled = found[about_medicine(medicine.id)], found[about_programme(programme.id)]
    assert (gives.label, gives.unknown, gives.of) == ("Gives Alphamab", 0, 1)
    assert (enrolled.label, enrolled.unknown, enrolled.of) == ("In the program Beta Watch", 1, 1)
    assert len(found) == len(whole.indicators) + len(whole.medicines) + len(whole.programmes)


def test_every_center_is_counted_with_what_is_unknown_most_first_else_a_to_z() -> None:
    oak = provider("Oak", cost=1, beds=None)
    elm = provider("Elm", cost=1, beds=None)
    ash, yew = provider("Ash", cost=1, beds=1), provider("Yew")
    assert by_center(listed([oak, elm, ash, yew], "cost", "beds")) == (
        CenterGaps(yew, 2, 2),
        CenterGaps(elm, 1, 2),
        CenterGaps(oak, 1, 2),
        CenterGaps(ash, 0, 2),
    )


def test_rows_and_columns_of_the_same_list_have_the_same_sum() -> None:
    whole = catalogs.load(EXAMPLE)
    unknown = sum(column.unknown for column in by_column(whole))
    assert unknown == sum(center.unknown for center in by_center(whole)) > 0


# ---- rows and columns of the picture


def test_a_short_list_has_a_row_for_each_center_and_a_column_for_each_fact() -> None:
    oak, elm = provider("Oak", cost=1, beds=None, nurses=1), provider("Elm", cost=None, beds=None, nurses=1)
    assert grid(listed([oak, elm], "cost", "beds", "nurses")) == Grid(
        (Line("Elm", 2, 3), Line("Oak", 1, 3)),
        (Line("Beds", 2, 2), Line("Cost", 1, 2), Line("Nurses", 0, 2)),
        ((0, 0, 1), (0, 1, 1)),
        1,
        1,
    )


def test_a_long_list_is_drawn_in_groups_that_lose_nothing() -> None:
    facts = [f"fact_{n:02}" for n in range(2 * MOST_DRAWN + 1)]
    centers = [
        provider(f"Center {n:03}", **{fact: 1.0 for place, fact in enumerate(facts) if (n * place) % 3})
        for n in range(3 * MOST_DRAWN - 1)
    ]
    whole = listed(centers, *facts)
    found = grid(whole)
    assert (found.row_size, found.column_size) == (3, 3)
    assert (len(found.rows), len(found.columns)) == (50, 34)
    assert [found.rows[0].label, found.rows[-1].label] == ["1 to 3", "148 to 149"]
    assert sum(row.of for row in found.rows) == len(centers) * len(facts)
    unknown = sum(center.unknown for center in by_center(whole))
    assert (
        sum(row.unknown for row in found.rows) == sum(column.unknown for column in found.columns) == unknown
    )
    by_row = [
        sum(share * (2 if place == 33 else 3) for place, share in enumerate(row)) for row in found.known
    ]
    for line, known in zip(found.rows, by_row, strict=True):
        height = line.of / len(facts)
        assert known * height == pytest.approx(line.of - line.unknown)


def test_a_group_of_one_has_its_own_name() -> None:
    found = grid(listed([provider(f"Center {n:03}") for n in range(2 * MOST_DRAWN + 1)], "cost"))
    assert (found.row_size, found.column_size) == (3, 1)
    assert [line.label for line in found.columns] == ["Cost"]
    one_more = grid(listed([provider(f"Center {n:03}") for n in range(MOST_DRAWN + 1)], "cost"))
    assert one_more.rows[-1].label == "Center 050"
