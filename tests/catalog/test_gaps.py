"""What a coordinator has to find out: rows checked long ago, and facts that nobody knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog as catalogs
from decision.catalog.catalog import Catalog
from decision.catalog.gaps import Known, gaps, never_dated, stale
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


def test_facts_and_centers_are_counted_with_what_is_unknown_most_first() -> None:
    centers = [
        provider("Oak", cost=1, beds=None, nurses=0),
        provider("Elm", cost=None, beds=None, nurses=0.5),
        provider("Ash", cost=0, nurses=0.5),  # never recorded is not known either; 0 is known
    ]
    by_fact, by_center = gaps(listed(centers, "cost", "beds", "nurses"))
    assert by_fact == (
        Known("Beds", (False, False, False)),
        Known("Cost", (False, True, True)),
        Known("Nurses", (True, True, True)),
    )
    assert by_center == (
        Known("Elm", (False, False, True)),
        Known("Ash", (False, True, True)),
        Known("Oak", (False, True, True)),
    )
    assert [each.unknown for each in (*by_fact, *by_center)] == [3, 1, 0, 2, 1, 1]


def test_what_is_given_and_which_programs_a_center_is_in_are_facts_too() -> None:
    whole = catalogs.load(EXAMPLE)
    medicine, programme = whole.medicines[0], whole.programmes[0]
    center = Provider("oak", "Oak", {}, gives={medicine.id: False}, enrolled={programme.id: None})
    by_fact, _ = gaps(replace(whole, providers=(center,)))
    known = {each.label: each.known for each in by_fact}
    assert (known["Gives Alphamab"], known["In the program Beta Watch"]) == ((True,), (False,))
    assert len(by_fact) == len(whole.indicators) + len(whole.medicines) + len(whole.programmes)


def test_an_empty_list_has_no_gaps() -> None:
    assert gaps(listed([], "cost")) == ((), ())


def test_facts_and_centers_of_the_same_list_have_the_same_sum() -> None:
    by_fact, by_center = gaps(catalogs.load(EXAMPLE))
    assert sum(each.unknown for each in by_fact) == sum(each.unknown for each in by_center) > 0
