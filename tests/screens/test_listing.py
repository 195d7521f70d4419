"""A listing as the app's script sees it: what it shows, and the tap that it reports once."""

import pytest
from streamlit.testing.v1 import AppTest

from decision.screens.frame.listing import Tap
from tests.screens.tapping import shown, tap

_PAGE = """
import streamlit as st
from decision.screens.frame.listing import listing, tapped

before = tapped("centers")
after = listing(f"<p>{before}</p>", key="centers")
st.session_state["seen"] = [*st.session_state.get("seen", []), (before, after)]
"""


def _app() -> AppTest:
    return AppTest.from_string(_PAGE).run()


def test_a_listing_hands_its_html_on_as_it_is() -> None:
    assert shown(_app()) == "<p>None</p>"


@pytest.mark.parametrize("kind", ["pick", "open", "swap", "move"])
def test_a_tap_is_known_from_the_start_of_its_run_and_gone_in_the_next(kind: str) -> None:
    app = _app()
    tap(app, "centers", kind, "wren")
    app.run()
    said = Tap(kind, "wren")
    assert app.session_state["seen"] == [(None, None), (said, said), (None, None)]


@pytest.mark.parametrize("sent", ["pick", ["pick"], ["delete", "wren"], 5, None])
def test_what_is_not_a_tap_of_ours_is_no_tap(sent: object) -> None:
    app = _app()
    app.session_state["centers"] = {"tap": sent}
    app.run()
    assert not app.exception
    assert app.session_state["seen"][-1] == (None, None)
