"""Where a person leans before and after, and whether they are ready: asked, kept, and shown."""

from collections.abc import Iterator

import pytest

from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import heading
from tests.screens.walk import Walk, drawn_from, text


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        yield Walk()


def said_first(walk: Walk, leaning: str) -> None:
    walk.to("must-haves")
    walk.tap("example.switch")
    walk.to("what-matters")
    walk.tap("place.cost", "place.way")
    walk.set("selectbox", "lean.before", leaning)
    walk.to("compare")


def test_nothing_is_said_beside_the_order_while_they_have_not_said_where_they_lean(walk: Walk) -> None:
    walk.to("what-matters")
    walk.tap("place.cost")
    walk.to("compare")
    assert words.LEAN_SAID.format(name="") not in text(walk)
    assert words.LEAN_CLOSER not in text(walk)


@pytest.mark.parametrize(
    ("leaning", "named", "same"),
    [
        ("birch", "Birch Clinic", True),
        ("ash", "Ash Hospital", False),
        (":not_yet", "not deciding yet", False),
    ],
)
def test_where_they_leaned_is_beside_the_order(walk: Walk, leaning: str, named: str, same: bool) -> None:
    said_first(walk, leaning)
    shown = text(walk)
    assert words.LEAN_SAID.format(name=named) in shown
    assert words.LEAN_FIRST.format(count=1, names="Birch Clinic") in shown
    assert (words.LEAN_CLOSER in shown) is not same
    assert "reconsider" not in shown.casefold()


def test_both_leanings_are_on_the_page_to_take_home(walk: Walk) -> None:
    said_first(walk, "ash")
    walk.set("selectbox", "lean.after", ":stay")
    walk.to("take-home")
    shown = text(walk)
    assert words.HOME_LEAN_BEFORE.format(name="Ash Hospital") in shown
    assert words.HOME_LEAN.format(name=words.table("HOME_LEANS")[":stay"]) in shown


def test_a_leaning_to_a_center_that_is_gone_from_the_list_is_kept(walk: Walk) -> None:
    said_first(walk, "ash")
    answers = walk.app.session_state["answers"]
    walk.app.session_state["lean.before"] = "no_such_center"
    walk.to("what-matters")
    assert walk.app.selectbox(key="lean.before").value == "no_such_center"
    assert words.LEAN_GONE in walk.app.selectbox(key="lean.before").options
    assert walk.app.session_state["answers"] != answers


def test_each_no_brings_its_next_step_and_is_open_on_the_page(walk: Walk) -> None:
    walk.to("take-home")
    for question in words.table("READY_ASK"):
        step = words.table("READY_NEXT")[question]
        assert step not in text(walk)
        walk.set("pills", f"ready.{question}", False)
        assert step in text(walk)
    assert f"{words.table('READY_OPEN')['sure']}." in text(walk)
    walk.set("pills", "ready.sure", True)
    assert words.table("READY_NEXT")["sure"] not in text(walk)


def test_the_next_step_leads_to_the_step_that_helps(walk: Walk) -> None:
    walk.to("take-home")
    walk.set("pills", "ready.facts", False)
    walk.tap("go.to.ask")
    assert heading(walk.app) == words.ASK


def test_not_to_decide_yet_is_called_the_same_where_they_lean_and_on_the_list() -> None:
    choices = words.table("LEAN_CHOICES")
    assert choices[":not_yet"] == words.GLANCE_WAIT
    assert choices[":stay"] == words.GLANCE_STAY


def test_a_center_that_was_set_aside_is_not_offered_and_stays_only_where_they_leaned_to_it(
    walk: Walk,
) -> None:
    walk.to("what-matters")
    walk.set("selectbox", "lean.before", "ash")
    walk.to("must-haves")
    walk.set("checkbox", "must.no_fee", True)
    walk.to("what-matters")
    assert words.LEAN_ASIDE.format(name="Ash Hospital") in walk.app.selectbox(key="lean.before").options
    walk.set("selectbox", "lean.before", "birch")
    assert not [each for each in walk.app.selectbox(key="lean.before").options if "Ash" in each]
