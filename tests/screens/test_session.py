"""What is kept between taps: what a widget says goes first, and a widget shows what the answers say."""

from dataclasses import replace
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order
from decision.person.answers import Answers
from decision.person.narrowing import Narrow
from decision.person.who_set import Leaning
from decision.screens.frame import session
from decision.screens.frame.session import Key
from tests.screens.tapping import calm as _calm


def _screen() -> None:
    # Runs as a script of its own, so it imports what it needs.
    import streamlit as st  # noqa: PLC0415

    from decision.person.answers import WAYS  # noqa: PLC0415
    from decision.screens.frame import session  # noqa: PLC0415
    from decision.screens.frame.session import Key  # noqa: PLC0415

    session.begin()
    session.put("at.begin", session.kept())
    st.radio("way", WAYS, key=session.seeded(Key.WAY), persist_state="session")
    number = session.seeded(Key.NUMBER.of("a"))
    st.number_input("number", 0.0, None, None, key=number, persist_state="session")
    most = session.seeded(Key.TOO_MUCH.of("far"))
    st.number_input("too much", 0.0, None, None, key=most, persist_state="session")
    st.checkbox("must", key=session.seeded(Key.MUST.of("m")), persist_state="session")
    st.number_input("limit", 0.0, None, None, key=session.seeded(Key.LIMIT.of("m")), persist_state="session")
    st.number_input("miles", 0.0, None, None, key=session.seeded(Key.MILES), persist_state="session")
    kinds = session.seeded(Key.KINDS, ["hospital", "home"])
    st.pills("kinds", ["hospital", "home"], selection_mode="multi", key=kinds, persist_state="session")
    st.text_input("name", key=session.seeded(Key.NAME), persist_state="session")
    st.text_input("zip", key=session.seeded(Key.ZIP), persist_state="session")
    st.selectbox("medicine", ["", "x"], key=session.seeded(Key.MEDICINE), persist_state="session")
    st.checkbox("figures", key=session.seeded(Key.NO_FIGURES), persist_state="session")
    st.radio("mode", ["alone", "two"], key=session.seeded(Key.MODE), persist_state="session")
    changed = session.seeded(Key.NAME_CHANGED)
    st.pills("changed", [True, False], key=changed, persist_state="session")
    for key in (Key.LEAN_BEFORE, Key.LEAN_AFTER):
        st.selectbox(key, ["one", "two"], None, key=session.seeded(key), persist_state="session")
    ready = session.seeded(Key.READY.of("a"))
    st.pills("ready", [True, False], key=ready, persist_state="session")
    st.button("keep", key="keep", on_click=lambda: session.keep(session.read("to.keep", session.said())))
    session.put("after", session.said())


EVERYTHING = Answers(
    way="words",
    numbers=Numbers({"a": 3.0}),
    medicine="x",
    too_much={"far": 40.0},
    wanted=Wanted(frozenset({"m"}), {"m": 20.0}),
    zip_code="60601",
    no_figures=True,
    narrow=Narrow(30.0, frozenset({"home"}), "lake"),
    mode="two",
    name_changed=True,
    leaning=Leaning("one", "two"),
    ready={"a": False},
)
SHOWN: dict[str, Any] = {
    Key.WAY: "words",
    Key.NUMBER.of("a"): 3.0,
    Key.TOO_MUCH.of("far"): 40.0,
    Key.MUST.of("m"): True,
    Key.LIMIT.of("m"): 20.0,
    Key.MILES: 30.0,
    Key.KINDS: ["home"],
    Key.NAME: "lake",
    Key.ZIP: "60601",
    Key.MEDICINE: "x",
    Key.NO_FIGURES: True,
    Key.MODE: "two",
    Key.NAME_CHANGED: True,
    Key.LEAN_BEFORE: "one",
    Key.LEAN_AFTER: "two",
    Key.READY.of("a"): False,
}
"""What each widget shows of these answers."""


def _run(**state: Any) -> AppTest:
    app = AppTest.from_function(_screen, default_timeout=30)
    for key, value in state.items():
        app.session_state[key] = value
    return _calm(app.run())


def _said(app: AppTest) -> Answers:
    found: Answers = app.session_state["after"]
    return found


def _shown(app: AppTest) -> dict[str, Any]:
    return {key: app.session_state[key] for key in SHOWN}


def test_at_first_nothing_is_said_and_no_widget_says_anything() -> None:
    assert _said(_run()) == Answers()


def test_each_widget_shows_what_the_answers_say() -> None:
    app = _run(answers=EVERYTHING)
    assert _shown(app) == SHOWN
    assert _said(app) == EVERYTHING


@pytest.mark.parametrize("key", SHOWN)
def test_what_a_widget_says_goes_before_what_was_kept_and_is_kept_at_the_next_run(key: str) -> None:
    app = _run(answers=EVERYTHING)
    nothing = _shown(_run())
    app.session_state[key] = nothing[key]
    _calm(app.run())
    assert _said(app) != EVERYTHING
    assert app.session_state["at.begin"] == app.session_state["answers"] == _said(app)
    assert _shown(app) == {**SHOWN, key: nothing[key]}


@pytest.mark.parametrize("kept", [EVERYTHING, Answers()], ids=["all of them", "none"])
def test_answers_that_are_kept_are_shown_by_every_widget_even_one_that_said_otherwise(kept: Answers) -> None:
    other = Answers() if kept == EVERYTHING else EVERYTHING
    app = _run(answers=other)
    app.session_state["to.keep"] = kept
    _calm(app.button(key="keep").click().run())
    assert _said(app) == kept
    assert _shown(app) == _shown(_run(answers=kept))


def test_keeping_what_no_widget_shows_leaves_every_widget_as_it_is() -> None:
    app = _run(answers=EVERYTHING)
    kept = replace(EVERYTHING, order=Order((("a",),)))
    app.session_state["to.keep"] = kept
    _calm(app.button(key="keep").click().run())
    assert _said(app) == kept
    assert _shown(app) == SHOWN


def test_spaces_around_what_is_typed_count_for_nothing() -> None:
    app = _run()
    app.text_input(key=Key.ZIP).set_value(" 60601 ")
    app.text_input(key=Key.NAME).set_value(" lake ")
    said = _said(_calm(app.run()))
    assert (said.zip_code, said.narrow.name) == ("60601", "lake")


class _TwoWidgetsOfOneKey(dict[str, object]):
    """One question on two steps, as Streamlit holds it: all at once may give what the other step said."""

    def to_dict(self) -> dict[str, object]:
        return {**self, Key.WAY: "order"}


def test_the_widget_that_is_drawn_counts_and_not_the_one_of_another_step_with_its_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state = _TwoWidgetsOfOneKey({Key.ANSWERS: Answers(), Key.WAY: "words"})
    state[Key.ASKED] = frozenset({Key.WAY})
    monkeypatch.setattr(streamlit, "session_state", state)
    assert session.said().way == "words"
    session.keep(session.said())
    assert state[Key.WAY] == "words"
    session.keep(Answers(way="order"))
    assert state[Key.WAY] == "order"
