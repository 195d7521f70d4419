from dataclasses import replace
from datetime import date

import pytest

from decision.method.factors import Amount
from decision.method.providers import Measurement, Provider, by_name, laid_over
from tests.conftest import provider


@pytest.mark.parametrize(
    ("indicator", "amount"),
    [
        pytest.param("minutes", 10.0, id="a number"),
        pytest.param("doctor", False, id="a no is not an unknown"),
        pytest.param("nurses", 0.0, id="a zero is not an unknown"),
        pytest.param("dollars", None, id="unknown"),
        pytest.param("step_free", None, id="never recorded"),
    ],
)
def test_a_center_tells_its_amount_or_nothing(indicator: str, amount: Amount | None) -> None:
    center = provider("Near", minutes=10.0, doctor=False, nurses=0.0, dollars=None)
    assert center.amount(indicator) == amount
    assert type(center.amount(indicator)) is type(amount)


@pytest.mark.parametrize(
    ("medicine", "given"),
    [
        pytest.param("alphamab", True, id="yes"),
        pytest.param("betamab", False, id="no"),
        pytest.param("gammamab", None, id="unknown"),
        pytest.param("deltamab", None, id="never recorded"),
    ],
)
def test_a_center_tells_whether_it_gives_a_medicine(medicine: str, given: bool | None) -> None:
    center = replace(provider("Near"), gives={"alphamab": True, "betamab": False, "gammamab": None})
    assert center.gives_medicine(medicine) is given


def test_a_center_without_any_answers_on_medicines_tells_unknown() -> None:
    assert provider("Near").gives_medicine("alphamab") is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(provider("Ash"), provider("Birch"), id="by name"),
        pytest.param(provider("ash"), provider("Birch"), id="capitals aside"),
        pytest.param(provider("Ash"), provider("ash"), id="capitals settle the same name"),
        pytest.param(
            replace(provider("Ash"), id="a"),
            replace(provider("Ash"), id="b"),
            id="the id settles equal names",
        ),
    ],
)
def test_centers_are_a_to_z(first: Provider, second: Provider) -> None:
    assert sorted([second, first], key=by_name) == [first, second]


REPORTED = Measurement(3.0, "Ann, nurse", date(2026, 11, 20), reported=True)


def test_what_was_reported_is_in_place_of_what_the_list_says() -> None:
    near, far = provider("Near", nurses=None, minutes=10.0), provider("Far", nurses=2.0)
    reported = laid_over((near, far), {("near", "nurses"): REPORTED})
    assert reported[0].measurements == {"nurses": REPORTED, "minutes": near.measurements["minutes"]}
    assert reported[1] is far
    assert near.amount("nurses") is None


def test_what_was_reported_of_a_fact_that_was_never_recorded_counts_too() -> None:
    assert laid_over((provider("Near"),), {("near", "nurses"): REPORTED})[0].amount("nurses") == 3


def test_what_was_reported_of_a_center_that_is_not_in_the_list_changes_nothing() -> None:
    near = provider("Near", nurses=None)
    assert laid_over((near,), {("gone", "nurses"): REPORTED}) == (near,)


# ---- what is reported of a medicine and its program


def given(answer: bool) -> Measurement:
    return Measurement(answer, "Ann, nurse", date(2026, 11, 20), reported=True)


@pytest.mark.parametrize("answer", [True, False], ids=["yes", "no"])
def test_what_is_reported_of_a_medicine_is_in_place_of_what_the_list_says(answer: bool) -> None:
    near = replace(
        provider("Near"), gives={"alphamab": not answer, "betamab": None}, enrolled={"watch": None}
    )
    (reported,) = laid_over((near,), {("near", "gives:alphamab"): given(answer)})
    assert (reported.amount("gives:betamab"), reported.amount("enrolled:watch")) == (None, None)
    assert (reported.amount("gives:alphamab"), reported.gives_medicine("alphamab")) == (answer, answer)
    assert reported.measurements["gives:alphamab"].source == "Ann, nurse"


@pytest.mark.parametrize("answer", [True, False], ids=["yes", "no"])
def test_what_is_reported_of_a_program_is_in_place_of_what_the_list_says(answer: bool) -> None:
    near = replace(provider("Near"), gives={"alphamab": None}, enrolled={"watch": not answer})
    (reported,) = laid_over((near,), {("near", "enrolled:watch"): given(answer)})
    assert (reported.amount("enrolled:watch"), reported.amount("gives:alphamab")) == (answer, None)


def test_it_can_be_reported_where_the_list_never_says_anything_of_medicines() -> None:
    answers = {("near", "gives:alphamab"): given(True), ("near", "enrolled:watch"): given(False)}
    (reported,) = laid_over((provider("Near"),), answers)
    assert (reported.amount("gives:alphamab"), reported.amount("enrolled:watch")) == (True, False)


@pytest.mark.parametrize(
    ("about", "amount"),
    [
        pytest.param("gives:alphamab", True, id="given"),
        pytest.param("gives:betamab", False, id="not given"),
        pytest.param("gives:gammamab", None, id="not known"),
        pytest.param("gives:deltamab", None, id="a medicine never recorded"),
        pytest.param("enrolled:watch", False, id="not in the program"),
        pytest.param("enrolled:guard", None, id="a program never recorded"),
        pytest.param("enrolled:alphamab", None, id="a medicine is no program"),
        pytest.param("gives:watch", None, id="a program is no medicine"),
    ],
)
def test_a_center_tells_the_amount_of_a_medicine_and_of_a_program(about: str, amount: bool | None) -> None:
    gives = {"alphamab": True, "betamab": False, "gammamab": None}
    center = replace(provider("Near"), gives=gives, enrolled={"watch": False})
    assert center.amount(about) is amount
    assert provider("Far").amount(about) is None


def test_what_is_reported_leaves_the_center_of_the_list_as_it_was() -> None:
    gives: dict[str, bool | None] = {"alphamab": None}
    near = replace(provider("Near", nurses=1.0), gives=gives, enrolled={})
    before = replace(near, measurements=dict(near.measurements), gives=dict(gives), enrolled={})
    answers = {("near", about): given(True) for about in ("gives:alphamab", "enrolled:watch", "doctor")}
    assert laid_over((near,), answers) != (near,)
    assert near == before


@pytest.mark.parametrize(
    ("town", "state", "where"),
    [("Oak", "EX", "Oak, EX"), ("Oak", "", "Oak"), ("", "EX", "EX"), ("", "", "")],
)
def test_where_a_center_is_says_what_is_known_of_it(town: str, state: str, where: str) -> None:
    assert replace(provider("Near"), town=town, state=state).where == where


@pytest.mark.parametrize(("id", "added"), [("own:1", True), ("own", False), ("a.b-c_1", False)])
def test_a_place_that_a_person_added_is_known_by_its_id(id: str, added: bool) -> None:
    assert replace(provider("Near"), id=id).added is added
