"""A page with a listing, whose picked row goes to the front, and a fold that says how many taps there were.

Under it are two parts that a tap draws again by themselves, a place for the last of all taps in them, and a
line that opens more, of which that place hears; and three choices, of which the last is never taken, in a
listing and again in a place that it brings them to.
"""

import time

import streamlit as st

from decision.screens.frame.listing import Elsewhere, fold, fold_lines, listing, place, tapped
from decision.screens.html.swings import Change, choices

order = st.session_state.setdefault("order", ["fern", "quill", "wren"])
count = st.session_state.setdefault("count", 0)
tap = tapped("rows")
if tap:
    order.remove(tap.on)
    order.insert(0, tap.on)
    st.session_state["count"] = count = count + 1
rows = "".join(f'<p id="{each}"><button data-pick="{each}">{each}</button></p>' for each in order)
listing(f"{rows}<details><summary>Taps</summary><b>{count}</b></details>", key="rows")
is_more = st.checkbox("Another widget")


@st.fragment
def _part(name: str) -> None:
    if tapped(name):
        st.session_state["said"] = f"{st.session_state.get('said', '')}{name}"
    said = f"<p>Said: {st.session_state.get('said', '')}</p>"
    elsewhere = Elsewhere({"last": said, "said": said, **fold_lines([("inside", "More")])}, {})
    listing(f'<button data-pick="{name}">Say {name}</button>', key=name, elsewhere=elsewhere)


turned = tapped("last")
if turned and turned.kind == "fold":
    st.session_state[turned.on] = not st.session_state.get(turned.on)
if fold("inside", by="last"):
    st.markdown("What is inside")
place("last", taps=True)
_part("a")
_part("b")
chosen = tapped("choices")
if chosen and chosen.on != "never":
    st.session_state["chosen"] = chosen.on
offered = [
    Change(each, each, each, each == st.session_state.get("chosen")) for each in ("one", "two", "never")
]
place("chosen", by="choices")
elsewhere = Elsewhere({"chosen": choices("Which one here?", "here", offered)}, {})
listing(choices("Which one?", "which", offered), key="choices", elsewhere=elsewhere)
if is_more:
    time.sleep(0.3)  # the page has drawn all else by then
    place("said", taps=True)
