"""A page with one listing: a picked row goes to the front, and a fold says how many taps there were."""

import streamlit as st

from decision.screens.frame.listing import listing, tapped

order = st.session_state.setdefault("order", ["fern", "quill", "wren"])
count = st.session_state.setdefault("count", 0)
tap = tapped("rows")
if tap:
    order.remove(tap.on)
    order.insert(0, tap.on)
    st.session_state["count"] = count = count + 1
rows = "".join(f'<p id="{each}"><button data-pick="{each}">{each}</button></p>' for each in order)
listing(f"{rows}<details><summary>Taps</summary><b>{count}</b></details>", key="rows")
st.checkbox("Another widget")
