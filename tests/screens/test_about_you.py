"""What is so for the person only: the place they go to now, and the name of their plan."""

from collections.abc import Iterator

import pytest

from decision.person.answers import Answers
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.walk import Walk, drawn_from, text


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        walk = Walk()
        walk.to("must-haves")
        yield walk


def said(walk: Walk) -> Answers:
    found: Answers = walk.app.session_state["answers"]
    return found


@pytest.mark.parametrize("is_present", [True, False])
def test_a_place_that_is_added_is_marked_where_they_say_that_they_go_there_now(
    walk: Walk, is_present: bool
) -> None:
    walk.app.text_input(key="place.name").set_value("Dr. Lee's office")
    walk.app.checkbox(key="place.present").set_value(is_present)
    walk.tap("place.add")
    (place,) = said(walk).places
    assert said(walk).present == (place.id if is_present else None)
    assert walk.app.text_input(key="place.name").value == ""
    assert walk.app.checkbox(key="place.present").value is False
    walk.tap(f"remove.{place.id}")
    assert said(walk).present is None


def test_the_name_of_a_plan_leads_to_the_question_for_it_and_is_on_each_call_sheet(walk: Walk) -> None:
    walk.set("text_input", "plan", " Medicaid *HMO* ")
    assert said(walk).plan == "Medicaid *HMO*"
    assert words.OWN_PLAN_NOTE.format(plan="Medicaid *HMO*") in text(walk)
    walk.to("ask")
    walk.set("selectbox", "sheet", "cedar")
    assert words.SHEET_PLAN.format(plan="Medicaid *HMO*") in text(walk)
