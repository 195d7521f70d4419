"""Which amounts reach a value, which change of one fact is enough: against grids, and by scoring again."""

from collections.abc import Callable
from itertools import pairwise
from math import inf, isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.changing import Reach, at_least, at_most, changes, readable
from decision.method.factors import Amount, Indicator, Levels, Points, YesNo, between
from decision.method.scoring import TIE, rank, valued
from decision.wording.language import number
from tests.conftest import factor, indicator, provider, ranked
from tests.strategies import (
    List,
    allowances,
    answers_of,
    bounded,
    holds,
    preferences,
    scales,
    values,
    with_amount,
    within,
)

FAINT = 1e-9
DOCTORS = Points(((0, 0.0), (1, 0.4), (3, 0.8), (6, 1.0)))
MINUTES = between(worst=90, best=10)
HUMP = Points(((0, 0.0), (10, 1.0), (20, 1.0), (40, 0.0)))  # too few and too many are both bad
DIP = Points(((0, 1.0), (10, 0.0), (20, 1.0)))
STEPS = Levels((("none", 0.0), ("full", 1.0), ("partial", 0.5), ("ramp", 0.5)))


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    scale = draw(scales)
    return indicator("fact", scale, allowed=draw(allowances(scale)))


# ---- the inverse of a scale


@given(indicators(), values | st.floats(-0.25, 1.25))
def test_the_amounts_that_reach_a_value_are_those_that_a_grid_finds(fact: Indicator, value: float) -> None:
    for reach, sign in ((at_least(fact, value), 1), (at_most(fact, value), -1)):
        for amount in answers_of(fact):
            beyond = sign * (fact.scale.value_of(amount) - value)
            if holds(reach, amount):
                assert beyond >= -FAINT
            else:
                assert beyond < FAINT


@given(indicators(), values | st.floats(0, 1))
def test_the_ends_of_a_range_are_in_it_and_ranges_rise_and_lie_apart(fact: Indicator, value: float) -> None:
    for reach, sign in ((at_least(fact, value), 1), (at_most(fact, value), -1)):
        assert all(low <= high for low, high in reach.ranges)
        assert all(left[1] < right[0] for left, right in pairwise(reach.ranges))
        for end in (end for range in reach.ranges for end in range if not isinf(end)):
            assert within(fact, end) == end
            assert sign * fact.scale.value_of(end) >= sign * value
        for infinite in (end for range in reach.ranges for end in range if isinf(end)):
            outermost = 1e6 if infinite > 0 else -1e6
            assert sign * fact.scale.value_of(within(fact, outermost)) >= sign * value


@pytest.mark.parametrize(
    ("scale", "allowed", "value", "ranges"),
    [
        pytest.param(DOCTORS, (0, 200), 0.8, [(3, inf)], id="this amount or more"),
        pytest.param(DOCTORS, (0, 200), 0.9, [(4.5, inf)], id="between two points"),
        pytest.param(DOCTORS, (0, 200), 0, [(-inf, inf)], id="any amount"),
        pytest.param(DOCTORS, (0, 4), 0.9, [], id="the scale goes there, what is allowed does not"),
        pytest.param(DOCTORS, None, 1.1, [], id="the scale does not go there"),
        pytest.param(DOCTORS, (2, 4), 0.6, [(-inf, inf)], id="any amount that is allowed"),
        pytest.param(MINUTES, (0, 1440), 0.5, [(-inf, 50)], id="this amount or less"),
        pytest.param(MINUTES, None, 1, [(-inf, 10)], id="only the best"),
        pytest.param(HUMP, None, 0.5, [(5, 30)], id="from here to there"),
        pytest.param(HUMP, None, 1, [(10, 20)], id="a flat piece"),
        pytest.param(HUMP, (8, 30), 0.5, [(-inf, inf)], id="to both ends of what is allowed"),
        pytest.param(HUMP, (0, 15), 0.5, [(5, inf)], id="a scale that turns beyond what is allowed"),
        pytest.param(DIP, None, 0.5, [(-inf, 5), (15, inf)], id="either side"),
        pytest.param(DIP, None, 0, [(-inf, inf)], id="touched from above, so in one piece"),
        pytest.param(Points(((0, 0), (1, 0.7), (2, 0))), None, 0.7, [(1, 1)], id="one amount only"),
        pytest.param(MINUTES, (100, 200), 0, [(-inf, inf)], id="allowed beyond the end"),
        pytest.param(MINUTES, (100, 200), 0.1, [], id="allowed beyond the end, too bad"),
    ],
)
def test_the_ranges_worth_a_value_or_more(
    scale: Points, allowed: tuple[float, float] | None, value: float, ranges: list[tuple[float, float]]
) -> None:
    found = at_least(indicator("fact", scale, allowed=allowed), value)
    assert list(found.ranges) == [pytest.approx(range) for range in ranges]
    assert found.is_empty == (not ranges)


def test_the_ranges_worth_a_value_or_less() -> None:
    assert at_most(indicator("fact", DOCTORS, allowed=(0, 200)), 0.4).ranges == ((-inf, 1),)
    assert at_most(indicator("fact", HUMP), 0.5).ranges == ((-inf, 5), (30, inf))
    assert at_most(indicator("fact", DIP), 0).ranges == ((10, 10),)
    assert at_most(indicator("fact", DOCTORS, allowed=(2, 200)), 0.4).is_empty


def test_answers_that_reach_a_value_are_best_first() -> None:
    fact = indicator("fact", STEPS)
    assert at_least(fact, 0.5).answers == ("full", "partial", "ramp")
    assert at_most(fact, 0.5).answers == ("partial", "ramp", "none")
    assert at_least(fact, 0.51).answers == ("full",)
    assert at_least(fact, 1.01).is_empty
    for good in (True, False):
        fact = indicator("fact", YesNo(good))
        assert at_least(fact, 0).answers == (good, not good)
        assert at_least(fact, 0.3).answers == (good,)
        assert at_most(fact, 0.3).answers == (not good,)


@given(indicators())
def test_the_values_an_answer_can_have_are_those_of_a_grid(fact: Indicator) -> None:
    worths = [fact.scale.value_of(amount) for amount in answers_of(fact)]
    found = fact.attainable
    assert (found[0], found[-1]) == (max(worths), min(worths))
    assert list(found) == sorted(found, reverse=True)
    if not isinstance(fact.scale, Points):
        assert sorted(found) == sorted(worths)


def test_what_is_allowed_narrows_the_values() -> None:
    assert indicator("fact", DOCTORS, allowed=(1, 2)).attainable == pytest.approx((0.6, 0.4))
    assert indicator("fact", HUMP, allowed=(5, 40)).attainable == pytest.approx((1, 0))
    assert indicator("fact", MINUTES, allowed=(100, 200)).attainable == (0, 0)


# ---- numbers people can read


def readable_as(amount: float) -> float:
    return float(number(amount).replace(",", ""))


@given(indicators(), st.floats(0, 1), st.sampled_from([at_least, at_most]))
def test_a_range_reported_in_readable_numbers_lies_in_the_range(
    fact: Indicator, value: float, side: Callable[[Indicator, float], Reach]
) -> None:
    sign = 1 if side is at_least else -1
    exact = side(fact, value)
    reported = readable(fact, exact)
    assert reported.answers == exact.answers
    assert len(reported.ranges) <= len(exact.ranges)
    for low, high in reported.ranges:
        (whole,) = [range for range in exact.ranges if range[0] <= low and high <= range[1]]
        for end, at in zip((low, high), whole, strict=True):
            assert isinf(end) == isinf(at)
            if not isinf(end):
                assert readable_as(end) == end == within(fact, end)
                assert abs(end - at) <= 1
                assert sign * fact.scale.value_of(end) >= sign * value
    for low, high in exact.ranges:
        least, most = fact.allowed or (-inf, inf)
        if not any(low <= kept[0] and kept[1] <= high for kept in reported.ranges):
            assert not [n for n in hundredths(max(low, least)) if low <= n <= min(high, most)]


def hundredths(amount: float) -> list[float]:
    """The numbers of two decimals about an amount."""
    return [(round(amount * 100) + step) / 100 for step in (-1, 0, 1)]


@pytest.mark.parametrize(
    ("scale", "allowed", "exact", "reported"),
    [
        pytest.param(DOCTORS, (0, 200), (2.2, inf), (3, inf), id="whole, upwards"),
        pytest.param(MINUTES, (0, 1440), (-inf, 40.7), (-inf, 40), id="whole, downwards"),
        pytest.param(MINUTES, (0, 1440), (-inf, 40), (-inf, 40), id="whole already"),
        pytest.param(HUMP, None, (5.5, 30.5), (6, 30), id="whole, inwards"),
        pytest.param(HUMP, None, (5.2, 5.7), (5.2, 5.7), id="no whole number in it"),
        pytest.param(HUMP, None, (5.2042, 5.7042), (5.21, 5.7), id="two decimals, inwards"),
        pytest.param(HUMP, None, (-inf, inf), (-inf, inf), id="any amount"),
        pytest.param(HUMP, (0, 5.5), (5.2, inf), (5.2, inf), id="the next whole number is not allowed"),
        pytest.param(HUMP, (4.25, 8), (-inf, 4.9), (-inf, 4.9), id="the one before is not allowed"),
        pytest.param(HUMP, None, (5.2011, 5.2022), None, id="nothing to be read"),
        pytest.param(HUMP, None, (1.1, 1.1), (1.1, 1.1), id="two decimals are left as they are"),
        pytest.param(between(-20, 20), None, (-7.5, inf), (-7, inf), id="upwards below 0"),
        pytest.param(between(0, 1), None, (0.3342, inf), (0.34, inf), id="one unit in all is not counted"),
        pytest.param(between(0.5, 20), None, (7.111, inf), (7.12, inf), id="points that are not whole"),
        pytest.param(between(0, 1e9), None, (123456.2, inf), (123457, inf), id="large"),
    ],
)
def test_numbers_are_rounded_to_the_safe_side(
    scale: Points,
    allowed: tuple[float, float] | None,
    exact: tuple[float, float],
    reported: tuple[float, float] | None,
) -> None:
    found = readable(indicator("fact", scale, allowed=allowed), Reach(ranges=(exact,)))
    assert found.ranges == (() if reported is None else (reported,))


def test_answers_are_readable_as_they_are() -> None:
    assert readable(indicator("fact", STEPS), Reach(("full", "ramp"))) == Reach(("full", "ramp"))


# ---- one fact changed


@given(bounded(), st.data())
def test_every_change_is_enough_when_scored_again_and_nothing_less_is(
    drawn: List, data: st.DataObject
) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    scores = rank(valued(drawn.providers, drawn.factors), weights)
    ahead, behind = scores[0], scores[-1]
    found = {change.indicator.id: change for change in changes(behind, ahead)}
    assert not found or ahead.middle - behind.middle > TIE

    def enough(fact: Indicator, amount: Amount) -> bool:
        reported = [with_amount(behind.provider, fact.id, amount), ahead.provider]
        middles = {s.provider.id: s.middle for s in rank(valued(reported, drawn.factors), weights)}
        return middles[behind.provider.id] >= middles[ahead.provider.id] - TIE

    for fact in drawn.indicators:
        now, change = behind.provider.amount(fact.id), found.get(fact.id)
        if change is not None:
            assert now is not None
            assert enough(fact, change.amount_needed)
            assert within(fact, change.amount_needed) == change.amount_needed
            assert not any(enough(fact, amount) for amount in just_short(fact, now, change.amount_needed))
            needed = fact.scale.value_of(now) + change.step
            for amount in answers_of(fact):
                assert fact.scale.value_of(amount) >= needed - FAINT or not enough(fact, amount)
        elif now is not None and ahead.middle - behind.middle > TIE:
            assert not [a for a in answers_of(fact) if legible(a) and enough(fact, a)]


def legible(amount: Amount) -> bool:
    return isinstance(amount, (bool, str)) or readable_as(amount) == amount


def just_short(fact: Indicator, now: Amount, needed: Amount) -> list[Amount]:
    """What is one step nearer to what is now: the next readable number, or every answer worth less."""
    if isinstance(now, (bool, str)) or isinstance(needed, (bool, str)):
        worth = fact.scale.value_of(needed)
        return [answer for answer in answers_of(fact) if fact.scale.value_of(answer) < worth]
    step = 1 if float(needed).is_integer() and counted(fact) else 0.01
    nearer = round(needed + (step if now > needed else -step), 2)
    return [nearer] if abs(needed - now) >= step and within(fact, nearer) == nearer else []


def counted(fact: Indicator) -> bool:
    """Whether it is said in whole numbers: the points of the drawn scales are whole."""
    return isinstance(fact.scale, Points) and fact.scale.points[-1][0] - fact.scale.points[0][0] > 1


@given(bounded(), st.data())
def test_changes_are_of_known_facts_that_count_and_the_smallest_step_is_first(
    drawn: List, data: st.DataObject
) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    scores = rank(valued(drawn.providers, drawn.factors), weights)
    for behind in scores[1:]:
        gap = scores[0].middle - behind.middle
        found = changes(behind, scores[0])
        assert [change.step for change in found] == sorted(change.step for change in found)
        for change in found:
            (factor,) = [factor for factor in drawn.factors if change.indicator in factor.indicators]
            counts = 100 * weights[factor.id] * change.indicator.share
            assert change.step * counts == pytest.approx(gap)
            assert 0 < change.step <= 1 + FAINT


CARE = factor(
    "care",
    indicator("doctors", DOCTORS, share=0.5, unit="doctors", allowed=(0, 200)),
    indicator("steps", STEPS, share=0.25),
    indicator("evenings", YesNo(good=True), share=0.25),
)
WAY = factor("way", indicator("minutes", MINUTES, unit="minutes", allowed=(0, 1440)))


def test_a_gap_of_ten_points_worked_by_hand() -> None:
    # Far: 60 * (0.5 * 0.4 + 0.25 * 0.5 + 0.25 * 0) + 40 * 0.5 = 39.5, and Near has 10 points more.
    far = provider("Far", doctors=1, steps="partial", evenings=False, minutes=50)
    near = provider("Near", doctors=1, steps="partial", evenings=False, minutes=30)
    ahead, behind = ranked([far, near], [CARE, WAY], {"care": 0.6, "way": 0.4})
    assert (ahead.middle, behind.middle) == pytest.approx((49.5, 39.5))
    found = changes(behind, ahead)
    assert [(c.indicator.id, c.amount_needed) for c in found] == [
        ("minutes", 30),  # 10 of 40 points: a value of 0.75, the very minutes of Near
        ("doctors", 3),  # 10 of 30: from 0.4 to 0.73, which is 2.67 doctors
        ("evenings", True),  # 10 of 15, and so would the steps be, but they have half of it left
    ]
    assert [c.step for c in found] == pytest.approx([1 / 4, 1 / 3, 2 / 3])


def test_what_is_unknown_does_not_count_or_cannot_rise_so_far_is_no_change() -> None:
    far = provider("Far", doctors=None, steps="full", evenings=False, minutes=90)
    near = provider("Near", doctors=6, steps="full", evenings=True, minutes=90)
    ahead, behind = ranked([far, near], [CARE, WAY], {"care": 1, "way": 0})
    assert ahead.middle - behind.middle == pytest.approx(50)
    assert changes(behind, ahead) == ()


def test_a_center_that_is_level_or_ahead_needs_no_change() -> None:
    one, two, three = ranked(
        [provider("One", minutes=20), provider("Two", minutes=20), provider("Three", minutes=30)],
        [WAY],
        {"way": 1},
    )
    assert changes(two, one) == changes(one, two) == changes(one, three) == ()
    assert [change.amount_needed for change in changes(three, one)] == [20]


def test_the_least_good_answer_and_the_nearest_amount_are_enough() -> None:
    rooms = factor("rooms", indicator("steps", STEPS, share=0.5), indicator("heat", DIP, share=0.5))
    low = provider("Low", steps="none", heat=12)
    high = provider("High", steps="partial", heat=12)
    ahead, behind = ranked([low, high], [rooms], {"rooms": 1})
    steps, heat = changes(behind, ahead)
    assert steps.amount_needed == "partial"
    assert heat.amount_needed == 17  # 0.2 and 0.5 more is 0.7: 3 or less, or 17 or more


def test_an_amount_that_is_not_allowed_changes_to_one_that_is() -> None:
    behind, ahead = provider("Low", minutes=2000), provider("High", minutes=90)
    made = factor("way", indicator("minutes", between(worst=3000, best=0), allowed=(0, 1440)))
    one, two = ranked([behind, ahead], [made], {"way": 1})
    (change,) = changes(two, one)
    assert change.amount_needed == 90
    (change,) = changes(*reversed(ranked([behind, provider("High", minutes=1500)], [made], {"way": 1})))
    assert change.amount_needed == 1440
