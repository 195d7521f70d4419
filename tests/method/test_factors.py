from typing import Any

import pytest

from decision.method.factors import Amount, Factor, Indicator, Levels, Points, Scale, YesNo, between
from decision.method.ordering import judged
from tests.conftest import factor, indicator

BENT = Points(((0, 0.0), (2, 0.8), (4, 1.0)))
HUMP = Points(((0, 0.0), (10, 1.0), (40, 0.25)))
STEPS = Levels((("full", 1.0), ("partial", 0.5), ("none", 0.0)))


@pytest.mark.parametrize(
    ("scale", "amount", "value"),
    [
        pytest.param(between(worst=90, best=10), 10, 1.0, id="the best anchor is worth 1"),
        pytest.param(between(worst=90, best=10), 90, 0.0, id="the worst anchor is worth 0"),
        pytest.param(between(worst=90, best=10), 70, 0.25, id="between the anchors the line is straight"),
        pytest.param(between(worst=90, best=10), 240, 0.0, id="beyond the worst anchor stays 0"),
        pytest.param(between(worst=90, best=10), 0, 1.0, id="beyond the best anchor stays 1"),
        pytest.param(between(worst=0, best=60), 15, 0.25, id="more can be better"),
        pytest.param(between(worst=-5, best=5), 0, 0.5, id="an anchor can be below zero"),
        pytest.param(BENT, 1, 0.4, id="the first line of a bent scale"),
        pytest.param(BENT, 2, 0.8, id="a point of a bent scale has its own value"),
        pytest.param(BENT, 3, 0.9, id="the second line of a bent scale"),
        pytest.param(BENT, 9, 1.0, id="beyond the last point stays at its value"),
        pytest.param(HUMP, 25, 0.625, id="too much can be worse again"),
        pytest.param(HUMP, 90, 0.25, id="the end need not be 0 or 1"),
        pytest.param(YesNo(good=True), True, 1.0, id="yes where yes is good"),
        pytest.param(YesNo(good=True), False, 0.0, id="no where yes is good"),
        pytest.param(YesNo(good=False), True, 0.0, id="yes where no is good"),
        pytest.param(YesNo(good=False), False, 1.0, id="no where no is good"),
        pytest.param(STEPS, "full", 1.0, id="the best level"),
        pytest.param(STEPS, "partial", 0.5, id="a level between"),
        pytest.param(STEPS, "none", 0.0, id="the worst level"),
    ],
)
def test_a_scale_gives_an_amount_its_value(scale: Scale, amount: Amount, value: float) -> None:
    assert scale.value_of(amount) == pytest.approx(value, abs=1e-15)


@pytest.mark.parametrize(
    ("scale", "amount", "message"),
    [
        pytest.param(BENT, float("nan"), "^nan is not a finite number$", id="not a number"),
        pytest.param(
            BENT, 10**400, "^a number of more than 20 digits is not a finite number$", id="too large"
        ),
        pytest.param(
            YesNo(good=True), 10**9000, "^a number of more .* is not yes or no$", id="far too large"
        ),
        pytest.param(BENT, float("inf"), "^inf is not a finite number$", id="endless"),
        pytest.param(BENT, "full", "^'full' is not a finite number$", id="a word for a number"),
        pytest.param(BENT, True, "^True is not a finite number$", id="yes for a number"),
        pytest.param(YesNo(good=True), 1.0, "^1.0 is not yes or no$", id="a number for yes or no"),
        pytest.param(YesNo(good=True), "yes", "^'yes' is not yes or no$", id="a word for yes or no"),
        pytest.param(
            STEPS, "half", "^'half' is not one of full, partial, none$", id="a word that is no level"
        ),
        pytest.param(STEPS, True, "^True is not one of full, partial, none$", id="yes for a level"),
    ],
)
def test_an_amount_of_the_wrong_kind_is_refused_and_named(scale: Scale, amount: Amount, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        scale.value_of(amount)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        pytest.param((), "at least two points", id="no point"),
        pytest.param(((1, 1.0),), "at least two points", id="one point"),
        pytest.param(((1, 0.0), (1, 1.0)), "must rise from point to point", id="an amount twice"),
        pytest.param(((2, 0.0), (1, 1.0)), "must rise from point to point", id="falling amounts"),
        pytest.param(((0, 0.0), (10**400, 1.0)), "must be finite numbers", id="more than a float holds"),
        pytest.param(((False, 0.0), (True, 1.0)), "must be finite numbers", id="yes and no for amounts"),
        pytest.param(((-1.7e308, 0.0), (1.7e308, 1.0)), "must not be so far apart", id="too wide"),
        pytest.param((("0", 0.0), ("9", 1.0)), "must be finite numbers", id="texts for amounts"),
        pytest.param(((0, False), (1, True)), "must lie between 0 and 1", id="yes and no for values"),
        pytest.param(((0, 0.0), (float("inf"), 1.0)), "must be finite numbers", id="an endless amount"),
        pytest.param(((0, 0.0), (float("nan"), 1.0)), "must be finite numbers", id="an amount that is none"),
        pytest.param(((0, 0.0), (1, 1.5)), "must lie between 0 and 1", id="a value above 1"),
        pytest.param(((0, -0.1), (1, 1.0)), "must lie between 0 and 1", id="a value below 0"),
        pytest.param(
            ((0, float("nan")), (1, 1.0)), "must lie between 0 and 1", id="a value that is no number"
        ),
        pytest.param(((0, 0.5), (1, 0.5)), "must not all be the same", id="every value the same"),
    ],
)
def test_points_that_make_no_scale_are_refused(points: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Points(points)


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        pytest.param((("full", 1.0),), "at least two levels", id="one level"),
        pytest.param((("full", 1.0), ("full", 0.0)), "a level is there twice", id="a level twice"),
        pytest.param((("full", 2.0), ("none", 0.0)), "must lie between 0 and 1", id="a value above 1"),
        pytest.param((("full", 0.0), ("none", 0.0)), "must not all be the same", id="every value the same"),
    ],
)
def test_levels_that_make_no_scale_are_refused(levels: tuple[tuple[str, float], ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Levels(levels)


@pytest.mark.parametrize("worst", [10**400, "90", True, None, float("nan")])
def test_worst_and_best_must_be_numbers(worst: Any) -> None:
    with pytest.raises(ValueError, match=r"^the amounts of a scale must be finite numbers$"):
        between(worst=worst, best=10)


@pytest.mark.parametrize("allowed", [(10, 0), (0, 10**400), (0, float("inf")), ("0", 10), (False, True)])
def test_what_is_allowed_must_be_two_numbers_the_least_first(allowed: Any) -> None:
    with pytest.raises(ValueError, match=r"^indicator 'fee': .* is no range; give the least number, then"):
        indicator("fee", allowed=allowed)


@pytest.mark.parametrize(
    ("scale", "allowed", "span"),
    [
        pytest.param(between(worst=90, best=10), None, (0, 0.5, 1), id="a number"),
        pytest.param(between(worst=90, best=10), (50, 200), (0, 0.25, 0.5), id="within what is allowed"),
        pytest.param(HUMP, (10, 40), (0.25, 0.625, 1), id="the middle of the range, whatever bends in it"),
        pytest.param(HUMP, (60, 90), (0.25, 0.25, 0.25), id="worth the same whatever the answer"),
        pytest.param(YesNo(good=False), None, (0, 0.5, 1), id="yes or no"),
        pytest.param(STEPS, None, (0, 0.5, 1), id="levels"),
        pytest.param(
            Levels((("all", 0.9), ("most", 0.8), ("few", 0.1))),
            None,
            (0.1, 0.6, 0.9),
            id="the mean of levels",
        ),
    ],
)
def test_an_unknown_counts_from_its_least_to_its_most_and_the_mean_of_the_answers_between(
    scale: Scale, allowed: tuple[float, float] | None, span: tuple[float, float, float]
) -> None:
    assert indicator("fact", scale, allowed=allowed).unknown == pytest.approx(span)


def test_worst_and_best_must_differ() -> None:
    with pytest.raises(ValueError, match=r"^worst and best must differ$"):
        between(worst=10, best=10)


@pytest.mark.parametrize(
    ("scale", "anchors"),
    [
        pytest.param(between(worst=90, best=10), (90, 10), id="less is better"),
        pytest.param(between(worst=0, best=60), (0, 60), id="more is better"),
        pytest.param(BENT, None, id="a bent scale has none"),
    ],
)
def test_a_straight_scale_tells_its_anchors(scale: Points, anchors: tuple[float, float] | None) -> None:
    assert scale.worst_and_best == anchors


def test_an_unknown_amount_stays_unknown() -> None:
    assert indicator("travel").value_of(None) is None
    assert indicator("travel").value_of(0.25) == 0.25


def test_a_factor_needs_an_indicator() -> None:
    with pytest.raises(ValueError, match="factor 'cost' has no indicator: give it at least one"):
        Factor("cost", "Cost", ())


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        pytest.param((0.5, 0.4), "the shares of its indicators must sum to 1", id="less than the whole"),
        pytest.param((0.5, 0.6), "the shares of its indicators must sum to 1", id="more than the whole"),
        pytest.param((1.0, 0.0), "every share must be above 0 and at most 1", id="a share of nothing"),
        pytest.param((1.5, -0.5), "every share must be above 0 and at most 1", id="a share below nothing"),
        pytest.param((10**400, 0.5), "every share must be above 0", id="more than a float holds"),
        pytest.param(("0.5", 0.5), "every share must be above 0", id="a text for a share"),
        pytest.param((True, 0.5), "every share must be above 0", id="yes for a share"),
        pytest.param((float("nan"), 0.5), "every share must be above 0", id="a share that is no number"),
    ],
)
def test_shares_that_do_not_make_a_whole_are_refused(shares: tuple[Any, float], message: str) -> None:
    first, second = shares
    with pytest.raises(ValueError, match=f"factor 'cost': {message}"):
        factor("cost", indicator("fee", share=first), indicator("price", share=second))


def test_shares_of_a_third_make_a_whole() -> None:
    thirds = [indicator(id, share=1 / 3) for id in ("a", "b", "c")]
    assert sum(i.share for i in factor("cost", *thirds).indicators) == pytest.approx(1)


MINUTES = indicator("minutes", between(worst=90, best=10), share=0.5, yours="How many are too many?")
NURSES = indicator("nurses", between(worst=0, best=4), share=0.5, yours="How few are too few?")
HERE = (factor("here", MINUTES, NURSES), factor("cost"))


def test_saying_nothing_leaves_the_factors_as_they_are() -> None:
    assert judged(HERE, {}) is HERE


def test_what_is_too_much_for_a_person_moves_the_worst_anchor_and_nothing_else() -> None:
    moved = judged(HERE, {"minutes": 50})
    minutes, nurses = moved[0].indicators
    assert minutes.scale == between(worst=50, best=10)
    assert (minutes.id, minutes.share, minutes.yours) == (MINUTES.id, MINUTES.share, MINUTES.yours)
    assert nurses is NURSES
    assert moved[1] == HERE[1]
    assert HERE[0].indicators[0].scale == between(worst=90, best=10)


def test_too_few_can_be_moved_where_more_is_better() -> None:
    assert judged(HERE, {"nurses": 2})[0].indicators[1].scale == between(worst=2, best=4)


def test_a_hair_more_than_the_best_can_be_too_much() -> None:
    assert judged(HERE, {"minutes": 10.001})[0].indicators[0].scale == between(worst=10.001, best=10)


def test_moving_the_worst_anchor_keeps_what_the_best_is_worth() -> None:
    flat = indicator("minutes", Points(((10, 0.9), (90, 0.1))), yours="How many are too many?")
    moved = judged((factor("way", flat),), {"minutes": 50})[0].indicators[0]
    assert moved.value_of(10) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("too_much", "message"),
    [
        pytest.param(
            {"minutes": 10},
            "^indicator 'minutes': 10 cannot be too much; give a number above 10",
            id="the best",
        ),
        pytest.param(
            {"minutes": 5}, "^indicator 'minutes': 5 cannot be too much; give a number above 10", id="past it"
        ),
        pytest.param(
            {"nurses": 4},
            "^indicator 'nurses': 4 cannot be too much; give a number below 4",
            id="more is better",
        ),
        pytest.param(
            {"minutes": 10**400},
            "^indicator 'minutes': a number of more than 20 digits cannot",
            id="too large",
        ),
        pytest.param({"minutes": "50"}, "^indicator 'minutes': '50' cannot be too much", id="a text"),
        pytest.param({"minutes": float("inf")}, "^indicator 'minutes': inf cannot be too much", id="endless"),
        pytest.param(
            {"minutes": float("nan")}, "^indicator 'minutes': nan cannot be too much", id="not a number"
        ),
        pytest.param(
            {"cost": 5}, "^indicator 'cost' is not a person's to judge: leave its scale", id="not theirs"
        ),
        pytest.param(
            {"nursse": 1, "milutes": 5},
            "^unknown indicator 'milutes', 'nursse': use one of the list's",
            id="misspelt, each of them named",
        ),
    ],
)
def test_an_amount_that_cannot_be_too_much_is_refused(too_much: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        judged(HERE, too_much)


@pytest.mark.parametrize(
    "scale", [pytest.param(BENT, id="bent"), pytest.param(YesNo(good=True), id="yes or no")]
)
def test_only_a_straight_scale_can_be_moved(scale: Scale) -> None:
    with pytest.raises(
        ValueError, match=r"^indicator 'nurses' is not a person's to judge: leave its scale as it is"
    ):
        judged((factor("staff", indicator("nurses", scale, yours="?")),), {"nurses": 1})


def test_a_moved_anchor_keeps_what_the_worst_is_worth() -> None:
    flat = indicator("nurses", Points(((0, 0.2), (4, 0.6))), yours="How few are too few?")
    (moved,) = judged((factor("staff", flat),), {"nurses": 2})[0].indicators
    assert moved.scale == Points(((2, 0.2), (4, 0.6)))


BOUNDED = indicator("minutes", between(worst=90, best=10), allowed=(0, 1440))


@pytest.mark.parametrize(
    ("fact", "amount", "taken"),
    [
        pytest.param(BOUNDED, 30, True, id="a number"),
        pytest.param(BOUNDED, 120, True, id="a number beyond the scale"),
        pytest.param(BOUNDED, 0, True, id="the least that is allowed"),
        pytest.param(BOUNDED, 1440, True, id="the most that is allowed"),
        pytest.param(BOUNDED, -0.01, False, id="less than is allowed"),
        pytest.param(BOUNDED, 1440.01, False, id="more than is allowed"),
        pytest.param(indicator("minutes", BENT), -1e9, True, id="any number where nothing is said of it"),
        pytest.param(indicator("minutes", BENT), float("inf"), False, id="an endless number"),
        pytest.param(BOUNDED, float("nan"), False, id="not a number"),
        pytest.param(BOUNDED, "30", False, id="a word for a number"),
        pytest.param(BOUNDED, True, False, id="yes for a number"),
        pytest.param(indicator("fee", YesNo(good=False)), True, True, id="yes"),
        pytest.param(indicator("fee", YesNo(good=False)), False, True, id="no"),
        pytest.param(indicator("fee", YesNo(good=False)), 1.0, False, id="a number for yes or no"),
        pytest.param(indicator("steps", STEPS), "partial", True, id="a level"),
        pytest.param(indicator("steps", STEPS), "half", False, id="a word that is no level"),
        pytest.param(indicator("steps", STEPS), False, False, id="no for a level"),
    ],
)
def test_a_fact_takes_an_amount_that_its_scale_can_value_within_what_is_allowed(
    fact: Indicator, amount: Amount, taken: bool
) -> None:
    assert fact.takes(amount) == taken
