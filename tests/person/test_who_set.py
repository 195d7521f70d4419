"""Whose word each part of a preference is."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.person.answers import Answers

FIRST = Order((("travel",), ("cost",)))


def ids(answers: Answers) -> set[str]:
    """The factors that are the counselor's word in the way chosen now."""
    return {factor for way, factor in answers.by_counselor if way == answers.way}


@pytest.mark.parametrize(
    ("tapped", "after", "counselors"),
    [
        pytest.param("", FIRST, set(), id="nothing is changed"),
        pytest.param("travel", FIRST.with_next("travel"), set(), id="a second tap changes nothing"),
        pytest.param("days", FIRST.with_next("days"), {"days"}, id="one more is placed"),
        pytest.param("cost", FIRST.moved("cost", up=True), {"cost"}, id="one is moved up past another"),
        pytest.param("travel", FIRST.moved("travel", up=False), {"travel"}, id="one is moved down"),
        pytest.param("", FIRST.without_last(), set(), id="one is taken out, and no other is set"),
        pytest.param("travel", FIRST.without("travel"), set(), id="the first is taken out"),
        pytest.param("travel", FIRST.left_out("travel"), {"travel"}, id="one is said not to matter"),
        pytest.param("cost", FIRST.with_tie("cost", tied=True), {"cost"}, id="one is tied to the one above"),
    ],
)
def test_only_what_a_counselor_taps_in_an_order_is_their_word(
    tapped: str, after: Order, counselors: set[str]
) -> None:
    said = Answers(order=FIRST).with_preference(after, by_counselor=True, tapped=tapped)
    assert ids(said) == counselors


PLACES = Order((("travel",), ("cost",), ("days",), ("staff",)))
MOVES = [
    *((lambda order, factor, up=up: order.moved(factor, up=up)) for up in (True, False)),
    *((lambda order, factor, tied=tied: order.with_tie(factor, tied=tied)) for tied in (True, False)),
    Order.with_next,
    Order.without,
    Order.left_out,
]


@given(
    marks=st.frozensets(st.sampled_from(PLACES.placed)),
    taps=st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from(PLACES.placed), st.booleans())),
)
def test_a_tap_on_one_factor_never_changes_whose_word_another_is(
    marks: frozenset[str], taps: list[tuple[Callable[[Order, str], Order], str, bool]]
) -> None:
    said = Answers(order=PLACES, by_counselor=frozenset(("order", factor) for factor in marks))
    for move, factor, by_counselor in taps:
        after = said.with_preference(move(said.order, factor), by_counselor=by_counselor, tapped=factor)
        assert ids(after) - {factor} == ids(said) - {factor}
        if after.order != said.order and factor in {*after.order.placed, *after.order.not_mattering}:
            assert (factor in ids(after)) is by_counselor
        said = after


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
