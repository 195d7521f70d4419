from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from decision.answers import SIDE_BY_SIDE, WAYS, Answers, Way, fits, known
from decision.catalog import load
from decision.factors import Amount
from decision.preferences import Numbers, Order, Preference, Word, Words
from decision.providers import Measurement
from tests.conftest import EXAMPLE

ORDER, WORDS, NUMBERS = Order((("cost",),)), Words({"cost": Word.VERY}), Numbers({"cost": 5})


def test_nothing_is_said_at_first() -> None:
    answers = Answers()
    assert answers.way == "order"
    assert answers.preference.is_empty
    assert (answers.medicine, answers.compared, dict(answers.too_much)) == (None, (), {})


@pytest.mark.parametrize(
    ("way", "said"),
    [("order", ORDER), ("words", WORDS), ("numbers", NUMBERS)],
    ids=["order", "words", "numbers"],
)
def test_the_preference_is_the_one_of_the_way_chosen_now(way: Way, said: Preference) -> None:
    answers = Answers(way=way, order=ORDER, words=WORDS, numbers=NUMBERS)
    assert answers.preference is said
    assert way in WAYS


@pytest.mark.parametrize(
    ("said", "way"),
    [(ORDER, "order"), (WORDS, "words"), (NUMBERS, "numbers")],
    ids=["order", "words", "numbers"],
)
def test_saying_something_in_one_way_chooses_that_way(said: Preference, way: Way) -> None:
    start: Way = "words" if way == "order" else "order"
    answers = Answers(way=start, medicine="alphamab").with_preference(said)
    assert (answers.way, answers.preference, answers.medicine) == (way, said, "alphamab")


def test_trying_another_way_loses_nothing() -> None:
    answers = Answers().with_preference(ORDER).with_preference(WORDS).with_preference(NUMBERS)
    assert (answers.order, answers.words, answers.numbers) == (ORDER, WORDS, NUMBERS)


def test_answers_are_replaced_and_never_changed() -> None:
    answers = Answers()
    answers.with_preference(NUMBERS)
    assert answers == Answers()
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'way'"):
        answers.way = "words"  # type: ignore[misc]


@pytest.mark.parametrize("way", WAYS)
def test_while_nothing_is_said_there_are_no_weights(way: Way) -> None:
    assert Answers(way=way).weights(("cost", "travel")) is None


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Order((), frozenset({"cost", "travel"})), id="order"),
        pytest.param(Words({"cost": Word.NOT_AT_ALL}), id="words"),
        pytest.param(Numbers({"cost": 0}), id="numbers"),
    ],
)
def test_while_all_that_is_said_counts_0_there_are_no_weights(said: Preference) -> None:
    assert Answers().with_preference(said).weights(("cost", "travel")) is None


@pytest.mark.parametrize("said", [ORDER, WORDS, NUMBERS], ids=["order", "words", "numbers"])
def test_weights_are_those_of_the_preference(said: Preference) -> None:
    factors = ("cost", "travel")
    assert Answers().with_preference(said).weights(factors) == said.weights(factors)


def test_a_mistake_in_the_ids_is_not_taken_for_nothing_said() -> None:
    with pytest.raises(ValueError, match="unknown factor 'cost': use one of travel"):
        Answers().with_preference(NUMBERS).weights(("travel",))


def test_a_medicine_can_be_named_and_left_open_again() -> None:
    named = Answers(way="words").with_medicine("alphamab")
    assert (named.medicine, named.way) == ("alphamab", "words")
    assert named.with_medicine(None).medicine is None


def test_no_more_centers_are_compared_than_fit_side_by_side() -> None:
    picked = [f"center_{number}" for number in range(SIDE_BY_SIDE + 1)]
    assert Answers().with_compared(picked).compared == tuple(picked[:SIDE_BY_SIDE])


def test_what_is_too_much_is_kept_as_it_was_said() -> None:
    said = {"minutes": 45.0}
    answers = Answers().with_too_much(said)
    said["minutes"] = 90.0
    assert answers.too_much == {"minutes": 45.0}


def test_what_was_told_is_kept_replaced_and_taken_back() -> None:
    first, second = (Measurement(amount, "Ann", date(2026, 11, 20), told=True) for amount in (3.0, 4.0))
    said = Answers(medicine="alphamab").with_told("near", "nurses", first)
    said = said.with_told("far", "nurses", first).with_told("near", "nurses", second)
    assert said.told == {("near", "nurses"): second, ("far", "nurses"): first}
    assert said.without_told("near", "nurses").told == {("far", "nurses"): first}
    assert said.without_told("near", "minutes") == said
    assert said.medicine == "alphamab"


# ---- what was told, on the list

LIST = load(EXAMPLE)


def said(amount: Amount | None) -> Measurement:
    return Measurement(amount, "Ann", date(2026, 11, 20), told=True)


@pytest.mark.parametrize(
    ("provider", "indicator", "amount", "fitting"),
    [
        pytest.param("cedar", "nurses", 3.0, True, id="a number within what is allowed"),
        pytest.param("cedar", "nurses", 50.0, True, id="the most that is allowed"),
        pytest.param("cedar", "nurses", 51.0, False, id="more than is allowed"),
        pytest.param("cedar", "nurses", -1.0, False, id="less than is allowed"),
        pytest.param("cedar", "nurses", True, False, id="yes for a number"),
        pytest.param("cedar", "doctor", False, True, id="no"),
        pytest.param("cedar", "doctor", 0.0, False, id="a number for yes or no"),
        pytest.param("cedar", "step_free", "none", True, id="a level"),
        pytest.param("cedar", "step_free", "half", False, id="a word that is no level any more"),
        pytest.param("cedar", "nurses", None, False, id="no answer"),
        pytest.param("cedar", "gives:betamab", True, True, id="that a medicine is given"),
        pytest.param("cedar", "gives:betamab", "yes", False, id="a word for whether it is given"),
        pytest.param(
            "cedar", "gives:gammamab", True, False, id="a medicine that is not on the list any more"
        ),
        pytest.param("cedar", "enrolled:beta_watch", False, True, id="that it is not in the program"),
        pytest.param("cedar", "enrolled:betamab", False, False, id="a medicine for a program"),
        pytest.param("elm", "nurses", 3.0, False, id="a center that is not on the list any more"),
        pytest.param("cedar", "parking", 3.0, False, id="a fact that is not on the list any more"),
    ],
)
def test_what_was_told_counts_only_where_it_fits_the_list(
    provider: str, indicator: str, amount: Amount | None, fitting: bool
) -> None:
    told = said(amount)
    assert fits(LIST, provider, indicator, told) == fitting
    found = known(LIST, Answers(told={(provider, indicator): told}))
    if fitting:
        changed = found.provider(provider)
        assert changed
        assert changed.measurements[indicator] is told
    else:
        assert found == LIST


def test_what_was_told_lies_over_the_list_and_changes_nothing_else_of_it() -> None:
    told = {("cedar", "nurses"): said(3.0), ("ash", "doctor"): said(False), ("elm", "nurses"): said(1.0)}
    found = known(LIST, Answers(told=told))
    assert replace(found, providers=LIST.providers) == LIST
    for before, after in zip(LIST.providers, found.providers, strict=True):
        own = {indicator: each for (id, indicator), each in told.items() if id == before.id}
        assert after == replace(before, measurements={**before.measurements, **own})
    assert load(EXAMPLE) == LIST


def test_where_nothing_was_told_the_list_is_as_it_is() -> None:
    assert known(LIST, Answers()) == LIST
