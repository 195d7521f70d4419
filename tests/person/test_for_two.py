"""Two people in whole sentences."""

from dataclasses import replace

import pytest

from decision.person.two import Difference, Side, Two, question, side_by_side
from decision.wording import words
from tests.conftest import factor

NAMES = {"ash": "Ash", "birch": "Birch"}
TRAVEL = Difference(factor("travel"), (0.61, 0.28), 1, (0, 1))
APART = Two((frozenset({"ash"}), frozenset({"birch"})), (factor("cost"),), (), (TRAVEL,), TRAVEL)
SAME = replace(APART, first=(frozenset({"ash", "birch"}),) * 2, question=None)


def test_what_comes_first_for_each_and_what_they_share_is_said() -> None:
    assert side_by_side(APART, NAMES) == (
        "First for the first of you: Ash.",
        "First for the second of you: Birch.",
        "You say the same on: Cost.",
    )


def test_where_the_same_centers_come_first_there_is_nothing_to_settle() -> None:
    assert side_by_side(SAME, NAMES)[0] == words.TWO_SAME_FIRST.format(count=2, names="Ash and Birch")
    assert question(SAME) == ()


def test_a_difference_that_moves_nothing_is_said_as_such() -> None:
    found = replace(SAME, idle=(TRAVEL,), lively=())
    assert side_by_side(found, NAMES)[-1] == words.TWO_IDLE.format(labels="Travel")


def test_two_who_say_the_same_on_all_are_told_so() -> None:
    assert words.TWO_ALL_SAME in side_by_side(replace(SAME, lively=()), NAMES)


@pytest.mark.parametrize(
    ("together", "said"),
    [
        ((0, 1), words.TWO_TOGETHER_ANY),
        ((1,), "If both of you weigh this as the second of you does, the same centers come first for both."),
        ((), words.TWO_CANNOT),
    ],
    ids=["either word", "the word of one", "neither word"],
)
def test_what_settling_the_question_does_is_said(together: tuple[Side, ...], said: str) -> None:
    asked = question(replace(APART, question=replace(TRAVEL, together=together)))
    assert asked[0] == "Talk about this one: Travel."
    assert "61 of 100" in asked[1]
    assert "28 of 100" in asked[1]
    assert asked[2] == said


def test_where_no_single_thing_moves_the_list_that_is_said() -> None:
    assert question(replace(APART, question=None)) == (words.TWO_NO_ONE,)
