"""Two people side by side: what the one question says holds when the list is scored again."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Word, Words
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import TIE, Values, rank, valued
from decision.person.for_two import alike, question
from decision.person.two import SIDES, middle, taken_over, two
from decision.wording import words
from tests.conftest import factor, provider
from tests.strategies import List, lists, preferences

NAMES = {"near": "Near", "cheap": "Cheap"}
FACTORS = [factor("travel"), factor("cost"), factor("comfort")]
IDS = [each.id for each in FACTORS]
VALUES = valued(
    [
        provider("Near", travel=1, cost=0, comfort=0.5),
        provider("Cheap", travel=0, cost=1, comfort=0.5),
    ],
    FACTORS,
)
TRAVEL = Order((("travel",), ("cost",), ("comfort",)))
COST = Order((("cost",), ("travel",), ("comfort",)))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Values, Preference, Preference]:
    drawn: List = draw(lists(unknowns=True, least=2, most=4))
    said = [draw(preferences(drawn.ids)) for _ in SIDES]
    return valued(drawn.providers, drawn.factors), said[0], said[1]


def first(values: Values, preference: Preference) -> set[str]:
    """The first group, scored again from the preference alone."""
    ids = values.factor_ids
    groups = about_equal(rank(values, preference.weights(ids)), blocks_of(preference, ids))
    return {score.provider.id for score in groups[0]}


def places(values: Values, preference: Preference) -> dict[str, int]:
    return {score.provider.id: score.place for score in rank(values, preference.weights(values.factor_ids))}


def settled(values: Values, said: Sequence[Preference], id: str, side: int) -> list[set[str]] | None:
    """Both first groups when the other one takes this one's word; None where that says nothing."""
    try:
        moved = taken_over(said[1 - side], said[side], id, values)
        return [first(values, said[side]), first(values, moved)]
    except NothingMatters:
        return None


@given(pairs())
def test_settling_the_question_as_asked_brings_both_to_the_same_first_group_or_it_says_that_it_cannot(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, *said = pair
    found = two(values, *said)
    assert list(found.first) == [first(values, each) for each in said]
    if found.question is None:
        assert found.is_same_first or not found.lively
        return
    for side in SIDES:
        after = settled(values, said, found.question.factor.id, side)
        assert (side in found.question.together) is (after is not None and after[0] == after[1])
    if not found.question.together:  # then no other single factor does
        for id in said_by_both(values, said):
            for side in SIDES:
                after = settled(values, said, id, side)
                assert after is None or after[0] != after[1]


def said_by_both(values: Values, said: Sequence[Preference]) -> list[str]:
    open_ = {id for each in said for id in each.unanswered(values.factor_ids)}
    return [id for id in values.factor_ids if id not in open_]


@given(pairs())
def test_each_factor_that_both_have_said_something_on_is_agreed_idle_or_lively(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, *said = pair
    found = two(values, *said)
    parts = [*found.agreed, *(each.factor for each in (*found.idle, *found.lively))]
    assert sorted(each.id for each in parts) == sorted(said_by_both(values, said))


@given(pairs())
def test_on_what_one_of_them_has_not_said_nothing_is_settled_and_no_distance_is_claimed(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, *said = pair
    found = two(values, *said)
    for preference, unsaid in zip(said, found.unsaid, strict=True):
        assert tuple(each.id for each in unsaid) == preference.unanswered(values.factor_ids)
    both = said_by_both(values, said)
    assert all(each.factor.id in both for each in (*found.lively, *found.idle, *found.level))
    assert found.question is None or found.question.factor.id in both


@given(pairs())
def test_an_idle_difference_moves_nothing_for_either(pair: tuple[Values, Preference, Preference]) -> None:
    values, *said = pair
    for each in two(values, *said).idle:
        for side in SIDES:
            moved = taken_over(said[1 - side], said[side], each.factor.id, values)
            with suppress(NothingMatters):
                assert places(values, moved) == places(values, said[1 - side])


@given(pairs())
def test_who_is_named_first_makes_no_difference(pair: tuple[Values, Preference, Preference]) -> None:
    values, one, other = pair
    found, turned = two(values, one, other), two(values, other, one)
    assert (found.agreed, found.unsaid) == (turned.agreed, turned.unsaid[::-1])
    assert found.first == turned.first[::-1]
    assert [each.moved for each in found.lively] == [each.moved for each in turned.lively]
    if found.question and turned.question:
        assert found.question.factor == turned.question.factor
        assert {1 - side for side in found.question.together} == set(turned.question.together)


@given(pairs())
def test_two_who_say_the_same_agree_on_all(pair: tuple[Values, Preference, Preference]) -> None:
    values, one, _ = pair
    found = two(values, one, one)
    alike = sorted((*found.agreed, *found.unsaid[0]), key=values.factors.index)
    assert (tuple(alike), found.question, found.is_same_first) == (values.factors, None, True)
    assert found.unsaid[0] == found.unsaid[1]


def test_another_difference_that_is_as_large_is_named_beside_the_one_that_is_asked() -> None:
    found = two(VALUES, TRAVEL, COST)
    assert found.question is not None
    assert {found.question.factor.id, *(each.factor.id for each in found.level)} == {"travel", "cost"}
    asked = question(found, NAMES)
    assert asked[1] == words.TWO_LEVEL.format(labels=found.level[0].factor.label)


def test_on_what_neither_has_said_they_do_not_say_the_same() -> None:
    one, other = Order((("travel",),)), Order((("travel",),))
    found = two(VALUES, one, other)
    assert [each.id for each in found.agreed] == ["travel"]
    assert [[each.id for each in side] for side in found.unsaid] == [["cost", "comfort"]] * 2
    assert alike(found) == (
        words.TWO_AGREED.format(labels="Travel"),
        words.TWO_NEITHER.format(labels="Cost and Comfort"),
    )


def test_where_only_one_has_said_what_parts_them_that_is_talked_about_with_what_it_moves() -> None:
    found = two(VALUES, Order((("travel",),)), Order((("cost",),)))
    assert not found.is_same_first
    assert (found.lively, found.idle, found.question) == ((), (), None)
    assert [[each.factor.id for each in side] for side in found.only] == [["travel"], ["cost"]]
    assert found.heard is not None
    assert found.heard.leads == {0: {"near"}}, "by the first person's word, the second has Near first too"
    assert question(found, NAMES) == (
        words.TWO_ASK.format(label="Travel"),
        words.TWO_HEAR.format(who="the first person"),
        "If the second person weighed Travel like the first person, the top of their list would be Near.",
        words.TWO_TOGETHER_ONE.format(who=words.lines("TWO_PEOPLE")[0]),
    )


@given(pairs())
def test_what_comes_first_once_one_takes_the_other_s_word_is_so_when_it_is_scored_again(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, *said = pair
    found = two(values, *said)
    for each in found.apart:
        for side, leads in each.leads.items():
            assert {*leads} == first(values, taken_over(said[1 - side], said[side], each.factor.id, values))
    for side, only in zip(SIDES, found.only, strict=True):
        open_ = [*said[1 - side].unanswered(values.factor_ids)]
        assert [each.factor.id for each in only] == [id for id in open_ if not said[side].unanswered([id])]
        assert all({*each.leads} <= {side} for each in only), "there is no other word to take"


@given(pairs())
def test_the_ranges_are_open_where_one_below_could_pass_one_at_the_top_of_either_list(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, *said = pair
    ids = values.factor_ids
    passing = []
    for each in said:
        tops = first(values, each)
        ranked = rank(values, each.weights(ids))
        low = min(score.low for score in ranked if score.provider.id in tops)
        passing += [score.high - low for score in ranked if score.provider.id not in tops]
    assert two(values, *said).is_open is any(gap > TIE for gap in passing)


def test_the_question_is_the_difference_that_parts_them() -> None:
    found = two(VALUES, TRAVEL, COST)
    assert [each.id for each in found.agreed] == ["comfort"]
    assert found.question is not None
    assert found.question.factor.id in ("travel", "cost")
    assert found.question.together == (0, 1)


def test_a_difference_that_moves_nothing_is_idle() -> None:
    found = two(VALUES, Order((("travel",), ("comfort",), ("cost",))), TRAVEL)
    assert {each.factor.id for each in found.idle} == {"comfort", "cost"}
    assert (found.question, found.is_same_first) == (None, True)


def test_one_question_may_not_be_enough_and_then_says_so() -> None:
    sides = [
        provider("Near", a=1, b=1, c=0, d=0),
        provider("Cheap", a=0, b=0, c=1, d=1),
        provider("Between", a=0.9, b=0.1, c=0.9, d=0.1),
    ]
    values = valued(sides, [factor(id) for id in "abcd"])
    found = two(values, Numbers({"a": 4, "b": 4, "c": 1, "d": 1}), Numbers({"a": 1, "b": 1, "c": 4, "d": 4}))
    assert found.question is not None
    assert found.question.together == ()


def test_the_middle_gives_each_factor_half_of_what_each_of_two_gives_it() -> None:
    weights = middle(IDS, Numbers({"travel": 3, "cost": 1}), Words({"cost": Word.VERY})).weights(IDS)
    assert weights == pytest.approx({"travel": 0.375, "cost": 0.625, "comfort": 0})


@given(pairs())
def test_the_middle_of_two_who_say_the_same_is_what_they_say(
    pair: tuple[Values, Preference, Preference],
) -> None:
    values, one, _ = pair
    ids = values.factor_ids
    assert middle(ids, one, one).weights(ids) == pytest.approx(one.weights(ids))


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        pytest.param(COST, TRAVEL, TRAVEL, id="it takes the place it has in theirs"),
        pytest.param(COST, Order((("cost",),)), Order((("cost",), ("comfort",))), id="not placed in theirs"),
        pytest.param(
            COST,
            Order((("cost",),), frozenset({"travel"})),
            Order((("cost",), ("comfort",)), frozenset({"travel"})),
            id="it does not matter in theirs",
        ),
        pytest.param(
            Order((("cost", "travel"),)),
            Order((("travel", "comfort"),)),
            Order((("cost", "travel"),)),
            id="it has that place in mine",
        ),
        pytest.param(
            Order((("cost",),), frozenset({"travel"})),
            COST,
            Order((("cost",), ("travel",))),
            id="it did not matter",
        ),
        pytest.param(
            Words({"cost": Word.VERY}),
            Words({"travel": Word.QUITE}),
            Words({"cost": Word.VERY, "travel": Word.QUITE}),
            id="it takes their word",
        ),
        pytest.param(
            Words({"cost": Word.VERY, "travel": Word.VERY}),
            Words({"cost": Word.VERY}),
            Words({"cost": Word.VERY}),
            id="they have no word on it",
        ),
        pytest.param(
            Numbers({"travel": 1, "cost": 1}),
            Numbers({"travel": 3, "comfort": 1}),
            Numbers({"travel": 0.75, "cost": 0.25, "comfort": 0.0}),
            id="in numbers it takes its weight, and the others keep their proportions",
        ),
        pytest.param(
            Numbers({"cost": 2}),
            Numbers({"travel": 1}),
            Numbers({"travel": 1.0, "cost": 0.0, "comfort": 0.0}),
            id="it has all the weight in theirs",
        ),
    ],
)
def test_their_word_on_one_factor_is_taken_over_and_all_else_is_kept(
    mine: Preference, theirs: Preference, after: Preference
) -> None:
    assert taken_over(mine, theirs, "travel", VALUES) == after
