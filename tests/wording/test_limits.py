"""What is beyond a person's own limits is said beside the fact, in figures that are so, and nothing else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Amount, Indicator, between
from decision.method.must_haves import WithinLimit
from decision.wording import words
from decision.wording.limits import all_beyond, beyond, own_limits, with_limit
from tests.conftest import holes, indicator, limit, provider

SHORT = {"label": "the trip", "known": "{amount} min"}
TRIP = replace(indicator("trip", between(90, 10), unit="minutes"), short=SHORT)
NURSES = indicator("nurses", between(0, 4), unit="nurses")
FACTS = {fact.id: fact for fact in (TRIP, NURSES)}
NEAR, ENOUGH = limit("near", "trip"), limit("enough", "nurses", at_most=False)


@pytest.mark.parametrize(
    ("fact", "amount", "limits", "too_much", "said"),
    [
        pytest.param(TRIP, 95, {"near": 60}, {}, "more than your 60 min", id="more than the most"),
        pytest.param(TRIP, 60, {"near": 60}, {}, "", id="the limit of a must-have is within it"),
        pytest.param(TRIP, 15, {"near": 60}, {}, "", id="less than the most"),
        pytest.param(TRIP, None, {"near": 60}, {"trip": 60}, "", id="not known: nothing is claimed"),
        pytest.param(TRIP, 95, {}, {}, "", id="no limit was said"),
        pytest.param(NURSES, 1, {"enough": 2}, {}, "less than your 2 nurses", id="less than the least"),
        pytest.param(NURSES, 3, {"enough": 2}, {}, "", id="more than the least"),
        pytest.param(TRIP, 95, {}, {"trip": 60}, "more than your 60 min", id="more than what is too much"),
        pytest.param(TRIP, 60, {}, {"trip": 60}, "just at your 60 min", id="what is too much is too much"),
        pytest.param(NURSES, 1, {}, {"nurses": 2}, "less than your 2 nurses", id="too few"),
        pytest.param(TRIP, 75, {"near": 60}, {"trip": 70}, "more than your 60 min", id="two: the must-have"),
        pytest.param(TRIP, 75, {"near": 80}, {"trip": 70}, "more than your 70 min", id="two: that passed"),
    ],
)
def test_a_known_fact_beyond_a_limit_is_said_to_be(
    fact: Indicator, amount: Amount | None, limits: dict[str, float], too_much: dict[str, float], said: str
) -> None:
    own = own_limits(FACTS, (NEAR, ENOUGH), limits, too_much)
    center = provider("Ash", **{fact.id: amount})
    assert beyond(own, fact, center) == said
    assert (with_limit("It is so.", own, fact, center) != "It is so.") is bool(said)
    assert bool(all_beyond(own, center)) is bool(said)
    assert all_beyond(own, center, [fact.id]) == ""


amounts = st.none() | st.integers(0, 200)


@given(trip=amounts, nurses=amounts, most=st.integers(0, 200), least=st.integers(0, 200))
def test_whatever_is_said_of_a_limit_is_so(
    trip: int | None, nurses: int | None, most: int, least: int
) -> None:
    own = own_limits(FACTS, (NEAR, ENOUGH), {"enough": least}, {"trip": most})
    center = provider("Ash", trip=trip, nurses=nurses)
    is_far, are_few = trip is not None and trip >= most, nurses is not None and nurses < least
    assert bool(beyond(own, TRIP, center)) is is_far
    assert bool(beyond(own, NURSES, center)) is are_few
    if is_far and trip != most:
        assert holes(words.table("BEYOND")["more"], beyond(own, TRIP, center)) == {"limit": f"{most} min"}
    if are_few:
        sentence = with_limit("", own, NURSES, center).strip()
        reported = holes(words.table("BEYOND_SENTENCE")["less"], sentence)
        assert reported
        assert int(reported["limit"].split()[0]) == least
    beyond_all = all_beyond(own, center)
    facts = beyond_all.split("; ") if beyond_all else []
    assert len(facts) == is_far + are_few
    for fact in facts:
        found = holes(words.BEYOND_FACT, fact)
        assert found
        amount, bound = map(int, re.findall(r"\d+", fact))
        assert (amount >= bound) if "min" in found["limit"] else (amount < bound)


def test_only_a_must_have_with_a_limit_has_one() -> None:
    assert isinstance(NEAR.condition, WithinLimit)
    assert own_limits(FACTS, (NEAR,), {"other": 3}, {"other": 3}) == []
