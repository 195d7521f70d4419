from dataclasses import replace
from typing import Any

import pytest

from decision.method.factors import Amount, Levels, Span, YesNo, between
from decision.method.preferences import Numbers
from decision.method.scoring import inseparable, rank, valued
from tests.conftest import factor, indicator, provider, ranked

TRAVEL, COST = factor("travel"), factor("cost")
HALF = {"travel": 0.5, "cost": 0.5}


def test_a_score_is_the_weighted_sum_of_values_in_points() -> None:
    (score,) = ranked(
        [provider("Near", travel=1.0, cost=0.25)], [TRAVEL, COST], {"travel": 0.25, "cost": 0.75}
    )
    assert (score.low, score.middle, score.high) == pytest.approx((43.75, 43.75, 43.75))
    assert [c.points.middle for c in score.contributions] == pytest.approx([25, 18.75])


def test_amounts_of_every_kind_count_by_their_scale_and_share() -> None:
    staff = factor(
        "staff",
        indicator("nurses", between(worst=0, best=4), share=0.5),
        indicator("doctor", YesNo(good=True), share=0.3),
        indicator("steps", Levels((("full", 1.0), ("partial", 0.5))), share=0.2),
    )
    (score,) = ranked([provider("Near", nurses=1, doctor=True, steps="partial")], [staff], {"staff": 1.0})
    assert score.middle == pytest.approx(100 * (0.5 * 0.25 + 0.3 * 1 + 0.2 * 0.5))


def test_an_unknown_widens_the_score_by_its_whole_share_and_is_in_the_middle() -> None:
    way = factor("way", indicator("minutes", share=0.75), indicator("steps", share=0.25))
    center = provider("Near", minutes=None, steps=1.0, cost=1.0)
    (score,) = ranked([center], [way, COST], {"way": 0.4, "cost": 0.6})
    assert (score.low, score.middle, score.high) == pytest.approx((70, 85, 100))
    assert score.contributions[0].value == pytest.approx(Span(0.25, 0.625, 1))
    assert score.contributions[0].points == pytest.approx(Span(10, 25, 40))
    assert score.contributions[1].points == pytest.approx(Span(60, 60, 60))
    assert score.known_share == pytest.approx(0.7)


def test_a_fact_never_recorded_counts_as_unknown() -> None:
    (score,) = ranked([provider("Near")], [TRAVEL, COST], HALF)
    assert (score.low, score.middle, score.high, score.known_share) == (0, 50, 100, 0)


def test_a_contribution_names_its_factor_and_weight() -> None:
    (score,) = ranked([provider("Near", travel=1, cost=0)], [TRAVEL, COST], {"cost": 0.75, "travel": 0.25})
    assert [(c.factor, c.weight) for c in score.contributions] == [(TRAVEL, 0.25), (COST, 0.75)]


def test_the_best_fit_is_first_by_the_middle_of_its_score() -> None:
    centers = [
        provider("Sure", travel=0.5, cost=0.5),
        provider("Open", travel=None, cost=0.75),
        provider("Poor", travel=0.5, cost=0.0),
    ]
    order = ranked(centers, [TRAVEL, COST], HALF)
    assert [(s.provider.name, s.place, s.middle) for s in order] == [
        ("Open", 1, 62.5),
        ("Sure", 2, 50.0),
        ("Poor", 3, 25.0),
    ]


def test_centers_that_tie_share_a_place_skip_the_next_and_are_a_to_z() -> None:
    names = {"cherry": 0.5, "Birch": 0.5, "Ash": 0.25, "Date": 0.75}
    order = ranked([provider(name, travel=amount) for name, amount in names.items()], [TRAVEL], {"travel": 1})
    assert [(s.provider.name, s.place) for s in order] == [
        ("Date", 1),
        ("Birch", 2),
        ("cherry", 2),
        ("Ash", 4),
    ]


@pytest.mark.parametrize(
    ("gap", "places"),
    [
        pytest.param(0.9e-9, [1, 1], id="closer than a billionth of a point is a tie"),
        pytest.param(1.2e-9, [1, 2], id="further apart is not"),
    ],
)
def test_rounding_does_not_break_a_tie(gap: float, places: list[int]) -> None:
    centers = [provider("Ash", travel=0.001), provider("Birch", travel=0.001 + gap / 100)]
    order = ranked(centers, [TRAVEL], {"travel": 1})
    assert [score.place for score in order] == places
    assert order[0].provider.name == ("Ash" if places == [1, 1] else "Birch")


def test_a_chain_of_near_ties_is_measured_from_its_first() -> None:
    centers = [provider(name, travel=0.001 - step * 0.7e-11) for step, name in enumerate("ABC")]
    order = ranked(centers, [TRAVEL], {"travel": 1})
    assert [(score.provider.name, score.place) for score in order] == [("A", 1), ("B", 1), ("C", 3)]


def test_the_next_weighting_uses_the_same_values() -> None:
    values = valued([provider("Near", travel=1, cost=0), provider("Cheap", travel=0, cost=1)], [TRAVEL, COST])
    assert [s.provider.name for s in rank(values, {"travel": 0.6, "cost": 0.4})] == ["Near", "Cheap"]
    assert [s.provider.name for s in rank(values, {"travel": 0.4, "cost": 0.6})] == ["Cheap", "Near"]


def test_one_center_is_a_list() -> None:
    (score,) = ranked([provider("Only", travel=0.5)], [TRAVEL], {"travel": 1})
    assert (score.place, score.middle) == (1, 50)


def test_no_center_has_no_scores() -> None:
    assert ranked([], [TRAVEL], {"travel": 1}) == ()


def test_values_tell_the_ids_of_their_factors() -> None:
    assert valued([], [TRAVEL, COST]).factor_ids == ("travel", "cost")


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        pytest.param(
            [{"travel": 0.5, "cost": 0.1}, {"travel": 0.5, "cost": 0.2}], ["travel"], id="one is equal"
        ),
        pytest.param([{"travel": 0.5, "cost": 0.1}, {"travel": 0.4, "cost": 0.2}], [], id="none is equal"),
        pytest.param(
            [{"travel": 0.5, "cost": 0}, {"travel": None, "cost": 1}], [], id="unknown is not equal"
        ),
        pytest.param(
            [{"travel": None, "cost": 0}, {"travel": None, "cost": 1}], [], id="two unknowns are not"
        ),
        pytest.param(
            [{"travel": 0.1, "cost": 0}, {"travel": 0.1 + 5e-12, "cost": 1}],
            ["travel"],
            id="rounding is no difference",
        ),
        pytest.param(
            [{"travel": 0.1, "cost": 0}, {"travel": 0.1 + 1e-9, "cost": 1}],
            [],
            id="the least of facts is one",
        ),
        pytest.param([{"travel": 0.5, "cost": 0.5}], [], id="one center has nobody to be equal to"),
        pytest.param([], [], id="no center"),
    ],
)
def test_a_factor_on_which_all_centers_are_equal_is_reported(
    amounts: list[dict[str, float | None]], found: list[str]
) -> None:
    centers = [provider(f"Center {number}", **amount) for number, amount in enumerate(amounts)]
    assert [f.id for f in inseparable(valued(centers, [TRAVEL, COST]))] == found


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        pytest.param(
            {"travel": 1.0}, "the weights and the factors differ in cost: give one", id="one is missing"
        ),
        pytest.param({**HALF, "rides": 0.0}, "differ in rides: give one weight a factor", id="one too many"),
        pytest.param({}, "differ in cost, travel: give one weight a factor", id="none"),
        pytest.param(
            {"travel": -0.5, "cost": 1.5},
            "weight of factor 'travel' is -0.5: give a number from 0",
            id="negative",
        ),
        pytest.param(
            {"travel": 1.0, "cost": float("nan")},
            "weight of factor 'cost' is nan: give a number",
            id="no number",
        ),
        pytest.param(
            {"travel": float("inf"), "cost": 0.0},
            "weight of factor 'travel' is inf: give a number",
            id="endless",
        ),
        pytest.param(
            {"travel": 10**400, "cost": 0.0},
            "weight of factor 'travel' is a number of more than 20 digits: give a number from 0",
            id="more than a float holds",
        ),
        pytest.param(
            {"travel": True, "cost": 0.0}, "weight of factor 'travel' is True: give", id="yes for a number"
        ),
        pytest.param(
            {"travel": "1", "cost": 0.0}, "weight of factor 'travel' is '1': give", id="a text for a number"
        ),
        pytest.param(
            {"travel": 0.5, "cost": 0.6}, r"the weights sum to 1\.1: divide them by", id="not a whole"
        ),
        pytest.param({"travel": 0.0, "cost": 0.0}, r"the weights sum to 0\.0: divide them by", id="all zero"),
    ],
)
def test_weights_that_cannot_be_scored_by_are_refused(weights: dict[str, Any], message: str) -> None:
    values = valued([provider("Near", travel=1, cost=1)], [TRAVEL, COST])
    with pytest.raises(ValueError, match=message):
        rank(values, weights)


def test_a_list_without_a_factor_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no factor to score by: add one"):
        valued([provider("Near")], [])


def test_repeated_ids_are_refused_and_named() -> None:
    with pytest.raises(ValueError, match="factor id 'cost' is there twice: give each its own"):
        valued([], [COST, replace(COST, indicators=(indicator("fee"),))])
    with pytest.raises(ValueError, match="indicator id 'cost' is there twice: give each its own"):
        valued([], [COST, factor("fee", indicator("cost"))])
    pairs = [provider(name) for name in ("Near", "near", "Far", "far")]
    with pytest.raises(ValueError, match="provider id 'far', 'near' is there twice: give each its own"):
        valued(pairs, [COST])


def test_every_amount_that_cannot_be_valued_is_named_with_its_place_and_the_remedy() -> None:
    centers = [provider("Near", travel=float("nan"), cost=1), provider("Far", travel=1, cost="cheap")]
    with pytest.raises(ValueError) as caught:
        valued(centers, [TRAVEL, COST])
    assert str(caught.value) == (
        "provider 'near', indicator 'travel': nan is not a finite number; correct it or leave it unknown\n"
        "provider 'far', indicator 'cost': 'cheap' is not a finite number; correct it or leave it unknown"
    )


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        pytest.param(10**400, "a number of more than 20 digits", id="more than a float holds"),
        pytest.param(-(10**5000), "a number of more than 20 digits", id="far less than a float holds"),
        pytest.param(True, "True", id="yes"),
        pytest.param("1", "'1'", id="a text"),
        pytest.param(float("inf"), "inf", id="endless"),
    ],
)
def test_an_amount_that_no_scale_can_value_is_an_error_and_never_a_score(
    amount: Amount, written: str
) -> None:
    with pytest.raises(ValueError) as caught:
        valued([provider("Near", travel=amount)], [TRAVEL])
    assert str(caught.value) == (
        f"provider 'near', indicator 'travel': {written} is not a finite number; "
        "correct it or leave it unknown"
    )


def test_rounding_never_leaves_the_bounds() -> None:
    ninths = tuple(Numbers({"a": 2, "b": 7}).weights(("a", "b")).values())
    assert sum(ninths) > 1  # by a hair, as parts of a whole may
    parts = [indicator(id, share=share) for id, share in zip("ab", ninths, strict=True)]
    best = provider("Best", a=1.0, b=1.0, c=1.0, travel=1.0)
    open_ = provider("Open", a=None, b=None, travel=None)
    for weights in ({"whole": 1.0, "travel": 0.0}, dict(zip(("whole", "travel"), ninths, strict=True))):
        known, unknown = ranked([best, open_], [factor("whole", *parts), TRAVEL], weights)
        assert (known.low, known.middle, known.high, known.known_share) == (100, 100, 100, 1)
        assert (unknown.low, unknown.high, unknown.known_share) == (0, 100, 0)
        for contribution in (*known.contributions, *unknown.contributions):
            assert contribution.value.high == 1


def test_scoring_changes_nothing_it_is_given() -> None:
    center = provider("Near", travel=None, cost=0.5)
    weights = dict(HALF)
    rank(valued([center], [TRAVEL, COST]), weights)
    assert center == provider("Near", travel=None, cost=0.5)
    assert weights == HALF
