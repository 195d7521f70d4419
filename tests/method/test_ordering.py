"""From a preference to the ranked list: what follows from what a person said, and nothing before they did."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Factor
from decision.method.ordering import NOT_SAID, ordered
from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import rank, valued
from tests.conftest import factor, provider
from tests.strategies import List, lists, preferences

FACTORS: Sequence[Factor] = (factor("a"), factor("b"))
ASH, BIRCH, CEDAR = (
    provider("Ash", a=0.74, b=0.7),
    provider("Birch", a=0.2, b=0.3),
    provider("Cedar", a=0.76, b=0.7),
)


@pytest.mark.parametrize(
    "preference",
    [
        pytest.param(Order(), id="nothing is tapped"),
        pytest.param(Words(), id="no word is chosen"),
        pytest.param(Numbers(), id="no number is typed"),
        pytest.param(Words({"a": Word.NOT_AT_ALL}), id="the only word is not at all"),
        pytest.param(Numbers({"a": 0.0, "b": 0.0}), id="all numbers are 0"),
        pytest.param(Order((), frozenset({"a", "b"})), id="all are left out"),
    ],
)
def test_until_something_counts_there_is_no_order(preference: Preference) -> None:
    assert ordered(valued([ASH, BIRCH], FACTORS), preference) == NOT_SAID


def test_without_a_center_the_list_is_empty_and_the_order_of_what_matters_is_kept() -> None:
    found = ordered(valued([], FACTORS), Order((("b",), ("a",))))
    assert (found.ranked, found.groups, found.blocks) == ((), (), (("b",), ("a",)))


def test_about_equal_centers_keep_the_order_of_points_and_share_one_place() -> None:
    found = ordered(valued([ASH, BIRCH, CEDAR], FACTORS), Words({"a": Word.VERY, "b": Word.VERY}))
    # Cedar is ahead of Ash on every factor that parts them, so it is ahead for all weights.
    assert [[each.provider.name for each in group] for group in found.groups] == [
        ["Cedar"],
        ["Ash"],
        ["Birch"],
    ]
    crossed = provider("Dogwood", a=0.7, b=0.75)
    values = valued([crossed, ASH, BIRCH, CEDAR], FACTORS)
    found = ordered(values, Words({"a": Word.VERY, "b": Word.A_LITTLE}))
    assert [[each.provider.name for each in group] for group in found.groups] == [
        ["Cedar"],
        ["Ash", "Dogwood"],
        ["Birch"],
    ]
    assert found.places == {"cedar": 1, "ash": 2, "dogwood": 2, "birch": 4}


@given(lists(unknowns=True, least=1), st.data())
def test_an_order_is_the_ranking_by_the_weights_in_groups_of_about_equal(
    drawn: List, data: st.DataObject
) -> None:
    preference = data.draw(preferences(drawn.ids))
    found = ordered(valued(drawn.providers, drawn.factors), preference)
    if found == NOT_SAID:
        return
    ranked = rank(valued(drawn.providers, drawn.factors), preference.weights(drawn.ids))
    blocks = blocks_of(preference, drawn.ids)
    assert (found.ranked, found.blocks, found.groups) == (ranked, blocks, about_equal(ranked, blocks))


@given(lists(unknowns=True, least=1), st.data())
def test_places_never_fall_down_the_list_and_all_of_a_group_share_one(
    drawn: List, data: st.DataObject
) -> None:
    found = ordered(valued(drawn.providers, drawn.factors), data.draw(preferences(drawn.ids)))
    above = 0
    for group in found.groups:
        assert {found.places[score.provider.id] for score in group} == {above + 1}
        above += len(group)
    assert [score for group in found.groups for score in group] == list(found.ranked)
    assert list(found.by_id) == [score.provider.id for score in found.ranked]
