"""A counselor with a client: prompts, names and points hidden at first, and whose word each weight is."""

from collections.abc import Iterator

import pytest

from decision.catalog.catalog import load
from decision.person.answers import Answers
from decision.wording import words
from decision.wording.counseling import guide
from tests.conftest import EXAMPLE
from tests.screens.walk import Walk, drawn_from, said, text

NAMES = [center.name for center in load(EXAMPLE).providers]
STEPS = ("", "learn", "must-haves", "what-matters", "compare", "ask", "take-home")
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
    assert guide()[1] in text(walk)


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


@pytest.mark.parametrize("step", ["compare", "ask"])
def test_names_are_hidden_until_they_are_shown(walk: Walk, step: str) -> None:
    weighed(walk, "cost")
    walk.set("selectbox", "lean.before", ":unsure")
    walk.to(step)
    assert named(walk) == []
    assert words.NAMELESS.format(letters="A") in text(walk)
    assert not [pills for pills in walk.app.pills if pills.key == "name.changed"]
    walk.tap("counselor.names")
    assert named(walk)
    assert words.NAMELESS.format(letters="A") not in text(walk)
    walk.set("pills", "name.changed", True)
    assert said(walk).name_changed is True


def test_the_page_to_take_home_has_the_names_and_what_matters_whatever_was_hidden(walk: Walk) -> None:
    weighed(walk, "cost", "way")
    walk.to("take-home")
    assert named(walk)
    assert "<li>Cost</li>" in text(walk)


def test_points_are_hidden_until_the_client_has_said_where_they_lean(walk: Walk) -> None:
    weighed(walk, "cost")
    walk.to("compare")
    assert POINTS not in text(walk)
    assert words.COUNSEL_POINTS in text(walk)
    walk.set("selectbox", "lean.before", ":unsure")
    assert POINTS in text(walk)
    assert words.COUNSEL_POINTS not in text(walk)


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
    walk.tap("counselor.agrees")
    assert said(walk).by_counselor == frozenset()
    assert sentence not in text(walk)


def test_a_word_is_marked_as_whose_it_was_when_it_was_said(walk: Walk) -> None:
    walk.to("what-matters")
    walk.set("radio", "way", "words")
    walk.set("radio", "word.cost", 3)
    walk.set("checkbox", "counselor.sets", True)
    walk.set("radio", "word.staff", 2)
    walk.set("checkbox", "counselor.sets", False)
    walk.set("radio", "word.way", 1)
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
    walk.to("take-home")
    walk.tap("afresh.ask", "afresh.yes")
    assert said(walk) == Answers(mode="counselor")
    assert walk.app.title[0].value == words.START_DECISION
    assert words.AFRESH_DONE in text(walk)
    weighed(walk, "cost")
    walk.to("")
    assert words.AFRESH_DONE not in text(walk), "said until the next one says something"
