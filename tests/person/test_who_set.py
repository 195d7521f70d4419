"""Whose word each part of a preference is."""

import pytest

from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.person.answers import Answers

FIRST = Order((("travel",), ("cost",)))


def ids(answers: Answers) -> set[str]:
    """The factors that are the counselor's word in the way chosen now."""
    return {factor for way, factor in answers.by_counselor if way == answers.way}


@pytest.mark.parametrize(
    ("after", "counselors"),
    [
        pytest.param(FIRST, set(), id="nothing is changed"),
        pytest.param(FIRST.with_next("days"), {"days"}, id="one more is placed, the rest stays the person's"),
        pytest.param(FIRST.moved("cost", up=True), {"travel", "cost"}, id="two trade places"),
        pytest.param(FIRST.without_last(), set(), id="one is taken out, and no other is set"),
        pytest.param(Order((("cost",),)), set(), id="the first is taken out, and no other is set"),
        pytest.param(FIRST.left_out("travel"), {"travel"}, id="one is said not to matter"),
        pytest.param(FIRST.with_tie("cost", tied=True), {"cost"}, id="one is tied to the one above"),
    ],
)
def test_what_a_counselor_changes_in_an_order_is_their_word(after: Order, counselors: set[str]) -> None:
    assert ids(Answers(order=FIRST).with_preference(after, by_counselor=True)) == counselors


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Words({"travel": Word.VERY, "cost": Word.QUITE}), Words({"travel": Word.VERY, "cost": Word.VERY})),
        (Numbers({"travel": 5, "cost": 1}), Numbers({"travel": 5, "cost": 2})),
    ],
    ids=["words", "numbers"],
)
def test_what_a_counselor_changes_in_words_and_numbers_is_their_word(
    before: Preference, after: Preference
) -> None:
    said = Answers().with_preference(before)
    assert ids(said) == set()
    assert ids(said.with_preference(after, by_counselor=True)) == {"cost"}


def test_what_the_person_sets_again_is_their_own_word() -> None:
    said = Answers().with_preference(FIRST, by_counselor=True)
    assert ids(said.with_preference(FIRST.left_out("cost"))) == {"travel"}


def test_what_is_no_longer_said_is_nobodys_word() -> None:
    said = Answers().with_preference(FIRST, by_counselor=True)
    assert ids(said.with_preference(FIRST.without_last())) == {"travel"}


def test_each_way_keeps_whose_word_it_was() -> None:
    said = Answers().with_preference(FIRST, by_counselor=True).with_preference(Words({"cost": Word.VERY}))
    assert ids(said) == set()
    assert ids(said.with_preference(FIRST)) == {"travel", "cost"}
