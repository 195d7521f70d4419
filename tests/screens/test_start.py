"""The steps in their order, and Start: how people decide, and the centers they type in."""

from typing import Any

from streamlit.testing.v1 import AppTest

from decision.wording import words
from tests.screens.deeds import seen
from tests.screens.tapping import at, has, heading, led_to, pressed


def test_the_path_leads_through_every_step_in_order(opened: Any) -> None:
    app = opened()
    titles = [heading(app)]
    while any(button.key == "go.on" for button in app.button):
        app = pressed(app, "go.on")
        titles.append(heading(app))
    assert titles == [
        words.START_DECISION,
        words.LEARN,
        words.MUST,
        words.WEIGH,
        words.COMPARE,
        words.ASK,
        words.HOME,
    ]


def test_the_way_back_leads_to_the_step_before(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    assert heading(pressed(app, "go.back")) == words.MUST


def _with_names(app: AppTest, *names: str) -> AppTest:
    for number, name in enumerate(names, start=1):
        app.text_input(key=f"name.{number}").set_value(name)
    return pressed(app, "names.use")


def test_centers_that_a_person_has_in_mind_are_typed_in_by_name_and_lead_to_what_to_ask(opened: Any) -> None:
    app = _with_names(opened(), "Lake Clinic", "  ", "Hill Hospital")
    assert heading(app) == words.ASK
    assert words.MADE_UP not in seen(app)
    assert app.selectbox(key="sheet").options == ["Hill Hospital", "Lake Clinic"]


def test_without_a_name_typed_in_nothing_changes_and_the_form_says_so(opened: Any) -> None:
    app = _with_names(opened(), " ")
    assert heading(app) == words.START_DECISION
    assert words.START_NAMES_NONE in seen(app)
    assert words.MADE_UP in seen(app)


def test_who_typed_in_centers_finds_them_on_start_and_a_way_back_to_the_list_that_came(opened: Any) -> None:
    app = _with_names(opened(), "Lake Clinic", "Hill Hospital")
    while has(app, "go.back"):
        app = pressed(app, "go.back")
    typed = [app.text_input(key=f"name.{number}").value for number in (1, 2, 3, 4)]
    assert typed == ["Lake Clinic", "Hill Hospital", "", ""]
    assert words.START_LIST.format(name=words.START_NAMES_LIST) in seen(app)
    app = pressed(app, "start.back")
    assert words.MADE_UP in seen(app)
    assert not any(button.key == "start.back" for button in app.button)
    assert app.text_input(key="name.1").value == "Lake Clinic", "what was typed is still there"
    assert led_to(app) == "st-key-start-names", "the button that had the focus is gone"
