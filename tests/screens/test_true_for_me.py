"""What is true for one person only, on the whole app: trip, plan, price, ZIP code, own places."""

import re
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import load
from decision.method.factors import Amount
from decision.method.providers import Measurement
from decision.person.own_lists import as_own
from decision.person.own_lists import opened as of_own
from decision.wording import words
from decision.wording.describing import short_label
from decision.wording.language import listed
from tests.conftest import EXAMPLE
from tests.screens.deeds import (
    A_TO_Z,
    LEFT,
    all_html,
    answer_rows,
    answered,
    back_at,
    behind,
    change_table,
    labels_of,
    limited,
    names_of_rows,
    pick,
    picked,
    plain,
    planned,
    reported,
    seen,
    tick,
    typed_in,
    unfold,
    untick,
    weighed,
)
from tests.screens.tapping import at, calm, opened_row, pressed, status, tap


def _own(app: AppTest, center: str, fact: str, amount: Amount | None) -> AppTest:
    """A fact typed in on Must-haves, in the row of its center."""
    app = calm(unfold(app, "own.each").selectbox(key="own.fact").set_value(fact).run())
    return typed_in(app, center, fact, amount)


def test_what_is_true_for_the_person_counts_in_place_of_the_list_and_both_are_shown(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough"), "near_enough", 60.0)
    assert LEFT.format(3) in status(app)
    app = _own(app, "cedar", "minutes", 80.0)
    assert reported(app) == {("cedar", "minutes"): Measurement(80.0, "", date(2026, 11, 20), reported=True)}
    field = app.number_input(key="answer.cedar.minutes")  # its row stays, though its center is set aside
    assert field.placeholder == words.OWN_LIST_SAYS.format(fact=words.GLANCE_EXAMPLE.format(fact="30 min"))
    assert LEFT.format(2) in status(app)
    own = "The trip takes 80 minutes one way. (You typed this in on November 20, 2026.)"
    assert f"Cedar Clinic: {own}" in behind(all_html(app), words.MUST_ASIDE.format(count=2))
    app = at(untick(app, "near_enough"), words.COMPARE)
    beyond = words.table("BEYOND_SENTENCE")["more"].format(limit="60 min")
    assert f"<li>{own} {beyond}</li>" in opened_row(app, "Cedar Clinic")
    assert "The trip takes 30 minutes" not in opened_row(app, "Cedar Clinic")


def test_on_must_haves_only_what_is_the_person_s_own_is_asked_a_row_a_center_a_to_z(opened: Any) -> None:
    app = unfold(at(opened(), words.MUST), "own.each")
    assert app.selectbox(key="own.fact").options == ["Travel time, one way"]
    assert answer_rows(app) == A_TO_Z


def test_the_checklist_has_the_same_rows_on_ask(opened: Any) -> None:
    app = _own(at(opened(), words.MUST), "birch", "minutes", 20.0)
    app = unfold(at(app, words.ASK), "tell")
    app = calm(app.radio(key="tell.way").set_value("fact").run())
    assert answer_rows(app) == A_TO_Z
    assert app.number_input(key="answer.birch.minutes").value == 20


def test_the_example_person_s_facts_are_left_out_and_back_with_a_tap(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough"), "near_enough", 30.0)
    assert words.EXAMPLE_USED.format(whose="Robin") in plain(app)
    assert LEFT.format(2) in status(app)
    app = pressed(app, "example.switch")
    assert words.EXAMPLE_LEFT in plain(app)
    assert LEFT.format(4) in status(app)  # no trip is known, so no center is too far
    app = unfold(app, "own.each")
    assert app.number_input(key="answer.birch.minutes").placeholder == words.TELL_OPEN
    assert LEFT.format(2) in status(pressed(app, "example.switch"))


UNSAID = [
    words.OWN_MEDICINE,
    *(short_label(each) for each in load(EXAMPLE).indicators.values() if each.personal),
]


def test_compare_says_that_they_are_not_known_and_a_tap_puts_the_example_in_and_out(opened: Any) -> None:
    app = at(weighed(opened(lent=False), "way", "cost"), words.COMPARE)
    unknown = words.OWN_UNKNOWN.format(facts=listed(UNSAID))
    mark = words.GLANCE_EXAMPLE.format(fact="")
    assert unknown in seen(app)
    assert mark not in seen(app)
    tap(app, "centers", "example", "yes")
    assert calm(app).session_state["answers"].example is True
    assert mark in seen(app)
    assert unknown not in seen(app)
    tap(app, "centers", "example", "")
    assert calm(app).session_state["answers"].example is False
    assert unknown in seen(app)


def test_the_trips_of_a_list_that_a_person_brought_count_once_they_ask_for_them(opened: Any) -> None:
    app = opened(lent=False)
    shipped = load(EXAMPLE)
    mine = replace(as_own(shipped), name="mine", made_up=False)
    app.session_state["list.own"], app.session_state["list.opened"] = mine, of_own(shipped, mine)
    app = at(weighed(calm(app.run()), "way", "cost"), words.COMPARE)
    assert words.LISTED_IN in seen(app)
    assert words.EXAMPLE_IN not in seen(app)
    mark = words.GLANCE_LISTED.format(fact="")
    assert mark not in seen(app)
    tap(app, "centers", "example", "yes")
    assert mark in seen(app)
    assert words.LISTED_OUT in seen(app)


def test_compare_says_what_the_person_has_not_said_yet_and_leads_to_where_they_can(opened: Any) -> None:
    """Also where it is behind a factor that they have not placed: it counts, if least."""
    app = at(weighed(opened(lent=False), "staff"), words.COMPARE)
    assert len(UNSAID) == 2
    assert words.OWN_UNKNOWN.format(facts=listed(UNSAID)) in seen(app)
    assert f'data-go="must-haves">{words.OWN_ADD}</a>' in all_html(app)
    app = planned(at(opened(lent=False), words.MUST), "alphamab")
    app = at(weighed(app, "staff"), words.COMPARE)
    assert words.OWN_UNKNOWN.format(facts=listed(UNSAID[1:])) in seen(app)


def test_a_list_begins_without_its_example_person_s_facts_and_one_that_names_nobody_calls_them_its_own(
    opened: Any, copied_example: Path
) -> None:
    info = copied_example / "list.toml"
    app = at(opened(copied_example, lent=False), words.MUST)
    assert words.EXAMPLE_LEFT in plain(app)
    assert "example.switch" in [each.key for each in app.button]
    app = at(app, words.COMPARE)
    assert words.GLANCE_EXAMPLE.format(fact="") not in all_html(app)
    info.write_text(info.read_text().replace('example = "Robin"\n', ""))
    app = at(opened(copied_example), words.MUST)
    assert app.button(key="example.switch").label == words.LISTED_OUT
    trip = short_label(load(copied_example).indicators["minutes"])  # the one such fact that the list has
    assert words.LISTED_USED.format(facts=trip) in plain(app)


def test_what_is_typed_in_on_must_haves_can_be_taken_back_on_ask(opened: Any) -> None:
    app = at(_own(at(opened(), words.MUST), "cedar", "minutes", 80.0), words.ASK)
    assert reported(pressed(app, "back.cedar.minutes")) == {}


def _zip(app: AppTest, code: str) -> AppTest:
    return calm(app.text_input(key="zip").set_value(code).run())


def test_with_a_zip_code_that_is_known_the_cards_say_how_far_away_a_center_is(
    opened: Any, copied_example: Path
) -> None:
    change_table(copied_example, {("ash", "zip"): "60601", ("birch", "zip"): "10001"})
    app = at(opened(copied_example), words.MUST)
    assert words.OWN_ZIP_NOTE not in seen(app)
    app = _zip(app, " 60601 ")
    assert words.OWN_ZIP_NOTE in seen(app)
    assert words.OWN_ZIP_UNKNOWN not in seen(app)
    app = at(app, words.COMPARE)
    assert f"<p>{words.OWN_MILES_NEAR}</p>" in opened_row(app, "Ash Hospital")
    assert re.search(
        r"<p>About 7\d\d miles from you in a straight line\.</p>", opened_row(app, "Birch Clinic")
    )
    assert "in a straight line" not in opened_row(app, "Cedar Clinic")  # its ZIP code is made up
    app = back_at(app, words.MUST)
    assert (app.text_input(key="zip").value or "").strip() == "60601"
    assert "in a straight line" not in all_html(at(_zip(app, ""), words.COMPARE))


@pytest.mark.parametrize("code", ["00000", "6060", "<b>"])
def test_with_a_zip_code_that_is_not_known_no_distance_is_shown(
    opened: Any, copied_example: Path, code: str
) -> None:
    change_table(copied_example, {("ash", "zip"): "60601"})
    app = _zip(at(opened(copied_example), words.MUST), code)
    assert words.OWN_ZIP_UNKNOWN in seen(app)
    assert words.OWN_ZIP_NOTE not in seen(app)
    assert "in a straight line" not in all_html(at(app, words.COMPARE))


def _add(app: AppTest, name: str) -> AppTest:
    app.text_input(key="place.name").set_value(name)
    return pressed(app, "place.add")


def test_a_place_of_one_s_own_is_on_compare_as_one_more_card_of_which_nothing_is_known(
    opened: Any,
) -> None:
    app = _add(at(opened(), words.MUST), "  Where I go now ")
    assert "Still on your list: 5 of 5." in status(app)
    app = at(app, words.COMPARE)
    assert names_of_rows(app) == [*A_TO_Z, "Where I go now"]
    card = opened_row(app, "Where I go now")
    assert f'<p class="where">{words.OWN_PLACE_SITE}</p>' in card
    assert words.table("CARD_NONE")["fits"] in card
    assert "We do not know how many MS nurses work there." in card
    assert "hecked" not in card
    app = at(pressed(pressed(app, "go.back"), "place.staff"), words.COMPARE)
    own = opened_row(app, "Where I go now")
    assert f'<b class="points">{words.GLANCE_OPEN.format(low=0, high=100)}</b>' in own


def test_a_place_of_one_s_own_can_have_facts_reported_and_be_set_aside_like_the_others(opened: Any) -> None:
    app = _own(_add(at(opened(), words.MUST), "At home"), "own:1", "minutes", 0.0)
    assert app.number_input(key="answer.own:1.minutes").placeholder == words.TELL_OPEN
    app = at(app, words.COMPARE)
    assert "<li>The trip takes 0 minutes one way. (You typed this in on" in opened_row(app, "At home")
    app = answered(at(app, words.ASK), "own:1", "fee", True, "")
    app = tick(back_at(app, words.MUST), "no_fee")
    assert "Still on your list: 2 of 5." in status(app)
    assert "At home" not in names_of_rows(at(app, words.COMPARE))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("", words.OWN_PLACE_EMPTY, id="no name"),
        pytest.param("   ", words.OWN_PLACE_EMPTY, id="spaces"),
        pytest.param("Ash Hospital", words.OWN_PLACE_TWICE, id="a center of the list"),
        pytest.param(" at HOME ", words.OWN_PLACE_TWICE, id="added before, capitals and spaces aside"),
    ],
)
def test_a_place_without_a_name_of_its_own_is_refused_with_a_sentence(
    opened: Any, name: str, problem: str
) -> None:
    app = _add(at(opened(), words.MUST), "At home")
    assert problem not in seen(app)
    app = _add(app, name)
    assert problem in seen(app)
    assert "Still on your list: 5 of 5." in status(app)
    assert problem not in seen(calm(app.run()))  # said once


def test_a_place_is_removed_with_its_answers_though_it_is_picked(opened: Any) -> None:
    app = _add(_add(at(opened(), words.MUST), "At home"), "To wait")
    app = _own(_own(app, "own:2", "minutes", 5.0), "own:1", "minutes", 0.0)
    app = at(app, words.COMPARE)
    app = pick(app, "ash", "own:1")
    app = calm(at(app, words.ASK).selectbox(key="sheet").set_value("own:1").run())
    app = pressed(back_at(app, words.MUST), "remove.own:1")
    assert "Still on your list: 5 of 5." in status(app)
    assert list(reported(app)) == [("own:2", "minutes")]
    assert labels_of(app, "remove") == {"remove.own:2": "Remove from my list: To wait"}
    app = at(app, words.COMPARE)
    assert names_of_rows(app) == [*A_TO_Z, "To wait"]
    assert picked(app) == ["ash"]
    assert "At home" not in seen(at(app, words.ASK))


def test_the_name_of_a_place_is_shown_as_it_was_typed(opened: Any) -> None:
    name = "*My* <b>place</b> [x](y)"
    app = _add(at(opened(), words.MUST), name)
    assert labels_of(app, "remove") == {"remove.own:1": f"Remove from my list: {name}"}
    assert "\\*My\\* \\<b>" in app.button(key="remove.own:1").label
    html = all_html(at(app, words.COMPARE))
    assert f">{escape(name)}</button></h3>" in html
    assert "<b>place" not in html


def test_the_zip_code_is_asked_only_where_some_center_has_one_that_is_known(
    opened: Any, copied_example: Path
) -> None:
    app = at(opened(), words.MUST)
    assert not [field for field in app.text_input if field.key == "zip"]
    change_table(copied_example, {("ash", "zip"): "60601"})
    app = at(opened(copied_example), words.MUST)
    assert [field.label for field in app.text_input if field.key == "zip"] == [words.OWN_ZIP]
