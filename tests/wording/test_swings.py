"""The two ends of a scale, in the words of its facts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Levels, Points, YesNo, between
from decision.person.answers import Answers
from decision.wording import words
from decision.wording.swings import about, ends_of_fact, inside_back, inside_said, not_known, scale_heard
from tests.conftest import factor, figure, holes, indicator, provider, ranked
from tests.strategies import allowances, answers_of, points, within

TRAVEL = replace(indicator("minutes", between(90, 10), allowed=(0, 1440)), short={"known": "{amount} min"})


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        pytest.param(YesNo(good=True), ("no fee", "fee"), id="yes is good"),
        pytest.param(YesNo(good=False), ("fee", "no fee"), id="no is good"),
    ],
)
def test_a_yes_or_no_goes_from_the_worse_answer_to_the_better(scale: YesNo, said: tuple[str, str]) -> None:
    assert ends_of_fact(replace(indicator("fee", scale), short={"yes": "fee", "no": "no fee"})) == said


@pytest.mark.parametrize(
    ("scale", "allowed", "said"),
    [
        pytest.param(
            between(90, 10),
            (0, 1440),
            ("90 min or more", "10 min or less"),
            id="not the ends of what is allowed",
        ),
        pytest.param(between(90, 10), (0, 60), ("60 min", "10 min or less"), id="never more than is allowed"),
        pytest.param(
            between(90, 10),
            None,
            ("90 min or more", "10 min or less"),
            id="nothing is said of what is allowed",
        ),
        pytest.param(
            Points(((0, 0), (1, 0.4), (6, 1))), (0, 200), ("0 min", "6 min or more"), id="more is better"
        ),
        pytest.param(
            Points(((0, 0.5), (5, 1), (9, 0))), (0, 9), ("9 min", "5 min"), id="what is between is better"
        ),
    ],
)
def test_a_number_goes_from_what_is_worth_least_to_what_is_worth_most(
    scale: Points, allowed: tuple[float, float] | None, said: tuple[str, str]
) -> None:
    assert ends_of_fact(replace(TRAVEL, scale=scale, allowed=allowed)) == said


def test_levels_go_from_the_least_to_the_most() -> None:
    scale = Levels((("full", 1.0), ("basic", 0.5), ("none", 0.0)))
    short = {"full": "crash cart", "basic": "basic kit", "none": "no kit"}
    assert ends_of_fact(replace(indicator("kit", scale), short=short)) == ("no kit", "crash cart")


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        pytest.param((1.0,), "F0", id="one"),
        pytest.param((0.4, 0.6), "F1 (1 of 2 facts)", id="two"),
        pytest.param((0.1, 0.2, 0.5, 0.2), "F2 (1 of 4 facts)", id="many"),
        pytest.param((0.5, 0.5), "F0 (1 of 2 facts)", id="of equals the first"),
    ],
)
def test_of_the_facts_of_a_factor_the_one_that_counts_most_is_named_and_all_are_counted(
    shares: tuple[float, ...], said: str
) -> None:
    facts = [indicator(f"f{n}", share=share) for n, share in enumerate(shares)]
    assert about(factor("way", *facts)) == said


def test_a_scale_is_heard_with_its_ends_and_then_with_what_the_centers_have() -> None:
    said = "Trip: the low end is “a”, and the high end is “b”. Trip: from 15 to 45 minutes on this list."
    assert scale_heard("Trip", "a", "b", "Trip: from 15 to 45 minutes on this list.") == said


@given(points(), st.data())
def test_an_end_that_is_reported_holds_all_that_can_be_true_beyond_it(
    scale: Points, data: st.DataObject
) -> None:
    """No center can have an amount beyond an end, as 8 doctors beyond 6, that the end does not tell of."""
    fact = replace(TRAVEL, scale=scale, allowed=data.draw(allowances(scale)))
    least, most = fact.allowed or (-1e6, 1e6)
    tried = [float(within(fact, amount)) for amount in (*answers_of(fact), least, most)]
    for reported, worth in zip(ends_of_fact(fact), (min, max), strict=True):
        up, down = (holes(each, reported) for each in (words.WEIGH_END_UP, words.WEIGH_END_DOWN))
        amount = figure((up or down or {"fact": reported})["fact"].removesuffix(" min"))
        end = worth(map(scale.value_of, tried))
        assert scale.value_of(amount) == pytest.approx(end, abs=0.01)
        beyond = [each for each in tried if (each > amount if up else each < amount if down else False)]
        assert all(scale.value_of(each) == pytest.approx(end, abs=0.01) for each in beyond)
        first, last = scale.points[0][0], scale.points[-1][0]
        assert up or amount != last or max(tried) <= amount
        assert down or amount != first or min(tried) >= amount


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        pytest.param(0, "", id="known at all"),
        pytest.param(1, "Not known at 1 of 9 centers.", id="at some"),
        pytest.param(9, "Not known at any center yet.", id="at none"),
    ],
)
def test_what_is_not_known_on_a_scale_is_counted_in_words(unknown: int, said: str) -> None:
    assert not_known(unknown, 9) == said


@given(st.data())
def test_what_the_fact_that_matters_most_counts_is_its_place_s_share_and_the_rest_is_shared_evenly(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(2, 9))
    ids = [f"f{place}" for place in range(count)]
    most = data.draw(st.sampled_from(ids))
    way = factor("way", *(indicator(id, share=1 / count) for id in ids))
    (now,) = Answers().with_most_inside("way", most).judged((way,))
    read = holes(words.WEIGH_INSIDE_SAID, inside_said(now, most))
    assert read
    assert read["fact"] == most.title()
    # The mean of all shares that keep it first: 1/n of each of 1, 1/2, ... 1/n.
    share = 100 * sum(1 / place for place in range(1, count + 1)) / count
    assert (figure(read["share"]), figure(read["rest"])) == pytest.approx((share, 100 - share), abs=0.0501)
    centers = [
        provider("Ash", **dict.fromkeys(ids, 0) | {most: 1}),
        provider("Birch", **dict.fromkeys(ids, 1) | {most: 0}),
    ]
    points = {s.provider.name: s.middle for s in ranked(centers, [now], {"way": 1.0})}
    assert points == pytest.approx({"Ash": figure(read["share"]), "Birch": figure(read["rest"])}, abs=0.0501)


def test_what_a_person_said_of_the_facts_is_read_back_with_what_each_counts() -> None:
    (way,) = (
        Answers()
        .with_most_inside("way", "b")
        .judged((factor("way", *(indicator(id, share=1 / 3) for id in "abc")),))
    )
    assert inside_said(way, "b") == (
        "“B” now counts for 61.1 of 100 here. The other facts share the remaining 38.9 evenly. "
        "Tap it again to take this back."
    )
    assert inside_back({"way": "b"}, [way]) == ("In Way, this matters most to you: B.",)
    assert inside_back({"way": "gone", "cost": "b"}, [way]) == ()
