"""What a tab or a file gives back stays said, though the page still shows what was there before."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from decision.catalog.catalog import load
from decision.method.must_haves import Wanted
from decision.method.preferences import Order
from decision.person.answer_files import Saved, read, written
from decision.person.answers import Answers
from decision.person.fitting import saved
from decision.person.own_lists import named, opened, text_of
from decision.person.who_set import MODES, UNSURE, Leaning, Mode
from decision.screens.frame import session
from decision.screens.frame.keeping import Left, _Kept
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import calm
from tests.screens.walk import Walk, drawn_from, every_node, text

SAID = Answers(
    order=Order((("cost",),)),
    leaning=Leaning("ash"),
    medicine="alphamab",
    wanted=Wanted(frozenset({"no_fee"})),
)
DAY = date(2026, 11, 20)
OWN = named("mine", ["Oak Center", "Elm Clinic"])
OWN_TEXT = text_of(opened(load(EXAMPLE), OWN), OWN)


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        yield Walk()


def give_back(walk: Walk, said: Answers, own_list: str = "", *, began: datetime | None = None) -> None:
    """The run after the tab was found to have this from an earlier session."""
    left = Left(written(Saved(said, began=began)), own_list)
    walk.app.session_state["tab"] = _Kept("new", taken=True, handed=left)
    calm(walk.app.run())


def page_shows_it(walk: Walk) -> None:
    walk.app.session_state["tab"] = replace(walk.app.session_state["tab"], drawn=True)
    calm(walk.app.run())


def answers(walk: Walk) -> Answers:
    found: Answers = walk.app.session_state["answers"]
    return found


@pytest.mark.parametrize("mode", MODES)
def test_a_saved_file_gives_all_answers_back_with_whomever_they_were_given(walk: Walk, mode: Mode) -> None:
    walk.to("what-matters")
    walk.tap("place.staff")  # so that what is open shows something else
    walk.to("")
    said = replace(SAID, mode=mode, put_away=SAID.weighing if mode == "two" else None)
    walk.bring(written(saved(said, load(EXAMPLE), DAY)).encode(), "my-answers.json")
    assert replace(answers(walk), letters=said.letters) == said
    assert words.SAVED_OPENED in text(walk)
    walk.to("what-matters")
    assert replace(answers(walk), letters=said.letters) == said


@pytest.mark.parametrize("step", ["what-matters", "must-haves", "learn", "compare"])
def test_a_tap_on_a_page_that_does_not_show_yet_what_came_back_takes_nothing_of_it(
    walk: Walk, step: str
) -> None:
    walk.to(step)
    before = walk.app._tree.get_widget_states()
    give_back(walk, SAID)
    calm(walk.app._run(before))
    assert answers(walk) == SAID


def test_a_leaning_to_a_center_of_ones_own_list_outlives_such_a_tap(walk: Walk) -> None:
    walk.to("what-matters")
    before = walk.app._tree.get_widget_states()
    give_back(walk, replace(SAID, leaning=Leaning("center_2")), OWN_TEXT)
    calm(walk.app._run(before))
    assert answers(walk).leaning == Leaning("center_2")
    assert walk.app.selectbox(key="lean.before").value == "center_2"


def test_what_such_a_tap_says_anew_counts(walk: Walk) -> None:
    walk.to("what-matters")
    walk.app.selectbox(key="lean.before").set_value(UNSURE)
    tapped = walk.app._tree.get_widget_states()
    give_back(walk, SAID)
    calm(walk.app._run(tapped))
    assert answers(walk) == replace(SAID, leaning=Leaning(UNSURE))


def test_once_the_page_shows_it_all_that_its_widgets_say_counts_again(walk: Walk) -> None:
    walk.to("must-haves")
    give_back(walk, SAID)
    page_shows_it(walk)
    walk.set("checkbox", "must.no_fee", False)
    assert answers(walk).wanted.on == frozenset()


def test_a_run_that_ends_before_all_is_taken_up_loses_nothing_of_it(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as stopped:
        stopped.setattr(session, "bring_back", ended)
        walk.app.session_state["tab"] = _Kept("new", taken=True, handed=Left(written(Saved(SAID)), OWN_TEXT))
        walk.app.run()
    assert answers(walk) == Answers()
    calm(walk.app.run())
    assert answers(walk) == SAID
    assert walk.app.session_state["list.own"].name == OWN.name
    assert walk.app.session_state["tab"].handed is None


def test_the_counselor_s_clock_goes_on_from_when_they_began(walk: Walk) -> None:
    began = datetime.now(UTC) - timedelta(minutes=12, seconds=5)
    give_back(walk, Answers(mode="counselor"), began=began)
    walk.to("learn")
    walk.unfold("clock")
    walk.see("brought back")
    assert words.COUNSEL_MINUTES.format(count=12) in walk.shown[-1].markdown


def test_the_tab_keeps_when_the_counselor_began_and_a_saved_file_does_not(walk: Walk) -> None:
    walk.to("for-counselors")
    walk.set("radio", "mode", "counselor")
    walk.to("learn")
    began = walk.app.session_state["began"]
    (kept,) = (json.loads(each) for each in texts_for_the_tab(walk))
    assert read("", kept["text"].encode()).began == began
    assert "began" not in json.loads(written(saved(answers(walk), load(EXAMPLE), began.date())))


def texts_for_the_tab(walk: Walk) -> list[str]:
    found = [node.proto for node in every_node(walk.app._tree) if node.type == "bidi_component"]
    return [each.json for each in found if each.component_name.endswith("keeping")]
