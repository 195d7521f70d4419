"""What a coordinator has to find out: rows checked long ago, and facts that nobody knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog as catalogs
from decision.catalog.catalog import Catalog
from decision.catalog.gaps import Gaps, Known, gaps, never_dated, stale
from decision.method.providers import Provider
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


def test_the_oldest_are_first_and_a_day_nobody_knows_is_apart() -> None:
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


def test_facts_and_centers_are_counted_with_what_is_unknown_most_first() -> None:
    centers = [
        provider("Oak", cost=1, beds=None, nurses=0),
        provider("Elm", cost=None, beds=None, nurses=0.5),
        provider("Ash", cost=0, nurses=0.5),  # never recorded is not known either; 0 is known
    ]
    found = gaps(listed(centers, "nurses", "cost", "beds"))
    assert found.by_fact == (Known("Cost", (False, True, True)), Known("Nurses", (True, True, True)))
    assert found.by_center == (
        Known("Elm", (False, True)),
        Known("Ash", (True, True)),
        Known("Oak", (True, True)),
    )
    assert found.nowhere == ("Beds",)
    assert [each.unknown for each in (*found.by_fact, *found.by_center)] == [1, 0, 1, 0, 0]


def test_what_someone_may_need_is_first_then_what_is_unknown_most_often() -> None:
    """A must-have may ask for the way without steps; nobody needs any number of beds."""
    oak, elm, ash = (
        provider("Oak", beds=None, cost=None, chairs=1, step_free=None),
        provider("Elm", beds=1, cost=None, chairs=1, step_free="full"),
        provider("Ash", beds=None, cost=1, chairs=None, step_free="full"),
    )
    found = gaps(listed([oak, elm, ash], "chairs", "cost", "beds", "step_free"))
    assert [(each.label, each.unknown) for each in found.by_fact] == [
        ("Step_Free", 1), ("Cost", 2), ("Beds", 2), ("Chairs", 1),
    ]  # fmt: skip


def test_each_center_has_the_number_to_call_and_a_made_up_one_has_none() -> None:
    whole = listed([replace(provider("Oak", cost=None), phone="610-555-0134")], "cost")
    for made_up, phone in ((False, "610-555-0134"), (True, "")):
        found = gaps(replace(whole, info=replace(whole.info, made_up=made_up)))
        assert [center.phone for center in found.by_center] == [phone]


def test_a_fact_that_only_a_must_have_asks_is_counted_where_a_list_may_have_it() -> None:
    whole = catalogs.load(EXAMPLE)
    (one,) = [each for each in whole.must_haves if each.fact]
    fact = replace(one.fact, personal=False) if one.fact else None
    for asked, is_there in ((one, False), (replace(one, fact=fact), True)):
        found = gaps(replace(whole, must_haves=(asked,)))
        assert ((fact and fact.label) in found.nowhere) is is_there


def test_what_is_given_and_which_programs_a_center_is_in_are_facts_too() -> None:
    whole = catalogs.load(EXAMPLE)
    medicine, programme = whole.medicines[0], whole.programmes[0]
    center = Provider("oak", "Oak", {}, gives={medicine.id: False}, enrolled={programme.id: None})
    found = gaps(replace(whole, providers=(center,)))
    assert found.by_fact == (Known("Gives Alphamab", (True,)),)
    assert "In the program Beta Watch" in found.nowhere
    assert len(found.nowhere) == len(whole.indicators) + len(whole.medicines) + len(whole.programmes) - 1


def test_an_empty_list_has_no_gaps() -> None:
    assert gaps(listed([], "cost")) == Gaps((), (), ())


def test_facts_and_centers_of_the_same_list_have_the_same_sum() -> None:
    found = gaps(catalogs.load(EXAMPLE))
    assert sum(each.unknown for each in found.by_fact) == sum(each.unknown for each in found.by_center) > 0
