"""A counselor with a client: prompts, names and points hidden at first, and whose word each weight is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from decision.catalog.catalog import load
from decision.person.answers import Answers
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import heading, listings, rows, tap
from tests.screens.walk import (
    Walk,
    ask,
    compare,
    drawn_from,
    leaning,
    learn,
    must_haves,
    said,
    start,
    take_home,
    text,
    what_matters,
)

NAMES = [center.name for center in load(EXAMPLE).providers]
STEPS = ("", "learn", "must-haves", "what-matters", "compare", "ask", "take-home")
LETTER = re.compile(words.NAMELESS.format(letters="[A-Z]") + r"\b")
POINTS = '<b class="points">'


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        walk = Walk()
        walk.to("for-counselors")
        walk.set("radio", "mode", "counselor")
        yield walk


def weighed(walk: Walk, *factors: str) -> None:
    walk.to("what-matters")
    walk.tap(*(f"place.{factor}" for factor in factors))


def named(walk: Walk) -> list[str]:
    shown = text(walk)
    return [name for name in NAMES if name in shown]


def test_the_page_for_counselors_has_the_guide(walk: Walk) -> None:
    shown = text(walk)
    for name in ("COUNSEL_PARTS", "COUNSEL_GUIDE", "COUNSEL_STEPS", "COUNSEL_STEPS_DO"):
        assert [line for line in words.table(name).values() if line not in shown] == [], name
    assert words.COUNSEL_TIME in shown, "apart from how one decides now"


@pytest.mark.parametrize("step", ["for-counselors", "learn", "take-home"])
def test_a_clock_that_is_closed_at_first_is_at_the_top_for_a_counselor_and_for_nobody_else(
    walk: Walk, step: str
) -> None:
    clock = words.COUNSEL_MINUTES.format(count=0)
    walk.to(step)
    assert words.COUNSEL_CLOCK in text(walk)
    assert clock not in text(walk)
    walk.unfold("clock")
    assert clock in text(walk)
    walk.to("for-counselors")
    walk.set("radio", "mode", "alone")
    walk.to(step)
    assert words.COUNSEL_CLOCK not in text(walk)


def test_take_home_says_that_a_saved_page_shows_what_is_hidden_on_the_screen(walk: Walk) -> None:
    walk.to("take-home")
    assert words.HOME_HIDDEN in text(walk)
    walk.to("for-counselors")
    walk.set("radio", "mode", "alone")
    walk.to("take-home")
    assert words.HOME_HIDDEN not in text(walk)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_prompt_for_a_counselor_and_none_for_all_others(walk: Walk, step: str) -> None:
    walk.to(step)
    prompt = words.table("COUNSEL")[step or "start"].split("“")[0]
    assert prompt in text(walk)
    assert 'class="counsel"' in text(walk)
    walk.to("for-counselors")
    walk.set("radio", "mode", "alone")
    walk.to(step)
    assert 'class="counsel"' not in text(walk)


def test_the_worked_sum_on_about_has_no_points_while_these_are_hidden(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.to("about")
    shown = text(walk)
    assert words.ABOUT_CARD_HIDDEN in shown
    assert not re.search(r"\d points", shown)
    walk.to("compare")
    walk.set("selectbox", "lean.before", ":unsure")
    walk.to("about")
    assert words.ABOUT_CARD_HIDDEN not in text(walk)
    assert re.search(r"\d points", text(walk))


@pytest.mark.parametrize("step", ["compare", "ask"])
def test_names_are_hidden_until_they_are_shown(walk: Walk, step: str) -> None:
    weighed(walk, "cost")
    walk.to("compare")
    walk.set("selectbox", "lean.before", ":unsure")
    walk.to(step)
    assert named(walk) == []
    assert LETTER.search(text(walk))
    assert not [pills for pills in walk.app.pills if pills.key == "name.changed"]
    walk.tap("counselor.names")
    assert named(walk)
    assert not LETTER.search(text(walk))
    walk.set("pills", "name.changed", True)
    assert said(walk).name_changed is True


@pytest.mark.parametrize(
    "ways",
    [(start, learn, must_haves), (what_matters, compare, leaning, compare, ask, take_home)],
    ids=["until must-haves", "from what matters on"],
)
def test_with_names_hidden_no_screen_names_a_center_whatever_is_opened_or_answered(
    walk: Walk, ways: Sequence[Callable[[Walk], None]]
) -> None:
    walk.to("")
    for way in ways:
        way(walk)
    for address in (*STEPS, "your-own-list", "for-counselors", "about"):
        walk.to(address)
        walk.see(address)
    assert said(walk).hides_names
    shown = [(each.state, text) for each in walk.shown for text in [*each.markdown, *each.html, *each.labels]]
    assert [(state, name, text) for state, text in shown for name in NAMES if name in text] == []


def test_what_is_true_at_each_center_is_asked_once_the_names_are_shown(walk: Walk) -> None:
    def asked() -> list[str]:
        return [field.label for field in walk.app.number_input if (field.key or "").startswith("answer.")]

    walk.to("must-haves")
    walk.unfold("own.each")
    assert asked() == []
    assert not [radio for radio in walk.app.radio if radio.key == "own.fact"]
    assert words.OWN_NAMES in text(walk)
    walk.to("compare")
    walk.tap("counselor.names")
    walk.to("must-haves")
    walk.unfold("own.each")
    assert asked() == sorted(NAMES)
    assert words.OWN_NAMES not in text(walk)


def test_a_center_has_the_same_letter_for_one_person_all_the_time_and_another_for_the_next(
    walk: Walk,
) -> None:
    first = said(walk).letters
    assert first
    walk.to("compare")
    letters = list(rows(walk.app))
    walk.to("ask")
    walk.to("compare")
    assert (said(walk).letters, list(rows(walk.app))) == (first, letters)
    walk.app.session_state["answers"] = Answers()  # as for the next person
    walk.to("compare")
    assert said(walk).letters not in (0, first)


def test_a_client_sees_what_matters_to_them_before_they_are_asked_where_they_lean(walk: Walk) -> None:
    weighed(walk, "cost")
    assert not [box for box in walk.app.selectbox if box.key == "lean.before"]
    walk.to("compare")
    assert words.GLANCE_YOURS.format(factors="Cost") in text(walk)
    assert [box.label for box in walk.app.selectbox if box.key == "lean.before"] == [words.LEAN_SEEN_ASK]


def test_take_home_shows_what_matters_at_once_and_the_names_once_they_are_shown(walk: Walk) -> None:
    weighed(walk, "cost", "way")
    walk.to("take-home")
    assert named(walk) == []
    assert words.COUNSEL_POINTS in text(walk)
    assert "<li>Cost" in text(walk)
    walk.to("compare")
    walk.set("selectbox", "lean.before", ":unsure")
    walk.to("take-home")
    assert LETTER.search(text(walk))
    walk.tap("counselor.names")
    assert named(walk)


def test_points_are_hidden_until_the_client_has_said_where_they_lean(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.to("compare")
    assert POINTS not in text(walk)
    assert words.COUNSEL_POINTS in text(walk)
    assert words.WHY_HIDDEN in text(walk)
    assert words.WHY_NEEDS_ORDER not in text(walk), "they have said what matters"
    walk.set("selectbox", "lean.before", ":unsure")
    assert POINTS in text(walk)
    assert words.WHY_HIDDEN not in text(walk)
    assert words.COUNSEL_POINTS not in text(walk)


@pytest.mark.parametrize("picked", [("ash", "birch"), ("ash", "birch", "cedar")], ids=["two", "three"])
def test_side_by_side_no_fact_is_called_a_better_fit_until_the_client_has_said_where_they_lean(
    walk: Walk, picked: Sequence[str]
) -> None:
    weighed(walk, "cost")
    walk.to("compare")
    for id in picked:
        tap(walk.app, "centers", "pick", id)
    assert 'class="side"' in text(walk)
    marks = (words.SIDE_STRONGER, words.SIDE_STRONGEST)
    assert not any(mark in text(walk) for mark in (*marks, 'class="stronger'))
    walk.set("selectbox", "lean.before", ":unsure")
    assert any(mark in text(walk) for mark in marks)


def test_a_lean_said_while_names_were_hidden_is_sent_to_the_browser_by_its_name(walk: Walk) -> None:
    """A browser sends back the words that it shows: of a letter that is no more, the answer would be lost."""
    weighed(walk, "cost")
    walk.to("compare")
    walk.set("selectbox", "lean.before", "birch")
    walk.tap("counselor.names")
    box = walk.app.selectbox(key="lean.before").proto
    assert (box.set_value, box.raw_value) == (True, "Birch Clinic")
    walk.to("take-home")
    assert words.HOME_LEAN_BEFORE.format(name="Birch Clinic") in text(walk)


def test_while_points_are_hidden_the_status_says_what_shows_them(
    walk: Walk,
) -> None:
    weighed(walk, "cost")
    walk.to("compare")
    shown = text(walk)
    assert words.STATUS_HIDDEN in shown
    assert words.STATUS_NOTHING not in shown
    walk.set("selectbox", "lean.before", ":unsure")
    shown = text(walk)
    assert words.STATUS_HIDDEN not in shown


def test_what_the_counselor_taps_is_shown_to_the_client_who_can_make_it_their_own(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("place.staff")
    sentence = words.COUNSEL_SET.format(labels="Staff")
    assert sentence in text(walk)
    assert said(walk).by_counselor == {("order", "staff")}
    walk.to("compare")
    assert sentence in text(walk)
    walk.tap("counselor.agrees.staff")
    assert said(walk).not_agreed == frozenset()
    assert sentence not in text(walk)
    assert words.COUNSEL_AGREED in text(walk)
    walk.to("what-matters")
    assert words.COUNSEL_SET_AGREED in text(walk)


def test_the_client_agrees_one_by_one_or_to_all_and_take_home_says_who_set_each_weight(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("place.staff", "place.way")
    walk.to("take-home")
    walk.tap("counselor.agrees.staff")
    assert said(walk).not_agreed == {("order", "way")}
    shown = text(walk)
    for how, label in (
        (words.HOME_SET_MINE, "Cost"),
        (words.HOME_SET_AGREED, "Staff"),
        (words.HOME_SET, "Getting there"),
    ):
        assert f"<li>{how.format(label=label)}</li>" in shown
    walk.to("what-matters")
    walk.tap("up.staff")
    assert said(walk).agreed == frozenset(), "what the counselor sets again is not agreed to yet"
    walk.to("take-home")
    walk.tap("counselor.agrees")
    assert said(walk).not_agreed == frozenset()


def rows_of_the_counselor(walk: Walk) -> list[str]:
    rows = re.findall(r'<li class="swing.*?</li>', listings(walk.app), re.DOTALL)
    return [re.findall('data-key="swing-([^"]*)"', row)[0] for row in rows if words.COUNSEL_SET_ROW in row]


def test_what_the_counselor_set_is_marked_in_its_row_and_stays_so_when_another_is_moved(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("place.staff", "place.way")
    walk.set("checkbox", "counselor.sets", False)
    walk.tap("up.staff")
    assert rows_of_the_counselor(walk) == ["way"]
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("down.cost")
    assert sorted(rows_of_the_counselor(walk)) == ["cost", "way"]
    walk.set("radio", "way", "words")
    assert rows_of_the_counselor(walk) == []


def test_a_word_is_marked_as_whose_it_was_when_it_was_said(walk: Walk) -> None:
    walk.to("what-matters")
    walk.set("radio", "way", "words")
    walk.tap("word.cost 3")
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("word.staff 2")
    walk.set("checkbox", "counselor.sets", False)
    walk.tap("word.way 1")
    assert said(walk).by_counselor == {("words", "staff")}


def test_alone_nothing_is_marked_as_a_counselor_s(walk: Walk) -> None:
    walk.to("what-matters")
    walk.set("checkbox", "counselor.sets", True)
    walk.to("for-counselors")
    walk.set("radio", "mode", "alone")
    weighed(walk, "cost")
    assert said(walk).by_counselor == frozenset()


def test_the_next_client_begins_at_start_still_with_the_counselor_and_with_nothing_of_the_last_one(
    walk: Walk,
) -> None:
    weighed(walk, "cost")
    before = said(walk).letters
    walk.to("take-home")
    walk.tap("afresh.ask", "afresh.yes")
    assert replace(said(walk), letters=0) == Answers(mode="counselor")
    assert said(walk).letters != before
    assert heading(walk.app) == words.START_DECISION
    assert words.AFRESH_DONE in text(walk)
    weighed(walk, "cost")
    walk.to("")
    assert words.AFRESH_DONE not in text(walk), "said until the next one says something"
